#include "rule/bid/price_correction.h"

/* How far a point slips at most: 1,000 for 1. */
#define SLIPS 3

static money line_total(const struct priced_line *l)
{
	return money_times(l->unit, l->quantity);
}

static money sum_of(const struct price_sheet *s)
{
	money sum = { 0 };

	for (size_t i = 0; i < s->line_count; i++)
		sum = money_plus(sum, line_total(&s->lines[i]));
	return sum;
}

/* Whether the line with its point moved makes the sum the total. */
static bool makes_it_right(const struct priced_line *l, money sum, money total)
{
	wide others = (wide)sum.minor - line_total(l).minor, factor = 1;

	for (int i = 0; i < SLIPS; i++) {
		factor *= 10;
		struct priced_line up = *l, down = *l;
		up.unit.minor = (int64_t)(l->unit.minor * factor);
		down.unit.minor = divide_half_up(l->unit.minor, factor);
		if (others + line_total(&up).minor == total.minor || others + line_total(&down).minor == total.minor)
			return true;
	}
	return false;
}

static bool find_slip(const struct price_sheet *s, money sum, money total, size_t *ret)
{
	for (size_t i = 0; i < s->line_count; i++)
		if (makes_it_right(&s->lines[i], sum, total)) {
			*ret = i;
			return true;
		}
	return false;
}

static void correct_total(const struct price_sheet *s, struct corrected_price *c)
{
	if (s->body_total.minor != UNSET && s->body_total.minor != s->opening_total.minor)
		c->steps |= CORRECTION_OPENING_WINS;
	if (s->opening_words.minor != UNSET && s->opening_words.minor != s->opening_total.minor) {
		c->steps |= CORRECTION_WORDS_WIN;
		c->total = s->opening_words;
	}
}

struct corrected_price price_correct(const struct price_sheet *s)
{
	struct corrected_price c = { .total = s->opening_total, .line_sum = { UNSET } };

	correct_total(s, &c);
	if (s->line_count == 0)
		return c;
	c.line_sum = sum_of(s);
	if (c.line_sum.minor == c.total.minor)
		return c;
	if (find_slip(s, c.line_sum, c.total, &c.slipped_line)) {
		c.steps |= CORRECTION_TOTAL_WINS;
		return c;
	}
	c.steps |= CORRECTION_LINES_WIN;
	c.total = c.line_sum;
	return c;
}

const char *correction_name(unsigned i)
{
	static const char *const names[CORRECTIONS] = { "R1_opening_sheet_wins", "R2_words_win",
							"R3_decimal_slip_total_wins", "R4_line_sum_wins" };

	return names[i];
}
