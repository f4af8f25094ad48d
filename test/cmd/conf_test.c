/* Settings: whose word counts, and that each stands in the administrator's handbook. */
#include "cmd/conf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/scratch_folder.h"

struct told {
	char folder[64];
	struct invocation in;
	char *argv[8];
};

static void told_open(struct told *t, const char *file)
{
	FILE *f;

	*t = (struct told){ 0 };
	scratch_folder(t->folder, sizeof t->folder);
	t->in = (struct invocation){ .argv = t->argv, .argc = 1, .data = t->folder };
	t->argv[0] = (char[]){ "serve" };
	f = fopen(arena_print(&t->in.arena, "%s/trine.conf", t->folder), "w");
	assert_non_null(f);
	fputs(file, f);
	fclose(f);
}

static void told_close(struct told *t)
{
	unlink(arena_print(&t->in.arena, "%s/trine.conf", t->folder));
	unlink(arena_print(&t->in.arena, "%s/secret", t->folder));
	rmdir(t->folder);
	arena_free(&t->in.arena);
}

static void option_beats_environment_beats_file_beats_default(void **state)
{
	struct told t;
	struct conf *c = NULL;

	(void)state;
	told_open(&t, "# a comment\nurl = https://file\nlisten=file:1\nsmtp = smtp://file\n");
	setenv("TRINE_URL", "https://environment", 1);
	setenv("TRINE_LISTEN", "environment:2", 1);
	t.argv[1] = (char[]){ "--listen" };
	t.argv[2] = (char[]){ "option:3" };
	t.in.argc = 3;
	assert_null(conf_read(&t.in, &c));
	assert_int_equal(t.in.argc, 1);
	assert_string_equal(conf_text(c, "listen"), "option:3");
	assert_string_equal(conf_text(c, "url"), "https://environment");
	assert_string_equal(conf_text(c, "smtp"), "smtp://file");
	assert_int_equal(conf_number(c, "body_limit_mb"), 40);
	assert_null(conf_text(c, "tls_cert"));
	unsetenv("TRINE_URL");
	unsetenv("TRINE_LISTEN");
	told_close(&t);
}

static void secrets_come_from_files(void **state)
{
	struct told t;
	struct conf *c = NULL;
	FILE *f;

	(void)state;
	told_open(&t, "smtp_password_file = secret\ntls_cert = tls/chain.pem\n");
	f = fopen(arena_print(&t.in.arena, "%s/secret", t.folder), "w");
	fputs("lantern 9\r\nmore\n", f);
	fclose(f);
	assert_null(conf_read(&t.in, &c));
	assert_string_equal(conf_text(c, "smtp_password_file"), "lantern 9");
	assert_string_equal(conf_text(c, "tls_cert"), arena_print(&t.in.arena, "%s/tls/chain.pem", t.folder));
	told_close(&t);
}

static void what_is_no_setting_is_refused(void **state)
{
	static const struct {
		const char *file, *reason, *detail;
	} cases[] = {
		{ "listne = x\n", "unknown_setting", "listne" },
		{ "url = x\n[more]\nlisten = x\n", "unknown_setting", "more" },
		{ "body_limit_mb = 0\n", "bad_setting", "0" },
		{ "body_limit_mb = 1025\n", "bad_setting", "1025" },
		{ "body_limit_mb = 1x\n", "bad_setting", "1x" },
		{ "connections =\n", "bad_setting", "" },
		{ "just words\n", "bad_setting", ":1" },
		{ "smtp_password_file = none\n", "cannot_open", "none" },
	};

	(void)state;
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct told t;
		struct conf *c = NULL;
		told_open(&t, cases[i].file);
		struct error *e = conf_read(&t.in, &c);
		if (e == NULL || strcmp(e->reason, cases[i].reason) != 0 || strstr(e->detail, cases[i].detail) == NULL)
			fail_msg("%s: %s %s", cases[i].file, e == NULL ? "taken" : e->reason,
				 e == NULL ? "" : e->detail);
		told_close(&t);
	}
}

static void each_setting_is_in_the_handbook(void **state)
{
	AUTO_ARENA a = { 0 };
	FILE *f = fopen("docs/administration.md", "r");
	char *text = arena_alloc(&a, 100000);

	(void)state;
	assert_non_null(f);
	assert_true(fread(text, 1, 99999, f) > 1000);
	fclose(f);
	for (const struct conf_setting *s = conf_settings; s->name != NULL; s++)
		if (strstr(text, arena_print(&a, "`%s`", s->name)) == NULL)
			fail_msg("%s is not in docs/administration.md", s->name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(option_beats_environment_beats_file_beats_default),
		cmocka_unit_test(secrets_come_from_files),
		cmocka_unit_test(what_is_no_setting_is_refused),
		cmocka_unit_test(each_setting_is_in_the_handbook),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
