#include "app/service/sign_links.h"

#include <string.h>

#include "app/files.h"
#include "app/save.h"
#include "app/service/desk_policies.h"
#include "app/service/revisit_paper.h"
#include "app/service/signed_words.h"
#include "app/service/signing.h"
#include "app/service/work_paper.h"
#include "base/base64.h"
#include "base/instant.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/read.h"
#include "json/write.h"
#include "meta/rights.h"
#include "office/qr.h"
#include "rule/service/sign_link.h"
#include "seal/digest.h"
#include "store/record.h"

#define TOKEN_BYTES 24
#define PICTURE_MOST (1u << 20)
/* The customer's own word is given with the signature: the link stands for what is written before it. */
#define OWN_WORD "satisfaction opinion"

/* --- the papers that are signed --- */

static const struct paper_kind {
	const struct signed_kind *kind;
	const char *link_field; /* of sign_link */
	unsigned ready;		/* the stage in which it is signed */
	paper_filler *paper;
} kinds[] = {
	{ &signed_work_order, "work_order", work_order_stage_finished, work_paper },
	{ &signed_revisit_record, "revisit_record", revisit_record_stage_draft, revisit_paper },
};

static const struct paper_kind *kind_of(const struct entity *e)
{
	return e == &work_order_entity ? &kinds[0] : &kinds[1];
}

static const struct paper_kind *kind_of_link(const struct sign_link *l)
{
	return l->work_order.v != 0 ? &kinds[0] : &kinds[1];
}

static int64_t record_of_link(const struct sign_link *l)
{
	return l->work_order.v != 0 ? l->work_order.v : l->revisit_record.v;
}

static const char *hash_text(const char *s, struct arena *a)
{
	char hash[HASH_HEX];

	hash_of(s, strlen(s), hash);
	return arena_copy(a, hash);
}

static const char *frozen(const struct paper_kind *k, const void *record, struct arena *a)
{
	return hash_text(signed_content(k->kind, record, OWN_WORD, a), a);
}

static const char *number_of(const struct paper_kind *k, const void *record)
{
	return field_get(entity_field(k->kind->entity, "number"), record).s;
}

/* --- making one --- */

/* Who may let it be signed; as if he did. */
static FALLIBLE may_make(struct act *act, const struct paper_kind *k, int64_t id, void **ret)
{
	const struct entity *e = k->kind->entity;
	const struct step *step = entity_step(e, "sign", k->ready);
	unsigned may = rights_scope(e, act->who, ACT);

	TRY(store_load(act->db, e, id, act->who, rights_scope(e, act->who, READ), ret, act->arena));
	if (*ret == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	if (act->who->customer != 0 || !rights_cover(e, *ret, act->who, may) || !rights_step(step, act->who))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	if (record_stage(e, *ret) != k->ready)
		return error_new(act->arena, ERROR_CONFLICT, NULL, "sign_link_not_now");
	return NULL;
}

/* What was open is replaced; of the newest with the same words the engineer's signature stands. */
static FALLIBLE replace_older(struct act *act, const struct paper_kind *k, int64_t record, struct sign_link *fresh)
{
	struct lines all = { 0 };

	TRY(store_all(act->db, &sign_link_entity, k->link_field, value_int(record), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		struct sign_link *l = LINE_AT(all, struct sign_link, i);
		if (fresh->engineer_signature.v == 0 && text_same(l->content_hash, fresh->content_hash))
			fresh->engineer_signature = l->engineer_signature;
		if (l->stage == sign_link_stage_open)
			TRY(save_advance(act, &sign_link_entity, l, save_copy(&sign_link_entity, l, act->arena),
					 "revoke"));
	}
	return NULL;
}

static FALLIBLE read_signature(struct act *act, const json_t *body, file_id *ret)
{
	const char *id = json_member_text(body, "engineer_signature", act->arena);

	if (id != NULL && !id_parse(id, &ret->v))
		return error_new(act->arena, ERROR_INVALID, "engineer_signature", "not_an_id");
	return NULL;
}

static FALLIBLE link_write(struct act *act, const struct sign_link *l, const char *token, struct buffer *b)
{
	const char *url = arena_print(act->arena, "%s/sign/%s", act->app->url == NULL ? "" : act->app->url, token);
	const char *qr = NULL;

	TRY(qr_modules(act->arena, url, &qr));
	json_open(b, '{');
	json_member(b, "url", url);
	json_member(b, "qr", qr);
	json_member(b, "expires_at", instant_text(l->expires_at, b->arena));
	json_member(b, "content_hash", l->content_hash);
	json_close(b, '}');
	return NULL;
}

FALLIBLE sign_link_make(struct act *act, const struct entity *e, int64_t record, const json_t *body, struct buffer *b)
{
	const struct paper_kind *k = kind_of(e);
	struct sign_link *l = record_new(&sign_link_entity, act->arena);
	const char *token = random_text(act->arena, TOKEN_BYTES);
	const struct file *ours = NULL;
	struct dispatch_policy policy;
	void *paper = NULL;

	TRY(may_make(act, k, record, &paper));
	TRY(read_signature(act, body, &l->engineer_signature));
	TRY(dispatch_policies(act, &policy));
	l->content_hash = frozen(k, paper, act->arena);
	TRY(replace_older(act, k, record, l));
	if (l->engineer_signature.v == 0)
		return error_new(act->arena, ERROR_INVALID, "engineer_signature", "required");
	TRY(signature_look(act, e, record, l->engineer_signature, "engineer_signature", &ours));
	field_set(entity_field(&sign_link_entity, k->link_field), l, value_int(record));
	l->customer.v = field_get(entity_flagged(e, PARTY), paper).i;
	l->label = arena_print(act->arena, "%s %s", number_of(k, paper), record_title(e, paper, act->arena));
	l->hash = hash_text(token, act->arena);
	l->expires_at = instant_plus(act->now, policy.sign_minutes * MINUTE);
	TRY(save_new(act, &sign_link_entity, l));
	return link_write(act, l, token, b);
}

/* --- behind it --- */

static FALLIBLE link_find(struct act *act, const char *token, struct sign_link **ret, void **ret_paper)
{
	void *record = NULL;

	TRY(store_find(act->db, &sign_link_entity, "hash", value_text(hash_text(token, act->arena)), &record,
		       act->arena));
	*ret = record;
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "sign_link_gone");
	return store_get(act->db, kind_of_link(*ret)->kind->entity, record_of_link(*ret), ret_paper, act->arena);
}

/* The link, if what it stands for may be signed now. */
static FALLIBLE link_open(struct act *act, const char *token, struct sign_link **ret, void **ret_paper)
{
	const char *refusal;

	TRY(link_find(act, token, ret, ret_paper));
	const struct paper_kind *k = kind_of_link(*ret);
	refusal = sign_link_refusal(*ret, frozen(k, *ret_paper, act->arena), act->now);
	if (refusal == NULL && record_stage(k->kind->entity, *ret_paper) != k->ready)
		refusal = "sign_link_changed";
	if (refusal == NULL)
		return NULL;
	return error_with(act->arena, ERROR_CONFLICT, NULL, refusal, "%s",
			  (*ret)->used_at.us == 0 ? "" : paper_minute((*ret)->used_at, act->arena));
}

FALLIBLE sign_look(struct act *act, const char *token)
{
	struct sign_link *l = NULL;
	void *paper = NULL;

	return link_open(act, token, &l, &paper);
}

static void own_word_write(const struct paper_kind *k, const void *record, struct buffer *b)
{
	const struct entity *e = k->kind->entity;
	struct value grade = field_get(entity_field(e, "satisfaction"), record);

	json_key(b, "satisfaction");
	if (grade.tag == VALUE_NONE)
		json_none(b);
	else
		json_int(b, grade.i);
	json_member(b, "opinion", field_get(entity_field(e, "opinion"), record).s);
}

static const char *cause_of(const struct paper_kind *k, const void *paper)
{
	const struct work_order *w = paper;

	return k != &kinds[0] || w->cause == fault_cause_unset ? "normal_use" : fault_cause_choices.labels[w->cause];
}

FALLIBLE sign_page(struct act *act, const char *token, const struct locale *words, enum language language,
		   struct buffer *b)
{
	struct signed_words s = { .act = act, .words = words, .language = language, .except = OWN_WORD };
	struct sign_link *l = NULL;
	const char *engineer = NULL;
	void *paper = NULL;

	TRY(link_open(act, token, &l, &paper));
	const struct paper_kind *k = kind_of_link(l);
	s.cause = cause_of(k, paper);
	TRY(paper_title(act, &user_entity, field_get(entity_field(k->kind->entity, "engineer"), paper).i, &engineer));
	json_open(b, '{');
	json_member(b, "company", act->app->company);
	json_member(b, "paper", locale_word(words, language, "entity", k->kind->entity->name));
	json_member(b, "number", number_of(k, paper));
	json_member(b, "title", l->label);
	json_member(b, "engineer", engineer);
	json_member(b, "expires_at", instant_text(l->expires_at, b->arena));
	json_member(b, "content_hash", l->content_hash);
	own_word_write(k, paper, b);
	TRY(signed_words_write(&s, k->kind, paper, b));
	json_close(b, '}');
	return NULL;
}

/* --- signing --- */

static const char *said(const json_t *body, const char *key, struct arena *a)
{
	const char *s = text_trim(json_member_text(body, key, a), a);

	return s == NULL || *s == '\0' ? NULL : s;
}

/* A picture as a page draws it: base64, with or without what "data:" puts before it. */
static const char *picture_refusal(const char *text, struct arena *a, struct sign_word *ret)
{
	const char *comma = text == NULL || !text_starts(text, "data:") ? NULL : strchr(text, ',');

	if (text == NULL)
		return "required";
	if (!base64_read(comma == NULL ? text : comma + 1, a, &ret->picture, &ret->size))
		return "not_a_signature";
	if (ret->size > PICTURE_MOST)
		return "too_large";
	return text_starts(files_media_type(ret->picture, ret->size), "image/") ? NULL : "not_a_signature";
}

FALLIBLE sign_word_read(struct act *act, const json_t *body, struct sign_word *ret)
{
	const json_t *grade = json_object_get(body, "satisfaction");
	const char *picture = json_member_text(body, "signature", act->arena);
	struct error *all = NULL;
	const char *refusal = picture_refusal(picture, act->arena, ret);

	ret->signer = said(body, "signer", act->arena);
	ret->position = said(body, "signer_position", act->arena);
	ret->opinion = said(body, "opinion", act->arena);
	ret->satisfaction = json_is_integer(grade) ? json_integer_value(grade) : UNSET;
	if (ret->signer == NULL)
		error_append(&all, error_new(act->arena, ERROR_INVALID, "signer", "required"));
	if (refusal != NULL)
		error_append(&all, error_new(act->arena, ERROR_INVALID, "signature", refusal));
	if (grade != NULL && !json_is_null(grade) && (ret->satisfaction < 1 || ret->satisfaction > 5))
		error_append(&all, error_new(act->arena, ERROR_INVALID, "satisfaction", "not_a_choice"));
	return all;
}

static FALLIBLE attach(struct act *act, const struct entity *e, const void *paper, const struct sign_word *w,
		       file_id *ret)
{
	const char *type = files_media_type(w->picture, w->size);
	void *file = NULL;

	TRY(files_attach(act, e, paper, "signature-link.png", w->sha256, w->size, type, &file));
	ret->v = ((struct file *)file)->record.id;
	return NULL;
}

static FALLIBLE sign_work(struct act *act, const struct sign_link *l, const struct work_order *was,
			  const struct sign_word *w, file_id theirs, const char **ret_content, const char **ret_hash)
{
	struct work_order *after = save_copy(&work_order_entity, was, act->arena);

	after->engineer_signature = l->engineer_signature;
	after->signature = theirs;
	after->signer = w->signer;
	after->signer_position = w->position;
	after->satisfaction = w->satisfaction != UNSET ? w->satisfaction : was->satisfaction;
	after->opinion = w->opinion != NULL ? w->opinion : was->opinion;
	TRY(save_advance(act, &work_order_entity, was, after, "sign"));
	*ret_content = after->content_hash;
	*ret_hash = after->signature_hash;
	return NULL;
}

/* The customer's own grade and word take the place of what was noted for it, on the paper and with the visit. */
static FALLIBLE take_word(struct act *act, struct revisit_record *r, const struct sign_word *w)
{
	struct revisit_record *was = save_copy(&revisit_record_entity, r, act->arena);
	struct visit *after;
	void *visit = NULL;

	if (w->satisfaction == UNSET && w->opinion == NULL)
		return NULL;
	TRY(store_get(act->db, &visit_entity, r->visit.v, &visit, act->arena));
	after = save_copy(&visit_entity, visit, act->arena);
	if (w->satisfaction != UNSET)
		r->satisfaction = after->satisfaction = w->satisfaction;
	if (w->opinion != NULL)
		r->opinion = after->opinion = w->opinion;
	TRY(save_again(act, &visit_entity, visit, after, "rate"));
	return save_again(act, &revisit_record_entity, was, r, "rate");
}

static FALLIBLE sign_revisit(struct act *act, const struct sign_link *l, struct revisit_record *r,
			     const struct sign_word *w, file_id theirs, const char **ret_content, const char **ret_hash)
{
	struct revisit_record *after;

	TRY(take_word(act, r, w));
	after = save_copy(&revisit_record_entity, r, act->arena);
	after->engineer_signature = l->engineer_signature;
	after->signature = theirs;
	after->signer = w->signer;
	after->signer_position = w->position;
	TRY(save_advance(act, &revisit_record_entity, r, after, "sign"));
	*ret_content = after->content_hash;
	*ret_hash = after->signature_hash;
	return NULL;
}

static FALLIBLE use_up(struct act *act, const struct sign_link *l, const struct sign_word *w)
{
	struct sign_link *after = save_copy(&sign_link_entity, l, act->arena);

	after->used_at = act->now;
	after->signer = w->signer;
	return save_advance(act, &sign_link_entity, l, after, "use");
}

FALLIBLE sign_take(struct act *act, const struct sign_word *w, struct buffer *b)
{
	const char *content = NULL, *hash = NULL;
	struct sign_link *l = NULL;
	file_id theirs = { 0 };
	void *paper = NULL;

	TRY(link_open(act, w->token, &l, &paper));
	const struct paper_kind *k = kind_of_link(l);
	TRY(attach(act, k->kind->entity, paper, w, &theirs));
	TRY(l->work_order.v != 0 ? sign_work(act, l, paper, w, theirs, &content, &hash)
				 : sign_revisit(act, l, paper, w, theirs, &content, &hash));
	TRY(use_up(act, l, w));
	json_open(b, '{');
	json_member(b, "number", number_of(k, paper));
	json_member(b, "signed_at", instant_text(act->now, b->arena));
	json_member(b, "content_hash", content);
	json_member(b, "signature_hash", hash);
	json_member(b, "expires_at", instant_text(l->expires_at, b->arena));
	json_close(b, '}');
	return NULL;
}

FALLIBLE sign_paper(struct act *act, const char *token, paper_filler **ret, int64_t *ret_record)
{
	struct sign_link *l = NULL;
	void *paper = NULL;

	TRY(link_find(act, token, &l, &paper));
	if (!sign_link_shows(l, act->now))
		return error_new(act->arena, ERROR_CONFLICT, NULL,
				 l->stage == sign_link_stage_revoked ? "sign_link_replaced" : "sign_link_expired");
	*ret = kind_of_link(l)->paper;
	*ret_record = record_of_link(l);
	return NULL;
}
