#include "app/service/findings.h"

#include <string.h>

#include "app/save.h"
#include "base/instant.h"
#include "base/text.h"
#include "entity/all.h"
#include "meta/kinds.h"
#include "rule/service/finding.h"
#include "rule/service/measure.h"
#include "store/record.h"

#define FINDING(all, i) LINE_AT(all, struct service_finding, i)
#define TITLE_MOST 200

/* Its first characters, as many as a title has. */
static const char *shortened(const char *text, struct arena *a)
{
	const char *at = text;

	for (unsigned i = 0; i < TITLE_MOST && *at != '\0' && *at != '\n'; i++)
		(void)text_next(&at);
	return arena_copy_n(a, text, (size_t)(at - text));
}

/* --- findings --- */

FALLIBLE visit_decided(struct act *act, int64_t visit, bool *ret)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &service_finding_entity, "visit", value_int(visit), &all, act->arena));
	*ret = true;
	for (unsigned i = 0; i < all.count; i++)
		*ret = *ret && finding_decided(FINDING(all, i));
	return NULL;
}

FALLIBLE finding_moved(struct act *act, const void *before, void *finding)
{
	const struct service_finding *f = finding;
	void *was = NULL;
	bool decided;

	(void)before;
	if (f->visit.v == 0)
		return NULL;
	TRY(store_get(act->db, &visit_entity, f->visit.v, &was, act->arena));
	if (((struct visit *)was)->stage != visit_stage_signed)
		return NULL;
	TRY(visit_decided(act, f->visit.v, &decided));
	if (!decided)
		return NULL;
	return save_advance(act, &visit_entity, was, save_copy(&visit_entity, was, act->arena), "close");
}

/* What a visit found: of a device, or of the place itself. */
struct found {
	equipment_id device;
	const char *what, *text;
	file_id photo;
};

static bool is_known(const struct lines *all, const struct found *it)
{
	for (unsigned i = 0; i < all->count; i++)
		if (FINDING(*all, i)->equipment.v == it->device.v && text_starts(FINDING(*all, i)->title, it->what))
			return true;
	return false;
}

static FALLIBLE note(struct act *act, const struct visit *v, const struct lines *all, const struct found *it)
{
	struct service_finding *f = record_new(&service_finding_entity, act->arena);

	if (is_known(all, it))
		return NULL;
	f->title = shortened(arena_print(act->arena, "%s：%s", it->what, it->text), act->arena);
	f->visit.v = v->record.id;
	f->equipment = it->device;
	f->grade = finding_grade_major;
	f->action = v->measures;
	f->due_on = v->measures_due_on;
	f->owner = v->engineer;
	f->photo = it->photo;
	return save_new(act, &service_finding_entity, f);
}

static FALLIBLE learn(struct act *act, const struct visit *v)
{
	struct lesson *l = record_new(&lesson_entity, act->arena);
	struct lines all = { 0 };

	if (v->lessons == NULL || v->no_lessons)
		return NULL;
	TRY(store_all(act->db, &lesson_entity, "visit", value_int(v->record.id), &all, act->arena));
	if (all.count > 0)
		return NULL;
	l->title = shortened(v->lessons, act->arena);
	l->text = v->lessons;
	l->visit.v = v->record.id;
	l->owner = v->engineer;
	return save_new(act, &lesson_entity, l);
}

FALLIBLE visit_found(struct act *act, const void *before, void *visit)
{
	const struct visit *v = visit;
	struct lines all = { 0 };

	(void)before;
	TRY(store_all(act->db, &service_finding_entity, "visit", value_int(v->record.id), &all, act->arena));
	for (unsigned i = 0; i < v->checks.count; i++) {
		const struct visit_check *c = LINE_AT(v->checks, struct visit_check, i);
		const struct found it = { c->equipment, c->item, c->finding, c->photo };
		if (c->state == check_state_abnormal && c->finding != NULL)
			TRY(note(act, v, &all, &it));
	}
	for (unsigned i = 0; i < v->readings.count; i++) {
		const struct visit_reading *r = LINE_AT(v->readings, struct visit_reading, i);
		const struct found it = { { 0 }, r->item, reading_text(r, act->arena), r->photo };
		if (r->equipment.v == 0 && reading_is_bad(r))
			TRY(note(act, v, &all, &it));
	}
	return learn(act, v);
}

/* --- lessons --- */

FALLIBLE lesson_placing(struct act *act, const void *before, void *lesson)
{
	struct lesson *l = lesson;
	void *record = NULL;

	(void)before;
	if (l->visit.v != 0) {
		TRY(store_get(act->db, &visit_entity, l->visit.v, &record, act->arena));
		l->contract = ((struct visit *)record)->contract;
	} else if (l->work_order.v != 0) {
		TRY(store_get(act->db, &work_order_entity, l->work_order.v, &record, act->arena));
		l->contract = ((struct work_order *)record)->contract;
	} else if (l->service_finding.v != 0) {
		TRY(store_get(act->db, &service_finding_entity, l->service_finding.v, &record, act->arena));
		l->contract = ((struct service_finding *)record)->contract;
	}
	return NULL;
}

FALLIBLE lesson_adopted(struct act *act, const void *before, void *lesson)
{
	struct library_entry *e = record_new(&library_entry_entity, act->arena);
	struct lesson *l = lesson, *after;

	(void)before;
	e->title = l->title;
	e->kind = library_kind_passage;
	e->text = l->text;
	e->evidence = l->number;
	e->owner.v = act->who->user;
	TRY(save_new(act, &library_entry_entity, e));
	after = save_copy(&lesson_entity, l, act->arena);
	after->library_entry.v = e->record.id;
	TRY(save_again(act, &lesson_entity, l, after, "shelve"));
	memcpy(l, after, sizeof *l);
	return NULL;
}

/* --- leads --- */

static FALLIBLE from_visit(struct act *act, struct service_lead *l)
{
	void *record = NULL;

	TRY(store_get(act->db, &visit_entity, l->visit.v, &record, act->arena));
	const struct visit *v = record;
	l->customer = v->customer;
	l->site = v->site;
	l->contract = v->contract;
	return NULL;
}

static FALLIBLE from_case(struct act *act, struct service_lead *l)
{
	void *record = NULL;

	TRY(store_get(act->db, &service_case_entity, l->service_case.v, &record, act->arena));
	const struct service_case *c = record;
	l->customer = c->customer;
	l->site = c->site;
	l->contract = c->contract;
	return NULL;
}

/* Credited to who saw it: who writes it down. */
FALLIBLE lead_placing(struct act *act, const void *before, void *lead)
{
	struct service_lead *l = lead;

	(void)before;
	if (l->credited_to.v == 0)
		l->credited_to.v = act->who->user;
	if (l->visit.v != 0)
		return from_visit(act, l);
	return l->service_case.v != 0 ? from_case(act, l) : NULL;
}

FALLIBLE lead_taken(struct act *act, const void *before, void *lead)
{
	struct opportunity *o = record_new(&opportunity_entity, act->arena);
	struct service_lead *l = lead, *after;

	(void)before;
	o->name = l->title;
	o->customer = l->customer;
	o->site = l->site;
	o->source = opportunity_source_service;
	o->scope = l->need;
	o->owner = l->owner;
	o->team.v = act->who->team;
	TRY(save_new(act, &opportunity_entity, o));
	after = save_copy(&service_lead_entity, l, act->arena);
	after->opportunity.v = o->record.id;
	TRY(save_again(act, &service_lead_entity, l, after, "opened"));
	memcpy(l, after, sizeof *l);
	return NULL;
}
