-- What a person says of one proof for one requirement or clause.

CREATE TABLE "proof_match" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"name"            TEXT,
	"opportunity"     BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"requirement"     BIGINT REFERENCES "requirement" ("id"),
	"clause"          BIGINT REFERENCES "clause" ("id"),
	"case_study"      BIGINT REFERENCES "case_study" ("id"),
	"contract"        BIGINT REFERENCES "contract" ("id"),
	"certificate"     BIGINT REFERENCES "certificate" ("id"),
	"advantage_point" BIGINT REFERENCES "advantage_point" ("id"),
	"verdict"         TEXT NOT NULL,
	"note"            TEXT,
	"decided_by"      BIGINT REFERENCES "user" ("id"),
	"decided_at"      BIGINT,
	"owner"           BIGINT REFERENCES "user" ("id"),
	"presales_owner"  BIGINT REFERENCES "user" ("id"),
	"team"            BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "proof_match_by_name" ON "proof_match" ("name", "id");
CREATE INDEX "proof_match_by_opportunity" ON "proof_match" ("opportunity", "id");
CREATE INDEX "proof_match_by_requirement" ON "proof_match" ("requirement", "id");
CREATE INDEX "proof_match_by_clause" ON "proof_match" ("clause", "id");
CREATE INDEX "proof_match_by_case_study" ON "proof_match" ("case_study", "id");
CREATE INDEX "proof_match_by_contract" ON "proof_match" ("contract", "id");
CREATE INDEX "proof_match_by_certificate" ON "proof_match" ("certificate", "id");
CREATE INDEX "proof_match_by_advantage_point" ON "proof_match" ("advantage_point", "id");
CREATE INDEX "proof_match_by_verdict" ON "proof_match" ("verdict", "id");
CREATE INDEX "proof_match_by_decided_by" ON "proof_match" ("decided_by", "id");
CREATE INDEX "proof_match_by_decided_at" ON "proof_match" ("decided_at", "id");
CREATE INDEX "proof_match_by_owner" ON "proof_match" ("owner", "id");
CREATE INDEX "proof_match_by_presales_owner" ON "proof_match" ("presales_owner", "id");
CREATE INDEX "proof_match_by_team" ON "proof_match" ("team", "id");
