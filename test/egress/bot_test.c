/* A message to a group bot is parted where it may be. */
#include "egress/bot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

static const char *parts(const char *text, size_t most, struct arena *a)
{
	struct bot_pieces p = bot_split(text, most, a);
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < p.n; i++) {
		assert_true(strlen(p.piece[i]) <= most);
		buffer_print(&b, "[%s]", p.piece[i]);
	}
	return buffer_text(&b);
}

static void a_text_is_parted_by_bytes_at_the_ends_of_lines(void **state)
{
	static const struct {
		const char *text;
		size_t most;
		const char *pieces;
	} rows[] = {
		{ "", 10, "" },
		{ "abc", 3, "[abc]" },
		{ "abc\ndef", 7, "[abc\ndef]" },
		{ "abc\ndef", 6, "[abc][def]" },
		{ "ab\ncd\nef\n", 6, "[ab\ncd][ef]" },
		{ "abcdef", 4, "[abcd][ef]" },
		/* three bytes each: never within a character */
		{ "报修单", 8, "[报修][单]" },
		{ "报\n修单", 7, "[报][修单]" },
		{ "修单报修", 4, "[修][单][报][修]" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(parts(rows[i].text, rows[i].most, &a), rows[i].pieces);
}

static void a_hook_is_signed_over_its_body(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	/* RFC 4231, test case 2 */
	assert_string_equal(bot_sign_hook("what do ya want for nothing?", "Jefe", &a),
			    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_parted_by_bytes_at_the_ends_of_lines),
		cmocka_unit_test(a_hook_is_signed_over_its_body),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
