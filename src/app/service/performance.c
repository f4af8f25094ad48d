#include "app/service/performance.h"

#include <string.h>

#include "app/service/desk_policies.h"
#include "base/instant.h"
#include "entity/all.h"
#include "rule/service/company_round.h"

/* The day of a moment, in China. */
#define DAY_OF(column) "((" column " + 28800000000) / 86400000000)"
#define IN_PERIOD(day) " AND " day " >= $3 AND " day " <= $4"
/* The columns of every metric; $3, $4 are the period, $5 today, $6 the days within which a fault is a repetition, and
 * {scope} says whose. */
#define COLUMNS(entity, title, day, good, weight)                                                \
	"SELECT '" entity "' AS entity, o.id AS id, " title " AS title, o.customer AS customer," \
	" o.contract AS contract, " day " AS day, " good " AS good, " weight " AS weight FROM "

/* In time, and written down when it took place (A10); what a case owes, by its clock. */
#define KEPT                                                           \
	"CASE WHEN o.stage <> 'proven' THEN 0"                         \
	" WHEN o.kind = 'response' AND o.service_case IS NOT NULL"     \
	" THEN CASE WHEN c.response_verdict = 'met' THEN 1 ELSE 0 END" \
	" WHEN o.kind = 'arrival' AND o.service_case IS NOT NULL"      \
	" THEN CASE WHEN c.onsite_verdict = 'met' THEN 1 ELSE 0 END"   \
	" WHEN o.kind = 'restore' AND o.service_case IS NOT NULL"      \
	" THEN CASE WHEN c.restore_verdict = 'met' THEN 1 ELSE 0 END"  \
	" WHEN o.to_on IS NOT NULL AND o.proof_on > o.to_on THEN 0"    \
	" WHEN coalesce(v.late_entry, 0) = 1 THEN 0 ELSE 1 END"
#define OBLIGATIONS(which)                                                                                   \
	COLUMNS("obligation", "o.title", "o.due_on", KEPT, "0")                                              \
	"obligation o LEFT JOIN visit v ON v.id = o.visit LEFT JOIN service_case c ON c.id = o.service_case" \
	" WHERE o.stage <> 'waived' AND (o.stage = 'proven' OR coalesce(o.to_on, o.due_on) < $5)"            \
	" AND o.kind " which "{scope}" IN_PERIOD("o.due_on")

#define CASES(good, which)                                                                                   \
	COLUMNS("service_case", "o.title", DAY_OF("o.reported_at"), good, "0")                               \
	"service_case o WHERE o.stage <> 'cancelled' AND " which "{scope}"                                   \
	" AND o.reported_at >= $3 * 86400000000 - 28800000000 AND o.reported_at < ($4 + 1) * 86400000000 - " \
	"28800000000"

static const char kept[] = OBLIGATIONS("NOT IN ('warranty', 'parts_availability', 'parts_supply')");
static const char response[] =
	CASES("CASE WHEN o.response_verdict = 'met' THEN 1 ELSE 0 END", "o.response_verdict IN ('met', 'late')");
/* Where one was promised. */
static const char arrival[] =
	CASES("CASE WHEN o.onsite_verdict = 'met' THEN 1 ELSE 0 END", "o.onsite_verdict IN ('met', 'late')");
static const char restore[] =
	CASES("CASE WHEN o.restore_verdict = 'met' THEN 1 ELSE 0 END", "o.restore_verdict IN ('met', 'late')");
static const char visits[] = OBLIGATIONS("IN ('routine_revisit', 'monthly_onsite', 'seasonal_revisit',"
					 " 'technical_revisit', 'important_day')");
static const char first_fix[] = CASES("CASE WHEN coalesce(o.reopened, 0) = 0 AND (SELECT count(*) FROM work_order w"
				      " WHERE w.service_case = o.id AND w.stage <> 'cancelled'"
				      " AND w.kind IN ('repair', 'replacement')) <= 1 THEN 1 ELSE 0 END",
				      "o.kind = 'fault' AND o.stage IN ('restored', 'confirmed', 'closed')");
static const char repeat[] = CASES("CASE WHEN EXISTS (SELECT 1 FROM service_case p WHERE p.equipment = o.equipment"
				   " AND p.kind = 'fault' AND p.stage <> 'cancelled'"
				   " AND p.reported_at < o.reported_at"
				   " AND p.reported_at >= o.reported_at - $6 * 86400000000) THEN 0 ELSE 1 END",
				   "o.kind = 'fault' AND o.equipment IS NOT NULL");
/* A part is asked for a job, or for a case that has none yet. */
#define REQUESTS                                                                             \
	"(SELECT r.id, r.number, r.stage, r.purpose, r.quantity, r.allocated, r.created_at," \
	" coalesce(r.customer, w.customer, k.customer) AS customer,"                         \
	" coalesce(w.contract, k.contract) AS contract FROM part_request r"                  \
	" LEFT JOIN work_order w ON w.id = r.work_order"                                     \
	" LEFT JOIN service_case k ON k.id = coalesce(r.service_case, w.service_case)) o"
#define PARTS                                                                                                    \
	COLUMNS("part_request", "o.number", DAY_OF("o.created_at"),                                              \
		"CASE WHEN o.stage = 'issued' OR coalesce(o.allocated, 0) >= o.quantity THEN 1 ELSE 0 END", "0") \
	REQUESTS " WHERE o.purpose = 'repair' AND o.stage <> 'cancelled'{scope}" IN_PERIOD(DAY_OF("o.created_at"))
#define RATED_VISITS                                                      \
	COLUMNS("visit", "o.title", "o.actual_on", "1", "o.satisfaction") \
	"visit o WHERE o.satisfaction IS NOT NULL AND o.stage IN ('signed', 'closed'){scope}" IN_PERIOD("o.actual_on")
#define RATED_CASES                                                                        \
	COLUMNS("service_case", "o.title", DAY_OF("o.reported_at"), "1", "o.satisfaction") \
	"service_case o WHERE o.satisfaction IS NOT NULL{scope}" IN_PERIOD(DAY_OF("o.reported_at"))
#define COSTS                                                                                             \
	COLUMNS("work_order", "o.title", DAY_OF("o.finished_at"), "1", "coalesce(o.internal_cost, 0)")    \
	"work_order o WHERE o.in_warranty = 1 AND o.stage IN ('finished', 'confirmed'){scope}" IN_PERIOD( \
		DAY_OF("o.finished_at"))

static const char parts[] = PARTS;
static const char satisfaction[] = RATED_VISITS " UNION ALL " RATED_CASES;
static const char cost[] = COSTS;

static const struct {
	const char *name;
	enum metric_unit unit;
	bool counts_bad; /* the share of those that are not good */
	const char *sql;
} metrics[] = {
	[METRIC_KEPT] = { "kept", METRIC_PERCENT, false, kept },
	[METRIC_RESPONSE] = { "response", METRIC_PERCENT, false, response },
	[METRIC_ARRIVAL] = { "arrival", METRIC_PERCENT, false, arrival },
	[METRIC_RESTORE] = { "restore", METRIC_PERCENT, false, restore },
	[METRIC_VISITS] = { "visits", METRIC_PERCENT, false, visits },
	[METRIC_FIRST_FIX] = { "first_fix", METRIC_PERCENT, false, first_fix },
	[METRIC_REPEAT] = { "repeat", METRIC_PERCENT, true, repeat },
	[METRIC_PARTS] = { "parts", METRIC_PERCENT, false, parts },
	[METRIC_SATISFACTION] = { "satisfaction", METRIC_MEAN, false, satisfaction },
	[METRIC_COST] = { "cost", METRIC_MONEY, false, cost },
};

const char *metric_name(enum metric m)
{
	return metrics[m].name;
}

bool metric_find(const char *name, enum metric *ret)
{
	for (enum metric m = 0; name != NULL && m < METRICS; m++)
		if (strcmp(metrics[m].name, name) == 0) {
			*ret = m;
			return true;
		}
	return false;
}

enum metric_unit metric_unit_of(enum metric m)
{
	return metrics[m].unit;
}

decimal metric_value(enum metric m, const struct metric_count *n)
{
	if (metrics[m].unit == METRIC_MONEY)
		return (decimal){ n->weight * (DECIMAL_ONE / 100) };
	if (metrics[m].unit == METRIC_MEAN)
		return mean_of(n->weight, n->whole);
	return percent_of(metrics[m].counts_bad ? n->whole - n->good : n->good, n->whole);
}

/* $1 and $2 are always there, of a type that both engines know. */
static const char *scope_text(const struct performance_scope *s)
{
	if (s->contract != 0)
		return " AND o.\"contract\" = $1 AND $2 = CAST(0 AS BIGINT)";
	return s->customer != 0 ? " AND o.\"customer\" = $2 AND $1 = CAST(0 AS BIGINT)"
				: " AND $1 = CAST(0 AS BIGINT) AND $2 = CAST(0 AS BIGINT)";
}

/* The periods of $5 and $6 are told to every query, whether it asks or not. */
static const char *scoped(const char *sql, const struct performance_scope *s, struct arena *a)
{
	static const char mark[] = "{scope}";
	struct buffer b = BUFFER(a);

	for (const char *at; (at = strstr(sql, mark)) != NULL; sql = at + sizeof mark - 1) {
		buffer_put(&b, sql, (size_t)(at - sql));
		buffer_add(&b, scope_text(s));
	}
	buffer_add(&b, sql);
	return buffer_text(&b);
}

#define TOLD " WHERE $5 >= CAST(0 AS BIGINT) AND $6 >= CAST(0 AS BIGINT)"

/* Also asked by performance_view.c. */
FALLIBLE metric_rows(struct act *act, enum metric m, const struct performance_scope *s, const char *head,
		     const char *tail, struct rows **ret)
{
	const char *sql =
		arena_print(act->arena, "%s FROM (%s) q" TOLD "%s", head, scoped(metrics[m].sql, s, act->arena), tail);
	date today = instant_date(act->now);
	struct dispatch_policy policy;

	TRY(dispatch_policies(act, &policy));
	return sql_rows(act->db, sql,
			SQL_ARGS(value_int(s->contract), value_int(s->contract != 0 ? 0 : s->customer),
				 value_int(s->from.day), value_int(s->to.day), value_int(today.day),
				 value_int(policy.repeat_days)),
			ret, act->arena);
}

static int month_of(date first, date day)
{
	struct civil a = date_civil(first), b = date_civil(day);

	return (b.year - a.year) * 12 + b.month - a.month;
}

static void count_add(struct metric_count *n, const struct rows *r)
{
	n->whole += rows_int(r, 1);
	n->good += rows_int(r, 2);
	n->weight += rows_int(r, 3);
}

FALLIBLE metric_read(struct act *act, enum metric m, const struct performance_scope *s, struct metric_count *ret,
		     struct metric_count *ret_month)
{
	AUTO_ROWS *r = NULL;
	bool has;

	*ret = (struct metric_count){ 0 };
	TRY(metric_rows(
		act, m, s,
		"SELECT q.\"day\", count(*), CAST(sum(q.\"good\") AS BIGINT), CAST(sum(q.\"weight\") AS BIGINT)",
		" GROUP BY q.\"day\" ORDER BY q.\"day\"", &r));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		int month = month_of(s->from, (date){ (int32_t)rows_int(r, 0) });
		count_add(ret, r);
		if (ret_month != NULL && month >= 0 && month < PERFORMANCE_MONTHS)
			count_add(&ret_month[month], r);
	}
}

/* --- promised, due, proven, late --- */

static FALLIBLE numbers_read(struct act *act, const struct performance_scope *s, const char *sql, int64_t *ret,
			     unsigned n)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db, scoped(sql, s, act->arena),
		     SQL_ARGS(value_int(s->contract), value_int(s->contract != 0 ? 0 : s->customer),
			      value_int(s->from.day), value_int(s->to.day), value_int(instant_date(act->now).day)),
		     &r, act->arena));
	TRY(rows_next(r, &has, act->arena));
	for (unsigned i = 0; has && i < n; i++)
		ret[i] = rows_int(r, i);
	return NULL;
}

static const char promises[] =
	"SELECT count(*), count(CASE WHEN o.stage = 'proven' THEN 1 END),"
	" count(CASE WHEN o.stage = 'planned' AND coalesce(o.to_on, o.due_on) < $5 THEN 1 END),"
	" count(CASE WHEN o.stage = 'planned' AND o.due_on <= $5 AND coalesce(o.to_on, o.due_on) >= $5 THEN 1 END),"
	" count(CASE WHEN o.stage = 'planned' AND o.due_on > $5 THEN 1 END), count(CASE WHEN o.stage = 'waived' THEN 1"
	" END) FROM obligation o WHERE o.kind NOT IN ('warranty', 'parts_availability', 'parts_supply'){scope}"
	" AND o.due_on >= $3 AND o.due_on <= $4";
static const char cases_seen[] =
	"SELECT count(CASE WHEN o.stage = 'cancelled' THEN 1 END), count(CASE WHEN o.stage <> 'cancelled' AND"
	" (o.response_verdict = 'running' OR o.restore_verdict = 'running') THEN 1 END),"
	" count(CASE WHEN o.stage <> 'cancelled' THEN 1 END) FROM service_case o WHERE $5 >= CAST(0 AS BIGINT){scope}"
	" AND o.reported_at >= $3 * 86400000000 - 28800000000"
	" AND o.reported_at < ($4 + 1) * 86400000000 - 28800000000";
static const char visits_seen[] = "SELECT count(*) FROM visit o WHERE o.stage IN ('signed', 'closed')"
				  " AND $5 >= CAST(0 AS BIGINT){scope} AND o.actual_on >= $3 AND o.actual_on <= $4";
static const char contracts_seen[] =
	"SELECT count(DISTINCT o.contract), count(CASE WHEN o.stage = 'waived' THEN 1 END) FROM obligation o"
	" WHERE $5 >= CAST(0 AS BIGINT){scope} AND o.due_on >= $3 AND o.due_on <= $4";

FALLIBLE promises_count(struct act *act, const struct performance_scope *s, struct promise_count *ret)
{
	int64_t n[6] = { 0 };

	TRY(numbers_read(act, s, promises, n, 6));
	*ret = (struct promise_count){ n[0], n[1], n[2], n[3], n[4], n[5] };
	return NULL;
}

FALLIBLE left_out_count(struct act *act, const struct performance_scope *s, struct left_out *ret)
{
	int64_t c[3] = { 0 }, v[1] = { 0 }, o[2] = { 0 };

	TRY(numbers_read(act, s, cases_seen, c, 3));
	TRY(numbers_read(act, s, visits_seen, v, 1));
	TRY(numbers_read(act, s, contracts_seen, o, 2));
	*ret = (struct left_out){
		.cancelled = c[0], .running = c[1], .cases = c[2], .visits = v[0], .contracts = o[0], .waived = o[1]
	};
	return NULL;
}
