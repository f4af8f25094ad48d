/* What the project is called, its number, and the method of procurement. */
#include "base/text.h"
#include "reader/facts.h"
#include "reader/pattern.h"

/* Labels that may follow a value in the same line. */
static const char next_label[] =
	"{项目编号|招标编号|采购编号|项目名称|采购人|招标人|采购方式|招标方式|预算|地址|联系人|联系方式|联系电话|"
	"建设地点|资金来源|日期:|编号:|{二|三|四}、}";

/* The value up to the end of its sentence or the next label. */
static const char *value_text(struct arena *a, const char *after, const char *stops)
{
	struct span next;
	size_t n;

	after = near_text(a, after, 500);
	n = strcspn(after, stops);
	for (const char *sign = after; (sign = strstr(sign, "。")) != NULL; sign += 3) {
		if ((size_t)(sign - after) < n)
			n = (size_t)(sign - after);
		break;
	}
	const char *value = arena_copy_n(a, after, n);
	if (pattern_find(next_label, value, &next) && next.from > value)
		value = arena_copy_n(a, value, (size_t)(next.from - value));
	return text_trim(value, a);
}

static const char *without_tail(struct arena *a, const char *text)
{
	static const char *const tails[] = { "招标公告", "采购公告",   "公开招标公告", "竞争性磋商公告", "磋商公告",
					     "公告",	 "招标文件",   "采购文件",     "磋商文件",	 "竞争性",
					     "公开",	 "(项目名称)", "(标段名称)",   "(项目名称",	 "/" };
	size_t n = strlen(text);

	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < COUNT(tails); i++) {
			size_t k = strlen(tails[i]);
			if (n > k && memcmp(text + n - k, tails[i], k) == 0) {
				n -= k;
				more = true;
			}
		}
	}
	return arena_copy_n(a, text, n);
}

static bool name_like(const char *text)
{
	size_t n = text_length(text);

	return n >= 5 && n <= 110 && !is_placeholder(text) && strchr(text, '?') == NULL &&
	       !pattern_in("{投标人|供应商应|应当|不得|详见|编号|一致|字样|填写|请|(项目名称)|(招标)$}", text);
}

static bool take_name(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *end;

	if (!h->joined)
		return false;
	ret->text = without_tail(a, value_text(a, h->after, ";\t"));
	if (!name_like(ret->text))
		return false;
	/* a label that begins its line names the thing itself */
	ret->weight = layout_past_number(h->line->text) == h->from ? 8 : 0;
	ret->weight -= h->line->headed ? 30 : 0;
	return !pattern_here("{项目|标的}{编号|概况}", h->after, &end);
}

/* 本招标项目X已由…批准 */
static bool take_founded(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *near = near_text(a, h->after, 400);
	struct span stop;

	if (!pattern_find("{已由|已经|已具备|已批准|业经}", near, &stop))
		return false;
	ret->text = without_tail(a, text_trim(arena_copy_n(a, near, (size_t)(stop.from - near)), a));
	return name_like(ret->text) && text_length(ret->text) >= 8;
}

/* X项目的潜在供应商应在… : the name stands before the label. */
static bool take_before(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *text = h->line->text;

	ret->text = text_trim(arena_copy_n(a, text, (size_t)(h->from - text)), a);
	return name_like(ret->text);
}

/* X已由…批准: the sentence that begins with the name. */
static bool take_approved(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *start = layout_past_number(h->line->text), *end;

	if (h->from <= start || !pattern_in("{批准|批复|备案|核准|立项|同意|实施}", near_text(a, h->after, 200)))
		return false;
	if (pattern_here("{本|该|此}{次|}{招标|采购|}{项目|工程}", start, &end))
		return false;
	ret->text = without_tail(a, text_trim(arena_copy_n(a, start, (size_t)(h->from - start)), a));
	return name_like(ret->text) && text_length(ret->text) >= 8 && strpbrk(ret->text, ",;") == NULL;
}

static const struct label name_labels[] = {
	{ "{采购|招标|磋商|}项目名称", 50, NULL },
	{ "工程名称", 38, NULL },
	{ "招标公告名称", 20, NULL },
	{ "标的名称", 5, NULL },
	{ "{采购|招标}服务名称", 5, NULL },
};
static const struct label founded_labels[] = { { "本{招标|次招标|采购|}项目", 28, NULL } };
static const struct label approved_labels[] = { { "{已由|业经|已经}", 24, NULL } };
static const struct label before_labels[] = {
	{ "采购项目的潜在{供应商|投标人}", 22, NULL },
	{ "的潜在{供应商|投标人}应", 20, NULL },
	{ "项目的潜在{供应商|投标人}", 10, NULL },
};

/* A title: the lines above 招标文件, 招标公告 and the like. */
static void find_titles(struct search *s, struct candidates *c)
{
	static const char kinds[] =
		"{{{公开|邀请|国内|国际|竞争性|}{招标|采购|磋商|谈判|询价|比选}|}{公告|文件|邀请书}{-|(|$}}";

	for (size_t i = 0; i + 1 < s->layout->count && i < 400; i++) {
		const struct line *line = &s->layout->lines[i], *next = &s->layout->lines[i + 1];
		const char *end;
		if (line->row >= 0 || next->row >= 0 || line->zone == ZONE_FORMS || line->zone == ZONE_CONTRACT)
			continue;
		struct candidate one = { .line = line, .weight = line->page == 1 ? 30 : 20 };
		one.text = without_tail(s->arena, line->text);
		if (!pattern_here(kinds, next->text, &end) || strchr(one.text, ':') != NULL || !name_like(one.text) ||
		    text_length(one.text) < 8 || pattern_in("{文件|公告|公司$}", one.text))
			continue;
		candidate_add(s, c, one);
	}
}

/* Numbers. */

static bool number_character(const char *s)
{
	return (*s >= '0' && *s <= '9') || (*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z') ||
	       (*s != '\0' && strchr("-_/.[]()#", *s) != NULL);
}

/* Letters, digits and signs; Chinese characters only in a form such as 某采[2024]12号. */
static bool take_number(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *s = h->after;
	size_t digits = 0, chinese = 0;

	if (!h->joined && h->line->pair)
		return false;
	while (number_character(s) || ((unsigned char)*s >= 0xE4 && (unsigned char)*s <= 0xE9 && chinese < 14) ||
	       (*s == ' ' && number_character(s + 1) && digits > 0 && s[-1] == '-')) {
		digits += *s >= '0' && *s <= '9';
		chinese += (unsigned char)*s >= 0x80;
		s += (unsigned char)*s >= 0x80 ? 3 : 1;
	}
	ret->text = text_trim(arena_copy_n(a, h->after, (size_t)(s - h->after)), a);
	if (digits < 3 || is_placeholder(ret->text) || pattern_in("{年#月|项目|名称|采购人|招标|网站}", ret->text))
		return false;
	if (chinese > 0 && !pattern_in("#", ret->text))
		return false;
	if (strchr(ret->text, ')') != NULL && strchr(ret->text, '(') == NULL)
		ret->text = arena_copy_n(a, ret->text, strcspn(ret->text, ")"));
	ret->weight = chinese > 4 ? -15 : 0;
	return h->joined || h->line->pair || digits >= 5;
}

static const struct label number_labels[] = {
	{ "{采购|招标|磋商|}项目{招标|采购|}编号", 50, NULL },
	{ "招标编号", 48, NULL },
	{ "{委托代理|采购代理|招标代理|采购文件|招标文件|磋商文件|文件|磋商|谈判|询价|采购|比选|标书}编号", 42, NULL },
	{ "{招标|采购|}公告编号", 38, NULL },
	{ "{标段|包件}编号", 8, NULL },
};

/* 编号：X at the beginning of a line, nothing said of what. */
static bool take_bare_number(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *start = layout_past_number(h->line->text);

	return h->from == start + (*start == '(') && h->joined && !h->line->pair && take_number(a, h, ret);
}

static const struct label bare_number_labels[] = { { "编号", -16, NULL } };

/* Methods. */

static const char *const methods[] = { "公开招标", "邀请招标", "竞争性磋商", "竞争性谈判",
				       "单一来源", "询价",     "邀约招标",   "框架协议" };

static bool take_method(struct arena *a, const struct hit *h, struct candidate *ret)
{
	(void)a;
	for (size_t i = 0; i < COUNT(methods); i++) {
		const char *at = strstr(h->after, methods[i]);
		if (at == NULL || at - h->after > 36 || chosen_away(h->line->text, at))
			continue;
		ret->text = methods[i];
		return true;
	}
	return false;
}

static const struct label method_labels[] = {
	{ "{采购|招标}方式", 50, NULL },
	{ "{进行|采用|以}", 6, NULL },
};

/* 公开招标文件, 单一来源采购文件: a title names the method, the line begins with it and says little more. */
static bool take_titled(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *end;

	(void)a;
	if (h->from != h->line->text || text_length(h->line->text) > 14)
		return false;
	for (size_t i = 0; i < COUNT(methods); i++) {
		if (pattern_here(methods[i], h->from, &end))
			ret->text = methods[i];
	}
	return ret->text != NULL;
}

static const struct label titled_labels[] = {
	{ "{公开招标|邀请招标|竞争性磋商|竞争性谈判|单一来源|询价}{采购|}{文件|公告|通知书|邀请函|邀请书}", 4, NULL },
};

void read_names(struct search *s)
{
	struct candidates names = { 0 }, numbers = { 0 }, named = { 0 };

	find_labelled(s, name_labels, COUNT(name_labels), take_name, &names);
	find_labelled(s, founded_labels, COUNT(founded_labels), take_founded, &names);
	find_labelled(s, approved_labels, COUNT(approved_labels), take_approved, &names);
	find_labelled(s, before_labels, COUNT(before_labels), take_before, &names);
	find_titles(s, &names);
	candidates_drop_lots(&names);
	fact_settle(s, FACT_PROJECT_NAME, &names, 20);
	find_labelled(s, number_labels, COUNT(number_labels), take_number, &numbers);
	find_labelled(s, bare_number_labels, COUNT(bare_number_labels), take_bare_number, &numbers);
	fact_settle(s, FACT_PROJECT_NO, &numbers, 20);
	find_labelled(s, method_labels, COUNT(method_labels), take_method, &named);
	find_labelled(s, titled_labels, COUNT(titled_labels), take_titled, &named);
	fact_settle(s, FACT_METHOD, &named, 20);
}
