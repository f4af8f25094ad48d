/* Which lot a line is of: by the headings above it, by its row in a table, by what it says itself. */
#include "base/text.h"
#include "reader/lots.h"
#include "reader/pattern.h"

#define DEEP 12
#define TITLES 40
#define HEADING_LONGEST 60

/* A section of lots.  Ranks are doubled: an unnumbered one (第一包 …) stands half a rank below what it is in. */
struct section {
	int rank;
	uint64_t of;
	bool ended; /* perhaps: what follows may be of all again */
};

struct placing {
	struct lots *lots;
	struct section open[DEEP];
	int count;
	int ranks[DEEP]; /* of the headings above */
	int deep;
	/* What the earlier sections beside this one hold, to see where the last of them may have ended. */
	const char *titles[TITLES];
	int title_count, most, here, inner;
	/* The table at hand, its column of lots, its row at hand and the lots of that. */
	size_t block;
	int column, row;
	uint64_t of_row;
	uint64_t named; /* by a row that only names a lot, for those behind it */
	const char *batch;
	size_t next; /* the line of the next section beside this one, as far as it was looked for */
};

static const struct line *line_at(const struct placing *p, size_t i)
{
	return &p->lots->layout->lines[i];
}

static bool is_short(const char *text)
{
	return text_length(text) <= HEADING_LONGEST && strstr(text, "。") == NULL && !text_ends(text, ";") &&
	       !text_ends(text, ",");
}

static uint64_t named(const struct placing *p, const char *text)
{
	struct lot_call call;
	uint64_t bits = 0;

	for (const char *at = text; lot_call_next(text, at, &call); at = call.to)
		bits |= lots_called(p->lots, &call);
	return bits & lots_of_batch(p->lots, p->batch);
}

/* "1包" alone in a cell is how many. */
static bool is_amount(const struct line *line)
{
	struct lot_call call;

	return line->row >= 0 && lots_begins(line->text, &call) && call.counted && *call.to == '\0';
}

static bool means_all(const char *text)
{
	return pattern_in("{{各|每|每个|所有|全部|任一|任何}{个|}{采购包|合同包|标包|包件|标段|标项|包}|适用于所有|"
			  "通用要求|共同要求|共性要求}",
			  text);
}

/* --- sections --- */

/* 第一包 视频会议: a heading by what it says, numbered or not. */
static bool opens_lot(const struct placing *p, const struct line *line, uint64_t *ret)
{
	struct lot_call call;

	if (line->row >= 0 || line->pair || !is_short(line->text) || !lots_begins(line->text, &call))
		return false;
	if (layout_past_number(line->text) != line->text && line->heading == 0)
		return false;
	if (call.counted && *call.to != '\0' && *call.to != ':' && *call.to != '(' && line->heading == 0)
		return false;
	*ret = named(p, line->text);
	return *ret != 0;
}

/* Lots one behind the other are a list of them: nothing stands in between that one could hold. */
static bool is_listed(const struct placing *p, size_t i)
{
	uint64_t other;
	const struct line *line = line_at(p, i);
	bool before = i > 0 && opens_lot(p, line_at(p, i - 1), &other);
	bool after = i + 1 < p->lots->layout->count && opens_lot(p, line_at(p, i + 1), &other);

	return (before || after) && layout_past_number(line->text) == line->text;
}

static bool is_unnumbered(const struct section *s)
{
	return s->rank % 2 != 0;
}

static void titles_forget(struct placing *p)
{
	p->title_count = p->most = p->here = p->inner = 0;
}

static void close_from(struct placing *p, int rank)
{
	while (p->count > 0 && p->open[p->count - 1].rank >= rank) {
		if (is_unnumbered(&p->open[--p->count]))
			titles_forget(p);
	}
}

static void open_section(struct placing *p, int rank, uint64_t of)
{
	if (p->count < DEEP)
		p->open[p->count++] = (struct section){ .rank = rank, .of = of };
}

static void open_unnumbered(struct placing *p, uint64_t of)
{
	for (int i = 0; i < p->count; i++) {
		if (!is_unnumbered(&p->open[i]))
			continue;
		p->most = p->here > p->most ? p->here : p->most;
		p->here = 0;
		p->open[i] = (struct section){ .rank = p->open[i].rank, .of = of };
		p->count = i + 1;
		while (p->deep > 0 && 2 * p->ranks[p->deep - 1] > p->open[i].rank)
			p->deep--;
		return;
	}
	titles_forget(p);
	open_section(p, p->deep == 0 ? 1 : 2 * p->ranks[p->deep - 1] + 1, of);
}

/* Another section of the same kind comes before what they are in ends. */
static bool another_follows(struct placing *p, size_t from, int rank)
{
	uint64_t of;

	if (p->next >= from)
		return true;
	for (size_t i = from; i < p->lots->layout->count; i++) {
		const struct line *line = line_at(p, i);
		if (opens_lot(p, line, &of) && layout_past_number(line->text) == line->text && !is_listed(p, i)) {
			p->next = i;
			return true;
		}
		if (line->heading > 0 && 2 * line->heading <= rank)
			return false;
	}
	return false;
}

static bool title_known(const struct placing *p, const char *title)
{
	for (int i = 0; i < p->title_count; i++)
		if (strcmp(p->titles[i], title) == 0)
			return true;
	return false;
}

/* A heading inside: behind the last lot, one more than any lot before it had may belong to all. */
static void enter_inner(struct placing *p, const struct line *line, size_t i, struct section *s)
{
	const char *title = layout_past_number(line->text);
	bool known = title_known(p, title);

	if (p->inner == 0)
		p->inner = line->heading;
	if (line->heading != p->inner)
		return;
	p->here++;
	if (!known && !s->ended && p->most > 0 && p->here > p->most && !another_follows(p, i + 1, s->rank))
		s->ended = true;
	if (!known && p->title_count < TITLES)
		p->titles[p->title_count++] = title;
}

static void enter_heading(struct placing *p, const struct line *line, size_t i)
{
	uint64_t of = named(p, line->text);

	close_from(p, 2 * line->heading);
	while (p->deep > 0 && p->ranks[p->deep - 1] >= line->heading)
		p->deep--;
	if (p->deep < DEEP)
		p->ranks[p->deep++] = line->heading;
	struct section *s = p->count > 0 ? &p->open[p->count - 1] : NULL;
	if (of != 0 && of != lots_every(p->lots))
		open_section(p, 2 * line->heading, of);
	else if (s != NULL && is_unnumbered(s))
		enter_inner(p, line, i, s);
}

static void enter(struct placing *p, const struct line *line, size_t i)
{
	uint64_t of;

	if (line->row >= 0 || line->pair)
		return;
	bool opens = opens_lot(p, line, &of);
	if (opens && layout_past_number(line->text) == line->text) {
		if (!is_listed(p, i) && of != lots_every(p->lots))
			open_unnumbered(p, of);
	} else if (line->heading > 0) {
		enter_heading(p, line, i);
	}
}

/* --- one line --- */

/* It speaks of the lots it names, and does not only mention them. */
static bool is_subject(const char *text)
{
	static const char for_lot[] =
		"{{适用于|仅限|仅适用于|限|针对|对于|对|参加|参与|投标|所投|投}{第|包|采购包|合同包|标包|标段|标项|"
		"分包}|"
		"{(|[}{第#包|第{一|二|三|四|五|六|七|八|九|十}{包|标段}|包#|采购包#|标段#|#包}{)|]}}";
	struct lot_call call;

	return lots_begins(text, &call) || pattern_in(for_lot, text);
}

static void lay(struct placing *p, struct line *line, uint64_t of, uint64_t doubt)
{
	uint64_t every = lots_every(p->lots);

	line->lot = of == every ? NULL : lots_words(p->lots, of);
	line->lot_doubt = of != 0 ? NULL : lots_words(p->lots, doubt);
}

static void place_by_words(struct placing *p, struct line *line, const struct section *s)
{
	uint64_t said = is_amount(line) ? 0 : named(p, line->text), every = lots_every(p->lots);
	uint64_t of = s == NULL || s->ended ? 0 : s->of;

	p->lots->several[line - p->lots->layout->lines] = (said & (said - 1)) != 0;
	if (s != NULL && s->ended)
		lay(p, line, said != 0 && is_subject(line->text) ? said : 0, said != 0 ? said : s->of);
	else if (said == 0)
		lay(p, line, of != 0 && means_all(line->text) ? 0 : of, of);
	else if (of == 0)
		lay(p, line, is_subject(line->text) || said == every ? said : 0, said);
	else if ((said & ~of) != 0)
		lay(p, line, 0, said | of);
	else
		lay(p, line, is_subject(line->text) ? said : of, 0);
}

/* What the column of lots says of the row, or a row above that only names one. */
static uint64_t lots_of_row(struct placing *p, const struct line *line, const struct block *table)
{
	const struct row *r = &table->rows[line->row];
	struct lot_call call;
	struct lot_key k;

	if (p->column >= 0 && lots_row_key(p->lots->arena, table, (size_t)line->row, p->column, &k)) {
		struct lot_call one = { .keys = { k }, .count = 1 };
		return lots_called(p->lots, &one) & lots_of_batch(p->lots, p->batch);
	}
	if (r->count == 1 && is_short(line->text) && lots_begins(line->text, &call))
		p->named = lots_called(p->lots, &call) & lots_of_batch(p->lots, p->batch);
	return p->named;
}

/* Once for all cells of a row. */
static uint64_t of_row(struct placing *p, const struct line *line)
{
	const struct block *table = &p->lots->layout->document->blocks[line->block];
	const char *word;

	if (p->block != line->block) {
		p->named = 0;
		p->row = -1;
		p->block = line->block;
		p->column = lots_column(p->lots->arena, table, &word);
	}
	if (p->row != line->row)
		p->of_row = lots_of_row(p, line, table);
	p->row = line->row;
	return p->of_row;
}

void lots_place(struct lots *l)
{
	struct placing p = { .lots = l, .block = SIZE_MAX };

	l->several = arena_array(l->arena, bool, l->layout->count + 1);
	for (size_t i = 0; i < l->layout->count && l->count > 0; i++) {
		struct line *line = &l->layout->lines[i];
		p.batch = lots_batch(l->arena, line, p.batch);
		enter(&p, line, i);
		struct section *s = p.count > 0 ? &p.open[p.count - 1] : NULL;
		uint64_t row = line->row < 0 ? 0 : of_row(&p, line);
		struct section in_row = { .of = row };
		place_by_words(&p, line, row != 0 ? &in_row : s);
	}
}
