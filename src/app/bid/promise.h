/* promise.h -- the promises of our service chapter (db/data/promise.csv): what a bid says, what a contract
 * owes, what proves it, all with the numbers of one policy (DOMAIN 1.3 to 1.6, S133). */
#ifndef APP_BID_PROMISE_H
#define APP_BID_PROMISE_H

#include "base/language.h"
#include "entity/all.h"
#include "rule/contract/service_policy.h"

struct promise {
	const char *key; /* "response"; in a commitment_key behind its template: "seed-2019/response" */
	enum commitment_kind kind;
	enum proof_kind proof;
	const char *policies;		/* keys of the policies it is measured by, blank-separated */
	const char *when;		/* "" or the policy that must be set and not zero for it to be promised */
	const char *source;		/* lines of the seed: "S91 S93" */
	const char *title[2], *text[2]; /* by enum language; text with its placeholders */
};

struct promises {
	struct promise *row; /* in the order of the service chapter */
	size_t count;
};

struct promises promises_read(struct arena *a);
const struct promise *promise_find(const struct promises *all, const char *key, size_t n); /* NULL: none */

bool promise_is_made(const struct promise *p, const struct service_policy *policy);
/* The first of its policies that is still a blank; NULL: none. */
const char *promise_blank(const struct promise *p, const struct service_policy *policy);
/* Its words, the numbers filled in; a blank stays "____". */
const char *promise_text(const struct promise *p, const struct service_policy *policy, enum language lang,
			 struct arena *a);
/* When the clocks of a policy run, as a sentence has it: "节假日照常服务", "按工作日服务时间 09:00–18:00 计". */
const char *promise_hours(const struct service_policy *policy, enum language lang, struct arena *a);
/* "每 20 天", "每月第一个星期一". */
const char *promise_interval(const struct service_policy *policy, enum language lang, struct arena *a);
/* Of the monthly visit on site: "每个自然月不定期上门不少于 1 次", "每月第一个星期一上门". */
const char *promise_month_day(const struct service_policy *policy, enum language lang, struct arena *a);
/* The keys of its policies, those of single priorities behind them where they are set (C5). */
const char *promise_policies(const struct promise *p, const struct service_policy *policy, struct arena *a);
/* The values of its policies in their order, blank-separated: "0 5 3"; "-" for a blank. */
const char *promise_values(const struct promise *p, const struct service_policy *policy, struct arena *a);

/* A commitment_key: one or several promises of one template, "seed-2019/response,restore". */
struct promise_list {
	const char *template;
	const struct promise *promise[16];
	unsigned count;
};

/* ERROR_INVALID, field commitment_key: unknown_promise (detail: the word). */
FALLIBLE promise_list_read(const char *commitment_key, const struct promises *all, struct arena *a,
			   struct promise_list *ret);

#endif
