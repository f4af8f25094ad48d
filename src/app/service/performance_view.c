/* performance_view.c -- the page of the numbers: each with its sentence, its months, its records. */
#include <string.h>

#include "app/record_list.h"
#include "app/service/performance.h"
#include "base/instant.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/service/company_round.h"
#include "rule/why.h"
#include "store/record.h"

#define MEMBERS_MOST 30
#define RECORDS_MOST 200

static const char *int_text(int64_t n, struct arena *a)
{
	return arena_print(a, "%lld", (long long)n);
}

static bool readable(struct act *act, enum metric m)
{
	return m != METRIC_COST ||
	       rights_read_field(&work_order_entity, entity_field(&work_order_entity, "internal_cost"), act->who);
}

static void count_write(struct buffer *b, enum metric m, const struct metric_count *n)
{
	decimal_write(b, "value", metric_value(m, n));
	json_member_int(b, "whole", n->whole);
	json_member_int(b, "good", n->good);
}

static const char *month_text(date from, int ahead, struct arena *a)
{
	struct civil c = date_civil(date_add_months(date_of(date_civil(from).year, date_civil(from).month, 1), ahead));

	return arena_print(a, "%04d-%02d", c.year, c.month);
}

static void series_write(struct buffer *b, enum metric m, const struct performance_scope *s,
			 const struct metric_count *month)
{
	struct civil from = date_civil(s->from), to = date_civil(s->to);
	int last = (to.year - from.year) * 12 + to.month - from.month;

	json_key(b, "months");
	json_open(b, '[');
	for (int i = 0; i <= last && i < PERFORMANCE_MONTHS; i++) {
		json_open(b, '{');
		json_member(b, "month", month_text(s->from, i, b->arena));
		count_write(b, m, &month[i]);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static FALLIBLE metric_write(struct act *act, enum metric m, const struct performance_scope *s, enum language lang,
			     struct buffer *b)
{
	static const char *const units[] = {
		[METRIC_PERCENT] = "percent", [METRIC_MEAN] = "mean", [METRIC_MONEY] = "money"
	};
	struct metric_count month[PERFORMANCE_MONTHS] = { { 0 } }, total;
	struct arena *a = b->arena;

	TRY(metric_read(act, m, s, &total, month));
	json_open(b, '{');
	json_member(b, "key", metric_name(m));
	json_member(b, "unit", units[metric_unit_of(m)]);
	count_write(b, m, &total);
	json_member(b, "why",
		    why_text(why_new(a, arena_print(a, "measured_%s", metric_name(m)),
				     int_text(m == METRIC_REPEAT ? total.whole - total.good : total.good, a),
				     int_text(total.whole, a), NULL),
			     lang, a));
	series_write(b, m, s, month);
	json_close(b, '}');
	return NULL;
}

/* --- whose numbers they are made of --- */

static FALLIBLE member_write(struct act *act, const struct entity *e, const struct rows *r, struct buffer *b)
{
	struct metric_count n = { rows_int(r, 1), rows_int(r, 2), rows_int(r, 3) };

	json_open(b, '{');
	TRY(title_write(act, "of", e, rows_int(r, 0), b));
	count_write(b, METRIC_KEPT, &n);
	json_close(b, '}');
	return NULL;
}

/* The company's by customer, a customer's by contract; who was kept waiting most comes first. */
static FALLIBLE members_write(struct act *act, const struct performance_scope *s, struct buffer *b)
{
	const struct entity *e = s->customer == 0 ? &customer_entity : &contract_entity;
	AUTO_ROWS *r = NULL;
	bool has = s->contract == 0;

	json_key(b, "members");
	json_open(b, '[');
	if (has)
		TRY(metric_rows(act, METRIC_KEPT, s,
				arena_print(act->arena,
					    "SELECT q.\"%s\", count(*), CAST(sum(q.\"good\") AS BIGINT),"
					    " CAST(sum(q.\"weight\") AS BIGINT)",
					    e->name),
				arena_print(act->arena,
					    " AND q.\"%s\" IS NOT NULL GROUP BY q.\"%s\" ORDER BY count(*) -"
					    " sum(q.\"good\") DESC, count(*) DESC, q.\"%s\" LIMIT %d",
					    e->name, e->name, e->name, MEMBERS_MOST),
				&r));
	while (has) {
		TRY(rows_next(r, &has, act->arena));
		if (has)
			TRY(member_write(act, e, r, b));
	}
	json_close(b, ']');
	return NULL;
}

static void promises_write(const struct promise_count *n, struct buffer *b)
{
	json_key(b, "promises");
	json_open(b, '{');
	json_member_int(b, "promised", n->promised);
	json_member_int(b, "proven", n->proven);
	json_member_int(b, "late", n->late);
	json_member_int(b, "due", n->due);
	json_member_int(b, "ahead", n->ahead);
	json_member_int(b, "waived", n->waived);
	json_close(b, '}');
}

static void left_out_write(const struct left_out *n, struct buffer *b)
{
	json_key(b, "sample");
	json_open(b, '{');
	json_member_int(b, "contracts", n->contracts);
	json_member_int(b, "cases", n->cases);
	json_member_int(b, "visits", n->visits);
	json_member_int(b, "cancelled", n->cancelled);
	json_member_int(b, "waived", n->waived);
	json_member_int(b, "running", n->running);
	json_close(b, '}');
}

/* Whoever asks may read what it is of. */
static FALLIBLE scope_write(struct act *act, const struct performance_scope *s, struct buffer *b)
{
	void *record = NULL;

	if (s->contract != 0)
		TRY(record_readable(act, &contract_entity, s->contract, &record));
	if (s->customer != 0)
		TRY(record_readable(act, &customer_entity, s->customer, &record));
	TRY(title_write(act, "contract", &contract_entity, s->contract, b));
	TRY(title_write(act, "customer", &customer_entity, s->customer, b));
	date_write(b, "from", s->from);
	date_write(b, "to", s->to);
	date_write(b, "today", instant_date(act->now));
	return NULL;
}

FALLIBLE performance_view(struct act *act, const struct performance_scope *s, enum language lang, struct buffer *b)
{
	struct promise_count promises;
	struct left_out left_out;

	TRY(promises_count(act, s, &promises));
	TRY(left_out_count(act, s, &left_out));
	json_open(b, '{');
	TRY(scope_write(act, s, b));
	promises_write(&promises, b);
	left_out_write(&left_out, b);
	json_key(b, "metrics");
	json_open(b, '[');
	for (enum metric m = 0; m < METRICS; m++)
		if (readable(act, m))
			TRY(metric_write(act, m, s, lang, b));
	json_close(b, ']');
	TRY(members_write(act, s, b));
	json_close(b, '}');
	return NULL;
}

/* --- the records behind one number --- */

static bool may_read(const struct actor *who, const char *entity)
{
	return (rights_scope(entity_find(entity), who, READ) & ALL) != 0;
}

static FALLIBLE record_write_one(struct act *act, enum metric m, const struct rows *r, struct buffer *b)
{
	int64_t weight = rows_int(r, 7);

	json_open(b, '{');
	json_member(b, "entity", rows_text(r, 0, b->arena));
	json_member(b, "id", id_text(rows_int(r, 1), b->arena));
	json_member(b, "title", rows_text(r, 2, b->arena));
	date_write(b, "on", (date){ (int32_t)rows_int(r, 5) });
	json_member_bool(b, "good", rows_int(r, 6) == 1);
	if (metric_unit_of(m) == METRIC_MONEY)
		money_write(b, "amount", (money){ weight });
	if (metric_unit_of(m) == METRIC_MEAN)
		json_member_int(b, "stars", weight);
	TRY(title_write(act, "customer", &customer_entity, rows_int(r, 3), b));
	json_close(b, '}');
	return NULL;
}

FALLIBLE performance_records_view(struct act *act, enum metric m, const struct performance_scope *s, struct buffer *b)
{
	AUTO_ROWS *r = NULL;
	bool has = true;

	if (!readable(act, m))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	json_open(b, '{');
	TRY(scope_write(act, s, b));
	json_member(b, "metric", metric_name(m));
	json_key(b, "records");
	json_open(b, '[');
	TRY(metric_rows(
		act, m, s,
		"SELECT q.\"entity\", q.\"id\", q.\"title\", q.\"customer\", q.\"contract\", q.\"day\", q.\"good\","
		" q.\"weight\"",
		arena_print(act->arena, " ORDER BY q.\"good\", q.\"day\" DESC, q.\"id\" DESC LIMIT %d", RECORDS_MOST),
		&r));
	while (has) {
		TRY(rows_next(r, &has, act->arena));
		if (has && may_read(act->who, rows_text(r, 0, act->arena)))
			TRY(record_write_one(act, m, r, b));
	}
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
