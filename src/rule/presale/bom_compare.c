#include "rule/presale/bom_compare.h"

#include "base/text.h"

#define BOM_LINE(lines, i) LINE_AT(*(lines), struct bom_line, i)

static bool alike(const struct bom_line *a, const struct bom_line *b)
{
	if (!text_same(a->section, b->section) || a->item.v != b->item.v)
		return false;
	return a->item.v != 0 || (text_same(a->name, b->name) && text_same(a->model, b->model));
}

/* Amounts follow from what is said of a line; where it stands is no change of it. */
static bool unchanged_line(const struct bom_line *a, const struct bom_line *b)
{
	FOR_FIELDS(f, &bom_line_entity)
		if (!(f->flags & (PARENT | DERIVED)) && !value_same(field_get(f, a), field_get(f, b)))
			return false;
	return true;
}

static const struct bom_line *take_alike(const struct lines *was, bool *taken, const struct bom_line *now)
{
	for (unsigned i = 0; i < was->count; i++)
		if (!taken[i] && alike(BOM_LINE(was, i), now)) {
			taken[i] = true;
			return BOM_LINE(was, i);
		}
	return NULL;
}

static struct bom_pair pair_of(const struct bom_line *was, const struct bom_line *now)
{
	if (was == NULL || now == NULL)
		return (struct bom_pair){ was == NULL ? BOM_ADDED : BOM_REMOVED, was, now };
	return (struct bom_pair){ unchanged_line(was, now) ? BOM_SAME : BOM_CHANGED, was, now };
}

struct comparing {
	const struct lines *was;
	bool *taken;
	struct bom_pair *all;
	unsigned n, at; /* of the old bill, what stands before `at` is told */
};

/* What went, up to a line that stayed. */
static void tell_gone(struct comparing *c)
{
	for (; c->at < c->was->count && !c->taken[c->at]; c->at++)
		c->all[c->n++] = pair_of(BOM_LINE(c->was, c->at), NULL);
}

static void tell(struct comparing *c, const struct bom_line *was, const struct bom_line *now)
{
	if (was != NULL)
		tell_gone(c);
	c->all[c->n++] = pair_of(was, now);
	if (was != NULL && c->at < c->was->count && BOM_LINE(c->was, c->at) == was)
		c->at++;
}

struct bom_pair *bom_compare(const struct lines *was, const struct lines *now, struct arena *a, unsigned *ret_count)
{
	const struct bom_line **before = arena_array(a, const struct bom_line *, now->count + 1);
	struct comparing c = { .was = was,
			       .taken = arena_array(a, bool, was->count + 1),
			       .all = arena_array(a, struct bom_pair, was->count + now->count + 1) };

	for (unsigned i = 0; i < now->count; i++)
		before[i] = take_alike(was, c.taken, BOM_LINE(now, i));
	for (unsigned i = 0; i < now->count; i++)
		tell(&c, before[i], BOM_LINE(now, i));
	for (; c.at < was->count; c.at++)
		if (!c.taken[c.at])
			c.all[c.n++] = pair_of(BOM_LINE(was, c.at), NULL);
	*ret_count = c.n;
	return c.all;
}

const char *bom_change_name(enum bom_change c)
{
	static const char *const names[] = { "same", "changed", "added", "removed" };

	return names[c];
}
