#include "meta/flow.h"

#include <string.h>

#include "meta/rights.h"

void flow_begin(const struct entity *e, void *record)
{
	FOR_FIELDS(f, e) {
		if (f->preset.tag != VALUE_NONE && field_get(f, record).tag == VALUE_NONE)
			field_set(f, record, f->preset);
		if (f->flags & STAGE)
			*(unsigned *)((char *)record + f->offset) = 1;
	}
}

bool flow_knows(const struct entity *e, const char *action)
{
	for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
		if (strcmp(s->action, action) == 0)
			return true;
	return false;
}

static struct error *missing_fields(const struct entity *e, const void *record, const struct step *s, struct arena *a)
{
	struct error *first = NULL;

	FOR_FIELDS(f, e)
		if (word_in(s->needs, f->name) && field_get(f, record).tag == VALUE_NONE)
			error_append(&first, error_new(a, ERROR_CONFLICT, f->name, "required_for_step"));
	return first;
}

/* The detail names the stage as its label is keyed: "tender_stage.won". */
static struct error *not_now(const struct field *stage, const void *record, struct arena *a)
{
	if (stage == NULL)
		return error_new(a, ERROR_CONFLICT, NULL, "not_now");
	return error_with(a, ERROR_CONFLICT, stage->name, "not_now", "%s.%s", stage->choices->name,
			  field_get(stage, record).s);
}

FALLIBLE flow_step(const struct entity *e, void *record, const char *action, const struct env *env)
{
	const struct field *stage = entity_flagged(e, STAGE);
	const struct step *s = entity_step(e, action, record_stage(e, record));
	const char *field = NULL, *stands;
	struct error *problems;

	if (s == NULL)
		return not_now(stage, record, env->arena);
	stands = rights_stand(e, s, record, env->actor, &field); /* before the rule notes who took it */
	problems = missing_fields(e, record, s, env->arena);
	if (s->run != NULL)
		error_append(&problems, s->run(record, env));
	if (stands != NULL)
		error_append(&problems, error_new(env->arena, ERROR_CONFLICT, field, stands));
	if (problems != NULL)
		return problems;
	*(unsigned *)((char *)record + stage->offset) = s->to;
	return NULL;
}
