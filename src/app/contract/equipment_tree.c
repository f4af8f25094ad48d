/* equipment_tree.c -- the equipment of a site: parts under what they are parts of, each with its history and papers. */
#include "app/contract/delivery.h"
#include "app/record_list.h"
#include "app/readable.h"
#include "base/instant.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "rule/calendar/period.h"

struct tree {
	struct act *act;
	struct lines all, papers;
	struct buffer *out;
};

/* The year in which its design life is over. */
static date life_end(const struct equipment *q)
{
	bool known = q->installed_on.day != 0 && q->design_life_years != UNSET;

	return known ? period_last_day(q->installed_on, (struct period){ (int)q->design_life_years, PERIOD_YEAR })
		     : (date){ 0 };
}

/* Papers with which a fault is found and mended (S82). */
static bool is_manual(const struct handover_item *h)
{
	static const bool manuals[handover_kind_count] = {
		[handover_kind_operation_manual] = true, [handover_kind_maintenance_manual] = true,
		[handover_kind_user_manual] = true,	 [handover_kind_installation_manual] = true,
		[handover_kind_repair_manual] = true,	 [handover_kind_as_built_drawing] = true,
		[handover_kind_system_diagram] = true,	 [handover_kind_connection_diagram] = true,
		[handover_kind_point_list] = true,
	};

	return manuals[h->kind];
}

static void papers_write(const struct tree *t)
{
	json_key(t->out, "papers");
	json_open(t->out, '[');
	for (unsigned i = 0; i < t->papers.count; i++) {
		const struct handover_item *h = LINE_AT(t->papers, struct handover_item, i);
		if (h->document.v == 0 || !is_manual(h))
			continue;
		json_open(t->out, '{');
		json_member(t->out, "id", id_text(h->record.id, t->out->arena));
		json_member(t->out, "contract", id_text(h->contract.v, t->out->arena));
		json_member(t->out, "kind", handover_kind_choices.labels[h->kind]);
		json_member(t->out, "title", h->name);
		json_member(t->out, "file", id_text(h->document.v, t->out->arena));
		json_close(t->out, '}');
	}
	json_close(t->out, ']');
}

static FALLIBLE devices_write(const struct tree *t)
{
	json_key(t->out, "devices");
	json_open(t->out, '[');
	for (unsigned i = 0; i < t->all.count; i++) {
		const struct equipment *q = LINE_AT(t->all, struct equipment, i);
		json_open(t->out, '{');
		date_write(t->out, "life_end_on", life_end(q));
		json_key(t->out, "record");
		TRY(record_named(t->act, &equipment_entity, q, "contract replaced_by replaces", t->out));
		json_close(t->out, '}');
	}
	json_close(t->out, ']');
	return NULL;
}

FALLIBLE equipment_tree_view(struct act *act, int64_t site, struct buffer *b)
{
	struct tree t = { .act = act, .out = b };
	void *record = NULL;

	TRY(record_readable(act, &site_entity, site, &record));
	const struct site *s = record;
	TRY(readable_all(act, &equipment_entity, "site", site, &t.all));
	TRY(readable_all(act, &handover_item_entity, "customer", s->customer.v, &t.papers));
	json_open(b, '{');
	json_member(b, "today", date_text(instant_date(act->now), b->arena));
	json_key(b, "site");
	TRY(record_named(act, &site_entity, s, "customer", b));
	TRY(devices_write(&t));
	papers_write(&t);
	json_close(b, '}');
	return NULL;
}
