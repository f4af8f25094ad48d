#include "base/numeral.h"

#include <stddef.h>

#include "base/text.h"

#define WAN INT64_C(10000)
#define YI INT64_C(100000000)

static const struct {
	uint32_t character;
	int64_t value;
} digits[] = {
	{ U'零', 0 }, { U'〇', 0 }, { U'○', 0 }, { U'一', 1 }, { U'壹', 1 }, { U'壱', 1 }, { U'二', 2 },
	{ U'贰', 2 }, { U'貳', 2 }, { U'弍', 2 }, { U'两', 2 }, { U'兩', 2 }, { U'三', 3 }, { U'叁', 3 },
	{ U'參', 3 }, { U'叄', 3 }, { U'四', 4 }, { U'肆', 4 }, { U'五', 5 }, { U'伍', 5 }, { U'六', 6 },
	{ U'陆', 6 }, { U'陸', 6 }, { U'七', 7 }, { U'柒', 7 }, { U'八', 8 }, { U'捌', 8 }, { U'九', 9 },
	{ U'玖', 9 },
}, units[] = {
	{ U'十', 10 }, { U'拾', 10 }, { U'百', 100 }, { U'佰', 100 }, { U'千', 1000 }, { U'仟', 1000 },
	{ U'万', WAN }, { U'萬', WAN }, { U'亿', YI }, { U'億', YI },
};

int numeral_digit(uint32_t c)
{
	for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++)
		if (digits[i].character == c)
			return (int)digits[i].value;
	return -1;
}

int64_t numeral_unit(uint32_t c)
{
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (units[i].character == c)
			return units[i].value;
	return 0;
}

/* What has been read: yi (x 10^8) + wan (x 10^4) + section, then a digit that waits for its unit. */
struct reading {
	int64_t yi, wan, section;
	int64_t last; /* the unit before, 0 at the start: units fall within a section */
	int digit;    /* -1: none waits */
	bool zero;    /* a 零 just before */
};

static bool take_digit(struct reading *r, int d)
{
	if (r->digit > 0)
		return false;
	if (d == 0) {
		r->zero = true;
		return true;
	}
	r->digit = d;
	return true;
}

/* The waiting digit is one of units: only after 拾 or 零, or at the very start. */
static bool settle(struct reading *r)
{
	if (r->digit < 0)
		return true;
	if (r->last > 10 && !r->zero)
		return false;
	r->section += r->digit;
	r->digit = -1;
	return true;
}

static bool take_small_unit(struct reading *r, int64_t unit)
{
	bool bare_ten = unit == 10 && r->digit < 0 && r->section == 0 && (!r->zero || r->last > 0);

	if ((r->digit < 0 && !bare_ten) || (r->section > 0 && r->last <= unit))
		return false;
	r->section += (bare_ten ? 1 : r->digit) * unit;
	r->digit = -1;
	r->last = unit;
	r->zero = false;
	return true;
}

static bool take_big_unit(struct reading *r, int64_t unit)
{
	if (!settle(r) || (unit == WAN && (r->wan > 0 || r->section == 0)))
		return false;
	if (unit == YI && (r->yi > 0 || r->wan + r->section == 0))
		return false;
	if (unit == YI)
		r->yi = (r->wan * WAN + r->section), r->wan = 0;
	else
		r->wan = r->section;
	r->section = 0;
	r->last = unit;
	r->zero = false;
	return true;
}

static bool take(struct reading *r, uint32_t c)
{
	int digit = numeral_digit(c);
	int64_t unit = numeral_unit(c);

	if (digit >= 0)
		return take_digit(r, digit);
	return unit < WAN ? take_small_unit(r, unit) : take_big_unit(r, unit);
}

bool numeral_read(const char **s, int64_t *ret)
{
	struct reading r = { .digit = -1 };
	const char *end = *s;

	while (*end != '\0') {
		const char *next = end;
		uint32_t c = text_next(&next);
		if (numeral_digit(c) < 0 && numeral_unit(c) == 0)
			break;
		if (!take(&r, c))
			return false;
		end = next;
	}
	if (end == *s || !settle(&r))
		return false;
	*s = end;
	*ret = r.yi * YI + r.wan * WAN + r.section;
	return true;
}
