#include "rule/presale/meeting.h"

#include "base/money.h"

decimal win_rate(int64_t wins, int64_t meetings)
{
	return (decimal){ meetings <= 0 ? UNSET : divide_half_up((wide)wins * DECIMAL_ONE, meetings) };
}

const struct why *win_rate_why(int64_t wins, int64_t meetings, struct arena *a)
{
	if (meetings <= 0)
		return why_new(a, "never_met", NULL);
	return why_new(a, "win_rate", arena_print(a, "%lld", (long long)meetings),
		       arena_print(a, "%lld", (long long)wins), percent_text(win_rate(wins, meetings), a), NULL);
}

decimal forecast_error(money guess, money actual)
{
	if (guess.minor == UNSET || actual.minor == UNSET || actual.minor <= 0)
		return (decimal){ UNSET };
	return (decimal){ divide_half_up(((wide)guess.minor - actual.minor) * DECIMAL_ONE, actual.minor) };
}

const struct why *forecast_why(money guess, money actual, struct arena *a)
{
	decimal error = forecast_error(guess, actual);

	if (error.millionths == UNSET)
		return NULL;
	return why_new(a, "forecast_error", money_text(guess, a), money_text(actual, a), percent_text(error, a), NULL);
}

const char *percent_text(decimal rate, struct arena *a)
{
	int64_t hundredths = divide_half_up(rate.millionths, DECIMAL_ONE / 10000);

	return arena_print(a, "%s %%", decimal_text((decimal){ hundredths * 10000 }, a));
}
