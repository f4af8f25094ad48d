/* The contract's ceiling of a part (S100, A17). */
#include "rule/service/part_ceiling.h"

#include "rule/given.h"

static void the_least_that_is_about_the_part_on_the_day_counts(void **state)
{
	struct part_ceiling list[] = {
		{ .spare_part = { 7 }, .name = "电源", .ceiling = { 30000 } },
		{ .part_no = "PSU-1", .name = "电源", .ceiling = { 28000 }, .until_on = day("2026-12-31") },
		{ .part_no = "FAN-2", .name = "风扇", .ceiling = { 4000 } },
	};
	const struct lines all = { list, COUNT(list) };
	static const struct {
		struct charge_line line;
		const char *on;
		int64_t most;
	} rows[] = {
		{ { .kind = charge_kind_part, .spare_part = { 7 }, .part_no = "PSU-1" }, "2026-06-01", 28000 },
		{ { .kind = charge_kind_part, .spare_part = { 7 }, .part_no = "PSU-1" }, "2026-12-31", 28000 },
		{ { .kind = charge_kind_part, .spare_part = { 7 }, .part_no = "PSU-1" }, "2027-01-01", 30000 },
		{ { .kind = charge_kind_part, .part_no = "FAN-2" }, "2030-01-01", 4000 },
		{ { .kind = charge_kind_part, .part_no = "CAM-9" }, "2026-06-01", UNSET },
		{ { .kind = charge_kind_part }, "2026-06-01", UNSET },
		/* labour costs nothing anyway, and is no part */
		{ { .kind = charge_kind_labour, .part_no = "FAN-2" }, "2026-06-01", UNSET },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(part_ceiling_of(&all, &rows[i].line, day(rows[i].on)).minor, rows[i].most);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_least_that_is_about_the_part_on_the_day_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
