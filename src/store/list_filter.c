#include "store/list_filter.h"

#include "meta/kinds.h"

static void filter_in(struct query *q, const struct list_filter *f)
{
	query_add(q, " IN (");
	for (unsigned i = 0; i < f->nvalues; i++) {
		query_add(q, i > 0 ? ", " : "");
		query_arg(q, f->values[i]);
	}
	query_add(q, ")");
}

/* A set holds the word: stored "a,b", looked for between commas. */
static void filter_choices(struct query *q, const struct list_filter *f)
{
	query_add(q, "(',' || ");
	query_name(q, f->field->name);
	query_add(q, f->op == LIST_NE ? " || ',') NOT LIKE ('%,' || " : " || ',') LIKE ('%,' || ");
	query_arg(q, f->values[0]);
	query_add(q, " || ',%')");
}

/* The record itself and all below it.  UNION keeps each once, and so ends whatever the data say. */
static void filter_within(struct query *q, const struct list_filter *f)
{
	const struct entity *tree = f->field->target;

	query_add(q, " IN (WITH RECURSIVE \"branch\" (\"leaf\") AS (SELECT \"id\" FROM ");
	query_name(q, tree->name);
	query_add(q, " WHERE \"id\" = ");
	query_arg(q, f->values[0]);
	query_add(q, " UNION SELECT \"below\".\"id\" FROM ");
	query_name(q, tree->name);
	query_add(q, " AS \"below\" JOIN \"branch\" ON \"below\".");
	query_name(q, tree->upward);
	query_add(q, " = \"branch\".\"leaf\") SELECT \"leaf\" FROM \"branch\")");
}

void list_filter_add(struct query *q, const struct list_filter *f, bool by_index)
{
	static const char *const signs[] = {
		[LIST_EQ] = " = ", [LIST_NE] = " IS DISTINCT FROM ",
		[LIST_LT] = " < ", [LIST_LE] = " <= ",
		[LIST_GT] = " > ", [LIST_GE] = " >= ",
	};

	query_add(q, " AND ");
	if (f->field->kind == &kind_choices && (f->op == LIST_EQ || f->op == LIST_NE)) {
		filter_choices(q, f);
		return;
	}
	query_add(q, by_index ? "" : "+");
	query_name(q, f->field->name);
	if (f->op == LIST_NULL)
		query_add(q, f->values[0].i ? " IS NULL" : " IS NOT NULL");
	else if (f->op == LIST_IN)
		filter_in(q, f);
	else if (f->op == LIST_WITHIN)
		filter_within(q, f);
	else {
		query_add(q, signs[f->op]);
		query_arg(q, f->values[0]);
	}
}
