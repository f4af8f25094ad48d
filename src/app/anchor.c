#include "app/anchor.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "app/lane.h"

#define LINE_MOST 200
#define CHAINS_MOST 64

bool anchor_parse(const char *line, struct anchor_line *ret)
{
	return sscanf(line, "%39s %" SCNd64 " %" SCNd64 " %64s", ret->at, &ret->chain, &ret->number, ret->hash) == 4 &&
	       ret->chain >= 0 && ret->chain < CHAINS_MOST;
}

/* The number up to which the file knows each chain. */
static void read_known(FILE *f, int64_t known[CHAINS_MOST])
{
	struct anchor_line l;
	char line[LINE_MOST];

	rewind(f);
	while (fgets(line, sizeof line, f) != NULL)
		if (anchor_parse(line, &l) && l.number > known[l.chain])
			known[l.chain] = l.number;
}

static FALLIBLE add_head(FILE *f, const struct rows *r, const int64_t *known, instant now, struct arena *a)
{
	int64_t chain = rows_int(r, 0), number = rows_int(r, 1);

	if (chain < 0 || chain >= CHAINS_MOST || number == known[chain])
		return NULL;
	if (number < known[chain])
		return error_with(a, ERROR_CONFLICT, "anchor", "rolled_back", "%" PRId64 ": %" PRId64 " < %" PRId64,
				  chain, number, known[chain]);
	fprintf(f, "%s %" PRId64 " %" PRId64 " %s\n", instant_text((instant){ now.us / SECOND * SECOND }, a), chain,
		number, rows_text(r, 2, a));
	return NULL;
}

FALLIBLE anchor_add(FILE *f, struct sql *db, instant now, struct arena *a)
{
	int64_t known[CHAINS_MOST] = { 0 };
	AUTO_ROWS *r = NULL;
	bool has;

	read_known(f, known);
	TRY(sql_rows(db, "SELECT chain, number, hash FROM audit_head ORDER BY chain", SQL_NO_ARGS, &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			break;
		TRY(add_head(f, r, known, now, a));
	}
	if (fflush(f) != 0 || fsync(fileno(f)) != 0)
		return error_with(a, ERROR_NO_ROOM, "anchor", "cannot_write", "%s", strerror(errno));
	return NULL;
}

struct keeping {
	FILE *f;
	struct arena *arena;
	struct error *error;
};

static void keep_work(struct sql *db, void *arg)
{
	struct keeping *k = arg;

	k->error = anchor_add(k->f, db, instant_now(), k->arena);
}

static void keeping_end(struct keeping *k)
{
	if (k->f != NULL)
		fclose(k->f);
}

FALLIBLE anchor_keep(const struct app *app, struct arena *a)
{
	__attribute__((cleanup(keeping_end))) struct keeping k = { .arena = a };
	struct error *e = NULL;

	if (app->anchor == NULL)
		return NULL;
	k.f = fopen(app->anchor, "a+e");
	if (k.f == NULL)
		return error_with(a, ERROR_INTERNAL, "anchor", "cannot_open", "%s: %s", app->anchor, strerror(errno));
	if (!lane_read(app, a, keep_work, &k, &e))
		return e != NULL ? e : error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	return k.error;
}
