/* Whatever work does in a child, the caller gets an answer or a reason, in time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "child/child.h"

static const struct child_limits sealed = {
	.reach = CHILD_SEALED,
	.memory = 64u << 20,
	.answer = 1u << 20,
	.milliseconds = 700,
};
static const struct child_limits reads = {
	.reach = CHILD_READS,
	.memory = 256u << 20,
	.answer = 1u << 20,
	.milliseconds = 1500,
};

static void answers(int pipe, void *arg)
{
	child_say(pipe, arg, strlen(arg));
}

static void loops(int pipe, void *arg)
{
	(void)pipe, (void)arg;
	for (volatile unsigned i = 0;; i++)
		;
}

static void crashes(int pipe, void *arg)
{
	(void)pipe, (void)arg;
	raise(SIGABRT);
}

static void talks_on(int pipe, void *arg)
{
	static const char chunk[65536];

	(void)arg;
	for (;;)
		child_say(pipe, chunk, sizeof chunk);
}

static void opens(int pipe, void *arg)
{
	(void)arg;
	int fd = open("/etc/hostname", O_RDONLY);
	child_say(pipe, fd < 0 ? "no" : "open", fd < 0 ? 2 : 4);
}

static void writes_a_file(int pipe, void *arg)
{
	(void)arg;
	int fd = open("/tmp/trine-child-test", O_WRONLY | O_CREAT, 0600);
	child_say(pipe, fd < 0 ? "no" : "open", fd < 0 ? 2 : 4);
}

static void connects(int pipe, void *arg)
{
	(void)arg;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	child_say(pipe, fd < 0 ? "no" : "open", fd < 0 ? 2 : 4);
}

static void forks(int pipe, void *arg)
{
	(void)arg;
	pid_t pid = fork();
	if (pid == 0)
		_exit(0);
	child_say(pipe, pid < 0 ? "no" : "open", pid < 0 ? 2 : 4);
}

static void reads_installed(int pipe, void *arg)
{
	(void)arg;
	int fd = open("/usr/bin/env", O_RDONLY);
	child_say(pipe, fd < 0 ? "no" : "open", fd < 0 ? 2 : 4);
}

static void runs_out(int pipe, void *arg)
{
	(void)pipe, (void)arg;
	child_out_of_memory();
}

static void eats(int pipe, void *arg)
{
	(void)arg;
	for (int i = 0; i < 64; i++) {
		char *p = malloc(4u << 20);
		if (p == NULL)
			child_out_of_memory();
		memset(p, 1, 4u << 20);
	}
	child_say(pipe, "fed", 3);
}

static const char *outcome(struct arena *a, const struct child_limits *l, child_work *work, void *arg)
{
	struct child_answer answer;
	struct error *e = child_run(a, l, NULL, work, arg, &answer);

	return e == NULL ? answer.data : e->reason;
}

static void each_outcome_has_its_name(void **state)
{
	static const struct {
		const char *name;
		const struct child_limits *limits;
		child_work *work;
		const char *outcome;
	} cases[] = {
		{ "answers", &sealed, answers, "hello" },
		{ "crashes", &sealed, crashes, "child_died" },
		{ "talks on", &sealed, talks_on, "child_large" },
		{ "out of memory", &sealed, runs_out, "child_memory" },
		{ "opens a file, sealed", &sealed, opens, "child_died" },
		{ "connects, sealed", &sealed, connects, "child_died" },
		{ "forks, sealed", &sealed, forks, "child_died" },
		{ "reads what is installed", &reads, reads_installed, "open" },
		{ "reads what is not", &reads, opens, "no" },
		{ "writes a file", &reads, writes_a_file, "no" },
		{ "connects", &reads, connects, "no" },
		{ "forks", &reads, forks, "no" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		AUTO_ARENA a = { 0 };
		char hello[] = "hello";
		print_message("%s\n", cases[i].name);
		assert_string_equal(outcome(&a, cases[i].limits, cases[i].work, hello), cases[i].outcome);
	}
}

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void a_loop_ends_in_time(void **state)
{
	AUTO_ARENA a = { 0 };
	int64_t start = now_ms();

	(void)state;
	assert_string_equal(outcome(&a, &sealed, loops, NULL), "child_slow");
	assert_true(now_ms() - start < 1500);
}

static void memory_is_limited(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
#ifdef TRINE_CHECK
	skip(); /* the sanitizers need the address space */
#endif
	assert_string_equal(outcome(&a, &sealed, eats, NULL), "child_memory");
}

static void programs_run_on_their_input(void **state)
{
	static const char *const cat[] = { "/usr/bin/cat", NULL }, *const no[] = { "/usr/bin/false", NULL };
	static const char *const missing[] = { "/usr/bin/no-such-program", NULL };
	static const char *const secret[] = { "/usr/bin/cat", "/etc/hostname", NULL };
	AUTO_ARENA a = { 0 };
	struct child_answer answer;

	(void)state;
	assert_null(child_exec(&a, &reads, cat, "input", 5, &answer));
	assert_int_equal(answer.n, 5);
	assert_string_equal(answer.data, "input");
	assert_string_equal(child_exec(&a, &reads, no, "", 0, &answer)->reason, "child_died");
	assert_string_equal(child_exec(&a, &reads, missing, "", 0, &answer)->reason, "child_died");
	assert_string_equal(child_exec(&a, &reads, secret, "", 0, &answer)->reason, "child_died");
}

static void nothing_is_left_behind(void **state)
{
	AUTO_ARENA a = { 0 };
	char hello[] = "x";
	int before = dup(0);

	(void)state;
	close(before);
	for (int i = 0; i < 50; i++)
		assert_string_equal(outcome(&a, &sealed, answers, hello), "x");
	int after = dup(0);
	close(after);
	assert_int_equal(before, after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_outcome_has_its_name), cmocka_unit_test(a_loop_ends_in_time),
		cmocka_unit_test(memory_is_limited),	     cmocka_unit_test(programs_run_on_their_input),
		cmocka_unit_test(nothing_is_left_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
