#include "app/inherit.h"

#include <string.h>

#include "app/save.h"
#include "store/record.h"

/* `follows`: stays as the other record is; the rest is taken once, when the reference is set.
 * Of two rows for one field the later stands. */
static const struct inherited {
	const char *entity, *via, *fields;
	bool follows;
} table[] = {
	{ "customer_pack", "opportunity", "team", true },
	{ "solution", "opportunity", "customer team", true },
	{ "solution_version", "solution", "opportunity customer team", true },
	{ "architecture_decision", "solution", "opportunity customer team", true },
	{ "framework_version", "solution", "opportunity customer team", true },
	{ "stage_plan", "opportunity", "presales_owner team", true },
	{ "risk", "opportunity", "presales_owner team", true },
	{ "team_member", "opportunity", "owner presales_owner team", true },
	{ "internal_handover", "opportunity", "presales_owner team", true },
	{ "procedure_step", "opportunity", "presales_owner team", true },
	{ "engagement", "opportunity", "customer", false },
	{ "stakeholder", "opportunity", "customer owner presales_owner team", true },
	{ "stakeholder", "contact", "name department position", true },
	{ "affiliation", "contact", "name", true },
	{ "stakeholder_relation", "opportunity", "owner presales_owner team", true },
	{ "support_reading", "stakeholder", "opportunity owner presales_owner team", true },
	{ "stakeholder_interest", "stakeholder", "opportunity owner presales_owner team", true },
	{ "preference", "opportunity", "owner presales_owner team", true },
	{ "introduction", "opportunity", "owner presales_owner team", true },
	{ "guidance_goal", "opportunity", "owner presales_owner team", true },
	{ "feature_feedback", "opportunity", "owner presales_owner team", true },
	{ "resonance_point", "opportunity", "owner presales_owner team", true },
	{ "presentation_item", "opportunity", "owner presales_owner team", true },
	{ "demo_booking", "opportunity", "customer team", true },

	{ "tender", "opportunity", "team", true },
	{ "discovery_answer", "opportunity", "customer owner presales_owner team", true },
	{ "discovery_answer", "discovery_question", "category kind", true },
	{ "quality_target", "opportunity", "customer owner presales_owner team", true },
	{ "existing_device", "opportunity", "customer owner presales_owner team", true },
	{ "existing_software", "opportunity", "customer owner presales_owner team", true },
	{ "requirement", "opportunity", "customer owner presales_owner team", true },
	{ "proof_match", "opportunity", "owner presales_owner team", true },
	{ "tender_fact", "tender", "customer team", true },
	{ "clause", "tender", "customer team", true },
	{ "tender_line", "tender", "customer team", true },
	{ "tender_change", "tender", "customer team", true },
	{ "bid", "tender", "customer opportunity deadline_at opening_at max_general_negatives team", true },
	{ "bid_book", "bid", "customer team", true },
	{ "bid_volume", "bid", "customer team", true },
	{ "bid_section", "volume", "customer team", true },
	{ "bid_attachment", "section", "customer team", true },
	{ "book_edition", "volume", "customer team", true },
	{ "clause_response", "bid", "customer team", true },
	{ "bid_price", "bid", "tender customer owner team", true },
	{ "reveal_request", "bid", "customer team", true },
	{ "bid_review", "bid", "tender customer opportunity team", true },
	{ "score_item", "tender", "customer team", true },
	{ "score_review", "score_item", "tender team", true },
	{ "qualification_item", "tender", "customer team", true },
	{ "award_notice", "tender", "customer opportunity team", true },
	{ "clause_response", "clause", "no mark category", true },
	{ "hit", "bid", "opportunity team", true },

	{ "comparison", "opportunity", "team", true },
	{ "rival_forecast", "opportunity", "team", true },
	{ "highlight", "opportunity", "team", true },
	{ "opening_bid", "tender", "customer opportunity team", true },

	{ "tender_question", "tender", "team", true },
	{ "tender_amendment", "tender", "team", true },
	{ "bid_task", "tender", "team", true },
	{ "bid_decision", "tender", "name team", true },
	{ "bid_bond", "bid", "name tender team", true },
	{ "authorization_letter", "bid", "name team", true },
	{ "readiness_tick", "bid", "team", true },
	{ "finding_override", "bid", "team", true },
	{ "bid_meeting", "bid", "opportunity team", true },
	{ "meeting_question", "meeting", "team", true },
	{ "bid_clarification", "bid", "team", true },

	{ "contract", "tender", "customer opportunity regime", false },
	{ "contract", "bid", "customer tender opportunity policy_template", false },
	{ "contract", "opportunity", "team", true },
	{ "acceptance", "contract", "customer", true },
	{ "commitment", "contract", "customer", true },
	{ "handover_item", "contract", "customer", true },
	{ "contract_term", "contract", "customer owner team", true },
	{ "contract_approval", "contract", "customer owner team", true },
	{ "payment_term", "contract", "customer team", true },
	{ "invoice", "payment_term", "contract customer team", true },
	{ "payment_receipt", "payment_term", "contract customer team", true },
	{ "deposit", "contract", "customer team", true },
	{ "milestone", "contract", "customer team", true },
	{ "purchase_order", "contract", "team", true },
	{ "delivery_arrival", "contract", "customer team", true },
	{ "site_record", "contract", "customer team", true },
	{ "change_order", "contract", "customer team", true },
	{ "negotiation_round", "contract", "customer team", true },
	{ "obligation", "commitment", "contract customer", false },

	{ "training_plan", "contract", "customer", true },
	{ "training_session", "training_plan", "contract customer", true },
	{ "trainee", "training_plan", "contract customer", true },
	{ "visit_plan", "contract", "customer", true },
	{ "visit", "contract", "customer", true },
	{ "important_day", "contract", "customer", true },
	{ "new_technology", "contract", "customer", true },
	{ "warranty_notice", "contract", "customer warranty_end_on", true },
	{ "part_ceiling", "contract", "customer", true },
	{ "site_target", "site", "customer", true },
	{ "coverage", "contract", "customer", false },
	{ "coverage", "equipment", "customer", false },
	{ "revisit_record", "visit", "contract customer site", false },
	{ "work_order", "visit", "customer contract", false },
	{ "work_order", "service_case", "customer contract equipment", false },
	{ "case_event", "service_case", "customer", false },
	{ "service_finding", "equipment", "customer contract", false },
	{ "service_finding", "work_order", "customer contract", false },
	{ "service_finding", "visit", "customer contract", false },
	{ "sign_link", "work_order", "customer", false },
	{ "sign_link", "revisit_record", "customer", false },
};

#define FOR_TABLE(i) for (const struct inherited *i = table; i < table + sizeof table / sizeof *table; i++)

static struct value reference(const struct entity *e, const struct inherited *i, const void *record)
{
	return field_get(entity_field(e, i->via), record);
}

static void take(const struct inherited *i, const struct entity *from, const void *source, const struct entity *e,
		 void *record)
{
	FOR_FIELDS(f, e) {
		if (!word_in(i->fields, f->name))
			continue;
		if (i->follows || (f->flags & DERIVED) || field_get(f, record).tag == VALUE_NONE)
			field_set(f, record, field_get(entity_field(from, f->name), source));
	}
}

FALLIBLE inherit_fields(struct act *act, const struct entity *e, const void *before, void *record)
{
	FOR_TABLE(i)
	{
		if (strcmp(i->entity, e->name) != 0)
			continue;
		struct value id = reference(e, i, record);
		const struct entity *from = entity_field(e, i->via)->target;
		void *source = NULL;
		if (id.tag == VALUE_NONE || (before != NULL && value_same(id, reference(e, i, before))))
			continue;
		TRY(store_find(act->db, from, "id", id, &source, act->arena));
		if (source != NULL)
			take(i, from, source, e, record);
	}
	return NULL;
}

static bool changed(const struct inherited *i, const struct entity *from, const void *before, const void *after)
{
	FOR_FIELDS(f, from)
		if (word_in(i->fields, f->name) && !value_same(field_get(f, before), field_get(f, after)))
			return true;
	return false;
}

/* Each is read whole: to be written it must have its rows. */
static FALLIBLE hand_down(struct act *act, const struct inherited *i, const struct entity *from, const void *source)
{
	const struct entity *e = entity_find(i->entity);
	struct lines all = { 0 };

	TRY(store_all(act->db, e, i->via, value_int(((const struct record *)source)->id), &all, act->arena));
	for (unsigned k = 0; k < all.count; k++) {
		const struct record *r = (const struct record *)((const char *)all.rows + k * e->size);
		void *before = NULL, *after;
		TRY(store_get(act->db, e, r->id, &before, act->arena));
		after = save_copy(e, before, act->arena);
		take(i, from, source, e, after);
		if (changed(i, e, before, after))
			TRY(save_again(act, e, before, after, "inherit"));
	}
	return NULL;
}

FALLIBLE inherit_pass_on(struct act *act, const struct entity *e, const void *before, const void *record)
{
	if (before == NULL)
		return NULL;
	FOR_TABLE(i)
	{
		const struct entity *heir = entity_find(i->entity);
		if (i->follows && entity_field(heir, i->via)->target == e && changed(i, e, before, record))
			TRY(hand_down(act, i, e, record));
	}
	return NULL;
}

const struct field *inherit_via(const struct entity *e, const char *field)
{
	const struct field *via = NULL;

	FOR_TABLE(i)
	if (strcmp(i->entity, e->name) == 0 && word_in(i->fields, field))
		via = entity_field(e, i->via);
	return via;
}
