/* board_forecast.c -- what the open business adds up to, by month and by owner. */
#include <stdlib.h>

#include "app/presale/board.h"
#include "base/instant.h"
#include "base/money.h"
#include "json/write.h"
#include "rule/presale/forecast.h"

struct sum {
	int64_t key; /* a month's first day, or an owner */
	unsigned count;
	money amount, weighted, of[forecast_category_count];
};

struct sums {
	struct sum *row;
	unsigned count;
};

static struct sum *sum_at(struct sums *s, int64_t key)
{
	for (unsigned i = 0; i < s->count; i++)
		if (s->row[i].key == key)
			return &s->row[i];
	s->row[s->count] = (struct sum){ .key = key };
	return &s->row[s->count++];
}

static void sum_add(struct sum *s, const struct opportunity *o, const struct forecast *f)
{
	if (o->amount_est.minor == UNSET || f->category == forecast_category_omitted)
		return;
	s->count++;
	s->amount = money_plus(s->amount, o->amount_est);
	s->weighted = money_plus(s->weighted, f->weighted);
	s->of[f->category] = money_plus(s->of[f->category], o->amount_est);
}

static int by_key(const void *a, const void *b)
{
	const struct sum *x = a, *y = b;

	/* What has no month comes last. */
	if (x->key == 0 || y->key == 0)
		return (x->key == 0) - (y->key == 0);
	return x->key < y->key ? -1 : x->key > y->key;
}

static void sum_write(const struct board *b, const struct sum *s, bool is_month)
{
	json_open(b->out, '{');
	if (is_month)
		json_member(b->out, "month",
			    s->key == 0 ? NULL
					: arena_copy_n(b->out->arena,
						       date_text((date){ (int32_t)s->key }, b->out->arena), 7));
	else
		board_user(b, "owner", (user_id){ s->key });
	json_member_int(b->out, "count", s->count);
	board_money(b, "amount", s->amount);
	board_money(b, "weighted", s->weighted);
	for (unsigned i = 1; i < forecast_category_omitted; i++)
		board_money(b, forecast_category_choices.labels[i], s->of[i]);
	json_close(b->out, '}');
}

static void sums_write(const struct board *b, const char *key, struct sums *s, bool is_month)
{
	json_key(b->out, key);
	json_open(b->out, '[');
	if (is_month && s->count > 1)
		qsort(s->row, s->count, sizeof *s->row, by_key);
	for (unsigned i = 0; i < s->count; i++)
		sum_write(b, &s->row[i], is_month);
	json_close(b->out, ']');
}

void board_forecast(const struct board *b)
{
	struct sums months = { arena_array(b->act->arena, struct sum, b->count + 1), 0 };
	struct sums owners = { arena_array(b->act->arena, struct sum, b->count + 1), 0 };

	for (unsigned i = 0; i < b->count; i++) {
		const struct opportunity *o = b->cards[i];
		struct forecast f = forecast_of(o, house_stage_of(&b->house, o));
		sum_add(sum_at(&months, f.month.day), o, &f);
		sum_add(sum_at(&owners, o->owner.v), o, &f);
	}
	sums_write(b, "months", &months, true);
	sums_write(b, "owners", &owners, false);
}
