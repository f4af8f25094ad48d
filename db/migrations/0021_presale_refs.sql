-- Whom a highlight draws by his part in the deal, what of the catalogue was shown, and the strength a goal aims at.

ALTER TABLE "highlight_stakeholder" ADD COLUMN "stakeholder" BIGINT REFERENCES "stakeholder" ("id");
CREATE INDEX "highlight_stakeholder_by_stakeholder" ON "highlight_stakeholder" ("stakeholder", "id");
ALTER TABLE "introduction" ADD COLUMN "catalog_item" BIGINT REFERENCES "catalog_item" ("id");
CREATE INDEX "introduction_by_catalog_item" ON "introduction" ("catalog_item", "id");
ALTER TABLE "advantage_point" ADD COLUMN "catalog_item" BIGINT REFERENCES "catalog_item" ("id");
CREATE INDEX "advantage_point_by_catalog_item" ON "advantage_point" ("catalog_item", "id");
ALTER TABLE "guidance_goal" ADD COLUMN "capability" BIGINT REFERENCES "capability" ("id");
CREATE INDEX "guidance_goal_by_capability" ON "guidance_goal" ("capability", "id");
