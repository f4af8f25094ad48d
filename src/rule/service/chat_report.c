#include "rule/service/chat_report.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/text.h"
#include "rule/party/phone.h"
#include "rule/service/chat_side.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define TITLE_MOST 40  /* letters of a title */
#define TEXT_MOST 9000 /* bytes of the words that go into the case */
#define FOUND_MOST 20  /* numbers and codes */
#define CODE_LEAST 4
#define CODE_MOST 60

/* --- what is said to nobody in particular --- */

static const char *const greetings[] = {
	"在吗", "在不在", "在么",     "您好",	"你好",	 "早上好", "上午好",	   "下午好",	   "晚上好",
	"请问", "打扰了", "打扰一下", "麻烦了", "hello", "hi",	   "good morning", "anyone there", "are you there"
};

static const char *const fillers[] = { "，", "。", "！",   "？",   "、",   "~",	 "～",	 ",",	 ".",  "!",  "?",
				       " ",  "\n", "各位", "大家", "老师", "工", "师傅", "经理", "呢", "啊", "哈" };

static bool skip_any(const char **s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = strlen(words[i]);
		if (strncasecmp(*s, words[i], k) == 0 &&
		    !(isalpha((unsigned char)*words[i]) && isalpha((unsigned char)(*s)[k]))) {
			*s += k;
			return true;
		}
	}
	return false;
}

/* "@李工 " and "李工，" */
static bool skip_call(const char **s)
{
	static const char *const offices[] = { "工", "经理", "师傅", "老师", "主任" };
	static const char *const stops[] = { " ", ",", "，", "。", "：", "！" };
	const char *p = *s;

	if (*p == '@') {
		while (*p != '\0' && *p != ' ' && !text_starts(p, "\u2005") && !text_starts(p, "，"))
			text_next(&p);
		text_skip(&p, "\u2005");
		*s = p;
		return true;
	}
	text_next(&p);
	if (!skip_any(&p, offices, COUNT(offices)))
		return false;
	const char *behind = p;
	if (*p != '\0' && !skip_any(&behind, greetings, COUNT(greetings)) && !skip_any(&behind, stops, COUNT(stops)))
		return false;
	*s = p;
	return true;
}

static const char *behind_greeting(const char *s)
{
	while (*s != '\0')
		if (!skip_any(&s, greetings, COUNT(greetings)) && !skip_any(&s, fillers, COUNT(fillers)) &&
		    !skip_call(&s))
			break;
	return s;
}

/* Only "在吗", "你好": no notice of anything. */
static bool is_greeting(const char *text)
{
	return *behind_greeting(text) == '\0';
}

/* --- where the report begins --- */

static enum chat_side side_of(const struct chat_report *r, const struct chat_message *m)
{
	for (unsigned i = 0; i < r->nspeakers; i++)
		if (text_same(r->speakers[i].name, m->speaker))
			return r->speakers[i].side;
	return CHAT_NOBODYS;
}

static bool reports(const struct chat_report *r, const struct chat_message *m)
{
	return side_of(r, m) == CHAT_THEIRS && (*m->text == '\0' || !is_greeting(m->text));
}

/* A long silence, and reports on both its sides: which of them it is, a person says. */
static bool parted(const struct chat *c, const struct chat_report *r, unsigned first, int64_t gap_hours)
{
	instant last = c->messages[first].at;

	for (unsigned i = first + 1; i < c->count; i++) {
		instant at = c->messages[i].at;
		if (at.us == 0)
			continue;
		if (last.us != 0 && at.us - last.us > gap_hours * HOUR && reports(r, &c->messages[i]))
			return true;
		last = at;
	}
	return false;
}

static void find_beginning(const struct chat *c, int64_t gap_hours, struct arena *a, struct chat_report *r)
{
	unsigned first = 0, greeted = 0;

	while (first < c->count && !reports(r, &c->messages[first])) {
		greeted += side_of(r, &c->messages[first]) == CHAT_THEIRS;
		first++;
	}
	if (first == c->count) {
		r->message_why = why_new(a, "chat_nobody_reports", NULL);
		return;
	}
	if (parted(c, r, first, gap_hours)) {
		r->message_why = why_new(a, "chat_two_talks", arena_print(a, "%lld", (long long)gap_hours), NULL);
		return;
	}
	r->message = (int)first;
	r->message_why =
		why_new(a, greeted > 0 ? "chat_first_behind_greeting" : "chat_first",
			c->messages[first].speaker == NULL ? "@chat_nobody" : c->messages[first].speaker, NULL);
}

/* --- its words --- */

static const char *title_of(const char *text, struct arena *a)
{
	static const char *const stops[] = { "。", "！", "？", "\n", "; ", "；", ". " };
	const char *from = behind_greeting(text), *end = from;

	for (int n = 0; n < TITLE_MOST && *end != '\0'; n++) {
		bool stop = false;
		for (size_t i = 0; i < COUNT(stops); i++)
			stop |= end > from && text_starts(end, stops[i]);
		if (stop)
			break;
		text_next(&end);
	}
	return end == from ? NULL : text_trim(arena_copy_n(a, from, (size_t)(end - from)), a);
}

/* The customer's own words from there on, each with its time; of ours nothing, since it reads the case too.  The words
 * alone, to be judged by: a name like 急诊科 is not urgent. */
static const char *take_text(const struct chat *c, struct arena *a, struct chat_report *r)
{
	struct buffer b = BUFFER(a), words = BUFFER(a);

	for (unsigned i = r->message < 0 ? 0 : (unsigned)r->message; i < c->count; i++) {
		const struct chat_message *m = &c->messages[i];
		if (side_of(r, m) != CHAT_THEIRS || *m->text == '\0')
			continue;
		if (r->title == NULL && !is_greeting(m->text))
			r->title = title_of(m->text, a);
		struct civil at = instant_civil(m->at);
		size_t was = b.used;
		if (m->at.us != 0)
			buffer_print(&b, "%02d-%02d %02d:%02d ", at.month, at.day, at.hour, at.minute);
		buffer_print(&b, "%s%s%s\n", m->speaker == NULL ? "" : m->speaker, m->speaker == NULL ? "" : "：",
			     m->text);
		buffer_print(&words, "%s\n", m->text);
		if (b.used > TEXT_MOST) {
			b.used = was;
			break;
		}
	}
	r->text = b.used == 0 ? NULL : text_trim(arena_copy_n(a, b.data, b.used), a);
	return buffer_text(&words);
}

/* The first of the words that stands in it; NULL. */
static const char *word_of(const char *text, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_holds_any(text, &words[i], 1))
			return words[i];
	return NULL;
}

static void judge_kind(const char *text, struct arena *a, struct chat_report *r)
{
	static const char *const faults[] = {
		"坏了",	   "故障",	"黑屏",	       "花屏",	   "蓝屏",	"死机",	   "断网",   "掉线",
		"离线",	   "断电",	"跳闸",	       "漏水",	   "冒烟",	"异响",	   "报警",   "告警",
		"瘫痪",	   "打不开",	"开不了",      "连不上",   "上不去",	"上不了",  "没信号", "没有信号",
		"没图像",  "没有图像",	"没声音",      "没有声音", "不亮",	"不通",	   "无法",   "不能用",
		"用不了",  "失灵",	"not working", " is down", "went down", "offline", "broken", "failed",
		"failure", "no signal", "no picture",  "cannot",   "error"
	};
	static const char *const complaints[] = { "投诉", "不满意", "太慢了", "complain" };
	static const char *const requests[] = { "申请", "增加点位", "加装", "移机",  "迁移",
						"搬迁", "帮忙调整", "开通", "add a", "move the" };
	static const char *const questions[] = { "咨询",     "请教",   "怎么",	 "如何",    "能不能",
						 "是否可以", "how to", "how do", "question" };
	const struct {
		enum case_kind kind;
		const char *const *words;
		size_t n;
	} kinds[] = { { case_kind_fault, faults, COUNT(faults) },
		      { case_kind_complaint, complaints, COUNT(complaints) },
		      { case_kind_request, requests, COUNT(requests) },
		      { case_kind_question, questions, COUNT(questions) } };

	for (size_t i = 0; i < COUNT(kinds) && r->kind == case_kind_unset; i++) {
		const char *word = word_of(text, kinds[i].words, kinds[i].n);
		if (word == NULL)
			continue;
		r->kind = kinds[i].kind;
		r->kind_why = why_new(a, "chat_word", word, NULL);
	}
}

static void judge_urgency(const char *text, struct arena *a, struct chat_report *r)
{
	static const char *const calm[] = {
		"不急", "不着急", "不用急", "有空", "no rush", "not urgent", "when you have time"
	};
	static const char *const urgent[] = { "紧急", "很急",	"着急", "特急",	       "加急",
					      "急用", "马上",	"立刻", "立即",	       "赶紧",
					      "尽快", "urgent", "asap", "immediately", "right away" };
	static const char *const wide[] = { "全校", "全院", "全部",	"所有",	      "整栋",  "整个",	"全楼",
					    "全网", "瘫痪", "everyone", "everything", "whole", "entire" };
	const char *slow = word_of(text, calm, COUNT(calm)), *fast = word_of(text, urgent, COUNT(urgent));
	const char *broad = word_of(text, wide, COUNT(wide));

	if (r->kind != case_kind_fault)
		return;
	r->impact = broad != NULL ? 1 : 2;
	r->urgency = slow != NULL ? 3 : fast != NULL ? 1 : 2;
	const struct why *how = slow != NULL   ? why_new(a, "chat_calm", slow, NULL)
				: fast != NULL ? why_new(a, "chat_urgent", fast, NULL)
					       : NULL;
	const struct why *wideness = broad == NULL ? NULL : why_new(a, "chat_wide", broad, NULL);
	r->urgency_why = how == NULL && wideness == NULL ? why_new(a, "chat_usual", NULL) : why_then(a, how, wideness);
}

/* --- numbers --- */

static bool known_token(const struct chat_token *all, unsigned n, const char *text)
{
	for (unsigned i = 0; i < n; i++)
		if (strcmp(all[i].text, text) == 0)
			return true;
	return false;
}

static void add_token(struct chat_token *all, unsigned *n, const char *text, unsigned message)
{
	if (*n < FOUND_MOST && !known_token(all, *n, text))
		all[(*n)++] = (struct chat_token){ text, (int)message };
}

/* "转801" behind a number; how long it is. */
static size_t extension(const char *s, size_t n, struct arena *a, const char **ret)
{
	static const char *const words[] = { "转", "分机", "ext" };
	const char *p = s + n;

	while (*p == ' ')
		p++;
	if (!skip_any(&p, words, COUNT(words)))
		return 0;
	p += strspn(p, " ");
	p += strspn(p, "0123456789");
	struct phone whole = phone_read(arena_copy_n(a, s, (size_t)(p - s)), a);
	if (whole.kind == PHONE_INVALID)
		return 0;
	*ret = whole.normalized;
	return (size_t)(p - s) - n;
}

/* Figures with what people put between them; the longest that is a number of a telephone. */
static size_t phone_at(const char *s, struct arena *a, const char **ret)
{
	size_t n = 0;

	while (n < 24 && s[n] != '\0' && (isdigit((unsigned char)s[n]) || strchr("+-() ", s[n]) != NULL))
		n++;
	for (; n >= 7; n--) {
		if (!isdigit((unsigned char)s[n - 1]) || isdigit((unsigned char)s[n]))
			continue;
		struct phone p = phone_read(arena_copy_n(a, s, n), a);
		if (p.kind != PHONE_INVALID) {
			*ret = p.normalized;
			return n + extension(s, n, a, ret);
		}
	}
	return 0;
}

static bool of_code(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '/' || c == '.';
}

/* Letters and figures in one word, as serial numbers are; a day, a clock or an address of the web is none. */
static bool is_code(const char *s, size_t n)
{
	size_t figures = 0, letters = 0;

	while (n > 0 && !isalnum((unsigned char)s[n - 1]))
		n--;
	for (size_t i = 0; i < n; i++) {
		figures += isdigit((unsigned char)s[i]) != 0;
		letters += isalpha((unsigned char)s[i]) != 0;
	}
	return n >= CODE_LEAST && n <= CODE_MOST && figures >= 2 && (letters > 0 || figures >= 6);
}

static void scan(const char *text, unsigned message, struct arena *a, struct chat_report *r)
{
	const char *phone = NULL;

	for (const char *s = text; *s != '\0';) {
		bool starts = s == text || !of_code(s[-1]);
		size_t n =
			starts && (isdigit((unsigned char)*s) || *s == '+' || *s == '(') ? phone_at(s, a, &phone) : 0;
		if (n > 0) {
			add_token(r->phones, &r->nphones, phone, message);
			s += n;
			continue;
		}
		n = 0;
		while (of_code(s[n]))
			n++;
		if (n > 0 && is_code(s, n)) {
			while (!isalnum((unsigned char)s[n - 1]))
				n--;
			add_token(r->codes, &r->ncodes, arena_copy_n(a, s, n), message);
		}
		s += n > 0 ? n : 1;
	}
}

static void find_numbers(const struct chat *c, struct arena *a, struct chat_report *r)
{
	r->phones = arena_array(a, struct chat_token, FOUND_MOST);
	r->codes = arena_array(a, struct chat_token, FOUND_MOST);
	for (unsigned i = r->message < 0 ? 0 : (unsigned)r->message; i < c->count; i++)
		if (side_of(r, &c->messages[i]) == CHAT_THEIRS)
			scan(c->messages[i].text, i, a, r);
}

void chat_report_of(const struct chat *chat, const struct chat_known *known, int64_t gap_hours, struct arena *a,
		    struct chat_report *ret)
{
	const char *words;

	*ret = (struct chat_report){ .message = -1 };
	chat_sides(chat, known, a, ret);
	if (known->chosen >= 0 && known->chosen < (int)chat->count) {
		ret->message = known->chosen;
		ret->message_why = why_new(a, "chat_chosen", NULL);
	} else
		find_beginning(chat, gap_hours, a, ret);
	words = take_text(chat, a, ret);
	find_numbers(chat, a, ret);
	for (unsigned i = 0; i < chat->count; i++) {
		ret->pictures += chat->messages[i].pictures;
		ret->others += chat->messages[i].others;
	}
	if (ret->text == NULL)
		return;
	judge_kind(words, a, ret);
	judge_urgency(words, a, ret);
}
