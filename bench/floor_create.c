/* floor_create.c -- a record, its row in the audit trail with both hashes and its row in the outbox, durable with
 * those that came at the same time. */
#include <jansson.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "floor.h"

#define GROUP 64
#define CHECKPOINT_EVERY 2000

struct writer {
	sqlite3 *db;
	sqlite3_stmt *begin, *commit, *record, *head, *audit, *head_set, *outbox;
	unsigned char key[32];
	unsigned sorted[COLUMNS]; /* the order of the names, in which the after-image is hashed */
};

static int64_t id_new(void)
{
	static _Atomic int64_t last;
	struct timespec now;
	uint32_t noise;
	int64_t id, before = atomic_load(&last);

	if (getrandom(&noise, sizeof noise, 0) != sizeof noise)
		abort();
	clock_gettime(CLOCK_REALTIME, &now);
	do {
		id = (now.tv_sec * 1000 + now.tv_nsec / 1000000 - INT64_C(1577836800000)) << 22 | (noise & 0x3FFFFF);
		id = id > before ? id : before + 1;
	} while (!atomic_compare_exchange_weak(&last, &before, id));
	return id;
}

static int64_t money_read(const char *s)
{
	const char *dot = strchr(s, '.');

	return strtoll(s, NULL, 10) * 100 + (dot == NULL ? 0 : strtoll(dot + 1, NULL, 10));
}

static struct cell member_read(const json_t *body, const struct column *c)
{
	const json_t *v = json_object_get(body, c->name);
	const char *s = json_string_value(v);
	struct cell cell = { .set = v != NULL || c->kind == FLAG };

	if (c->kind == FLAG)
		cell.i = json_is_true(v);
	else if (c->kind == INTEGER)
		cell.i = json_integer_value(v);
	else if (c->kind == TEXT)
		cell.s = s;
	else if (c->kind == ID && s != NULL)
		cell.i = id_read(s);
	else if (c->kind == MONEY && s != NULL)
		cell.i = money_read(s);
	else if (c->kind == DATE)
		cell.i = day_read(s);
	return cell;
}

static void record_fill(const struct floor *f, const json_t *body, struct cell *cells, char number[32])
{
	static _Atomic int64_t next;
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	for (unsigned i = DECLARED; i < COLUMNS; i++)
		cells[i] = member_read(body, &columns[i]);
	snprintf(number, 32, "SJ00000000-%lld", (long long)atomic_fetch_add(&next, 1) + 1);
	cells[AT_id] = (struct cell){ true, id_new(), NULL };
	cells[AT_version] = (struct cell){ true, 1, NULL };
	cells[AT_created_at] = cells[AT_changed_at] =
		(struct cell){ true, now.tv_sec * 1000000 + now.tv_nsec / 1000, NULL };
	cells[AT_created_by] = cells[AT_owner] = (struct cell){ true, f->user, NULL };
	cells[AT_number] = (struct cell){ true, 0, number };
	cells[AT_stage] = (struct cell){ true, 0, "lead" };
	cells[AT_phase] = (struct cell){ true, 0, "presales" };
	cells[AT_team] = (struct cell){ true, f->team, NULL };
	cells[AT_stage_since] = (struct cell){ true, (now.tv_sec + 8 * 3600) / 86400, NULL };
	cells[AT_margin_est] = (struct cell){ true, cells[AT_amount_est].i - cells[AT_cost_est].i, NULL };
}

static void image_hash(const struct writer *w, const struct cell *cells, char out[65])
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	struct text image = { 0 };

	put_text(&image, "opportunity{");
	for (unsigned k = 0; k < COLUMNS; k++) {
		const struct cell *c = &cells[w->sorted[k]];
		if (!c->set)
			continue;
		put_text(&image, columns[w->sorted[k]].name);
		put_text(&image, c->s != NULL ? "t" : "i");
		put_int(&image, c->s != NULL ? (int64_t)strlen(c->s) : c->i);
		put_text(&image, c->s != NULL ? ":" : ";");
		put_text(&image, c->s != NULL ? c->s : "");
	}
	crypto_hash_sha256(hash, (const unsigned char *)image.data, image.used);
	sodium_bin2hex(out, 65, hash, sizeof hash);
	free(image.data);
}

static void changes_write(struct text *t, const struct cell *cells)
{
	put_text(t, "{");
	for (unsigned i = DECLARED; i < COLUMNS; i++) {
		if (!cells[i].set)
			continue;
		put_text(t, i > DECLARED ? ",\"" : "\"");
		put_text(t, columns[i].name);
		put_text(t, "\":[null,");
		put_cell(t, columns[i].kind, &cells[i]);
		put_text(t, "]");
	}
	put_text(t, "}");
}

static bool run(sqlite3_stmt *stmt)
{
	bool ok = sqlite3_step(stmt) == SQLITE_DONE;

	sqlite3_reset(stmt);
	return ok;
}

static bool audit_write(struct writer *w, const struct cell *cells, int64_t user)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	struct text changes = { 0 }, chained = { 0 };
	char after[65], hash[65];
	int64_t number;
	bool ok = sqlite3_step(w->head) == SQLITE_ROW;

	number = sqlite3_column_int64(w->head, 0);
	image_hash(w, cells, after);
	changes_write(&changes, cells);
	put_text(&chained, (const char *)sqlite3_column_text(w->head, 1));
	ok = ok && run(w->head);
	put_int(&chained, number);
	put_int(&chained, cells[2].i);
	put_int(&chained, user);
	put_int(&chained, cells[0].i);
	put_text(&chained, after);
	put_text(&chained, changes.data);
	crypto_auth_hmacsha256(mac, (const unsigned char *)chained.data, chained.used, w->key);
	sodium_bin2hex(hash, sizeof hash, mac, sizeof mac);
	sqlite3_bind_int64(w->audit, 1, number);
	sqlite3_bind_int64(w->audit, 2, cells[2].i);
	sqlite3_bind_int64(w->audit, 3, user);
	sqlite3_bind_int64(w->audit, 4, cells[0].i);
	sqlite3_bind_text(w->audit, 5, changes.data, (int)changes.used, SQLITE_STATIC);
	sqlite3_bind_text(w->audit, 6, after, 64, SQLITE_STATIC);
	sqlite3_bind_text(w->audit, 7, hash, 64, SQLITE_STATIC);
	sqlite3_bind_text(w->head_set, 1, hash, 64, SQLITE_STATIC);
	ok = ok && run(w->audit) && run(w->head_set);
	free(changes.data);
	free(chained.data);
	return ok;
}

static bool record_write(const struct floor *f, struct writer *w, const struct cell *cells)
{
	for (int i = 0; i < (int)COLUMNS; i++) {
		if (!cells[i].set)
			sqlite3_bind_null(w->record, i + 1);
		else if (cells[i].s != NULL)
			sqlite3_bind_text(w->record, i + 1, cells[i].s, -1, SQLITE_STATIC);
		else
			sqlite3_bind_int64(w->record, i + 1, cells[i].i);
	}
	if (!run(w->record) || !audit_write(w, cells, f->user))
		return false;
	sqlite3_bind_int64(w->outbox, 1, id_new());
	sqlite3_bind_int64(w->outbox, 2, cells[2].i);
	sqlite3_bind_int64(w->outbox, 3, cells[0].i);
	sqlite3_bind_int64(w->outbox, 4, f->user);
	return run(w->outbox);
}

static void create(const struct floor *f, struct writer *w, struct exchange *x)
{
	struct cell cells[COLUMNS] = { 0 };
	char number[32];
	json_error_t why;
	json_t *body = json_loadb(x->body.data == NULL ? "" : x->body.data, x->body.used, JSON_REJECT_DUPLICATES, &why);

	x->status = 400;
	if (!json_is_object(body)) {
		json_decref(body);
		return;
	}
	record_fill(f, body, cells, number);
	x->status = record_write(f, w, cells) ? 201 : 500;
	if (x->status == 201)
		put_record(&x->reply, cells);
	json_decref(body);
}

static struct exchange *group_take(struct floor *f)
{
	struct exchange *first, *last;

	pthread_mutex_lock(&f->lock);
	while (f->first == NULL)
		pthread_cond_wait(&f->filled, &f->lock);
	first = last = f->first;
	for (int n = 1; last->next != NULL && n < GROUP; n++)
		last = last->next;
	f->first = last->next;
	last->next = NULL;
	pthread_mutex_unlock(&f->lock);
	return first;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(columns[*(const unsigned *)a].name, columns[*(const unsigned *)b].name);
}

static void writer_open(struct writer *w, const char *path)
{
	w->db = database_open(path, SQLITE_OPEN_READWRITE,
			      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
			      "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;"
			      "PRAGMA mmap_size = 0; PRAGMA secure_delete = FAST; PRAGMA cell_size_check = ON;");
	w->begin = prepare(w->db, "BEGIN IMMEDIATE");
	w->commit = prepare(w->db, "COMMIT");
	w->record = prepare(w->db, "INSERT INTO opportunity (%s) VALUES (%s)", names, values);
	w->head = prepare(w->db, "UPDATE audit_head SET number = number + 1 WHERE chain = 0 RETURNING number, hash");
	w->audit = prepare(
		w->db, "INSERT INTO audit (chain, number, at, actor, via, action, entity, record, version, changes,"
		       " after_hash, hash) VALUES (0, ?1, ?2, ?3, 'web', 'create', 'opportunity', ?4, 1, ?5, ?6, ?7)");
	w->head_set = prepare(w->db, "UPDATE audit_head SET hash = ?1 WHERE chain = 0");
	w->outbox =
		prepare(w->db, "INSERT INTO outbox (id, at, event, entity, record, version, actor, payload, attempts)"
			       " VALUES (?1, ?2, 'create', 'opportunity', ?3, 1, ?4, NULL, 0)");
	randombytes_buf(w->key, sizeof w->key);
	for (unsigned i = 0; i < COLUMNS; i++)
		w->sorted[i] = i;
	qsort(w->sorted, COLUMNS, sizeof *w->sorted, by_name);
}

void *writer_main(void *arg)
{
	struct floor *f = arg;
	struct writer w;
	int checkpointed = 0;

	writer_open(&w, f->path);
	while (true) {
		struct exchange *group = group_take(f);
		bool ok = run(w.begin);
		for (struct exchange *x = group; x != NULL; x = x->next)
			create(f, &w, x);
		ok = ok && run(w.commit);
		for (struct exchange *x = group, *next; x != NULL; x = next) {
			next = x->next;
			x->status = ok ? x->status : 500;
			x->answered = true;
			MHD_resume_connection(x->mhd);
		}
		if (sqlite3_total_changes(w.db) - checkpointed < CHECKPOINT_EVERY)
			continue;
		sqlite3_wal_checkpoint_v2(w.db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
		checkpointed = sqlite3_total_changes(w.db);
	}
	return NULL;
}

void create_later(struct floor *f, struct exchange *x)
{
	MHD_suspend_connection(x->mhd);
	pthread_mutex_lock(&f->lock);
	x->next = NULL;
	if (f->first == NULL)
		f->first = x;
	else
		f->last->next = x;
	f->last = x;
	pthread_cond_signal(&f->filled);
	pthread_mutex_unlock(&f->lock);
}
