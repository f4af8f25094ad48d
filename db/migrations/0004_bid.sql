-- The tender, what was read in it, and our answer.

CREATE TABLE "tender" (
	"id"                    BIGINT PRIMARY KEY,
	"version"               BIGINT NOT NULL,
	"created_at"            BIGINT NOT NULL,
	"changed_at"            BIGINT NOT NULL,
	"created_by"            BIGINT NOT NULL,
	"name"                  TEXT NOT NULL,
	"number"                TEXT,
	"lot"                   TEXT,
	"customer"              BIGINT NOT NULL REFERENCES "customer" ("id"),
	"opportunity"           BIGINT REFERENCES "opportunity" ("id"),
	"stage"                 TEXT NOT NULL,
	"regime"                TEXT,
	"method"                TEXT,
	"purchaser"             TEXT,
	"agency"                TEXT,
	"budget"                BIGINT,
	"price_cap"             BIGINT,
	"issued_on"             BIGINT,
	"sale_ends_at"          BIGINT,
	"questions_until"       BIGINT,
	"deadline_at"           BIGINT,
	"opening_at"            BIGINT,
	"opening_place"         TEXT,
	"bond_required"         BIGINT NOT NULL,
	"bond_amount"           BIGINT,
	"bond_due_at"           BIGINT,
	"validity_days"         BIGINT,
	"delivery"              TEXT,
	"warranty_required"     TEXT,
	"payment_terms"         TEXT,
	"scoring"               TEXT,
	"max_general_negatives" BIGINT,
	"consortium"            TEXT,
	"copies_original"       BIGINT,
	"copies_duplicate"      BIGINT,
	"copies_electronic"     BIGINT,
	"document"              BIGINT REFERENCES "file" ("id"),
	"facts_found"           BIGINT,
	"facts_open"            BIGINT,
	"clauses_found"         BIGINT,
	"decision_reason"       TEXT,
	"decided_by"            BIGINT REFERENCES "user" ("id"),
	"decided_at"            BIGINT,
	"winner"                TEXT,
	"result_reason"         TEXT,
	"owner"                 BIGINT REFERENCES "user" ("id"),
	"team"                  BIGINT REFERENCES "team" ("id"),
	"notes"                 TEXT
);
CREATE INDEX "tender_by_name" ON "tender" ("name", "id");
CREATE INDEX "tender_by_number" ON "tender" ("number", "id");
CREATE INDEX "tender_by_customer" ON "tender" ("customer", "id");
CREATE INDEX "tender_by_opportunity" ON "tender" ("opportunity", "id");
CREATE INDEX "tender_by_stage" ON "tender" ("stage", "id");
CREATE INDEX "tender_by_regime" ON "tender" ("regime", "id");
CREATE INDEX "tender_by_budget" ON "tender" ("budget", "id");
CREATE INDEX "tender_by_deadline_at" ON "tender" ("deadline_at", "id");
CREATE INDEX "tender_by_document" ON "tender" ("document", "id");
CREATE INDEX "tender_by_decided_by" ON "tender" ("decided_by", "id");
CREATE INDEX "tender_by_owner" ON "tender" ("owner", "id");
CREATE INDEX "tender_by_team" ON "tender" ("team", "id");

CREATE TABLE "tender_fact" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"tender"       BIGINT NOT NULL REFERENCES "tender" ("id"),
	"customer"     BIGINT REFERENCES "customer" ("id"),
	"team"         BIGINT REFERENCES "team" ("id"),
	"path"         TEXT NOT NULL,
	"label"        TEXT,
	"value"        TEXT,
	"found_value"  TEXT,
	"quote"        TEXT,
	"page"         BIGINT,
	"alternatives" TEXT,
	"stage"        TEXT NOT NULL,
	"decided_by"   BIGINT REFERENCES "user" ("id"),
	"decided_at"   BIGINT,
	"note"         TEXT
);
CREATE INDEX "tender_fact_by_tender" ON "tender_fact" ("tender", "id");
CREATE INDEX "tender_fact_by_customer" ON "tender_fact" ("customer", "id");
CREATE INDEX "tender_fact_by_team" ON "tender_fact" ("team", "id");
CREATE INDEX "tender_fact_by_path" ON "tender_fact" ("path", "id");
CREATE INDEX "tender_fact_by_label" ON "tender_fact" ("label", "id");
CREATE INDEX "tender_fact_by_page" ON "tender_fact" ("page", "id");
CREATE INDEX "tender_fact_by_stage" ON "tender_fact" ("stage", "id");
CREATE INDEX "tender_fact_by_decided_by" ON "tender_fact" ("decided_by", "id");
CREATE INDEX "tender_fact_by_created_by" ON "tender_fact" ("created_by", "id");

CREATE TABLE "clause" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"tender"            BIGINT NOT NULL REFERENCES "tender" ("id"),
	"customer"          BIGINT REFERENCES "customer" ("id"),
	"team"              BIGINT REFERENCES "team" ("id"),
	"no"                TEXT NOT NULL,
	"place"             BIGINT,
	"text"              TEXT NOT NULL,
	"quote"             TEXT,
	"page"              BIGINT,
	"mark"              TEXT NOT NULL,
	"category"          TEXT,
	"evidence_required" TEXT,
	"ticked"            BIGINT NOT NULL,
	"notes"             TEXT
);
CREATE INDEX "clause_by_tender" ON "clause" ("tender", "id");
CREATE INDEX "clause_by_customer" ON "clause" ("customer", "id");
CREATE INDEX "clause_by_team" ON "clause" ("team", "id");
CREATE INDEX "clause_by_no" ON "clause" ("no", "id");
CREATE INDEX "clause_by_place" ON "clause" ("place", "id");
CREATE INDEX "clause_by_page" ON "clause" ("page", "id");
CREATE INDEX "clause_by_mark" ON "clause" ("mark", "id");
CREATE INDEX "clause_by_category" ON "clause" ("category", "id");
CREATE INDEX "clause_by_created_by" ON "clause" ("created_by", "id");

CREATE TABLE "bid" (
	"id"                     BIGINT PRIMARY KEY,
	"version"                BIGINT NOT NULL,
	"created_at"             BIGINT NOT NULL,
	"changed_at"             BIGINT NOT NULL,
	"created_by"             BIGINT NOT NULL,
	"number"                 TEXT UNIQUE,
	"name"                   TEXT NOT NULL,
	"tender"                 BIGINT NOT NULL REFERENCES "tender" ("id"),
	"customer"               BIGINT REFERENCES "customer" ("id"),
	"opportunity"            BIGINT REFERENCES "opportunity" ("id"),
	"stage"                  TEXT NOT NULL,
	"deadline_at"            BIGINT,
	"opening_at"             BIGINT,
	"price"                  BYTEA,
	"price_hash"             TEXT,
	"policy_template"        TEXT,
	"warranty_term"          BIGINT,
	"warranty_unit"          TEXT,
	"delivery_days"          BIGINT,
	"validity_days"          BIGINT,
	"bond_paid_on"           BIGINT,
	"bond_arrived_on"        BIGINT,
	"bond_receipt"           BIGINT REFERENCES "file" ("id"),
	"clauses_total"          BIGINT,
	"clauses_unanswered"     BIGINT,
	"stars_negative"         BIGINT,
	"stars_without_evidence" BIGINT,
	"negatives"              BIGINT,
	"max_general_negatives"  BIGINT,
	"bid_document"           BIGINT REFERENCES "file" ("id"),
	"sealed_at"              BIGINT,
	"sealed_by"              BIGINT REFERENCES "user" ("id"),
	"unseal_reason"          TEXT,
	"submitted_at"           BIGINT,
	"submitted_by_way"       TEXT,
	"receipt_no"             TEXT,
	"receipt"                BIGINT REFERENCES "file" ("id"),
	"late_entry"             BIGINT NOT NULL,
	"withdraw_reason"        TEXT,
	"opened_at"              BIGINT,
	"opened_price"           BIGINT,
	"rank"                   BIGINT,
	"award_notice_on"        BIGINT,
	"award_amount"           BIGINT,
	"winner"                 TEXT,
	"result_reason"          TEXT,
	"owner"                  BIGINT REFERENCES "user" ("id"),
	"team"                   BIGINT REFERENCES "team" ("id"),
	"notes"                  TEXT
);
CREATE INDEX "bid_by_name" ON "bid" ("name", "id");
CREATE INDEX "bid_by_tender" ON "bid" ("tender", "id");
CREATE INDEX "bid_by_customer" ON "bid" ("customer", "id");
CREATE INDEX "bid_by_opportunity" ON "bid" ("opportunity", "id");
CREATE INDEX "bid_by_stage" ON "bid" ("stage", "id");
CREATE INDEX "bid_by_deadline_at" ON "bid" ("deadline_at", "id");
CREATE INDEX "bid_by_policy_template" ON "bid" ("policy_template", "id");
CREATE INDEX "bid_by_bond_receipt" ON "bid" ("bond_receipt", "id");
CREATE INDEX "bid_by_clauses_unanswered" ON "bid" ("clauses_unanswered", "id");
CREATE INDEX "bid_by_bid_document" ON "bid" ("bid_document", "id");
CREATE INDEX "bid_by_sealed_by" ON "bid" ("sealed_by", "id");
CREATE INDEX "bid_by_receipt" ON "bid" ("receipt", "id");
CREATE INDEX "bid_by_award_notice_on" ON "bid" ("award_notice_on", "id");
CREATE INDEX "bid_by_owner" ON "bid" ("owner", "id");
CREATE INDEX "bid_by_team" ON "bid" ("team", "id");

CREATE TABLE "clause_response" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"bid"            BIGINT NOT NULL REFERENCES "bid" ("id"),
	"clause"         BIGINT NOT NULL REFERENCES "clause" ("id"),
	"customer"       BIGINT REFERENCES "customer" ("id"),
	"team"           BIGINT REFERENCES "team" ("id"),
	"no"             TEXT,
	"mark"           TEXT,
	"category"       TEXT,
	"stage"          TEXT NOT NULL,
	"text"           TEXT,
	"value"          TEXT,
	"deviation"      TEXT,
	"explanation"    TEXT,
	"commitment_key" TEXT,
	"evidence"       TEXT,
	"evidence_file"  BIGINT REFERENCES "file" ("id"),
	"owner"          BIGINT REFERENCES "user" ("id"),
	"due_on"         BIGINT,
	"reviewed_by"    BIGINT REFERENCES "user" ("id"),
	UNIQUE ("bid", "clause")
);
CREATE INDEX "clause_response_by_bid" ON "clause_response" ("bid", "id");
CREATE INDEX "clause_response_by_clause" ON "clause_response" ("clause", "id");
CREATE INDEX "clause_response_by_customer" ON "clause_response" ("customer", "id");
CREATE INDEX "clause_response_by_team" ON "clause_response" ("team", "id");
CREATE INDEX "clause_response_by_no" ON "clause_response" ("no", "id");
CREATE INDEX "clause_response_by_mark" ON "clause_response" ("mark", "id");
CREATE INDEX "clause_response_by_category" ON "clause_response" ("category", "id");
CREATE INDEX "clause_response_by_stage" ON "clause_response" ("stage", "id");
CREATE INDEX "clause_response_by_value" ON "clause_response" ("value", "id");
CREATE INDEX "clause_response_by_deviation" ON "clause_response" ("deviation", "id");
CREATE INDEX "clause_response_by_evidence" ON "clause_response" ("evidence", "id");
CREATE INDEX "clause_response_by_evidence_file" ON "clause_response" ("evidence_file", "id");
CREATE INDEX "clause_response_by_owner" ON "clause_response" ("owner", "id");
CREATE INDEX "clause_response_by_reviewed_by" ON "clause_response" ("reviewed_by", "id");
