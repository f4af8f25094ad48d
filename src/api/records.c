/* records.c -- one record: create, read, change, remove, step, history, reveal. */
#include "api/handlers.h"
#include "api/page.h"
#include "app/find.h"
#include "app/save.h"
#include "app/sealing.h"
#include "app/service/offline.h"
#include "app/turn.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "json/record.h"
#include "meta/kinds.h"

static FALLIBLE answer_record(struct exchange *x, int status, void *record)
{
	struct buffer b = BUFFER(x->act.arena);
	const struct record *r = record;
	struct expansion *expand = NULL;
	unsigned nexpand = 0;

	TRY(page_expansions(x, &record, 1, &expand, &nexpand));
	record_write(&b, x->entity, record, x->act.who, WRITE_WHOLE, expand, nexpand);
	answer_etag(x, r->version);
	if (status == 201)
		reply_header(x->http, "Location",
			     arena_print(b.arena, "/api/v1/%s/%s", x->entity->name, id_text(r->id, b.arena)));
	answer_json(x, status, &b);
	return NULL;
}

static const char *late_reason(const struct exchange *x)
{
	return text_trim(text_unescape(request_header(x->http, "Late-Reason"), x->act.arena), x->act.arena);
}

/* Occurred-At: when it was done by who had no signal then.  Late-Reason: percent-encoded, why it comes so late. */
static FALLIBLE claimed_time(struct exchange *x)
{
	const char *said = request_header(x->http, "Occurred-At");
	instant at;

	if (said == NULL)
		return NULL;
	if (!instant_parse(said, &at))
		return error_new(x->act.arena, ERROR_MALFORMED, "Occurred-At", "not_an_instant");
	return offline_claim_made(&x->act, at, late_reason(x));
}

static FALLIBLE keep_claim(struct exchange *x, const void *record, const char *action)
{
	return offline_keep(&x->act, x->entity, record, action, late_reason(x));
}

FALLIBLE record_create(struct exchange *x)
{
	void *record = NULL;

	TRY(claimed_time(x));
	TRY(save_create(&x->act, x->entity, x->body, &record));
	TRY(keep_claim(x, record, "create"));
	return answer_record(x, 201, record);
}

FALLIBLE record_show(struct exchange *x)
{
	void *record = NULL;

	TRY(page_parameters(x, "expand"));
	TRY(find_one(&x->act, x->entity, x->id, &record));
	return answer_record(x, 200, record);
}

/* Who was too slow is shown what there is now. */
static FALLIBLE with_current(struct exchange *x, struct error *e)
{
	void *record = NULL;

	if (e == NULL || e->code != ERROR_STALE)
		return e;
	if (find_one(&x->act, x->entity, x->id, &record) == NULL)
		x->current = record;
	return e;
}

FALLIBLE record_change(struct exchange *x)
{
	int64_t version = 0;
	void *record = NULL;

	TRY(wanted_version(x, &version));
	TRY(claimed_time(x));
	TRY(with_current(x, save_change(&x->act, x->entity, x->id, version, x->body, &record)));
	TRY(keep_claim(x, record, "change"));
	return answer_record(x, 200, record);
}

FALLIBLE record_remove(struct exchange *x)
{
	int64_t version = 0;

	TRY(wanted_version(x, &version));
	TRY(with_current(x, save_remove(&x->act, x->entity, x->id, version)));
	answer_nothing(x);
	return NULL;
}

/* A step may be sent without If-Match: the stage itself guards it. */
FALLIBLE record_step(struct exchange *x)
{
	int64_t version = 0;
	void *record = NULL;

	if (request_header(x->http, "If-Match") != NULL)
		TRY(wanted_version(x, &version));
	TRY(claimed_time(x));
	TRY(with_current(x, save_step(&x->act, x->entity, x->id, version, x->parts[2], x->body, &record)));
	TRY(keep_claim(x, record, x->parts[2]));
	return answer_record(x, 200, record);
}

FALLIBLE record_history(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(find_history(&x->act, x->entity, x->id, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE record_turn(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	TRY(turn_view(&x->act, x->entity, x->id, x->api->locale, x->language, &b));
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE record_reveal(struct exchange *x)
{
	const char *name = json_member_text(x->body, "field", x->act.arena), *plain = NULL;
	const struct field *f = name == NULL ? NULL : entity_field(x->entity, name);
	struct buffer b = BUFFER(x->act.arena);
	void *record = NULL;

	if (f == NULL || f->kind != &kind_sealed)
		return error_new(x->act.arena, ERROR_INVALID, "field", name == NULL ? "required" : "not_sealed");
	TRY(find_one(&x->act, x->entity, x->id, &record));
	TRY(sealing_reveal(&x->act, x->entity, record, f, json_member_text(x->body, "purpose", x->act.arena), &plain));
	json_open(&b, '{');
	json_member(&b, "field", name);
	json_member(&b, "value", plain);
	json_close(&b, '}');
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE record_admit(struct exchange *x)
{
	const char *user = json_member_text(x->body, "user", x->act.arena);
	void *record = NULL;
	int64_t id;

	if (user == NULL || !id_parse(user, &id))
		return error_new(x->act.arena, ERROR_INVALID, "user", user == NULL ? "required" : "not_an_id");
	TRY(find_one(&x->act, x->entity, x->id, &record));
	TRY(find_one(&x->act, entity_find("user"), id, &record));
	TRY(sealing_admit(&x->act, x->entity, x->id, id));
	answer_nothing(x);
	return NULL;
}

FALLIBLE record_admitted(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	void *record = NULL;

	TRY(find_one(&x->act, x->entity, x->id, &record));
	TRY(sealing_list(&x->act, x->entity, x->id, &b));
	answer_json(x, 200, &b);
	return NULL;
}
