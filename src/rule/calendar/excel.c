#include "rule/calendar/excel.h"

#define PHANTOM_DAY 60 /* 1900-02-29 */

int excel_serial(date d)
{
	int days = d.day - date_of(1899, 12, 31).day;

	if (days < 1)
		return 0;
	return days < PHANTOM_DAY ? days : days + 1;
}

bool excel_date(int serial, date *ret)
{
	date d = date_plus(date_of(1899, 12, 31), serial < PHANTOM_DAY ? serial : serial - 1);

	if (serial < 1 || serial == PHANTOM_DAY || d.day > date_of(9999, 12, 31).day)
		return false;
	*ret = d;
	return true;
}
