/* discovery.c -- the survey of a customer, what it runs today and wants, and how much room recordings take. */
#include "api/handlers.h"
#include "api/page.h"
#include "app/import.h"
#include "app/presale/discovery.h"
#include "app/presale/needs.h"
#include "app/presale/pasted_table.h"
#include "app/presale/storage_question.h"
#include "app/presale/survey_sheet.h"
#include "base/random.h"

FALLIBLE discovery_show(struct exchange *x)
{
	return answer_worded_view(x, discovery_view);
}

FALLIBLE needs_show(struct exchange *x)
{
	return answer_worded_view(x, needs_view);
}

FALLIBLE needs_list(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	struct needs_listed done = { 0 };

	TRY(needs_from_list(&x->act, x->id, x->body, &done));
	json_open(&b, '{');
	json_member_int(&b, "created", done.created);
	json_member_int(&b, "present", done.present);
	json_close(&b, '}');
	answer_json(x, 200, &b);
	return NULL;
}

/* --- a table pasted from a spreadsheet --- */

struct pasting {
	struct exchange *x;
	struct error *error;
};

static void may_work(struct sql *db, void *arg)
{
	struct pasting *p = arg;
	const struct opportunity *o = NULL;
	struct act act = p->x->act;

	act.db = db;
	p->error = opportunity_to_read(&act, p->x->id, &o);
}

static FALLIBLE paste(struct exchange *x, const struct entity *e)
{
	struct import i = { .app = x->api->app, .locale = x->api->locale, .who = x->act.who, .entity = e };
	struct buffer b = BUFFER(x->act.arena);
	struct pasting p = { .x = x };
	struct imported done = { 0 };
	struct error *busy = NULL;

	if (!lane_read(x->api->app, x->act.arena, may_work, &p, &busy))
		return busy != NULL ? busy : exhausted(x);
	TRY(p.error);
	TRY(pasted_table(json_member_text(x->body, "table", x->act.arena), id_text(x->id, x->act.arena), x->act.arena,
			 &i.table, &i.size));
	TRY(import_table(&i, &done, x->act.arena));
	json_open(&b, '{');
	json_member_int(&b, "created", done.created);
	json_member_int(&b, "changed", done.changed);
	json_member_int(&b, "refused", done.refused);
	json_member(&b, "rejected", done.rejected);
	json_close(&b, '}');
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE devices_paste(struct exchange *x)
{
	return paste(x, &existing_device_entity);
}

FALLIBLE software_paste(struct exchange *x)
{
	return paste(x, &existing_software_entity);
}

/* --- how much room recordings take --- */

FALLIBLE storage_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	struct storage_question q = { .streams = request_parameter(x->http, "streams"),
				      .bitrate = request_parameter(x->http, "bitrate"),
				      .days = request_parameter(x->http, "days"),
				      .hours_a_day = request_parameter(x->http, "hours_a_day"),
				      .codec = request_parameter(x->http, "codec"),
				      .data_disks = request_parameter(x->http, "data_disks"),
				      .parity_disks = request_parameter(x->http, "parity_disks") };

	TRY(page_parameters(x, "streams bitrate days hours_a_day codec data_disks parity_disks"));
	TRY(storage_view(&q, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}
