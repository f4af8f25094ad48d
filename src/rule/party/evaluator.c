#include "rule/party/evaluator.h"

#include <string.h>
#include <strings.h>

static const char *const words[] = { "评委",	 "评标专家", "评标委员",     "评审专家",
				     "评审委员", "评标小组", "谈判小组成员", "磋商小组成员" };
static const char *const latin_words[] = { "evaluator", "evaluation committee", "bid assessor" };

static bool holds_ignoring_case(const char *text, const char *word)
{
	size_t n = strlen(word);

	for (; *text != '\0'; text++)
		if (strncasecmp(text, word, n) == 0)
			return true;
	return false;
}

bool evaluator_named(const char *text)
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
