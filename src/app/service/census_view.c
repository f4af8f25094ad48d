#include "app/service/census_view.h"

#include "app/record_list.h"
#include "base/instant.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/service/census.h"

#define ROWS_MOST 1000
#define NEVER_MOST 200

/* Looked at: on a visit that was carried out, with a verdict. */
#define LOOKED_AT                                                                                 \
	" FROM visit_check k JOIN visit v ON v.\"id\" = k.\"visit\" JOIN equipment e ON e.\"id\"" \
	" = k.\"equipment\" WHERE e.\"contract\" = c.\"id\" AND e.\"stage\" = 'active'"           \
	" AND k.\"state\" IN ('normal', 'abnormal') AND v.\"stage\" NOT IN ('planned', 'started', 'cancelled')"
#define DONE_HERE \
	" FROM visit v WHERE v.\"contract\" = c.\"id\" AND v.\"stage\" NOT IN ('planned', 'started', 'cancelled')"
#define IN_PERIOD " AND v.\"actual_on\" >= $1 AND v.\"actual_on\" <= $2"

static const char census_sql[] =
	"SELECT c.\"id\", c.\"name\","
	" (SELECT count(*) FROM equipment e WHERE e.\"contract\" = c.\"id\" AND e.\"stage\" = 'active'),"
	" (SELECT count(DISTINCT k.\"equipment\")" LOOKED_AT IN_PERIOD "),"
	" (SELECT count(DISTINCT k.\"equipment\")" LOOKED_AT "),"
	" (SELECT count(*)" DONE_HERE IN_PERIOD "),"
	" (SELECT max(v.\"actual_on\")" DONE_HERE "),"
	" (SELECT CAST(coalesce(sum(v.\"satisfaction\"), 0) AS BIGINT)" DONE_HERE IN_PERIOD "),"
	" (SELECT count(v.\"satisfaction\")" DONE_HERE IN_PERIOD "),"
	" (SELECT count(*) FROM service_finding f WHERE f.\"contract\" = c.\"id\" AND f.\"stage\" IN ('open', "
	"'acted')),"
	" (SELECT count(*) FROM service_finding f WHERE f.\"contract\" = c.\"id\" AND f.\"stage\" = 'open'"
	" AND f.\"due_on\" < $3)"
	" FROM contract c WHERE c.\"accepted_on\" IS NOT NULL AND c.\"accepted_on\" <= $2 AND c.\"stage\" <> "
	"'cancelled'"
	" ORDER BY c.\"accepted_on\", c.\"id\" LIMIT 1000";

struct census {
	int64_t contracts, visited, devices, looked_at, grades, graded;
};

static void count_in(struct census *all, const struct rows *r)
{
	all->contracts++;
	all->visited += rows_int(r, 5) > 0;
	all->devices += rows_int(r, 2);
	all->looked_at += rows_int(r, 3);
	all->grades += rows_int(r, 7);
	all->graded += rows_int(r, 8);
}

static void row_write(struct buffer *b, const struct rows *r)
{
	json_open(b, '{');
	json_key(b, "contract");
	json_open(b, '{');
	json_member(b, "id", id_text(rows_int(r, 0), b->arena));
	json_member(b, "title", rows_text(r, 1, b->arena));
	json_close(b, '}');
	json_member_int(b, "devices", rows_int(r, 2));
	json_member_int(b, "looked_at", rows_int(r, 3));
	json_member_int(b, "never", rows_int(r, 2) - rows_int(r, 4));
	decimal_write(b, "coverage", census_coverage(rows_int(r, 3), rows_int(r, 2)));
	json_member_int(b, "visits", rows_int(r, 5));
	date_write(b, "last_on", (date){ (int32_t)rows_int(r, 6) });
	decimal_write(b, "satisfaction", census_mean(rows_int(r, 7), rows_int(r, 8)));
	json_member_int(b, "findings", rows_int(r, 9));
	json_member_int(b, "overdue", rows_int(r, 10));
	json_close(b, '}');
}

static FALLIBLE contracts_write(struct act *act, date from, date to, struct census *all, struct buffer *b)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db, census_sql,
		     SQL_ARGS(value_int(from.day), value_int(to.day), value_int(instant_date(act->now).day)), &r,
		     act->arena));
	json_key(b, "rows");
	json_open(b, '[');
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		count_in(all, r);
		row_write(b, r);
	}
	json_close(b, ']');
	return NULL;
}

/* Devices in use that no visit ever said anything about. */
static FALLIBLE never_write(struct act *act, struct buffer *b)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(
		act->db,
		"SELECT e.\"id\", e.\"name\", e.\"category\", c.\"id\", c.\"name\", e.\"location\", e.\"installed_on\""
		" FROM equipment e JOIN contract c ON c.\"id\" = e.\"contract\" WHERE e.\"stage\" = 'active'"
		" AND c.\"accepted_on\" IS NOT NULL AND c.\"stage\" <> 'cancelled' AND NOT EXISTS (SELECT 1 FROM"
		" visit_check k JOIN visit v ON v.\"id\" = k.\"visit\" WHERE k.\"equipment\" = e.\"id\" AND"
		" k.\"state\" IN ('normal', 'abnormal') AND v.\"stage\" NOT IN ('planned', 'started', 'cancelled'))"
		" ORDER BY c.\"accepted_on\", e.\"name\", e.\"id\" LIMIT 200",
		SQL_NO_ARGS, &r, act->arena));
	json_key(b, "never");
	json_open(b, '[');
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		json_open(b, '{');
		json_member(b, "id", id_text(rows_int(r, 0), b->arena));
		json_member(b, "title", rows_text(r, 1, b->arena));
		json_member(b, "category", rows_text(r, 2, b->arena));
		json_member(b, "contract", id_text(rows_int(r, 3), b->arena));
		json_member(b, "contract_title", rows_text(r, 4, b->arena));
		json_member(b, "location", rows_text(r, 5, b->arena));
		date_write(b, "installed_on", (date){ (int32_t)rows_int(r, 6) });
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

static FALLIBLE leads_count(struct act *act, date from, date to, int64_t *ret)
{
	struct value n;

	TRY(sql_value(act->db,
		      "SELECT count(*) FROM service_lead WHERE \"created_at\" >= $1"
		      " AND \"created_at\" < $2",
		      SQL_ARGS(value_int(date_start(from).us), value_int(date_start(date_plus(to, 1)).us)), &n,
		      act->arena));
	*ret = n.i;
	return NULL;
}

static void sums_write(struct buffer *b, const struct census *all, int64_t leads)
{
	json_member_int(b, "contracts", all->contracts);
	json_member_int(b, "visited", all->visited);
	decimal_write(b, "coverage", census_coverage(all->visited, all->contracts));
	json_member_int(b, "devices", all->devices);
	json_member_int(b, "looked_at", all->looked_at);
	decimal_write(b, "device_coverage", census_coverage(all->looked_at, all->devices));
	decimal_write(b, "satisfaction", census_mean(all->grades, all->graded));
	json_member_int(b, "leads", leads);
}

FALLIBLE census_view(struct act *act, date from, date to, struct buffer *b)
{
	struct census all = { 0 };
	int64_t leads = 0;

	if (!(rights_scope(&contract_entity, act->who, READ) & ALL) ||
	    !(rights_scope(&visit_entity, act->who, READ) & ALL) ||
	    !(rights_scope(&service_finding_entity, act->who, READ) & ALL))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(leads_count(act, from, to, &leads));
	json_open(b, '{');
	date_write(b, "from", from);
	date_write(b, "to", to);
	TRY(contracts_write(act, from, to, &all, b));
	TRY(never_write(act, b));
	sums_write(b, &all, leads);
	json_close(b, '}');
	return NULL;
}

/* --- what a warranty costs --- */

struct spent {
	money cost, charged;
};

static FALLIBLE costs_write(struct act *act, int64_t contract, struct spent *all, struct buffer *b)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db,
		     "SELECT w.\"in_warranty\", l.\"kind\", count(DISTINCT w.\"id\"),"
		     " CAST(coalesce(sum(l.\"cost\"), 0) AS BIGINT), CAST(coalesce(sum(l.\"net\"), 0) AS BIGINT)"
		     " FROM work_order w JOIN charge_line l ON l.\"work_order\" = w.\"id\" WHERE w.\"contract\" = $1"
		     " AND w.\"stage\" <> 'cancelled' GROUP BY w.\"in_warranty\", l.\"kind\""
		     " ORDER BY w.\"in_warranty\" DESC, l.\"kind\"",
		     SQL_ARGS(value_int(contract)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		json_open(b, '{');
		json_member_bool(b, "in_warranty", rows_int(r, 0) != 0);
		json_member(b, "kind", rows_text(r, 1, b->arena));
		json_member_int(b, "orders", rows_int(r, 2));
		money_write(b, "cost", (money){ rows_int(r, 3) });
		money_write(b, "charged", (money){ rows_int(r, 4) });
		json_close(b, '}');
		all->cost.minor += rows_int(r, 3);
		all->charged.minor += rows_int(r, 4);
	}
}

FALLIBLE warranty_cost_view(struct act *act, int64_t contract, struct buffer *b)
{
	bool cost = rights_read_field(&work_order_entity, entity_field(&work_order_entity, "internal_cost"), act->who);
	struct spent all = { { 0 }, { 0 } };
	void *record = NULL;

	TRY(record_readable(act, &contract_entity, contract, &record));
	cost = cost && (rights_scope(&work_order_entity, act->who, READ) & ALL);
	json_open(b, '{');
	json_key(b, "rows");
	json_open(b, '[');
	if (cost)
		TRY(costs_write(act, contract, &all, b));
	json_close(b, ']');
	money_write(b, "cost", cost ? all.cost : (money){ UNSET });
	money_write(b, "charged", cost ? all.charged : (money){ UNSET });
	money_write(b, "borne", cost ? money_minus(all.cost, all.charged) : (money){ UNSET });
	json_close(b, '}');
	return NULL;
}
