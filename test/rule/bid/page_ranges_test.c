#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "rule/bid/page_ranges.h"

static void pages_are_chosen_as_written(void **state)
{
	static const struct {
		const char *text;
		int count;
		const char *pages; /* NULL: no list of pages */
	} cases[] = {
		{ NULL, 3, "1 2 3" },	 { "", 2, "1 2" },    { "1-3, 5", 9, "1 2 3 5" },
		{ "5,1-2", 9, "5 1 2" }, { "2-9", 3, "2 3" }, { "１－２，４", 9, "1 2 4" },
		{ "3、1", 0, "3 1" },	 { "0", 9, NULL },    { "3-1", 9, NULL },
		{ "a", 9, NULL },	 { "1-", 9, NULL },   { "1 2", 9, NULL },
		{ "7", 3, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		struct buffer b = BUFFER(&a);
		size_t n = 0;
		int *pages = NULL;
		bool good = page_ranges_read(&a, cases[i].text, cases[i].count, &pages, &n);
		if (good != (cases[i].pages != NULL))
			fail_msg("%s", cases[i].text);
		for (size_t k = 0; k < n && good; k++)
			buffer_print(&b, "%s%d", k == 0 ? "" : " ", pages[k]);
		if (good)
			assert_string_equal(buffer_text(&b), cases[i].pages);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(pages_are_chosen_as_written) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
