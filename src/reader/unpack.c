#include "reader/reader.h"
FALLIBLE reader_unpack(struct arena *a, const void *data, size_t n, struct packed_file **ret_files, size_t *ret_count)
{ (void)data; (void)n; (void)ret_files; (void)ret_count; return error_new(a, ERROR_MEDIA, NULL, "zip_empty"); }
