/* What is said of one lot alone: read in its own lines as the facts of the whole are read in all of them. */
#include "base/text.h"
#include "reader/lots.h"

#define LONGEST 600 /* bytes of a line that gives each lot its own */

/* The facts that a lot may have of its own. */
static const enum fact_id own[] = { FACT_BUDGET,	 FACT_CEILING,	       FACT_BOND_REQUIRED,
				    FACT_BOND,		 FACT_WARRANTY_MONTHS, FACT_DELIVERY_DAYS,
				    FACT_DELIVERY_START, FACT_DELIVERY_END,    FACT_SCORING_TOTAL };

static void line_copy(struct layout *to, size_t *room, struct arena *a, const struct line *line)
{
	to->lines = arena_room(a, to->lines, to->count, room, sizeof *to->lines);
	to->lines[to->count++] = *line;
}

/* Lots that are named together, 包1、包3: one piece is said of all of them. */
struct together {
	uint64_t bits;
	const char *from, *to;
};

static bool together_next(const struct lots *l, const char *text, const char *at, struct together *ret)
{
	struct lot_call call;
	const char *end;

	if (!lot_call_next(text, at, &call))
		return false;
	*ret = (struct together){ .bits = lots_called(l, &call), .from = call.from, .to = call.to };
	while (lot_call_next(text, ret->to, &call) && pattern_here("{、|和|及|与|,|/}", ret->to, &end) &&
	       end == call.from) {
		ret->bits |= lots_called(l, &call);
		ret->to = call.to;
	}
	return true;
}

/* What is said of several lots is said of each, unless it is a sum. */
static bool speaks_of(const struct together *t, int lot, const char *piece)
{
	const uint64_t own_bit = UINT64_C(1) << lot;

	return t->bits == own_bit || ((t->bits & own_bit) != 0 && !pattern_in("{共|合计|总|之和}", piece));
}

/* "预算：第一包50万元；第二包80万元" says of the first "预算：50万元": what stands before them all, and its own piece. */
static bool piece_of(const struct lots *l, int lot, const struct line *line, struct line *ret)
{
	struct together t, next;
	const char *text = line->text, *prefix_end = NULL, *own_piece = NULL;

	for (const char *at = text; together_next(l, text, at, &t) && own_piece == NULL; at = t.to) {
		const char *end = together_next(l, text, t.to, &next) ? next.from : text + strlen(text);
		const char *piece = arena_copy_n(l->arena, t.to, (size_t)(end - t.to));
		prefix_end = prefix_end == NULL ? t.from : prefix_end;
		own_piece = speaks_of(&t, lot, piece) ? piece : NULL;
	}
	if (own_piece == NULL)
		return false;
	*ret = *line;
	ret->text = arena_print(l->arena, "%.*s%s", (int)(prefix_end - text), text, own_piece);
	ret->letters = pattern_letters(ret->text);
	ret->lot = l->all[lot].no;
	ret->lot_doubt = NULL;
	return true;
}

static struct layout lines_of(struct lots *l, int lot)
{
	struct layout own_lines = { .document = l->layout->document };
	size_t room = 0;

	for (size_t i = 0; i < l->layout->count; i++) {
		const struct line *line = &l->layout->lines[i];
		struct line piece;
		if (line->lot != NULL && strcmp(line->lot, l->all[lot].no) == 0)
			line_copy(&own_lines, &room, l->arena, line);
		else if (l->several[i] && strlen(line->text) < LONGEST && piece_of(l, lot, line, &piece))
			line_copy(&own_lines, &room, l->arena, &piece);
	}
	return own_lines;
}

static void read_own(struct lots *l, int lot, struct reading *ret)
{
	struct layout lines = lines_of(l, lot);
	struct search s = { .arena = l->arena, .layout = &lines, .reading = ret };

	read_money(&s);
	read_bond(&s);
	read_performance(&s);
	read_scores(&s);
	for (size_t i = 0; i < COUNT(own); i++)
		l->all[lot].facts[own[i]] = ret->facts[own[i]];
}

static int lots_in(const struct lots *l, const char *quote)
{
	struct together t;
	const char *text = layout_squeeze(l->arena, quote);
	uint64_t bits = 0;
	int n = 0;

	for (const char *at = text; together_next(l, text, at, &t); at = t.to)
		bits |= t.bits;
	for (int k = 0; k < l->count; k++)
		n += (bits >> k & 1) != 0;
	return n;
}

/* It stands in the lines of a lot, or is what a line that gives each its own gives this one. */
static bool is_a_lots(const struct lots *l, enum fact_id id, const struct finding *one)
{
	if (one->at.lot != NULL)
		return true;
	for (int k = 0; k < l->count; k++) {
		const struct fact *f = &l->all[k].facts[id];
		if (id != FACT_BOND_REQUIRED && f->found && f->is.number == one->number &&
		    text_same(f->is.text, one->text) && lots_in(l, one->at.quote) > 1)
			return true;
	}
	return false;
}

/* What was read in the whole and is a lot's is none of the whole: another reading takes its place, if there is one. */
static void leave_to_lots(const struct lots *l, enum fact_id id, struct fact *f)
{
	struct finding all[8];
	size_t n = 0, kept = 0;

	all[n++] = f->is;
	for (size_t i = 0; i < f->other_count && n < COUNT(all); i++)
		all[n++] = f->others[i];
	for (size_t i = 0; i < n; i++)
		if (!is_a_lots(l, id, &all[i]))
			all[kept++] = all[i];
	f->found = kept > 0;
	f->other_count = kept > 0 ? kept - 1 : 0;
	if (kept > 0)
		f->is = all[0];
	for (size_t i = 1; i < kept; i++)
		f->others[i - 1] = all[i];
}

/* Terms, unlike sums, may be the same in every lot: then they are the tender's. */
static bool is_term(enum fact_id id)
{
	return id == FACT_BOND_REQUIRED || id == FACT_WARRANTY_MONTHS || id == FACT_DELIVERY_DAYS ||
	       id == FACT_DELIVERY_START || id == FACT_DELIVERY_END;
}

static bool same_in_all(const struct lots *l, enum fact_id id)
{
	const struct fact *first = &l->all[0].facts[id];

	for (int k = 0; k < l->count; k++) {
		const struct fact *f = &l->all[k].facts[id];
		if (!f->found || f->is.number != first->is.number || !text_same(f->is.text, first->is.text))
			return false;
	}
	return is_term(id);
}

static void settle_own(struct lots *l, enum fact_id id, struct fact *whole)
{
	if (!same_in_all(l, id)) {
		if (whole->found)
			leave_to_lots(l, id, whole);
		return;
	}
	*whole = l->all[0].facts[id];
	whole->is.at.lot = NULL;
	for (int k = 0; k < l->count; k++)
		l->all[k].facts[id] = (struct fact){ 0 };
}

/* --- scores --- */

static void score_add(struct reading *r, size_t *room, struct arena *a, const struct read_score *one)
{
	r->scores = arena_room(a, r->scores, r->score_count, room, sizeof *r->scores);
	r->scores[r->score_count++] = *one;
}

/* A lot with a table of its own: what adds up to a whole. */
static bool has_table(const struct reading *own_reading)
{
	return own_reading->score_count >= 2 && own_reading->facts[FACT_SCORING_TOTAL].found;
}

static void take_scores(struct search *s, struct lots *l, const struct reading *each)
{
	struct reading *r = s->reading;
	struct read_score *general = r->scores;
	size_t n = r->score_count, room = 0;
	bool any = false;

	for (int k = 0; k < l->count; k++)
		any |= has_table(&each[k]);
	if (!any)
		return;
	r->scores = NULL;
	r->score_count = 0;
	for (size_t i = 0; i < n; i++)
		if (general[i].at.lot == NULL)
			score_add(r, &room, s->arena, &general[i]);
	for (int k = 0; k < l->count; k++)
		for (size_t i = 0; has_table(&each[k]) && i < each[k].score_count; i++)
			score_add(r, &room, s->arena, &each[k].scores[i]);
}

void read_lots(struct search *s, struct lots *l)
{
	struct reading *each = arena_array(s->arena, struct reading, (size_t)l->count + 1);

	for (int k = 0; k < l->count; k++)
		read_own(l, k, &each[k]);
	for (size_t i = 0; i < COUNT(own) && l->count > 0; i++)
		settle_own(l, own[i], &s->reading->facts[own[i]]);
	take_scores(s, l, each);
	s->reading->lots = l->all;
	s->reading->lot_count = (size_t)l->count;
}
