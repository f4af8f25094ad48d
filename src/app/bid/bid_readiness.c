#include "app/bid/bid_readiness.h"

#include <string.h>

#include "app/presale/house.h"
#include "app/presale/record_list.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/readiness.h"
#include "rule/bid/stated_term.h"
#include "rule/presale/stage_gate.h"
#include "rule/refusal.h"
#include "store/record.h"

#define DAYS_OF_MONTH 30
#define MEGABYTE INT64_C(1048576)

/* What is being looked at. */
struct looking {
	struct act *act;
	const struct bid *bid;
	const struct tender *tender;
	struct bid_readiness *out;
	struct bid_facts facts;
	struct presale_policy policy;
	bool asked[readiness_code_count]; /* records tell of it */
	const char **passages;
	struct lines customers;
	int64_t numeric; /* clauses with a number that are answered */
};

static struct finding *finding_of(struct looking *l, enum readiness_code code)
{
	return &l->out->findings[code];
}

static void place_add(struct looking *l, enum readiness_code code, struct finding_place place)
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
		if (other->record.id == l->bid->record.id || other->stage == bid_stage_withdrawn)
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

	if (l->tender->changes_open > 0) { /* a newer document was read, and nobody has said yes to what it changes */
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
	struct bond r = { .demanded = l->tender->bond_amount,
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
	if (strcmp(bond->payer, l->act->app->company) == 0)
		return NULL;
	l->facts.names_differing++;
	place_add(l, readiness_code_NAME_INCONSISTENT,
		  (struct finding_place){ .entity = "bid_bond",
					  .id = bond->record.id,
					  .field = "payer",
					  .title = bond->payer,
					  .detail = l->act->app->company,
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

/* --- the answers --- */

static bool proven(const struct clause_response *r)
{
	return r->evidence != NULL || r->evidence_file.v != 0 || r->evidence_page != UNSET;
}

static struct finding_place at_answer(const struct clause_response *r, const char *field, const char *detail)
{
	return (struct finding_place){ .entity = "clause_response",
				       .id = r->record.id,
				       .field = field,
				       .title = r->no,
				       .detail = detail,
				       .owner = r->owner.v };
}

/* Another customer's name in what we say to this one. */
static const char *foreign_name(const struct looking *l, const char *text)
{
	for (unsigned i = 0; text != NULL && i < l->customers.count; i++) {
		const struct customer *c = LINE_AT(l->customers, struct customer, i);
		if (c->record.id != l->tender->customer.v && strstr(text, c->name) != NULL)
			return c->name;
	}
	return NULL;
}

static void look_at_words(struct looking *l, const struct clause_response *r, const char *field, const char *text)
{
	const char *condition = condition_attached(text), *foreign = foreign_name(l, text);

	if (condition != NULL) {
		l->facts.conditions++;
		place_add(l, readiness_code_CONDITION_ATTACHED, at_answer(r, field, condition));
	}
	if (foreign != NULL) {
		l->passages[l->facts.passage_count++] = foreign;
		place_add(l, readiness_code_FOREIGN_PROJECT_NAME, at_answer(r, field, foreign));
	}
	if (text != NULL && passage_is_blank(text)) {
		l->passages[l->facts.passage_count++] = text;
		place_add(l, readiness_code_PLACEHOLDER_LEFT, at_answer(r, field, NULL));
	}
}

static void look_at_answer(struct looking *l, const struct clause *c, const struct clause_response *r)
{
	bool qualifies = c->category == clause_category_qualification;

	look_at_words(l, r, "text", r->text);
	look_at_words(l, r, "value", r->value);
	look_at_words(l, r, "explanation", r->explanation);
	l->numeric += r->text != NULL && strpbrk(c->text, "0123456789") != NULL;
	if (answer_is_copied(c->text, r->text, l->act->arena)) {
		l->facts.copied++;
		place_add(l, readiness_code_COPIED_TEXT, at_answer(r, "text", NULL));
	}
	if (c->evidence_required != NULL && !proven(r)) {
		l->facts.evidence_missing++;
		place_add(l, readiness_code_EVIDENCE_MISSING, at_answer(r, "evidence", c->evidence_required));
	}
	if (qualifies && (r->deviation == deviation_negative || !proven(r))) {
		l->facts.qualifications_missing++;
		place_add(l, readiness_code_QUALIFICATION_MISSING, at_answer(r, "evidence", c->evidence_required));
	}
	if (r->deviation != deviation_negative)
		return;
	if (c->category == clause_category_contract && strstr(c->text, "付款") != NULL) {
		l->facts.payment_negative++;
		place_add(l, readiness_code_PAYMENT_DEVIATION, at_answer(r, "deviation", r->explanation));
	}
	place_add(l, readiness_code_TOO_MANY_NEGATIVES, at_answer(r, "deviation", r->explanation));
	if (c->mark == requirement_mark_star)
		place_add(l, readiness_code_STAR_NEGATIVE, at_answer(r, "deviation", r->explanation));
}

static const struct clause_response *answer_to(const struct lines *answers, int64_t clause)
{
	for (unsigned i = 0; i < answers->count; i++)
		if (LINE_AT(*answers, struct clause_response, i)->clause.v == clause)
			return LINE_AT(*answers, struct clause_response, i);
	return NULL;
}

static void look_at_clause(struct looking *l, const struct lines *answers, const struct clause *c)
{
	const struct clause_response *r = answer_to(answers, c->record.id);

	if (r != NULL && r->stage != clause_response_stage_open) {
		look_at_answer(l, c, r);
		if (c->mark == requirement_mark_star && !proven(r))
			place_add(l, readiness_code_STAR_NEGATIVE, at_answer(r, "evidence", NULL));
		return;
	}
	l->facts.clauses_unanswered++;
	place_add(l, readiness_code_CLAUSE_UNANSWERED,
		  r != NULL ? at_answer(r, "text", NULL)
			    : (struct finding_place){ .entity = "clause", .id = c->record.id, .title = c->no });
}

static FALLIBLE look_at_answers(struct looking *l)
{
	struct act *act = l->act;
	struct lines clauses = { 0 }, answers = { 0 };

	TRY(store_all(act->db, &clause_entity, "tender", value_int(l->tender->record.id), &clauses, act->arena));
	TRY(store_all(act->db, &clause_response_entity, "bid", value_int(l->bid->record.id), &answers, act->arena));
	l->passages = arena_array(act->arena, const char *, 6 * (size_t)answers.count + 1);
	for (unsigned i = 0; i < clauses.count; i++)
		look_at_clause(l, &answers, LINE_AT(clauses, struct clause, i));
	l->facts.passages = l->passages;
	/* A few are how one answers; nearly all of them say that nobody read (2.5). */
	if (l->facts.copied * 100 <= l->numeric * l->policy.copied_percent)
		l->facts.copied = 0;
	return NULL;
}

/* Names are looked for among all customers: a list that is short beside what is searched. */
static FALLIBLE load_customers(struct looking *l)
{
	AUTO_ROWS *r = NULL;
	unsigned n = 0;
	bool has;
	struct customer *all;
	struct value count;

	TRY(sql_value(l->act->db, "SELECT count(*) FROM customer", SQL_NO_ARGS, &count, l->act->arena));
	all = arena_array(l->act->arena, struct customer, (size_t)count.i + 1);
	TRY(sql_rows(l->act->db, "SELECT id, \"name\" FROM customer ORDER BY id", SQL_NO_ARGS, &r, l->act->arena));
	for (; n < count.i; n++) {
		TRY(rows_next(r, &has, l->act->arena));
		if (!has)
			break;
		all[n].record.id = rows_int(r, 0);
		all[n].name = rows_text(r, 1, l->act->arena);
	}
	l->customers = (struct lines){ all, n };
	return NULL;
}

/* --- all of it --- */

/* Each kind of record that has something to say; a further kind is a row. */
static struct error *(*const looks[])(struct looking *l) = {
	look_at_document, look_at_other_bids, look_at_conflict,	    look_at_amendments, look_at_bond,
	look_at_letters,  look_at_seals,      look_at_certificates, load_customers,	look_at_answers,
};

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
};

/* Not asked by this tender at all: nobody has to look. */
static bool no_question(const struct looking *l, enum readiness_code code)
{
	bool bond = code >= readiness_code_BOND_MISSING && code <= readiness_code_BOND_CASH_NOT_ALLOWED_GOV;
	bool platform = code == readiness_code_CA_EXPIRED || code == readiness_code_DECRYPT_TEST_MISSING;

	return (bond && !l->tender->bond_required) || (platform && !l->tender->electronic) ||
	       (code == readiness_code_FILE_TOO_LARGE && l->tender->file_most_mb == UNSET) ||
	       (code == readiness_code_LOT_WRONG && l->tender->lot == NULL);
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

static bool let_pass(const struct finding *f)
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
		r->let_pass += fatal && let_pass(f);
		r->fatal += fatal && !let_pass(f);
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
	look_at_bid(&l);
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		TRY(looks[i](&l));
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
		if (readiness_trait(code)->fatal && !let_pass(f) && (unseen || is_found(b, f, code)))
			refuse_finding(act, b, code, all);
	}
	return NULL;
}

/* --- what was handed in --- */

static FALLIBLE freeze_files(struct act *act, const struct bid *b, struct buffer *out)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db,
		     "SELECT \"sha256\", \"name\" FROM file WHERE \"about_entity\" = 'bid' AND \"about_record\" = $1"
		     " ORDER BY id",
		     SQL_ARGS(value_text(id_text(b->record.id, act->arena))), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		buffer_print(out, "%s  %s\n", rows_text(r, 0, act->arena), rows_text(r, 1, act->arena));
	}
}

static FALLIBLE freeze_editions(struct act *act, const struct bid *b, struct buffer *out)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db,
		     "SELECT \"pdf_hash\", \"name\", \"edition\" FROM book_edition e WHERE \"bid\" = $1 AND"
		     " \"pdf_hash\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM book_edition n WHERE"
		     " n.\"volume\" = e.\"volume\" AND n.\"edition\" > e.\"edition\") ORDER BY id",
		     SQL_ARGS(value_int(b->record.id)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		buffer_print(out, "%s  %s %lld\n", rows_text(r, 0, act->arena), rows_text(r, 1, act->arena),
			     (long long)rows_int(r, 2));
	}
}

static const char *or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

/* The answers as one line: their numbers, words, values and deviations. */
static FALLIBLE freeze_answers(struct act *act, const struct bid *b, struct buffer *out)
{
	struct buffer text = BUFFER(act->arena);
	struct lines all = { 0 };
	char hash[HASH_HEX];

	TRY(store_all(act->db, &clause_response_entity, "bid", value_int(b->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct clause_response *r = LINE_AT(all, struct clause_response, i);
		buffer_print(&text, "%s\t%s\t%s\t%s\t%s\n", r->no, or_empty(r->text), or_empty(r->value),
			     deviation_choices.labels[r->deviation], or_empty(r->evidence));
	}
	if (all.count == 0)
		return NULL;
	hash_of(buffer_text(&text), text.used, hash);
	buffer_print(out, "%s  clause_response %u\n", hash, all.count);
	return NULL;
}

static FALLIBLE manifest(struct act *act, const struct bid *b, const char **ret, char ret_hash[HASH_HEX])
{
	struct buffer out = BUFFER(act->arena);

	if (b->price_hash != NULL)
		buffer_print(&out, "%s  price\n", b->price_hash);
	TRY(freeze_answers(act, b, &out));
	TRY(freeze_editions(act, b, &out));
	TRY(freeze_files(act, b, &out));
	*ret = buffer_text(&out);
	hash_of(*ret, out.used, ret_hash);
	return NULL;
}

/* What is told after the deadline is a fact; before it nobody hands in what would be thrown out. */
FALLIBLE bid_submitting(struct act *act, const void *before, void *bid)
{
	const struct bid *b = bid;
	struct error *all = NULL;

	if (b->deadline_at.us == 0 || instant_before(act->now, b->deadline_at))
		TRY(bid_must_be_ready(act, b, &all));
	return all != NULL ? all : bid_freezing(act, before, bid);
}

FALLIBLE bid_freezing(struct act *act, const void *before, void *bid)
{
	struct bid *b = bid;
	char hash[HASH_HEX];

	(void)before;
	TRY(manifest(act, b, &b->frozen, hash));
	b->frozen_hash = arena_copy(act->arena, hash);
	return NULL;
}

/* Nothing is prepared after the deadline, by the server's clock (A22). */
FALLIBLE answer_in_time(struct act *act, const void *before, void *response)
{
	const struct clause_response *r = response;
	void *record = NULL;

	(void)before;
	if (r->bid.v == 0)
		return NULL;
	TRY(store_get(act->db, &bid_entity, r->bid.v, &record, act->arena));
	const struct bid *b = record;
	if (b->stage != bid_stage_preparing || b->deadline_at.us == 0 || instant_before(act->now, b->deadline_at))
		return NULL;
	return error_new(act->arena, ERROR_CONFLICT, "bid", "too_late");
}

/* --- the page --- */

static const char *const state_names[] = { "clear", "found", "unchecked", "not_asked" };

static FALLIBLE place_write(struct act *act, const struct finding_place *p, struct buffer *b)
{
	json_open(b, '{');
	json_member(b, "entity", p->entity);
	json_member(b, "id", p->id == 0 ? NULL : id_text(p->id, b->arena));
	json_member(b, "field", p->field);
	json_member(b, "title", p->title);
	json_member(b, "detail", p->detail);
	TRY(title_write(act, "owner", &user_entity, p->owner, b));
	json_close(b, '}');
	return NULL;
}

/* Where no record is to blame, the field that the rule names: of the bid, of its tender, of a record to be made. */
static FALLIBLE default_place(struct act *act, const struct bid_readiness *r, enum readiness_code code,
			      struct buffer *b)
{
	const char *place = readiness_trait(code)->place, *dot = strchr(place, '.');
	const char *entity = arena_copy_n(act->arena, place, (size_t)(dot - place));
	int64_t id = strcmp(entity, "bid") == 0	     ? r->bid->record.id
		     : strcmp(entity, "tender") == 0 ? r->tender->record.id
						     : 0;

	return place_write(act,
			   &(struct finding_place){ .entity = entity,
						    .id = id,
						    .field = dot[1] == '\0' ? NULL : dot + 1,
						    .owner = r->bid->owner.v },
			   b);
}

static FALLIBLE places_write(struct act *act, const struct bid_readiness *r, enum readiness_code code, struct buffer *b)
{
	const struct finding *f = &r->findings[code];

	json_key(b, "places");
	json_open(b, '[');
	for (const struct finding_place *p = f->places; f->state == FINDING_FOUND && p != NULL; p = p->next)
		TRY(place_write(act, p, b));
	if (f->places == NULL || f->state != FINDING_FOUND)
		TRY(default_place(act, r, code, b));
	json_close(b, ']');
	return NULL;
}

static FALLIBLE named_write(struct act *act, const char *key, const struct entity *e, const void *record,
			    const char *names, struct buffer *b)
{
	json_key(b, key);
	if (record == NULL || !rights_read_record(e, record, act->who)) {
		json_none(b);
		return NULL;
	}
	return record_named(act, e, record, names, b);
}

static FALLIBLE finding_write(struct act *act, const struct bid_readiness *r, enum readiness_code code,
			      struct buffer *b)
{
	const struct readiness_trait *trait = readiness_trait(code);
	const struct finding *f = &r->findings[code];

	json_open(b, '{');
	json_member(b, "code", readiness_code_choices.labels[code]);
	json_member_bool(b, "fatal", trait->fatal);
	json_member(b, "state", state_names[f->state]);
	json_member(b, "basis", trait->basis);
	json_member_bool(b, "by_person", f->state == FINDING_UNCHECKED || (f->tick != NULL && f->places == NULL));
	json_member_bool(b, "let_pass", let_pass(f));
	TRY(places_write(act, r, code, b));
	TRY(named_write(act, "tick", &readiness_tick_entity, f->tick, "checked_by", b));
	TRY(named_write(act, "override", &finding_override_entity, f->override, "asked_by decided_by", b));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE frozen_write(struct act *act, const struct bid *bid, struct buffer *b)
{
	const char *now = NULL;
	char hash[HASH_HEX];

	json_key(b, "frozen");
	if (bid->frozen_hash == NULL) {
		json_none(b);
		return NULL;
	}
	TRY(manifest(act, bid, &now, hash));
	json_open(b, '{');
	json_member(b, "hash", bid->frozen_hash);
	json_member(b, "contents", bid->frozen);
	json_member_bool(b, "intact", strcmp(hash, bid->frozen_hash) == 0);
	json_member(b, "receipt_no", bid->receipt_no);
	json_member(b, "submitted_at", instant_text(bid->submitted_at, b->arena));
	json_member_bool(b, "late_entry", bid->late_entry);
	json_close(b, '}');
	return NULL;
}

static void head_write(struct act *act, const struct bid_readiness *r, struct buffer *b)
{
	const struct bid *bid = r->bid;

	json_member(b, "id", id_text(bid->record.id, b->arena));
	json_member(b, "title", bid->name);
	json_member(b, "stage", bid_stage_choices.labels[bid->stage]);
	json_member_int(b, "version", bid->record.version);
	json_member(b, "now", instant_text(act->now, b->arena));
	json_member(b, "deadline_at", bid->deadline_at.us == 0 ? NULL : instant_text(bid->deadline_at, b->arena));
	json_member_bool(b, "past", bid->deadline_at.us != 0 && !instant_before(act->now, bid->deadline_at));
	json_member_int(b, "fatal", r->fatal);
	json_member_int(b, "let_pass", r->let_pass);
	json_member_int(b, "warnings", r->warnings);
	json_member_int(b, "unchecked", r->unchecked);
}

FALLIBLE bid_readiness_view(struct act *act, int64_t bid, struct buffer *b)
{
	struct bid_readiness r;
	void *record = NULL;

	TRY(record_readable(act, &bid_entity, bid, &record));
	TRY(bid_readiness_of(act, record, &r));
	json_open(b, '{');
	head_write(act, &r, b);
	TRY(title_write(act, "tender", &tender_entity, r.tender->record.id, b));
	TRY(frozen_write(act, r.bid, b));
	json_key(b, "findings");
	json_open(b, '[');
	for (enum readiness_code code = 1; code < readiness_code_count; code++)
		TRY(finding_write(act, &r, code, b));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
