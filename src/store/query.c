#include "store/query.h"

struct query *query_new(struct arena *a)
{
	struct query *q = arena_new(a, struct query);

	q->text = BUFFER(a);
	return q;
}

void query_add(struct query *q, const char *text)
{
	buffer_add(&q->text, text);
}

/* Names come from declarations alone and hold no quotes. */
void query_name(struct query *q, const char *name)
{
	buffer_char(&q->text, '"');
	buffer_add(&q->text, name);
	buffer_char(&q->text, '"');
}

void query_arg(struct query *q, struct value v)
{
	if (q->nargs == QUERY_ARGS) {
		q->overfull = true;
		return;
	}
	q->args = arena_room(q->text.arena, q->args, q->nargs, &q->room, sizeof v);
	q->args[q->nargs++] = v;
	buffer_char(&q->text, '$');
	buffer_int(&q->text, q->nargs);
}

struct links {
	struct scope_link *link;
	unsigned count;
};

static void link_add(struct links *l, const char *column, int64_t value)
{
	if (l->count < SCOPE_LINKS)
		l->link[l->count++] = (struct scope_link){ column, value };
}

static void mine(struct links *l, const struct entity *e, const struct actor *who)
{
	if (entity_flagged(e, OWNER) == NULL)
		link_add(l, "created_by", who->user);
	FOR_FIELDS(f, e)
		if (f->flags & OWNER)
			link_add(l, f->name, who->user);
}

unsigned query_scope_links(const struct entity *e, const struct actor *who, unsigned scope,
			   struct scope_link ret[SCOPE_LINKS])
{
	const struct field *team = entity_flagged(e, TEAM), *party = entity_flagged(e, PARTY);
	struct links l = { ret, 0 };

	if (scope & MINE)
		mine(&l, e, who);
	if ((scope & TEAMS) && team != NULL && who->team != 0)
		link_add(&l, team->name, who->team);
	if ((scope & THEIRS) && who->customer != 0 && (e->is_party || party != NULL))
		link_add(&l, e->is_party ? "id" : party->name, who->customer);
	return l.count;
}

void query_scope(struct query *q, const struct entity *e, const struct actor *who, unsigned scope)
{
	struct scope_link links[SCOPE_LINKS];
	unsigned n;

	if (scope & ALL) {
		query_add(q, "1 = 1");
		return;
	}
	n = query_scope_links(e, who, scope, links);
	query_add(q, "(1 = 0");
	for (unsigned i = 0; i < n; i++) {
		query_add(q, " OR ");
		query_name(q, links[i].column);
		query_add(q, " = ");
		query_arg(q, value_int(links[i].value));
	}
	query_add(q, ")");
}
