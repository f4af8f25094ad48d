#include "app/bid/readiness_look.h"

#include <string.h>

#include "app/bid/bidder.h"
#include "app/bid/book_pages.h"
#include "app/bid/hits.h"
#include "base/instant.h"
#include "base/money.h"
#include "rule/bid/lot.h"
#include "rule/bid/stated_term.h"
#include "rule/presale/stage_gate.h"
#include "store/record.h"

#define MEGABYTE INT64_C(1048576)

struct finding *finding_of(struct looking *l, enum readiness_code code)
{
	return &l->out->findings[code];
}

void place_add(struct looking *l, enum readiness_code code, struct finding_place place)
{
	const struct finding_place **at = &finding_of(l, code)->places;
	struct finding_place *fresh = arena_new(l->act->arena, struct finding_place);

	while (*at != NULL)
		at = (const struct finding_place **)&((struct finding_place *)(uintptr_t)*at)->next;
	*fresh = place;
	*at = fresh;
}

static date last_valid_day(const struct looking *l)
{
	int64_t days = l->tender->validity_days;

	return l->bid->deadline_at.us == 0 || days == UNSET ? (date){ 0 }
							    : date_plus(instant_date(l->bid->deadline_at), (int)days);
}

/* --- the bid and its tender --- */

static int64_t months_offered(const struct bid *b)
{
	if (b->warranty_term == UNSET)
		return 0;
	return b->warranty_unit == term_unit_year ? b->warranty_term * 12 : b->warranty_term;
}

static int64_t or_zero(int64_t n)
{
	return n == UNSET ? 0 : n;
}

static void look_at_bid(struct looking *l)
{
	const struct bid *b = l->bid;
	const struct tender *t = l->tender;
	struct bid_facts *f = &l->facts;

	f->deadline_at = b->deadline_at;
	f->lot_open = t->lots.count > 1 && b->lot == NULL;
	f->validity_required = t->validity_days;
	f->validity_offered = or_zero(b->validity_days);
	f->delivery_required = or_zero(stated_days(t->delivery));
	f->delivery_offered = or_zero(b->delivery_days);
	f->warranty_required = or_zero(stated_months(t->warranty_required));
	f->warranty_offered = months_offered(b);
	f->consortium = b->consortium;
	f->consortium_allowed = t->consortium != permission_forbidden;
	f->consortium_agreement = b->consortium_agreement.v != 0;
	f->star_negative = b->stars_negative + b->stars_without_evidence;
	f->general_negative = b->negatives;
	f->most_general_negative = t->max_general_negatives;
	f->near_deadline = b->stage == bid_stage_preparing && b->deadline_at.us != 0 &&
			   b->deadline_at.us - l->act->now.us < l->policy.late_risk_hours * HOUR;
	if (t->electronic) {
		f->ca_needed_until = last_valid_day(l);
		f->ca_until = b->ca_until;
		f->decrypt_missing = b->decrypt_tested_at.us == 0;
	}
	l->asked[readiness_code_CA_EXPIRED] = l->asked[readiness_code_DECRYPT_TEST_MISSING] = t->electronic;
}

static FALLIBLE look_at_document(struct looking *l)
{
	void *file = NULL;

	if (l->tender->file_most_mb == UNSET || l->bid->bid_document.v == 0)
		return NULL;
	TRY(store_get(l->act->db, &file_entity, l->bid->bid_document.v, &file, l->act->arena));
	l->facts.file_most = l->tender->file_most_mb * MEGABYTE;
	l->facts.file_size = ((struct file *)file)->size;
	l->asked[readiness_code_FILE_TOO_LARGE] = true;
	return NULL;
}

static FALLIBLE look_at_other_bids(struct looking *l)
{
	struct lines all = { 0 };

	TRY(store_all(l->act->db, &bid_entity, "tender", value_int(l->tender->record.id), &all, l->act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct bid *other = LINE_AT(all, struct bid, i);
		if (other->record.id == l->bid->record.id || other->stage == bid_stage_withdrawn ||
		    !lot_concerns(other->lot, l->bid->lot))
			continue;
		l->facts.other_bids++;
		place_add(l, readiness_code_MULTIPLE_PRICES,
			  (struct finding_place){ .entity = "bid",
						  .id = other->record.id,
						  .title = other->name,
						  .owner = other->owner.v });
	}
	return NULL;
}

static FALLIBLE look_at_conflict(struct looking *l)
{
	bool by_law = l->tender->regime == procurement_regime_gov_procurement;
	const char *prior = NULL;
	void *record = NULL;

	TRY(store_find(l->act->db, &bid_decision_entity, "tender", value_int(l->tender->record.id), &record,
		       l->act->arena));
	if (record != NULL)
		prior = ((struct bid_decision *)record)->prior_service;
	if (prior == NULL && l->tender->opportunity.v != 0) {
		TRY(store_get(l->act->db, &opportunity_entity, l->tender->opportunity.v, &record, l->act->arena));
		prior = ((struct opportunity *)record)->our_prior_service;
	}
	l->asked[readiness_code_SPEC_AUTHOR_CONFLICT] = prior != NULL;
	l->facts.spec_conflict = by_law && prior != NULL && prior_service_excludes(prior);
	return NULL;
}

static FALLIBLE look_at_amendments(struct looking *l)
{
	struct lines all = { 0 };
	struct value alone;

	/* Read before amendments were joined to what they change. */
	TRY(sql_value(l->act->db,
		      "SELECT count(*) FROM tender_change WHERE tender = $1 AND stage = 'found' AND amendment IS NULL",
		      SQL_ARGS(value_int(l->tender->record.id)), &alone, l->act->arena));
	if (alone.i > 0) {
		l->facts.amendments_open++;
		place_add(l, readiness_code_AMENDMENT_NOT_ADOPTED,
			  (struct finding_place){ .entity = "tender",
						  .id = l->tender->record.id,
						  .field = "changes_open",
						  .title = l->tender->name,
						  .owner = l->tender->owner.v });
	}
	TRY(store_all(l->act->db, &tender_amendment_entity, "tender", value_int(l->tender->record.id), &all,
		      l->act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct tender_amendment *m = LINE_AT(all, struct tender_amendment, i);
		if (m->stage == tender_amendment_stage_adopted)
			continue;
		l->facts.amendments_open++;
		place_add(l, readiness_code_AMENDMENT_NOT_ADOPTED,
			  (struct finding_place){ .entity = "tender_amendment",
						  .id = m->record.id,
						  .title = m->title,
						  .owner = m->owner.v });
	}
	return NULL;
}

/* --- the bond --- */

static void date_wrong(struct looking *l, const char *entity, const struct record *r, const char *field, date d)
{
	const struct tender *t = l->tender;
	bool early = t->issued_on.day != 0 && d.day != 0 && d.day < t->issued_on.day;
	bool late = t->deadline_at.us != 0 && d.day > instant_date(t->deadline_at).day;

	if (d.day == 0 || (!early && !late))
		return;
	l->facts.dates_wrong++;
	place_add(l, readiness_code_DATE_IMPLAUSIBLE,
		  (struct finding_place){
			  .entity = entity, .id = r->id, .field = field, .detail = date_text(d, l->act->arena) });
}

static struct bond bond_as_rule(const struct looking *l, const struct bid_bond *b)
{
	bool paid = b != NULL && b->stage >= bid_bond_stage_paid && b->stage != bid_bond_stage_forfeited;
	struct bond r = { .demanded = lot_bond(l->tender, l->bid->lot),
			  .paid = { paid ? b->amount.minor : UNSET },
			  .needs_basic_account = l->tender->bond_basic_account,
			  .bid_valid_until = last_valid_day(l),
			  .regime = l->tender->regime };

	if (b == NULL)
		return r;
	r.form = b->form;
	r.from_basic_account = b->from_basic_account;
	r.guarantee_until = b->guarantee_until;
	r.deadline_at = b->due_at;
	/* What has not arrived arrives at the earliest now. */
	r.arrived_at = b->arrived_at.us != 0 ? b->arrived_at : l->act->now;
	return r;
}

static FALLIBLE look_at_bond(struct looking *l)
{
	const char *bidder;
	const struct bid_bond *bond = NULL;
	struct lines all = { 0 };

	TRY(store_all(l->act->db, &bid_bond_entity, "bid", value_int(l->bid->record.id), &all, l->act->arena));
	if (all.count > 0)
		bond = LINE_AT(all, struct bid_bond, all.count - 1);
	for (unsigned i = 0; i < BOND_FINDINGS; i++)
		l->asked[readiness_code_BOND_MISSING + i] = l->tender->bond_required;
	l->facts.has_bond = l->tender->bond_required;
	l->facts.bond = bond_as_rule(l, bond);
	for (unsigned i = 0; bond != NULL && i < BOND_FINDINGS; i++)
		place_add(l, (enum readiness_code)(readiness_code_BOND_MISSING + i),
			  (struct finding_place){ .entity = "bid_bond",
						  .id = bond->record.id,
						  .title = bond->name,
						  .owner = bond->owner.v });
	if (bond == NULL || bond->payer == NULL)
		return NULL;
	l->asked[readiness_code_NAME_INCONSISTENT] = true;
	TRY(bidder_name(l->act, l->bid->record.id, &bidder));
	if (strcmp(bond->payer, bidder) == 0)
		return NULL;
	l->facts.names_differing++;
	place_add(l, readiness_code_NAME_INCONSISTENT,
		  (struct finding_place){ .entity = "bid_bond",
					  .id = bond->record.id,
					  .field = "payer",
					  .title = bond->payer,
					  .detail = bidder,
					  .owner = bond->owner.v });
	return NULL;
}

/* --- papers --- */

static FALLIBLE look_at_letters(struct looking *l)
{
	struct lines all = { 0 };

	TRY(store_all(l->act->db, &authorization_letter_entity, "bid", value_int(l->bid->record.id), &all,
		      l->act->arena));
	if (all.count == 0)
		return NULL;
	const struct authorization_letter *a = LINE_AT(all, struct authorization_letter, all.count - 1);
	date on = l->bid->deadline_at.us == 0 ? (date){ 0 } : instant_date(l->bid->deadline_at);
	bool covers = on.day == 0 || ((a->valid_from.day == 0 || a->valid_from.day <= on.day) &&
				      (a->valid_to.day == 0 || a->valid_to.day >= on.day));
	l->asked[readiness_code_AUTHORIZATION_INCOMPLETE] = true;
	l->facts.authorization_asked = true;
	l->facts.legal_rep_signed = a->legal_representative_signed && covers;
	l->facts.agent_signed = a->agent_signed;
	l->facts.authorization_sealed = a->company_sealed;
	place_add(l, readiness_code_AUTHORIZATION_INCOMPLETE,
		  (struct finding_place){ .entity = "authorization_letter",
					  .id = a->record.id,
					  .title = a->legal_representative,
					  .owner = a->owner.v });
	date_wrong(l, "authorization_letter", &a->record, "issued_on", a->issued_on);
	return NULL;
}

/* Seals and signatures: the points of the bid book, and what was asked of the keeper of the seals. */
static FALLIBLE look_at_seals(struct looking *l)
{
	struct lines sections = { 0 }, requests = { 0 };

	l->facts.seals_required = UNSET;
	TRY(store_all(l->act->db, &bid_section_entity, "bid", value_int(l->bid->record.id), &sections, l->act->arena));
	for (unsigned i = 0; i < sections.count; i++) {
		void *whole = NULL;
		TRY(store_get(l->act->db, &bid_section_entity, LINE_AT(sections, struct bid_section, i)->record.id,
			      &whole, l->act->arena));
		const struct bid_section *s = whole;
		for (unsigned k = 0; k < s->seal_points.count; k++) {
			const struct seal_point *p = LINE_AT(s->seal_points, struct seal_point, k);
			bool by_hand = p->kind == seal_kind_signature || p->kind == seal_kind_date;
			enum readiness_code code =
				by_hand ? readiness_code_SIGNATURE_MISSING : readiness_code_SEAL_MISSING;
			l->asked[code] = true;
			if (!by_hand)
				l->facts.seals_required = or_zero(l->facts.seals_required) + 1;
			if (p->done) {
				l->facts.seals_done += !by_hand;
				continue;
			}
			l->facts.signatures_missing += by_hand;
			place_add(l, code,
				  (struct finding_place){ .entity = "bid_section",
							  .id = s->record.id,
							  .field = "seal_points",
							  .title = s->title,
							  .detail = p->words,
							  .owner = s->owner.v });
		}
	}
	TRY(store_all(l->act->db, &seal_request_entity, "bid", value_int(l->bid->record.id), &requests, l->act->arena));
	for (unsigned i = 0; i < requests.count; i++) {
		const struct seal_request *r = LINE_AT(requests, struct seal_request, i);
		if (r->stage == seal_request_stage_refused)
			continue;
		l->asked[readiness_code_SEAL_MISSING] = true;
		l->facts.seals_required = or_zero(l->facts.seals_required) + 1;
		if (r->stage == seal_request_stage_sealed) {
			l->facts.seals_done++;
			continue;
		}
		place_add(
			l, readiness_code_SEAL_MISSING,
			(struct finding_place){
				.entity = "seal_request", .id = r->record.id, .title = r->title, .owner = r->owner.v });
	}
	return NULL;
}

/* The certificates that go into a bid, wherever it is said that they do: one query a source. */
static const char *const certificate_sources[] = {
	"SELECT \"certificate\" FROM borrowed_original WHERE \"bid\" = $1",
	"SELECT \"certificate\" FROM bid_attachment WHERE \"bid\" = $1 AND \"certificate\" IS NOT NULL",
};

static FALLIBLE look_at_certificate(struct looking *l, int64_t id, struct bid_certificate *ret)
{
	date on = instant_date(l->bid->deadline_at);
	void *record = NULL;

	TRY(store_get(l->act->db, &certificate_entity, id, &record, l->act->arena));
	const struct certificate *c = record;
	*ret = (struct bid_certificate){ c->valid_from, c->valid_to };
	struct finding_place place = {
		.entity = "certificate", .id = id, .field = "valid_to", .title = c->name, .owner = c->owner.v
	};
	if (c->valid_to.day != 0 && c->valid_to.day < on.day) {
		place.detail = date_text(c->valid_to, l->act->arena);
		place_add(l, readiness_code_CERT_EXPIRED, place);
	}
	if (c->valid_from.day != 0 && c->valid_from.day > on.day) {
		place.field = "valid_from";
		place.detail = date_text(c->valid_from, l->act->arena);
		place_add(l, readiness_code_CERT_NOT_YET_VALID, place);
	}
	return NULL;
}

#define CERTIFICATES_MOST 500

static FALLIBLE look_at_certificates(struct looking *l)
{
	struct bid_certificate *all = arena_array(l->act->arena, struct bid_certificate, CERTIFICATES_MOST);
	int64_t ids[CERTIFICATES_MOST];
	size_t n = 0;

	if (l->bid->deadline_at.us == 0)
		return NULL;
	for (size_t i = 0; i < sizeof certificate_sources / sizeof *certificate_sources; i++) {
		AUTO_ROWS *r = NULL;
		bool has;
		TRY(sql_rows(l->act->db, certificate_sources[i], SQL_ARGS(value_int(l->bid->record.id)), &r,
			     l->act->arena));
		while (n < CERTIFICATES_MOST) {
			TRY(rows_next(r, &has, l->act->arena));
			if (!has)
				break;
			ids[n++] = rows_int(r, 0);
		}
	}
	for (size_t i = 0; i < n; i++)
		TRY(look_at_certificate(l, ids[i], &all[i]));
	l->facts.certificates = all;
	l->facts.certificate_count = n;
	l->asked[readiness_code_CERT_EXPIRED] = l->asked[readiness_code_CERT_NOT_YET_VALID] = n > 0;
	return NULL;
}

/* --- what the book answers --- */

/* A book is there: every item of the scoring stands in one of its sections (S36). */
static FALLIBLE look_at_scores(struct looking *l)
{
	struct lines items = { 0 };
	struct score_answers answers;
	struct value sections;

	TRY(sql_value(l->act->db, "SELECT count(*) FROM bid_section WHERE bid = $1",
		      SQL_ARGS(value_int(l->bid->record.id)), &sections, l->act->arena));
	if (sections.i == 0)
		return NULL;
	TRY(score_items_of(l->act, l->tender->record.id, &items));
	lot_scores(&items, l->bid->lot);
	TRY(score_answers_of(l->act, l->bid->record.id, &answers));
	for (unsigned i = 0; i < items.count; i++) {
		const struct score_item *s = LINE_AT(items, struct score_item, i);
		if (answer_of_score(&answers, s->record.id) != NULL)
			continue;
		l->facts.evidence_missing++;
		place_add(l, readiness_code_EVIDENCE_MISSING,
			  (struct finding_place){ .entity = "score_item",
						  .id = s->record.id,
						  .title = s->name,
						  .detail = decimal_text(s->points, l->act->arena),
						  .owner = s->owner.v });
	}
	return NULL;
}

static FALLIBLE look_at_hits(struct looking *l)
{
	struct unused_hits unused;

	TRY(hits_unused(l->act, l->bid, &unused));
	for (size_t i = 0; i < unused.count; i++)
		place_add(l, readiness_code_HIT_UNUSED,
			  (struct finding_place){ .entity = "hit",
						  .title = unused.rows[i].title,
						  .detail = NULL,
						  .owner = l->bid->owner.v });
	l->facts.hits_unused = (int64_t)unused.count;
	return NULL;
}

/* A volume longer than the tender allows, as it was put together last. */
static FALLIBLE look_at_lengths(struct looking *l)
{
	struct lines volumes = { 0 };
	struct value pages;

	TRY(store_all(l->act->db, &bid_volume_entity, "bid", value_int(l->bid->record.id), &volumes, l->act->arena));
	for (unsigned i = 0; i < volumes.count; i++) {
		const struct bid_volume *v = LINE_AT(volumes, struct bid_volume, i);
		if (v->pages_most == UNSET)
			continue;
		l->asked[readiness_code_PAGES_OVER] = true;
		TRY(sql_value(l->act->db,
			      "SELECT pages FROM book_edition WHERE volume = $1 ORDER BY edition DESC LIMIT 1",
			      SQL_ARGS(value_int(v->record.id)), &pages, l->act->arena));
		if (pages.tag != VALUE_INT || pages.i <= v->pages_most)
			continue;
		l->facts.volumes_long++;
		place_add(l, readiness_code_PAGES_OVER,
			  (struct finding_place){ .entity = "bid_volume",
						  .id = v->record.id,
						  .field = "pages_most",
						  .title = v->name,
						  .detail = arena_print(l->act->arena, "%lld > %lld",
									(long long)pages.i, (long long)v->pages_most),
						  .owner = l->bid->owner.v });
	}
	return NULL;
}

/* What nobody but its writer has read. */
static FALLIBLE look_at_sections(struct looking *l)
{
	struct lines all = { 0 };

	TRY(store_all(l->act->db, &bid_section_entity, "bid", value_int(l->bid->record.id), &all, l->act->arena));
	l->asked[readiness_code_SECTION_UNCHECKED] = all.count > 0;
	for (unsigned i = 0; i < all.count; i++) {
		const struct bid_section *s = LINE_AT(all, struct bid_section, i);
		if (s->stage == bid_section_stage_checked)
			continue;
		l->facts.sections_unchecked++;
		place_add(l, readiness_code_SECTION_UNCHECKED,
			  (struct finding_place){ .entity = "bid_section",
						  .id = s->record.id,
						  .field = "stage",
						  .title = s->title,
						  .owner = s->owner.v });
	}
	return NULL;
}

/* --- all of it --- */

/* Each kind of record that has something to say; a further kind is a row. */
static struct error *(*const looks[])(struct looking *l) = {
	look_at_document, look_at_other_bids, look_at_conflict,	    look_at_amendments, look_at_bond,
	look_at_letters,  look_at_seals,      look_at_certificates, look_at_answers,	look_at_scores,
	look_at_hits,	  look_at_price,      look_at_lengths,	    look_at_sections,
};

FALLIBLE readiness_look(struct looking *l)
{
	look_at_bid(l);
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		TRY(looks[i](l));
	return NULL;
}
