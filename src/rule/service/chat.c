#include "rule/service/chat.h"

#include <ctype.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define NAME_MOST 24	   /* letters of a name */
#define NOTICE_MOST 60	   /* letters of what the messenger says itself */
#define AHEAD (5 * MINUTE) /* a telephone's clock may go this much ahead of ours */
#define DAY_SECONDS (24 * 3600)

/* The line that begins a message, or says a time for those that follow. */
struct head {
	const char *name; /* NULL: a time alone */
	struct chat_stamp stamp;
	bool timed;
	const char *rest; /* the first words of the message; "" */
};

struct reading {
	struct arena *arena;
	struct chat *chat;
	date today;
	int second; /* of today, with what a telephone's clock may go ahead */
	bool timed; /* heads carry a time: "name: words" is then no head */
	bool begun, quoting;
	size_t room;
	struct chat_stamp *stamps; /* of each message */
	size_t stamp_room;
	struct chat_stamp pending; /* a time that stands alone, for those behind it */
	bool has_pending;
	struct buffer text;
	int line;
};

/* --- heads --- */

static bool has_letter(const char *s)
{
	while (*s != '\0') {
		uint32_t c = text_next(&s);
		if (c >= 0x80 ? c >= 0x2E80 : isalpha((int)c) != 0)
			return true;
	}
	return false;
}

/* "报修时间 09:12" and "电话：138…" are words of a message. */
static bool is_label(const char *s)
{
	static const char *const ends[] = { "时间", "日期",   "电话", "手机", "地址", "位置",	"地点", "设备", "编号",
					    "型号", "序列号", "故障", "现象", "问题", "联系人", "邮箱", "账号", "密码",
					    "备注", "注意",   "原因", "说明", "如下", "品牌",	"单位", "姓名", "比如",
					    "例如", "另外",   "截止", "预计", "大概", "大约",	"明天", "IP" };
	static const char *const words[] = { "sn",    "s/n",   "tel",  "phone", "time",	 "date",  "address", "serial",
					     "model", "error", "note", "http",	"https", "email", "p.s.",    "ps" };

	for (size_t i = 0; i < COUNT(ends); i++)
		if (text_ends(s, ends[i]))
			return true;
	for (size_t i = 0; i < COUNT(words); i++)
		if (strlen(s) == strlen(words[i]) && text_holds_any(s, &words[i], 1))
			return true;
	return false;
}

static bool is_name(const char *s)
{
	static const char *const marks[] = { "。", "，", "！", "？", "；", "、", "：", "“", "”", ",", "!",  "?",
					     ";",  ":",	 "//", "\\", "\"", "<",	 ">",  "=", "[", "]", "「", "」" };

	return *s != '\0' && text_length(s) <= NAME_MOST && has_letter(s) && !text_holds_any(s, marks, COUNT(marks)) &&
	       !is_label(s);
}

/* Without the number that QQ puts behind it, and what parts it from the time. */
static const char *bare_name(const char *s, size_t n, struct arena *a)
{
	const char *name = text_trim(arena_copy_n(a, s, n), a);
	size_t end = strlen(name);

	while (end > 0 && strchr("-|,[(<: \t", name[end - 1]) != NULL)
		end--;
	if (end > 0 && name[end - 1] == ')') {
		size_t open = end - 1;
		while (open > 0 && (isdigit((unsigned char)name[open - 1]) || name[open - 1] == '('))
			open--;
		if (name[open] == '(')
			end = open;
	}
	return text_trim(arena_copy_n(a, name, end), a);
}

/* "name: words"; false: there is no colon, or no name before it. */
static bool split_name(const char *s, struct arena *a, const char **ret_name, const char **ret_rest)
{
	for (const char *p = s; *p != '\0'; text_next(&p)) {
		const char *behind = p;
		if (!text_skip(&behind, ":") && !text_skip(&behind, "："))
			continue;
		*ret_name = bare_name(s, (size_t)(p - s), a);
		*ret_rest = text_trim(behind, a);
		return is_name(*ret_name) && !text_starts(behind, "//");
	}
	return false;
}

static bool skip_opening(const char **s)
{
	return text_skip(s, "[") || text_skip(s, "【") || text_skip(s, "(") || text_skip(s, "（");
}

static bool skip_closing(const char **s)
{
	return text_skip(s, "]") || text_skip(s, "】") || text_skip(s, ")") || text_skip(s, "）");
}

/* "[10:32] name: words", "26/11/2026, 10:32 - name: words", "2026-11-26 10:32:15 name" */
static bool read_time_first(const struct reading *r, const char *line, struct head *h)
{
	const char *p = line;
	bool bracket = skip_opening(&p);

	if (!chat_stamp_read(&p, r->today, &h->stamp) || (bracket && !skip_closing(&p)))
		return false;
	const char *behind = p;
	chat_skip_blanks(&p);
	if (text_skip(&p, "- "))
		chat_skip_blanks(&p);
	h->name = NULL;
	h->rest = "";
	if (*p == '\0')
		return true;
	if ((p == behind && !bracket) || h->stamp.second < 0)
		return false;
	if (split_name(p, r->arena, &h->name, &h->rest))
		return true;
	h->name = bare_name(p, strlen(p), r->arena);
	return is_name(h->name) && (h->stamp.day.day != 0 || h->stamp.seconds);
}

/* What may stand behind the time of "name 10:32": nothing, a bracket, a colon and words. */
static bool read_tail(const char *p, bool bracket, struct arena *a, const char **ret_rest)
{
	if (bracket && !skip_closing(&p))
		return false;
	chat_skip_blanks(&p);
	*ret_rest = "";
	if (*p == '\0')
		return true;
	if (!text_skip(&p, ":") && !text_skip(&p, "："))
		return false;
	*ret_rest = text_trim(p, a);
	return true;
}

/* "name  10:32", "name(12345) 2026/11/26 9:12:33", "name 昨天 21:05: words" */
static bool read_name_first(const struct reading *r, const char *line, struct head *h)
{
	for (const char *at = line, *p = line; *at != '\0'; text_next(&at)) {
		p = at;
		chat_skip_blanks(&p);
		bool bracket = skip_opening(&p);
		if (p == at || at == line || !chat_stamp_read(&p, r->today, &h->stamp) || h->stamp.second < 0 ||
		    !read_tail(p, bracket, r->arena, &h->rest))
			continue;
		h->name = bare_name(line, (size_t)(at - line), r->arena);
		return is_name(h->name);
	}
	return false;
}

/* "————— 2026-11-26 —————" without its strokes. */
static const char *undecorated(const char *line, struct arena *a)
{
	static const char *const strokes[] = { "—", "–", "─", "━", "-", "=", "*", "~", "·", " " };
	const char *s = line;
	size_t n;

	for (size_t i = 0; i < COUNT(strokes);)
		i = text_skip(&s, strokes[i]) ? 0 : i + 1;
	n = strlen(s);
	for (size_t i = 0; i < COUNT(strokes);) {
		size_t k = strlen(strokes[i]);
		bool ends = n >= k && memcmp(s + n - k, strokes[i], k) == 0;
		n -= ends ? k : 0;
		i = ends ? 0 : i + 1;
	}
	return arena_copy_n(a, s, n);
}

static bool head_read(const struct reading *r, const char *line, struct head *h)
{
	const char *bare = undecorated(line, r->arena);

	*h = (struct head){ .timed = true };
	if (read_time_first(r, line, h) || (*bare != '\0' && bare[0] != line[0] && read_time_first(r, bare, h)))
		return true;
	if (read_name_first(r, line, h))
		return true;
	h->timed = false;
	return !r->timed && split_name(line, r->arena, &h->name, &h->rest);
}

/* --- words --- */

/* [图片] and its like are counted and taken out of the words. */
static const char *without_media(const char *text, struct chat_message *m, struct arena *a)
{
	static const char *const pictures[] = {
		"[图片]", "[照片]", "[Photo]", "[Image]", "[Picture]", "<image omitted>"
	};
	static const char *const others[] = { "[语音]",	    "[视频]",  "[文件]",  "[位置]",  "[链接]", "[小程序]",
					      "[聊天记录]", "[Voice]", "[Video]", "[Audio]", "[File]", "[Location]" };
	static const char *const moods[] = { "[表情]", "[动画表情]", "[Sticker]", "[微笑]", "[流泪]", "[捂脸]",
					     "[强]",   "[抱拳]",     "[玫瑰]",	  "[OK]",   "[合十]", "[呲牙]" };
	const struct {
		const char *const *words;
		size_t n;
		int *count;
	} kinds[] = { { pictures, COUNT(pictures), &m->pictures },
		      { others, COUNT(others), &m->others },
		      { moods, COUNT(moods), NULL } };
	struct buffer b = BUFFER(a);

	while (*text != '\0') {
		const char *was = text;
		for (size_t k = 0; k < COUNT(kinds); k++)
			for (size_t i = 0; i < kinds[k].n; i++)
				if (text_skip(&text, kinds[k].words[i]) && kinds[k].count != NULL)
					++*kinds[k].count;
		if (text == was)
			buffer_char(&b, *text++);
	}
	return text_trim(buffer_text(&b), a);
}

/* What the messenger itself says between the messages. */
static bool is_notice(const char *line)
{
	static const char *const words[] = { "撤回了一条消息",	 "加入了群聊",
					     "加入群聊",	 "以下是新消息",
					     "以下为新消息",	 "拍了拍",
					     "移出群聊",	 "开启了朋友验证",
					     "修改群名为",	 "recalled a message",
					     "joined the group", "left the group",
					     "unsent a message", "Messages and calls are" };

	return text_length(line) <= NOTICE_MOST && text_holds_any(line, words, COUNT(words));
}

static bool is_rule_off(const char *line)
{
	size_t strokes = 0;

	for (; *line != '\0'; line++) {
		if (*line != '-' && *line != ' ')
			return false;
		strokes += *line == '-';
	}
	return strokes >= 5;
}

/* A line of a message; what it quotes of another falls away. */
static void take_words(struct reading *r, const char *line)
{
	const char *close = NULL;

	if (r->quoting || text_starts(line, "「")) {
		close = strstr(line, "」");
		r->quoting = close == NULL;
		if (close == NULL)
			return;
		line = close + strlen("」");
	}
	if (is_notice(line) || is_rule_off(line) || text_starts(line, "> "))
		return;
	if (r->text.used > 0)
		buffer_char(&r->text, '\n');
	buffer_add(&r->text, line);
}

/* --- messages --- */

static void end_message(struct reading *r)
{
	struct chat *c = r->chat;

	if (!r->begun)
		return;
	struct chat_message *m = &c->messages[c->count];
	m->text = without_media(buffer_text(&r->text), m, r->arena);
	c->count += *m->text != '\0' || m->pictures > 0 || m->others > 0;
	r->text = BUFFER(r->arena);
	r->begun = r->quoting = false;
}

static void begin_message(struct reading *r, const struct head *h)
{
	struct chat *c = r->chat;

	if (c->count == CHAT_MESSAGES_MOST) {
		c->left_out = true;
		return;
	}
	size_t room = r->room;
	c->messages = arena_room(r->arena, c->messages, c->count, &room, sizeof *c->messages);
	r->room = room;
	r->stamps = arena_room(r->arena, r->stamps, c->count, &r->stamp_room, sizeof *r->stamps);
	c->messages[c->count] = (struct chat_message){ .speaker = h->name, .line = r->line };
	r->stamps[c->count] = h->timed ? h->stamp : r->has_pending ? r->pending : (struct chat_stamp){ .second = -1 };
	/* A day that stood alone holds for the clocks behind it. */
	if (h->timed && h->stamp.day.day == 0 && !h->stamp.unclear && r->has_pending) {
		r->stamps[c->count].day = r->pending.day;
		r->stamps[c->count].counted = r->pending.counted;
		r->stamps[c->count].unclear = r->pending.unclear;
	}
	r->begun = true;
	if (*h->rest != '\0')
		take_words(r, h->rest);
}

static enum case_channel channel_named(const char *line)
{
	static const char *const wechat[] = { "微信", "WeChat", "的聊天记录如下" };
	static const char *const dingtalk[] = { "钉钉", "DingTalk" };
	static const char *const feishu[] = { "飞书", "Feishu", "Lark" };

	if (text_holds_any(line, dingtalk, COUNT(dingtalk)))
		return case_channel_dingtalk;
	if (text_holds_any(line, feishu, COUNT(feishu)))
		return case_channel_feishu;
	return text_holds_any(line, wechat, COUNT(wechat)) ? case_channel_wechat : case_channel_unset;
}

static const char *unquoted(const char *s, size_t n, struct arena *a)
{
	static const char *const marks[] = { "“", "”", "\"", "「", "」", "《", "》", "[", "]" };
	struct buffer b = BUFFER(a);

	for (const char *end = s + n; s < end;) {
		const char *was = s;
		for (size_t i = 0; i < COUNT(marks); i++)
			text_skip(&s, marks[i]);
		if (s == was)
			buffer_char(&b, *s++);
	}
	return text_trim(buffer_text(&b), a);
}

/* Before the first message: whose conversation it is, and in what. */
static void take_front(struct reading *r, const char *line)
{
	static const char *const heads[] = { "的聊天记录", "聊天记录", "Chat History", "chat history" };
	struct chat *c = r->chat;

	if (c->channel == case_channel_unset)
		c->channel = channel_named(line);
	for (size_t i = 0; i < COUNT(heads) && c->title == NULL; i++) {
		const char *at = strstr(line, heads[i]);
		if (at == NULL)
			continue;
		const char *title = i < 2 ? unquoted(line, (size_t)(at - line), r->arena) : line;
		c->title = *title == '\0' ? NULL : title;
		return;
	}
}

/* Where names carry the times, "9:30" alone is what somebody said. */
static bool is_answer(const struct reading *r, const struct head *h)
{
	return r->timed && h->name == NULL && h->stamp.day.day == 0 && !h->stamp.unclear;
}

/* A clock alone: of the day that was said before it; on a telephone's screen, behind "昨天 21:05", today's. */
static void day_of_clock(const struct reading *r, struct head *h)
{
	bool screen = r->pending.counted && r->pending.second >= 0;

	h->stamp.counted = r->pending.counted;
	h->stamp.day = screen && h->stamp.second <= r->second ? r->today : r->pending.day;
}

static void take_head(struct reading *r, struct head *h)
{
	if (h->name != NULL) {
		begin_message(r, h);
		return;
	}
	if (h->stamp.day.day == 0 && !h->stamp.unclear && r->has_pending)
		day_of_clock(r, h);
	r->pending = h->stamp;
	r->has_pending = true;
}

static void take_line(struct reading *r, const char *line)
{
	struct head h;

	if (*line == '\0')
		return;
	bool head = (!r->quoting || r->timed) && !is_notice(line) && head_read(r, line, &h) && !is_answer(r, &h);
	if (head) {
		end_message(r);
		take_head(r, &h);
	} else if (r->begun)
		take_words(r, line);
	else if (r->has_pending)
		begin_message(r, &(struct head){ .rest = line });
	else if (r->chat->count == 0)
		take_front(r, line);
}

/* --- the moments --- */

static void place(struct chat_message *m, const struct chat_stamp *s, date day, bool counted, instant now)
{
	m->at = instant_plus(date_start(day), s->second * SECOND);
	m->dating = counted ? CHAT_COUNTED : CHAT_STATED;
	if (!instant_before(now, m->at))
		return;
	if (m->at.us - now.us <= AHEAD) {
		m->at = now;
	} else {
		m->dating = CHAT_UNCLEAR;
		m->at = (instant){ 0 };
	}
}

/* Forward from the first day that is said; a clock that goes back is the next day's. */
static void place_forward(struct reading *r, unsigned from, instant now)
{
	date day = { 0 };
	int last = -1;
	bool counted = false;

	for (unsigned i = from; i < r->chat->count; i++) {
		struct chat_stamp *s = &r->stamps[i];
		if (s->unclear) {
			r->chat->messages[i].dating = CHAT_UNCLEAR;
			continue;
		}
		if (s->day.day != 0) {
			counted = s->counted;
			day = s->day;
			last = -1;
		}
		if (s->second < 0 || day.day == 0)
			continue;
		if (s->second < last) {
			day = date_plus(day, 1);
			counted = true;
		}
		last = s->second;
		place(&r->chat->messages[i], s, day, counted, now);
	}
}

/* Clocks alone: the last of them is the latest that has been, and those before it go back from there. */
static void place_backward(struct reading *r, unsigned until, date day, int second, instant now)
{
	for (unsigned i = until; i-- > 0;) {
		struct chat_stamp *s = &r->stamps[i];
		if (s->unclear)
			r->chat->messages[i].dating = CHAT_UNCLEAR;
		if (s->unclear || s->second < 0)
			continue;
		if (s->second > second)
			day = date_plus(day, -1);
		second = s->second;
		place(&r->chat->messages[i], s, day, true, now);
	}
}

static void place_all(struct reading *r, instant now)
{
	unsigned first = 0;

	while (first < r->chat->count && r->stamps[first].day.day == 0)
		first++;
	if (first < r->chat->count) {
		date day = r->stamps[first].day;
		int bound = r->stamps[first].second < 0 ? DAY_SECONDS : r->stamps[first].second;
		place_backward(r, first, day, bound, now);
		place_forward(r, first, now);
	} else
		place_backward(r, first, r->today, r->second, now);
}

/* --- the whole --- */

static const char *next_line(const char **s, struct arena *a)
{
	size_t n = strcspn(*s, "\r\n");
	const char *line = text_trim(arena_copy_n(a, *s, n), a);

	*s += n;
	*s += **s == '\r' && (*s)[1] == '\n' ? 2 : **s != '\0';
	return line;
}

static bool has_timed_heads(struct reading *r, const char *text)
{
	struct head h;

	r->timed = true;
	while (*text != '\0') {
		const char *line = next_line(&text, r->arena);
		if (*line != '\0' && head_read(r, line, &h) && h.name != NULL)
			return true;
	}
	return false;
}

void chat_read(const char *text, instant now, struct arena *a, struct chat *ret)
{
	struct reading r = { .arena = a, .chat = ret, .today = instant_date(now), .text = BUFFER(a) };
	const char *at = text;

	*ret = (struct chat){ 0 };
	r.second = (int)((now.us - date_start(r.today).us + AHEAD) / SECOND);
	r.timed = has_timed_heads(&r, text);
	while (*at != '\0') {
		r.line++;
		take_line(&r, next_line(&at, a));
	}
	end_message(&r);
	if (ret->count == 0 && *text_trim(text, a) != '\0') {
		begin_message(&r, &(struct head){ .rest = text_trim(text, a) });
		end_message(&r);
		ret->title = NULL;
		ret->channel = case_channel_unset;
	}
	place_all(&r, now);
}
