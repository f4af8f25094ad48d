/* exclusionary.h -- parameters agreed with the customer to shut others out are not recorded (DOMAIN A3;
 * 招标投标法 18, 20): guidance leads to our proven strengths, nowhere else. */
#ifndef RULE_PRESALE_EXCLUSIONARY_H
#define RULE_PRESALE_EXCLUSIONARY_H

#include <stdbool.h>

bool exclusionary_text(const char *text); /* NULL: no */

#endif
