/* tender.c -- a tender document is read on a worker: found and parsed outside any transaction, then kept
 * in one; the contract against the bid. */
#include "api/handlers.h"
#include "app/bid/tender_reading.h"
#include "app/contract/contract_sign.h"
#include "base/random.h"

struct reading_work {
	struct exchange *x;
	struct tender_reading reading;
	int64_t file; /* 0: the newest */
	struct buffer answer;
	struct error *error;
};

static void find_work(struct sql *db, void *arg)
{
	struct reading_work *w = arg;
	struct act act = w->x->act;

	act.db = db;
	w->error = tender_reading_find(&act, w->x->id, w->file, &w->reading);
}

static FALLIBLE keep_work(struct sql *db, void *arg)
{
	struct reading_work *w = arg;
	struct act act = w->x->act;

	act.db = db;
	return tender_reading_keep(&act, &w->reading, &w->answer);
}

static FALLIBLE wanted_file(struct exchange *x, int64_t *ret)
{
	const char *key;
	json_t *v;

	json_object_foreach(x->body, key, v)
	{
		if (strcmp(key, "file") != 0)
			return error_new(x->act.arena, ERROR_INVALID, arena_copy(x->act.arena, key), "unknown_field");
		if (!json_is_string(v) || !id_parse(json_string_value(v), ret))
			return error_new(x->act.arena, ERROR_INVALID, "file", "not_an_id");
	}
	return NULL;
}

FALLIBLE tender_read(struct exchange *x)
{
	struct reading_work w = { .x = x, .answer = BUFFER(x->act.arena) };
	struct error *e = NULL;

	TRY(wanted_file(x, &w.file));
	if (!lane_read(x->api->app, x->act.arena, find_work, &w, &e))
		return e != NULL ? e : exhausted(x);
	TRY(w.error);
	TRY(tender_reading_parse(x->api->app, &w.reading, x->act.arena));
	TRY(lane_write_wait(x->api->app, x->act.arena, keep_work, &w));
	answer_json(x, 200, &w.answer);
	return NULL;
}

FALLIBLE contract_signing_show(struct exchange *x)
{
	return answer_worded_view(x, contract_signing_view);
}
