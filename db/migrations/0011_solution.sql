-- What we sell, and what we propose to build with it.

CREATE TABLE "catalog_item" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"number"       TEXT NOT NULL UNIQUE,
	"name"         TEXT NOT NULL,
	"kind"         TEXT NOT NULL,
	"category"     TEXT,
	"brand"        TEXT,
	"model"        TEXT,
	"unit"         TEXT NOT NULL,
	"cost"         BIGINT,
	"list_price"   BIGINT,
	"tax_rate"     BIGINT NOT NULL,
	"features"     TEXT,
	"stage"        TEXT NOT NULL,
	"replaced_by"  BIGINT REFERENCES "catalog_item" ("id"),
	"valid_from"   BIGINT,
	"valid_to"     BIGINT,
	"maker_letter" BIGINT NOT NULL,
	"xinchuang"    BIGINT NOT NULL,
	"notes"        TEXT
);
CREATE INDEX "catalog_item_by_name" ON "catalog_item" ("name", "id");
CREATE INDEX "catalog_item_by_kind" ON "catalog_item" ("kind", "id");
CREATE INDEX "catalog_item_by_category" ON "catalog_item" ("category", "id");
CREATE INDEX "catalog_item_by_brand" ON "catalog_item" ("brand", "id");
CREATE INDEX "catalog_item_by_model" ON "catalog_item" ("model", "id");
CREATE INDEX "catalog_item_by_unit" ON "catalog_item" ("unit", "id");
CREATE INDEX "catalog_item_by_cost" ON "catalog_item" ("cost", "id");
CREATE INDEX "catalog_item_by_list_price" ON "catalog_item" ("list_price", "id");
CREATE INDEX "catalog_item_by_stage" ON "catalog_item" ("stage", "id");
CREATE INDEX "catalog_item_by_replaced_by" ON "catalog_item" ("replaced_by", "id");
CREATE INDEX "catalog_item_by_valid_to" ON "catalog_item" ("valid_to", "id");

CREATE TABLE "bundle" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"name"        TEXT NOT NULL,
	"category"    TEXT,
	"description" TEXT,
	"price"       BIGINT,
	"cost"        BIGINT,
	"valid_from"  BIGINT,
	"valid_to"    BIGINT
);
CREATE INDEX "bundle_by_name" ON "bundle" ("name", "id");
CREATE INDEX "bundle_by_category" ON "bundle" ("category", "id");
CREATE INDEX "bundle_by_price" ON "bundle" ("price", "id");
CREATE INDEX "bundle_by_valid_to" ON "bundle" ("valid_to", "id");

CREATE TABLE "bundle_line" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"bundle"     BIGINT NOT NULL REFERENCES "bundle" ("id"),
	"seq"        BIGINT NOT NULL,
	"item"       BIGINT NOT NULL REFERENCES "catalog_item" ("id"),
	"quantity"   BIGINT NOT NULL,
	"unit_price" BIGINT,
	"unit_cost"  BIGINT,
	"amount"     BIGINT
);
CREATE INDEX "bundle_line_by_bundle" ON "bundle_line" ("bundle", "seq");
CREATE INDEX "bundle_line_by_item" ON "bundle_line" ("item", "id");

CREATE TABLE "sales_focus" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL,
	"from_on"    BIGINT NOT NULL,
	"to_on"      BIGINT NOT NULL,
	"message"    TEXT
);
CREATE INDEX "sales_focus_by_name" ON "sales_focus" ("name", "id");
CREATE INDEX "sales_focus_by_from_on" ON "sales_focus" ("from_on", "id");
CREATE INDEX "sales_focus_by_to_on" ON "sales_focus" ("to_on", "id");

CREATE TABLE "focus_item" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"sales_focus" BIGINT NOT NULL REFERENCES "sales_focus" ("id"),
	"seq"         BIGINT NOT NULL,
	"item"        BIGINT NOT NULL REFERENCES "catalog_item" ("id"),
	"reason"      TEXT
);
CREATE INDEX "focus_item_by_sales_focus" ON "focus_item" ("sales_focus", "seq");
CREATE INDEX "focus_item_by_item" ON "focus_item" ("item", "id");

CREATE TABLE "margin_policy" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"name"         TEXT NOT NULL,
	"floor"        BIGINT NOT NULL,
	"effective_on" BIGINT NOT NULL,
	"notes"        TEXT
);
CREATE INDEX "margin_policy_by_name" ON "margin_policy" ("name", "id");
CREATE INDEX "margin_policy_by_effective_on" ON "margin_policy" ("effective_on", "id");

CREATE TABLE "solution_template" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"name"         TEXT NOT NULL,
	"industry"     TEXT NOT NULL,
	"stage"        TEXT NOT NULL,
	"summary"      TEXT,
	"reviewer"     BIGINT NOT NULL REFERENCES "user" ("id"),
	"published_on" BIGINT,
	"owner"        BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "solution_template_by_name" ON "solution_template" ("name", "id");
CREATE INDEX "solution_template_by_industry" ON "solution_template" ("industry", "id");
CREATE INDEX "solution_template_by_stage" ON "solution_template" ("stage", "id");
CREATE INDEX "solution_template_by_reviewer" ON "solution_template" ("reviewer", "id");
CREATE INDEX "solution_template_by_published_on" ON "solution_template" ("published_on", "id");
CREATE INDEX "solution_template_by_owner" ON "solution_template" ("owner", "id");

CREATE TABLE "innovation_point" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"solution_template" BIGINT NOT NULL REFERENCES "solution_template" ("id"),
	"seq"               BIGINT NOT NULL,
	"text"              TEXT NOT NULL,
	"evidence"          TEXT
);
CREATE INDEX "innovation_point_by_solution_template" ON "innovation_point" ("solution_template", "seq");

CREATE TABLE "template_line" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"solution_template" BIGINT NOT NULL REFERENCES "solution_template" ("id"),
	"seq"               BIGINT NOT NULL,
	"section"           TEXT,
	"item"              BIGINT REFERENCES "catalog_item" ("id"),
	"number"            TEXT,
	"name"              TEXT NOT NULL,
	"brand"             TEXT,
	"model"             TEXT,
	"unit"              TEXT,
	"quantity"          BIGINT NOT NULL,
	"unit_cost"         BIGINT,
	"unit_price"        BIGINT,
	"tax_rate"          BIGINT,
	"note"              TEXT
);
CREATE INDEX "template_line_by_solution_template" ON "template_line" ("solution_template", "seq");
CREATE INDEX "template_line_by_item" ON "template_line" ("item", "id");

CREATE TABLE "solution" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"opportunity" BIGINT NOT NULL REFERENCES "opportunity" ("id"),
	"customer"    BIGINT REFERENCES "customer" ("id"),
	"name"        TEXT NOT NULL,
	"summary"     TEXT,
	"owner"       BIGINT REFERENCES "user" ("id"),
	"team"        BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "solution_by_opportunity" ON "solution" ("opportunity", "id");
CREATE INDEX "solution_by_customer" ON "solution" ("customer", "id");
CREATE INDEX "solution_by_name" ON "solution" ("name", "id");
CREATE INDEX "solution_by_owner" ON "solution" ("owner", "id");
CREATE INDEX "solution_by_team" ON "solution" ("team", "id");

CREATE TABLE "solution_version" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"solution"         BIGINT NOT NULL REFERENCES "solution" ("id"),
	"opportunity"      BIGINT REFERENCES "opportunity" ("id"),
	"customer"         BIGINT REFERENCES "customer" ("id"),
	"n"                BIGINT,
	"title"            TEXT NOT NULL,
	"stage"            TEXT NOT NULL,
	"copied_from"      BIGINT REFERENCES "solution_version" ("id"),
	"template"         BIGINT REFERENCES "solution_template" ("id"),
	"notes"            TEXT,
	"cost"             BIGINT,
	"net"              BIGINT,
	"tax"              BIGINT,
	"gross"            BIGINT,
	"margin"           BIGINT,
	"margin_rate"      BIGINT,
	"margin_floor"     BIGINT,
	"lines_incomplete" BIGINT,
	"is_major"         BIGINT NOT NULL,
	"decisions"        BIGINT,
	"content_hash"     TEXT,
	"submitted_by"     BIGINT REFERENCES "user" ("id"),
	"return_reason"    TEXT,
	"approved_hash"    TEXT,
	"approved_by"      BIGINT REFERENCES "user" ("id"),
	"approved_at"      BIGINT,
	"voided_by"        BIGINT REFERENCES "user" ("id"),
	"voided_at"        BIGINT,
	"owner"            BIGINT REFERENCES "user" ("id"),
	"team"             BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "solution_version_by_solution" ON "solution_version" ("solution", "id");
CREATE INDEX "solution_version_by_opportunity" ON "solution_version" ("opportunity", "id");
CREATE INDEX "solution_version_by_customer" ON "solution_version" ("customer", "id");
CREATE INDEX "solution_version_by_n" ON "solution_version" ("n", "id");
CREATE INDEX "solution_version_by_title" ON "solution_version" ("title", "id");
CREATE INDEX "solution_version_by_stage" ON "solution_version" ("stage", "id");
CREATE INDEX "solution_version_by_copied_from" ON "solution_version" ("copied_from", "id");
CREATE INDEX "solution_version_by_template" ON "solution_version" ("template", "id");
CREATE INDEX "solution_version_by_net" ON "solution_version" ("net", "id");
CREATE INDEX "solution_version_by_gross" ON "solution_version" ("gross", "id");
CREATE INDEX "solution_version_by_submitted_by" ON "solution_version" ("submitted_by", "id");
CREATE INDEX "solution_version_by_approved_by" ON "solution_version" ("approved_by", "id");
CREATE INDEX "solution_version_by_approved_at" ON "solution_version" ("approved_at", "id");
CREATE INDEX "solution_version_by_voided_by" ON "solution_version" ("voided_by", "id");
CREATE INDEX "solution_version_by_owner" ON "solution_version" ("owner", "id");
CREATE INDEX "solution_version_by_team" ON "solution_version" ("team", "id");

CREATE TABLE "bom_line" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"solution_version" BIGINT NOT NULL REFERENCES "solution_version" ("id"),
	"seq"              BIGINT NOT NULL,
	"section"          TEXT,
	"item"             BIGINT REFERENCES "catalog_item" ("id"),
	"bundle"           BIGINT REFERENCES "bundle" ("id"),
	"number"           TEXT,
	"name"             TEXT NOT NULL,
	"brand"            TEXT,
	"model"            TEXT,
	"unit"             TEXT,
	"quantity"         BIGINT NOT NULL,
	"unit_cost"        BIGINT,
	"unit_price"       BIGINT,
	"discount"         BIGINT,
	"tax_rate"         BIGINT,
	"deal_price"       BIGINT,
	"cost"             BIGINT,
	"net"              BIGINT,
	"tax"              BIGINT,
	"gross"            BIGINT,
	"note"             TEXT
);
CREATE INDEX "bom_line_by_solution_version" ON "bom_line" ("solution_version", "seq");
CREATE INDEX "bom_line_by_item" ON "bom_line" ("item", "id");
CREATE INDEX "bom_line_by_bundle" ON "bom_line" ("bundle", "id");

CREATE TABLE "template_origin" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"solution_template" BIGINT NOT NULL REFERENCES "solution_template" ("id"),
	"seq"               BIGINT NOT NULL,
	"version_taken"     BIGINT NOT NULL REFERENCES "solution_version" ("id")
);
CREATE INDEX "template_origin_by_solution_template" ON "template_origin" ("solution_template", "seq");
CREATE INDEX "template_origin_by_version_taken" ON "template_origin" ("version_taken", "id");

CREATE TABLE "architecture_decision" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"solution"     BIGINT NOT NULL REFERENCES "solution" ("id"),
	"opportunity"  BIGINT REFERENCES "opportunity" ("id"),
	"customer"     BIGINT REFERENCES "customer" ("id"),
	"n"            BIGINT,
	"title"        TEXT NOT NULL,
	"stage"        TEXT NOT NULL,
	"context"      TEXT NOT NULL,
	"decision"     TEXT NOT NULL,
	"alternatives" TEXT,
	"consequences" TEXT,
	"supersedes"   BIGINT REFERENCES "architecture_decision" ("id"),
	"author"       BIGINT REFERENCES "user" ("id"),
	"decided_on"   BIGINT,
	"team"         BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "architecture_decision_by_solution" ON "architecture_decision" ("solution", "id");
CREATE INDEX "architecture_decision_by_opportunity" ON "architecture_decision" ("opportunity", "id");
CREATE INDEX "architecture_decision_by_customer" ON "architecture_decision" ("customer", "id");
CREATE INDEX "architecture_decision_by_n" ON "architecture_decision" ("n", "id");
CREATE INDEX "architecture_decision_by_title" ON "architecture_decision" ("title", "id");
CREATE INDEX "architecture_decision_by_stage" ON "architecture_decision" ("stage", "id");
CREATE INDEX "architecture_decision_by_supersedes" ON "architecture_decision" ("supersedes", "id");
CREATE INDEX "architecture_decision_by_author" ON "architecture_decision" ("author", "id");
CREATE INDEX "architecture_decision_by_decided_on" ON "architecture_decision" ("decided_on", "id");
CREATE INDEX "architecture_decision_by_team" ON "architecture_decision" ("team", "id");

CREATE TABLE "framework_version" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"solution"    BIGINT NOT NULL REFERENCES "solution" ("id"),
	"opportunity" BIGINT REFERENCES "opportunity" ("id"),
	"customer"    BIGINT REFERENCES "customer" ("id"),
	"n"           BIGINT,
	"title"       TEXT NOT NULL,
	"status"      TEXT,
	"drawing"     BIGINT REFERENCES "file" ("id"),
	"note"        TEXT,
	"author"      BIGINT REFERENCES "user" ("id"),
	"drawn_on"    BIGINT,
	"agreed_by"   BIGINT REFERENCES "contact" ("id"),
	"agreed_on"   BIGINT,
	"team"        BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "framework_version_by_solution" ON "framework_version" ("solution", "id");
CREATE INDEX "framework_version_by_opportunity" ON "framework_version" ("opportunity", "id");
CREATE INDEX "framework_version_by_customer" ON "framework_version" ("customer", "id");
CREATE INDEX "framework_version_by_n" ON "framework_version" ("n", "id");
CREATE INDEX "framework_version_by_title" ON "framework_version" ("title", "id");
CREATE INDEX "framework_version_by_status" ON "framework_version" ("status", "id");
CREATE INDEX "framework_version_by_drawing" ON "framework_version" ("drawing", "id");
CREATE INDEX "framework_version_by_author" ON "framework_version" ("author", "id");
CREATE INDEX "framework_version_by_drawn_on" ON "framework_version" ("drawn_on", "id");
CREATE INDEX "framework_version_by_agreed_by" ON "framework_version" ("agreed_by", "id");
CREATE INDEX "framework_version_by_agreed_on" ON "framework_version" ("agreed_on", "id");
CREATE INDEX "framework_version_by_team" ON "framework_version" ("team", "id");

CREATE TABLE "framework_feedback" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"framework_version" BIGINT NOT NULL REFERENCES "framework_version" ("id"),
	"seq"               BIGINT NOT NULL,
	"contact"           BIGINT NOT NULL REFERENCES "contact" ("id"),
	"said_on"           BIGINT,
	"text"              TEXT NOT NULL
);
CREATE INDEX "framework_feedback_by_framework_version" ON "framework_feedback" ("framework_version", "seq");
CREATE INDEX "framework_feedback_by_contact" ON "framework_feedback" ("contact", "id");
