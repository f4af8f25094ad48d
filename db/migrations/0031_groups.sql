-- Groups of companies, and people who work for several.

ALTER TABLE "customer" ADD COLUMN "parent" BIGINT REFERENCES "customer" ("id");
CREATE INDEX "customer_by_parent" ON "customer" ("parent", "id");

CREATE TABLE "affiliation" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"name"          TEXT,
	"contact"       BIGINT NOT NULL REFERENCES "contact" ("id"),
	"customer"      BIGINT NOT NULL REFERENCES "customer" ("id"),
	"kind"          TEXT NOT NULL,
	"department"    TEXT,
	"position"      TEXT,
	"from_on"       BIGINT,
	"until_on"      BIGINT,
	"note"          TEXT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"company_owner" BIGINT REFERENCES "user" ("id"),
	"team"          BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "affiliation_by_name" ON "affiliation" ("name", "id");
CREATE INDEX "affiliation_by_contact" ON "affiliation" ("contact", "id");
CREATE INDEX "affiliation_by_customer" ON "affiliation" ("customer", "id");
CREATE INDEX "affiliation_by_kind" ON "affiliation" ("kind", "id");
CREATE INDEX "affiliation_by_department" ON "affiliation" ("department", "id");
CREATE INDEX "affiliation_by_position" ON "affiliation" ("position", "id");
CREATE INDEX "affiliation_by_from_on" ON "affiliation" ("from_on", "id");
CREATE INDEX "affiliation_by_until_on" ON "affiliation" ("until_on", "id");
CREATE INDEX "affiliation_by_owner" ON "affiliation" ("owner", "id");
CREATE INDEX "affiliation_by_company_owner" ON "affiliation" ("company_owner", "id");
CREATE INDEX "affiliation_by_team" ON "affiliation" ("team", "id");

CREATE TABLE "sales_lead" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"number"        TEXT UNIQUE,
	"title"         TEXT NOT NULL,
	"company"       TEXT NOT NULL,
	"city"          TEXT,
	"industry"      TEXT,
	"source"        TEXT,
	"need"          TEXT,
	"contact_name"  TEXT,
	"phone"         TEXT,
	"stage"         TEXT NOT NULL,
	"holder"        BIGINT REFERENCES "user" ("id"),
	"held_since"    BIGINT,
	"follow_up_by"  BIGINT,
	"return_reason" TEXT,
	"drop_reason"   TEXT,
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"opportunity"   BIGINT REFERENCES "opportunity" ("id")
);
CREATE INDEX "sales_lead_by_title" ON "sales_lead" ("title", "id");
CREATE INDEX "sales_lead_by_company" ON "sales_lead" ("company", "id");
CREATE INDEX "sales_lead_by_city" ON "sales_lead" ("city", "id");
CREATE INDEX "sales_lead_by_industry" ON "sales_lead" ("industry", "id");
CREATE INDEX "sales_lead_by_source" ON "sales_lead" ("source", "id");
CREATE INDEX "sales_lead_by_stage" ON "sales_lead" ("stage", "id");
CREATE INDEX "sales_lead_by_holder" ON "sales_lead" ("holder", "id");
CREATE INDEX "sales_lead_by_held_since" ON "sales_lead" ("held_since", "id");
CREATE INDEX "sales_lead_by_follow_up_by" ON "sales_lead" ("follow_up_by", "id");
CREATE INDEX "sales_lead_by_customer" ON "sales_lead" ("customer", "id");
CREATE INDEX "sales_lead_by_opportunity" ON "sales_lead" ("opportunity", "id");
