-- From the first visit to the invitation.

CREATE TABLE "opportunity" (
	"id"                 BIGINT PRIMARY KEY,
	"version"            BIGINT NOT NULL,
	"created_at"         BIGINT NOT NULL,
	"changed_at"         BIGINT NOT NULL,
	"created_by"         BIGINT NOT NULL,
	"number"             TEXT UNIQUE,
	"name"               TEXT NOT NULL,
	"customer"           BIGINT NOT NULL REFERENCES "customer" ("id"),
	"site"               BIGINT REFERENCES "site" ("id"),
	"stage"              TEXT NOT NULL,
	"phase"              TEXT,
	"source"             TEXT,
	"amount_est"         BIGINT,
	"cost_est"           BIGINT,
	"margin_est"         BIGINT,
	"is_major"           BIGINT NOT NULL,
	"budget"             BIGINT,
	"tender_expected_on" BIGINT,
	"decision_maker"     BIGINT REFERENCES "contact" ("id"),
	"scope"              TEXT,
	"facts_due_on"       BIGINT,
	"seasonal_exposure"  BIGINT NOT NULL,
	"interest_level"     BIGINT,
	"invited"            BIGINT NOT NULL,
	"invitation"         TEXT,
	"our_prior_service"  TEXT,
	"cold_bid_reason"    TEXT,
	"engagement_count"   BIGINT,
	"tender_received_on" BIGINT,
	"accepted_on"        BIGINT,
	"back_reason"        TEXT,
	"lost_reason"        TEXT,
	"lost_to"            TEXT,
	"owner"              BIGINT REFERENCES "user" ("id"),
	"presales_owner"     BIGINT REFERENCES "user" ("id"),
	"team"               BIGINT REFERENCES "team" ("id"),
	"notes"              TEXT
);
CREATE INDEX "opportunity_by_name" ON "opportunity" ("name", "id");
CREATE INDEX "opportunity_by_customer" ON "opportunity" ("customer", "id");
CREATE INDEX "opportunity_by_site" ON "opportunity" ("site", "id");
CREATE INDEX "opportunity_by_stage" ON "opportunity" ("stage", "id");
CREATE INDEX "opportunity_by_phase" ON "opportunity" ("phase", "id");
CREATE INDEX "opportunity_by_amount_est" ON "opportunity" ("amount_est", "id");
CREATE INDEX "opportunity_by_tender_expected_on" ON "opportunity" ("tender_expected_on", "id");
CREATE INDEX "opportunity_by_decision_maker" ON "opportunity" ("decision_maker", "id");
CREATE INDEX "opportunity_by_owner" ON "opportunity" ("owner", "id");
CREATE INDEX "opportunity_by_presales_owner" ON "opportunity" ("presales_owner", "id");
CREATE INDEX "opportunity_by_team" ON "opportunity" ("team", "id");

CREATE TABLE "engagement" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"subject"        TEXT NOT NULL,
	"customer"       BIGINT NOT NULL REFERENCES "customer" ("id"),
	"opportunity"    BIGINT REFERENCES "opportunity" ("id"),
	"kind"           TEXT NOT NULL,
	"round"          BIGINT,
	"held_at"        BIGINT NOT NULL,
	"place"          TEXT,
	"site"           BIGINT REFERENCES "site" ("id"),
	"contact"        BIGINT REFERENCES "contact" ("id"),
	"their_people"   TEXT,
	"our_people"     TEXT,
	"stage"          TEXT NOT NULL,
	"facts"          TEXT,
	"intro_company"  BIGINT NOT NULL,
	"intro_products" TEXT,
	"relationship"   BIGINT,
	"interest_level" BIGINT,
	"outcome"        TEXT,
	"next_step"      TEXT,
	"next_due_on"    BIGINT,
	"next_owner"     BIGINT REFERENCES "user" ("id"),
	"cancel_reason"  TEXT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "engagement_by_subject" ON "engagement" ("subject", "id");
CREATE INDEX "engagement_by_customer" ON "engagement" ("customer", "id");
CREATE INDEX "engagement_by_opportunity" ON "engagement" ("opportunity", "id");
CREATE INDEX "engagement_by_kind" ON "engagement" ("kind", "id");
CREATE INDEX "engagement_by_held_at" ON "engagement" ("held_at", "id");
CREATE INDEX "engagement_by_site" ON "engagement" ("site", "id");
CREATE INDEX "engagement_by_contact" ON "engagement" ("contact", "id");
CREATE INDEX "engagement_by_stage" ON "engagement" ("stage", "id");
CREATE INDEX "engagement_by_next_due_on" ON "engagement" ("next_due_on", "id");
CREATE INDEX "engagement_by_next_owner" ON "engagement" ("next_owner", "id");
CREATE INDEX "engagement_by_owner" ON "engagement" ("owner", "id");
CREATE INDEX "engagement_by_team" ON "engagement" ("team", "id");
