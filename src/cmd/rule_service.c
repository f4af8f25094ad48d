/* rule_service.c -- the bench's adapters of service clocks and repair charges. */
#include "base/money.h"
#include "cmd/rule_bench.h"
#include "rule/contract/service_policy.h"
#include "rule/service/priority.h"
#include "rule/service/repair_charge.h"
#include "rule/service/service_clock.h"

#define MINUTES_MOST 5256000 /* ten years */

static FALLIBLE pause_given(struct bench *b, const json_t *list, size_t i, struct pause *ret)
{
	const char *field = arena_print(b->arena, "pauses.%zu", i);
	const json_t *pair = json_array_get(list, i);
	const char *from = json_string_value(json_array_get(pair, 0)), *to = json_string_value(json_array_get(pair, 1));

	if (json_array_size(pair) != 2 || from == NULL || (to == NULL && !json_is_null(json_array_get(pair, 1))))
		return given_error(b, field, "not_a_span");
	if (!instant_parse(from, &ret->from) || (to != NULL && !instant_parse(to, &ret->to)))
		return given_error(b, field, "not_an_instant");
	return to != NULL && instant_before(ret->to, ret->from) ? given_error(b, field, "out_of_order") : NULL;
}

/* "calendar" and "pauses"; the hours live as long as the line. */
static FALLIBLE time_given(struct bench *b, struct sla_time *ret)
{
	struct service_hours *hours = arena_new(b->arena, struct service_hours);
	const char *name = "24x7";
	const json_t *list = NULL;

	if (given_has(b, "calendar"))
		TRY(given_text(b, "calendar", &name));
	if (!service_hours_parse(name, hours))
		return given_error(b, "calendar", "not_a_choice");
	if (given_has(b, "pauses"))
		TRY(given_array(b, "pauses", &list));
	size_t n = json_array_size(list);
	struct pause *pause = arena_array(b->arena, struct pause, n);
	for (size_t i = 0; i < n; i++)
		TRY(pause_given(b, list, i, &pause[i]));
	*ret = (struct sla_time){ .hours = hours, .pause = pause, .pauses = n, .calendar = b->calendar };
	return NULL;
}

static const char *moment(struct bench *b, instant t)
{
	struct civil c = instant_civil(t);

	return t.us == 0 ? "@not_yet"
			 : arena_print(b->arena, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}

struct error *rule_sla_due(struct bench *b)
{
	struct sla_time time;
	instant reported;
	int minutes;

	TRY(given_instant(b, "reported", &reported));
	TRY(given_int(b, "minutes", 0, MINUTES_MOST, &minutes));
	TRY(time_given(b, &time));
	instant due = sla_due(reported, minutes, &time);
	int64_t waited = due.us == 0 ? 0 : (due.us - reported.us) / MINUTE - minutes;
	answer_instant(b, "due", due);
	answer_why(b, why_new(b->arena, "due_after", moment(b, reported), bench_int(b, minutes), bench_int(b, waited),
			      moment(b, due), NULL));
	return NULL;
}

struct promised {
	int response, resolve, tolerance;
};

static FALLIBLE promise_given(struct bench *b, struct promised *ret)
{
	const struct service_policy seed = service_policy_seed();

	TRY(given_int_or(b, "response_minutes", 0, MINUTES_MOST, (int)seed.response_minutes, &ret->response));
	TRY(given_int_or(b, "resolve_minutes", 0, MINUTES_MOST, (int)seed.restore_minutes, &ret->resolve));
	return given_int_or(b, "immediate_tolerance_minutes", 0, MINUTES_MOST, (int)seed.tolerance_minutes,
			    &ret->tolerance);
}

/* Not done yet: null. */
static FALLIBLE done_given(struct bench *b, const char *field, instant *ret)
{
	*ret = (instant){ 0 };
	return given_has(b, field) ? given_instant(b, field, ret) : NULL;
}

/* null while it is not done. */
static enum clock_verdict answer_met(struct bench *b, const char *key, instant done, instant due)
{
	if (done.us == 0) {
		answer_null(b, key);
		return VERDICT_RUNNING;
	}
	bool met = due.us != 0 && !instant_before(due, done);
	answer_flag(b, key, met);
	return met ? VERDICT_MET : VERDICT_LATE;
}

static const char *why_key(struct bench *b, const char *what, enum clock_verdict verdict)
{
	return arena_print(b->arena, "%s_%s", what, clock_verdict_name(verdict));
}

struct error *rule_sla_result(struct bench *b)
{
	instant reported, acknowledged, resolved;
	struct sla_time time, plain;
	struct promised p;

	TRY(given_instant(b, "reported", &reported));
	TRY(done_given(b, "acknowledged", &acknowledged));
	TRY(done_given(b, "resolved", &resolved));
	TRY(promise_given(b, &p));
	TRY(time_given(b, &time));
	plain = time;
	plain.pauses = 0;
	instant answer_by = response_due(reported, p.response, p.tolerance, &plain);
	instant restore_by = sla_due(reported, p.resolve, &time);
	const char *answered = why_key(b, "response", answer_met(b, "response_met", acknowledged, answer_by));
	const char *restored = why_key(b, "restore", answer_met(b, "resolve_met", resolved, restore_by));

	answer_null(b, "elapsed_minutes");
	if (resolved.us != 0)
		answer_int(b, "elapsed_minutes", sla_elapsed(reported, resolved, &time) / MINUTE);
	answer_instant(b, "response_due", answer_by);
	answer_instant(b, "resolve_due", restore_by);
	answer_why(b, why_then(b->arena,
			       why_new(b->arena, answered, moment(b, reported), bench_int(b, p.response),
				       bench_int(b, p.response == 0 ? p.tolerance : 0), moment(b, answer_by),
				       moment(b, acknowledged), NULL),
			       why_new(b->arena, restored, moment(b, reported), bench_int(b, p.resolve),
				       moment(b, restore_by), moment(b, resolved), NULL)));
	return NULL;
}

struct error *rule_priority_matrix(struct bench *b)
{
	int impact, urgency;

	TRY(given_int(b, "impact", 1, 3, &impact));
	TRY(given_int(b, "urgency", 1, 3, &urgency));
	answer_int(b, "priority", priority_of(impact, urgency));
	answer_why(b, why_new(b->arena, "priority_from", bench_int(b, impact), bench_int(b, urgency),
			      bench_int(b, priority_of(impact, urgency)), NULL));
	return NULL;
}

/* ---- repair_charge ---- */

static FALLIBLE cost_checked(struct bench *b, const char *field, const struct repair_item *item)
{
	wide cost = (wide)item->unit_cost.minor * item->quantity.millionths / DECIMAL_ONE;

	return cost < 0 || cost > BENCH_AMOUNT_MOST ? given_error(b, field, "out_of_range") : NULL;
}

static FALLIBLE part_given(struct bench *b, struct repair_item *ret)
{
	*ret = (struct repair_item){ .type = CHARGE_PART, .name = "" };
	if (given_has(b, "sku"))
		TRY(given_text(b, "sku", &ret->name));
	TRY(given_decimal(b, "qty", &ret->quantity));
	TRY(given_money(b, "cost", &ret->unit_cost));
	TRY(given_money_or(b, "ceiling", (money){ UNSET }, &ret->ceiling));
	if (ret->ceiling.minor < 0 && ret->ceiling.minor != UNSET)
		return given_error(b, "ceiling", "out_of_range");
	if (ret->quantity.millionths < 0 || ret->quantity.millionths > BENCH_AMOUNT_MOST)
		return given_error(b, "qty", "out_of_range");
	return cost_checked(b, "cost", ret);
}

static FALLIBLE fee_given(struct bench *b, enum charge_type type, struct repair_item *ret)
{
	*ret = (struct repair_item){
		.type = type, .name = charge_type_name(type), .quantity.millionths = DECIMAL_ONE, .ceiling.minor = UNSET
	};
	TRY(given_money_or(b, charge_type_name(type), (money){ 0 }, &ret->unit_cost));
	return cost_checked(b, charge_type_name(type), ret);
}

static FALLIBLE items_given(struct bench *b, struct repair_item **ret, size_t *ret_n)
{
	const json_t *parts = NULL;

	if (given_has(b, "parts"))
		TRY(given_array(b, "parts", &parts));
	size_t n = json_array_size(parts);
	struct repair_item *item = arena_array(b->arena, struct repair_item, n + CHARGE_TYPES);
	for (size_t i = 0; i < n; i++) {
		struct bench row;
		TRY(given_row(b, "parts", parts, i, &row));
		TRY(part_given(&row, &item[i]));
	}
	for (enum charge_type type = CHARGE_LABOUR; type <= CHARGE_TEST; type++)
		TRY(fee_given(b, type, &item[n++]));
	*ret = item;
	*ret_n = n;
	return NULL;
}

static FALLIBLE warranty_given(struct bench *b, bool *ret)
{
	const char *status;

	TRY(given_text(b, "warranty_status", &status));
	*ret = strcmp(status, "in_warranty") == 0;
	return *ret || strcmp(status, "out_of_warranty") == 0 ? NULL
							      : given_error(b, "warranty_status", "not_a_choice");
}

static json_t *line_json(struct bench *b, const struct charged_line *line)
{
	return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s}", "type", charge_type_name(line->type), "name", line->name, "cost",
			 money_text(line->cost, b->arena), "charged", money_text(line->charged.net, b->arena), "payer",
			 charge_payer_name(line->payer), "reason", line->reason);
}

static void answer_charge(struct bench *b, const struct repair_charge *r)
{
	json_t *lines = answer_list(b, "lines");

	for (size_t i = 0; i < r->lines; i++)
		json_array_append_new(lines, line_json(b, &r->line[i]));
	answer_money(b, "parts", r->net[CHARGE_PART]);
	answer_money(b, "labour", r->net[CHARGE_LABOUR]);
	answer_money(b, "travel", r->net[CHARGE_TRAVEL]);
	answer_money(b, "test", r->net[CHARGE_TEST]);
	answer_money(b, "total", r->total.net);
	answer_text(b, "vat_rate", decimal_text(r->total.rate, b->arena));
	answer_money(b, "tax", r->total.tax);
	answer_money(b, "gross", r->total.gross);
	answer_money(b, "internal_cost", r->internal_cost);
	answer_money(b, "borne_by_us", r->borne_by_us);
	answer_why(b, r->why);
}

struct error *rule_repair_charge(struct bench *b)
{
	decimal vat = { service_policy_seed().vat_goods };
	enum repair_cause cause;
	struct repair_item *item = NULL;
	const char *word;
	bool in_warranty;
	size_t n = 0;

	TRY(warranty_given(b, &in_warranty));
	TRY(given_text(b, "cause", &word));
	if (!repair_cause_parse(word, &cause))
		return given_error(b, "cause", "not_a_choice");
	TRY(items_given(b, &item, &n));
	if (given_has(b, "vat_rate"))
		TRY(given_decimal(b, "vat_rate", &vat));
	if (vat.millionths < 0 || vat.millionths > DECIMAL_ONE)
		return given_error(b, "vat_rate", "out_of_range");
	struct repair_charge r = repair_charge_of(in_warranty, cause, item, n, vat, b->arena);
	answer_charge(b, &r);
	return NULL;
}
