#include "app/bid/promise_view.h"

#include <stdlib.h>

#include "app/bid/promise.h"
#include "app/bid/promise_cost.h"
#include "app/policies.h"
#include "app/presale/house.h"
#include "app/record_list.h"
#include "app/readable.h"
#include "base/random.h"
#include "base/text.h"
#include "json/write.h"
#include "rule/bid/promise_check.h"
#include "rule/service/case_hand.h"
#include "store/record.h"

#define NEAR_SHOWN 6
#define CASES_MOST 5000
#define YEARS_BACK 3
#define DAY_US INT64_C(86400000000)
#define SHANGHAI_US INT64_C(28800000000)

/* The place that is promised to. */
struct promised_place {
	int64_t site, customer;
	const char *name, *province, *city, *district;
};

struct looking {
	struct act *act;
	const struct bid *bid;
	struct service_policy policy;
	struct presale_policy house;
	struct promised_place place;
	enum language language;
	struct buffer *out;
};

static FALLIBLE place_of(struct looking *l)
{
	void *opportunity = NULL, *site = NULL, *customer = NULL;
	struct sql *db = l->act->db;

	TRY(store_get(db, &customer_entity, l->bid->customer.v, &customer, l->act->arena));
	l->place = (struct promised_place){ .customer = l->bid->customer.v,
					    .city = ((const struct customer *)customer)->city };
	if (l->bid->opportunity.v == 0)
		return NULL;
	TRY(store_get(db, &opportunity_entity, l->bid->opportunity.v, &opportunity, l->act->arena));
	if (((const struct opportunity *)opportunity)->site.v == 0)
		return NULL;
	TRY(store_get(db, &site_entity, ((const struct opportunity *)opportunity)->site.v, &site, l->act->arena));
	const struct site *s = site;
	l->place = (struct promised_place){ s->record.id, s->customer.v, s->name, s->province, s->city, s->district };
	return NULL;
}

/* --- who is near: where our engineers were last, by visits and cases (A5: no tracking) --- */

enum nearness { NEAR_SITE, NEAR_CUSTOMER, NEAR_DISTRICT, NEAR_CITY, NEAR_PROVINCE, NEAR_ELSEWHERE };

struct near_one {
	int64_t user;
	const char *name, *site;
	enum nearness near;
	date last;
};

static bool alike(const char *a, const char *b)
{
	return a != NULL && text_same(a, b);
}

static enum nearness nearness_of(const struct promised_place *p, const struct promised_place *there)
{
	if (p->site != 0 && p->site == there->site)
		return NEAR_SITE;
	if (p->customer == there->customer)
		return NEAR_CUSTOMER;
	if (alike(p->city, there->city))
		return alike(p->district, there->district) ? NEAR_DISTRICT : NEAR_CITY;
	return alike(p->province, there->province) ? NEAR_PROVINCE : NEAR_ELSEWHERE;
}

static int nearest_first(const void *x, const void *y)
{
	const struct near_one *a = x, *b = y;

	if (a->near != b->near)
		return a->near < b->near ? -1 : 1;
	if (a->last.day != b->last.day)
		return a->last.day > b->last.day ? -1 : 1;
	return a->user < b->user ? -1 : a->user > b->user;
}

#define BEEN_THERE                                                                                                  \
	"SELECT e.\"user\", u.\"name\", s.\"id\", s.\"customer\", s.\"name\", s.\"province\", s.\"city\","          \
	" s.\"district\", max(e.\"day\") FROM ("                                                                    \
	"SELECT \"engineer\" AS \"user\", \"site\" AS \"site\", \"actual_on\" AS \"day\" FROM visit"                \
	" WHERE \"engineer\" IS NOT NULL AND \"site\" IS NOT NULL AND \"actual_on\" IS NOT NULL"                    \
	" UNION ALL SELECT \"engineer\", \"site\", (\"on_site_at\" + $1) / $2 FROM service_case"                    \
	" WHERE \"engineer\" IS NOT NULL AND \"site\" IS NOT NULL AND \"on_site_at\" IS NOT NULL) e"                \
	" JOIN \"user\" u ON u.\"id\" = e.\"user\" AND u.\"stage\" = 'active' JOIN site s ON s.\"id\" = e.\"site\"" \
	" GROUP BY e.\"user\", u.\"name\", s.\"id\", s.\"customer\", s.\"name\", s.\"province\", s.\"city\", "      \
	"s.\"district\""

static FALLIBLE near_read(struct looking *l, struct near_one **ret, size_t *ret_count)
{
	struct arena *a = l->act->arena;
	struct near_one *all = NULL;
	size_t n = 0, room = 0;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(l->act->db, BEEN_THERE, SQL_ARGS(value_int(SHANGHAI_US), value_int(DAY_US)), &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			break;
		struct promised_place there = { rows_int(r, 2),	    rows_int(r, 3),	rows_text(r, 4, a),
						rows_text(r, 5, a), rows_text(r, 6, a), rows_text(r, 7, a) };
		all = arena_room(a, all, n, &room, sizeof *all);
		all[n++] = (struct near_one){ rows_int(r, 0),
					      rows_text(r, 1, a),
					      there.name,
					      nearness_of(&l->place, &there),
					      { (int32_t)rows_int(r, 8) } };
	}
	if (n > 0)
		qsort(all, n, sizeof *all, nearest_first);
	*ret = all;
	*ret_count = n;
	return NULL;
}

static bool named_before(const struct near_one *all, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (all[i].user == all[at].user)
			return true;
	return false;
}

static FALLIBLE near_write(struct looking *l)
{
	static const char *const words[] = { "site", "customer", "district", "city", "province", "elsewhere" };
	struct buffer *b = l->out;
	struct near_one *all = NULL;
	size_t n = 0;

	TRY(near_read(l, &all, &n));
	json_key(b, "engineers");
	json_open(b, '[');
	for (size_t i = 0, shown = 0; i < n && shown < NEAR_SHOWN; i++) {
		if (named_before(all, i))
			continue;
		shown++;
		json_open(b, '{');
		json_member(b, "id", id_text(all[i].user, b->arena));
		json_member(b, "title", all[i].name);
		json_member(b, "near", words[all[i].near]);
		json_member(b, "site", all[i].site);
		date_write(b, "last_on", all[i].last);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* --- how fast we were --- */

struct records {
	struct promise_record of[commitment_kind_count];
};

struct times {
	struct took *here, *all;
	size_t here_count, all_count;
};

static void time_add(struct times *t, instant from, instant to, int64_t limit, bool here)
{
	struct took took = { (to.us - from.us) / 60000000, limit };

	if (to.us == 0 || took.minutes < 0)
		return;
	t->all[t->all_count++] = took;
	if (here)
		t->here[t->here_count++] = took;
}

static struct times times_new(struct arena *a)
{
	return (struct times){ .here = arena_array(a, struct took, CASES_MOST),
			       .all = arena_array(a, struct took, CASES_MOST) };
}

/* What the bid promises a case of that priority; at once: within the tolerance. */
static int64_t limit_of(const struct looking *l, int64_t priority, enum sla_hand hand)
{
	struct sla_matrix m = sla_matrix_of(&l->policy);
	int64_t minutes = sla_minutes(&m, priority, hand);

	return hand == SLA_RESPONSE && minutes != UNSET ? minutes + l->policy.tolerance_minutes : minutes;
}

/* By the clock on the wall, waiting included: what the customer lived through. */
static FALLIBLE times_read(struct looking *l, struct times times[SLA_HANDS])
{
	struct arena *a = l->act->arena;
	AUTO_ROWS *r = NULL;
	bool has;

	for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++)
		times[h] = times_new(a);
	TRY(sql_rows(l->act->db,
		     arena_print(a,
				 "SELECT c.\"reported_at\", s.\"city\", c.\"priority\", c.\"acknowledged_at\","
				 " c.\"on_site_at\", c.\"restored_at\""
				 " FROM service_case c LEFT JOIN site s ON s.\"id\" = c.\"site\""
				 " WHERE c.\"kind\" = 'fault' AND c.\"reported_at\" >= $1"
				 " ORDER BY c.\"reported_at\" DESC LIMIT %d",
				 CASES_MOST),
		     SQL_ARGS(value_int(l->act->now.us - YEARS_BACK * 366 * DAY_US)), &r, a));
	while (true) {
		TRY(rows_next(r, &has, a));
		if (!has)
			return NULL;
		instant from = { rows_int(r, 0) };
		bool here = alike(l->place.city, rows_text(r, 1, a));
		for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++)
			time_add(&times[h], from, (instant){ rows_int(r, 3 + (int)h) }, limit_of(l, rows_int(r, 2), h),
				 here);
	}
}

static void whole_write(struct buffer *b, const char *key, int64_t n)
{
	json_key(b, key);
	if (n == UNSET)
		json_none(b);
	else
		json_int(b, n);
}

static struct durations durations_write(struct buffer *b, const char *key, struct took *took, size_t n)
{
	struct durations d = durations_of(took, n);

	json_key(b, key);
	json_open(b, '{');
	json_member_int(b, "count", (int64_t)d.count);
	json_member_int(b, "within", (int64_t)d.within);
	whole_write(b, "median", d.median);
	whole_write(b, "most_of", d.most_of);
	json_close(b, '}');
	return d;
}

static struct promise_record times_write(const struct looking *l, struct times *t, enum sla_hand hand)
{
	struct sla_matrix m = sla_matrix_of(&l->policy);
	struct buffer *b = l->out;

	json_key(b, sla_hand_name(hand));
	json_open(b, '{');
	whole_write(b, "promised", m.all[hand]);
	whole_write(b, "limit", limit_of(l, UNSET, hand));
	durations_write(b, "here", t->here, t->here_count);
	struct durations all = durations_write(b, "all", t->all, t->all_count);
	json_close(b, '}');
	return (struct promise_record){ .kept = (int64_t)all.within, .late = (int64_t)(all.count - all.within) };
}

/* An arrival only where the bid promises one. */
static FALLIBLE speed_write(struct looking *l, struct records *records)
{
	struct sla_matrix m = sla_matrix_of(&l->policy);
	struct times times[SLA_HANDS];

	TRY(times_read(l, times));
	for (enum sla_hand h = SLA_RESPONSE; h <= SLA_RESTORE; h++)
		if (sla_is_promised(&m, h))
			records->of[case_hands[h].owed] = times_write(l, &times[h], h);
	json_member(l->out, "limits", why_text(sla_limits_why(&m, l->out->arena), l->language, l->out->arena));
	return NULL;
}

/* --- what became of it elsewhere --- */

static enum commitment_kind kind_named(const char *word)
{
	for (unsigned i = 1; i < commitment_kind_choices.count; i++)
		if (text_same(commitment_kind_choices.labels[i], word))
			return (enum commitment_kind)i;
	return commitment_kind_other;
}

static FALLIBLE obligations_count(struct looking *l, struct records *ret)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(l->act->db,
		     "SELECT \"kind\","
		     " count(CASE WHEN \"stage\" = 'proven' AND (\"proof_on\" IS NULL OR \"to_on\" IS NULL"
		     "  OR \"proof_on\" <= \"to_on\") THEN 1 END),"
		     " count(CASE WHEN \"stage\" = 'proven' AND \"proof_on\" > \"to_on\" THEN 1 END),"
		     " count(CASE WHEN \"stage\" = 'planned' AND \"to_on\" < $1 THEN 1 END)"
		     " FROM obligation GROUP BY \"kind\"",
		     SQL_ARGS(value_int(instant_date(l->act->now).day)), &r, l->act->arena));
	while (true) {
		TRY(rows_next(r, &has, l->act->arena));
		if (!has)
			return NULL;
		enum commitment_kind kind = kind_named(rows_text(r, 0, l->act->arena));
		ret->of[kind] = (struct promise_record){ rows_int(r, 1), rows_int(r, 2), rows_int(r, 3) };
	}
}

/* Maintenance is proven by the monthly visit (A12). */
static void maintenance_count(struct records *all)
{
	if (all->of[commitment_kind_maintenance].kept == 0)
		all->of[commitment_kind_maintenance] = all->of[commitment_kind_monthly_onsite];
}

/* Repairs that were done prove the promises of repair: free ones that cost nothing, and those after the warranty. */
static FALLIBLE repairs_count(struct looking *l, struct records *ret)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(l->act->db,
		     "SELECT count(CASE WHEN \"in_warranty\" = 1 AND COALESCE(\"gross\", 0) = 0 THEN 1 END),"
		     " count(CASE WHEN \"in_warranty\" = 1 AND \"gross\" > 0 AND (\"cause\" IS NULL OR \"cause\" IN"
		     "  ('normal_use', 'design_defect', 'quality_defect')) THEN 1 END),"
		     " count(CASE WHEN \"in_warranty\" = 0 THEN 1 END),"
		     " count(CASE WHEN \"cause\" IN ('design_defect', 'quality_defect') AND COALESCE(\"gross\", 0) = 0"
		     "  THEN 1 END),"
		     " count(CASE WHEN \"cause\" IN ('design_defect', 'quality_defect') AND \"gross\" > 0 THEN 1 END)"
		     " FROM work_order WHERE \"stage\" IN ('finished', 'confirmed')",
		     SQL_NO_ARGS, &r, l->act->arena));
	TRY(rows_next(r, &has, l->act->arena));
	if (!has)
		return NULL;
	ret->of[commitment_kind_warranty] = (struct promise_record){ rows_int(r, 0), rows_int(r, 1), 0 };
	ret->of[commitment_kind_lifetime_repair] = (struct promise_record){ .kept = rows_int(r, 2) };
	ret->of[commitment_kind_repair_charge] = (struct promise_record){ .kept = rows_int(r, 2) };
	ret->of[commitment_kind_defect] = (struct promise_record){ rows_int(r, 3), rows_int(r, 4), 0 };
	return NULL;
}

/* --- the promises --- */

static unsigned uses_of(const struct looking *l, const struct lines *answers, const struct promises *all,
			const struct promise *p)
{
	unsigned uses = 0;

	for (unsigned i = 0; i < answers->count; i++) {
		const struct clause_response *r = LINE_AT(*answers, struct clause_response, i);
		struct promise_list list = { 0 };
		if (r->commitment_key == NULL ||
		    promise_list_read(r->commitment_key, all, l->act->arena, &list) != NULL)
			continue;
		for (unsigned k = 0; k < list.count; k++)
			uses += list.promise[k] == p;
	}
	return uses;
}

static void record_write_counts(struct buffer *b, const struct promise_record *r)
{
	json_key(b, "record");
	json_open(b, '{');
	json_member_int(b, "kept", r->kept);
	json_member_int(b, "late", r->late);
	json_member_int(b, "owed", r->owed);
	json_close(b, '}');
}

static void promise_write(const struct looking *l, const struct promise *p, unsigned uses, const struct records *all)
{
	const struct promise_limits limits = { l->house.promise_few, l->house.promise_kept, l->house.promise_least };
	const struct promise_record *r = &all->of[p->kind];
	bool told = p->kind != commitment_kind_other;
	struct buffer *b = l->out;

	json_open(b, '{');
	json_member(b, "key", p->key);
	json_member(b, "kind", commitment_kind_choices.labels[p->kind]);
	json_member(b, "title", p->title[l->language]);
	json_member(b, "text", promise_text(p, &l->policy, l->language, b->arena));
	json_member_int(b, "used", uses);
	if (told)
		record_write_counts(b, r);
	json_member(b, "light", told ? promise_light_name(promise_judge(r, &limits)) : NULL);
	json_member(b, "why",
		    why_text(told ? promise_why(r, &limits, b->arena) : why_new(b->arena, "promise_not_measured", NULL),
			     l->language, b->arena));
	json_close(b, '}');
}

static FALLIBLE promises_write(struct looking *l, const struct records *records)
{
	struct promises all = promises_read(l->act->arena);
	struct lines answers = { 0 };

	TRY(readable_all(l->act, &clause_response_entity, "bid", l->bid->record.id, &answers));
	json_key(l->out, "promises");
	json_open(l->out, '[');
	for (size_t i = 0; i < all.count; i++)
		if (promise_is_made(&all.row[i], &l->policy))
			promise_write(l, &all.row[i], uses_of(l, &answers, &all, &all.row[i]), records);
	json_close(l->out, ']');
	return NULL;
}

/* --- all of it --- */

static void heads_write(const struct looking *l)
{
	struct buffer *b = l->out;

	json_key(b, "bid");
	json_open(b, '{');
	json_member(b, "id", id_text(l->bid->record.id, b->arena));
	json_member(b, "title", l->bid->name);
	json_member(b, "policy_template", l->bid->policy_template);
	json_close(b, '}');
	json_key(b, "place");
	json_open(b, '{');
	json_member(b, "site", l->place.name);
	json_member(b, "city", l->place.city);
	json_close(b, '}');
}

static FALLIBLE body_write(struct looking *l)
{
	struct records records = { 0 };

	TRY(obligations_count(l, &records));
	maintenance_count(&records);
	TRY(repairs_count(l, &records));
	heads_write(l);
	TRY(near_write(l));
	TRY(speed_write(l, &records));
	if (readable_field(l->act, &opportunity_entity, "cost_est"))
		TRY(promise_cost_write(l->act, l->bid, &l->policy, &l->house, l->place.city, l->language, l->out));
	return promises_write(l, &records);
}

FALLIBLE promise_view(struct act *act, int64_t bid, enum language lang, struct buffer *b)
{
	struct looking l = { .act = act, .language = lang, .out = b };
	int64_t edition;
	void *record = NULL;

	TRY(record_readable(act, &bid_entity, bid, &record));
	l.bid = record;
	TRY(policies_of_bid(act, l.bid, &l.policy, &edition));
	TRY(presale_policies(act, &l.house));
	TRY(place_of(&l));
	json_open(b, '{');
	TRY(body_write(&l));
	json_close(b, '}');
	return NULL;
}
