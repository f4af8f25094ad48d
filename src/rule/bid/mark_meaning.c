#include "rule/bid/mark_meaning.h"

#include "base/text.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static enum mark_meaning either(enum mark_meaning said, enum mark_meaning usual)
{
	return said == mark_meaning_unset ? usual : said;
}

enum mark_meaning mark_meaning_in(const struct tender *t, enum requirement_mark mark)
{
	if (mark == requirement_mark_star)
		return either(t->star_meaning, mark_meaning_rejects);
	if (mark == requirement_mark_triangle)
		return either(t->triangle_meaning, mark_meaning_weighs);
	return mark_meaning_ordinary;
}

/* The gravest comes first; "不作为否决条款" would be read wrongly, so a denial is certain of nothing. */
enum mark_meaning mark_meaning_said(const char *sentence)
{
	static const char *const denials[] = { "不作为否决", "不作否决", "不导致", "不视为实质", "非实质性" };
	static const char *const rejects[] = { "否决", "废标", "无效", "实质性", "拒绝", "不予通过", "不允许负偏离" };
	static const char *const weighs[] = { "扣", "减分", "重要", "重点", "主要", "关键", "加权" };
	static const char *const ordinary[] = { "一般", "仅供参考", "参考" };

	if (sentence == NULL || text_holds_any(sentence, denials, COUNT(denials)))
		return mark_meaning_unset;
	if (text_holds_any(sentence, rejects, COUNT(rejects)))
		return mark_meaning_rejects;
	if (text_holds_any(sentence, weighs, COUNT(weighs)))
		return mark_meaning_weighs;
	return text_holds_any(sentence, ordinary, COUNT(ordinary)) ? mark_meaning_ordinary : mark_meaning_unset;
}
