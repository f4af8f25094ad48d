-- Which lot (包) a thing that was read is of, and where the document leaves that open; what a lot asks of its own.
ALTER TABLE "tender_lot" ADD COLUMN "bond_amount" BIGINT;
ALTER TABLE "tender_lot" ADD COLUMN "delivery" TEXT;
ALTER TABLE "tender_lot" ADD COLUMN "warranty_required" TEXT;
ALTER TABLE "clause" ADD COLUMN "lot_doubt" TEXT;
ALTER TABLE "tender_fact" ADD COLUMN "lot" TEXT;
ALTER TABLE "tender_fact" ADD COLUMN "lot_doubt" TEXT;
ALTER TABLE "tender_line" ADD COLUMN "lot" TEXT;
ALTER TABLE "tender_line" ADD COLUMN "lot_doubt" TEXT;
ALTER TABLE "score_item" ADD COLUMN "lot" TEXT;
ALTER TABLE "score_item" ADD COLUMN "lot_doubt" TEXT;
ALTER TABLE "tender_change" ADD COLUMN "lot" TEXT;
