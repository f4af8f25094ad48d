#include "rule/law.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

/* The longer before what it begins with. */
static const struct {
	const char *zh, *en;
} names[] = {
	{ "政府采购法实施条例", "Regulation on the Government Procurement Law" },
	{ "政府采购法", "Government Procurement Law" },
	{ "招标投标法实施条例", "Regulation on the Bidding Law" },
	{ "招标投标法", "Bidding Law" },
	{ "财政部令第87号", "Ministry of Finance Order 87" },
	{ "财政部令第74号", "Ministry of Finance Order 74" },
	{ "评标委员会和评标方法暂行规定", "Provisional Rules on Bid Evaluation" },
	{ "；", "; " },
};

static const char *name_at(const char *s, size_t *ret_n)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (text_starts(s, names[i].zh)) {
			*ret_n = strlen(names[i].zh);
			return names[i].en;
		}
	return NULL;
}

static bool is_article(const char *s)
{
	return s[0] == ' ' && s[1] >= '0' && s[1] <= '9';
}

const char *law_text(const char *cited, enum language language, struct arena *a)
{
	struct buffer b = BUFFER(a);
	size_t n;

	if (cited == NULL || language == LANGUAGE_ZH)
		return cited;
	for (const char *s = cited, *en; *s != '\0';) {
		en = name_at(s, &n);
		if (en == NULL) {
			buffer_char(&b, *s++);
			continue;
		}
		buffer_add(&b, en);
		s += n;
		if (is_article(s) && en[0] != ';')
			buffer_add(&b, ", art.");
	}
	return buffer_text(&b);
}
