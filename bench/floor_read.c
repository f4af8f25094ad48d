/* floor_read.c -- one record, and a page of them. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "floor.h"

#define PAGE 50
#define COUNTED 1000

sqlite3 *database_open(const char *path, int flags, const char *settings)
{
	sqlite3 *db;

	if (sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK ||
	    sqlite3_exec(db, settings, NULL, NULL, NULL) != SQLITE_OK) {
		fprintf(stderr, "floor: %s: %s\n", path, sqlite3_errmsg(db));
		exit(1);
	}
	sqlite3_busy_timeout(db, 5000);
	return db;
}

sqlite3_stmt *prepare(sqlite3 *db, const char *format, ...)
{
	sqlite3_stmt *stmt = NULL;
	va_list args;

	va_start(args, format);
	char *text = sqlite3_vmprintf(format, args);
	va_end(args);
	if (text == NULL || sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK) {
		fprintf(stderr, "floor: %s: %s\n", text == NULL ? format : text, sqlite3_errmsg(db));
		exit(1);
	}
	sqlite3_free(text);
	return stmt;
}

static void row_read(sqlite3_stmt *stmt, struct cell *cells)
{
	for (int i = 0; i < (int)COLUMNS; i++) {
		enum kind kind = columns[i].kind;
		cells[i] = (struct cell){ .set = sqlite3_column_type(stmt, i) != SQLITE_NULL };
		if (kind == TEXT || kind == WORDS)
			cells[i].s = (const char *)sqlite3_column_text(stmt, i);
		else
			cells[i].i = sqlite3_column_int64(stmt, i);
	}
}

struct reader {
	sqlite3 *db;
	sqlite3_stmt *one, *first, *after, *count;
};

/* A thread of the HTTP library has a connection of its own. */
static struct reader *reader_of_thread(const struct floor *f)
{
	static _Thread_local struct reader *own;

	if (own != NULL)
		return own;
	own = malloc(sizeof *own);
	if (own == NULL)
		abort();
	own->db = database_open(f->path, SQLITE_OPEN_READONLY,
				"PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096;"
				"PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON;");
	own->one = prepare(own->db, "SELECT %s FROM opportunity WHERE id = ?1", names);
	own->first = prepare(own->db,
			     "SELECT %s FROM opportunity WHERE +tender_expected_on >= ?1"
			     " ORDER BY amount_est DESC, id DESC LIMIT 51",
			     names);
	own->after = prepare(own->db,
			     "SELECT %s FROM opportunity WHERE +tender_expected_on >= ?1"
			     " AND (amount_est, id) < (?2, ?3) ORDER BY amount_est DESC, id DESC LIMIT 51",
			     names);
	own->count = prepare(own->db, "SELECT count(*) FROM (SELECT 1 FROM opportunity WHERE tender_expected_on >= ?1"
				      " LIMIT 1001)");
	return own;
}

unsigned read_one(const struct floor *f, const char *id, struct text *reply)
{
	struct reader *r = reader_of_thread(f);
	struct cell cells[COLUMNS];
	unsigned status = 404;

	sqlite3_bind_int64(r->one, 1, id_read(id));
	if (sqlite3_step(r->one) == SQLITE_ROW) {
		row_read(r->one, cells);
		put_record(reply, cells);
		status = 200;
	}
	sqlite3_reset(r->one);
	return status;
}

/* Counted once: what the page before said of more than that holds on. */
static int64_t count(struct reader *r, int64_t day, const char *after)
{
	if (after != NULL && strchr(after, '~') != NULL)
		return COUNTED + 1;
	sqlite3_bind_int64(r->count, 1, day);
	sqlite3_step(r->count);
	int64_t n = sqlite3_column_int64(r->count, 0);
	sqlite3_reset(r->count);
	return n;
}

static void put_count(struct text *reply, int64_t n)
{
	put_text(reply, ",\"count\":{\"value\":");
	put_int(reply, n > COUNTED ? COUNTED : n);
	put_text(reply, n > COUNTED ? ",\"exact\":false}}" : ",\"exact\":true}}");
}

static void put_cursor(struct text *reply, int64_t id, int64_t amount, bool many)
{
	put_id(reply, id);
	reply->used--;
	put_text(reply, ".i");
	put_int(reply, amount);
	put_text(reply, many ? "~\"" : "\"");
}

unsigned read_page(const struct floor *f, struct MHD_Connection *mhd, struct text *reply)
{
	const char *day = MHD_lookup_connection_value(mhd, MHD_GET_ARGUMENT_KIND, "tender_expected_on.ge");
	const char *after = MHD_lookup_connection_value(mhd, MHD_GET_ARGUMENT_KIND, "after");
	struct reader *r = reader_of_thread(f);
	sqlite3_stmt *stmt = after == NULL ? r->first : r->after;
	struct cell cells[COLUMNS];
	int64_t id = 0, amount = 0;
	int n = 0;

	sqlite3_bind_int64(stmt, 1, day_read(day));
	if (after != NULL && strlen(after) > 15) {
		sqlite3_bind_int64(stmt, 2, strtoll(after + 15, NULL, 10));
		sqlite3_bind_int64(stmt, 3, id_read(after));
	}
	put_text(reply, "{\"items\":[");
	for (; sqlite3_step(stmt) == SQLITE_ROW && n < PAGE; n++) {
		row_read(stmt, cells);
		put_text(reply, n > 0 ? "," : "");
		put_record(reply, cells);
		id = cells[AT_id].i;
		amount = cells[AT_amount_est].i;
	}
	bool more = sqlite3_stmt_busy(stmt);
	sqlite3_reset(stmt);
	int64_t fit = count(r, day_read(day), after);
	put_text(reply, "],\"next\":");
	if (more)
		put_cursor(reply, id, amount, fit > COUNTED);
	else
		put_text(reply, "null");
	put_count(reply, fit);
	return 200;
}
