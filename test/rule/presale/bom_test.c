/* What a bill of material costs, sells for and earns, to the cent (S5), and two of them side by side. */
#include "rule/asked.h"
#include "rule/presale/bom.h"
#include "rule/presale/bom_compare.h"

struct row {
	const char *quantity, *cost, *price, *discount, *rate;
};

#define MOST_ROWS 4

static int64_t millionths(const char *s)
{
	decimal d = { UNSET };

	assert_true(s == NULL || decimal_parse(s, &d));
	return d.millionths;
}

static int64_t cents(const char *s)
{
	money m = { UNSET };

	assert_true(s == NULL || money_parse(s, &m));
	return m.minor;
}

static struct lines bill(const struct row *rows, struct arena *a)
{
	struct lines lines = { arena_array(a, struct bom_line, MOST_ROWS), 0 };

	for (; lines.count < MOST_ROWS && rows[lines.count].quantity != NULL; lines.count++) {
		const struct row *r = &rows[lines.count];
		*LINE_AT(lines, struct bom_line, lines.count) =
			(struct bom_line){ .name = "一行",
					   .quantity = { millionths(r->quantity) },
					   .unit_cost = { cents(r->cost) },
					   .unit_price = { cents(r->price) },
					   .discount = { millionths(r->discount) },
					   .tax_rate = { millionths(r->rate) } };
	}
	return lines;
}

static const char *amount(money m, struct arena *a)
{
	return m.minor == UNSET ? "" : money_text(m, a);
}

static void a_bill_is_priced(void **state)
{
	static const struct {
		struct row rows[MOST_ROWS];
		const char *cost, *net, *tax, *gross, *margin, *rate;
		unsigned incomplete;
	} bills[] = {
		/* DOMAIN S5: 10 × 8,000 + 1 × 20,000 cost 100,000; price 125,000 */
		{ { { "10", "8000", "10000", NULL, "0.13" }, { "1", "20000", "25000", NULL, "0.13" } },
		  "100000.00",
		  "125000.00",
		  "16250.00",
		  "141250.00",
		  "25000.00",
		  "20.00 %",
		  0 },
		/* each line taxed by its own rate */
		{ { { "2", "80", "100", NULL, "0.13" }, { "1", "50", "100", NULL, "0.06" } },
		  "210.00",
		  "300.00",
		  "32.00",
		  "332.00",
		  "90.00",
		  "30.00 %",
		  0 },
		/* the discounted unit price is a price to the cent: 33.33 × 0.95 = 31.66(35), × 3 = 94.98 */
		{ { { "3", "20", "33.33", "0.05", "0.13" } },
		  "60.00",
		  "94.98",
		  "12.35",
		  "107.33",
		  "34.98",
		  "36.83 %",
		  0 },
		{ { { "0.5", "10", "19.99", NULL, "0.13" } }, "5.00", "10.00", "1.30", "11.30", "5.00", "50.00 %", 0 },
		{ { { "1", "120", "100", NULL, "0.13" } },
		  "120.00",
		  "100.00",
		  "13.00",
		  "113.00",
		  "-20.00",
		  "-20.00 %",
		  0 },
		/* given away: it costs, and sells for nothing */
		{ { { "1", "30", "0", NULL, "0.13" }, { "1", "70", "200", NULL, "0.13" } },
		  "100.00",
		  "200.00",
		  "26.00",
		  "226.00",
		  "100.00",
		  "50.00 %",
		  0 },
		{ { { "1", "30", "40", "1", "0.13" } }, "30.00", "0.00", "0.00", "0.00", "-30.00", "", 0 },
		/* what is not filled in is counted, and there is no margin before */
		{ { { "1", NULL, "100", NULL, "0.13" }, { "1", "50", "100", NULL, "0.13" } },
		  "50.00",
		  "200.00",
		  "26.00",
		  "226.00",
		  "",
		  "",
		  1 },
		{ { { "1", "50", "100", NULL, NULL } }, "50.00", "100.00", "0.00", "0.00", "", "", 1 },
		{ { { NULL, NULL, NULL, NULL, NULL } }, "0.00", "0.00", "0.00", "0.00", "", "", 0 },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(bills); i++) {
		struct lines lines = bill(bills[i].rows, &a);
		bom_price(&lines);
		struct bom_total t = bom_total_of(&lines, &a);
		assert_string_equal(amount(t.cost, &a), bills[i].cost);
		assert_string_equal(amount(t.net, &a), bills[i].net);
		assert_string_equal(amount(t.tax, &a), bills[i].tax);
		assert_string_equal(amount(t.gross, &a), bills[i].gross);
		assert_string_equal(amount(t.margin, &a), bills[i].margin);
		assert_string_equal(t.margin_rate.millionths == UNSET ? "" : bom_percent(t.margin_rate, &a),
				    bills[i].rate);
		assert_int_equal(t.incomplete, bills[i].incomplete);
	}
}

static void rates_are_told_apart(void **state)
{
	static const struct row rows[MOST_ROWS] = { { "2", "80", "100", NULL, "0.13" },
						    { "1", "50", "100", NULL, "0.06" },
						    { "1", "1", "10", NULL, "0.13" } };
	AUTO_ARENA a = { 0 };
	struct lines lines = bill(rows, &a);

	(void)state;
	bom_price(&lines);
	struct bom_total t = bom_total_of(&lines, &a);
	assert_int_equal(t.nrates, 2);
	assert_int_equal(t.rates[0].rate.millionths, 60000);
	assert_int_equal(t.rates[0].tax.minor, 600);
	assert_int_equal(t.rates[1].rate.millionths, 130000);
	assert_int_equal(t.rates[1].net.minor, 21000);
	assert_int_equal(t.rates[1].tax.minor, 2730);
}

/* What lies out of bounds is named elsewhere; it must not overflow here. */
static void absurd_amounts_are_not_added_up(void **state)
{
	static const struct row rows[MOST_ROWS] = { { "1000000", "1000000000", "1000000000", NULL, "1" },
						    { "1000000", "1000000000", "1000000000", NULL, "1" } };
	AUTO_ARENA a = { 0 };
	struct lines lines = bill(rows, &a);

	(void)state;
	bom_price(&lines);
	assert_true(bom_total_of(&lines, &a).too_large);
	LINE_AT(lines, struct bom_line, 0)->unit_price.minor = INT64_MAX;
	LINE_AT(lines, struct bom_line, 0)->discount.millionths = -5;
	bom_price(&lines);
	assert_int_equal(LINE_AT(lines, struct bom_line, 0)->net.minor, UNSET);
}

static void a_margin_says_why(void **state)
{
	static const struct row rows[MOST_ROWS] = { { "10", "8000", "10000", NULL, "0.13" },
						    { "1", "20000", "25000", NULL, "0.13" } };
	AUTO_ARENA a = { 0 };
	struct lines lines = bill(rows, &a);

	(void)state;
	bom_price(&lines);
	struct bom_total t = bom_total_of(&lines, &a);
	assert_string_equal(why_text(bom_why(&t, (decimal){ 220000 }, &a), LANGUAGE_ZH, &a),
			    "报价 125000.00 − 成本 100000.00 = 毛利 25000.00（均不含税），毛利率 20.00 %。"
			    "低于公司毛利率下限 22.00 %，须由经理批准。");
	assert_true(bom_below(t.margin_rate, (decimal){ 200001 }));
	assert_false(bom_below(t.margin_rate, (decimal){ 200000 }));
	assert_false(bom_below(t.margin_rate, (decimal){ UNSET }));
}

/* --- side by side --- */

static struct lines named(const char *names, struct arena *a)
{
	struct lines lines = { arena_array(a, struct bom_line, 8), 0 };

	for (const char *p = names; *p != '\0'; p += 2)
		*LINE_AT(lines, struct bom_line, lines.count++) =
			(struct bom_line){ .name = arena_copy_n(a, p, 1), .quantity = { (p[1] - '0') * DECIMAL_ONE } };
	return lines;
}

/* A name and a quantity each: "A1B2" -> "A1C2" is "=A -B +C". */
static void bills_are_compared(void **state)
{
	static const struct {
		const char *was, *now, *told;
	} rows[] = {
		{ "A1B2", "A1B2", "=A=B" },
		{ "A1B2", "A1B3", "=A*B" },
		{ "A1B2", "A1C2", "=A+C-B" },
		{ "A1B2C3", "A1C3", "=A-B=C" },
		{ "", "A1", "+A" },
		{ "A1", "", "-A" },
		{ "A1B2", "B2A1", "=B=A" },
		{ "A1A2", "A1A2A3", "=A=A+A" },
		{ "A1B2C3D4", "D4A1", "=D=A-B-C" },
		{ "A1X1B2", "N1A1B2", "+N=A-X=B" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct lines was = named(rows[i].was, &a), now = named(rows[i].now, &a);
		struct buffer b = BUFFER(&a);
		unsigned n = 0;
		struct bom_pair *pairs = bom_compare(&was, &now, &a, &n);
		for (unsigned k = 0; k < n; k++)
			buffer_print(&b, "%c%s", "=*+-"[pairs[k].change],
				     (pairs[k].now == NULL ? pairs[k].was : pairs[k].now) -> name);
		assert_string_equal(buffer_text(&b), rows[i].told);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bill_is_priced),
		cmocka_unit_test(rates_are_told_apart),
		cmocka_unit_test(absurd_amounts_are_not_added_up),
		cmocka_unit_test(a_margin_says_why),
		cmocka_unit_test(bills_are_compared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
