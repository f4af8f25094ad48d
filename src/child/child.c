/* A child is forked, limited, locked in, listened to until its time or its answer is over, and reaped. */
#include "child/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "child/confine.h"

#define EXIT_MEMORY 86	 /* the child says: the memory is used up */
#define EXIT_UNLOCKED 87 /* the door could not be locked, so nothing was read */
#define CHUNK (64 * 1024)

struct listening {
	int fd;
	pid_t pid;
};

static void listening_close(struct listening *l)
{
	if (l->fd >= 0)
		close(l->fd);
	if (l->pid > 0) {
		kill(l->pid, SIGKILL);
		while (waitpid(l->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
}

static void fd_close(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static int64_t clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void child_say(int pipe, const void *data, size_t n)
{
	const char *p = data;

	while (n > 0) {
		ssize_t written = write(pipe, p, n);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			_exit(1);
		p += written;
		n -= (size_t)written;
	}
}

_Noreturn void child_out_of_memory(void)
{
	_exit(EXIT_MEMORY);
}

/* Address space, in bytes, that the process has mapped now. */
static size_t mapped(void)
{
	char line[64] = "";
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, line, sizeof line - 1);

	if (fd >= 0)
		close(fd);
	return n <= 0 ? 0 : strtoul(line, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}

static void limit(int what, rlim_t most)
{
	setrlimit(what, &(struct rlimit){ .rlim_cur = most, .rlim_max = most });
}

static void limit_all(const struct child_limits *l, size_t inherited)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_DUMPABLE, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, (rlim_t)(l->seconds > 0 ? l->seconds : l->milliseconds / 1000 + 1));
	limit(RLIMIT_FSIZE, 0);
#ifndef TRINE_CHECK /* the sanitizers map terabytes */
	if (l->memory != 0)
		limit(RLIMIT_AS, inherited + l->memory);
#else
	(void)inherited;
#endif
}

/* The child keeps the pipe and, for an exec, its input; the caller's other files are not its business. */
static void close_others(int keep)
{
	if (keep > 3)
		close_range(3, (unsigned)keep - 1, 0);
	close_range((unsigned)keep + 1, ~0U, 0);
}

static void signals_default(void)
{
	sigset_t none;

	for (int s = 1; s < NSIG; s++)
		signal(s, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* More of the answer; false at its end. */
static bool answer_more(struct buffer *b, int fd, bool *ret_broken)
{
	buffer_reserve(b, CHUNK);
	ssize_t n = read(fd, b->data + b->used, CHUNK);
	if (n < 0 && errno == EINTR)
		return true;
	*ret_broken = n < 0;
	if (n <= 0)
		return false;
	b->used += (size_t)n;
	b->data[b->used] = '\0';
	return true;
}

static FALLIBLE listen_to(struct arena *a, const struct child_limits *l, int fd, struct buffer *b)
{
	int64_t end = clock_ms() + l->milliseconds;
	bool broken = false;

	for (bool more = true; more;) {
		int64_t left = end - clock_ms();
		struct pollfd p = { .fd = fd, .events = POLLIN };
		int ready = left <= 0 ? 0 : poll(&p, 1, (int)left);
		if (ready < 0 && errno == EINTR)
			continue;
		if (ready == 0)
			return error_new(a, ERROR_INVALID, NULL, "child_slow");
		more = answer_more(b, fd, &broken);
		if (b->used > l->answer)
			return error_new(a, ERROR_TOO_LARGE, NULL, "child_large");
	}
	return broken ? error_new(a, ERROR_INTERNAL, NULL, "child_start") : NULL;
}

static FALLIBLE judge(struct arena *a, int status)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return NULL;
	if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_MEMORY)
		return error_new(a, ERROR_TOO_LARGE, NULL, "child_memory");
	if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_UNLOCKED)
		return error_new(a, ERROR_INTERNAL, NULL, "child_start");
	if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
		return error_new(a, ERROR_INVALID, NULL, "child_slow");
	return error_with(a, ERROR_INVALID, NULL, "child_died", "%s %d", WIFSIGNALED(status) ? "signal" : "exit",
			  WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

static FALLIBLE collect(struct arena *a, const struct child_limits *l, struct listening *child,
			struct child_answer *ret_answer)
{
	struct buffer b = BUFFER(a);
	int status = 0;

	TRY(listen_to(a, l, child->fd, &b));
	while (waitpid(child->pid, &status, 0) < 0) {
		if (errno != EINTR)
			break;
	}
	child->pid = -1;
	TRY(judge(a, status));
	*ret_answer = (struct child_answer){ .data = buffer_text(&b), .n = b.used };
	return NULL;
}

/* Libraries ask for local times, and the zone's file is out of reach.  Done by the program before it has
 * threads: one of them may hold the lock of this at the fork. */
void child_zone(void)
{
	const char *zone = getenv("TZ");

	if (zone != NULL && strcmp(zone, "CST-8") == 0)
		return;
	setenv("TZ", "CST-8", 1);
	tzset();
}

static _Noreturn void live(const struct child_limits *l, size_t inherited, int fd, child_work *prepare,
			   child_work *work, void *arg)
{
	signals_default();
	close_others(fd);
	limit_all(l, inherited);
	child_zone();
	if (prepare != NULL)
		prepare(fd, arg);
	if (!confine(l->reach))
		_exit(EXIT_UNLOCKED);
	work(fd, arg);
	_exit(0);
}

FALLIBLE child_run(struct arena *a, const struct child_limits *limits, child_work *prepare, child_work *work, void *arg,
		   struct child_answer *ret_answer)
{
	__attribute__((cleanup(listening_close))) struct listening child = { .fd = -1, .pid = -1 };
	__attribute__((cleanup(fd_close))) int theirs = -1;
	size_t inherited = mapped();
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return error_new(a, ERROR_INTERNAL, NULL, "child_start");
	child.fd = ends[0];
	theirs = ends[1];
	child.pid = fork();
	if (child.pid == 0)
		live(limits, inherited, theirs, prepare, work, arg);
	if (child.pid < 0)
		return error_new(a, ERROR_INTERNAL, NULL, "child_start");
	close(theirs);
	theirs = -1;
	return collect(a, limits, &child, ret_answer);
}

/* Becomes the program: input from the memory file, answer into the pipe, errors nowhere. */
static _Noreturn void become(const struct child_limits *l, int fd, int input, const char *const argv[])
{
	char locale[] = "LC_ALL=C.UTF-8", home[] = "HOME=/";
	char *const environment[] = { locale, home, NULL };
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

	signals_default();
	if (nowhere < 0 || dup2(input, 0) < 0 || dup2(fd, 1) < 0 || dup2(nowhere, 2) < 0)
		_exit(EXIT_UNLOCKED);
	close_range(3, ~0U, 0);
	limit_all(l, 0);
	if (!confine(CHILD_READS))
		_exit(EXIT_UNLOCKED);
	execve(argv[0], (char *const *)(uintptr_t)argv, environment);
	_exit(127);
}

static int memory_file(const void *input, size_t n)
{
	int fd = memfd_create("input", MFD_CLOEXEC);
	size_t done = 0;

	while (fd >= 0 && done < n) {
		ssize_t written = write(fd, (const char *)input + done, n - done);
		if (written <= 0) {
			close(fd);
			return -1;
		}
		done += (size_t)written;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

FALLIBLE child_exec(struct arena *a, const struct child_limits *limits, const char *const argv[], const void *input,
		    size_t n, struct child_answer *ret_answer)
{
	__attribute__((cleanup(listening_close))) struct listening child = { .fd = -1, .pid = -1 };
	__attribute__((cleanup(fd_close))) int theirs = -1;
	__attribute__((cleanup(fd_close))) int given = memory_file(input, n);
	int ends[2];

	if (given < 0 || pipe2(ends, O_CLOEXEC) != 0)
		return error_new(a, ERROR_INTERNAL, NULL, "child_start");
	child.fd = ends[0];
	theirs = ends[1];
	child.pid = fork();
	if (child.pid == 0)
		become(limits, theirs, given, argv);
	if (child.pid < 0)
		return error_new(a, ERROR_INTERNAL, NULL, "child_start");
	close(theirs);
	theirs = -1;
	return collect(a, limits, &child, ret_answer);
}
