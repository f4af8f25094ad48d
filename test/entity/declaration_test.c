/* What every declaration must hold to: words in both languages, rights, reachable stages, names that
 * the wire leaves free.  Runs at the root of the source tree: it reads the sources for reasons. */
#include <ctype.h>
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/embedded.h"
#include "entity/all.h"
#include "json/read.h"

static const char *const languages[] = { "zh-CN", "en" };

struct words {
	json_t *tree[2];
};

static int words_read(void **state)
{
	static struct words words;
	static struct arena a;

	for (unsigned i = 0; i < 2; i++) {
		const struct embedded *f = embedded_find(arena_print(&a, "locale/%s.json", languages[i]));
		if (f == NULL || json_parse(f->data, embedded_size(f), &words.tree[i], &a) != NULL)
			return -1;
	}
	arena_free(&a);
	*state = &words;
	return 0;
}

static int words_drop(void **state)
{
	struct words *words = *state;

	for (unsigned i = 0; i < 2; i++)
		json_drop(&words->tree[i]);
	return 0;
}

static const char *word_of(const struct words *w, unsigned language, const char *group, const char *key)
{
	return json_string_value(json_object_get(json_object_get(w->tree[language], group), key));
}

/* The number of languages in which there is no such word, said aloud. */
static unsigned missing(const struct words *w, const char *group, const char *key)
{
	unsigned n = 0;

	for (unsigned i = 0; i < 2; i++) {
		const char *word = word_of(w, i, group, key);
		if (word != NULL && *word != '\0')
			continue;
		print_error("%s has no word for %s %s\n", languages[i], group, key);
		n++;
	}
	return n;
}

static unsigned missing_of(const struct words *w, const char *group, const char *a, const char *b)
{
	char key[200];

	snprintf(key, sizeof key, "%s.%s", a, b);
	return missing(w, group, key);
}

static void everything_has_words(void **state)
{
	const struct words *w = *state;
	unsigned n = 0;

	FOR_ENTITIES(e) {
		n += missing(w, "entity", e->name);
		FOR_FIELDS(f, e) {
			n += missing_of(w, "field", e->name, f->name);
			for (unsigned i = 1; f->choices != NULL && i < f->choices->count; i++)
				n += missing_of(w, "choice", f->choices->name, f->choices->labels[i]);
		}
		for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
			n += missing_of(w, "step", e->name, s->action);
	}
	for (unsigned i = 1; i < role_choices.count; i++) {
		n += missing(w, "role", role_choices.labels[i]);
		n += missing_of(w, "choice", "role", role_choices.labels[i]);
	}
	assert_int_equal(n, 0);
}

/* A word in one language is a word in the other, and {detail} stands in both. */
static void languages_agree(void **state)
{
	const struct words *w = *state;
	const char *group, *key;
	json_t *words, *word;

	for (unsigned i = 0; i < 2; i++) {
		json_object_foreach(w->tree[i], group, words)
		{
			json_object_foreach(words, key, word)
			{
				const char *here = json_string_value(word), *there = word_of(w, 1 - i, group, key);
				if (there == NULL)
					fail_msg("%s %s is in %s alone", group, key, languages[i]);
				if ((strstr(here, "{detail}") == NULL) != (strstr(there, "{detail}") == NULL))
					fail_msg("%s %s: one of both has no {detail}", group, key);
			}
		}
	}
}

/* No word for a thing that is no more. */
static void words_have_things(void **state)
{
	const struct words *w = *state;
	const char *key;
	json_t *word;

	json_object_foreach(json_object_get(w->tree[0], "entity"), key, word) if (entity_find(key) == NULL)
		fail_msg("there is no entity %s", key);
	json_object_foreach(json_object_get(w->tree[0], "field"), key, word)
	{
		char name[100];
		const struct entity *e;
		snprintf(name, sizeof name, "%.*s", (int)strcspn(key, "."), key);
		e = entity_find(name);
		if (e == NULL || entity_field(e, strchr(key, '.') + 1) == NULL)
			fail_msg("there is no field %s", key);
	}
}

static void everybody_knows_who_may(void **state)
{
	(void)state;
	FOR_ENTITIES(e) {
		uint64_t readers = 0;
		if (e->row) {
			assert_int_equal(e->ngrants, 0); /* rows have the rights of their parent */
			continue;
		}
		for (const struct grant *g = e->grants; g < e->grants + e->ngrants; g++) {
			bool customers = (g->roles & ROLE_BIT(role_customer)) != 0;
			bool auditors = (g->roles & ROLE_BIT(role_auditor)) != 0;
			readers |= g->rights & READ ? g->roles : 0;
			if (customers && g->scope != THEIRS)
				fail_msg("%s: a customer sees more than its own", e->name);
			if (auditors && (g->rights & ~(READ | EXPORT)) != 0)
				fail_msg("%s: the auditor changes something", e->name);
			if (customers && !e->is_party && entity_flagged(e, PARTY) == NULL)
				fail_msg("%s: whose is it?", e->name);
		}
		if ((readers & ROLE_BIT(role_auditor)) == 0)
			fail_msg("%s: the auditor does not read it", e->name);
	}
}

/* Who has a right has READ on those records too: else he could change what he may not see. */
static void rights_rest_on_reading(void **state)
{
	(void)state;
	FOR_ENTITIES(e)
		for (const struct grant *g = e->grants; g < e->grants + e->ngrants; g++) {
			unsigned scope = 0;
			for (const struct grant *h = e->grants; h < e->grants + e->ngrants; h++)
				if ((h->rights & READ) && (h->roles & g->roles) == g->roles)
					scope |= h->scope;
			if (!(scope & ALL) && (g->scope & ~scope) != 0)
				fail_msg("%s: a right without READ", e->name);
		}
}

static void portal_fields_hide_nothing_sealed(void **state)
{
	(void)state;
	FOR_ENTITIES(e)
		FOR_FIELDS(f, e)
			if ((f->flags & PORTAL) && f->kind == &kind_sealed)
				fail_msg("%s.%s is sealed and shown", e->name, f->name);
}

static void every_stage_is_reached(void **state)
{
	(void)state;
	FOR_ENTITIES(e) {
		const struct field *stage = entity_flagged(e, STAGE);
		bool reached[64] = { [1] = true };
		assert_true(stage != NULL || e->nsteps == 0);
		if (stage == NULL)
			continue;
		assert_true(stage->choices->count <= 64);
		for (unsigned round = 0; round < stage->choices->count; round++)
			for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
				reached[s->to] = reached[s->to] || reached[s->from];
		for (unsigned i = 1; i < stage->choices->count; i++)
			if (!reached[i])
				fail_msg("%s never becomes %s", e->name, stage->choices->labels[i]);
	}
}

/* From one stage an action leads one way; what it takes and needs are fields; what is derived and not
 * taken by it is set by its rule. */
static void steps_speak_of_fields(void **state)
{
	(void)state;
	FOR_ENTITIES(e)
		for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++) {
			const char *lists[] = { s->takes, s->needs };
			if (entity_step(e, s->action, s->from) != s)
				fail_msg("%s.%s leads two ways", e->name, s->action);
			for (unsigned i = 0; i < 2; i++)
				for (const char *p = lists[i]; p != NULL && *p != '\0'; p += strspn(p, " ")) {
					char name[80];
					size_t n = strcspn(p, " ");
					snprintf(name, sizeof name, "%.*s", (int)n, p);
					if (entity_field(e, name) == NULL)
						fail_msg("%s.%s: no field %s", e->name, s->action, name);
					p += n;
				}
		}
}

/* Who may not take a step himself is named by fields with persons; where he tries, a field is named to him. */
static void steps_for_others_name_persons(void **state)
{
	(void)state;
	FOR_ENTITIES(e)
		for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++) {
			for (const char *p = s->apart; p != NULL && *p != '\0'; p += strspn(p, " ")) {
				char name[80];
				size_t n = strcspn(p, " ");
				snprintf(name, sizeof name, "%.*s", (int)n, p);
				const struct field *f = entity_field(e, name);
				if (strcmp(name, "created_by") != 0 && (f == NULL || f->target != &user_entity))
					fail_msg("%s.%s: %s is nobody", e->name, s->action, name);
				p += n;
			}
			if (s->apart != NULL && (s->taker == NULL || entity_field(e, s->taker) == NULL))
				fail_msg("%s.%s: who takes it is not noted", e->name, s->action);
			if (s->by_trade && (e->trade == NULL || entity_field(e, e->trade_field) == NULL))
				fail_msg("%s.%s: no trade", e->name, s->action);
		}
}

static void names_are_free(void **state)
{
	static const char *const taken[] = {
		"id", "version", "created_at", "changed_at", "created_by", "limit",   "sort",	"after",
		"q",  "expand",	 "history",    "comment",    "file",	   "content", "reveal", "standing",
	};

	(void)state;
	FOR_ENTITIES(e) {
		FOR_FIELDS(f, e) {
			for (unsigned i = 0; i < 10; i++)
				if (strcmp(f->name, taken[i]) == 0)
					fail_msg("%s.%s is a word of the wire", e->name, f->name);
			if (entity_field(e, f->name) != f)
				fail_msg("%s.%s stands twice", e->name, f->name);
		}
		for (const struct step *s = e->steps; s < e->steps + e->nsteps; s++)
			for (unsigned i = 10; i < sizeof taken / sizeof *taken; i++)
				if (strcmp(s->action, taken[i]) == 0)
					fail_msg("%s.%s is a place of the wire", e->name, s->action);
		if (entity_find(e->name) != e)
			fail_msg("%s stands twice", e->name);
	}
}

static unsigned flagged(const struct entity *e, unsigned flag)
{
	unsigned n = 0;

	FOR_FIELDS(f, e)
		n += (f->flags & flag) != 0;
	return n;
}

static void records_have_a_shape(void **state)
{
	(void)state;
	FOR_ENTITIES(e) {
		assert_true(flagged(e, TEAM) <= 1 && flagged(e, PARTY) <= 1 && flagged(e, STAGE) <= 1);
		if (flagged(e, TITLE) != (e->row ? 0 : 1))
			fail_msg("%s has %u titles", e->name, flagged(e, TITLE));
		if (e->row && (flagged(e, PARENT) != 1 || entity_field(e, "seq") == NULL))
			fail_msg("%s: rows have a parent and a place", e->name);
		FOR_FIELDS(f, e) {
			bool human = f->number != NULL;
			if (human && (f->flags & (DERIVED | UNIQUE)) != (DERIVED | UNIQUE))
				fail_msg("%s.%s: a human number is derived and unique", e->name, f->name);
			if ((f->flags & OWNER) && (f->target == NULL || strcmp(f->target->name, "user") != 0))
				fail_msg("%s.%s: an owner is a user", e->name, f->name);
			if ((f->kind == &kind_text || f->kind == &kind_memo) && f->max < 0)
				fail_msg("%s.%s: how long?", e->name, f->name);
			if ((f->kind == &kind_money || f->kind == &kind_integer || f->kind == &kind_decimal) &&
			    !(f->flags & DERIVED) && f->max == 0)
				fail_msg("%s.%s: how much at most?", e->name, f->name);
		}
	}
}

/* --- reasons: what the sources refuse with --- */

/* Functions that take a reason, and as which argument. */
static const struct {
	const char *name;
	unsigned argument;
} refusing[] = {
	{ "error_new", 3 },    { "error_with", 3 }, { "refuse", 3 },	{ "object", 3 },
	{ "refuse_count", 3 }, { "refuse_row", 5 }, { "unchanged", 4 },
};

struct scan {
	const struct words *words;
	unsigned found, missing;
	const char *file;
};

/* "a ? "x" : "y"": every key in it. */
static void reasons_in(struct scan *scan, const char *from, const char *to)
{
	for (const char *p = from; p < to; p++) {
		char key[80];
		size_t n;
		if (*p != '"')
			continue;
		n = strcspn(p + 1, "\"");
		snprintf(key, sizeof key, "%.*s", (int)n, p + 1);
		p += n + 1;
		if (n < 3 || strspn(key, "abcdefghijklmnopqrstuvwxyz_") != n || strcmp(key, "true") == 0 ||
		    strcmp(key, "false") == 0)
			continue;
		scan->found++;
		if (missing(scan->words, "reason", key) > 0) {
			print_error("  said in %s\n", scan->file);
			scan->missing++;
		}
	}
}

/* The argument's text within the call whose '(' stands at `open`. */
static void scan_argument(struct scan *scan, const char *open, unsigned argument)
{
	const char *from = open + 1;
	unsigned depth = 0, at = 0;

	for (const char *p = open; *p != '\0'; p++) {
		if (*p == '"')
			for (p++; *p != '"' && *p != '\0'; p++)
				p += *p == '\\';
		depth += *p == '(' || *p == '{' || *p == '[';
		bool ends = depth == 1 && (*p == ',' || *p == ')');
		if (ends && at == argument)
			reasons_in(scan, from, p);
		if (ends && at++ >= argument)
			return;
		if (ends)
			from = p + 1;
		depth -= *p == ')' || *p == '}' || *p == ']';
		if (depth == 0)
			return;
	}
}

static void scan_calls(struct scan *scan, const char *text)
{
	for (unsigned i = 0; i < sizeof refusing / sizeof *refusing; i++) {
		size_t n = strlen(refusing[i].name);
		for (const char *p = strstr(text, refusing[i].name); p != NULL; p = strstr(p + n, refusing[i].name))
			if (p[n] == '(' && (p == text || (!isalnum((unsigned char)p[-1]) && p[-1] != '_')))
				scan_argument(scan, p + n, refusing[i].argument);
	}
}

/* Kinds and validation answer with the reason itself. */
static void scan_returns(struct scan *scan, const char *text)
{
	for (const char *p = strstr(text, "return "); p != NULL; p = strstr(p + 1, "return "))
		reasons_in(scan, p, p + strcspn(p, ";"));
}

static const char *file_text(const char *path, struct arena *a)
{
	FILE *f = fopen(path, "r");
	struct buffer b = BUFFER(a);
	char piece[4096];

	assert_non_null(f);
	for (size_t n = fread(piece, 1, sizeof piece, f); n > 0; n = fread(piece, 1, sizeof piece, f))
		buffer_put(&b, piece, n);
	fclose(f);
	return buffer_text(&b);
}

static bool answers_with_reasons(const char *path)
{
	return strstr(path, "meta/kind_") != NULL || strstr(path, "meta/validate.c") != NULL ||
	       strstr(path, "json/record.c") != NULL || strstr(path, "office/zip.c") != NULL;
}

static void scan_file(struct scan *scan, const char *path)
{
	AUTO_ARENA a = { 0 };
	const char *text = file_text(path, &a);

	scan->file = path;
	scan_calls(scan, text);
	if (answers_with_reasons(path))
		scan_returns(scan, text);
}

static void scan_folder(struct scan *scan, const char *folder)
{
	AUTO_ARENA a = { 0 };
	DIR *d = opendir(folder);

	if (d == NULL)
		fail_msg("no folder %s: run this at the root of the source tree", folder);
	for (struct dirent *entry = readdir(d); entry != NULL; entry = readdir(d)) {
		const char *path = arena_print(&a, "%s/%s", folder, entry->d_name);
		size_t n = strlen(path);
		struct stat s;
		if (entry->d_name[0] == '.' || stat(path, &s) != 0)
			continue;
		if (S_ISDIR(s.st_mode))
			scan_folder(scan, path);
		else if (n > 2 && strcmp(path + n - 2, ".c") == 0)
			scan_file(scan, path);
	}
	closedir(d);
}

static void every_refusal_has_words(void **state)
{
	struct scan scan = { .words = *state };

	scan_folder(&scan, "src");
	assert_true(scan.found > 100); /* the scan itself sees something */
	assert_int_equal(scan.missing, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_has_words),
		cmocka_unit_test(languages_agree),
		cmocka_unit_test(words_have_things),
		cmocka_unit_test(everybody_knows_who_may),
		cmocka_unit_test(rights_rest_on_reading),
		cmocka_unit_test(portal_fields_hide_nothing_sealed),
		cmocka_unit_test(every_stage_is_reached),
		cmocka_unit_test(steps_speak_of_fields),
		cmocka_unit_test(steps_for_others_name_persons),
		cmocka_unit_test(names_are_free),
		cmocka_unit_test(records_have_a_shape),
		cmocka_unit_test(every_refusal_has_words),
	};
	return cmocka_run_group_tests(tests, words_read, words_drop);
}
