/* customer_pack.h -- what keeps a piece out of a customer pack on a day (S16, S19, S64). */
#ifndef RULE_PRESALE_CUSTOMER_PACK_H
#define RULE_PRESALE_CUSTOMER_PACK_H

#include "entity/all.h"

enum pack_problem case_study_problem(const struct case_study *c);
/* Confidential before expired: what is confidential is not talked about at all. */
enum pack_problem certificate_problem(const struct certificate *c, date on);
enum pack_problem advantage_point_problem(const struct advantage_point *p);

#endif
