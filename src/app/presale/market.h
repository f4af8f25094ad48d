/* market.h -- the market over time: what we learnt, what was opened, what products came, by competitor and industry;
 * and how complete our knowledge of each industry is (DOMAIN S9, S24). */
#ifndef APP_PRESALE_MARKET_H
#define APP_PRESALE_MARKET_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* What is asked for; 0, NULL: all. */
struct market_filter {
	int64_t competitor;
	const char *industry, *kind;
};

FALLIBLE market_view(struct act *act, const struct market_filter *f, enum language lang, struct buffer *b);

#endif
