-- The search index: which texts have which pieces (src/search).  It only says where to look; the record itself decides,
-- so that what is out of date here is never an answer.

-- Records written since the last segment was made, a row for each time.
CREATE TABLE search_tail (
	id     BIGINT PRIMARY KEY,
	entity TEXT NOT NULL,
	record BIGINT NOT NULL,
	pieces BYTEA NOT NULL
);

-- A few thousand records, by entity and id: "customer 96,opportunity 4000", and the ids of eight bytes each.
CREATE TABLE search_segment (
	segment  BIGINT PRIMARY KEY,
	entities TEXT NOT NULL,
	records  BYTEA NOT NULL
);

-- Their pieces, those of one class in one row.
CREATE TABLE search_page (
	page    BIGINT NOT NULL,
	segment BIGINT NOT NULL,
	content BYTEA NOT NULL,
	PRIMARY KEY (page, segment)
);
