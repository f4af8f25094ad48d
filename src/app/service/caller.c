/* caller.c -- a telephone number leads to the customer, the site, its equipment and what is open there, while the
 * caller is still saying his name (S83). */
#include <string.h>

#include "app/service/caller.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

#define DIGITS_LEAST 5
#define PLAIN(column) "replace(replace(replace(" column ", ' ', ''), '-', ''), '+86', '')"

/* Where a number may stand, who that is then, and whose. */
static const struct {
	const char *from, *sql;
} places[] = {
	{ "contact", "SELECT name, customer, site FROM contact WHERE " PLAIN("phone") " LIKE $1 ORDER BY id LIMIT 8" },
	{ "user", "SELECT name, customer, NULL FROM \"user\" WHERE customer IS NOT NULL AND " PLAIN(
			  "phone") " LIKE $1 ORDER BY id LIMIT 8" },
	{ "site",
	  "SELECT contact_name, customer, id FROM site WHERE " PLAIN("contact_phone") " LIKE $1 ORDER BY id LIMIT 8" },
	{ "customer", "SELECT name, id, NULL FROM customer WHERE " PLAIN("phone") " LIKE $1 ORDER BY id LIMIT 8" },
	{ "service_case", "SELECT caller, customer, site FROM service_case WHERE " PLAIN(
				  "caller_phone") " LIKE $1 ORDER BY id DESC LIMIT 8" },
};

void customers_remember(struct customers_found *f, int64_t customer)
{
	for (unsigned i = 0; i < f->n; i++)
		if (f->ids[i] == customer)
			return;
	if (customer != 0 && f->n < CUSTOMERS_MOST)
		f->ids[f->n++] = customer;
}

static FALLIBLE people_in(struct act *act, unsigned place, const char *pattern, struct caller_people *p)
{
	struct arena *a = act->arena;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db, places[place].sql, SQL_ARGS(value_text(pattern)), &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has || p->n == CALLERS_MOST)
			return NULL;
		p->all[p->n++] = (struct caller_person){ .name = rows_text(r, 0, a),
							 .from = places[place].from,
							 .customer = rows_int(r, 1),
							 .site = rows_int(r, 2) };
	}
}

static FALLIBLE sites_write(struct act *act, int64_t customer, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &site_entity, "customer", value_int(customer), &all, act->arena));
	json_key(b, "sites");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct site *s = LINE_AT(all, struct site, i);
		json_open(b, '{');
		json_member(b, "id", id_text(s->record.id, act->arena));
		json_member(b, "title", s->name);
		json_member(b, "city", s->city);
		json_member(b, "address", s->address);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE devices_write(struct act *act, int64_t customer, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &equipment_entity, "customer", value_int(customer), &all, act->arena));
	json_key(b, "equipment");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct equipment *e = LINE_AT(all, struct equipment, i);
		if (e->stage != equipment_stage_active)
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(e->record.id, act->arena));
		json_member(b, "title", e->name);
		json_member(b, "number", e->number);
		json_member(b, "category", equipment_category_choices.labels[e->category]);
		json_member(b, "site", e->site.v == 0 ? NULL : id_text(e->site.v, act->arena));
		json_member(b, "location", e->location);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE open_write(struct act *act, int64_t customer, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &service_case_entity, "customer", value_int(customer), &all, act->arena));
	json_key(b, "open");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct service_case *k = LINE_AT(all, struct service_case, i);
		if (k->stage >= service_case_stage_confirmed)
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(k->record.id, act->arena));
		json_member(b, "number", k->number);
		json_member(b, "title", k->title);
		json_member(b, "stage", service_case_stage_choices.labels[k->stage]);
		json_member(b, "site", k->site.v == 0 ? NULL : id_text(k->site.v, act->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE customer_write(struct act *act, int64_t id, struct buffer *b)
{
	void *record = NULL;

	TRY(store_get(act->db, &customer_entity, id, &record, act->arena));
	json_open(b, '{');
	json_member(b, "id", id_text(id, act->arena));
	json_member(b, "title", ((struct customer *)record)->name);
	TRY(sites_write(act, id, b));
	TRY(devices_write(act, id, b));
	TRY(open_write(act, id, b));
	json_close(b, '}');
	return NULL;
}

/* Digits alone, without the country; NULL: too few to look for. */
static const char *digits_of(const char *phone, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (const char *p = text_narrow(phone, a); *p != '\0'; p++)
		if (*p >= '0' && *p <= '9')
			buffer_char(&b, *p);
	const char *digits = buffer_text(&b);
	if (text_starts(digits, "0086"))
		digits += 4;
	else if (b.used > 11 && text_starts(digits, "86"))
		digits += 2;
	return strlen(digits) < DIGITS_LEAST ? NULL : digits;
}

bool caller_may_ask(const struct actor *who)
{
	return rights_scope(&contact_entity, who, READ) == ALL && rights_scope(&equipment_entity, who, READ) == ALL &&
	       rights_scope(&service_case_entity, who, READ) == ALL &&
	       rights_scope(&service_case_entity, who, CREATE) == ALL;
}

FALLIBLE caller_find(struct act *act, const char *phone, struct caller_people *ret)
{
	const char *digits = digits_of(phone, act->arena);

	ret->n = 0;
	for (unsigned i = 0; digits != NULL && i < sizeof places / sizeof *places; i++)
		TRY(people_in(act, i, arena_print(act->arena, "%%%s", digits), ret));
	return NULL;
}

FALLIBLE customers_write(struct act *act, const struct customers_found *f, struct buffer *b)
{
	json_key(b, "customers");
	json_open(b, '[');
	for (unsigned i = 0; i < f->n; i++)
		TRY(customer_write(act, f->ids[i], b));
	json_close(b, ']');
	return NULL;
}

static void people_write(const struct caller_people *p, struct buffer *b)
{
	json_key(b, "people");
	json_open(b, '[');
	for (unsigned i = 0; i < p->n; i++) {
		const struct caller_person *one = &p->all[i];
		json_open(b, '{');
		json_member(b, "name", one->name);
		json_member(b, "from", one->from);
		json_member(b, "customer", one->customer == 0 ? NULL : id_text(one->customer, b->arena));
		json_member(b, "site", one->site == 0 ? NULL : id_text(one->site, b->arena));
		json_close(b, '}');
	}
	json_close(b, ']');
}

FALLIBLE caller_view(struct act *act, const char *phone, struct buffer *b)
{
	const char *digits = phone == NULL ? NULL : digits_of(phone, act->arena);
	struct customers_found found = { 0 };
	struct caller_people people;

	if (!caller_may_ask(act->who))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	if (digits == NULL)
		return error_new(act->arena, ERROR_MALFORMED, "phone", phone == NULL ? "required" : "too_short");
	TRY(caller_find(act, phone, &people));
	for (unsigned i = 0; i < people.n; i++)
		customers_remember(&found, people.all[i].customer);
	json_open(b, '{');
	json_member(b, "phone", digits);
	people_write(&people, b);
	TRY(customers_write(act, &found, b));
	json_close(b, '}');
	return NULL;
}
