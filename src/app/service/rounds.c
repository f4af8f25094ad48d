#include "app/service/rounds.h"

#include <string.h>

#include "app/desk/calendars.h"
#include "app/record_list.h"
#include "app/save.h"
#include "app/whys.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/service/company_round.h"
#include "store/record.h"

/* --- which projects --- */

static const char *const scopes[] = {
	[round_scope_in_warranty] = "SELECT \"id\" FROM contract WHERE \"stage\" = 'accepted' AND \"accepted_on\" <= $1"
				    " AND \"warranty_end_on\" >= $1 ORDER BY \"id\"",
	[round_scope_completed] = "SELECT \"id\" FROM contract WHERE \"stage\" IN ('accepted', 'closed')"
				  " AND \"accepted_on\" <= $1 ORDER BY \"id\"",
};

static FALLIBLE projects_of(struct act *act, const struct company_round *r, struct buffer *ret)
{
	AUTO_ROWS *rows = NULL;
	bool has;

	TRY(sql_rows(act->db, scopes[r->scope], SQL_ARGS(value_int(r->starts_on.day)), &rows, act->arena));
	while (true) {
		TRY(rows_next(rows, &has, act->arena));
		if (!has)
			return NULL;
		int64_t id = rows_int(rows, 0);
		buffer_put(ret, &id, sizeof id);
	}
}

/* --- the way --- */

static const struct round_stop *stop_of(const struct company_round *r, int64_t contract)
{
	for (unsigned i = 0; i < r->stops.count; i++)
		if (LINE_AT(r->stops, struct round_stop, i)->contract.v == contract)
			return LINE_AT(r->stops, struct round_stop, i);
	return NULL;
}

/* A visit that is planned in those days anyway: one trip proves both. */
static FALLIBLE visit_in_span(struct act *act, const struct company_round *r, int64_t contract, struct round_stop *s)
{
	AUTO_ROWS *rows = NULL;
	bool has;

	TRY(sql_rows(act->db,
		     "SELECT \"id\", \"planned_on\" FROM visit WHERE \"contract\" = $1 AND \"planned_on\" >= $2 AND"
		     " \"planned_on\" <= $3 AND \"stage\" <> 'cancelled' ORDER BY \"planned_on\", \"id\" LIMIT 1",
		     SQL_ARGS(value_int(contract), value_int(r->starts_on.day), value_int(r->ends_on.day)), &rows,
		     act->arena));
	TRY(rows_next(rows, &has, act->arena));
	if (!has)
		return NULL;
	s->visit.v = rows_int(rows, 0);
	s->on = (date){ (int32_t)rows_int(rows, 1) };
	s->merged = true;
	return NULL;
}

static FALLIBLE stop_make(struct act *act, const struct company_round *r, int64_t id, struct round_stop *s,
			  struct round_place *p)
{
	const struct round_stop *known = stop_of(r, id);
	void *contract = NULL, *site = NULL;

	TRY(store_get(act->db, &contract_entity, id, &contract, act->arena));
	const struct contract *c = contract;
	memcpy(s, record_new(&round_stop_entity, act->arena), sizeof *s);
	s->contract.v = id;
	s->site = c->site;
	s->engineer = c->service_engineer;
	if (c->site.v != 0) {
		TRY(store_get(act->db, &site_entity, c->site.v, &site, act->arena));
		s->city = ((struct site *)site)->city;
		s->district = ((struct site *)site)->district;
		p->address = ((struct site *)site)->address;
	}
	if (known != NULL && known->visit.v != 0) {
		s->visit = known->visit;
		s->on = known->on;
		s->merged = known->merged;
	} else {
		TRY(visit_in_span(act, r, id, s));
	}
	p->city = s->city;
	p->district = s->district;
	p->contract = id;
	p->fixed = s->on;
	return NULL;
}

static FALLIBLE stop_visit(struct act *act, struct round_stop *s)
{
	struct visit *v = record_new(&visit_entity, act->arena);

	v->title = why_name(act->arena, "title_visit", date_text(s->on, act->arena), NULL);
	v->contract = s->contract;
	v->site = s->site;
	v->programmes = "routine";
	v->channel = visit_channel_onsite;
	v->planned_on = s->on;
	v->engineer = s->engineer;
	TRY(save_new(act, &visit_entity, v));
	s->visit.v = v->record.id;
	return NULL;
}

static struct round_stop *stop_at_place(struct round_stop *stops, size_t n, const struct round_place *p)
{
	for (size_t i = 0; i < n; i++)
		if (stops[i].contract.v == p->contract)
			return &stops[i];
	return NULL;
}

/* In the order of the way; what was laid out before keeps its day and its visit. */
FALLIBLE round_laying_out(struct act *act, const void *before, void *round)
{
	struct company_round *r = round;
	const struct calendar *calendar = NULL;
	struct buffer ids = BUFFER(act->arena);

	(void)before;
	TRY(calendars_load(act, &calendar));
	TRY(projects_of(act, r, &ids));
	size_t n = ids.used / sizeof(int64_t);
	struct round_stop *stops = arena_array(act->arena, struct round_stop, n + 1);
	struct round_stop *way = arena_array(act->arena, struct round_stop, n + 1);
	struct round_place *places = arena_array(act->arena, struct round_place, n + 1);
	for (size_t i = 0; i < n; i++) {
		int64_t id;
		memcpy(&id, (const char *)ids.data + i * sizeof id, sizeof id);
		TRY(stop_make(act, r, id, &stops[i], &places[i]));
	}
	round_route(places, n, r->starts_on, r->ends_on, calendar);
	for (size_t i = 0; i < n; i++) {
		way[i] = *stop_at_place(stops, n, &places[i]);
		way[i].on = places[i].on;
		if (way[i].visit.v == 0)
			TRY(stop_visit(act, &way[i]));
	}
	r->stops = (struct lines){ .rows = way, .count = (unsigned)n };
	return NULL;
}

/* --- what came of it --- */

struct visited {
	bool done;
	int64_t devices, in_order, stars; /* stars 0: not rated */
};

static FALLIBLE stop_result(struct act *act, const struct round_stop *s, const struct company_round *r,
			    struct visited *ret)
{
	AUTO_ROWS *rows = NULL;
	bool has;

	*ret = (struct visited){ 0 };
	TRY(sql_rows(act->db,
		     "SELECT v.\"id\", coalesce(v.\"satisfaction\", 0),"
		     " (SELECT count(*) FROM visit_check c WHERE c.\"visit\" = v.\"id\" AND c.\"state\" IN"
		     " ('normal', 'abnormal')),"
		     " (SELECT count(*) FROM visit_check c WHERE c.\"visit\" = v.\"id\" AND c.\"state\" = 'normal')"
		     " FROM visit v WHERE v.\"contract\" = $1 AND v.\"stage\" IN ('signed', 'closed') AND"
		     " (v.\"id\" = $2 OR (v.\"actual_on\" >= $3 AND v.\"actual_on\" <= $4))"
		     " ORDER BY v.\"actual_on\" DESC, v.\"id\" LIMIT 1",
		     SQL_ARGS(value_int(s->contract.v), value_int(s->visit.v), value_int(r->starts_on.day),
			      value_int(r->ends_on.day)),
		     &rows, act->arena));
	TRY(rows_next(rows, &has, act->arena));
	if (has)
		*ret = (struct visited){ true, rows_int(rows, 2), rows_int(rows, 3), rows_int(rows, 1) };
	return NULL;
}

static void count_one(struct round_count *n, const struct visited *v)
{
	n->projects++;
	n->visited += v->done;
	n->devices += v->devices;
	n->in_order += v->in_order;
	n->rated += v->stars > 0;
	n->stars += v->stars;
}

FALLIBLE round_closing(struct act *act, const void *before, void *round)
{
	struct company_round *r = round;
	struct round_count n = { 0 };
	struct visited v;

	(void)before;
	for (unsigned i = 0; i < r->stops.count; i++) {
		TRY(stop_result(act, LINE_AT(r->stops, struct round_stop, i), r, &v));
		count_one(&n, &v);
	}
	r->projects = n.projects;
	r->visited = n.visited;
	r->coverage = percent_of(n.visited, n.projects);
	r->quality = percent_of(n.in_order, n.devices);
	r->satisfaction = mean_of(n.stars, n.rated);
	return NULL;
}

/* --- the page --- */

struct district {
	const char *city, *name;
	struct round_count count;
};

static struct district *district_of(struct district *all, size_t *n, const struct round_stop *s)
{
	for (size_t i = 0; i < *n; i++)
		if (text_same(all[i].city, s->city) && text_same(all[i].name, s->district))
			return &all[i];
	all[*n] = (struct district){ s->city, s->district, { 0 } };
	return &all[(*n)++];
}

static void count_write(struct buffer *b, const struct round_count *n)
{
	json_member_int(b, "projects", n->projects);
	json_member_int(b, "visited", n->visited);
	decimal_write(b, "coverage", percent_of(n->visited, n->projects));
	json_member_int(b, "devices", n->devices);
	json_member_int(b, "in_order", n->in_order);
	decimal_write(b, "quality", percent_of(n->in_order, n->devices));
	decimal_write(b, "satisfaction", mean_of(n->stars, n->rated));
}

static FALLIBLE stop_write(struct act *act, const struct round_stop *s, const struct visited *v, struct buffer *b)
{
	json_open(b, '{');
	date_write(b, "on", s->on);
	json_member(b, "city", s->city);
	json_member(b, "district", s->district);
	json_member_bool(b, "merged", s->merged);
	json_member_bool(b, "visited", v->done);
	TRY(title_write(act, "contract", &contract_entity, s->contract.v, b));
	TRY(title_write(act, "site", &site_entity, s->site.v, b));
	TRY(title_write(act, "engineer", &user_entity, s->engineer.v, b));
	TRY(title_write(act, "visit", &visit_entity, s->visit.v, b));
	json_close(b, '}');
	return NULL;
}

static void districts_write(const struct district *all, size_t n, struct buffer *b)
{
	json_key(b, "districts");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++) {
		json_open(b, '{');
		json_member(b, "city", all[i].city);
		json_member(b, "district", all[i].name);
		count_write(b, &all[i].count);
		json_close(b, '}');
	}
	json_close(b, ']');
}

FALLIBLE round_view(struct act *act, int64_t id, struct buffer *b)
{
	struct round_count total = { 0 };
	void *record = NULL;
	size_t n = 0;

	TRY(record_readable(act, &company_round_entity, id, &record));
	const struct company_round *r = record;
	struct district *districts = arena_array(act->arena, struct district, r->stops.count + 1);
	json_open(b, '{');
	json_key(b, "round");
	TRY(record_named(act, &company_round_entity, r, "owner", b));
	json_key(b, "stops");
	json_open(b, '[');
	for (unsigned i = 0; i < r->stops.count; i++) {
		const struct round_stop *s = LINE_AT(r->stops, struct round_stop, i);
		struct visited v;
		TRY(stop_result(act, s, r, &v));
		count_one(&total, &v);
		count_one(&district_of(districts, &n, s)->count, &v);
		TRY(stop_write(act, s, &v, b));
	}
	json_close(b, ']');
	districts_write(districts, n, b);
	json_key(b, "total");
	json_open(b, '{');
	count_write(b, &total);
	json_close(b, '}');
	json_close(b, '}');
	return NULL;
}
