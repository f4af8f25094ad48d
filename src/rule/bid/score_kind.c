#include "rule/bid/score_kind.h"

#include <string.h>

/* The first that fits; the name says more than the part it stands in. */
static const struct {
	const char *word;
	enum score_kind kind;
} words[] = {
	{ "报价", score_kind_price },	      { "价格", score_kind_price },
	{ "业绩", score_kind_track_record },  { "案例", score_kind_track_record },
	{ "人员", score_kind_personnel },     { "团队", score_kind_personnel },
	{ "项目经理", score_kind_personnel }, { "证书", score_kind_certificate },
	{ "资质", score_kind_certificate },   { "体系认证", score_kind_certificate },
	{ "认证", score_kind_certificate },   { "信誉", score_kind_certificate },
	{ "偏离", score_kind_deviation },     { "参数响应", score_kind_deviation },
	{ "技术响应", score_kind_deviation }, { "演示", score_kind_presentation },
	{ "述标", score_kind_presentation },  { "讲解", score_kind_presentation },
	{ "售后", score_kind_service },	      { "服务", score_kind_service },
	{ "培训", score_kind_service },	      { "维保", score_kind_service },
	{ "技术", score_kind_technical },     { "方案", score_kind_technical },
	{ "实施", score_kind_technical },     { "设计", score_kind_technical },
	{ "商务", score_kind_other },
};

static enum score_kind kind_of(const char *text)
{
	for (size_t i = 0; text != NULL && i < sizeof words / sizeof *words; i++)
		if (strstr(text, words[i].word) != NULL)
			return words[i].kind;
	return score_kind_unset;
}

enum score_kind score_kind_guess(const char *part, const char *name)
{
	enum score_kind kind = kind_of(name);

	if (kind == score_kind_unset)
		kind = kind_of(part);
	return kind == score_kind_unset ? score_kind_other : kind;
}
