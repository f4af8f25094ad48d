/* clock.c -- a library put before the others (LD_PRELOAD) that moves the clock of a program under test.
 *
 * TRINE_CLOCK names a file of eight bytes, the milliseconds by which it is moved; it is mapped once, so that asking
 * for the time opens nothing: a child that may open nothing can ask as well.  Only CLOCK_REALTIME moves. */
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const _Atomic int64_t *moved;

__attribute__((constructor)) static void map_clock(void)
{
	const char *path = getenv("TRINE_CLOCK");
	int file = path == NULL ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);

	if (file < 0)
		return;
	void *at = mmap(NULL, sizeof *moved, PROT_READ, MAP_SHARED, file, 0);
	(void)syscall(SYS_close, file);
	moved = at == MAP_FAILED ? NULL : at;
}

static void move(struct timespec *t)
{
	int64_t ms = moved == NULL ? 0 : atomic_load(moved), ns = t->tv_nsec + ms % 1000 * 1000000;

	t->tv_sec += ms / 1000 + (ns < 0 ? -1 : ns / 1000000000);
	t->tv_nsec = ns < 0 ? ns + 1000000000 : ns % 1000000000;
}

int clock_gettime(clockid_t clock_id, struct timespec *tp)
{
	int done = (int)syscall(SYS_clock_gettime, clock_id, tp);

	if (done == 0 && (clock_id == CLOCK_REALTIME || clock_id == CLOCK_REALTIME_COARSE))
		move(tp);
	return done;
}

int gettimeofday(struct timeval *restrict tv, void *restrict tz)
{
	struct timespec now;

	(void)tz;
	if (clock_gettime(CLOCK_REALTIME, &now) != 0)
		return -1;
	*tv = (struct timeval){ now.tv_sec, now.tv_nsec / 1000 };
	return 0;
}

time_t time(time_t *timer)
{
	struct timespec now;

	if (clock_gettime(CLOCK_REALTIME, &now) != 0)
		return (time_t)-1;
	if (timer != NULL)
		*timer = now.tv_sec;
	return now.tv_sec;
}
