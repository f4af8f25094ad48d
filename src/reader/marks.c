/* The clauses that carry a mark, and what the mark means. */
#include "base/text.h"
#include "reader/facts.h"
#include "reader/headings.h"
#include "reader/other_marks.h"
#include "reader/pattern.h"

#define MOST 3000
#define NAME_LONGEST 12 /* characters of a cell that only names what is asked */
#define OF_LONGEST 30	/* of one that names what a row is about */

static const struct {
	const char *sign;
	enum clause_mark mark;
} signs[] = { { "★", MARK_STAR }, { "☆", MARK_STAR }, { "▲", MARK_TRIANGLE }, { "△", MARK_TRIANGLE } };

struct marking {
	struct search *search;
	size_t room;
	struct other_marks others; /* ※ ● *, where the document says that they are its marks */
};

/* A sentence that speaks of the mark: “★”, ★号, 标有★, 带▲的条款. */
static bool speaks_of(const char *text, const char *at, size_t sign)
{
	static const char *const before[] = { "“",  "\"",   "‘",  "'",	"「", "《",   "标有", "标注",
					      "带", "加注", "打", "有", "以", "标记", "标“",  "注明",
					      "号", "为",   "标", "注", "对", "和",   "或",   "及",
					      "、", "含",   "加", "用", "非", "除",   "的" };
	static const char *const after[] = { "”",    "\"",   "’",    "'",    "号",   "条款", "标", "的",
					     "项",   "为",   "和",   "、▲",  "、★",  "条",   "」", "》",
					     "参数", "指标", "符号", "代表", "表示", "内容" };

	bool numbered = layout_past_number(text) >= at + sign; /* "1、★": the mark follows the clause's number */
	for (size_t i = 0; i < COUNT(before) && !numbered; i++) {
		size_t n = strlen(before[i]);
		if ((size_t)(at - text) >= n && memcmp(at - n, before[i], n) == 0)
			return true;
	}
	for (size_t i = 0; i < COUNT(after); i++) {
		if (text_starts(at + sign, after[i]))
			return true;
	}
	return false;
}

/* A condition of rejection names the mark as well; the sentence that speaks of marking says what it means. */
static bool defines(const char *text)
{
	return pattern_in("{标注|标有|标记|标示|加注|带有|注有|号条款|符号|为{实质性|重要|关键}}", text);
}

static void meaning_add(struct search *s, enum clause_mark mark, const struct line *line)
{
	const char *known = s->reading->mark_meaning[mark];

	if (strstr(line->text, "节能") != NULL || (known != NULL && (defines(known) || !defines(line->text))))
		return;
	if (pattern_in("{实质性|必须|不允许|否则|无效|重要|主要|关键|否决|负偏离|扣}", line->text))
		s->reading->mark_meaning[mark] = place_of(s->arena, line).quote;
}

/* From the mark to the next one, or to the end. */
static const char *clause_text(struct search *s, const char *from)
{
	size_t n = strlen(from);

	for (size_t i = 0; i < COUNT(signs); i++) {
		const char *next = strstr(from, signs[i].sign);
		if (next != NULL && next > from && (size_t)(next - from) < n)
			n = (size_t)(next - from);
	}
	return text_trim(arena_copy_n(s->arena, from, n), s->arena);
}

/* In a column of its own a mark speaks of the row: the cell that follows, with the one before it for a name. */
static const char *row_text(struct search *s, const struct line *line)
{
	const struct row *r = &s->layout->document->blocks[line->block].rows[line->row];
	struct buffer b = BUFFER(s->arena);

	for (size_t i = 0; i < r->count; i++) {
		const char *text = layout_squeeze(s->arena, r->cells[i].text);
		bool bare = strspn(text, "0123456789. ") == strlen(text) || strcmp(text, line->text) == 0;
		if (bare)
			continue;
		if (b.used > 0)
			buffer_add(&b, ": ");
		buffer_add(&b, text);
	}
	return buffer_text(&b);
}

/* The sign alone in the first row, over its column: it marks nothing. */
static bool heads_column(struct search *s, const struct line *line)
{
	const struct row *r = &s->layout->document->blocks[line->block].rows[line->row];
	const char *end;

	for (size_t i = 0; i < r->count && line->row == 0; i++) {
		if (pattern_here("{序号|编号|产品|设备|货物|名称|参数|指标|要求|内容|技术|招标|采购}~$",
				 layout_squeeze(s->arena, r->cells[i].text), &end))
			return true;
	}
	return false;
}

/* "触控点数≥40点" is asked for as it stands; "内存" only names what stands beside it. */
static bool says_a_value(const char *text)
{
	const char *rest = layout_past_number(text);

	return pattern_in("{≥|≤|>|<|。|不{低|少|小|高|大|超}}", rest);
}

/* A marked name in a table: the cells to the right of it. */
static const char *beside(struct search *s, const struct line *line)
{
	struct buffer b = BUFFER(s->arena);
	const struct row *r;

	if (line->row < 0 || text_length(line->text) > NAME_LONGEST || says_a_value(line->text))
		return NULL;
	r = &s->layout->document->blocks[line->block].rows[line->row];
	for (size_t i = 0; i < r->count; i++) {
		if (r->cells[i].column <= line->column || r->cells[i].text[0] == '\0')
			continue;
		buffer_add(&b, b.used > 0 ? "; " : "");
		buffer_add(&b, layout_squeeze(s->arena, r->cells[i].text));
	}
	return b.used == 0 ? NULL : buffer_text(&b);
}

/* The cell that holds the text of this one, where cells are merged downwards. */
static const struct cell *begun(const struct block *k, size_t row, const struct cell *c)
{
	while (c->above && row > 0) {
		const struct row *r = &k->rows[--row];
		const struct cell *up = NULL;
		for (size_t i = 0; i < r->count; i++)
			up = r->cells[i].column == c->column ? &r->cells[i] : up;
		if (up == NULL)
			break;
		c = up;
	}
	return c;
}

/* The name that stands to the left of a clause in its row, the nearest; NULL: none does. */
static const char *row_of(struct search *s, const struct line *line)
{
	const struct block *k = &s->layout->document->blocks[line->block];
	const char *of = NULL;

	if (line->row < 0 || s->reading->amendment) /* there it is what is changed */
		return NULL;
	const struct row *r = &k->rows[line->row];
	for (size_t i = 0; i < r->count && r->cells[i].column < line->column; i++) {
		const char *text = layout_squeeze(s->arena, begun(k, (size_t)line->row, &r->cells[i])->text);
		bool bare = layout_past_number(text)[0] == '\0' || strspn(text, "0123456789.-() ") == strlen(text);
		if (!bare && text_length(text) <= OF_LONGEST)
			of = layout_past_number(text);
	}
	return of;
}

/* The second clause in the cell of row 7 is 7-2; without a counted row, and in an amendment, its own number will do. */
static const char *section_of(struct search *s, const struct line *line)
{
	const char *rest, *number, *row = line->section;
	size_t n;

	if (line->row < 0 || headings_number(line->text, &rest) == 0)
		return row;
	number = line->text + strcspn(line->text, "0123456789");
	n = strspn(number, "0123456789.");
	while (n > 0 && number[n - 1] == '.')
		n--;
	if (n == 0 || number >= rest)
		return row;
	number = arena_copy_n(s->arena, number, n);
	bool counted = *row != '\0' && strspn(row, "0123456789.-() ") == strlen(row) && strcmp(row, number) != 0;
	return counted && !s->reading->amendment ? arena_print(s->arena, "%s-%s", row, number) : number;
}

static void clause_add(struct marking *m, enum clause_mark mark, const struct line *line, const char *text)
{
	struct search *s = m->search;
	struct reading *r = s->reading;
	struct place at = place_of(s->arena, line);

	r->mark_count[mark]++;
	text += strspn(text, ")] "); /* the mark stood in brackets */
	const char *written = text;
	text = layout_past_number(text);
	if (text[0] == '\0' || r->clause_count == MOST)
		return;
	r->clauses = arena_room(s->arena, r->clauses, r->clause_count, &m->room, sizeof *r->clauses);
	r->clauses[r->clause_count++] = (struct marked_clause){
		.mark = mark,
		.section = section_of(s, line),
		.of = layout_past_number(line->text)[0] == '\0' ? NULL : row_of(s, line),
		.text = text,
		.written = written,
		.requirement = layout_past_number(line->text)[0] == '\0' ? NULL : beside(s, line),
		.at = at,
	};
}

/* Check lists and response forms repeat the marks of the requirements. */
static bool repeats(const struct line *line)
{
	if (line->zone == ZONE_FORMS || line->pair)
		return true;
	return line->row >= 0 && line->zone == ZONE_SCORING;
}

static void marks_in_line(struct marking *m, const struct line *line, const char *sign, enum clause_mark mark)
{
	size_t n = strlen(sign);

	for (const char *at = line->text; (at = strstr(at, sign)) != NULL; at += n) {
		if (speaks_of(line->text, at, n)) {
			meaning_add(m->search, mark, line);
			continue;
		}
		const char *text = clause_text(m->search, at + n);
		bool alone = layout_past_number(line->text)[0] == '\0';
		if (alone && line->row >= 0 && heads_column(m->search, line))
			continue;
		if (alone && line->row >= 0)
			text = row_text(m->search, line);
		else if (text[0] == '\0') /* the mark stands behind its clause */
			text = clause_text(m->search, line->text);
		clause_add(m, mark, line, text);
	}
}

/* A sign of another kind counts only where the document defines it, and before a clause. */
static void other_in_line(struct marking *m, const struct line *line)
{
	const char *rest;
	const struct other_mark *one = other_mark_at(&m->others, line, &rest);

	if (one == NULL || line == one->said)
		return;
	if (rest[0] == '\0' && line->row >= 0 && !heads_column(m->search, line))
		rest = row_text(m->search, line);
	if (rest[0] != '\0')
		clause_add(m, one->mark, line, rest);
}

static void others_mean(struct marking *m)
{
	for (size_t i = 0; i < m->others.count; i++) {
		const struct other_mark *one = &m->others.all[i];
		const char **meaning = &m->search->reading->mark_meaning[one->mark];
		if (*meaning == NULL)
			*meaning = one->means;
	}
}

void read_marks(struct search *s)
{
	struct marking m = { .search = s, .others = other_marks_of(s->arena, s->layout) };

	for (size_t i = 0; i < s->layout->count; i++) {
		const struct line *line = &s->layout->lines[i];
		if (repeats(line) || strstr(line->text, "节能产品") != NULL)
			continue;
		for (size_t k = 0; k < COUNT(signs); k++)
			marks_in_line(&m, line, signs[k].sign, signs[k].mark);
		if (m.others.count > 0)
			other_in_line(&m, line);
	}
	others_mean(&m);
}
