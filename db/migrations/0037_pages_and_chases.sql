-- How many pages the tender allows a volume.
ALTER TABLE "bid_volume" ADD COLUMN "pages_most" BIGINT;

-- When a bid bond was asked back, of whom, and what was said.
CREATE TABLE "bond_chase" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"bid_bond"   BIGINT NOT NULL REFERENCES "bid_bond" ("id"),
	"seq"        BIGINT NOT NULL,
	"on"         BIGINT NOT NULL,
	"way"        TEXT NOT NULL,
	"whom"       TEXT,
	"said"       TEXT NOT NULL,
	"next_on"    BIGINT
);
CREATE INDEX "bond_chase_by_bid_bond" ON "bond_chase" ("bid_bond", "seq");
