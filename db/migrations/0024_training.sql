-- Training: who teaches, the plan, its sessions, who is trained and how he did.

CREATE TABLE "trainer" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"specialty"        TEXT NOT NULL,
	"person"           BIGINT NOT NULL REFERENCES "user" ("id"),
	"kind"             TEXT NOT NULL,
	"practising_since" BIGINT NOT NULL,
	"certificates"     TEXT,
	"notes"            TEXT
);
CREATE INDEX "trainer_by_specialty" ON "trainer" ("specialty", "id");
CREATE INDEX "trainer_by_person" ON "trainer" ("person", "id");
CREATE INDEX "trainer_by_kind" ON "trainer" ("kind", "id");
CREATE INDEX "trainer_by_practising_since" ON "trainer" ("practising_since", "id");

CREATE TABLE "training_plan" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"number"        TEXT UNIQUE,
	"name"          TEXT NOT NULL,
	"contract"      BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"stage"         TEXT NOT NULL,
	"goal"          TEXT,
	"acceptance_on" BIGINT,
	"waiver"        TEXT,
	"agreed_by"     BIGINT REFERENCES "contact" ("id"),
	"agreed_on"     BIGINT,
	"completed_on"  BIGINT,
	"reopen_reason" TEXT,
	"gaps_open"     BIGINT,
	"trainees_open" BIGINT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"notes"         TEXT
);
CREATE INDEX "training_plan_by_name" ON "training_plan" ("name", "id");
CREATE INDEX "training_plan_by_contract" ON "training_plan" ("contract", "id");
CREATE INDEX "training_plan_by_customer" ON "training_plan" ("customer", "id");
CREATE INDEX "training_plan_by_stage" ON "training_plan" ("stage", "id");
CREATE INDEX "training_plan_by_acceptance_on" ON "training_plan" ("acceptance_on", "id");
CREATE INDEX "training_plan_by_agreed_by" ON "training_plan" ("agreed_by", "id");
CREATE INDEX "training_plan_by_completed_on" ON "training_plan" ("completed_on", "id");
CREATE INDEX "training_plan_by_owner" ON "training_plan" ("owner", "id");

CREATE TABLE "training_objective" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"training_plan" BIGINT NOT NULL REFERENCES "training_plan" ("id"),
	"seq"           BIGINT NOT NULL,
	"objective"     TEXT NOT NULL,
	"exam_item"     TEXT
);
CREATE INDEX "training_objective_by_training_plan" ON "training_objective" ("training_plan", "seq");

CREATE TABLE "trainee" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"name"            TEXT NOT NULL,
	"training_plan"   BIGINT NOT NULL REFERENCES "training_plan" ("id"),
	"contract"        BIGINT REFERENCES "contract" ("id"),
	"customer"        BIGINT REFERENCES "customer" ("id"),
	"contact"         BIGINT REFERENCES "contact" ("id"),
	"role"            TEXT NOT NULL,
	"level"           TEXT NOT NULL,
	"stage"           TEXT NOT NULL,
	"attendance"      BIGINT,
	"theory"          BIGINT,
	"practice"        BIGINT,
	"competences"     TEXT,
	"score"           BIGINT,
	"verdict"         TEXT,
	"competent"       BIGINT NOT NULL,
	"assessed_on"     BIGINT,
	"assessed_by"     BIGINT REFERENCES "user" ("id"),
	"why"             TEXT,
	"certificate_no"  TEXT,
	"attempts"        BIGINT,
	"satisfaction"    BIGINT,
	"opinion"         TEXT,
	"withdraw_reason" TEXT,
	"owner"           BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "trainee_by_name" ON "trainee" ("name", "id");
CREATE INDEX "trainee_by_training_plan" ON "trainee" ("training_plan", "id");
CREATE INDEX "trainee_by_contract" ON "trainee" ("contract", "id");
CREATE INDEX "trainee_by_customer" ON "trainee" ("customer", "id");
CREATE INDEX "trainee_by_contact" ON "trainee" ("contact", "id");
CREATE INDEX "trainee_by_role" ON "trainee" ("role", "id");
CREATE INDEX "trainee_by_stage" ON "trainee" ("stage", "id");
CREATE INDEX "trainee_by_verdict" ON "trainee" ("verdict", "id");
CREATE INDEX "trainee_by_assessed_on" ON "trainee" ("assessed_on", "id");
CREATE INDEX "trainee_by_assessed_by" ON "trainee" ("assessed_by", "id");
CREATE INDEX "trainee_by_owner" ON "trainee" ("owner", "id");

CREATE TABLE "training_session" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"title"         TEXT NOT NULL,
	"training_plan" BIGINT NOT NULL REFERENCES "training_plan" ("id"),
	"contract"      BIGINT REFERENCES "contract" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"stage"         TEXT NOT NULL,
	"topics"        TEXT,
	"starts_at"     BIGINT,
	"hours"         BIGINT,
	"place"         TEXT,
	"on_site"       BIGINT NOT NULL,
	"trainer"       BIGINT REFERENCES "trainer" ("id"),
	"materials"     TEXT,
	"levels"        TEXT,
	"roles"         TEXT,
	"sign_in_sheet" BIGINT REFERENCES "file" ("id"),
	"cancel_reason" TEXT,
	"owner"         BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "training_session_by_title" ON "training_session" ("title", "id");
CREATE INDEX "training_session_by_training_plan" ON "training_session" ("training_plan", "id");
CREATE INDEX "training_session_by_contract" ON "training_session" ("contract", "id");
CREATE INDEX "training_session_by_customer" ON "training_session" ("customer", "id");
CREATE INDEX "training_session_by_stage" ON "training_session" ("stage", "id");
CREATE INDEX "training_session_by_starts_at" ON "training_session" ("starts_at", "id");
CREATE INDEX "training_session_by_place" ON "training_session" ("place", "id");
CREATE INDEX "training_session_by_trainer" ON "training_session" ("trainer", "id");
CREATE INDEX "training_session_by_sign_in_sheet" ON "training_session" ("sign_in_sheet", "id");
CREATE INDEX "training_session_by_owner" ON "training_session" ("owner", "id");

CREATE TABLE "training_attendance" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"training_session" BIGINT NOT NULL REFERENCES "training_session" ("id"),
	"seq"              BIGINT NOT NULL,
	"trainee"          BIGINT NOT NULL REFERENCES "trainee" ("id"),
	"present"          BIGINT NOT NULL,
	"note"             TEXT
);
CREATE INDEX "training_attendance_by_training_session" ON "training_attendance" ("training_session", "seq");
CREATE INDEX "training_attendance_by_trainee" ON "training_attendance" ("trainee", "id");

