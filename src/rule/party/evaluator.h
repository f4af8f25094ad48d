/* evaluator.h -- No evaluators, ever (DOMAIN A2; 招标投标法 37, 44, 52): nothing that we keep of a person
 * says or guesses that he sits on an evaluation committee. */
#ifndef RULE_PARTY_EVALUATOR_H
#define RULE_PARTY_EVALUATOR_H

#include <stdbool.h>

bool evaluator_named(const char *text); /* NULL: no */

#endif
