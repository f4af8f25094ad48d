#include "rule/presale/needs.h"

#include "base/instant.h"

struct need_trace need_trace(const struct requirement *r)
{
	struct need_trace t = { .source = r->contact.v != 0 || r->engagement.v != 0 || r->discovery_answer.v != 0,
				.clause = r->clause.v != 0 };

	for (unsigned i = 0; i < r->links.count; i++) {
		const struct requirement_link *l = LINE_AT(r->links, struct requirement_link, i);
		t.source |= l->kind == trace_kind_meeting;
		t.clause |= l->kind == trace_kind_clause;
		t.acceptance |= l->kind == trace_kind_acceptance_item;
	}
	t.untraced = !t.source && !t.clause && !t.acceptance;
	return t;
}

bool need_late(const struct requirement *r, date today)
{
	return r->stage == requirement_stage_draft && r->due_on.day != 0 && r->due_on.day < today.day;
}

bool need_undecided(const struct requirement *r)
{
	return r->stage == requirement_stage_draft || r->stage == requirement_stage_analysed ||
	       r->stage == requirement_stage_negotiating;
}

static const struct why *why_unconfirmed(const struct requirement *r, struct arena *a)
{
	bool used = r->kind == requirement_kind_latent && r->confirmed_by.v == 0 && need_trace(r).clause;

	return used ? why_new(a, "need_unconfirmed", NULL) : NULL;
}

static const struct why *why_late(const struct requirement *r, date today, struct arena *a)
{
	return need_late(r, today) ? why_new(a, "need_undecided_late", date_text(r->due_on, a), NULL) : NULL;
}

static const struct why *why_real(const struct requirement *r, struct arena *a)
{
	bool missing = r->kind == requirement_kind_stated && r->real_need == NULL && !r->real_need_same;

	return missing ? why_new(a, "need_real_missing", NULL) : NULL;
}

static const struct why *why_infeasible(const struct requirement *r, struct arena *a)
{
	bool so = r->feasibility == feasibility_infeasible && r->stage == requirement_stage_accepted;

	return so ? why_new(a, "need_infeasible", NULL) : NULL;
}

const struct why *need_warning(const struct requirement *r, date today, struct arena *a)
{
	const struct why *w = why_unconfirmed(r, a);

	if (r->stage == requirement_stage_merged)
		return NULL;
	w = why_then(a, w, why_late(r, today, a));
	w = why_then(a, w, why_real(r, a));
	w = why_then(a, w, why_infeasible(r, a));
	return need_trace(r).untraced ? why_then(a, w, why_new(a, "need_untraced", NULL)) : w;
}
