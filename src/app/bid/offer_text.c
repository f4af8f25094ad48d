#include "app/bid/offer_text.h"

#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "json/write.h"
#include "meta/entity.h"
#include "rule/finance/amount.h"

enum member_kind { MEMBER_TEXT, MEMBER_MONEY, MEMBER_DECIMAL };

/* max: bytes of a text; cents or millionths else. */
struct member {
	const char *name;
	enum member_kind kind;
	size_t offset;
	int64_t max;
};

static const struct member of_line[] = {
	{ "section", MEMBER_TEXT, offsetof(struct offer_line, section), 240 },
	{ "number", MEMBER_TEXT, offsetof(struct offer_line, number), 120 },
	{ "name", MEMBER_TEXT, offsetof(struct offer_line, name), 600 },
	{ "brand", MEMBER_TEXT, offsetof(struct offer_line, brand), 180 },
	{ "model", MEMBER_TEXT, offsetof(struct offer_line, model), 240 },
	{ "unit", MEMBER_TEXT, offsetof(struct offer_line, unit), 60 },
	{ "note", MEMBER_TEXT, offsetof(struct offer_line, note), 1500 },
	{ "quantity", MEMBER_DECIMAL, offsetof(struct offer_line, quantity), INT64_C(1000000000000) },
	{ "unit_price", MEMBER_MONEY, offsetof(struct offer_line, unit_price), INT64_C(100000000000) },
	{ "unit_cost", MEMBER_MONEY, offsetof(struct offer_line, unit_cost), INT64_C(100000000000) },
	{ "tax_rate", MEMBER_DECIMAL, offsetof(struct offer_line, tax_rate), DECIMAL_ONE },
};

static const struct member of_sheet[] = {
	{ "opening_total", MEMBER_MONEY, offsetof(struct offer, opening_total), OFFER_MOST },
	{ "opening_words", MEMBER_TEXT, offsetof(struct offer, opening_words), 600 },
	{ "body_total", MEMBER_MONEY, offsetof(struct offer, body_total), OFFER_MOST },
};

#define MEMBERS(table) table, sizeof(table) / sizeof *(table)

struct reading_place {
	const char *prefix; /* "lines[2]." */
	struct error **all;
	struct arena *a;
};

static void blame(const struct reading_place *at, const char *name, const char *reason)
{
	const char *field = arena_print(at->a, "%s%s", at->prefix, name);

	error_append(at->all, error_new(at->a, ERROR_INVALID, field, reason));
}

static bool rate_read(const char *s, decimal *ret)
{
	char digits[32];
	size_t n = strlen(s);

	if (n == 0 || n >= sizeof digits || s[n - 1] != '%')
		return decimal_parse(s, ret);
	memcpy(digits, s, n - 1);
	digits[n - 1] = '\0';
	if (!decimal_parse(digits, ret))
		return false;
	ret->millionths = divide_half_up(ret->millionths, 100);
	return true;
}

static const char *number_set(const struct member *m, void *target, const char *s, struct arena *a)
{
	money amount;
	decimal d;
	int64_t v;

	if (m->kind == MEMBER_MONEY ? !amount_read(s, a, &amount) : !rate_read(s, &d))
		return m->kind == MEMBER_MONEY ? "not_an_amount" : "not_a_number";
	v = m->kind == MEMBER_MONEY ? amount.minor : d.millionths;
	if (v < 0 || v > m->max)
		return "out_of_range";
	*(int64_t *)target = v;
	return NULL;
}

static void member_set(const struct reading_place *at, const struct member *m, void *record, const char *s)
{
	void *target = (char *)record + m->offset;
	const char *problem = NULL;

	if (*s == '\0')
		return;
	if (m->kind != MEMBER_TEXT)
		problem = number_set(m, target, s, at->a);
	else if ((int64_t)strlen(s) > m->max)
		problem = "too_long";
	else
		*(const char **)target = s;
	if (problem != NULL)
		blame(at, m->name, problem);
}

static const struct member *member_find(const struct member *table, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

/* Members that are no part of the table are left to the caller, who knows them. */
static void members_read(const struct reading_place *at, const struct member *table, size_t n, const json_t *from,
			 const char *known, void *record)
{
	const char *key;
	json_t *v;

	json_object_foreach((json_t *)(uintptr_t)from, key, v)
	{
		const struct member *m = member_find(table, n, key);
		if (m == NULL && !word_in(known, key))
			blame(at, arena_copy(at->a, key), "unknown_field");
		else if (m != NULL && json_is_string(v))
			member_set(at, m, record, text_trim(json_string_value(v), at->a));
		else if (m != NULL && json_is_number(v) && m->kind != MEMBER_TEXT)
			member_set(at, m, record, json_compact(v, at->a));
		else if (m != NULL && !json_is_null(v))
			blame(at, m->name, "wrong_type");
	}
}

static void line_read(const json_t *from, size_t i, struct offer_line *l, struct error **all, struct arena *a)
{
	struct reading_place at = { arena_print(a, "lines[%zu].", i), all, a };

	*l = (struct offer_line){
		.quantity = { UNSET }, .tax_rate = { UNSET }, .unit_price = { UNSET }, .unit_cost = { UNSET }
	};
	if (!json_is_object(from)) {
		error_append(all, error_new(a, ERROR_INVALID, arena_print(a, "lines[%zu]", i), "wrong_type"));
		return;
	}
	members_read(&at, MEMBERS(of_line), from, "net tax gross cost", l);
	if (l->name == NULL)
		blame(&at, "name", "required");
}

static bool basis_read(const char *s, bool *ret_net)
{
	*ret_net = s != NULL && strcmp(s, "net") == 0;
	return s == NULL || *ret_net || strcmp(s, "gross") == 0;
}

FALLIBLE offer_read(const json_t *body, struct offer *ret, struct arena *a)
{
	const json_t *lines = json_object_get(body, "lines");
	struct offer o = { .opening_total = { UNSET }, .body_total = { UNSET } };
	struct error *all = NULL;
	struct reading_place at = { "", &all, a };

	members_read(&at, MEMBERS(of_sheet), body, "basis lines", &o);
	if (!basis_read(json_member_text(body, "basis", a), &o.net))
		blame(&at, "basis", "not_a_choice");
	if (lines != NULL && !json_is_array(lines))
		blame(&at, "lines", "wrong_type");
	o.count = json_array_size(lines);
	if (o.count > OFFER_LINES)
		return error_new(a, ERROR_INVALID, "lines", "too_many_rows");
	o.lines = arena_array(a, struct offer_line, o.count + 1);
	for (size_t i = 0; i < o.count; i++)
		line_read(json_array_get(lines, i), i, &o.lines[i], &all, a);
	if (all == NULL)
		*ret = o;
	return all;
}

static const char *number_text(const struct member *m, int64_t v, struct arena *a)
{
	if (v == UNSET)
		return NULL;
	return m->kind == MEMBER_MONEY ? money_text((money){ v }, a) : decimal_text((decimal){ v }, a);
}

static void members_write(struct buffer *b, const struct member *table, size_t n, const void *record)
{
	for (const struct member *m = table; m < table + n; m++) {
		const void *from = (const char *)record + m->offset;
		json_member(b, m->name,
			    m->kind == MEMBER_TEXT ? *(const char *const *)from
						   : number_text(m, *(const int64_t *)from, b->arena));
	}
}

static void amount_write(struct buffer *b, const char *key, money m)
{
	json_member(b, key, m.minor == UNSET ? NULL : money_text(m, b->arena));
}

void offer_write(struct buffer *b, const struct offer *o, bool amounts)
{
	json_open(b, '{');
	json_member(b, "basis", o->net ? "net" : "gross");
	members_write(b, MEMBERS(of_sheet), o);
	json_key(b, "lines");
	json_open(b, '[');
	for (size_t i = 0; i < o->count; i++) {
		const struct offer_line *l = &o->lines[i];
		json_open(b, '{');
		members_write(b, MEMBERS(of_line), l);
		if (amounts) {
			amount_write(b, "net", l->amount.net);
			amount_write(b, "tax", l->amount.tax);
			amount_write(b, "gross", l->amount.gross);
			amount_write(b, "cost", l->cost);
		}
		json_close(b, '}');
	}
	json_close(b, ']');
	json_close(b, '}');
}
