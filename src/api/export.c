/* export.c -- GET /api/v1/ENTITY/export: the list that the same parameters ask for, whole, as a file; Accept says
 * in which form, CSV where it does not. */
#include <string.h>
#include <unistd.h>

#include "api/handlers.h"
#include "api/page.h"
#include "app/disk.h"
#include "app/export.h"
#include "base/random.h"

static enum export_format wanted_format(const struct exchange *x)
{
	const char *accept = request_header(x->http, "Accept");

	for (enum export_format f = EXPORT_CSV; accept != NULL && f <= EXPORT_JSON; f++) {
		const char *type = export_media_type(f);
		if (strstr(accept, arena_copy_n(x->act.arena, type, strcspn(type, ";"))) != NULL)
			return f;
	}
	return EXPORT_CSV;
}

/* Gone also when the memory of the request runs out while it is read. */
static void remove_file(const char **path)
{
	if (*path != NULL)
		unlink(*path);
}

FALLIBLE record_export(struct exchange *x)
{
	__attribute__((cleanup(remove_file))) const char *path = NULL;
	enum export_format format = wanted_format(x);
	struct value file = NO_VALUE;
	struct list l;
	const struct locale *words = NULL;
	int64_t rows;

	TRY(page_list(x, &l));
	TRY(house_words(x, &words));
	path = arena_print(x->act.arena, "%s/export-%s", x->act.app->folder, random_text(x->act.arena, 9));
	TRY(export_table(
		&(struct export){ x->act.app, words, x->act.who, x->act.via, &l, format, (int)x->language, path },
		&rows, x->act.arena));
	TRY(disk_read(path, &file, x->act.arena));
	reply_status(x->http, 200);
	reply_header(x->http, "Content-Disposition",
		     arena_print(x->act.arena, "attachment; filename=\"%s.%s\"", x->entity->name,
				 format == EXPORT_CSV	 ? "csv"
				 : format == EXPORT_XLSX ? "xlsx"
							 : "json"));
	reply_content(x->http, export_media_type(format), file.s, file.n);
	return NULL;
}
