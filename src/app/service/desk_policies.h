/* desk_policies.h -- the house's own numbers of the service desk, as they stand today. */
#ifndef APP_SERVICE_DESK_POLICIES_H
#define APP_SERVICE_DESK_POLICIES_H

#include "app/act.h"
#include "rule/service/dispatch_policy.h"

/* The template "service_desk", edition 1: at init, and where an installation is older than it. */
FALLIBLE dispatch_policies_seed(struct act *act);
/* Of each number the newest edition in effect; the seed where there is none. */
FALLIBLE dispatch_policies(struct act *act, struct dispatch_policy *ret);

#endif
