-- Visits: the trips that a plan lays out, days that matter, seasons of a year, new technology, rounds of the company, notices of an end.

CREATE TABLE "plan_trip" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"visit_plan" BIGINT NOT NULL REFERENCES "visit_plan" ("id"),
	"seq"        BIGINT NOT NULL,
	"key"        TEXT NOT NULL,
	"on"         BIGINT NOT NULL,
	"grid_on"    BIGINT,
	"programmes" TEXT,
	"on_site"    BIGINT NOT NULL,
	"team"       BIGINT NOT NULL,
	"caution"    BIGINT NOT NULL,
	"why"        TEXT,
	"visit"      BIGINT REFERENCES "visit" ("id")
);
CREATE INDEX "plan_trip_by_visit_plan" ON "plan_trip" ("visit_plan", "seq");
CREATE INDEX "plan_trip_by_visit" ON "plan_trip" ("visit", "id");
-- The days ahead, whosever plan.
CREATE INDEX "plan_trip_by_on" ON "plan_trip" ("on", "id");

CREATE TABLE "season_override" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"place"      TEXT NOT NULL,
	"season"     TEXT NOT NULL,
	"year"       BIGINT NOT NULL,
	"starts_on"  BIGINT NOT NULL,
	"ends_on"    BIGINT NOT NULL,
	"source"     TEXT NOT NULL
);
CREATE INDEX "season_override_by_place" ON "season_override" ("place", "id");
CREATE INDEX "season_override_by_season" ON "season_override" ("season", "id");
CREATE INDEX "season_override_by_year" ON "season_override" ("year", "id");
CREATE INDEX "season_override_by_starts_on" ON "season_override" ("starts_on", "id");
CREATE INDEX "season_override_by_ends_on" ON "season_override" ("ends_on", "id");

CREATE TABLE "important_day" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL,
	"contract"   BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"   BIGINT REFERENCES "customer" ("id"),
	"on"         BIGINT NOT NULL,
	"told_by"    TEXT,
	"notes"      TEXT
);
CREATE INDEX "important_day_by_name" ON "important_day" ("name", "id");
CREATE INDEX "important_day_by_contract" ON "important_day" ("contract", "id");
CREATE INDEX "important_day_by_customer" ON "important_day" ("customer", "id");
CREATE INDEX "important_day_by_on" ON "important_day" ("on", "id");
CREATE INDEX "important_day_by_created_by" ON "important_day" ("created_by", "id");

CREATE TABLE "new_technology" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"name"          TEXT NOT NULL,
	"contract"      BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"kind"          TEXT NOT NULL,
	"stage"         TEXT NOT NULL,
	"measure"       TEXT NOT NULL,
	"unit"          TEXT,
	"expected"      BIGINT NOT NULL,
	"due_on"        BIGINT,
	"measured"      BIGINT,
	"measured_on"   BIGINT,
	"visit"         BIGINT REFERENCES "visit" ("id"),
	"deviation"     BIGINT,
	"effect"        TEXT,
	"decision"      TEXT,
	"lesson"        TEXT,
	"library_entry" BIGINT REFERENCES "library_entry" ("id"),
	"owner"         BIGINT REFERENCES "user" ("id"),
	"notes"         TEXT
);
CREATE INDEX "new_technology_by_name" ON "new_technology" ("name", "id");
CREATE INDEX "new_technology_by_contract" ON "new_technology" ("contract", "id");
CREATE INDEX "new_technology_by_customer" ON "new_technology" ("customer", "id");
CREATE INDEX "new_technology_by_kind" ON "new_technology" ("kind", "id");
CREATE INDEX "new_technology_by_stage" ON "new_technology" ("stage", "id");
CREATE INDEX "new_technology_by_due_on" ON "new_technology" ("due_on", "id");
CREATE INDEX "new_technology_by_visit" ON "new_technology" ("visit", "id");
CREATE INDEX "new_technology_by_decision" ON "new_technology" ("decision", "id");
CREATE INDEX "new_technology_by_library_entry" ON "new_technology" ("library_entry", "id");
CREATE INDEX "new_technology_by_owner" ON "new_technology" ("owner", "id");

CREATE TABLE "company_round" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"number"       TEXT UNIQUE,
	"name"         TEXT NOT NULL,
	"scope"        TEXT NOT NULL,
	"stage"        TEXT NOT NULL,
	"starts_on"    BIGINT NOT NULL,
	"ends_on"      BIGINT NOT NULL,
	"projects"     BIGINT,
	"visited"      BIGINT,
	"coverage"     BIGINT,
	"quality"      BIGINT,
	"satisfaction" BIGINT,
	"conclusion"   TEXT,
	"owner"        BIGINT REFERENCES "user" ("id"),
	"notes"        TEXT
);
CREATE INDEX "company_round_by_name" ON "company_round" ("name", "id");
CREATE INDEX "company_round_by_scope" ON "company_round" ("scope", "id");
CREATE INDEX "company_round_by_stage" ON "company_round" ("stage", "id");
CREATE INDEX "company_round_by_starts_on" ON "company_round" ("starts_on", "id");
CREATE INDEX "company_round_by_ends_on" ON "company_round" ("ends_on", "id");
CREATE INDEX "company_round_by_projects" ON "company_round" ("projects", "id");
CREATE INDEX "company_round_by_visited" ON "company_round" ("visited", "id");
CREATE INDEX "company_round_by_owner" ON "company_round" ("owner", "id");

CREATE TABLE "round_stop" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"company_round" BIGINT NOT NULL REFERENCES "company_round" ("id"),
	"seq"           BIGINT NOT NULL,
	"contract"      BIGINT NOT NULL REFERENCES "contract" ("id"),
	"site"          BIGINT REFERENCES "site" ("id"),
	"city"          TEXT,
	"district"      TEXT,
	"on"            BIGINT NOT NULL,
	"engineer"      BIGINT REFERENCES "user" ("id"),
	"visit"         BIGINT REFERENCES "visit" ("id"),
	"merged"        BIGINT NOT NULL
);
CREATE INDEX "round_stop_by_company_round" ON "round_stop" ("company_round", "seq");
CREATE INDEX "round_stop_by_contract" ON "round_stop" ("contract", "id");
CREATE INDEX "round_stop_by_site" ON "round_stop" ("site", "id");
CREATE INDEX "round_stop_by_engineer" ON "round_stop" ("engineer", "id");
CREATE INDEX "round_stop_by_visit" ON "round_stop" ("visit", "id");

CREATE TABLE "warranty_notice" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"number"          TEXT UNIQUE,
	"title"           TEXT,
	"contract"        BIGINT NOT NULL REFERENCES "contract" ("id") UNIQUE,
	"customer"        BIGINT REFERENCES "customer" ("id"),
	"stage"           TEXT NOT NULL,
	"warranty_end_on" BIGINT,
	"opportunity"     BIGINT REFERENCES "opportunity" ("id"),
	"sent_on"         BIGINT,
	"sent_to"         TEXT,
	"answer"          TEXT,
	"answer_notes"    TEXT,
	"owner"           BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "warranty_notice_by_title" ON "warranty_notice" ("title", "id");
CREATE INDEX "warranty_notice_by_customer" ON "warranty_notice" ("customer", "id");
CREATE INDEX "warranty_notice_by_stage" ON "warranty_notice" ("stage", "id");
CREATE INDEX "warranty_notice_by_warranty_end_on" ON "warranty_notice" ("warranty_end_on", "id");
CREATE INDEX "warranty_notice_by_opportunity" ON "warranty_notice" ("opportunity", "id");
CREATE INDEX "warranty_notice_by_sent_on" ON "warranty_notice" ("sent_on", "id");
CREATE INDEX "warranty_notice_by_answer" ON "warranty_notice" ("answer", "id");
CREATE INDEX "warranty_notice_by_owner" ON "warranty_notice" ("owner", "id");

-- What is open, by its limit, among a million that are closed: the list of a stage, and the dispatch board.
CREATE INDEX "service_case_by_stage_due" ON "service_case" ("stage", "restore_due_at", "id");
