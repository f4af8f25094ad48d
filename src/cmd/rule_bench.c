/* rule_bench.c -- the table of rules, and one line through one of them. */
#include "cmd/rule_bench.h"

#include <string.h>

#include "base/embedded.h"

static const struct {
	const char *name;
	bench_rule *rule;
} rules[] = {
	{ "contact_compliance", rule_contact_compliance },
	{ "rmb_uppercase", rule_rmb_uppercase },
	{ "uscc", rule_uscc },
	{ "phone", rule_phone },
	{ "pinyin_search", rule_pinyin_search },
	{ "vat", rule_vat },
	{ "day_type", rule_day_type },
	{ "add_workdays", rule_add_workdays },
	{ "workdays_in_year", rule_workdays_in_year },
	{ "period_end", rule_period_end },
	{ "excel_serial", rule_excel_serial },
	{ "date_parse", rule_date_parse },
	{ "amount_parse", rule_amount_parse },
	{ "warranty_end", rule_warranty_end },
	{ "warranty_floor", rule_warranty_floor },
	{ "sla_due", rule_sla_due },
	{ "sla_result", rule_sla_result },
	{ "priority_matrix", rule_priority_matrix },
	{ "repair_charge", rule_repair_charge },
	{ "revisit_every_20_days", rule_revisit_every_20_days },
	{ "revisit_overdue", rule_revisit_overdue },
	{ "monthly_onsite", rule_monthly_onsite },
	{ "heating_season", rule_heating_season },
	{ "season_visit_window", rule_season_visit_window },
	{ "seasonal_visits_in_warranty", rule_seasonal_visits_in_warranty },
	{ "visit_merge", rule_visit_merge },
	{ "parts_obligation", rule_parts_obligation },
	{ "bid_deadlines", rule_bid_deadlines },
	{ "bid_bond_cap", rule_bid_bond_cap },
	{ "bid_bond_check", rule_bid_bond_check },
	{ "performance_bond_cap", rule_performance_bond_cap },
	{ "retention_cap", rule_retention_cap },
	{ "track_record", rule_track_record },
	{ "price_score_lowest", rule_price_score_lowest },
	{ "price_score_average", rule_price_score_average },
	{ "rank", rule_rank },
	{ "price_correction", rule_price_correction },
	{ "deviation", rule_deviation },
	{ "bid_precheck", rule_bid_precheck },
	{ "spare_allocation", rule_spare_allocation },
	{ "cost_price_weighted_average", rule_cost_price_weighted_average },
	{ "training_result", rule_training_result },
	{ "handover", rule_handover },
	{ "webhook_sign", rule_webhook_sign },
	{ "wecom_text_limit", rule_wecom_text_limit },
	{ "survey_coverage", rule_survey_coverage },
	{ "storage_capacity", rule_storage_capacity },
	{ "certificate_validity", rule_certificate_validity },
	{ "expiry_reminders", rule_expiry_reminders },
	{ "highlight_feasibility", rule_highlight_feasibility },
	{ "stage_gate", rule_stage_gate },
};

bench_rule *bench_find(const char *name)
{
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (strcmp(rules[i].name, name) == 0)
			return rules[i].rule;
	return NULL;
}

const char *bench_name(size_t i)
{
	return i < sizeof rules / sizeof rules[0] ? rules[i].name : NULL;
}

FALLIBLE bench_load(struct bench *b, struct arena *a)
{
	const struct embedded *days = embedded_find("db/data/calendar_day.csv");
	const struct embedded *seasons = embedded_find("db/data/season.csv");

	if (days == NULL || seasons == NULL)
		return error_new(a, ERROR_INTERNAL, "db/data", "missing");
	TRY(calendar_read(a, days->data, embedded_size(days), &b->calendar));
	return seasons_read(a, seasons->data, embedded_size(seasons), &b->seasons);
}

static struct error *line_answer(struct bench *b, bench_rule *rule)
{
	if (b->given == NULL)
		return given_error(b, NULL, "malformed");
	if (!json_is_object(b->given))
		return given_error(b, NULL, "not_an_object");
	return rule(b);
}

static json_t *error_json(const struct error *e)
{
	return json_pack("{s:{s:s?,s:s}}", "error", "field", e->field, "reason", e->reason);
}

static int chunk_put(const char *bytes, size_t n, void *to)
{
	char **at = to;

	memcpy(*at, bytes, n);
	*at += n;
	return 0;
}

static int chunk_count(const char *bytes, size_t n, void *to)
{
	(void)bytes;
	*(size_t *)to += n;
	return 0;
}

/* The sizes are counted first: no allocation of ours happens below a frame of the library. */
static const char *json_line(const json_t *j, struct arena *a)
{
	size_t n = 0;

	json_dump_callback(j, chunk_count, &n, JSON_COMPACT);
	char *line = arena_alloc(a, n + 1), *at = line;
	json_dump_callback(j, chunk_put, &at, JSON_COMPACT);
	return line;
}

bool bench_answer(const struct bench *bench, bench_rule *rule, const char *line, size_t n, struct arena *a,
		  const char **ret_line)
{
	struct bench b = *bench;
	json_auto_t *given = json_loadb(line, n, JSON_REJECT_DUPLICATES, NULL);
	json_auto_t *answer = json_object();

	b.arena = a;
	b.given = given;
	b.answer = answer;
	struct error *e = line_answer(&b, rule);
	json_auto_t *error = e == NULL ? NULL : error_json(e);
	*ret_line = json_line(e == NULL ? answer : error, a);
	return e == NULL;
}
