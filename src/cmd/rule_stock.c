/* rule_stock.c -- the bench's adapters of parts, training and hand-over, and of messages to bots. */
#include <string.h>

#include "base/buffer.h"
#include "base/money.h"
#include "cmd/rule_bench.h"
#include "egress/bot.h"
#include "rule/bid/price_score.h"
#include "rule/service/cost_price.h"
#include "rule/service/spare_allocation.h"
#include "rule/service/training_result.h"

#define QUANTITY_MOST 1000000000

/* --- parts --- */

static FALLIBLE given_demand(struct bench *row, size_t i, struct spare_demand *ret)
{
	const char *kind;
	int wanted;

	*ret = (struct spare_demand){ .index = i };
	TRY(given_text(row, "kind", &kind));
	ret->repair = strcmp(kind, "repair") == 0;
	TRY(given_int_or(row, "priority", 1, 9, 9, &ret->priority));
	TRY(given_int(row, "qty", 0, QUANTITY_MOST, &wanted));
	ret->wanted = wanted;
	return given_date(row, "created", &ret->created);
}

struct error *rule_spare_allocation(struct bench *b)
{
	json_t *allocated = json_object(), *missing = json_object();
	struct spare_demand *demands;
	const json_t *list;
	struct bench row;
	int stock;
	size_t n;

	answer_array(b, "allocated", allocated);
	answer_array(b, "short", missing);
	TRY(given_int(b, "stock", 0, QUANTITY_MOST, &stock));
	TRY(given_array(b, "demands", &list));
	n = json_array_size(list);
	demands = arena_array(b->arena, struct spare_demand, n + 1);
	for (size_t i = 0; i < n; i++) {
		TRY(given_row(b, "demands", list, i, &row));
		TRY(given_demand(&row, i, &demands[i]));
	}
	answer_int(b, "left", spare_allocate(demands, n, stock));
	for (size_t i = 0; i < n; i++) {
		const struct spare_demand *d = &demands[i];
		const char *id = json_string_value(json_object_get(json_array_get(list, d->index), "id"));
		if (id == NULL)
			return given_error(b, "demands", "required");
		json_object_set_new(allocated, id, json_integer(d->allocated));
		if (d->allocated < d->wanted)
			json_object_set_new(missing, id, json_integer(d->wanted - d->allocated));
	}
	return NULL;
}

static FALLIBLE move(struct bench *row, struct stock_value *s)
{
	const char *way;
	decimal quantity;
	money price;

	TRY(given_text(row, "t", &way));
	TRY(given_decimal(row, "qty", &quantity));
	if (quantity.millionths <= 0)
		return given_error(row, "qty", "out_of_range");
	if (strcmp(way, "in") == 0) {
		TRY(given_money(row, "price", &price));
		stock_in(s, quantity, price);
		return NULL;
	}
	return stock_out(s, quantity) ? NULL : given_error(row, "qty", "not_in_stock");
}

struct error *rule_cost_price_weighted_average(struct bench *b)
{
	struct stock_value stock = { .last = { UNSET } };
	json_t *costs = json_array();
	const json_t *moves;
	struct bench row;

	answer_array(b, "unit_cost_after_each", costs);
	TRY(given_array(b, "moves", &moves));
	for (size_t i = 0; i < json_array_size(moves); i++) {
		TRY(given_row(b, "moves", moves, i, &row));
		TRY(move(&row, &stock));
		json_array_append_new(costs, json_string(money_text(stock_unit_cost(&stock), b->arena)));
	}
	answer_text(b, "qty", decimal_text(stock.quantity, b->arena));
	return NULL;
}

/* --- training --- */

static FALLIBLE given_weights(struct bench *b, struct training_policy *p)
{
	struct bench inner = *b;
	const json_t *weights;

	TRY(given_array(b, "weights", &weights));
	if (json_array_size(weights) != 2)
		return given_error(b, "weights", "out_of_range");
	inner.given =
		json_pack("{s:O,s:O}", "theory", json_array_get(weights, 0), "practice", json_array_get(weights, 1));
	struct error *e = given_decimal(&inner, "theory", &p->theory_weight);
	if (e == NULL)
		e = given_decimal(&inner, "practice", &p->practice_weight);
	json_decref((json_t *)(uintptr_t)inner.given);
	return e;
}

struct error *rule_training_result(struct bench *b)
{
	struct training_marks m;
	struct training_policy p;

	TRY(given_decimal(b, "theory", &m.theory));
	TRY(given_decimal(b, "practice", &m.practice));
	TRY(given_decimal(b, "attendance", &m.attendance));
	TRY(given_weights(b, &p));
	TRY(given_decimal(b, "pass_mark", &p.pass_mark));
	TRY(given_decimal(b, "min_attendance", &p.attendance_least));
	struct training_result r = training_result(&m, &p);
	answer_text(b, "score", score_text(r.score, b->arena));
	answer_flag(b, "passed", r.passed);
	answer_flag(b, "retrain", !r.passed);
	return NULL;
}

/* --- hand-over --- */

static bool is_in(const json_t *list, const json_t *what)
{
	const json_t *one;
	size_t i;

	json_array_foreach(list, i, one) if (json_equal(one, what)) return true;
	return false;
}

/* Complete is what is in, all of it (S80, S81); percent of the kinds asked for. */
struct error *rule_handover(struct bench *b)
{
	const json_t *required, *delivered, *kind;
	json_t *missing = json_array();
	size_t i, n;

	answer_array(b, "missing", missing);
	TRY(given_array(b, "required", &required));
	TRY(given_array(b, "delivered", &delivered));
	n = json_array_size(required);
	json_array_foreach(required, i, kind) if (!is_in(delivered, kind))
		json_array_append(missing, (json_t *)(uintptr_t)kind);
	int64_t in = (int64_t)(n - json_array_size(missing));
	int64_t tenths = n == 0 ? 1000 : divide_half_up((wide)in * 1000, (wide)n);
	answer_flag(b, "complete", json_array_size(missing) == 0);
	answer_text(b, "percent",
		    arena_print(b->arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10)));
	return NULL;
}

/* --- bots --- */

struct error *rule_webhook_sign(struct bench *b)
{
	const char *secret, *field = given_has(b, "timestamp_ms") ? "timestamp_ms" : "timestamp_s";
	const json_t *at = json_object_get(b->given, field);

	TRY(given_text(b, "secret", &secret));
	if (!json_is_integer(at))
		return given_error(b, field, "not_a_number");
	if (strcmp(field, "timestamp_s") == 0) {
		answer_text(b, "sign_base64", bot_sign_feishu(json_integer_value(at), secret, b->arena));
		return NULL;
	}
	const char *sign = bot_sign_dingtalk(json_integer_value(at), secret, b->arena);
	answer_text(b, "sign_base64", sign);
	answer_text(b, "sign_urlencoded", bot_url_encode(sign, b->arena));
	return NULL;
}

struct error *rule_wecom_text_limit(struct bench *b)
{
	const char *unit;
	int count;

	TRY(given_text(b, "unit", &unit));
	TRY(given_int(b, "count", 0, QUANTITY_MOST, &count));
	int64_t bytes = (int64_t)strlen(unit) * count;
	answer_int(b, "bytes", bytes);
	answer_flag(b, "fits_2048", bytes <= WECOM_TEXT_MOST);
	return NULL;
}
