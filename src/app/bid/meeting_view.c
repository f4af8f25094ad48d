/* meeting_view.c -- the page of a meeting: who goes, what is presented against what counts, what was asked (S37). */
#include "app/bid/book_pages.h"
#include "app/bid/desk_view.h"
#include "app/presale/project.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/bid_meeting.h"
#include "rule/bid/lot.h"
#include "rule/presale/people.h"
#include "store/record.h"

struct meeting_page {
	struct act *act;
	const struct bid_meeting *meeting; /* whole */
	struct buffer *out;
	struct lines slides; /* of the opportunity, each whole */
	int64_t *answered;   /* the interests that slides answer */
	unsigned nanswered;
	int64_t *scored; /* and the items of the scoring */
	unsigned nscored;
};

/* --- the outline --- */

static int64_t minutes_planned(const struct meeting_page *p)
{
	int64_t sum = 0;

	for (unsigned i = 0; i < p->slides.count; i++) {
		const struct presentation_item *s = LINE_AT(p->slides, struct presentation_item, i);
		sum += s->minutes == UNSET ? 0 : s->minutes;
	}
	return sum;
}

static FALLIBLE slides_load(struct meeting_page *p)
{
	struct lines all = { 0 };
	unsigned points = 0, scores = 0;

	TRY(store_all(p->act->db, &presentation_item_entity, "opportunity", value_int(p->meeting->opportunity.v), &all,
		      p->act->arena));
	p->slides = (struct lines){ arena_array(p->act->arena, struct presentation_item, all.count + 1), all.count };
	for (unsigned i = 0; i < all.count; i++) {
		void *whole = NULL;
		TRY(store_get(p->act->db, &presentation_item_entity,
			      LINE_AT(all, struct presentation_item, i)->record.id, &whole, p->act->arena));
		*LINE_AT(p->slides, struct presentation_item, i) = *(struct presentation_item *)whole;
		points += ((struct presentation_item *)whole)->points.count;
		scores += ((struct presentation_item *)whole)->scores.count;
	}
	p->answered = arena_array(p->act->arena, int64_t, points + 1);
	p->scored = arena_array(p->act->arena, int64_t, scores + 1);
	for (unsigned i = 0; i < p->slides.count; i++) {
		const struct presentation_item *s = LINE_AT(p->slides, struct presentation_item, i);
		for (unsigned k = 0; k < s->points.count; k++)
			p->answered[p->nanswered++] = LINE_AT(s->points, struct presentation_point, k)->interest.v;
		for (unsigned k = 0; k < s->scores.count; k++)
			p->scored[p->nscored++] = LINE_AT(s->scores, struct presentation_score, k)->score_item.v;
	}
	return NULL;
}

/* In the order of their places. */
static FALLIBLE slides_write(struct meeting_page *p)
{
	json_key(p->out, "slides");
	json_open(p->out, '[');
	for (int64_t place = 1, left = p->slides.count; left > 0 && place <= 200; place++)
		for (unsigned i = 0; i < p->slides.count; i++) {
			const struct presentation_item *s = LINE_AT(p->slides, struct presentation_item, i);
			if (s->place != place)
				continue;
			left--;
			if (rights_read_record(&presentation_item_entity, s, p->act->who))
				TRY(record_named(p->act, &presentation_item_entity, s, "", p->out));
		}
	json_close(p->out, ']');
	return NULL;
}

static bool is_key(const struct project *project, const struct stakeholder_interest *i)
{
	for (unsigned k = 0; k < project->stakeholders.count; k++) {
		const struct stakeholder *s = LINE_AT(project->stakeholders, struct stakeholder, k);
		if (s->record.id == i->stakeholder.v)
			return s->is_key;
	}
	return false;
}

/* The interests of key people, and whether a slide answers each (S62); who may not know who is key sees all. */
static FALLIBLE interests_write(struct meeting_page *p)
{
	struct project project;
	struct buffer *b = p->out;

	TRY(project_load(p->act, p->meeting->opportunity.v, &project));
	json_key(b, "interests");
	json_open(b, '[');
	for (unsigned i = 0; i < project.interests.count; i++) {
		const struct stakeholder_interest *n = LINE_AT(project.interests, struct stakeholder_interest, i);
		int64_t missing;
		if (project.sees_profiles && !is_key(&project, n))
			continue;
		json_open(b, '{');
		json_member(b, "id", id_text(n->record.id, b->arena));
		json_member(b, "text", n->text);
		TRY(title_write(p->act, "stakeholder", &stakeholder_entity, n->stakeholder.v, b));
		json_member_bool(b, "covered",
				 interests_missing(&n->record.id, 1, p->answered, p->nanswered, &missing) == 0);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* --- against the scoring table --- */

static void score_write(struct meeting_page *p, const struct score_item *item, const struct score_answer *answer,
			int64_t page)
{
	struct buffer *b = p->out;
	int64_t missing;

	json_open(b, '{');
	json_member(b, "id", id_text(item->record.id, b->arena));
	json_member(b, "name", item->name);
	json_member(b, "kind", score_kind_choices.labels[item->kind]);
	decimal_write(b, "points", item->points);
	json_member_bool(b, "covered", interests_missing(&item->record.id, 1, p->scored, p->nscored, &missing) == 0);
	json_member(b, "section", answer == NULL ? NULL : answer->title);
	number_write(b, "page", page, true);
	json_close(b, '}');
}

/* What is judged on paper alone needs no slide: a price, a certificate, a past project, a deviation. */
static bool is_presented(const struct score_item *item)
{
	return item->kind != score_kind_price && item->kind != score_kind_certificate &&
	       item->kind != score_kind_track_record && item->kind != score_kind_deviation;
}

/* Each item that a presentation can win points for, the slide that answers it, and where the book does. */
static FALLIBLE scores_write(struct meeting_page *p)
{
	struct section_pages pages;
	struct score_answers answers;
	struct lines items = { 0 };
	void *bid = NULL;

	TRY(store_get(p->act->db, &bid_entity, p->meeting->bid.v, &bid, p->act->arena));
	TRY(score_items_of(p->act, ((struct bid *)bid)->tender.v, &items));
	lot_scores(&items, ((struct bid *)bid)->lot);
	TRY(score_answers_of(p->act, p->meeting->bid.v, &answers));
	TRY(section_pages_of(p->act, p->meeting->bid.v, &pages));
	json_key(p->out, "scores");
	json_open(p->out, '[');
	for (unsigned i = 0; i < items.count; i++) {
		const struct score_item *item = LINE_AT(items, struct score_item, i);
		const struct score_answer *answer = answer_of_score(&answers, item->record.id);
		if (is_presented(item) && rights_read_record(&score_item_entity, item, p->act->who))
			score_write(p, item, answer, answer == NULL ? UNSET : page_of_section(&pages, answer->section));
	}
	json_close(p->out, ']');
	return NULL;
}

static FALLIBLE outline_write(struct meeting_page *p)
{
	bool reads = p->meeting->opportunity.v != 0 &&
		     rights_scope(&stakeholder_interest_entity, p->act->who, READ) != 0 &&
		     rights_scope(&opportunity_entity, p->act->who, READ) != 0;

	if (p->meeting->opportunity.v != 0)
		TRY(slides_load(p));
	json_member_int(p->out, "minutes_planned", minutes_planned(p));
	json_member_bool(p->out, "over_time", p->meeting->minutes != UNSET && minutes_planned(p) > p->meeting->minutes);
	TRY(slides_write(p));
	TRY(scores_write(p));
	if (reads)
		return interests_write(p);
	json_key(p->out, "interests");
	json_open(p->out, '[');
	json_close(p->out, ']');
	return NULL;
}

/* --- who goes --- */

static bool letter_covers(const struct authorization_letter *l, int64_t agent, date on)
{
	return l->agent.v == agent && l->legal_representative_signed && l->agent_signed && l->company_sealed &&
	       (l->valid_from.day == 0 || l->valid_from.day <= on.day) &&
	       (l->valid_to.day == 0 || on.day <= l->valid_to.day);
}

/* What is still missing for one who goes; NULL: nothing. */
static FALLIBLE lacking(struct meeting_page *p, const struct meeting_attendee *t, const char **ret)
{
	struct lines letters = { 0 };
	bool covered = false;

	*ret = t->identity_ready ? NULL : "identity";
	if (t->authority != attendee_authority_authorised_agent)
		return NULL;
	TRY(store_all(p->act->db, &authorization_letter_entity, "bid", value_int(p->meeting->bid.v), &letters,
		      p->act->arena));
	for (unsigned i = 0; i < letters.count; i++)
		covered |= letter_covers(LINE_AT(letters, struct authorization_letter, i), t->user.v,
					 instant_date(p->meeting->starts_at));
	if (!covered)
		*ret = "letter";
	return NULL;
}

static FALLIBLE attendees_write(struct meeting_page *p)
{
	const struct lines *all = &p->meeting->attendees;
	struct buffer *b = p->out;

	json_key(b, "attendees");
	json_open(b, '[');
	for (unsigned i = 0; i < all->count; i++) {
		const struct meeting_attendee *t = LINE_AT(*all, struct meeting_attendee, i);
		const char *lacks = NULL;
		TRY(lacking(p, t, &lacks));
		json_open(b, '{');
		TRY(title_write(p->act, "user", &user_entity, t->user.v, b));
		json_member(b, "part", attendee_part_choices.labels[t->part]);
		json_member(b, "authority", attendee_authority_choices.labels[t->authority]);
		json_member_bool(b, "speaks", t->user.v == p->meeting->presenter.v);
		json_member_bool(b, "may_speak", attendee_may_speak(t));
		json_member(b, "lacks", lacks);
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

FALLIBLE bid_meeting_view(struct act *act, int64_t meeting, struct buffer *b)
{
	struct meeting_page p = { .act = act, .out = b };
	void *record = NULL;

	TRY(record_readable(act, &bid_meeting_entity, meeting, &record));
	TRY(store_get(act->db, &bid_meeting_entity, meeting, &record, act->arena));
	p.meeting = record;
	json_open(b, '{');
	json_member(b, "now", instant_text(act->now, b->arena));
	json_key(b, "meeting");
	TRY(record_named(act, &bid_meeting_entity, record, "bid presenter owner opportunity", b));
	TRY(attendees_write(&p));
	TRY(outline_write(&p));
	TRY(records_write(act, "questions",
			  &(struct wanted){ &meeting_question_entity, "meeting", value_int(meeting), "id", false },
			  "owner", b));
	TRY(records_write(
		act, "clarifications",
		&(struct wanted){ &bid_clarification_entity, "bid", value_int(p.meeting->bid.v), "due_at", false },
		"owner approved_by", b));
	json_close(b, '}');
	return NULL;
}
