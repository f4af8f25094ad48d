#include "office/docx_style.h"

#include <stdlib.h>
#include <string.h>

struct styles {
	struct arena *arena;
	struct style *all;
	size_t count, room;
};

struct styles *styles_new(struct arena *a)
{
	struct styles *s = arena_new(a, struct styles);

	s->arena = a;
	return s;
}

static int number_of(const char *s)
{
	return s == NULL ? 0 : (int)strtol(s, NULL, 10);
}

static void style_named(struct style *s, const char *name)
{
	if (name == NULL)
		return;
	if (strncasecmp(name, "heading ", 8) == 0)
		s->heading = number_of(name + 8);
	s->contents = strncasecmp(name, "toc ", 4) == 0;
}

static void on_open(void *self, const char *name, const char *const *attributes)
{
	struct styles *s = self;
	const char *value = xml_attribute(attributes, "val");
	struct style *last = s->count == 0 ? NULL : &s->all[s->count - 1];

	if (strcmp(name, "style") == 0) {
		s->all = arena_room(s->arena, s->all, s->count, &s->room, sizeof *s->all);
		s->all[s->count++] = (struct style){
			.id = arena_copy(s->arena, xml_attribute(attributes, "styleId")),
			.list = -1,
		};
	} else if (last == NULL || value == NULL) {
		return;
	} else if (strcmp(name, "name") == 0) {
		style_named(last, value);
	} else if (strcmp(name, "basedOn") == 0) {
		last->based_on = arena_copy(s->arena, value);
	} else if (strcmp(name, "outlineLvl") == 0 && number_of(value) < 9) {
		last->heading = number_of(value) + 1;
	} else if (strcmp(name, "numId") == 0) {
		last->list = number_of(value);
	} else if (strcmp(name, "ilvl") == 0) {
		last->level = number_of(value);
	}
}

static void on_close(void *self, const char *name)
{
	(void)self, (void)name;
}

const struct xml_events styles_events = { .open = on_open, .close = on_close };

static const struct style *find(const struct styles *s, const char *id)
{
	for (size_t i = 0; id != NULL && i < s->count; i++) {
		if (s->all[i].id != NULL && strcmp(s->all[i].id, id) == 0)
			return &s->all[i];
	}
	return NULL;
}

struct style styles_find(const struct styles *s, const char *id)
{
	const struct style *at = find(s, id);
	struct style result = at == NULL ? (struct style){ .list = -1 } : *at;

	for (int steps = 0; at != NULL && steps < 10; steps++) {
		at = find(s, at->based_on);
		if (at == NULL)
			break;
		result.heading = result.heading != 0 ? result.heading : at->heading;
		result.contents = result.contents || at->contents;
		if (result.list < 0 && at->list >= 0) {
			result.list = at->list;
			result.level = at->level;
		}
	}
	return result;
}
