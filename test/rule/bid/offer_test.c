/* What a priced bill of quantities comes to, and where the papers say something else (DOMAIN 2.6, 5.6, 5.7, A24). */
#include "rule/bid/offer.h"

#include "base/buffer.h"
#include "rule/given.h"

#define FREE          \
	{             \
		UNSET \
	}
static const struct offer_bounds unbounded = { FREE, FREE, FREE, FREE, FREE };

static struct offer_line line(int64_t quantity, int64_t unit_price, int64_t unit_cost, int64_t percent)
{
	return (struct offer_line){ .name = "x",
				    .quantity = { quantity * DECIMAL_ONE },
				    .unit_price = { unit_price },
				    .unit_cost = { unit_cost },
				    .tax_rate = { percent * (DECIMAL_ONE / 100) } };
}

static const char *codes(const struct offer_finding *f, size_t n, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < n; i++)
		buffer_print(&b, "%s%s%s%s%.0zu", i > 0 ? " " : "", f[i].code, f[i].fatal ? "!" : "",
			     f[i].line > 0 ? ":" : "", f[i].line);
	return buffer_text(&b);
}

static void tax_is_of_each_line(void **state)
{
	STACK_ARENA(a, 1 << 16);
	struct offer_line lines[] = { line(10, 1000000, 800000, 13), line(1, 5300000, 3000000, 6) };
	struct offer o = { .lines = lines, .count = 2, .opening_total = FREE, .body_total = FREE };
	struct offer_total t = offer_price(&o, &a);

	(void)state;
	assert_int_equal(t.gross.minor, 15300000);
	assert_int_equal(lines[0].amount.net.minor, 8849558);
	assert_int_equal(lines[0].amount.tax.minor, 1150442);
	assert_int_equal(lines[1].amount.net.minor, 5000000);
	assert_int_equal(t.net.minor + t.tax.minor, t.gross.minor);
	assert_int_equal(t.cost.minor, 11000000);
	assert_int_equal(t.margin.minor, 2849558);
	assert_int_equal(t.margin_rate.millionths, 205800);
	assert_int_equal(t.rate_count, 2);
	assert_int_equal(t.rates[0].rate.millionths, 60000);
	assert_string_equal(t.words, "人民币壹拾伍万叁仟元整");
	o.net = true;
	t = offer_price(&o, &a);
	assert_int_equal(t.net.minor, 15300000);
	assert_int_equal(t.gross.minor, 10000000 + 1300000 + 5300000 + 318000);
}

/* T16: whatever the lines are, the total is their sum. */
static void the_total_is_the_sum_of_its_lines(void **state)
{
	STACK_ARENA(a, 1 << 16);
	struct offer_line lines[50];
	unsigned long seed = 20261126;

	(void)state;
	for (unsigned round = 0; round < 200; round++) {
		struct offer o = {
			.net = round % 2, .lines = lines, .count = 50, .opening_total = FREE, .body_total = FREE
		};
		int64_t gross = 0, net = 0;
		for (unsigned i = 0; i < 50; i++) {
			static const int rates[] = { 13, 9, 6, 3, 1, 0 };
			seed = seed * 6364136223846793005UL + 1442695040888963407UL;
			lines[i] = line(1, (int64_t)(seed >> 40), 0, rates[(seed >> 33) % 6]);
			lines[i].quantity.millionths = (int64_t)((seed >> 20) % 5000000);
		}
		struct offer_total t = offer_price(&o, &a);
		for (unsigned i = 0; i < 50; i++) {
			assert_int_equal(lines[i].amount.net.minor + lines[i].amount.tax.minor,
					 lines[i].amount.gross.minor);
			gross += lines[i].amount.gross.minor;
			net += lines[i].amount.net.minor;
		}
		assert_int_equal(t.gross.minor, gross);
		assert_int_equal(t.net.minor, net);
	}
}

static void what_does_not_agree_is_named(void **state)
{
	STACK_ARENA(a, 1 << 16);
	static const struct {
		int64_t opening, body;
		const char *words, *found;
	} rows[] = {
		{ UNSET, UNSET, NULL, "" },
		{ 98500000, 98500000, "人民币玖拾捌万伍仟元整", "" },
		{ 98500000, 98500000, "玖拾捌万伍仟圆正", "" },
		{ 98500000, UNSET, "人民币玖拾伍万捌仟元整", "WORDS_MISMATCH! SUM_MISMATCH!" },
		{ 98500000, UNSET, "九八五", "WORDS_MISMATCH!" },
		{ 98500000, 98000000, NULL, "OPENING_SHEET_MISMATCH!" },
		{ 99000000, UNSET, NULL, "SUM_MISMATCH!" },
		/* The sheet says 10 x 8.5 and 900,000 less: the point of line 2 has slipped. */
		{ 9350000, UNSET, NULL, "UNIT_DECIMAL_SLIP!:1" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct offer_line lines[] = { line(10, 9461111, 100, 13), line(1, 3888890, 100, 13) };
		struct offer o = { .lines = lines,
				   .count = 2,
				   .opening_total = { rows[i].opening },
				   .body_total = { rows[i].body },
				   .opening_words = rows[i].words };
		struct offer_finding *found;
		if (rows[i].opening == 9350000)
			o.opening_total.minor = 9461111 + 3888890;
		struct offer_total t = offer_price(&o, &a);
		assert_int_equal(t.gross.minor, 98500000);
		assert_string_equal(codes(found, offer_check(&o, &t, &unbounded, &found, &a), &a), rows[i].found);
	}
}

static size_t fatal_of(const struct offer_finding *f, size_t n)
{
	size_t fatal = 0;

	for (size_t i = 0; i < n; i++)
		fatal += f[i].fatal;
	return fatal;
}

static void prices_are_held_against_others(void **state)
{
	STACK_ARENA(a, 1 << 16);
	static const struct {
		int64_t cap, rival, floor, price, cost;
		const char *found;
	} rows[] = {
		{ 1130000, UNSET, UNSET, 1130000, 100, "" },
		{ 1129999, UNSET, UNSET, 1130000, 100, "PRICE_OVER_CAP!" },
		{ 1000000, UNSET, UNSET, 450000, 100, "" },
		{ 1000000, UNSET, UNSET, 449999, 100, "PRICE_FAR_BELOW_CAP" },
		{ UNSET, 1000000, UNSET, 499999, 100, "PRICE_FAR_BELOW_RIVALS" },
		{ UNSET, 1000000, UNSET, 500000, 100, "" },
		{ UNSET, UNSET, UNSET, 113000, 100001, "PRICE_BELOW_COST_RISK" },
		{ UNSET, UNSET, 150000, 113000, 85000, "" },
		{ UNSET, UNSET, 150000, 113000, 85010, "MARGIN_BELOW_FLOOR" },
		{ UNSET, UNSET, UNSET, 0, 1, "LINE_FREE:1 PRICE_BELOW_COST_RISK" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct offer_line l = line(1, rows[i].price, rows[i].cost, 13);
		struct offer o = { .lines = &l, .count = 1, .opening_total = FREE, .body_total = FREE };
		struct offer_bounds b = {
			{ rows[i].cap }, { rows[i].rival }, { 450000 }, { 500000 }, { rows[i].floor }
		};
		struct offer_finding *found;
		struct offer_total t = offer_price(&o, &a);
		size_t n = offer_check(&o, &t, &b, &found, &a);
		assert_string_equal(codes(found, n, &a), rows[i].found);
		assert_int_equal(fatal_of(found, n), strchr(rows[i].found, '!') != NULL);
	}
}

static void what_is_not_filled_in_is_named_by_line(void **state)
{
	STACK_ARENA(a, 1 << 16);
	struct offer_line lines[] = { line(1, 100, UNSET, 13), line(1, UNSET, 100, 13), line(1, 100, 100, 17) };
	struct offer o = { .lines = lines, .count = 3, .opening_total = FREE, .body_total = FREE };
	struct offer_finding *found;
	struct offer_total t = offer_price(&o, &a);

	(void)state;
	assert_int_equal(t.margin.minor, UNSET);
	assert_int_equal(t.incomplete, 1);
	assert_int_equal(t.uncosted, 1);
	assert_string_equal(codes(found, offer_check(&o, &t, &unbounded, &found, &a), &a),
			    "LINE_INCOMPLETE!:2 TAX_RATE_MISMATCH!:3");
	o.count = 0;
	t = offer_price(&o, &a);
	assert_string_equal(codes(found, offer_check(&o, &t, &unbounded, &found, &a), &a), "LINES_MISSING!");
	lines[0] = line(1000000, 100000000000, 1, 13);
	o.count = 1;
	t = offer_price(&o, &a);
	assert_string_equal(codes(found, offer_check(&o, &t, &unbounded, &found, &a), &a), "PRICE_TOO_LARGE!");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tax_is_of_each_line),
		cmocka_unit_test(the_total_is_the_sum_of_its_lines),
		cmocka_unit_test(what_does_not_agree_is_named),
		cmocka_unit_test(prices_are_held_against_others),
		cmocka_unit_test(what_is_not_filled_in_is_named_by_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
