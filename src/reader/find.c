#include "reader/find.h"

#include <stdlib.h>

#include "base/numeral.h"
#include "base/text.h"
#include "reader/pattern.h"

#define QUOTE 300
#define CANDIDATES 300 /* more different values for one fact than a text that means well has */

int zone_weight(enum zone z)
{
	static const int weights[] = {
		[ZONE_COVER] = 20,    [ZONE_NOTICE] = 30, [ZONE_FRONT] = 32,	 [ZONE_TERMS] = 5,
		[ZONE_SCORING] = -15, [ZONE_NEEDS] = -5,  [ZONE_CONTRACT] = -35, [ZONE_FORMS] = -55,
	};

	return weights[z];
}

struct place place_of(struct arena *a, const struct line *line)
{
	size_t n = strlen(line->shown);

	if (n > QUOTE) {
		for (n = QUOTE; ((unsigned char)line->shown[n] & 0xC0) == 0x80; n--)
			;
	}
	return (struct place){ .page = line->page,
			       .quote = arena_copy_n(a, line->shown, n),
			       .lot = line->lot,
			       .lot_doubt = line->lot_doubt };
}

bool is_placeholder(const char *text)
{
	static const char elsewhere[] = "{{详|}见{第|投标|招标|采购|本|附|公告|须知|磋商|前|《|“}|{无|空|略|待定|详见|"
					"另行通知|同上|同前}{。|}$}";
	const char *end;

	if (text[0] == '\0' || strspn(text, "/-_* ().") == strlen(text) || strstr(text, "___") != NULL)
		return true;
	if (strstr(text, "XX") != NULL || strstr(text, "××") != NULL || strstr(text, "***") != NULL)
		return true;
	return pattern_here(elsewhere, text, &end);
}

bool chosen_away(const char *text, const char *at)
{
	while (at > text && at[-1] == ' ')
		at--;
	return at - text >= 3 &&
	       (memcmp(at - 3, "□", 3) == 0 || memcmp(at - 3, "☐", 3) == 0 || memcmp(at - 3, "○", 3) == 0);
}

const char *near_text(struct arena *a, const char *after, size_t most)
{
	size_t n = strnlen(after, most + 4);

	for (n = n > most ? most : n; ((unsigned char)after[n] & 0xC0) == 0x80; n--)
		;
	return arena_copy_n(a, after, n);
}

const char *near_sentence(struct arena *a, const char *after, size_t most)
{
	const char *near = near_text(a, after, most), *stop = strstr(near, "。");

	return stop == NULL ? near : arena_copy_n(a, near, (size_t)(stop - near));
}

const char *chinese_count(const char *s, int *ret)
{
	bool bracket = *s == '(';
	const char *end;
	int64_t n = 0;

	s += bracket;
	s += strspn(s, " _");
	size_t digits = strspn(s, "0123456789");
	end = s + digits;
	if (digits > 5 || (digits == 0 && !numeral_read(&end, &n)))
		return NULL;
	n = digits > 0 ? atoi(s) : n;
	end += strspn(end, " _");
	if (bracket && *end++ != ')')
		return NULL;
	if (n > 99999)
		return NULL;
	*ret = (int)n;
	return end;
}

/* What joins a label to its value, brackets and all. */
static void join(struct arena *a, const char *end, struct hit *h)
{
	static const char *const joints[] = { ":", "为:", "为", "是:", "是", "系指", "是指", "=", "如下:" };

	h->bracket = "";
	while (*end == '(') {
		const char *close = strchr(end, ')');
		if (close == NULL || close - end > 90)
			break;
		h->bracket = arena_copy_n(a, end + 1, (size_t)(close - end - 1));
		end = close + 1;
	}
	h->after = end;
	for (size_t i = 0; i < COUNT(joints); i++) {
		if (text_starts(end, joints[i])) {
			h->after = end + strlen(joints[i]);
			h->joined = true;
			break;
		}
	}
	while (*h->after == ' ' || *h->after == ':')
		h->after++;
}

static bool under_matches(const struct label *label, const struct line *line)
{
	return label->under == NULL || pattern_in(label->under, line->under);
}

static void label_in_line(struct search *s, const struct label *label, const struct pattern_start *start,
			  const struct line *line, taker *take, struct candidates *c)
{
	struct span at;

	for (const char *text = line->text; pattern_find_from(label->pattern, start, text, &at); text = at.to) {
		struct hit h = { .line = line, .label = label, .from = at.from };
		struct candidate one = { .line = line };
		join(s->arena, at.to, &h);
		if (take(s->arena, &h, &one)) {
			one.weight += label->weight + zone_weight(line->zone) + (h.joined ? 10 : 0);
			one.line = line;
			candidate_add(s, c, one);
		}
		if (at.to == at.from)
			break;
	}
}

void find_labelled(struct search *s, const struct label *labels, size_t n, taker *take, struct candidates *c)
{
	for (size_t k = 0; k < n; k++) {
		struct pattern_start start = pattern_start_of(labels[k].pattern);
		for (size_t i = 0; i < s->layout->count; i++) {
			const struct line *line = &s->layout->lines[i];
			if (pattern_may_begin(&start, &line->letters) && under_matches(&labels[k], line))
				label_in_line(s, &labels[k], &start, line, take, c);
		}
	}
}

static bool same_value(const struct candidate *a, const struct candidate *b)
{
	return a->text != NULL && b->text != NULL ? strcmp(a->text, b->text) == 0
						  : a->text == b->text && a->number == b->number;
}

/* The same value again makes it a little surer; the first place where it weighs most is kept. */
void candidate_add(struct search *s, struct candidates *c, struct candidate one)
{
	for (size_t i = 0; i < c->count; i++) {
		struct candidate *old = &c->all[i];
		if (!same_value(old, &one))
			continue;
		int more = old->line == one.line ? 0 : 3;
		if (one.weight > old->weight)
			*old = one;
		old->weight += more;
		return;
	}
	if (c->count == CANDIDATES)
		return;
	c->all = arena_room(s->arena, c->all, c->count, &c->room, sizeof *c->all);
	c->all[c->count++] = one;
}

void candidates_drop_lots(struct candidates *c)
{
	size_t lots = 0, kept = 0;

	for (size_t i = 0; i < c->count; i++)
		lots += c->all[i].line->headed;
	for (size_t i = 0; i < c->count; i++) {
		if (lots < 2 || !c->all[i].line->headed)
			c->all[kept++] = c->all[i];
	}
	c->count = kept;
}

static int by_weight(const void *a, const void *b)
{
	const struct candidate *one = a, *two = b;

	if (one->weight != two->weight)
		return one->weight > two->weight ? -1 : 1;
	return one->line < two->line ? -1 : one->line > two->line;
}

static struct finding finding_of(struct search *s, const struct candidate *c)
{
	return (struct finding){ .text = c->text, .number = c->number, .at = place_of(s->arena, c->line) };
}

void fact_settle(struct search *s, enum fact_id id, struct candidates *c, int least)
{
	struct fact *f = &s->reading->facts[id];
	size_t others = 0;

	if (c->count == 0)
		return;
	qsort(c->all, c->count, sizeof *c->all, by_weight);
	if (c->all[0].weight < least)
		return;
	f->found = true;
	f->is = finding_of(s, &c->all[0]);
	while (others + 1 < c->count && others < 4 && c->all[others + 1].weight >= least &&
	       c->all[others + 1].weight >= c->all[0].weight - 40)
		others++;
	f->others = arena_array(s->arena, struct finding, others);
	f->other_count = others;
	for (size_t i = 0; i < others; i++)
		f->others[i] = finding_of(s, &c->all[i + 1]);
}

void fact_set(struct search *s, enum fact_id id, const char *text, int64_t number, const struct line *at)
{
	struct fact *f = &s->reading->facts[id];

	f->found = true;
	f->is = (struct finding){ .text = text, .number = number, .at = place_of(s->arena, at) };
}
