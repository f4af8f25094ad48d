#include "app/filled.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/audit.h"
#include "base/random.h"
#include "base/scratch_folder.h"
#include "meta/kinds.h"
#include "store/record.h"

static const char content[] = "what a file holds";

static struct value value_for(struct filled *f, const struct field *field)
{
	struct arena *a = f->act.arena;
	int64_t middle = field->min == 0 && field->max == 0 ? 7 : (field->min + field->max) / 2;

	if (strcmp(field->name, "sha256") == 0)
		return value_text(f->content);
	if (strcmp(field->name, "size") == 0)
		return value_int(sizeof content - 1);
	if (field->kind == &kind_choice || field->kind == &kind_choices)
		return value_text(field->choices->labels[1]);
	if (field->kind == &kind_text || field->kind == &kind_memo)
		return value_text(id_text(id_new(), a));
	if (field->kind == &kind_date)
		return value_int(20000 + id_new() % 7919);
	if (field->kind == &kind_sealed)
		return value_blob("box", 3);
	if (field->kind == &kind_flag)
		return value_int(0);
	return value_int(middle == 0 ? 7 : middle);
}

static void *make(struct filled *f, const struct entity *e)
{
	struct record *r = record_new(e, f->act.arena);

	*r = (struct record){ id_new(), 1, f->act.now, f->act.now, 0 };
	FOR_FIELDS(field, e) {
		if (field->kind == &kind_lines) {
			struct lines lines = { arena_alloc(f->act.arena, 2 * field->target->size), 2 };
			for (unsigned i = 0; i < 2; i++)
				memcpy((char *)lines.rows + i * field->target->size, make(f, field->target),
				       field->target->size);
			*(struct lines *)((char *)r + field->offset) = lines;
		} else if (field->flags & PARENT)
			continue;
		else if (field->target == NULL)
			field_set(field, r, value_for(f, field));
		else if (field->flags & REQUIRED)
			field_set(field, r, value_int(((struct record *)filled_add(f, field->target))->id));
	}
	return r;
}

void *filled_add(struct filled *f, const struct entity *e)
{
	void *record = make(f, e);

	must(store_insert(f->act.db, e, record, f->act.arena));
	must(audit_record(&f->act, "create", e, NULL, record));
	return record;
}

static void keep_content(struct filled *f)
{
	struct arena *a = f->act.arena;
	FILE *out;

	hash_of(content, sizeof content - 1, f->content);
	must(sql_run(f->act.db, "INSERT INTO blob (sha256, content) VALUES ($1, $2)",
		     SQL_ARGS(value_text(f->content), value_blob(content, sizeof content - 1)), NULL, a));
	scratch_folder(f->folder, sizeof f->folder);
	mkdir(arena_print(a, "%s/files", f->folder), 0700);
	mkdir(arena_print(a, "%s/files/%.2s", f->folder, f->content), 0700);
	out = fopen(arena_print(a, "%s/files/%.2s/%s", f->folder, f->content, f->content), "w");
	assert_non_null(out);
	fputs(content, out);
	fclose(out);
}

void filled_open(struct filled *f, enum sql_engine engine)
{
	*f = (struct filled){ .app.company = "Test" };
	fresh_open(&f->fresh, engine);
	memset(f->app.keys.audit, 7, KEY_SIZE);
	f->act = (struct act){ .app = &f->app,
			       .db = f->fresh.db,
			       .arena = &f->fresh.arena,
			       .who = &actor_installation,
			       .via = "job",
			       .now = instant_now() };
	keep_content(f);
	f->app.folder = f->folder;
	FOR_ENTITIES(e)
		if (!e->row)
			filled_add(f, e);
}

void filled_close(struct filled *f)
{
	struct arena *a = f->act.arena;

	unlink(arena_print(a, "%s/files/%.2s/%s", f->folder, f->content, f->content));
	rmdir(arena_print(a, "%s/files/%.2s", f->folder, f->content));
	rmdir(arena_print(a, "%s/files", f->folder));
	rmdir(f->folder);
	fresh_close(&f->fresh);
}
