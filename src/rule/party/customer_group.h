/* customer_group.h -- groups of companies are trees, and no deeper than people can tell them. */
#ifndef RULE_PARTY_CUSTOMER_GROUP_H
#define RULE_PARTY_CUSTOMER_GROUP_H

#include <stdbool.h>
#include <stdint.h>

/* From the head of the group to its smallest company, both counted. */
#define GROUP_LEVELS 6

/* Whether the customer may stand below the first of `above`, who stands below the second, and so on; `below`: how many
 * levels hang on it.  NULL, or why not.  A new customer is 0. */
const char *group_refusal(int64_t customer, const int64_t *above, unsigned nabove, unsigned below);

#endif
