-- Things lent to customers.

CREATE TABLE "loan_note" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"number"     TEXT UNIQUE,
	"thing"      TEXT NOT NULL,
	"customer"   BIGINT NOT NULL REFERENCES "customer" ("id"),
	"stage"      TEXT NOT NULL,
	"worth"      BIGINT,
	"due_on"     BIGINT,
	"back_on"    BIGINT
);
CREATE INDEX "loan_note_by_thing" ON "loan_note" ("thing", "id");
CREATE INDEX "loan_note_by_customer" ON "loan_note" ("customer", "id");
CREATE INDEX "loan_note_by_stage" ON "loan_note" ("stage", "id");
CREATE INDEX "loan_note_by_worth" ON "loan_note" ("worth", "id");
CREATE INDEX "loan_note_by_due_on" ON "loan_note" ("due_on", "id");
