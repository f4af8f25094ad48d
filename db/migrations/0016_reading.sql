-- What must not be overlooked in a tender document, and what a later document changes.

ALTER TABLE "tender" ADD COLUMN "amendment" BIGINT REFERENCES "file" ("id");
ALTER TABLE "tender" ADD COLUMN "changes_open" BIGINT;
ALTER TABLE "tender" ADD COLUMN "lines_found" BIGINT;
ALTER TABLE "tender" ADD COLUMN "lines_open" BIGINT;
ALTER TABLE "tender" ADD COLUMN "fatal_lines_open" BIGINT;
ALTER TABLE "tender_fact" ADD COLUMN "source" BIGINT REFERENCES "file" ("id");
ALTER TABLE "clause" ADD COLUMN "source" BIGINT REFERENCES "file" ("id");
CREATE INDEX "tender_by_amendment" ON "tender" ("amendment", "id");
CREATE INDEX "tender_fact_by_source" ON "tender_fact" ("source", "id");
CREATE INDEX "clause_by_source" ON "clause" ("source", "id");

CREATE TABLE "tender_line" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"tender"     BIGINT NOT NULL REFERENCES "tender" ("id"),
	"customer"   BIGINT REFERENCES "customer" ("id"),
	"team"       BIGINT REFERENCES "team" ("id"),
	"kind"       TEXT NOT NULL,
	"section"    TEXT NOT NULL,
	"text"       TEXT NOT NULL,
	"lines"      BIGINT,
	"page"       BIGINT,
	"place"      BIGINT,
	"source"     BIGINT REFERENCES "file" ("id"),
	"stage"      TEXT NOT NULL,
	"ticked_by"  BIGINT REFERENCES "user" ("id"),
	"ticked_at"  BIGINT,
	"note"       TEXT
);
CREATE INDEX "tender_line_by_tender" ON "tender_line" ("tender", "id");
CREATE INDEX "tender_line_by_customer" ON "tender_line" ("customer", "id");
CREATE INDEX "tender_line_by_team" ON "tender_line" ("team", "id");
CREATE INDEX "tender_line_by_kind" ON "tender_line" ("kind", "id");
CREATE INDEX "tender_line_by_section" ON "tender_line" ("section", "id");
CREATE INDEX "tender_line_by_lines" ON "tender_line" ("lines", "id");
CREATE INDEX "tender_line_by_page" ON "tender_line" ("page", "id");
CREATE INDEX "tender_line_by_place" ON "tender_line" ("place", "id");
CREATE INDEX "tender_line_by_stage" ON "tender_line" ("stage", "id");
CREATE INDEX "tender_line_by_ticked_by" ON "tender_line" ("ticked_by", "id");
CREATE INDEX "tender_line_by_source" ON "tender_line" ("source", "id");
CREATE INDEX "tender_line_by_created_by" ON "tender_line" ("created_by", "id");

CREATE TABLE "tender_change" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"tender"     BIGINT NOT NULL REFERENCES "tender" ("id"),
	"customer"   BIGINT REFERENCES "customer" ("id"),
	"team"       BIGINT REFERENCES "team" ("id"),
	"kind"       TEXT NOT NULL,
	"label"      TEXT NOT NULL,
	"path"       TEXT,
	"clause"     BIGINT REFERENCES "clause" ("id"),
	"mark"       TEXT,
	"was"        TEXT,
	"now"        TEXT NOT NULL,
	"quote"      TEXT,
	"page"       BIGINT,
	"source"     BIGINT REFERENCES "file" ("id"),
	"stage"      TEXT NOT NULL,
	"decided_by" BIGINT REFERENCES "user" ("id"),
	"decided_at" BIGINT,
	"note"       TEXT
);
CREATE INDEX "tender_change_by_tender" ON "tender_change" ("tender", "id");
CREATE INDEX "tender_change_by_customer" ON "tender_change" ("customer", "id");
CREATE INDEX "tender_change_by_team" ON "tender_change" ("team", "id");
CREATE INDEX "tender_change_by_kind" ON "tender_change" ("kind", "id");
CREATE INDEX "tender_change_by_label" ON "tender_change" ("label", "id");
CREATE INDEX "tender_change_by_page" ON "tender_change" ("page", "id");
CREATE INDEX "tender_change_by_stage" ON "tender_change" ("stage", "id");
CREATE INDEX "tender_change_by_clause" ON "tender_change" ("clause", "id");
CREATE INDEX "tender_change_by_source" ON "tender_change" ("source", "id");
CREATE INDEX "tender_change_by_decided_by" ON "tender_change" ("decided_by", "id");
CREATE INDEX "tender_change_by_created_by" ON "tender_change" ("created_by", "id");
