-- The book of a bid joined to what it answers: items of the scoring and hits to its sections, slides to items; what an
-- amendment changes to the amendment; the ceiling a price was approved under; Word templates of a contract.

ALTER TABLE "section_answer" ADD COLUMN "score_item" BIGINT REFERENCES "score_item" ("id");
CREATE INDEX "section_answer_by_score_item" ON "section_answer" ("score_item", "id");

ALTER TABLE "hit" ADD COLUMN "bid_section" BIGINT REFERENCES "bid_section" ("id");
CREATE INDEX "hit_by_bid_section" ON "hit" ("bid_section", "id");

CREATE TABLE "presentation_score" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"item"       BIGINT NOT NULL REFERENCES "presentation_item" ("id"),
	"seq"        BIGINT NOT NULL,
	"score_item" BIGINT NOT NULL REFERENCES "score_item" ("id")
);
CREATE INDEX "presentation_score_by_item" ON "presentation_score" ("item", "seq");
CREATE INDEX "presentation_score_by_score_item" ON "presentation_score" ("score_item", "id");

ALTER TABLE "tender_change" ADD COLUMN "amendment" BIGINT REFERENCES "tender_amendment" ("id");
CREATE INDEX "tender_change_by_amendment" ON "tender_change" ("amendment", "id");

ALTER TABLE "tender_amendment" ADD COLUMN "changes_open" BIGINT;
CREATE INDEX "tender_amendment_by_changes_open" ON "tender_amendment" ("changes_open", "id");

ALTER TABLE "bid_price" ADD COLUMN "approved_cap" BIGINT;

ALTER TABLE "contract" ADD COLUMN "draft_template" BIGINT REFERENCES "file" ("id");
ALTER TABLE "contract" ADD COLUMN "agreement_template" BIGINT REFERENCES "file" ("id");
CREATE INDEX "contract_by_draft_template" ON "contract" ("draft_template", "id");
CREATE INDEX "contract_by_agreement_template" ON "contract" ("agreement_template", "id");
