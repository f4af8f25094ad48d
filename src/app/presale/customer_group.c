#include "app/presale/customer_group.h"

#include "app/record_list.h"
#include "app/take.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/party/customer_group.h"
#include "store/query.h"
#include "store/record.h"

#define CHAIN_MOST 32	   /* what stood before there was a rule ends somewhere too */
#define COMPANIES_MOST 150 /* as many as one question counts for */

/* --- what may stand below what --- */

/* Of two who turn the group round at once, the second waits for the first and sees what it did. */
static FALLIBLE chain_above(struct act *act, customer_id first, int64_t chain[CHAIN_MOST], unsigned *ret)
{
	unsigned n = 0;
	void *k = NULL;

	for (int64_t id = first.v; id != 0 && n < CHAIN_MOST; id = ((struct customer *)k)->parent.v) {
		chain[n++] = id;
		TRY(record_take(act, &customer_entity, id, &k));
	}
	*ret = n;
	return NULL;
}

static FALLIBLE levels_below(struct act *act, int64_t id, unsigned *ret)
{
	struct value deepest;

	TRY(sql_value(act->db,
		      "WITH RECURSIVE branch(id, level) AS (SELECT id, 0 FROM customer WHERE id = $1 UNION ALL"
		      " SELECT c.id, b.level + 1 FROM customer c JOIN branch b ON c.parent = b.id WHERE b.level < $2)"
		      " SELECT CAST(max(level) AS BIGINT) FROM branch",
		      SQL_ARGS(value_int(id), value_int(GROUP_LEVELS)), &deepest, act->arena));
	*ret = deepest.tag == VALUE_INT ? (unsigned)deepest.i : 0;
	return NULL;
}

FALLIBLE customer_grouping(struct act *act, const void *before, void *customer)
{
	const struct customer *was = before, *k = customer;
	int64_t chain[CHAIN_MOST];
	unsigned above = 0, below = 0;

	if (k->parent.v == 0 || (was != NULL && was->parent.v == k->parent.v))
		return NULL;
	TRY(chain_above(act, k->parent, chain, &above));
	TRY(levels_below(act, k->record.id, &below));
	const char *reason = group_refusal(k->record.id, chain, above, below);
	return reason == NULL ? NULL : error_with(act->arena, ERROR_INVALID, "parent", reason, "%d", GROUP_LEVELS);
}

/* --- the tree --- */

/* What is counted of each company, as far as the actor may read it. */
static const struct counted {
	const char *key;
	const struct entity *entity;
	const char *where;
} counted[] = {
	{ "opportunities", &opportunity_entity, "\"stage\" NOT IN ('contracted', 'lost')" },
	{ "contracts", &contract_entity, "\"stage\" IN ('signed', 'accepted')" },
	{ "equipment", &equipment_entity, "\"stage\" IS DISTINCT FROM 'retired'" },
	{ "cases", &service_case_entity, "\"stage\" NOT IN ('confirmed', 'closed', 'cancelled')" },
};

#define COUNTED (sizeof counted / sizeof *counted)

struct company {
	const struct customer *customer;
	bool readable, shown;
	int64_t count[COUNTED];
};

struct group {
	struct act *act;
	struct company *all; /* those above before those below */
	unsigned count;
	bool more;
	int64_t here;
	bool counts[COUNTED]; /* may the actor read them at all */
};

static FALLIBLE head_of(struct act *act, int64_t id, int64_t *ret)
{
	void *k = NULL;

	for (unsigned n = 0; n < CHAIN_MOST; n++) {
		TRY(store_get(act->db, &customer_entity, id, &k, act->arena));
		if (((struct customer *)k)->parent.v == 0)
			break;
		id = ((struct customer *)k)->parent.v;
	}
	*ret = id;
	return NULL;
}

static FALLIBLE ids_below(struct act *act, int64_t head, int64_t ids[COMPANIES_MOST + 1], unsigned *ret)
{
	AUTO_ROWS *r = NULL;
	bool has = true;

	TRY(sql_rows(act->db,
		     arena_print(act->arena,
				 "WITH RECURSIVE branch(id, level) AS (SELECT id, 0 FROM customer WHERE id = $1"
				 " UNION ALL SELECT c.id, b.level + 1 FROM customer c JOIN branch b ON c.parent = b.id"
				 " WHERE b.level < %d) SELECT id FROM branch ORDER BY level, id LIMIT %d",
				 GROUP_LEVELS, COMPANIES_MOST + 1),
		     SQL_ARGS(value_int(head)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		ids[(*ret)++] = rows_int(r, 0);
	}
}

static FALLIBLE load(struct group *g, int64_t head)
{
	int64_t ids[COMPANIES_MOST + 1];
	unsigned n = 0;
	void *k = NULL;

	TRY(ids_below(g->act, head, ids, &n));
	g->more = n > COMPANIES_MOST;
	g->count = g->more ? COMPANIES_MOST : n;
	g->all = arena_array(g->act->arena, struct company, g->count + 1);
	for (unsigned i = 0; i < g->count; i++) {
		TRY(store_get(g->act->db, &customer_entity, ids[i], &k, g->act->arena));
		bool readable = rights_read_record(&customer_entity, k, g->act->who);
		g->all[i] = (struct company){ .customer = k, .readable = readable, .shown = readable };
	}
	return NULL;
}

static struct company *find(const struct group *g, int64_t id)
{
	for (unsigned i = 0; i < g->count; i++)
		if (g->all[i].customer->record.id == id)
			return &g->all[i];
	return NULL;
}

/* From below: who has one to show is shown himself, without a name if need be. */
static unsigned decide_shown(struct group *g)
{
	unsigned shown = 0;

	for (unsigned i = g->count; i-- > 0;) {
		struct company *above = find(g, g->all[i].customer->parent.v);
		if (g->all[i].shown && above != NULL)
			above->shown = true;
		shown += g->all[i].shown;
	}
	return shown;
}

static void counted_add(struct query *q, const struct group *g, const struct counted *c, unsigned scope)
{
	query_add(q, "SELECT \"customer\", count(*) FROM ");
	query_name(q, c->entity->name);
	query_add(q, " WHERE ");
	query_scope(q, c->entity, g->act->who, scope);
	query_add(q, " AND ");
	query_add(q, c->where);
	query_add(q, " AND \"customer\" IN (0");
	for (unsigned i = 0; i < g->count; i++) {
		if (!g->all[i].readable)
			continue;
		query_add(q, ", ");
		query_arg(q, value_int(g->all[i].customer->record.id));
	}
	query_add(q, ") GROUP BY \"customer\"");
}

static FALLIBLE count_one(struct group *g, unsigned what)
{
	unsigned scope = rights_scope(counted[what].entity, g->act->who, READ);
	struct query *q = query_new(g->act->arena);
	AUTO_ROWS *r = NULL;
	bool has = true;

	g->counts[what] = scope != 0;
	if (scope == 0)
		return NULL;
	counted_add(q, g, &counted[what], scope);
	TRY(sql_rows(g->act->db, buffer_text(&q->text), q->args, q->nargs, &r, g->act->arena));
	while (true) {
		TRY(rows_next(r, &has, g->act->arena));
		if (!has)
			return NULL;
		find(g, rows_int(r, 0))->count[what] = rows_int(r, 1);
	}
}

static void company_write(const struct group *g, const struct company *k, int level, struct buffer *b)
{
	json_open(b, '{');
	json_member(b, "id", k->readable ? id_text(k->customer->record.id, b->arena) : NULL);
	json_member(b, "title", k->readable ? k->customer->name : NULL);
	json_member_int(b, "level", level);
	json_member_bool(b, "here", k->customer->record.id == g->here);
	for (unsigned i = 0; i < COUNTED; i++)
		if (k->readable && g->counts[i])
			json_member_int(b, counted[i].key, k->count[i]);
		else
			json_member(b, counted[i].key, NULL);
	json_close(b, '}');
}

/* A group is no deeper than its levels. */
static void branch_write(const struct group *g, const struct company *k, int level, struct buffer *b)
{
	company_write(g, k, level, b);
	for (const struct company *below = k + 1; level < GROUP_LEVELS && below < g->all + g->count; below++)
		if (below->shown && below->customer->parent.v == k->customer->record.id)
			branch_write(g, below, level + 1, b);
}

FALLIBLE customer_group_view(struct act *act, int64_t customer, struct buffer *b)
{
	struct group g = { .act = act, .here = customer };
	void *record = NULL;
	int64_t head = 0;

	TRY(record_readable(act, &customer_entity, customer, &record));
	if (act->who->customer == 0) {
		TRY(head_of(act, customer, &head));
		TRY(load(&g, head));
	}
	json_open(b, '{');
	json_key(b, "group");
	if (decide_shown(&g) < 2) {
		json_none(b);
	} else {
		for (unsigned i = 0; i < COUNTED; i++)
			TRY(count_one(&g, i));
		json_open(b, '{');
		json_key(b, "companies");
		json_open(b, '[');
		branch_write(&g, g.all, 0, b);
		json_close(b, ']');
		json_member_bool(b, "more", g.more);
		json_close(b, '}');
	}
	json_close(b, '}');
	return NULL;
}
