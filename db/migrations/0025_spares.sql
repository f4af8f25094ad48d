-- The store: parts, where they lie, who needs them, how they move; what is lent and what goes back to its maker.

CREATE TABLE "warehouse" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"name"       TEXT NOT NULL,
	"kind"       TEXT NOT NULL,
	"keeper"     BIGINT REFERENCES "user" ("id"),
	"place"      TEXT,
	"notes"      TEXT
);
CREATE INDEX "warehouse_by_name" ON "warehouse" ("name", "id");
CREATE INDEX "warehouse_by_kind" ON "warehouse" ("kind", "id");
CREATE INDEX "warehouse_by_keeper" ON "warehouse" ("keeper", "id");
CREATE INDEX "warehouse_by_place" ON "warehouse" ("place", "id");

CREATE TABLE "spare_part" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"part_no"      TEXT NOT NULL UNIQUE,
	"name"         TEXT NOT NULL,
	"unit"         TEXT NOT NULL,
	"maker"        TEXT,
	"item"         BIGINT REFERENCES "catalog_item" ("id"),
	"model"        TEXT,
	"on_hand"      BIGINT,
	"reserved"     BIGINT,
	"min_quantity" BIGINT,
	"per_devices"  BIGINT,
	"last_buy_on"  BIGINT,
	"average_cost" BIGINT,
	"worth"        BIGINT,
	"notes"        TEXT
);
CREATE INDEX "spare_part_by_name" ON "spare_part" ("name", "id");
CREATE INDEX "spare_part_by_item" ON "spare_part" ("item", "id");
CREATE INDEX "spare_part_by_model" ON "spare_part" ("model", "id");
CREATE INDEX "spare_part_by_last_buy_on" ON "spare_part" ("last_buy_on", "id");

CREATE TABLE "stock_place" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"key"        TEXT UNIQUE,
	"spare_part" BIGINT REFERENCES "spare_part" ("id"),
	"warehouse"  BIGINT REFERENCES "warehouse" ("id"),
	"quantity"   BIGINT
);
CREATE INDEX "stock_place_by_spare_part" ON "stock_place" ("spare_part", "id");
CREATE INDEX "stock_place_by_warehouse" ON "stock_place" ("warehouse", "id");

CREATE TABLE "part_request" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"number"        TEXT UNIQUE,
	"spare_part"    BIGINT NOT NULL REFERENCES "spare_part" ("id"),
	"quantity"      BIGINT NOT NULL,
	"purpose"       TEXT NOT NULL,
	"service_case"  BIGINT REFERENCES "service_case" ("id"),
	"work_order"    BIGINT REFERENCES "work_order" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"priority"      BIGINT,
	"wanted_on"     BIGINT,
	"install"       BIGINT NOT NULL,
	"allocated"     BIGINT,
	"stage"         TEXT NOT NULL,
	"warehouse"     BIGINT REFERENCES "warehouse" ("id"),
	"cancel_reason" TEXT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"notes"         TEXT
);
CREATE INDEX "part_request_by_spare_part" ON "part_request" ("spare_part", "id");
CREATE INDEX "part_request_by_purpose" ON "part_request" ("purpose", "id");
CREATE INDEX "part_request_by_service_case" ON "part_request" ("service_case", "id");
CREATE INDEX "part_request_by_work_order" ON "part_request" ("work_order", "id");
CREATE INDEX "part_request_by_customer" ON "part_request" ("customer", "id");
CREATE INDEX "part_request_by_priority" ON "part_request" ("priority", "id");
CREATE INDEX "part_request_by_wanted_on" ON "part_request" ("wanted_on", "id");
CREATE INDEX "part_request_by_stage" ON "part_request" ("stage", "id");
CREATE INDEX "part_request_by_warehouse" ON "part_request" ("warehouse", "id");
CREATE INDEX "part_request_by_owner" ON "part_request" ("owner", "id");

CREATE TABLE "stock_move" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"number"         TEXT UNIQUE,
	"kind"           TEXT NOT NULL,
	"spare_part"     BIGINT NOT NULL REFERENCES "spare_part" ("id"),
	"quantity"       BIGINT NOT NULL,
	"from_warehouse" BIGINT REFERENCES "warehouse" ("id"),
	"to_warehouse"   BIGINT REFERENCES "warehouse" ("id"),
	"unit_price"     BIGINT,
	"unit_cost"      BIGINT,
	"average_after"  BIGINT,
	"work_order"     BIGINT REFERENCES "work_order" ("id"),
	"part_request"   BIGINT REFERENCES "part_request" ("id"),
	"serial_no"      TEXT,
	"reason"         TEXT,
	"moved_at"       BIGINT
);
CREATE INDEX "stock_move_by_kind" ON "stock_move" ("kind", "id");
CREATE INDEX "stock_move_by_spare_part" ON "stock_move" ("spare_part", "id");
CREATE INDEX "stock_move_by_from_warehouse" ON "stock_move" ("from_warehouse", "id");
CREATE INDEX "stock_move_by_to_warehouse" ON "stock_move" ("to_warehouse", "id");
CREATE INDEX "stock_move_by_work_order" ON "stock_move" ("work_order", "id");
CREATE INDEX "stock_move_by_part_request" ON "stock_move" ("part_request", "id");
CREATE INDEX "stock_move_by_moved_at" ON "stock_move" ("moved_at", "id");

CREATE TABLE "loan_unit" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"name"         TEXT NOT NULL,
	"serial_no"    TEXT,
	"customer"     BIGINT NOT NULL REFERENCES "customer" ("id"),
	"service_case" BIGINT REFERENCES "service_case" ("id"),
	"replaces"     BIGINT REFERENCES "equipment" ("id"),
	"stage"        TEXT NOT NULL,
	"lent_on"      BIGINT NOT NULL,
	"due_back_on"  BIGINT NOT NULL,
	"received_by"  TEXT,
	"back_on"      BIGINT,
	"condition"    TEXT,
	"owner"        BIGINT REFERENCES "user" ("id"),
	"notes"        TEXT
);
CREATE INDEX "loan_unit_by_name" ON "loan_unit" ("name", "id");
CREATE INDEX "loan_unit_by_serial_no" ON "loan_unit" ("serial_no", "id");
CREATE INDEX "loan_unit_by_customer" ON "loan_unit" ("customer", "id");
CREATE INDEX "loan_unit_by_service_case" ON "loan_unit" ("service_case", "id");
CREATE INDEX "loan_unit_by_replaces" ON "loan_unit" ("replaces", "id");
CREATE INDEX "loan_unit_by_stage" ON "loan_unit" ("stage", "id");
CREATE INDEX "loan_unit_by_lent_on" ON "loan_unit" ("lent_on", "id");
CREATE INDEX "loan_unit_by_due_back_on" ON "loan_unit" ("due_back_on", "id");
CREATE INDEX "loan_unit_by_owner" ON "loan_unit" ("owner", "id");

CREATE TABLE "maker_return" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"number"            TEXT UNIQUE,
	"name"              TEXT NOT NULL,
	"spare_part"        BIGINT REFERENCES "spare_part" ("id"),
	"equipment"         BIGINT REFERENCES "equipment" ("id"),
	"service_case"      BIGINT REFERENCES "service_case" ("id"),
	"serial_no"         TEXT NOT NULL,
	"maker"             TEXT NOT NULL,
	"fault"             TEXT NOT NULL,
	"maker_warranty_to" BIGINT,
	"stage"             TEXT NOT NULL,
	"sent_on"           BIGINT,
	"due_on"            BIGINT,
	"waybill"           TEXT,
	"answer"            TEXT,
	"new_serial_no"     TEXT,
	"settled_on"        BIGINT,
	"refusal"           TEXT,
	"owner"             BIGINT REFERENCES "user" ("id"),
	"notes"             TEXT
);
CREATE INDEX "maker_return_by_name" ON "maker_return" ("name", "id");
CREATE INDEX "maker_return_by_spare_part" ON "maker_return" ("spare_part", "id");
CREATE INDEX "maker_return_by_equipment" ON "maker_return" ("equipment", "id");
CREATE INDEX "maker_return_by_service_case" ON "maker_return" ("service_case", "id");
CREATE INDEX "maker_return_by_serial_no" ON "maker_return" ("serial_no", "id");
CREATE INDEX "maker_return_by_maker" ON "maker_return" ("maker", "id");
CREATE INDEX "maker_return_by_stage" ON "maker_return" ("stage", "id");
CREATE INDEX "maker_return_by_sent_on" ON "maker_return" ("sent_on", "id");
CREATE INDEX "maker_return_by_due_on" ON "maker_return" ("due_on", "id");
CREATE INDEX "maker_return_by_answer" ON "maker_return" ("answer", "id");
CREATE INDEX "maker_return_by_owner" ON "maker_return" ("owner", "id");

