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

CREATE TABLE "mail_message" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"title"          TEXT,
	"sender"         TEXT,
	"sender_name"    TEXT,
	"key"            TEXT UNIQUE,
	"received_at"    BIGINT,
	"stage"          TEXT NOT NULL,
	"verdict"        TEXT,
	"why"            TEXT,
	"authentication" TEXT,
	"text"           TEXT,
	"attachments"    BIGINT,
	"customer"       BIGINT REFERENCES "customer" ("id"),
	"service_case"   BIGINT REFERENCES "service_case" ("id"),
	"dismiss_reason" TEXT
);
CREATE INDEX "mail_message_by_sender" ON "mail_message" ("sender", "received_at");
CREATE INDEX "mail_message_by_received_at" ON "mail_message" ("received_at", "id");
CREATE INDEX "mail_message_by_stage" ON "mail_message" ("stage", "id");
CREATE INDEX "mail_message_by_verdict" ON "mail_message" ("verdict", "id");
CREATE INDEX "mail_message_by_customer" ON "mail_message" ("customer", "id");
CREATE INDEX "mail_message_by_service_case" ON "mail_message" ("service_case", "id");


CREATE TABLE "part_ceiling" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"contract"   BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"   BIGINT REFERENCES "customer" ("id"),
	"spare_part" BIGINT REFERENCES "spare_part" ("id"),
	"part_no"    TEXT,
	"name"       TEXT NOT NULL,
	"ceiling"    BIGINT NOT NULL,
	"until_on"   BIGINT,
	"source"     TEXT
);
CREATE INDEX "part_ceiling_by_contract" ON "part_ceiling" ("contract", "id");
CREATE INDEX "part_ceiling_by_customer" ON "part_ceiling" ("customer", "id");
CREATE INDEX "part_ceiling_by_spare_part" ON "part_ceiling" ("spare_part", "id");
CREATE INDEX "part_ceiling_by_part_no" ON "part_ceiling" ("part_no", "id");
CREATE INDEX "part_ceiling_by_name" ON "part_ceiling" ("name", "id");
CREATE INDEX "part_ceiling_by_ceiling" ON "part_ceiling" ("ceiling", "id");
CREATE INDEX "part_ceiling_by_until_on" ON "part_ceiling" ("until_on", "id");

