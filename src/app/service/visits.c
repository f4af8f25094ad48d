#include "app/service/visits.h"

#include <string.h>

#include "app/contract/obligations.h"
#include "app/save.h"
#include "app/service/findings.h"
#include "app/service/signing.h"
#include "base/buffer.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "store/record.h"

/* --- the draft of the record --- */

struct draft {
	struct act *act;
	const struct visit *visit;
	struct contract *contract;
	struct site *site; /* NULL: none */
	struct customer *customer;
	struct revisit_record *record;
};

static FALLIBLE load_related(struct draft *d)
{
	void *record = NULL;

	TRY(store_get(d->act->db, &contract_entity, d->visit->contract.v, &record, d->act->arena));
	d->contract = record;
	TRY(store_get(d->act->db, &customer_entity, d->contract->customer.v, &record, d->act->arena));
	d->customer = record;
	if (d->visit->site.v != 0) {
		TRY(store_get(d->act->db, &site_entity, d->visit->site.v, &record, d->act->arena));
		d->site = record;
	}
	return NULL;
}

/* One line per device looked at: name, state, value, finding. */
static const char *equipment_lines(const struct visit *v, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (unsigned i = 0; i < v->checks.count; i++) {
		const struct visit_check *c = LINE_AT(v->checks, struct visit_check, i);
		buffer_print(&b, "%s%s\t%s\t%s\t%s", i > 0 ? "\n" : "", c->item, check_state_choices.labels[c->state],
			     c->value == NULL ? "" : c->value, c->finding == NULL ? "" : c->finding);
	}
	return b.used == 0 ? NULL : buffer_text(&b);
}

/* What kinds of revisit the trip's programmes make it. */
static const char *kinds_of(const struct visit *v, struct arena *a)
{
	static const struct {
		const char *programme, *kind;
	} map[] = { { "technical", "technical" },
		    { "routine", "routine" },
		    { "rain", "rain_season" },
		    { "heating", "heating_season" },
		    { "monthly", "monthly_onsite" } };
	struct buffer b = BUFFER(a);

	for (unsigned i = 0; i < sizeof map / sizeof *map; i++)
		if (choices_have(v->programmes, map[i].programme))
			buffer_print(&b, "%s%s", b.used > 0 ? "," : "", map[i].kind);
	return b.used == 0 ? "routine" : buffer_text(&b);
}

static FALLIBLE person_name(struct act *act, user_id id, const char **ret)
{
	void *user = NULL;

	if (id.v == 0)
		return NULL;
	TRY(store_get(act->db, &user_entity, id.v, &user, act->arena));
	*ret = ((struct user *)user)->name;
	return NULL;
}

static void fill_head(struct draft *d)
{
	struct revisit_record *r = d->record;
	const struct contract *c = d->contract;

	r->project_name = c->name;
	r->contract_number = c->customer_number != NULL ? c->customer_number : c->number;
	r->employer = d->customer->name;
	r->address = d->site != NULL ? d->site->address : d->customer->address;
	r->contact_name = d->site == NULL ? NULL : d->site->contact_name;
	r->contact_phone = d->site == NULL ? d->customer->phone : d->site->contact_phone;
	r->accepted_on = c->accepted_on;
	r->warranty_end_on = c->warranty_end_on;
}

static FALLIBLE fill_body(struct draft *d)
{
	struct revisit_record *r = d->record;
	const struct visit *v = d->visit;
	struct arena *a = d->act->arena;
	date until = d->contract->warranty_report_until;

	r->visit.v = v->record.id;
	r->contract = v->contract;
	r->customer = v->customer;
	r->site = v->site;
	r->kinds = kinds_of(v, a);
	r->channel = v->channel;
	r->planned_on = v->planned_on;
	r->actual_on = v->actual_on;
	r->project_members = v->our_people;
	r->their_people = v->their_people;
	r->equipment_state = equipment_lines(v, a);
	r->environment = v->environment;
	r->new_technology = v->new_technology;
	r->problems = v->findings;
	r->under_warranty = until.day != 0 && v->actual_on.day <= until.day;
	r->measures = v->measures;
	r->measures_due_on = v->measures_due_on;
	r->guidance = v->guidance;
	r->opinion = v->opinion;
	r->satisfaction = v->satisfaction;
	r->lessons = v->lessons;
	r->late_entry = v->late_entry;
	r->engineer = v->engineer;
	TRY(person_name(d->act, v->engineer, &r->engineer_name));
	TRY(person_name(d->act, v->lead, &r->maintenance_lead));
	if (r->project_members == NULL)
		r->project_members = r->engineer_name;
	return NULL;
}

static FALLIBLE find_draft(struct act *act, int64_t visit, struct revisit_record **ret)
{
	struct lines all = { 0 };

	*ret = NULL;
	TRY(store_all(act->db, &revisit_record_entity, "visit", value_int(visit), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct revisit_record *r = LINE_AT(all, struct revisit_record, i);
		if (r->stage == revisit_record_stage_draft)
			*ret = r;
	}
	return NULL;
}

/* Recorded again, the draft is written over; what was signed stays. */
FALLIBLE visit_recorded(struct act *act, const void *before, void *visit)
{
	struct draft d = { .act = act, .visit = visit };
	struct revisit_record *was = NULL;

	(void)before;
	TRY(load_related(&d));
	TRY(find_draft(act, d.visit->record.id, &was));
	d.record = was == NULL ? record_new(&revisit_record_entity, act->arena)
			       : save_copy(&revisit_record_entity, was, act->arena);
	fill_head(&d);
	TRY(fill_body(&d));
	if (was == NULL)
		return save_new(act, &revisit_record_entity, d.record);
	return save_again(act, &revisit_record_entity, was, d.record, "rewrite");
}

/* --- signing --- */

/* Binds both pictures and the signer's name to the content; without them the step itself refuses. */
FALLIBLE record_signing(struct act *act, const void *before, void *record)
{
	struct revisit_record *r = record;
	const struct signatures s = { .entity = &revisit_record_entity,
				      .record = r->record.id,
				      .theirs = r->signature,
				      .ours = r->engineer_signature,
				      .signer = r->signer,
				      .content = signed_content(&signed_revisit_record, r, "", act->arena) };

	(void)before;
	if (r->signature.v == 0 || r->engineer_signature.v == 0)
		return NULL;
	return signatures_bind(act, &s, &r->content_hash, &r->signature_hash);
}

static FALLIBLE move_visit(struct act *act, int64_t id, const char *action, instant signed_at)
{
	struct visit *after;
	void *was = NULL;

	TRY(store_get(act->db, &visit_entity, id, &was, act->arena));
	after = save_copy(&visit_entity, was, act->arena);
	after->signed_at = signed_at;
	return save_advance(act, &visit_entity, was, after, action);
}

FALLIBLE record_signed(struct act *act, const void *before, void *record)
{
	const struct revisit_record *r = record;

	(void)before;
	return move_visit(act, r->visit.v, "sign", r->signed_at);
}

FALLIBLE record_voided(struct act *act, const void *before, void *record)
{
	const struct revisit_record *r = record;

	(void)before;
	TRY(move_visit(act, r->visit.v, "void", (instant){ 0 }));
	return obligations_reopen(act, proof_kind_visit, r->visit.v, commitment_kind_unset, r->void_reason);
}

/* A visit that the customer has signed or confirmed is done, and proves what hangs on it; it is closed when each of its
 * findings is decided (S129). */
FALLIBLE visit_confirmed(struct act *act, const void *before, void *visit)
{
	struct visit *v = visit, *after;
	bool decided;

	(void)before;
	TRY(obligations_close_visit(act, v));
	TRY(visit_decided(act, v->record.id, &decided));
	if (!decided)
		return NULL;
	after = save_copy(&visit_entity, v, act->arena);
	TRY(save_advance(act, &visit_entity, v, after, "close"));
	memcpy(v, after, sizeof *v);
	return NULL;
}
