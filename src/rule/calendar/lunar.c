/* lunar.c -- the lunar calendar as a word per year, and 清明 by its formula for this century. */
#include "rule/calendar/lunar.h"

/* Bit 16: the leap month has 30 days.  Bits 15 to 4: months 1 to 12 have 30 days, else 29.
 * Bits 3 to 0: the month after which a leap month follows, 0 for none. */
static const uint32_t years[] = {
	/* 2000 */ 0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5,
	/* 2010 */ 0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930,
	/* 2020 */ 0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,
	/* 2030 */ 0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45,
	/* 2040 */ 0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0,
	/* 2050 */ 0x14b63, 0x09370, 0x049f8, 0x04970, 0x064b0, 0x168a6, 0x0ea50, 0x06b20, 0x1a6c4, 0x0aae0,
	/* 2060 */ 0x092e0, 0x0d2e3, 0x0c960, 0x0d557, 0x0d4a0, 0x0da50, 0x05d55, 0x056a0, 0x0a6d0, 0x055d4,
	/* 2070 */ 0x052d0, 0x0a9b8, 0x0a950, 0x0b4a0, 0x0b6a6, 0x0ad50, 0x055a0, 0x0aba4, 0x0a5b0, 0x052b0,
	/* 2080 */ 0x0b273, 0x06930, 0x07337, 0x06aa0, 0x0ad50, 0x14b55, 0x04b60, 0x0a570, 0x054e4, 0x0d160,
	/* 2090 */ 0x0e968, 0x0d520, 0x0daa0, 0x16aa6, 0x056d0, 0x04ae0, 0x0a9d4, 0x0a2d0, 0x0d150, 0x0f252,
};

static bool known(int year)
{
	return year >= LUNAR_FIRST_YEAR && year <= LUNAR_LAST_YEAR;
}

static int month_days(uint32_t word, int month)
{
	return 29 + (word >> (16 - month) & 1);
}

static int leap_month_days(uint32_t word)
{
	return (word & 15) == 0 ? 0 : 29 + (word >> 16 & 1);
}

static int year_days(uint32_t word)
{
	return 12 * 29 + __builtin_popcount(word >> 4 & 0xfff) + leap_month_days(word);
}

date lunar_day(int year, int month, int day)
{
	date d = date_of(2000, 2, 5); /* 正月初一 of 2000 */

	if (!known(year))
		return (date){ 0 };
	for (int y = LUNAR_FIRST_YEAR; y < year; y++)
		d = date_plus(d, year_days(years[y - LUNAR_FIRST_YEAR]));
	uint32_t word = years[year - LUNAR_FIRST_YEAR];
	for (int m = 1; m < month; m++)
		d = date_plus(d, month_days(word, m) + ((word & 15) == (uint32_t)m ? leap_month_days(word) : 0));
	return date_plus(d, day - 1);
}

/* Day = [Y x 0.2422 + 4.81] - [Y / 4] of April, Y the year within the century; it has no exception
 * for this term from 2000 to 2099 (test/rule/calendar/lunar_test.c compares every year). */
date qingming_day(int year)
{
	int y = year - 2000;

	return known(year) ? date_of(year, 4, (y * 2422 + 48100) / 10000 - y / 4) : (date){ 0 };
}
