#include "app/bid/book_outline.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"

#define DEEP_MOST 8

static int place_order(int64_t place, int64_t id, int64_t other_place, int64_t other_id)
{
	if (place != other_place)
		return place == UNSET ? 1 : other_place == UNSET ? -1 : place < other_place ? -1 : 1;
	return (id > other_id) - (id < other_id);
}

static int volume_order(const void *one, const void *other)
{
	const struct bid_volume *a = one, *b = other;

	return place_order(a->place, a->record.id, b->place, b->record.id);
}

static int section_order(const void *one, const void *other)
{
	const struct bid_section *a = one, *b = other;

	return place_order(a->place, a->record.id, b->place, b->record.id);
}

/* "一、投标函", "附件3 …", "1.2 …" are numbered as they are. */
static bool has_number(const char *title)
{
	static const char *const begins[] = { "第", "附件", "附表", "格式", "（", "(",	"一", "二", "三",
					      "四", "五",   "六",   "七",   "八", "九", "十", "0",  "1",
					      "2",  "3",    "4",    "5",    "6",  "7",	"8",  "9" };

	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (text_starts(title, begins[i]))
			return true;
	return false;
}

struct walk {
	struct book *book;
	int64_t volume;
	size_t room;
	int numbers[DEEP_MOST];
};

const char *book_place(struct arena *a, int64_t section)
{
	return arena_print(a, "s%llx", (unsigned long long)section);
}

static const char *heading_of(const struct walk *w, const struct bid_section *s, int level, bool numbered)
{
	struct buffer b = BUFFER(w->book->act->arena);

	if (numbered || has_number(s->title))
		return s->title;
	for (int i = 0; i < level; i++)
		buffer_print(&b, "%s%d", i == 0 ? "" : ".", w->numbers[i]);
	buffer_print(&b, " %s", s->title);
	return buffer_text(&b);
}

static const struct bid_section *section_of(const struct book *b, int64_t id)
{
	for (unsigned i = 0; i < b->sections.count; i++)
		if (LINE_AT(b->sections, struct bid_section, i)->record.id == id)
			return LINE_AT(b->sections, struct bid_section, i);
	return NULL;
}

/* Whose parent stands in another volume, or nowhere, stands at the top. */
static int64_t parent_in(const struct walk *w, const struct bid_section *s)
{
	const struct bid_section *p = section_of(w->book, s->parent.v);

	return p == NULL || p->volume.v != w->volume ? 0 : p->record.id;
}

/* Where the tender's forms bear numbers of their own, ours would stand among them as others. */
static bool bears_numbers(const struct walk *w, int64_t parent)
{
	const struct book *b = w->book;

	for (unsigned i = 0; i < b->sections.count; i++) {
		const struct bid_section *s = LINE_AT(b->sections, struct bid_section, i);
		if (s->volume.v == w->volume && parent_in(w, s) == parent && has_number(s->title))
			return true;
	}
	return false;
}

static void walk_below(struct walk *w, int64_t parent, int level)
{
	struct book *b = w->book;

	bool numbered = bears_numbers(w, parent);

	w->numbers[level - 1] = 0;
	for (unsigned i = 0; i < b->sections.count; i++) {
		const struct bid_section *s = LINE_AT(b->sections, struct bid_section, i);
		if (s->volume.v != w->volume || parent_in(w, s) != parent)
			continue;
		w->numbers[level - 1]++;
		b->parts = arena_room(b->act->arena, b->parts, b->count, &w->room, sizeof *b->parts);
		b->parts[b->count++] = (struct book_passage){
			.section = s,
			.level = level,
			.heading = heading_of(w, s, level, numbered),
			.place = book_place(b->act->arena, s->record.id),
		};
		if (level < DEEP_MOST)
			walk_below(w, s->record.id, level + 1);
	}
}

void book_outline(struct book *b)
{
	struct walk w = { .book = b };

	if (b->volumes.count > 1)
		qsort(b->volumes.rows, b->volumes.count, sizeof(struct bid_volume), volume_order);
	if (b->sections.count > 1)
		qsort(b->sections.rows, b->sections.count, sizeof(struct bid_section), section_order);
	for (unsigned i = 0; i < b->volumes.count; i++) {
		w.volume = LINE_AT(b->volumes, struct bid_volume, i)->record.id;
		walk_below(&w, 0, 1);
	}
}
