-- The pipeline: its gates, plans and moves; risks; the team; the way to those who deliver.

ALTER TABLE "opportunity" ADD COLUMN "expected_regime" TEXT;
ALTER TABLE "opportunity" ADD COLUMN "expected_method" TEXT;
ALTER TABLE "opportunity" ADD COLUMN "presales_requested_on" BIGINT;
ALTER TABLE "opportunity" ADD COLUMN "tender_issued_on" BIGINT;
ALTER TABLE "opportunity" ADD COLUMN "presales_timing" TEXT;
ALTER TABLE "opportunity" ADD COLUMN "expected_sign_on" BIGINT;
ALTER TABLE "opportunity" ADD COLUMN "win_probability" BIGINT;
ALTER TABLE "opportunity" ADD COLUMN "probability_reason" TEXT;
ALTER TABLE "opportunity" ADD COLUMN "forecast" TEXT;
ALTER TABLE "opportunity" ADD COLUMN "stage_since" BIGINT;
ALTER TABLE "opportunity" ADD COLUMN "skip_reason" TEXT;
CREATE INDEX "opportunity_by_expected_sign_on" ON "opportunity" ("expected_sign_on", "id");
ALTER TABLE "contract" ADD COLUMN "started_on" BIGINT;
CREATE INDEX "contract_by_started_on" ON "contract" ("started_on", "id");

CREATE TABLE "stage_gate" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"name"         TEXT NOT NULL,
	"target_stage" TEXT NOT NULL UNIQUE,
	"probability"  BIGINT NOT NULL,
	"category"     TEXT NOT NULL,
	"days_planned" BIGINT NOT NULL,
	"target"       TEXT,
	"quality"      TEXT,
	"notes"        TEXT
);
CREATE INDEX "stage_gate_by_name" ON "stage_gate" ("name", "id");
CREATE INDEX "stage_gate_by_probability" ON "stage_gate" ("probability", "id");
CREATE INDEX "stage_gate_by_category" ON "stage_gate" ("category", "id");
CREATE INDEX "stage_gate_by_days_planned" ON "stage_gate" ("days_planned", "id");

CREATE TABLE "gate_criterion" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"stage_gate" BIGINT NOT NULL REFERENCES "stage_gate" ("id"),
	"seq"        BIGINT NOT NULL,
	"criterion"  TEXT NOT NULL,
	"severity"   TEXT NOT NULL
);
CREATE INDEX "gate_criterion_by_stage_gate" ON "gate_criterion" ("stage_gate", "seq");

CREATE TABLE "stage_plan" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"title"          TEXT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"sales_stage"    TEXT NOT NULL,
	"planned_start"  BIGINT,
	"planned_end"    BIGINT NOT NULL,
	"actual_end"     BIGINT,
	"target"         TEXT,
	"quality"        TEXT,
	"stage"          TEXT NOT NULL,
	"reopen_reason"  TEXT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id"),
	"notes"          TEXT,
	UNIQUE ("opportunity", "sales_stage")
);
CREATE INDEX "stage_plan_by_title" ON "stage_plan" ("title", "id");
CREATE INDEX "stage_plan_by_opportunity" ON "stage_plan" ("opportunity", "id");
CREATE INDEX "stage_plan_by_sales_stage" ON "stage_plan" ("sales_stage", "id");
CREATE INDEX "stage_plan_by_planned_end" ON "stage_plan" ("planned_end", "id");
CREATE INDEX "stage_plan_by_actual_end" ON "stage_plan" ("actual_end", "id");
CREATE INDEX "stage_plan_by_stage" ON "stage_plan" ("stage", "id");
CREATE INDEX "stage_plan_by_owner" ON "stage_plan" ("owner", "id");
CREATE INDEX "stage_plan_by_presales_owner" ON "stage_plan" ("presales_owner", "id");
CREATE INDEX "stage_plan_by_team" ON "stage_plan" ("team", "id");

CREATE TABLE "exit_criterion" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"stage_plan" BIGINT NOT NULL REFERENCES "stage_plan" ("id"),
	"seq"        BIGINT NOT NULL,
	"text"       TEXT NOT NULL,
	"met"        BIGINT NOT NULL,
	"met_on"     BIGINT,
	"met_by"     BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "exit_criterion_by_stage_plan" ON "exit_criterion" ("stage_plan", "seq");
CREATE INDEX "exit_criterion_by_met_by" ON "exit_criterion" ("met_by", "id");

CREATE TABLE "stage_move" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"title"       TEXT NOT NULL,
	"opportunity" BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"from_stage"  TEXT,
	"to_stage"    TEXT NOT NULL,
	"moved_at"    BIGINT NOT NULL,
	"moved_by"    BIGINT REFERENCES "user" ("id"),
	"reason"      TEXT,
	"days"        BIGINT,
	"skipped"     BIGINT NOT NULL,
	"passed_over" TEXT
);
CREATE INDEX "stage_move_by_opportunity" ON "stage_move" ("opportunity", "id");
CREATE INDEX "stage_move_by_moved_by" ON "stage_move" ("moved_by", "id");

CREATE TABLE "risk" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"title"           TEXT NOT NULL,
	"opportunity"     BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"kind"            TEXT,
	"probability"     BIGINT NOT NULL,
	"impact"          BIGINT NOT NULL,
	"score"           BIGINT,
	"level"           TEXT,
	"cause"           TEXT,
	"mitigation"      TEXT,
	"due_on"          BIGINT,
	"stage"           TEXT NOT NULL,
	"amount_at_stake" BIGINT,
	"in_bid_price"    BIGINT,
	"contract_term"   TEXT,
	"outcome"         TEXT,
	"closed_on"       BIGINT,
	"owner"           BIGINT REFERENCES "user" ("id"),
	"presales_owner"  BIGINT REFERENCES "user" ("id"),
	"team"            BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "risk_by_title" ON "risk" ("title", "id");
CREATE INDEX "risk_by_opportunity" ON "risk" ("opportunity", "id");
CREATE INDEX "risk_by_kind" ON "risk" ("kind", "id");
CREATE INDEX "risk_by_probability" ON "risk" ("probability", "id");
CREATE INDEX "risk_by_impact" ON "risk" ("impact", "id");
CREATE INDEX "risk_by_score" ON "risk" ("score", "id");
CREATE INDEX "risk_by_level" ON "risk" ("level", "id");
CREATE INDEX "risk_by_due_on" ON "risk" ("due_on", "id");
CREATE INDEX "risk_by_stage" ON "risk" ("stage", "id");
CREATE INDEX "risk_by_owner" ON "risk" ("owner", "id");
CREATE INDEX "risk_by_presales_owner" ON "risk" ("presales_owner", "id");
CREATE INDEX "risk_by_team" ON "risk" ("team", "id");

CREATE TABLE "team_member" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"duties"         TEXT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"user"           BIGINT NOT NULL REFERENCES "user" ("id"),
	"role"           TEXT NOT NULL,
	"from_on"        BIGINT NOT NULL,
	"to_on"          BIGINT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "team_member_by_duties" ON "team_member" ("duties", "id");
CREATE INDEX "team_member_by_opportunity" ON "team_member" ("opportunity", "id");
CREATE INDEX "team_member_by_user" ON "team_member" ("user", "id");
CREATE INDEX "team_member_by_role" ON "team_member" ("role", "id");
CREATE INDEX "team_member_by_from_on" ON "team_member" ("from_on", "id");
CREATE INDEX "team_member_by_to_on" ON "team_member" ("to_on", "id");
CREATE INDEX "team_member_by_owner" ON "team_member" ("owner", "id");
CREATE INDEX "team_member_by_presales_owner" ON "team_member" ("presales_owner", "id");
CREATE INDEX "team_member_by_team" ON "team_member" ("team", "id");

CREATE TABLE "internal_handover" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"title"          TEXT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"contract"       BIGINT REFERENCES "contract" ("id"),
	"stage"          TEXT NOT NULL,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"receiver"       BIGINT REFERENCES "user" ("id"),
	"meeting_on"     BIGINT,
	"attendees"      TEXT,
	"presented_on"   BIGINT,
	"accepted_on"    BIGINT,
	"accepted_by"    BIGINT REFERENCES "user" ("id"),
	"return_reason"  TEXT,
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id"),
	"notes"          TEXT
);
CREATE INDEX "internal_handover_by_title" ON "internal_handover" ("title", "id");
CREATE INDEX "internal_handover_by_opportunity" ON "internal_handover" ("opportunity", "id");
CREATE INDEX "internal_handover_by_contract" ON "internal_handover" ("contract", "id");
CREATE INDEX "internal_handover_by_stage" ON "internal_handover" ("stage", "id");
CREATE INDEX "internal_handover_by_owner" ON "internal_handover" ("owner", "id");
CREATE INDEX "internal_handover_by_receiver" ON "internal_handover" ("receiver", "id");
CREATE INDEX "internal_handover_by_meeting_on" ON "internal_handover" ("meeting_on", "id");
CREATE INDEX "internal_handover_by_accepted_on" ON "internal_handover" ("accepted_on", "id");
CREATE INDEX "internal_handover_by_accepted_by" ON "internal_handover" ("accepted_by", "id");
CREATE INDEX "internal_handover_by_presales_owner" ON "internal_handover" ("presales_owner", "id");
CREATE INDEX "internal_handover_by_team" ON "internal_handover" ("team", "id");

CREATE TABLE "handover_point" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"internal_handover" BIGINT NOT NULL REFERENCES "internal_handover" ("id"),
	"seq"               BIGINT NOT NULL,
	"kind"              TEXT NOT NULL,
	"text"              TEXT NOT NULL,
	"source"            TEXT,
	"owner"             BIGINT REFERENCES "user" ("id"),
	"due_on"            BIGINT,
	"document"          BIGINT REFERENCES "file" ("id"),
	"settled"           BIGINT NOT NULL
);
CREATE INDEX "handover_point_by_internal_handover" ON "handover_point" ("internal_handover", "seq");
CREATE INDEX "handover_point_by_owner" ON "handover_point" ("owner", "id");
CREATE INDEX "handover_point_by_document" ON "handover_point" ("document", "id");

CREATE TABLE "procedure_step" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"opportunity"    BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"key"            TEXT NOT NULL,
	"done_on"        BIGINT NOT NULL,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"presales_owner" BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id"),
	"note"           TEXT,
	UNIQUE ("opportunity", "key")
);
CREATE INDEX "procedure_step_by_opportunity" ON "procedure_step" ("opportunity", "id");
CREATE INDEX "procedure_step_by_key" ON "procedure_step" ("key", "id");
CREATE INDEX "procedure_step_by_done_on" ON "procedure_step" ("done_on", "id");
CREATE INDEX "procedure_step_by_owner" ON "procedure_step" ("owner", "id");
CREATE INDEX "procedure_step_by_presales_owner" ON "procedure_step" ("presales_owner", "id");
CREATE INDEX "procedure_step_by_team" ON "procedure_step" ("team", "id");
