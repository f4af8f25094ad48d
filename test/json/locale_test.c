/* The words of the product: the same keys in both languages, found by group and key. */
#include "json/locale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "json/read.h"

static json_t *words_of(const char *path, struct arena *a)
{
	const struct embedded *f = embedded_find(path);
	json_t *tree = NULL;

	assert_non_null(f);
	assert_null(json_parse(f->data, embedded_size(f), &tree, a));
	return tree;
}

static void has_all_of(json_t *one, json_t *other)
{
	const char *group, *key;
	json_t *members, *word;
	size_t n = 0;

	json_object_foreach(one, group, members) json_object_foreach(members, key, word)
	{
		assert_true(json_is_string(word));
		if (!json_is_string(json_object_get(json_object_get(other, group), key)))
			fail_msg("%s.%s stands in one language only", group, key);
		n++;
	}
	assert_true(n > 1000);
}

static void both_languages_have_the_same_words(void **state)
{
	AUTO_ARENA a = { 0 };
	AUTO_JSON *zh = words_of("locale/zh-CN.json", &a), *en = words_of("locale/en.json", &a);

	(void)state;
	has_all_of(zh, en);
	has_all_of(en, zh);
}

static void every_word_is_found(void **state)
{
	AUTO_ARENA a = { 0 };
	AUTO_JSON *zh = words_of("locale/zh-CN.json", &a);
	json_t *members, *word;
	const char *group, *key;
	struct locale *l = NULL;

	(void)state;
	assert_null(locale_new(&l, &a));
	json_object_foreach(zh, group, members) json_object_foreach(members, key, word)
		assert_string_equal(locale_word(l, LANGUAGE_ZH, group, key), json_string_value(word));
	assert_string_equal(locale_word(l, LANGUAGE_EN, "entity", "contract"), "Contract");
	assert_string_equal(locale_word(l, LANGUAGE_EN, "entity", "no_such_word"), "no_such_word");
	assert_string_equal(locale_word(l, LANGUAGE_EN, "no_such_group", "contract"), "contract");
	assert_null(locale_word(l, LANGUAGE_EN, "entity", NULL));
	locale_free(&l);
	assert_null(l);
}

static void a_reason_tells_its_detail(void **state)
{
	AUTO_ARENA a = { 0 };
	struct locale *l = NULL;
	struct error with = { .reason = "promise_not_made", .detail = "200" };

	(void)state;
	assert_null(locale_new(&l, &a));
	assert_non_null(strstr(locale_reason(l, LANGUAGE_EN, &with, &a), "200"));
	assert_null(strstr(locale_reason(l, LANGUAGE_EN, &with, &a), "{detail}"));
	locale_free(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_languages_have_the_same_words),
		cmocka_unit_test(every_word_is_found),
		cmocka_unit_test(a_reason_tells_its_detail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
