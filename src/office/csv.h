/* csv.h -- tables as text, as Chinese offices exchange them (RFC 4180; DOMAIN 5.2; TRUST G23).
 *
 * Written: UTF-8 with a byte order mark, CRLF, quotes where needed.  A cell that a spreadsheet would
 * take for a formula -- it begins with = + - @, a tab, a line end, or the full-width ＝ ＋ － ＠ -- gets
 * an apostrophe in front; so does one that already has apostrophes before such a sign.  Reading takes
 * that one apostrophe away again, so export and import return the original. */
#ifndef OFFICE_CSV_H
#define OFFICE_CSV_H

#include "base/buffer.h"
#include "base/error.h"

struct csv_writer {
	struct buffer out;
	size_t cells; /* in the row under way */
	bool blank;   /* ... and all of them empty */
};

struct csv_writer csv_writer_of(struct arena *a);
void csv_cell(struct csv_writer *w, const char *text); /* UTF-8; NULL is empty */
void csv_end_row(struct csv_writer *w);

struct csv_limits {
	size_t bytes, rows, columns, cell; /* the most of each; cell in bytes of UTF-8 */
};

struct csv_row {
	const char **cells;
	size_t count;
	int line;	    /* of the file, from 1, on which the row begins */
	const char *reason; /* "csv_ragged": more or fewer cells than the first row; else NULL */
};

struct csv_table {
	struct csv_row *rows; /* the first is the head */
	size_t count;
	bool gbk; /* the file was not UTF-8 */
};

/* UTF-8 with or without mark, else GBK (GB 18030); lines end with CRLF, LF or CR.  Empty lines are
 * skipped.  Ragged rows are kept and marked, so that one bad row does not cost the others.  Refused
 * by name, with the line in the detail: csv_large (a limit), csv_encoding, csv_quote (a quote that
 * does not end, or text behind one that does). */
FALLIBLE csv_read(struct arena *a, const char *data, size_t n, const struct csv_limits *limits,
		  struct csv_table *ret_table);

/* Whether a spreadsheet would run the text, counting apostrophes before it as nothing. */
bool csv_risky(const char *text);

#endif
