/* rule_bid.c -- the bench's adapters of what is asked of a bid and its papers. */
#include "cmd/rule_bench.h"
#include "rule/bid/certificate_validity.h"

#define DAYS_MOST 3660

struct error *rule_certificate_validity(struct bench *b)
{
	date from = { 0 }, to = { 0 }, on, until;

	if (given_has(b, "valid_from"))
		TRY(given_date(b, "valid_from", &from));
	if (given_has(b, "valid_to"))
		TRY(given_date(b, "valid_to", &to));
	TRY(given_date(b, "bid_deadline", &on));
	TRY(given_date(b, "bid_valid_until", &until));
	answer_text(b, "status", certificate_status_name(certificate_validity(from, to, on, until)));
	return NULL;
}

struct error *rule_expiry_reminders(struct bench *b)
{
	json_t *dates = json_array();
	const json_t *before, *days;
	date expires;
	size_t i;

	answer_array(b, "dates", dates);
	TRY(given_date(b, "expires", &expires));
	TRY(given_array(b, "before_days", &before));
	json_array_foreach(before, i, days)
	{
		json_int_t n = json_integer_value(days);
		if (!json_is_integer(days) || n < 0 || n > DAYS_MOST)
			return given_error(b, "before_days", "out_of_range");
		json_array_append_new(dates, json_string(bench_date(b, date_plus(expires, -(int)n))));
	}
	return NULL;
}
