-- The deviation matrix: what a mark means in a tender, the library of answers, and what of the customer a bid uses.

CREATE TABLE "library_entry" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"title"          TEXT NOT NULL,
	"kind"           TEXT NOT NULL,
	"category"       TEXT,
	"stage"          TEXT NOT NULL,
	"question"       TEXT,
	"text"           TEXT,
	"value"          TEXT,
	"commitment_key" TEXT,
	"evidence"       TEXT,
	"keywords"       TEXT,
	"valid_to"       BIGINT,
	"origin"         BIGINT REFERENCES "clause_response" ("id"),
	"approved_by"    BIGINT REFERENCES "user" ("id"),
	"approved_on"    BIGINT,
	"review_on"      BIGINT,
	"uses"           BIGINT,
	"last_used_on"   BIGINT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"notes"          TEXT
);
CREATE INDEX "library_entry_by_title" ON "library_entry" ("title", "id");
CREATE INDEX "library_entry_by_kind" ON "library_entry" ("kind", "id");
CREATE INDEX "library_entry_by_category" ON "library_entry" ("category", "id");
CREATE INDEX "library_entry_by_stage" ON "library_entry" ("stage", "id");
CREATE INDEX "library_entry_by_value" ON "library_entry" ("value", "id");
CREATE INDEX "library_entry_by_origin" ON "library_entry" ("origin", "id");
CREATE INDEX "library_entry_by_approved_by" ON "library_entry" ("approved_by", "id");
CREATE INDEX "library_entry_by_review_on" ON "library_entry" ("review_on", "id");
CREATE INDEX "library_entry_by_uses" ON "library_entry" ("uses", "id");
CREATE INDEX "library_entry_by_last_used_on" ON "library_entry" ("last_used_on", "id");
CREATE INDEX "library_entry_by_owner" ON "library_entry" ("owner", "id");

CREATE TABLE "hit" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"bid"         BIGINT NOT NULL REFERENCES "bid" ("id"),
	"opportunity" BIGINT REFERENCES "opportunity" ("id"),
	"kind"        TEXT,
	"preference"  BIGINT REFERENCES "preference" ("id"),
	"requirement" BIGINT REFERENCES "requirement" ("id"),
	"interest"    BIGINT REFERENCES "stakeholder_interest" ("id"),
	"weakness"    BIGINT REFERENCES "competitor_product" ("id"),
	"section"     TEXT NOT NULL,
	"page"        BIGINT,
	"note"        TEXT,
	"owner"       BIGINT REFERENCES "user" ("id"),
	"team"        BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "hit_by_bid" ON "hit" ("bid", "id");
CREATE INDEX "hit_by_opportunity" ON "hit" ("opportunity", "id");
CREATE INDEX "hit_by_kind" ON "hit" ("kind", "id");
CREATE INDEX "hit_by_preference" ON "hit" ("preference", "id");
CREATE INDEX "hit_by_requirement" ON "hit" ("requirement", "id");
CREATE INDEX "hit_by_interest" ON "hit" ("interest", "id");
CREATE INDEX "hit_by_weakness" ON "hit" ("weakness", "id");
CREATE INDEX "hit_by_section" ON "hit" ("section", "id");
CREATE INDEX "hit_by_page" ON "hit" ("page", "id");
CREATE INDEX "hit_by_owner" ON "hit" ("owner", "id");
CREATE INDEX "hit_by_team" ON "hit" ("team", "id");

ALTER TABLE "clause_response" ADD COLUMN "evidence_page" BIGINT;
ALTER TABLE "clause_response" ADD COLUMN "library_entry" BIGINT REFERENCES "library_entry" ("id");
CREATE INDEX "clause_response_by_library_entry" ON "clause_response" ("library_entry", "id");
ALTER TABLE "tender" ADD COLUMN "star_meaning" TEXT;
ALTER TABLE "tender" ADD COLUMN "triangle_meaning" TEXT;
