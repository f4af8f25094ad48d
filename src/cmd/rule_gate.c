/* rule_gate.c -- the bench's adapter of the gates of the pipeline: what the law asks, and no stage left out. */
#include "cmd/rule_bench.h"
#include "rule/presale/stage_gate.h"

#include <string.h>

static FALLIBLE given_stage(struct bench *b, const char *field, enum opportunity_stage *ret)
{
	const char *word;

	TRY(given_text(b, field, &word));
	for (unsigned i = 1; i < opportunity_stage_count; i++)
		if (strcmp(opportunity_stage_choices.labels[i], word) == 0) {
			*ret = (enum opportunity_stage)i;
			return NULL;
		}
	return given_error(b, field, "not_a_choice");
}

/* What we did before is "none" where nothing is said of it. */
static FALLIBLE given_business(struct bench *b, struct opportunity *o)
{
	bool tender = false;

	TRY(given_flag(b, "tender_doc", false, &tender));
	TRY(given_flag(b, "invited", false, &o->invited));
	TRY(given_stage(b, "from_stage", &o->stage));
	if (tender)
		o->tender_received_on.day = 1;
	o->our_prior_service = "none";
	if (given_has(b, "our_prior_service"))
		TRY(given_text(b, "our_prior_service", &o->our_prior_service));
	return NULL;
}

static const struct why *why_of(struct bench *b, const struct error *all)
{
	const struct why *why = NULL;

	if (all == NULL)
		return why_new(b->arena, "gate_open", NULL);
	for (; all != NULL; all = all->next)
		why = why_then(b->arena, why, why_new(b->arena, arena_print(b->arena, "gate_%s", all->reason), NULL));
	return why;
}

struct error *rule_stage_gate(struct bench *b)
{
	struct opportunity *o = record_new(&opportunity_entity, b->arena);
	struct actor nobody = { 0 };
	struct env env = { .actor = &nobody, .arena = b->arena };
	const struct gate_facts none = { 0 };
	enum opportunity_stage to;
	struct error *all;

	TRY(given_business(b, o));
	TRY(given_stage(b, "to_stage", &to));
	all = stage_gate_judge(&(struct house_stages){ 0 }, to, o, &none, &env);
	answer_flag(b, "allowed", all == NULL);
	answer_why(b, why_of(b, all));
	return NULL;
}
