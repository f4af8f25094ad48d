-- The ledger: promises with a day, and what proves them.

CREATE TABLE "obligation" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"commitment"    BIGINT NOT NULL REFERENCES "commitment" ("id"),
	"contract"      BIGINT REFERENCES "contract" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"site"          BIGINT REFERENCES "site" ("id"),
	"equipment"     BIGINT REFERENCES "equipment" ("id"),
	"kind"          TEXT NOT NULL,
	"title"         TEXT NOT NULL,
	"key"           TEXT,
	"number"        BIGINT,
	"due_on"        BIGINT,
	"from_on"       BIGINT,
	"to_on"         BIGINT,
	"grid_on"       BIGINT,
	"programmes"    TEXT,
	"on_site"       BIGINT NOT NULL,
	"merged_into"   TEXT,
	"why"           TEXT,
	"certainty"     TEXT,
	"caution"       BIGINT NOT NULL,
	"visit"         BIGINT REFERENCES "visit" ("id"),
	"handover_item" BIGINT REFERENCES "handover_item" ("id"),
	"service_case"  BIGINT REFERENCES "service_case" ("id"),
	"stage"         TEXT NOT NULL,
	"proof_entity"  TEXT,
	"proof_record"  TEXT,
	"proof_on"      BIGINT,
	"waive_reason"  TEXT,
	"reopen_reason" TEXT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	UNIQUE ("contract", "key")
);
CREATE INDEX "obligation_by_commitment" ON "obligation" ("commitment", "id");
CREATE INDEX "obligation_by_contract" ON "obligation" ("contract", "id");
CREATE INDEX "obligation_by_customer" ON "obligation" ("customer", "id");
CREATE INDEX "obligation_by_site" ON "obligation" ("site", "id");
CREATE INDEX "obligation_by_equipment" ON "obligation" ("equipment", "id");
CREATE INDEX "obligation_by_kind" ON "obligation" ("kind", "id");
CREATE INDEX "obligation_by_title" ON "obligation" ("title", "id");
CREATE INDEX "obligation_by_due_on" ON "obligation" ("due_on", "id");
CREATE INDEX "obligation_by_visit" ON "obligation" ("visit", "id");
CREATE INDEX "obligation_by_handover_item" ON "obligation" ("handover_item", "id");
CREATE INDEX "obligation_by_service_case" ON "obligation" ("service_case", "id");
CREATE INDEX "obligation_by_stage" ON "obligation" ("stage", "id");
CREATE INDEX "obligation_by_proof_on" ON "obligation" ("proof_on", "id");
CREATE INDEX "obligation_by_owner" ON "obligation" ("owner", "id");
