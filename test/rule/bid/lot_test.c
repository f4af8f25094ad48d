/* A bid for one lot is held against that lot's money and is no second price of another. */
#include "rule/bid/lot.h"

#include "rule/given.h"

static struct tender_lot lots[] = {
	{ .no = "包1",
	  .name = "视频监控",
	  .budget = { 80000000 },
	  .price_cap = { 75000000 },
	  .bond_amount = { 1500000 } },
	{ .no = "包2", .name = "机房工程", .budget = { 30000000 }, .price_cap = { UNSET }, .bond_amount = { UNSET } },
	{ .no = "包3", .name = "培训", .budget = { UNSET }, .price_cap = { UNSET }, .bond_amount = { UNSET } },
};

static struct tender tender_of(unsigned count, int wanted)
{
	for (unsigned i = 0; i < 3; i++)
		lots[i].wanted = (int)i == wanted;
	return (struct tender){
		.name = "智能化系统",
		.budget = { 120000000 },
		.price_cap = { 110000000 },
		.bond_amount = { 2000000 },
		.lots = { lots, count },
	};
}

static void each_lot_has_its_own_money(void **state)
{
	static const struct {
		const char *no;
		int64_t cap, budget;
		const char *title;
	} rows[] = {
		{ "包1", 75000000, 80000000, "智能化系统（包1 视频监控）" },
		{ "包2", 30000000, 30000000, "智能化系统（包2 机房工程）" },
		{ "包3", 110000000, 120000000, "智能化系统（包3 培训）" }, /* not said: no more than the whole */
		{ NULL, 110000000, 120000000, "智能化系统" },
		{ "包9", 110000000, 120000000, "智能化系统" },
	};
	struct tender t = tender_of(3, -1);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		AUTO_ARENA a = { 0 };
		assert_int_equal(lot_cap(&t, rows[i].no).minor, rows[i].cap);
		assert_int_equal(lot_budget(&t, rows[i].no).minor, rows[i].budget);
		assert_string_equal(lot_title(&t, rows[i].no, &a), rows[i].title);
	}
}

static void a_lot_has_its_own_bond(void **state)
{
	struct tender t = tender_of(3, -1);

	(void)state;
	assert_int_equal(lot_bond(&t, "包1").minor, 1500000);
	assert_int_equal(lot_bond(&t, "包2").minor, 2000000);
	assert_int_equal(lot_bond(&t, NULL).minor, 2000000);
}

static void the_lot_that_is_meant(void **state)
{
	struct tender none = tender_of(0, -1), one = tender_of(1, -1), open = tender_of(3, -1),
		      wanted = tender_of(3, 1);

	(void)state;
	assert_null(lot_meant(&none));
	assert_string_equal(lot_meant(&wanted), "包2");
	(void)tender_of(3, -1);
	assert_string_equal(lot_meant(&one), "包1");
	assert_null(lot_meant(&open));
	lots[0].wanted = lots[2].wanted = true;
	assert_null(lot_meant(&open)); /* two: somebody has to say */
}

static void what_concerns_a_bid(void **state)
{
	(void)state;
	assert_true(lot_concerns(NULL, "包1"));
	assert_true(lot_concerns("包1", "包1"));
	assert_false(lot_concerns("包2", "包1"));
	assert_true(lot_concerns("包2", NULL));
	assert_true(lot_concerns("包1、包3", "包3"));
	assert_true(lot_concerns("包1、包3", "包1"));
	assert_false(lot_concerns("包1、包3", "包2"));
	assert_false(lot_concerns("包11、包12", "包1"));
	assert_true(lot_concerns("包11、包1", "包1"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_lot_has_its_own_money),
		cmocka_unit_test(a_lot_has_its_own_bond),
		cmocka_unit_test(the_lot_that_is_meant),
		cmocka_unit_test(what_concerns_a_bid),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
