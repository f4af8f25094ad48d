/* Fuzz target for the rules: the first byte says which, the rest is a line of the rules bench: days, amounts, texts. */
#include <stdint.h>

#include "cmd/rule_bench.h"
#include "json/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static struct {
	struct arena arena;
	struct bench bench;
	size_t rules;
} whole;

struct input {
	struct arena arena;
	const char *line;
	size_t n;
	const char *rule;
};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	json_begin();
	while (bench_name(whole.rules) != NULL)
		whole.rules++;
	return bench_load(&whole.bench, &whole.arena) == NULL ? 0 : 1;
}

static void answer(void *arg)
{
	struct input *in = arg;
	const char *line;

	bench_answer(&whole.bench, bench_find(in->rule), in->line, in->n, &in->arena, &line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct input in = { .arena.limit = 256u << 20, .line = (const char *)data + 1, .n = n - 1 };

	if (n < 2)
		return 0;
	in.rule = bench_name(data[0] % whole.rules);
	(void)!arena_try(&in.arena, answer, &in);
	arena_free(&in.arena);
	return 0;
}
