/* typescript.c -- the same declarations for the web client. */
#include "json/describe.h"
#include "meta/kinds.h"

/* service_case -> ServiceCase */
static void type_name(struct buffer *b, const char *name)
{
	bool upper = true;

	for (; *name != '\0'; name++) {
		if (*name != '_')
			buffer_char(b, upper ? (char)(*name - 32) : *name);
		upper = *name == '_';
	}
}

static void field_type(struct buffer *b, const struct field *f)
{
	if (f->kind == &kind_lines) {
		type_name(b, f->target->name);
		buffer_add(b, "[]");
		return;
	}
	if (f->choices == NULL) {
		buffer_add(b, f->kind->ts);
		return;
	}
	buffer_add(b, f->kind == &kind_choices ? "(" : "");
	for (unsigned i = 1; i < f->choices->count; i++)
		buffer_print(b, "%s'%s'", i > 1 ? " | " : "", f->choices->labels[i]);
	buffer_add(b, f->kind == &kind_choices ? ")[]" : "");
}

static void entity_type(struct buffer *b, const struct entity *e)
{
	buffer_add(b, "\nexport interface ");
	type_name(b, e->name);
	buffer_add(b, " extends Stored {\n");
	FOR_FIELDS(f, e) {
		if (f->flags & PARENT)
			continue;
		buffer_print(b, "  %s: ", f->name);
		field_type(b, f);
		buffer_add(b, f->flags & REQUIRED || f->kind == &kind_flag || f->kind->wire == WIRE_ROWS ||
					      f->kind->wire == WIRE_ARRAY
				      ? "\n"
				      : " | null\n");
	}
	buffer_add(b, "}\n");
}

void describe_typescript(struct buffer *b)
{
	buffer_add(b, "// Made by `trine types` from the declarations in src/entity. Do not edit.\n\n"
		      "export type Id = string\n/** An id, or with `?expand=` what it is called too. */\n"
		      "export type Link = Id | { id: Id; title: string | null }\nexport type Money = string\nexport "
		      "type Decimal = string\n"
		      "export type CivilDate = string\nexport type Instant = string\n"
		      "export type Sealed = { sealed: true } | string\n\n"
		      "export interface Stored {\n  id: Id\n  version: number\n  created_at: Instant\n"
		      "  changed_at: Instant\n}\n");
	FOR_ENTITIES(e)
		if (!e->internal)
			entity_type(b, e);
	buffer_add(b, "\nexport interface Entities {\n");
	FOR_ENTITIES(e) {
		if (e->internal || e->row)
			continue;
		buffer_print(b, "  %s: ", e->name);
		type_name(b, e->name);
		buffer_char(b, '\n');
	}
	buffer_add(b, "}\n");
}
