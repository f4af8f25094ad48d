/* Telephone numbers as people write them. */
#include "rule/party/phone.h"

#include "rule/given.h"

static void numbers_are_sorted_and_normalized(void **state)
{
	static const struct {
		const char *text;
		enum phone_kind kind;
		const char *normalized, *masked;
	} rows[] = {
		{ "13800138000", PHONE_MOBILE, "13800138000", "138****8000" },
		{ "+86 138 0013 8000", PHONE_MOBILE, "13800138000", "138****8000" },
		{ "0086-13800138000", PHONE_MOBILE, "13800138000", "138****8000" },
		{ "8613800138000", PHONE_MOBILE, "13800138000", "138****8000" },
		{ "１３８００１３８０００", PHONE_MOBILE, "13800138000", "138****8000" },
		{ "053188881234", PHONE_LANDLINE, "0531-88881234", "0531-****1234" },
		{ "(0531)8888123", PHONE_LANDLINE, "0531-8888123", "0531-****8123" },
		{ "０５３１－８８８８１２３４", PHONE_LANDLINE, "0531-88881234", "0531-****1234" },
		{ "+86-531-88881234", PHONE_LANDLINE, "0531-88881234", "0531-****1234" },
		{ "+86 10 65881234", PHONE_LANDLINE, "010-65881234", "010-****1234" },
		{ "025-88881234", PHONE_LANDLINE, "025-88881234", "025-****1234" },
		{ "0531-88881234-801", PHONE_LANDLINE, "0531-88881234-801", "0531-****1234" },
		{ "010-65881234转801", PHONE_LANDLINE, "010-65881234-801", "010-****1234" },
		{ "010 6588 1234 ext. 12", PHONE_LANDLINE, "010-65881234-12", "010-****1234" },
		{ "4008101996", PHONE_SERVICE, "400-810-1996", "400-810-1996" },
		{ "800-820-8888", PHONE_SERVICE, "800-820-8888", "800-820-8888" },
		{ "88881234", PHONE_INVALID, NULL, NULL },
		{ "12345678901", PHONE_INVALID, NULL, NULL },
		{ "1380013800", PHONE_INVALID, NULL, NULL },
		{ "138001380001", PHONE_INVALID, NULL, NULL },
		{ "0531-888812", PHONE_INVALID, NULL, NULL },
		{ "0531-08881234", PHONE_INVALID, NULL, NULL },
		{ "0131-88881234", PHONE_INVALID, NULL, NULL },
		{ "+1 202 5550100", PHONE_INVALID, NULL, NULL },
		{ "13800138000转1", PHONE_INVALID, NULL, NULL },
		{ "010-65881234转", PHONE_INVALID, NULL, NULL },
		{ "电话13800138000", PHONE_INVALID, NULL, NULL },
		{ "0086", PHONE_INVALID, NULL, NULL },
		{ "1111111111111111111111111111111111111111", PHONE_INVALID, NULL, NULL },
		{ "", PHONE_INVALID, NULL, NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct phone p = phone_read(rows[i].text, &a);
		if (p.kind != rows[i].kind)
			fail_msg("%s is %s", rows[i].text, phone_kind_name(p.kind));
		if (rows[i].normalized == NULL) {
			assert_null(p.normalized);
			continue;
		}
		assert_string_equal(p.normalized, rows[i].normalized);
		assert_string_equal(p.masked, rows[i].masked);
	}
}

/* Property: what is normalized stays as it is. */
static void normalizing_twice_changes_nothing(void **state)
{
	static const char *const texts[] = { "+86 13912345678", "0531 88881234 转 12", "(021)63251234", "4008101996" };
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct phone once = phone_read(texts[i], &a), twice = phone_read(once.normalized, &a);
		assert_int_equal(once.kind, twice.kind);
		assert_string_equal(once.normalized, twice.normalized);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_sorted_and_normalized),
		cmocka_unit_test(normalizing_twice_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
