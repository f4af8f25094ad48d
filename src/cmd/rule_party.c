/* rule_party.c -- the bench's adapters of codes and telephone numbers. */
#include "cmd/rule_bench.h"
#include "rule/party/phone.h"
#include "rule/party/uscc.h"

static const struct why *uscc_why(struct bench *b, const struct uscc *u)
{
	const char *check = arena_print(b->arena, "%c", u->check_char);

	if (u->fault == USCC_BAD_LENGTH || u->fault == USCC_BAD_CHARACTER)
		return why_new(b->arena, u->fault == USCC_BAD_LENGTH ? "uscc_length" : "uscc_character", u->code, NULL);
	return why_new(b->arena, u->fault == USCC_GOOD ? "uscc_good" : "uscc_check", bench_int(b, u->weighted_sum),
		       bench_int(b, u->weighted_sum % 31), check, NULL);
}

struct error *rule_uscc(struct bench *b)
{
	const char *code;

	TRY(given_text(b, "code", &code));
	struct uscc u = uscc_read(code, b->arena);
	answer_flag(b, "valid", u.fault == USCC_GOOD);
	answer_text(b, "fault", uscc_fault_name(u.fault));
	answer_text(b, "normalized", u.code);
	answer_text(b, "suggestion", u.suggestion);
	if (u.org_code != NULL) {
		answer_text(b, "check_char", arena_print(b->arena, "%c", u.check_char));
		answer_int(b, "weighted_sum", u.weighted_sum);
		answer_text(b, "org_code", u.org_code);
		answer_text(b, "org_check_expected", arena_print(b->arena, "%c", u.org_check_expected));
	}
	answer_why(b, uscc_why(b, &u));
	return NULL;
}

struct error *rule_phone(struct bench *b)
{
	const char *text;

	TRY(given_text(b, "text", &text));
	struct phone p = phone_read(text, b->arena);
	answer_text(b, "kind", phone_kind_name(p.kind));
	answer_text(b, "normalized", p.normalized);
	answer_text(b, "masked", p.masked);
	return NULL;
}
