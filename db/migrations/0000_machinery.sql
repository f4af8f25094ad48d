-- What the house itself needs; the tables of the business follow by room.
-- One dialect: BIGINT (whole numbers, cents, days, microseconds UTC, flags 0/1, ids), TEXT, BYTEA.

-- Human numbers: one row per prefix and day.
CREATE TABLE counter (
	name TEXT PRIMARY KEY,
	next BIGINT NOT NULL
);

-- The audit trail: append-only, each row carries the keyed hash of the one before it in its chain.
-- Several chains, so that writers of different servers do not wait for each other.
CREATE TABLE audit_head (
	chain  BIGINT PRIMARY KEY,
	number BIGINT NOT NULL,
	hash   TEXT NOT NULL
);
INSERT INTO audit_head (chain, number, hash) VALUES
	(0, 0, ''), (1, 0, ''), (2, 0, ''), (3, 0, ''), (4, 0, ''), (5, 0, ''), (6, 0, ''), (7, 0, '');
CREATE TABLE audit (
	chain      BIGINT NOT NULL,
	number     BIGINT NOT NULL,
	at         BIGINT NOT NULL,
	actor      BIGINT NOT NULL,
	via        TEXT NOT NULL,
	action     TEXT NOT NULL,
	entity     TEXT NOT NULL,
	record     BIGINT NOT NULL,
	version    BIGINT NOT NULL,
	changes    TEXT NOT NULL,
	after_hash TEXT NOT NULL,
	hash       TEXT NOT NULL,
	PRIMARY KEY (chain, number)
);
CREATE INDEX audit_by_record ON audit (entity, record, version, at);

-- What must be told to others, written with the change it tells of.
CREATE TABLE outbox (
	id       BIGINT PRIMARY KEY,
	at       BIGINT NOT NULL,
	event    TEXT NOT NULL,
	entity   TEXT NOT NULL,
	record   BIGINT NOT NULL,
	version  BIGINT NOT NULL,
	actor    BIGINT NOT NULL,
	payload  TEXT,
	attempts BIGINT NOT NULL,
	due_at   BIGINT,
	done_at  BIGINT
);
CREATE INDEX outbox_by_due ON outbox (due_at) WHERE due_at IS NOT NULL;

-- The answers of POSTs that carried an Idempotency-Key.
CREATE TABLE idempotency (
	actor   BIGINT NOT NULL,
	key     TEXT NOT NULL,
	request TEXT NOT NULL,
	status  BIGINT NOT NULL,
	place   TEXT,
	answer  TEXT NOT NULL,
	at      BIGINT NOT NULL,
	PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_by_at ON idempotency (at);

CREATE TABLE credential (
	"user"     BIGINT PRIMARY KEY,
	password   TEXT NOT NULL,
	changed_at BIGINT NOT NULL
);

-- Log-ins, API tokens, and the single-use tokens of resets and invitations: hashes only.
CREATE TABLE session (
	hash       TEXT PRIMARY KEY,
	kind       TEXT NOT NULL,
	"user"     BIGINT NOT NULL,
	name       TEXT,
	created_at BIGINT NOT NULL,
	seen_at    BIGINT NOT NULL,
	expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_user ON session ("user");
CREATE INDEX session_by_expires ON session (expires_at);

-- Sealed fields: a key per record, itself sealed under the key in the keys folder; who may open it.
CREATE TABLE record_key (
	entity  TEXT NOT NULL,
	record  BIGINT NOT NULL,
	wrapped BYTEA NOT NULL,
	PRIMARY KEY (entity, record)
);
CREATE TABLE need_to_know (
	entity   TEXT NOT NULL,
	record   BIGINT NOT NULL,
	"user"   BIGINT NOT NULL,
	given_by BIGINT NOT NULL,
	given_at BIGINT NOT NULL,
	PRIMARY KEY (entity, record, "user")
);

-- The contents of files where they lie in the database (PostgreSQL); else in the data directory.
CREATE TABLE blob (
	sha256  TEXT PRIMARY KEY,
	content BYTEA NOT NULL
);

CREATE TABLE setting (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
);

-- What a server does by itself, and when it is due next: the one that moves due_at does it.
CREATE TABLE job (
	id       BIGINT PRIMARY KEY,
	kind     TEXT NOT NULL UNIQUE,
	due_at   BIGINT NOT NULL,
	attempts BIGINT NOT NULL
);
