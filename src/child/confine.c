/* What a child may ask of the kernel is a table; everything else ends it. */
#include "child/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Memory, its pipe, the clock, and the way out. */
static const int sealed_calls[] = {
	SCMP_SYS(read),		SCMP_SYS(write),	  SCMP_SYS(writev),	  SCMP_SYS(close),
	SCMP_SYS(lseek),	SCMP_SYS(fstat),	  SCMP_SYS(mmap),	  SCMP_SYS(munmap),
	SCMP_SYS(mremap),	SCMP_SYS(mprotect),	  SCMP_SYS(madvise),	  SCMP_SYS(brk),
	SCMP_SYS(futex),	SCMP_SYS(clock_gettime),  SCMP_SYS(gettimeofday), SCMP_SYS(time),
	SCMP_SYS(getrandom),	SCMP_SYS(getpid),	  SCMP_SYS(gettid),	  SCMP_SYS(tgkill),
	SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
	SCMP_SYS(sched_yield),	SCMP_SYS(sysinfo),	  SCMP_SYS(exit),	  SCMP_SYS(exit_group),
};

/* In addition for a child that reads installed files, or is an installed program. */
static const int reading_calls[] = {
	SCMP_SYS(newfstatat),
	SCMP_SYS(stat),
	SCMP_SYS(lstat),
	SCMP_SYS(statx),
	SCMP_SYS(access),
	SCMP_SYS(faccessat),
	SCMP_SYS(faccessat2),
	SCMP_SYS(readlink),
	SCMP_SYS(readlinkat),
	SCMP_SYS(pread64),
	SCMP_SYS(readv),
	SCMP_SYS(getdents64),
	SCMP_SYS(getcwd),
	SCMP_SYS(fcntl),
	SCMP_SYS(dup),
	SCMP_SYS(dup2),
	SCMP_SYS(uname),
	SCMP_SYS(execve),
	SCMP_SYS(arch_prctl),
	SCMP_SYS(set_tid_address),
	SCMP_SYS(set_robust_list),
	SCMP_SYS(rseq),
	SCMP_SYS(prlimit64),
	SCMP_SYS(getrlimit),
	SCMP_SYS(getuid),
	SCMP_SYS(geteuid),
	SCMP_SYS(getgid),
	SCMP_SYS(getegid),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(clock_nanosleep),
	SCMP_SYS(clock_getres),
	SCMP_SYS(fadvise64),
	SCMP_SYS(statfs),
	SCMP_SYS(fstatfs),
	SCMP_SYS(ioctl),
};

/* The installed files a reading child may see. */
static const char *const readable[] = {
	"/usr",
	"/lib",
	"/lib64",
	"/bin",
	"/etc/ld.so.cache",
	"/etc/fonts",
	"/etc/localtime",
	"/etc/passwd",
	"/var/cache/fontconfig",
	"/proc/self",
	"/dev/null",
	"/dev/urandom",
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool permit(scmp_filter_ctx filter, const int *calls, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
			return false;
	}
	return true;
}

/* Opening is permitted for reading only; asking for more is refused, not fatal: libraries try. */
static bool permit_opening(scmp_filter_ctx filter)
{
	const uint64_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;

	return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, writing, 0)) ==
		       0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, writing, 0)) ==
		       0;
}

/* Threads of its own (pango starts one to look for fonts), no processes.  What clone3 is asked for
 * cannot be seen from here; without it glibc falls back to clone. */
static bool permit_threads(scmp_filter_ctx filter)
{
	return seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
				SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)) == 0;
}

static bool lock_calls(enum child_reach reach)
{
	uint32_t otherwise = reach == CHILD_SEALED ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ERRNO(EPERM);
	scmp_filter_ctx filter = seccomp_init(otherwise);

	if (filter == NULL)
		return false;
	bool good = permit(filter, sealed_calls, COUNT(sealed_calls));
	if (reach == CHILD_READS)
		good = good && permit(filter, reading_calls, COUNT(reading_calls)) && permit_opening(filter) &&
		       permit_threads(filter);
	good = good && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return good;
}

static int landlock_version(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

	return version < 0 ? 0 : (int)version;
}

static void allow_reading(int rules, const char *path)
{
	struct landlock_path_beneath_attr beneath = { .parent_fd = open(path, O_PATH | O_CLOEXEC) };

	if (beneath.parent_fd < 0)
		return; /* not on this machine: nothing to read there */
	beneath.allowed_access =
		LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_DIR;
	if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) != 0) {
		beneath.allowed_access &= (uint64_t)~LANDLOCK_ACCESS_FS_READ_DIR; /* a file, not a folder */
		(void)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
	}
	close(beneath.parent_fd);
}

/* Beyond `readable` a reading child sees no file at all. */
static bool lock_files(void)
{
	struct landlock_ruleset_attr all = { .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1 };
	int rules;

	if (landlock_version() == 0)
		return true;
	rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
	if (rules < 0)
		return false;
	for (size_t i = 0; i < COUNT(readable); i++)
		allow_reading(rules, readable[i]);
	bool good = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return good;
}

bool confine(enum child_reach reach)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	if (reach == CHILD_READS && !lock_files())
		return false;
	return lock_calls(reach);
}
