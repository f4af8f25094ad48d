-- Who answered a clause, who accepted the answer or sent it back, and why.
ALTER TABLE "clause_response" ADD COLUMN "answered_by" BIGINT REFERENCES "user" ("id");
ALTER TABLE "clause_response" ADD COLUMN "reviewed_at" BIGINT;
ALTER TABLE "clause_response" ADD COLUMN "returned_by" BIGINT REFERENCES "user" ("id");
ALTER TABLE "clause_response" ADD COLUMN "return_reason" TEXT;
CREATE INDEX "clause_response_by_answered_by" ON "clause_response" ("answered_by", "id");
CREATE INDEX "clause_response_by_returned_by" ON "clause_response" ("returned_by", "id");

-- What a bid, a clause and a line of an opening are of, where a tender has several lots.
ALTER TABLE "bid" ADD COLUMN "lot" TEXT;
ALTER TABLE "clause" ADD COLUMN "lot" TEXT;
ALTER TABLE "opening_bid" ADD COLUMN "lot" TEXT;
CREATE INDEX "bid_by_lot" ON "bid" ("lot", "id");
CREATE INDEX "clause_by_lot" ON "clause" ("lot", "id");
CREATE INDEX "opening_bid_by_lot" ON "opening_bid" ("lot", "id");
