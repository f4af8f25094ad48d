#include "rule/service/mail_intake.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* DMARC is the verdict where there is one; a broken signature alone may be a mailing list's doing. */
static bool not_authentic(const char *results)
{
	if (strstr(results, "dmarc=pass") != NULL)
		return false;
	return strstr(results, "dmarc=fail") != NULL || strstr(results, "dkim=fail") != NULL ||
	       strstr(results, "spf=fail") != NULL;
}

struct mail_ruling mail_rule(const struct mail_facts *f, int64_t most_an_hour)
{
	if (*f->automatic != '\0')
		return (struct mail_ruling){ mail_verdict_ignored, "mail_automatic" };
	if (*f->sender == '\0')
		return (struct mail_ruling){ mail_verdict_ignored, "mail_no_sender" };
	if (f->this_hour >= most_an_hour)
		return (struct mail_ruling){ mail_verdict_waits, "mail_too_many" };
	if (not_authentic(f->authentication))
		return (struct mail_ruling){ mail_verdict_waits, "mail_not_authentic" };
	if (f->case_customer != 0 && (f->case_sender || f->case_copied || f->case_customer == f->customer))
		return (struct mail_ruling){ mail_verdict_appends, "mail_appends" };
	if (f->case_customer != 0)
		return (struct mail_ruling){ mail_verdict_waits, "mail_case_of_another" };
	if (f->customers > 1)
		return (struct mail_ruling){ mail_verdict_waits, "mail_two_customers" };
	if (f->customers == 0)
		return (struct mail_ruling){ mail_verdict_waits, "mail_unknown_sender" };
	return (struct mail_ruling){ mail_verdict_opens, "mail_opens" };
}

const char *mail_case_number(const char *subject, struct arena *a)
{
	for (const char *p = subject; (p = strstr(p, "BX")) != NULL; p++) {
		size_t n = 2;
		while (n < 10 && is_digit(p[n]))
			n++;
		if (n < 10 || p[n] != '-' || !is_digit(p[n + 1]))
			continue;
		for (n++; is_digit(p[n]);)
			n++;
		return arena_copy_n(a, p, n);
	}
	return NULL;
}

const char *mail_subject(const char *subject)
{
	static const char *const heads[] = { "re:",    "fw:",	"fwd:",	  "aw:",   "回复:",
					     "回复：", "答复:", "答复：", "转发:", "转发：" };

	for (size_t i = 0; i < COUNT(heads);) {
		while (*subject == ' ')
			subject++;
		if (strncasecmp(subject, heads[i], strlen(heads[i])) == 0) {
			subject += strlen(heads[i]);
			i = 0;
		} else
			i++;
	}
	while (*subject == ' ')
		subject++;
	return subject;
}

enum case_kind mail_case_kind(const char *subject)
{
	static const char *const complaints[] = { "投诉", "complaint" };
	static const char *const questions[] = { "咨询", "请教", "question", "how to" };
	static const char *const requests[] = { "申请", "增加点位", "移机", "迁移", "request" };

	if (text_holds_any(subject, complaints, COUNT(complaints)))
		return case_kind_complaint;
	if (text_holds_any(subject, questions, COUNT(questions)))
		return case_kind_question;
	return text_holds_any(subject, requests, COUNT(requests)) ? case_kind_request : case_kind_fault;
}
