/* The bid bond: asked for or not, and how much.  Never the performance bond, the warranty money or the like. */
#include "base/text.h"
#include "reader/amount.h"
#include "reader/facts.h"
#include "reader/pattern.h"

#define OTHERS "{履约|质量|质保|中标|农民工|工资|诚信|成交|合同|维修}"
#define NONE_ASKED                                                                \
	"{不收取|不要求|不需要|免予|免于|不需{缴|交|提|递|$}|" \
	"无需|免收|免缴|免交|不收|不缴纳|不交纳|不提交|不适用|不设|无须|不予收取|取消}"

static const char *before(struct arena *a, const struct hit *h, size_t most)
{
	size_t n = (size_t)(h->from - h->line->text);

	n = n > most ? most : n;
	while (((unsigned char)h->from[-(ptrdiff_t)n] & 0xC0) == 0x80)
		n--;
	return arena_copy_n(a, h->from - n, n);
}

static bool of_another(struct arena *a, const struct hit *h)
{
	return pattern_in(OTHERS "$", before(a, h, 12));
}

/* "一标段2万元,二标段1.5万元": none of them is the whole. */
static bool of_several_lots(const char *near)
{
	static const char sum[] = "{标段|标包|包}~{#{.#|}{万|}|{拾|佰|仟|万}}元";
	struct span first;

	return pattern_find(sum, near, &first) && pattern_in(sum, first.to);
}

/* 要求提交。金额:…: the sum has a sentence of its own. */
static const char *near_sum(struct arena *a, const char *after)
{
	const char *end;

	if (pattern_here("{☑|■|√|}{要求|需要|收取}{提交|缴纳|交纳|递交|}。{投标|}{保证金|}{的|}{金额|数额}", after,
			 &end))
		return near_text(a, end, 150);
	return near_sentence(a, after, 150);
}

static bool take_amount(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *near = near_sum(a, h->after), *end;
	struct amount sum;
	struct span other;

	if (of_another(a, h))
		return false;
	if (pattern_find(OTHERS "保证金", near, &other))
		near = arena_copy_n(a, near, (size_t)(other.from - near));
	if (!amount_find(near, strstr(h->bracket, "元") ? UNIT_YUAN : UNIT_NONE, &sum, &end))
		return false;
	/* 不超过估算价的2%, 即1.6万元 */
	struct span rate;
	if (sum.percent && (!pattern_find("%{,|}{即|计|为}", near, &rate) ||
			    !amount_find(rate.to, UNIT_NONE, &sum, &end) || sum.percent))
		return false;
	if (sum.fen < 10000 || strstr(near, "服务费") != NULL || of_several_lots(near))
		return false;
	ret->number = sum.fen;
	ret->weight = pattern_in("{金额|数额|额度}", h->from) ? 10 : h->joined ? 0 : -20;
	return true;
}

/* 不收取投标保证金; 投标保证金: 无; 投标保证金数额:/（不适用） */
static bool take_none(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *near = near_sentence(a, h->after, 60), *end;

	if (of_another(a, h))
		return false;
	ret->number = 0;
	if (pattern_in("{不收取|不要求~提交|无需~{缴纳|交纳|提交|递交}|不需要~|免收|免缴|免交|{免予|免于}{缴纳|交纳|"
		       "提交|收取}}{本项目|}$",
		       before(a, h, 36)))
		return true;
	if (chosen_away(h->line->text, h->after))
		return false;
	if (pattern_here("{本项目|本次|}{招标|}{金额:|}{☑|■|√|}" NONE_ASKED, near, &end) ||
	    pattern_here("{本项目|}{☑|■|√|}" NONE_ASKED, near, &end))
		return !chosen_away(h->line->text, h->after);
	if (h->joined && pattern_here("{☑|■|√|}{无$|无,|无;|无 |无(|人民币0元|0元|零元|0.00元|/(|/$|无□}", near, &end))
		return true;
	struct span at;
	return pattern_find("不{收取|要求|设}{投标|磋商|谈判|响应|报价|}保证金", near, &at) &&
	       !chosen_away(near, at.from);
}

/* Asked for, however much it may be. */
static bool take_asked(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *near = near_sentence(a, h->after, 120);

	if (of_another(a, h) || pattern_in("%的{%|#}", near))
		return false;
	ret->number = 1;
	if (of_several_lots(near_sum(a, h->after)))
		return true;
	if (pattern_in("{☑|■|√}{要求|需要|收取|是|有|提交}", near))
		return true;
	if (pattern_in("要求,~□不要求", near) && strstr(near, "□要求") == NULL)
		return true;
	if (pattern_in("□不{要求|收取|需要|提交}", near) && !pattern_in("□{要求|收取|需要|提交}", near))
		return true;
	return pattern_in("{报价|总价|预算|估算价|投标价|限价}~#{.#|}{%|-}", near) &&
	       !pattern_in("不{超过|得超过|高于}", near) && h->line->zone != ZONE_TERMS;
}

static const struct label bond_labels[] = {
	{ "{投标|磋商|谈判|响应|报价|询价|竞标|参选}保证金{的|}{金额|数额|额度|缴纳|交纳|递交|提交|}{、{形式|缴纳方式|"
	  "交纳方式}|}",
	  50, NULL },
	{ "保证金{的|}{金额|数额|}", 15, "{投标|磋商|谈判|响应}保证金" },
	{ "保证金金额", 10, NULL },
	{ "金额", 0, "{投标|磋商|谈判|响应}保证金$" },
};

static const struct label heading_labels[] = {
	{ "{本项目|本次}{招标|采购|}" NONE_ASKED "~保证金", 40, NULL },
	{ "{免收|不收取|不需要提交|无需提交|无需缴纳|不要求提交}{投标|磋商|谈判|响应|报价|询价}保证金", 40, NULL },
	{ "{本次|本}{询价|磋商|谈判|招标|采购|项目|询比|比选}{不收取|免收|不收}保证金", 40, NULL },
};

static bool take_sentence(struct arena *a, const struct hit *h, struct candidate *ret)
{
	ret->number = 0;
	return !pattern_in(OTHERS "保证金", near_sentence(a, h->from, 90)) &&
	       !pattern_in("{供应商|企业|单位|人}$", before(a, h, 18));
}

static int heaviest(const struct candidates *c)
{
	int most = -1000;

	for (size_t i = 0; i < c->count; i++)
		most = c->all[i].weight > most ? c->all[i].weight : most;
	return most;
}

static void settle_none(struct search *s, struct candidates *none)
{
	fact_settle(s, FACT_BOND_REQUIRED, none, 0);
	s->reading->facts[FACT_BOND] = s->reading->facts[FACT_BOND_REQUIRED];
}

void read_bond(struct search *s)
{
	struct candidates sums = { 0 }, none = { 0 }, asked = { 0 };

	find_labelled(s, bond_labels, COUNT(bond_labels), take_amount, &sums);
	find_labelled(s, bond_labels, COUNT(bond_labels), take_none, &none);
	find_labelled(s, heading_labels, COUNT(heading_labels), take_sentence, &none);
	find_labelled(s, bond_labels, 1, take_asked, &asked);
	if (heaviest(&none) >= 30 && heaviest(&none) >= heaviest(&sums)) {
		settle_none(s, &none);
		return;
	}
	fact_settle(s, FACT_BOND, &sums, 30);
	if (s->reading->facts[FACT_BOND].found)
		fact_set(s, FACT_BOND_REQUIRED, NULL, 1, sums.all[0].line);
	else
		fact_settle(s, FACT_BOND_REQUIRED, &asked, 40);
}
