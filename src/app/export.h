/* export.h -- the records that a user may take out, as a table in a file: those in the scope of his right to
 * export, the fields he may read, never sealed ones, personal data of others masked; and in the trail. */
#ifndef APP_EXPORT_H
#define APP_EXPORT_H

#include "app/act.h"
#include "store/list.h"

struct locale;

enum export_format { EXPORT_CSV, EXPORT_XLSX, EXPORT_JSON };

struct export {
	const struct app *app;
	const struct locale *locale;
	const struct actor *who;
	const char *via;
	const struct list *list;        /* entity, filters, order; its scope and place are set here */
	enum export_format format;
	int language;                   /* heads, choices and references in its words; -1: as names, words and ids.
					 * JSON is always the latter */
	const char *path;               /* the file to make; must not exist */
};

bool export_format_of(const char *name, enum export_format *ret);       /* "csv", "xlsx", "json" */
const char *export_media_type(enum export_format format);
/* ERROR_DENIED not_allowed. After an error there is no file. */
FALLIBLE export_table(const struct export *x, int64_t *ret_rows, struct arena *a);

#endif
