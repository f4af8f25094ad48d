/* confine.h -- the door that is locked behind a child: seccomp always, Landlock where the kernel has it. */
#ifndef CHILD_CONFINE_H
#define CHILD_CONFINE_H

#include <stdbool.h>

#include "child/child.h"

/* In the child, irrevocable.  False: the kernel refused, and the child must not go on. */
bool confine(enum child_reach reach);

#endif
