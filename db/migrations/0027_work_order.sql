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

