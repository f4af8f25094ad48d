-- What a bid hands in: volumes, sections, attachments, editions; who we are in it.

CREATE TABLE "house_profile" (
	"id"                   BIGINT PRIMARY KEY,
	"version"              BIGINT NOT NULL,
	"created_at"           BIGINT NOT NULL,
	"changed_at"           BIGINT NOT NULL,
	"created_by"           BIGINT NOT NULL,
	"name"                 TEXT NOT NULL UNIQUE,
	"uscc"                 TEXT,
	"legal_representative" TEXT,
	"legal_title"          TEXT,
	"address"              TEXT,
	"postcode"             TEXT,
	"phone"                TEXT,
	"fax"                  TEXT,
	"email"                TEXT,
	"bank"                 TEXT,
	"account"              TEXT,
	"registered_capital"   BIGINT,
	"founded_on"           BIGINT,
	"owner"                BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "house_profile_by_uscc" ON "house_profile" ("uscc", "id");
CREATE INDEX "house_profile_by_legal_representative" ON "house_profile" ("legal_representative", "id");
CREATE INDEX "house_profile_by_phone" ON "house_profile" ("phone", "id");
CREATE INDEX "house_profile_by_owner" ON "house_profile" ("owner", "id");

CREATE TABLE "bid_book" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"name"            TEXT,
	"bid"             BIGINT REFERENCES "bid" ("id") NOT NULL UNIQUE,
	"customer"        BIGINT REFERENCES "customer" ("id"),
	"team"            BIGINT REFERENCES "team" ("id"),
	"language"        TEXT NOT NULL,
	"profile"         BIGINT REFERENCES "house_profile" ("id"),
	"agent"           TEXT,
	"agent_title"     TEXT,
	"agent_id_no"     TEXT,
	"agent_phone"     TEXT,
	"project_manager" TEXT,
	"signed_on"       BIGINT,
	"header"          TEXT,
	"format_chapter"  TEXT,
	"format_page"     BIGINT,
	"derived_at"      BIGINT
);
CREATE INDEX "bid_book_by_name" ON "bid_book" ("name", "id");
CREATE INDEX "bid_book_by_customer" ON "bid_book" ("customer", "id");
CREATE INDEX "bid_book_by_team" ON "bid_book" ("team", "id");
CREATE INDEX "bid_book_by_language" ON "bid_book" ("language", "id");
CREATE INDEX "bid_book_by_profile" ON "bid_book" ("profile", "id");
CREATE INDEX "bid_book_by_agent" ON "bid_book" ("agent", "id");
CREATE INDEX "bid_book_by_signed_on" ON "bid_book" ("signed_on", "id");

CREATE TABLE "bid_volume" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"name"         TEXT NOT NULL,
	"bid"          BIGINT NOT NULL REFERENCES "bid" ("id"),
	"customer"     BIGINT REFERENCES "customer" ("id"),
	"team"         BIGINT REFERENCES "team" ("id"),
	"kind"         TEXT NOT NULL,
	"place"        BIGINT,
	"originals"    BIGINT,
	"duplicates"   BIGINT,
	"electronic"   BIGINT,
	"header"       TEXT,
	"footer"       TEXT,
	"sealed_apart" BIGINT NOT NULL,
	"binding"      TEXT
);
CREATE INDEX "bid_volume_by_name" ON "bid_volume" ("name", "id");
CREATE INDEX "bid_volume_by_bid" ON "bid_volume" ("bid", "id");
CREATE INDEX "bid_volume_by_customer" ON "bid_volume" ("customer", "id");
CREATE INDEX "bid_volume_by_team" ON "bid_volume" ("team", "id");
CREATE INDEX "bid_volume_by_kind" ON "bid_volume" ("kind", "id");
CREATE INDEX "bid_volume_by_place" ON "bid_volume" ("place", "id");
CREATE INDEX "bid_volume_by_originals" ON "bid_volume" ("originals", "id");
CREATE INDEX "bid_volume_by_duplicates" ON "bid_volume" ("duplicates", "id");

CREATE TABLE "bid_section" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"title"         TEXT NOT NULL,
	"volume"        BIGINT NOT NULL REFERENCES "bid_volume" ("id"),
	"bid"           BIGINT REFERENCES "bid" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"team"          BIGINT REFERENCES "team" ("id"),
	"parent"        BIGINT REFERENCES "bid_section" ("id"),
	"place"         BIGINT,
	"source"        TEXT NOT NULL,
	"paper"         TEXT,
	"text"          TEXT,
	"original"      TEXT,
	"original_page" BIGINT,
	"template"      BIGINT REFERENCES "file" ("id"),
	"stage"         TEXT NOT NULL,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"due_on"        BIGINT,
	"same_page"     BIGINT NOT NULL,
	"checked_by"    BIGINT REFERENCES "user" ("id"),
	"notes"         TEXT
);
CREATE INDEX "bid_section_by_title" ON "bid_section" ("title", "id");
CREATE INDEX "bid_section_by_volume" ON "bid_section" ("volume", "id");
CREATE INDEX "bid_section_by_bid" ON "bid_section" ("bid", "id");
CREATE INDEX "bid_section_by_customer" ON "bid_section" ("customer", "id");
CREATE INDEX "bid_section_by_team" ON "bid_section" ("team", "id");
CREATE INDEX "bid_section_by_place" ON "bid_section" ("place", "id");
CREATE INDEX "bid_section_by_source" ON "bid_section" ("source", "id");
CREATE INDEX "bid_section_by_paper" ON "bid_section" ("paper", "id");
CREATE INDEX "bid_section_by_stage" ON "bid_section" ("stage", "id");
CREATE INDEX "bid_section_by_owner" ON "bid_section" ("owner", "id");
CREATE INDEX "bid_section_by_due_on" ON "bid_section" ("due_on", "id");

CREATE TABLE "section_blank" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"bid_section" BIGINT NOT NULL REFERENCES "bid_section" ("id"),
	"seq"         BIGINT NOT NULL,
	"label"       TEXT,
	"meaning"     TEXT,
	"value"       TEXT
);


CREATE TABLE "section_answer" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"bid_section" BIGINT NOT NULL REFERENCES "bid_section" ("id"),
	"seq"         BIGINT NOT NULL,
	"item"        TEXT NOT NULL,
	"points"      BIGINT
);


CREATE TABLE "seal_point" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"bid_section" BIGINT NOT NULL REFERENCES "bid_section" ("id"),
	"seq"         BIGINT NOT NULL,
	"kind"        TEXT NOT NULL,
	"words"       TEXT,
	"done"        BIGINT NOT NULL,
	"done_on"     BIGINT
);


CREATE TABLE "bid_attachment" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"caption"     TEXT NOT NULL,
	"section"     BIGINT NOT NULL REFERENCES "bid_section" ("id"),
	"bid"         BIGINT REFERENCES "bid" ("id"),
	"customer"    BIGINT REFERENCES "customer" ("id"),
	"team"        BIGINT REFERENCES "team" ("id"),
	"place"       BIGINT,
	"file"        BIGINT REFERENCES "file" ("id"),
	"certificate" BIGINT REFERENCES "certificate" ("id"),
	"case_study"  BIGINT REFERENCES "case_study" ("id"),
	"pages"       TEXT
);
CREATE INDEX "bid_attachment_by_caption" ON "bid_attachment" ("caption", "id");
CREATE INDEX "bid_attachment_by_section" ON "bid_attachment" ("section", "id");
CREATE INDEX "bid_attachment_by_bid" ON "bid_attachment" ("bid", "id");
CREATE INDEX "bid_attachment_by_customer" ON "bid_attachment" ("customer", "id");
CREATE INDEX "bid_attachment_by_team" ON "bid_attachment" ("team", "id");
CREATE INDEX "bid_attachment_by_place" ON "bid_attachment" ("place", "id");
CREATE INDEX "bid_attachment_by_file" ON "bid_attachment" ("file", "id");
CREATE INDEX "bid_attachment_by_certificate" ON "bid_attachment" ("certificate", "id");
CREATE INDEX "bid_attachment_by_case_study" ON "bid_attachment" ("case_study", "id");

CREATE TABLE "file_sheet" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"source"     TEXT NOT NULL UNIQUE,
	"pdf"        TEXT NOT NULL,
	"pages"      BIGINT NOT NULL,
	"pictures"   TEXT NOT NULL
);


CREATE TABLE "book_edition" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT,
	"volume"     BIGINT NOT NULL REFERENCES "bid_volume" ("id"),
	"bid"        BIGINT REFERENCES "bid" ("id"),
	"customer"   BIGINT REFERENCES "customer" ("id"),
	"team"       BIGINT REFERENCES "team" ("id"),
	"edition"    BIGINT,
	"pages"      BIGINT,
	"pdf"        BIGINT REFERENCES "file" ("id"),
	"docx"       BIGINT REFERENCES "file" ("id"),
	"pdf_hash"   TEXT,
	"docx_hash"  TEXT,
	"closed"     BIGINT NOT NULL
);
CREATE INDEX "book_edition_by_name" ON "book_edition" ("name", "id");
CREATE INDEX "book_edition_by_volume" ON "book_edition" ("volume", "id");
CREATE INDEX "book_edition_by_bid" ON "book_edition" ("bid", "id");
CREATE INDEX "book_edition_by_customer" ON "book_edition" ("customer", "id");
CREATE INDEX "book_edition_by_team" ON "book_edition" ("team", "id");
CREATE INDEX "book_edition_by_edition" ON "book_edition" ("edition", "id");
CREATE INDEX "book_edition_by_pages" ON "book_edition" ("pages", "id");
CREATE INDEX "book_edition_by_closed" ON "book_edition" ("closed", "id");

CREATE TABLE "book_part" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"book_edition" BIGINT NOT NULL REFERENCES "book_edition" ("id"),
	"seq"          BIGINT NOT NULL,
	"section"      BIGINT REFERENCES "bid_section" ("id"),
	"title"        TEXT,
	"said"         TEXT,
	"page"         BIGINT
);

CREATE INDEX "bid_book_by_created_by" ON "bid_book" ("created_by", "id");
CREATE INDEX "bid_volume_by_created_by" ON "bid_volume" ("created_by", "id");
CREATE INDEX "bid_attachment_by_created_by" ON "bid_attachment" ("created_by", "id");
CREATE INDEX "book_edition_by_created_by" ON "book_edition" ("created_by", "id");
CREATE INDEX "bid_section_by_parent" ON "bid_section" ("parent", "id");
CREATE INDEX "bid_section_by_template" ON "bid_section" ("template", "id");
CREATE INDEX "book_edition_by_pdf" ON "book_edition" ("pdf", "id");
CREATE INDEX "book_edition_by_docx" ON "book_edition" ("docx", "id");
CREATE INDEX "book_part_by_section" ON "book_part" ("section", "id");
CREATE INDEX "bid_section_by_checked_by" ON "bid_section" ("checked_by", "id");
CREATE INDEX "section_blank_by_bid_section" ON "section_blank" ("bid_section", "seq");
CREATE INDEX "section_answer_by_bid_section" ON "section_answer" ("bid_section", "seq");
CREATE INDEX "seal_point_by_bid_section" ON "seal_point" ("bid_section", "seq");
CREATE INDEX "book_part_by_book_edition" ON "book_part" ("book_edition", "seq");
