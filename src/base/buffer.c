#include "base/buffer.h"

#include <stdio.h>

void buffer_reserve(struct buffer *b, size_t more)
{
	size_t need, size = b->size * 2 > 256 ? b->size * 2 : 256;
	char *data;

	if (__builtin_add_overflow(b->used + 1, more, &need))
		need = SIZE_MAX; /* which no arena has */
	if (need <= b->size)
		return;
	size = size > need ? size : need;
	data = arena_alloc(b->arena, size);
	if (b->used > 0)
		memcpy(data, b->data, b->used);
	b->data = data;
	b->size = size;
}

void buffer_put(struct buffer *b, const void *bytes, size_t n)
{
	buffer_reserve(b, n);
	if (n > 0)
		memcpy(b->data + b->used, bytes, n);
	b->used += n;
	b->data[b->used] = '\0';
}

void buffer_print(struct buffer *b, const char *fmt, ...)
{
	va_list ap, again;

	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	buffer_reserve(b, (size_t)n);
	vsnprintf(b->data + b->used, (size_t)n + 1, fmt, again);
	b->used += (size_t)n;
	va_end(again);
	va_end(ap);
}

void buffer_int(struct buffer *b, int64_t i)
{
	char digits[24], *p = digits + sizeof digits;
	uint64_t rest = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;

	do
		*--p = (char)('0' + rest % 10);
	while ((rest /= 10) != 0);
	if (i < 0)
		*--p = '-';
	buffer_put(b, p, (size_t)(digits + sizeof digits - p));
}

const char *buffer_text(struct buffer *b)
{
	return b->data == NULL ? "" : b->data;
}
