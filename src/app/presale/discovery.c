#include "app/presale/discovery.h"

#include "app/presale/survey_sheet.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/presale/old_things.h"

struct showing {
	struct act *act;
	enum language language;
	struct buffer *out;
	const struct survey_sheet *sheet;
};

static const char *in_language(const struct showing *s, const char *zh, const char *en)
{
	return s->language == LANGUAGE_EN && en != NULL ? en : zh;
}

static void question_write(struct showing *s, const struct discovery_question *q)
{
	struct buffer *b = s->out;

	json_key(b, "question");
	json_open(b, '{');
	json_member(b, "id", id_text(q->record.id, b->arena));
	json_member(b, "number", q->number);
	json_member(b, "title", in_language(s, q->title, q->title_en));
	json_member(b, "text", in_language(s, q->text, q->text_en));
	json_member(b, "hint", in_language(s, q->hint, q->hint_en));
	json_member(b, "category", discovery_category_choices.labels[q->category]);
	json_member(b, "kind", answer_kind_choices.labels[q->kind]);
	json_member(b, "quality", q->quality == quality_kind_unset ? NULL : quality_kind_choices.labels[q->quality]);
	json_close(b, '}');
}

static void item_write(struct showing *s, const struct sheet_item *item)
{
	struct buffer *b = s->out;

	json_open(b, '{');
	question_write(s, item->question);
	json_member(b, "verdict", item_verdict_name(item->state.verdict));
	json_member_bool(b, "contradicted", item->state.contradicted);
	json_member(b, "why", why_text(item->state.why, s->language, b->arena));
	json_key(b, "answers");
	json_open(b, '[');
	for (unsigned i = 0; i < item->count; i++)
		record_write(b, &discovery_answer_entity, item->answers[i], s->act->who, WRITE_WHOLE, NULL, 0);
	json_close(b, ']');
	json_close(b, '}');
}

static void category_write(struct showing *s, enum discovery_category category)
{
	int64_t total = 0, answered = 0, assumed = 0;
	struct buffer *b = s->out;

	for (unsigned i = 0; i < s->sheet->count; i++) {
		const struct sheet_item *item = &s->sheet->items[i];
		if (item->question->category != category)
			continue;
		total++;
		answered += item->state.verdict == ITEM_ANSWERED;
		assumed += item->state.verdict == ITEM_ASSUMED;
	}
	json_open(b, '{');
	json_member(b, "category", discovery_category_choices.labels[category]);
	json_member_int(b, "number", category);
	json_member_int(b, "answered", answered);
	json_member_int(b, "assumed", assumed);
	json_member_int(b, "total", total);
	json_close(b, '}');
}

static void coverage_write(struct showing *s)
{
	const struct survey_coverage *c = &s->sheet->coverage;
	struct buffer *b = s->out;

	json_key(b, "coverage");
	json_open(b, '{');
	json_member_int(b, "answered", c->answered);
	json_member_int(b, "assumed", c->assumed);
	json_member_int(b, "total", c->total);
	json_member(b, "percent", c->percent);
	json_member(b, "why", why_text(c->why, s->language, b->arena));
	json_key(b, "categories");
	json_open(b, '[');
	for (unsigned i = 1; i < discovery_category_choices.count; i++)
		category_write(s, (enum discovery_category)i);
	json_close(b, ']');
	json_close(b, '}');
}

static void flagged_write(struct showing *s, const struct entity *e, const void *record, const struct why *why)
{
	struct buffer *b = s->out;

	json_open(b, '{');
	json_key(b, "record");
	record_write(b, e, record, s->act->who, WRITE_WHOLE, NULL, 0);
	json_member(b, "flag", why == NULL ? NULL : why_text(why, s->language, b->arena));
	json_close(b, '}');
}

static void devices_write(struct showing *s)
{
	const struct lines *all = &s->sheet->devices;
	struct arena *a = s->out->arena;

	json_key(s->out, "devices");
	json_open(s->out, '[');
	for (unsigned i = 0; i < all->count; i++) {
		const struct existing_device *d = LINE_AT(*all, struct existing_device, i);
		flagged_write(
			s, &existing_device_entity, d,
			why_then(a, device_old(d, s->sheet->today, a), device_out_of_warranty(d, s->sheet->today, a)));
	}
	json_close(s->out, ']');
}

static void software_write(struct showing *s)
{
	const struct lines *all = &s->sheet->softwares;

	json_key(s->out, "software");
	json_open(s->out, '[');
	for (unsigned i = 0; i < all->count; i++) {
		const struct existing_software *x = LINE_AT(*all, struct existing_software, i);
		flagged_write(s, &existing_software_entity, x, software_expired(x, s->sheet->today, s->out->arena));
	}
	json_close(s->out, ']');
}

static void targets_write(struct showing *s)
{
	const struct lines *all = &s->sheet->targets;
	struct arena *a = s->out->arena;

	json_key(s->out, "targets");
	json_open(s->out, '[');
	for (unsigned i = 0; i < all->count; i++) {
		const struct quality_target *t = LINE_AT(*all, struct quality_target, i);
		flagged_write(s, &quality_target_entity, t, t->vague ? why_new(a, "survey_vague", NULL) : NULL);
	}
	json_close(s->out, ']');
}

static void whose_write(struct showing *s)
{
	const struct survey_sheet *sheet = s->sheet;
	struct buffer *b = s->out;

	json_key(b, "opportunity");
	json_open(b, '{');
	json_member(b, "id", id_text(sheet->opportunity->record.id, b->arena));
	json_member(b, "title", sheet->opportunity->name);
	json_member(b, "customer", id_text(sheet->opportunity->customer.v, b->arena));
	json_close(b, '}');
	json_member(b, "today", date_text(sheet->today, b->arena));
}

FALLIBLE discovery_view(struct act *act, int64_t opportunity, enum language lang, struct buffer *b)
{
	struct survey_sheet sheet;
	struct showing s = { act, lang, b, &sheet };

	TRY(survey_sheet_read(act, opportunity, &sheet));
	json_open(b, '{');
	whose_write(&s);
	TRY(people_write(act, sheet.opportunity->customer.v, b));
	coverage_write(&s);
	json_key(b, "items");
	json_open(b, '[');
	for (unsigned i = 0; i < sheet.count; i++)
		item_write(&s, &sheet.items[i]);
	json_close(b, ']');
	devices_write(&s);
	software_write(&s);
	targets_write(&s);
	json_close(b, '}');
	return NULL;
}
