#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "office/xml.h"

static void on_open(void *self, const char *name, const char *const *attributes)
{
	const char *a = xml_attribute(attributes, "a");

	buffer_print(self, "<%s%s%s", name, a == NULL ? "" : "=", a == NULL ? "" : a);
}

static void on_close(void *self, const char *name)
{
	buffer_print(self, ">%s", name);
}

static void on_text(void *self, const char *s, size_t n)
{
	buffer_put(self, s, n);
}

static const struct xml_events events = { on_open, on_close, on_text };

static const char *read_all(struct arena *a, const char *xml)
{
	struct buffer b = BUFFER(a);
	AUTO_XML *x = xml_new(a, &events, &b);
	struct error *e = xml_feed(x, xml, strlen(xml), true);

	return e == NULL ? buffer_text(&b) : e->reason;
}

static void events_come_in_order(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_string_equal(read_all(&a, "<w:p w:a=\"1\"><t>x&lt;y</t></w:p>"), "<p=1<tx<y>t>p");
}

static void dangers_are_refused(void **state)
{
	static const struct {
		const char *xml, *reason;
	} cases[] = {
		{ "<!DOCTYPE a><a/>", "xml_doctype" },
		{ "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>", "xml_doctype" },
		{ "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "xml_doctype" },
		{ "<a><b></a>", "xml_damaged" },
		{ "<a>", "xml_damaged" },
		{ "", "xml_damaged" },
		{ "<a>&unknown;</a>", "xml_damaged" },
		{ "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", "xml_damaged" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		assert_string_equal(read_all(&a, cases[i].xml), cases[i].reason);
	}
}

static void depth_is_limited(void **state)
{
	AUTO_ARENA a = { 0 };
	struct buffer in = BUFFER(&a), out = BUFFER(&a);

	(void)state;
	for (int i = 0; i < 64; i++) {
		buffer_add(&in, "<a>");
		buffer_add(&out, "</a>");
	}
	const char *deepest = arena_print(&a, "%s%s", buffer_text(&in), buffer_text(&out));
	assert_string_not_equal(read_all(&a, deepest), "xml_deep");
	assert_string_equal(read_all(&a, arena_print(&a, "<a>%s</a>", deepest)), "xml_deep");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(events_come_in_order),
		cmocka_unit_test(dangers_are_refused),
		cmocka_unit_test(depth_is_limited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
