#include "search/needle.h"

#include <string.h>

#include "base/text.h"
#include "search/pinyin.h"

#define TELEPHONE_DIGITS 7

static bool is_telephone(struct folded f)
{
	unsigned digits = 0;

	for (uint32_t i = 0; i < f.count; i++) {
		if (!unit_is_digit(&f.unit[i]) && !f.unit[i].between)
			return false;
		digits += unit_is_digit(&f.unit[i]);
	}
	return digits >= TELEPHONE_DIGITS;
}

static struct word word_new(struct folded f, struct arena *a)
{
	struct unit *units = arena_array(a, struct unit, f.count + 1);
	bool only_digits = is_telephone(f);
	struct word w = { .unit = units };
	char *letters;

	for (uint32_t i = 0; i < f.count && w.count < NEEDLE_UNITS; i++)
		if (!only_digits || !f.unit[i].between)
			units[w.count++] = f.unit[i];
	letters = arena_alloc(a, w.count + 1);
	for (uint32_t i = 0; i < w.count; i++)
		letters[i] = unit_is_letter(&units[i]) ? (char)units[i].character : '\1';
	w.letters = letters;
	return w;
}

struct word word_of(const char *text, struct arena *a)
{
	return word_new(fold(text, a), a);
}

static bool says_something(const struct word *w)
{
	for (uint32_t i = 0; i < w->count; i++)
		if (!w->unit[i].between)
			return true;
	return false;
}

/* Lone signs between words are not looked for: "A & B". */
static void drop_signs(struct needle *n)
{
	unsigned kept = 0, said = 0;

	for (unsigned i = 0; i < n->words; i++)
		said += says_something(&n->word[i]);
	if (said == 0)
		return;
	for (unsigned i = 0; i < n->words; i++)
		if (says_something(&n->word[i]))
			n->word[kept++] = n->word[i];
	n->words = kept;
}

/* The text up to the next blank that parts words; *at is moved behind it. */
static const char *next_piece(const char **at, struct arena *a)
{
	const char *from = *at, *to = from;

	while (*to != '\0') {
		const char *p = to;
		if (fold_is_blank(text_next(&p)))
			break;
		to = p;
	}
	*at = to;
	if (**at != '\0')
		text_next(at);
	return arena_copy_n(a, from, (size_t)(to - from));
}

struct needle needle_of(const char *text, struct arena *a)
{
	struct needle n = { 0 };
	struct word whole = word_of(text, a);

	if (is_telephone((struct folded){ whole.unit, whole.count })) {
		n.word[n.words++] = whole;
		return n;
	}
	while (*text != '\0' && n.words < NEEDLE_WORDS) {
		struct word w = word_of(next_piece(&text, a), a);
		if (w.count > 0)
			n.word[n.words++] = w;
	}
	drop_signs(&n);
	return n;
}

/* --- looking --- */

/* One way of having read the word up to `at`. */
struct thread {
	uint32_t at, from;
	bool read;
};

struct search {
	const struct word *word;
	bool reads; /* readings count */
	struct thread now[NEEDLE_UNITS + 1], next[NEEDLE_UNITS + 1];
	uint32_t nnow, nnext;
	uint32_t seen[NEEDLE_UNITS + 1]; /* the turn in which a thread came there last */
	uint32_t turn;
};

static void go_on(struct search *s, const struct thread *t, uint32_t at, bool read)
{
	if (s->seen[at] == s->turn)
		return;
	s->seen[at] = s->turn;
	s->next[s->nnext++] = (struct thread){ at, t->from, t->read || read };
}

static void go_on_read(struct search *s, const struct thread *t, const uint16_t *readings)
{
	uint32_t left = s->word->count - t->at;

	for (unsigned i = 0; i < READINGS && readings[i] != 0; i++) {
		size_t n = pinyin_common(readings[i], s->word->letters + t->at, left);
		if (n == 0)
			continue;
		go_on(s, t, t->at + 1, true);
		if (n == left || n == pinyin_length(readings[i]))
			go_on(s, t, t->at + (uint32_t)n, true);
	}
}

static void step(struct search *s, const struct thread *t, const struct unit *u)
{
	const uint16_t *readings;

	if (s->word->unit[t->at].character == u->character)
		go_on(s, t, t->at + 1, false);
	else if (s->reads && s->word->letters[t->at] != '\1' && (readings = pinyin_readings(u->character)) != NULL)
		go_on_read(s, t, readings);
	if (u->between && t->at > 0)
		go_on(s, t, t->at, false);
}

/* A thread at the word's end, if one has come there. */
static const struct thread *arrived(const struct search *s)
{
	for (uint32_t i = 0; i < s->nnext; i++)
		if (s->next[i].at == s->word->count)
			return &s->next[i];
	return NULL;
}

static bool find(struct search *s, struct folded in, struct place *ret)
{
	s->nnow = 0;
	for (uint32_t i = 0; i < in.count; i++) {
		const struct thread fresh = { .from = i };
		const struct thread *end;
		s->nnext = 0;
		s->turn++;
		for (uint32_t t = 0; t < s->nnow; t++)
			step(s, &s->now[t], &in.unit[i]);
		step(s, &fresh, &in.unit[i]);
		if ((end = arrived(s)) != NULL) {
			*ret = (struct place){ end->from, i + 1, end->read };
			return true;
		}
		memcpy(s->now, s->next, s->nnext * sizeof *s->next);
		s->nnow = s->nnext;
	}
	return false;
}

static bool has_letters(const struct word *w)
{
	for (uint32_t i = 0; i < w->count; i++)
		if (w->letters[i] != '\1')
			return true;
	return false;
}

static bool look(const struct word *w, struct folded in, bool literally_first, struct place *ret)
{
	struct search s; /* large, and most of it is never looked at */

	if (w->count == 0)
		return false;
	s.word = w;
	s.turn = 0;
	memset(s.seen, 0, (w->count + 1) * sizeof *s.seen);
	s.reads = !literally_first && has_letters(w);
	if (find(&s, in, ret))
		return true;
	if (s.reads || !has_letters(w))
		return false;
	s.reads = true;
	return find(&s, in, ret);
}

bool word_find(const struct word *w, struct folded in, struct place *ret)
{
	return look(w, in, true, ret);
}

bool word_held(const struct word *w, struct folded in)
{
	struct place place;

	return look(w, in, false, &place);
}
