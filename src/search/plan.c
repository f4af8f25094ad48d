#include "search/plan.h"

#include "search/pinyin.h"

#define STEPS_MOST 20000 /* states are numbers of sixteen bits */
#define UNITS_MOST 24	 /* of a word: enough to find it by */

uint16_t plan_piece(struct plan *p, gram x)
{
	for (size_t i = 0; i < p->grams; i++)
		if (p->gram[i] == x)
			return (uint16_t)i;
	p->gram = arena_room(p->arena, p->gram, p->grams, &p->grams_room, sizeof *p->gram);
	p->gram[p->grams] = x;
	return (uint16_t)p->grams++;
}

static void step_add(struct plan *p, uint16_t from, uint16_t to, gram a, gram b)
{
	p->step = arena_room(p->arena, p->step, p->steps, &p->steps_room, sizeof *p->step);
	p->step[p->steps++] = (struct plan_step){ from, to, plan_piece(p, a), plan_piece(p, b) };
}

/* --- one word in fields of one sort --- */

#define LETTERS_OF_STATE 40 /* different letters that a state may have come by */

/* The states in which the word has been read as far as a unit, each with the letter it came by, 0 for none. */
struct reached {
	struct {
		uint32_t letter;
		uint16_t state;
	} by[LETTERS_OF_STATE];
	unsigned count;
};

struct planning {
	struct plan *plan;
	uint64_t sort;
	const struct unit *unit; /* the word without its signs */
	const char *letters;
	uint32_t count;
	uint16_t end;
	struct reached *reached; /* [count + 1] */
};

static uint16_t state_at(struct planning *g, uint32_t at, uint32_t letter)
{
	struct reached *r = &g->reached[at];

	if (at == g->count)
		return g->end;
	for (unsigned i = 0; i < r->count; i++)
		if (r->by[i].letter == letter)
			return r->by[i].state;
	r->by[r->count].letter = letter;
	r->by[r->count].state = g->plan->states++;
	return r->by[r->count++].state;
}

static bool is_written(const struct unit *u)
{
	return unit_is_letter(u) || unit_is_digit(u);
}

/* The unit by itself. */
static void plan_unit(struct planning *g, uint32_t at, uint16_t from, uint32_t before)
{
	const struct unit *u = &g->unit[at];
	bool written = is_written(u);
	gram alone = gram_character(g->sort, u->character), pair = alone, more;

	if (written && before != 0)
		pair = gram_letters(g->sort, before, u->character);
	if (!written && u->character >= 0x80 && at > 0 && u[-1].character >= 0x80)
		pair = gram_characters(g->sort, u[-1].character, u->character);
	more = pair;
	if (at > 1 && unit_is_digit(u) && unit_is_digit(u - 1) && unit_is_digit(u - 2))
		more = gram_digits(g->sort, (uint32_t[]){ u[-2].character, u[-1].character, u->character });
	step_add(g->plan, from, state_at(g, at + 1, written ? u->character : 0), pair, more);
}

/* How many letters follow each other from here on. */
static uint32_t letters_from(const struct planning *g, uint32_t at)
{
	uint32_t n = 0;

	while (at + n < g->count && g->letters[at + n] != '\1')
		n++;
	return n;
}

/* The letters as syllables, and at the word's end as beginnings of them. */
static void plan_syllables(struct planning *g, uint32_t at, uint16_t from, uint32_t before)
{
	uint32_t left = letters_from(g, at), first = (unsigned char)g->letters[at];
	uint16_t *found = arena_array(g->plan->arena, uint16_t, SYLLABLES_MOST);

	for (uint32_t n = 2; n <= left && n <= SYLLABLE_LONGEST; n++) {
		unsigned count = pinyin_beginning(g->letters + at, n, found);
		for (unsigned i = 0; i < count; i++) {
			gram syllable = gram_syllable(g->sort, found[i]);
			if (pinyin_length(found[i]) != n && at + n != g->count)
				continue;
			step_add(g->plan, from, state_at(g, at + n, first),
				 before == 0 ? syllable : gram_letters(g->sort, before, first), syllable);
		}
	}
}

static void plan_from(struct planning *g, uint32_t at)
{
	for (unsigned i = 0; i < g->reached[at].count; i++) {
		uint32_t before = g->reached[at].by[i].letter;
		uint16_t from = g->reached[at].by[i].state;
		plan_unit(g, at, from, before);
		if (g->letters[at] != '\1')
			plan_syllables(g, at, from, before);
	}
}

/* Without signs, unless there is nothing else. */
static struct planning planning_of(struct plan *p, const struct word *w, uint32_t most)
{
	struct unit *units = arena_array(p->arena, struct unit, w->count + 1);
	char *letters = arena_alloc(p->arena, w->count + 1);
	struct planning g = { .plan = p, .unit = units, .letters = letters };

	for (int signs = 0; signs < 2 && g.count == 0; signs++)
		for (uint32_t i = 0; i < w->count && g.count < most; i++)
			if (signs || !w->unit[i].between) {
				units[g.count] = w->unit[i];
				letters[g.count++] = w->letters[i];
			}
	return g;
}

static void plan_word(struct plan *p, const struct word *w, uint64_t sort, uint32_t most, uint16_t from, uint16_t end)
{
	struct planning g = planning_of(p, w, most);

	g.sort = sort;
	g.end = end;
	g.reached = arena_array(p->arena, struct reached, g.count + 1);
	g.reached[0].by[0].state = from;
	g.reached[0].count = 1;
	for (uint32_t at = 0; at < g.count; at++)
		plan_from(&g, at);
}

/* --- all of it --- */

static struct plan plan_with(const struct needle *n, const uint64_t *sorts, unsigned nsorts, uint32_t most,
			     struct arena *a)
{
	struct plan p = { .arena = a, .states = 1 };

	for (unsigned i = 0; i < n->words; i++) {
		uint16_t from = p.end;
		p.end = p.states++;
		for (unsigned s = 0; s < nsorts; s++)
			plan_word(&p, &n->word[i], sorts[s], most, from, p.end);
	}
	return p;
}

static bool is_too_much(const struct plan *p)
{
	return p->grams > PLAN_GRAMS || p->steps > STEPS_MOST;
}

/* What is too much to look up is looked up by the beginnings of its words, or by some of the words. */
struct plan plan_of(const struct needle *n, const uint64_t *sorts, unsigned nsorts, struct arena *a)
{
	struct needle some = *n;
	struct plan p = plan_with(&some, sorts, nsorts, UNITS_MOST, a);

	for (uint32_t most = UNITS_MOST / 2; is_too_much(&p) && most > 0; most /= 2)
		p = plan_with(&some, sorts, nsorts, most, a);
	while (is_too_much(&p) && some.words > 1) {
		some.words /= 2;
		p = plan_with(&some, sorts, nsorts, 1, a);
	}
	return p;
}

bool plan_fits(const struct plan *p, const bool *has, bool *reached)
{
	memset(reached, 0, p->states * sizeof *reached);
	reached[0] = true;
	for (size_t i = 0; i < p->steps; i++) {
		const struct plan_step *s = &p->step[i];
		reached[s->to] |= reached[s->from] && has[s->a] && has[s->b];
	}
	return reached[p->end];
}

void plan_select(const struct plan *p, const struct bits *has, struct bits *reached, struct bits *ret)
{
	memset(reached, 0, p->states * sizeof *reached);
	bits_fill(&reached[0]);
	for (size_t i = 0; i < p->steps; i++) {
		const struct plan_step *s = &p->step[i];
		const struct bits *from = &reached[s->from], *x = &has[s->a], *y = &has[s->b];
		for (unsigned w = 0; w < BITS_WORDS; w++)
			reached[s->to].word[w] |= from->word[w] & x->word[w] & y->word[w];
	}
	*ret = reached[p->end];
}
