/* signed_words.h -- all that a signature is given to, and nothing else, in the words of who signs (TRUST T11). */
#ifndef APP_SERVICE_SIGNED_WORDS_H
#define APP_SERVICE_SIGNED_WORDS_H

#include "app/service/signing.h"
#include "base/buffer.h"
#include "json/locale.h"

struct signed_words {
	struct act *act;
	const struct locale *words;
	enum language language;
	const char *cause;  /* of a work order, for the reasons of its charges */
	const char *except; /* fields, blank-separated, of which he gives his own word */
};

/* "fields":[{"label","value"} or {"label","rows":[[{"label","value"}]]}] of what stands in the record, as declared. */
FALLIBLE signed_words_write(const struct signed_words *how, const struct signed_kind *k, const void *record,
			    struct buffer *b);

#endif
