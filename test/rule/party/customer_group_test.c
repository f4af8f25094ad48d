/* A group is a tree: nobody stands above himself, and it has an end. */
#include "rule/party/customer_group.h"

#include "rule/asked.h"

#define SELF 1

static void a_group_is_a_tree(void **state)
{
	static const struct {
		const char *what;
		int64_t customer, above[8];
		unsigned nabove, below;
		const char *reason;
	} rows[] = {
		{ "a new one below the head", 0, { 2 }, 1, 0, NULL },
		{ "one with a branch of its own", SELF, { 2 }, 1, 4, NULL },
		{ "itself", SELF, { SELF }, 1, 0, "parent_is_itself" },
		{ "its own subsidiary", SELF, { 2, SELF }, 2, 1, "parent_is_below" },
		{ "three below it", SELF, { 4, 3, 2, SELF }, 4, 3, "parent_is_below" },
		{ "that, whatever the depth", SELF, { 7, 6, 5, 4, 3, 2, SELF }, 7, 6, "parent_is_below" },
		{ "the sixth level", SELF, { 6, 5, 4, 3, 2 }, 5, 0, NULL },
		{ "the seventh", SELF, { 7, 6, 5, 4, 3, 2 }, 6, 0, "group_too_deep" },
		{ "a branch that would reach the sixth", SELF, { 3, 2 }, 2, 3, NULL },
		{ "a branch that would reach the seventh", SELF, { 3, 2 }, 2, 4, "group_too_deep" },
		{ "a new one is nobody's head", 0, { 2, 0 }, 2, 0, NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *reason = group_refusal(rows[i].customer, rows[i].above, rows[i].nabove, rows[i].below);
		if (strcmp(reason == NULL ? "" : reason, rows[i].reason == NULL ? "" : rows[i].reason) != 0)
			fail_msg("%s: %s", rows[i].what, reason == NULL ? "allowed" : reason);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_group_is_a_tree) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
