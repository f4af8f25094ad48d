/* import.c -- POST /api/v1/ENTITY/import?sheet=: a table, sent as the file of a form, goes the road of `trine
 * import`; the answer counts what came of it and says of each refused row why. */
#include "api/handlers.h"
#include "app/import.h"
#include "http/form.h"

#define TABLE_MOST_MB 8 /* larger ones: trine import */
#define REFUSALS_MOST 200

static void counts_write(struct buffer *b, const struct imported *done)
{
	json_member_int(b, "created", done->created);
	json_member_int(b, "changed", done->changed);
	json_member_int(b, "same", done->same);
	json_member_int(b, "refused", done->refused);
}

/* The first of them by line; all of them as a table that can be mended and sent again. */
static void refusals_write(struct buffer *b, const struct imported *done)
{
	unsigned n = 0;

	json_key(b, "refusals");
	json_open(b, '[');
	for (const struct refusal *r = done->refusals; r != NULL && n++ < REFUSALS_MOST; r = r->next) {
		json_open(b, '{');
		json_member_int(b, "line", r->line);
		json_member(b, "message", r->problem);
		json_close(b, '}');
	}
	json_close(b, ']');
	json_member(b, "rejected", done->rejected);
}

/* Of a workbook which sheet was read, and which there are. */
static void sheets_write(struct buffer *b, const struct imported *done)
{
	json_member(b, "sheet", done->sheet);
	json_key(b, "sheets");
	json_open(b, '[');
	for (size_t i = 0; i < done->nsheets; i++)
		json_text(b, done->sheets[i]);
	json_close(b, ']');
}

FALLIBLE record_import(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	struct imported done = { 0 };
	const struct locale *words = NULL;
	struct form_file file;

	TRY(house_words(x, &words));
	TRY(form_file(x->http, "file", &file));
	if (file.size > (size_t)TABLE_MOST_MB << 20)
		return error_with(x->act.arena, ERROR_TOO_LARGE, "file", "csv_large", "%d MB", TABLE_MOST_MB);
	TRY(import_table(&(struct import){ .app = x->act.app,
					   .locale = words,
					   .who = x->act.who,
					   .entity = x->entity,
					   .table = file.data,
					   .size = file.size,
					   .sheet = request_parameter(x->http, "sheet"),
					   .language = (int)x->language },
			 &done, x->act.arena));
	json_open(&b, '{');
	counts_write(&b, &done);
	refusals_write(&b, &done);
	sheets_write(&b, &done);
	json_close(&b, '}');
	answer_json(x, 200, &b);
	return NULL;
}
