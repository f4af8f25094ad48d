/* What is asked of the winner in time: the warranty, and the delivery or term. */
#include "base/text.h"
#include "reader/facts.h"
#include "reader/moment.h"
#include "reader/pattern.h"

struct duration {
	int count;
	enum { DAYS, WORKDAYS, WEEKS, MONTHS, YEARS } unit;
};

static bool unit_here(const char *s, struct duration *d, const char **ret_end)
{
	static const struct {
		const char *pattern;
		int unit;
	} units[] = {
		{ "{个|}工作{日|天}", WORKDAYS }, { "{个|}{日历|自然|}{天|日}", DAYS }, { "{个|}{日历|}月", MONTHS },
		{ "{个|}{周|完整|}年", YEARS },	  { "{个|}{周|星期}", WEEKS },
	};

	for (size_t i = 0; i < COUNT(units); i++) {
		if (pattern_here(units[i].pattern, s, ret_end)) {
			d->unit = units[i].unit;
			return true;
		}
	}
	return false;
}

/* The first duration in the text: a count with its unit, and no date. */
static bool duration_find(const char *text, struct duration *ret, const char **ret_end)
{
	for (const char *s = text; *s != '\0'; s++) {
		struct moment m;
		const char *end;
		if (((unsigned char)*s & 0xC0) == 0x80 || (s > text && s[-1] >= '0' && s[-1] <= '9'))
			continue;
		if (moment_read(s, NULL, &m, &end)) {
			s = end - 1;
			continue;
		}
		end = chinese_count(s, &ret->count);
		if (end != NULL && ret->count > 0 && ret->count < 1900 && unit_here(end, ret, ret_end))
			return true;
	}
	return false;
}

/* Warranty. */

static bool take_warranty(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct duration d;
	const char *end, *near = near_sentence(a, h->after, 80);

	if (!duration_find(near, &d, &end) || (d.unit != MONTHS && d.unit != YEARS) || end - near > 66)
		return false;
	if (pattern_here("{内{免费|,}|满|结束|后|外|过后|的质保金}", h->after, &end) || d.count > 120)
		return false;
	ret->number = d.unit == YEARS ? d.count * 12 : d.count;
	ret->weight = h->joined ? 0 : -20;
	ret->weight += h->line->zone == ZONE_CONTRACT ? 20 : h->line->zone == ZONE_SCORING ? -20 : 0;
	return d.count > 0;
}

/* 质保3年 */
static bool take_short_warranty(struct arena *a, const struct hit *h, struct candidate *ret)
{
	int count;

	if (chinese_count(h->after, &count) == NULL || h->joined || !take_warranty(a, h, ret))
		return false;
	ret->weight += 20; /* the count at once, as good as joined */
	return true;
}

static const struct label short_warranty_labels[] = { { "{质保|保修}", 30, NULL } };

static const struct label warranty_labels[] = {
	{ "{免费|}{质保|质量保证|质量保修|保修|维保|原厂质保|质保服务|免费维护|免费保修|缺陷责任}{期限|期|时间|年限}{"
	  "要求|}",
	  50, NULL },
	{ "免费{质保|保修|维保|维护}", 20, NULL },
	{ "{质保|保修|维保}{服务|要求}:", 40, NULL },
};

/* Delivery. */

static bool take_days(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct duration d;
	const char *end, *near = near_sentence(a, h->after, 150);

	if (!duration_find(near, &d, &end) || end - near > 120 || d.unit == WORKDAYS)
		return false;
	if (!h->joined && !h->line->pair)
		return false;
	if (pattern_here("{以上|以内不|内不|前}", end, &end) || pattern_in("{三年有效|期满前|逾期|每年}", near))
		return false;
	if (d.unit == YEARS && d.count > 1)
		return false;
	if (d.unit == MONTHS && d.count > 12)
		return false;
	static const int long_unit[] = { [DAYS] = 1, [WEEKS] = 7, [MONTHS] = 30, [YEARS] = 365 };
	ret->number = d.unit == MONTHS && d.count == 12 ? 365 : d.count * long_unit[d.unit];
	return true;
}

static bool take_span(struct arena *a, const struct hit *h, struct candidate *ret, bool want_end)
{
	struct moment from, to;
	const char *end, *near = near_sentence(a, h->after, 150);

	if (!moment_span(near, &from, &to, &end))
		return false;
	from.hour = to.hour = -1;
	ret->text = moment_text(want_end ? to : from, a);
	return moment_days(from, to) > 0;
}

/* 2026年10月1日开工,2026年12月30日竣工: the day before the word. */
static bool day_of(const char *near, const char *word, struct moment *ret)
{
	const char *from, *end, *past;

	while (moment_find(near, ret, &from, &end)) {
		if (pattern_here(word, end, &past))
			return true;
		near = end;
	}
	return false;
}

static bool take_start(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct moment m;
	const char *from, *end, *near = near_sentence(a, h->after, 60);

	if (take_span(a, h, ret, false))
		return true;
	if (h->joined && day_of(near, "开工", &m)) {
		m.hour = -1;
		ret->text = moment_text(m, a);
		return true;
	}
	if (!pattern_in("{开工|开始}", h->from) || !moment_find(near, &m, &from, &end) || from != near)
		return false;
	m.hour = -1;
	ret->text = moment_text(m, a);
	return pattern_in("{开工|开始}", arena_copy_n(a, h->from, (size_t)(h->after - h->from)));
}

/* …前完成 */
static bool take_end(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct moment m;
	const char *from, *end, *near = near_sentence(a, h->after, 90);

	if (take_span(a, h, ret, true))
		return true;
	if (h->joined && day_of(near, "{竣工|完工}", &m)) {
		m.hour = -1;
		ret->text = moment_text(m, a);
		return true;
	}
	if (!moment_find(near, &m, &from, &end) || from - near > (h->joined ? 40 : 0))
		return false;
	m.hour = -1;
	ret->text = moment_text(m, a);
	return pattern_here("{之|以|}{前|止}", end, &end) ||
	       pattern_in("{竣工|完工}日期", arena_copy_n(a, h->from, (size_t)(h->after - h->from)));
}

static const struct label delivery_labels[] = {
	{ "{合同|}{履行|履约}{期限|期|时间}", 50, NULL },
	{ "{总|计划|}工期{要求|}", 46, NULL },
	{ "{交货|交付|供货|供应}{期限|期|时间|日期}{及地点|和地点|、地点|要求|}", 46, NULL },
	{ "{项目|}{勘察设计服务|承包服务|合同服务|服务|承包}{期限|期|时间}{要求|}", 44, NULL },
	{ "合同期{限|}", 36, NULL },
	{ "{交付|交货|履行}(服务、完工)时间", 30, NULL },
	{ "{完成|完工|实施}{期限|时间|期}", 20, NULL },
	{ "{服务|实施|供货|建设}周期{要求|}", 40, NULL },
	{ "计划{开工|竣工}日期", 20, NULL },
	{ "时间", 4, "{交付|交货|服务}~时间" },
};

void read_performance(struct search *s)
{
	struct candidates warranty = { 0 }, days = { 0 }, starts = { 0 }, ends = { 0 };

	find_labelled(s, warranty_labels, COUNT(warranty_labels), take_warranty, &warranty);
	find_labelled(s, short_warranty_labels, COUNT(short_warranty_labels), take_short_warranty, &warranty);
	fact_settle(s, FACT_WARRANTY_MONTHS, &warranty, 15);
	find_labelled(s, delivery_labels, COUNT(delivery_labels), take_days, &days);
	fact_settle(s, FACT_DELIVERY_DAYS, &days, 20);
	find_labelled(s, delivery_labels, COUNT(delivery_labels), take_start, &starts);
	fact_settle(s, FACT_DELIVERY_START, &starts, 10);
	find_labelled(s, delivery_labels, COUNT(delivery_labels), take_end, &ends);
	fact_settle(s, FACT_DELIVERY_END, &ends, 10);
}
