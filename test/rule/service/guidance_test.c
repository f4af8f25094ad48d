/* Guidance on a visit: none is hinted at, as much as the policy asks for is enough (S95). */
#include "rule/service/guidance.h"

#include <string.h>

#include "rule/given.h"

static void a_visit_without_guidance_is_pointed_out(void **state)
{
	static const struct {
		int64_t least;
		bool words;
		int64_t orders;
		const char *zh; /* NULL: nothing to say */
	} rows[] = {
		{ 1, false, 0, "没有填写维护保养指导" }, { 1, true, 0, NULL }, { 1, false, 1, NULL },
		{ 2, true, 0, "1 次，应不少于 2 次" },	 { 2, true, 1, NULL }, { 0, false, 0, NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct why *hint = guidance_hint(rows[i].least, rows[i].words, rows[i].orders, &a);
		assert_int_equal(hint == NULL, rows[i].zh == NULL);
		if (hint != NULL)
			assert_non_null(strstr(why_text(hint, LANGUAGE_ZH, &a), rows[i].zh));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_visit_without_guidance_is_pointed_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
