-- Links that let the customer sign on its own telephone; addresses of mail are looked up whatever the case of their letters.

CREATE TABLE "sign_link" (
	"id"                 BIGINT PRIMARY KEY,
	"version"            BIGINT NOT NULL,
	"created_at"         BIGINT NOT NULL,
	"changed_at"         BIGINT NOT NULL,
	"created_by"         BIGINT NOT NULL,
	"work_order"         BIGINT REFERENCES "work_order" ("id"),
	"revisit_record"     BIGINT REFERENCES "revisit_record" ("id"),
	"customer"           BIGINT REFERENCES "customer" ("id"),
	"label"              TEXT,
	"hash"               TEXT NOT NULL UNIQUE,
	"content_hash"       TEXT,
	"engineer_signature" BIGINT REFERENCES "file" ("id"),
	"expires_at"         BIGINT,
	"used_at"            BIGINT,
	"signer"             TEXT,
	"stage"              TEXT NOT NULL
);
CREATE INDEX "sign_link_by_work_order" ON "sign_link" ("work_order", "id");
CREATE INDEX "sign_link_by_revisit_record" ON "sign_link" ("revisit_record", "id");
CREATE INDEX "sign_link_by_customer" ON "sign_link" ("customer", "id");
CREATE INDEX "sign_link_by_engineer_signature" ON "sign_link" ("engineer_signature", "id");

CREATE INDEX "contact_by_address" ON "contact" (lower("email"));
CREATE INDEX "user_by_address" ON "user" (lower("email"));
CREATE INDEX "file_by_sha256" ON "file" ("sha256", "id");
