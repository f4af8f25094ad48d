#include "app/bid/tender_notice.h"

#include <string.h>

#include "app/bid/clauses.h"
#include "app/bid/tender_reading.h"
#include "app/files.h"
#include "app/presale/quick.h"
#include "app/save.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/read.h"
#include "json/write.h"
#include "meta/rights.h"
#include "reader/reader.h"
#include "store/record.h"

#define NAME_MOST 200
#define NUMBER_MOST 80

FALLIBLE notice_open(struct act *act, struct notice *n)
{
	struct arena *a = act->arena;
	struct reading *reading = arena_new(a, struct reading);

	if ((rights_any(&tender_entity, act->who) & CREATE) == 0)
		return error_new(a, ERROR_DENIED, NULL, "not_allowed");
	struct error *e = reader_read(a, n->name, n->data, n->size, reading);
	if (e != NULL) {
		e->field = "file";
		return e;
	}
	if (reading->unreadable != NULL)
		return error_new(a, ERROR_INVALID, "file", reading->unreadable);
	n->reading = reading;
	return files_keep(act->app, n->data, n->size, n->sha256, a);
}

static const char *said(const struct notice *n, enum fact_id id, size_t most, struct arena *a)
{
	const struct fact *f = &n->reading->facts[id];

	return f->found ? text_clip(f->is.text, most, a) : NULL;
}

/* The same notice comes on three platforms: a tender that he may read and that has its number is that tender. */
static FALLIBLE must_be_new(struct act *act, const char *number)
{
	struct lines all = { 0 };

	if (number == NULL)
		return NULL;
	TRY(store_all(act->db, &tender_entity, "number", value_text(number), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct tender *t = LINE_AT(all, struct tender, i);
		if (rights_read_record(&tender_entity, t, act->who))
			return error_with(act->arena, ERROR_CONFLICT, "number", "tender_known", "%s", t->name);
	}
	return NULL;
}

static struct error *about_buyer(struct error *all)
{
	for (struct error *e = all; e != NULL; e = e->next)
		if (e->field != NULL && strcmp(e->field, "name") == 0)
			e->field = "customer";
	return all;
}

/* The one of that name, else a new one. */
static FALLIBLE customer_of(struct act *act, const char *buyer, int64_t *ret, bool *ret_made)
{
	void *made = NULL;

	if (buyer == NULL)
		return error_new(act->arena, ERROR_INVALID, "customer", "buyer_not_read");
	TRY(quick_customer_named(act, buyer, ret));
	*ret_made = *ret == 0;
	if (*ret != 0)
		return NULL;
	if ((rights_any(&customer_entity, act->who) & CREATE) == 0)
		return error_with(act->arena, ERROR_INVALID, "customer", "buyer_unknown", "%s", buyer);
	AUTO_JSON *body = json_object();
	json_object_set_new(body, "name", json_string(buyer));
	TRY(about_buyer(save_create(act, &customer_entity, body, &made)));
	*ret = ((struct record *)made)->id;
	return NULL;
}

/* What a file is called, where the notice names no project. */
static const char *bare_name(const char *name, struct arena *a)
{
	const char *dot = strrchr(name, '.');

	return text_clip(dot == NULL || dot == name ? name : arena_copy_n(a, name, (size_t)(dot - name)), NAME_MOST, a);
}

static FALLIBLE tender_of(struct act *act, const struct notice *n, const char *number, int64_t customer, void **ret)
{
	const char *name = said(n, FACT_PROJECT_NAME, NAME_MOST, act->arena);
	AUTO_JSON *body = json_object();

	json_object_set_new(body, "name", json_string(name != NULL ? name : bare_name(n->name, act->arena)));
	json_object_set_new(body, "customer", json_string(id_text(customer, act->arena)));
	if (number != NULL)
		json_object_set_new(body, "number", json_string(number));
	return save_create(act, &tender_entity, body, ret);
}

static FALLIBLE keep_document(struct act *act, const struct notice *n, const void *tender)
{
	struct tender_reading r = { .tender = ((const struct record *)tender)->id, .reading = n->reading };
	struct buffer counts = BUFFER(act->arena);
	void *file = NULL;

	TRY(files_attach(act, &tender_entity, tender, n->name, n->sha256, n->size,
			 files_media_type_of(n->name, n->data, n->size), &file));
	r.file = file;
	return tender_reading_keep(act, &r, &counts);
}

static FALLIBLE named_write(struct act *act, const char *key, const struct entity *e, int64_t id, struct buffer *b)
{
	void *record = NULL;

	TRY(store_get(act->db, e, id, &record, act->arena));
	json_key(b, key);
	json_open(b, '{');
	json_member(b, "id", id_text(id, act->arena));
	json_member(b, "title", record_title(e, record, act->arena));
	json_close(b, '}');
	return NULL;
}

FALLIBLE notice_take(struct act *act, struct notice *n, struct buffer *b)
{
	const char *number = said(n, FACT_PROJECT_NO, NUMBER_MOST, act->arena);
	const char *buyer = n->buyer != NULL ? n->buyer : said(n, FACT_PURCHASER, NAME_MOST, act->arena);
	int64_t customer = 0;
	bool made = false;
	void *tender = NULL;

	TRY(must_be_new(act, number));
	TRY(customer_of(act, buyer, &customer, &made));
	TRY(tender_of(act, n, number, customer, &tender));
	TRY(keep_document(act, n, tender));
	json_open(b, '{');
	TRY(named_write(act, "tender", &tender_entity, ((struct record *)tender)->id, b));
	TRY(named_write(act, "customer", &customer_entity, customer, b));
	json_member_bool(b, "made", made);
	json_close(b, '}');
	return NULL;
}
