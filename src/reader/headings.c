#include "reader/headings.h"

#include "base/text.h"
#include "reader/find.h"
#include "reader/pattern.h"

#define LONGEST 40 /* characters of a heading */

#define CHINESE "{一|二|三|四|五|六|七|八|九|十}{十|}{一|二|三|四|五|六|七|八|九|}"
#define ORDINAL "第{" CHINESE "|#}"

/* Forms of numbers, the most telling first. */
static const struct {
	const char *pattern;
	int rank;
} numbers[] = {
	{ ORDINAL "{部分|卷|篇|册|分册}", 1 },
	{ ORDINAL "章", 2 },
	{ ORDINAL "节", 3 },
	{ CHINESE "{、|.}", 4 },
	{ "(" CHINESE ")", 5 },
	{ "#.#.#.#", 9 },
	{ "#.#.#", 8 },
	{ "#.#", 7 },
	{ "#{、|.|}", 6 },
	{ "{(|}#)", 10 },
	{ "{①|②|③|④|⑤|⑥|⑦|⑧|⑨|⑩|⑪|⑫|⑬|⑭|⑮}", 11 },
	{ "{(|}{A|B|C|D|E|F|G|H|I|J|K|a|b|c|d|e|f|g|h|i|j|k}{、|.|)}", 11 },
};

static const char marks[][4] = { "★", "▲", "△", "☆", "※", "●", "◆", "■", "◎", "*", "#" };

static const char *past_marks(const char *s)
{
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
			if (text_starts(s, marks[i])) {
				s += strlen(marks[i]);
				more = true;
			}
		}
	}
	return s;
}

/* A word that only begins like a quantity: 3.2人员, 4.1日志. */
static bool word_follows(const char *rest)
{
	const char *end;

	return pattern_here("{人员|人工|人脸|日志|日常|分包|分项|分部|分布|分级|个人|个性|年度|年检|月度|时间|时限|"
			    "时钟|台账|家具|元"
			    "器件|套件|份额|层级|号码|天线|名称|米制}",
			    rest, &end);
}

/* A figure is a clause's number only if no quantity follows: "2024年", "5个工作日", "10%"; behind "4." none does. */
static bool number_fits(int rank, const char *text, const char *rest)
{
	static const char *const quantities[] = { "年", "月", "日", "天", "个", "元", "万", "分", "时",
						  "%",	"-",  "/",  ":",  "份", "名", "人", "家", "套",
						  "台", ",",  "米", "层", "楼", "号", "~",  "～", ")" };
	size_t digits = strspn(text, "0123456789");

	if (rank != 6 && rank != 7)
		return true;
	if (rest[0] >= '0' && rest[0] <= '9')
		return false;
	if (digits > (rank == 6 ? 2u : 3u))
		return false;
	if ((rank == 6 && rest > text + digits && rest[0] != ')') || word_follows(rest))
		return true;
	for (size_t i = 0; i < sizeof quantities / sizeof quantities[0]; i++) {
		if (text_starts(rest, quantities[i]))
			return false;
	}
	return true;
}

int headings_number(const char *text, const char **ret_rest)
{
	const char *start = past_marks(text), *rest;

	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		if (!pattern_here(numbers[i].pattern, start, &rest) || !number_fits(numbers[i].rank, start, rest))
			continue;
		while (*rest == ' ' || *rest == '.' || text_starts(rest, "、"))
			rest += *rest == ' ' || *rest == '.' ? 1 : 3;
		*ret_rest = past_marks(rest);
		return numbers[i].rank;
	}
	*ret_rest = start;
	return 0;
}

const char *layout_past_number(const char *text)
{
	const char *rest;

	headings_number(text, &rest);
	return rest;
}

/* Titles that open a part without a number. */
static const char title[] =
	"{{投标人|供应商|磋商|谈判|响应|投标|}{须知|邀请}{前附表|资料表|书|函|正文|}|"
	"{招标|采购|磋商|谈判|询价|公开招标|竞争性磋商|竞争性谈判|投标|}{公告|邀请书|邀请函|邀请|须知}|"
	"{评标|评审|评分}{办法|方法|标准|细则}{前附表|}|前附表|专用文件|通用文件|"
	"{采购|招标|项目|服务|技术|用户|货物|}{需求|要求|需求书|规格书|需求一览表}|{投标|响应}文件格式|附件格式|"
	"合同{条款|格式|文本|范本|主要条款|专用条款|通用条款}{及格式|}|资格证明文件}{>|}$";

struct zone_words {
	const char *pattern;
	enum zone zone;
};

static const struct zone_words chapter_zones[] = {
	{ "{合同|协议书}", ZONE_CONTRACT },
	{ "{评标|评审|评分|评定|评议|磋商办法|定标}", ZONE_SCORING },
	{ "{前附表|资料表}", ZONE_FRONT },
	{ "{格式|附件|附录|响应文件{组成|构成}|投标文件{组成|构成|内容}|资格证明文件}", ZONE_FORMS },
	{ "{公告|邀请}", ZONE_NOTICE },
	{ "{须知|总则|投标要求}", ZONE_TERMS },
	{ "(专用文件)", ZONE_FRONT },
	{ "{需求|技术|规范|规格|清单|图纸|要求|任务书|参数}", ZONE_NEEDS },
};

/* Below the chapters only these open another part. */
static const struct zone_words inner_zones[] = {
	{ "前附表", ZONE_FRONT },
	{ "{评标办法|评分标准|评分细则|评标方法|评审标准|评分办法|评标标准|评标细则}", ZONE_SCORING },
	{ "{合同{条款|格式|文本|范本}|协议书}", ZONE_CONTRACT },
	{ "{投标|响应}文件格式", ZONE_FORMS },
};

static enum zone zone_by(const struct zone_words *words, size_t n, const char *text, enum zone otherwise)
{
	for (size_t i = 0; i < n; i++) {
		if (pattern_in(words[i].pattern, text))
			return words[i].zone;
	}
	return otherwise;
}

static bool ends_sentence(const char *text)
{
	static const char *const ends[] = { "。", ";", ",", "、" };

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		if (text_ends(text, ends[i]))
			return true;
	}
	return false;
}

static bool is_title(const char *text)
{
	const char *end;

	text += *text == '(' || *text == '<';
	return pattern_here(title, text, &end) ||
	       (text_length(text) <= 14 && (text_ends(text, "须知前附表") || text_ends(text, "资料表")));
}

/* The rank of a heading; 0: the line is none. */
static int heading_rank(const char *text, int level)
{
	const char *rest;
	int rank = headings_number(text, &rest);
	const char *colon = strchr(rest, ':');

	if (text_length(text) > LONGEST || rest[0] == '\0' || ends_sentence(text))
		return 0;
	if (rank >= 1 && rank <= 3)
		return rank;
	if (colon != NULL && colon[1] != '\0')
		return 0;
	if (rank > 0)
		return rank < 10 ? rank : 0;
	if (is_title(text))
		return 3;
	return level > 0 ? 3 + level : 0;
}

/* The number of a chapter, and its rank; 0: the block opens none. */
static int chapter_of(struct arena *a, const struct block *k, int *ret_number)
{
	const char *text, *rest;

	if (k->kind != BLOCK_PARAGRAPH || text_length(k->text) > LONGEST)
		return 0;
	text = layout_squeeze(a, k->text);
	int rank = headings_number(text, &rest);
	if (rank != 1 && rank != 2)
		return 0;
	return chinese_count(text + strlen("第"), ret_number) == NULL ? 0 : rank;
}

static void chapters_list(struct headings *h, const struct document *d, size_t *ret_chapters)
{
	bool *listed = arena_array(h->arena, bool, d->count + 1);
	int last_rank = 0, last_number = 0;

	for (size_t i = 0; i < d->count; i++) {
		int number = 0, rank = chapter_of(h->arena, &d->blocks[i], &number);
		if (rank != 0 && rank == last_rank && number == last_number + 1)
			listed[i] = listed[i - 1] = true;
		*ret_chapters += rank != 0;
		last_rank = rank;
		last_number = number;
	}
	h->listed = listed;
}

/* The headings of the whole document decide what a line under none of them is. */
void headings_begin(struct headings *h, struct arena *a, const struct document *d)
{
	size_t chapters = 0;

	*h = (struct headings){ .arena = a, .under = "", .section = "" };
	chapters_list(h, d, &chapters);
	h->base = chapters >= 2 ? ZONE_COVER : ZONE_NOTICE;
}

static void under_make(struct headings *h)
{
	struct buffer b = BUFFER(h->arena);

	for (int i = 0; i < h->count; i++) {
		if (i > 0)
			buffer_char(&b, '\n');
		buffer_add(&b, h->open[i].text);
	}
	h->under = arena_copy(h->arena, buffer_text(&b));
}

static enum zone zone_now(const struct headings *h)
{
	if (h->front_table)
		return ZONE_FRONT;
	return h->count == 0 ? h->base : h->open[h->count - 1].zone;
}

/* "3.2" of "★3.2、", "一" of "一、"; a new chapter begins without one. */
static void section_enter(struct headings *h, const char *text)
{
	const char *rest, *start = past_marks(text), *end;
	int rank = headings_number(text, &rest);

	if (rank == 0)
		return;
	end = rest;
	for (bool more = true; more;) {
		for (more = false; end > start && (end[-1] == '.' || end[-1] == ' '); end--)
			;
		for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
			size_t n = strlen(marks[i]);
			if ((size_t)(end - start) >= n && memcmp(end - n, marks[i], n) == 0) {
				end -= n;
				more = true;
			}
		}
	}
	size_t n = (size_t)(end - start);
	n -= n >= 3 && memcmp(start + n - 3, "、", 3) == 0 ? 3 : 0;
	h->section = rank <= 3 ? "" : text_trim(arena_copy_n(h->arena, start, n), h->arena);
}

/* A title that was opened before is only mentioned when it comes again. */
static bool mentioned(struct headings *h, const char *text)
{
	for (size_t i = 0; i < h->title_count; i++) {
		if (strcmp(h->titles[i], text) == 0)
			return i + 1 < h->title_count;
	}
	if (h->title_count < sizeof h->titles / sizeof h->titles[0])
		h->titles[h->title_count++] = text;
	return false;
}

static enum zone zone_of(const struct headings *h, const char *text, int rank, enum zone now, int opened)
{
	if (rank > 3)
		return zone_by(inner_zones, sizeof inner_zones / sizeof inner_zones[0], text, now);
	/* what stands inside the contract or the forms is of them */
	if ((now == ZONE_CONTRACT || now == ZONE_FORMS) && rank > opened && h->count > 0)
		return now;
	return zone_by(chapter_zones, sizeof chapter_zones / sizeof chapter_zones[0], text, now);
}

void headings_enter(struct headings *h, const char *text, int level, size_t block)
{
	const char *rest;
	int rank = h->listed[block] ? 0 : heading_rank(text, level);

	section_enter(h, text);
	if (rank == 3 && headings_number(text, &rest) == 0 && mentioned(h, text))
		rank = 0;
	h->last_rank = rank;
	if (rank == 0)
		return;
	enum zone now = zone_now(h);
	while (h->count > 0 && h->open[h->count - 1].rank >= rank)
		h->count--;
	if (h->count == HEADINGS_DEEP)
		return;
	int opened = h->count > 0 ? h->open[0].rank : 0;
	if (rank > 3)
		now = zone_now(h);
	enum zone zone = zone_of(h, text, rank, now, opened);
	h->open[h->count++] = (struct heading){ .rank = rank, .text = text, .zone = zone };
	under_make(h);
}

/* A 前附表 is known by its first row, should its title be missing. */
void headings_enter_table(struct headings *h, const struct block *table, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < table->rows[0].count; i++)
		buffer_add(&b, layout_squeeze(a, table->rows[0].cells[i].text));
	const char *head = buffer_text(&b);
	h->front_table = zone_now(h) != ZONE_FORMS && zone_now(h) != ZONE_CONTRACT &&
			 pattern_in("{条款号|条款名称|编列内容}", head) && pattern_in("{内容|要求|编列|规定}", head) &&
			 !pattern_in("{评审|评分|偏离|响应}", head);
	h->last_rank = 0;
}

void headings_leave_table(struct headings *h)
{
	h->front_table = false;
}

void headings_place(struct headings *h, struct line *line)
{
	line->under = h->under;
	line->section = h->section;
	line->zone = zone_now(h);
	line->heading = h->last_rank;
}

bool headings_contents_line(const char *shown)
{
	size_t n = strlen(shown), digits = 0;

	while (digits < n && shown[n - 1 - digits] >= '0' && shown[n - 1 - digits] <= '9')
		digits++;
	if (digits == 0 || digits > 4 || digits == n)
		return false;
	while (n > digits + 1 && shown[n - digits - 1] == ' ')
		n--;
	const char *before = shown + n - digits;
	if (before[-1] == '\t' ||
	    (before - shown >= 3 && (memcmp(before - 3, "...", 3) == 0 || memcmp(before - 3, "---", 3) == 0)))
		return true;
	return before - shown >= 6 &&
	       (memcmp(before - 3, "…", 3) == 0 || memcmp(before - 3, "┈", 3) == 0 || memcmp(before - 6, "··", 4) == 0);
}
