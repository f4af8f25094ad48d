/* xlsx_look.h -- private to office/xlsx*.c: what a number in a workbook is shown as, which is what people mean. */
#ifndef OFFICE_XLSX_LOOK_H
#define OFFICE_XLSX_LOOK_H

#include "base/instant.h"
#include "office/xml.h"

enum look { LOOK_PLAIN, LOOK_DAY, LOOK_MOMENT, LOOK_TIME, LOOK_PERCENT };

/* Of a format's code: `yyyy"年"m"月"d"日"`, `0.0%`. */
enum look look_of_code(const char *code);

/* The formats of xl/styles.xml, in the order in which cells count them. */
struct looks;
struct looks *looks_new(struct arena *a);
extern const struct xml_events looks_events;
enum look look_of_style(const struct looks *l, size_t style);

/* "46349" that looks like a day: "2026-11-23"; with a time: "2026-11-23 09:30"; "0.13" that looks like a share: "13%";
 * else the number, at most fifteen figures of it.  day: the rule of serial numbers; one it does not know stays a
 * number. */
const char *look_text(struct arena *a, const char *number, enum look look, bool (*day)(int serial, date *ret),
		      bool from_1904);

#endif
