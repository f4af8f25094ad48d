#include "reader/amendment.h"

#include "base/text.h"
#include "reader/find.h"

#define TITLE_AMONG 8	 /* blocks in which a title stands */
#define TITLE_LONGEST 60 /* characters */
#define NOTES_MOST 500

#define NOW "{现|统一|均|一并|同时|相应|随之|也|}"
#define VERB                                                                   \
	"{" NOW "{更正|变更|修改|修订|调整|更改|修正|明确}为|" NOW "改为|" NOW \
	"{延期|推迟|延长|延迟|顺延|延后|提前|延}{至|到}}"
#define BEFORE "{更正前|变更前|修改前|调整前|澄清前|原公告内容|原内容|原文内容|原文件内容|原招标文件内容|原文|原条款}"
#define AFTER "{更正后|变更后|修改后|调整后|澄清后|现内容|现公告内容|修改为|更正为|变更为|现文件内容|现条款}"
#define QUESTION "{问题|疑问|提问|质疑内容|投标人问|供应商问|问}"
#define ANSWER "{答复|回复|解答|澄清|答}"

struct amending {
	struct arena *arena;
	struct reading *reading;
	size_t room;
	const char *label; /* what the paragraphs below speak of, where they do not say; NULL: nothing */
	const char *was;
	bool awaits; /* "…更正为:" and nothing behind it: the next paragraph is what it becomes */
};

/* --- is it one --- */

static bool is_title(const char *text)
{
	return text_length(text) <= TITLE_LONGEST && layout_past_number(text) == text && !text_ends(text, "。") &&
	       pattern_in("{{更正|变更|澄清|补充|修改|延期|答疑|修正}{公告|通知|公示|函|文件|说明|纪要}|补遗|答疑{会议|"
			  "}{纪要|记录|}|"
			  "澄清{与|及|和|、|(}{修改|答疑|答复}|质疑答复|问题答复|疑问{解答|答复}|更正事项}",
			  text);
}

static const char *first_text(const struct block *b)
{
	if (b->kind == BLOCK_PARAGRAPH)
		return b->text;
	return b->count > 0 && b->rows[0].count > 0 ? b->rows[0].cells[0].text : "";
}

bool amendment_is(struct arena *a, const struct document *d)
{
	for (size_t i = 0; i < d->count && i < TITLE_AMONG; i++) {
		const char *text = layout_squeeze(a, first_text(&d->blocks[i]));
		if (pattern_in("{目录|招标文件{的|}澄清|详见|第#章|}$", text) && !is_title(text))
			continue;
		if (is_title(text))
			return true;
	}
	return false;
}

/* --- what it changes --- */

static void note(struct amending *m, const char *label, const char *was, const char *now, int page, const char *quote)
{
	struct reading *r = m->reading;

	if (now[0] == '\0' || r->amend_count == NOTES_MOST)
		return;
	r->amends = arena_room(m->arena, r->amends, r->amend_count, &m->room, sizeof *r->amends);
	r->amends[r->amend_count++] = (struct amend){
		.label = label,
		.was = was,
		.now = now,
		.at = { .page = page, .quote = quote },
	};
}

/* Without the signs around it that say nothing: quotation marks, commas, colons. */
static const char *bare(struct arena *a, const char *from, const char *to)
{
	static const char *const signs[] = {
		"“", "”", "\"", "‘", "’", "「", "」", ",", ":", ";", "。", "、", " ", "'"
	};
	bool again = true;

	while (again && from < to) {
		again = false;
		for (size_t i = 0; i < COUNT(signs); i++) {
			size_t n = strlen(signs[i]);
			if ((size_t)(to - from) >= n && memcmp(from, signs[i], n) == 0)
				from += n, again = true;
			if ((size_t)(to - from) >= n && memcmp(to - n, signs[i], n) == 0)
				to -= n, again = true;
		}
	}
	return from < to ? arena_copy_n(a, from, (size_t)(to - from)) : "";
}

/* What is spoken of: without its number, 将, 原, and the document it stands in. */
static const char *label_of(struct arena *a, const char *from, const char *to)
{
	const char *text = layout_past_number(bare(a, from, to)), *end;

	while (pattern_here("{将|原|现|关于|对|把}{招标|采购|磋商|谈判|询价|}{文件|公告|}{中|中的|的|}", text, &end) &&
	       end > text)
		text = end;
	text = bare(a, text, text + strlen(text));
	return text_ends(text, "中") ? bare(a, text, text + strlen(text) - strlen("中")) : text;
}

/* Where a text that goes to `to` ends without the word. */
static const char *text_ends_at(const char *from, const char *to, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(to - from) > n && memcmp(to - n, word, n) == 0 ? to - n : to;
}

/* "投标截止时间由 A", "原投标截止时间: A", "第三章“A”", "投标有效期90天": the label, and A. */
static void split_old(struct arena *a, const char *from, const char *to, const char **ret_label, const char **ret_was)
{
	const char *text = arena_copy_n(a, from, (size_t)(to - from));
	struct span at;

	if (pattern_find("{:|由{原来的|原|}|从{原来的|原|}|“|「|\"}", text, &at) && at.from > text) {
		*ret_label = label_of(a, text, at.from);
		*ret_was = bare(a, at.to, text + strlen(text));
		return;
	}
	const char *label = label_of(a, text, text + strlen(text)), *value = label + strcspn(label, "0123456789");
	bool parts =
		text_length(label) - text_length(value) >= 3 && memcmp(value - strlen("第"), "第", strlen("第")) != 0;
	*ret_was = parts && *value != '\0' ? value : "";
	*ret_label = **ret_was == '\0' ? label : bare(a, label, text_ends_at(label, value, "为"));
}

static const char *labelled(struct arena *a, const char *label, const char *value)
{
	if (label[0] == '\0' || strstr(value, label) != NULL || pattern_in("{★|▲|△|☆}", value))
		return value;
	return arena_print(a, "%s:%s", label, value);
}

struct writing {
	int page;
	const char *quote;
};

/* "label 更正为 new": the label with the new. */
static const char *sentence_now(struct amending *m, const char *text, const struct span *verb, struct writing w)
{
	struct arena *a = m->arena;
	const char *label, *was;

	split_old(a, text, verb->from, &label, &was);
	if (label[0] == '\0' && m->label != NULL)
		label = m->label;
	const char *now = bare(a, verb->to, text + strlen(text));
	if (now[0] == '\0') {
		m->label = label;
		m->was = was;
		m->awaits = true;
		return "";
	}
	note(m, label, was, now, w.page, w.quote);
	return labelled(a, label, now);
}

/* Where the sentence of the next verb begins: behind the last comma or stop before it. */
static const char *next_sentence(const char *from, const char *verb)
{
	const char *found = NULL;

	for (const char *s = from; s < verb;) {
		bool stop = *s == ',' || *s == ';' || text_starts(s, "。");
		text_next(&s);
		if (stop && s < verb)
			found = s;
	}
	return found;
}

/* A paragraph may change several things, one verb each. */
static const char *sentences_now(struct amending *m, const char *text, struct span verb, struct writing w)
{
	struct buffer b = BUFFER(m->arena);
	struct span after;

	for (;;) {
		const char *next = NULL;
		if (pattern_find(VERB, verb.to, &after))
			next = next_sentence(verb.to, after.from);
		if (next == NULL)
			break;
		size_t n = (size_t)(next - text);
		const char *one = arena_copy_n(m->arena, text, n);
		struct span in = { one + (verb.from - text), one + (verb.to - text) };
		buffer_print(&b, "%s;", sentence_now(m, one, &in, w));
		text = next;
		verb = after;
	}
	buffer_add(&b, sentence_now(m, text, &verb, w));
	return buffer_text(&b);
}

/* "更正前内容: A", "更正后内容: B", "更正事项: 投标截止时间"; NULL: it is no such line. */
static const char *part_now(struct amending *m, const char *text, int page, const char *quote)
{
	const char *rest = layout_past_number(text), *end;

	if (pattern_here(BEFORE "{内容|}{:|为}", rest, &end)) {
		m->was = bare(m->arena, end, end + strlen(end));
		return "";
	}
	if (pattern_here(AFTER "{内容|}{:|为}", rest, &end)) {
		const char *label = m->label == NULL ? "" : m->label;
		const char *now = bare(m->arena, end, end + strlen(end));
		m->awaits = now[0] == '\0';
		note(m, label, m->was, now, page, quote);
		return labelled(m->arena, label, now);
	}
	if (pattern_here("{更正|变更|修改|澄清|调整}{事项|内容|项|项目|条款}{名称|}:", rest, &end)) {
		m->label = label_of(m->arena, end, end + strlen(end));
		return "";
	}
	return NULL;
}

static bool is_question(const char *text)
{
	const char *end;

	return pattern_here(QUESTION "{#|一|二|三|四|五|六|七|八|九|十|}{:|、|.}", layout_past_number(text), &end);
}

/* What a paragraph comes to; NULL: it stays as it is. */
static const char *paragraph_now(struct amending *m, const struct block *b)
{
	const char *text = layout_squeeze(m->arena, b->text), *part, *answer;
	struct span verb;

	if (text[0] == '\0')
		return NULL;
	if (is_question(text))
		return "";
	if (pattern_here(ANSWER ":", layout_past_number(text), &answer))
		text = answer;
	part = part_now(m, text, b->page, b->text);
	if (part != NULL)
		return part;
	if (pattern_find(VERB, text, &verb))
		return sentences_now(m, text, verb, (struct writing){ b->page, b->text });
	if (m->awaits) {
		m->awaits = false;
		note(m, m->label, m->was, bare(m->arena, text, text + strlen(text)), b->page, b->text);
		return labelled(m->arena, m->label, bare(m->arena, text, text + strlen(text)));
	}
	if (text_length(text) <= 40) /* perhaps the name of what is changed below */
		m->label = label_of(m->arena, text, text + strlen(text));
	m->was = "";
	return NULL;
}

/* --- tables --- */

struct columns {
	int before, after; /* of the grid; -1: none */
};

static const struct cell *cell_at(const struct row *r, int column)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->cells[i].column <= column && column < r->cells[i].column + r->cells[i].span)
			return &r->cells[i];
	return NULL;
}

static bool is_head(struct arena *a, const struct row *r, struct columns *ret)
{
	*ret = (struct columns){ -1, -1 };
	for (size_t i = 0; i < r->count; i++) {
		const char *text = layout_squeeze(a, r->cells[i].text), *end;
		bool old = pattern_here("{" BEFORE "|" QUESTION "}", text, &end);
		bool new = pattern_here("{" AFTER "|" ANSWER "}", text, &end);
		if (old && ret->before < 0)
			ret->before = r->cells[i].column;
		else if (new && ret->after < 0)
			ret->after = r->cells[i].column;
	}
	return ret->before >= 0 && ret->after >= 0;
}

/* The cell that names what is changed: the last before the old that is more than a number. */
static const char *row_label(struct amending *m, const struct row *r, const struct columns *c)
{
	const char *label = "";

	for (size_t i = 0; i < r->count; i++) {
		const char *text = layout_squeeze(m->arena, r->cells[i].text);
		if (r->cells[i].column < c->before && r->cells[i].column < c->after &&
		    strspn(text, "0123456789.") != strlen(text))
			label = text;
	}
	return label_of(m->arena, label, label + strlen(label));
}

static const char *row_written(struct arena *a, const struct row *r)
{
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < r->count; i++)
		if (r->cells[i].text[0] != '\0')
			buffer_print(&b, "%s%s", b.used > 0 ? " | " : "", r->cells[i].text);
	return buffer_text(&b);
}

static struct row row_now(struct amending *m, const struct row *r, const struct columns *c)
{
	const struct cell *old = cell_at(r, c->before), *new = cell_at(r, c->after);
	struct cell *cells = arena_array(m->arena, struct cell, 2);
	const char *label = row_label(m, r, c), *now = new == NULL ? "" : new->text;

	cells[0] = (struct cell){ .text = label, .column = 0, .span = 1 };
	cells[1] = (struct cell){ .text = now, .column = 1, .span = 1 };
	if (old != new)
		note(m, label, old == NULL ? "" : old->text, now, r->page, row_written(m->arena, r));
	return (struct row){ .cells = cells, .count = 2, .page = r->page };
}

static void table_now(struct amending *m, struct block *b)
{
	struct row *rows = arena_array(m->arena, struct row, b->count + 1);
	struct columns c = { -1, -1 }, head;
	bool inside = false;

	for (size_t i = 0; i < b->count; i++) {
		if (is_head(m->arena, &b->rows[i], &head)) {
			c = head;
			inside = true;
			rows[i] = (struct row){ .page = b->rows[i].page };
		} else {
			rows[i] = inside ? row_now(m, &b->rows[i], &c) : b->rows[i];
		}
	}
	b->rows = rows;
}

struct document amendment_effect(struct arena *a, const struct document *d, struct reading *r)
{
	struct amending m = { .arena = a, .reading = r, .was = "" };
	struct document out = *d;

	out.blocks = arena_array(a, struct block, d->count + 1);
	for (size_t i = 0; i < d->count; i++) {
		struct block *b = &out.blocks[i];
		*b = d->blocks[i];
		if (b->kind == BLOCK_TABLE)
			table_now(&m, b);
		const char *now = b->kind == BLOCK_PARAGRAPH ? paragraph_now(&m, b) : NULL;
		if (now != NULL)
			b->text = now;
	}
	return out;
}

void amendment_quote(struct arena *a, struct layout *l, const struct document *written)
{
	for (size_t i = 0; i < l->count; i++) {
		struct line *line = &l->lines[i];
		const struct block *was = &written->blocks[line->block], *now = &l->document->blocks[line->block];
		if (was->kind == BLOCK_PARAGRAPH && was->text != now->text)
			line->shown = was->text;
		else if (was->kind == BLOCK_TABLE && line->row >= 0 &&
			 was->rows[line->row].cells != now->rows[line->row].cells)
			line->shown = row_written(a, &was->rows[line->row]);
	}
}
