/* Validity of the bid, copies, consortia, and how bids are evaluated. */
#include "base/instant.h"
#include "base/text.h"
#include "reader/facts.h"
#include "reader/pattern.h"

/* A number at or before `most` bytes into the text, followed by one of the units. */
static bool count_near(const char *text, size_t most, const char *units, int *ret)
{
	const char *end, *after;

	for (const char *s = text; *s != '\0' && (size_t)(s - text) <= most; s++) {
		if (((unsigned char)*s & 0xC0) == 0x80 || (s > text && s[-1] >= '0' && s[-1] <= '9'))
			continue;
		end = chinese_count(s, ret);
		if (end != NULL && pattern_here(units, end, &after))
			return true;
	}
	return false;
}

/* Validity. */

/* What a validity in months is until its days are counted: below zero. */
static bool months_near(const char *near, int *ret)
{
	int months;

	if (!count_near(near, 100, "个月", &months) || months < 1 || months > 12)
		return false;
	*ret = -months;
	return true;
}

/* From the deadline, where it was read; else the longest that so many months may be, so that no bid falls short. */
static int64_t days_of_months(const struct search *s, int months)
{
	static const int longest[] = { 0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337, 366 };
	const struct fact *deadline = &s->reading->facts[FACT_DEADLINE];
	date from;

	if (!deadline->found || !date_parse_iso(arena_copy_n(s->arena, deadline->is.text, 10), &from))
		return longest[months];
	return date_add_months(from, months).day - from.day;
}

static bool take_validity(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *near = near_sentence(a, h->after, 120);
	int days;

	bool in_days = count_near(near, 100, "{个|}{日历|自然|}{天|日}", &days) && days >= 15 && days <= 730;
	if (!in_days && !months_near(near, &days))
		return false;
	if (pattern_in("{保证金|满后|期满|延长}", near_sentence(a, h->after, 40)))
		return false;
	ret->number = days;
	return true;
}

static const struct label validity_labels[] = {
	{ "{投标|响应|报价|磋商|谈判|应答|投标书|参选}{文件|}{的|}有效期{限|}", 50, NULL },
	{ "有效期", 10, "{投标|响应|报价}{文件|}有效期" },
	{ "投标文件在开标之日起", 40, NULL },
	{ "投标{文件|}{应|}{在|自}", 5, "{投标|响应}{文件|}有效期" },
};

/* Copies. */

static const char *const copy_units = "{份|套|本|册|个|张|只}";

static bool take_copies(const struct hit *h, struct candidate *ret, size_t most)
{
	const char *end, *near = h->after;
	int n;

	while (pattern_here("{份数|套数|文件|各|为|:|;|一式|纸质|的|电子|版|文档|格式|投标文件|响应文件|提供|数量|要求|"
			    " |(U盘)|U盘|光盘}",
			    near, &end))
		near = end;
	if (!count_near(near, most, copy_units, &n) || n > 30)
		return false;
	ret->number = n;
	return true;
}

static bool take_copy(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *end;

	(void)a;
	if (pattern_here("{{和|与|或|、|及|/|,}{副本|正本|所有}|{、|,}}", h->after, &end))
		return false;
	if (pattern_in("{须知前附表|前附表规定|中标{单位|人|通知书}|成交供应商}", h->line->text) && !h->line->pair)
		return false;
	ret->weight = h->line->zone == ZONE_TERMS ? -10 : 0;
	return take_copies(h, ret, 4);
}

static const struct label original_labels[] = { { "正本", 40, NULL } };
static const struct label duplicate_labels[] = { { "副本", 40, NULL } };
/* 一份U盘, 六份副本: the count stands first. */
static bool take_counted(struct arena *a, const struct hit *h, struct candidate *ret)
{
	int n;

	(void)a;
	if (chinese_count(h->from, &n) == NULL || n > 30 ||
	    pattern_in("{须知前附表|中标{单位|人|通知书}|成交供应商}", h->line->text))
		return false;
	if (h->from > h->line->text && h->from[-1] >= '0' && h->from[-1] <= '9')
		return false;
	ret->number = n;
	return true;
}

#define A_FEW "{一|壹|二|贰|两|三|叁|四|肆|五|伍|六|陆|#}{份|套|本|个|张}"

static const struct label counted_originals[] = { { A_FEW "{纸质|}正本", 36, NULL } };
static const struct label counted_duplicates[] = { { A_FEW "副本", 36, NULL } };
static const struct label counted_electronic[] = { { A_FEW "{U盘|光盘|电子{版|文档|文件|档|投标文件|响应文件}}", 34,
						     NULL } };

static const struct label electronic_labels[] = {
	{ "电子{版|文档|文件|光盘|U盘|投标文件|响应文件|档|介质|标书|}{投标文件|响应文件|文件|文档|}", 30, NULL },
	{ "{U盘|光盘}", 26, NULL },
	{ "正本的电子文档", 34, NULL },
};

/* 一正二副 */
static bool take_short_form(struct arena *a, const struct hit *h, struct candidate *ret)
{
	if (pattern_in("{中标{单位|人|通知书}|成交供应商}", h->line->text))
		return false;

	static const char *const forms[] = { "一正", "壹正", "1正" };
	const char *s = h->from;
	int n;

	(void)a;
	for (size_t i = 0; i < COUNT(forms); i++) {
		if (text_starts(s, forms[i])) {
			const char *end = chinese_count(s + strlen(forms[i]), &n);
			ret->number = n;
			return end != NULL && text_starts(end, "副");
		}
	}
	return false;
}

static bool take_short_original(struct arena *a, const struct hit *h, struct candidate *ret)
{
	bool found = take_short_form(a, h, ret);

	ret->number = 1;
	return found;
}

static const struct label short_labels[] = { { "{一|壹|1}正", 50, NULL } };

/* 投标文件全部采用电子文档 */
static bool take_all_electronic(struct arena *a, const struct hit *h, struct candidate *ret)
{
	(void)a;
	ret->number = 1;
	return h->line->zone != ZONE_FORMS && h->line->zone != ZONE_CONTRACT;
}

static const struct label all_electronic_labels[] = { { "{投标|响应}文件全部采用电子{文档|文件|形式}", 50, NULL } };

static void read_copies(struct search *s)
{
	struct candidates originals = { 0 }, duplicates = { 0 }, electronic = { 0 }, all = { 0 };

	find_labelled(s, all_electronic_labels, COUNT(all_electronic_labels), take_all_electronic, &all);
	if (all.count > 0) {
		fact_set(s, FACT_COPIES_ORIGINAL, NULL, 0, all.all[0].line);
		fact_set(s, FACT_COPIES_DUPLICATE, NULL, 0, all.all[0].line);
		fact_set(s, FACT_COPIES_ELECTRONIC, NULL, 1, all.all[0].line);
		return;
	}
	find_labelled(s, original_labels, COUNT(original_labels), take_copy, &originals);
	find_labelled(s, short_labels, COUNT(short_labels), take_short_original, &originals);
	find_labelled(s, counted_originals, COUNT(counted_originals), take_counted, &originals);
	fact_settle(s, FACT_COPIES_ORIGINAL, &originals, 20);
	find_labelled(s, duplicate_labels, COUNT(duplicate_labels), take_copy, &duplicates);
	find_labelled(s, short_labels, COUNT(short_labels), take_short_form, &duplicates);
	find_labelled(s, counted_duplicates, COUNT(counted_duplicates), take_counted, &duplicates);
	fact_settle(s, FACT_COPIES_DUPLICATE, &duplicates, 20);
	find_labelled(s, electronic_labels, COUNT(electronic_labels), take_copy, &electronic);
	find_labelled(s, counted_electronic, COUNT(counted_electronic), take_counted, &electronic);
	fact_settle(s, FACT_COPIES_ELECTRONIC, &electronic, 20);
}

/* Consortia. */

static bool take_refused(struct arena *a, const struct hit *h, struct candidate *ret)
{
	(void)a;
	ret->number = 0;
	return !chosen_away(h->line->text, h->from);
}

static bool take_allowed(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *text = h->line->text;
	const char *before = h->from;

	(void)a;
	ret->number = 1;
	if (chosen_away(text, before))
		return false;
	if (before - text >= 3 && (memcmp(before - 3, "不", 3) == 0 || memcmp(before - 3, "否", 3) == 0))
		return false;
	if (before - text >= 6 && (memcmp(before - 6, "是否", 6) == 0 || memcmp(before - 6, "明确", 6) == 0))
		return false;
	return !pattern_in("{如|若|除|凡|是否|不}{本项目|本次招标|本次采购|}~{接受|允许}", text) ||
	       pattern_in("☑接受", text);
}

/* 是否接受联合体投标:否 */
static bool take_asked(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *near = near_sentence(a, h->after, 90), *end;

	if (pattern_here("{☑|■|√|}{本项目|}{否|不}", near, &end) || pattern_in("{☑|■|√}{否|不}", near) ||
	    (pattern_in("□{是|接受|允许}", near) && !pattern_in("□{否|不}", near))) {
		ret->number = 0;
		return true;
	}
	ret->number = 1;
	return pattern_here("{☑|■|√|}{是|接受|允许}", near, &end) && !pattern_in("{☑|■|√}{否|不}", near);
}

static const struct label refused_labels[] = {
	{ "{不接受|不允许|不得以|拒绝|不得组成|不组织}{(不接受)|/"
	  "|}{□接受|□允许|}{任何|}{供应商|投标人|}{的|以|}{(|}联合体",
	  50, NULL },
	{ "(不接受)联合体", 50, NULL },
	{ "联合体{投标|响应|磋商|}:{不接受|不允许|否}", 50, NULL },
	{ "联合体{不得|不能|不可}{参加|参与|投标|响应|报价}", 40, NULL },
};
static const struct label allowed_labels[] = {
	{ "{接受|允许}联合体", 30, NULL },
	{ "联合体{投标|响应|}:{接受|允许|是}", 40, NULL },
};
static const struct label asked_labels[] = {
	{ "是否{接受|允许|同意|}{供应商|投标人|}{的|}{以|}联合体{形式|方式|}{投标|响应|磋商|参加|}", 55, NULL },
};

/* How bids are evaluated. */

static const struct {
	const char *pattern, *norm;
} evaluations[] = {
	{ "综合{评分|评估|评价|评审|打分}{办|方|}法", "综合评分法" },
	{ "经评审的最低{投标|评标|}{报|}价{中标|}{办|方|}法", "经评审的最低投标价法" },
	{ "合理低价{办|方|}法", "合理低价法" },
	{ "{最低评标价|评标价最低|最低评审价}{办|方|}法", "最低评标价法" },
	{ "最低{投标|}{报|}价{中标|}{办|方|}法", "最低价法" },
	{ "质量优先法", "质量优先法" },
	{ "性价比法", "性价比法" },
};

/* Where a method is named in the line, and not as part of the name of another. */
static bool method_in(const char *text, size_t method, struct span *ret)
{
	struct span own, other;

	if (!pattern_find(evaluations[method].pattern, text, &own))
		return false;
	for (size_t i = 0; i < COUNT(evaluations); i++) {
		if (i != method && pattern_find(evaluations[i].pattern, text, &other) && other.from <= own.from &&
		    other.to >= own.to && other.to - other.from > own.to - own.from)
			return false;
	}
	*ret = own;
	return true;
}

/* Several are printed side by side, and none is ticked: unknown. */
static bool undecided(const char *text, size_t method)
{
	struct span at;

	if (pattern_in("{☑|■|√}", text))
		return false;
	for (size_t i = 0; i < COUNT(evaluations); i++) {
		if (i != method && method_in(text, i, &at))
			return true;
	}
	return false;
}

static bool ticked(const char *text, const char *at)
{
	return at - text >= 3 &&
	       (memcmp(at - 3, "☑", 3) == 0 || memcmp(at - 3, "■", 3) == 0 || memcmp(at - 3, "√", 3) == 0);
}

static void evaluation_in_line(struct search *s, const struct line *line, size_t i, struct candidates *c)
{
	struct span at;

	if (!method_in(line->text, i, &at) || chosen_away(line->text, at.from))
		return;
	if (undecided(line->text, i) && !ticked(line->text, at.from))
		return;
	struct candidate one = { .text = evaluations[i].norm, .line = line, .weight = zone_weight(line->zone) };
	one.weight += line->zone == ZONE_SCORING ? 35 : 0;
	one.weight += ticked(line->text, at.from) ? 60 : 0;
	one.weight +=
		pattern_in("{采用|评标办法|评标方法|评审方法|评分办法|评审办法|采取|按照|执行|评定成交|成交原则|定标}",
			   line->text)
			? 20
			: 0;
	one.weight += line->heading > 0 ? 15 : 0;
	one.weight -= pattern_in("{是指|采用综合评分法的|时,|如采用|采用~法的,}", line->text) ? 30 : 0;
	candidate_add(s, c, one);
}

static void read_evaluation(struct search *s)
{
	struct candidates c = { 0 };

	for (size_t i = 0; i < s->layout->count; i++) {
		for (size_t k = 0; k < COUNT(evaluations); k++)
			evaluation_in_line(s, &s->layout->lines[i], k, &c);
	}
	fact_settle(s, FACT_EVALUATION, &c, 20);
}

void read_terms(struct search *s)
{
	struct candidates validity = { 0 }, consortium = { 0 };

	find_labelled(s, validity_labels, COUNT(validity_labels), take_validity, &validity);
	for (size_t i = 0; i < validity.count; i++) {
		int64_t *days = &validity.all[i].number;
		*days = *days < 0 ? days_of_months(s, (int)-*days) : *days;
	}
	fact_settle(s, FACT_VALIDITY_DAYS, &validity, 10);
	read_copies(s);
	find_labelled(s, refused_labels, COUNT(refused_labels), take_refused, &consortium);
	find_labelled(s, allowed_labels, COUNT(allowed_labels), take_allowed, &consortium);
	find_labelled(s, asked_labels, COUNT(asked_labels), take_asked, &consortium);
	fact_settle(s, FACT_CONSORTIUM, &consortium, 20);
	read_evaluation(s);
}
