/* Items, bundles and what we push (S11). */
#include "rule/asked.h"

static void a_bundle_is_the_sum_of_its_lines(void **state)
{
	static const struct {
		int64_t prices[3], quantity, price;
	} rows[] = {
		{ { 10000, 5000, 3000 }, 1, 18000 }, /* DOMAIN S11: 100 + 50 + 30 = 180 */
		{ { 10000, 5000, 3000 }, 2, 36000 },
		{ { 10000, UNSET, 3000 }, 1, UNSET },
	};
	ASK("2026-06-01", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct bundle_line lines[3];
		NEW(bundle, b);
		for (unsigned k = 0; k < 3; k++)
			lines[k] = (struct bundle_line){ .quantity = { rows[i].quantity * 1000000 },
							 .unit_price = { rows[i].prices[k] },
							 .unit_cost = { 1000 } };
		b->lines = (struct lines){ lines, 3 };
		assert_null(bundle_check(b, NULL, &env));
		assert_int_equal(b->price.minor, rows[i].price);
		assert_int_equal(b->cost.minor, 3000 * rows[i].quantity);
	}
}

static void periods_end_after_they_begin(void **state)
{
	ASK("2026-06-01", role_manager);
	NEW(sales_focus, f);
	NEW(catalog_item, c);

	f->from_on = day("2026-07-01");
	f->to_on = day("2026-06-30");
	assert_answer("to_on ends_before_it_begins", answer_text(sales_focus_check(f, NULL, &env), &a));
	f->to_on = day("2026-07-01");
	assert_null(sales_focus_check(f, NULL, &env));
	c->record.id = c->replaced_by.v = 5;
	c->valid_from = day("2026-07-01");
	c->valid_to = day("2026-06-30");
	assert_answer("replaced_by not_itself, valid_to ends_before_it_begins",
		      answer_text(catalog_item_check(c, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bundle_is_the_sum_of_its_lines),
		cmocka_unit_test(periods_end_after_they_begin),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
