/* What becomes of a message (T22). */
#include "rule/service/mail_intake.h"

#include <string.h>

#include "rule/given.h"

static void a_message_is_judged_by_who_sent_it(void **state)
{
	static const struct {
		struct mail_facts facts;
		enum mail_verdict verdict;
		const char *why;
	} rows[] = {
#define SENT_BY(program) .sender = "han@hospital.example", .automatic = (program), .authentication = ""
#define FROM SENT_BY("")
		{ { FROM, .customers = 1, .customer = 7 }, mail_verdict_opens, "mail_opens" },
		{ { FROM }, mail_verdict_waits, "mail_unknown_sender" },
		{ { FROM, .customers = 2 }, mail_verdict_waits, "mail_two_customers" },
		/* an answer: of the same customer, or of who began the case; never by the number alone */
		{ { FROM, .customers = 1, .customer = 7, .case_customer = 7 }, mail_verdict_appends, "mail_appends" },
		{ { FROM, .case_customer = 7, .case_sender = true }, mail_verdict_appends, "mail_appends" },
		/* FIELD golden case 19: a manager whom the first message was copied to joins the same case */
		{ { FROM, .case_customer = 7, .case_copied = true }, mail_verdict_appends, "mail_appends" },
		{ { FROM, .case_copied = true }, mail_verdict_waits, "mail_unknown_sender" },
		{ { FROM, .customers = 1, .customer = 7, .case_customer = 8 },
		  mail_verdict_waits,
		  "mail_case_of_another" },
		{ { FROM, .case_customer = 8 }, mail_verdict_waits, "mail_case_of_another" },
		/* no loop: what a program sent is never answered */
		{ { SENT_BY("Auto-Submitted"), .customers = 1, .customer = 7 },
		  mail_verdict_ignored,
		  "mail_automatic" },
		{ { .sender = "", .automatic = "", .authentication = "" }, mail_verdict_ignored, "mail_no_sender" },
		{ { FROM, .customers = 1, .customer = 7, .this_hour = 29 }, mail_verdict_opens, "mail_opens" },
		{ { FROM, .customers = 1, .customer = 7, .this_hour = 30 }, mail_verdict_waits, "mail_too_many" },
#undef FROM
#define FROM .sender = "han@hospital.example", .automatic = "", .customers = 1, .customer = 7
		{ { FROM, .authentication = "mx.ours; dmarc=pass; dkim=fail" }, mail_verdict_opens, "mail_opens" },
		{ { FROM, .authentication = "mx.ours; dmarc=fail" }, mail_verdict_waits, "mail_not_authentic" },
		{ { FROM, .authentication = "mx.ours; spf=fail" }, mail_verdict_waits, "mail_not_authentic" },
		{ { FROM, .authentication = "mx.ours; spf=softfail" }, mail_verdict_opens, "mail_opens" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct mail_ruling r = mail_rule(&rows[i].facts, 30);
		assert_string_equal(r.why, rows[i].why);
		assert_int_equal(r.verdict, rows[i].verdict);
	}
}

static void its_subject_names_a_case_or_a_kind(void **state)
{
	static const struct {
		const char *subject, *number, *bare;
		enum case_kind kind;
	} rows[] = {
		{ "大门摄像机黑屏", NULL, "大门摄像机黑屏", case_kind_fault },
		{ "Re: 回复：已收到 [BX20261126-001]", "BX20261126-001", "已收到 [BX20261126-001]", case_kind_fault },
		{ "BX2026 与 BX20261126-12号", "BX20261126-12", "BX2026 与 BX20261126-12号", case_kind_fault },
		{ "BX20261126-", NULL, "BX20261126-", case_kind_fault },
		{ "FW:RE:  投诉上门太慢", NULL, "投诉上门太慢", case_kind_complaint },
		{ "咨询：如何导出录像", NULL, "咨询：如何导出录像", case_kind_question },
		{ "申请增加两个点位", NULL, "申请增加两个点位", case_kind_request },
		{ "", NULL, "", case_kind_fault },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *number = mail_case_number(rows[i].subject, &a);
		assert_string_equal(number == NULL ? "" : number, rows[i].number == NULL ? "" : rows[i].number);
		assert_string_equal(mail_subject(rows[i].subject), rows[i].bare);
		assert_int_equal(mail_case_kind(rows[i].subject), rows[i].kind);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_is_judged_by_who_sent_it),
		cmocka_unit_test(its_subject_names_a_case_or_a_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
