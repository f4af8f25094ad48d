/* Letters as they are sent: no line of a header that we did not write, whatever a name holds (TRUST G50). */
#include "app/mailer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct letter sample = { .id = 4711,
				      .at = { 1795397400 * SECOND },
				      .kind = "reset",
				      .to = "zhang@example.cn",
				      .name = "张三",
				      .link = "https://trine.example.cn/#/reset/abc" };

static const char *written(struct letter l, const char *company, struct arena *a)
{
	struct app app = { .company = company };
	struct buffer b = BUFFER(a);

	return mailer_write(&app, "trine@example.cn", &l, &b) == NULL ? buffer_text(&b) : NULL;
}

static void headers_are_those_of_a_letter(void **state)
{
	AUTO_ARENA a = { 0 };
	const char *text = written(sample, "济南示范公司", &a);

	(void)state;
	assert_non_null(text);
	assert_non_null(strstr(text, "To: =?UTF-8?B?5byg5LiJ?= <zhang@example.cn>\r\n"));
	assert_non_null(strstr(text, "From: =?UTF-8?B?5rWO5Y2X56S66IyD5YWs5Y+4?= <trine@example.cn>\r\n"));
	assert_non_null(strstr(text, "Date: Mon, 23 Nov 2026 09:30:00 +0800\r\n"));
	assert_non_null(strstr(text, "Message-ID: <00000000004k7@example.cn>\r\n"));
	assert_string_equal(text, written(sample, "济南示范公司", &a)); /* every attempt is the same letter */
	for (const char *line = text, *end; (end = strstr(line, "\r\n")) != NULL; line = end + 2)
		assert_true(end - line <= 78);
}

/* Each line of the head begins with one of our names, or goes on with one. */
static void must_have_our_headers(const char *text)
{
	static const char *const ours[] = { "From: ",		"To: ",
					    "Subject: ",	"Date: ",
					    "Message-ID: ",	"MIME-Version: ",
					    "Content-Type: ",	"Content-Transfer-Encoding: ",
					    "Auto-Submitted: ", " " };
	unsigned count = 0;

	for (const char *line = text; strncmp(line, "\r\n", 2) != 0; line = strstr(line, "\r\n") + 2) {
		unsigned i = 0;
		while (i < sizeof ours / sizeof *ours && strncmp(line, ours[i], strlen(ours[i])) != 0)
			i++;
		if (i == sizeof ours / sizeof *ours)
			fail_msg("a line that is none of ours: %.60s", line);
		count += i < sizeof ours / sizeof *ours - 1;
	}
	assert_int_equal(count, 9);
	assert_null(strpbrk(strstr(text, "\r\n\r\n"), "<>"));
}

static void names_add_no_lines(void **state)
{
	static const char *const names[] = { "a\r\nBcc: x@y.z", "a\nb", "a\rb", "a\x7F", "\xFF", "张\r\n三" };
	static const char *const harmless[] = { "<x@y.z>", "=?UTF-8?B?DQo=?=", "a, b <c@d>", "{link}{company}", "" };

	(void)state;
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
		AUTO_ARENA a = { 0 };
		struct letter l = sample;
		l.name = names[i];
		assert_null(written(l, "c", &a));
		assert_null(written(sample, names[i], &a));
	}
	for (unsigned i = 0; i < sizeof harmless / sizeof *harmless; i++) {
		AUTO_ARENA a = { 0 };
		struct letter l = sample;
		l.name = harmless[i];
		must_have_our_headers(written(l, harmless[i], &a));
	}
}

/* Any bytes at all: refused, or a letter with our headers alone. */
static void random_names_add_no_lines(void **state)
{
	unsigned seed = 20261123, written_count = 0;

	(void)state;
	for (int n = 0; n < 20000; n++) {
		AUTO_ARENA a = { 0 };
		char name[16] = "";
		struct letter l = sample;
		for (int i = 0; i < 6; i++)
			name[i] = "ab\r\n:<>=?\"\x01\xE5\xBC\xA0 ,"[(unsigned)rand_r(&seed) % 17];
		l.name = name;
		const char *text = written(l, "c", &a);
		if (text != NULL)
			must_have_our_headers(text);
		written_count += text != NULL;
	}
	assert_true(written_count > 500 && written_count < 19500);
}

static void wrong_letters_are_refused(void **state)
{
	AUTO_ARENA a = { 0 };
	struct letter l = sample;

	(void)state;
	l.to = "a@b\r\nBcc: c@d";
	assert_null(written(l, "c", &a));
	l.to = NULL;
	assert_null(written(l, "c", &a));
	l = sample;
	l.kind = "../../x";
	assert_null(written(l, "c", &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_are_those_of_a_letter),
		cmocka_unit_test(names_add_no_lines),
		cmocka_unit_test(random_names_add_no_lines),
		cmocka_unit_test(wrong_letters_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
