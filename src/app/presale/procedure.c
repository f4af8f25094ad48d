#include "app/presale/procedure.h"

#include <string.h>

#include "base/embedded.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/table.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/law.h"
#include "store/record.h"

#define PROCEDURE "db/data/procedure_step.csv"

enum { REGIME_AT, METHOD_AT, KEY_AT, SIDE_AT, DAY_AT, LAW_AT, ZH_AT, EN_AT, LAW_EN_AT, WIDTH };

static FALLIBLE table_open(struct table *ret, struct arena *a)
{
	const struct embedded *f = embedded_find(PROCEDURE);

	if (f == NULL)
		return error_with(a, ERROR_INTERNAL, NULL, "no_data", "%s", PROCEDURE);
	*ret = table_of(f->data, embedded_size(f));
	return NULL;
}

/* --- ticking --- */

static FALLIBLE is_known(struct act *act, const char *key, bool *ret)
{
	const char *field[WIDTH];
	struct table t;

	*ret = false;
	TRY(table_open(&t, act->arena));
	while (!*ret && table_next(&t, field, WIDTH, act->arena))
		*ret = strcmp(field[KEY_AT], key) == 0;
	return NULL;
}

FALLIBLE procedure_ticking(struct act *act, const void *before, void *step)
{
	const struct procedure_step *s = step;
	bool known = false;
	struct value n;

	(void)before;
	if (s->key == NULL)
		return NULL;
	TRY(is_known(act, s->key, &known));
	if (!known)
		return error_new(act->arena, ERROR_INVALID, "key", "unknown_procedure_step");
	TRY(sql_value(act->db, "SELECT count(*) FROM procedure_step WHERE \"opportunity\" = $1 AND \"key\" = $2",
		      SQL_ARGS(value_int(s->opportunity.v), value_text(s->key)), &n, act->arena));
	return n.i == 0 ? NULL : error_new(act->arena, ERROR_CONFLICT, "key", "step_ticked_already");
}

/* --- the page --- */

struct procedure {
	struct act *act;
	struct buffer *out;
	enum language language;
	struct opportunity *opportunity;
	struct tender *tender;	   /* NULL: none yet, or not to be seen */
	struct contract *contract; /* likewise */
	struct lines ticks;
};

static FALLIBLE newest(struct act *act, const struct entity *e, int64_t opportunity, void **ret)
{
	struct lines all = { 0 };

	*ret = NULL;
	TRY(store_all(act->db, e, "opportunity", value_int(opportunity), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		void *record = (char *)all.rows + i * e->size;
		if (rights_read_record(e, record, act->who))
			*ret = record;
	}
	return NULL;
}

/* "tender.deadline_at" as its local day; unset where the record or the value is not there. */
static date day_of(const struct procedure *p, const char *path)
{
	const struct {
		const struct entity *entity;
		const void *record;
	} from[] = { { &opportunity_entity, p->opportunity },
		     { &tender_entity, p->tender },
		     { &contract_entity, p->contract } };

	for (unsigned i = 0; i < sizeof from / sizeof *from; i++) {
		size_t n = strlen(from[i].entity->name);
		if (strncmp(path, from[i].entity->name, n) != 0 || path[n] != '.' || from[i].record == NULL)
			continue;
		const struct field *f = entity_field(from[i].entity, path + n + 1);
		if (f == NULL || !rights_read_field(from[i].entity, f, p->act->who))
			continue;
		struct value v = field_get(f, from[i].record);
		if (v.tag != VALUE_NONE)
			return f->kind == &kind_instant ? instant_date((instant){ v.i }) : (date){ (int32_t)v.i };
	}
	return (date){ 0 };
}

static const struct procedure_step *tick_of(const struct procedure *p, const char *key)
{
	for (unsigned i = 0; i < p->ticks.count; i++) {
		const struct procedure_step *s = LINE_AT(p->ticks, struct procedure_step, i);
		if (strcmp(s->key, key) == 0 && rights_read_record(&procedure_step_entity, s, p->act->who))
			return s;
	}
	return NULL;
}

static FALLIBLE tick_write(struct procedure *p, const struct procedure_step *s)
{
	struct buffer *b = p->out;
	void *user = NULL;

	json_key(b, "done");
	if (s == NULL) {
		json_none(b);
		return NULL;
	}
	if (s->owner.v != 0)
		TRY(store_get(p->act->db, &user_entity, s->owner.v, &user, p->act->arena));
	json_open(b, '{');
	json_member(b, "id", id_text(s->record.id, b->arena));
	json_member_int(b, "version", s->record.version);
	json_member(b, "on", date_text(s->done_on, b->arena));
	json_member(b, "by", user == NULL ? NULL : ((struct user *)user)->name);
	json_member(b, "note", s->note);
	json_close(b, '}');
	return NULL;
}

static const char *law_of(const struct procedure *p, const char *const field[WIDTH])
{
	return p->language == LANGUAGE_EN && *field[LAW_EN_AT] != '\0'
		       ? field[LAW_EN_AT]
		       : law_text(field[LAW_AT], p->language, p->act->arena);
}

static FALLIBLE step_write(struct procedure *p, const char *const field[WIDTH])
{
	date day = day_of(p, field[DAY_AT]), today = instant_date(p->act->now);
	const struct procedure_step *tick = tick_of(p, field[KEY_AT]);
	bool late = tick == NULL && day.day != 0 && day.day < today.day && strcmp(field[SIDE_AT], "us") == 0;
	struct buffer *b = p->out;

	json_open(b, '{');
	json_member(b, "key", field[KEY_AT]);
	json_member(b, "title", field[p->language == LANGUAGE_ZH ? ZH_AT : EN_AT]);
	json_member(b, "side", field[SIDE_AT]);
	json_member(b, "law", law_of(p, field));
	json_member(b, "day", day.day == 0 ? NULL : date_text(day, b->arena));
	json_member_bool(b, "late", late);
	TRY(tick_write(p, tick));
	json_close(b, '}');
	return NULL;
}

/* "*" is every one; else a blank-separated list. */
static bool covers(const char *list, const char *word)
{
	return strcmp(list, "*") == 0 || word_in(list, word);
}

static FALLIBLE steps_write(struct procedure *p, enum procurement_regime regime, enum procurement_method method)
{
	const char *field[WIDTH];
	struct table t;

	TRY(table_open(&t, p->act->arena));
	json_key(p->out, "steps");
	json_open(p->out, '[');
	while (regime != procurement_regime_unset && method != procurement_method_unset &&
	       table_next(&t, field, WIDTH, p->act->arena))
		if (covers(field[REGIME_AT], procurement_regime_choices.labels[regime]) &&
		    covers(field[METHOD_AT], procurement_method_choices.labels[method]))
			TRY(step_write(p, field));
	json_close(p->out, ']');
	return NULL;
}

static FALLIBLE find_records(struct procedure *p, int64_t opportunity)
{
	struct act *act = p->act;
	void *record = NULL;

	TRY(store_load(act->db, &opportunity_entity, opportunity, act->who,
		       rights_scope(&opportunity_entity, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	p->opportunity = record;
	TRY(newest(act, &tender_entity, opportunity, &record));
	p->tender = record;
	TRY(newest(act, &contract_entity, opportunity, &record));
	p->contract = record;
	return store_all(act->db, &procedure_step_entity, "opportunity", value_int(opportunity), &p->ticks, act->arena);
}

static const char *word(const struct choices *set, unsigned i)
{
	return i == 0 ? NULL : set->labels[i];
}

FALLIBLE procedure_view(struct act *act, int64_t opportunity, enum language language, struct buffer *b)
{
	struct procedure p = { .act = act, .out = b, .language = language };
	enum procurement_regime regime;
	enum procurement_method method;

	TRY(find_records(&p, opportunity));
	regime = p.tender != NULL && p.tender->regime != procurement_regime_unset ? p.tender->regime
										  : p.opportunity->expected_regime;
	method = p.tender != NULL && p.tender->method != procurement_method_unset ? p.tender->method
										  : p.opportunity->expected_method;
	json_open(b, '{');
	json_member(b, "regime", word(&procurement_regime_choices, regime));
	json_member(b, "method", word(&procurement_method_choices, method));
	json_member(b, "tender", p.tender == NULL ? NULL : id_text(p.tender->record.id, b->arena));
	TRY(steps_write(&p, regime, method));
	json_close(b, '}');
	return NULL;
}
