#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/template.h"

static struct content *bill(struct arena *a)
{
	struct content *c = content_new(a), *row;

	content_text(c, "customer", "王&<李>");
	content_text(c, "note", "");
	content_text(c, "kinds", "routine,technical");
	content_rows(c, "nothing");
	content_picture(c, "seal", NULL);
	content_minutes(c, "restore", 120);
	content_minutes(c, "response", 90);
	for (int i = 1; i <= 2; i++) {
		row = content_row(c, "lines");
		content_text(row, "item", i == 1 ? "UPS" : "交换机");
		content_text(content_row(row, "parts"), "part", i == 1 ? "电池" : "电源");
	}
	return c;
}

static void fills_every_kind_of_place(void **state)
{
	static const struct {
		const char *source, *expect;
	} cases[] = {
		{ "", "" },
		{ "尊敬的{{customer}}：", "尊敬的王&<李>：" },
		{ "{{ customer }}", "王&<李>" },
		{ "a{{note}}b", "ab" },
		{ "{{#lines}}{{row_number}}.{{item}};{{/lines}}", "1.UPS;2.交换机;" },
		{ "{{#lines}}{{#parts}}{{item}}/{{part}}/{{customer}} {{/parts}}{{/lines}}",
		  "UPS/电池/王&<李> 交换机/电源/王&<李> " },
		{ "{{#nothing}}x{{/nothing}}{{^nothing}}none{{/nothing}}", "none" },
		{ "{{#note}}x{{/note}}{{^note}}-{{/note}}", "-" },
		{ "{{#customer}}x{{/customer}}{{^customer}}-{{/customer}}", "x" },
		{ "{{#seal}}x{{/seal}}{{^seal}}unsealed{{/seal}}", "unsealed" },
		{ "{{kinds=routine}}{{kinds=technical}}{{kinds=rout}}{{kinds=season}}", "☑☑☐☐" },
		{ "{{! a remark }}x", "x" },
		{ "first\n{{#lines}}\n- {{item}}\n{{/lines}}\nlast\n", "first\n- UPS\n- 交换机\nlast\n" },
		{ "a {{#customer}}b{{/customer}}\nc", "a b\nc" },
		{ "{{restore_hours}} h, {{response_hours}}{{response_minutes}} min", "2 h, 90 min" },
		{ "{ not } }} a tag {", "{ not } }} a tag {" },
	};
	AUTO_ARENA a = { 0 };
	struct content *c = bill(&a);
	const char *text;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_null(template_fill(&a, cases[i].source, c, &template_plain, &text));
		assert_string_equal(text, cases[i].expect);
	}
}

static void names_every_mistake(void **state)
{
	static const struct {
		const char *source, *reason, *detail;
	} cases[] = {
		{ "a\nb {{price}}", "unknown_field", "price, line 2" },
		{ "{{#lines}}{{price}}{{/lines}}", "unknown_field", "price, line 1" },
		{ "{{#price}}{{/price}}", "unknown_field", "price, line 1" },
		{ "{{#lines}}x", "section_unclosed", "lines, line 1" },
		{ "{{#lines}}{{#parts}}x{{/lines}}{{/parts}}", "section_unclosed", "lines, line 1" },
		{ "x{{/lines}}", "section_unopened", "lines, line 1" },
		{ "{{customer", "template_tag", "{{, line 1" },
		{ "{{}}", "template_tag", "{{}}, line 1" },
		{ "{{customer.name}}", "template_tag", "{{customer.name}}, line 1" },
		{ "{{system(1)}}", "template_tag", "{{system(1)}}, line 1" },
		{ "{{lines}}", "template_kind", "lines, line 1" },
		{ "{{%customer 1x1}}", "template_kind", "customer, line 1" },
		{ "{{%seal 1x1}}", "template_kind", "seal, line 1" }, /* plain text has no pictures */
		{ "{{#customer}}{{#customer}}{{#customer}}{{#customer}}{{#customer}}{{#customer}}{{#customer}}{{#"
		  "customer}}"
		  "{{#customer}}{{/customer}}{{/customer}}{{/customer}}{{/customer}}{{/customer}}{{/customer}}{{/"
		  "customer}}"
		  "{{/customer}}{{/customer}}",
		  "template_deep", "customer, line 1" },
	};
	AUTO_ARENA a = { 0 };
	struct content *c = bill(&a);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *text = "untouched";
		struct error *e = template_fill(&a, cases[i].source, c, &template_plain, &text);
		assert_non_null(e);
		assert_string_equal(e->reason, cases[i].reason);
		assert_string_equal(e->detail, cases[i].detail);
		assert_string_equal(text, "untouched");
	}
}

static void escapes_for_markup(void **state)
{
	AUTO_ARENA a = { 0 };
	struct content *c = content_new(&a);
	const char *text;

	(void)state;
	content_text(c, "x", "<a href=\"'&\x01\xEF\xBF\xBE\t☑\n");
	assert_null(template_fill(&a, "<p>{{x}}</p>", c, &template_markup, &text));
	assert_string_equal(text, "<p>&lt;a href=&quot;&#39;&amp;\t☑\n</p>");
}

static void bounds_the_result(void **state)
{
	AUTO_ARENA a = { 0 };
	struct content *c = content_new(&a);
	char *megabyte = arena_alloc(&a, (1 << 20) + 1);
	const char *text;

	(void)state;
	memset(megabyte, 'x', 1 << 20);
	content_text(c, "big", megabyte);
	for (int i = 0; i < 20; i++)
		content_row(c, "rows");
	struct error *e = template_fill(&a, "{{#rows}}{{big}}{{/rows}}", c, &template_plain, &text);
	assert_non_null(e);
	assert_string_equal(e->reason, "template_large");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fills_every_kind_of_place),
		cmocka_unit_test(names_every_mistake),
		cmocka_unit_test(escapes_for_markup),
		cmocka_unit_test(bounds_the_result),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
