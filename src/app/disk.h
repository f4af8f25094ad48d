/* disk.h -- files and folders that must be there after a power cut, or not at all (TRUST G3). */
#ifndef APP_DISK_H
#define APP_DISK_H

#include "base/error.h"
#include "base/value.h"

FALLIBLE disk_failed(const char *path, struct arena *a); /* of errno: ERROR_NO_ROOM disk_full, else cannot_write */

FALLIBLE disk_folder(const char *path, struct arena *a); /* made with mode 0700 unless it is there */
/* What is in it. ERROR_BUSY when memory is what was missing, else ERROR_INTERNAL cannot_open. */
FALLIBLE disk_read(const char *path, struct value *ret, struct arena *a);
/* A new file (mode 0600) with this in it, durable; refuses to replace one. */
FALLIBLE disk_write(const char *path, const void *data, size_t n, struct arena *a);
FALLIBLE disk_sync(const char *path, struct arena *a); /* a file or a folder */
/* Renames, and makes the new name durable. */
FALLIBLE disk_move(const char *from, const char *to, struct arena *a);
bool disk_is_empty(const char *folder); /* it is no folder yet, or nothing is in it */
void disk_remove(const char *path);	/* with everything in it; what cannot be removed stays */

/* Removes the folder that the variable names, when the scope ends. NULL: nothing. */
void disk_remove_scoped(const char **path);
#define AUTO_FOLDER __attribute__((cleanup(disk_remove_scoped))) const char

#endif
