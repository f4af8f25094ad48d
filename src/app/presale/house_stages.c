#include "app/presale/house_stages.h"

#include <stdlib.h>
#include <string.h>

#include "app/record_list.h"
#include "app/save.h"
#include "base/buffer.h"
#include "base/embedded.h"
#include "base/table.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

#define GATES "db/data/stage_gate.csv"

enum {
	STAGE_AT,
	NAME_AT,
	PROBABILITY_AT,
	CATEGORY_AT,
	DAYS_AT,
	MANDATORY_AT,
	ADVISED_AT,
	EXIT_AT,
	TARGET_AT,
	QUALITY_AT,
	NAME_EN_AT,
	WIDTH
};

/* --- those every house begins with --- */

static void add_criteria(struct lines *rows, const char *words, enum gate_severity severity, struct arena *a)
{
	const struct field *key = entity_field(&gate_criterion_entity, "criterion");

	for (size_t n; *words != '\0'; words += n + (words[n] == ' ')) {
		n = strcspn(words, " ");
		struct gate_criterion *row = LINE_AT(*rows, struct gate_criterion, rows->count++);
		*row = *(const struct gate_criterion *)record_new(&gate_criterion_entity, a);
		field_set(key, row, value_text(arena_copy_n(a, words, n)));
		row->severity = severity;
	}
}

static const char *text_or_none(const char *s)
{
	return *s == '\0' ? NULL : s;
}

static struct stage_gate *gate_of_row(const char *const field[WIDTH], struct arena *a)
{
	struct stage_gate *g = record_new(&stage_gate_entity, a);

	field_set(entity_field(&stage_gate_entity, "target_stage"), g, value_text(field[STAGE_AT]));
	field_set(entity_field(&stage_gate_entity, "category"), g, value_text(field[CATEGORY_AT]));
	g->name = field[NAME_AT];
	g->name_en = text_or_none(field[NAME_EN_AT]);
	g->probability = strtoll(field[PROBABILITY_AT], NULL, 10);
	g->days_planned = strtoll(field[DAYS_AT], NULL, 10);
	g->target = text_or_none(field[TARGET_AT]);
	g->quality = text_or_none(field[QUALITY_AT]);
	g->criteria.rows = arena_array(a, struct gate_criterion, gate_key_count);
	add_criteria(&g->criteria, field[MANDATORY_AT], gate_severity_mandatory, a);
	add_criteria(&g->criteria, field[ADVISED_AT], gate_severity_advised, a);
	return g;
}

static FALLIBLE table_open(struct table *ret, struct arena *a)
{
	const struct embedded *f = embedded_find(GATES);

	if (f == NULL)
		return error_with(a, ERROR_INTERNAL, NULL, "no_data", "%s", GATES);
	*ret = table_of(f->data, embedded_size(f));
	return NULL;
}

FALLIBLE gates_seed(struct act *act)
{
	const char *field[WIDTH];
	struct table t;

	TRY(table_open(&t, act->arena));
	while (table_next(&t, field, WIDTH, act->arena))
		TRY(save_new(act, &stage_gate_entity, gate_of_row(field, act->arena)));
	return NULL;
}

/* The row of the stage; false: no gate leads there. */
static FALLIBLE row_of_stage(struct act *act, enum opportunity_stage stage, const char *field[WIDTH], bool *ret)
{
	struct table t;

	*ret = false;
	TRY(table_open(&t, act->arena));
	while (!*ret && table_next(&t, field, WIDTH, act->arena))
		*ret = strcmp(field[STAGE_AT], opportunity_stage_choices.labels[stage]) == 0;
	return NULL;
}

FALLIBLE gate_exit_criteria(struct act *act, enum opportunity_stage stage, struct lines *ret)
{
	const char *field[WIDTH];
	bool has = false;

	*ret = (struct lines){ 0 };
	TRY(row_of_stage(act, stage, field, &has));
	if (!has)
		return NULL;
	ret->rows = arena_array(act->arena, struct exit_criterion, strlen(field[EXIT_AT]) + 1);
	for (const char *at = field[EXIT_AT]; *at != '\0';) {
		size_t n = strcspn(at, ";");
		struct exit_criterion *row = LINE_AT(*ret, struct exit_criterion, ret->count++);
		*row = *(const struct exit_criterion *)record_new(&exit_criterion_entity, act->arena);
		row->text = arena_copy_n(act->arena, at, n);
		at += n + (at[n] == ';');
	}
	return NULL;
}

/* --- as they stand --- */

static FALLIBLE behind_read(struct act *act, enum opportunity_stage stage, struct buffer *rows)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &stage_gate_entity, "target_stage", value_text(opportunity_stage_choices.labels[stage]),
		      &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		void *whole = NULL;
		TRY(store_get(act->db, &stage_gate_entity, LINE_AT(all, struct stage_gate, i)->record.id, &whole,
			      act->arena));
		buffer_put(rows, &whole, sizeof whole);
	}
	return NULL;
}

FALLIBLE house_stages_read(struct act *act, struct house_stages *ret)
{
	struct buffer rows = BUFFER(act->arena);
	const char *field[WIDTH];
	struct table t;

	for (enum opportunity_stage s = opportunity_stage_lead; s <= opportunity_stage_contracted; s++)
		TRY(behind_read(act, s, &rows));
	*ret = (struct house_stages){ 0 };
	ret->row = arena_array(act->arena, const struct stage_gate *,
			       rows.used / sizeof(void *) + opportunity_stage_count);
	for (size_t at = 0; at < rows.used; at += sizeof(void *))
		house_stages_add(ret, *(const struct stage_gate *const *)(const void *)(rows.data + at));
	TRY(table_open(&t, act->arena));
	while (table_next(&t, field, WIDTH, act->arena)) {
		const struct stage_gate *g = gate_of_row(field, act->arena);
		if (house_stage_itself(ret, g->target_stage) == NULL)
			house_stages_add(ret, g);
	}
	return NULL;
}

/* --- their words --- */

FALLIBLE house_locale(struct act *act, const struct locale *product, const struct locale **ret)
{
	struct own_word *own = arena_array(act->arena, struct own_word, opportunity_stage_count);
	struct house_stages house;
	unsigned n = 0;

	TRY(house_stages_read(act, &house));
	for (enum opportunity_stage s = opportunity_stage_lead; s <= opportunity_stage_contracted; s++) {
		const struct stage_gate *g = house_stage_itself(&house, s);
		const char *key = arena_print(act->arena, "opportunity_stage.%s", opportunity_stage_choices.labels[s]);
		if (g != NULL)
			own[n++] = (struct own_word){ key, { [LANGUAGE_ZH] = g->name, [LANGUAGE_EN] = g->name_en } };
	}
	*ret = locale_with(product, own, n, act->arena);
	return NULL;
}

/* --- the page of them --- */

static const char *turn_of(const struct stage_gate *g, const struct actor *who)
{
	if (rights_scope(&stage_gate_entity, who, CHANGE) == 0 || house_stage_is_anchor(g))
		return NULL;
	return g->off ? "on" : "off";
}

static FALLIBLE stage_write(struct act *act, const struct house_stages *h, const struct stage_gate *g,
			    enum language lang, struct buffer *b)
{
	const struct stage_gate *itself = house_stage_itself(h, g->target_stage);
	int64_t next = rights_scope(&stage_gate_entity, act->who, CREATE) == 0
			       ? UNSET
			       : house_stage_next_place(h, g->target_stage);

	json_open(b, '{');
	json_key(b, "record");
	TRY(record_named(act, &stage_gate_entity, g, "", b));
	json_member(b, "title", house_stage_word(g, lang));
	json_member(b, "behind", g->place == UNSET || itself == NULL ? NULL : house_stage_word(itself, lang));
	json_member(b, "turn", turn_of(g, act->who));
	json_key(b, "next_place");
	if (next == UNSET)
		json_none(b);
	else
		json_int(b, next);
	json_close(b, '}');
	return NULL;
}

FALLIBLE house_stages_view(struct act *act, enum language lang, struct buffer *b)
{
	struct house_stages h;

	TRY(house_stages_read(act, &h));
	json_open(b, '{');
	json_key(b, "stages");
	json_open(b, '[');
	for (unsigned i = 0; i < h.count; i++)
		if (h.row[i]->record.id != 0)
			TRY(stage_write(act, &h, h.row[i], lang, b));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}

/* --- a new one --- */

FALLIBLE stage_gate_adding(struct act *act, const void *before, void *gate)
{
	const struct stage_gate *g = gate;
	struct value n;

	(void)before;
	if (g->place != UNSET)
		return NULL;
	TRY(sql_value(act->db, "SELECT count(*) FROM stage_gate WHERE \"target_stage\" = $1 AND \"place\" IS NULL",
		      SQL_ARGS(value_text(opportunity_stage_choices.labels[g->target_stage])), &n, act->arena));
	return n.i == 0 ? NULL : error_new(act->arena, ERROR_CONFLICT, "place", "stage_is_there");
}
