/* The rules bench: every vector of test/vectors/rules.json, and what is said of a given that is of no use. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/money.h"
#include "cmd/rule_bench.h"

static struct bench bench_new(struct arena *a)
{
	struct bench b = { .language = LANGUAGE_ZH };

	assert_null(bench_load(&b, a));
	return b;
}

/* As acceptance compares: decimal strings as numbers, everything else exactly. */
static bool same(const json_t *got, const json_t *expected)
{
	decimal a, b;

	if (json_is_string(got) && json_is_string(expected) && decimal_parse(json_string_value(got), &a) &&
	    decimal_parse(json_string_value(expected), &b))
		return a.millionths == b.millionths;
	return json_equal(got, expected);
}

static int vector_check(const struct bench *b, const char *rule, json_t *vector)
{
	AUTO_ARENA a = { 0 };
	char *given = json_dumps(json_object_get(vector, "given"), JSON_COMPACT);
	const char *line, *key;
	json_t *expected;
	int wrong = 0;

	assert_true(bench_answer(b, bench_find(rule), given, strlen(given), &a, &line));
	json_auto_t *answer = json_loads(line, 0, NULL);
	json_object_foreach(json_object_get(vector, "expect"), key, expected)
	{
		if (same(json_object_get(answer, key), expected))
			continue;
		print_error("%s: %s: %s\n", json_string_value(json_object_get(vector, "id")), key, line);
		wrong++;
	}
	free(given);
	return wrong;
}

static void every_vector_holds(void **state)
{
	AUTO_ARENA a = { 0 };
	struct bench b = bench_new(&a);
	json_auto_t *groups = json_load_file("test/vectors/rules.json", 0, NULL);
	size_t groups_seen = 0, vectors_seen = 0, i;
	const char *name;
	json_t *group, *vector;
	int wrong = 0;

	(void)state;
	assert_non_null(groups);
	json_object_foreach(groups, name, group)
	{
		assert_non_null(bench_find(name));
		groups_seen++;
		json_array_foreach(group, i, vector)
		{
			wrong += vector_check(&b, name, vector);
			vectors_seen++;
		}
	}
	assert_int_equal(wrong, 0);
	assert_true(groups_seen > 0 && vectors_seen > groups_seen);
}

static void every_name_has_vectors(void **state)
{
	json_auto_t *groups = json_load_file("test/vectors/rules.json", 0, NULL);
	size_t n = 0;

	(void)state;
	for (; bench_name(n) != NULL; n++)
		assert_true(json_array_size(json_object_get(groups, bench_name(n))) > 0);
	assert_int_equal(n, json_object_size(groups));
	assert_null(bench_find("no_such_rule"));
}

/* The answer to one line, error or not. */
static const char *answer(struct arena *a, enum language language, const char *rule, const char *given, bool good)
{
	struct bench b = bench_new(a);
	const char *line;

	b.language = language;
	assert_int_equal(bench_answer(&b, bench_find(rule), given, strlen(given), a, &line), good);
	return line;
}

static void what_cannot_be_used_is_named(void **state)
{
	static const struct {
		const char *rule, *given, *expected;
	} rows[] = {
		{ "day_type", "{\"date\":\"2026-02-30\"}",
		  "{\"error\":{\"field\":\"date\",\"reason\":\"not_a_date\"}}" },
		{ "day_type", "{\"date\":20260230}", "{\"error\":{\"field\":\"date\",\"reason\":\"not_a_date\"}}" },
		{ "day_type", "{}", "{\"error\":{\"field\":\"date\",\"reason\":\"required\"}}" },
		{ "day_type", "[]", "{\"error\":{\"field\":null,\"reason\":\"not_an_object\"}}" },
		{ "day_type", "", "{\"error\":{\"field\":null,\"reason\":\"malformed\"}}" },
		{ "day_type", "{\"date\":", "{\"error\":{\"field\":null,\"reason\":\"malformed\"}}" },
		{ "day_type", "{\"date\":\"2026-01-01\",\"date\":\"2026-01-02\"}",
		  "{\"error\":{\"field\":null,\"reason\":\"malformed\"}}" },
		{ "add_workdays", "{\"from\":\"2026-01-01\",\"n\":\"3\"}",
		  "{\"error\":{\"field\":\"n\",\"reason\":\"not_a_number\"}}" },
		{ "add_workdays", "{\"from\":\"2026-01-01\",\"n\":9999999}",
		  "{\"error\":{\"field\":\"n\",\"reason\":\"out_of_range\"}}" },
		{ "period_end", "{\"start\":\"9999-01-01\",\"n\":2,\"unit\":\"year\"}",
		  "{\"error\":{\"field\":\"n\",\"reason\":\"out_of_range\"}}" },
		{ "period_end", "{\"start\":\"2026-01-01\",\"n\":2,\"unit\":\"moon\"}",
		  "{\"error\":{\"field\":\"unit\",\"reason\":\"not_a_choice\"}}" },
		{ "vat", "{\"mode\":\"incl\",\"amount\":\"100\",\"rate\":\"13\"}",
		  "{\"error\":{\"field\":\"rate\",\"reason\":\"out_of_range\"}}" },
		{ "vat", "{\"mode\":\"mixed_incl\",\"lines\":[7]}",
		  "{\"error\":{\"field\":\"lines.0\",\"reason\":\"not_an_object\"}}" },
		{ "priority_matrix", "{\"impact\":0,\"urgency\":1}",
		  "{\"error\":{\"field\":\"impact\",\"reason\":\"out_of_range\"}}" },
		{ "repair_charge", "{\"warranty_status\":\"in_warranty\",\"cause\":\"bad_luck\"}",
		  "{\"error\":{\"field\":\"cause\",\"reason\":\"not_a_choice\"}}" },
		{ "heating_season", "{\"city\":\"亚特兰蒂斯\",\"date\":\"2026-01-01\"}",
		  "{\"error\":{\"field\":\"city\",\"reason\":\"unknown\"}}" },
		{ "sla_due", "{\"reported\":\"2026-02-17T23:30\",\"minutes\":1,\"calendar\":\"never\"}",
		  "{\"error\":{\"field\":\"calendar\",\"reason\":\"not_a_choice\"}}" },
		{ "excel_serial", "{\"date\":\"1899-12-31\"}",
		  "{\"error\":{\"field\":\"date\",\"reason\":\"out_of_range\"}}" },
		{ "monthly_onsite", "{\"months\":[\"2026-13\"],\"onsite_visits\":[]}",
		  "{\"error\":{\"field\":\"months.0\",\"reason\":\"not_a_month\"}}" },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_string_equal(answer(&a, LANGUAGE_ZH, rows[i].rule, rows[i].given, false), rows[i].expected);
}

static void unparsable_text_is_null_and_no_error(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_string_equal(answer(&a, LANGUAGE_ZH, "date_parse", "{\"text\":\"soon\"}", true), "{\"date\":null}");
	assert_string_equal(answer(&a, LANGUAGE_ZH, "amount_parse", "{\"text\":\"面议\"}", true), "{\"amount\":null}");
	assert_non_null(strstr(answer(&a, LANGUAGE_ZH, "phone", "{\"text\":\"\"}", true), "\"normalized\":null"));
}

static void the_derivation_speaks_both_languages(void **state)
{
	const char *given = "{\"date\":\"2027-02-05\"}";
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_non_null(
		strstr(answer(&a, LANGUAGE_ZH, "day_type", given, true), "2027-02-05 是春节。2027 年放假通知尚未公布"));
	assert_non_null(strstr(answer(&a, LANGUAGE_EN, "day_type", given, true),
			       "2027-02-05 is a 春节. The 2027 holiday notice is not out yet"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_vector_holds),
		cmocka_unit_test(every_name_has_vectors),
		cmocka_unit_test(what_cannot_be_used_is_named),
		cmocka_unit_test(unparsable_text_is_null_and_no_error),
		cmocka_unit_test(the_derivation_speaks_both_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
