-- The contract, its promises, its acceptance and hand-over.

CREATE TABLE "contract" (
	"id"                    BIGINT PRIMARY KEY,
	"version"               BIGINT NOT NULL,
	"created_at"            BIGINT NOT NULL,
	"changed_at"            BIGINT NOT NULL,
	"created_by"            BIGINT NOT NULL,
	"number"                TEXT UNIQUE,
	"customer_number"       TEXT,
	"name"                  TEXT NOT NULL,
	"customer"              BIGINT NOT NULL REFERENCES "customer" ("id"),
	"site"                  BIGINT REFERENCES "site" ("id"),
	"bid"                   BIGINT REFERENCES "bid" ("id"),
	"tender"                BIGINT REFERENCES "tender" ("id"),
	"opportunity"           BIGINT REFERENCES "opportunity" ("id"),
	"stage"                 TEXT NOT NULL,
	"regime"                TEXT,
	"award_notice_on"       BIGINT,
	"signed_on"             BIGINT,
	"amount"                BIGINT,
	"cost_est"              BIGINT,
	"work_types"            TEXT,
	"seasonal_exposure"     BIGINT NOT NULL,
	"policy_template"       TEXT,
	"policy_edition"        BIGINT,
	"warranty_term"         BIGINT,
	"warranty_unit"         TEXT,
	"accepted_on"           BIGINT,
	"warranty_end_on"       BIGINT,
	"warranty_report_until" BIGINT,
	"warranty_certainty"    TEXT,
	"parts_until_on"        BIGINT,
	"payment_terms"         TEXT,
	"document"              BIGINT REFERENCES "file" ("id"),
	"obligations_open"      BIGINT,
	"handover_open"         BIGINT,
	"cancel_reason"         TEXT,
	"owner"                 BIGINT REFERENCES "user" ("id"),
	"project_manager"       BIGINT REFERENCES "user" ("id"),
	"service_engineer"      BIGINT REFERENCES "user" ("id"),
	"team"                  BIGINT REFERENCES "team" ("id"),
	"notes"                 TEXT
);
CREATE INDEX "contract_by_name" ON "contract" ("name", "id");
CREATE INDEX "contract_by_customer" ON "contract" ("customer", "id");
CREATE INDEX "contract_by_site" ON "contract" ("site", "id");
CREATE INDEX "contract_by_bid" ON "contract" ("bid", "id");
CREATE INDEX "contract_by_tender" ON "contract" ("tender", "id");
CREATE INDEX "contract_by_opportunity" ON "contract" ("opportunity", "id");
CREATE INDEX "contract_by_stage" ON "contract" ("stage", "id");
CREATE INDEX "contract_by_signed_on" ON "contract" ("signed_on", "id");
CREATE INDEX "contract_by_amount" ON "contract" ("amount", "id");
CREATE INDEX "contract_by_policy_template" ON "contract" ("policy_template", "id");
CREATE INDEX "contract_by_accepted_on" ON "contract" ("accepted_on", "id");
CREATE INDEX "contract_by_warranty_end_on" ON "contract" ("warranty_end_on", "id");
CREATE INDEX "contract_by_document" ON "contract" ("document", "id");
CREATE INDEX "contract_by_owner" ON "contract" ("owner", "id");
CREATE INDEX "contract_by_project_manager" ON "contract" ("project_manager", "id");
CREATE INDEX "contract_by_service_engineer" ON "contract" ("service_engineer", "id");
CREATE INDEX "contract_by_team" ON "contract" ("team", "id");

CREATE TABLE "contract_policy" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"contract"   BIGINT NOT NULL REFERENCES "contract" ("id"),
	"seq"        BIGINT NOT NULL,
	"key"        TEXT NOT NULL,
	"value"      TEXT,
	"unit"       TEXT NOT NULL,
	"source"     TEXT,
	UNIQUE ("contract", "key")
);
CREATE INDEX "contract_policy_by_contract" ON "contract_policy" ("contract", "seq");

CREATE TABLE "commitment" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"contract"        BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"        BIGINT REFERENCES "customer" ("id"),
	"kind"            TEXT NOT NULL,
	"title"           TEXT NOT NULL,
	"measure"         TEXT,
	"policy_keys"     TEXT,
	"policy_values"   TEXT,
	"clause"          BIGINT REFERENCES "clause" ("id"),
	"clause_response" BIGINT REFERENCES "clause_response" ("id"),
	"source"          TEXT,
	"proof_kind"      TEXT,
	"owner"           BIGINT REFERENCES "user" ("id"),
	"notes"           TEXT
);
CREATE INDEX "commitment_by_contract" ON "commitment" ("contract", "id");
CREATE INDEX "commitment_by_customer" ON "commitment" ("customer", "id");
CREATE INDEX "commitment_by_kind" ON "commitment" ("kind", "id");
CREATE INDEX "commitment_by_title" ON "commitment" ("title", "id");
CREATE INDEX "commitment_by_clause" ON "commitment" ("clause", "id");
CREATE INDEX "commitment_by_clause_response" ON "commitment" ("clause_response", "id");
CREATE INDEX "commitment_by_source" ON "commitment" ("source", "id");
CREATE INDEX "commitment_by_proof_kind" ON "commitment" ("proof_kind", "id");
CREATE INDEX "commitment_by_owner" ON "commitment" ("owner", "id");

CREATE TABLE "acceptance" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"title"        TEXT NOT NULL,
	"contract"     BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"     BIGINT REFERENCES "customer" ("id"),
	"kind"         TEXT NOT NULL,
	"stage"        TEXT NOT NULL,
	"signed_on"    BIGINT,
	"signer"       TEXT,
	"supervisor"   TEXT,
	"result"       TEXT,
	"document"     BIGINT REFERENCES "file" ("id"),
	"completed_on" BIGINT,
	"owner"        BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "acceptance_by_title" ON "acceptance" ("title", "id");
CREATE INDEX "acceptance_by_contract" ON "acceptance" ("contract", "id");
CREATE INDEX "acceptance_by_customer" ON "acceptance" ("customer", "id");
CREATE INDEX "acceptance_by_kind" ON "acceptance" ("kind", "id");
CREATE INDEX "acceptance_by_stage" ON "acceptance" ("stage", "id");
CREATE INDEX "acceptance_by_signed_on" ON "acceptance" ("signed_on", "id");
CREATE INDEX "acceptance_by_document" ON "acceptance" ("document", "id");
CREATE INDEX "acceptance_by_owner" ON "acceptance" ("owner", "id");

CREATE TABLE "acceptance_item" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"acceptance" BIGINT NOT NULL REFERENCES "acceptance" ("id"),
	"seq"        BIGINT NOT NULL,
	"text"       TEXT NOT NULL,
	"owner"      BIGINT REFERENCES "user" ("id"),
	"due_on"     BIGINT,
	"done_on"    BIGINT
);
CREATE INDEX "acceptance_item_by_acceptance" ON "acceptance_item" ("acceptance", "seq");
CREATE INDEX "acceptance_item_by_owner" ON "acceptance_item" ("owner", "id");

CREATE TABLE "handover_item" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"contract"      BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"kind"          TEXT NOT NULL,
	"name"          TEXT NOT NULL,
	"document_no"   TEXT,
	"mandatory"     BIGINT NOT NULL,
	"medium"        TEXT,
	"copies"        BIGINT,
	"pages"         BIGINT,
	"storage_place" TEXT,
	"same_as"       BIGINT REFERENCES "handover_item" ("id"),
	"stage"         TEXT NOT NULL,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"due_on"        BIGINT,
	"handed_in_on"  BIGINT,
	"document"      BIGINT REFERENCES "file" ("id"),
	"received_by"   TEXT,
	"confirmed_on"  BIGINT,
	"return_reason" TEXT,
	"remark"        TEXT
);
CREATE INDEX "handover_item_by_contract" ON "handover_item" ("contract", "id");
CREATE INDEX "handover_item_by_customer" ON "handover_item" ("customer", "id");
CREATE INDEX "handover_item_by_kind" ON "handover_item" ("kind", "id");
CREATE INDEX "handover_item_by_name" ON "handover_item" ("name", "id");
CREATE INDEX "handover_item_by_same_as" ON "handover_item" ("same_as", "id");
CREATE INDEX "handover_item_by_stage" ON "handover_item" ("stage", "id");
CREATE INDEX "handover_item_by_owner" ON "handover_item" ("owner", "id");
CREATE INDEX "handover_item_by_due_on" ON "handover_item" ("due_on", "id");
CREATE INDEX "handover_item_by_handed_in_on" ON "handover_item" ("handed_in_on", "id");
CREATE INDEX "handover_item_by_document" ON "handover_item" ("document", "id");
