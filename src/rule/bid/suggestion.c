#include "rule/bid/suggestion.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/embedded.h"
#include "base/table.h"
#include "base/text.h"

#define LEAST_LIKE 8 /* percent: below it is chance */
#define TERMS_SHOWN 6
#define CONCEPT_WEIGHT 3.0
#define WORD_WEIGHT 1.5
#define ANSWER_WEIGHT 0.3 /* a term of the answer, beside one of the question */

/* BM25, with texts of like length taken as such. */
#define SATURATION 1.2
#define LENGTH_SHARE 0.4

/* --- what a text is made of --- */

struct term {
	const char *word; /* "质保", "gb", "#t" (a time), "@warranty" */
	double weight;	  /* times it stands there, by its kind */
};

struct bag {
	struct term *term; /* sorted by word */
	size_t count, room;
	double length;
};

struct concepts {
	const char **name;
	const char **words; /* blank-separated, small letters */
	size_t count;
};

static const char *small(const char *s, struct arena *a)
{
	char *copy = arena_copy(a, text_narrow(s, a));

	for (char *p = copy; *p != '\0'; p++)
		*p = *p >= 'A' && *p <= 'Z' ? (char)(*p + 'a' - 'A') : *p;
	return copy;
}

static struct concepts concepts_read(struct arena *a)
{
	const struct embedded *file = embedded_find("db/data/clause_word.csv");
	struct table lines = table_of(file == NULL ? "" : file->data, file == NULL ? 0 : embedded_size(file));
	size_t names = 0, words = 0;
	struct concepts all = { 0 };
	const char *field[2];

	while (table_next(&lines, field, 2, a)) {
		all.name = arena_room(a, all.name, all.count, &names, sizeof *all.name);
		all.words = arena_room(a, all.words, all.count, &words, sizeof *all.words);
		all.name[all.count] = field[0];
		all.words[all.count++] = small(field[1], a);
	}
	return all;
}

static void bag_add(struct bag *b, const char *word, double weight, struct arena *a)
{
	b->term = arena_room(a, b->term, b->count, &b->room, sizeof *b->term);
	b->term[b->count++] = (struct term){ word, weight };
}

static bool is_character(uint32_t c)
{
	return c >= 0x3400 && c <= 0x9fff;
}

/* Pairs of characters that stand together. */
static const char *characters_add(struct bag *b, const char *s, double weight, struct arena *a)
{
	const char *from = s, *at = s;
	uint32_t c = text_next(&at);

	while (true) {
		const char *second = at;
		c = text_next(&at);
		if (!is_character(c))
			return second;
		bag_add(b, arena_copy_n(a, from, (size_t)(at - from)), weight, a);
		from = second;
	}
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static const char *latin_add(struct bag *b, const char *s, double weight, struct arena *a)
{
	size_t n = 0;

	while (is_letter(s[n]) || (n > 0 && is_digit(s[n])))
		n++;
	bag_add(b, arena_copy_n(a, s, n), weight * WORD_WEIGHT, a);
	return s + n;
}

/* Of a number only what it counts: 16 GB and 32 GB ask the same question. */
static const char *number_add(struct bag *b, const char *s, double weight, struct arena *a)
{
	char kind;

	while (is_digit(*s) || *s == '.')
		s++;
	s += strspn(s, " ");
	kind = clause_unit_kind(s);
	if (kind != 0)
		bag_add(b, arena_print(a, "#%c", kind), weight, a);
	return s;
}

static void text_add(struct bag *b, const char *text, double weight, struct arena *a)
{
	for (const char *s = text; *s != '\0';) {
		const char *next = s;
		uint32_t c = text_next(&next);
		if (is_character(c))
			s = characters_add(b, s, weight, a);
		else if (is_letter(*s))
			s = latin_add(b, s, weight, a);
		else if (is_digit(*s))
			s = number_add(b, s, weight, a);
		else
			s = next;
	}
}

/* The n bytes stand there; letters only as a whole word, so that "api" is no "ap". */
static bool is_word_at(const char *text, const char *at, const char *word, size_t n)
{
	bool begins = !is_letter(*word) || at == text || !is_letter(at[-1]);

	return strncmp(at, word, n) == 0 && begins && (!is_letter(word[n - 1]) || !is_letter(at[n]));
}

static bool holds_word(const char *text, const char *word, size_t n)
{
	for (const char *at = text; (at = strchr(at, *word)) != NULL; at++)
		if (is_word_at(text, at, word, n))
			return true;
	return false;
}

static bool holds_one(const char *text, const char *words)
{
	while (*(words += strspn(words, " ")) != '\0') {
		size_t n = strcspn(words, " ");
		if (holds_word(text, words, n))
			return true;
		words += n;
	}
	return false;
}

static void concepts_add(struct bag *b, const struct concepts *all, const char *text, double weight, struct arena *a)
{
	for (size_t i = 0; i < all->count; i++)
		if (holds_one(text, all->words[i]))
			bag_add(b, arena_print(a, "@%s", all->name[i]), weight * CONCEPT_WEIGHT, a);
}

static int by_word(const void *x, const void *y)
{
	return strcmp(((const struct term *)x)->word, ((const struct term *)y)->word);
}

/* Each word once, with all its weight. */
static void bag_close(struct bag *b)
{
	size_t kept = 0;

	if (b->count == 0)
		return;
	qsort(b->term, b->count, sizeof *b->term, by_word);
	for (size_t i = 1; i < b->count; i++)
		if (strcmp(b->term[i].word, b->term[kept].word) == 0)
			b->term[kept].weight += b->term[i].weight;
		else
			b->term[++kept] = b->term[i];
	b->count = kept + 1;
	for (size_t i = 0; i < b->count; i++)
		b->length += b->term[i].weight;
}

static void part_add(struct bag *b, const struct concepts *all, const char *text, double weight, struct arena *a)
{
	if (text == NULL)
		return;
	text = small(text, a);
	text_add(b, text, weight, a);
	concepts_add(b, all, text, weight, a);
}

/* --- the index --- */

struct suggestion_index {
	const struct past_answer *answer;
	struct concepts concepts;
	struct bag *bag;   /* per answer */
	struct term *seen; /* in how many answers a word stands; sorted */
	size_t count, seen_count;
	double mean_length;
};

static void seen_close(struct suggestion_index *x, struct bag *all)
{
	for (size_t i = 0; i < all->count; i++)
		all->term[i].weight = 1;
	bag_close(all);
	x->seen = all->term;
	x->seen_count = all->count;
}

struct suggestion_index *suggestion_index_new(const struct past_answer *answers, size_t n, struct arena *a)
{
	struct suggestion_index *x = arena_new(a, struct suggestion_index);
	struct bag all = { 0 };

	*x = (struct suggestion_index){ .answer = answers, .concepts = concepts_read(a), .count = n };
	x->bag = arena_array(a, struct bag, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct bag *b = &x->bag[i];
		part_add(b, &x->concepts, answers[i].question, 1, a);
		part_add(b, &x->concepts, answers[i].text, answers[i].question == NULL ? 1 : ANSWER_WEIGHT, a);
		bag_close(b);
		x->mean_length += b->length / (double)n;
		for (size_t k = 0; k < b->count; k++)
			bag_add(&all, b->term[k].word, 1, a);
	}
	seen_close(x, &all);
	return x;
}

static const struct term *term_find(const struct term *terms, size_t n, const char *word)
{
	struct term key = { .word = word };

	return n == 0 ? NULL : bsearch(&key, terms, n, sizeof *terms, by_word);
}

static double rarity(const struct suggestion_index *x, const char *word)
{
	const struct term *t = term_find(x->seen, x->seen_count, word);
	double n = t == NULL ? 0 : t->weight, all = (double)x->count;

	return log(1 + (all - n + 0.5) / (n + 0.5));
}

static double worth(const struct suggestion_index *x, const struct bag *in, const struct term *asked,
		    const struct term *there)
{
	double length = x->mean_length > 0 ? in->length / x->mean_length : 1;
	double room = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length);

	return rarity(x, asked->word) * asked->weight * there->weight * (SATURATION + 1) / (there->weight + room);
}

static double likeness(const struct suggestion_index *x, const struct bag *asked, const struct bag *in)
{
	double sum = 0;

	for (size_t i = 0; i < asked->count; i++) {
		const struct term *there = term_find(in->term, in->count, asked->term[i].word);
		if (there != NULL)
			sum += worth(x, in, &asked->term[i], there);
	}
	return sum;
}

/* --- the ranking --- */

/* What makes an answer better than another that is as like: hundredths. */
static unsigned merit(const struct past_answer *p, enum clause_category category, enum clause_verdict fit)
{
	const struct {
		bool holds;
		unsigned hundredths;
	} merits[] = {
		{ category != clause_category_unset && p->category == category, 115 },
		{ p->approved && !p->stale, 110 },
		{ p->won, 105 },
		{ p->stale, 90 },
		{ fit == VALUE_WORSE, 75 },
		{ fit == VALUE_SAME || fit == VALUE_BETTER, 108 },
	};
	double all = 100;

	for (size_t i = 0; i < sizeof merits / sizeof *merits; i++)
		all = merits[i].holds ? all * merits[i].hundredths / 100 : all;
	return (unsigned)(all + 0.5);
}

/* What of the asked text the answer has too: bytes of words, and those that belong to the byte before them. */
struct common {
	const char *text;
	size_t size;
	bool *in_word, *joined;
	double *worth; /* of the words that begin there */
};

static void common_mark(struct common *c, const char *word, double worth)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= c->size; i++) {
		if (c->text[i] != *word || !is_word_at(c->text, c->text + i, word, n))
			continue;
		memset(c->in_word + i, true, n);
		memset(c->joined + i + 1, true, n - 1);
		c->worth[i] += worth;
	}
}

struct shared {
	const char *word;
	double worth;
};

static int by_worth(const void *x, const void *y)
{
	const struct shared *a = x, *b = y;

	return a->worth != b->worth ? (a->worth < b->worth ? 1 : -1) : strcmp(a->word, b->word);
}

static bool is_among(const struct shared *all, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].word, word) == 0)
			return true;
	return false;
}

/* Pairs that overlap are one word: of "夜间看清车牌" nobody reads "间看". */
static size_t common_runs(const struct common *c, struct shared *ret, struct arena *a)
{
	size_t n = 0;

	for (size_t i = 0, end; i < c->size; i = end) {
		double worth = c->worth[i];
		for (end = i + 1; end < c->size && c->joined[end]; end++)
			worth += c->worth[end];
		const char *word = arena_copy_n(a, c->text + i, end - i);
		if (c->in_word[i] && !is_among(ret, n, word))
			ret[n++] = (struct shared){ word, worth };
	}
	return n;
}

/* The words both have, as the asked text has them, the weightiest first. */
static const char *shared_words(const struct suggestion_index *x, const struct bag *asked, const struct bag *in,
				const char *text, struct arena *a)
{
	const size_t size = strlen(text);
	struct common c = { text, size, arena_array(a, bool, size + 1), arena_array(a, bool, size + 1),
			    arena_array(a, double, size + 1) };
	struct shared *all = arena_array(a, struct shared, size + 1);
	struct buffer b = BUFFER(a);
	size_t n;

	for (size_t i = 0; i < asked->count; i++) {
		const struct term *t = &asked->term[i], *there = term_find(in->term, in->count, t->word);
		if (there != NULL && *t->word != '#' && *t->word != '@')
			common_mark(&c, t->word, worth(x, in, t, there));
	}
	n = common_runs(&c, all, a);
	qsort(all, n, sizeof *all, by_worth);
	for (size_t i = 0; i < n && i < TERMS_SHOWN; i++)
		buffer_print(&b, "%s%s", i > 0 ? "、" : "", all[i].word);
	return n == 0 ? NULL : buffer_text(&b);
}

/* The first word of each concept that both are about. */
static const char *shared_concepts(const struct suggestion_index *x, const struct bag *asked, const struct bag *in,
				   struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (size_t i = 0; i < x->concepts.count; i++) {
		const char *key = arena_print(a, "@%s", x->concepts.name[i]), *words = x->concepts.words[i];
		if (term_find(asked->term, asked->count, key) != NULL && term_find(in->term, in->count, key) != NULL)
			buffer_print(&b, "%s%.*s", b.used > 0 ? "、" : "", (int)strcspn(words, " "), words);
	}
	return b.used == 0 ? NULL : buffer_text(&b);
}

static const struct why *why_of(const struct suggestion_index *x, const struct bag *asked, const char *clause,
				const struct suggestion *s, enum clause_category category, struct arena *a)
{
	static const char *const fits[] = { [VALUE_UNKNOWN] = NULL,
					    [VALUE_WORSE] = "suggestion_value_worse",
					    [VALUE_SAME] = "suggestion_value_same",
					    [VALUE_BETTER] = "suggestion_value_better" };
	const struct past_answer *p = &x->answer[s->answer];
	const char *words = shared_words(x, asked, &x->bag[s->answer], small(clause, a), a);
	const char *concepts = shared_concepts(x, asked, &x->bag[s->answer], a);
	const struct why *w = why_new(a, "suggestion_like", arena_print(a, "%u", s->like), NULL);

	if (concepts != NULL)
		w = why_then(a, w, why_new(a, "suggestion_concepts", concepts, NULL));
	if (words != NULL)
		w = why_then(a, w, why_new(a, "suggestion_words", words, NULL));
	if (category != clause_category_unset && p->category == category)
		w = why_then(a, w, why_new(a, "suggestion_category", NULL));
	if (fits[s->fit] != NULL)
		w = why_then(a, w, why_new(a, fits[s->fit], p->value, NULL));
	if (p->approved)
		w = why_then(a, w, why_new(a, p->stale ? "suggestion_stale" : "suggestion_approved", NULL));
	if (p->won)
		w = why_then(a, w, why_new(a, "suggestion_won", NULL));
	return w;
}

static int by_score(const void *x, const void *y)
{
	const struct suggestion *a = x, *b = y;

	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	return a->answer < b->answer ? -1 : a->answer > b->answer;
}

size_t suggestion_rank(const struct suggestion_index *x, const char *clause, enum clause_category category,
		       struct suggestion *ret, size_t most, struct arena *a)
{
	struct suggestion *all = arena_array(a, struct suggestion, x->count + 1);
	struct bag asked = { 0 };
	size_t n = 0;

	part_add(&asked, &x->concepts, clause, 1, a);
	bag_close(&asked);
	double whole = likeness(x, &asked, &asked);
	for (size_t i = 0; i < x->count && whole > 0; i++) {
		double like = 100 * likeness(x, &asked, &x->bag[i]) / whole;
		struct suggestion s = { .answer = i, .like = like > 100 ? 100 : (unsigned)(like + 0.5) };
		if (s.like < LEAST_LIKE)
			continue;
		s.fit = clause_value_compare(clause, x->answer[i].value, a);
		s.score = (unsigned)(like * merit(&x->answer[i], category, s.fit) + 0.5);
		all[n++] = s;
	}
	qsort(all, n, sizeof *all, by_score);
	n = n < most ? n : most;
	for (size_t i = 0; i < n; i++) {
		ret[i] = all[i];
		ret[i].why = why_of(x, &asked, clause, &all[i], category, a);
	}
	return n;
}
