/* papers.c -- what is handed out as a document: ?format=docx|pdf, in the client's language. */
#include "api/handlers.h"
#include "api/page.h"
#include "app/bid/service_paper.h"
#include "app/presale/pack_paper.h"
#include "app/service/revisit_paper.h"

struct papering {
	struct exchange *x;
	paper_filler *fill;
	struct paper paper;
	struct error *error;
};

static void fill_work(struct sql *db, void *arg)
{
	struct papering *p = arg;
	struct act act = p->x->act;

	act.db = db;
	p->error = p->fill(&act, p->x->id, &p->paper);
}

static FALLIBLE answer_paper(struct exchange *x, const char *parameters, paper_filler *fill)
{
	struct papering p = { .x = x, .fill = fill };
	struct error *e = NULL;

	TRY(page_parameters(x, parameters));
	TRY(paper_of(request_parameter(x->http, "format"), request_parameter(x->http, "paper"), x->language,
		     x->act.arena, &p.paper));
	if (!lane_read(x->api->app, x->act.arena, fill_work, &p, &e))
		return e != NULL ? e : &x->no_memory;
	TRY(p.error);
	TRY(paper_draw(&p.paper, x->act.arena));
	answer_file(x, p.paper.name, p.paper.media_type, p.paper.data);
	return NULL;
}

FALLIBLE bid_document(struct exchange *x)
{
	return answer_paper(x, "paper format", service_paper);
}

FALLIBLE revisit_document(struct exchange *x)
{
	return answer_paper(x, "format", revisit_paper);
}

FALLIBLE pack_document(struct exchange *x)
{
	return answer_paper(x, "format", pack_paper);
}
