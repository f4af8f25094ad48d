/* rule_contact.c -- the bench's adapter of the contact lock. */
#include <string.h>

#include "cmd/rule_bench.h"
#include "rule/presale/contact_lock.h"

/* A word of `given` and what it stands for. */
struct word {
	const char *text;
	int meaning;
};

static const struct word sides[] = {
	{ "buyer_staff", SIDE_BUYER },
	{ "agency_staff", SIDE_AGENCY },
	{ "other", SIDE_OTHER },
	{ NULL, 0 },
};
static const struct word phases[] = {
	{ "pre_tender", PHASE_PRE_TENDER },
	{ "tender_issued", PHASE_TENDER_ISSUED },
	{ "evaluation", PHASE_EVALUATION },
	{ "after_award", PHASE_AFTER_AWARD },
	{ NULL, 0 },
};
static const struct word channels[] = {
	{ "private", CHANNEL_PRIVATE },
	{ "official", CHANNEL_OFFICIAL },
	{ "service", CHANNEL_SERVICE },
	{ NULL, 0 },
};

static FALLIBLE given_word(struct bench *b, const char *field, const struct word *words, int *ret)
{
	const char *text;

	TRY(given_text(b, field, &text));
	for (; words->text != NULL; words++)
		if (strcmp(words->text, text) == 0) {
			*ret = words->meaning;
			return NULL;
		}
	return given_error(b, field, "not_a_choice");
}

struct error *rule_contact_compliance(struct bench *b)
{
	static const struct {
		const char *decision, *why;
	} answers[] = {
		[CONTACT_ALLOW] = { "allow", "contact_free" },
		[CONTACT_WITH_NOTICE] = { "allow_with_notice", "contact_service" },
		[CONTACT_BLOCK] = { "block", "contact_locked" },
	};
	int side, phase, channel;

	TRY(given_word(b, "contact_role", sides, &side));
	TRY(given_word(b, "phase", phases, &phase));
	TRY(given_word(b, "channel", channels, &channel));
	enum contact_decision d =
		contact_compliance((enum contact_side)side, (enum tender_phase)phase, (enum channel_class)channel);
	answer_text(b, "decision", answers[d].decision);
	answer_why(b, why_new(b->arena, answers[d].why, NULL));
	return NULL;
}
