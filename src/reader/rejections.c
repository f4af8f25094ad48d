/* The document's lists of conditions under which one bid is thrown out; else the sentences that say so. */
#include "base/text.h"
#include "reader/facts.h"
#include "reader/headings.h"
#include "reader/pattern.h"

#define VOID "{投标|报价|响应|应答|参选}{文件|书|}{将|应|均|}{被|按|}{作废|废标处理}"
#define REFUSED "拒绝|拒收|不予受理|不予接收|不予接受"
#define THROWN_OUT "{否决|无效|" REFUSED "|" VOID "|非实质性响应|取消{其|}{投标|评审|}资格|不通过|不合格}"
#define MOST 1000
#define CASES "{下列|以下|如下|下述|之一|{情形|情况|条款|内容}:$|{情形|情况}$}"

struct rejecting {
	struct search *search;
	size_t room;
};

static void add(struct rejecting *j, const char *text, const char *group, const struct line *line)
{
	struct reading *r = j->search->reading;

	if (r->rejection_count == MOST)
		return;
	r->rejections =
		arena_room(j->search->arena, r->rejections, r->rejection_count, &j->room, sizeof *r->rejections);
	r->rejections[r->rejection_count++] =
		(struct rejection){ .text = text, .group = group, .at = place_of(j->search->arena, line) };
}

/* What follows is about something else: the whole procurement, the bond, complaints, the jury. */
static bool other_matter(const char *text)
{
	return pattern_in("{废标{情形|条款|的情形|:|处理|$}|应予废标|作废标|重新招标|招标失败|终止{招标|采购}|流标|"
			  "质疑|投诉|保证金{将|}不予退|"
			  "不予退还|不退还|没收|回避|中标无效|成交无效|不得{认定|作为|以|判定|被|将其}|不视为|不作为|"
			  "不应|不属于|仍有效|合同|评标委员会成员|"
			  "评审专家|修正|原则|处罚|罚款|重新评审|不得{参加|成为}评|招标公告应当}",
			  text);
}

/* The line that opens a list: 有下列情形之一的，…否决其投标: */
static bool opens_list(const struct line *line)
{
	const char *text = line->text;
	size_t n = text_length(text);

	if (line->pair || line->zone == ZONE_FORMS || line->zone == ZONE_CONTRACT || other_matter(text))
		return false;
	if (!pattern_in(THROWN_OUT, text))
		return false;
	if (n <= 22 &&
	    pattern_in("{无效{标|投标|响应|投标文件|文件|}{的|}{情形|情况|条款|条件|认定|}|否决{投标|性}{的|"
		       "}{情形|情况|条款|条件|}|投标无效|"
		       "投标无效{的|}情形|{无效的投标{文件|}}|拒绝投标|{投标|响应}文件{的|}{拒收|拒绝}}{:|;|$}",
		       text))
		return line->heading > 0 || text_ends(text, ":") || layout_past_number(text) > text;
	if (text_ends(text, "。") || text_ends(text, ";"))
		return n <= 90 && pattern_in("{下列|以下}{情形|情况}之一", text) && text_ends(text, "。");
	return n <= 140 && pattern_in(CASES, text) &&
	       (text_ends(text, ":") || pattern_in("{之一|下列|以下}{的|者|情形|情况|}", text));
}

static bool same_place(const struct line *a, const struct line *b)
{
	return (a->row < 0 && b->row < 0) || (a->block == b->block && a->row == b->row && a->column == b->column);
}

static const char *condition(struct search *s, const char *text)
{
	const char *rest = layout_past_number(text);

	return text_trim(rest, s->arena);
}

/* The next piece of conditions that were run together: "1.甲;2.乙;3.丙", each with the next number of its kind. */
static size_t piece_end(const char *text)
{
	const char *rest, *own;
	int rank = headings_number(text, &own);

	for (const char *at = text; rank != 0 && *at != '\0'; at++) {
		if ((*at == ';' || text_starts(at, "。")) && headings_number(at + (*at == ';' ? 1 : 3), &rest) == rank)
			return (size_t)(at - text) + (*at == ';' ? 1 : 3);
	}
	return strlen(text);
}

static void add_pieces(struct rejecting *j, const char *text, const char *group, const struct line *line)
{
	while (*text != '\0') {
		size_t n = piece_end(text);
		add(j, condition(j->search, arena_copy_n(j->search->arena, text, n)), group, line);
		text += n;
	}
}

/* Where the list begins that a line opens and holds as well: "…之一的,按无效响应处理:①甲;②乙"; NULL: it does not. */
static const char *list_inside(struct search *s, const struct line *line, struct line *ret_opener)
{
	const char *rest, *from = line->text;

	for (const char *at; (at = strchr(from, ':')) != NULL; from = at + 1) {
		if (headings_number(at + 1, &rest) == 0 || piece_end(at + 1) == strlen(at + 1))
			continue;
		*ret_opener = *line;
		ret_opener->text = arena_copy_n(s->arena, line->text, (size_t)(at + 1 - line->text));
		return at + 1;
	}
	return NULL;
}

/* The rank of a line's number, and whether it closes an item that has parts of its own. */
static int rank_of(const struct line *line)
{
	const char *rest;

	return headings_number(line->text, &rest);
}

/* An item with parts: they are the conditions; but the signs of collusion belong to the one condition. */
static bool parts_count(const struct line *item)
{
	return text_ends(item->text, ":") && !pattern_in("{视为|串通|串标|第三十七条|情形之一}", item->text);
}

static const struct line *next_line(const struct layout *l, size_t i)
{
	while (++i < l->count) {
		if (!l->lines[i].pair)
			return &l->lines[i];
	}
	return NULL;
}

static bool ends_list(const struct line *head, const struct line *line, int rank)
{
	int own = rank_of(line), head_rank = rank_of(head);

	if (!same_place(head, line) || text_length(line->text) > 420 || (opens_list(line) && own != rank))
		return true;
	if (rank < 0) /* without numbers: as long as the sentences are items */
		return own != 0 || !(text_ends(line->text, ";") || text_ends(line->text, "。"));
	if (own == 0)
		return !text_ends(line->text, ";");
	return own < rank || (own != rank && head_rank > 0 && own <= head_rank) || (own == rank && own == head_rank);
}

/* Whether all that was added from `first` on had been said in an earlier list. */
static bool said_before(const struct reading *r, size_t first)
{
	for (size_t i = first; i < r->rejection_count; i++) {
		bool found = false;
		for (size_t k = 0; k < first && !found; k++)
			found = strcmp(r->rejections[k].text, r->rejections[i].text) == 0;
		if (!found)
			return false;
	}
	return true;
}

/* One past the last line of the list that begins behind `opener`. */
static size_t list_read(struct rejecting *j, size_t opener)
{
	const struct layout *l = j->search->layout;
	struct reading *r = j->search->reading;
	const struct line *head = &l->lines[opener], *item = NULL, *first = next_line(l, opener);
	size_t i = opener + 1, before = r->rejection_count;
	int rank;

	if (first == NULL || opens_list(first))
		return i;
	rank = rank_of(first) == 0 ? -1 : rank_of(first);
	for (; i < l->count; i++) {
		const struct line *line = &l->lines[i], *next = next_line(l, i);
		if (line->pair)
			continue;
		if (ends_list(head, line, rank))
			break;
		bool part = rank > 0 && rank_of(line) > rank;
		item = part ? item : line;
		if (part && (item == NULL || !parts_count(item)))
			continue;
		bool divided = !part && rank > 0 && parts_count(line) && next != NULL && rank_of(next) > rank;
		if (!divided)
			add_pieces(j, line->text, head->text, line);
	}
	if (said_before(r, before))
		r->rejection_count = before;
	return i;
}

static bool read_inside(struct rejecting *j, const struct line *line)
{
	struct line opener;
	struct reading *r = j->search->reading;
	size_t before = r->rejection_count;
	const char *items = list_inside(j->search, line, &opener);

	if (items == NULL || !opens_list(&opener))
		return false;
	add_pieces(j, items, opener.text, line);
	if (said_before(r, before))
		r->rejection_count = before;
	return true;
}

static size_t read_lists(struct rejecting *j)
{
	const struct layout *l = j->search->layout;
	size_t before = j->search->reading->rejection_count;

	for (size_t i = 0; i < l->count;) {
		bool opens = !read_inside(j, &l->lines[i]) && opens_list(&l->lines[i]);
		i = opens ? list_read(j, i) : i + 1;
	}
	return j->search->reading->rejection_count - before;
}

/* Check tables. */

static bool flags_rejection(const char *text)
{
	return pattern_in("{否决{条款|项|性条款|投标}}", text) && text_length(text) <= 8;
}

/* Rows that a column of their own flags as grounds of rejection. */
static void table_read(struct rejecting *j, size_t block, const struct line *line)
{
	struct search *s = j->search;
	const struct block *k = &s->layout->document->blocks[block];

	for (size_t r = 1; r < k->count; r++) {
		const char *name = NULL;
		bool flagged = false;
		for (size_t c = 0; c < k->rows[r].count; c++) {
			const char *text = layout_squeeze(s->arena, k->rows[r].cells[c].text);
			if (flags_rejection(text))
				flagged = c > 0;
			else if (name == NULL && strspn(text, "0123456789. ") < strlen(text))
				name = text;
		}
		if (flagged && name != NULL) {
			struct line at = *line;
			at.page = k->rows[r].page;
			at.shown = name;
			add(j, name, NULL, &at);
		}
	}
}

static size_t read_tables(struct rejecting *j)
{
	const struct layout *l = j->search->layout;
	size_t before = j->search->reading->rejection_count, last = SIZE_MAX;

	for (size_t i = 0; i < l->count; i++) {
		const struct line *line = &l->lines[i];
		if (line->row >= 0 && line->block != last && line->zone != ZONE_FORMS && line->zone != ZONE_CONTRACT)
			table_read(j, line->block, line);
		last = line->row < 0 ? SIZE_MAX : line->block;
	}
	return j->search->reading->rejection_count - before;
}

/* Sentences. */

static const char says_so[] = "{{其|该|}{投标|响应|投标文件}{将|应|}{被|予以|作为|作|按|视为|}{否决|无效|拒绝}|{按|作|"
			      "作为|视为|视作|认定为|属于}{无效|废}{投标|标|响应|处理}|"
			      "{不予受理|不予接收|拒收|予以拒绝|拒绝接收|拒绝接受|不予认可其投标|否决其投标|无效投标|"
			      "投标无效|响应无效|无效标处理|" VOID "}}";

static void sentences_of(struct rejecting *j, const struct line *line)
{
	const char *text = line->text;

	while (*text != '\0') {
		const char *stop = strstr(text, "。");
		size_t n = stop == NULL ? strlen(text) : (size_t)(stop - text);
		const char *one = arena_copy_n(j->search->arena, text, n);
		if (pattern_in(says_so, one) && !pattern_in("{质疑|投诉|无效投标人|答疑|异议}", one) &&
		    text_length(one) >= 8)
			add(j, condition(j->search, one), NULL, line);
		text += n + (stop == NULL ? 0 : 3);
	}
}

static void read_sentences(struct rejecting *j)
{
	const struct layout *l = j->search->layout;

	for (size_t i = 0; i < l->count; i++) {
		const struct line *line = &l->lines[i];
		if (!line->pair && line->zone != ZONE_FORMS && line->zone != ZONE_CONTRACT)
			sentences_of(j, line);
	}
}

void read_rejections(struct search *s)
{
	struct rejecting j = { .search = s };
	size_t found = read_lists(&j);

	found += read_tables(&j);
	if (found == 0)
		read_sentences(&j);
}
