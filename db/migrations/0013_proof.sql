-- What shows our strength: cases, certificates, advantages, skills, and what of it a customer is given.

CREATE TABLE "case_study" (
	"id"                 BIGINT PRIMARY KEY,
	"version"            BIGINT NOT NULL,
	"created_at"         BIGINT NOT NULL,
	"changed_at"         BIGINT NOT NULL,
	"created_by"         BIGINT NOT NULL,
	"name"               TEXT NOT NULL,
	"contract"           BIGINT REFERENCES "contract" ("id"),
	"customer_name"      TEXT NOT NULL,
	"industry"           TEXT,
	"region"             TEXT,
	"amount"             BIGINT,
	"signed_on"          BIGINT,
	"accepted_on"        BIGINT,
	"scope"              TEXT NOT NULL,
	"features"           TEXT,
	"result"             TEXT,
	"reference_contact"  BIGINT REFERENCES "contact" ("id"),
	"disclosure_allowed" BIGINT NOT NULL,
	"disclosure_terms"   TEXT,
	"owner"              BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "case_study_by_name" ON "case_study" ("name", "id");
CREATE INDEX "case_study_by_contract" ON "case_study" ("contract", "id");
CREATE INDEX "case_study_by_customer_name" ON "case_study" ("customer_name", "id");
CREATE INDEX "case_study_by_industry" ON "case_study" ("industry", "id");
CREATE INDEX "case_study_by_region" ON "case_study" ("region", "id");
CREATE INDEX "case_study_by_amount" ON "case_study" ("amount", "id");
CREATE INDEX "case_study_by_accepted_on" ON "case_study" ("accepted_on", "id");
CREATE INDEX "case_study_by_reference_contact" ON "case_study" ("reference_contact", "id");
CREATE INDEX "case_study_by_owner" ON "case_study" ("owner", "id");

CREATE TABLE "capability" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"area"        TEXT NOT NULL UNIQUE,
	"domain"      TEXT,
	"level"       BIGINT NOT NULL,
	"strength"    TEXT,
	"weakness"    TEXT,
	"evidence"    TEXT,
	"proven_by"   BIGINT REFERENCES "case_study" ("id"),
	"assessed_on" BIGINT,
	"owner"       BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "capability_by_domain" ON "capability" ("domain", "id");
CREATE INDEX "capability_by_level" ON "capability" ("level", "id");
CREATE INDEX "capability_by_proven_by" ON "capability" ("proven_by", "id");
CREATE INDEX "capability_by_assessed_on" ON "capability" ("assessed_on", "id");
CREATE INDEX "capability_by_owner" ON "capability" ("owner", "id");

CREATE TABLE "certificate" (
	"id"                  BIGINT PRIMARY KEY,
	"version"             BIGINT NOT NULL,
	"created_at"          BIGINT NOT NULL,
	"changed_at"          BIGINT NOT NULL,
	"created_by"          BIGINT NOT NULL,
	"name"                TEXT NOT NULL,
	"category"            TEXT NOT NULL,
	"level"               TEXT,
	"no"                  TEXT,
	"issuer"              TEXT,
	"scope"               TEXT,
	"holder"              TEXT,
	"person"              BIGINT REFERENCES "user" ("id"),
	"issued_on"           BIGINT,
	"valid_from"          BIGINT,
	"valid_to"            BIGINT,
	"surveillance_due_on" BIGINT,
	"confidentiality"     TEXT NOT NULL,
	"original_location"   TEXT,
	"verification_url"    TEXT,
	"owner"               BIGINT REFERENCES "user" ("id"),
	"notes"               TEXT
);
CREATE INDEX "certificate_by_name" ON "certificate" ("name", "id");
CREATE INDEX "certificate_by_category" ON "certificate" ("category", "id");
CREATE INDEX "certificate_by_level" ON "certificate" ("level", "id");
CREATE INDEX "certificate_by_no" ON "certificate" ("no", "id");
CREATE INDEX "certificate_by_person" ON "certificate" ("person", "id");
CREATE INDEX "certificate_by_valid_to" ON "certificate" ("valid_to", "id");
CREATE INDEX "certificate_by_surveillance_due_on" ON "certificate" ("surveillance_due_on", "id");
CREATE INDEX "certificate_by_confidentiality" ON "certificate" ("confidentiality", "id");
CREATE INDEX "certificate_by_owner" ON "certificate" ("owner", "id");

CREATE TABLE "advantage_point" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"claim"       TEXT NOT NULL,
	"product"     TEXT,
	"capability"  BIGINT REFERENCES "capability" ("id"),
	"interest"    TEXT,
	"evidence"    TEXT,
	"case_study"  BIGINT REFERENCES "case_study" ("id"),
	"certificate" BIGINT REFERENCES "certificate" ("id"),
	"proven"      BIGINT NOT NULL,
	"owner"       BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "advantage_point_by_claim" ON "advantage_point" ("claim", "id");
CREATE INDEX "advantage_point_by_product" ON "advantage_point" ("product", "id");
CREATE INDEX "advantage_point_by_capability" ON "advantage_point" ("capability", "id");
CREATE INDEX "advantage_point_by_interest" ON "advantage_point" ("interest", "id");
CREATE INDEX "advantage_point_by_case_study" ON "advantage_point" ("case_study", "id");
CREATE INDEX "advantage_point_by_certificate" ON "advantage_point" ("certificate", "id");
CREATE INDEX "advantage_point_by_owner" ON "advantage_point" ("owner", "id");

CREATE TABLE "skill" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"person"        BIGINT NOT NULL REFERENCES "user" ("id"),
	"domain"        TEXT NOT NULL,
	"level"         BIGINT NOT NULL,
	"evidence"      TEXT,
	"assessed_on"   BIGINT NOT NULL,
	"assessed_by"   BIGINT REFERENCES "user" ("id"),
	"trained_until" BIGINT
);
CREATE INDEX "skill_by_person" ON "skill" ("person", "id");
CREATE INDEX "skill_by_domain" ON "skill" ("domain", "id");
CREATE INDEX "skill_by_level" ON "skill" ("level", "id");
CREATE INDEX "skill_by_evidence" ON "skill" ("evidence", "id");
CREATE INDEX "skill_by_assessed_on" ON "skill" ("assessed_on", "id");
CREATE INDEX "skill_by_assessed_by" ON "skill" ("assessed_by", "id");

CREATE TABLE "skill_requirement" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"role"       TEXT NOT NULL,
	"domain"     TEXT NOT NULL,
	"level"      BIGINT NOT NULL,
	"reason"     TEXT
);
CREATE INDEX "skill_requirement_by_role" ON "skill_requirement" ("role", "id");
CREATE INDEX "skill_requirement_by_domain" ON "skill_requirement" ("domain", "id");
CREATE INDEX "skill_requirement_by_level" ON "skill_requirement" ("level", "id");
CREATE INDEX "skill_requirement_by_reason" ON "skill_requirement" ("reason", "id");

CREATE TABLE "customer_pack" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"name"            TEXT NOT NULL,
	"customer"        BIGINT NOT NULL REFERENCES "customer" ("id"),
	"opportunity"     BIGINT REFERENCES "opportunity" ("id"),
	"stage"           TEXT NOT NULL,
	"occasion"        TEXT,
	"greeting"        TEXT,
	"issued_at"       BIGINT,
	"withdraw_reason" TEXT,
	"owner"           BIGINT REFERENCES "user" ("id"),
	"team"            BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "customer_pack_by_name" ON "customer_pack" ("name", "id");
CREATE INDEX "customer_pack_by_customer" ON "customer_pack" ("customer", "id");
CREATE INDEX "customer_pack_by_opportunity" ON "customer_pack" ("opportunity", "id");
CREATE INDEX "customer_pack_by_stage" ON "customer_pack" ("stage", "id");
CREATE INDEX "customer_pack_by_issued_at" ON "customer_pack" ("issued_at", "id");
CREATE INDEX "customer_pack_by_owner" ON "customer_pack" ("owner", "id");
CREATE INDEX "customer_pack_by_team" ON "customer_pack" ("team", "id");

CREATE TABLE "pack_item" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"customer_pack"   BIGINT NOT NULL REFERENCES "customer_pack" ("id"),
	"seq"             BIGINT NOT NULL,
	"case_study"      BIGINT REFERENCES "case_study" ("id"),
	"certificate"     BIGINT REFERENCES "certificate" ("id"),
	"advantage_point" BIGINT REFERENCES "advantage_point" ("id"),
	"note"            TEXT,
	"problem"         TEXT
);
CREATE INDEX "pack_item_by_customer_pack" ON "pack_item" ("customer_pack", "seq");
CREATE INDEX "pack_item_by_case_study" ON "pack_item" ("case_study", "id");
CREATE INDEX "pack_item_by_certificate" ON "pack_item" ("certificate", "id");
CREATE INDEX "pack_item_by_advantage_point" ON "pack_item" ("advantage_point", "id");
