/* value.h -- the scalar types of the business, each its own C type, and their neutral form. */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct {
	int64_t us;
} instant; /* microseconds since 1970 UTC; 0 is unset */

typedef struct {
	int32_t day;
} date; /* days since 1970-01-01, of the civil calendar in Asia/Shanghai; 0 is unset */

typedef struct {
	int64_t minor;
} money; /* cents of the installation's currency; UNSET allowed */

typedef struct {
	int64_t millionths;
} decimal; /* six decimal places; UNSET allowed */

/* An integer, money, decimal or duration that has no value. 0 is a value. */
#define UNSET INT64_MIN

/* The neutral form in which every field travels between C, SQL and JSON. */
enum value_tag { VALUE_NONE, VALUE_INT, VALUE_TEXT, VALUE_BLOB };

struct value {
	enum value_tag tag;
	int64_t i;
	const char *s; /* VALUE_TEXT: ends with NUL; VALUE_BLOB: n bytes */
	size_t n;      /* length of s in bytes */
};

#define NO_VALUE ((struct value){ .tag = VALUE_NONE })

static inline struct value value_int(int64_t i)
{
	return (struct value){ .tag = VALUE_INT, .i = i };
}

/* NULL is no value. */
static inline struct value value_text(const char *s)
{
	return s == NULL ? NO_VALUE : (struct value){ .tag = VALUE_TEXT, .s = s, .n = strlen(s) };
}

static inline struct value value_blob(const void *p, size_t n)
{
	return (struct value){ .tag = VALUE_BLOB, .s = p, .n = n };
}

static inline bool value_same(struct value a, struct value b)
{
	if (a.tag != b.tag)
		return false;
	if (a.tag == VALUE_NONE || a.tag == VALUE_INT)
		return a.tag == VALUE_NONE || a.i == b.i;
	return a.n == b.n && memcmp(a.s, b.s, a.n) == 0;
}

#endif
