/* openapi.c -- the API as an OpenAPI 3.1 document, drawn from the declarations. */
#include "json/describe.h"
#include "json/write.h"
#include "meta/kinds.h"

static void ref(struct buffer *b, const char *kind, const char *name)
{
	json_open(b, '{');
	json_member(b, "$ref", arena_print(b->arena, "#/components/%s/%s", kind, name));
	json_close(b, '}');
}

static void enum_write(struct buffer *b, const struct choices *set, bool nullable)
{
	json_key(b, "enum");
	json_open(b, '[');
	for (unsigned i = 1; i < set->count; i++)
		json_text(b, set->labels[i]);
	if (nullable)
		json_none(b);
	json_close(b, ']');
}

static void type_write(struct buffer *b, const char *type, bool nullable)
{
	json_key(b, "type");
	if (!nullable) {
		json_text(b, type);
		return;
	}
	json_open(b, '[');
	json_text(b, type);
	json_text(b, "null");
	json_close(b, ']');
}

static const char *format_of(const struct field *f)
{
	if (f->kind == &kind_date)
		return "date";
	return f->kind == &kind_instant ? "date-time" : NULL;
}

static const char *pattern_of(const struct field *f)
{
	if (f->kind == &kind_money)
		return "^-?[0-9]+(\\.[0-9]{1,2})?$";
	if (f->kind == &kind_decimal)
		return "^-?[0-9]+(\\.[0-9]{1,6})?$";
	return f->kind == &kind_reference || f->kind == &kind_file ? "^[0-9a-z]{13}$" : NULL;
}

static void array_schema(struct buffer *b, const struct field *f)
{
	json_member(b, "type", "array");
	json_key(b, "items");
	if (f->kind == &kind_lines) {
		ref(b, "schemas", f->target->name);
		return;
	}
	json_open(b, '{');
	json_member(b, "type", "string");
	enum_write(b, f->choices, false);
	json_close(b, '}');
}

static void string_schema(struct buffer *b, const struct field *f, bool nullable)
{
	type_write(b, "string", nullable);
	if (format_of(f) != NULL)
		json_member(b, "format", format_of(f));
	if (pattern_of(f) != NULL)
		json_member(b, "pattern", pattern_of(f));
	if (f->choices != NULL)
		enum_write(b, f->choices, nullable);
	if ((f->kind == &kind_text || f->kind == &kind_memo) && f->max > 0)
		json_member_int(b, "maxLength", f->max);
}

static void field_schema(struct buffer *b, const struct locale *l, const struct entity *e, const struct field *f)
{
	bool nullable = !(f->flags & REQUIRED);

	json_key(b, f->name);
	json_open(b, '{');
	json_member(b, "description",
		    locale_word(l, LANGUAGE_EN, "field", arena_print(b->arena, "%s.%s", e->name, f->name)));
	if (f->flags & (DERIVED | STAGE))
		json_member_bool(b, "readOnly", true);
	switch (f->kind->wire) {
	case WIRE_ARRAY:
	case WIRE_ROWS:
		array_schema(b, f);
		break;
	case WIRE_BOOLEAN:
		json_member(b, "type", "boolean");
		break;
	case WIRE_NUMBER:
		type_write(b, "integer", nullable);
		break;
	case WIRE_SEALED:
		json_key(b, "type");
		json_raw(b, "[\"string\",\"object\",\"null\"]");
		break;
	case WIRE_STRING:
	default:
		string_schema(b, f, nullable);
	}
	json_close(b, '}');
}

static void entity_schema(struct buffer *b, const struct locale *l, const struct entity *e)
{
	static const char head[] =
		"\"id\":{\"type\":\"string\",\"readOnly\":true},\"version\":{\"type\":\"integer\",\"readOnly\":true},"
		"\"created_at\":{\"type\":\"string\",\"format\":\"date-time\",\"readOnly\":true},"
		"\"changed_at\":{\"type\":\"string\",\"format\":\"date-time\",\"readOnly\":true}";

	json_key(b, e->name);
	json_open(b, '{');
	json_member(b, "type", "object");
	json_member(b, "title", locale_word(l, LANGUAGE_EN, "entity", e->name));
	json_key(b, "properties");
	json_open(b, '{');
	json_raw(b, head);
	FOR_FIELDS(f, e)
		if (!(f->flags & PARENT))
			field_schema(b, l, e, f);
	json_close(b, '}');
	json_close(b, '}');
}

struct operation {
	const char *method, *id, *summary;
	int status;
	bool takes, gives, matches;
};

static void body_write(struct buffer *b, const char *key, const char *schema)
{
	json_key(b, key);
	json_raw(b,
		 arena_print(
			 b->arena,
			 "{\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/%s\"}}}%s}",
			 schema, strcmp(key, "requestBody") == 0 ? ",\"required\":true" : ",\"description\":\"ok\""));
}

static void operation_write(struct buffer *b, const struct entity *e, const struct operation *o, const char *gives)
{
	json_key(b, o->method);
	json_open(b, '{');
	json_member(b, "operationId", arena_print(b->arena, "%s_%s", e->name, o->id));
	json_member(b, "summary", arena_print(b->arena, "%s %s", o->summary, e->name));
	json_key(b, "tags");
	json_raw(b, arena_print(b->arena, "[\"%s\"]", e->name));
	if (o->matches)
		json_raw(b, "\"parameters\":[{\"$ref\":\"#/components/parameters/if_match\"}]");
	if (o->takes)
		body_write(b, "requestBody", e->name);
	json_key(b, "responses");
	json_open(b, '{');
	if (o->gives)
		body_write(b, arena_print(b->arena, "%d", o->status), gives);
	else
		json_raw(b, arena_print(b->arena, "\"%d\":{\"description\":\"done\"}", o->status));
	json_raw(b, "\"default\":{\"$ref\":\"#/components/responses/problem\"}");
	json_close(b, '}');
	json_close(b, '}');
}

static void id_parameter(struct buffer *b)
{
	json_raw(b, "\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":"
		    "\"string\"}}]");
}

static void entity_paths(struct buffer *b, const struct entity *e)
{
	static const struct operation list = { "get", "list", "List", 200, false, true, false },
				      create = { "post", "create", "Create", 201, true, true, false },
				      show = { "get", "show", "Read", 200, false, true, false },
				      change = { "patch", "change", "Change", 200, true, true, true },
				      remove = { "delete", "remove", "Remove", 204, false, false, true };

	json_key(b, arena_print(b->arena, "/api/v1/%s", e->name));
	json_open(b, '{');
	operation_write(b, e, &list, arena_print(b->arena, "%s_page", e->name));
	operation_write(b, e, &create, e->name);
	json_close(b, '}');
	json_key(b, arena_print(b->arena, "/api/v1/%s/{id}", e->name));
	json_open(b, '{');
	id_parameter(b);
	operation_write(b, e, &show, e->name);
	operation_write(b, e, &change, e->name);
	operation_write(b, e, &remove, e->name);
	json_close(b, '}');
	for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++) {
		const struct step *t = e->steps;
		while (strcmp(t->action, s->action) != 0)
			t++;
		if (t < s)
			continue;
		struct operation step = { "post", s->action, s->action, 200, false, true, false };
		json_key(b, arena_print(b->arena, "/api/v1/%s/{id}/%s", e->name, s->action));
		json_open(b, '{');
		id_parameter(b);
		operation_write(b, e, &step, e->name);
		json_close(b, '}');
	}
}

static void page_schema(struct buffer *b, const struct entity *e)
{
	json_key(b, arena_print(b->arena, "%s_page", e->name));
	json_raw(b,
		 arena_print(
			 b->arena,
			 "{\"type\":\"object\",\"properties\":{\"items\":{\"type\":\"array\",\"items\":{\"$ref\":"
			 "\"#/components/schemas/%s\"}},\"next\":{\"type\":[\"string\",\"null\"]},\"count\":{\"type\":"
			 "\"object\",\"properties\":{\"value\":{\"type\":\"integer\"},\"exact\":{\"type\":\"boolean\"}}"
			 "}}}",
			 e->name));
}

static void components(struct buffer *b, const struct locale *l)
{
	json_key(b, "components");
	json_open(b, '{');
	json_key(b, "schemas");
	json_open(b, '{');
	FOR_ENTITIES(e) {
		if (e->internal)
			continue;
		entity_schema(b, l, e);
		if (!e->row)
			page_schema(b, e);
	}
	json_raw(b, "\"problem\":{\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\"},\"title\":{"
		    "\"type\":\"string\"},"
		    "\"status\":{\"type\":\"integer\"},\"errors\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
		    "\"properties\":{"
		    "\"field\":{\"type\":[\"string\",\"null\"]},\"reason\":{\"type\":\"string\"},\"message\":{\"type\":"
		    "\"string\"}}}}}}");
	json_close(b, '}');
	json_raw(b, "\"responses\":{\"problem\":{\"description\":\"A problem by RFC "
		    "9457\",\"content\":{\"application/problem+json\":"
		    "{\"schema\":{\"$ref\":\"#/components/schemas/problem\"}}}}}");
	json_raw(b, "\"parameters\":{\"if_match\":{\"name\":\"If-Match\",\"in\":\"header\",\"required\":true,"
		    "\"schema\":{\"type\":"
		    "\"string\"}}}");
	json_raw(b, "\"securitySchemes\":{\"token\":{\"type\":\"http\",\"scheme\":\"bearer\"},\"cookie\":{\"type\":"
		    "\"apiKey\",\"in\":"
		    "\"cookie\",\"name\":\"trine\"}}");
	json_close(b, '}');
}

void describe_openapi(struct buffer *b, const struct locale *l)
{
	json_open(b, '{');
	json_raw(b, "\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Trine\",\"version\":\"1\",\"description\":\"One piece "
		    "of business "
		    "through presales, in-sales and "
		    "after-sales.\",\"license\":{\"name\":\"Apache-2.0\",\"identifier\":\"Apache-2.0\"},"
		    "\"contact\":{\"name\":\"Trine\"}},\"servers\":[{\"url\":\"/"
		    "\"}],\"security\":[{\"token\":[]},{\"cookie\":[]}]");
	json_key(b, "tags");
	json_open(b, '[');
	FOR_ENTITIES(e)
		if (!e->internal && !e->row)
			json_raw(b, arena_print(b->arena, "{\"name\":\"%s\"}", e->name));
	json_close(b, ']');
	json_key(b, "paths");
	json_open(b, '{');
	FOR_ENTITIES(e)
		if (!e->internal && !e->row)
			entity_paths(b, e);
	json_close(b, '}');
	components(b, l);
	json_close(b, '}');
}
