#include "app/about.h"

#include <string.h>

#include "app/files.h"
#include "app/save.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/record.h"
#include "json/write.h"
#include "meta/rights.h"
#include "office/page_shot.h"
#include "store/record.h"

static FALLIBLE readable(struct act *act, const struct entity *e, int64_t id, void **ret)
{
	void *record = NULL;

	if (e == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	*ret = record;
	return NULL;
}

static bool shown_to(const struct entity *kind, const void *record, const struct actor *who)
{
	const struct field *visibility = entity_field(kind, "visibility");

	return who->customer == 0 || strcmp(field_get(visibility, record).s, "portal") == 0;
}

/* --- who wrote it --- */

struct author {
	int64_t id;
	const char *name;
	struct author *next;
};

static FALLIBLE read_authors(struct act *act, const struct entity *kind, const char *about, struct author **ret)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db,
		     arena_print(act->arena,
				 "SELECT DISTINCT u.id, u.name FROM \"%s\" k JOIN \"user\" u ON u.id = k.created_by"
				 " WHERE k.about_record = $1",
				 kind->name),
		     SQL_ARGS(value_text(about)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		struct author *a = arena_new(act->arena, struct author);
		*a = (struct author){ rows_int(r, 0), rows_text(r, 1, act->arena), *ret };
		*ret = a;
	}
}

/* "by": the person as far as the reader may know him; a customer knows our people by name alone. */
static void author_write(struct buffer *b, const struct author *all, int64_t id, const struct actor *who)
{
	bool named = rights_read_field(&user_entity, entity_flagged(&user_entity, TITLE), who);
	bool known = id == who->user || rights_scope(&user_entity, who, READ) != 0;

	while (all != NULL && all->id != id)
		all = all->next;
	json_key(b, "by");
	if (all == NULL || !named) {
		json_none(b);
		return;
	}
	json_open(b, '{');
	json_member(b, "id", known ? id_text(id, b->arena) : NULL);
	json_member(b, "name", all->name);
	json_close(b, '}');
}

/* --- what there is --- */

static void item_write(struct buffer *b, const struct entity *kind, const void *record, const struct author *authors,
		       const struct actor *who)
{
	json_open(b, '{');
	record_members(b, kind, record, who, WRITE_WHOLE, NULL, 0);
	author_write(b, authors, ((const struct record *)record)->created_by, who);
	json_close(b, '}');
}

FALLIBLE about_list(struct act *act, const struct entity *e, int64_t id, const struct entity *kind, struct buffer *b)
{
	const struct field *about = entity_field(kind, "about_entity");
	const char *record_id = id_text(id, act->arena);
	struct author *authors = NULL;
	struct lines all = { 0 };
	void *record = NULL;

	TRY(readable(act, e, id, &record));
	TRY(store_all(act->db, kind, "about_record", value_text(record_id), &all, act->arena));
	TRY(read_authors(act, kind, record_id, &authors));
	json_open(b, '{');
	json_key(b, "items");
	json_open(b, '[');
	for (unsigned i = 0; i < all.count; i++) {
		record = (char *)all.rows + i * kind->size;
		if (strcmp(field_get(about, record).s, e->name) == 0 && shown_to(kind, record, act->who))
			item_write(b, kind, record, authors, act->who);
	}
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}

FALLIBLE about_may_add(struct act *act, const struct entity *e, int64_t id, void **ret)
{
	TRY(readable(act, e, id, ret));
	if ((rights_any(e, act->who) & (CREATE | CHANGE | ACT)) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	return NULL;
}

/* Staff may let the customer see a comment; what a customer writes it sees. */
FALLIBLE about_comment(struct act *act, const struct entity *e, int64_t id, const char *text, const char *visibility,
		       void **ret)
{
	struct comment *c = record_new(&comment_entity, act->arena);
	bool portal = act->who->customer != 0 || text_same(visibility, "portal");
	void *about = NULL;

	TRY(about_may_add(act, e, id, &about));
	c->about_entity = e->name;
	c->about_record = id_text(id, act->arena);
	c->text = text_trim(text, act->arena);
	if (c->text != NULL && *c->text == '\0')
		c->text = NULL;
	c->visibility = portal ? visibility_portal : visibility_internal;
	TRY(save_new(act, &comment_entity, c));
	*ret = c;
	return NULL;
}

static int64_t party_of(const struct entity *e, const void *record)
{
	const struct field *party = entity_flagged(e, PARTY);

	return e->is_party ? ((const struct record *)record)->id : party == NULL ? 0 : field_get(party, record).i;
}

FALLIBLE comment_adding(struct act *act, const void *before, void *comment)
{
	struct comment *c = comment;
	const struct entity *e = c->about_entity == NULL ? NULL : entity_find(c->about_entity);
	struct error *problem;
	void *about = NULL;
	int64_t id;

	(void)before;
	if (e == NULL || c->about_record == NULL)
		return NULL; /* the rules say so */
	if (!id_parse(c->about_record, &id))
		return error_new(act->arena, ERROR_INVALID, "about_record", "no_such_record");
	problem = about_may_add(act, e, id, &about);
	if (problem != NULL && problem->code == ERROR_MISSING)
		return error_new(act->arena, ERROR_INVALID, "about_record", "no_such_record");
	TRY(problem);
	if (c->visibility == visibility_portal)
		c->customer.v = party_of(e, about);
	return NULL;
}

FALLIBLE about_content(struct act *act, int64_t id, struct file_content *ret)
{
	void *record = NULL, *about = NULL;
	int64_t about_id;

	TRY(store_get(act->db, &file_entity, id, &record, act->arena));
	const struct file *f = record;
	if (!id_parse(f->about_record, &about_id) || !shown_to(&file_entity, record, act->who))
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(readable(act, entity_find(f->about_entity), about_id, &about));
	ret->name = f->name;
	ret->media_type = f->media_type;
	return files_read(act->app, f->sha256, &ret->data, act->arena);
}

FALLIBLE about_page_picture(const struct file_content *file, int page, struct value *ret, struct arena *a)
{
	const char *picture;
	size_t n;

	TRY(page_shot(a, file->data.s, file->data.n, page, &picture, &n));
	*ret = value_blob(picture, n);
	return NULL;
}
