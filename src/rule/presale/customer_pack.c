/* A pack is issued whole or not at all: every piece that may not leave the house is named (S16, S19, S64). */
#include "rule/presale/customer_pack.h"

#include "rule/bid/certificate_validity.h"
#include "rule/refusal.h"

#define ITEM(p, i) LINE_AT((p)->items, struct pack_item, i)

enum pack_problem case_study_problem(const struct case_study *c)
{
	return c->disclosure_allowed ? pack_problem_unset : pack_problem_not_disclosed;
}

enum pack_problem certificate_problem(const struct certificate *c, date on)
{
	static const enum pack_problem of_status[] = {
		[CERTIFICATE_OK] = pack_problem_unset,
		[CERTIFICATE_EXPIRED] = pack_problem_expired,
		[CERTIFICATE_NOT_YET_VALID] = pack_problem_not_yet_valid,
		[CERTIFICATE_EXPIRES_MEANWHILE] = pack_problem_unset,
	};
	enum pack_problem problem = of_status[certificate_validity(c->valid_from, c->valid_to, on, on)];

	if (c->confidentiality != confidentiality_open)
		return pack_problem_confidential;
	if (problem == pack_problem_unset && c->surveillance_due_on.day != 0 && c->surveillance_due_on.day < on.day)
		return pack_problem_suspended;
	return problem;
}

enum pack_problem advantage_point_problem(const struct advantage_point *p)
{
	return p->proven ? pack_problem_unset : pack_problem_unproven;
}

static int pieces_of(const struct pack_item *i)
{
	return (i->case_study.v != 0) + (i->certificate.v != 0) + (i->advantage_point.v != 0);
}

static const char *field_of(const struct pack_item *i)
{
	return i->case_study.v != 0 ? "case_study" : i->certificate.v != 0 ? "certificate" : "advantage_point";
}

FALLIBLE customer_pack_check(struct customer_pack *p, const struct customer_pack *before, const struct env *env)
{
	struct error *all = NULL;

	if (before != NULL && before->stage != customer_pack_stage_draft)
		error_append(&all, unchanged(&customer_pack_entity, before, p, "owner", "issued_is_fixed", env));
	for (unsigned i = 0; i < p->items.count; i++)
		if (pieces_of(ITEM(p, i)) != 1)
			object(&all, env, arena_print(env->arena, "items[%u].case_study", i), "one_piece_a_row");
	return all;
}

FALLIBLE customer_pack_issue(struct customer_pack *p, const struct env *env)
{
	static const char *const reasons[] = {
		[pack_problem_expired] = "pack_expired",
		[pack_problem_not_yet_valid] = "pack_not_yet_valid",
		[pack_problem_suspended] = "pack_suspended",
		[pack_problem_confidential] = "pack_confidential",
		[pack_problem_not_disclosed] = "pack_not_disclosed",
		[pack_problem_unproven] = "pack_unproven",
	};
	struct error *all = NULL;

	if (p->items.count == 0)
		refuse(&all, env, "items", "nothing_to_issue");
	for (unsigned i = 0; i < p->items.count; i++)
		if (ITEM(p, i)->problem != pack_problem_unset)
			refuse_row(&all, env, "items", i, field_of(ITEM(p, i)), reasons[ITEM(p, i)->problem]);
	p->issued_at = env->now;
	return all;
}
