/* mail_address.h -- whether a text can be an e-mail address: something@host.name, no blanks. */
#ifndef RULE_PARTY_MAIL_ADDRESS_H
#define RULE_PARTY_MAIL_ADDRESS_H

#include <stdbool.h>

bool mail_address_plausible(const char *s);

#endif
