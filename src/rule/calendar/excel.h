/* excel.h -- the serial number of a day in the 1900 system of spreadsheets (DOMAIN 5.2).
 *
 * The system counts a 29 February 1900 that never was (serial 60), so days before 1900-03-01 are one
 * less than the count of days would say. */
#ifndef RULE_CALENDAR_EXCEL_H
#define RULE_CALENDAR_EXCEL_H

#include "base/instant.h"

int excel_serial(date d);		/* 0: before 1900-01-01 */
bool excel_date(int serial, date *ret); /* false: no such day (60, less than 1, past 9999) */

#endif
