#include "app/bid/bid_readiness.h"

#include <string.h>

#include "app/bid/readiness_look.h"
#include "app/presale/house.h"
#include "rule/bid/readiness.h"
#include "rule/refusal.h"
#include "store/record.h"

/* What records always tell. */
static const enum readiness_code always[] = {
	readiness_code_QUALIFICATION_MISSING,
	readiness_code_CONDITION_ATTACHED,
	readiness_code_STAR_NEGATIVE,
	readiness_code_TOO_MANY_NEGATIVES,
	readiness_code_CLAUSE_UNANSWERED,
	readiness_code_VALIDITY_SHORT,
	readiness_code_DELIVERY_TOO_LONG,
	readiness_code_WARRANTY_TOO_SHORT,
	readiness_code_PAYMENT_DEVIATION,
	readiness_code_MULTIPLE_PRICES,
	readiness_code_CONSORTIUM_NOT_ALLOWED,
	readiness_code_CONSORTIUM_AGREEMENT_MISSING,
	readiness_code_EVIDENCE_MISSING,
	readiness_code_PLACEHOLDER_LEFT,
	readiness_code_FOREIGN_PROJECT_NAME,
	readiness_code_DATE_IMPLAUSIBLE,
	readiness_code_COPIED_TEXT,
	readiness_code_AMENDMENT_NOT_ADOPTED,
	readiness_code_LATE_RISK,
	readiness_code_HIT_UNUSED,
};

/* Not asked by this tender at all: nobody has to look. */
static bool no_question(const struct looking *l, enum readiness_code code)
{
	bool bond = code >= readiness_code_BOND_MISSING && code <= readiness_code_BOND_CASH_NOT_ALLOWED_GOV;
	bool platform = code == readiness_code_CA_EXPIRED || code == readiness_code_DECRYPT_TEST_MISSING;

	return (bond && !l->tender->bond_required) || (platform && !l->tender->electronic) ||
	       (code == readiness_code_FILE_TOO_LARGE && l->tender->file_most_mb == UNSET) ||
	       (code == readiness_code_LOT_WRONG && l->tender->lot == NULL && l->tender->lots.count == 0) ||
	       (code == readiness_code_PRICE_SHEET_MISSING && l->policy.sheet_needed == 0) ||
	       ((code == readiness_code_PAGES_OVER || code == readiness_code_SECTION_UNCHECKED) && !l->asked[code]);
}

static FALLIBLE load_ticks(struct looking *l)
{
	struct lines ticks = { 0 }, overrides = { 0 };

	TRY(store_all(l->act->db, &readiness_tick_entity, "bid", value_int(l->bid->record.id), &ticks, l->act->arena));
	TRY(store_all(l->act->db, &finding_override_entity, "bid", value_int(l->bid->record.id), &overrides,
		      l->act->arena));
	for (unsigned i = 0; i < ticks.count; i++)
		finding_of(l, LINE_AT(ticks, struct readiness_tick, i)->code)->tick =
			LINE_AT(ticks, struct readiness_tick, i);
	for (unsigned i = 0; i < overrides.count; i++)
		finding_of(l, LINE_AT(overrides, struct finding_override, i)->code)->override =
			LINE_AT(overrides, struct finding_override, i);
	return NULL;
}

static enum finding_state state_seen(const struct readiness_tick *tick)
{
	if (tick == NULL)
		return FINDING_UNCHECKED;
	return tick->verdict == tick_verdict_passed   ? FINDING_CLEAR
	       : tick->verdict == tick_verdict_failed ? FINDING_FOUND
						      : FINDING_NOT_ASKED;
}

bool finding_let_pass(const struct finding *f)
{
	return f->override != NULL && f->override->stage == finding_override_stage_approved;
}

static void count_up(struct bid_readiness *r)
{
	for (enum readiness_code code = 1; code < readiness_code_count; code++) {
		const struct finding *f = &r->findings[code];
		bool fatal = readiness_trait(code)->fatal;
		r->unchecked += f->state == FINDING_UNCHECKED;
		if (f->state != FINDING_FOUND)
			continue;
		r->let_pass += fatal && finding_let_pass(f);
		r->fatal += fatal && !finding_let_pass(f);
		r->warnings += !fatal;
	}
}

static void settle(struct looking *l)
{
	enum readiness_code found[readiness_code_count];
	size_t n;

	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		l->asked[always[i]] = true;
	for (enum readiness_code code = 1; code < readiness_code_count; code++)
		finding_of(l, code)->state = no_question(l, code) ? FINDING_NOT_ASKED
					     : l->asked[code]	  ? FINDING_CLEAR
								  : state_seen(finding_of(l, code)->tick);
	n = readiness_check(&l->facts, found);
	for (size_t i = 0; i < n; i++)
		finding_of(l, found[i])->state = FINDING_FOUND;
}

FALLIBLE bid_readiness_of(struct act *act, const struct bid *b, struct bid_readiness *ret)
{
	struct looking l = { .act = act, .bid = b, .out = ret };
	void *tender = NULL;

	memset(ret, 0, sizeof *ret);
	TRY(store_get(act->db, &tender_entity, b->tender.v, &tender, act->arena));
	TRY(presale_policies(act, &l.policy));
	l.tender = tender;
	l.facts.price_cap.minor = l.facts.opening_words.minor = l.facts.line_sum.minor = UNSET;
	l.facts.duplicates_required = l.facts.usb_required = UNSET;
	ret->bid = b;
	ret->tender = tender;
	TRY(readiness_look(&l));
	TRY(load_ticks(&l));
	settle(&l);
	count_up(ret);
	return NULL;
}

/* What is counted with the bid itself is said with its number, at its field. */
static bool refuse_counted(struct act *act, const struct bid *b, enum readiness_code code, struct error **all)
{
	const struct {
		enum readiness_code code;
		const char *field, *reason;
		int64_t count;
	} counted[] = {
		{ readiness_code_CLAUSE_UNANSWERED, "clauses_unanswered", "clauses_unanswered", b->clauses_unanswered },
		{ readiness_code_STAR_NEGATIVE, "stars_negative", "star_negative", b->stars_negative },
		{ readiness_code_STAR_NEGATIVE, "stars_without_evidence", "star_without_evidence",
		  b->stars_without_evidence },
		{ readiness_code_TOO_MANY_NEGATIVES, "negatives", "too_many_negatives", b->negatives },
	};
	struct env env = act_env(act);
	bool any = false;

	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
		if (counted[i].code != code || counted[i].count <= 0)
			continue;
		refuse_count(all, &env, counted[i].field, counted[i].reason, counted[i].count);
		any = true;
	}
	return any;
}

static void refuse_finding(struct act *act, const struct bid *b, enum readiness_code code, struct error **all)
{
	const char *label = readiness_code_choices.labels[code];

	if (!refuse_counted(act, b, code, all))
		error_append(all, error_with(act->arena, ERROR_CONFLICT, arena_print(act->arena, "readiness.%s", label),
					     "fatal_finding", "readiness_code.%s", label));
}

/* Answers whose promise reads otherwise by now are counted on the bid that is being sealed, not among its records. */
static bool is_found(const struct bid *b, const struct finding *f, enum readiness_code code)
{
	return f->state == FINDING_FOUND || (code == readiness_code_CLAUSE_UNANSWERED && b->clauses_unanswered > 0);
}

FALLIBLE bid_must_be_ready(struct act *act, const struct bid *b, struct error **all)
{
	struct bid_readiness r;
	struct presale_policy p;

	TRY(presale_policies(act, &p));
	TRY(bid_readiness_of(act, b, &r));
	for (enum readiness_code code = 1; code < readiness_code_count; code++) {
		const struct finding *f = &r.findings[code];
		bool unseen = f->state == FINDING_UNCHECKED && p.unchecked_block > 0;
		if (readiness_trait(code)->fatal && !finding_let_pass(f) && (unseen || is_found(b, f, code)))
			refuse_finding(act, b, code, all);
	}
	return NULL;
}
