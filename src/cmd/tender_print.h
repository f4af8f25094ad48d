/* tender_print.h -- a reading as JSON (the shape of the annotated tenders: facts bare, `at`, `alternatives`) and as
 * lines for a person. */
#ifndef CMD_TENDER_PRINT_H
#define CMD_TENDER_PRINT_H

#include "base/buffer.h"
#include "reader/reader.h"

void print_json(struct buffer *b, const struct reading *r);
void print_plain(struct buffer *b, const struct reading *r);
void print_refusal(struct buffer *b, const struct error *e); /* {"refused":KEY} */
const char *refusal_sentence(const char *reason);

#endif
