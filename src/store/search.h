/* search.h -- the index behind ?q= and the search over everything.
 *
 * An entry is written with its record, in the same transaction, into a tail; full tails become segments
 * (search/segment.h). What comes out of the index is where to look: the records are read, in the reader's scope,
 * and their readable fields decide. So entries are only ever added: one that is out of date costs a look. The links
 * of a record's scope are in its entry too, so that what a reader may not see is left out before it is looked at. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "meta/entity.h"
#include "search/needle.h"
#include "sql/sql.h"

bool search_covers(const struct entity *e);
/* Whether a hit in the field is one of a name or number, which come before others. */
bool search_is_name(const struct field *f);

/* The record's entry; before: the record as it was, NULL for a new one. Nothing is written when nothing that is
 * searched has changed. */
FALLIBLE search_keep(struct sql *db, const struct entity *e, const void *before, const void *after, struct arena *a);
/* Makes segments of the tail while it has that many entries. */
FALLIBLE search_settle(struct sql *db, int64_t least, struct arena *a);
/* Makes the index anew if it was made from other declarations or readings, or never: after migrations, before
 * anything else is open. */
FALLIBLE search_ready(struct sql *db, struct arena *a);
/* Makes it anew in any case, in the transaction at hand. */
FALLIBLE search_make_anew(struct sql *db, struct arena *a);

/* The first record that the index does not have as it is now, and so may not find; *ret_entity NULL: there is none, or
 * the index is due to be made anew. */
FALLIBLE search_check(struct sql *db, const struct entity **ret_entity, int64_t *ret_record, struct arena *a);

struct sought {
	const struct entity *entity;
	const struct actor *who;
	unsigned scope;
};

/* Records that may hold the words, the newest first, each once. */
struct candidates {
	int64_t *id;
	size_t count, room;
};

bool candidates_have(const struct candidates *c, int64_t id);

/* ret[i]: of of[i]. only_names: the words stand in names and numbers. */
FALLIBLE search_candidates(struct sql *db, const struct needle *n, const struct sought *of, unsigned count,
			   bool only_names, struct candidates *ret, struct arena *a);
/* Whether fields that he may read hold the words. */
bool search_holds(const struct needle *n, const struct entity *e, const void *record, const struct actor *who,
		  struct arena *a);

#endif
