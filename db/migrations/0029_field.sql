-- What the engineer writes without a signal; messages that come by mail.

CREATE TABLE "offline_entry" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"title"        TEXT,
	"about_entity" TEXT,
	"about_record" TEXT,
	"action"       TEXT,
	"person"       BIGINT REFERENCES "user" ("id"),
	"occurred_at"  BIGINT,
	"received_at"  BIGINT,
	"lag_minutes"  BIGINT,
	"late"         BIGINT NOT NULL,
	"reason"       TEXT
);
CREATE INDEX "offline_entry_by_title" ON "offline_entry" ("title", "id");
CREATE INDEX "offline_entry_by_about_entity" ON "offline_entry" ("about_entity", "id");
CREATE INDEX "offline_entry_by_action" ON "offline_entry" ("action", "id");
CREATE INDEX "offline_entry_by_person" ON "offline_entry" ("person", "id");
CREATE INDEX "offline_entry_by_occurred_at" ON "offline_entry" ("occurred_at", "id");
CREATE INDEX "offline_entry_by_received_at" ON "offline_entry" ("received_at", "id");
CREATE INDEX "offline_entry_by_lag_minutes" ON "offline_entry" ("lag_minutes", "id");
CREATE INDEX "offline_entry_by_reason" ON "offline_entry" ("reason", "id");

CREATE INDEX "offline_entry_by_record" ON "offline_entry" ("about_record", "id");
