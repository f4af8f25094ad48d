#include "app/import_cell.h"

#include <string.h>

#include "base/instant.h"
#include "base/money.h"
#include "base/text.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "rule/calendar/date_words.h"
#include "rule/finance/amount.h"
#include "store/query.h"

static const char *read_flag(const struct field *f, const char *text, struct arena *a, struct value *ret)
{
	static const char *const yes[] = { "true", "1", "yes", "y", "是", "有", "√" };
	static const char *const no[] = { "false", "0", "no", "n", "否", "无", "×" };

	(void)f, (void)a;
	for (unsigned i = 0; i < sizeof yes / sizeof *yes; i++)
		if (strcasecmp(yes[i], text) == 0 || strcasecmp(no[i], text) == 0) {
			*ret = value_int(strcasecmp(yes[i], text) == 0);
			return NULL;
		}
	return "not_a_flag";
}

static const char *read_date(const struct field *f, const char *text, struct arena *a, struct value *ret)
{
	const char *reason = f->kind->parse(f, text, a, ret);
	date d;

	if (reason == NULL || strcmp(reason, "epoch_day") == 0 || !date_read(text, a, &d))
		return reason;
	return f->kind->parse(f, date_text(d, a), a, ret);
}

/* "2026-11-23 09:30" as programs of the office write it; a day alone is its beginning. */
static const char *read_moment(const struct field *f, const char *text, struct arena *a, struct value *ret)
{
	char *joined = arena_copy(a, text), *blank = strchr(joined, ' ');
	date d;

	if (blank != NULL)
		*blank = 'T';
	if (f->kind->parse(f, joined, a, ret) == NULL)
		return NULL;
	if (!date_read(text, a, &d))
		return "not_an_instant";
	*ret = value_int(date_start(d).us);
	return NULL;
}

static const char *read_money(const struct field *f, const char *text, struct arena *a, struct value *ret)
{
	const char *reason = f->kind->parse(f, text, a, ret);
	money m;

	if (reason == NULL || !amount_read(text, a, &m))
		return reason;
	*ret = value_int(m.minor);
	return NULL;
}

/* Full-width figures; blanks and commas between groups of three. */
static const char *read_number(const struct field *f, const char *text, struct arena *a, struct value *ret)
{
	const char *narrow = text_narrow(text, a);
	char *plain = arena_alloc(a, strlen(narrow) + 1), *to = plain;

	for (const char *p = narrow; *p != '\0'; p++)
		if (*p != ',' && *p != ' ')
			*to++ = *p;
	return f->kind->parse(f, plain, a, ret);
}

static const struct {
	const struct kind *kind;
	const char *(*read)(const struct field *f, const char *text, struct arena *a, struct value *ret);
} readers[] = {
	{ &kind_flag, read_flag },	 { &kind_date, read_date },	 { &kind_instant, read_moment },
	{ &kind_money, read_money },	 { &kind_integer, read_number }, { &kind_decimal, read_number },
	{ &kind_duration, read_number },
};

/* --- words and their labels --- */

static const char *word_of(const struct locale *l, const struct choices *set, const char *text, struct arena *a)
{
	for (unsigned i = 1; i < set->count; i++) {
		const char *key = arena_print(a, "%s.%s", set->name, set->labels[i]);
		if (strcmp(set->labels[i], text) == 0 ||
		    strcmp(locale_word(l, LANGUAGE_ZH, "choice", key), text) == 0 ||
		    strcasecmp(locale_word(l, LANGUAGE_EN, "choice", key), text) == 0)
			return set->labels[i];
	}
	return text;
}

static size_t separator(const char *s)
{
	static const char *const all[] = { ",", ";", "，", "；", "、" };

	for (unsigned i = 0; i < sizeof all / sizeof *all; i++)
		if (text_starts(s, all[i]))
			return strlen(all[i]);
	return 0;
}

static const char *words_of(const struct locale *l, const struct choices *set, const char *text, struct arena *a)
{
	struct buffer words = BUFFER(a);

	while (*text != '\0') {
		const char *end = text;
		while (*end != '\0' && separator(end) == 0)
			end++;
		const char *word = text_trim(arena_copy_n(a, text, (size_t)(end - text)), a);
		if (*word != '\0')
			buffer_print(&words, "%s%s", words.used > 0 ? "," : "", word_of(l, set, word, a));
		text = end + separator(end);
	}
	return buffer_text(&words);
}

/* --- records by what they are called --- */

static bool names_a_record(const struct entity *e, const struct field *f, const struct actor *who)
{
	return (f->flags & (TITLE | UNIQUE)) && (f->kind == &kind_text || f->kind == &kind_memo) &&
	       rights_read_field(e, f, who);
}

static struct query *called(struct act *act, const struct entity *e, const char *text)
{
	struct query *q = query_new(act->arena);

	query_add(q, "SELECT \"id\" FROM ");
	query_name(q, e->name);
	query_add(q, " WHERE ");
	query_scope(q, e, act->who, rights_scope(e, act->who, READ));
	query_add(q, " AND (1 = 0");
	FOR_FIELDS(f, e) {
		if (!names_a_record(e, f, act->who))
			continue;
		query_add(q, " OR ");
		query_name(q, f->name);
		query_add(q, " = ");
		query_arg(q, value_text(text));
	}
	query_add(q, ") ORDER BY \"id\" LIMIT 100");
	return q;
}

static FALLIBLE read_reference(struct act *act, const struct field *f, const char *text, struct value present,
			       struct value *ret)
{
	struct query *q;
	AUTO_ROWS *r = NULL;
	unsigned n = 0;
	bool has;

	if (f->kind->parse(f, text, act->arena, ret) == NULL)
		return NULL;
	q = called(act, f->target, text);
	TRY(sql_rows(act->db, buffer_text(&q->text), q->args, q->nargs, &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			break;
		*ret = value_int(rows_int(r, 0));
		if (value_same(*ret, present))
			return NULL;
		n++;
	}
	if (n == 1)
		return NULL;
	return error_with(act->arena, ERROR_INVALID, f->name, n == 0 ? "no_such_record" : "ambiguous", "%s", text);
}

/* What a spreadsheet shows where a value should be: the name of an error, or a long number of which it kept only
 * fifteen figures (DOMAIN 5.2). */
static const char *spoilt(const struct field *f, const char *text)
{
	static const char *const errors[] = { "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!" };
	size_t figures = strspn(text, "0123456789.");
	const char *power = text + figures;

	for (unsigned i = 0; i < sizeof errors / sizeof *errors; i++)
		if (strcasecmp(errors[i], text) == 0)
			return "spreadsheet_error";
	if (f->kind == &kind_text && figures > 0 && (*power == 'E' || *power == 'e') && power[1] == '+' &&
	    power[2] != '\0' && strspn(power + 2, "0123456789") == strlen(power + 2))
		return "figures_lost";
	return NULL;
}

FALLIBLE cell_read(struct act *act, const struct locale *l, const struct field *f, const char *cell,
		   struct value present, struct value *ret)
{
	const char *text = text_trim(cell, act->arena), *reason = NULL;

	if (*text == '\0') {
		*ret = f->kind == &kind_flag ? value_int(0) : NO_VALUE;
		return NULL;
	}
	reason = spoilt(f, text);
	if (reason != NULL)
		return error_with(act->arena, ERROR_INVALID, f->name, reason, "%s", text);
	if (f->target != NULL)
		return read_reference(act, f, text, present, ret);
	if (f->kind == &kind_choice)
		text = word_of(l, f->choices, text, act->arena);
	if (f->kind == &kind_choices)
		text = words_of(l, f->choices, text, act->arena);
	for (unsigned i = 0; i < sizeof readers / sizeof *readers; i++)
		if (readers[i].kind == f->kind) {
			reason = readers[i].read(f, text, act->arena, ret);
			return reason == NULL ? NULL : error_new(act->arena, ERROR_INVALID, f->name, reason);
		}
	reason = f->kind->parse(f, text, act->arena, ret);
	return reason == NULL ? NULL : error_new(act->arena, ERROR_INVALID, f->name, reason);
}

static json_t *words_json(const char *words, struct arena *a)
{
	json_t *array = json_array();

	for (const char *p = words; *p != '\0';) {
		size_t n = strcspn(p, ",");
		json_array_append_new(array, json_string(arena_copy_n(a, p, n)));
		p += n + (p[n] == ',');
	}
	return array;
}

json_t *cell_json(const struct field *f, struct value v, struct arena *a)
{
	if (f->kind->wire == WIRE_ARRAY)
		return words_json(v.tag == VALUE_NONE ? "" : v.s, a);
	if (v.tag == VALUE_NONE)
		return json_null();
	if (f->kind->wire == WIRE_NUMBER)
		return json_integer(v.i);
	if (f->kind->wire == WIRE_BOOLEAN)
		return json_boolean(v.i != 0);
	return json_string(f->kind->text(f, v, a));
}
