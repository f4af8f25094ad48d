/* faults.c -- a library put before the others (LD_PRELOAD) that lets a call fail when it is told to.
 *
 * TRINE_FAULTS names a file of one slot for each kind of call, shared with the test that writes it (faults.mjs):
 * while a slot is armed its calls are counted, and those from the `first` to the `last` fail with `error` (a sync whose
 * error is 0 is not carried out and says that it was).
 * Forked children are left alone.  Of writing only regular files are meant. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { MEMORY, WRITE, SYNC, READ, NAME, KINDS };

struct slot {
	_Atomic int64_t armed, calls, first, last, error, failed;
};

static struct slot *slots;

/* A sanitizer's allocator, or the C library's own. */
extern void *__interceptor_malloc(size_t n) __attribute__((weak));
extern void *__interceptor_calloc(size_t n, size_t size) __attribute__((weak));
extern void *__interceptor_realloc(void *old, size_t n) __attribute__((weak));
extern int __interceptor_posix_memalign(void **ret, size_t align, size_t n) __attribute__((weak));
extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t n);
extern void *__libc_memalign(size_t align, size_t n);

static void leave_alone(void)
{
	slots = NULL;
}

__attribute__((constructor)) static void begin(void)
{
	const char *path = getenv("TRINE_FAULTS");
	int fd = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		return;
	void *p = mmap(NULL, KINDS * sizeof(struct slot), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	slots = p == MAP_FAILED ? NULL : p;
	pthread_atfork(NULL, NULL, leave_alone);
}

static int fails(enum kind kind)
{
	struct slot *s = slots == NULL ? NULL : &slots[kind];
	int64_t n;

	if (s == NULL || !atomic_load_explicit(&s->armed, memory_order_relaxed))
		return 0;
	n = atomic_fetch_add(&s->calls, 1) + 1;
	if (n < atomic_load(&s->first) || n > atomic_load(&s->last))
		return 0;
	atomic_fetch_add(&s->failed, 1);
	errno = (int)atomic_load(&s->error);
	return 1;
}

/* --- memory --- */

void *malloc(size_t n)
{
	if (fails(MEMORY))
		return NULL;
	return __interceptor_malloc != NULL ? __interceptor_malloc(n) : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	if (fails(MEMORY))
		return NULL;
	return __interceptor_calloc != NULL ? __interceptor_calloc(n, size) : __libc_calloc(n, size);
}

void *realloc(void *old, size_t n)
{
	if (fails(MEMORY))
		return NULL;
	return __interceptor_realloc != NULL ? __interceptor_realloc(old, n) : __libc_realloc(old, n);
}

int posix_memalign(void **ret, size_t align, size_t n)
{
	if (fails(MEMORY))
		return ENOMEM;
	if (__interceptor_posix_memalign != NULL)
		return __interceptor_posix_memalign(ret, align, n);
	*ret = __libc_memalign(align, n);
	return *ret == NULL ? ENOMEM : 0;
}

char *strndup(const char *s, size_t most)
{
	size_t n = strnlen(s, most);
	char *copy = malloc(n + 1);

	if (copy == NULL)
		return NULL;
	copy[n] = '\0';
	return memcpy(copy, s, n);
}

char *strdup(const char *s)
{
	return strndup(s, strlen(s));
}

/* --- files --- */

static int on_disk(int fd)
{
	struct stat st;
	int kept = errno;
	int yes = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);

	errno = kept;
	return yes;
}

/* The function of that name behind this library. */
#define NEXT(name)                                                        \
	({                                                                \
		static __typeof__(&name) next;                            \
		if (next == NULL)                                         \
			next = (__typeof__(next))dlsym(RTLD_NEXT, #name); \
		next;                                                     \
	})
#define IS_ARMED(kind) (slots != NULL && atomic_load_explicit(&slots[kind].armed, memory_order_relaxed))

ssize_t write(int fd, const void *p, size_t n)
{
	return IS_ARMED(WRITE) && on_disk(fd) && fails(WRITE) ? -1 : NEXT(write)(fd, p, n);
}

ssize_t pwrite64(int fd, const void *p, size_t n, off64_t at)
{
	return IS_ARMED(WRITE) && fails(WRITE) ? -1 : NEXT(pwrite64)(fd, p, n, at);
}

ssize_t pwrite(int fd, const void *p, size_t n, off_t at)
{
	return IS_ARMED(WRITE) && fails(WRITE) ? -1 : NEXT(pwrite)(fd, p, n, at);
}

int ftruncate64(int fd, off64_t n)
{
	return IS_ARMED(WRITE) && fails(WRITE) ? -1 : NEXT(ftruncate64)(fd, n);
}

/* Without an error it is a disk that lies: done, it says, and has done nothing. */
static int said(void)
{
	return errno == 0 ? 0 : -1;
}

int fsync(int fd)
{
	return IS_ARMED(SYNC) && fails(SYNC) ? said() : NEXT(fsync)(fd);
}

int fdatasync(int fd)
{
	return IS_ARMED(SYNC) && fails(SYNC) ? said() : NEXT(fdatasync)(fd);
}

ssize_t pread64(int fd, void *p, size_t n, off64_t at)
{
	return IS_ARMED(READ) && fails(READ) ? -1 : NEXT(pread64)(fd, p, n, at);
}

ssize_t pread(int fd, void *p, size_t n, off_t at)
{
	return IS_ARMED(READ) && fails(READ) ? -1 : NEXT(pread)(fd, p, n, at);
}

int rename(const char *from, const char *to)
{
	return IS_ARMED(NAME) && fails(NAME) ? -1 : NEXT(rename)(from, to);
}

int mkdir(const char *path, mode_t mode)
{
	return IS_ARMED(NAME) && fails(NAME) ? -1 : NEXT(mkdir)(path, mode);
}

int unlink(const char *path)
{
	return IS_ARMED(NAME) && fails(NAME) ? -1 : NEXT(unlink)(path);
}
