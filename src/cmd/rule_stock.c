/* rule_stock.c -- the bench's adapters of parts: who gets them, what they cost. */
#include <string.h>

#include "base/money.h"
#include "cmd/rule_bench.h"
#include "rule/service/cost_price.h"
#include "rule/service/spare_allocation.h"

#define QUANTITY_MOST 1000000000

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
	json_t *allocated = answer_members(b, "allocated"), *missing = answer_members(b, "short");
	struct spare_demand *demands;
	const json_t *list;
	struct bench row;
	int stock;
	size_t n;

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
	json_t *costs = answer_list(b, "unit_cost_after_each");
	const json_t *moves;
	struct bench row;

	TRY(given_array(b, "moves", &moves));
	for (size_t i = 0; i < json_array_size(moves); i++) {
		TRY(given_row(b, "moves", moves, i, &row));
		TRY(move(&row, &stock));
		json_array_append_new(costs, json_string(money_text(stock_unit_cost(&stock), b->arena)));
	}
	answer_text(b, "qty", decimal_text(stock.quantity, b->arena));
	return NULL;
}
