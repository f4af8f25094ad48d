#include "rule/party/uscc.h"

#include <string.h>

#include "base/text.h"

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY"; /* without I O Z S V */

const char *uscc_fault_name(enum uscc_fault fault)
{
	static const char *const names[] = {
		[USCC_BAD_LENGTH] = "length",
		[USCC_BAD_CHARACTER] = "character",
		[USCC_BAD_CHECK] = "check",
	};

	return fault == USCC_GOOD ? NULL : names[fault];
}

static const char *normal(const char *text, struct arena *a)
{
	const char *narrow = text_narrow(text, a);
	char *code = arena_alloc(a, strlen(narrow) + 1), *to = code;

	for (; *narrow != '\0'; narrow++)
		if (*narrow != ' ' && *narrow != '\t')
			*to++ = (char)(*narrow >= 'a' && *narrow <= 'z' ? *narrow - 'a' + 'A' : *narrow);
	return code;
}

static const char *likely(const char *code, struct arena *a)
{
	char *meant = arena_copy(a, code);

	if (strpbrk(code, "OI") == NULL)
		return NULL;
	for (char *p = meant; *p != '\0'; p++)
		*p = (char)(*p == 'O' ? '0' : *p == 'I' ? '1' : *p);
	return meant;
}

static void sum_code(struct uscc *u)
{
	for (int i = 0, weight = 1; i < USCC_LENGTH - 1; i++, weight = weight * 3 % 31)
		u->weighted_sum += (int)(strchr(alphabet, u->code[i]) - alphabet) * weight;
	u->check_char = alphabet[(31 - u->weighted_sum % 31) % 31];
}

/* GB 11714: letters count 10 to 35 by the plain alphabet. */
static void sum_organisation(struct uscc *u, struct arena *a)
{
	static const int weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	const char *org = u->code + 8;
	int sum = 0;

	for (int i = 0; i < 8; i++)
		sum += (org[i] <= '9' ? org[i] - '0' : org[i] - 'A' + 10) * weights[i];
	u->org_check_expected = "0X987654321"[sum % 11];
	u->org_code = arena_print(a, "%.8s-%c", org, org[8]);
}

struct uscc uscc_read(const char *text, struct arena *a)
{
	struct uscc u = { .code = normal(text, a) };

	if (text_length(u.code) != USCC_LENGTH) {
		u.fault = USCC_BAD_LENGTH;
		return u;
	}
	if (strspn(u.code, alphabet) != USCC_LENGTH) {
		u.fault = USCC_BAD_CHARACTER;
		u.suggestion = likely(u.code, a);
		return u;
	}
	sum_code(&u);
	sum_organisation(&u, a);
	u.fault = u.check_char == u.code[USCC_LENGTH - 1] ? USCC_GOOD : USCC_BAD_CHECK;
	return u;
}
