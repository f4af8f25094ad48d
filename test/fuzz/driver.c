/* Runs a fuzz target where there is no libFuzzer, under the sanitizers: every seed as it is, then bent ones.
 *
 *   TARGET --inputs N --seed S --last FILE SEED…
 *
 * The same N, S and seeds give the same inputs.  The input under way is kept in FILE: the one that ended us is there.
 * An input that takes longer than a minute ends us too. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SEED_MOST (1u << 20)
#define INPUT_MOST (1u << 16) /* of a bent one; large ones say nothing more and take long */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
__attribute__((weak)) int LLVMFuzzerInitialize(int *argc, char ***argv);

struct bytes {
	uint8_t *data;
	size_t n;
};

struct driver {
	struct bytes *seeds;
	size_t count;
	uint64_t random;
	const char *last;
};

/* splitmix64 */
static uint64_t next(struct driver *d)
{
	uint64_t z = d->random += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static size_t below(struct driver *d, size_t n)
{
	return n == 0 ? 0 : (size_t)(next(d) % n);
}

static struct bytes seed_read(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct bytes b = { malloc(SEED_MOST), 0 };

	if (f == NULL || b.data == NULL) {
		perror(path);
		exit(2);
	}
	b.n = fread(b.data, 1, SEED_MOST, f);
	fclose(f);
	return b;
}

static void feed(struct driver *d, struct bytes b)
{
	/* Of its own size, so that a byte read behind its end is seen. */
	uint8_t *copy = malloc(b.n == 0 ? 1 : b.n);
	FILE *f = fopen(d->last, "wb");

	if (copy == NULL || f == NULL || fwrite(b.data, 1, b.n, f) != b.n) {
		perror(d->last);
		exit(2);
	}
	fclose(f);
	memcpy(copy, b.data, b.n);
	alarm(60);
	LLVMFuzzerTestOneInput(copy, b.n);
	alarm(0);
	free(copy);
}

/* ---- ways to bend an input; each leaves it within INPUT_MOST ---- */

typedef void bend(struct driver *d, struct bytes *b);

static void flip(struct driver *d, struct bytes *b)
{
	if (b->n > 0)
		b->data[below(d, b->n)] ^= (uint8_t)(1u << below(d, 8));
}

static void set(struct driver *d, struct bytes *b)
{
	static const uint8_t telling[] = { 0,	1,   0x7f, 0x80, 0xff, '"', '<', '&',
					   '{', '}', '\n', '\t', '-',  '9', ':', ';' };

	if (b->n > 0)
		b->data[below(d, b->n)] = telling[below(d, sizeof telling)];
}

static void number(struct driver *d, struct bytes *b)
{
	static const uint64_t edges[] = { 0,	  1,	  0x7fffffff, 0x80000000, 0xffffffff,
					  0xffff, 0x7fff, UINT64_MAX, INT64_MAX };
	uint64_t edge = edges[below(d, sizeof edges / sizeof *edges)];
	size_t width = (size_t)2 << below(d, 3);

	if (b->n >= width)
		memcpy(b->data + below(d, b->n - width + 1), &edge, width);
}

static void cut(struct driver *d, struct bytes *b)
{
	size_t at = below(d, b->n + 1), n = below(d, (b->n - at < 64 ? b->n - at : 64) + 1);

	memmove(b->data + at, b->data + at + n, b->n - at - n);
	b->n -= n;
}

static void repeat(struct driver *d, struct bytes *b)
{
	size_t at = below(d, b->n + 1), n = below(d, (b->n - at < 256 ? b->n - at : 256) + 1);

	if (b->n + n > INPUT_MOST)
		return;
	memmove(b->data + at + n, b->data + at, b->n - at);
	b->n += n;
}

static void end(struct driver *d, struct bytes *b)
{
	b->n = below(d, b->n + 1);
}

/* The rest of another seed, from some place in it. */
static void join(struct driver *d, struct bytes *b)
{
	struct bytes other = d->seeds[below(d, d->count)];
	size_t from = below(d, other.n + 1), at = below(d, b->n + 1), n = other.n - from;

	if (n > INPUT_MOST - at)
		n = INPUT_MOST - at;
	memcpy(b->data + at, other.data + from, n);
	b->n = at + n;
}

static void bent(struct driver *d, struct bytes *b)
{
	static bend *const ways[] = { flip, flip, set, set, number, cut, repeat, end, join };
	struct bytes seed = d->seeds[below(d, d->count)];

	b->n = seed.n > INPUT_MOST ? INPUT_MOST : seed.n;
	memcpy(b->data, seed.data, b->n);
	for (size_t times = 1 + below(d, 6); times > 0; times--)
		ways[below(d, sizeof ways / sizeof *ways)](d, b);
}

int main(int argc, char **argv)
{
	struct driver d = { .seeds = calloc((size_t)argc, sizeof *d.seeds) };
	struct bytes b = { malloc(INPUT_MOST), 0 };

	if (argc < 8 || d.seeds == NULL || b.data == NULL || strcmp(argv[1], "--inputs") != 0 ||
	    strcmp(argv[3], "--seed") != 0 || strcmp(argv[5], "--last") != 0) {
		fprintf(stderr, "usage: %s --inputs N --seed S --last FILE SEED...\n", argv[0]);
		return 2;
	}
	if (LLVMFuzzerInitialize != NULL && LLVMFuzzerInitialize(&argc, &argv) != 0)
		return 2;
	d.random = strtoull(argv[4], NULL, 10);
	d.last = argv[6];
	for (int i = 7; i < argc; i++) {
		d.seeds[d.count++] = seed_read(argv[i]);
		feed(&d, d.seeds[d.count - 1]);
	}
	for (unsigned long n = strtoul(argv[2], NULL, 10); n > 0; n--) {
		bent(&d, &b);
		feed(&d, b);
	}
	unlink(d.last);
	for (size_t i = 0; i < d.count; i++)
		free(d.seeds[i].data);
	free(d.seeds);
	free(b.data);
	return 0;
}
