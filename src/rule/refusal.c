#include "rule/refusal.h"

#include "base/instant.h"
#include "meta/kinds.h"

void refuse(struct error **all, const struct env *env, const char *field, const char *reason)
{
	error_append(all, error_new(env->arena, ERROR_CONFLICT, field, reason));
}

void refuse_count(struct error **all, const struct env *env, const char *field, const char *reason, int64_t count)
{
	error_append(all, error_with(env->arena, ERROR_CONFLICT, field, reason, "%lld", (long long)count));
}

void refuse_row(struct error **all, const struct env *env, const char *lines, unsigned row, const char *field,
		const char *reason)
{
	refuse(all, env, arena_print(env->arena, "%s[%u].%s", lines, row, field), reason);
}

void object(struct error **all, const struct env *env, const char *field, const char *reason)
{
	error_append(all, error_new(env->arena, ERROR_INVALID, field, reason));
}

void object_in_row(struct error **all, const struct env *env, const char *lines, unsigned row, const char *field,
		   const char *reason)
{
	object(all, env, arena_print(env->arena, "%s[%u].%s", lines, row, field), reason);
}

void refuse_future(struct error **all, const struct env *env, const char *field, date d)
{
	if (d.day > instant_date(env->now).day)
		refuse(all, env, field, "in_the_future");
}

static bool same_values(const struct entity *e, const void *a, const void *b)
{
	FOR_FIELDS(f, e)
		if (!(f->flags & (PARENT | DERIVED)) && !value_same(field_get(f, a), field_get(f, b)))
			return false;
	return true;
}

static bool same_lines(const struct field *f, const void *before, const void *after)
{
	const struct lines *a = (const struct lines *)((const char *)before + f->offset);
	const struct lines *b = (const struct lines *)((const char *)after + f->offset);
	size_t size = f->target->size;

	if (a->count != b->count)
		return false;
	for (unsigned i = 0; i < a->count; i++)
		if (!same_values(f->target, (const char *)a->rows + i * size, (const char *)b->rows + i * size))
			return false;
	return true;
}

FALLIBLE unchanged(const struct entity *e, const void *before, const void *after, const char *except,
		   const char *reason, const struct env *env)
{
	struct error *all = NULL;

	FOR_FIELDS(f, e) {
		if ((f->flags & (DERIVED | STAGE)) || word_in(except, f->name))
			continue;
		bool same = f->kind == &kind_lines ? same_lines(f, before, after)
						   : value_same(field_get(f, before), field_get(f, after));
		if (!same)
			refuse(&all, env, f->name, reason);
	}
	return all;
}
