-- From the talks to the last acceptance: rounds, the drafted contract, money that is out and money that comes in, seals
-- and borrowed originals, orders, arrivals, work on site, changes, milestones.

CREATE TABLE "signing_authority" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"name"          TEXT NOT NULL,
	"person"        BIGINT REFERENCES "user" ("id"),
	"kind"          TEXT NOT NULL,
	"stage"         TEXT NOT NULL,
	"granted_by"    TEXT,
	"scope"         TEXT,
	"from_on"       BIGINT NOT NULL,
	"to_on"         BIGINT,
	"amount_most"   BIGINT,
	"document"      BIGINT REFERENCES "file" ("id"),
	"revoked_on"    BIGINT,
	"revoke_reason" TEXT
);
CREATE INDEX "signing_authority_by_name" ON "signing_authority" ("name", "id");
CREATE INDEX "signing_authority_by_person" ON "signing_authority" ("person", "id");
CREATE INDEX "signing_authority_by_kind" ON "signing_authority" ("kind", "id");
CREATE INDEX "signing_authority_by_stage" ON "signing_authority" ("stage", "id");
CREATE INDEX "signing_authority_by_from_on" ON "signing_authority" ("from_on", "id");
CREATE INDEX "signing_authority_by_to_on" ON "signing_authority" ("to_on", "id");
CREATE INDEX "signing_authority_by_document" ON "signing_authority" ("document", "id");

CREATE TABLE "negotiation_round" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"title"        TEXT NOT NULL,
	"bid"          BIGINT REFERENCES "bid" ("id"),
	"contract"     BIGINT REFERENCES "contract" ("id"),
	"tender"       BIGINT REFERENCES "tender" ("id"),
	"customer"     BIGINT REFERENCES "customer" ("id"),
	"n"            BIGINT,
	"method"       TEXT,
	"after_award"  BIGINT NOT NULL,
	"stage"        TEXT NOT NULL,
	"held_on"      BIGINT,
	"place"        TEXT,
	"our_people"   TEXT,
	"their_people" TEXT,
	"minutes"      BIGINT REFERENCES "file" ("id"),
	"owner"        BIGINT REFERENCES "user" ("id"),
	"team"         BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "negotiation_round_by_title" ON "negotiation_round" ("title", "id");
CREATE INDEX "negotiation_round_by_bid" ON "negotiation_round" ("bid", "id");
CREATE INDEX "negotiation_round_by_contract" ON "negotiation_round" ("contract", "id");
CREATE INDEX "negotiation_round_by_customer" ON "negotiation_round" ("customer", "id");
CREATE INDEX "negotiation_round_by_n" ON "negotiation_round" ("n", "id");
CREATE INDEX "negotiation_round_by_method" ON "negotiation_round" ("method", "id");
CREATE INDEX "negotiation_round_by_stage" ON "negotiation_round" ("stage", "id");
CREATE INDEX "negotiation_round_by_held_on" ON "negotiation_round" ("held_on", "id");
CREATE INDEX "negotiation_round_by_owner" ON "negotiation_round" ("owner", "id");
CREATE INDEX "negotiation_round_by_team" ON "negotiation_round" ("team", "id");
CREATE INDEX "negotiation_round_by_tender" ON "negotiation_round" ("tender", "id");
CREATE INDEX "negotiation_round_by_minutes" ON "negotiation_round" ("minutes", "id");

CREATE TABLE "negotiation_point" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"negotiation_round" BIGINT NOT NULL REFERENCES "negotiation_round" ("id"),
	"seq"               BIGINT NOT NULL,
	"topic"             TEXT NOT NULL,
	"clause"            BIGINT REFERENCES "clause" ("id"),
	"text"              TEXT NOT NULL,
	"theirs"            TEXT,
	"ours"              TEXT,
	"outcome"           TEXT,
	"agreed"            TEXT
);
CREATE INDEX "negotiation_point_by_negotiation_round" ON "negotiation_point" ("negotiation_round", "seq");
CREATE INDEX "negotiation_point_by_clause" ON "negotiation_point" ("clause", "id");

CREATE TABLE "contract_term" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"title"             TEXT NOT NULL,
	"contract"          BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"          BIGINT REFERENCES "customer" ("id"),
	"paper"             TEXT NOT NULL,
	"section"           TEXT,
	"place"             BIGINT,
	"essence"           TEXT NOT NULL,
	"clause"            BIGINT REFERENCES "clause" ("id"),
	"clause_response"   BIGINT REFERENCES "clause_response" ("id"),
	"negotiation_round" BIGINT REFERENCES "negotiation_round" ("id"),
	"bid_text"          TEXT,
	"agreed_text"       TEXT,
	"text"              TEXT,
	"state"             TEXT,
	"moved_reason"      TEXT,
	"owner"             BIGINT REFERENCES "user" ("id"),
	"team"              BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "contract_term_by_title" ON "contract_term" ("title", "id");
CREATE INDEX "contract_term_by_contract" ON "contract_term" ("contract", "id");
CREATE INDEX "contract_term_by_customer" ON "contract_term" ("customer", "id");
CREATE INDEX "contract_term_by_paper" ON "contract_term" ("paper", "id");
CREATE INDEX "contract_term_by_section" ON "contract_term" ("section", "id");
CREATE INDEX "contract_term_by_essence" ON "contract_term" ("essence", "id");
CREATE INDEX "contract_term_by_state" ON "contract_term" ("state", "id");
CREATE INDEX "contract_term_by_owner" ON "contract_term" ("owner", "id");
CREATE INDEX "contract_term_by_team" ON "contract_term" ("team", "id");
CREATE INDEX "contract_term_by_clause" ON "contract_term" ("clause", "id");
CREATE INDEX "contract_term_by_clause_response" ON "contract_term" ("clause_response", "id");
CREATE INDEX "contract_term_by_negotiation_round" ON "contract_term" ("negotiation_round", "id");

CREATE TABLE "contract_approval" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"subject"       TEXT NOT NULL,
	"contract"      BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"      BIGINT REFERENCES "customer" ("id"),
	"kind"          TEXT NOT NULL,
	"stage"         TEXT NOT NULL,
	"approved_by"   BIGINT REFERENCES "user" ("id"),
	"approved_at"   BIGINT,
	"voided_at"     BIGINT,
	"return_reason" TEXT,
	"opinion"       TEXT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"team"          BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "contract_approval_by_subject" ON "contract_approval" ("subject", "id");
CREATE INDEX "contract_approval_by_contract" ON "contract_approval" ("contract", "id");
CREATE INDEX "contract_approval_by_customer" ON "contract_approval" ("customer", "id");
CREATE INDEX "contract_approval_by_kind" ON "contract_approval" ("kind", "id");
CREATE INDEX "contract_approval_by_stage" ON "contract_approval" ("stage", "id");
CREATE INDEX "contract_approval_by_approved_at" ON "contract_approval" ("approved_at", "id");
CREATE INDEX "contract_approval_by_owner" ON "contract_approval" ("owner", "id");
CREATE INDEX "contract_approval_by_team" ON "contract_approval" ("team", "id");
CREATE INDEX "contract_approval_by_approved_by" ON "contract_approval" ("approved_by", "id");

CREATE TABLE "payment_term" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"title"      TEXT NOT NULL,
	"contract"   BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"   BIGINT REFERENCES "customer" ("id"),
	"event"      TEXT NOT NULL,
	"percent"    BIGINT,
	"amount"     BIGINT,
	"days"       BIGINT,
	"fixed_on"   BIGINT,
	"condition"  TEXT,
	"event_on"   BIGINT,
	"due_on"     BIGINT,
	"invoiced"   BIGINT,
	"received"   BIGINT,
	"state"      TEXT,
	"owner"      BIGINT REFERENCES "user" ("id"),
	"team"       BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "payment_term_by_title" ON "payment_term" ("title", "id");
CREATE INDEX "payment_term_by_contract" ON "payment_term" ("contract", "id");
CREATE INDEX "payment_term_by_customer" ON "payment_term" ("customer", "id");
CREATE INDEX "payment_term_by_event" ON "payment_term" ("event", "id");
CREATE INDEX "payment_term_by_amount" ON "payment_term" ("amount", "id");
CREATE INDEX "payment_term_by_due_on" ON "payment_term" ("due_on", "id");
CREATE INDEX "payment_term_by_received" ON "payment_term" ("received", "id");
CREATE INDEX "payment_term_by_state" ON "payment_term" ("state", "id");
CREATE INDEX "payment_term_by_owner" ON "payment_term" ("owner", "id");
CREATE INDEX "payment_term_by_team" ON "payment_term" ("team", "id");

CREATE TABLE "invoice" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"number"       TEXT UNIQUE,
	"payment_term" BIGINT NOT NULL REFERENCES "payment_term" ("id"),
	"contract"     BIGINT REFERENCES "contract" ("id"),
	"customer"     BIGINT REFERENCES "customer" ("id"),
	"kind"         TEXT NOT NULL,
	"stage"        TEXT NOT NULL,
	"gross"        BIGINT NOT NULL,
	"rate"         BIGINT NOT NULL,
	"net"          BIGINT,
	"tax"          BIGINT,
	"issued_on"    BIGINT,
	"delivered_on" BIGINT,
	"received_by"  TEXT,
	"document"     BIGINT REFERENCES "file" ("id"),
	"void_reason"  TEXT,
	"owner"        BIGINT REFERENCES "user" ("id"),
	"team"         BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "invoice_by_payment_term" ON "invoice" ("payment_term", "id");
CREATE INDEX "invoice_by_contract" ON "invoice" ("contract", "id");
CREATE INDEX "invoice_by_customer" ON "invoice" ("customer", "id");
CREATE INDEX "invoice_by_kind" ON "invoice" ("kind", "id");
CREATE INDEX "invoice_by_stage" ON "invoice" ("stage", "id");
CREATE INDEX "invoice_by_gross" ON "invoice" ("gross", "id");
CREATE INDEX "invoice_by_issued_on" ON "invoice" ("issued_on", "id");
CREATE INDEX "invoice_by_owner" ON "invoice" ("owner", "id");
CREATE INDEX "invoice_by_team" ON "invoice" ("team", "id");
CREATE INDEX "invoice_by_document" ON "invoice" ("document", "id");

CREATE TABLE "payment_receipt" (
	"id"           BIGINT PRIMARY KEY,
	"version"      BIGINT NOT NULL,
	"created_at"   BIGINT NOT NULL,
	"changed_at"   BIGINT NOT NULL,
	"created_by"   BIGINT NOT NULL,
	"voucher_no"   TEXT,
	"payment_term" BIGINT NOT NULL REFERENCES "payment_term" ("id"),
	"contract"     BIGINT REFERENCES "contract" ("id"),
	"customer"     BIGINT REFERENCES "customer" ("id"),
	"amount"       BIGINT NOT NULL,
	"received_on"  BIGINT NOT NULL,
	"payer"        TEXT,
	"way"          TEXT,
	"voucher"      BIGINT REFERENCES "file" ("id"),
	"notes"        TEXT,
	"owner"        BIGINT REFERENCES "user" ("id"),
	"team"         BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "payment_receipt_by_voucher_no" ON "payment_receipt" ("voucher_no", "id");
CREATE INDEX "payment_receipt_by_payment_term" ON "payment_receipt" ("payment_term", "id");
CREATE INDEX "payment_receipt_by_contract" ON "payment_receipt" ("contract", "id");
CREATE INDEX "payment_receipt_by_customer" ON "payment_receipt" ("customer", "id");
CREATE INDEX "payment_receipt_by_amount" ON "payment_receipt" ("amount", "id");
CREATE INDEX "payment_receipt_by_received_on" ON "payment_receipt" ("received_on", "id");
CREATE INDEX "payment_receipt_by_owner" ON "payment_receipt" ("owner", "id");
CREATE INDEX "payment_receipt_by_team" ON "payment_receipt" ("team", "id");
CREATE INDEX "payment_receipt_by_voucher" ON "payment_receipt" ("voucher", "id");

CREATE TABLE "deposit" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"title"           TEXT NOT NULL,
	"contract"        BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"        BIGINT REFERENCES "customer" ("id"),
	"kind"            TEXT NOT NULL,
	"form"            TEXT,
	"stage"           TEXT NOT NULL,
	"amount"          BIGINT NOT NULL,
	"cap"             BIGINT,
	"over_cap"        BIGINT NOT NULL,
	"payment_term"    BIGINT REFERENCES "payment_term" ("id"),
	"due_on"          BIGINT,
	"paid_on"         BIGINT,
	"payee"           TEXT,
	"guarantee_no"    TEXT,
	"issuer"          TEXT,
	"guarantee_until" BIGINT,
	"voucher"         BIGINT REFERENCES "file" ("id"),
	"refund_event"    TEXT NOT NULL,
	"refund_days"     BIGINT,
	"refund_fixed_on" BIGINT,
	"refund_due_on"   BIGINT,
	"returned_on"     BIGINT,
	"returned_amount" BIGINT,
	"interest"        BIGINT,
	"short_reason"    TEXT,
	"return_voucher"  BIGINT REFERENCES "file" ("id"),
	"forfeit_reason"  TEXT,
	"owner"           BIGINT REFERENCES "user" ("id"),
	"team"            BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "deposit_by_title" ON "deposit" ("title", "id");
CREATE INDEX "deposit_by_contract" ON "deposit" ("contract", "id");
CREATE INDEX "deposit_by_customer" ON "deposit" ("customer", "id");
CREATE INDEX "deposit_by_kind" ON "deposit" ("kind", "id");
CREATE INDEX "deposit_by_form" ON "deposit" ("form", "id");
CREATE INDEX "deposit_by_stage" ON "deposit" ("stage", "id");
CREATE INDEX "deposit_by_amount" ON "deposit" ("amount", "id");
CREATE INDEX "deposit_by_due_on" ON "deposit" ("due_on", "id");
CREATE INDEX "deposit_by_refund_due_on" ON "deposit" ("refund_due_on", "id");
CREATE INDEX "deposit_by_owner" ON "deposit" ("owner", "id");
CREATE INDEX "deposit_by_team" ON "deposit" ("team", "id");
CREATE INDEX "deposit_by_payment_term" ON "deposit" ("payment_term", "id");
CREATE INDEX "deposit_by_voucher" ON "deposit" ("voucher", "id");
CREATE INDEX "deposit_by_return_voucher" ON "deposit" ("return_voucher", "id");

CREATE TABLE "deposit_chase" (
	"id"         BIGINT PRIMARY KEY,
	"version"    BIGINT NOT NULL,
	"created_at" BIGINT NOT NULL,
	"changed_at" BIGINT NOT NULL,
	"created_by" BIGINT NOT NULL,
	"deposit"    BIGINT NOT NULL REFERENCES "deposit" ("id"),
	"seq"        BIGINT NOT NULL,
	"on"         BIGINT NOT NULL,
	"way"        TEXT NOT NULL,
	"whom"       TEXT,
	"said"       TEXT NOT NULL,
	"next_on"    BIGINT
);
CREATE INDEX "deposit_chase_by_deposit" ON "deposit_chase" ("deposit", "seq");

CREATE TABLE "seal_request" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"title"         TEXT NOT NULL,
	"seals"         TEXT NOT NULL,
	"copies"        BIGINT NOT NULL,
	"purpose"       TEXT NOT NULL,
	"contract"      BIGINT REFERENCES "contract" ("id"),
	"bid"           BIGINT REFERENCES "bid" ("id"),
	"needed_on"     BIGINT,
	"document"      BIGINT REFERENCES "file" ("id"),
	"stage"         TEXT NOT NULL,
	"approved_by"   BIGINT REFERENCES "user" ("id"),
	"approved_on"   BIGINT,
	"sealed_by"     BIGINT REFERENCES "user" ("id"),
	"sealed_on"     BIGINT,
	"sealed_copies" BIGINT,
	"scan"          BIGINT REFERENCES "file" ("id"),
	"refuse_reason" TEXT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"team"          BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "seal_request_by_title" ON "seal_request" ("title", "id");
CREATE INDEX "seal_request_by_seals" ON "seal_request" ("seals", "id");
CREATE INDEX "seal_request_by_copies" ON "seal_request" ("copies", "id");
CREATE INDEX "seal_request_by_contract" ON "seal_request" ("contract", "id");
CREATE INDEX "seal_request_by_needed_on" ON "seal_request" ("needed_on", "id");
CREATE INDEX "seal_request_by_stage" ON "seal_request" ("stage", "id");
CREATE INDEX "seal_request_by_sealed_on" ON "seal_request" ("sealed_on", "id");
CREATE INDEX "seal_request_by_owner" ON "seal_request" ("owner", "id");
CREATE INDEX "seal_request_by_team" ON "seal_request" ("team", "id");
CREATE INDEX "seal_request_by_bid" ON "seal_request" ("bid", "id");
CREATE INDEX "seal_request_by_document" ON "seal_request" ("document", "id");
CREATE INDEX "seal_request_by_approved_by" ON "seal_request" ("approved_by", "id");
CREATE INDEX "seal_request_by_sealed_by" ON "seal_request" ("sealed_by", "id");
CREATE INDEX "seal_request_by_scan" ON "seal_request" ("scan", "id");

CREATE TABLE "borrowed_original" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"purpose"     TEXT NOT NULL,
	"certificate" BIGINT NOT NULL REFERENCES "certificate" ("id"),
	"bid"         BIGINT REFERENCES "bid" ("id"),
	"stage"       TEXT NOT NULL,
	"due_on"      BIGINT NOT NULL,
	"lent_on"     BIGINT,
	"lent_by"     BIGINT REFERENCES "user" ("id"),
	"returned_on" BIGINT,
	"condition"   TEXT,
	"lost_reason" TEXT,
	"owner"       BIGINT REFERENCES "user" ("id")
);
CREATE INDEX "borrowed_original_by_purpose" ON "borrowed_original" ("purpose", "id");
CREATE INDEX "borrowed_original_by_certificate" ON "borrowed_original" ("certificate", "id");
CREATE INDEX "borrowed_original_by_stage" ON "borrowed_original" ("stage", "id");
CREATE INDEX "borrowed_original_by_due_on" ON "borrowed_original" ("due_on", "id");
CREATE INDEX "borrowed_original_by_lent_on" ON "borrowed_original" ("lent_on", "id");
CREATE INDEX "borrowed_original_by_returned_on" ON "borrowed_original" ("returned_on", "id");
CREATE INDEX "borrowed_original_by_owner" ON "borrowed_original" ("owner", "id");
CREATE INDEX "borrowed_original_by_bid" ON "borrowed_original" ("bid", "id");
CREATE INDEX "borrowed_original_by_lent_by" ON "borrowed_original" ("lent_by", "id");

CREATE TABLE "milestone" (
	"id"          BIGINT PRIMARY KEY,
	"version"     BIGINT NOT NULL,
	"created_at"  BIGINT NOT NULL,
	"changed_at"  BIGINT NOT NULL,
	"created_by"  BIGINT NOT NULL,
	"title"       TEXT NOT NULL,
	"contract"    BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"    BIGINT REFERENCES "customer" ("id"),
	"event"       TEXT NOT NULL,
	"stage"       TEXT NOT NULL,
	"planned_on"  BIGINT NOT NULL,
	"baseline_on" BIGINT,
	"promised_on" BIGINT,
	"done_on"     BIGINT,
	"slip_days"   BIGINT,
	"move_reason" TEXT,
	"owner"       BIGINT REFERENCES "user" ("id"),
	"team"        BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "milestone_by_title" ON "milestone" ("title", "id");
CREATE INDEX "milestone_by_contract" ON "milestone" ("contract", "id");
CREATE INDEX "milestone_by_customer" ON "milestone" ("customer", "id");
CREATE INDEX "milestone_by_event" ON "milestone" ("event", "id");
CREATE INDEX "milestone_by_stage" ON "milestone" ("stage", "id");
CREATE INDEX "milestone_by_planned_on" ON "milestone" ("planned_on", "id");
CREATE INDEX "milestone_by_done_on" ON "milestone" ("done_on", "id");
CREATE INDEX "milestone_by_slip_days" ON "milestone" ("slip_days", "id");
CREATE INDEX "milestone_by_owner" ON "milestone" ("owner", "id");
CREATE INDEX "milestone_by_team" ON "milestone" ("team", "id");

CREATE TABLE "purchase_order" (
	"id"            BIGINT PRIMARY KEY,
	"version"       BIGINT NOT NULL,
	"created_at"    BIGINT NOT NULL,
	"changed_at"    BIGINT NOT NULL,
	"created_by"    BIGINT NOT NULL,
	"number"        TEXT UNIQUE,
	"supplier"      TEXT NOT NULL,
	"contract"      BIGINT NOT NULL REFERENCES "contract" ("id"),
	"stage"         TEXT NOT NULL,
	"ordered_on"    BIGINT,
	"promised_on"   BIGINT,
	"net"           BIGINT,
	"cancel_reason" TEXT,
	"owner"         BIGINT REFERENCES "user" ("id"),
	"team"          BIGINT REFERENCES "team" ("id"),
	"notes"         TEXT
);
CREATE INDEX "purchase_order_by_supplier" ON "purchase_order" ("supplier", "id");
CREATE INDEX "purchase_order_by_contract" ON "purchase_order" ("contract", "id");
CREATE INDEX "purchase_order_by_stage" ON "purchase_order" ("stage", "id");
CREATE INDEX "purchase_order_by_ordered_on" ON "purchase_order" ("ordered_on", "id");
CREATE INDEX "purchase_order_by_promised_on" ON "purchase_order" ("promised_on", "id");
CREATE INDEX "purchase_order_by_owner" ON "purchase_order" ("owner", "id");
CREATE INDEX "purchase_order_by_team" ON "purchase_order" ("team", "id");

CREATE TABLE "purchase_order_line" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"purchase_order" BIGINT NOT NULL REFERENCES "purchase_order" ("id"),
	"seq"            BIGINT NOT NULL,
	"name"           TEXT NOT NULL,
	"brand"          TEXT,
	"model"          TEXT,
	"unit"           TEXT,
	"quantity"       BIGINT NOT NULL,
	"unit_cost"      BIGINT,
	"arrived"        BIGINT
);
CREATE INDEX "purchase_order_line_by_purchase_order" ON "purchase_order_line" ("purchase_order", "seq");

CREATE TABLE "change_order" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"number"         TEXT UNIQUE,
	"title"          TEXT NOT NULL,
	"contract"       BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"       BIGINT REFERENCES "customer" ("id"),
	"asked_by"       TEXT NOT NULL,
	"reason"         TEXT NOT NULL,
	"content"        TEXT NOT NULL,
	"stage"          TEXT NOT NULL,
	"amount"         BIGINT,
	"days"           BIGINT,
	"submitted_on"   BIGINT,
	"agreed_on"      BIGINT,
	"agreed_by"      TEXT,
	"document"       BIGINT REFERENCES "file" ("id"),
	"decline_reason" TEXT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "change_order_by_title" ON "change_order" ("title", "id");
CREATE INDEX "change_order_by_contract" ON "change_order" ("contract", "id");
CREATE INDEX "change_order_by_customer" ON "change_order" ("customer", "id");
CREATE INDEX "change_order_by_asked_by" ON "change_order" ("asked_by", "id");
CREATE INDEX "change_order_by_stage" ON "change_order" ("stage", "id");
CREATE INDEX "change_order_by_amount" ON "change_order" ("amount", "id");
CREATE INDEX "change_order_by_agreed_on" ON "change_order" ("agreed_on", "id");
CREATE INDEX "change_order_by_owner" ON "change_order" ("owner", "id");
CREATE INDEX "change_order_by_team" ON "change_order" ("team", "id");
CREATE INDEX "change_order_by_document" ON "change_order" ("document", "id");

CREATE TABLE "delivery_arrival" (
	"id"             BIGINT PRIMARY KEY,
	"version"        BIGINT NOT NULL,
	"created_at"     BIGINT NOT NULL,
	"changed_at"     BIGINT NOT NULL,
	"created_by"     BIGINT NOT NULL,
	"title"          TEXT NOT NULL,
	"contract"       BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"       BIGINT REFERENCES "customer" ("id"),
	"purchase_order" BIGINT REFERENCES "purchase_order" ("id"),
	"site"           BIGINT NOT NULL REFERENCES "site" ("id"),
	"stage"          TEXT NOT NULL,
	"arrived_on"     BIGINT NOT NULL,
	"carrier"        TEXT,
	"waybill"        TEXT,
	"boxes"          BIGINT,
	"boxes_damaged"  BIGINT,
	"opened_on"      BIGINT,
	"witnesses"      TEXT,
	"document"       BIGINT REFERENCES "file" ("id"),
	"remark"         TEXT,
	"owner"          BIGINT REFERENCES "user" ("id"),
	"team"           BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "delivery_arrival_by_title" ON "delivery_arrival" ("title", "id");
CREATE INDEX "delivery_arrival_by_contract" ON "delivery_arrival" ("contract", "id");
CREATE INDEX "delivery_arrival_by_customer" ON "delivery_arrival" ("customer", "id");
CREATE INDEX "delivery_arrival_by_site" ON "delivery_arrival" ("site", "id");
CREATE INDEX "delivery_arrival_by_stage" ON "delivery_arrival" ("stage", "id");
CREATE INDEX "delivery_arrival_by_arrived_on" ON "delivery_arrival" ("arrived_on", "id");
CREATE INDEX "delivery_arrival_by_opened_on" ON "delivery_arrival" ("opened_on", "id");
CREATE INDEX "delivery_arrival_by_owner" ON "delivery_arrival" ("owner", "id");
CREATE INDEX "delivery_arrival_by_team" ON "delivery_arrival" ("team", "id");
CREATE INDEX "delivery_arrival_by_purchase_order" ON "delivery_arrival" ("purchase_order", "id");
CREATE INDEX "delivery_arrival_by_document" ON "delivery_arrival" ("document", "id");

CREATE TABLE "arrival_unit" (
	"id"               BIGINT PRIMARY KEY,
	"version"          BIGINT NOT NULL,
	"created_at"       BIGINT NOT NULL,
	"changed_at"       BIGINT NOT NULL,
	"created_by"       BIGINT NOT NULL,
	"delivery_arrival" BIGINT NOT NULL REFERENCES "delivery_arrival" ("id"),
	"seq"              BIGINT NOT NULL,
	"box"              TEXT,
	"name"             TEXT NOT NULL,
	"category"         TEXT,
	"brand"            TEXT,
	"model"            TEXT,
	"serial_no"        TEXT,
	"quantity"         BIGINT,
	"location"         TEXT,
	"condition"        TEXT,
	"note"             TEXT,
	"equipment"        BIGINT REFERENCES "equipment" ("id")
);
CREATE INDEX "arrival_unit_by_delivery_arrival" ON "arrival_unit" ("delivery_arrival", "seq");
CREATE INDEX "arrival_unit_by_equipment" ON "arrival_unit" ("equipment", "id");

CREATE TABLE "site_record" (
	"id"              BIGINT PRIMARY KEY,
	"version"         BIGINT NOT NULL,
	"created_at"      BIGINT NOT NULL,
	"changed_at"      BIGINT NOT NULL,
	"created_by"      BIGINT NOT NULL,
	"title"           TEXT NOT NULL,
	"contract"        BIGINT NOT NULL REFERENCES "contract" ("id"),
	"customer"        BIGINT REFERENCES "customer" ("id"),
	"kind"            TEXT NOT NULL,
	"stage"           TEXT NOT NULL,
	"site"            BIGINT REFERENCES "site" ("id"),
	"location"        TEXT,
	"from_on"         BIGINT NOT NULL,
	"to_on"           BIGINT,
	"days_required"   BIGINT,
	"faults"          BIGINT,
	"result"          TEXT,
	"document"        BIGINT REFERENCES "file" ("id"),
	"our_signer"      TEXT,
	"customer_signer" TEXT,
	"supervisor"      TEXT,
	"signed_on"       BIGINT,
	"owner"           BIGINT REFERENCES "user" ("id"),
	"team"            BIGINT REFERENCES "team" ("id")
);
CREATE INDEX "site_record_by_title" ON "site_record" ("title", "id");
CREATE INDEX "site_record_by_contract" ON "site_record" ("contract", "id");
CREATE INDEX "site_record_by_customer" ON "site_record" ("customer", "id");
CREATE INDEX "site_record_by_kind" ON "site_record" ("kind", "id");
CREATE INDEX "site_record_by_stage" ON "site_record" ("stage", "id");
CREATE INDEX "site_record_by_from_on" ON "site_record" ("from_on", "id");
CREATE INDEX "site_record_by_signed_on" ON "site_record" ("signed_on", "id");
CREATE INDEX "site_record_by_owner" ON "site_record" ("owner", "id");
CREATE INDEX "site_record_by_team" ON "site_record" ("team", "id");
CREATE INDEX "site_record_by_site" ON "site_record" ("site", "id");
CREATE INDEX "site_record_by_document" ON "site_record" ("document", "id");

CREATE TABLE "site_value" (
	"id"                BIGINT PRIMARY KEY,
	"version"           BIGINT NOT NULL,
	"created_at"        BIGINT NOT NULL,
	"changed_at"        BIGINT NOT NULL,
	"created_by"        BIGINT NOT NULL,
	"site_record"       BIGINT NOT NULL REFERENCES "site_record" ("id"),
	"seq"               BIGINT NOT NULL,
	"equipment"         BIGINT REFERENCES "equipment" ("id"),
	"name"              TEXT NOT NULL,
	"unit"              TEXT,
	"target"            BIGINT,
	"tolerance_percent" BIGINT,
	"value_before"      BIGINT,
	"value_after"       BIGINT,
	"off_percent"       BIGINT,
	"passed"            BIGINT NOT NULL
);
CREATE INDEX "site_value_by_site_record" ON "site_value" ("site_record", "seq");
CREATE INDEX "site_value_by_equipment" ON "site_value" ("equipment", "id");

ALTER TABLE "contract" ADD COLUMN "authority" BIGINT REFERENCES "signing_authority" ("id");
ALTER TABLE "contract" ADD COLUMN "signed_by" TEXT;
ALTER TABLE "contract" ADD COLUMN "sealed_scan" BIGINT REFERENCES "file" ("id");
CREATE INDEX "contract_by_authority" ON "contract" ("authority", "id");
CREATE INDEX "contract_by_sealed_scan" ON "contract" ("sealed_scan", "id");

ALTER TABLE "equipment" ADD COLUMN "replaces" BIGINT REFERENCES "equipment" ("id");
ALTER TABLE "equipment" ADD COLUMN "swap_reason" TEXT;
CREATE INDEX "equipment_by_replaces" ON "equipment" ("replaces", "id");
