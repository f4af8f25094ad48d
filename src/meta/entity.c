#include "meta/entity.h"

#include <string.h>

#include "base/random.h"
#include "meta/kinds.h"

const struct entity *entity_find(const char *name)
{
	FOR_ENTITIES(e)
		if (strcmp(e->name, name) == 0)
			return e;
	return NULL;
}

const struct field *entity_field(const struct entity *e, const char *name)
{
	FOR_FIELDS(f, e)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

const struct field *entity_flagged(const struct entity *e, unsigned flag)
{
	FOR_FIELDS(f, e)
		if (f->flags & flag)
			return f;
	return NULL;
}

const struct step *entity_step(const struct entity *e, const char *action, unsigned stage)
{
	for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
		if (s->from == stage && strcmp(s->action, action) == 0)
			return s;
	return NULL;
}

uint64_t roles_mask(const char *words)
{
	uint64_t mask = 0;

	for (unsigned i = 1; i < role_choices.count; i++)
		if (choices_have(words, role_choices.labels[i]))
			mask |= ROLE_BIT(i);
	return mask;
}

struct value field_get(const struct field *f, const void *record)
{
	return f->kind->get(f, (const char *)record + f->offset);
}

void field_set(const struct field *f, void *record, struct value v)
{
	f->kind->set(f, (char *)record + f->offset, v);
}

void *record_new(const struct entity *e, struct arena *a)
{
	void *record = arena_alloc(a, e->size);

	FOR_FIELDS(f, e)
		field_set(f, record, NO_VALUE);
	return record;
}

const char *record_title(const struct entity *e, const void *record, struct arena *a)
{
	const struct field *f = entity_flagged(e, TITLE);
	struct value v = f == NULL ? NO_VALUE : field_get(f, record);

	if (v.tag == VALUE_NONE)
		return id_text(((const struct record *)record)->id, a);
	return f->kind->text(f, v, a);
}

unsigned record_stage(const struct entity *e, const void *record)
{
	const struct field *f = entity_flagged(e, STAGE);

	return f == NULL ? 0 : *(const unsigned *)((const char *)record + f->offset);
}

bool word_in(const char *list, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = list; p != NULL && *p != '\0'; p += *p == ' ') {
		const char *end = strchr(p, ' ');
		size_t k = end == NULL ? strlen(p) : (size_t)(end - p);
		if (k == n && memcmp(p, name, n) == 0)
			return true;
		p += k;
	}
	return false;
}
