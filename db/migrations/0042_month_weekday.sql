-- The weekday of the month on which visits are by agreement.

ALTER TABLE "visit_plan" ADD COLUMN "monthly_on" TEXT;
