/* demo_tender.h -- the demonstration's tender documents: written for it, dated from the day it is told, and read. */
#ifndef CMD_DEMO_TENDER_H
#define CMD_DEMO_TENDER_H

#include "base/buffer.h"
#include "cmd/demo_values.h"

/* The document with its dates: "{{day -840}}" becomes 2024年8月8日, "{{month -860}}" 2024年7月, "{{year -860}}" 2024. */
void demo_dated(const struct demo *d, const char *text, size_t n, struct buffer *out);
/* Reads the newest document of the tender named by "ref", as POST tender/ID/read does. */
FALLIBLE demo_read(struct demo *d, struct act *act, const json_t *line);

/* Makes the skeleton of the book of the bid named by "ref", as POST bid/ID/book does. */
FALLIBLE demo_book(struct demo *d, struct act *act, const json_t *line);

#endif
