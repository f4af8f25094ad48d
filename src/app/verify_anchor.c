/* verify_anchor.c -- the anchor outside: how far each chain was, and with which hash, at each examination
 * that found nothing.  A chain that is shorter, or says something else there, was cut or rolled back. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>

#include "app/anchor.h"
#include "app/verify_part.h"

#define LINE_MOST 200

static FALLIBLE check_line(struct verifying *v, const char *line)
{
	struct anchor_line l;
	AUTO_ARENA a = { 0 };
	struct value is;

	if (!anchor_parse(line, &l)) {
		verify_break(v, "the anchor %s has a line that is none of ours", v->asked->anchor);
		return NULL;
	}
	if (sql_value(v->db, "SELECT hash FROM audit WHERE chain = $1 AND number = $2",
		      SQL_ARGS(value_int(l.chain), value_int(l.number)), &is, &a) != NULL)
		return error_new(v->arena, ERROR_INTERNAL, NULL, "sql");
	if (is.tag != VALUE_TEXT)
		verify_break(v,
			     "audit chain %" PRId64 " had row %" PRId64
			     " on %s and has it no more: its tail was cut off, or the"
			     " database was rolled back",
			     l.chain, l.number, l.at);
	else if (strcmp(is.s, l.hash) != 0)
		verify_break(v, "audit chain %" PRId64 ", row %" PRId64 ": it is not the one that was there on %s",
			     l.chain, l.number, l.at);
	return NULL;
}

static FALLIBLE compare(struct verifying *v, FILE *f)
{
	char line[LINE_MOST];

	while (v->found.first == NULL && fgets(line, sizeof line, f) != NULL)
		TRY(check_line(v, line));
	return v->found.first == NULL ? anchor_add(f, v->db, v->asked->now, v->arena) : NULL;
}

FALLIBLE verify_anchor(struct verifying *v)
{
	const char *path = v->asked->anchor;
	struct error *e;
	FILE *f;

	if (path == NULL)
		return NULL;
	f = fopen(path, "a+e");
	if (f == NULL)
		return error_with(v->arena, ERROR_INTERNAL, "anchor", "cannot_open", "%s: %s", path, strerror(errno));
	rewind(f);
	e = compare(v, f);
	fclose(f);
	return e;
}
