#include "app/import.h"

#include <string.h>
#include <strings.h>

#include "app/import_cell.h"
#include "app/lane.h"
#include "app/save.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/record.h"
#include "meta/kinds.h"
#include "meta/rights.h"
#include "office/xlsx_read.h"
#include "rule/calendar/excel.h"
#include "store/record.h"

#define ROWS_AT_ONCE 100 /* of one commit */

static const struct csv_limits limits = { 64u << 20, 1000000, 200, 100000 };

/* What tables of the trade call a column otherwise (DOMAIN 3.7). */
static const struct {
	const char *entity, *column, *field;
} other_names[] = { { "calendar_day", "type", "kind" } };

/* Columns that are of no field: which record a row means; who wrote it elsewhere, and when. */
static const struct field id_field = { .name = "id", .kind = &kind_reference };
static const struct field author_field = { .name = "original_author", .kind = &kind_text, .max = 200 };
static const struct field time_field = { .name = "original_time", .kind = &kind_instant };

static const struct {
	const struct field *field;
	const char *heads[2];
} origins[] = {
	{ &author_field, { [LANGUAGE_ZH] = "原记录人", [LANGUAGE_EN] = "Original author" } },
	{ &time_field, { [LANGUAGE_ZH] = "原记录时间", [LANGUAGE_EN] = "Original time" } },
};

#define ORIGINS (sizeof origins / sizeof *origins)

static bool is_stored(const struct field *f)
{
	return f != NULL && f != &id_field && f != &author_field && f != &time_field;
}

struct importing {
	const struct import *asked;
	struct csv_table table;
	const struct field **columns; /* of each column; NULL: it says nothing (its head is empty) */
	size_t ncolumns;
	bool by_label; /* in Chinese: so are the reasons */
	size_t next;   /* the row to go on with */
	struct csv_writer rejected;
	struct imported done;
	const struct refusal **last; /* where the next one is hung */
	struct arena *arena;

	/* of the group under way: taken over only when it is stored */
	struct imported now;
	const char *problems[ROWS_AT_ONCE];
	size_t count;
};

/* --- the head --- */

static const struct field *by_label(struct importing *m, const char *name, bool *ret_chinese)
{
	const struct entity *e = m->asked->entity;

	FOR_FIELDS(f, e) {
		const char *key = arena_print(m->arena, "%s.%s", e->name, f->name);
		*ret_chinese = strcmp(locale_word(m->asked->locale, LANGUAGE_ZH, "field", key), name) == 0;
		if (*ret_chinese || strcasecmp(locale_word(m->asked->locale, LANGUAGE_EN, "field", key), name) == 0)
			return f;
	}
	return NULL;
}

static const struct field *origin_field(const char *name, bool *ret_chinese)
{
	for (size_t i = 0; i < ORIGINS; i++) {
		*ret_chinese = strcmp(origins[i].heads[LANGUAGE_ZH], name) == 0;
		if (*ret_chinese || strcmp(origins[i].field->name, name) == 0 ||
		    strcasecmp(origins[i].heads[LANGUAGE_EN], name) == 0)
			return origins[i].field;
	}
	return NULL;
}

static const struct field *column_field(struct importing *m, const char *name)
{
	const struct entity *e = m->asked->entity;
	const struct field *f = strcmp(name, "id") == 0 ? &id_field : entity_field(e, name);
	bool chinese = false;

	for (unsigned i = 0; f == NULL && i < sizeof other_names / sizeof *other_names; i++)
		if (strcmp(other_names[i].entity, e->name) == 0 && strcmp(other_names[i].column, name) == 0)
			f = entity_field(e, other_names[i].field);
	if (f == NULL)
		f = by_label(m, name, &chinese);
	if (f == NULL)
		f = origin_field(name, &chinese);
	m->by_label |= chinese;
	return is_stored(f) && !rights_read_field(e, f, m->asked->who) ? NULL : f;
}

/* The column that we add to refused rows says nothing when they come again. */
static const char *const reason_heads[] = { [LANGUAGE_ZH] = "原因", [LANGUAGE_EN] = "problem" };

static bool is_reason_head(const char *name)
{
	return strcmp(name, reason_heads[LANGUAGE_ZH]) == 0 || strcmp(name, reason_heads[LANGUAGE_EN]) == 0;
}

static FALLIBLE read_head(struct importing *m)
{
	const struct csv_row *head = m->table.rows;
	struct error *problems = NULL;

	if (m->table.count == 0)
		return error_new(m->arena, ERROR_INVALID, NULL, "empty_table");
	m->ncolumns = head->count;
	m->columns = arena_array(m->arena, const struct field *, m->ncolumns + 1);
	for (size_t i = 0; i < m->ncolumns; i++) {
		const char *name = text_trim(head->cells[i], m->arena), *reason = NULL;
		if (*name == '\0')
			continue;
		const struct field *f = column_field(m, name);
		if (f == NULL && is_reason_head(name))
			continue;
		if (f == NULL)
			reason = "unknown_column";
		else if (f->kind == &kind_sealed || f->kind == &kind_lines)
			reason = "not_importable";
		for (size_t j = 0; j < i && reason == NULL; j++)
			reason = m->columns[j] == f ? "doubled_column" : NULL;
		m->columns[i] = f;
		if (reason != NULL)
			error_append(&problems, error_with(m->arena, ERROR_INVALID, NULL, reason, "%s", name));
	}
	return problems;
}

/* --- a row --- */

static const char *cell_of(const struct importing *m, const struct csv_row *row, const struct field *f)
{
	for (size_t i = 0; i < m->ncolumns && i < row->count; i++)
		if (m->columns[i] == f)
			return row->cells[i];
	return "";
}

/* The record that the row means, if it is there and the user may see it. */
static FALLIBLE find_record(struct importing *m, struct act *act, const struct csv_row *row, void **ret)
{
	const struct entity *e = m->asked->entity;
	const char *text = text_trim(cell_of(m, row, &id_field), act->arena);
	unsigned scope = rights_scope(e, act->who, READ);
	int64_t id;

	if (*text != '\0') {
		if (!id_parse(text, &id))
			return error_new(act->arena, ERROR_INVALID, "id", "not_an_id");
		TRY(store_load(act->db, e, id, act->who, scope, ret, act->arena));
		return *ret != NULL ? NULL : error_new(act->arena, ERROR_INVALID, "id", "no_such_record");
	}
	FOR_FIELDS(f, e) {
		struct value v = NO_VALUE;
		if (!(f->flags & UNIQUE) || f->kind == &kind_sealed ||
		    cell_read(act, m->asked->locale, f, cell_of(m, row, f), NO_VALUE, &v) != NULL ||
		    v.tag == VALUE_NONE)
			continue;
		TRY(store_find(act->db, e, f->name, v, ret, act->arena));
		if (*ret != NULL && !rights_cover(e, *ret, act->who, scope))
			*ret = NULL;
		if (*ret != NULL)
			return NULL;
	}
	return NULL;
}

/* What an export has masked is no new value. */
static bool is_mask_of(const char *cell, struct value present, struct arena *a)
{
	return strchr(cell, '*') != NULL && value_same(value_masked(present, a), value_text(cell));
}

/* The fields that the row sets: of a new record all that it says, of one that is there what differs. */
static FALLIBLE row_body(struct importing *m, struct act *act, const struct csv_row *row, const void *present,
			 json_t *body)
{
	struct error *problems = NULL;

	for (size_t i = 0; i < m->ncolumns; i++) {
		const struct field *f = m->columns[i];
		if (!is_stored(f))
			continue;
		struct value was = present == NULL ? NO_VALUE : field_get(f, present), is = NO_VALUE;
		if ((f->flags & PERSONAL) && is_mask_of(text_trim(row->cells[i], act->arena), was, act->arena))
			continue;
		struct error *e = cell_read(act, m->asked->locale, f, row->cells[i], was, &is);
		error_append(&problems, e);
		if (e == NULL && !value_same(was, is) && (present != NULL || is.tag != VALUE_NONE))
			json_object_set_new(body, f->name, cell_json(f, is, act->arena));
	}
	return problems;
}

/* Of a new record alone: what is there already has an author here. */
static FALLIBLE row_origin(struct importing *m, struct act *act, const struct csv_row *row)
{
	struct value author = NO_VALUE, at = NO_VALUE;
	struct error *problems =
		cell_read(act, m->asked->locale, &author_field, cell_of(m, row, &author_field), NO_VALUE, &author);

	error_append(&problems,
		     cell_read(act, m->asked->locale, &time_field, cell_of(m, row, &time_field), NO_VALUE, &at));
	if (at.tag == VALUE_INT && at.i > act->now.us)
		error_append(&problems, error_new(act->arena, ERROR_INVALID, time_field.name, "in_the_future"));
	if (author.tag != VALUE_NONE || at.tag != VALUE_NONE)
		act->origin = (struct origin){ m->asked->entity, author.s, { at.i } };
	return problems;
}

static FALLIBLE row_save(struct importing *m, struct act *act, const struct csv_row *row)
{
	const struct entity *e = m->asked->entity;
	unsigned scope = rights_scope(e, act->who, IMPORT);
	AUTO_JSON *body = json_object();
	void *present = NULL, *saved = NULL;
	AUTO_TX tx = { 0 };

	if (row->reason != NULL)
		return error_new(act->arena, ERROR_INVALID, NULL, row->reason);
	act->origin = (struct origin){ 0 };
	TRY(find_record(m, act, row, &present));
	if (present == NULL)
		TRY(row_origin(m, act, row));
	TRY(row_body(m, act, row, present, body));
	if (present != NULL && json_object_size(body) == 0) {
		m->now.same++;
		return NULL;
	}
	TRY(tx_begin(&tx, act->db, act->arena));
	if (present == NULL)
		TRY(save_create(act, e, body, &saved));
	else
		TRY(save_change(act, e, ((struct record *)present)->id, ((struct record *)present)->version, body,
				&saved));
	if (!rights_cover(e, saved, act->who, scope) || (present != NULL && !rights_cover(e, present, act->who, scope)))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_in_your_scope");
	TRY(tx_commit(&tx, act->arena));
	*(present == NULL ? &m->now.created : &m->now.changed) += 1;
	return NULL;
}

/* --- groups of rows --- */

static enum language language_of(const struct importing *m)
{
	if (m->asked->language >= 0)
		return (enum language)m->asked->language;
	return m->by_label ? LANGUAGE_ZH : LANGUAGE_EN;
}

static const char *label_of(struct importing *m, const char *field, enum language lang)
{
	const char *key = arena_print(m->arena, "%s.%s", m->asked->entity->name, field);
	const char *label = locale_word(m->asked->locale, lang, "field", key);

	for (size_t i = 0; i < ORIGINS; i++)
		if (strcmp(origins[i].field->name, field) == 0)
			return origins[i].heads[lang];
	return label == key ? field : label;
}

/* "customer: there is no such record; city: required" */
static const char *problem_text(struct importing *m, const struct error *e)
{
	enum language lang = language_of(m);
	struct buffer b = BUFFER(m->arena);

	for (; e != NULL; e = e->next) {
		const char *label = e->field == NULL ? NULL : label_of(m, e->field, lang);
		buffer_print(&b, "%s%s%s%s", b.used > 0 ? "; " : "", label == NULL ? "" : label,
			     label == NULL ? "" : ": ", locale_reason(m->asked->locale, lang, e, m->arena));
	}
	return buffer_text(&b);
}

/* A refusal of the row is the row's; anything else ends the import. */
static bool is_refusal(const struct error *e)
{
	return e->code != ERROR_INTERNAL && e->code != ERROR_UNKNOWN_OUTCOME && e->code != ERROR_BUSY &&
	       e->code != ERROR_NO_ROOM;
}

struct group {
	struct importing *m;
	struct arena *arena;
};

static FALLIBLE group_save(struct sql *db, void *arg)
{
	struct group *g = arg;
	struct importing *m = g->m;
	struct act act = { .app = m->asked->app,
			   .db = db,
			   .arena = g->arena,
			   .who = m->asked->who,
			   .via = "import",
			   .now = instant_now() };

	m->now = (struct imported){ 0 };
	for (m->count = 0; m->count < ROWS_AT_ONCE && m->next + m->count < m->table.count; m->count++) {
		struct error *e = row_save(m, &act, &m->table.rows[m->next + m->count]);
		if (e != NULL && !is_refusal(e))
			return e;
		m->problems[m->count] = e == NULL ? NULL : problem_text(m, e);
		m->now.refused += e != NULL;
	}
	return NULL;
}

static void reject(struct importing *m, const struct csv_row *row, const char *problem)
{
	for (size_t i = 0; i < m->ncolumns; i++)
		csv_cell(&m->rejected, i < row->count ? row->cells[i] : "");
	csv_cell(&m->rejected, problem);
	csv_end_row(&m->rejected);
}

static void refuse(struct importing *m, const struct csv_row *row, const char *problem)
{
	struct refusal *r = arena_new(m->arena, struct refusal);

	*r = (struct refusal){ .line = row->line, .problem = problem };
	*m->last = r;
	m->last = &r->next;
	reject(m, row, problem);
}

static void group_end(struct importing *m)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->problems[i] != NULL)
			refuse(m, &m->table.rows[m->next + i], m->problems[i]);
	m->next += m->count;
	m->done.created += m->now.created;
	m->done.changed += m->now.changed;
	m->done.same += m->now.same;
	m->done.refused += m->now.refused;
}

static FALLIBLE groups(struct importing *m)
{
	m->rejected = csv_writer_of(m->arena);
	m->last = &m->done.refusals;
	reject(m, m->table.rows, reason_heads[language_of(m)]);
	for (m->next = 1; m->next < m->table.count;) {
		AUTO_ARENA a = { .limit = 256u << 20, .guard = m->arena->guard };
		struct group g = { m, &a };
		if (m->asked->stop != NULL && atomic_load(m->asked->stop))
			return error_new(m->arena, ERROR_BUSY, NULL, "stopping");
		TRY(error_carry(lane_write_wait(m->asked->app, &a, group_save, &g), m->arena));
		group_end(m);
	}
	return NULL;
}

/* A workbook by its first bytes, whatever its file is called; all else is CSV. */
static FALLIBLE read_rows(struct importing *m)
{
	const struct import *i = m->asked;
	struct xlsx_asked asked = { .sheet = i->sheet, .limits = limits, .day = excel_date };
	struct xlsx_table t;

	if (!xlsx_is(i->table, i->size))
		return csv_read(m->arena, i->table, i->size, &limits, &m->table);
	TRY(xlsx_open(m->arena, i->table, i->size, &asked, &t));
	m->table = t.table;
	m->done.sheet = t.sheet;
	m->done.sheets = t.sheets;
	m->done.nsheets = t.nsheets;
	return NULL;
}

FALLIBLE import_table(const struct import *i, struct imported *ret, struct arena *a)
{
	struct importing m = { .asked = i, .arena = a };
	struct error *e;

	if (i->entity->internal || i->entity->row || rights_scope(i->entity, i->who, IMPORT) == 0)
		return error_with(a, ERROR_DENIED, NULL, "not_allowed", "%s %s", i->who->login, i->entity->name);
	TRY(read_rows(&m));
	TRY(read_head(&m));
	e = groups(&m);
	if (m.done.refused > 0) {
		m.done.rejected = buffer_text(&m.rejected.out);
		m.done.rejected_size = m.rejected.out.used;
	}
	*ret = m.done;
	return e;
}

/* --- who --- */

struct finding {
	const char *login;
	struct user *user;
	struct arena *arena;
	struct error *error;
};

static FALLIBLE find_user(struct sql *db, struct finding *f)
{
	struct value id;
	void *user = NULL;

	if (f->login == NULL) {
		TRY(sql_value(db,
			      "SELECT id FROM \"user\" WHERE stage = 'active' AND (',' || roles || ',') LIKE "
			      "'%,administrator,%'"
			      " ORDER BY id LIMIT 1",
			      SQL_NO_ARGS, &id, f->arena));
		if (id.tag == VALUE_INT)
			TRY(store_get(db, &user_entity, id.i, &user, f->arena));
	} else
		TRY(store_find(db, &user_entity, "login", value_text(f->login), &user, f->arena));
	f->user = user;
	if (user == NULL || f->user->stage != user_stage_active)
		return error_with(f->arena, ERROR_MISSING, "user", "no_such_user", "%s",
				  f->login == NULL ? "" : f->login);
	return NULL;
}

static void find_work(struct sql *db, void *arg)
{
	struct finding *f = arg;

	f->error = find_user(db, f);
}

FALLIBLE import_actor(const struct app *app, const char *login, struct actor **ret, struct arena *a)
{
	struct finding f = { .login = login, .arena = a };
	struct error *e = NULL;
	struct actor *who = arena_new(a, struct actor);

	if (!lane_read(app, a, find_work, &f, &e))
		return e != NULL ? e : error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	TRY(f.error);
	*who = (struct actor){ .user = f.user->record.id,
			       .login = f.user->login,
			       .roles = roles_mask(f.user->roles),
			       .team = f.user->team.v,
			       .customer = f.user->customer.v };
	*ret = who;
	return NULL;
}
