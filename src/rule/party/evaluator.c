#include "rule/party/evaluator.h"

#include "base/text.h"

static const char *const words[] = {
	"评委",		"评标专家",	"评标委员",	"评审专家",  "评审委员",
	"评标小组",	"谈判小组成员", "磋商小组成员", "evaluator", "evaluation committee",
	"bid assessor",
};

bool evaluator_named(const char *text)
{
	return text_holds_any(text, words, sizeof words / sizeof *words);
}
