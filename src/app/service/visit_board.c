#include "app/service/visit_board.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk/calendars.h"
#include "app/record_list.h"
#include "app/whys.h"
#include "base/instant.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "rule/service/company_round.h"
#include "rule/service/visit_team.h"
#include "store/record.h"

#define VISITS_MOST 600
#define TRIPS_MOST 400
#define BREACHES_MOST 100

struct call {
	struct visit *visit; /* one that is not opened yet has no id */
	int64_t plan;
	const char *why;	 /* of its day, as it is kept; NULL: not laid out by a plan */
	const struct site *site; /* NULL: none */
	struct round_place place;
};

struct board {
	struct act *act;
	struct buffer *out;
	enum language lang;
	const struct calendar *calendar;
	date today, from, to;
	struct call *calls;
	size_t ncalls;
	bool more;
};

/* --- the visits --- */

static FALLIBLE site_of(struct board *w, struct call *c)
{
	void *site = NULL;

	if (c->visit->site.v != 0) {
		TRY(store_get(w->act->db, &site_entity, c->visit->site.v, &site, w->act->arena));
		c->site = site;
		c->place = (struct round_place){ .city = c->site->city,
						 .district = c->site->district,
						 .address = c->site->address };
	}
	c->place.contract = c->visit->record.id;
	return NULL;
}

static int by_way(const void *a, const void *b)
{
	const struct call *x = a, *y = b;

	if (x->visit->planned_on.day != y->visit->planned_on.day)
		return x->visit->planned_on.day > y->visit->planned_on.day ? 1 : -1;
	if (x->visit->engineer.v != y->visit->engineer.v)
		return x->visit->engineer.v > y->visit->engineer.v ? 1 : -1;
	return round_compare(&x->place, &y->place);
}

static FALLIBLE find_calls(struct board *w)
{
	const struct entity *e = &visit_entity;
	const struct value from = value_int(w->from.day), to = value_int(w->to.day), gone = value_text("cancelled");
	struct list l = { .entity = e,
			  .who = w->act->who,
			  .scope = rights_scope(e, w->act->who, READ),
			  .filters = { { entity_field(e, "planned_on"), LIST_GE, &from, 1 },
				       { entity_field(e, "planned_on"), LIST_LE, &to, 1 },
				       { entity_field(e, "stage"), LIST_NE, &gone, 1 } },
			  .nfilters = 3,
			  .order = { .column = "planned_on" },
			  .limit = VISITS_MOST };
	struct list_page page = { 0 };

	if (l.scope != 0)
		TRY(list_read(w->act->db, &l, false, &page, w->act->arena));
	w->more = page.more;
	for (size_t i = 0; i < page.count; i++) {
		struct visit *v = page.records[i];
		w->calls[w->ncalls++] = (struct call){ .visit = v, .plan = v->visit_plan.v };
	}
	return NULL;
}

static struct visit *visit_to_be(struct board *w, const struct rows *r)
{
	struct visit *v = record_new(&visit_entity, w->act->arena);

	v->planned_on = (date){ (int32_t)rows_int(r, 1) };
	v->programmes = rows_text(r, 2, w->act->arena);
	v->channel = rows_int(r, 3) != 0 ? visit_channel_onsite : visit_channel_phone;
	v->stage = visit_stage_planned;
	v->contract.v = rows_int(r, 4);
	v->customer.v = rows_int(r, 5);
	v->engineer.v = rows_int(r, 6);
	v->lead.v = rows_int(r, 7);
	v->site.v = rows_int(r, 8);
	return v;
}

/* Trips that lie too far ahead for their visit to be opened. */
static FALLIBLE find_trips(struct board *w)
{
	AUTO_ROWS *r = NULL;
	bool has = (rights_scope(&visit_plan_entity, w->act->who, READ) & ALL) != 0;

	if (!has)
		return NULL;
	TRY(sql_rows(
		w->act->db,
		"SELECT p.\"id\", t.\"on\", t.\"programmes\", t.\"on_site\", p.\"contract\", p.\"customer\","
		" p.\"engineer\", p.\"lead\", c.\"site\", t.\"why\" FROM plan_trip t JOIN visit_plan p ON p.\"id\" ="
		" t.\"visit_plan\" JOIN contract c ON c.\"id\" = p.\"contract\" WHERE t.\"visit\" IS NULL AND"
		" p.\"stage\" = 'published' AND t.\"on\" >= $1 AND t.\"on\" <= $2 ORDER BY t.\"on\", t.\"id\" LIMIT $3",
		SQL_ARGS(value_int(w->from.day), value_int(w->to.day), value_int(TRIPS_MOST)), &r, w->act->arena));
	while (true) {
		TRY(rows_next(r, &has, w->act->arena));
		if (!has)
			return NULL;
		w->calls[w->ncalls++] = (struct call){ .visit = visit_to_be(w, r),
						       .plan = rows_int(r, 0),
						       .why = rows_text(r, 9, w->act->arena) };
	}
}

/* Why the day of an opened visit is that day, as its plan has it. */
static FALLIBLE why_of(struct board *w, struct call *c)
{
	struct value why;

	if (c->why != NULL || c->plan == 0 || (rights_scope(&visit_plan_entity, w->act->who, READ) & ALL) == 0)
		return NULL;
	TRY(sql_value(w->act->db, "SELECT \"why\" FROM plan_trip WHERE \"visit_plan\" = $1 AND \"visit\" = $2",
		      SQL_ARGS(value_int(c->plan), value_int(c->visit->record.id)), &why, w->act->arena));
	c->why = why.tag == VALUE_TEXT ? why.s : NULL;
	return NULL;
}

static FALLIBLE find_all(struct board *w)
{
	w->calls = arena_array(w->act->arena, struct call, VISITS_MOST + TRIPS_MOST + 1);
	TRY(find_calls(w));
	TRY(find_trips(w));
	for (size_t i = 0; i < w->ncalls; i++) {
		TRY(site_of(w, &w->calls[i]));
		TRY(why_of(w, &w->calls[i]));
	}
	if (w->ncalls > 1)
		qsort(w->calls, w->ncalls, sizeof *w->calls, by_way);
	return NULL;
}

/* --- the team --- */

/* Who worked on the project: its manager, who owned its milestones, who recorded its commissioning. */
static FALLIBLE members_of(struct act *act, int64_t contract, struct team_member_known **ret, size_t *ret_count)
{
	struct buffer all = BUFFER(act->arena);
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(
		act->db,
		"SELECT u.\"id\", u.\"name\" FROM \"user\" u WHERE u.\"id\" IN (SELECT c.\"project_manager\" FROM"
		" contract c WHERE c.\"id\" = $1 UNION SELECT m.\"owner\" FROM milestone m WHERE m.\"contract\" = $1"
		" UNION SELECT s.\"created_by\" FROM site_record s WHERE s.\"contract\" = $1) ORDER BY u.\"name\"",
		SQL_ARGS(value_int(contract)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		struct team_member_known m = { rows_int(r, 0), rows_text(r, 1, act->arena) };
		buffer_put(&all, &m, sizeof m);
	}
	*ret = (struct team_member_known *)(void *)all.data;
	*ret_count = all.used / sizeof(struct team_member_known);
	return NULL;
}

static FALLIBLE is_first(struct act *act, const struct visit *v, bool *ret)
{
	struct value before;

	TRY(sql_value(act->db,
		      "SELECT \"id\" FROM visit WHERE \"contract\" = $1 AND \"stage\" <> 'cancelled' AND"
		      " (\"planned_on\" < $2 OR (\"planned_on\" = $2 AND \"id\" < $3)) LIMIT 1",
		      SQL_ARGS(value_int(v->contract.v), value_int(v->planned_on.day), value_int(v->record.id)),
		      &before, act->arena));
	*ret = before.tag == VALUE_NONE;
	return NULL;
}

static FALLIBLE team_write(struct act *act, const struct visit *v, struct buffer *b)
{
	struct team_member_known *known = NULL;
	size_t n = 0;
	bool first = false;

	TRY(is_first(act, v, &first));
	TRY(members_of(act, v->contract.v, &known, &n));
	struct visit_team t = { .needed = first || team_programme(v->programmes),
				.engineer = v->engineer.v,
				.lead = v->lead.v,
				.people = v->our_people };
	json_key(b, "team");
	json_open(b, '{');
	json_member_bool(b, "needed", t.needed);
	json_member_bool(b, "lead", t.lead != 0);
	json_member_bool(b, "member", team_has_member(&t, known, n));
	json_member_bool(b, "complete", team_complete(&t, known, n));
	json_key(b, "members");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++)
		json_text(b, known[i].name);
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}

/* --- writing --- */

static void programmes_write(struct buffer *b, const struct visit *v)
{
	json_key(b, "programmes");
	json_open(b, '[');
	for (unsigned i = 1; i < visit_programme_choices.count; i++)
		if (choices_have(v->programmes, visit_programme_choices.labels[i]))
			json_text(b, visit_programme_choices.labels[i]);
	json_close(b, ']');
}

static FALLIBLE call_write(struct board *w, const struct call *c)
{
	const struct visit *v = c->visit;
	struct buffer *b = w->out;

	json_open(b, '{');
	json_member(b, "id", v->record.id == 0 ? NULL : id_text(v->record.id, b->arena));
	json_member(b, "plan", c->plan == 0 ? NULL : id_text(c->plan, b->arena));
	json_member(b, "number", v->number);
	json_member(b, "stage", visit_stage_choices.labels[v->stage]);
	json_member(b, "channel", visit_channel_choices.labels[v->channel]);
	json_member_bool(b, "late", v->stage == visit_stage_planned && v->planned_on.day < w->today.day);
	json_member(b, "moved", v->reschedule_reason);
	json_member(b, "why", c->why == NULL ? NULL : why_read(c->why, w->lang, b->arena));
	programmes_write(b, v);
	TRY(title_write(w->act, "contract", &contract_entity, v->contract.v, b));
	TRY(title_write(w->act, "customer", &customer_entity, v->customer.v, b));
	TRY(title_write(w->act, "site", &site_entity, v->site.v, b));
	json_member(b, "city", c->place.city);
	json_member(b, "district", c->place.district);
	json_member(b, "address", c->place.address);
	TRY(team_write(w->act, v, b));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE person_write(struct board *w, size_t *at, date day)
{
	struct buffer *b = w->out;
	int64_t engineer = w->calls[*at].visit->engineer.v;

	json_open(b, '{');
	TRY(title_write(w->act, "engineer", &user_entity, engineer, b));
	json_key(b, "calls");
	json_open(b, '[');
	for (; *at < w->ncalls && w->calls[*at].visit->planned_on.day == day.day &&
	       w->calls[*at].visit->engineer.v == engineer;
	     ++*at)
		TRY(call_write(w, &w->calls[*at]));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}

static FALLIBLE days_write(struct board *w)
{
	struct buffer *b = w->out;

	json_key(b, "days");
	json_open(b, '[');
	for (size_t at = 0; at < w->ncalls;) {
		date day = w->calls[at].visit->planned_on;
		json_open(b, '{');
		date_write(b, "on", day);
		json_member_bool(b, "workday", calendar_is_workday(w->calendar, day));
		json_member(b, "holiday", calendar_holiday(w->calendar, day));
		json_key(b, "people");
		json_open(b, '[');
		while (at < w->ncalls && w->calls[at].visit->planned_on.day == day.day)
			TRY(person_write(w, &at, day));
		json_close(b, ']');
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* A month that is over without a visit on site is a breach (S126). */
static FALLIBLE breaches_write(struct board *w)
{
	const struct entity *e = &obligation_entity;
	const struct value kind = value_text("monthly_onsite"), open = value_text("planned"),
			   today = value_int(w->today.day);
	struct list l = { .entity = e,
			  .who = w->act->who,
			  .scope = rights_scope(e, w->act->who, READ),
			  .filters = { { entity_field(e, "kind"), LIST_EQ, &kind, 1 },
				       { entity_field(e, "stage"), LIST_EQ, &open, 1 },
				       { entity_field(e, "to_on"), LIST_LT, &today, 1 } },
			  .nfilters = 3,
			  .order = { .column = "due_on", .descending = true, .nullable = true },
			  .limit = BREACHES_MOST };
	struct list_page page = { 0 };

	if (l.scope != 0)
		TRY(list_read(w->act->db, &l, false, &page, w->act->arena));
	json_key(w->out, "breaches");
	json_open(w->out, '[');
	for (unsigned i = 0; i < page.count; i++) {
		const struct obligation *o = page.records[i];
		json_open(w->out, '{');
		json_member(w->out, "id", id_text(o->record.id, w->out->arena));
		json_member(w->out, "title", o->title);
		date_write(w->out, "from", o->from_on);
		date_write(w->out, "to", o->to_on);
		TRY(title_write(w->act, "contract", &contract_entity, o->contract.v, w->out));
		TRY(title_write(w->act, "customer", &customer_entity, o->customer.v, w->out));
		json_close(w->out, '}');
	}
	json_close(w->out, ']');
	return NULL;
}

FALLIBLE visit_board_view(struct act *act, date from, int days, enum language lang, struct buffer *b)
{
	struct board w = { .act = act,
			   .out = b,
			   .lang = lang,
			   .today = instant_date(act->now),
			   .from = from,
			   .to = date_plus(from, days - 1) };
	const struct wanted technology = { &new_technology_entity, "stage", value_text("adopted"), "due_on", false };
	const struct wanted rounds = { &company_round_entity, "stage", value_text("running"), "starts_on", false };

	TRY(calendars_load(act, &w.calendar));
	TRY(find_all(&w));
	json_open(b, '{');
	date_write(b, "today", w.today);
	date_write(b, "from", w.from);
	date_write(b, "to", w.to);
	json_member_bool(b, "more", w.more);
	TRY(days_write(&w));
	TRY(breaches_write(&w));
	TRY(records_write(act, "technology", &technology, "contract customer owner", b));
	TRY(records_write(act, "rounds", &rounds, "owner", b));
	json_close(b, '}');
	return NULL;
}
