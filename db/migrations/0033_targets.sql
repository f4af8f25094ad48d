-- A site's own targets, what covers a device beside its contract, the days a warranty may run from, the hour of arrival; a column nothing was ever written into goes.

CREATE TABLE "site_target" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"reason"           TEXT NOT NULL,
	"site"             BIGINT NOT NULL REFERENCES "site" ("id"),
	"customer"         BIGINT REFERENCES "customer" ("id"),
	"stage"            TEXT NOT NULL,
	"response_minutes" BIGINT,
	"onsite_minutes"   BIGINT,
	"restore_minutes"  BIGINT,
	"from_on"          BIGINT NOT NULL,
	"to_on"            BIGINT,
	"agreed_by"        TEXT,
	"agreed_on"        BIGINT,
	"agreement"        BIGINT REFERENCES "file" ("id"),
	"end_reason"       TEXT
);
CREATE INDEX "site_target_by_reason" ON "site_target" ("reason", "id");
CREATE INDEX "site_target_by_site" ON "site_target" ("site", "id");
CREATE INDEX "site_target_by_customer" ON "site_target" ("customer", "id");
CREATE INDEX "site_target_by_stage" ON "site_target" ("stage", "id");
CREATE INDEX "site_target_by_from_on" ON "site_target" ("from_on", "id");
CREATE INDEX "site_target_by_agreement" ON "site_target" ("agreement", "id");

CREATE TABLE "coverage" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL,
	"kind"       TEXT NOT NULL,
	"equipment"  BIGINT REFERENCES "equipment" ("id"),
	"contract"   BIGINT REFERENCES "contract" ("id"),
	"customer"   BIGINT REFERENCES "customer" ("id"),
	"classes"    TEXT NOT NULL,
	"part_no"    TEXT,
	"work_order" BIGINT REFERENCES "work_order" ("id"),
	"from_on"    BIGINT NOT NULL,
	"to_on"      BIGINT NOT NULL,
	"source"     TEXT,
	"document"   BIGINT REFERENCES "file" ("id")
);
CREATE INDEX "coverage_by_name" ON "coverage" ("name", "id");
CREATE INDEX "coverage_by_kind" ON "coverage" ("kind", "id");
CREATE INDEX "coverage_by_equipment" ON "coverage" ("equipment", "id");
CREATE INDEX "coverage_by_contract" ON "coverage" ("contract", "id");
CREATE INDEX "coverage_by_customer" ON "coverage" ("customer", "id");
CREATE INDEX "coverage_by_work_order" ON "coverage" ("work_order", "id");
CREATE INDEX "coverage_by_from_on" ON "coverage" ("from_on", "id");
CREATE INDEX "coverage_by_to_on" ON "coverage" ("to_on", "id");
CREATE INDEX "coverage_by_document" ON "coverage" ("document", "id");

-- What a visit plan rested on when it was kept up last; no record, and no loss.
CREATE TABLE "plan_seen" (
	"visit_plan"  BIGINT PRIMARY KEY,
	"fingerprint" BIGINT NOT NULL,
	"from_on"     BIGINT NOT NULL,
	"until_on"    BIGINT NOT NULL
);

ALTER TABLE "contract" ADD COLUMN "warranty_fixed_on" BIGINT;
ALTER TABLE "contract" ADD COLUMN "delivered_on" BIGINT;
ALTER TABLE "contract" ADD COLUMN "used_from_on" BIGINT;
ALTER TABLE "contract" ADD COLUMN "warranty_event" TEXT;
ALTER TABLE "contract" ADD COLUMN "warranty_start_on" BIGINT;
ALTER TABLE "contract" ADD COLUMN "construction" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "contract" ADD COLUMN "warranty_floor_on" BIGINT;

ALTER TABLE "service_case" ADD COLUMN "onsite_due_at" BIGINT;
ALTER TABLE "service_case" ADD COLUMN "onsite_verdict" TEXT;

-- Nothing ever wrote it, so it is in no after-image of the trail. SQLite drops no unique column: the table is made anew, and what
-- points at it is looked at when the migration commits.
-- postgres: ALTER TABLE "equipment" DROP COLUMN "report_token_hash";
-- sqlite: PRAGMA defer_foreign_keys = ON;
-- sqlite: CREATE TABLE "equipment_kept" AS SELECT * FROM "equipment";
-- sqlite: DELETE FROM "equipment";
-- sqlite: DROP TABLE "equipment";
-- sqlite: CREATE TABLE "equipment" (
-- sqlite: 	"id"                BIGINT PRIMARY KEY,
-- sqlite: 	"version"           BIGINT NOT NULL,
-- sqlite: 	"created_at"        BIGINT NOT NULL,
-- sqlite: 	"changed_at"        BIGINT NOT NULL,
-- sqlite: 	"created_by"        BIGINT NOT NULL,
-- sqlite: 	"number"            TEXT UNIQUE,
-- sqlite: 	"name"              TEXT NOT NULL,
-- sqlite: 	"category"          TEXT NOT NULL,
-- sqlite: 	"brand"             TEXT,
-- sqlite: 	"model"             TEXT,
-- sqlite: 	"serial_no"         TEXT UNIQUE,
-- sqlite: 	"customer"          BIGINT NOT NULL REFERENCES "customer" ("id"),
-- sqlite: 	"site"              BIGINT NOT NULL REFERENCES "site" ("id"),
-- sqlite: 	"contract"          BIGINT REFERENCES "contract" ("id"),
-- sqlite: 	"part_of"           BIGINT REFERENCES "equipment" ("id"),
-- sqlite: 	"replaced_by"       BIGINT REFERENCES "equipment" ("id"),
-- sqlite: 	"location"          TEXT,
-- sqlite: 	"ip_address"        TEXT,
-- sqlite: 	"quantity"          BIGINT,
-- sqlite: 	"unit"              TEXT,
-- sqlite: 	"parameters"        TEXT,
-- sqlite: 	"installed_on"      BIGINT,
-- sqlite: 	"design_life_years" BIGINT,
-- sqlite: 	"warranty_end_on"   BIGINT,
-- sqlite: 	"supply_until_on"   BIGINT,
-- sqlite: 	"seasonal_exposure" BIGINT NOT NULL,
-- sqlite: 	"critical"          BIGINT NOT NULL,
-- sqlite: 	"manual"            BIGINT REFERENCES "file" ("id"),
-- sqlite: 	"stage"             TEXT NOT NULL,
-- sqlite: 	"retired_on"        BIGINT,
-- sqlite: 	"retire_reason"     TEXT,
-- sqlite: 	"notes"             TEXT,
-- sqlite: 	"replaces"          BIGINT REFERENCES "equipment" ("id"),
-- sqlite: 	"swap_reason"       TEXT
-- sqlite: );
-- sqlite: INSERT INTO "equipment" SELECT "id", "version", "created_at", "changed_at", "created_by", "number", "name", "category", "brand",
-- sqlite: 	"model", "serial_no", "customer", "site", "contract", "part_of", "replaced_by", "location", "ip_address", "quantity", "unit",
-- sqlite: 	"parameters", "installed_on", "design_life_years", "warranty_end_on", "supply_until_on", "seasonal_exposure", "critical",
-- sqlite: 	"manual", "stage", "retired_on", "retire_reason", "notes", "replaces", "swap_reason" FROM "equipment_kept";
-- sqlite: DROP TABLE "equipment_kept";
-- sqlite: CREATE INDEX "equipment_by_name" ON "equipment" ("name", "id");
-- sqlite: CREATE INDEX "equipment_by_category" ON "equipment" ("category", "id");
-- sqlite: CREATE INDEX "equipment_by_model" ON "equipment" ("model", "id");
-- sqlite: CREATE INDEX "equipment_by_customer" ON "equipment" ("customer", "id");
-- sqlite: CREATE INDEX "equipment_by_site" ON "equipment" ("site", "id");
-- sqlite: CREATE INDEX "equipment_by_contract" ON "equipment" ("contract", "id");
-- sqlite: CREATE INDEX "equipment_by_part_of" ON "equipment" ("part_of", "id");
-- sqlite: CREATE INDEX "equipment_by_replaced_by" ON "equipment" ("replaced_by", "id");
-- sqlite: CREATE INDEX "equipment_by_warranty_end_on" ON "equipment" ("warranty_end_on", "id");
-- sqlite: CREATE INDEX "equipment_by_manual" ON "equipment" ("manual", "id");
-- sqlite: CREATE INDEX "equipment_by_stage" ON "equipment" ("stage", "id");
-- sqlite: CREATE INDEX "equipment_by_replaces" ON "equipment" ("replaces", "id");
