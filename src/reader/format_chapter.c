/* The chapter is the last heading of that name that is no line of a table of contents, up to the next of its kind.
 * What its forms begin with differs from document to document: numbers of one rank, 附件 1, or a title at the top of a
 * page.  Titles end with the name of a form (函, 表, 声明); the manner that has such titles is that of the chapter. */
#include "reader/format_chapter.h"

#include <string.h>

#include "base/text.h"
#include "office/marks.h"
#include "reader/find.h"
#include "reader/headings.h"
#include "reader/layout.h"
#include "reader/pattern.h"

#define TITLE_MOST 40  /* characters */
#define AROUND_MOST 8  /* characters in front of the words that name the chapter, and behind them */
#define FORMS_LEAST 3  /* of a manner, for it to be that of the chapter */
#define FORMS_MOST 500 /* no chapter has more; what compares each with each ends there */

static const char chapter_words[] = "{投标|响应|应答|磋商|谈判|报价|竞标|参选|比选|申请}文件{的|有关|相关|}"
				    "{{内容|组成|构成|编制}{及|和|与|、|}{其|}{相关|有关|}|}格式";
/* What a chapter of forms is called that does not say of what. */
static const char plain_words[] = "{{各种|各类|附件|有关|相关|其他|}{文件|表格|}{的|}格式{附件|文件|文本|汇编|}|附{件|"
				  "表|录}{及|与|、|}{格式|表格|}}$";
/* A part of the bid: a chapter behind the forms that has some too, or a heading among them. */
static const char part_words[] =
	"{价格|报价|商务|技术|商务技术|商务和技术|商务及技术|经济|资信|资信商务|资格|资格证明|资格审查|资格性}"
	"{响应|投标|}{文件|材料|部分|标}{的|有关|相关|}{表格|}{格式|}$";
static const char form_words[] = "{附件|附表|格式|附录}{ |}{#|一|二|三|四|五|六|七|八|九|十}{{-|.}#|}{{-|.}#|}";

/* --- where it is --- */

static bool ends_sentence(const char *text)
{
	return text_ends(text, "。") || text_ends(text, ";") || text_ends(text, ":") || text_ends(text, ",");
}

/* The text of a short paragraph, behind its number; NULL: the block is none, or a line of a table of contents. */
static const char *title_of(struct arena *a, const struct block *b, int *ret_rank)
{
	const char *rest;

	if (b->kind != BLOCK_PARAGRAPH || text_length(b->text) > TITLE_MOST || headings_contents_line(b->text))
		return NULL;
	*ret_rank = headings_number(layout_squeeze(a, b->text), &rest);
	return rest;
}

/* It is called that and little else, and a clause about forms (6.2, （3）) is no chapter of them. */
static bool is_chapter(struct arena *a, const struct block *b)
{
	struct span found;
	int rank;
	const char *rest = title_of(a, b, &rank);

	if (rest == NULL || rank > 3 || ends_sentence(rest) || !pattern_find(chapter_words, rest, &found))
		return false;
	return text_length(arena_copy_n(a, rest, (size_t)(found.from - rest))) <= AROUND_MOST &&
	       text_length(found.to) <= AROUND_MOST;
}

/* "第五章 各种格式" */
static bool is_plain_chapter(struct arena *a, const struct block *b)
{
	int rank;
	const char *rest = title_of(a, b, &rank), *end;

	return rest != NULL && (rank == 1 || rank == 2) && pattern_here(plain_words, rest, &end);
}

static bool is_part(struct arena *a, const struct block *b)
{
	int rank;
	const char *rest = title_of(a, b, &rank), *end;

	return rest != NULL && (rank > 0 || b->level > 0) && pattern_here(part_words, rest, &end);
}

static int rank_of(struct arena *a, const struct block *b)
{
	const char *rest;

	return b->kind == BLOCK_PARAGRAPH && text_length(b->text) <= TITLE_MOST
		       ? headings_number(layout_squeeze(a, b->text), &rest)
		       : 0;
}

/* The number of a chapter's or part's heading; 0: the block is none, or a sentence that speaks of one. */
static int chapter_number(struct arena *a, const struct block *b, int rank)
{
	int is, number = 0;
	const char *rest = title_of(a, b, &is), *text = rest == NULL ? "" : layout_squeeze(a, b->text);

	if (rest == NULL || is != rank || ends_sentence(text) || strpbrk(rest, "\",") != NULL ||
	    text_starts(rest, "《") || text_starts(rest, "“"))
		return 0;
	return chinese_count(text + strlen("第"), &number) == NULL ? 0 : number;
}

/* The number of the last heading of that rank before `at`, itself included; 0: there is none. */
static int number_before(struct arena *a, const struct document *d, size_t at, int rank)
{
	int number = 0;

	for (size_t i = at + 1; i-- > 0 && number == 0;)
		number = chapter_number(a, &d->blocks[i], rank);
	return number;
}

/* Up to the next chapter.  第一部分 inside a chapter of a document that has no parts is one of its forms. */
static size_t chapter_end(struct arena *a, const struct document *d, size_t from)
{
	int part = number_before(a, d, from, 1), chapter = number_before(a, d, from, 2);
	int is = rank_of(a, &d->blocks[from]);
	size_t i = from + 1;

	for (; i < d->count; i++) {
		if (part > 0 && chapter_number(a, &d->blocks[i], 1) > part)
			break;
		if (chapter > 0 && is != 1 && chapter_number(a, &d->blocks[i], 2) > chapter)
			break;
	}
	return i;
}

/* With the chapters behind it that are parts of the bid. */
static size_t forms_end(struct arena *a, const struct document *d, size_t from)
{
	size_t end = chapter_end(a, d, from);

	while (end < d->count && is_part(a, &d->blocks[end]))
		end = chapter_end(a, d, end);
	return end;
}

/* The last that has something behind it: a contents page names it too. */
static bool find_chapter(struct arena *a, const struct document *d, bool (*is)(struct arena *, const struct block *),
			 size_t *ret_from, size_t *ret_end)
{
	for (size_t i = d->count; i-- > 0;) {
		if (!is(a, &d->blocks[i]))
			continue;
		*ret_from = i;
		*ret_end = forms_end(a, d, i);
		if (*ret_end - i > 2)
			return true;
	}
	return false;
}

/* The document says where its forms are, though they may be left out there. */
static bool any_chapter(struct arena *a, const struct document *d)
{
	for (size_t i = 0; i < d->count; i++)
		if (is_chapter(a, &d->blocks[i]) && rank_of(a, &d->blocks[i]) > 0)
			return true;
	return false;
}

/* --- where its forms begin --- */

enum { MANNER_NONE = 0, MANNER_TITLED = 7, MANNERS }; /* between them: the rank of a number */

/* What a form is called, at the end of its title. */
static const char *const form_nouns[] = {
	"函",	"书",	"表",	"格式", "声明", "承诺", "方案", "证明", "执照", "协议", "报告", "材料", "样式",
	"样本", "封面", "清单", "情况", "计划", "简历", "资料", "文件", "证书", "凭证", "说明", "业绩", "报价",
};

/* What the chapter's own table of contents names. */
struct listed {
	const char **names;
	size_t count, room;
};

/* "投标函格式", of "投标函格式 ...... 47" */
static const char *listed_name(struct arena *a, const char *line)
{
	size_t n = strlen(line);

	while (n > 0 && strchr("0123456789. \t", line[n - 1]) != NULL)
		n--;
	const char *text = layout_squeeze(a, arena_copy_n(a, line, n));
	for (n = strlen(text); n >= 3 && (memcmp(text + n - 3, "…", 3) == 0 || memcmp(text + n - 3, "┈", 3) == 0);)
		n -= 3;
	return arena_copy_n(a, text, n);
}

static struct listed listed_in(struct arena *a, const struct document *d, size_t from, size_t end)
{
	struct listed l = { 0 };

	for (size_t i = from; i < end; i++) {
		const struct block *b = &d->blocks[i];
		if (b->kind != BLOCK_PARAGRAPH || l.count == FORMS_MOST || !headings_contents_line(b->text))
			continue;
		l.names = arena_room(a, l.names, l.count, &l.room, sizeof *l.names);
		l.names[l.count++] = listed_name(a, b->text);
	}
	return l;
}

static bool is_listed(const struct listed *l, const char *text)
{
	for (size_t i = 0; i < l->count; i++)
		if (text_same(l->names[i], text))
			return true;
	return false;
}

/* "法定代表人授权书（格式）" is called 授权书. */
static bool ends_with_noun(struct arena *a, const char *title)
{
	size_t n = strlen(title);
	const char *open = strrchr(title, '(');

	if (n > 0 && title[n - 1] == ')' && open != NULL)
		n = (size_t)(open - title);
	const char *name = arena_copy_n(a, title, n);
	for (size_t i = 0; i < sizeof form_nouns / sizeof form_nouns[0]; i++)
		if (text_ends(name, form_nouns[i]))
			return true;
	return false;
}

/* The cover of a document of theirs: what stands below it is no form. */
static bool is_cover(const char *text)
{
	const char *end;

	return pattern_here("{~|}{招标|采购|磋商|谈判|询价|比选|专用|通用}文件{(~)|}$", text, &end);
}

/* Ends like a title, and is none: the cover of ours, the end of a declaration. */
static bool is_no_title(const char *text)
{
	return text_starts(text, "特此") || text_ends(text, "投标文件") || text_ends(text, "响应文件") ||
	       is_cover(text);
}

/* A chapter under examination. */
struct chapter {
	struct arena *arena;
	const struct document *d;
	size_t from, end; /* behind its heading */
	struct listed listed;
};

/* A form without a number has its title at the top of a page, as a heading of the file, or in the list. */
static bool is_titled(const struct chapter *c, size_t i, const char *text)
{
	const struct block *b = &c->d->blocks[i];
	bool top = c->d->pages == 1 || i == 0 || c->d->blocks[i - 1].page < b->page;

	return text[0] != '\0' && !is_no_title(text) &&
	       (b->level > 0 || is_listed(&c->listed, text) ||
		(top && strchr(text, ':') == NULL && ends_with_noun(c->arena, text)));
}

static const char *past_stars(const char *text)
{
	while (text_starts(text, "★") || text_starts(text, "▲"))
		text += strlen("★");
	return text;
}

/* What of a title is known; noun: it names a form. */
static int manner_of(const struct chapter *c, size_t i, bool *ret_noun)
{
	const struct block *b = &c->d->blocks[i];
	struct arena *a = c->arena;
	const char *text, *rest;

	*ret_noun = true;
	if (b->kind != BLOCK_PARAGRAPH || text_length(b->text) > TITLE_MOST || headings_contents_line(b->text))
		return MANNER_NONE;
	text = past_stars(layout_squeeze(a, b->text));
	if (pattern_here(form_words, text, &rest) && (!ends_sentence(text) || text_same(rest, ":")))
		return MANNER_TITLED;
	if (ends_sentence(text) || strpbrk(text, ",_") != NULL)
		return MANNER_NONE;
	int rank = headings_number(text, &rest);
	*ret_noun = ends_with_noun(a, rank == 0 ? text : rest);
	if (rank >= 1 && rank <= 6 && rest[0] != '\0')
		return rank;
	return rank == 0 && is_titled(c, i, text) ? MANNER_TITLED : MANNER_NONE;
}

struct manners {
	int times[MANNERS], nouns[MANNERS], order[MANNERS]; /* order: the first to occur is 1 */
};

static struct manners manners_in(const struct chapter *c)
{
	struct manners m = { 0 };
	int seen = 0;

	for (size_t i = c->from; i < c->end; i++) {
		bool noun;
		int manner = manner_of(c, i, &noun);
		if (manner == MANNER_NONE || (manner != MANNER_TITLED && is_part(c->arena, &c->d->blocks[i])))
			continue;
		if (m.times[manner]++ == 0)
			m.order[manner] = ++seen;
		m.nouns[manner] += noun;
	}
	return m;
}

/* The first to occur of those with enough in `of`; MANNER_NONE: none has. */
static int first_of(const struct manners *m, const int *of, int least, int most_rank)
{
	int best = MANNER_NONE;

	for (int k = 1; k <= most_rank; k++)
		if (of[k] >= least && (best == MANNER_NONE || m->order[k] < m->order[best]))
			best = k;
	return best;
}

/* Parts, chapters and sections before the numbers that stand in forms too, of which the most often used. */
static int numbered_manner(const struct manners *m)
{
	int best = first_of(m, m->nouns, FORMS_LEAST, 3);

	for (int k = 4; best == MANNER_NONE || (best > 3 && k < MANNER_TITLED); k++) {
		if (k == MANNER_TITLED)
			return MANNER_NONE;
		if (m->nouns[k] >= FORMS_LEAST && (best == MANNER_NONE || m->nouns[k] > m->nouns[best]))
			best = k;
	}
	return best;
}

/* Numbers, unless far more forms have none. */
static int manner_of_chapter(const struct manners *m)
{
	int numbered = numbered_manner(m), titled = m->nouns[MANNER_TITLED];

	if (titled >= FORMS_LEAST && (numbered == MANNER_NONE || (numbered > 3 && m->nouns[numbered] * 2 <= titled)))
		return MANNER_TITLED;
	if (numbered != MANNER_NONE)
		return numbered;
	int any = first_of(m, m->times, FORMS_LEAST, 5);
	return any != MANNER_NONE ? any : first_of(m, m->nouns, 1, MANNER_TITLED);
}

/* --- the forms --- */

/* The number a title begins with; without one, the whole of it. */
static const char *number_of(struct arena *a, const char *title)
{
	const char *text = layout_squeeze(a, title), *rest;
	const char *end = pattern_here(form_words, text, &rest) || headings_number(text, &rest) > 0 ? rest : "";

	return end[0] == '\0' ? text : arena_copy_n(a, text, (size_t)(end - text));
}

/* A list of the forms in front of them names each before it comes. */
static void drop_listed(struct arena *a, struct format_chapter *c)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->count; i++) {
		bool again = false;
		for (size_t k = i + 1; k < c->count && c->forms[i].marks[0] == '\0' && !again; k++)
			again = text_same(number_of(a, c->forms[i].title), number_of(a, c->forms[k].title));
		if (!again)
			c->forms[kept++] = c->forms[i];
	}
	c->count = kept;
}

struct gathering {
	const struct chapter *of;
	struct format_chapter *chapter;
	struct buffer marks;
	const char *part;
	int part_rank;
	bool open;    /* what comes belongs to the last form */
	bool covered; /* another document begins here */
	size_t room;
};

static void form_close(struct gathering *g)
{
	if (g->open)
		g->chapter->forms[g->chapter->count - 1].marks = buffer_text(&g->marks);
	g->marks = BUFFER(g->of->arena);
	g->open = false;
}

/* "附件 1" alone is called what stands below it: how many blocks the title takes. */
static size_t title_blocks(const struct chapter *c, size_t i)
{
	const char *text = past_stars(layout_squeeze(c->arena, c->d->blocks[i].text)), *rest;
	int rank;

	if (!pattern_here(form_words, text, &rest) || (rest[0] != '\0' && !text_same(rest, ":")) || i + 1 >= c->end)
		return 1;
	const char *below = title_of(c->arena, &c->d->blocks[i + 1], &rank);
	bool named = below != NULL && below[0] != '\0' && !ends_sentence(below);
	return named && !pattern_here(form_words, below, &rest) ? 2 : 1;
}

static size_t form_open(struct gathering *g, size_t i)
{
	const struct block *b = &g->of->d->blocks[i];
	struct format_chapter *c = g->chapter;
	struct arena *a = g->of->arena;
	size_t blocks = title_blocks(g->of, i);

	form_close(g);
	c->forms = arena_room(a, c->forms, c->count, &g->room, sizeof *c->forms);
	c->forms[c->count++] = (struct format_form){
		.title = blocks == 1 ? b->text : arena_print(a, "%s %s", b->text, b[1].text),
		.page = b->page,
		.part = g->part,
		.marks = "",
	};
	g->open = true;
	return blocks;
}

static void part_enter(struct gathering *g, const struct block *b)
{
	const char *rest;

	form_close(g);
	g->part_rank = headings_number(layout_squeeze(g->of->arena, b->text), &rest);
	g->part = rest;
	g->covered = false;
}

static void cover_enter(struct gathering *g, size_t i)
{
	const struct block *b = &g->of->d->blocks[i];
	int rank;
	const char *title = title_of(g->of->arena, b, &rank);

	if (title == NULL || rank != 0 || g->of->d->blocks[i - 1].page == b->page || !is_cover(title))
		return;
	form_close(g);
	g->covered = true;
}

/* The heading of a part is a form where something stands below it. */
static void drop_bare_parts(struct gathering *g)
{
	struct format_chapter *c = g->chapter;
	size_t kept = 0;

	for (size_t i = 0; i < c->count; i++) {
		bool bare = c->forms[i].is_part && c->forms[i].marks[0] == '\0' && i + 1 < c->count &&
			    !c->forms[i + 1].is_part;
		if (!bare)
			c->forms[kept++] = c->forms[i];
	}
	c->count = kept;
}

/* Within 第一部分 forms of their own may begin at the top of a page. */
static bool begins_form(int manner, int is)
{
	return is == manner || (manner <= 3 && is == MANNER_TITLED);
}

/* A part whose title is one of a form is both; where no form has a title of its own, the parts are all there is. */
static void read_forms(const struct chapter *c, struct format_chapter *ret)
{
	struct manners manners = manners_in(c);
	int manner = manner_of_chapter(&manners);
	struct gathering g = { .of = c, .chapter = ret, .marks = BUFFER(c->arena), .part = "" };

	for (size_t i = c->from; i < c->end;) {
		const struct block *b = &c->d->blocks[i];
		bool noun, part = is_part(c->arena, b);
		bool form = manner == MANNER_NONE ? part : begins_form(manner, manner_of(c, i, &noun));
		cover_enter(&g, i);
		if (part && manner != MANNER_NONE)
			part_enter(&g, b);
		if (form && !g.covered && ret->count < FORMS_MOST) {
			if (!part && g.part_rank > 0 && rank_of(c->arena, b) == g.part_rank)
				g.part = ""; /* 第四部分 is none of the third's */
			i += form_open(&g, i);
			ret->forms[ret->count - 1].is_part = part;
			continue;
		}
		if (g.open)
			document_block_marks(&g.marks, b);
		i++;
	}
	form_close(&g);
	drop_bare_parts(&g);
}

/* Without forms in it ("（略）") it is none. */
struct format_chapter format_chapter_of(struct arena *a, const struct document *d)
{
	struct format_chapter c = { 0 };
	struct chapter at = { .arena = a, .d = d };
	bool named = find_chapter(a, d, is_chapter, &at.from, &at.end);

	if (!named && (any_chapter(a, d) || !find_chapter(a, d, is_plain_chapter, &at.from, &at.end)))
		return c;
	c.title = d->blocks[at.from].text;
	c.page = d->blocks[at.from].page;
	at.from++;
	at.listed = listed_in(a, d, at.from, at.end);
	read_forms(&at, &c);
	drop_listed(a, &c);
	return c;
}
