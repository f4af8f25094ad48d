/* A term that moved says why; one of substance may not move after a tender (S39). */
#include "rule/contract/contract_term.h"

#include "rule/refusal.h"

const char *contract_term_basis(const struct contract_term *t)
{
	return t->agreed_text != NULL ? t->agreed_text : t->bid_text;
}

/* U+FF01..FF5E are the ASCII characters in full width: EF BC 81 .. EF BD 9E. */
static unsigned narrow(const unsigned char **at)
{
	const unsigned char *s = *at;

	if (s[0] == 0xEF && (s[1] == 0xBC || s[1] == 0xBD) && s[2] != 0) {
		unsigned code = ((unsigned)(s[1] & 0x3F) << 6 | (s[2] & 0x3F)) - 0xF01 + '!';
		*at += 3;
		return code;
	}
	*at += 1;
	return s[0];
}

static const unsigned char *skip_blanks(const unsigned char *s)
{
	while (true) {
		bool wide = s[0] == 0xE3 && s[1] == 0x80 && s[2] == 0x80;
		if (!wide && *s != ' ' && *s != '\t' && *s != '\n' && *s != '\r')
			return s;
		s += wide ? 3 : 1;
	}
}

bool contract_term_same(const char *a, const char *b)
{
	const unsigned char *x, *y;

	if (a == NULL || b == NULL)
		return a == b;
	x = skip_blanks((const unsigned char *)a);
	y = skip_blanks((const unsigned char *)b);
	while (*x != 0 && *y != 0) {
		if (narrow(&x) != narrow(&y))
			return false;
		x = skip_blanks(x);
		y = skip_blanks(y);
	}
	return *x == *y;
}

static enum term_state state_of(const struct contract_term *t)
{
	const char *basis = contract_term_basis(t);

	if (basis == NULL)
		return term_state_added;
	if (t->text == NULL)
		return term_state_dropped;
	return contract_term_same(basis, t->text) ? term_state_same : term_state_moved;
}

bool contract_term_breaks(const struct contract_term *t, enum procurement_method method)
{
	bool moved = t->state == term_state_moved || t->state == term_state_dropped;

	return method != procurement_method_unset && moved && t->essence != essential_term_other;
}

FALLIBLE contract_term_check(struct contract_term *t, const struct contract_term *before, const struct env *env)
{
	struct error *all = NULL;
	bool moved;

	(void)before;
	t->state = state_of(t);
	moved = t->state == term_state_moved || t->state == term_state_dropped;
	if (t->state == term_state_added && t->text == NULL)
		object(&all, env, "text", "required");
	if (moved && t->moved_reason == NULL)
		object(&all, env, "moved_reason", "say_why_it_moved");
	if (!moved)
		t->moved_reason = NULL;
	return all;
}
