/* Budget, ceiling, and the price of the document itself. */
#include "base/text.h"
#include "reader/amount.h"
#include "reader/facts.h"
#include "reader/pattern.h"

/* The unit a label or column heading gives in brackets. */
static enum amount_unit unit_in(const char *bracket)
{
	if (strstr(bracket, "万") != NULL)
		return UNIT_WAN;
	return strstr(bracket, "元") != NULL ? UNIT_YUAN : UNIT_NONE;
}

static bool before_is(const struct hit *h, const char *pattern)
{
	const char *start = h->from - h->line->text > 36 ? h->from - 36 : h->line->text;
	char near[40] = "";

	memcpy(near, start, (size_t)(h->from - start));
	return pattern_in(pattern, near);
}

static bool take_sum(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *near = near_text(a, h->after, 160), *end;
	enum amount_unit unit = unit_in(h->bracket);
	struct amount sum;

	if (before_is(h, "{分包|履约|{下|低于|超过|不高于}$}") ||
	    pattern_here("{的|%|百分|在|达|超过|大于|高于|低于|小于|不足|范围|内}", h->after, &end))
		return false;
	if (!amount_find(near, unit, &sum, &end) || sum.percent || sum.each || sum.fen < 10000)
		return false;
	if (pattern_here("{(含)|}{以上|以下|以内}", end, &end))
		return false;
	ret->number = sum.fen;
	ret->weight = (sum.unit_said ? 5 : 0) - (h->joined || h->line->pair ? 0 : 25);
	return true;
}

/* 最高限价：同采购预算 */
static bool take_same(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *end;

	(void)a;
	ret->number = 1;
	return pattern_here("{同|即|等于|与}{本|}{项目|采购|}{采购|}预算", h->after, &end);
}

static const struct label budget_labels[] = {
	{ "{采购|项目|招标|}{项目|}预算{总|}{金额|总额|价|资金|}", 50, NULL },
	{ "{采购|}预算", 30, NULL },
	{ "{合同|工程|招标|项目}{估算价|估算金额|估算额|概算}", 34, NULL },
	{ "{包|标的|品目}{预算}", -5, NULL },
	{ "资金来源", -8, NULL },
};
static const struct label ceiling_labels[] = {
	{ "{最高|}{投标|磋商|采购|报价|响应|总|总价|}{最高|}限价{金额|}", 50, NULL },
	{ "{招标|}{最高|}控制价", 48, NULL },
	{ "{拦标价|最高报价|投标限额|最高限额}", 36, NULL },
	{ "预算{金额|价|}({即|同|}最高{投标|}限价)", 40, NULL },
};

/* What the tender document costs. */
static bool take_price(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *near = near_text(a, h->after, 60), *end;
	struct amount sum;

	if (pattern_here("{人民币|}{免费|无|0元|0.00元|¥0|零元|免收}", near, &end)) {
		ret->number = 0;
		return true;
	}
	if (!amount_find(near, UNIT_NONE, &sum, &end) || sum.percent || sum.fen > 1000000)
		return false;
	ret->number = sum.fen;
	return true;
}

static bool take_free(struct arena *a, const struct hit *h, struct candidate *ret)
{
	(void)a;
	ret->number = 0;
	return !h->line->pair || h->line->zone == ZONE_NOTICE || h->line->zone == ZONE_FRONT;
}

static const struct label price_labels[] = {
	{ "{招标|采购|磋商|谈判|}文件{每套|每份|每包|}{售价|工本费|价格|费用|收费}", 50, NULL },
	{ "{每套|每份|}售价", 46, NULL },
	{ "{招标|采购|磋商|谈判|询价}文件{每套|每份|每本|每包|}{人民币|¥}", 30, NULL },
	{ "{标书|}{工本费|标书费|标书款}", 36, NULL },
	{ "平台使用费", 26, NULL },
	{ "{售|价格}", -10, "{获取|发售|领取}" },
};
static const struct label free_labels[] = {
	{ "{{招标|采购|磋商|谈判|询价}文件免费|免费{获取|下载|领取|提供|发放}|无工本费|不收取{工本费|标书费}}", 20,
	  NULL },
};

void read_money(struct search *s)
{
	struct candidates budgets = { 0 }, ceilings = { 0 }, same = { 0 }, prices = { 0 };

	find_labelled(s, budget_labels, COUNT(budget_labels), take_sum, &budgets);
	candidates_drop_lots(&budgets);
	fact_settle(s, FACT_BUDGET, &budgets, 20);
	find_labelled(s, ceiling_labels, COUNT(ceiling_labels), take_sum, &ceilings);
	find_labelled(s, ceiling_labels, COUNT(ceiling_labels), take_same, &same);
	for (size_t i = 0; s->reading->facts[FACT_BUDGET].found && i < same.count; i++) {
		same.all[i].number = s->reading->facts[FACT_BUDGET].is.number;
		candidate_add(s, &ceilings, same.all[i]);
	}
	candidates_drop_lots(&ceilings);
	fact_settle(s, FACT_CEILING, &ceilings, 20);
	find_labelled(s, price_labels, COUNT(price_labels), take_price, &prices);
	find_labelled(s, free_labels, COUNT(free_labels), take_free, &prices);
	fact_settle(s, FACT_SALE_PRICE, &prices, 30);
}
