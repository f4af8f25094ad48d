#include "reader/lots.h"

#include "base/text.h"
#include "reader/headings.h"
#include "reader/pattern.h"

#define HEADING_LONGEST 60 /* characters of a line that opens the section of a lot */
#define NAME_LONGEST 60

/* --- numbers and names --- */

struct finding_lots {
	struct lots *lots;
	const char *batch; /* that the line is in */
};

static int index_of(const struct finding_lots *f, const struct lot_key *k)
{
	const struct lots *l = f->lots;

	for (int i = 0; i < l->count; i++)
		if (strcmp(l->keys[i].text, k->text) == 0 && text_same(l->batch[i], f->batch))
			return i;
	return -1;
}

static bool calls(const struct lot_call *c, const struct lot_key *k)
{
	for (int i = 0; i < c->count; i++)
		if (strcmp(c->keys[i].text, k->text) == 0)
			return true;
	return false;
}

uint64_t lots_called(const struct lots *l, const struct lot_call *c)
{
	uint64_t bits = 0;

	for (int i = 0; i < l->count; i++)
		bits |= calls(c, &l->keys[i]) ? UINT64_C(1) << i : 0;
	return bits;
}

uint64_t lots_of_batch(const struct lots *l, const char *batch)
{
	uint64_t bits = 0;

	for (int i = 0; i < l->count; i++)
		bits |= batch == NULL || text_same(l->batch[i], batch) ? UINT64_C(1) << i : 0;
	return bits;
}

const char *lots_batch(struct arena *a, const struct line *line, const char *was)
{
	static const char value[] = "0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	struct span at;

	if (line->row >= 0 || !pattern_find("分标{编号|号}:", line->text, &at))
		return was;
	size_t n = strspn(at.to, value);
	return n == 0 ? was : arena_copy_n(a, at.to, n);
}

uint64_t lots_every(const struct lots *l)
{
	if (l->amends)
		return UINT64_MAX; /* which others there are is not known */
	return l->count == 64 ? UINT64_MAX : (UINT64_C(1) << l->count) - 1;
}

const char *lots_words(const struct lots *l, uint64_t bits)
{
	struct buffer b = BUFFER(l->arena);

	for (int i = 0; i < l->count; i++)
		if ((bits >> i & 1) != 0)
			buffer_print(&b, "%s%s", b.used > 0 ? "、" : "", l->all[i].no);
	return b.used == 0 ? NULL : buffer_text(&b);
}

/* What stands behind the number of a lot, if it is a name: not what a section is about. */
static const char *name_of(struct arena *a, const char *behind)
{
	static const char about[] =
		"{评分|评标|评审|技术|商务|采购需求|要求|参数|清单|服务{内容|要求}|报价|预算|最高|限价|"
		"资格|供应商|投标人|采购内容|项目概况|货物需求|金额|中标|响应|磋商|开标|保证金}";
	const char *end;

	while (*behind == ':' || *behind == '(' || *behind == '[' || *behind == ' ' || *behind == '-' ||
	       *behind == '<' || text_starts(behind, "“") || text_starts(behind, "、"))
		behind += (unsigned char)*behind < 0x80 ? 1 : 3;
	size_t n = strcspn(behind, ",;()[]:");
	const char *name = arena_copy_n(a, behind, n), *stop = strstr(name, "。");
	if (stop != NULL)
		name = arena_copy_n(a, name, (size_t)(stop - name));
	name = text_trim(name, a);
	if (text_ends(name, "”"))
		name = arena_copy_n(a, name, strlen(name) - 3);
	return pattern_here(about, name, &end) || text_length(name) > NAME_LONGEST || text_length(name) < 2 ? "" : name;
}

static void add(struct finding_lots *f, const struct lot_key *k, const char *no, const char *name,
		const struct line *at)
{
	struct lots *l = f->lots;
	int i = index_of(f, k);

	if (i < 0 && l->count == LOTS_MOST)
		return;
	if (i < 0) {
		i = l->count++;
		l->keys[i] = *k;
		l->batch[i] = f->batch;
		no = f->batch == NULL ? no : arena_print(l->arena, "%s %s", f->batch, no);
		l->all[i] = (struct read_lot){ .no = no, .name = "", .at = place_of(l->arena, at) };
	}
	if (l->all[i].name[0] == '\0' && name[0] != '\0') {
		l->all[i].name = name;
		l->all[i].at = place_of(l->arena, at);
	}
}

static void add_called(struct finding_lots *f, const struct lot_call *c, const char *name, const struct line *at)
{
	for (int i = 0; i < c->count; i++)
		add(f, &c->keys[i],
		    c->count == 1 ? arena_copy_n(f->lots->arena, c->from, (size_t)(c->to - c->from))
				  : arena_print(f->lots->arena, "包%s", c->keys[i].text),
		    c->count == 1 ? name : "", at);
}

/* --- tables --- */

int lots_column(struct arena *a, const struct block *table, const char **ret_word)
{
	if (table->kind != BLOCK_TABLE || table->count < 2)
		return -1;
	for (size_t i = 0; i < table->rows[0].count; i++) {
		const struct cell *c = &table->rows[0].cells[i];
		*ret_word = lot_word_of(layout_squeeze(a, c->text));
		if (*ret_word != NULL)
			return c->column;
	}
	return -1;
}

static const struct cell *cell_of(const struct row *r, int column)
{
	for (size_t i = 0; i < r->count; i++)
		if (column >= r->cells[i].column && column < r->cells[i].column + r->cells[i].span)
			return &r->cells[i];
	return NULL;
}

bool lots_row_key(struct arena *a, const struct block *table, size_t row, int column, struct lot_key *ret)
{
	const struct cell *c = cell_of(&table->rows[row], column);

	while (c != NULL && c->above && row > 1)
		c = cell_of(&table->rows[--row], column);
	return c != NULL && row > 0 && lot_key_of(layout_squeeze(a, c->text), ret);
}

/* The column that says what a lot is: by the clearest heading. */
static int name_column(struct arena *a, const struct row *head, int lots)
{
	static const char *const names[] = { "{包|标段|标包|分包|标项|包件}{名|名称}$", "{包|标段|标包|}{名称}$",
					     "{采购|招标|服务|标的|项目}{内容|名称|标的}", "{Name|Description|name}" };

	for (size_t k = 0; k < COUNT(names); k++)
		for (size_t i = 0; i < head->count; i++) {
			const char *end;
			if (head->cells[i].column != lots &&
			    pattern_here(names[k], layout_squeeze(a, head->cells[i].text), &end))
				return head->cells[i].column;
		}
	return -1;
}

static const char *no_in_table(struct lots *l, const char *cell, const char *word)
{
	struct lot_key bare;
	const char *s = layout_squeeze(l->arena, cell);
	struct lot_call call;

	if (lot_call_next(s, s, &call) && call.from == s)
		return s;
	return lot_key_of(s, &bare) ? arena_print(l->arena, "%s%s", word, s) : s;
}

static void find_in_table(struct finding_lots *f, const struct line *line)
{
	struct lots *l = f->lots;
	const struct block *table = &l->layout->document->blocks[line->block];
	const char *word;
	int column = lots_column(l->arena, table, &word);

	if (column < 0)
		return;
	int names = name_column(l->arena, &table->rows[0], column);
	for (size_t r = 1; r < table->count; r++) {
		const struct cell *no = cell_of(&table->rows[r], column), *name = cell_of(&table->rows[r], names);
		struct lot_key k;
		struct line at = *line;
		if (no == NULL || no->above || !lots_row_key(l->arena, table, r, column, &k))
			continue;
		at.page = table->rows[r].page;
		at.shown = name != NULL && name->text[0] != '\0' ? name->text : no->text;
		add(f, &k, no_in_table(l, no->text, word),
		    name == NULL ? "" : name_of(l->arena, layout_squeeze(l->arena, name->text)), &at);
	}
}

/* --- headings and sentences --- */

bool lots_begins(const char *text, struct lot_call *ret)
{
	const char *s = layout_past_number(text);

	while (*s == '(' || *s == '[' || *s == '<')
		s++;
	return lot_call_next(s, s, ret) && ret->from == s;
}

static bool is_sentence(const char *text)
{
	return text_length(text) > HEADING_LONGEST || strstr(text, "。") != NULL;
}

/* 一标段：…；二标段：… run together in one line, each behind the end of the one before. */
static void find_behind(struct finding_lots *f, const struct line *line, const char *from)
{
	struct lot_call call;

	for (const char *at = from; (at = strpbrk(at, ";")) != NULL; at++)
		if (lots_begins(at + 1, &call) && call.count == 1 && *call.to == ':')
			add_called(f, &call, name_of(f->lots->arena, call.to), line);
}

/* 第一包 视频会议; 采购包1（视频会议）：; "包1:" before what belongs to it. */
static void find_in_heading(struct finding_lots *f, const struct line *line)
{
	struct lot_call call;

	if (!lots_begins(line->text, &call) || call.count > 1)
		return;
	bool parted = *call.to == ':' || *call.to == '(' || *call.to == ' ';
	if ((is_sentence(line->text) || (call.counted && *call.to != '\0' && line->heading == 0)) && !parted)
		return;
	add_called(f, &call, *call.to == ' ' && is_sentence(line->text) ? "" : name_of(f->lots->arena, call.to), line);
	if (*call.to == ':')
		find_behind(f, line, call.to);
}

/* 本项目分为两个包：第一包：…；第二包：… */
static void find_in_sentence(struct finding_lots *f, const struct line *line)
{
	struct lot_call call;

	if (!pattern_in(
		    "{{划分|分|设|共}{为|成|有|设|}~{标段|标包|包件|包|标项}|{标段|分包|标包|标项}{划分|情况|设置}}",
		    line->text))
		return;
	for (const char *at = line->text; lot_call_next(line->text, at, &call); at = call.to)
		if (*call.to == ':' || *call.to == '(' || *call.to == '-')
			add_called(f, &call, name_of(f->lots->arena, call.to), line);
}

static void find_called(struct finding_lots *f, const struct line *line, const char *text)
{
	struct lot_call call;

	for (const char *at = text; lot_call_next(text, at, &call); at = call.to)
		if (!call.counted)
			add_called(f, &call, "", line);
}

static void find_anywhere(struct finding_lots *f, const struct line *line)
{
	find_called(f, line, line->text);
	find_called(f, line, lots_spoken(f->lots->arena, line));
}

/* 划分为1个标段, 共1包, 不划分标段: nothing to tell apart. */
static bool says_one(const struct layout *l)
{
	static const char one[] = "{{划分|分|设}{为|成|有|}|共}{1|一|壹}{个|}{标段|标包|包件|包|标项}{,|。|;|$|:|(}";

	for (size_t i = 0; i < l->count; i++) {
		const struct line *line = &l->lines[i];
		if ((line->zone == ZONE_NOTICE || line->zone == ZONE_COVER || line->zone == ZONE_FRONT) &&
		    pattern_in(one, line->text))
			return true;
	}
	return false;
}

void lots_find(struct lots *l)
{
	struct finding_lots f = { .lots = l };
	size_t last = SIZE_MAX;

	for (size_t i = 0; i < l->layout->count; i++) {
		const struct line *line = &l->layout->lines[i];
		bool once = line->row >= 0 && line->block != last;
		last = line->row < 0 ? SIZE_MAX : line->block;
		if (line->pair || line->zone == ZONE_FORMS || line->zone == ZONE_CONTRACT)
			continue;
		f.batch = lots_batch(l->arena, line, f.batch);
		if (once)
			find_in_table(&f, line);
		if (line->row < 0)
			find_in_heading(&f, line);
		find_in_sentence(&f, line);
		if (l->amends)
			find_anywhere(&f, line);
	}
	if ((l->count < 2 && !l->amends) || says_one(l->layout))
		l->count = 0;
}
