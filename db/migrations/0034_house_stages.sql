-- The stages of the house: under its own words, some switched off, further ones behind them. No stage has but one gate any more; SQLite
-- drops no unique column: the table is made anew, and what points at it is looked at when the migration commits.
-- postgres: ALTER TABLE "stage_gate" DROP CONSTRAINT "stage_gate_target_stage_key";
-- sqlite: PRAGMA defer_foreign_keys = ON;
-- sqlite: CREATE TABLE "stage_gate_kept" AS SELECT * FROM "stage_gate";
-- sqlite: DELETE FROM "stage_gate";
-- sqlite: DROP TABLE "stage_gate";
-- sqlite: CREATE TABLE "stage_gate" (
-- sqlite: 	"id"           BIGINT PRIMARY KEY,
-- sqlite: 	"version"      BIGINT NOT NULL,
-- sqlite: 	"created_at"   BIGINT NOT NULL,
-- sqlite: 	"changed_at"   BIGINT NOT NULL,
-- sqlite: 	"created_by"   BIGINT NOT NULL,
-- sqlite: 	"name"         TEXT NOT NULL,
-- sqlite: 	"target_stage" TEXT NOT NULL,
-- sqlite: 	"probability"  BIGINT NOT NULL,
-- sqlite: 	"category"     TEXT NOT NULL,
-- sqlite: 	"days_planned" BIGINT NOT NULL,
-- sqlite: 	"target"       TEXT,
-- sqlite: 	"quality"      TEXT,
-- sqlite: 	"notes"        TEXT
-- sqlite: );
-- sqlite: INSERT INTO "stage_gate" SELECT "id", "version", "created_at", "changed_at", "created_by", "name", "target_stage", "probability",
-- sqlite: 	"category", "days_planned", "target", "quality", "notes" FROM "stage_gate_kept";
-- sqlite: DROP TABLE "stage_gate_kept";
-- sqlite: CREATE INDEX "stage_gate_by_name" ON "stage_gate" ("name", "id");
-- sqlite: CREATE INDEX "stage_gate_by_probability" ON "stage_gate" ("probability", "id");
-- sqlite: CREATE INDEX "stage_gate_by_category" ON "stage_gate" ("category", "id");
-- sqlite: CREATE INDEX "stage_gate_by_days_planned" ON "stage_gate" ("days_planned", "id");

ALTER TABLE "stage_gate" ADD COLUMN "name_en" TEXT;
ALTER TABLE "stage_gate" ADD COLUMN "place" BIGINT;
ALTER TABLE "stage_gate" ADD COLUMN "off" BIGINT NOT NULL DEFAULT 0;
CREATE INDEX "stage_gate_by_target_stage" ON "stage_gate" ("target_stage", "id");
CREATE INDEX "stage_gate_by_place" ON "stage_gate" ("place", "id");
CREATE INDEX "stage_gate_by_off" ON "stage_gate" ("off", "id");
ALTER TABLE "opportunity" ADD COLUMN "house_stage" BIGINT REFERENCES "stage_gate" ("id");
CREATE INDEX "opportunity_by_house_stage" ON "opportunity" ("house_stage", "id");
ALTER TABLE "stage_move" ADD COLUMN "from_house" BIGINT REFERENCES "stage_gate" ("id");
ALTER TABLE "stage_move" ADD COLUMN "to_house" BIGINT REFERENCES "stage_gate" ("id");
CREATE INDEX "stage_move_by_from_house" ON "stage_move" ("from_house", "id");
CREATE INDEX "stage_move_by_to_house" ON "stage_move" ("to_house", "id");
