#include "app/bid/promise.h"

#include <string.h>

#include "base/buffer.h"
#include "base/embedded.h"
#include "base/money.h"
#include "base/table.h"
#include "rule/service/sla_target.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define BLANK "____"

/* --- the table --- */

static unsigned word_index(const struct choices *set, const char *word)
{
	for (unsigned i = 1; i < set->count; i++)
		if (strcmp(set->labels[i], word) == 0)
			return i;
	return 0;
}

static struct promise promise_of(const char *const field[])
{
	return (struct promise){
		.key = field[0],
		.kind = (enum commitment_kind)word_index(&commitment_kind_choices, field[1]),
		.proof = (enum proof_kind)word_index(&proof_kind_choices, field[2]),
		.policies = field[3],
		.when = field[4],
		.source = field[5],
		.title = { [LANGUAGE_ZH] = field[6], [LANGUAGE_EN] = field[7] },
		.text = { [LANGUAGE_ZH] = field[8], [LANGUAGE_EN] = field[9] },
	};
}

struct promises promises_read(struct arena *a)
{
	const struct embedded *file = embedded_find("db/data/promise.csv");
	struct table lines = table_of(file == NULL ? "" : file->data, file == NULL ? 0 : embedded_size(file));
	struct promises all = { 0 };
	const char *field[10];
	size_t room = 0;

	while (table_next(&lines, field, 10, a)) {
		all.row = arena_room(a, all.row, all.count, &room, sizeof *all.row);
		all.row[all.count++] = promise_of(field);
	}
	return all;
}

const struct promise *promise_find(const struct promises *all, const char *key, size_t n)
{
	for (size_t i = 0; i < all->count; i++)
		if (strlen(all->row[i].key) == n && memcmp(all->row[i].key, key, n) == 0)
			return &all->row[i];
	return NULL;
}

/* --- its numbers --- */

static int64_t number_of(const struct service_policy *policy, const struct policy_value *v)
{
	return *(const int64_t *)((const char *)policy + v->offset);
}

/* The same number for cases of one priority, "sla.restore_minutes.p1" (C5); NULL: there is none. */
static const struct policy_value *value_by_priority(const char *key, int priority)
{
	STACK_ARENA(scratch, 256);

	return policy_find(arena_print(&scratch, "%s.p%d", key, priority));
}

static bool is_set_by_priority(const struct service_policy *policy, const char *key)
{
	for (int p = 1; p <= PRIORITIES; p++) {
		const struct policy_value *v = value_by_priority(key, p);
		if (v != NULL && number_of(policy, v) != UNSET)
			return true;
	}
	return false;
}

bool promise_is_made(const struct promise *p, const struct service_policy *policy)
{
	const struct policy_value *v = policy_find(p->when);

	return v == NULL || (number_of(policy, v) != UNSET && number_of(policy, v) != 0) ||
	       is_set_by_priority(policy, p->when);
}

/* The next word of a blank-separated list, and *list moved behind it; NULL: no more. */
static const char *next_word(const char **list, struct arena *a)
{
	const char *start = *list + strspn(*list, " ");
	size_t n = strcspn(start, " ");

	*list = start + n;
	return n == 0 ? NULL : arena_copy_n(a, start, n);
}

const char *promise_blank(const struct promise *p, const struct service_policy *policy)
{
	const char *list = p->policies, *key;
	STACK_ARENA(scratch, 4096);

	while ((key = next_word(&list, &scratch)) != NULL) {
		const struct policy_value *v = policy_find(key);
		if (v != NULL && number_of(policy, v) == UNSET && !is_set_by_priority(policy, key))
			return v->key;
	}
	return NULL;
}

static void add_by_priority(struct buffer *b, const char *key, const struct service_policy *policy)
{
	for (int p = 1; p <= PRIORITIES; p++) {
		const struct policy_value *v = value_by_priority(key, p);
		if (v != NULL && number_of(policy, v) != UNSET)
			buffer_print(b, " %s", v->key);
	}
}

/* What may be blank stands among them where it is set and its words speak of it. */
static void add_where_set(struct buffer *b, const struct promise *p, const struct service_policy *policy)
{
	static const struct {
		const char *slot, *key;
	} rows[] = {
		{ "{sla.hours}", "sla.hours" },
		{ "{revisit.mode}", "revisit.monthly_on" },
		{ "{revisit.monthly_on}", "revisit.monthly_on" },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		if (strstr(p->text[LANGUAGE_ZH], rows[i].slot) != NULL &&
		    number_of(policy, policy_find(rows[i].key)) != UNSET)
			buffer_print(b, " %s", rows[i].key);
}

const char *promise_policies(const struct promise *p, const struct service_policy *policy, struct arena *a)
{
	struct buffer b = BUFFER(a);
	const char *list = p->policies, *key;

	buffer_add(&b, p->policies);
	while ((key = next_word(&list, a)) != NULL)
		add_by_priority(&b, key, policy);
	add_where_set(&b, p, policy);
	return buffer_text(&b);
}

const char *promise_values(const struct promise *p, const struct service_policy *policy, struct arena *a)
{
	struct buffer b = BUFFER(a);
	const char *list = promise_policies(p, policy, a), *key;

	while ((key = next_word(&list, a)) != NULL) {
		const struct policy_value *v = policy_find(key);
		const char *value = v == NULL ? "" : policy_text(policy, v, a);
		buffer_print(&b, "%s%s", b.used > 0 ? " " : "", *value == '\0' ? "-" : value);
	}
	return buffer_text(&b);
}

/* --- its words --- */

/* Words for the choices that stand in a sentence. */
static const char *choice_word(const char *word, enum language lang)
{
	static const struct {
		const char *word, *in[2];
	} words[] = {
		{ "day", { [LANGUAGE_ZH] = "天", [LANGUAGE_EN] = "day(s)" } },
		{ "week", { [LANGUAGE_ZH] = "周", [LANGUAGE_EN] = "week(s)" } },
		{ "month", { [LANGUAGE_ZH] = "个月", [LANGUAGE_EN] = "month(s)" } },
		{ "acceptance", { [LANGUAGE_ZH] = "项目验收合格之日", [LANGUAGE_EN] = "the day of acceptance" } },
		{ "use_start", { [LANGUAGE_ZH] = "设备开始使用之日", [LANGUAGE_EN] = "the day of first use" } },
		{ "delivery", { [LANGUAGE_ZH] = "交货之日", [LANGUAGE_EN] = "the day of delivery" } },
		{ "fixed", { [LANGUAGE_ZH] = "合同约定之日", [LANGUAGE_EN] = "the day agreed in the contract" } },
		{ "year", { [LANGUAGE_ZH] = "年", [LANGUAGE_EN] = "year(s)" } },
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(words[i].word, word) == 0)
			return words[i].in[lang];
	return word;
}

/* What a placeholder asks for: a key, then nothing, "%", or "|hours|minutes"; "*" behind the key: and those of each
 * priority that has its own. */
struct slot {
	const struct policy_value *value;
	bool percent, by_priority;
	const char *whole, *part; /* behind whole hours, behind minutes; NULL: a bare value */
};

static struct slot slot_read(const char *from, size_t n, struct arena *a)
{
	char *words = arena_copy_n(a, from, n), *bar = strchr(words, '|');
	struct slot s = { 0 };

	if (bar != NULL) {
		char *second = strchr(bar + 1, '|');
		*bar = '\0';
		s.whole = bar + 1;
		s.part = second == NULL ? "" : second + 1;
		if (second != NULL)
			*second = '\0';
	}
	size_t length = strlen(words);
	s.percent = length > 0 && words[length - 1] == '%';
	s.by_priority = length > 0 && words[length - 1] == '*';
	if (s.percent || s.by_priority)
		words[length - 1] = '\0';
	s.value = policy_find(words);
	return s;
}

static void minutes_write(struct buffer *b, const struct slot *s, int64_t n)
{
	buffer_print(b, "%lld%s", (long long)(n % 60 == 0 ? n / 60 : n), n % 60 == 0 ? s->whole : s->part);
}

/* "（优先级 1：1 小时；优先级 2：90 分钟）" */
static void priorities_write(struct buffer *b, const struct slot *s, const struct service_policy *policy,
			     enum language lang)
{
	static const char *const name[] = { [LANGUAGE_ZH] = "优先级 %d：", [LANGUAGE_EN] = "priority %d: " };
	const char *open = lang == LANGUAGE_ZH ? "（" : " (", *next = lang == LANGUAGE_ZH ? "；" : "; ";

	for (int p = 1; p <= PRIORITIES; p++) {
		const struct policy_value *v = value_by_priority(s->value->key, p);
		if (v == NULL || number_of(policy, v) == UNSET)
			continue;
		buffer_add(b, open);
		buffer_print(b, name[lang], p);
		minutes_write(b, s, number_of(policy, v));
		open = next;
	}
	buffer_add(b, lang == LANGUAGE_ZH ? "）" : ")");
}

const char *promise_hours(const struct service_policy *policy, enum language lang, struct arena *a)
{
	static const char *const always[] = {
		[LANGUAGE_ZH] = "节假日照常服务", [LANGUAGE_EN] = "on holidays as on any day"
	};
	static const char *const whole[] = { [LANGUAGE_ZH] = "按工作日计", [LANGUAGE_EN] = "counted on workdays" };
	static const char *const daily[] = { [LANGUAGE_ZH] = "按每日服务时间 %s 计，节假日照常",
					     [LANGUAGE_EN] = "counted in the hours %s of every day, holidays too" };
	static const char *const workdays[] = {
		[LANGUAGE_ZH] = "按工作日服务时间 %s 计", [LANGUAGE_EN] = "counted in the hours %s of workdays"
	};
	struct day_hours h = policy_day_hours(policy);

	if (policy_always(policy))
		return always[lang];
	if (day_hours_whole(&h))
		return whole[lang];
	return arena_print(a, policy->workdays_only != 0 ? workdays[lang] : daily[lang], day_hours_shown(&h, a));
}

static const char *month_day_words(const struct service_policy *policy, enum language lang, struct arena *a)
{
	static const char *const form[] = { [LANGUAGE_ZH] = "每月%s%s", [LANGUAGE_EN] = "on the %s %s of each month" };
	struct month_weekday w = policy_month_weekday(policy);

	return arena_print(a, form[lang], why_words(month_weekday_which(w) + 1, lang, a),
			   why_words(weekday_word(w.weekday) + 1, lang, a));
}

const char *promise_interval(const struct service_policy *policy, enum language lang, struct arena *a)
{
	static const char *const days[] = { [LANGUAGE_ZH] = "每 %lld 天", [LANGUAGE_EN] = "every %lld days" };

	if (policy->visit_mode == VISIT_MONTH_WEEKDAY && policy->monthly_on != UNSET)
		return month_day_words(policy, lang, a);
	return arena_print(a, days[lang], (long long)policy->visit_every_days);
}

const char *promise_month_day(const struct service_policy *policy, enum language lang, struct arena *a)
{
	static const char *const any[] = { [LANGUAGE_ZH] = "每个自然月不定期上门不少于 1 次",
					   [LANGUAGE_EN] = "at least once every calendar month, on no fixed day" };

	if (policy->monthly_on == UNSET)
		return any[lang];
	return lang == LANGUAGE_ZH ? arena_print(a, "%s上门", month_day_words(policy, lang, a))
				   : month_day_words(policy, lang, a);
}

/* A slot that stands for a phrase; NULL: for a number or a word. */
static const char *phrase_of(const struct slot *s, const struct service_policy *policy, enum language lang,
			     struct arena *a)
{
	static const struct {
		const char *key;
		const char *(*words)(const struct service_policy *policy, enum language lang, struct arena *a);
	} rows[] = {
		{ "sla.hours", promise_hours },
		{ "revisit.mode", promise_interval },
		{ "revisit.monthly_on", promise_month_day },
	};

	for (size_t i = 0; s->value != NULL && i < COUNT(rows); i++)
		if (strcmp(rows[i].key, s->value->key) == 0)
			return rows[i].words(policy, lang, a);
	return NULL;
}

static void slot_write(struct buffer *b, const struct slot *s, const struct service_policy *policy, enum language lang)
{
	static const char *const agreed[] = { [LANGUAGE_ZH] = "约定时间", [LANGUAGE_EN] = "the time agreed" };
	int64_t n = s->value == NULL ? UNSET : number_of(policy, s->value);
	bool own = s->by_priority && s->value != NULL && is_set_by_priority(policy, s->value->key);

	const char *phrase = phrase_of(s, policy, lang, b->arena);

	if (phrase != NULL)
		buffer_add(b, phrase);
	else if (n == UNSET)
		buffer_add(b, own ? agreed[lang] : BLANK);
	else if (s->percent)
		buffer_add(b, decimal_text((decimal){ n * 100 }, b->arena));
	else if (s->whole != NULL)
		minutes_write(b, s, n);
	else
		buffer_add(b, choice_word(policy_text(policy, s->value, b->arena), lang));
	if (own)
		priorities_write(b, s, policy, lang);
}

const char *promise_text(const struct promise *p, const struct service_policy *policy, enum language lang,
			 struct arena *a)
{
	struct buffer b = BUFFER(a);
	const char *at = p->text[lang];

	while (*at != '\0') {
		size_t plain = strcspn(at, "{"), n = strcspn(at + plain, "}");
		buffer_put(&b, at, plain);
		at += plain;
		if (*at == '\0' || at[n] == '\0')
			break;
		struct slot s = slot_read(at + 1, n - 1, a);
		slot_write(&b, &s, policy, lang);
		at += n + 1;
	}
	buffer_add(&b, at);
	return buffer_text(&b);
}

/* --- commitment_key --- */

static FALLIBLE unknown_promise(const char *word, struct arena *a)
{
	return error_with(a, ERROR_INVALID, "commitment_key", "unknown_promise", "%s", word);
}

FALLIBLE promise_list_read(const char *commitment_key, const struct promises *all, struct arena *a,
			   struct promise_list *ret)
{
	const char *slash = strchr(commitment_key, '/');
	struct promise_list list = { 0 };

	if (slash == NULL || slash == commitment_key)
		return unknown_promise(commitment_key, a);
	list.template = arena_copy_n(a, commitment_key, (size_t)(slash - commitment_key));
	for (const char *at = slash; *at != '\0';) {
		size_t n = strcspn(++at, ",");
		const struct promise *p = promise_find(all, at, n);
		if (p == NULL || list.count == COUNT(list.promise))
			return unknown_promise(arena_copy_n(a, at, n), a);
		list.promise[list.count++] = p;
		at += n;
	}
	*ret = list;
	return NULL;
}
