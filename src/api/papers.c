/* papers.c -- what is handed out as a document: ?format=docx|pdf, in the client's language. */
#include "api/handlers.h"
#include "api/page.h"
#include "app/about.h"
#include "app/bid/bond_paper.h"
#include "app/bid/book_list_paper.h"
#include "app/bid/deviation_paper.h"
#include "app/bid/service_paper.h"
#include "app/presale/battle_paper.h"
#include "app/contract/contract_paper.h"
#include "app/presale/discovery_paper.h"
#include "app/presale/pack_paper.h"
#include "app/presale/solution_paper.h"
#include "app/service/evidence.h"
#include "app/service/inspection_paper.h"
#include "app/service/revisit_paper.h"
#include "app/service/sign_links.h"
#include "app/service/training_paper.h"
#include "app/service/warranty_paper.h"
#include "app/service/work_paper.h"
#include "base/random.h"
#include "base/text.h"

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

static FALLIBLE fill_paper(struct exchange *x, struct papering *p)
{
	struct error *e = NULL;

	if (!lane_read(x->api->app, x->act.arena, fill_work, p, &e))
		return e != NULL ? e : exhausted(x);
	return p->error;
}

static FALLIBLE answer_paper(struct exchange *x, const char *parameters, paper_filler *fill)
{
	struct papering p = { .x = x, .fill = fill };

	TRY(page_parameters(x, parameters));
	TRY(paper_of(request_parameter(x->http, "format"), request_parameter(x->http, "paper"), x->language,
		     x->act.arena, &p.paper));
	TRY(fill_paper(x, &p));
	TRY(p.paper.own != NULL ? paper_fill_own(x->api->app, &p.paper, x->act.arena)
				: paper_draw(&p.paper, x->act.arena));
	answer_file(x, p.paper.name, p.paper.media_type, p.paper.data);
	return NULL;
}

FALLIBLE bid_document(struct exchange *x)
{
	return answer_paper(x, "paper format", service_paper);
}

FALLIBLE evidence_document(struct exchange *x)
{
	TRY(answer_only_to_readers(x, "visit_plan"));
	return answer_paper(x, "format", evidence_paper);
}

FALLIBLE book_document(struct exchange *x)
{
	return answer_paper(x, "paper format", book_list_paper);
}

FALLIBLE revisit_document(struct exchange *x)
{
	return answer_paper(x, "format", revisit_paper);
}

FALLIBLE warranty_document(struct exchange *x)
{
	return answer_paper(x, "format", warranty_paper);
}

FALLIBLE work_document(struct exchange *x)
{
	return answer_paper(x, "format", work_paper);
}

FALLIBLE inspection_document(struct exchange *x)
{
	return answer_paper(x, "format", inspection_paper);
}

FALLIBLE training_document(struct exchange *x)
{
	return answer_paper(x, "format", training_paper);
}

FALLIBLE pack_document(struct exchange *x)
{
	return answer_paper(x, "format", pack_paper);
}

FALLIBLE contract_document(struct exchange *x)
{
	return answer_paper(x, "paper format", contract_paper);
}

FALLIBLE bid_bond_document(struct exchange *x)
{
	return answer_paper(x, "format", bond_letter);
}

FALLIBLE deposit_document(struct exchange *x)
{
	return answer_paper(x, "format", deposit_letter);
}

static FALLIBLE label_work(struct sql *db, void *arg)
{
	struct papering *p = arg;
	struct act act = p->x->act;

	act.db = db;
	return p->fill(&act, p->x->id, &p->paper);
}

/* Devices without a code get one: so it is filled on a lane for writing. */
FALLIBLE labels_document(struct exchange *x)
{
	struct papering p = { .x = x, .fill = equipment_labels };

	TRY(page_parameters(x, "format"));
	TRY(paper_of(request_parameter(x->http, "format"), NULL, x->language, x->act.arena, &p.paper));
	TRY(lane_write_wait(x->api->app, x->act.arena, label_work, &p));
	TRY(paper_draw(&p.paper, x->act.arena));
	answer_file(x, p.paper.name, p.paper.media_type, p.paper.data);
	return NULL;
}

/* --- a solution: our layout, a workbook, or the layout of ?template=FILE --- */

struct fetching {
	struct exchange *x;
	int64_t file;
	struct file_content content;
	struct error *error;
};

static void fetch_work(struct sql *db, void *arg)
{
	struct fetching *f = arg;
	struct act act = f->x->act;

	act.db = db;
	f->error = about_content(&act, f->file, &f->content);
}

static FALLIBLE fetch_template(struct exchange *x, const char *id, struct value *ret)
{
	struct fetching f = { .x = x };
	struct error *e = NULL;

	if (!id_parse(id, &f.file))
		return error_new(x->act.arena, ERROR_MALFORMED, "template", "not_an_id");
	if (!lane_read(x->api->app, x->act.arena, fetch_work, &f, &e))
		return e != NULL ? e : exhausted(x);
	TRY(f.error);
	*ret = f.content.data;
	return NULL;
}

FALLIBLE solution_document(struct exchange *x)
{
	const char *format = request_parameter(x->http, "format"), *template = request_parameter(x->http, "template");
	struct papering p = { .x = x, .fill = solution_paper };
	bool book = text_same(format, "xlsx");
	struct value docx = NO_VALUE;

	TRY(page_parameters(x, "format template"));
	if (!book && template == NULL)
		return answer_paper(x, "format", solution_paper);
	TRY(paper_of(book ? NULL : format, NULL, x->language, x->act.arena, &p.paper));
	if (template != NULL)
		TRY(fetch_template(x, template, &docx));
	TRY(fill_paper(x, &p));
	TRY(template != NULL ? solution_fill(&p.paper, docx, x->act.arena)
			     : solution_book(x->api->app, &p.paper, x->act.arena));
	answer_file(x, p.paper.name, p.paper.media_type, p.paper.data);
	return NULL;
}

FALLIBLE interview_document(struct exchange *x)
{
	return answer_paper(x, "format", interview_guide);
}

FALLIBLE strategy_document(struct exchange *x)
{
	return answer_paper(x, "format", bid_strategy);
}

FALLIBLE battle_document(struct exchange *x)
{
	return answer_paper(x, "format", battle_paper);
}

/* The deviation tables: a paper, or a workbook. */
FALLIBLE deviation_document(struct exchange *x)
{
	const char *format = request_parameter(x->http, "format");
	struct papering p = { .x = x, .fill = deviation_paper };

	if (!text_same(format, "xlsx"))
		return answer_paper(x, "paper format", deviation_paper);
	TRY(page_parameters(x, "paper format"));
	TRY(paper_of(NULL, request_parameter(x->http, "paper"), x->language, x->act.arena, &p.paper));
	TRY(fill_paper(x, &p));
	TRY(deviation_book(x->api->app, &p.paper, x->act.arena));
	answer_file(x, p.paper.name, p.paper.media_type, p.paper.data);
	return NULL;
}

/* --- behind a link to sign: the paper, while the link's time runs --- */

struct finding {
	struct exchange *x;
	paper_filler *fill;
	struct error *error;
};

static void find_work(struct sql *db, void *arg)
{
	struct finding *f = arg;
	struct act act = f->x->act;

	act.db = db;
	f->error = sign_paper(&act, f->x->parts[1], &f->fill, &f->x->id);
}

FALLIBLE sign_document(struct exchange *x)
{
	struct finding f = { .x = x };
	struct error *e = NULL;

	if (!lane_read(x->api->app, x->act.arena, find_work, &f, &e))
		return e != NULL ? e : exhausted(x);
	TRY(f.error);
	x->act.who = &actor_installation;
	return answer_paper(x, "format", f.fill);
}
