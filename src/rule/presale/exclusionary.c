#include "rule/presale/exclusionary.h"

#include "base/text.h"

static const char *const words[] = {
	"排他",		"控标",		  "量身定制",	"量身定做", "排斥对手",		"屏蔽对手",
	"卡住对手",	"只有我们能满足", "仅我司满足", "唯一满足", "写死参数",		"锁定参数",
	"指定品牌型号", "exclusionary",	  "lock out",	"shut out", "only we can meet", "rig the",
};

bool exclusionary_text(const char *text)
{
	return text_holds_any(text, words, sizeof words / sizeof *words);
}
