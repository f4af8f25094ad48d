/* When the document is to be had, until when one may ask and bid, when and where bids are opened. */
#include "base/text.h"
#include "reader/facts.h"
#include "reader/moment.h"
#include "reader/pattern.h"

static bool before_is(const struct hit *h, const char *pattern)
{
	size_t n = (size_t)(h->from - h->line->text);
	char near[52] = "";

	n = n > 48 ? 48 : n;
	memcpy(near, h->from - n, n);
	return pattern_in(pattern, near);
}

/* A moment close behind a label; one to the minute is likelier meant than a day. */
static bool moment_behind(struct arena *a, const struct hit *h, size_t most, struct candidate *ret)
{
	struct moment m;
	const char *from, *end, *near = near_sentence(a, h->after, 160);

	if (!moment_find(near, &m, &from, &end) || (size_t)(from - near) > most)
		return false;
	ret->text = moment_text(m, a);
	ret->weight = m.hour >= 0 ? 0 : -25;
	return true;
}

/* Sale. */

/* 即日起至 D, 自公告发布之日起至 D 止: only the end is a date. */
static bool ends_sale(struct arena *a, const char *near, const char *at, const char *end)
{
	const char *before = arena_copy_n(a, near, (size_t)(at - near)), *past;

	return pattern_in("{起|开始|之日}{至|到}$", before) ||
	       (pattern_here("{止|截止}", end, &past) && pattern_in("{至|到}$", before));
}

static bool take_sale(struct arena *a, const struct hit *h, struct candidate *ret, bool want_end)
{
	struct moment from, to;
	const char *end, *at, *near = near_sentence(a, h->after, 260);

	if (moment_span(near, &from, &to, &end)) {
		ret->text = moment_text(want_end ? to : from, a);
		return true;
	}
	if (!moment_find(near, &from, &at, &end) || at - near > 40)
		return false;
	/* a single date is the beginning ("自…起") or, at the end of a label such as 截止时间, the end */
	if (want_end && ends_sale(a, near, at, end)) {
		ret->text = moment_text(from, a);
		return true;
	}
	bool begins = pattern_here("{起|至投标|至响应|开始|至开标|至递交|到投标}", end, &end);
	if (begins == want_end || (want_end && !pattern_in("{截止|前|止}", h->from)))
		return false;
	ret->text = moment_text(from, a);
	ret->weight = -10;
	return want_end ? pattern_in("截止", arena_copy_n(a, h->from, (size_t)(h->after - h->from))) : true;
}

static bool take_sale_start(struct arena *a, const struct hit *h, struct candidate *ret)
{
	return take_sale(a, h, ret, false);
}

static bool take_sale_end(struct arena *a, const struct hit *h, struct candidate *ret)
{
	return take_sale(a, h, ret, true);
}

#define DOCUMENT "{招标|采购|磋商|谈判|询价|竞争性磋商|比选|}文件"

static const struct label sale_labels[] = {
	{ DOCUMENT "{的|}{获取|发售|领取|购买|下载|出售|申领|发放}{的|}{时间|期限|日期|截止时间}", 50, NULL },
	{ "{获取|发售|领取|购买|下载|申领|发放}" DOCUMENT "{的|}{时间|期限|日期|截止时间}", 50, NULL },
	{ "{获取|发售|领取|报名|申领|购买}{时间|期限|日期}", 40, NULL },
	{ "时间", 40, "{{获取|发售|领取|购买|申领}" DOCUMENT "|" DOCUMENT "{的|}{获取|发售|领取|申领|购买}|报名}~$" },
	{ "{有意|愿意}{参加|参与|}~{者|人|供应商}", 26, NULL },
	{ "{请|应|可}{于|在|从|自}", 5, "{{获取|发售|领取|购买}" DOCUMENT "|" DOCUMENT "{的|}{获取|发售|领取}}" },
	{ "{自|从}", 2, "{{获取|发售|领取|购买}" DOCUMENT "|" DOCUMENT "{的|}{获取|发售|领取}|报名}" },
	{ "发售期", 20, NULL },
};

/* 请于…至…登录平台获取招标文件 */
static bool take_sentence_start(struct arena *a, const struct hit *h, struct candidate *ret)
{
	return pattern_in("{获取|下载|购买|领取|领购|报名}", near_sentence(a, h->after, 260)) &&
	       take_sale(a, h, ret, false);
}

static bool take_sentence_end(struct arena *a, const struct hit *h, struct candidate *ret)
{
	return pattern_in("{获取|下载|购买|领取|领购|报名}", near_sentence(a, h->after, 260)) &&
	       take_sale(a, h, ret, true);
}

static const struct label sale_sentences[] = { { "{请于|可于|应于|请在|于}", 0, NULL } };

/* Questions. */

static bool take_until(struct arena *a, const struct hit *h, struct candidate *ret)
{
	if (!moment_behind(a, h, 60, ret) || ret->weight < 0)
		return false;
	return !before_is(h, "{答复|回复|投诉}$");
}

/* 应于2025年6月9日9:00前向招标人提出 */
static bool take_asked_by(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct moment m;
	const char *end;

	if (!moment_read(h->after, NULL, &m, &end) ||
	    !pattern_in("{提出|书面|提交|疑问|澄清|异议}", near_sentence(a, end, 90)) ||
	    !pattern_in("{疑问|澄清|异议|询问|答疑|问题}", h->line->text))
		return false;
	ret->text = moment_text(m, a);
	return true;
}

static bool take_rule(struct arena *a, const struct hit *h, struct candidate *ret)
{
	if (!pattern_in("{澄清|疑问|异议|质疑|提问|询问|提出问题}", h->line->text))
		return false;
	ret->text = near_sentence(a, h->from, 150);
	return true;
}

static const struct label question_labels[] = {
	{ "{澄清|疑问|询问|提问|异议}{问题|招标文件|采购文件|磋商文件|文件|要求|}{的|}{截止时间|截止日期|提交时间|"
	  "提出时间|时间}",
	  40, NULL },
	{ "{提出|提交}{澄清|疑问|询问|问题|异议}~{截止时间|截止日期|时间|时限}", 40, NULL },
	{ "{投标人|供应商}{提出|}{疑问|问题|提问}", 24, NULL },
	{ "答疑{截止|提交|}{时间|期限}", 24, NULL },
};
static const struct label asked_labels[] = { { "{应于|请于|须于|应在|请在|于|在}", 15, NULL } };
static const struct label rule_labels[] = {
	{ "{投标|响应|递交|提交|磋商|报价}~截止{时间|期|日|之日|日期|}#{个|}{日|天|工作日}{以|}前", 30, NULL },
	{ "{投标|响应|递交|提交|磋商|报价}~截止{时间|期|日|之日|日期}前{至少|不少于|}#{个|}{日|天|工作日}", 30, NULL },
	{ "{获取|收到|领取}~{招标|采购|磋商}文件~{起|后|之日}~#个工作日", 12, NULL },
};

/* The deadline. */

static bool take_deadline(struct arena *a, const struct hit *h, struct candidate *ret)
{
	if (before_is(h, "{保证金~|获取~|发售~|报名~|澄清~|疑问~|异议~|质疑~|提问~|踏勘~|领取~|下载~|公示~|公告~|答疑~|"
			 "购买~}$"))
		return false;
	return moment_behind(a, h, 54, ret);
}

/* …于 D 前提交投标文件 */
static bool take_deadline_sentence(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct moment m;
	const char *end;

	if (!moment_read(h->after, NULL, &m, &end) || m.hour < 0)
		return false;
	while (*end == '(' && strchr(end, ')') != NULL)
		end = strchr(end, ')') + 1;
	if (!pattern_here("{之|以|时|}前{将|}~{递交|提交|送达|上传|投标|响应}", end, &end))
		return false;
	ret->text = moment_text(m, a);
	return true;
}

/* The line is nothing but a moment, under a heading that says of what. */
static bool take_bare(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct moment m;
	const char *end;

	if (h->from != h->line->text || !moment_read(layout_past_number(h->line->text), NULL, &m, &end) || m.hour < 0)
		return false;
	ret->text = moment_text(m, a);
	return true;
}

#define BID "{投标|响应|磋商|报价|应答|参选|谈判|比选|递交|提交|}"
#define BIDS "{投标|响应|磋商响应|报价|应答|参选|申请|}文件"

static const struct label deadline_labels[] = {
	{ BID "{文件|}{的|}{递交|提交|上传|}{的|}截止{时间|日期|期|时刻}", 50, NULL },
	{ BIDS "{的|}{递交|提交|接收|上传|开启}{的|}{截止|}{时间|日期}", 40, NULL },
	{ "{递交|提交|送达|上传}" BIDS "{的|}{截止|}{时间|日期}", 46, NULL },
	{ "{投标|响应|磋商|报价}截止", 30, NULL },
	{ "截标{时间|日期}", 40, NULL },
	{ "截止时间", 40, "{" BIDS "{的|}{提交|递交}|{提交|递交}" BIDS "|投标截止|响应截止}" },
	{ "{时间|日期}", 20, "{{提交|递交}" BIDS "|" BIDS "{的|}{提交|递交}}" },
};
static const struct label deadline_sentences[] = { { "{并于|应于|请于|须于|于|在}", 24, NULL } };
static const struct label deadline_bare[] = { { "{#|二}", 30, "{截止|" BIDS "{的|}{提交|递交}|{提交|递交}" BIDS "}" } };

/* The opening. */

static bool take_opening(struct arena *a, const struct hit *h, struct candidate *ret)
{
	return !before_is(h, "{获取~|报名~}$") && moment_behind(a, h, 45, ret);
}

/* 询价时间: the moment at which they meet, not the days of an invitation. */
static bool take_meeting(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct moment from, to;
	const char *end, *near = near_sentence(a, h->after, 80);

	return h->joined && !moment_span(near, &from, &to, &end) && moment_behind(a, h, 20, ret) && ret->weight >= 0;
}

/* 本次招标将于D在…开标 */
static bool take_opening_sentence(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct moment m;
	const char *end, *rest;

	if (!moment_read(h->after, NULL, &m, &end) || m.hour < 0)
		return false;
	rest = near_sentence(a, end, 240);
	if (!pattern_in("{开标|开启|磋商会|进行磋商|举行磋商|开展磋商|磋商时}", rest))
		return false;
	ret->text = moment_text(m, a);
	return true;
}

static const struct label opening_labels[] = {
	{ "{投标文件|响应文件|}{开标|开启|唱标}{的|}{时间|日期}", 50, NULL },
	{ "{磋商|谈判}{开始|}{时间|日期}", 34, NULL },
	{ "时间", 44, "{开标|开启|唱标|磋商时间|谈判时间}~$" },
};
static const struct label meeting_labels[] = { { "{询价|协商|比选|评审}{会|}{开始|}时间", 34, NULL } };
static const struct label opening_sentences[] = { { "{将于|定于|于|在}", 26, NULL } };
static const struct label opening_bare[] = { { "{#|二}", 30, "{开标|开启}" } };

/* 同投标截止时间 */
static bool take_same(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *end;

	(void)a;
	ret->number = 1;
	return pattern_here("{与|同|即|}{投标|提交|递交|响应|本项目}~截止{时间|期|日期}{及地点|一致|为同一|相同|}",
			    h->after, &end);
}

static const struct label same_labels[] = {
	{ "{开标|开启}{的|}{时间|日期}{及地点|}", 30, NULL },
	{ "同", 20, "{开标|开启}{时间|}" },
};

static bool take_same_line(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *end;

	(void)a;
	ret->number = 1;
	return h->from == layout_past_number(h->line->text) && pattern_here("同投标截止", h->from, &end);
}

/* Places. */

/* In a sentence the place ends before 开标; behind a label 线上开标 is the place. */
static const char *place_text(struct arena *a, const char *after, bool in_sentence)
{
	struct span stop;
	size_t n = strlen(after);

	if (in_sentence && pattern_find("{公开|进行|举行|}{开标|开启}{,|。|;|会|时|$}", after, &stop) &&
	    stop.from > after) {
		after = arena_copy_n(a, after, (size_t)(stop.from - after));
		n = strlen(after);
	}
	if (pattern_find("{。|;|\t|,投标人|,供应商|,届时|{公开|进行|举行|准时|组织}{开标|开启}{,|。|$|时|会}|)开标{,|$}"
			 "|开标时间:|时间:|联系|"
			 "{二|三|四|五|六|七|八|九}、|,逾期|#.{开标|开启}}",
			 after, &stop) &&
	    stop.from > after)
		n = (size_t)(stop.from - after);
	return text_trim(arena_copy_n(a, after, n), a);
}

static bool place_like(const char *text)
{
	size_t n = text_length(text);

	return n >= 4 && n <= 90 && !is_placeholder(text) &&
	       !pattern_in("{截止时间|递交地点$|投标文件|保证金|#个工作日}", text);
}

static bool take_place(struct arena *a, const struct hit *h, struct candidate *ret)
{
	if (!h->joined)
		return false;
	ret->text = place_text(a, h->after, false);
	return place_like(ret->text);
}

/* 于 D 在…开标 */
static bool take_place_sentence(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct moment m;
	const char *end, *rest;

	if (!moment_read(h->after, NULL, &m, &end))
		return false;
	for (; *end == '(' && strchr(end, ')') != NULL; end = strchr(end, ')') + 1)
		;
	if (!pattern_here("{时|}{整|}{,|}在", end, &rest) || !pattern_in("{开标|开启}", near_sentence(a, rest, 200)))
		return false;
	ret->text = place_text(a, rest, true);
	return place_like(ret->text);
}

/* 询价时间: D;地点:… */
static bool take_place_after(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct moment m;
	const char *end, *rest;

	if (!moment_read(h->after, NULL, &m, &end))
		return false;
	for (; *end == '(' && strchr(end, ')') != NULL; end = strchr(end, ')') + 1)
		;
	if (!pattern_here("{,|;| |}{地点|地址}{:|为}", end, &rest))
		return false;
	ret->text = place_text(a, rest, false);
	return place_like(ret->text);
}

static bool take_unseen(struct arena *a, const struct hit *h, struct candidate *ret)
{
	(void)a, (void)h;
	ret->text = "不见面开标";
	return true;
}

static const struct label place_labels[] = {
	{ "{开标|开启|唱标}{会议|}{的|}{地点|地址|场所}", 50, NULL },
	{ "{磋商|谈判|询价|协商|比选}{会议|}地点", 34, NULL },
	{ "地点", 42, "{开标|开启|唱标|磋商时间}~$" },
	{ "{提交|递交|}{投标|响应|}{文件|}{提交|递交|}地点", -16, NULL },
};
static const struct label place_after[] = { { "{开标|开启|磋商|谈判|询价|协商|比选}{开始|}时间", 34, NULL } };
static const struct label place_sentences[] = { { "{将于|定于|于}", 26, NULL } };
static const struct label unseen_labels[] = { { "采用{远程|}不见面开标", 10, NULL } };

static void read_opening(struct search *s)
{
	struct candidates openings = { 0 }, places = { 0 }, same = { 0 };
	const struct fact *deadline = &s->reading->facts[FACT_DEADLINE];

	find_labelled(s, opening_labels, COUNT(opening_labels), take_opening, &openings);
	find_labelled(s, meeting_labels, COUNT(meeting_labels), take_meeting, &openings);
	find_labelled(s, opening_sentences, COUNT(opening_sentences), take_opening_sentence, &openings);
	find_labelled(s, opening_bare, COUNT(opening_bare), take_bare, &openings);
	find_labelled(s, same_labels, 1, take_same, &same);
	find_labelled(s, same_labels + 1, 1, take_same_line, &same);
	for (size_t i = 0; deadline->found && i < same.count; i++) {
		same.all[i].text = deadline->is.text;
		candidate_add(s, &openings, same.all[i]);
	}
	fact_settle(s, FACT_OPENING, &openings, 25);
	find_labelled(s, place_labels, COUNT(place_labels), take_place, &places);
	find_labelled(s, place_sentences, COUNT(place_sentences), take_place_sentence, &places);
	find_labelled(s, place_after, COUNT(place_after), take_place_after, &places);
	find_labelled(s, unseen_labels, COUNT(unseen_labels), take_unseen, &places);
	fact_settle(s, FACT_OPENING_PLACE, &places, 25);
}

void read_dates(struct search *s)
{
	struct candidates starts = { 0 }, ends = { 0 }, questions = { 0 }, rules = { 0 }, deadlines = { 0 };

	find_labelled(s, sale_labels, COUNT(sale_labels), take_sale_start, &starts);
	find_labelled(s, sale_sentences, COUNT(sale_sentences), take_sentence_start, &starts);
	fact_settle(s, FACT_SALE_START, &starts, 25);
	find_labelled(s, sale_labels, COUNT(sale_labels), take_sale_end, &ends);
	find_labelled(s, sale_sentences, COUNT(sale_sentences), take_sentence_end, &ends);
	fact_settle(s, FACT_SALE_END, &ends, 25);
	find_labelled(s, question_labels, COUNT(question_labels), take_until, &questions);
	find_labelled(s, asked_labels, COUNT(asked_labels), take_asked_by, &questions);
	fact_settle(s, FACT_QUESTIONS_UNTIL, &questions, 15);
	find_labelled(s, rule_labels, COUNT(rule_labels), take_rule, &rules);
	fact_settle(s, FACT_QUESTIONS_RULE, &rules, 10);
	find_labelled(s, deadline_labels, COUNT(deadline_labels), take_deadline, &deadlines);
	find_labelled(s, deadline_sentences, COUNT(deadline_sentences), take_deadline_sentence, &deadlines);
	find_labelled(s, deadline_bare, COUNT(deadline_bare), take_bare, &deadlines);
	fact_settle(s, FACT_DEADLINE, &deadlines, 25);
	read_opening(s);
}
