#include "cmd/rule.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "cmd/rule_bench.h"

#define LINE_MOST (1024 * 1024)

/* One line without its newline.  False: the input has ended.  What is longer than LINE_MOST is cut,
 * and so no longer JSON. */
static bool line_read(FILE *in, struct buffer *line)
{
	int c = getc(in);

	if (c == EOF)
		return false;
	for (; c != EOF && c != '\n'; c = getc(in))
		if (line->used < LINE_MOST)
			buffer_char(line, (char)c);
	return true;
}

static void names_print(void)
{
	for (size_t i = 0; bench_name(i) != NULL; i++)
		puts(bench_name(i));
}

static int lines_answer(const struct bench *b, bench_rule *rule)
{
	bool good = true, more = true;

	while (more) {
		AUTO_ARENA a = { 0 };
		struct buffer line = BUFFER(&a);
		const char *answer;

		more = line_read(stdin, &line);
		if (!more)
			break;
		good &= bench_answer(b, rule, buffer_text(&line), line.used, &a, &answer);
		puts(answer);
		fflush(stdout);
	}
	if (ferror(stdin) || ferror(stdout)) {
		fputs("trine: cannot read or write the lines\n", stderr);
		return 1;
	}
	return good ? 0 : 1;
}

static enum language language_asked(void)
{
	const char *asked = getenv("TRINE_LANG");

	return asked != NULL && text_starts(asked, "en") ? LANGUAGE_EN : LANGUAGE_ZH;
}

int rule_main(int argc, char **argv)
{
	struct bench b = { .language = language_asked() };
	AUTO_ARENA a = { 0 };

	if (argc < 2) {
		names_print();
		return 0;
	}
	bench_rule *rule = bench_find(argv[1]);
	if (argc > 2 || rule == NULL) {
		fprintf(stderr, "trine: no rule '%s'; `trine rule` prints their names\n", argv[argc > 2 ? 2 : 1]);
		return 2;
	}
	struct error *e = bench_load(&b, &a);
	if (e != NULL) {
		fprintf(stderr, "trine: the calendar in the program is damaged: %s\n", e->field);
		return 1;
	}
	return lines_answer(&b, rule);
}
