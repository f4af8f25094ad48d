#include "search/gram.h"

#include <string.h>

#include "search/pinyin.h"

#define FIRST_SIZE 512

enum family { CHARACTER = 1, CHARACTERS, LETTERS, SYLLABLE, DIGITS, LINK };

static uint64_t mixed(uint64_t x)
{
	x ^= x >> 32;
	x *= UINT64_C(0xD6E8FEB86659FD93);
	x ^= x >> 32;
	x *= UINT64_C(0xD6E8FEB86659FD93);
	return x ^ x >> 32;
}

/* 0 marks a free slot. */
static gram gram_of(uint64_t sort, enum family family, uint64_t piece)
{
	gram x = (gram)(mixed(mixed(sort + family) + piece) >> (64 - GRAM_BITS));

	return x == 0 ? 1 : x;
}

uint64_t gram_sort(bool is_name, uint64_t readers)
{
	return mixed(readers * 2 + is_name) << 3; /* the family stands in the three bits */
}

gram gram_character(uint64_t sort, uint32_t c)
{
	return gram_of(sort, CHARACTER, c);
}

gram gram_characters(uint64_t sort, uint32_t a, uint32_t b)
{
	return gram_of(sort, CHARACTERS, (uint64_t)a << 32 | b);
}

gram gram_letters(uint64_t sort, uint32_t a, uint32_t b)
{
	return gram_of(sort, LETTERS, (uint64_t)a << 32 | b);
}

gram gram_syllable(uint64_t sort, uint16_t syllable)
{
	return gram_of(sort, SYLLABLE, syllable);
}

gram gram_digits(uint64_t sort, const uint32_t digit[3])
{
	return gram_of(sort, DIGITS, digit[0] << 16 | digit[1] << 8 | digit[2]);
}

gram gram_link(const char *column, int64_t value)
{
	uint64_t name = 0;

	for (const char *p = column; *p != '\0'; p++)
		name = mixed(name + (unsigned char)*p);
	return gram_of(name << 3, LINK, (uint64_t)value);
}

/* --- the set --- */

static void put(struct grams *g, gram x)
{
	size_t i = x & (g->size - 1);

	while (g->slot[i] != 0 && g->slot[i] != x)
		i = (i + 1) & (g->size - 1);
	g->count += g->slot[i] == 0;
	g->slot[i] = x;
}

static void grow(struct grams *g)
{
	struct grams more = { .arena = g->arena, .size = g->size == 0 ? FIRST_SIZE : g->size * 4 };

	more.slot = arena_array(g->arena, gram, more.size);
	for (size_t i = 0; i < g->size; i++)
		if (g->slot[i] != 0)
			put(&more, g->slot[i]);
	*g = more;
}

void grams_add(struct grams *g, gram x)
{
	if (g->count >= g->size / 2)
		grow(g);
	put(g, x);
}

const unsigned char *grams_packed(const struct grams *g, size_t *ret_size)
{
	unsigned char *out = arena_alloc(g->arena, g->count * 3 + 1), *p = out;

	for (size_t i = 0; i < g->size; i++)
		if (g->slot[i] != 0) {
			*p++ = (unsigned char)g->slot[i];
			*p++ = (unsigned char)(g->slot[i] >> 8);
			*p++ = (unsigned char)(g->slot[i] >> 16);
		}
	*ret_size = (size_t)(p - out);
	return out;
}

gram gram_unpack(const unsigned char bytes[3])
{
	return (gram)bytes[0] | (gram)bytes[1] << 8 | (gram)bytes[2] << 16;
}

/* --- a text --- */

/* What a unit is as a letter: itself, or the first letters of its readings. */
struct images {
	uint32_t letter[READINGS];
	unsigned count;
};

static void image_add(struct images *m, uint32_t letter)
{
	for (unsigned i = 0; i < m->count; i++)
		if (m->letter[i] == letter)
			return;
	m->letter[m->count++] = letter;
}

static struct images images_of(const struct unit *u, const uint16_t *readings)
{
	struct images m = { .count = 0 };

	if (unit_is_letter(u) || unit_is_digit(u))
		image_add(&m, u->character);
	for (unsigned i = 0; readings != NULL && i < READINGS && readings[i] != 0; i++)
		image_add(&m, (unsigned char)pinyin_initial(readings[i]));
	return m;
}

static void add_alone(struct grams *g, uint64_t sort, const struct unit *u, const uint16_t *readings,
		      const struct images *m)
{
	grams_add(g, gram_character(sort, u->character));
	for (unsigned i = 0; readings != NULL && i < READINGS && readings[i] != 0; i++)
		grams_add(g, gram_syllable(sort, readings[i]));
	for (unsigned i = 0; i < m->count; i++)
		grams_add(g, gram_character(sort, m->letter[i]));
}

static void add_pair(struct grams *g, uint64_t sort, const struct images *m, const struct images *n)
{
	for (unsigned i = 0; i < m->count; i++)
		for (unsigned j = 0; j < n->count; j++)
			grams_add(g, gram_letters(sort, m->letter[i], n->letter[j]));
}

/* Of the units between which signs may stand. */
void grams_add_text(struct grams *g, uint64_t sort, struct folded text)
{
	struct images before = { .count = 0 };
	const struct unit *last = NULL;
	uint32_t digit[3] = { 0 };

	for (const struct unit *u = text.unit; u < text.unit + text.count; u++) {
		const uint16_t *readings = pinyin_readings(u->character);
		struct images m = images_of(u, readings);
		add_alone(g, sort, u, readings, &m);
		if (u->between)
			continue;
		add_pair(g, sort, &before, &m);
		if (last != NULL && last->character >= 0x80 && u->character >= 0x80)
			grams_add(g, gram_characters(sort, last->character, u->character));
		digit[0] = digit[1];
		digit[1] = digit[2];
		digit[2] = unit_is_digit(u) ? u->character : 0;
		if (digit[0] != 0 && digit[1] != 0 && digit[2] != 0)
			grams_add(g, gram_digits(sort, digit));
		before = m;
		last = u;
	}
}

uint64_t gram_mark(gram x)
{
	uint64_t h = x + UINT64_C(0x9E3779B97F4A7C15);

	h = (h ^ h >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	h = (h ^ h >> 27) * UINT64_C(0x94D049BB133111EB);
	return h ^ h >> 31;
}

uint64_t grams_mark(const unsigned char *packed, size_t size)
{
	uint64_t sum = 0;

	for (size_t at = 0; at + 3 <= size; at += 3)
		sum += gram_mark(gram_unpack(packed + at));
	return sum;
}
