#include "rule/presale/survey.h"

#include <string.h>

#include "base/buffer.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/text.h"
#include "rule/presale/measure.h"

#define KEY_STRENGTH 3

const char *item_verdict_name(enum item_verdict verdict)
{
	static const char *const names[] = { "open", "unknown", "part", "vague", "assumed", "answered" };

	return names[verdict];
}

static const char *number(int64_t n, struct arena *a)
{
	return arena_print(a, "%lld", (long long)n);
}

/* --- what one answer is worth: each kind by its own rule --- */

struct judging {
	const struct discovery_answer *d;
	const struct survey_beside *beside;
	struct arena *a;
	const struct why *why;
};

static enum item_verdict judge_words(struct judging *j)
{
	bool said = j->d->text != NULL || j->d->lines.count > 0;

	j->why = why_new(j->a, said ? "survey_said" : "survey_nothing_said", NULL);
	return said ? ITEM_ANSWERED : ITEM_OPEN;
}

static enum item_verdict judge_organisation(struct judging *j)
{
	unsigned heads = 0;

	for (unsigned i = 0; i < j->d->lines.count; i++)
		heads += LINE_AT(j->d->lines, struct answer_line, i)->detail != NULL;
	j->why = why_new(j->a, "survey_departments", number(j->d->lines.count, j->a), number(heads, j->a), NULL);
	return heads > 0 ? ITEM_ANSWERED : ITEM_PART;
}

static enum item_verdict judge_maturity(struct judging *j)
{
	bool level = j->d->level != UNSET;
	bool fact = j->d->text != NULL || j->d->value.millionths != UNSET || j->d->lines.count > 0;

	j->why = why_new(j->a, "survey_maturity", level ? number(j->d->level, j->a) : "—", fact ? "@yes" : "@no", NULL);
	return level && fact ? ITEM_ANSWERED : ITEM_PART;
}

/* A table of its own, or the word that there is nothing to list. */
static enum item_verdict judge_table(struct judging *j, unsigned rows)
{
	j->why = why_new(j->a, "survey_rows", number(rows, j->a), NULL);
	return rows > 0 || j->d->text != NULL ? ITEM_ANSWERED : ITEM_PART;
}

static enum item_verdict judge_devices(struct judging *j)
{
	return judge_table(j, j->beside->devices);
}

static enum item_verdict judge_software(struct judging *j)
{
	return judge_table(j, j->beside->softwares);
}

static bool measured(const struct judging *j, struct measure *ret)
{
	if (j->d->value.millionths == UNSET || j->d->unit == NULL)
		return measure_find(j->d->text, j->a, ret);
	*ret = (struct measure){ j->d->value, j->d->unit };
	return true;
}

static enum item_verdict judge_number(struct judging *j)
{
	struct measure m;
	bool has = measured(j, &m);

	j->why = has ? why_new(j->a, "survey_number", decimal_text(m.value, j->a), m.unit, NULL)
		     : why_new(j->a, "survey_no_number", NULL);
	return has ? ITEM_ANSWERED : ITEM_VAGUE;
}

/* 99.9 % availability is at most 525.6 minutes, 8.76 hours, a year. */
static const struct why *downtime_why(const struct measure *m, struct arena *a)
{
	decimal minutes = downtime_minutes(m->value);
	decimal hours = { divide_half_up(minutes.millionths, 600000) * 10000 };

	return why_new(a, "survey_downtime", decimal_text(m->value, a), decimal_text(hours, a), NULL);
}

static bool is_availability(const struct judging *j, const struct measure *m)
{
	return text_starts(m->unit, "%") && m->value.millionths >= 90 * DECIMAL_ONE &&
	       m->value.millionths < 100 * DECIMAL_ONE && j->d->text != NULL && strstr(j->d->text, "可用") != NULL;
}

static enum item_verdict judge_target(struct judging *j)
{
	struct measure m;
	int level = level_find(j->d->text, j->a);
	unsigned measurable = j->beside->targets - j->beside->vague_targets;

	if (measured(j, &m))
		j->why = is_availability(j, &m)
				 ? downtime_why(&m, j->a)
				 : why_new(j->a, "survey_number", decimal_text(m.value, j->a), m.unit, NULL);
	else if (level > 0)
		j->why = why_new(j->a, "survey_level", number(level, j->a), NULL);
	else if (measurable > 0)
		j->why = why_new(j->a, "survey_targets", number(measurable, j->a), NULL);
	else {
		j->why = why_new(j->a, "survey_vague", NULL);
		return ITEM_VAGUE;
	}
	return ITEM_ANSWERED;
}

static enum item_verdict judge_list(struct judging *j)
{
	j->why = why_new(j->a, "survey_listed", number(j->d->lines.count, j->a), NULL);
	return j->d->lines.count > 0 ? ITEM_ANSWERED : ITEM_PART;
}

unsigned survey_with_process(const struct lines *businesses, const struct lines *processes)
{
	unsigned n = 0;

	for (unsigned i = 0; i < businesses->count; i++)
		for (unsigned k = 0; k < processes->count; k++)
			if (text_same(LINE_AT(*processes, struct answer_line, k)->under,
				      LINE_AT(*businesses, struct answer_line, i)->name)) {
				n++;
				break;
			}
	return n;
}

static enum item_verdict judge_processes(struct judging *j)
{
	static const struct lines none = { 0 };
	const struct lines *businesses = j->beside->businesses == NULL ? &none : j->beside->businesses;
	unsigned with = survey_with_process(businesses, &j->d->lines);

	if (businesses->count == 0) {
		j->why = why_new(j->a, "survey_no_business", NULL);
		return ITEM_PART;
	}
	j->why = why_new(j->a, "survey_processes", number(with, j->a), number(businesses->count, j->a),
			 number(with * 100 / businesses->count, j->a), NULL);
	return with == businesses->count ? ITEM_ANSWERED : ITEM_PART;
}

static enum item_verdict judge_protection(struct judging *j)
{
	int64_t level = j->d->level != UNSET ? j->d->level : level_find(j->d->text, j->a);

	j->why = level > 0 ? why_new(j->a, "survey_level", number(level, j->a), NULL)
			   : why_new(j->a, "survey_no_level", NULL);
	return level > 0 ? ITEM_ANSWERED : ITEM_PART;
}

static enum item_verdict judge_mechanism(struct judging *j)
{
	bool chosen = j->d->delivery_model != delivery_model_unset;

	j->why = why_new(j->a, chosen ? "survey_model" : "survey_no_model", NULL);
	return chosen ? ITEM_ANSWERED : ITEM_OPEN;
}

bool survey_is_key(const struct answer_line *topic)
{
	return topic->strength >= KEY_STRENGTH;
}

unsigned survey_key_topics(const struct lines *topics)
{
	unsigned n = 0;

	for (unsigned i = 0; i < topics->count; i++)
		n += survey_is_key(LINE_AT(*topics, struct answer_line, i));
	return n;
}

static enum item_verdict judge_topics(struct judging *j)
{
	j->why = why_new(j->a, "survey_topics", number(j->d->lines.count, j->a),
			 number(survey_key_topics(&j->d->lines), j->a), NULL);
	return j->d->lines.count > 0 ? ITEM_ANSWERED : ITEM_PART;
}

static enum item_verdict (*const judges[answer_kind_count])(struct judging *j) = {
	[answer_kind_words] = judge_words,	   [answer_kind_organisation] = judge_organisation,
	[answer_kind_maturity] = judge_maturity,   [answer_kind_devices] = judge_devices,
	[answer_kind_software] = judge_software,   [answer_kind_scale] = judge_number,
	[answer_kind_target] = judge_target,	   [answer_kind_businesses] = judge_list,
	[answer_kind_processes] = judge_processes, [answer_kind_functions] = judge_list,
	[answer_kind_choice] = judge_words,	   [answer_kind_protection] = judge_protection,
	[answer_kind_storage] = judge_number,	   [answer_kind_mechanism] = judge_mechanism,
	[answer_kind_topics] = judge_topics,
};

/* --- what they are worth together --- */

static enum item_verdict judge_one(struct judging *j, enum answer_kind kind)
{
	const struct discovery_answer *d = j->d;
	enum item_verdict verdict;

	if (d->state == answer_state_unknown) {
		bool passed = d->ask_on.day < j->beside->today.day;
		j->why =
			why_new(j->a, passed ? "survey_ask_passed" : "survey_ask_on", date_text(d->ask_on, j->a), NULL);
		return passed ? ITEM_OPEN : ITEM_UNKNOWN;
	}
	verdict = judges[kind](j);
	if (verdict != ITEM_ANSWERED || d->state == answer_state_known)
		return verdict;
	j->why = why_then(j->a, j->why, why_new(j->a, "survey_assumed", NULL));
	return ITEM_ASSUMED;
}

static bool same_lines(const struct lines *a, const struct lines *b)
{
	if (a->count != b->count)
		return false;
	for (unsigned i = 0; i < a->count; i++) {
		const struct answer_line *x = LINE_AT(*a, struct answer_line, i),
					 *y = LINE_AT(*b, struct answer_line, i);
		if (!text_same(x->name, y->name) || !text_same(x->under, y->under) ||
		    !text_same(x->detail, y->detail) || x->strength != y->strength)
			return false;
	}
	return true;
}

static bool same_answer(const struct discovery_answer *x, const struct discovery_answer *y)
{
	return text_same(x->text, y->text) && x->level == y->level && x->value.millionths == y->value.millionths &&
	       text_same(x->unit, y->unit) && x->delivery_model == y->delivery_model &&
	       same_lines(&x->lines, &y->lines);
}

static bool counts(const struct discovery_answer *d)
{
	return !d->set_aside && d->state != answer_state_unknown;
}

static bool contradict(const struct discovery_answer *x, const struct discovery_answer *y)
{
	return counts(x) && counts(y) && x->contact.v != 0 && y->contact.v != 0 && x->contact.v != y->contact.v &&
	       !same_answer(x, y);
}

static bool contradicted(const struct survey_item *i)
{
	for (unsigned x = 0; x < i->count; x++)
		for (unsigned y = x + 1; y < i->count; y++)
			if (contradict(i->answers[x], i->answers[y]))
				return true;
	return false;
}

/* The table alone may be the answer. */
static enum item_verdict judge_without(const struct survey_item *i, const struct survey_beside *beside, struct arena *a,
				       const struct why **ret_why)
{
	unsigned rows = i->kind == answer_kind_devices	  ? beside->devices
			: i->kind == answer_kind_software ? beside->softwares
							  : 0;
	unsigned measurable = i->kind == answer_kind_target ? beside->targets - beside->vague_targets : 0;

	*ret_why = rows > 0	    ? why_new(a, "survey_rows", number(rows, a), NULL)
		   : measurable > 0 ? why_new(a, "survey_targets", number(measurable, a), NULL)
				    : why_new(a, "survey_not_asked", NULL);
	return rows > 0 || measurable > 0 ? ITEM_ANSWERED : ITEM_OPEN;
}

struct item_state survey_judge(const struct survey_item *i, const struct survey_beside *beside, struct arena *a)
{
	struct item_state s = { .contradicted = contradicted(i) };

	s.verdict = judge_without(i, beside, a, &s.why);
	for (unsigned n = 0; n < i->count; n++) {
		struct judging j = { i->answers[n], beside, a, NULL };
		enum item_verdict verdict;
		if (i->answers[n]->set_aside || judges[i->kind] == NULL)
			continue;
		verdict = judge_one(&j, i->kind);
		if (verdict < s.verdict || (s.verdict != ITEM_OPEN && verdict == s.verdict))
			continue;
		s.verdict = verdict;
		s.why = j.why;
	}
	if (s.contradicted)
		s.why = why_then(a, s.why, why_new(a, "survey_contradicted", NULL));
	return s;
}

/* --- how much is known --- */

static const char *tenths(unsigned part, unsigned whole, struct arena *a)
{
	int64_t n = whole == 0 ? 0 : divide_half_up((wide)part * 1000, whole);

	return arena_print(a, "%lld.%lld", (long long)(n / 10), (long long)(n % 10));
}

static const char *open_categories(const struct survey_coverage *c, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (int i = 1; i <= SURVEY_CATEGORIES; i++)
		if (c->open[i])
			buffer_print(&b, "%s%d", b.used > 0 ? ", " : "", i);
	return buffer_text(&b);
}

struct survey_coverage survey_coverage_of(const struct survey_mark *marks, size_t n, struct arena *a)
{
	struct survey_coverage c = { .total = (unsigned)n };
	const char *open;

	for (size_t i = 0; i < n; i++) {
		c.answered += marks[i].verdict == ITEM_ANSWERED;
		c.assumed += marks[i].verdict == ITEM_ASSUMED;
		c.open[marks[i].category] |= marks[i].verdict != ITEM_ANSWERED;
	}
	c.percent = tenths(c.answered, c.total, a);
	c.why = why_new(a, "survey_coverage", number(c.answered, a), number(c.total, a), c.percent, NULL);
	open = open_categories(&c, a);
	if (*open != '\0')
		c.why = why_then(a, c.why, why_new(a, "survey_open", open, NULL));
	if (c.assumed > 0)
		c.why = why_then(a, c.why,
				 why_new(a, "survey_with_assumed", number(c.assumed, a),
					 tenths(c.answered + c.assumed, c.total, a), NULL));
	return c;
}
