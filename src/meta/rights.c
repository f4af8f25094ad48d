#include "meta/rights.h"

#include "meta/kinds.h"

/* The installation itself (user 0: jobs of its own, the shell) may do everything; it has no password. */
static bool is_installation(const struct actor *who)
{
	return who->user == 0;
}

unsigned rights_scope(const struct entity *e, const struct actor *who, unsigned right)
{
	unsigned scope = 0;

	if (is_installation(who))
		return ALL;
	for (const struct grant *g = e->grants; g < e->grants + e->ngrants; g++)
		if ((g->roles & who->roles) != 0 && (g->rights & right) == right)
			scope |= g->scope;
	return who->customer != 0 ? scope & THEIRS : scope;
}

unsigned rights_any(const struct entity *e, const struct actor *who)
{
	unsigned all = 0;

	for (unsigned right = READ; right <= IMPORT; right <<= 1)
		all |= rights_scope(e, who, right) != 0 ? right : 0;
	return all;
}

static int64_t link_of(const struct field *f, const void *record)
{
	return f == NULL ? 0 : field_get(f, record).i;
}

static bool is_mine(const struct entity *e, const void *record, const struct actor *who)
{
	if (entity_flagged(e, OWNER) == NULL)
		return ((const struct record *)record)->created_by == who->user;
	FOR_FIELDS(f, e)
		if ((f->flags & OWNER) && link_of(f, record) == who->user)
			return true;
	return false;
}

static bool is_theirs(const struct entity *e, const void *record, const struct actor *who)
{
	int64_t party = e->is_party ? ((const struct record *)record)->id : link_of(entity_flagged(e, PARTY), record);

	return party != 0 && party == who->customer;
}

bool rights_cover(const struct entity *e, const void *record, const struct actor *who, unsigned scope)
{
	int64_t team = link_of(entity_flagged(e, TEAM), record);

	return (scope & ALL) || ((scope & MINE) && is_mine(e, record, who)) ||
	       ((scope & TEAMS) && team != 0 && team == who->team) || ((scope & THEIRS) && is_theirs(e, record, who));
}

bool rights_read_record(const struct entity *e, const void *record, const struct actor *who)
{
	return rights_cover(e, record, who, rights_scope(e, who, READ));
}

bool rights_read_field(const struct entity *e, const struct field *f, const struct actor *who)
{
	(void)e;
	if (is_installation(who))
		return true;
	if (who->customer != 0)
		return f->flags & PORTAL;
	return f->readers == 0 || (f->readers & who->roles) != 0;
}

bool rights_write_field(const struct entity *e, const struct field *f, const struct actor *who)
{
	return rights_read_field(e, f, who) &&
	       (is_installation(who) || f->writers == 0 || (f->writers & who->roles) != 0);
}

bool rights_step(const struct step *s, const struct actor *who)
{
	return is_installation(who) || s->roles == 0 || (s->roles & who->roles) != 0;
}

static bool takes_part(const struct entity *e, const char *fields, const void *record, int64_t user)
{
	FOR_FIELDS(f, e)
		if (word_in(fields, f->name) && field_get(f, record).i == user)
			return true;
	return word_in(fields, "created_by") && ((const struct record *)record)->created_by == user;
}

static unsigned chosen(const struct entity *e, const char *field, const void *record)
{
	return *(const unsigned *)((const char *)record + entity_field(e, field)->offset);
}

/* He took part in it, and here that keeps him from the step. */
static bool needs_another(const struct entity *e, const struct step *s, const void *record, const struct actor *who)
{
	if (s->apart == NULL || (s->alone & who->roles) != 0)
		return false;
	if (s->apart_where != NULL && chosen(e, s->apart_where, record) != s->apart_is)
		return false;
	return takes_part(e, s->apart, record, who->user);
}

const char *rights_stand(const struct entity *e, const struct step *s, const void *record, const struct actor *who,
			 const char **ret_field)
{
	if (is_installation(who))
		return NULL;
	*ret_field = e->trade_field;
	if (s->by_trade && (e->trade(record) & who->roles) == 0)
		return "not_of_this_trade";
	*ret_field = s->taker;
	return needs_another(e, s, record, who) ? "second_person_needed" : NULL;
}

/* On some of what he reads he has the right, on some he has not. */
static bool is_partial(const struct entity *e, const struct actor *who, unsigned right)
{
	unsigned reads = rights_scope(e, who, READ), has = rights_scope(e, who, right);

	return has != 0 && !(has & ALL) && (reads & ~has) != 0;
}

bool rights_vary(const struct entity *e, const struct actor *who)
{
	for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
		if (s->by_trade || s->apart != NULL)
			return true;
	return is_partial(e, who, CHANGE) || is_partial(e, who, REMOVE) || is_partial(e, who, ACT);
}
