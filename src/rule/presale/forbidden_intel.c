#include "rule/presale/forbidden_intel.h"

#include <string.h>

#include "rule/party/evaluator.h"
#include "rule/refusal.h"

const char *forbidden_category(enum intel_category category)
{
	static const char *const reasons[] = {
		[intel_category_unopened_price] = "intel_unopened_price",
		[intel_category_bid_file] = "intel_bid_file",
		[intel_category_trade_secret] = "intel_trade_secret",
		[intel_category_floor_price] = "intel_floor_price",
	};

	return category < sizeof reasons / sizeof *reasons ? reasons[category] : NULL;
}

#define WORDS 16

/* A sentence with one of `what`, one of `how` (none given: always), and none of `unless`. */
static const struct pattern {
	const char *reason, *what[WORDS], *how[WORDS], *unless[WORDS];
} patterns[] = {
	{ "words_floor_price",
	  { "标底", "floor price" },
	  { NULL },
	  { "不设标底", "无标底", "没有标底", "未设标底", "公布标底", "标底已公布", "no floor price" } },
	{ "words_unopened_price",
	  { "未开标", "开标前", "开标之前", "尚未开标", "唱标前", "截标前", "before the opening", "unopened" },
	  { "报价", "投标价", "价格", "总价", "底价", "price", "offer" },
	  { "预计", "预测", "估计", "推测", "我方", "我们", "estimate", "expect", "our price" } },
	{ "words_unopened_price", { "投标底价", "报价底线", "报价底牌" }, { NULL }, { "我方", "我们" } },
	{ "words_bid_file",
	  { "投标文件", "投标书", "标书", "bid file", "bid book", "bid document" },
	  { "拿到", "弄到", "搞到", "得到", "复印件", "扫描件", "拷贝", "偷", "泄露", "流出", "obtained", "copy of",
	    "leaked", "got hold" },
	  { "我方", "我们", "our bid" } },
	{ "words_trade_secret",
	  { "商业秘密", "技术秘密", "源代码", "内部图纸", "成本明细", "内部报价单", "客户名单", "内部资料",
	    "trade secret", "source code", "internal drawing", "cost sheet" },
	  { NULL },
	  { "不涉及", "未涉及", "不含", "开源", "open source" } },
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static const char *word_of(const char *const words[WORDS], const char *sentence)
{
	for (unsigned i = 0; i < WORDS && words[i] != NULL; i++)
		if (strstr(sentence, words[i]) != NULL)
			return words[i];
	return NULL;
}

static const char *forbidden_sentence(const char *sentence, const char **ret_word)
{
	for (const struct pattern *p = patterns; p < patterns + sizeof patterns / sizeof *patterns; p++) {
		const char *what = word_of(p->what, sentence);
		bool fits = what != NULL && (p->how[0] == NULL || word_of(p->how, sentence) != NULL);
		if (fits && word_of(p->unless, sentence) == NULL)
			return *ret_word = what, p->reason;
	}
	return NULL;
}

static size_t sentence_end(const char *text)
{
	static const char *const ends[] = { "。", "；", "！", "？", "\n", ";", ". ", "! ", "? " };
	size_t least = strlen(text);

	for (unsigned i = 0; i < sizeof ends / sizeof *ends; i++) {
		const char *at = strstr(text, ends[i]);
		if (at != NULL && (size_t)(at - text) < least)
			least = (size_t)(at - text);
	}
	return least;
}

const char *forbidden_words(const char *text, const char **ret_word, struct arena *a)
{
	while (text != NULL && *text != '\0') {
		size_t n = sentence_end(text);
		char *sentence = arena_copy_n(a, text, n);
		for (size_t i = 0; i < n; i++)
			sentence[i] = lower(sentence[i]);
		const char *reason = forbidden_sentence(sentence, ret_word);
		if (reason != NULL)
			return reason;
		text += n + (text[n] != '\0');
	}
	return NULL;
}

static void object_text(struct error **all, const struct env *env, const char *field, const char *text)
{
	const char *word = NULL, *reason = forbidden_words(text, &word, env->arena);

	if (reason != NULL)
		error_append(all, error_with(env->arena, ERROR_INVALID, field, reason, "%s", word));
	if (evaluator_named(text))
		object(all, env, field, "no_evaluators");
}

void object_forbidden(struct error **all, const struct env *env, const struct entity *e, const void *record,
		      const char *fields)
{
	FOR_FIELDS(f, e)
		if (word_in(fields, f->name))
			object_text(all, env, f->name, field_get(f, record).s);
}
