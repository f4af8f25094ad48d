-- The people of a piece of business, and what was said with them.

ALTER TABLE "contact" ADD COLUMN "stage" TEXT;
ALTER TABLE "contact" ADD COLUMN "erase_reason" TEXT;
ALTER TABLE "contact" ADD COLUMN "last_met_on" BIGINT;
CREATE INDEX "contact_by_stage" ON "contact" ("stage", "id");
CREATE INDEX "contact_by_last_met_on" ON "contact" ("last_met_on", "id");

ALTER TABLE "engagement" ADD COLUMN "channel" TEXT;
ALTER TABLE "engagement" ADD COLUMN "sentiment" TEXT;
ALTER TABLE "engagement" ADD COLUMN "topics" TEXT;
ALTER TABLE "engagement" ADD COLUMN "minutes" TEXT;
ALTER TABLE "engagement" ADD COLUMN "gaps" TEXT;
ALTER TABLE "engagement" ADD COLUMN "notice" TEXT;
CREATE INDEX "engagement_by_channel" ON "engagement" ("channel", "id");

CREATE TABLE "engagement_participant" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"engagement" BIGINT NOT NULL REFERENCES "engagement" ("id"),
	"seq"        BIGINT NOT NULL,
	"contact"    BIGINT REFERENCES "contact" ("id"),
	"user"       BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "engagement_participant_by_engagement" ON "engagement_participant" ("engagement", "seq");
CREATE INDEX "engagement_participant_by_contact" ON "engagement_participant" ("contact", "id");
CREATE INDEX "engagement_participant_by_user" ON "engagement_participant" ("user", "id");

CREATE TABLE "guidance_goal" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"topic"          TEXT NOT NULL,
	"current"        BIGINT NOT NULL,
	"target"         BIGINT NOT NULL,
	"attainment"     BIGINT,
	"footing"        TEXT,
	"notes"          TEXT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "guidance_goal_by_opportunity" ON "guidance_goal" ("opportunity", "id");
CREATE INDEX "guidance_goal_by_topic" ON "guidance_goal" ("topic", "id");
CREATE INDEX "guidance_goal_by_current" ON "guidance_goal" ("current", "id");
CREATE INDEX "guidance_goal_by_target" ON "guidance_goal" ("target", "id");
CREATE INDEX "guidance_goal_by_attainment" ON "guidance_goal" ("attainment", "id");
CREATE INDEX "guidance_goal_by_footing" ON "guidance_goal" ("footing", "id");
CREATE INDEX "guidance_goal_by_owner" ON "guidance_goal" ("owner", "id");
CREATE INDEX "guidance_goal_by_presales_owner" ON "guidance_goal" ("presales_owner", "id");
CREATE INDEX "guidance_goal_by_team" ON "guidance_goal" ("team", "id");

CREATE TABLE "guided_topic" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"engagement" BIGINT NOT NULL REFERENCES "engagement" ("id"),
	"seq"        BIGINT NOT NULL,
	"goal"       BIGINT NOT NULL REFERENCES "guidance_goal" ("id"),
	"reached"    BIGINT NOT NULL
);
CREATE INDEX "guided_topic_by_engagement" ON "guided_topic" ("engagement", "seq");
CREATE INDEX "guided_topic_by_goal" ON "guided_topic" ("goal", "id");

CREATE TABLE "stakeholder" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"name"           TEXT,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"contact"        BIGINT NOT NULL REFERENCES "contact" ("id"),
	"customer"       BIGINT REFERENCES "customer" ("id"),
	"department"     TEXT,
	"position"       TEXT,
	"role_in_deal"   TEXT NOT NULL,
	"decision_power" BIGINT NOT NULL,
	"influence"      BIGINT NOT NULL,
	"weight"         BIGINT,
	"is_key"         BIGINT NOT NULL,
	"support"        BIGINT,
	"support_trend"  BIGINT,
	"view"           TEXT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id"),
	UNIQUE ("opportunity", "contact")
);
CREATE INDEX "stakeholder_by_name" ON "stakeholder" ("name", "id");
CREATE INDEX "stakeholder_by_opportunity" ON "stakeholder" ("opportunity", "id");
CREATE INDEX "stakeholder_by_contact" ON "stakeholder" ("contact", "id");
CREATE INDEX "stakeholder_by_customer" ON "stakeholder" ("customer", "id");
CREATE INDEX "stakeholder_by_department" ON "stakeholder" ("department", "id");
CREATE INDEX "stakeholder_by_position" ON "stakeholder" ("position", "id");
CREATE INDEX "stakeholder_by_role_in_deal" ON "stakeholder" ("role_in_deal", "id");
CREATE INDEX "stakeholder_by_weight" ON "stakeholder" ("weight", "id");
CREATE INDEX "stakeholder_by_support" ON "stakeholder" ("support", "id");
CREATE INDEX "stakeholder_by_owner" ON "stakeholder" ("owner", "id");
CREATE INDEX "stakeholder_by_presales_owner" ON "stakeholder" ("presales_owner", "id");
CREATE INDEX "stakeholder_by_team" ON "stakeholder" ("team", "id");

CREATE TABLE "stakeholder_relation" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"from_person"    BIGINT NOT NULL REFERENCES "stakeholder" ("id"),
	"kind"           TEXT NOT NULL,
	"to_person"      BIGINT NOT NULL REFERENCES "stakeholder" ("id"),
	"strength"       BIGINT NOT NULL,
	"note"           TEXT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id"),
	UNIQUE ("from_person", "kind", "to_person")
);
CREATE INDEX "stakeholder_relation_by_opportunity" ON "stakeholder_relation" ("opportunity", "id");
CREATE INDEX "stakeholder_relation_by_from_person" ON "stakeholder_relation" ("from_person", "id");
CREATE INDEX "stakeholder_relation_by_kind" ON "stakeholder_relation" ("kind", "id");
CREATE INDEX "stakeholder_relation_by_to_person" ON "stakeholder_relation" ("to_person", "id");
CREATE INDEX "stakeholder_relation_by_strength" ON "stakeholder_relation" ("strength", "id");
CREATE INDEX "stakeholder_relation_by_owner" ON "stakeholder_relation" ("owner", "id");
CREATE INDEX "stakeholder_relation_by_presales_owner" ON "stakeholder_relation" ("presales_owner", "id");
CREATE INDEX "stakeholder_relation_by_team" ON "stakeholder_relation" ("team", "id");

CREATE TABLE "support_reading" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"stakeholder"    BIGINT NOT NULL REFERENCES "stakeholder" ("id"),
	"opportunity"    BIGINT REFERENCES "opportunity" ("id"),
	"read_on"        BIGINT NOT NULL,
	"level"          BIGINT NOT NULL,
	"evidence"       TEXT,
	"engagement"     BIGINT REFERENCES "engagement" ("id"),
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "support_reading_by_stakeholder" ON "support_reading" ("stakeholder", "id");
CREATE INDEX "support_reading_by_opportunity" ON "support_reading" ("opportunity", "id");
CREATE INDEX "support_reading_by_read_on" ON "support_reading" ("read_on", "id");
CREATE INDEX "support_reading_by_level" ON "support_reading" ("level", "id");
CREATE INDEX "support_reading_by_engagement" ON "support_reading" ("engagement", "id");
CREATE INDEX "support_reading_by_owner" ON "support_reading" ("owner", "id");
CREATE INDEX "support_reading_by_presales_owner" ON "support_reading" ("presales_owner", "id");
CREATE INDEX "support_reading_by_team" ON "support_reading" ("team", "id");

CREATE TABLE "stakeholder_interest" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"stakeholder"    BIGINT NOT NULL REFERENCES "stakeholder" ("id"),
	"opportunity"    BIGINT REFERENCES "opportunity" ("id"),
	"text"           TEXT NOT NULL,
	"noted_on"       BIGINT NOT NULL,
	"engagement"     BIGINT REFERENCES "engagement" ("id"),
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "stakeholder_interest_by_stakeholder" ON "stakeholder_interest" ("stakeholder", "id");
CREATE INDEX "stakeholder_interest_by_opportunity" ON "stakeholder_interest" ("opportunity", "id");
CREATE INDEX "stakeholder_interest_by_text" ON "stakeholder_interest" ("text", "id");
CREATE INDEX "stakeholder_interest_by_noted_on" ON "stakeholder_interest" ("noted_on", "id");
CREATE INDEX "stakeholder_interest_by_engagement" ON "stakeholder_interest" ("engagement", "id");
CREATE INDEX "stakeholder_interest_by_owner" ON "stakeholder_interest" ("owner", "id");
CREATE INDEX "stakeholder_interest_by_presales_owner" ON "stakeholder_interest" ("presales_owner", "id");
CREATE INDEX "stakeholder_interest_by_team" ON "stakeholder_interest" ("team", "id");

CREATE TABLE "preference" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"contact"        BIGINT NOT NULL REFERENCES "contact" ("id"),
	"subject"        TEXT NOT NULL,
	"value"          TEXT NOT NULL,
	"strength"       BIGINT NOT NULL,
	"stated_on"      BIGINT NOT NULL,
	"engagement"     BIGINT REFERENCES "engagement" ("id"),
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "preference_by_opportunity" ON "preference" ("opportunity", "id");
CREATE INDEX "preference_by_contact" ON "preference" ("contact", "id");
CREATE INDEX "preference_by_subject" ON "preference" ("subject", "id");
CREATE INDEX "preference_by_value" ON "preference" ("value", "id");
CREATE INDEX "preference_by_strength" ON "preference" ("strength", "id");
CREATE INDEX "preference_by_stated_on" ON "preference" ("stated_on", "id");
CREATE INDEX "preference_by_engagement" ON "preference" ("engagement", "id");
CREATE INDEX "preference_by_owner" ON "preference" ("owner", "id");
CREATE INDEX "preference_by_presales_owner" ON "preference" ("presales_owner", "id");
CREATE INDEX "preference_by_team" ON "preference" ("team", "id");

CREATE TABLE "introduction" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"contact"        BIGINT NOT NULL REFERENCES "contact" ("id"),
	"topic"          TEXT NOT NULL,
	"introduced_on"  BIGINT NOT NULL,
	"understanding"  BIGINT NOT NULL,
	"engagement"     BIGINT REFERENCES "engagement" ("id"),
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "introduction_by_opportunity" ON "introduction" ("opportunity", "id");
CREATE INDEX "introduction_by_contact" ON "introduction" ("contact", "id");
CREATE INDEX "introduction_by_topic" ON "introduction" ("topic", "id");
CREATE INDEX "introduction_by_introduced_on" ON "introduction" ("introduced_on", "id");
CREATE INDEX "introduction_by_understanding" ON "introduction" ("understanding", "id");
CREATE INDEX "introduction_by_engagement" ON "introduction" ("engagement", "id");
CREATE INDEX "introduction_by_owner" ON "introduction" ("owner", "id");
CREATE INDEX "introduction_by_presales_owner" ON "introduction" ("presales_owner", "id");
CREATE INDEX "introduction_by_team" ON "introduction" ("team", "id");

CREATE TABLE "feature_feedback" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"feature"        TEXT NOT NULL,
	"contact"        BIGINT NOT NULL REFERENCES "contact" ("id"),
	"interest"       BIGINT NOT NULL,
	"remark"         TEXT,
	"noted_on"       BIGINT NOT NULL,
	"engagement"     BIGINT REFERENCES "engagement" ("id"),
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "feature_feedback_by_opportunity" ON "feature_feedback" ("opportunity", "id");
CREATE INDEX "feature_feedback_by_feature" ON "feature_feedback" ("feature", "id");
CREATE INDEX "feature_feedback_by_contact" ON "feature_feedback" ("contact", "id");
CREATE INDEX "feature_feedback_by_interest" ON "feature_feedback" ("interest", "id");
CREATE INDEX "feature_feedback_by_noted_on" ON "feature_feedback" ("noted_on", "id");
CREATE INDEX "feature_feedback_by_engagement" ON "feature_feedback" ("engagement", "id");
CREATE INDEX "feature_feedback_by_owner" ON "feature_feedback" ("owner", "id");
CREATE INDEX "feature_feedback_by_presales_owner" ON "feature_feedback" ("presales_owner", "id");
CREATE INDEX "feature_feedback_by_team" ON "feature_feedback" ("team", "id");

CREATE TABLE "resonance_point" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"contact"        BIGINT NOT NULL REFERENCES "contact" ("id"),
	"text"           TEXT NOT NULL,
	"found_on"       BIGINT NOT NULL,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "resonance_point_by_opportunity" ON "resonance_point" ("opportunity", "id");
CREATE INDEX "resonance_point_by_contact" ON "resonance_point" ("contact", "id");
CREATE INDEX "resonance_point_by_found_on" ON "resonance_point" ("found_on", "id");
CREATE INDEX "resonance_point_by_owner" ON "resonance_point" ("owner", "id");
CREATE INDEX "resonance_point_by_presales_owner" ON "resonance_point" ("presales_owner", "id");
CREATE INDEX "resonance_point_by_team" ON "resonance_point" ("team", "id");

CREATE TABLE "presentation_item" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"place"          BIGINT NOT NULL,
	"title"          TEXT NOT NULL,
	"content"        TEXT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "presentation_item_by_opportunity" ON "presentation_item" ("opportunity", "id");
CREATE INDEX "presentation_item_by_place" ON "presentation_item" ("place", "id");
CREATE INDEX "presentation_item_by_title" ON "presentation_item" ("title", "id");
CREATE INDEX "presentation_item_by_owner" ON "presentation_item" ("owner", "id");
CREATE INDEX "presentation_item_by_presales_owner" ON "presentation_item" ("presales_owner", "id");
CREATE INDEX "presentation_item_by_team" ON "presentation_item" ("team", "id");

CREATE TABLE "presentation_point" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"item"       BIGINT NOT NULL REFERENCES "presentation_item" ("id"),
	"seq"        BIGINT NOT NULL,
	"interest"   BIGINT NOT NULL REFERENCES "stakeholder_interest" ("id")
);
CREATE INDEX "presentation_point_by_item" ON "presentation_point" ("item", "seq");
CREATE INDEX "presentation_point_by_interest" ON "presentation_point" ("interest", "id");

CREATE TABLE "demo_environment" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL,
	"place"      TEXT,
	"software"   TEXT,
	"contents"   TEXT,
	"script"     TEXT,
	"retired"    BIGINT NOT NULL,
	"owner"      BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "demo_environment_by_name" ON "demo_environment" ("name", "id");
CREATE INDEX "demo_environment_by_place" ON "demo_environment" ("place", "id");
CREATE INDEX "demo_environment_by_software" ON "demo_environment" ("software", "id");
CREATE INDEX "demo_environment_by_owner" ON "demo_environment" ("owner", "id");

CREATE TABLE "demo_booking" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"purpose"       TEXT NOT NULL,
	"environment"   BIGINT NOT NULL REFERENCES "demo_environment" ("id"),
	"opportunity"   BIGINT REFERENCES "opportunity" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"engagement"    BIGINT REFERENCES "engagement" ("id"),
	"stage"         TEXT NOT NULL,
	"from_at"       BIGINT NOT NULL,
	"to_at"         BIGINT NOT NULL,
	"script"        TEXT,
	"version_shown" TEXT,
	"result"        TEXT,
	"cancel_reason" TEXT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"team"          BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "demo_booking_by_purpose" ON "demo_booking" ("purpose", "id");
CREATE INDEX "demo_booking_by_environment" ON "demo_booking" ("environment", "id");
CREATE INDEX "demo_booking_by_opportunity" ON "demo_booking" ("opportunity", "id");
CREATE INDEX "demo_booking_by_customer" ON "demo_booking" ("customer", "id");
CREATE INDEX "demo_booking_by_engagement" ON "demo_booking" ("engagement", "id");
CREATE INDEX "demo_booking_by_stage" ON "demo_booking" ("stage", "id");
CREATE INDEX "demo_booking_by_from_at" ON "demo_booking" ("from_at", "id");
CREATE INDEX "demo_booking_by_to_at" ON "demo_booking" ("to_at", "id");
CREATE INDEX "demo_booking_by_owner" ON "demo_booking" ("owner", "id");
CREATE INDEX "demo_booking_by_team" ON "demo_booking" ("team", "id");
