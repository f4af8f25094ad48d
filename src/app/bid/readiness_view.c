#include "app/bid/bid_readiness.h"

#include <string.h>

#include "app/bid/bid_submission.h"
#include "app/record_list.h"
#include "base/instant.h"
#include "base/random.h"
#include "json/write.h"
#include "meta/rights.h"
#include "rule/bid/readiness.h"
#include "rule/law.h"

static const char *const state_names[] = { "clear", "found", "unchecked", "not_asked" };

static FALLIBLE place_write(struct act *act, const struct finding_place *p, struct buffer *b)
{
	json_open(b, '{');
	json_member(b, "entity", p->entity);
	json_member(b, "id", p->id == 0 ? NULL : id_text(p->id, b->arena));
	json_member(b, "field", p->field);
	json_member(b, "title", p->title);
	json_member(b, "detail", p->detail);
	TRY(title_write(act, "owner", &user_entity, p->owner, b));
	json_close(b, '}');
	return NULL;
}

/* Where no record is to blame, the field that the rule names: of the bid, of its tender, of a record to be made. */
static FALLIBLE default_place(struct act *act, const struct bid_readiness *r, enum readiness_code code,
			      struct buffer *b)
{
	const char *place = readiness_trait(code)->place, *dot = strchr(place, '.');
	const char *entity = arena_copy_n(act->arena, place, (size_t)(dot - place));
	int64_t id = strcmp(entity, "bid") == 0	     ? r->bid->record.id
		     : strcmp(entity, "tender") == 0 ? r->tender->record.id
						     : 0;

	return place_write(act,
			   &(struct finding_place){ .entity = entity,
						    .id = id,
						    .field = dot[1] == '\0' ? NULL : dot + 1,
						    .owner = r->bid->owner.v },
			   b);
}

static FALLIBLE places_write(struct act *act, const struct bid_readiness *r, enum readiness_code code, struct buffer *b)
{
	const struct finding *f = &r->findings[code];

	json_key(b, "places");
	json_open(b, '[');
	for (const struct finding_place *p = f->places; f->state == FINDING_FOUND && p != NULL; p = p->next)
		TRY(place_write(act, p, b));
	if (f->places == NULL || f->state != FINDING_FOUND)
		TRY(default_place(act, r, code, b));
	json_close(b, ']');
	return NULL;
}

static FALLIBLE named_write(struct act *act, const char *key, const struct entity *e, const void *record,
			    const char *names, struct buffer *b)
{
	json_key(b, key);
	if (record == NULL || !rights_read_record(e, record, act->who)) {
		json_none(b);
		return NULL;
	}
	return record_named(act, e, record, names, b);
}

static FALLIBLE finding_write(struct act *act, const struct bid_readiness *r, enum readiness_code code,
			      enum language lang, struct buffer *b)
{
	const struct readiness_trait *trait = readiness_trait(code);
	const struct finding *f = &r->findings[code];

	json_open(b, '{');
	json_member(b, "code", readiness_code_choices.labels[code]);
	json_member_bool(b, "fatal", trait->fatal);
	json_member(b, "state", state_names[f->state]);
	json_member(b, "basis", law_text(readiness_basis(code, r->tender->regime), lang, b->arena));
	json_member_bool(b, "by_person", f->state == FINDING_UNCHECKED || (f->tick != NULL && f->places == NULL));
	json_member_bool(b, "let_pass", finding_let_pass(f));
	TRY(places_write(act, r, code, b));
	TRY(named_write(act, "tick", &readiness_tick_entity, f->tick, "checked_by", b));
	TRY(named_write(act, "override", &finding_override_entity, f->override, "asked_by decided_by", b));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE frozen_write(struct act *act, const struct bid *bid, struct buffer *b)
{
	const char *now = NULL;
	char hash[HASH_HEX];

	json_key(b, "frozen");
	if (bid->frozen_hash == NULL) {
		json_none(b);
		return NULL;
	}
	TRY(bid_manifest(act, bid, &now, hash));
	json_open(b, '{');
	json_member(b, "hash", bid->frozen_hash);
	json_member(b, "contents", bid->frozen);
	json_member_bool(b, "intact", strcmp(hash, bid->frozen_hash) == 0);
	json_member(b, "receipt_no", bid->receipt_no);
	json_member(b, "submitted_at", instant_text(bid->submitted_at, b->arena));
	json_member_bool(b, "late_entry", bid->late_entry);
	json_close(b, '}');
	return NULL;
}

static void head_write(struct act *act, const struct bid_readiness *r, struct buffer *b)
{
	const struct bid *bid = r->bid;

	json_member(b, "id", id_text(bid->record.id, b->arena));
	json_member(b, "title", bid->name);
	json_member(b, "stage", bid_stage_choices.labels[bid->stage]);
	json_member_int(b, "version", bid->record.version);
	json_member(b, "now", instant_text(act->now, b->arena));
	json_member(b, "deadline_at", bid->deadline_at.us == 0 ? NULL : instant_text(bid->deadline_at, b->arena));
	json_member_bool(b, "past", bid->deadline_at.us != 0 && !instant_before(act->now, bid->deadline_at));
	json_member_int(b, "fatal", r->fatal);
	json_member_int(b, "let_pass", r->let_pass);
	json_member_int(b, "warnings", r->warnings);
	json_member_int(b, "unchecked", r->unchecked);
}

FALLIBLE bid_readiness_view(struct act *act, int64_t bid, enum language lang, struct buffer *b)
{
	struct bid_readiness r;
	void *record = NULL;

	TRY(record_readable(act, &bid_entity, bid, &record));
	TRY(bid_readiness_of(act, record, &r));
	json_open(b, '{');
	head_write(act, &r, b);
	TRY(title_write(act, "tender", &tender_entity, r.tender->record.id, b));
	TRY(frozen_write(act, r.bid, b));
	json_key(b, "findings");
	json_open(b, '[');
	for (enum readiness_code code = 1; code < readiness_code_count; code++)
		TRY(finding_write(act, &r, code, lang, b));
	json_close(b, ']');
	json_close(b, '}');
	return NULL;
}
