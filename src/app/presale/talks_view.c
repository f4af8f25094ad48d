#include "app/presale/talks_view.h"

#include <stdlib.h>

#include "app/presale/project.h"
#include "app/record_list.h"
#include "app/readable.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/contact_lock.h"
#include "rule/presale/feature_feedback.h"
#include "store/record.h"

static const char *word(const struct choices *set, unsigned i)
{
	return i == 0 ? NULL : set->labels[i];
}

/* A field as the record itself writes it. */
static void field_write(struct buffer *b, const struct entity *e, const void *record, const char *name)
{
	const struct field *f = entity_field(e, name);

	json_key(b, name);
	value_write(b, f, field_get(f, record));
}

/* --- the rounds --- */

static void theirs_write(const struct project *p, const struct engagement *v, struct buffer *b)
{
	json_key(b, "theirs");
	json_open(b, '[');
	for (unsigned i = 0; i < p->nmeetings; i++)
		if (p->meetings[i].engagement == v->record.id)
			json_text(b, p->meetings[i].name);
	json_close(b, ']');
}

/* A next step is late until something was held behind it. */
static bool is_late(const struct project *p, unsigned at)
{
	const struct engagement *v = LINE_AT(p->engagements, struct engagement, at);

	if (v->stage != engagement_stage_held || v->next_step == NULL || v->next_due_on.day == 0 ||
	    v->next_due_on.day >= p->today.day)
		return false;
	for (unsigned i = at + 1; i < p->engagements.count; i++)
		if (LINE_AT(p->engagements, struct engagement, i)->stage == engagement_stage_held)
			return false;
	return true;
}

static FALLIBLE round_write(const struct project *p, unsigned at, struct buffer *b)
{
	const struct engagement *v = LINE_AT(p->engagements, struct engagement, at);
	static const char *const fields[] = { "round", "held_at", "facts",	 "outcome",   "next_step",
					      "gaps",  "notice",  "next_due_on", "sentiment", "interest_level" };
	void *owner = NULL;

	if (v->next_owner.v != 0)
		TRY(store_get(p->act->db, &user_entity, v->next_owner.v, &owner, p->act->arena));
	json_open(b, '{');
	json_member(b, "id", id_text(v->record.id, b->arena));
	json_member(b, "subject", v->subject);
	json_member(b, "kind", word(&engagement_kind_choices, v->kind));
	json_member(b, "channel", word(&engagement_channel_choices, v->channel));
	json_member(b, "stage", word(&engagement_stage_choices, v->stage));
	for (unsigned i = 0; i < sizeof fields / sizeof *fields; i++)
		field_write(b, &engagement_entity, v, fields[i]);
	json_member(b, "next_owner", owner == NULL ? NULL : ((struct user *)owner)->name);
	json_member_bool(b, "late", is_late(p, at));
	theirs_write(p, v, b);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE rounds_write(const struct project *p, struct buffer *b)
{
	unsigned held = 0, complete = 0;

	json_key(b, "rounds");
	json_open(b, '[');
	for (unsigned i = p->engagements.count; i > 0; i--) {
		const struct engagement *v = LINE_AT(p->engagements, struct engagement, i - 1);
		held += v->stage == engagement_stage_held;
		complete += v->stage == engagement_stage_held && v->gaps == NULL;
		TRY(round_write(p, i - 1, b));
	}
	json_close(b, ']');
	share_write(b, "complete", complete, held);
	return NULL;
}

/* --- where we want to bring them --- */

static FALLIBLE goals_write(const struct project *p, struct buffer *b)
{
	static const char *const fields[] = { "topic", "current", "target", "attainment", "footing" };
	struct lines all = { 0 };

	TRY(readable_all(p->act, &guidance_goal_entity, "opportunity", p->opportunity->record.id, &all));
	json_key(b, "goals");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct guidance_goal *g = LINE_AT(all, struct guidance_goal, i);
		json_open(b, '{');
		json_member(b, "id", id_text(g->record.id, b->arena));
		for (unsigned k = 0; k < sizeof fields / sizeof *fields; k++)
			field_write(b, &guidance_goal_entity, g, fields[k]);
		TRY(title_write(p->act, "capability", &capability_entity, g->capability.v, b));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* --- what they care for --- */

static void features_write(const struct project *p, struct buffer *b)
{
	struct voice *voices = arena_array(b->arena, struct voice, p->feedback.count + 1);
	struct feature_rank *ranks = arena_array(b->arena, struct feature_rank, p->feedback.count + 1);

	for (unsigned i = 0; i < p->feedback.count; i++) {
		const struct feature_feedback *f = LINE_AT(p->feedback, struct feature_feedback, i);
		const struct stakeholder *s = project_stakeholder_of(p, f->contact.v);
		int64_t weight = s == NULL || s->weight == UNSET || !p->sees_profiles ? 0 : s->weight;
		voices[i] = (struct voice){ f->feature, f->contact.v, f->interest, weight, f->noted_on };
	}
	unsigned n = features_rank(voices, p->feedback.count, ranks);
	json_key(b, "features");
	json_open(b, '[');
	for (unsigned i = 0; i < n; i++) {
		json_open(b, '{');
		json_member(b, "feature", ranks[i].feature);
		json_member_int(b, "score", ranks[i].score);
		json_member_int(b, "voices", ranks[i].voices);
		json_member_int(b, "unweighed", ranks[i].unweighed);
		json_close(b, '}');
	}
	json_close(b, ']');
}

/* --- what they were shown --- */

/* The day the first tender of the project came out; unset: none has. */
static FALLIBLE issue_day(const struct project *p, date *ret)
{
	struct lines all = { 0 };

	TRY(readable_all(p->act, &tender_entity, "opportunity", p->opportunity->record.id, &all));
	for (unsigned i = 0; i < all.count; i++) {
		date on = tender_issue_day(LINE_AT(all, struct tender, i));
		if (ret->day == 0 || on.day < ret->day)
			*ret = on;
	}
	return NULL;
}

static FALLIBLE shown_write(const struct project *p, struct buffer *b)
{
	struct showing *shown = arena_array(b->arena, struct showing, p->introductions.count + 1);
	date issued_on = { 0 };
	int64_t *keys;
	unsigned nkeys = project_keys(p, &keys);

	TRY(issue_day(p, &issued_on));
	json_key(b, "shown");
	json_open(b, '[');
	for (unsigned i = 0; i < p->introductions.count; i++) {
		const struct introduction *x = LINE_AT(p->introductions, struct introduction, i);
		shown[i] = (struct showing){ x->contact.v, x->understanding, x->introduced_on };
		json_open(b, '{');
		json_member(b, "id", id_text(x->record.id, b->arena));
		json_member(b, "topic", x->topic);
		ref_write(b, "contact", x->contact.v, project_name_of(p, x->contact.v));
		json_member_int(b, "understanding", x->understanding);
		day_write(b, "on", x->introduced_on);
		TRY(title_write(p->act, "catalog_item", &catalog_item_entity, x->catalog_item.v, b));
		json_close(b, '}');
	}
	json_close(b, ']');
	day_write(b, "issued_on", issued_on);
	share_write(b, "understood", understood_by(keys, nkeys, shown, p->introductions.count, issued_on), nkeys);
	return NULL;
}

/* --- what the presentation must answer --- */

struct deck {
	struct buffer answered; /* ids */
	unsigned count;
};

static FALLIBLE slides_write(const struct project *p, struct deck *deck, struct buffer *b)
{
	struct lines all = { 0 };

	TRY(readable_all(p->act, &presentation_item_entity, "opportunity", p->opportunity->record.id, &all));
	json_key(b, "slides");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		const struct presentation_item *x = LINE_AT(all, struct presentation_item, i);
		struct lines points = { 0 };
		TRY(store_all(p->act->db, &presentation_point_entity, "item", value_int(x->record.id), &points,
			      p->act->arena));
		json_open(b, '{');
		json_member(b, "id", id_text(x->record.id, b->arena));
		json_member_int(b, "place", x->place);
		json_member(b, "title", x->title);
		json_member_int(b, "answers", points.count);
		json_close(b, '}');
		for (unsigned k = 0; k < points.count; k++, deck->count++)
			buffer_put(&deck->answered, &LINE_AT(points, struct presentation_point, k)->interest.v,
				   sizeof(int64_t));
	}
	json_close(b, ']');
	return NULL;
}

/* Those of key people; of everybody where nobody is known to be key. */
static unsigned wanted_interests(const struct project *p, int64_t *ret)
{
	int64_t *keys;
	unsigned nkeys = project_keys(p, &keys), n = 0;

	for (unsigned i = 0; i < p->interests.count; i++) {
		const struct stakeholder_interest *x = LINE_AT(p->interests, struct stakeholder_interest, i);
		bool wanted = nkeys == 0;
		for (unsigned k = 0; k < p->stakeholders.count && !wanted; k++) {
			const struct stakeholder *s = LINE_AT(p->stakeholders, struct stakeholder, k);
			wanted = s->record.id == x->stakeholder.v && s->is_key;
		}
		if (wanted)
			ret[n++] = x->record.id;
	}
	return n;
}

static const struct stakeholder_interest *interest_of(const struct project *p, int64_t id)
{
	for (unsigned i = 0; i < p->interests.count; i++)
		if (LINE_AT(p->interests, struct stakeholder_interest, i)->record.id == id)
			return LINE_AT(p->interests, struct stakeholder_interest, i);
	return NULL;
}

static FALLIBLE presentation_write(const struct project *p, struct buffer *b)
{
	int64_t *wanted = arena_array(b->arena, int64_t, p->interests.count + 1);
	int64_t *missing = arena_array(b->arena, int64_t, p->interests.count + 1);
	struct deck deck = { .answered = BUFFER(b->arena) };

	TRY(slides_write(p, &deck, b));
	unsigned n = wanted_interests(p, wanted);
	unsigned nmissing =
		interests_missing(wanted, n, (const int64_t *)(const void *)deck.answered.data, deck.count, missing);
	share_write(b, "answered", n - nmissing, n);
	json_key(b, "unanswered");
	json_open(b, '[');
	for (unsigned i = 0; i < nmissing; i++)
		ref_write(b, NULL, missing[i], interest_of(p, missing[i])->text);
	json_close(b, ']');
	return NULL;
}

FALLIBLE talks_view(struct act *act, int64_t opportunity, struct buffer *b)
{
	struct project p;

	TRY(project_load(act, opportunity, &p));
	json_open(b, '{');
	TRY(project_head_write(&p, &engagement_entity, b));
	TRY(rounds_write(&p, b));
	TRY(goals_write(&p, b));
	features_write(&p, b);
	TRY(shown_write(&p, b));
	TRY(presentation_write(&p, b));
	json_close(b, '}');
	return NULL;
}
