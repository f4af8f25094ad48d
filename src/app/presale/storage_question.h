/* storage_question.h -- how much room recordings take, asked in the words of a form (DOMAIN S55). */
#ifndef APP_PRESALE_STORAGE_QUESTION_H
#define APP_PRESALE_STORAGE_QUESTION_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/language.h"

/* NULL where nothing is said: all day, the bit rate as it is, no redundancy. */
struct storage_question {
	const char *streams, *bitrate, *days, *hours_a_day, *codec, *data_disks, *parity_disks;
};

/* ERROR_INVALID not_a_number, out_of_range, by field. */
FALLIBLE storage_view(const struct storage_question *q, enum language lang, struct buffer *b);

#endif
