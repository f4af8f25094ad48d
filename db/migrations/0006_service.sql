-- Equipment, cases and visits.

CREATE TABLE "equipment" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"number"            TEXT UNIQUE,
	"name"              TEXT NOT NULL,
	"category"          TEXT NOT NULL,
	"brand"             TEXT,
	"model"             TEXT,
	"serial_no"         TEXT UNIQUE,
	"customer"          BIGINT NOT NULL REFERENCES "customer" ("id"),
	"site"              BIGINT NOT NULL REFERENCES "site" ("id"),
	"contract"          BIGINT REFERENCES "contract" ("id"),
	"part_of"           BIGINT REFERENCES "equipment" ("id"),
	"replaced_by"       BIGINT REFERENCES "equipment" ("id"),
	"location"          TEXT,
	"ip_address"        TEXT,
	"quantity"          BIGINT,
	"unit"              TEXT,
	"parameters"        TEXT,
	"installed_on"      BIGINT,
	"design_life_years" BIGINT,
	"warranty_end_on"   BIGINT,
	"supply_until_on"   BIGINT,
	"seasonal_exposure" BIGINT NOT NULL,
	"critical"          BIGINT NOT NULL,
	"manual"            BIGINT REFERENCES "file" ("id"),
	"report_token_hash" TEXT UNIQUE,
	"stage"             TEXT NOT NULL,
	"retired_on"        BIGINT,
	"retire_reason"     TEXT,
	"notes"             TEXT
);
CREATE INDEX "equipment_by_name" ON "equipment" ("name", "id");
CREATE INDEX "equipment_by_category" ON "equipment" ("category", "id");
CREATE INDEX "equipment_by_model" ON "equipment" ("model", "id");
CREATE INDEX "equipment_by_customer" ON "equipment" ("customer", "id");
CREATE INDEX "equipment_by_site" ON "equipment" ("site", "id");
CREATE INDEX "equipment_by_contract" ON "equipment" ("contract", "id");
CREATE INDEX "equipment_by_part_of" ON "equipment" ("part_of", "id");
CREATE INDEX "equipment_by_replaced_by" ON "equipment" ("replaced_by", "id");
CREATE INDEX "equipment_by_warranty_end_on" ON "equipment" ("warranty_end_on", "id");
CREATE INDEX "equipment_by_manual" ON "equipment" ("manual", "id");
CREATE INDEX "equipment_by_stage" ON "equipment" ("stage", "id");

CREATE TABLE "service_case" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"number"           TEXT UNIQUE,
	"title"            TEXT NOT NULL,
	"customer"         BIGINT NOT NULL REFERENCES "customer" ("id"),
	"site"             BIGINT REFERENCES "site" ("id"),
	"equipment"        BIGINT REFERENCES "equipment" ("id"),
	"contract"         BIGINT REFERENCES "contract" ("id"),
	"kind"             TEXT NOT NULL,
	"channel"          TEXT NOT NULL,
	"caller"           TEXT,
	"caller_phone"     TEXT,
	"text"             TEXT,
	"impact"           BIGINT,
	"urgency"          BIGINT,
	"priority"         BIGINT,
	"stage"            TEXT NOT NULL,
	"engineer"         BIGINT REFERENCES "user" ("id"),
	"reported_at"      BIGINT NOT NULL,
	"received_at"      BIGINT,
	"response_due_at"  BIGINT,
	"acknowledged_at"  BIGINT,
	"on_site_at"       BIGINT,
	"restore_due_at"   BIGINT,
	"restored_at"      BIGINT,
	"confirmed_at"     BIGINT,
	"closed_at"        BIGINT,
	"response_verdict" TEXT,
	"restore_verdict"  TEXT,
	"why"              TEXT,
	"waiting_reason"   TEXT,
	"in_warranty"      BIGINT NOT NULL,
	"cause"            TEXT,
	"cause_evidence"   TEXT,
	"solution"         TEXT,
	"workaround"       BIGINT NOT NULL,
	"confirmed_by"     TEXT,
	"satisfaction"     BIGINT,
	"reopen_reason"    TEXT,
	"reopened"         BIGINT,
	"cancel_reason"    TEXT,
	"internal_notes"   TEXT
);
CREATE INDEX "service_case_by_title" ON "service_case" ("title", "id");
CREATE INDEX "service_case_by_customer" ON "service_case" ("customer", "id");
CREATE INDEX "service_case_by_site" ON "service_case" ("site", "id");
CREATE INDEX "service_case_by_equipment" ON "service_case" ("equipment", "id");
CREATE INDEX "service_case_by_contract" ON "service_case" ("contract", "id");
CREATE INDEX "service_case_by_kind" ON "service_case" ("kind", "id");
CREATE INDEX "service_case_by_priority" ON "service_case" ("priority", "id");
CREATE INDEX "service_case_by_stage" ON "service_case" ("stage", "id");
CREATE INDEX "service_case_by_engineer" ON "service_case" ("engineer", "id");
CREATE INDEX "service_case_by_reported_at" ON "service_case" ("reported_at", "id");
CREATE INDEX "service_case_by_response_due_at" ON "service_case" ("response_due_at", "id");
CREATE INDEX "service_case_by_restore_due_at" ON "service_case" ("restore_due_at", "id");
CREATE INDEX "service_case_by_response_verdict" ON "service_case" ("response_verdict", "id");
CREATE INDEX "service_case_by_restore_verdict" ON "service_case" ("restore_verdict", "id");

CREATE TABLE "case_event" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"service_case"   BIGINT NOT NULL REFERENCES "service_case" ("id"),
	"customer"       BIGINT REFERENCES "customer" ("id"),
	"kind"           TEXT NOT NULL,
	"occurred_at"    BIGINT,
	"source"         TEXT,
	"waiting_reason" TEXT,
	"engineer"       BIGINT REFERENCES "user" ("id"),
	"customer_word"  TEXT,
	"evidence"       BIGINT REFERENCES "file" ("id"),
	"confirmed_by"   BIGINT REFERENCES "user" ("id"),
	"vouches"        BIGINT REFERENCES "case_event" ("id"),
	"note"           TEXT
);
CREATE INDEX "case_event_by_service_case" ON "case_event" ("service_case", "id");
CREATE INDEX "case_event_by_customer" ON "case_event" ("customer", "id");
CREATE INDEX "case_event_by_kind" ON "case_event" ("kind", "id");
CREATE INDEX "case_event_by_occurred_at" ON "case_event" ("occurred_at", "id");
CREATE INDEX "case_event_by_source" ON "case_event" ("source", "id");
CREATE INDEX "case_event_by_waiting_reason" ON "case_event" ("waiting_reason", "id");
CREATE INDEX "case_event_by_engineer" ON "case_event" ("engineer", "id");
CREATE INDEX "case_event_by_evidence" ON "case_event" ("evidence", "id");
CREATE INDEX "case_event_by_confirmed_by" ON "case_event" ("confirmed_by", "id");
CREATE INDEX "case_event_by_vouches" ON "case_event" ("vouches", "id");

CREATE TABLE "visit_plan" (
	"id"                   BIGINT PRIMARY KEY,
	"version"              BIGINT NOT NULL,
	"created_at"           BIGINT NOT NULL,
	"changed_at"           BIGINT NOT NULL,
	"created_by"           BIGINT NOT NULL,
	"name"                 TEXT NOT NULL,
	"contract"             BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"             BIGINT REFERENCES "customer" ("id"),
	"stage"                TEXT NOT NULL,
	"mode"                 TEXT NOT NULL,
	"shift"                TEXT NOT NULL,
	"every_days"           BIGINT,
	"grace_days"           BIGINT,
	"merge_tolerance_days" BIGINT,
	"by_phone"             BIGINT NOT NULL,
	"programmes"           TEXT NOT NULL,
	"from_on"              BIGINT NOT NULL,
	"to_on"                BIGINT NOT NULL,
	"engineer"             BIGINT REFERENCES "user" ("id"),
	"lead"                 BIGINT REFERENCES "user" ("id"),
	"visits_planned"       BIGINT,
	"owner"                BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "visit_plan_by_name" ON "visit_plan" ("name", "id");
CREATE INDEX "visit_plan_by_contract" ON "visit_plan" ("contract", "id");
CREATE INDEX "visit_plan_by_customer" ON "visit_plan" ("customer", "id");
CREATE INDEX "visit_plan_by_stage" ON "visit_plan" ("stage", "id");
CREATE INDEX "visit_plan_by_mode" ON "visit_plan" ("mode", "id");
CREATE INDEX "visit_plan_by_shift" ON "visit_plan" ("shift", "id");
CREATE INDEX "visit_plan_by_from_on" ON "visit_plan" ("from_on", "id");
CREATE INDEX "visit_plan_by_to_on" ON "visit_plan" ("to_on", "id");
CREATE INDEX "visit_plan_by_engineer" ON "visit_plan" ("engineer", "id");
CREATE INDEX "visit_plan_by_lead" ON "visit_plan" ("lead", "id");
CREATE INDEX "visit_plan_by_owner" ON "visit_plan" ("owner", "id");

CREATE TABLE "visit" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"number"            TEXT UNIQUE,
	"title"             TEXT NOT NULL,
	"contract"          BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"          BIGINT REFERENCES "customer" ("id"),
	"site"              BIGINT REFERENCES "site" ("id"),
	"visit_plan"        BIGINT REFERENCES "visit_plan" ("id"),
	"programmes"        TEXT,
	"channel"           TEXT NOT NULL,
	"stage"             TEXT NOT NULL,
	"planned_on"        BIGINT NOT NULL,
	"reschedule_reason" TEXT,
	"engineer"          BIGINT REFERENCES "user" ("id"),
	"lead"              BIGINT REFERENCES "user" ("id"),
	"our_people"        TEXT,
	"their_people"      TEXT,
	"actual_on"         BIGINT,
	"started_at"        BIGINT,
	"recorded_at"       BIGINT,
	"late_entry"        BIGINT NOT NULL,
	"environment"       TEXT,
	"findings"          TEXT,
	"measures"          TEXT,
	"measures_due_on"   BIGINT,
	"guidance"          TEXT,
	"new_technology"    TEXT,
	"opinion"           TEXT,
	"satisfaction"      BIGINT,
	"lessons"           TEXT,
	"called_at"         BIGINT,
	"called_whom"       TEXT,
	"absent_reason"     TEXT,
	"confirmed_by"      TEXT,
	"signed_at"         BIGINT,
	"closed_at"         BIGINT,
	"cancel_reason"     TEXT
);
CREATE INDEX "visit_by_title" ON "visit" ("title", "id");
CREATE INDEX "visit_by_contract" ON "visit" ("contract", "id");
CREATE INDEX "visit_by_customer" ON "visit" ("customer", "id");
CREATE INDEX "visit_by_site" ON "visit" ("site", "id");
CREATE INDEX "visit_by_visit_plan" ON "visit" ("visit_plan", "id");
CREATE INDEX "visit_by_channel" ON "visit" ("channel", "id");
CREATE INDEX "visit_by_stage" ON "visit" ("stage", "id");
CREATE INDEX "visit_by_planned_on" ON "visit" ("planned_on", "id");
CREATE INDEX "visit_by_engineer" ON "visit" ("engineer", "id");
CREATE INDEX "visit_by_lead" ON "visit" ("lead", "id");
CREATE INDEX "visit_by_actual_on" ON "visit" ("actual_on", "id");

CREATE TABLE "visit_check" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"visit"      BIGINT NOT NULL REFERENCES "visit" ("id"),
	"seq"        BIGINT NOT NULL,
	"equipment"  BIGINT REFERENCES "equipment" ("id"),
	"item"       TEXT NOT NULL,
	"state"      TEXT NOT NULL,
	"value"      TEXT,
	"finding"    TEXT,
	"photo"      BIGINT REFERENCES "file" ("id")
);
CREATE INDEX "visit_check_by_visit" ON "visit_check" ("visit", "seq");
CREATE INDEX "visit_check_by_equipment" ON "visit_check" ("equipment", "id");
CREATE INDEX "visit_check_by_photo" ON "visit_check" ("photo", "id");

CREATE TABLE "work_order" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"number"           TEXT UNIQUE,
	"title"            TEXT NOT NULL,
	"service_case"     BIGINT REFERENCES "service_case" ("id"),
	"visit"            BIGINT REFERENCES "visit" ("id"),
	"customer"         BIGINT REFERENCES "customer" ("id"),
	"contract"         BIGINT REFERENCES "contract" ("id"),
	"equipment"        BIGINT REFERENCES "equipment" ("id"),
	"kind"             TEXT NOT NULL,
	"stage"            TEXT NOT NULL,
	"engineer"         BIGINT REFERENCES "user" ("id"),
	"planned_at"       BIGINT,
	"started_at"       BIGINT,
	"finished_at"      BIGINT,
	"hours"            BIGINT,
	"cause"            TEXT,
	"findings"         TEXT,
	"measures"         TEXT,
	"guidance"         TEXT,
	"in_warranty"      BIGINT NOT NULL,
	"charge_agreed_at" BIGINT,
	"charge_agreed_by" TEXT,
	"net"              BIGINT,
	"tax"              BIGINT,
	"gross"            BIGINT,
	"internal_cost"    BIGINT,
	"why"              TEXT,
	"commitment"       BIGINT REFERENCES "commitment" ("id"),
	"confirmed_by"     TEXT,
	"confirmed_at"     BIGINT,
	"cancel_reason"    TEXT
);
CREATE INDEX "work_order_by_title" ON "work_order" ("title", "id");
CREATE INDEX "work_order_by_service_case" ON "work_order" ("service_case", "id");
CREATE INDEX "work_order_by_visit" ON "work_order" ("visit", "id");
CREATE INDEX "work_order_by_customer" ON "work_order" ("customer", "id");
CREATE INDEX "work_order_by_contract" ON "work_order" ("contract", "id");
CREATE INDEX "work_order_by_equipment" ON "work_order" ("equipment", "id");
CREATE INDEX "work_order_by_kind" ON "work_order" ("kind", "id");
CREATE INDEX "work_order_by_stage" ON "work_order" ("stage", "id");
CREATE INDEX "work_order_by_engineer" ON "work_order" ("engineer", "id");
CREATE INDEX "work_order_by_planned_at" ON "work_order" ("planned_at", "id");
CREATE INDEX "work_order_by_cause" ON "work_order" ("cause", "id");
CREATE INDEX "work_order_by_gross" ON "work_order" ("gross", "id");
CREATE INDEX "work_order_by_commitment" ON "work_order" ("commitment", "id");

CREATE TABLE "charge_line" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"work_order" BIGINT NOT NULL REFERENCES "work_order" ("id"),
	"seq"        BIGINT NOT NULL,
	"kind"       TEXT NOT NULL,
	"name"       TEXT NOT NULL,
	"part_no"    TEXT,
	"quantity"   BIGINT NOT NULL,
	"unit_cost"  BIGINT NOT NULL,
	"ceiling"    BIGINT,
	"cost"       BIGINT,
	"payer"      TEXT,
	"net"        BIGINT,
	"rate"       BIGINT,
	"tax"        BIGINT,
	"gross"      BIGINT,
	"reason"     TEXT
);
CREATE INDEX "charge_line_by_work_order" ON "charge_line" ("work_order", "seq");

CREATE TABLE "revisit_record" (
	"id"                 BIGINT PRIMARY KEY,
	"version"            BIGINT NOT NULL,
	"created_at"         BIGINT NOT NULL,
	"changed_at"         BIGINT NOT NULL,
	"created_by"         BIGINT NOT NULL,
	"number"             TEXT UNIQUE,
	"visit"              BIGINT NOT NULL REFERENCES "visit" ("id"),
	"contract"           BIGINT REFERENCES "contract" ("id"),
	"customer"           BIGINT REFERENCES "customer" ("id"),
	"site"               BIGINT REFERENCES "site" ("id"),
	"stage"              TEXT NOT NULL,
	"project_name"       TEXT,
	"contract_number"    TEXT,
	"employer"           TEXT,
	"address"            TEXT,
	"contact_name"       TEXT,
	"contact_phone"      TEXT,
	"accepted_on"        BIGINT,
	"warranty_end_on"    BIGINT,
	"kinds"              TEXT,
	"channel"            TEXT,
	"planned_on"         BIGINT,
	"actual_on"          BIGINT,
	"project_members"    TEXT,
	"maintenance_lead"   TEXT,
	"their_people"       TEXT,
	"equipment_state"    TEXT,
	"environment"        TEXT,
	"new_technology"     TEXT,
	"problems"           TEXT,
	"responsible"        TEXT,
	"under_warranty"     BIGINT NOT NULL,
	"measures"           TEXT,
	"measures_due_on"    BIGINT,
	"result"             TEXT,
	"review_on"          BIGINT,
	"guidance"           TEXT,
	"opinion"            TEXT,
	"satisfaction"       BIGINT,
	"lessons"            TEXT,
	"cost"               BIGINT,
	"attachments"        TEXT,
	"late_entry"         BIGINT NOT NULL,
	"engineer"           BIGINT REFERENCES "user" ("id"),
	"engineer_name"      TEXT,
	"engineer_signature" BIGINT REFERENCES "file" ("id"),
	"signer"             TEXT,
	"signer_position"    TEXT,
	"signature"          BIGINT REFERENCES "file" ("id"),
	"signed_at"          BIGINT,
	"content_hash"       TEXT,
	"signature_hash"     TEXT,
	"reviewer"           BIGINT REFERENCES "user" ("id"),
	"reviewed_on"        BIGINT,
	"void_reason"        TEXT
);
CREATE INDEX "revisit_record_by_visit" ON "revisit_record" ("visit", "id");
CREATE INDEX "revisit_record_by_contract" ON "revisit_record" ("contract", "id");
CREATE INDEX "revisit_record_by_customer" ON "revisit_record" ("customer", "id");
CREATE INDEX "revisit_record_by_site" ON "revisit_record" ("site", "id");
CREATE INDEX "revisit_record_by_stage" ON "revisit_record" ("stage", "id");
CREATE INDEX "revisit_record_by_actual_on" ON "revisit_record" ("actual_on", "id");
CREATE INDEX "revisit_record_by_satisfaction" ON "revisit_record" ("satisfaction", "id");
CREATE INDEX "revisit_record_by_engineer" ON "revisit_record" ("engineer", "id");
CREATE INDEX "revisit_record_by_engineer_signature" ON "revisit_record" ("engineer_signature", "id");
CREATE INDEX "revisit_record_by_signature" ON "revisit_record" ("signature", "id");
CREATE INDEX "revisit_record_by_signed_at" ON "revisit_record" ("signed_at", "id");
CREATE INDEX "revisit_record_by_reviewer" ON "revisit_record" ("reviewer", "id");
