/* No evaluators, ever (DOMAIN A2): no entity, field, choice or step of ours, and no word of either language for one,
 * names a member of an evaluation committee. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "entity/all.h"
#include "json/read.h"
#include "rule/party/evaluator.h"

static const char *const names[] = { "evaluator", "assessor", "committee", "juror", "panel_member", "scorer" };

static bool says_evaluator(const char *name)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strstr(name, names[i]) != NULL)
			return true;
	return false;
}

static void no_declaration_names_one(void **state)
{
	unsigned looked_at = 0;

	(void)state;
	FOR_ENTITIES(e) {
		assert_false(says_evaluator(e->name));
		FOR_FIELDS(f, e) {
			if (says_evaluator(f->name))
				fail_msg("%s.%s", e->name, f->name);
			for (unsigned i = 1; f->choices != NULL && i < f->choices->count; i++, looked_at++)
				if (says_evaluator(f->choices->labels[i]))
					fail_msg("%s.%s", f->choices->name, f->choices->labels[i]);
		}
		for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
			assert_false(says_evaluator(s->action));
	}
	assert_true(looked_at > 100);
}

static unsigned words_looked_at(const char *language, const char *group)
{
	AUTO_ARENA a = { 0 };
	const struct embedded *file = embedded_find(arena_print(&a, "locale/%s.json", language));
	AUTO_JSON *tree = NULL;
	const char *key;
	unsigned n = 0;
	json_t *word;

	assert_non_null(file);
	assert_null(json_parse(file->data, embedded_size(file), &tree, &a));
	json_object_foreach(json_object_get(tree, group), key, word)
	{
		n++;
		if (says_evaluator(key) || evaluator_named(json_string_value(word)))
			fail_msg("%s %s %s", language, group, key);
	}
	return n;
}

static void no_word_names_one(void **state)
{
	static const char *const groups[] = { "entity", "field", "choice", "step", "role" };

	(void)state;
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		assert_true(words_looked_at("zh-CN", groups[i]) > 0 && words_looked_at("en", groups[i]) > 0);
}

/* The test can fail. */
static void one_would_be_found(void **state)
{
	(void)state;
	assert_true(says_evaluator("likely_evaluator"));
	assert_true(evaluator_named("评委意向"));
	assert_false(says_evaluator("decision_maker"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_declaration_names_one),
		cmocka_unit_test(no_word_names_one),
		cmocka_unit_test(one_would_be_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
