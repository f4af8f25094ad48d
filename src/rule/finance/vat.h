/* vat.h -- value added tax of a line (增值税法 in force 2026-01-01; DOMAIN 5.7).
 *
 * Net, tax and gross are computed once per line from the side that was typed, HALF_UP to the cent, and
 * then kept: recomputing the typed side would move it (100.00 gross -> 88.50 net -> 100.01). */
#ifndef RULE_FINANCE_VAT_H
#define RULE_FINANCE_VAT_H

#include <stddef.h>

#include "base/money.h"

struct vat {
	money net, tax, gross;
	decimal rate;
};

struct vat_line {
	money amount; /* gross, or net */
	decimal rate; /* 0.13 */
};

struct vat vat_of_gross(money gross, decimal rate);
struct vat vat_of_net(money net, decimal rate);
struct vat vat_plus(struct vat a, struct vat b); /* of lines accounted for apart; rate unset if they differ */
decimal vat_highest(const struct vat_line *line, size_t n); /* for lines not accounted for apart (art. 12) */

#endif
