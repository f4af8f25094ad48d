#include "app/presale/skills.h"

#include <string.h>

#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "rule/presale/skill_gap.h"
#include "store/record.h"

#define PEOPLE_MOST 500
#define ASKED_MOST 500

struct matrix {
	struct act *act;
	struct buffer *out;
	struct lines asked;   /* skill_requirement */
	const char **domains; /* each once, as they are met */
	size_t domain_count, domain_room;
};

/* One person's line. */
struct person {
	int64_t id;
	const char *name, *roles;
	struct lines skills; /* that the reader may see */
	struct assessment *assessments;
	int64_t *ids;
};

static void meet(struct matrix *m, const char *domain)
{
	for (size_t i = 0; i < m->domain_count; i++)
		if (strcmp(m->domains[i], domain) == 0)
			return;
	m->domains = arena_room(m->act->arena, m->domains, m->domain_count, &m->domain_room, sizeof *m->domains);
	m->domains[m->domain_count++] = domain;
}

static FALLIBLE load_asked(struct matrix *m)
{
	const struct entity *e = &skill_requirement_entity;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(m->act->db,
		     arena_print(m->act->arena, "SELECT %s FROM skill_requirement ORDER BY domain, level DESC LIMIT %d",
				 e->columns, ASKED_MOST),
		     SQL_NO_ARGS, &r, m->act->arena));
	m->asked.rows = arena_array(m->act->arena, struct skill_requirement, ASKED_MOST);
	while (true) {
		TRY(rows_next(r, &has, m->act->arena));
		if (!has)
			return NULL;
		const struct skill_requirement *q = record_of_row(e, r, m->act->arena);
		*LINE_AT(m->asked, struct skill_requirement, m->asked.count++) = *q;
		meet(m, q->domain);
	}
}

static FALLIBLE load_skills(struct matrix *m, struct person *p)
{
	struct arena *a = m->act->arena;
	unsigned n = 0;

	TRY(store_all(m->act->db, &skill_entity, "person", value_int(p->id), &p->skills, a));
	p->assessments = arena_array(a, struct assessment, p->skills.count + 1);
	p->ids = arena_array(a, int64_t, p->skills.count + 1);
	for (unsigned i = 0; i < p->skills.count; i++) {
		const struct skill *s = LINE_AT(p->skills, struct skill, i);
		if (!rights_read_record(&skill_entity, s, m->act->who))
			continue;
		p->ids[n] = s->record.id;
		p->assessments[n++] = (struct assessment){ s->domain, s->level, s->assessed_on };
		meet(m, s->domain);
	}
	p->skills.count = n;
	return NULL;
}

/* The most that any of the person's roles asks; NULL: none does. */
static const struct skill_requirement *most_asked(const struct matrix *m, const struct person *p, const char *domain)
{
	const struct skill_requirement *most = NULL;

	for (unsigned i = 0; i < m->asked.count; i++) {
		const struct skill_requirement *q = LINE_AT(m->asked, struct skill_requirement, i);
		if (strcmp(q->domain, domain) == 0 && choices_have(p->roles, role_choices.labels[q->role]) &&
		    (most == NULL || q->level > most->level))
			most = q;
	}
	return most;
}

static void number(struct buffer *b, const char *key, int64_t n)
{
	if (n == UNSET)
		json_member(b, key, NULL);
	else
		json_member_int(b, key, n);
}

static void item_write(struct matrix *m, const struct person *p, const char *domain)
{
	const struct skill_requirement *asked = most_asked(m, p, domain);
	const struct assessment *has = assessment_newest(p->assessments, p->skills.count, domain);
	struct buffer *b = m->out;
	int64_t required = asked == NULL ? UNSET : asked->level, level = has == NULL ? UNSET : has->level;

	if (asked == NULL && has == NULL)
		return;
	json_open(b, '{');
	json_member(b, "domain", domain);
	number(b, "level", level);
	number(b, "required", required);
	json_member(b, "role", asked == NULL ? NULL : role_choices.labels[asked->role]);
	number(b, "gap", skill_gap(required, level));
	json_member(b, "assessed_on", has == NULL ? NULL : date_text(has->on, b->arena));
	json_member(b, "skill", has == NULL ? NULL : id_text(p->ids[has - p->assessments], b->arena));
	json_close(b, '}');
}

static bool is_concerned(const struct matrix *m, const struct person *p)
{
	for (size_t i = 0; i < m->domain_count; i++)
		if (most_asked(m, p, m->domains[i]) != NULL)
			return true;
	return p->skills.count > 0;
}

static void person_write(struct matrix *m, const struct person *p)
{
	struct buffer *b = m->out;

	if (!is_concerned(m, p))
		return;
	json_open(b, '{');
	json_member(b, "id", id_text(p->id, b->arena));
	json_member(b, "name", p->name);
	json_key(b, "items");
	json_open(b, '[');
	for (size_t i = 0; i < m->domain_count; i++)
		item_write(m, p, m->domains[i]);
	json_close(b, ']');
	json_close(b, '}');
}

/* Whose skills the actor may see at all. */
static FALLIBLE load_people(struct matrix *m, struct person *people, unsigned *ret_count)
{
	bool all = (rights_scope(&skill_entity, m->act->who, READ) & ALL) != 0;
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(m->act->db,
		     "SELECT id, name, roles FROM \"user\" WHERE stage = 'active' AND customer IS NULL"
		     " AND ($1 = 1 OR id = $2) ORDER BY name, id LIMIT 500",
		     SQL_ARGS(value_int(all), value_int(m->act->who->user)), &r, m->act->arena));
	while (true) {
		TRY(rows_next(r, &has, m->act->arena));
		if (!has)
			return NULL;
		people[(*ret_count)++] = (struct person){ .id = rows_int(r, 0),
							  .name = rows_text(r, 1, m->act->arena),
							  .roles = rows_text(r, 2, m->act->arena) };
	}
}

FALLIBLE skills_view(struct act *act, struct buffer *b)
{
	struct matrix m = { .act = act, .out = b };
	struct person *people = arena_array(act->arena, struct person, PEOPLE_MOST);
	unsigned count = 0;

	if (rights_scope(&skill_entity, act->who, READ) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(load_asked(&m));
	TRY(load_people(&m, people, &count));
	for (unsigned i = 0; i < count; i++)
		TRY(load_skills(&m, &people[i]));
	json_open(b, '{');
	json_key(b, "domains");
	json_open(b, '[');
	for (size_t i = 0; i < m.domain_count; i++)
		json_text(b, m.domains[i]);
	json_close(b, ']');
	json_key(b, "people");
	json_open(b, '[');
	for (unsigned i = 0; i < count; i++)
		person_write(&m, &people[i]);
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
