#include "office/docx_number.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

struct level {
	const char *format; /* "decimal", "chineseCounting", ... */
	const char *text;   /* "%1.%2" */
	int start;
	bool decimal_all; /* isLgl: all numbers of the label as digits */
};

/* A shape of list; several lists may share it and then count on together. */
struct shape {
	int id;
	struct level levels[NUMBER_LEVELS];
	int count[NUMBER_LEVELS];
	bool begun[NUMBER_LEVELS];
};

struct list {
	int id, shape;
	int restart[NUMBER_LEVELS]; /* -1: not overridden */
	bool used;
};

struct numbering {
	struct arena *arena;
	struct shape *shapes;
	size_t shape_count, shape_room;
	struct list *lists;
	size_t list_count, list_room;
	struct level *level; /* being read */
	int override;	     /* level being overridden, or -1 */
};

struct numbering *numbering_new(struct arena *a)
{
	struct numbering *n = arena_new(a, struct numbering);

	n->arena = a;
	n->override = -1;
	return n;
}

static int number_of(const char *s)
{
	return s == NULL ? 0 : (int)strtol(s, NULL, 10);
}

static int level_of(const char *s)
{
	int level = number_of(s);

	return level < 0 || level >= NUMBER_LEVELS ? 0 : level;
}

static void shape_add(struct numbering *n, const char *id)
{
	n->shapes = arena_room(n->arena, n->shapes, n->shape_count, &n->shape_room, sizeof *n->shapes);
	struct shape *s = &n->shapes[n->shape_count++];
	*s = (struct shape){ .id = number_of(id) };
	for (int i = 0; i < NUMBER_LEVELS; i++)
		s->levels[i] = (struct level){ .format = "decimal", .text = "", .start = 1 };
}

static void list_add(struct numbering *n, const char *id)
{
	n->lists = arena_room(n->arena, n->lists, n->list_count, &n->list_room, sizeof *n->lists);
	struct list *l = &n->lists[n->list_count++];
	*l = (struct list){ .id = number_of(id), .shape = -1 };
	for (int i = 0; i < NUMBER_LEVELS; i++)
		l->restart[i] = -1;
}

static void on_open(void *self, const char *name, const char *const *attributes)
{
	struct numbering *n = self;
	const char *value = xml_attribute(attributes, "val");
	struct list *list = n->list_count == 0 ? NULL : &n->lists[n->list_count - 1];

	if (strcmp(name, "abstractNum") == 0)
		shape_add(n, xml_attribute(attributes, "abstractNumId"));
	else if (strcmp(name, "num") == 0)
		list_add(n, xml_attribute(attributes, "numId"));
	else if (strcmp(name, "lvl") == 0 && list == NULL && n->shape_count > 0)
		n->level = &n->shapes[n->shape_count - 1].levels[level_of(xml_attribute(attributes, "ilvl"))];
	else if (strcmp(name, "abstractNumId") == 0 && list != NULL)
		list->shape = number_of(value);
	else if (strcmp(name, "lvlOverride") == 0)
		n->override = level_of(xml_attribute(attributes, "ilvl"));
	else if (strcmp(name, "startOverride") == 0 && list != NULL && n->override >= 0)
		list->restart[n->override] = number_of(value);
	else if (strcmp(name, "isLgl") == 0 && n->level != NULL)
		n->level->decimal_all = value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
	else if (n->level == NULL || value == NULL)
		return;
	else if (strcmp(name, "numFmt") == 0)
		n->level->format = arena_copy(n->arena, value);
	else if (strcmp(name, "lvlText") == 0)
		n->level->text = arena_copy(n->arena, value);
	else if (strcmp(name, "start") == 0)
		n->level->start = number_of(value);
}

static void on_close(void *self, const char *name)
{
	struct numbering *n = self;

	if (strcmp(name, "lvl") == 0)
		n->level = NULL;
	if (strcmp(name, "lvlOverride") == 0)
		n->override = -1;
}

const struct xml_events numbering_events = { .open = on_open, .close = on_close };

static void put_chinese(struct buffer *b, int n)
{
	static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

	if (n >= 100 || n <= 0) {
		buffer_int(b, n);
		return;
	}
	if (n >= 20)
		buffer_add(b, digits[n / 10]);
	if (n >= 10)
		buffer_add(b, "十");
	if (n % 10 != 0)
		buffer_add(b, digits[n % 10]);
}

static void put_letter(struct buffer *b, int n, char first)
{
	for (int times = n <= 0 ? 0 : (n - 1) / 26 + 1; times > 0 && times < 5; times--)
		buffer_char(b, (char)(first + (n - 1) % 26));
}

static void put_roman(struct buffer *b, int n, bool upper)
{
	static const struct {
		int value;
		const char *upper, *lower;
	} romans[] = {
		{ 100, "C", "c" }, { 90, "XC", "xc" }, { 50, "L", "l" },  { 40, "XL", "xl" }, { 10, "X", "x" },
		{ 9, "IX", "ix" }, { 5, "V", "v" },    { 4, "IV", "iv" }, { 1, "I", "i" },
	};

	for (size_t i = 0; n > 0 && n < 1000 && i < sizeof romans / sizeof romans[0]; i++) {
		for (; n >= romans[i].value; n -= romans[i].value)
			buffer_add(b, upper ? romans[i].upper : romans[i].lower);
	}
}

static void put_circled(struct buffer *b, int n)
{
	char bytes[4];

	if (n >= 1 && n <= 20)
		buffer_put(b, bytes, text_encode(0x2460 + (uint32_t)n - 1, bytes));
	else
		buffer_int(b, n);
}

static void put_number(struct buffer *b, int n, const char *format)
{
	if (strstr(format, "hinese") != NULL || strstr(format, "japanese") != NULL || strncmp(format, "ideo", 4) == 0)
		put_chinese(b, n);
	else if (strstr(format, "Letter") != NULL)
		put_letter(b, n, format[0] == 'u' ? 'A' : 'a');
	else if (strstr(format, "Roman") != NULL)
		put_roman(b, n, format[0] == 'u');
	else if (strncmp(format, "decimalEnclosedCircle", 21) == 0)
		put_circled(b, n);
	else
		buffer_int(b, n);
}

static const char *label(struct arena *a, const struct shape *s, int level)
{
	struct buffer b = BUFFER(a);
	const struct level *l = &s->levels[level];

	for (const char *p = l->text; *p != '\0'; p++) {
		int shown = p[0] == '%' && p[1] >= '1' && p[1] <= '9' ? p[1] - '1' : -1;
		if (shown < 0) {
			buffer_char(&b, *p);
			continue;
		}
		put_number(&b, s->count[shown], l->decimal_all ? "decimal" : s->levels[shown].format);
		p++;
	}
	return buffer_text(&b);
}

static struct list *find_list(struct numbering *n, int id)
{
	for (size_t i = 0; i < n->list_count; i++) {
		if (n->lists[i].id == id)
			return &n->lists[i];
	}
	return NULL;
}

static struct shape *find_shape(struct numbering *n, int id)
{
	for (size_t i = 0; i < n->shape_count; i++) {
		if (n->shapes[i].id == id)
			return &n->shapes[i];
	}
	return NULL;
}

/* The first paragraph of a list with a start of its own begins there. */
static void begin_list(struct shape *s, struct list *l)
{
	for (int i = 0; !l->used && i < NUMBER_LEVELS; i++) {
		if (l->restart[i] >= 0) {
			s->count[i] = l->restart[i] - 1;
			s->begun[i] = true;
		}
	}
	l->used = true;
}

const char *numbering_next(struct numbering *n, int list, int level)
{
	struct list *l = find_list(n, list);
	struct shape *s = l == NULL ? NULL : find_shape(n, l->shape);

	if (s == NULL || level < 0 || level >= NUMBER_LEVELS)
		return "";
	begin_list(s, l);
	for (int i = 0; i <= level; i++) {
		if (!s->begun[i])
			s->count[i] = s->levels[i].start - (i == level);
		s->begun[i] = true;
	}
	s->count[level]++;
	for (int i = level + 1; i < NUMBER_LEVELS; i++)
		s->begun[i] = false;
	bool silent = strcmp(s->levels[level].format, "bullet") == 0 || strcmp(s->levels[level].format, "none") == 0;
	return silent ? "" : label(n->arena, s, level);
}
