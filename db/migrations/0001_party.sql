-- Who we deal with, and who we are.  team.leader and customer.owner point to a table that comes
-- later and carry no foreign key.

CREATE TABLE "team" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL UNIQUE,
	"leader"     BIGINT
);
CREATE INDEX "team_by_leader" ON "team" ("leader", "id");

CREATE TABLE "customer" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL,
	"short_name" TEXT,
	"uscc"       TEXT UNIQUE,
	"industry"   TEXT,
	"city"       TEXT,
	"address"    TEXT,
	"phone"      TEXT,
	"owner"      BIGINT,
	"team"       BIGINT REFERENCES "team" ("id"),
	"notes"      TEXT
);
CREATE INDEX "customer_by_name" ON "customer" ("name", "id");
CREATE INDEX "customer_by_short_name" ON "customer" ("short_name", "id");
CREATE INDEX "customer_by_industry" ON "customer" ("industry", "id");
CREATE INDEX "customer_by_city" ON "customer" ("city", "id");
CREATE INDEX "customer_by_owner" ON "customer" ("owner", "id");
CREATE INDEX "customer_by_team" ON "customer" ("team", "id");

CREATE TABLE "user" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"login"      TEXT NOT NULL UNIQUE,
	"name"       TEXT NOT NULL,
	"roles"      TEXT NOT NULL,
	"team"       BIGINT REFERENCES "team" ("id"),
	"customer"   BIGINT REFERENCES "customer" ("id"),
	"email"      TEXT,
	"phone"      TEXT,
	"skills"     TEXT,
	"stage"      TEXT NOT NULL
);
CREATE INDEX "user_by_name" ON "user" ("name", "id");
CREATE INDEX "user_by_team" ON "user" ("team", "id");
CREATE INDEX "user_by_customer" ON "user" ("customer", "id");
CREATE INDEX "user_by_stage" ON "user" ("stage", "id");

CREATE TABLE "site" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"name"              TEXT NOT NULL,
	"customer"          BIGINT NOT NULL REFERENCES "customer" ("id"),
	"province"          TEXT,
	"city"              TEXT NOT NULL,
	"district"          TEXT,
	"address"           TEXT,
	"contact_name"      TEXT,
	"contact_phone"     TEXT,
	"access_notes"      TEXT,
	"seasonal_exposure" BIGINT NOT NULL,
	"notes"             TEXT
);
CREATE INDEX "site_by_name" ON "site" ("name", "id");
CREATE INDEX "site_by_customer" ON "site" ("customer", "id");
CREATE INDEX "site_by_city" ON "site" ("city", "id");

CREATE TABLE "contact" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL,
	"customer"   BIGINT NOT NULL REFERENCES "customer" ("id"),
	"site"       BIGINT REFERENCES "site" ("id"),
	"department" TEXT,
	"position"   TEXT,
	"phone"      TEXT,
	"email"      TEXT,
	"wechat"     TEXT,
	"purpose"    TEXT,
	"interests"  TEXT,
	"owner"      BIGINT REFERENCES "user" ("id"),
	"team"       BIGINT REFERENCES "team" ("id"),
	"notes"      TEXT
);
CREATE INDEX "contact_by_name" ON "contact" ("name", "id");
CREATE INDEX "contact_by_customer" ON "contact" ("customer", "id");
CREATE INDEX "contact_by_site" ON "contact" ("site", "id");
CREATE INDEX "contact_by_department" ON "contact" ("department", "id");
CREATE INDEX "contact_by_position" ON "contact" ("position", "id");
CREATE INDEX "contact_by_owner" ON "contact" ("owner", "id");
CREATE INDEX "contact_by_team" ON "contact" ("team", "id");
