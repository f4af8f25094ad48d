/* Base64 as RFC 4648 has it. */
#include "base/base64.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void text_becomes_bytes(void **state)
{
	static const struct {
		const char *text, *bytes; /* NULL: it is none */
		size_t n;
	} rows[] = {
		{ "Zg==", "f", 1 },
		{ "Zm8=", "fo", 2 },
		{ "Zm9v", "foo", 3 },
		{ "Zm9vYmFy", "foobar", 6 },
		{ "iVBORw0KGgo=", "\x89PNG\r\n\x1a\n", 8 },
		{ "AP//", "\x00\xff\xff", 3 },
		{ "", NULL, 0 },
		{ "Zg", NULL, 0 },
		{ "Zg=", NULL, 0 },
		{ "Z===", NULL, 0 },
		{ "Zm9v\n", NULL, 0 },
		{ "Zm-_", NULL, 0 },
		{ "====", NULL, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		AUTO_ARENA a = { 0 };
		const char *bytes = NULL;
		size_t n = 0;
		bool read = base64_read(rows[i].text, &a, &bytes, &n);
		if (read != (rows[i].bytes != NULL))
			print_message("%s\n", rows[i].text);
		assert_int_equal(read, rows[i].bytes != NULL);
		if (!read)
			continue;
		assert_int_equal(n, rows[i].n);
		assert_memory_equal(bytes, rows[i].bytes, n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_becomes_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
