-- The service desk: who is on duty, where he was last, whom a case was offered to, how people are told, and the codes on
-- the equipment by which anybody may report.

CREATE TABLE "duty_shift" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"person"     BIGINT NOT NULL REFERENCES "user" ("id"),
	"role"       TEXT NOT NULL,
	"from_at"    BIGINT NOT NULL,
	"to_at"      BIGINT NOT NULL,
	"region"     TEXT,
	"note"       TEXT
);
CREATE INDEX "duty_shift_by_person" ON "duty_shift" ("person", "id");
CREATE INDEX "duty_shift_by_role" ON "duty_shift" ("role", "id");
CREATE INDEX "duty_shift_by_from_at" ON "duty_shift" ("from_at", "id");
CREATE INDEX "duty_shift_by_to_at" ON "duty_shift" ("to_at", "id");
CREATE INDEX "duty_shift_by_region" ON "duty_shift" ("region", "id");

CREATE TABLE "check_in" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"person"     BIGINT NOT NULL REFERENCES "user" ("id"),
	"site"       BIGINT REFERENCES "site" ("id"),
	"city"       TEXT,
	"district"   TEXT,
	"seen_at"    BIGINT
);
CREATE INDEX "check_in_by_person" ON "check_in" ("person", "id");
CREATE INDEX "check_in_by_site" ON "check_in" ("site", "id");
CREATE INDEX "check_in_by_city" ON "check_in" ("city", "id");
CREATE INDEX "check_in_by_district" ON "check_in" ("district", "id");
CREATE INDEX "check_in_by_seen_at" ON "check_in" ("seen_at", "id");

CREATE TABLE "dispatch_offer" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"title"          TEXT,
	"service_case"   BIGINT NOT NULL REFERENCES "service_case" ("id"),
	"engineer"       BIGINT NOT NULL REFERENCES "user" ("id"),
	"role"           TEXT,
	"stage"          TEXT NOT NULL,
	"offered_at"     BIGINT,
	"answer_by"      BIGINT,
	"answered_at"    BIGINT,
	"round"          BIGINT,
	"why"            TEXT,
	"decline_reason" TEXT
);
CREATE INDEX "dispatch_offer_by_title" ON "dispatch_offer" ("title", "id");
CREATE INDEX "dispatch_offer_by_service_case" ON "dispatch_offer" ("service_case", "id");
CREATE INDEX "dispatch_offer_by_engineer" ON "dispatch_offer" ("engineer", "id");
CREATE INDEX "dispatch_offer_by_role" ON "dispatch_offer" ("role", "id");
CREATE INDEX "dispatch_offer_by_stage" ON "dispatch_offer" ("stage", "id");
CREATE INDEX "dispatch_offer_by_offered_at" ON "dispatch_offer" ("offered_at", "id");
CREATE INDEX "dispatch_offer_by_answer_by" ON "dispatch_offer" ("answer_by", "id");
CREATE INDEX "dispatch_offer_by_answered_at" ON "dispatch_offer" ("answered_at", "id");
CREATE INDEX "dispatch_offer_by_round" ON "dispatch_offer" ("round", "id");

CREATE TABLE "notification_channel" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"name"         TEXT NOT NULL,
	"kind"         TEXT NOT NULL,
	"address"      BYTEA,
	"secret"       BYTEA,
	"keyword"      TEXT,
	"person"       BIGINT REFERENCES "user" ("id"),
	"digests"      BIGINT NOT NULL,
	"stage"        TEXT NOT NULL,
	"last_error"   TEXT
);
CREATE INDEX "notification_channel_by_name" ON "notification_channel" ("name", "id");
CREATE INDEX "notification_channel_by_kind" ON "notification_channel" ("kind", "id");
CREATE INDEX "notification_channel_by_person" ON "notification_channel" ("person", "id");
CREATE INDEX "notification_channel_by_digests" ON "notification_channel" ("digests", "id");
CREATE INDEX "notification_channel_by_stage" ON "notification_channel" ("stage", "id");
CREATE INDEX "notification_channel_by_last_error" ON "notification_channel" ("last_error", "id");

CREATE TABLE "report_token" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"equipment"     BIGINT REFERENCES "equipment" ("id"),
	"site"          BIGINT REFERENCES "site" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"label"         TEXT,
	"hash"          TEXT UNIQUE,
	"stage"         TEXT NOT NULL,
	"reports"       BIGINT,
	"last_used_at"  BIGINT,
	"revoke_reason" TEXT
);
CREATE INDEX "report_token_by_equipment" ON "report_token" ("equipment", "id");
CREATE INDEX "report_token_by_site" ON "report_token" ("site", "id");
CREATE INDEX "report_token_by_customer" ON "report_token" ("customer", "id");
CREATE INDEX "report_token_by_label" ON "report_token" ("label", "id");
CREATE INDEX "report_token_by_stage" ON "report_token" ("stage", "id");
CREATE INDEX "report_token_by_reports" ON "report_token" ("reports", "id");
CREATE INDEX "report_token_by_last_used_at" ON "report_token" ("last_used_at", "id");

ALTER TABLE "skill" ADD COLUMN "repairs" TEXT;
CREATE INDEX "skill_by_repairs" ON "skill" ("repairs", "id");
