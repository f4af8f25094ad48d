#include "base/scratch_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

void scratch_folder(char *ret, size_t size)
{
	const char *below = getenv("TMPDIR");
	int n = snprintf(ret, size, "%s/trine-unit-XXXXXX", below == NULL ? "/tmp" : below);

	assert_true(n > 0 && (size_t)n < size);
	assert_non_null(mkdtemp(ret));
}
