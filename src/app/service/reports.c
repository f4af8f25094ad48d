#include "app/service/reports.h"

#include <string.h>

#include "app/files.h"
#include "app/save.h"
#include "app/service/desk_policies.h"
#include "app/whys.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/read.h"
#include "json/write.h"
#include "meta/rights.h"
#include "store/record.h"

#define TITLE_LETTERS 40

/* --- tokens --- */

static const char *secret_of(const struct act *act, const char *about)
{
	char mac[HASH_HEX];
	const char *words = arena_print(act->arena, "report %s", about);

	mac_of(act->app->keys.seal, words, strlen(words), mac);
	return arena_copy(act->arena, mac);
}

static const char *hash_text(const char *token, struct arena *a)
{
	char hash[HASH_HEX];

	hash_of(token, strlen(token), hash);
	return arena_copy(a, hash);
}

static const char *entity_of(const struct report_token *t)
{
	return t->equipment.v != 0 ? "equipment" : "site";
}

static int64_t record_of(const struct report_token *t)
{
	return t->equipment.v != 0 ? t->equipment.v : t->site.v;
}

/* The n-th token of a device: what was revoked is never drawn again. */
static const char *token_text(const struct act *act, const struct report_token *t, int64_t n)
{
	return secret_of(act, arena_print(act->arena, "%s %s %lld", entity_of(t), id_text(record_of(t), act->arena),
					  (long long)n));
}

static FALLIBLE tokens_of(struct act *act, const struct report_token *t, struct lines *ret)
{
	return store_all(act->db, &report_token_entity, entity_of(t), value_int(record_of(t)), ret, act->arena);
}

static FALLIBLE name_token(struct act *act, struct report_token *t)
{
	void *record = NULL;

	if (t->equipment.v != 0) {
		TRY(store_get(act->db, &equipment_entity, t->equipment.v, &record, act->arena));
		const struct equipment *e = record;
		t->customer = e->customer;
		t->label = arena_print(act->arena, "%s %s", e->number, e->name);
		return NULL;
	}
	TRY(store_get(act->db, &site_entity, t->site.v, &record, act->arena));
	t->customer = ((struct site *)record)->customer;
	t->label = ((struct site *)record)->name;
	return NULL;
}

FALLIBLE report_token_making(struct act *act, const void *before, void *token)
{
	struct report_token *t = token;
	struct lines all = { 0 };

	(void)before;
	if ((t->equipment.v == 0) == (t->site.v == 0))
		return NULL; /* the rules say what is missing */
	TRY(tokens_of(act, t, &all));
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct report_token, i)->stage == report_token_stage_active)
			return error_new(act->arena, ERROR_CONFLICT, entity_of(t), "not_unique");
	t->hash = hash_text(token_text(act, t, all.count), act->arena);
	return name_token(act, t);
}

static FALLIBLE active_token(struct act *act, const struct report_token *like, const char **ret)
{
	struct lines all = { 0 };

	*ret = NULL;
	TRY(tokens_of(act, like, &all));
	for (unsigned i = 0; i < all.count; i++)
		if (LINE_AT(all, struct report_token, i)->stage == report_token_stage_active)
			*ret = token_text(act, like, i);
	return NULL;
}

FALLIBLE report_url(struct act *act, const char *entity, int64_t record, const char **ret)
{
	struct report_token *t = record_new(&report_token_entity, act->arena);
	const char *token = NULL;

	if (strcmp(entity, "equipment") == 0)
		t->equipment.v = record;
	else
		t->site.v = record;
	TRY(active_token(act, t, &token));
	if (token == NULL) {
		TRY(save_new(act, &report_token_entity, t));
		TRY(active_token(act, t, &token));
	}
	*ret = arena_print(act->arena, "%s/report/%s", act->app->url == NULL ? "" : act->app->url, token);
	return NULL;
}

/* Who may see the device and may make codes. */
FALLIBLE report_link_view(struct act *act, const struct entity *e, int64_t record, struct buffer *b)
{
	const char *url = NULL;
	void *found = NULL;

	TRY(store_load(act->db, e, record, act->who, rights_scope(e, act->who, READ), &found, act->arena));
	if (found == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	if (rights_scope(&report_token_entity, act->who, CREATE) == 0)
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	TRY(report_url(act, e->name, record, &url));
	json_open(b, '{');
	json_member(b, "url", url);
	json_close(b, '}');
	return NULL;
}

static struct error *gone(struct act *act)
{
	return error_new(act->arena, ERROR_MISSING, NULL, "report_token_gone");
}

/* A device that is out of use takes no report, whoever still finds its label. */
static FALLIBLE token_find(struct act *act, const char *token, struct report_token **ret, struct equipment **ret_device)
{
	void *record = NULL, *device = NULL;

	TRY(store_find(act->db, &report_token_entity, "hash", value_text(hash_text(token, act->arena)), &record,
		       act->arena));
	*ret = record;
	if (record == NULL || (*ret)->stage != report_token_stage_active)
		return gone(act);
	if ((*ret)->equipment.v != 0)
		TRY(store_get(act->db, &equipment_entity, (*ret)->equipment.v, &device, act->arena));
	*ret_device = device;
	return device != NULL && (*ret_device)->stage == equipment_stage_retired ? gone(act) : NULL;
}

/* --- the report --- */

FALLIBLE report_page(struct act *act, const char *token, struct buffer *b)
{
	struct report_token *t = NULL;
	struct equipment *device = NULL;

	TRY(token_find(act, token, &t, &device));
	json_open(b, '{');
	json_member(b, "company", act->app->company);
	json_member(b, "category", device == NULL ? NULL : equipment_category_choices.labels[device->category]);
	json_member(b, "number", device == NULL ? NULL : device->number);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE read_kind(struct act *act, const json_t *body, enum case_kind *ret)
{
	const char *said = json_member_text(body, "kind", act->arena);

	for (unsigned k = 1; said != NULL && k < case_kind_choices.count; k++)
		if (strcmp(said, case_kind_choices.labels[k]) == 0)
			return *ret = (enum case_kind)k, NULL;
	return error_new(act->arena, ERROR_INVALID, "kind", said == NULL ? "required" : "not_a_choice");
}

/* The first words of what was written; the kind where nothing was. */
static const char *title_of(const char *text, enum case_kind kind, struct arena *a)
{
	const char *end = text;

	if (text == NULL || *text == '\0')
		return why_name(a, arena_print(a, "report_%s", case_kind_choices.labels[kind]), NULL, NULL);
	for (int i = 0; i < TITLE_LETTERS && *end != '\0' && *end != '\n'; i++)
		text_next(&end);
	return arena_copy_n(a, text, (size_t)(end - text));
}

static FALLIBLE fill_case(struct act *act, const struct report_token *t, const struct equipment *device,
			  const json_t *body, struct service_case *c)
{
	const char *state = json_member_text(body, "state", act->arena);

	TRY(read_kind(act, body, &c->kind));
	c->text = text_trim(json_member_text(body, "text", act->arena), act->arena);
	if (c->text != NULL && *c->text == '\0')
		c->text = NULL;
	c->title = title_of(c->text, c->kind, act->arena);
	c->caller = text_trim(json_member_text(body, "caller", act->arena), act->arena);
	c->caller_phone = text_trim(json_member_text(body, "phone", act->arena), act->arena);
	c->channel = case_channel_qr_code;
	c->customer = t->customer;
	c->site = device == NULL ? t->site : device->site;
	c->equipment = t->equipment;
	c->reported_at = act->now;
	if (c->kind != case_kind_fault)
		return NULL;
	c->impact = device != NULL && device->critical ? 1 : 2;
	c->urgency = state != NULL && strcmp(state, "down") == 0 ? 1 : 2;
	return NULL;
}

static FALLIBLE count_report(struct act *act, const struct report_token *t)
{
	struct report_token *after = save_copy(&report_token_entity, t, act->arena);

	after->reports = t->reports == UNSET ? 1 : t->reports + 1;
	after->last_used_at = act->now;
	return save_again(act, &report_token_entity, t, after, "report");
}

FALLIBLE report_make(struct act *act, const char *token, const json_t *body, struct buffer *b)
{
	struct service_case *c = record_new(&service_case_entity, act->arena);
	struct report_token *t = NULL;
	struct equipment *device = NULL;

	TRY(token_find(act, token, &t, &device));
	TRY(fill_case(act, t, device, body, c));
	TRY(save_new(act, &service_case_entity, c));
	TRY(count_report(act, t));
	json_open(b, '{');
	json_member(b, "number", c->number);
	json_member(b, "received_at", instant_text(c->received_at, b->arena));
	json_member(b, "follow", report_follow_url(act, c->record.id));
	json_close(b, '}');
	return NULL;
}

/* --- following it --- */

static const char *follow_text(const struct act *act, int64_t id)
{
	const char *name = id_text(id, act->arena);

	return arena_print(act->arena, "%s.%s", name, secret_of(act, arena_print(act->arena, "case %s", name)));
}

const char *report_follow_url(const struct act *act, int64_t service_case)
{
	return arena_print(act->arena, "%s/report/case/%s", act->app->url == NULL ? "" : act->app->url,
			   follow_text(act, service_case));
}

static FALLIBLE follow_find(struct act *act, const char *follow, struct service_case **ret)
{
	struct dispatch_policy policy;
	void *record = NULL;
	int64_t id = 0;

	*ret = NULL;
	if (strlen(follow) != 13 + HASH_HEX || !id_parse(arena_copy_n(act->arena, follow, 13), &id) ||
	    !hash_same(follow, follow_text(act, id)))
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	TRY(store_find(act->db, &service_case_entity, "id", value_int(id), &record, act->arena));
	TRY(dispatch_policies(act, &policy));
	const struct service_case *c = record;
	if (c == NULL || (c->closed_at.us != 0 && act->now.us - c->closed_at.us > policy.follow_days * DAY))
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	*ret = record;
	return NULL;
}

static void moment(struct buffer *b, const char *key, instant t)
{
	json_member(b, key, t.us == 0 ? NULL : instant_text(t, b->arena));
}

/* The family name alone: who comes is known, who he is is not (A5). */
static FALLIBLE engineer_write(struct act *act, user_id id, struct buffer *b)
{
	void *user = NULL;
	const char *end;

	if (id.v != 0)
		TRY(store_get(act->db, &user_entity, id.v, &user, act->arena));
	if (user == NULL) {
		json_member(b, "engineer", NULL);
		return NULL;
	}
	end = ((struct user *)user)->name;
	text_next(&end);
	json_member(b, "engineer",
		    arena_copy_n(act->arena, ((struct user *)user)->name, (size_t)(end - ((struct user *)user)->name)));
	return NULL;
}

static FALLIBLE count_photos(struct act *act, int64_t id, int64_t *ret)
{
	struct value n;

	TRY(sql_value(act->db,
		      "SELECT count(*) FROM file WHERE about_entity = 'service_case' AND about_record = $1"
		      " AND created_by = 0",
		      SQL_ARGS(value_text(id_text(id, act->arena))), &n, act->arena));
	*ret = n.i;
	return NULL;
}

FALLIBLE report_follow(struct act *act, const char *follow, struct buffer *b)
{
	struct service_case *c = NULL;
	int64_t photos = 0;

	TRY(follow_find(act, follow, &c));
	TRY(count_photos(act, c->record.id, &photos));
	json_open(b, '{');
	json_member(b, "company", act->app->company);
	json_member(b, "number", c->number);
	json_member(b, "kind", case_kind_choices.labels[c->kind]);
	json_member(b, "stage", service_case_stage_choices.labels[c->stage]);
	TRY(engineer_write(act, c->acknowledged_at.us == 0 ? (user_id){ 0 } : c->engineer, b));
	moment(b, "reported_at", c->reported_at);
	moment(b, "received_at", c->received_at);
	moment(b, "response_due_at", c->response_due_at);
	moment(b, "acknowledged_at", c->acknowledged_at);
	moment(b, "onsite_due_at", c->onsite_due_at);
	moment(b, "on_site_at", c->on_site_at);
	moment(b, "restore_due_at", c->restore_due_at);
	moment(b, "restored_at", c->restored_at);
	moment(b, "closed_at", c->closed_at);
	json_member_int(b, "photos", photos);
	json_member_int(b, "photos_most", REPORT_PHOTOS);
	json_close(b, '}');
	return NULL;
}

FALLIBLE report_may_add(struct act *act, const char *follow, size_t size, const char *media_type)
{
	struct dispatch_policy policy;
	struct service_case *c = NULL;
	int64_t photos = 0;

	TRY(follow_find(act, follow, &c));
	TRY(dispatch_policies(act, &policy));
	TRY(count_photos(act, c->record.id, &photos));
	if (c->stage >= service_case_stage_restored)
		return error_new(act->arena, ERROR_CONFLICT, "file", "report_over");
	if (photos >= REPORT_PHOTOS)
		return error_new(act->arena, ERROR_CONFLICT, "file", "too_many_photos");
	if (size > (size_t)policy.photo_megabytes << 20)
		return error_new(act->arena, ERROR_TOO_LARGE, "file", "too_large");
	return text_starts(media_type, "image/") ? NULL : error_new(act->arena, ERROR_INVALID, "file", "not_a_picture");
}

FALLIBLE report_add(struct act *act, const struct report_photo *p)
{
	struct service_case *c = NULL;
	void *file = NULL;

	TRY(report_may_add(act, p->follow, p->size, p->media_type));
	TRY(follow_find(act, p->follow, &c));
	return files_attach(act, &service_case_entity, c, p->name, p->sha256, p->size, p->media_type, &file);
}
