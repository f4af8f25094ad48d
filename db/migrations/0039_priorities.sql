-- Targets of a site by priority; of which limit a warning was.

CREATE TABLE "site_target_priority" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"site_target"      BIGINT NOT NULL REFERENCES "site_target" ("id"),
	"seq"              BIGINT NOT NULL,
	"priority"         BIGINT NOT NULL,
	"response_minutes" BIGINT,
	"onsite_minutes"   BIGINT,
	"restore_minutes"  BIGINT
);
CREATE INDEX "site_target_priority_by_site_target" ON "site_target_priority" ("site_target", "seq");

ALTER TABLE "case_event" ADD COLUMN "hand" TEXT;
