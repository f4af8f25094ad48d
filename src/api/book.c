/* book.c -- the book of a bid: its page, its skeleton, a section's preview, a volume put together. */
#include "api/handlers.h"
#include "api/page.h"
#include "app/bid/book_assemble.h"
#include "app/bid/book_derive.h"
#include "app/bid/book_template.h"
#include "app/bid/book_view.h"
#include "base/text.h"
#include "meta/rights.h"

/* Books are greater than requests: 300 attachments, twice, and what is made of them. */
#define ASSEMBLY_MEMORY (1536u << 20)

FALLIBLE book_show(struct exchange *x)
{
	return answer_worded_view(x, book_view);
}

FALLIBLE passage_show(struct exchange *x)
{
	/* What a section says comes from answers and files that not everybody who knows of it may read. */
	if (rights_scope(entity_find("clause_response"), x->act.who, READ) == 0)
		return error_new(x->act.arena, ERROR_MISSING, NULL, "no_such_record");
	return answer_worded_view(x, passage_view);
}

FALLIBLE passage_document(struct exchange *x)
{
	const char *name = NULL;
	struct value data = NO_VALUE;

	TRY(book_template_file(&x->act, x->id, &name, &data));
	answer_file(x, name, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", data);
	return NULL;
}

struct showing {
	struct exchange *x;
	struct buffer b;
	struct error *error;
};

static void show_work(struct sql *db, void *arg)
{
	struct showing *s = arg;
	struct act act = s->x->act;

	act.db = db;
	s->error = book_view(&act, s->x->id, s->x->language, &s->b);
}

FALLIBLE book_begin(struct exchange *x)
{
	struct showing s = { .x = x, .b = BUFFER(x->act.arena) };
	struct error *e = NULL;

	TRY(book_derive(&x->act, x->id));
	if (!lane_read(x->api->app, x->act.arena, show_work, &s, &e))
		return e != NULL ? e : exhausted(x);
	TRY(s.error);
	answer_json(x, 201, &s.b);
	return NULL;
}

/* The request's own arena gets what is handed out; the rest is gone with the assembly. */
static FALLIBLE assemble(struct exchange *x, struct arena *own, const char *format)
{
	struct act act = x->act;
	struct buffer b = BUFFER(own), answer = BUFFER(x->act.arena);
	struct assembled made;

	act.arena = own;
	TRY(error_carry(book_assemble(&act, x->id, format, &made, &b), x->act.arena));
	if (made.closed) {
		made.data.s = arena_copy_n(x->act.arena, made.data.s, made.data.n);
		answer_file(x, arena_copy(x->act.arena, made.name), made.media_type, made.data);
		return NULL;
	}
	buffer_add(&answer, buffer_text(&b));
	answer_json(x, 200, &answer);
	return NULL;
}

FALLIBLE volume_assemble(struct exchange *x)
{
	AUTO_ARENA own = arena_within(x->act.arena);

	own.limit = ASSEMBLY_MEMORY;
	return assemble(x, &own, json_member_text(x->body, "format", x->act.arena));
}
