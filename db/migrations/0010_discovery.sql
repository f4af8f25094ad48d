-- Discovery of a customer, and the requirements that come of it.

CREATE TABLE "discovery_question" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"number"     TEXT NOT NULL,
	"title"      TEXT NOT NULL,
	"title_en"   TEXT,
	"industry"   TEXT,
	"category"   TEXT NOT NULL,
	"kind"       TEXT NOT NULL,
	"ask_order"  BIGINT,
	"text"       TEXT NOT NULL,
	"text_en"    TEXT,
	"hint"       TEXT,
	"hint_en"    TEXT,
	"quality"    TEXT,
	"retired"    BIGINT NOT NULL
);
CREATE INDEX "discovery_question_by_number" ON "discovery_question" ("number", "id");
CREATE INDEX "discovery_question_by_title" ON "discovery_question" ("title", "id");
CREATE INDEX "discovery_question_by_industry" ON "discovery_question" ("industry", "id");
CREATE INDEX "discovery_question_by_category" ON "discovery_question" ("category", "id");
CREATE INDEX "discovery_question_by_kind" ON "discovery_question" ("kind", "id");
CREATE INDEX "discovery_question_by_ask_order" ON "discovery_question" ("ask_order", "id");

CREATE TABLE "quality_target" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"customer"       BIGINT REFERENCES "customer" ("id"),
	"quality"        TEXT NOT NULL,
	"metric"         TEXT NOT NULL,
	"bound"          TEXT,
	"value"          BIGINT,
	"unit"           TEXT,
	"level"          TEXT,
	"vague"          BIGINT NOT NULL,
	"contact"        BIGINT REFERENCES "contact" ("id"),
	"notes"          TEXT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "quality_target_by_opportunity" ON "quality_target" ("opportunity", "id");
CREATE INDEX "quality_target_by_customer" ON "quality_target" ("customer", "id");
CREATE INDEX "quality_target_by_quality" ON "quality_target" ("quality", "id");
CREATE INDEX "quality_target_by_metric" ON "quality_target" ("metric", "id");
CREATE INDEX "quality_target_by_bound" ON "quality_target" ("bound", "id");
CREATE INDEX "quality_target_by_unit" ON "quality_target" ("unit", "id");
CREATE INDEX "quality_target_by_level" ON "quality_target" ("level", "id");
CREATE INDEX "quality_target_by_contact" ON "quality_target" ("contact", "id");
CREATE INDEX "quality_target_by_owner" ON "quality_target" ("owner", "id");
CREATE INDEX "quality_target_by_presales_owner" ON "quality_target" ("presales_owner", "id");
CREATE INDEX "quality_target_by_team" ON "quality_target" ("team", "id");

CREATE TABLE "existing_device" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"opportunity"     BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"customer"        BIGINT REFERENCES "customer" ("id"),
	"type"            TEXT NOT NULL,
	"brand"           TEXT,
	"model"           TEXT,
	"quantity"        BIGINT,
	"bought_on"       BIGINT,
	"age_years"       BIGINT,
	"warranty_end_on" BIGINT,
	"place"           TEXT,
	"notes"           TEXT,
	"owner"           BIGINT REFERENCES "user" ("id"),
	"presales_owner"  BIGINT REFERENCES "user" ("id"),
	"team"            BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "existing_device_by_opportunity" ON "existing_device" ("opportunity", "id");
CREATE INDEX "existing_device_by_customer" ON "existing_device" ("customer", "id");
CREATE INDEX "existing_device_by_type" ON "existing_device" ("type", "id");
CREATE INDEX "existing_device_by_brand" ON "existing_device" ("brand", "id");
CREATE INDEX "existing_device_by_model" ON "existing_device" ("model", "id");
CREATE INDEX "existing_device_by_quantity" ON "existing_device" ("quantity", "id");
CREATE INDEX "existing_device_by_bought_on" ON "existing_device" ("bought_on", "id");
CREATE INDEX "existing_device_by_warranty_end_on" ON "existing_device" ("warranty_end_on", "id");
CREATE INDEX "existing_device_by_owner" ON "existing_device" ("owner", "id");
CREATE INDEX "existing_device_by_presales_owner" ON "existing_device" ("presales_owner", "id");
CREATE INDEX "existing_device_by_team" ON "existing_device" ("team", "id");

CREATE TABLE "existing_software" (
	"id"                 BIGINT PRIMARY KEY,
	"version"            BIGINT NOT NULL,
	"created_at"         BIGINT NOT NULL,
	"changed_at"         BIGINT NOT NULL,
	"created_by"         BIGINT NOT NULL,
	"opportunity"        BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"customer"           BIGINT REFERENCES "customer" ("id"),
	"name"               TEXT NOT NULL,
	"vendor"             TEXT,
	"release"            TEXT,
	"users"              BIGINT,
	"interfaces"         TEXT,
	"licence_end_on"     BIGINT,
	"maintenance_end_on" BIGINT,
	"notes"              TEXT,
	"owner"              BIGINT REFERENCES "user" ("id"),
	"presales_owner"     BIGINT REFERENCES "user" ("id"),
	"team"               BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "existing_software_by_opportunity" ON "existing_software" ("opportunity", "id");
CREATE INDEX "existing_software_by_customer" ON "existing_software" ("customer", "id");
CREATE INDEX "existing_software_by_name" ON "existing_software" ("name", "id");
CREATE INDEX "existing_software_by_vendor" ON "existing_software" ("vendor", "id");
CREATE INDEX "existing_software_by_release" ON "existing_software" ("release", "id");
CREATE INDEX "existing_software_by_users" ON "existing_software" ("users", "id");
CREATE INDEX "existing_software_by_licence_end_on" ON "existing_software" ("licence_end_on", "id");
CREATE INDEX "existing_software_by_maintenance_end_on" ON "existing_software" ("maintenance_end_on", "id");
CREATE INDEX "existing_software_by_owner" ON "existing_software" ("owner", "id");
CREATE INDEX "existing_software_by_presales_owner" ON "existing_software" ("presales_owner", "id");
CREATE INDEX "existing_software_by_team" ON "existing_software" ("team", "id");

CREATE TABLE "discovery_answer" (
	"id"                 BIGINT PRIMARY KEY,
	"version"            BIGINT NOT NULL,
	"created_at"         BIGINT NOT NULL,
	"changed_at"         BIGINT NOT NULL,
	"created_by"         BIGINT NOT NULL,
	"opportunity"        BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"discovery_question" BIGINT NOT NULL REFERENCES "discovery_question" ("id"),
	"customer"           BIGINT REFERENCES "customer" ("id"),
	"item"               TEXT,
	"category"           TEXT,
	"kind"               TEXT,
	"state"              TEXT NOT NULL,
	"text"               TEXT,
	"level"              BIGINT,
	"value"              BIGINT,
	"unit"               TEXT,
	"delivery_model"     TEXT,
	"contact"            BIGINT REFERENCES "contact" ("id"),
	"engagement"         BIGINT REFERENCES "engagement" ("id"),
	"answered_on"        BIGINT,
	"confidence"         TEXT,
	"ask_contact"        BIGINT REFERENCES "contact" ("id"),
	"ask_on"             BIGINT,
	"set_aside"          BIGINT NOT NULL,
	"set_aside_reason"   TEXT,
	"notes"              TEXT,
	"owner"              BIGINT REFERENCES "user" ("id"),
	"presales_owner"     BIGINT REFERENCES "user" ("id"),
	"team"               BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "discovery_answer_by_opportunity" ON "discovery_answer" ("opportunity", "id");
CREATE INDEX "discovery_answer_by_discovery_question" ON "discovery_answer" ("discovery_question", "id");
CREATE INDEX "discovery_answer_by_customer" ON "discovery_answer" ("customer", "id");
CREATE INDEX "discovery_answer_by_item" ON "discovery_answer" ("item", "id");
CREATE INDEX "discovery_answer_by_category" ON "discovery_answer" ("category", "id");
CREATE INDEX "discovery_answer_by_state" ON "discovery_answer" ("state", "id");
CREATE INDEX "discovery_answer_by_contact" ON "discovery_answer" ("contact", "id");
CREATE INDEX "discovery_answer_by_engagement" ON "discovery_answer" ("engagement", "id");
CREATE INDEX "discovery_answer_by_answered_on" ON "discovery_answer" ("answered_on", "id");
CREATE INDEX "discovery_answer_by_confidence" ON "discovery_answer" ("confidence", "id");
CREATE INDEX "discovery_answer_by_ask_contact" ON "discovery_answer" ("ask_contact", "id");
CREATE INDEX "discovery_answer_by_ask_on" ON "discovery_answer" ("ask_on", "id");
CREATE INDEX "discovery_answer_by_owner" ON "discovery_answer" ("owner", "id");
CREATE INDEX "discovery_answer_by_presales_owner" ON "discovery_answer" ("presales_owner", "id");
CREATE INDEX "discovery_answer_by_team" ON "discovery_answer" ("team", "id");

CREATE TABLE "answer_line" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"discovery_answer" BIGINT NOT NULL REFERENCES "discovery_answer" ("id"),
	"seq"              BIGINT NOT NULL,
	"name"             TEXT NOT NULL,
	"under"            TEXT,
	"detail"           TEXT,
	"strength"         BIGINT
);
CREATE INDEX "answer_line_by_discovery_answer" ON "answer_line" ("discovery_answer", "seq");

CREATE TABLE "requirement" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"number"           TEXT UNIQUE,
	"title"            TEXT NOT NULL,
	"opportunity"      BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"customer"         BIGINT REFERENCES "customer" ("id"),
	"text"             TEXT,
	"kind"             TEXT NOT NULL,
	"category"         TEXT,
	"priority"         TEXT,
	"stage"            TEXT NOT NULL,
	"real_need"        TEXT,
	"real_need_same"   BIGINT NOT NULL,
	"source"           TEXT,
	"contact"          BIGINT REFERENCES "contact" ("id"),
	"engagement"       BIGINT REFERENCES "engagement" ("id"),
	"discovery_answer" BIGINT REFERENCES "discovery_answer" ("id"),
	"clause"           BIGINT REFERENCES "clause" ("id"),
	"noted_on"         BIGINT,
	"due_on"           BIGINT,
	"due_why"          TEXT,
	"analysed_on"      BIGINT,
	"confirmed_by"     BIGINT REFERENCES "contact" ("id"),
	"confirmed_on"     BIGINT,
	"risk"             TEXT,
	"risk_note"        TEXT,
	"feasibility"      TEXT,
	"effort_days"      BIGINT,
	"feasibility_note" TEXT,
	"reviewed_by"      BIGINT REFERENCES "user" ("id"),
	"reviewed_on"      BIGINT,
	"decision_reason"  TEXT,
	"reply"            TEXT,
	"replied_on"       BIGINT,
	"decided_by"       BIGINT REFERENCES "user" ("id"),
	"decided_on"       BIGINT,
	"merged_into"      BIGINT REFERENCES "requirement" ("id"),
	"link_count"       BIGINT,
	"analyst"          BIGINT REFERENCES "user" ("id"),
	"owner"            BIGINT REFERENCES "user" ("id"),
	"presales_owner"   BIGINT REFERENCES "user" ("id"),
	"team"             BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "requirement_by_title" ON "requirement" ("title", "id");
CREATE INDEX "requirement_by_opportunity" ON "requirement" ("opportunity", "id");
CREATE INDEX "requirement_by_customer" ON "requirement" ("customer", "id");
CREATE INDEX "requirement_by_kind" ON "requirement" ("kind", "id");
CREATE INDEX "requirement_by_category" ON "requirement" ("category", "id");
CREATE INDEX "requirement_by_priority" ON "requirement" ("priority", "id");
CREATE INDEX "requirement_by_stage" ON "requirement" ("stage", "id");
CREATE INDEX "requirement_by_source" ON "requirement" ("source", "id");
CREATE INDEX "requirement_by_contact" ON "requirement" ("contact", "id");
CREATE INDEX "requirement_by_engagement" ON "requirement" ("engagement", "id");
CREATE INDEX "requirement_by_discovery_answer" ON "requirement" ("discovery_answer", "id");
CREATE INDEX "requirement_by_clause" ON "requirement" ("clause", "id");
CREATE INDEX "requirement_by_noted_on" ON "requirement" ("noted_on", "id");
CREATE INDEX "requirement_by_due_on" ON "requirement" ("due_on", "id");
CREATE INDEX "requirement_by_confirmed_by" ON "requirement" ("confirmed_by", "id");
CREATE INDEX "requirement_by_risk" ON "requirement" ("risk", "id");
CREATE INDEX "requirement_by_feasibility" ON "requirement" ("feasibility", "id");
CREATE INDEX "requirement_by_reviewed_by" ON "requirement" ("reviewed_by", "id");
CREATE INDEX "requirement_by_decided_by" ON "requirement" ("decided_by", "id");
CREATE INDEX "requirement_by_merged_into" ON "requirement" ("merged_into", "id");
CREATE INDEX "requirement_by_link_count" ON "requirement" ("link_count", "id");
CREATE INDEX "requirement_by_analyst" ON "requirement" ("analyst", "id");
CREATE INDEX "requirement_by_owner" ON "requirement" ("owner", "id");
CREATE INDEX "requirement_by_presales_owner" ON "requirement" ("presales_owner", "id");
CREATE INDEX "requirement_by_team" ON "requirement" ("team", "id");

CREATE TABLE "requirement_link" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"requirement" BIGINT NOT NULL REFERENCES "requirement" ("id"),
	"seq"         BIGINT NOT NULL,
	"kind"        TEXT NOT NULL,
	"engagement"  BIGINT REFERENCES "engagement" ("id"),
	"clause"      BIGINT REFERENCES "clause" ("id"),
	"acceptance"  BIGINT REFERENCES "acceptance" ("id"),
	"name"        TEXT
);
CREATE INDEX "requirement_link_by_requirement" ON "requirement_link" ("requirement", "seq");
CREATE INDEX "requirement_link_by_engagement" ON "requirement_link" ("engagement", "id");
CREATE INDEX "requirement_link_by_clause" ON "requirement_link" ("clause", "id");
CREATE INDEX "requirement_link_by_acceptance" ON "requirement_link" ("acceptance", "id");
