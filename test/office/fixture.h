/* fixture.h -- archives and Word documents made in memory, good and bad. */
#ifndef TEST_OFFICE_FIXTURE_H
#define TEST_OFFICE_FIXTURE_H

#include "base/buffer.h"

struct entry {
	const char *name, *data;
	size_t n; /* 0: strlen(data) */
};

struct bytes {
	char *data;
	size_t n;
};

/* A ZIP of stored entries, written byte by byte: names and headers are what the test wants them to be. */
struct zip_lie {
	size_t entry;
	unsigned more; /* added to the unpacked size its headers state */
	bool encrypted, link;
};
struct bytes zip_make(struct arena *a, const struct entry *entries, size_t count, const struct zip_lie *lie);
/* The same with entries deflated, through a library. */
struct bytes zip_deflated(struct arena *a, const struct entry *entries, size_t count);
/* A Word document with that body (between <w:body> and its end). */
struct bytes docx_make(struct arena *a, const char *body);
struct bytes docx_with(struct arena *a, const char *body, const char *part, const char *content);

#endif
