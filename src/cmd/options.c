/* options.c -- what a command line says. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cmd/command.h"
#include "json/locale.h"

static void take_out(struct invocation *in, int at, int n)
{
	for (int i = at; i + n <= in->argc; i++)
		in->argv[i] = in->argv[i + n];
	in->argc -= n;
}

const char *option_take(struct invocation *in, const char *name)
{
	size_t n = strlen(name);

	for (int i = 1; i < in->argc; i++) {
		const char *arg = in->argv[i];
		if (strncmp(arg, "--", 2) != 0 || strncmp(arg + 2, name, n) != 0)
			continue;
		if (arg[2 + n] == '=') {
			take_out(in, i, 1);
			return arg + 3 + n;
		}
		if (arg[2 + n] == '\0' && i + 1 < in->argc) {
			const char *value = in->argv[i + 1];
			take_out(in, i, 2);
			return value;
		}
	}
	return NULL;
}

bool option_flag(struct invocation *in, const char *name)
{
	for (int i = 1; i < in->argc; i++)
		if (strncmp(in->argv[i], "--", 2) == 0 && strcmp(in->argv[i] + 2, name) == 0) {
			take_out(in, i, 1);
			return true;
		}
	return false;
}

const char *option_left(const struct invocation *in)
{
	for (int i = 1; i < in->argc; i++)
		if (in->argv[i][0] == '-' && in->argv[i][1] != '\0')
			return in->argv[i];
	return NULL;
}

const char *path_from(struct invocation *in, const char *path)
{
	if (path[0] == '/' || in->cwd == NULL)
		return path;
	return arena_print(&in->arena, "%s/%s", in->cwd, path);
}

static enum language language_wanted(void)
{
	const char *told = getenv("TRINE_LANG");

	if (told == NULL)
		told = getenv("LANG");
	return told != NULL && text_starts(told, "zh") ? LANGUAGE_ZH : LANGUAGE_EN;
}

/* What it is about stands in the sentence, or behind it. */
static void say_problem(struct invocation *in, const struct locale *l, const struct error *e)
{
	enum language lang = language_wanted();
	const char *sentence = locale_reason(l, lang, e, &in->arena);
	bool told = e->detail == NULL || strstr(locale_word(l, lang, "reason", e->reason), "{detail}") != NULL;

	fprintf(in->err, "trine: %s%s%s%s%s\n", e->field == NULL ? "" : e->field, e->field == NULL ? "" : ": ",
		sentence, told ? "" : ": ", told ? "" : e->detail);
}

int command_failed(struct invocation *in, const struct error *e)
{
	struct locale *l = NULL;

	if (locale_new(&l, &in->arena) != NULL)
		fprintf(in->err, "trine: %s\n", e->reason);
	for (; l != NULL && e != NULL; e = e->next)
		say_problem(in, l, e);
	locale_free(&l);
	return EXIT_FAILED;
}

int command_misused(struct invocation *in, const char *why)
{
	const struct command *c = command_find(in->argv[0]);

	fprintf(in->err, "trine: %s\n", why);
	if (c != NULL)
		fprintf(in->err, "usage: trine %s %s\n", c->name, c->usage);
	return EXIT_USAGE;
}
