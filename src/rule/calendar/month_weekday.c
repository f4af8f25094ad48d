#include "rule/calendar/month_weekday.h"

#define DAYS_OF_WEEK 7

const char *const month_weekday_names[MONTH_WEEKDAYS] = {
	"first_monday",	   "first_tuesday",   "first_wednesday", "first_thursday",   "first_friday",
	"first_saturday",  "first_sunday",    "second_monday",	 "second_tuesday",   "second_wednesday",
	"second_thursday", "second_friday",   "second_saturday", "second_sunday",    "third_monday",
	"third_tuesday",   "third_wednesday", "third_thursday",	 "third_friday",     "third_saturday",
	"third_sunday",	   "fourth_monday",   "fourth_tuesday",	 "fourth_wednesday", "fourth_thursday",
	"fourth_friday",   "fourth_saturday", "fourth_sunday",	 "last_monday",	     "last_tuesday",
	"last_wednesday",  "last_thursday",   "last_friday",	 "last_saturday",    "last_sunday",
};

struct month_weekday month_weekday_of(int number)
{
	return (struct month_weekday){ number / DAYS_OF_WEEK + 1, number % DAYS_OF_WEEK + 1 };
}

date month_weekday_date(struct month_weekday w, int year, int month)
{
	date first = date_of(year, month, 1), last = date_of(year, month, days_in_month(year, month));
	int ahead = (w.weekday - date_weekday(first) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
	int behind = (date_weekday(last) - w.weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK;

	return w.week == MONTH_WEEK_LAST ? date_plus(last, -behind)
					 : date_plus(first, ahead + DAYS_OF_WEEK * (w.week - 1));
}

const char *month_weekday_which(struct month_weekday w)
{
	static const char *const which[] = { "@first", "@second", "@third", "@fourth", "@last" };

	return which[w.week - 1];
}

const char *weekday_word(int weekday)
{
	static const char *const words[] = {
		"@monday", "@tuesday", "@wednesday", "@thursday", "@friday", "@saturday", "@sunday",
	};

	return words[weekday - 1];
}
