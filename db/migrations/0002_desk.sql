-- What every record may carry, and what the rules are set by.

CREATE TABLE "file" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"name"         TEXT NOT NULL,
	"size"         BIGINT NOT NULL,
	"sha256"       TEXT NOT NULL,
	"media_type"   TEXT NOT NULL,
	"about_entity" TEXT NOT NULL,
	"about_record" TEXT NOT NULL,
	"visibility"   TEXT NOT NULL,
	"customer"     BIGINT REFERENCES "customer" ("id"),
	"description"  TEXT
);
CREATE INDEX "file_by_name" ON "file" ("name", "id");
CREATE INDEX "file_by_size" ON "file" ("size", "id");
CREATE INDEX "file_by_media_type" ON "file" ("media_type", "id");
CREATE INDEX "file_by_about_entity" ON "file" ("about_entity", "id");
CREATE INDEX "file_by_visibility" ON "file" ("visibility", "id");
CREATE INDEX "file_by_customer" ON "file" ("customer", "id");
CREATE INDEX "file_by_created_by" ON "file" ("created_by", "id");
CREATE INDEX "file_by_about" ON "file" ("about_entity", "about_record", "id");

CREATE TABLE "comment" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"about_entity" TEXT NOT NULL,
	"about_record" TEXT NOT NULL,
	"text"         TEXT NOT NULL,
	"visibility"   TEXT NOT NULL,
	"customer"     BIGINT REFERENCES "customer" ("id")
);
CREATE INDEX "comment_by_about_entity" ON "comment" ("about_entity", "id");
CREATE INDEX "comment_by_visibility" ON "comment" ("visibility", "id");
CREATE INDEX "comment_by_customer" ON "comment" ("customer", "id");
CREATE INDEX "comment_by_created_by" ON "comment" ("created_by", "id");
CREATE INDEX "comment_by_about" ON "comment" ("about_entity", "about_record", "id");

CREATE TABLE "policy" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"template"     TEXT NOT NULL,
	"key"          TEXT NOT NULL,
	"edition"      BIGINT NOT NULL,
	"value"        TEXT,
	"unit"         TEXT NOT NULL,
	"source"       TEXT,
	"effective_on" BIGINT NOT NULL,
	"published_on" BIGINT,
	"in_use"       BIGINT NOT NULL,
	"notes"        TEXT,
	UNIQUE ("template", "key", "edition")
);
CREATE INDEX "policy_by_template" ON "policy" ("template", "id");
CREATE INDEX "policy_by_key" ON "policy" ("key", "id");
CREATE INDEX "policy_by_edition" ON "policy" ("edition", "id");
CREATE INDEX "policy_by_value" ON "policy" ("value", "id");
CREATE INDEX "policy_by_unit" ON "policy" ("unit", "id");
CREATE INDEX "policy_by_source" ON "policy" ("source", "id");
CREATE INDEX "policy_by_effective_on" ON "policy" ("effective_on", "id");

CREATE TABLE "calendar_day" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"date"       BIGINT NOT NULL UNIQUE,
	"kind"       TEXT NOT NULL,
	"name"       TEXT NOT NULL,
	"statutory"  BIGINT NOT NULL,
	"source"     TEXT
);
CREATE INDEX "calendar_day_by_kind" ON "calendar_day" ("kind", "id");
CREATE INDEX "calendar_day_by_name" ON "calendar_day" ("name", "id");
