-- Price, scores, proofs and results of a bid: the sealed price sheet and who may see it between sealing and opening,
-- the scoring table, what must be proven, and what became of it.

CREATE TABLE "bid_price" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"title"         TEXT,
	"bid"           BIGINT NOT NULL UNIQUE REFERENCES "bid" ("id"),
	"tender"        BIGINT REFERENCES "tender" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"stage"         TEXT NOT NULL,
	"content"       BYTEA,
	"content_hash"  TEXT,
	"edition"       BIGINT,
	"written_by"    BIGINT REFERENCES "user" ("id"),
	"written_at"    BIGINT,
	"submitted_by"  BIGINT REFERENCES "user" ("id"),
	"return_reason" TEXT,
	"seen_hash"     TEXT,
	"approved_hash" TEXT,
	"approved_by"   BIGINT REFERENCES "user" ("id"),
	"approved_at"   BIGINT,
	"voided_by"     BIGINT REFERENCES "user" ("id"),
	"voided_at"     BIGINT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"team"          BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "bid_price_by_title" ON "bid_price" ("title", "id");
CREATE INDEX "bid_price_by_tender" ON "bid_price" ("tender", "id");
CREATE INDEX "bid_price_by_customer" ON "bid_price" ("customer", "id");
CREATE INDEX "bid_price_by_stage" ON "bid_price" ("stage", "id");
CREATE INDEX "bid_price_by_edition" ON "bid_price" ("edition", "id");
CREATE INDEX "bid_price_by_written_at" ON "bid_price" ("written_at", "id");
CREATE INDEX "bid_price_by_approved_at" ON "bid_price" ("approved_at", "id");
CREATE INDEX "bid_price_by_owner" ON "bid_price" ("owner", "id");
CREATE INDEX "bid_price_by_team" ON "bid_price" ("team", "id");
CREATE INDEX "bid_price_by_written_by" ON "bid_price" ("written_by", "id");
CREATE INDEX "bid_price_by_submitted_by" ON "bid_price" ("submitted_by", "id");
CREATE INDEX "bid_price_by_approved_by" ON "bid_price" ("approved_by", "id");
CREATE INDEX "bid_price_by_voided_by" ON "bid_price" ("voided_by", "id");

CREATE TABLE "reveal_request" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"title"      TEXT,
	"bid"        BIGINT NOT NULL REFERENCES "bid" ("id"),
	"customer"   BIGINT REFERENCES "customer" ("id"),
	"stage"      TEXT NOT NULL,
	"purpose"    TEXT NOT NULL,
	"asked_by"   BIGINT REFERENCES "user" ("id"),
	"decided_by" BIGINT REFERENCES "user" ("id"),
	"decided_at" BIGINT,
	"ends_at"    BIGINT,
	"minutes"    BIGINT,
	"refusal"    TEXT,
	"team"       BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "reveal_request_by_title" ON "reveal_request" ("title", "id");
CREATE INDEX "reveal_request_by_bid" ON "reveal_request" ("bid", "id");
CREATE INDEX "reveal_request_by_customer" ON "reveal_request" ("customer", "id");
CREATE INDEX "reveal_request_by_stage" ON "reveal_request" ("stage", "id");
CREATE INDEX "reveal_request_by_asked_by" ON "reveal_request" ("asked_by", "id");
CREATE INDEX "reveal_request_by_decided_by" ON "reveal_request" ("decided_by", "id");
CREATE INDEX "reveal_request_by_ends_at" ON "reveal_request" ("ends_at", "id");
CREATE INDEX "reveal_request_by_team" ON "reveal_request" ("team", "id");
CREATE INDEX "reveal_request_by_created_by" ON "reveal_request" ("created_by", "id");

CREATE TABLE "score_item" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"tender"        BIGINT NOT NULL REFERENCES "tender" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"team"          BIGINT REFERENCES "team" ("id"),
	"stage"         TEXT NOT NULL,
	"place"         BIGINT,
	"part"          TEXT,
	"name"          TEXT NOT NULL,
	"kind"          TEXT NOT NULL,
	"points"        BIGINT NOT NULL,
	"criterion"     TEXT,
	"page"          BIGINT,
	"quote"         TEXT,
	"each"          BIGINT,
	"method"        TEXT,
	"coefficient"   BIGINT,
	"above"         BIGINT,
	"below"         BIGINT,
	"floor"         BIGINT,
	"trim_from"     BIGINT,
	"trim_highest"  BIGINT,
	"trim_lowest"   BIGINT,
	"self_points"   BIGINT,
	"reviews"       BIGINT,
	"proof"         TEXT,
	"proof_file"    BIGINT REFERENCES "file" ("id"),
	"owner"         BIGINT REFERENCES "user" ("id"),
	"actual_points" BIGINT,
	"notes"         TEXT
);
CREATE INDEX "score_item_by_tender" ON "score_item" ("tender", "id");
CREATE INDEX "score_item_by_customer" ON "score_item" ("customer", "id");
CREATE INDEX "score_item_by_team" ON "score_item" ("team", "id");
CREATE INDEX "score_item_by_stage" ON "score_item" ("stage", "id");
CREATE INDEX "score_item_by_place" ON "score_item" ("place", "id");
CREATE INDEX "score_item_by_part" ON "score_item" ("part", "id");
CREATE INDEX "score_item_by_name" ON "score_item" ("name", "id");
CREATE INDEX "score_item_by_kind" ON "score_item" ("kind", "id");
CREATE INDEX "score_item_by_points" ON "score_item" ("points", "id");
CREATE INDEX "score_item_by_self_points" ON "score_item" ("self_points", "id");
CREATE INDEX "score_item_by_owner" ON "score_item" ("owner", "id");
CREATE INDEX "score_item_by_actual_points" ON "score_item" ("actual_points", "id");
CREATE INDEX "score_item_by_proof_file" ON "score_item" ("proof_file", "id");

CREATE TABLE "score_review" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"title"      TEXT,
	"score_item" BIGINT NOT NULL REFERENCES "score_item" ("id"),
	"tender"     BIGINT REFERENCES "tender" ("id"),
	"points"     BIGINT NOT NULL,
	"note"       TEXT,
	"owner"      BIGINT REFERENCES "user" ("id"),
	"team"       BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "score_review_by_title" ON "score_review" ("title", "id");
CREATE INDEX "score_review_by_score_item" ON "score_review" ("score_item", "id");
CREATE INDEX "score_review_by_tender" ON "score_review" ("tender", "id");
CREATE INDEX "score_review_by_points" ON "score_review" ("points", "id");
CREATE INDEX "score_review_by_owner" ON "score_review" ("owner", "id");
CREATE INDEX "score_review_by_team" ON "score_review" ("team", "id");

CREATE TABLE "qualification_item" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"tender"        BIGINT NOT NULL REFERENCES "tender" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"team"          BIGINT REFERENCES "team" ("id"),
	"name"          TEXT NOT NULL,
	"kind"          TEXT NOT NULL,
	"mandatory"     BIGINT NOT NULL,
	"score_item"    BIGINT REFERENCES "score_item" ("id"),
	"wanted"        BIGINT,
	"words"         TEXT,
	"category"      TEXT,
	"months"        BIGINT,
	"within_months" BIGINT,
	"year"          BIGINT,
	"basis"         TEXT,
	"from_on"       BIGINT,
	"to_on"         BIGINT,
	"least_amount"  BIGINT,
	"industry"      TEXT,
	"papers"        TEXT,
	"page"          BIGINT,
	"quote"         TEXT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"notes"         TEXT
);
CREATE INDEX "qualification_item_by_tender" ON "qualification_item" ("tender", "id");
CREATE INDEX "qualification_item_by_customer" ON "qualification_item" ("customer", "id");
CREATE INDEX "qualification_item_by_team" ON "qualification_item" ("team", "id");
CREATE INDEX "qualification_item_by_name" ON "qualification_item" ("name", "id");
CREATE INDEX "qualification_item_by_kind" ON "qualification_item" ("kind", "id");
CREATE INDEX "qualification_item_by_mandatory" ON "qualification_item" ("mandatory", "id");
CREATE INDEX "qualification_item_by_score_item" ON "qualification_item" ("score_item", "id");
CREATE INDEX "qualification_item_by_wanted" ON "qualification_item" ("wanted", "id");
CREATE INDEX "qualification_item_by_owner" ON "qualification_item" ("owner", "id");

CREATE TABLE "qualification_proof" (
	"id"                 BIGINT PRIMARY KEY,
	"version"            BIGINT NOT NULL,
	"created_at"         BIGINT NOT NULL,
	"changed_at"         BIGINT NOT NULL,
	"created_by"         BIGINT NOT NULL,
	"qualification_item" BIGINT NOT NULL REFERENCES "qualification_item" ("id"),
	"seq"                BIGINT NOT NULL,
	"certificate"        BIGINT REFERENCES "certificate" ("id"),
	"case_study"         BIGINT REFERENCES "case_study" ("id"),
	"paper"              TEXT,
	"note"               TEXT
);
CREATE INDEX "qualification_proof_by_qualification_item" ON "qualification_proof" ("qualification_item", "seq");
CREATE INDEX "qualification_proof_by_certificate" ON "qualification_proof" ("certificate", "id");
CREATE INDEX "qualification_proof_by_case_study" ON "qualification_proof" ("case_study", "id");

CREATE TABLE "award_notice" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"title"           TEXT NOT NULL,
	"tender"          BIGINT NOT NULL REFERENCES "tender" ("id"),
	"customer"        BIGINT REFERENCES "customer" ("id"),
	"opportunity"     BIGINT REFERENCES "opportunity" ("id"),
	"kind"            TEXT NOT NULL,
	"published_on"    BIGINT NOT NULL,
	"publicity_days"  BIGINT,
	"winner"          BIGINT REFERENCES "competitor" ("id"),
	"ours"            BIGINT NOT NULL,
	"amount"          BIGINT,
	"source"          TEXT,
	"document"        BIGINT REFERENCES "file" ("id"),
	"publicity_until" BIGINT,
	"challenge_until" BIGINT,
	"challenged_on"   BIGINT,
	"challenge"       TEXT,
	"answer_until"    BIGINT,
	"answered_on"     BIGINT,
	"answer"          TEXT,
	"complaint_until" BIGINT,
	"owner"           BIGINT REFERENCES "user" ("id"),
	"team"            BIGINT REFERENCES "team" ("id"),
	"notes"           TEXT
);
CREATE INDEX "award_notice_by_title" ON "award_notice" ("title", "id");
CREATE INDEX "award_notice_by_tender" ON "award_notice" ("tender", "id");
CREATE INDEX "award_notice_by_customer" ON "award_notice" ("customer", "id");
CREATE INDEX "award_notice_by_kind" ON "award_notice" ("kind", "id");
CREATE INDEX "award_notice_by_published_on" ON "award_notice" ("published_on", "id");
CREATE INDEX "award_notice_by_winner" ON "award_notice" ("winner", "id");
CREATE INDEX "award_notice_by_ours" ON "award_notice" ("ours", "id");
CREATE INDEX "award_notice_by_amount" ON "award_notice" ("amount", "id");
CREATE INDEX "award_notice_by_publicity_until" ON "award_notice" ("publicity_until", "id");
CREATE INDEX "award_notice_by_challenge_until" ON "award_notice" ("challenge_until", "id");
CREATE INDEX "award_notice_by_complaint_until" ON "award_notice" ("complaint_until", "id");
CREATE INDEX "award_notice_by_owner" ON "award_notice" ("owner", "id");
CREATE INDEX "award_notice_by_team" ON "award_notice" ("team", "id");
CREATE INDEX "award_notice_by_opportunity" ON "award_notice" ("opportunity", "id");
CREATE INDEX "award_notice_by_document" ON "award_notice" ("document", "id");

CREATE TABLE "bid_review" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"title"       TEXT,
	"bid"         BIGINT NOT NULL UNIQUE REFERENCES "bid" ("id"),
	"tender"      BIGINT REFERENCES "tender" ("id"),
	"customer"    BIGINT REFERENCES "customer" ("id"),
	"opportunity" BIGINT REFERENCES "opportunity" ("id"),
	"won"         BIGINT NOT NULL,
	"reasons"     TEXT NOT NULL,
	"winner"      BIGINT REFERENCES "competitor" ("id"),
	"held_on"     BIGINT,
	"went_well"   TEXT,
	"went_wrong"  TEXT,
	"lessons"     TEXT NOT NULL,
	"owner"       BIGINT REFERENCES "user" ("id"),
	"team"        BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "bid_review_by_title" ON "bid_review" ("title", "id");
CREATE INDEX "bid_review_by_customer" ON "bid_review" ("customer", "id");
CREATE INDEX "bid_review_by_won" ON "bid_review" ("won", "id");
CREATE INDEX "bid_review_by_reasons" ON "bid_review" ("reasons", "id");
CREATE INDEX "bid_review_by_winner" ON "bid_review" ("winner", "id");
CREATE INDEX "bid_review_by_held_on" ON "bid_review" ("held_on", "id");
CREATE INDEX "bid_review_by_owner" ON "bid_review" ("owner", "id");
CREATE INDEX "bid_review_by_team" ON "bid_review" ("team", "id");
CREATE INDEX "bid_review_by_tender" ON "bid_review" ("tender", "id");
CREATE INDEX "bid_review_by_opportunity" ON "bid_review" ("opportunity", "id");

ALTER TABLE "certificate" ADD COLUMN "covers_from" BIGINT;
ALTER TABLE "certificate" ADD COLUMN "covers_to" BIGINT;
ALTER TABLE "case_study" ADD COLUMN "awarded_on" BIGINT;
ALTER TABLE "case_study" ADD COLUMN "papers" TEXT;
