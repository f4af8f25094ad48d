#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unwind.h>

#define BLOCK_SIZE (16 * 1024)

struct block {
	struct block *prev;
	size_t used, size;
	bool lent; /* the caller's, not to be freed */
	max_align_t data[];
};

struct arena_guard {
	jmp_buf back;
	char *frame; /* frames below it are unwound */
	struct arena_guard *outer;
	struct _Unwind_Exception exception;
};

/* The only mutable state of this file; a thread's own, and 0 outside the torture test. */
static _Thread_local long fail_countdown;

void arena_fail_at(long n)
{
	fail_countdown = n;
}

static bool told_to_fail(void)
{
	return fail_countdown > 0 && --fail_countdown == 0;
}

static _Unwind_Reason_Code unwind_stop(int version, _Unwind_Action actions, _Unwind_Exception_Class class,
				       struct _Unwind_Exception *exception, struct _Unwind_Context *context, void *arg)
{
	struct arena_guard *guard = arg;

	(void)version, (void)class, (void)exception;
	if ((actions & _UA_END_OF_STACK) || (char *)_Unwind_GetCFA(context) > guard->frame)
		longjmp(guard->back, 1);
	return _URC_NO_REASON;
}

_Noreturn void arena_exhausted(struct arena *a)
{
	if (a->guard == NULL) {
		fputs("trine: out of memory\n", stderr);
		abort();
	}
	_Unwind_ForcedUnwind(&a->guard->exception, unwind_stop, a->guard);
	abort(); /* the stack could not be walked: built without -fexceptions */
}

/* noinline: the frame address must be that of a frame of its own, above all work. */
__attribute__((noinline)) bool arena_try(struct arena *a, void (*work)(void *arg), void *arg)
{
	struct arena_guard guard = { .frame = __builtin_frame_address(0), .outer = a->guard };
	struct arena *volatile arena = a;

	a->guard = &guard;
	if (setjmp(guard.back) != 0) {
		arena->guard = guard.outer;
		return false;
	}
	work(arg);
	a->guard = guard.outer;
	return true;
}

static struct block *block_new(struct arena *a, size_t need)
{
	size_t size = need > BLOCK_SIZE - sizeof(struct block) ? need : BLOCK_SIZE - sizeof(struct block);
	struct block *b;

	if (need > SIZE_MAX / 2 || (a->limit != 0 && a->used + size > a->limit) || told_to_fail())
		arena_exhausted(a);
	b = malloc(sizeof *b + size);
	if (b == NULL)
		arena_exhausted(a);
	*b = (struct block){ .prev = a->last, .size = size };
	a->used += size;
	a->last = b;
	return b;
}

struct arena arena_on(void *room, size_t size)
{
	struct block *b = room;

	*b = (struct block){ .size = size - sizeof *b, .lent = true };
	return (struct arena){ .last = b };
}

void *arena_alloc(struct arena *a, size_t size)
{
	struct block *b = a->last;
	size_t rounded = (size + sizeof(max_align_t) - 1) & ~(sizeof(max_align_t) - 1);

	if (rounded < size)
		arena_exhausted(a);
	if (b == NULL || b->size - b->used < rounded)
		b = block_new(a, rounded);
	void *p = (char *)b->data + b->used;
	b->used += rounded;
	return memset(p, 0, rounded);
}

void *arena_many(struct arena *a, size_t size, size_t n)
{
	size_t total;

	if (__builtin_mul_overflow(size, n, &total))
		arena_exhausted(a);
	return arena_alloc(a, total);
}

char *arena_copy_n(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(copy, s, n);
	return copy;
}

char *arena_copy(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_copy_n(a, s, strlen(s));
}

char *arena_print(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;

	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	char *s = arena_alloc(a, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	va_end(ap);
	return s;
}

void *arena_room(struct arena *a, void *things, size_t count, size_t *room, size_t size)
{
	size_t more = *room == 0 ? 16 : *room * 2;

	if (count < *room)
		return things;
	void *moved = arena_alloc(a, more * size);
	if (count > 0)
		memcpy(moved, things, count * size);
	*room = more;
	return moved;
}

void arena_free(struct arena *a)
{
	while (a->last != NULL) {
		struct block *prev = a->last->prev;
		if (!a->last->lent)
			free(a->last);
		a->last = prev;
	}
	a->used = 0;
}
