/* caller.c -- a telephone number leads to the customer, the site, its equipment and what is open there, while the
 * caller is still saying his name (S83). */
#include <string.h>

#include "app/service/dispatch_board.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

#define DIGITS_LEAST 5
#define FOUND_MOST 8
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

struct calling {
	struct act *act;
	struct buffer *b;
	int64_t customers[FOUND_MOST];
	unsigned n;
};

static void remember(struct calling *c, int64_t customer)
{
	for (unsigned i = 0; i < c->n; i++)
		if (c->customers[i] == customer)
			return;
	if (customer != 0 && c->n < FOUND_MOST)
		c->customers[c->n++] = customer;
}

static FALLIBLE people_in(struct calling *c, unsigned place, const char *pattern)
{
	struct arena *a = c->act->arena;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(c->act->db, places[place].sql, SQL_ARGS(value_text(pattern)), &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			return NULL;
		int64_t customer = rows_int(r, 1), site = rows_int(r, 2);
		remember(c, customer);
		json_open(c->b, '{');
		json_member(c->b, "name", rows_text(r, 0, a));
		json_member(c->b, "from", places[place].from);
		json_member(c->b, "customer", customer == 0 ? NULL : id_text(customer, a));
		json_member(c->b, "site", site == 0 ? NULL : id_text(site, a));
		json_close(c->b, '}');
	}
}

static FALLIBLE sites_write(struct calling *c, int64_t customer)
{
	struct lines all = { 0 };

	TRY(store_all(c->act->db, &site_entity, "customer", value_int(customer), &all, c->act->arena));
	json_key(c->b, "sites");
	json_open(c->b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct site *s = LINE_AT(all, struct site, i);
		json_open(c->b, '{');
		json_member(c->b, "id", id_text(s->record.id, c->act->arena));
		json_member(c->b, "title", s->name);
		json_member(c->b, "city", s->city);
		json_member(c->b, "address", s->address);
		json_close(c->b, '}');
	}
	json_close(c->b, ']');
	return NULL;
}

static FALLIBLE devices_write(struct calling *c, int64_t customer)
{
	struct lines all = { 0 };

	TRY(store_all(c->act->db, &equipment_entity, "customer", value_int(customer), &all, c->act->arena));
	json_key(c->b, "equipment");
	json_open(c->b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct equipment *e = LINE_AT(all, struct equipment, i);
		if (e->stage != equipment_stage_active)
			continue;
		json_open(c->b, '{');
		json_member(c->b, "id", id_text(e->record.id, c->act->arena));
		json_member(c->b, "title", e->name);
		json_member(c->b, "number", e->number);
		json_member(c->b, "category", equipment_category_choices.labels[e->category]);
		json_member(c->b, "site", e->site.v == 0 ? NULL : id_text(e->site.v, c->act->arena));
		json_member(c->b, "location", e->location);
		json_close(c->b, '}');
	}
	json_close(c->b, ']');
	return NULL;
}

static FALLIBLE open_write(struct calling *c, int64_t customer)
{
	struct lines all = { 0 };

	TRY(store_all(c->act->db, &service_case_entity, "customer", value_int(customer), &all, c->act->arena));
	json_key(c->b, "open");
	json_open(c->b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct service_case *k = LINE_AT(all, struct service_case, i);
		if (k->stage >= service_case_stage_confirmed)
			continue;
		json_open(c->b, '{');
		json_member(c->b, "id", id_text(k->record.id, c->act->arena));
		json_member(c->b, "number", k->number);
		json_member(c->b, "title", k->title);
		json_member(c->b, "stage", service_case_stage_choices.labels[k->stage]);
		json_member(c->b, "site", k->site.v == 0 ? NULL : id_text(k->site.v, c->act->arena));
		json_close(c->b, '}');
	}
	json_close(c->b, ']');
	return NULL;
}

static FALLIBLE customer_write(struct calling *c, int64_t id)
{
	void *record = NULL;

	TRY(store_get(c->act->db, &customer_entity, id, &record, c->act->arena));
	json_open(c->b, '{');
	json_member(c->b, "id", id_text(id, c->act->arena));
	json_member(c->b, "title", ((struct customer *)record)->name);
	TRY(sites_write(c, id));
	TRY(devices_write(c, id));
	TRY(open_write(c, id));
	json_close(c->b, '}');
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

/* Who may look through all contacts and may write a case down. */
static bool may_ask(const struct actor *who)
{
	return rights_scope(&contact_entity, who, READ) == ALL && rights_scope(&equipment_entity, who, READ) == ALL &&
	       rights_scope(&service_case_entity, who, READ) == ALL &&
	       rights_scope(&service_case_entity, who, CREATE) == ALL;
}

FALLIBLE caller_view(struct act *act, const char *phone, struct buffer *b)
{
	struct calling c = { .act = act, .b = b };
	const char *digits = phone == NULL ? NULL : digits_of(phone, act->arena);

	if (!may_ask(act->who))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	if (digits == NULL)
		return error_new(act->arena, ERROR_MALFORMED, "phone", phone == NULL ? "required" : "too_short");
	const char *pattern = arena_print(act->arena, "%%%s", digits);
	json_open(b, '{');
	json_member(b, "phone", digits);
	json_key(b, "people");
	json_open(b, '[');
	for (unsigned i = 0; i < sizeof places / sizeof *places; i++)
		TRY(people_in(&c, i, pattern));
	json_close(b, ']');
	json_key(b, "customers");
	json_open(b, '[');
	for (unsigned i = 0; i < c.n; i++)
		TRY(customer_write(&c, c.customers[i]));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
