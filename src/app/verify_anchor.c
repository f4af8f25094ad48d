/* verify_anchor.c -- the anchor outside: how far each chain was, and with which hash, at each examination
 * that found nothing.  A chain that is shorter, or says something else there, was cut or rolled back. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "app/verify_part.h"
#include "base/instant.h"

#define LINE_MOST 200

/* "2026-11-23T09:30:00+08:00 CHAIN NUMBER HASH" */
static bool line_parse(const char *line, char at[40], int64_t *ret_chain, int64_t *ret_number, char hash[HASH_HEX])
{
	return sscanf(line, "%39s %" SCNd64 " %" SCNd64 " %64s", at, ret_chain, ret_number, hash) == 4;
}

static FALLIBLE check_line(struct verifying *v, const char *line)
{
	int64_t chain, number;
	char at[40], hash[HASH_HEX];
	AUTO_ARENA a = { 0 };
	struct value is;

	if (!line_parse(line, at, &chain, &number, hash)) {
		verify_break(v, "the anchor %s has a line that is none of ours", v->asked->anchor);
		return NULL;
	}
	if (sql_value(v->db, "SELECT hash FROM audit WHERE chain = $1 AND number = $2",
		      SQL_ARGS(value_int(chain), value_int(number)), &is, &a) != NULL)
		return error_new(v->arena, ERROR_INTERNAL, NULL, "sql");
	if (is.tag != VALUE_TEXT)
		verify_break(v,
			     "audit chain %" PRId64 " had row %" PRId64
			     " on %s and has it no more: its tail was cut off, or the"
			     " database was rolled back",
			     chain, number, at);
	else if (strcmp(is.s, hash) != 0)
		verify_break(v, "audit chain %" PRId64 ", row %" PRId64 ": it is not the one that was there on %s",
			     chain, number, at);
	return NULL;
}

/* The heads as lines, but those that the anchor holds last already. */
static FALLIBLE append_heads(struct verifying *v, FILE *f)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(v->db, "SELECT chain, number, hash FROM audit_head WHERE number > 0 ORDER BY chain", SQL_NO_ARGS,
		     &r, v->arena));
	while (true) {
		TRY(rows_next(r, &has, v->arena));
		if (!has)
			break;
		fprintf(f, "%s %" PRId64 " %" PRId64 " %s\n",
			instant_text((instant){ v->asked->now.us / SECOND * SECOND }, v->arena), rows_int(r, 0),
			rows_int(r, 1), rows_text(r, 2, v->arena));
	}
	if (fflush(f) != 0 || fsync(fileno(f)) != 0)
		return error_with(v->arena, ERROR_NO_ROOM, "anchor", "cannot_write", "%s", v->asked->anchor);
	return NULL;
}

static FALLIBLE compare(struct verifying *v, FILE *f)
{
	char line[LINE_MOST];

	while (v->found.first == NULL && fgets(line, sizeof line, f) != NULL)
		TRY(check_line(v, line));
	return v->found.first == NULL ? append_heads(v, f) : NULL;
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
