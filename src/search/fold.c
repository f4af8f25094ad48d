#include "search/fold.h"

#include "base/text.h"

struct range {
	uint32_t first, last;
};

static bool lies_in(uint32_t c, const struct range *ranges, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

/* Also what is not seen at all: joiners, marks of direction, selectors of a form. */
bool fold_is_blank(uint32_t c)
{
	static const struct range blanks[] = {
		{ 0, ' ' },	    { 0x7F, 0xA0 },	{ 0xAD, 0xAD },	    { 0x2000, 0x200F }, { 0x2028, 0x202F },
		{ 0x205F, 0x206F }, { 0x3000, 0x3000 }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
	};

	return c <= ' ' ||
	       (c >= 0x7F && (c < 0x3001 || c > 0xFDFF) && lies_in(c, blanks, sizeof blanks / sizeof *blanks));
}

static bool is_between(uint32_t c)
{
	static const struct range signs[] = {
		{ 0xA1, 0xA9 },	    { 0xAB, 0xAC },	{ 0xAE, 0xB1 },	    { 0xB4, 0xB4 },	{ 0xB6, 0xB8 },
		{ 0xBB, 0xBB },	    { 0xBF, 0xBF },	{ 0xD7, 0xD7 },	    { 0xF7, 0xF7 },	{ 0x2010, 0x2027 },
		{ 0x2030, 0x205E }, { 0x3001, 0x3003 }, { 0x3008, 0x3020 }, { 0x3030, 0x3030 }, { 0x30FB, 0x30FB },
		{ 0xFE30, 0xFE6F }, { 0xFF5F, 0xFF65 },
	};

	if (c >= 0x3400 && c <= 0x9FFF) /* most of what is read here */
		return false;
	if (c < 0x80)
		return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
	return lies_in(c, signs, sizeof signs / sizeof *signs);
}

static uint32_t half_width(uint32_t c)
{
	return c == 0x3000 ? ' ' : c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

/* The capitals of ASCII, Latin-1, Greek and Cyrillic. */
static uint32_t small(uint32_t c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
	    (c >= 0x410 && c <= 0x42F))
		return c + 32;
	return c >= 0x400 && c <= 0x40F ? c + 80 : c;
}

struct folded fold(const char *text, struct arena *a)
{
	struct unit *units = arena_array(a, struct unit, text_length(text) + 1);
	uint32_t n = 0;

	for (const char *p = text, *at = p; *p != '\0'; at = p) {
		uint32_t c = small(half_width(text_next(&p)));
		if (fold_is_blank(c))
			continue;
		units[n++] = (struct unit){ c, (uint32_t)(at - text), (uint32_t)(p - text), is_between(c) };
	}
	return (struct folded){ units, n };
}
