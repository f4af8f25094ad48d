-- Orders that are signed, with values before and after, a cause that is proven or in dispute, a payer that was decided.

ALTER TABLE "work_order" ADD COLUMN "travel_hours" BIGINT;
ALTER TABLE "work_order" ADD COLUMN "travel_km" BIGINT;
ALTER TABLE "work_order" ADD COLUMN "agreed_gross" BIGINT;
ALTER TABLE "work_order" ADD COLUMN "cause_evidence" TEXT;
ALTER TABLE "work_order" ADD COLUMN "cause_photo" BIGINT REFERENCES "file" ("id");
ALTER TABLE "work_order" ADD COLUMN "cause_accepted_by" TEXT;
ALTER TABLE "work_order" ADD COLUMN "cause_accepted_at" BIGINT;
ALTER TABLE "work_order" ADD COLUMN "dispute_reason" TEXT;
ALTER TABLE "work_order" ADD COLUMN "settlement" TEXT;
ALTER TABLE "work_order" ADD COLUMN "settled_with" TEXT;
ALTER TABLE "work_order" ADD COLUMN "settled_by" BIGINT REFERENCES "user" ("id");
ALTER TABLE "work_order" ADD COLUMN "settled_at" BIGINT;
ALTER TABLE "work_order" ADD COLUMN "satisfaction" BIGINT;
ALTER TABLE "work_order" ADD COLUMN "opinion" TEXT;
ALTER TABLE "work_order" ADD COLUMN "engineer_signature" BIGINT REFERENCES "file" ("id");
ALTER TABLE "work_order" ADD COLUMN "signer" TEXT;
ALTER TABLE "work_order" ADD COLUMN "signer_position" TEXT;
ALTER TABLE "work_order" ADD COLUMN "signature" BIGINT REFERENCES "file" ("id");
ALTER TABLE "work_order" ADD COLUMN "content_hash" TEXT;
ALTER TABLE "work_order" ADD COLUMN "signature_hash" TEXT;
ALTER TABLE "work_order" ADD COLUMN "voided_at" BIGINT;
ALTER TABLE "work_order" ADD COLUMN "voided_by" BIGINT REFERENCES "user" ("id");
ALTER TABLE "work_order" ADD COLUMN "voided_what" TEXT;
ALTER TABLE "work_order" ADD COLUMN "voided_hash" TEXT;
CREATE INDEX "work_order_by_cause_photo" ON "work_order" ("cause_photo", "id");
CREATE INDEX "work_order_by_settled_by" ON "work_order" ("settled_by", "id");
CREATE INDEX "work_order_by_engineer_signature" ON "work_order" ("engineer_signature", "id");
CREATE INDEX "work_order_by_signature" ON "work_order" ("signature", "id");
CREATE INDEX "work_order_by_voided_at" ON "work_order" ("voided_at", "id");
CREATE INDEX "work_order_by_voided_by" ON "work_order" ("voided_by", "id");
UPDATE "work_order" SET "agreed_gross" = "gross" WHERE "charge_agreed_at" IS NOT NULL;

ALTER TABLE "charge_line" ADD COLUMN "spare_part" BIGINT REFERENCES "spare_part" ("id");
ALTER TABLE "charge_line" ADD COLUMN "fitted" BIGINT NOT NULL DEFAULT 0;
CREATE INDEX "charge_line_by_spare_part" ON "charge_line" ("spare_part", "id");

CREATE TABLE "work_value" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"work_order"        BIGINT NOT NULL REFERENCES "work_order" ("id"),
	"seq"               BIGINT NOT NULL,
	"name"              TEXT NOT NULL,
	"unit"              TEXT,
	"target"            BIGINT,
	"tolerance_percent" BIGINT,
	"lower"             BIGINT,
	"upper"             BIGINT,
	"value_before"      BIGINT,
	"value_after"       BIGINT,
	"off_percent"       BIGINT,
	"verdict"           TEXT
);
CREATE INDEX "work_value_by_work_order" ON "work_value" ("work_order", "seq");

CREATE TABLE "charge_override" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"work_order" BIGINT NOT NULL REFERENCES "work_order" ("id"),
	"line"       TEXT,
	"payer"      TEXT NOT NULL,
	"reason"     TEXT NOT NULL
);
CREATE INDEX "charge_override_by_work_order" ON "charge_override" ("work_order", "id");
CREATE INDEX "charge_override_by_line" ON "charge_override" ("line", "id");
CREATE INDEX "charge_override_by_payer" ON "charge_override" ("payer", "id");


-- Forms of what is looked at, what was read, findings and what became of them, lessons, leads.

ALTER TABLE "visit" ADD COLUMN "no_lessons" BIGINT NOT NULL DEFAULT 0;

CREATE TABLE "check_form" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL,
	"category"   TEXT,
	"model"      TEXT,
	"retired"    BIGINT NOT NULL,
	"notes"      TEXT
);
CREATE INDEX "check_form_by_name" ON "check_form" ("name", "id");
CREATE INDEX "check_form_by_category" ON "check_form" ("category", "id");
CREATE INDEX "check_form_by_model" ON "check_form" ("model", "id");

CREATE TABLE "check_form_item" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"check_form"   BIGINT NOT NULL REFERENCES "check_form" ("id"),
	"seq"          BIGINT NOT NULL,
	"item"         TEXT NOT NULL,
	"standard"     TEXT,
	"kind"         TEXT NOT NULL,
	"unit"         TEXT,
	"lower"        BIGINT,
	"upper"        BIGINT,
	"needed"       BIGINT NOT NULL,
	"photo_needed" BIGINT NOT NULL,
	"cell"         TEXT
);
CREATE INDEX "check_form_item_by_check_form" ON "check_form_item" ("check_form", "seq");

CREATE TABLE "visit_reading" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"visit"        BIGINT NOT NULL REFERENCES "visit" ("id"),
	"seq"          BIGINT NOT NULL,
	"equipment"    BIGINT REFERENCES "equipment" ("id"),
	"item"         TEXT NOT NULL,
	"standard"     TEXT,
	"kind"         TEXT NOT NULL,
	"unit"         TEXT,
	"lower"        BIGINT,
	"upper"        BIGINT,
	"needed"       BIGINT NOT NULL,
	"photo_needed" BIGINT NOT NULL,
	"state"        TEXT,
	"number"       BIGINT,
	"words"        TEXT,
	"verdict"      TEXT,
	"photo"        BIGINT REFERENCES "file" ("id"),
	"cell"         TEXT
);
CREATE INDEX "visit_reading_by_visit" ON "visit_reading" ("visit", "seq");
CREATE INDEX "visit_reading_by_equipment" ON "visit_reading" ("equipment", "id");
CREATE INDEX "visit_reading_by_photo" ON "visit_reading" ("photo", "id");

CREATE TABLE "service_finding" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"number"         TEXT UNIQUE,
	"title"          TEXT NOT NULL,
	"visit"          BIGINT REFERENCES "visit" ("id"),
	"work_order"     BIGINT REFERENCES "work_order" ("id"),
	"customer"       BIGINT REFERENCES "customer" ("id"),
	"contract"       BIGINT REFERENCES "contract" ("id"),
	"equipment"      BIGINT REFERENCES "equipment" ("id"),
	"grade"          TEXT NOT NULL,
	"stage"          TEXT NOT NULL,
	"responsible"    TEXT,
	"cause"          TEXT,
	"action"         TEXT,
	"due_on"         BIGINT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"acted_on"       BIGINT,
	"result"         TEXT,
	"recheck_on"     BIGINT,
	"rechecked_on"   BIGINT,
	"rechecked_by"   BIGINT REFERENCES "user" ("id"),
	"recheck_result" TEXT,
	"waive_reason"   TEXT,
	"photo"          BIGINT REFERENCES "file" ("id")
);
CREATE INDEX "service_finding_by_title" ON "service_finding" ("title", "id");
CREATE INDEX "service_finding_by_visit" ON "service_finding" ("visit", "id");
CREATE INDEX "service_finding_by_work_order" ON "service_finding" ("work_order", "id");
CREATE INDEX "service_finding_by_customer" ON "service_finding" ("customer", "id");
CREATE INDEX "service_finding_by_contract" ON "service_finding" ("contract", "id");
CREATE INDEX "service_finding_by_equipment" ON "service_finding" ("equipment", "id");
CREATE INDEX "service_finding_by_grade" ON "service_finding" ("grade", "id");
CREATE INDEX "service_finding_by_stage" ON "service_finding" ("stage", "id");
CREATE INDEX "service_finding_by_due_on" ON "service_finding" ("due_on", "id");
CREATE INDEX "service_finding_by_owner" ON "service_finding" ("owner", "id");
CREATE INDEX "service_finding_by_recheck_on" ON "service_finding" ("recheck_on", "id");
CREATE INDEX "service_finding_by_rechecked_by" ON "service_finding" ("rechecked_by", "id");
CREATE INDEX "service_finding_by_photo" ON "service_finding" ("photo", "id");

CREATE TABLE "lesson" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"number"            TEXT UNIQUE,
	"title"             TEXT NOT NULL,
	"text"              TEXT NOT NULL,
	"visit"             BIGINT REFERENCES "visit" ("id"),
	"work_order"        BIGINT REFERENCES "work_order" ("id"),
	"service_finding"   BIGINT REFERENCES "service_finding" ("id"),
	"contract"          BIGINT REFERENCES "contract" ("id"),
	"category"          TEXT,
	"stage"             TEXT NOT NULL,
	"decision"          TEXT,
	"solution_template" BIGINT REFERENCES "solution_template" ("id"),
	"catalog_item"      BIGINT REFERENCES "catalog_item" ("id"),
	"library_entry"     BIGINT REFERENCES "library_entry" ("id"),
	"adopted_by"        BIGINT REFERENCES "user" ("id"),
	"adopted_on"        BIGINT,
	"drop_reason"       TEXT,
	"owner"             BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "lesson_by_title" ON "lesson" ("title", "id");
CREATE INDEX "lesson_by_visit" ON "lesson" ("visit", "id");
CREATE INDEX "lesson_by_work_order" ON "lesson" ("work_order", "id");
CREATE INDEX "lesson_by_service_finding" ON "lesson" ("service_finding", "id");
CREATE INDEX "lesson_by_contract" ON "lesson" ("contract", "id");
CREATE INDEX "lesson_by_category" ON "lesson" ("category", "id");
CREATE INDEX "lesson_by_stage" ON "lesson" ("stage", "id");
CREATE INDEX "lesson_by_decision" ON "lesson" ("decision", "id");
CREATE INDEX "lesson_by_solution_template" ON "lesson" ("solution_template", "id");
CREATE INDEX "lesson_by_catalog_item" ON "lesson" ("catalog_item", "id");
CREATE INDEX "lesson_by_library_entry" ON "lesson" ("library_entry", "id");
CREATE INDEX "lesson_by_adopted_by" ON "lesson" ("adopted_by", "id");
CREATE INDEX "lesson_by_adopted_on" ON "lesson" ("adopted_on", "id");
CREATE INDEX "lesson_by_owner" ON "lesson" ("owner", "id");

CREATE TABLE "service_lead" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"number"         TEXT UNIQUE,
	"title"          TEXT NOT NULL,
	"kind"           TEXT NOT NULL,
	"customer"       BIGINT REFERENCES "customer" ("id"),
	"site"           BIGINT REFERENCES "site" ("id"),
	"contract"       BIGINT REFERENCES "contract" ("id"),
	"visit"          BIGINT REFERENCES "visit" ("id"),
	"service_case"   BIGINT REFERENCES "service_case" ("id"),
	"need"           TEXT,
	"stage"          TEXT NOT NULL,
	"credited_to"    BIGINT REFERENCES "user" ("id"),
	"owner"          BIGINT REFERENCES "user" ("id"),
	"opportunity"    BIGINT REFERENCES "opportunity" ("id"),
	"decided_at"     BIGINT,
	"decline_reason" TEXT
);
CREATE INDEX "service_lead_by_title" ON "service_lead" ("title", "id");
CREATE INDEX "service_lead_by_kind" ON "service_lead" ("kind", "id");
CREATE INDEX "service_lead_by_customer" ON "service_lead" ("customer", "id");
CREATE INDEX "service_lead_by_site" ON "service_lead" ("site", "id");
CREATE INDEX "service_lead_by_contract" ON "service_lead" ("contract", "id");
CREATE INDEX "service_lead_by_visit" ON "service_lead" ("visit", "id");
CREATE INDEX "service_lead_by_service_case" ON "service_lead" ("service_case", "id");
CREATE INDEX "service_lead_by_stage" ON "service_lead" ("stage", "id");
CREATE INDEX "service_lead_by_credited_to" ON "service_lead" ("credited_to", "id");
CREATE INDEX "service_lead_by_owner" ON "service_lead" ("owner", "id");
CREATE INDEX "service_lead_by_opportunity" ON "service_lead" ("opportunity", "id");
CREATE INDEX "service_lead_by_decided_at" ON "service_lead" ("decided_at", "id");

