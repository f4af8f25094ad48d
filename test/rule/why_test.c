/* Sentences of derivations: every one in both languages, arguments filled in. */
#include "rule/why.h"

#include <string.h>

#include "base/table.h"
#include "rule/given.h"

static const char *sentence(const char *key, enum language language, struct arena *a)
{
	return why_text(why_new(a, key, "0", "1", "2", "3", "4", "5", NULL), language, a);
}

/* The arguments a sentence uses, as bits. */
static unsigned arguments(const char *words)
{
	unsigned used = 0;

	for (const char *p = strchr(words, '{'); p != NULL; p = strchr(p + 1, '{'))
		used |= 1u << (p[1] - '0');
	return used;
}

static void every_key_speaks_both_languages(void **state)
{
	const struct embedded *file = embedded_find("db/data/why.csv");
	const char *field[3];
	AUTO_ARENA a = { 0 };
	int n = 0;

	(void)state;
	assert_non_null(file);
	struct table table = table_of(file->data, embedded_size(file));
	for (; table_next(&table, field, 3, &a); n++) {
		if (field[1][0] == '\0' || field[2][0] == '\0')
			fail_msg("%s lacks a language", field[0]);
		if (field[2][0] == '"')
			fail_msg("%s is quoted, which the table takes as it stands", field[0]);
		if (arguments(field[1]) != arguments(field[2]))
			fail_msg("%s: the languages use different arguments", field[0]);
		assert_string_equal(why_words(field[0], LANGUAGE_ZH, &a), field[1]); /* and no key comes twice */
		assert_null(strchr(sentence(field[0], LANGUAGE_EN, &a), '{'));
	}
	assert_true(n > 80);
}

static void arguments_and_keys_are_filled_in(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct why *w = why_new(&a, "visit_shifted", "2026-07-19", "@sunday", "2026-07-17", NULL);

	(void)state;
	assert_string_equal(why_text(w, LANGUAGE_ZH, &a), "2026-07-19 是星期日，改到 2026-07-17。");
	assert_string_equal(why_text(w, LANGUAGE_EN, &a), "2026-07-19 is a Sunday: moved to 2026-07-17.");
	assert_string_equal(why_text(NULL, LANGUAGE_EN, &a), "");
	assert_string_equal(why_text(why_new(&a, "no_such_key", NULL), LANGUAGE_EN, &a), "no_such_key");
	assert_string_equal(why_text(why_new(&a, "near_long_holiday", "x", NULL), LANGUAGE_EN, &a),
			    "Near the long holiday of 春节 or 国庆 the notice may move days.");
	/* a missing argument and an unknown word stay visible */
	assert_string_equal(why_text(why_new(&a, "day_is", "2026-07-19", NULL), LANGUAGE_EN, &a),
			    "2026-07-19 is a {1}.");
	assert_string_equal(why_text(why_new(&a, "day_is", "x", "@feast", NULL), LANGUAGE_EN, &a), "x is a feast.");
}

static void sentences_follow_each_other(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct why *first = why_new(&a, "awaits_confirmation", NULL), *both;

	(void)state;
	both = why_then(&a, first, why_new(&a, "visit_in_time", NULL));
	assert_string_equal(why_text(both, LANGUAGE_EN, &a), "Waiting for the customer's confirmation. Not late.");
	assert_string_equal(why_text(both, LANGUAGE_ZH, &a), "待用户确认。未逾期。");
	assert_null(first->next);
	assert_ptr_equal(why_then(&a, NULL, first), first);
	assert_null(why_then(&a, first, NULL)->next);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_speaks_both_languages),
		cmocka_unit_test(arguments_and_keys_are_filled_in),
		cmocka_unit_test(sentences_follow_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
