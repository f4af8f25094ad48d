/* record.h -- records as JSON, drawn from their declarations and cut to what the reader may see. */
#ifndef JSON_RECORD_H
#define JSON_RECORD_H

#include "base/buffer.h"
#include "json/read.h"
#include "meta/entity.h"

enum read_mode {
	READ_NEW,   /* a record that does not exist yet */
	READ_PATCH, /* fields sent replace those of the record */
	READ_STEP,  /* only the fields the step takes */
};

/* Sets the fields of the body.  Every problem of every field is named: unknown_field, derived,
 * fixed, wrong_type, not_yours, and what the kind says.  `takes` is for READ_STEP. */
FALLIBLE record_read(const struct entity *e, void *record, const json_t *body, const struct actor *who,
		     enum read_mode mode, const char *takes, struct arena *a);

/* What references are called, for ?expand=. */
struct name_of_id {
	int64_t id;
	const char *title; /* NULL: not to be seen, only its id is written */
};
struct expansion {
	const char *field;
	const struct name_of_id *names;
	unsigned count;
};

enum write_mode {
	WRITE_WHOLE, /* the record with its lines */
	WRITE_ROW,   /* a row of a list: without lines; personal data masked, not the name of the record (DOMAIN A5) */
};

/* {"id":…,"version":…,…}: the fields the actor may read.  `expand` may be NULL. */
void record_write(struct buffer *b, const struct entity *e, const void *record, const struct actor *who,
		  enum write_mode mode, const struct expansion *expand, unsigned nexpand);
/* The same without the braces, for who has more to say of it. */
void record_members(struct buffer *b, const struct entity *e, const void *record, const struct actor *who,
		    enum write_mode mode, const struct expansion *expand, unsigned nexpand);
/* 138****8000, 欧***: enough to know it again, too little to use. */
struct value value_masked(struct value v, struct arena *a);
/* One value as JSON. */
void value_write(struct buffer *b, const struct field *f, struct value v);

#endif
