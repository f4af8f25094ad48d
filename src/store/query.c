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
	q->args[q->nargs++] = v;
	buffer_char(&q->text, '$');
	buffer_int(&q->text, q->nargs);
}

/* OR name = value */
static void alternative(struct query *q, const char *name, int64_t value)
{
	query_add(q, " OR ");
	query_name(q, name);
	query_add(q, " = ");
	query_arg(q, value_int(value));
}

static void mine(struct query *q, const struct entity *e, const struct actor *who)
{
	if (entity_flagged(e, OWNER) == NULL)
		alternative(q, "created_by", who->user);
	FOR_FIELDS(f, e)
		if (f->flags & OWNER)
			alternative(q, f->name, who->user);
}

void query_scope(struct query *q, const struct entity *e, const struct actor *who, unsigned scope)
{
	const struct field *team = entity_flagged(e, TEAM), *party = entity_flagged(e, PARTY);

	if (scope & ALL) {
		query_add(q, "1 = 1");
		return;
	}
	query_add(q, "(1 = 0");
	if (scope & MINE)
		mine(q, e, who);
	if ((scope & TEAMS) && team != NULL && who->team != 0)
		alternative(q, team->name, who->team);
	if ((scope & THEIRS) && who->customer != 0 && (e->is_party || party != NULL))
		alternative(q, e->is_party ? "id" : party->name, who->customer);
	query_add(q, ")");
}
