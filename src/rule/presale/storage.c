#include "rule/presale/storage.h"

#include "base/money.h"

#define TERABYTE INT64_C(1000000000000)
#define TEBIBYTE (INT64_C(1) << 40)
#define SECONDS_AN_HOUR 3600
#define BYTES_OF_MEGABIT 125000

static FALLIBLE check(const struct storage_asked *s, struct arena *a)
{
	const struct {
		const char *field;
		int64_t value, least, most;
	} bounds[] = {
		{ "streams", s->streams, 1, 1000000 },
		{ "bitrate", s->bitrate.millionths, 1000, 1000 * DECIMAL_ONE },
		{ "days", s->days, 1, 3660 },
		{ "hours_a_day", s->hours_a_day.millionths, 1, 24 * DECIMAL_ONE },
		{ "codec", s->codec.millionths, 10000, 2 * DECIMAL_ONE },
		{ "data_disks", s->data_disks, 1, 1000 },
		{ "parity_disks", s->parity_disks, 0, 1000 },
	};
	struct error *all = NULL;

	for (unsigned i = 0; i < sizeof bounds / sizeof *bounds; i++)
		if (bounds[i].value < bounds[i].least || bounds[i].value > bounds[i].most)
			error_append(&all, error_new(a, ERROR_INVALID, bounds[i].field, "out_of_range"));
	return all;
}

/* To the hundredth. */
static const char *hundredths(int64_t bytes, int64_t unit, struct arena *a)
{
	return decimal_text((decimal){ divide_half_up((wide)bytes * 100, unit) * 10000 }, a);
}

static const char *number(int64_t n, struct arena *a)
{
	return arena_print(a, "%lld", (long long)n);
}

static const struct why *why_of(const struct storage_asked *s, const struct storage_size *z, struct arena *a)
{
	const struct why *w = why_new(a, "storage_streams", number(s->streams, a), decimal_text(s->bitrate, a),
				      decimal_text(s->hours_a_day, a), number(s->days, a), z->tb, z->tib, NULL);

	if (s->codec.millionths != DECIMAL_ONE)
		w = why_then(a, why_new(a, "storage_codec", decimal_text(s->codec, a), NULL), w);
	if (s->parity_disks > 0)
		w = why_then(a, w,
			     why_new(a, "storage_redundant", number(s->data_disks, a), number(s->parity_disks, a),
				     z->gross_tb, z->gross_tib, NULL));
	return w;
}

FALLIBLE storage_size_of(const struct storage_asked *s, struct arena *a, struct storage_size *ret)
{
	struct storage_size z = { 0 };

	TRY(check(s, a));
	/* Streams × Mbit/s × codec, in millionths of a Mbit/s; then bytes an hour; then all hours.  At most 10^20
	 * at any step, within 128 bits. */
	wide rate = (wide)s->streams * s->bitrate.millionths * s->codec.millionths / DECIMAL_ONE;
	wide hourly = rate * BYTES_OF_MEGABIT * SECONDS_AN_HOUR / DECIMAL_ONE;
	wide bytes = hourly * s->days * s->hours_a_day.millionths / DECIMAL_ONE;
	wide gross = bytes * (s->data_disks + s->parity_disks) / s->data_disks;

	if (gross > INT64_MAX)
		return error_new(a, ERROR_INVALID, "streams", "out_of_range");
	z.bytes = (int64_t)bytes;
	z.gross_bytes = (int64_t)gross;
	z.tb = hundredths(z.bytes, TERABYTE, a);
	z.tib = hundredths(z.bytes, TEBIBYTE, a);
	z.gross_tb = hundredths(z.gross_bytes, TERABYTE, a);
	z.gross_tib = hundredths(z.gross_bytes, TEBIBYTE, a);
	z.why = why_of(s, &z, a);
	*ret = z;
	return NULL;
}
