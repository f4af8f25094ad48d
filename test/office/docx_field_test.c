/* What the fields of a Word document reach for, however their instructions are cut up or hidden (TRUST G22). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "office/docx_field.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* '<' begins a field, '|' ends its instruction, '>' the field, '`' parts two pieces of text. */
static enum field_reach reach_of(struct arena *a, const char *told)
{
	struct docx_fields *f = docx_fields_new(a);
	enum field_reach worst = FIELD_STAYS, reach;

	for (; *told != '\0'; told++) {
		const char *type = *told == '<' ? "begin" : *told == '|' ? "separate" : *told == '>' ? "end" : NULL;
		if (type == NULL && *told != '`')
			docx_field_text(f, told, 1);
		reach = type == NULL ? FIELD_STAYS : docx_field_char(f, type);
		worst = worst == FIELD_STAYS ? reach : worst;
	}
	reach = docx_fields_end(f);
	return worst == FIELD_STAYS ? reach : worst;
}

static void instructions_are_known(void **state)
{
	static const struct {
		const char *told;
		enum field_reach reach;
	} rows[] = {
		{ "< PAGE |3>", FIELD_STAYS },
		{ "< TOC \\o \"1-3\" \\h |x< PAGEREF _Toc1 |2>y>", FIELD_STAYS },
		{ "< HYPERLINK \"http://buyer.example/ADDENDUM\" |x>", FIELD_STAYS },
		{ "< DDEAUTO c:\\\\x \"/k calc\" |x>", FIELD_STARTS },
		{ "< ddeauto c:\\\\x |x>", FIELD_STARTS },
		{ "< D`DE` excel a b >", FIELD_STARTS },
		{ "<DDE\"excel\" a b>", FIELD_STARTS },
		{ "< IF 1 = 1 < DDE excel a b |x> |y>", FIELD_STARTS },
		{ "<< QUOTE 68 68 69 | > excel a b |x>", FIELD_STARTS },
		{ "< =< PAGE |3> + 1 |4>", FIELD_STAYS },
		{ "< DDEAUTO never ended", FIELD_STARTS },
		{ " DDEAUTO in no field", FIELD_STARTS },
		{ "< INCLUDETEXT \"http://a.example/x.docx\" |x>", FIELD_INCLUDES },
		{ "< INCLUDETEXT \"\\\\\\\\host\\\\x.docx\" |x>", FIELD_INCLUDES },
		{ "< INCLUDETEXT \"C:\\\\x.docx\" \\* MERGEFORMAT |x>", FIELD_STAYS },
		{ "< LINK Excel.Sheet.12 \"C:\\\\x.xlsx\" |x>", FIELD_LINKS },
		{ "< INCLUDEPICTURE \"http://a.example/x.png\" \\d |x>", FIELD_PICTURES },
		{ "< EMBED Visio.Drawing.11 |x>", FIELD_EMBEDS },
		{ "< MACROBUTTON NoMacro [x] |x>", FIELD_STAYS },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (reach_of(&a, rows[i].told) != rows[i].reach)
			fail_msg("%s: %d, not %d", rows[i].told, reach_of(&a, rows[i].told), rows[i].reach);
}

/* Nested deeper than anyone looks, a field is not looked past. */
static void depth_hides_nothing(void **state)
{
	AUTO_ARENA a = { 0 };
	struct docx_fields *f = docx_fields_new(&a);

	(void)state;
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(docx_field_char(f, "begin"), FIELD_STAYS);
		docx_field_text(f, " IF 1 ", 6);
	}
	for (int i = 0; i < 2000; i++)
		docx_field_char(f, "end");
	assert_int_equal(docx_fields_end(f), FIELD_STARTS);
}

static void simple_fields_too(void **state)
{
	(void)state;
	assert_int_equal(docx_field_simple(" DDE excel a b"), FIELD_STARTS);
	assert_int_equal(docx_field_simple(" DATE \\@ \"yyyy\""), FIELD_STAYS);
	assert_int_equal(docx_field_simple(""), FIELD_STAYS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(instructions_are_known),
		cmocka_unit_test(depth_hides_nothing),
		cmocka_unit_test(simple_fields_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
