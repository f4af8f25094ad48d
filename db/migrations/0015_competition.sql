-- The competition: rivals, their products, what we learn of them, how we stand against them, and what was opened.

CREATE TABLE "competitor" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL UNIQUE,
	"short_name" TEXT,
	"uscc"       TEXT UNIQUE,
	"regions"    TEXT,
	"industries" TEXT,
	"strengths"  TEXT,
	"weaknesses" TEXT,
	"owner"      BIGINT REFERENCES "user" ("id"),
	"notes"      TEXT
);
CREATE INDEX "competitor_by_short_name" ON "competitor" ("short_name", "id");
CREATE INDEX "competitor_by_regions" ON "competitor" ("regions", "id");
CREATE INDEX "competitor_by_industries" ON "competitor" ("industries", "id");
CREATE INDEX "competitor_by_owner" ON "competitor" ("owner", "id");

CREATE TABLE "competitor_product" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL,
	"competitor" BIGINT NOT NULL REFERENCES "competitor" ("id"),
	"kind"       TEXT,
	"features"   TEXT,
	"weaknesses" TEXT,
	"price_from" BIGINT,
	"price_to"   BIGINT,
	"source"     TEXT,
	"as_of"      BIGINT NOT NULL,
	"stale_on"   BIGINT,
	"owner"      BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "competitor_product_by_name" ON "competitor_product" ("name", "id");
CREATE INDEX "competitor_product_by_competitor" ON "competitor_product" ("competitor", "id");
CREATE INDEX "competitor_product_by_kind" ON "competitor_product" ("kind", "id");
CREATE INDEX "competitor_product_by_price_from" ON "competitor_product" ("price_from", "id");
CREATE INDEX "competitor_product_by_price_to" ON "competitor_product" ("price_to", "id");
CREATE INDEX "competitor_product_by_source" ON "competitor_product" ("source", "id");
CREATE INDEX "competitor_product_by_as_of" ON "competitor_product" ("as_of", "id");
CREATE INDEX "competitor_product_by_stale_on" ON "competitor_product" ("stale_on", "id");
CREATE INDEX "competitor_product_by_owner" ON "competitor_product" ("owner", "id");

CREATE TABLE "intel_item" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"subject"     TEXT,
	"competitor"  BIGINT REFERENCES "competitor" ("id"),
	"opportunity" BIGINT REFERENCES "opportunity" ("id"),
	"industry"    TEXT,
	"category"    TEXT NOT NULL,
	"learnt_on"   BIGINT NOT NULL,
	"source"      TEXT NOT NULL,
	"informant"   BYTEA,
	"reliability" BIGINT,
	"text"        TEXT NOT NULL,
	"link"        TEXT,
	"expires_on"  BIGINT,
	"stale_on"    BIGINT,
	"owner"       BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "intel_item_by_subject" ON "intel_item" ("subject", "id");
CREATE INDEX "intel_item_by_competitor" ON "intel_item" ("competitor", "id");
CREATE INDEX "intel_item_by_opportunity" ON "intel_item" ("opportunity", "id");
CREATE INDEX "intel_item_by_industry" ON "intel_item" ("industry", "id");
CREATE INDEX "intel_item_by_category" ON "intel_item" ("category", "id");
CREATE INDEX "intel_item_by_learnt_on" ON "intel_item" ("learnt_on", "id");
CREATE INDEX "intel_item_by_source" ON "intel_item" ("source", "id");
CREATE INDEX "intel_item_by_reliability" ON "intel_item" ("reliability", "id");
CREATE INDEX "intel_item_by_stale_on" ON "intel_item" ("stale_on", "id");
CREATE INDEX "intel_item_by_owner" ON "intel_item" ("owner", "id");

CREATE TABLE "comparison" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"title"          TEXT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"weight_total"   BIGINT,
	"our_sum"        BIGINT,
	"best_rival"     BIGINT REFERENCES "competitor" ("id"),
	"best_rival_sum" BIGINT,
	"advantage"      BIGINT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "comparison_by_title" ON "comparison" ("title", "id");
CREATE INDEX "comparison_by_opportunity" ON "comparison" ("opportunity", "id");
CREATE INDEX "comparison_by_best_rival" ON "comparison" ("best_rival", "id");
CREATE INDEX "comparison_by_owner" ON "comparison" ("owner", "id");
CREATE INDEX "comparison_by_team" ON "comparison" ("team", "id");

CREATE TABLE "comparison_row" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"comparison" BIGINT NOT NULL REFERENCES "comparison" ("id"),
	"seq"        BIGINT NOT NULL,
	"criterion"  TEXT NOT NULL,
	"weight"     BIGINT NOT NULL,
	"our_score"  BIGINT,
	"evidence"   TEXT
);
CREATE INDEX "comparison_row_by_comparison" ON "comparison_row" ("comparison", "seq");

CREATE TABLE "comparison_score" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"comparison" BIGINT NOT NULL REFERENCES "comparison" ("id"),
	"seq"        BIGINT NOT NULL,
	"criterion"  TEXT NOT NULL,
	"competitor" BIGINT NOT NULL REFERENCES "competitor" ("id"),
	"score"      BIGINT,
	"evidence"   TEXT
);
CREATE INDEX "comparison_score_by_comparison" ON "comparison_score" ("comparison", "seq");
CREATE INDEX "comparison_score_by_competitor" ON "comparison_score" ("competitor", "id");

CREATE TABLE "rival_forecast" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"title"         TEXT,
	"opportunity"   BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"competitor"    BIGINT NOT NULL REFERENCES "competitor" ("id"),
	"bid"           BIGINT REFERENCES "bid" ("id"),
	"price_guess"   BIGINT,
	"features"      TEXT,
	"strengths"     TEXT,
	"weaknesses"    TEXT,
	"our_answer"    TEXT,
	"likely_points" BIGINT,
	"confidence"    BIGINT,
	"basis"         TEXT,
	"actual_price"  BIGINT,
	"price_error"   BIGINT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"team"          BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "rival_forecast_by_title" ON "rival_forecast" ("title", "id");
CREATE INDEX "rival_forecast_by_opportunity" ON "rival_forecast" ("opportunity", "id");
CREATE INDEX "rival_forecast_by_competitor" ON "rival_forecast" ("competitor", "id");
CREATE INDEX "rival_forecast_by_bid" ON "rival_forecast" ("bid", "id");
CREATE INDEX "rival_forecast_by_price_guess" ON "rival_forecast" ("price_guess", "id");
CREATE INDEX "rival_forecast_by_confidence" ON "rival_forecast" ("confidence", "id");
CREATE INDEX "rival_forecast_by_actual_price" ON "rival_forecast" ("actual_price", "id");
CREATE INDEX "rival_forecast_by_owner" ON "rival_forecast" ("owner", "id");
CREATE INDEX "rival_forecast_by_team" ON "rival_forecast" ("team", "id");

CREATE TABLE "highlight" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"text"           TEXT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"stage"          TEXT NOT NULL,
	"novelty"        BIGINT,
	"attraction"     BIGINT,
	"description"    TEXT,
	"capability"     BIGINT REFERENCES "capability" ("id"),
	"required_level" BIGINT,
	"own_level"      BIGINT,
	"extra_cost"     BIGINT,
	"project_budget" BIGINT,
	"max_share"      BIGINT,
	"evidence"       TEXT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "highlight_by_text" ON "highlight" ("text", "id");
CREATE INDEX "highlight_by_opportunity" ON "highlight" ("opportunity", "id");
CREATE INDEX "highlight_by_stage" ON "highlight" ("stage", "id");
CREATE INDEX "highlight_by_novelty" ON "highlight" ("novelty", "id");
CREATE INDEX "highlight_by_attraction" ON "highlight" ("attraction", "id");
CREATE INDEX "highlight_by_capability" ON "highlight" ("capability", "id");
CREATE INDEX "highlight_by_owner" ON "highlight" ("owner", "id");
CREATE INDEX "highlight_by_team" ON "highlight" ("team", "id");

CREATE TABLE "highlight_rival" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"highlight"  BIGINT NOT NULL REFERENCES "highlight" ("id"),
	"seq"        BIGINT NOT NULL,
	"competitor" BIGINT NOT NULL REFERENCES "competitor" ("id"),
	"difference" TEXT
);
CREATE INDEX "highlight_rival_by_highlight" ON "highlight_rival" ("highlight", "seq");
CREATE INDEX "highlight_rival_by_competitor" ON "highlight_rival" ("competitor", "id");

CREATE TABLE "highlight_stakeholder" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"highlight"  BIGINT NOT NULL REFERENCES "highlight" ("id"),
	"seq"        BIGINT NOT NULL,
	"contact"    BIGINT NOT NULL REFERENCES "contact" ("id"),
	"interest"   TEXT
);
CREATE INDEX "highlight_stakeholder_by_highlight" ON "highlight_stakeholder" ("highlight", "seq");
CREATE INDEX "highlight_stakeholder_by_contact" ON "highlight_stakeholder" ("contact", "id");

CREATE TABLE "opening_bid" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"name"        TEXT NOT NULL,
	"tender"      BIGINT NOT NULL REFERENCES "tender" ("id"),
	"customer"    BIGINT REFERENCES "customer" ("id"),
	"opportunity" BIGINT REFERENCES "opportunity" ("id"),
	"competitor"  BIGINT REFERENCES "competitor" ("id"),
	"ours"        BIGINT NOT NULL,
	"opened_on"   BIGINT,
	"price"       BIGINT,
	"delivery"    TEXT,
	"warranty"    TEXT,
	"bond"        TEXT,
	"seal"        TEXT,
	"score"       BIGINT,
	"rank"        BIGINT,
	"won"         BIGINT NOT NULL,
	"team"        BIGINT REFERENCES "team" ("id"),
	"notes"       TEXT
);
CREATE INDEX "opening_bid_by_name" ON "opening_bid" ("name", "id");
CREATE INDEX "opening_bid_by_tender" ON "opening_bid" ("tender", "id");
CREATE INDEX "opening_bid_by_customer" ON "opening_bid" ("customer", "id");
CREATE INDEX "opening_bid_by_opportunity" ON "opening_bid" ("opportunity", "id");
CREATE INDEX "opening_bid_by_competitor" ON "opening_bid" ("competitor", "id");
CREATE INDEX "opening_bid_by_opened_on" ON "opening_bid" ("opened_on", "id");
CREATE INDEX "opening_bid_by_price" ON "opening_bid" ("price", "id");
CREATE INDEX "opening_bid_by_rank" ON "opening_bid" ("rank", "id");
CREATE INDEX "opening_bid_by_team" ON "opening_bid" ("team", "id");

CREATE TABLE "industry_note" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"title"      TEXT NOT NULL,
	"industry"   TEXT NOT NULL,
	"kind"       TEXT NOT NULL,
	"text"       TEXT NOT NULL,
	"source"     TEXT,
	"as_of"      BIGINT NOT NULL,
	"stale_on"   BIGINT,
	"owner"      BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "industry_note_by_title" ON "industry_note" ("title", "id");
CREATE INDEX "industry_note_by_industry" ON "industry_note" ("industry", "id");
CREATE INDEX "industry_note_by_kind" ON "industry_note" ("kind", "id");
CREATE INDEX "industry_note_by_source" ON "industry_note" ("source", "id");
CREATE INDEX "industry_note_by_as_of" ON "industry_note" ("as_of", "id");
CREATE INDEX "industry_note_by_stale_on" ON "industry_note" ("stale_on", "id");
CREATE INDEX "industry_note_by_owner" ON "industry_note" ("owner", "id");

CREATE TABLE "third_party_software" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL,
	"industry"   TEXT NOT NULL,
	"vendor"     TEXT,
	"modules"    TEXT,
	"interfaces" TEXT,
	"as_of"      BIGINT,
	"owner"      BIGINT REFERENCES "user" ("id"),
	"notes"      TEXT
);
CREATE INDEX "third_party_software_by_name" ON "third_party_software" ("name", "id");
CREATE INDEX "third_party_software_by_industry" ON "third_party_software" ("industry", "id");
CREATE INDEX "third_party_software_by_vendor" ON "third_party_software" ("vendor", "id");
CREATE INDEX "third_party_software_by_as_of" ON "third_party_software" ("as_of", "id");
CREATE INDEX "third_party_software_by_owner" ON "third_party_software" ("owner", "id");
