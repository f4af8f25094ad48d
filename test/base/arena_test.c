/* Arenas: zeroed and aligned memory, budgets, and the unwinding of work that ran out of it. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void memory_is_zeroed_aligned_and_apart(void **state)
{
	AUTO_ARENA a = { 0 };
	char *before = arena_alloc(&a, 1);

	(void)state;
	*before = 'x';
	for (size_t size = 0; size < 200; size++) {
		char *p = arena_alloc(&a, size);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++) {
			assert_int_equal(p[i], 0);
			p[i] = (char)0xAA;
		}
	}
	assert_int_equal(*before, 'x');
}

static void texts_are_copied_and_printed(void **state)
{
	AUTO_ARENA a = { 0 };
	char big[40000];

	(void)state;
	assert_null(arena_copy(&a, NULL));
	assert_string_equal(arena_copy(&a, ""), "");
	assert_string_equal(arena_copy_n(&a, "abcdef", 3), "abc");
	assert_string_equal(arena_copy_n(&a, NULL, 0), "");
	assert_string_equal(arena_print(&a, "%d %s", 7, "days"), "7 days");
	memset(big, 'y', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	assert_string_equal(arena_copy(&a, big), big); /* more than a block */
}

static void a_freed_arena_can_be_used_again(void **state)
{
	struct arena a = { .limit = 100000 };

	(void)state;
	arena_alloc(&a, 50000);
	assert_true(a.used >= 50000);
	arena_free(&a);
	assert_int_equal(a.used, 0);
	assert_int_equal(a.limit, 100000);
	assert_string_equal(arena_copy(&a, "again"), "again");
	arena_free(&a);
	arena_free(&a);
}

static void lent_room_is_used_first_and_not_freed(void **state)
{
	max_align_t room[64];
	struct arena a = arena_on(room, sizeof room);

	(void)state;
	for (int i = 0; i < 2; i++) {
		char *near = arena_alloc(&a, 100), *far = arena_alloc(&a, 2000);
		assert_true(near > (char *)room && near < (char *)(room + 64) ? i == 0 : i == 1);
		memset(far, 'z', 2000);
		arena_free(&a); /* the second time it has none */
	}
}

static void of_an(void *outer)
{
	AUTO_ARENA inner = arena_within(outer);

	inner.limit = 100;
	arena_alloc(&inner, 200);
}

static void an_arena_within_ends_with_the_outer_one(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_false(arena_try(&a, of_an, &a));
}

static void a_growing_array_keeps_what_is_in_it(void **state)
{
	AUTO_ARENA a = { 0 };
	size_t room = 0;
	int *numbers = NULL;

	(void)state;
	for (size_t n = 0; n < 1000; n++) {
		numbers = arena_room(&a, numbers, n, &room, sizeof *numbers);
		assert_true(room > n);
		numbers[n] = (int)n;
	}
	for (size_t n = 0; n < 1000; n++)
		assert_int_equal(numbers[n], n);
}

/* ---- unwinding ---- */

struct job {
	struct arena *arena;
	int deep, blocks;	   /* calls below each other; blocks taken at the bottom */
	int opened, closed, after; /* scoped resources; work done after the last allocation */
	bool inner_failed;
};

struct resource {
	struct job *job;
};

static void resource_close(struct resource *r)
{
	r->job->closed++;
}

static struct resource resource_open(struct job *job)
{
	job->opened++;
	return (struct resource){ job };
}

static void take_blocks(struct job *job)
{
	for (int i = 0; i < job->blocks; i++)
		memset(arena_alloc(job->arena, 20000), 1, 20000);
	job->after++;
}

static __attribute__((noinline)) void descend(struct job *job, int depth)
{
	__attribute__((cleanup(resource_close))) struct resource r = resource_open(job);

	if (depth == 0)
		take_blocks(job);
	else
		descend(job, depth - 1);
	job->after += r.job == job;
}

static void work(void *arg)
{
	struct job *job = arg;

	descend(job, job->deep);
}

static void work_within_its_budget_is_done(void **state)
{
	AUTO_ARENA a = { .limit = 1000000 };
	struct job job = { .arena = &a, .deep = 5, .blocks = 10 };

	(void)state;
	assert_true(arena_try(&a, work, &job));
	assert_int_equal(job.opened, 6);
	assert_int_equal(job.closed, 6);
	assert_int_equal(job.after, 7);
	assert_null(a.guard);
}

static void past_the_budget_every_resource_is_closed(void **state)
{
	AUTO_ARENA a = { .limit = 100000 };
	struct job job = { .arena = &a, .deep = 5, .blocks = 10 };

	(void)state;
	assert_false(arena_try(&a, work, &job));
	assert_int_equal(job.opened, 6);
	assert_int_equal(job.closed, 6);
	assert_int_equal(job.after, 0);
	assert_true(a.used <= a.limit);
	assert_null(a.guard);
	job = (struct job){ .arena = &a, .deep = 2 };
	assert_true(arena_try(&a, work, &job)); /* what needs nothing more goes on */
	assert_int_equal(job.closed, 3);
}

struct demand {
	struct arena *arena;
	size_t size, count;
};

static void take_size(void *arg)
{
	struct demand *d = arg;

	arena_alloc(d->arena, d->size);
}

static void take_array(void *arg)
{
	struct demand *d = arg;
	int64_t *numbers = arena_array(d->arena, int64_t, d->count);

	numbers[0] = 1;
}

static void an_impossible_size_is_refused_like_any_other(void **state)
{
	static const size_t sizes[] = { SIZE_MAX, SIZE_MAX - 8, SIZE_MAX / 2, SIZE_MAX / 2 + 1 };
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct demand d = { .arena = &a, .size = sizes[i] };
		assert_false(arena_try(&a, take_size, &d));
	}
	/* 2^61 + 1 numbers of 8 bytes: the product would wrap to 8 */
	struct demand wrapping = { .arena = &a, .count = (SIZE_MAX >> 3) + 2 };
	assert_false(arena_try(&a, take_array, &wrapping));
	assert_int_equal(a.used, 0);
}

static void outer(void *arg)
{
	struct job *job = arg;
	__attribute__((cleanup(resource_close))) struct resource r = resource_open(job);

	job->inner_failed = !arena_try(job->arena, work, job);
	job->after += 100 * (r.job == job);
}

static void an_inner_try_catches_for_itself(void **state)
{
	AUTO_ARENA a = { .limit = 100000 };
	struct job job = { .arena = &a, .deep = 3, .blocks = 10 };

	(void)state;
	assert_true(arena_try(&a, outer, &job));
	assert_true(job.inner_failed);
	assert_int_equal(job.opened, 5);
	assert_int_equal(job.closed, 5);
	assert_int_equal(job.after, 100);
	assert_null(a.guard);
}

/* Each block of the job in turn: whatever fails, everything opened is closed, and the arena lives on. */
static void every_block_may_fail(void **state)
{
	bool done = false;
	int failed = 0;

	(void)state;
	for (long n = 1; !done; n++) {
		AUTO_ARENA a = { 0 };
		struct job job = { .arena = &a, .deep = 4, .blocks = 12 };
		arena_fail_at(n);
		done = arena_try(&a, work, &job);
		arena_fail_at(0);
		failed += !done;
		assert_int_equal(job.opened, 5);
		assert_int_equal(job.closed, 5);
		assert_int_equal(job.after, done ? 6 : 0);
		assert_string_equal(arena_copy(&a, "alive"), "alive");
	}
	assert_int_equal(failed, 12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(texts_are_copied_and_printed),
		cmocka_unit_test(a_freed_arena_can_be_used_again),
		cmocka_unit_test(lent_room_is_used_first_and_not_freed),
		cmocka_unit_test(an_arena_within_ends_with_the_outer_one),
		cmocka_unit_test(a_growing_array_keeps_what_is_in_it),
		cmocka_unit_test(work_within_its_budget_is_done),
		cmocka_unit_test(past_the_budget_every_resource_is_closed),
		cmocka_unit_test(an_impossible_size_is_refused_like_any_other),
		cmocka_unit_test(an_inner_try_catches_for_itself),
		cmocka_unit_test(every_block_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
