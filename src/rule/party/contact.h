/* contact.h -- what stands where a name was, once a person's data is erased (C28, A5). */
#ifndef RULE_PARTY_CONTACT_H
#define RULE_PARTY_CONTACT_H

#include "entity/all.h"

#define CONTACT_ERASED "已删除"

#endif
