-- The desk of a tender: its days, questions, amendments and plan, the review, the bond, readiness, meetings, seals.

ALTER TABLE "tender" ADD COLUMN "sale_starts_on" BIGINT;
ALTER TABLE "tender" ADD COLUMN "received_on" BIGINT;
ALTER TABLE "tender" ADD COLUMN "site_visit_at" BIGINT;
ALTER TABLE "tender" ADD COLUMN "pre_bid_meeting_at" BIGINT;
ALTER TABLE "tender" ADD COLUMN "engineering" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "tender" ADD COLUMN "bond_basic_account" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "tender" ADD COLUMN "electronic" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "tender" ADD COLUMN "file_most_mb" BIGINT;

-- What was said of the bond here is the bond's own record now.
ALTER TABLE "bid" DROP COLUMN "bond_paid_on";
ALTER TABLE "bid" DROP COLUMN "bond_arrived_on";
DROP INDEX "bid_by_bond_receipt";
ALTER TABLE "bid" DROP COLUMN "bond_receipt";
ALTER TABLE "bid" ADD COLUMN "consortium" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "bid" ADD COLUMN "consortium_agreement" BIGINT REFERENCES "file" ("id");
ALTER TABLE "bid" ADD COLUMN "ca_until" BIGINT;
ALTER TABLE "bid" ADD COLUMN "decrypt_tested_at" BIGINT;
ALTER TABLE "bid" ADD COLUMN "frozen" TEXT;
ALTER TABLE "bid" ADD COLUMN "frozen_hash" TEXT;

ALTER TABLE "presentation_item" ADD COLUMN "minutes" BIGINT;

CREATE TABLE "tender_lot" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"tender"     BIGINT NOT NULL REFERENCES "tender" ("id"),
	"seq"        BIGINT NOT NULL,
	"no"         TEXT NOT NULL,
	"name"       TEXT NOT NULL,
	"budget"     BIGINT,
	"price_cap"  BIGINT,
	"wanted"     BIGINT NOT NULL
);

CREATE TABLE "tender_question" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"subject"       TEXT NOT NULL,
	"tender"        BIGINT NOT NULL REFERENCES "tender" ("id"),
	"team"          BIGINT REFERENCES "team" ("id"),
	"clause"        BIGINT REFERENCES "clause" ("id"),
	"page"          BIGINT,
	"kind"          TEXT NOT NULL,
	"text"          TEXT NOT NULL,
	"decisive"      BIGINT NOT NULL,
	"stage"         TEXT NOT NULL,
	"due_on"        BIGINT,
	"approved_by"   BIGINT REFERENCES "user" ("id"),
	"sent_on"       BIGINT,
	"sent_via"      TEXT,
	"answer_due_on" BIGINT,
	"answered_on"   BIGINT,
	"answer"        TEXT,
	"answer_file"   BIGINT REFERENCES "file" ("id"),
	"owner"         BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "tender_question_by_subject" ON "tender_question" ("subject", "id");
CREATE INDEX "tender_question_by_tender" ON "tender_question" ("tender", "id");
CREATE INDEX "tender_question_by_team" ON "tender_question" ("team", "id");
CREATE INDEX "tender_question_by_kind" ON "tender_question" ("kind", "id");
CREATE INDEX "tender_question_by_stage" ON "tender_question" ("stage", "id");
CREATE INDEX "tender_question_by_due_on" ON "tender_question" ("due_on", "id");
CREATE INDEX "tender_question_by_owner" ON "tender_question" ("owner", "id");

CREATE TABLE "tender_amendment" (
	"id"                 BIGINT PRIMARY KEY,
	"version"            BIGINT NOT NULL,
	"created_at"         BIGINT NOT NULL,
	"changed_at"         BIGINT NOT NULL,
	"created_by"         BIGINT NOT NULL,
	"title"              TEXT NOT NULL,
	"tender"             BIGINT NOT NULL REFERENCES "tender" ("id"),
	"team"               BIGINT REFERENCES "team" ("id"),
	"issued_on"          BIGINT NOT NULL,
	"text"               TEXT NOT NULL,
	"document"           BIGINT REFERENCES "file" ("id"),
	"new_deadline_at"    BIGINT,
	"stage"              TEXT NOT NULL,
	"gap_days"           BIGINT,
	"must_extend"        BIGINT NOT NULL,
	"deadline_needed_on" BIGINT,
	"adopt_note"         TEXT,
	"adopted_by"         BIGINT REFERENCES "user" ("id"),
	"adopted_at"         BIGINT,
	"owner"              BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "tender_amendment_by_title" ON "tender_amendment" ("title", "id");
CREATE INDEX "tender_amendment_by_tender" ON "tender_amendment" ("tender", "id");
CREATE INDEX "tender_amendment_by_team" ON "tender_amendment" ("team", "id");
CREATE INDEX "tender_amendment_by_issued_on" ON "tender_amendment" ("issued_on", "id");
CREATE INDEX "tender_amendment_by_stage" ON "tender_amendment" ("stage", "id");
CREATE INDEX "tender_amendment_by_must_extend" ON "tender_amendment" ("must_extend", "id");
CREATE INDEX "tender_amendment_by_owner" ON "tender_amendment" ("owner", "id");

CREATE TABLE "bid_task" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"title"      TEXT NOT NULL,
	"tender"     BIGINT NOT NULL REFERENCES "tender" ("id"),
	"team"       BIGINT REFERENCES "team" ("id"),
	"kind"       TEXT NOT NULL,
	"due_at"     BIGINT NOT NULL,
	"pinned"     BIGINT NOT NULL,
	"fits"       BIGINT NOT NULL,
	"stage"      TEXT NOT NULL,
	"done_at"    BIGINT,
	"note"       TEXT,
	"owner"      BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "bid_task_by_title" ON "bid_task" ("title", "id");
CREATE INDEX "bid_task_by_tender" ON "bid_task" ("tender", "id");
CREATE INDEX "bid_task_by_team" ON "bid_task" ("team", "id");
CREATE INDEX "bid_task_by_kind" ON "bid_task" ("kind", "id");
CREATE INDEX "bid_task_by_due_at" ON "bid_task" ("due_at", "id");
CREATE INDEX "bid_task_by_fits" ON "bid_task" ("fits", "id");
CREATE INDEX "bid_task_by_stage" ON "bid_task" ("stage", "id");
CREATE INDEX "bid_task_by_owner" ON "bid_task" ("owner", "id");

CREATE TABLE "bid_decision" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"name"            TEXT,
	"tender"          BIGINT NOT NULL UNIQUE REFERENCES "tender" ("id"),
	"team"            BIGINT REFERENCES "team" ("id"),
	"held_on"         BIGINT,
	"prior_service"   TEXT,
	"conflict"        TEXT,
	"score"           BIGINT,
	"blockers"        BIGINT,
	"stage"           TEXT NOT NULL,
	"conditions"      TEXT,
	"decision_reason" TEXT,
	"decided_by"      BIGINT REFERENCES "user" ("id"),
	"decided_at"      BIGINT,
	"owner"           BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "bid_decision_by_name" ON "bid_decision" ("name", "id");
CREATE INDEX "bid_decision_by_team" ON "bid_decision" ("team", "id");
CREATE INDEX "bid_decision_by_held_on" ON "bid_decision" ("held_on", "id");
CREATE INDEX "bid_decision_by_conflict" ON "bid_decision" ("conflict", "id");
CREATE INDEX "bid_decision_by_score" ON "bid_decision" ("score", "id");
CREATE INDEX "bid_decision_by_blockers" ON "bid_decision" ("blockers", "id");
CREATE INDEX "bid_decision_by_stage" ON "bid_decision" ("stage", "id");
CREATE INDEX "bid_decision_by_owner" ON "bid_decision" ("owner", "id");

CREATE TABLE "review_criterion" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"decision"   BIGINT NOT NULL REFERENCES "bid_decision" ("id"),
	"seq"        BIGINT NOT NULL,
	"topic"      TEXT NOT NULL,
	"weight"     BIGINT NOT NULL,
	"score"      BIGINT,
	"blocks"     BIGINT NOT NULL,
	"note"       TEXT,
	"whose"      BIGINT REFERENCES "user" ("id"),
	"due_on"     BIGINT
);

CREATE TABLE "bid_bond" (
	"id"                 BIGINT PRIMARY KEY,
	"version"            BIGINT NOT NULL,
	"created_at"         BIGINT NOT NULL,
	"changed_at"         BIGINT NOT NULL,
	"created_by"         BIGINT NOT NULL,
	"name"               TEXT,
	"bid"                BIGINT NOT NULL REFERENCES "bid" ("id"),
	"tender"             BIGINT REFERENCES "tender" ("id"),
	"team"               BIGINT REFERENCES "team" ("id"),
	"amount"             BIGINT NOT NULL,
	"form"               TEXT NOT NULL,
	"payee"              TEXT,
	"payer"              TEXT,
	"from_basic_account" BIGINT NOT NULL,
	"stage"              TEXT NOT NULL,
	"due_at"             BIGINT,
	"paid_on"            BIGINT,
	"arrived_at"         BIGINT,
	"receipt"            BIGINT REFERENCES "file" ("id"),
	"guarantee_no"       TEXT,
	"issuer"             TEXT,
	"guarantee_from"     BIGINT,
	"guarantee_until"    BIGINT,
	"cap"                BIGINT,
	"over_cap"           BIGINT NOT NULL,
	"refund_due_on"      BIGINT,
	"refunded_on"        BIGINT,
	"refunded"           BIGINT,
	"interest"           BIGINT,
	"forfeit_reason"     TEXT,
	"owner"              BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "bid_bond_by_name" ON "bid_bond" ("name", "id");
CREATE INDEX "bid_bond_by_bid" ON "bid_bond" ("bid", "id");
CREATE INDEX "bid_bond_by_team" ON "bid_bond" ("team", "id");
CREATE INDEX "bid_bond_by_amount" ON "bid_bond" ("amount", "id");
CREATE INDEX "bid_bond_by_form" ON "bid_bond" ("form", "id");
CREATE INDEX "bid_bond_by_stage" ON "bid_bond" ("stage", "id");
CREATE INDEX "bid_bond_by_due_at" ON "bid_bond" ("due_at", "id");
CREATE INDEX "bid_bond_by_refund_due_on" ON "bid_bond" ("refund_due_on", "id");
CREATE INDEX "bid_bond_by_owner" ON "bid_bond" ("owner", "id");

CREATE TABLE "authorization_letter" (
	"id"                          BIGINT PRIMARY KEY,
	"version"                     BIGINT NOT NULL,
	"created_at"                  BIGINT NOT NULL,
	"changed_at"                  BIGINT NOT NULL,
	"created_by"                  BIGINT NOT NULL,
	"name"                        TEXT,
	"bid"                         BIGINT NOT NULL REFERENCES "bid" ("id"),
	"team"                        BIGINT REFERENCES "team" ("id"),
	"legal_representative"        TEXT NOT NULL,
	"agent"                       BIGINT NOT NULL REFERENCES "user" ("id"),
	"agent_id_no"                 TEXT,
	"scope"                       TEXT,
	"issued_on"                   BIGINT,
	"valid_from"                  BIGINT,
	"valid_to"                    BIGINT,
	"legal_representative_signed" BIGINT NOT NULL,
	"agent_signed"                BIGINT NOT NULL,
	"company_sealed"              BIGINT NOT NULL,
	"social_security_months"      BIGINT,
	"scan"                        BIGINT REFERENCES "file" ("id"),
	"owner"                       BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "authorization_letter_by_name" ON "authorization_letter" ("name", "id");
CREATE INDEX "authorization_letter_by_bid" ON "authorization_letter" ("bid", "id");
CREATE INDEX "authorization_letter_by_team" ON "authorization_letter" ("team", "id");
CREATE INDEX "authorization_letter_by_agent" ON "authorization_letter" ("agent", "id");
CREATE INDEX "authorization_letter_by_issued_on" ON "authorization_letter" ("issued_on", "id");
CREATE INDEX "authorization_letter_by_valid_to" ON "authorization_letter" ("valid_to", "id");
CREATE INDEX "authorization_letter_by_owner" ON "authorization_letter" ("owner", "id");

CREATE TABLE "readiness_tick" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"code"       TEXT NOT NULL,
	"bid"        BIGINT NOT NULL REFERENCES "bid" ("id"),
	"team"       BIGINT REFERENCES "team" ("id"),
	"verdict"    TEXT NOT NULL,
	"note"       TEXT,
	"proof"      BIGINT REFERENCES "file" ("id"),
	"checked_by" BIGINT REFERENCES "user" ("id"),
	"checked_at" BIGINT,
	"owner"      BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "readiness_tick_by_code" ON "readiness_tick" ("code", "id");
CREATE INDEX "readiness_tick_by_bid" ON "readiness_tick" ("bid", "id");
CREATE INDEX "readiness_tick_by_team" ON "readiness_tick" ("team", "id");
CREATE INDEX "readiness_tick_by_verdict" ON "readiness_tick" ("verdict", "id");
CREATE INDEX "readiness_tick_by_checked_by" ON "readiness_tick" ("checked_by", "id");
CREATE INDEX "readiness_tick_by_checked_at" ON "readiness_tick" ("checked_at", "id");
CREATE INDEX "readiness_tick_by_owner" ON "readiness_tick" ("owner", "id");

CREATE TABLE "finding_override" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"code"          TEXT NOT NULL,
	"bid"           BIGINT NOT NULL REFERENCES "bid" ("id"),
	"team"          BIGINT REFERENCES "team" ("id"),
	"reason"        TEXT NOT NULL,
	"asked_by"      BIGINT REFERENCES "user" ("id"),
	"stage"         TEXT NOT NULL,
	"decided_by"    BIGINT REFERENCES "user" ("id"),
	"decided_at"    BIGINT,
	"refuse_reason" TEXT,
	"owner"         BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "finding_override_by_code" ON "finding_override" ("code", "id");
CREATE INDEX "finding_override_by_bid" ON "finding_override" ("bid", "id");
CREATE INDEX "finding_override_by_team" ON "finding_override" ("team", "id");
CREATE INDEX "finding_override_by_reason" ON "finding_override" ("reason", "id");
CREATE INDEX "finding_override_by_asked_by" ON "finding_override" ("asked_by", "id");
CREATE INDEX "finding_override_by_stage" ON "finding_override" ("stage", "id");
CREATE INDEX "finding_override_by_decided_by" ON "finding_override" ("decided_by", "id");
CREATE INDEX "finding_override_by_owner" ON "finding_override" ("owner", "id");

CREATE TABLE "bid_meeting" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"name"        TEXT NOT NULL,
	"bid"         BIGINT NOT NULL REFERENCES "bid" ("id"),
	"opportunity" BIGINT REFERENCES "opportunity" ("id"),
	"team"        BIGINT REFERENCES "team" ("id"),
	"kind"        TEXT NOT NULL,
	"starts_at"   BIGINT NOT NULL,
	"place"       TEXT,
	"minutes"     BIGINT,
	"turn"        TEXT,
	"presenter"   BIGINT REFERENCES "user" ("id"),
	"deck"        BIGINT REFERENCES "file" ("id"),
	"remind_on"   BIGINT,
	"stage"       TEXT NOT NULL,
	"outcome"     TEXT,
	"owner"       BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "bid_meeting_by_name" ON "bid_meeting" ("name", "id");
CREATE INDEX "bid_meeting_by_bid" ON "bid_meeting" ("bid", "id");
CREATE INDEX "bid_meeting_by_team" ON "bid_meeting" ("team", "id");
CREATE INDEX "bid_meeting_by_kind" ON "bid_meeting" ("kind", "id");
CREATE INDEX "bid_meeting_by_starts_at" ON "bid_meeting" ("starts_at", "id");
CREATE INDEX "bid_meeting_by_place" ON "bid_meeting" ("place", "id");
CREATE INDEX "bid_meeting_by_presenter" ON "bid_meeting" ("presenter", "id");
CREATE INDEX "bid_meeting_by_remind_on" ON "bid_meeting" ("remind_on", "id");
CREATE INDEX "bid_meeting_by_stage" ON "bid_meeting" ("stage", "id");
CREATE INDEX "bid_meeting_by_owner" ON "bid_meeting" ("owner", "id");

CREATE TABLE "meeting_attendee" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"meeting"        BIGINT NOT NULL REFERENCES "bid_meeting" ("id"),
	"seq"            BIGINT NOT NULL,
	"user"           BIGINT NOT NULL REFERENCES "user" ("id"),
	"part"           TEXT NOT NULL,
	"authority"      TEXT NOT NULL,
	"identity_ready" BIGINT NOT NULL,
	"note"           TEXT
);

CREATE TABLE "meeting_question" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"question"   TEXT NOT NULL,
	"meeting"    BIGINT NOT NULL REFERENCES "bid_meeting" ("id"),
	"team"       BIGINT REFERENCES "team" ("id"),
	"kind"       TEXT NOT NULL,
	"answer"     TEXT,
	"asked_at"   BIGINT,
	"in_writing" BIGINT NOT NULL,
	"stage"      TEXT NOT NULL,
	"owner"      BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "meeting_question_by_question" ON "meeting_question" ("question", "id");
CREATE INDEX "meeting_question_by_meeting" ON "meeting_question" ("meeting", "id");
CREATE INDEX "meeting_question_by_team" ON "meeting_question" ("team", "id");
CREATE INDEX "meeting_question_by_kind" ON "meeting_question" ("kind", "id");
CREATE INDEX "meeting_question_by_stage" ON "meeting_question" ("stage", "id");
CREATE INDEX "meeting_question_by_owner" ON "meeting_question" ("owner", "id");

CREATE TABLE "bid_clarification" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"subject"           TEXT NOT NULL,
	"bid"               BIGINT NOT NULL REFERENCES "bid" ("id"),
	"team"              BIGINT REFERENCES "team" ("id"),
	"request"           TEXT NOT NULL,
	"request_file"      BIGINT REFERENCES "file" ("id"),
	"requested_at"      BIGINT NOT NULL,
	"due_at"            BIGINT NOT NULL,
	"stage"             TEXT NOT NULL,
	"answer"            TEXT,
	"answer_file"       BIGINT REFERENCES "file" ("id"),
	"changes_substance" BIGINT NOT NULL,
	"approved_by"       BIGINT REFERENCES "user" ("id"),
	"sent_at"           BIGINT,
	"receipt_no"        TEXT,
	"receipt"           BIGINT REFERENCES "file" ("id"),
	"owner"             BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "bid_clarification_by_subject" ON "bid_clarification" ("subject", "id");
CREATE INDEX "bid_clarification_by_bid" ON "bid_clarification" ("bid", "id");
CREATE INDEX "bid_clarification_by_team" ON "bid_clarification" ("team", "id");
CREATE INDEX "bid_clarification_by_due_at" ON "bid_clarification" ("due_at", "id");
CREATE INDEX "bid_clarification_by_stage" ON "bid_clarification" ("stage", "id");
CREATE INDEX "bid_clarification_by_owner" ON "bid_clarification" ("owner", "id");

CREATE INDEX "tender_lot_by_tender" ON "tender_lot" ("tender", "seq");
CREATE INDEX "review_criterion_by_decision" ON "review_criterion" ("decision", "seq");
CREATE INDEX "review_criterion_by_whose" ON "review_criterion" ("whose", "id");
CREATE INDEX "meeting_attendee_by_meeting" ON "meeting_attendee" ("meeting", "seq");
CREATE INDEX "meeting_attendee_by_user" ON "meeting_attendee" ("user", "id");
CREATE INDEX "tender_question_by_clause" ON "tender_question" ("clause", "id");
CREATE INDEX "tender_question_by_approved_by" ON "tender_question" ("approved_by", "id");
CREATE INDEX "tender_question_by_answer_file" ON "tender_question" ("answer_file", "id");
CREATE INDEX "tender_amendment_by_document" ON "tender_amendment" ("document", "id");
CREATE INDEX "tender_amendment_by_adopted_by" ON "tender_amendment" ("adopted_by", "id");
CREATE INDEX "bid_decision_by_decided_by" ON "bid_decision" ("decided_by", "id");
CREATE INDEX "bid_bond_by_tender" ON "bid_bond" ("tender", "id");
CREATE INDEX "bid_bond_by_receipt" ON "bid_bond" ("receipt", "id");
CREATE INDEX "authorization_letter_by_scan" ON "authorization_letter" ("scan", "id");
CREATE INDEX "readiness_tick_by_proof" ON "readiness_tick" ("proof", "id");
CREATE INDEX "bid_meeting_by_opportunity" ON "bid_meeting" ("opportunity", "id");
CREATE INDEX "bid_meeting_by_deck" ON "bid_meeting" ("deck", "id");
CREATE INDEX "bid_clarification_by_request_file" ON "bid_clarification" ("request_file", "id");
CREATE INDEX "bid_clarification_by_answer_file" ON "bid_clarification" ("answer_file", "id");
CREATE INDEX "bid_clarification_by_approved_by" ON "bid_clarification" ("approved_by", "id");
CREATE INDEX "bid_clarification_by_receipt" ON "bid_clarification" ("receipt", "id");
CREATE INDEX "bid_by_consortium_agreement" ON "bid" ("consortium_agreement", "id");
