#include "app/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

FALLIBLE disk_failed(const char *path, struct arena *a)
{
	if (errno == ENOSPC || errno == EDQUOT)
		return error_with(a, ERROR_NO_ROOM, NULL, "disk_full", "%s", path);
	return error_with(a, ERROR_INTERNAL, NULL, "cannot_write", "%s: %s", path, strerror(errno));
}

static void close_file(FILE **f)
{
	if (*f != NULL)
		fclose(*f);
}

FALLIBLE disk_read(const char *path, struct value *ret, struct arena *a)
{
	__attribute__((cleanup(close_file))) FILE *f = fopen(path, "re");
	struct stat st = { 0 };
	char *data;

	if (f == NULL && errno == ENOMEM)
		return error_with(a, ERROR_BUSY, NULL, "out_of_memory", "%s", path);
	if (f == NULL || fstat(fileno(f), &st) != 0)
		return error_with(a, ERROR_INTERNAL, NULL, "cannot_open", "%s", path);
	data = arena_alloc(a, (size_t)st.st_size + 1);
	*ret = value_blob(data, fread(data, 1, (size_t)st.st_size, f));
	return NULL;
}

FALLIBLE disk_folder(const char *path, struct arena *a)
{
	return mkdir(path, 0700) == 0 || errno == EEXIST ? NULL : disk_failed(path, a);
}

static bool write_whole(int fd, const char *data, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, data, n);
		if (k <= 0)
			return false;
		data += k;
		n -= (size_t)k;
	}
	return fsync(fd) == 0;
}

FALLIBLE disk_write(const char *path, const void *data, size_t n, struct arena *a)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return disk_failed(path, a);
	bool ok = write_whole(fd, data, n);
	struct error *e = ok ? NULL : disk_failed(path, a);
	close(fd);
	return e;
}

FALLIBLE disk_sync(const char *path, struct arena *a)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;
	struct error *e = ok ? NULL : disk_failed(path, a);

	if (fd >= 0)
		close(fd);
	return e;
}

static const char *folder_of(const char *path, struct arena *a)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return ".";
	return slash == path ? "/" : arena_copy_n(a, path, (size_t)(slash - path));
}

FALLIBLE disk_move(const char *from, const char *to, struct arena *a)
{
	if (rename(from, to) != 0)
		return disk_failed(to, a);
	return disk_sync(folder_of(to, a), a);
}

bool disk_is_empty(const char *folder)
{
	DIR *d = opendir(folder);
	unsigned entries = 0;

	if (d == NULL)
		return errno == ENOENT;
	while (entries <= 2 && readdir(d) != NULL)
		entries++;
	closedir(d);
	return entries <= 2; /* . and .. */
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st, (void)kind, (void)at;
	return remove(path) == 0 ? 0 : -1;
}

void disk_remove(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void disk_remove_scoped(const char **path)
{
	if (*path != NULL)
		disk_remove(*path);
}
