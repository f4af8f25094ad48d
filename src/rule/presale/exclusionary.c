#include "rule/presale/exclusionary.h"

#include <string.h>
#include <strings.h>

static const char *const words[] = {
	"排他",		  "控标",	"量身定制", "量身定做", "排斥对手", "屏蔽对手",	    "卡住对手",
	"只有我们能满足", "仅我司满足", "唯一满足", "写死参数", "锁定参数", "指定品牌型号",
};
static const char *const latin_words[] = { "exclusionary", "lock out", "shut out", "only we can meet", "rig the" };

static bool holds_ignoring_case(const char *text, const char *word)
{
	size_t n = strlen(word);

	for (; *text != '\0'; text++)
		if (strncasecmp(text, word, n) == 0)
			return true;
	return false;
}

bool exclusionary_text(const char *text)
{
	if (text == NULL)
		return false;
	for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(text, words[i]) != NULL)
			return true;
	for (unsigned i = 0; i < sizeof latin_words / sizeof *latin_words; i++)
		if (holds_ignoring_case(text, latin_words[i]))
			return true;
	return false;
}
