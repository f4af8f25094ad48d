#include "rule/bid/answer_check.h"

#include "base/buffer.h"
#include "base/text.h"
#include "rule/bid/clause_value.h"
#include "rule/bid/mark_meaning.h"

bool answer_unproven(const struct tender *t, const struct clause *c, const struct clause_response *r)
{
	bool must = mark_meaning_in(t, c->mark) == mark_meaning_rejects || c->evidence_required != NULL;

	return must && r != NULL && r->stage != clause_response_stage_open && r->evidence == NULL &&
	       r->evidence_file.v == 0 && r->evidence_page == UNSET;
}

/* Letters, digits and characters; signs of comparison too, since they make the requirement. */
static bool counts(uint32_t c)
{
	if (c >= 0x80)
		return (c >= 0x3400 && c <= 0x9fff) || c == 0x2265 || c == 0x2264 || c == 0xb1;
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '<' || c == '>' || c == '%';
}

static const char *bare(const char *s, struct arena *a)
{
	struct buffer b = BUFFER(a);
	char code[4];

	for (s = text_narrow(s, a); *s != '\0';) {
		uint32_t c = text_next(&s);
		c += c >= 'A' && c <= 'Z' ? 'a' - 'A' : 0;
		if (counts(c))
			buffer_put(&b, code, text_encode(c, code));
	}
	return buffer_text(&b);
}

bool answer_copies(const char *requirement, const char *text, struct arena *a)
{
	return text != NULL && text_same(bare(requirement, a), bare(text, a));
}

void copied_add(struct copied_count *n, const char *requirement, const char *text, struct arena *a)
{
	if (text == NULL || !clause_value_asked(requirement, a))
		return;
	n->numeric++;
	n->copied += answer_copies(requirement, text, a);
}

bool copied_too_much(const struct copied_count *n, int64_t percent)
{
	return n->copied * INT64_C(100) > percent * n->numeric;
}
