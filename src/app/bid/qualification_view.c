#include "app/bid/qualification_view.h"

#include "app/record_list.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/qualification.h"
#include "store/record.h"

struct library {
	void **certificates, **cases;
	unsigned certificate_count, case_count;
};

struct asking {
	struct act *act;
	enum language language;
	struct buffer *out;
	const struct tender *tender;
	struct proof_days days;
	struct library library;
	int64_t mandatory_missing;
	decimal points, gained;
};

static struct proof_days days_of(const struct tender *t)
{
	struct proof_days d = { .on = instant_date(t->deadline_at), .issued_on = t->issued_on };

	if (t->deadline_at.us == 0)
		d.on.day = 0;
	else if (t->validity_days != UNSET)
		d.until = date_plus(d.on, (int)t->validity_days);
	return d;
}

/* --- what there is --- */

static FALLIBLE library_load(struct act *act, struct library *l)
{
	struct wanted certificates = { &certificate_entity, NULL, NO_VALUE, "id", false };
	struct wanted cases = { &case_study_entity, NULL, NO_VALUE, "id", false };

	TRY(records_find(act, &certificates, &l->certificates, &l->certificate_count));
	return records_find(act, &cases, &l->cases, &l->case_count);
}

static bool is_chosen(const struct qualification_item *q, int64_t certificate, int64_t case_study)
{
	for (unsigned i = 0; i < q->proofs.count; i++) {
		const struct qualification_proof *p = LINE_AT(q->proofs, struct qualification_proof, i);
		if ((certificate != 0 && p->certificate.v == certificate) ||
		    (case_study != 0 && p->case_study.v == case_study))
			return true;
	}
	return false;
}

static void count_certificate(const struct qualification_item *q, const struct certificate *c,
			      const struct proof_days *d, bool chosen, struct qualification_count *n)
{
	if (!proof_counts(certificate_proves(c, q, d)))
		return;
	*(chosen ? &n->chosen : &n->possible) += 1;
	*(chosen ? &n->months : &n->possible_months) |= proof_months(c, q, d);
}

static FALLIBLE count_chosen(struct act *act, const struct qualification_item *q, const struct proof_days *d,
			     struct qualification_count *n)
{
	for (unsigned i = 0; i < q->proofs.count; i++) {
		const struct qualification_proof *p = LINE_AT(q->proofs, struct qualification_proof, i);
		void *record = NULL;
		if (p->certificate.v != 0) {
			TRY(store_get(act->db, &certificate_entity, p->certificate.v, &record, act->arena));
			count_certificate(q, record, d, true, n);
		} else if (p->case_study.v != 0) {
			TRY(store_get(act->db, &case_study_entity, p->case_study.v, &record, act->arena));
			n->chosen += proof_counts(case_proves(record, q));
		} else {
			n->chosen += p->paper != NULL;
		}
	}
	return NULL;
}

static void count_possible(const struct library *l, const struct qualification_item *q, const struct proof_days *d,
			   struct qualification_count *n)
{
	for (unsigned i = 0; i < l->certificate_count; i++) {
		const struct certificate *c = l->certificates[i];
		if (certificate_fits(c, q) && !is_chosen(q, c->record.id, 0))
			count_certificate(q, c, d, false, n);
	}
	for (unsigned i = 0; i < l->case_count; i++) {
		const struct case_study *c = l->cases[i];
		if (case_fits(c, q) && !is_chosen(q, 0, c->record.id))
			n->possible += proof_counts(case_proves(c, q));
	}
}

/* --- said --- */

static void verdict_write(const struct asking *k, enum proof_verdict v, date from, date to)
{
	struct buffer *b = k->out;

	json_member(b, "verdict", proof_verdict_name(v));
	json_member_bool(b, "counts", proof_counts(v));
	json_member(b, "why", why_text(proof_why(v, from, to, &k->days, b->arena), k->language, b->arena));
}

static void certificate_write(const struct asking *k, const struct qualification_item *q, const struct certificate *c)
{
	bool spoken = c->covers_from.day != 0 || c->covers_to.day != 0;
	date from = spoken ? c->covers_from : c->valid_from.day != 0 ? c->valid_from : c->issued_on;

	json_open(k->out, '{');
	json_member(k->out, "entity", "certificate");
	json_member(k->out, "id", id_text(c->record.id, k->out->arena));
	json_member(k->out, "title", c->name);
	json_member(k->out, "detail", c->no != NULL ? c->no : c->holder);
	verdict_write(k, certificate_proves(c, q, &k->days), from, spoken ? c->covers_to : c->valid_to);
	json_close(k->out, '}');
}

static void case_write(const struct asking *k, const struct qualification_item *q, const struct case_study *c)
{
	date on = q->basis == record_basis_awarded    ? c->awarded_on
		  : q->basis == record_basis_accepted ? c->accepted_on
						      : c->signed_on;

	json_open(k->out, '{');
	json_member(k->out, "entity", "case_study");
	json_member(k->out, "id", id_text(c->record.id, k->out->arena));
	json_member(k->out, "title", c->name);
	json_member(k->out, "detail", c->customer_name);
	verdict_write(k, case_proves(c, q), on, on);
	json_close(k->out, '}');
}

static void paper_write(const struct asking *k, const char *paper)
{
	json_open(k->out, '{');
	json_member(k->out, "entity", NULL);
	json_member(k->out, "id", NULL);
	json_member(k->out, "title", paper);
	json_member(k->out, "detail", NULL);
	json_member(k->out, "verdict", proof_verdict_name(paper == NULL ? PROOF_PAPERS_MISSING : PROOF_OK));
	json_member_bool(k->out, "counts", paper != NULL);
	json_member(k->out, "why", NULL);
	json_close(k->out, '}');
}

static FALLIBLE proofs_write(const struct asking *k, const struct qualification_item *q)
{
	json_key(k->out, "proofs");
	json_open(k->out, '[');
	for (unsigned i = 0; i < q->proofs.count; i++) {
		const struct qualification_proof *p = LINE_AT(q->proofs, struct qualification_proof, i);
		void *record = NULL;
		if (p->certificate.v != 0) {
			TRY(store_get(k->act->db, &certificate_entity, p->certificate.v, &record, k->act->arena));
			certificate_write(k, q, record);
		} else if (p->case_study.v != 0) {
			TRY(store_get(k->act->db, &case_study_entity, p->case_study.v, &record, k->act->arena));
			case_write(k, q, record);
		} else {
			paper_write(k, p->paper);
		}
	}
	json_close(k->out, ']');
	return NULL;
}

static void candidates_write(const struct asking *k, const struct qualification_item *q)
{
	const struct library *l = &k->library;

	json_key(k->out, "candidates");
	json_open(k->out, '[');
	for (unsigned i = 0; i < l->certificate_count; i++) {
		const struct certificate *c = l->certificates[i];
		if (certificate_fits(c, q) && !is_chosen(q, c->record.id, 0))
			certificate_write(k, q, c);
	}
	for (unsigned i = 0; i < l->case_count; i++) {
		const struct case_study *c = l->cases[i];
		if (case_fits(c, q) && !is_chosen(q, 0, c->record.id))
			case_write(k, q, c);
	}
	json_close(k->out, ']');
}

static int64_t months_of(uint64_t mask)
{
	int64_t n = 0;

	for (; mask != 0; mask &= mask - 1)
		n++;
	return n;
}

/* Of several that stand for the same line of the table the points count once each time they are asked for. */
static FALLIBLE points_write(struct asking *k, const struct qualification_item *q, const struct qualification_count *n)
{
	const decimal none = { UNSET };
	decimal gained = none, points = none, lost = none;
	void *record = NULL;

	if (q->score_item.v != 0) {
		TRY(store_get(k->act->db, &score_item_entity, q->score_item.v, &record, k->act->arena));
		points = ((struct score_item *)record)->points;
		gained = qualification_points(q, record, n);
		lost.millionths = points.millionths - gained.millionths;
		k->points.millionths += points.millionths;
		k->gained.millionths += gained.millionths;
	}
	decimal_write(k->out, "points", points);
	decimal_write(k->out, "gained", gained);
	decimal_write(k->out, "lost", lost);
	return NULL;
}

static FALLIBLE item_write(struct asking *k, const struct qualification_item *q)
{
	struct qualification_count n = { 0 };
	enum qualification_state state;

	TRY(count_chosen(k->act, q, &k->days, &n));
	count_possible(&k->library, q, &k->days, &n);
	state = qualification_state(q, &n);
	k->mandatory_missing += q->mandatory && state != QUALIFICATION_MET;
	json_open(k->out, '{');
	json_key(k->out, "record");
	TRY(record_named(k->act, &qualification_item_entity, q, "score_item owner", k->out));
	json_member(k->out, "state", qualification_state_name(state));
	json_member_int(k->out, "chosen", n.chosen);
	json_member_int(k->out, "possible", n.possible);
	json_member_int(k->out, "months", months_of(n.months));
	TRY(proofs_write(k, q));
	candidates_write(k, q);
	TRY(points_write(k, q, &n));
	json_close(k->out, '}');
	return NULL;
}

static void totals_write(const struct asking *k)
{
	json_key(k->out, "totals");
	json_open(k->out, '{');
	json_member_int(k->out, "mandatory_missing", k->mandatory_missing);
	decimal_write(k->out, "points", k->points);
	decimal_write(k->out, "gained", k->gained);
	decimal_write(k->out, "lost", (decimal){ k->points.millionths - k->gained.millionths });
	json_close(k->out, '}');
}

static FALLIBLE items_write(struct asking *k, void *const *items, unsigned n)
{
	json_key(k->out, "items");
	json_open(k->out, '[');
	for (unsigned i = n; i > 0; i--) /* as they were entered */
		TRY(item_write(k, items[i - 1]));
	json_close(k->out, ']');
	return NULL;
}

FALLIBLE qualification_view(struct act *act, int64_t tender, enum language lang, struct buffer *b)
{
	struct wanted asked = { &qualification_item_entity, "tender", value_int(tender), "id", true };
	struct wanted scores = { &score_item_entity, "tender", value_int(tender), "place", false };
	struct asking k = { .act = act, .language = lang, .out = b };
	void *record = NULL, **items = NULL;
	unsigned n = 0;

	TRY(record_readable(act, &tender_entity, tender, &record));
	k.tender = record;
	k.days = days_of(record);
	TRY(library_load(act, &k.library));
	TRY(records_find(act, &asked, &items, &n));
	json_open(b, '{');
	json_key(b, "tender");
	TRY(record_named(act, &tender_entity, record, "customer opportunity owner", b));
	date_write(b, "on", k.days.on);
	date_write(b, "until", k.days.until);
	TRY(items_write(&k, items, n));
	totals_write(&k);
	TRY(records_write(act, "scores", &scores, "", b));
	json_close(b, '}');
	return NULL;
}

FALLIBLE qualification_worth(struct act *act, const struct tender *t, const struct score_item *s, decimal *ret)
{
	const struct entity *e = &qualification_item_entity;
	struct proof_days days = days_of(t);
	struct lines all = { 0 };
	decimal sum = { UNSET };

	TRY(store_all(act->db, e, "score_item", value_int(s->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct qualification_count n = { 0 };
		void *whole = NULL;
		TRY(store_get(act->db, e, LINE_AT(all, struct qualification_item, i)->record.id, &whole, act->arena));
		TRY(count_chosen(act, whole, &days, &n));
		int64_t worth = qualification_points(whole, s, &n).millionths;
		sum.millionths = sum.millionths == UNSET ? worth : sum.millionths + worth;
	}
	if (sum.millionths != UNSET && sum.millionths > s->points.millionths)
		sum = s->points;
	*ret = sum;
	return NULL;
}
