/* The reader held against real tender documents with what a careful person found in them, where they are at hand:
 * prints the figures, and fails where they are not reached.  Called as `... tender read FILE --json` it is the
 * program that is measured. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/tender.h"

#define TENDERS "../shared/tenders"

static char self[4096];

/* The number behind `label` in the line that begins with `line`. */
static double figure(const char *output, const char *line, const char *label)
{
	const char *at = strstr(output, line);

	at = at == NULL ? NULL : strstr(at, label);
	return at == NULL ? -1 : strtod(at + strlen(label), NULL);
}

static void figures_are_reached(void **state)
{
	static char output[65536];
	char command[8192];

	(void)state;
	if (access(TENDERS "/score.py", R_OK) != 0)
		skip();
	snprintf(command, sizeof command, "python3 " TENDERS "/score.py %s " TENDERS "/doc 2>&1", self);
	FILE *f = popen(command, "r");
	assert_non_null(f);
	size_t n = fread(output, 1, sizeof output - 1, f);
	output[n] = '\0';
	assert_int_equal(pclose(f), 0);
	const char *totals = strstr(output, " documents: facts");
	assert_non_null(totals);
	while (totals > output && totals[-1] != '\n')
		totals--;
	print_message("%s", totals);
	assert_true(figure(totals, "documents: facts", " F1 ") >= 0.92);
	assert_true(figure(totals, ", lists", " F1 ") >= 0.80);
	assert_true(figure(totals, "recall:", "rejections.items ") >= 0.85);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(figures_are_reached) };

	if (argc > 1 && strcmp(argv[1], "tender") == 0)
		return tender_main(argc - 1, argv + 1);
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	self[n < 0 ? 0 : n] = '\0';
	return cmocka_run_group_tests(tests, NULL, NULL);
}
