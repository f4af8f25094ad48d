/* scratch_folder.h -- a folder of its own for a test, below TMPDIR, else /tmp. */
#ifndef TEST_BASE_SCRATCH_FOLDER_H
#define TEST_BASE_SCRATCH_FOLDER_H

#include <stddef.h>

/* Writes the path of a new empty folder; fails the test where there can be none. */
void scratch_folder(char *ret, size_t size);

#endif
