/* arena.h -- memory that is freed all at once, and the budget of a request.
 *
 * One arena lives as long as one request (or one job, or one test).  Nothing allocated from it is
 * freed on its own; nothing outlives it.  Allocation never returns NULL.  When the arena's budget
 * or the machine's memory is gone, the work under way is unwound to its arena_try(): every scoped
 * resource (AUTO_STMT, AUTO_TX, ...) on the way is closed by its cleanup, so a transaction rolls
 * back and nothing half-written stays.  Outside an arena_try() the process ends.
 *
 * The unwinding is that of pthread_exit(): the tree is compiled with -fexceptions, and no frame of
 * a library that is not may lie between arena_try() and an allocation (callbacks do not allocate), but for
 * that which reads JSON: json/read.c says why. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena {
	struct block *last;
	size_t used;  /* bytes taken from the machine so far */
	size_t limit; /* most bytes it may take; 0: none */
	struct arena_guard *guard;
};

void *arena_alloc(struct arena *a, size_t size);	  /* zeroed, max-aligned */
void *arena_many(struct arena *a, size_t size, size_t n); /* n of that size; a product that wraps is refused */
char *arena_copy(struct arena *a, const char *s);	  /* NULL stays NULL */
char *arena_copy_n(struct arena *a, const char *s, size_t n);
char *arena_print(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Room for one more thing of `size` bytes behind `count` of them; *room is how many fit, 0 at first. */
void *arena_room(struct arena *a, void *things, size_t count, size_t *room, size_t size);
void arena_free(struct arena *a); /* back to empty, usable again; the limit stays, lent room does not */
/* One that begins with room the caller lends it: what fits there needs no memory of the machine. */
struct arena arena_on(void *room, size_t size);

/* An arena for a part of the work that another one's guard watches over: what ends that ends this. */
static inline struct arena arena_within(const struct arena *outer)
{
	return (struct arena){ .guard = outer->guard };
}

/* Runs work(arg).  False: the budget or the memory ran out on the way; all of it was unwound. */
bool arena_try(struct arena *a, void (*work)(void *arg), void *arg) __attribute__((warn_unused_result));

/* For who asks a library that has run out of memory: the work is unwound as if the arena had. */
_Noreturn void arena_exhausted(struct arena *a);

/* For the torture test: the n-th block from now on fails, 1 being the next; 0 turns it off. */
void arena_fail_at(long n);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_many((a), sizeof(type), (n)))
#define AUTO_ARENA __attribute__((cleanup(arena_free))) struct arena
/* The same as a variable of that name with so many bytes of the stack, for what must not fail for want of memory. */
#define STACK_ARENA(name, bytes)                               \
	max_align_t name##_room[(bytes) / sizeof(max_align_t)]; \
	AUTO_ARENA name = arena_on(name##_room, sizeof name##_room)

#endif
