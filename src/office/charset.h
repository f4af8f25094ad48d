/* charset.h -- bytes of unknown encoding as UTF-8: UTF-8 with or without BOM, UTF-16 with BOM, else GB 18030. */
#ifndef OFFICE_CHARSET_H
#define OFFICE_CHARSET_H

#include "base/error.h"

/* Loads the tables of GB 18030, which are files of the system; call it before the process is locked in. */
void charset_prepare(void);
/* Refuses with "text_binary" what is text in none of them.  The result ends with NUL. */
FALLIBLE charset_utf8(struct arena *a, const char *data, size_t n, const char **ret_text, size_t *ret_n);

#endif
