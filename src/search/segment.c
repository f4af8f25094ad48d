#include "search/segment.h"

#define DIGIT_BITS 12
#define DIGIT_VALUES (1u << DIGIT_BITS)
#define REST_MASK ((1u << (GRAM_BITS - 9)) - 1) /* what a page keeps of a piece */

void bits_fill(struct bits *b)
{
	memset(b, 0xFF, sizeof *b);
}

void bits_add(struct bits *b, unsigned i)
{
	b->word[i / 64] |= UINT64_C(1) << i % 64;
}

bool bits_have(const struct bits *b, unsigned i)
{
	return b->word[i / 64] >> i % 64 & 1;
}

bool bits_none(const struct bits *b)
{
	uint64_t any = 0;

	for (unsigned i = 0; i < BITS_WORDS; i++)
		any |= b->word[i];
	return any == 0;
}

void segment_add(struct segment *s, uint32_t text, const unsigned char *packed, size_t size)
{
	for (const unsigned char *p = packed; p + 3 <= packed + size; p += 3) {
		s->posting = arena_room(s->arena, s->posting, s->count, &s->room, sizeof *s->posting);
		s->posting[s->count++] = (struct posting){ gram_unpack(p), text };
	}
}

/* --- writing --- */

/* By twelve bits of the piece, what stands in order before staying so. */
static void sort_by_digit(const struct posting *in, struct posting *out, size_t n, unsigned shift, struct arena *a)
{
	size_t *at = arena_array(a, size_t, DIGIT_VALUES + 1);

	for (size_t i = 0; i < n; i++)
		at[(in[i].gram >> shift & (DIGIT_VALUES - 1)) + 1]++;
	for (unsigned d = 1; d < DIGIT_VALUES; d++)
		at[d] += at[d - 1];
	for (size_t i = 0; i < n; i++)
		out[at[in[i].gram >> shift & (DIGIT_VALUES - 1)]++] = in[i];
}

static void put_number(struct buffer *b, uint32_t n)
{
	for (; n >= 0x80; n >>= 7)
		buffer_char(b, (char)(n | 0x80));
	buffer_char(b, (char)n);
}

/* Of one piece: its texts in ascending order. */
static void put_entry(struct buffer *page, const struct posting *p, size_t n, uint32_t texts, struct buffer *scratch)
{
	uint32_t as_bits = (texts + 7) / 8, before = 0;

	scratch->used = 0;
	for (size_t i = 0; i < n; i++) {
		put_number(scratch, p[i].text - before);
		before = p[i].text;
	}
	buffer_char(page, (char)(p->gram & 0xFF));
	buffer_char(page, (char)(p->gram >> 8 & (REST_MASK >> 8)));
	if (scratch->used < as_bits) {
		put_number(page, (uint32_t)scratch->used << 1);
		buffer_put(page, scratch->data, scratch->used);
		return;
	}
	struct bits bits = { 0 };
	for (size_t i = 0; i < n; i++)
		bits_add(&bits, p[i].text);
	put_number(page, as_bits << 1 | 1);
	for (uint32_t i = 0; i < as_bits; i++)
		buffer_char(page, (char)(bits.word[i / 8] >> i % 8 * 8));
}

struct buffer *segment_pages(struct segment *s, uint32_t texts)
{
	struct buffer *pages = arena_array(s->arena, struct buffer, SEGMENT_PAGES);
	struct posting *other = arena_array(s->arena, struct posting, s->count + 1);
	struct buffer scratch = BUFFER(s->arena);

	for (unsigned i = 0; i < SEGMENT_PAGES; i++)
		pages[i] = BUFFER(s->arena);
	sort_by_digit(s->posting, other, s->count, 0, s->arena);
	sort_by_digit(other, s->posting, s->count, DIGIT_BITS, s->arena);
	for (size_t i = 0, end; i < s->count; i = end) {
		for (end = i + 1; end < s->count && s->posting[end].gram == s->posting[i].gram;)
			end++;
		put_entry(&pages[page_of(s->posting[i].gram)], s->posting + i, end - i, texts, &scratch);
	}
	return pages;
}

/* --- reading --- */

struct cursor {
	const unsigned char *at, *end;
};

static uint32_t take_number(struct cursor *c)
{
	uint32_t n = 0;

	for (unsigned shift = 0; c->at < c->end && shift < 32; shift += 7) {
		unsigned char byte = *c->at++;
		n |= (uint32_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return n;
	}
	c->at = c->end;
	return 0;
}

static void read_bits(struct cursor c, struct bits *ret)
{
	for (unsigned i = 0; c.at < c.end && i < SEGMENT_TEXTS / 8; i++)
		ret->word[i / 8] |= (uint64_t)*c.at++ << i % 8 * 8;
}

static void read_numbers(struct cursor c, struct bits *ret)
{
	uint32_t text = 0;

	while (c.at < c.end) {
		text += take_number(&c);
		if (text >= SEGMENT_TEXTS)
			return;
		bits_add(ret, text);
	}
}

/* One piece of the page; false: that was all. */
static bool take_entry(struct cursor *c, uint32_t *ret_rest, bool *ret_bits, struct cursor *ret)
{
	uint32_t how;

	if (c->end - c->at <= 2)
		return false;
	*ret_rest = (uint32_t)c->at[0] | (uint32_t)c->at[1] << 8;
	c->at += 2;
	how = take_number(c);
	if (how >> 1 > (size_t)(c->end - c->at))
		return false;
	*ret_bits = how & 1;
	*ret = (struct cursor){ c->at, c->at + (how >> 1) };
	c->at = ret->end;
	return true;
}

static void read_texts(struct cursor entry, bool as_bits, struct bits *ret)
{
	if (as_bits)
		read_bits(entry, ret);
	else
		read_numbers(entry, ret);
}

void page_read(const void *page, size_t size, gram x, struct bits *ret)
{
	struct cursor c = { page, (const unsigned char *)page + size }, entry;
	uint32_t rest;
	bool as_bits;

	while (take_entry(&c, &rest, &as_bits, &entry))
		if (rest == (x & REST_MASK))
			read_texts(entry, as_bits, ret);
}

void page_marks(unsigned page, const void *content, size_t size, uint64_t sums[SEGMENT_TEXTS])
{
	struct cursor c = { content, (const unsigned char *)content + size }, entry;
	uint32_t rest;
	bool as_bits;

	while (take_entry(&c, &rest, &as_bits, &entry)) {
		uint64_t mark = gram_mark(page << (GRAM_BITS - 9) | rest);
		struct bits has = { 0 };
		read_texts(entry, as_bits, &has);
		for (unsigned i = 0; i < SEGMENT_TEXTS; i++)
			sums[i] += bits_have(&has, i) ? mark : 0;
	}
}
