/* rule_bench.h -- what an adapter of the rules bench works with: a line's `given`, the `answer` it
 * builds, and the calendar and seasons of db/data. */
#ifndef CMD_RULE_BENCH_H
#define CMD_RULE_BENCH_H

#include <jansson.h>

#include "base/error.h"
#include "base/instant.h"
#include "rule/calendar/calendar.h"
#include "rule/calendar/period.h"
#include "rule/calendar/season.h"
#include "rule/why.h"

/* The largest amount of a line, in cents: with it no sum over a line of input can overflow. */
#define BENCH_AMOUNT_MOST INT64_C(100000000000000)

struct bench {
	struct arena *arena; /* of the line */
	const struct calendar *calendar;
	struct seasons seasons;
	enum language language;
	const json_t *given; /* an object */
	json_t *answer;	     /* an object, empty at first */
};

typedef struct error *bench_rule(struct bench *b);

/* The calendar and seasons embedded in the program, in that arena. */
FALLIBLE bench_load(struct bench *b, struct arena *a);
/* Runs the rule of that name on one line and leaves its answer, or its error, in ret_line (JSON, without
 * a newline).  False: the line could not be used. */
bool bench_answer(const struct bench *b, bench_rule *rule, const char *line, size_t n, struct arena *a,
		  const char **ret_line);
bench_rule *bench_find(const char *name); /* NULL: no such rule */
const char *bench_name(size_t i);	  /* the names, one after the other; NULL ends them */

/* ---- reading `given`: ERROR_INVALID with the field and a reason ---- */

struct error *given_error(struct bench *b, const char *field, const char *reason) __attribute__((returns_nonnull));
bool given_has(const struct bench *b, const char *field); /* there, and not null */
FALLIBLE given_text(struct bench *b, const char *field, const char **ret);
FALLIBLE given_date(struct bench *b, const char *field, date *ret);
FALLIBLE given_instant(struct bench *b, const char *field, instant *ret);
FALLIBLE given_int(struct bench *b, const char *field, int least, int most, int *ret);
FALLIBLE given_flag(struct bench *b, const char *field, bool otherwise, bool *ret);
FALLIBLE given_money(struct bench *b, const char *field, money *ret);
/* In words or as people type it; UNSET where it is left out. */
FALLIBLE given_amount_words(struct bench *b, const char *field, money *ret);
FALLIBLE given_decimal(struct bench *b, const char *field, decimal *ret);
FALLIBLE given_array(struct bench *b, const char *field, const json_t **ret);
FALLIBLE given_period(struct bench *b, const char *n_field, const char *unit_field, struct period *ret);
/* What may be left out. */
FALLIBLE given_int_or(struct bench *b, const char *field, int least, int most, int otherwise, int *ret);
FALLIBLE given_money_or(struct bench *b, const char *field, money otherwise, money *ret);
/* Dates and instants of an array, at that index. */
FALLIBLE given_date_at(struct bench *b, const char *field, const json_t *array, size_t i, date *ret);
/* The i-th object of an array, as a bench of its own whose fields are called "field.i.name". */
FALLIBLE given_row(struct bench *b, const char *field, const json_t *array, size_t i, struct bench *ret);

struct bond;
FALLIBLE given_bond(struct bench *b, struct bond *ret);

/* ---- writing the answer ---- */

void answer_text(struct bench *b, const char *key, const char *text); /* NULL: null */
void answer_date(struct bench *b, const char *key, date d);	      /* unset: null */
void answer_instant(struct bench *b, const char *key, instant t);     /* local, to the minute; unset: null */
void answer_int(struct bench *b, const char *key, int64_t i);
void answer_flag(struct bench *b, const char *key, bool flag);
void answer_money(struct bench *b, const char *key, money m);
void answer_null(struct bench *b, const char *key);
void answer_array(struct bench *b, const char *key, json_t *array); /* takes the array */
/* An empty array, or object, that is the answer's from the start, so that nothing that ends the work loses it. */
json_t *answer_list(struct bench *b, const char *key);
json_t *answer_members(struct bench *b, const char *key);
void answer_why(struct bench *b, const struct why *why);

/* Texts for a why. */
const char *bench_date(struct bench *b, date d);
const char *bench_int(struct bench *b, int64_t i);

/* ---- the adapters, by topic ---- */

bench_rule rule_day_type, rule_add_workdays, rule_workdays_in_year, rule_period_end, rule_excel_serial, rule_date_parse;
bench_rule rule_rmb_uppercase, rule_amount_parse, rule_vat;
bench_rule rule_uscc, rule_phone, rule_pinyin_search;
bench_rule rule_warranty_end, rule_warranty_floor, rule_parts_obligation;
bench_rule rule_sla_due, rule_sla_result, rule_priority_matrix, rule_repair_charge;
bench_rule rule_revisit_every_20_days, rule_revisit_overdue, rule_monthly_onsite, rule_visit_merge;
bench_rule rule_highlight_feasibility;
bench_rule rule_certificate_validity, rule_expiry_reminders, rule_track_record, rule_bid_deadlines;
bench_rule rule_bid_bond_cap, rule_bid_bond_check, rule_performance_bond_cap, rule_retention_cap;
bench_rule rule_price_score_lowest, rule_price_score_average, rule_rank, rule_price_correction, rule_deviation;
bench_rule rule_bid_precheck;
bench_rule rule_spare_allocation, rule_cost_price_weighted_average, rule_training_result, rule_handover;
bench_rule rule_webhook_sign, rule_wecom_text_limit;
bench_rule rule_contact_compliance;
bench_rule rule_stage_gate;
bench_rule rule_survey_coverage, rule_storage_capacity;
bench_rule rule_heating_season, rule_season_visit_window, rule_seasonal_visits_in_warranty;

#endif
