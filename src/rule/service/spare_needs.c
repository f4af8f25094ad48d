#include "rule/service/spare_needs.h"

#include "base/instant.h"
#include "base/money.h"

static int64_t or_none(int64_t millionths)
{
	return millionths == UNSET ? 0 : millionths;
}

decimal spare_minimum(const struct spare_state *s)
{
	int64_t fixed = or_none(s->min_quantity.millionths), by_base = 0;

	if (s->per_devices != UNSET && s->per_devices > 0)
		by_base = (s->installed + s->per_devices - 1) / s->per_devices * DECIMAL_ONE;
	return (decimal){ fixed > by_base ? fixed : by_base };
}

decimal spare_short(const struct spare_state *s)
{
	int64_t left = or_none(s->on_hand.millionths) - or_none(s->reserved.millionths);
	int64_t missing = spare_minimum(s).millionths - left;

	return (decimal){ missing < 0 ? 0 : missing };
}

enum last_buy spare_last_buy(const struct spare_state *s, date today, int64_t ahead)
{
	if (s->last_buy_on.day == 0 || s->supply_until.day <= s->last_buy_on.day || s->supply_until.day < today.day)
		return LAST_BUY_FAR;
	if (s->last_buy_on.day < today.day)
		return LAST_BUY_MISSED;
	return s->last_buy_on.day - today.day <= ahead ? LAST_BUY_NEAR : LAST_BUY_FAR;
}

static const struct why *why_short(const struct spare_state *s, struct arena *a)
{
	decimal left = { or_none(s->on_hand.millionths) - or_none(s->reserved.millionths) };

	return why_new(a, "spare_short", decimal_text(left, a), decimal_text(spare_minimum(s), a),
		       arena_print(a, "%lld", (long long)s->installed), decimal_text(spare_short(s), a), NULL);
}

const struct why *spare_why(const struct spare_state *s, date today, int64_t ahead, struct arena *a)
{
	static const char *const keys[] = {
		[LAST_BUY_NEAR] = "spare_last_buy_near", [LAST_BUY_MISSED] = "spare_last_buy_missed"
	};
	enum last_buy last = spare_last_buy(s, today, ahead);
	const struct why *w = spare_short(s).millionths > 0 ? why_short(s, a) : NULL;

	if (last == LAST_BUY_FAR)
		return w;
	return why_then(a, w,
			why_new(a, keys[last], date_text(s->last_buy_on, a), date_text(s->supply_until, a), NULL));
}
