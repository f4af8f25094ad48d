/* From the text of a fact to the field of the tender. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/bid/facts.h"
#include "reader/reader.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void every_path_of_the_reader_has_its_row(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	for (enum fact_id id = 0; id < FACT_COUNT; id++) {
		const struct fact_row *row = fact_row_find(fact_table[id].path, LANGUAGE_ZH, &a);
		if (row == NULL)
			fail_msg("%s has no row", fact_table[id].path);
		assert_true(*row->label != '\0');
		assert_true(*fact_row_find(fact_table[id].path, LANGUAGE_EN, &a)->label != '\0');
		if (*row->field != '\0')
			assert_non_null(entity_field(&tender_entity, row->field));
	}
	assert_null(fact_row_find("no.such", LANGUAGE_ZH, &a));
}

static void texts_become_values(void **state)
{
	static const struct {
		const char *path, *text, *shown, *reason;
	} rows[] = {
		{ "budget.fen", "1200000.00", "1200000.00", NULL },
		{ "budget.fen", "120万元", "1200000.00", NULL },
		{ "budget.fen", "预算未公布", NULL, "not_a_number" },
		{ "bid_deadline.iso", "2026-01-26T09:30", "2026-01-26T09:30:00+08:00", NULL },
		{ "bid_deadline.iso", " 2026-01-26 09:30 ", "2026-01-26T09:30:00+08:00", NULL },
		{ "bid_deadline.iso", "2026-01-26", NULL, "not_an_instant" },
		{ "doc_sale.end", "2026-01-05", "2026-01-05T23:59:00+08:00", NULL },
		{ "doc_sale.end", "2026-01-05T17:00", "2026-01-05T17:00:00+08:00", NULL },
		{ "method", "竞争性磋商", "competitive_consultation", NULL },
		{ "method", "rfq", "rfq", NULL },
		{ "method", "抽签", NULL, "not_a_choice" },
		{ "evaluation.norm", "综合评分法", "comprehensive_scoring", NULL },
		{ "evaluation.norm", "性价比法", "other", NULL },
		{ "consortium.allowed", "false", "forbidden", NULL },
		{ "consortium.allowed", "不接受", "forbidden", NULL },
		{ "consortium.allowed", "接受", "allowed", NULL },
		{ "bid_bond.required", "true", "true", NULL },
		{ "bid_validity.days", "90", "90", NULL },
		{ "bid_validity.days", "九十", NULL, "not_a_number" },
		{ "warranty.period_months", "24", "24 个月", NULL },
		{ "warranty.period_months", "两年，易损件除外", "两年，易损件除外", NULL },
		{ "purchaser.name", "济南泺源人民医院", "济南泺源人民医院", NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct fact_row *row = fact_row_find(rows[i].path, LANGUAGE_ZH, &a);
		const struct field *f = entity_field(&tender_entity, row->field);
		struct value v = NO_VALUE;
		const char *reason = fact_value(row, rows[i].text, &a, &v);
		if (rows[i].reason != NULL) {
			assert_non_null(reason);
			assert_string_equal(reason, rows[i].reason);
			continue;
		}
		assert_null(reason);
		assert_string_equal(f->kind->text(f, v, &a), rows[i].shown);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_path_of_the_reader_has_its_row),
		cmocka_unit_test(texts_become_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
