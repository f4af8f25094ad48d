-- What the last day of a device's warranty rests on; a device is asked anew when anything of its cover changes.

ALTER TABLE "equipment" ADD COLUMN "warranty_by" TEXT;
CREATE INDEX "equipment_by_warranty_by" ON "equipment" ("warranty_by", "id");
