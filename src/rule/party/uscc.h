/* uscc.h -- the unified social credit code of an organisation: GB 32100-2015 (DOMAIN 5.4).
 *
 * Codes that fail the check are in real use: a failed check is a warning, never a refusal. */
#ifndef RULE_PARTY_USCC_H
#define RULE_PARTY_USCC_H

#include "base/arena.h"

#define USCC_LENGTH 18

enum uscc_fault { USCC_GOOD, USCC_BAD_LENGTH, USCC_BAD_CHARACTER, USCC_BAD_CHECK };
const char *uscc_fault_name(enum uscc_fault fault); /* "length", "character", "check"; NULL: good */

struct uscc {
	enum uscc_fault fault;
	const char *code; /* upper case, half-width, without blanks */
	/* The rest only of a code of the right length and characters: */
	int weighted_sum;     /* of characters 1 to 17 */
	char check_char;      /* what character 18 should be */
	const char *org_code; /* characters 9 to 17 as GB 11714 writes them: "M000100Y-4" */
	char org_check_expected;
	/* Of a code with O or I in it: the code that was perhaps meant; else NULL. */
	const char *suggestion;
};

struct uscc uscc_read(const char *text, struct arena *a);

#endif
