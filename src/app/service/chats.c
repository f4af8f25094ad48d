#include "app/service/chats.h"

#include <string.h>

#include "app/about.h"
#include "app/files.h"
#include "app/record_list.h"
#include "app/save.h"
#include "app/service/added_words.h"
#include "app/service/chat_talk.h"
#include "app/service/desk_policies.h"
#include "app/whys.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/read.h"
#include "json/write.h"
#include "seal/digest.h"
#include "store/record.h"

#define NOTE_MOST 1000 /* letters of the message that goes into the event */

/* --- the proposal, written --- */

static const char *said(const struct talk *t, const struct why *w)
{
	return w == NULL ? NULL : why_text(w, t->language, t->act->arena);
}

static const char *const sides[] = { [CHAT_NOBODYS] = NULL, [CHAT_THEIRS] = "theirs", [CHAT_OURS] = "ours" };

static void messages_write(const struct talk *t, struct buffer *b)
{
	static const char *const datings[] = { [CHAT_UNDATED] = "undated",
					       [CHAT_STATED] = "stated",
					       [CHAT_COUNTED] = "counted",
					       [CHAT_UNCLEAR] = "unclear" };

	json_key(b, "messages");
	json_open(b, '[');
	for (unsigned i = 0; i < t->chat.count; i++) {
		const struct chat_message *m = &t->chat.messages[i];
		json_open(b, '{');
		json_member(b, "speaker", m->speaker);
		json_member(b, "at", m->at.us == 0 ? NULL : instant_text(m->at, b->arena));
		json_member(b, "dating", datings[m->dating]);
		json_member(b, "text", m->text);
		json_member_int(b, "pictures", m->pictures);
		json_member_int(b, "others", m->others);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static FALLIBLE person_write(const struct talk *t, const char *key, const struct chat_person *p, struct buffer *b)
{
	json_key(b, key);
	if (p == NULL) {
		json_none(b);
		return NULL;
	}
	json_open(b, '{');
	json_member(b, "name", p->name);
	json_member(b, "position", p->position);
	TRY(title_write(t->act, "customer", &customer_entity, p->customer, b));
	json_close(b, '}');
	return NULL;
}

static FALLIBLE speakers_write(const struct talk *t, struct buffer *b)
{
	json_key(b, "speakers");
	json_open(b, '[');
	for (unsigned i = 0; i < t->report.nspeakers; i++) {
		const struct chat_speaker *s = &t->report.speakers[i];
		json_open(b, '{');
		json_member(b, "name", s->name);
		json_member_int(b, "messages", s->messages);
		json_member(b, "side", sides[s->side]);
		json_member(b, "why", said(t, s->why));
		TRY(person_write(t, "person", s->person, b));
		TRY(person_write(t, "maybe", s->maybe, b));
		json_close(b, '}');
	}
	json_close(b, ']');
	return NULL;
}

/* Who reports: by his name where we know him, else as the messenger calls him. */
static const struct chat_speaker *reporter(const struct talk *t)
{
	for (unsigned i = 0; t->report.message >= 0 && i < t->report.nspeakers; i++)
		if (text_same(t->report.speakers[i].name, t->chat.messages[t->report.message].speaker))
			return &t->report.speakers[i];
	return NULL;
}

static void caller_write(const struct talk *t, struct buffer *b)
{
	const struct chat_speaker *who = reporter(t);
	const struct chat_person *person = who == NULL ? NULL : who->person;
	const struct chat_report *r = &t->report;
	const char *phone = r->nphones == 1 ? r->phones[0].text : NULL;
	const char *why = r->nphones == 1 ? "chat_phone_said" : r->nphones > 1 ? "chat_phones_several" : NULL;

	if (r->nphones == 0 && person != NULL && person->phone != NULL) {
		phone = person->phone;
		why = "chat_phone_known";
	}
	json_member(b, "caller", person != NULL ? person->name : who == NULL ? NULL : who->name);
	json_member(b, "caller_phone", phone);
	json_member(b, "caller_phone_why",
		    why == NULL ? NULL
				: said(t, why_new(t->act->arena, why, person == NULL ? "" : person->name, NULL)));
	json_key(b, "phones");
	json_open(b, '[');
	for (unsigned i = 0; i < r->nphones; i++)
		json_text(b, r->phones[i].text);
	json_close(b, ']');
}

static void number_or_none(struct buffer *b, const char *key, int n)
{
	json_key(b, key);
	if (n > 0)
		json_int(b, n);
	else
		json_none(b);
}

static void report_write(const struct talk *t, struct buffer *b)
{
	const struct chat_report *r = &t->report;
	instant at = r->message < 0 ? (instant){ 0 } : t->chat.messages[r->message].at;

	json_key(b, "report");
	json_open(b, '{');
	json_key(b, "message");
	if (r->message < 0)
		json_none(b);
	else
		json_int(b, r->message);
	json_member(b, "message_why", said(t, r->message_why));
	json_member(b, "reported_at", at.us == 0 ? NULL : instant_text(at, b->arena));
	json_member(b, "title", r->title);
	json_member(b, "text", r->text);
	json_member(b, "kind", r->kind == case_kind_unset ? NULL : case_kind_choices.labels[r->kind]);
	json_member(b, "kind_why", said(t, r->kind_why));
	number_or_none(b, "impact", r->impact);
	number_or_none(b, "urgency", r->urgency);
	json_member(b, "urgency_why", said(t, r->urgency_why));
	caller_write(t, b);
	json_member_int(b, "pictures", r->pictures);
	json_member_int(b, "others", r->others);
	json_close(b, '}');
}

static void place_write(const struct talk *t, struct buffer *b)
{
	const struct {
		const char *key, *why_key;
		int64_t id;
		const struct why *why;
	} all[] = { { "customer", "customer_why", t->customer, t->customer_why },
		    { "site", "site_why", t->site, t->site_why },
		    { "equipment", "equipment_why", t->equipment, t->equipment_why } };

	json_key(b, "place");
	json_open(b, '{');
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		json_member(b, all[i].key, all[i].id == 0 ? NULL : id_text(all[i].id, b->arena));
		json_member(b, all[i].why_key, said(t, all[i].why));
	}
	json_close(b, '}');
}

static FALLIBLE already_write(const struct talk *t, struct buffer *b)
{
	struct service_case *c = NULL;
	char sha256[HASH_HEX];

	hash_of(t->text, strlen(t->text), sha256);
	TRY(talk_taken(t->act, sha256, &c));
	json_key(b, "already");
	if (c == NULL) {
		json_none(b);
		return NULL;
	}
	json_open(b, '{');
	json_member(b, "id", id_text(c->record.id, b->arena));
	json_member(b, "number", c->number);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE read_customer(struct talk *t, const json_t *body)
{
	const char *id = json_member_text(body, "customer", t->act->arena);

	if (id != NULL && !id_parse(id, &t->said_customer))
		return error_new(t->act->arena, ERROR_INVALID, "customer", "not_an_id");
	if (t->said_customer == 0)
		return NULL;
	void *record = NULL;
	TRY(store_find(t->act->db, &customer_entity, "id", value_int(t->said_customer), &record, t->act->arena));
	return record == NULL ? error_new(t->act->arena, ERROR_INVALID, "customer", "no_such_record") : NULL;
}

FALLIBLE chat_propose(struct act *act, const json_t *body, enum language language, struct buffer *b)
{
	struct talk *t = arena_new(act->arena, struct talk);

	t->act = act;
	t->language = language;
	TRY(talk_read(t, body));
	TRY(read_customer(t, body));
	TRY(talk_place(t));
	json_open(b, '{');
	json_member(b, "pasted_at", instant_text(t->pasted_at, b->arena));
	json_member(b, "title", t->chat.title);
	json_member(b, "channel",
		    t->chat.channel == case_channel_unset ? NULL : case_channel_choices.labels[t->chat.channel]);
	json_member_bool(b, "left_out", t->chat.left_out);
	TRY(already_write(t, b));
	messages_write(t, b);
	TRY(speakers_write(t, b));
	report_write(t, b);
	place_write(t, b);
	TRY(customers_write(act, &t->customers, b));
	json_close(b, '}');
	return NULL;
}

/* --- what becomes of it --- */

/* The first moment at which the customer said something, whichever message a person chose. */
static instant first_words(struct talk *t, int64_t gap_hours)
{
	struct chat_known known = t->known;
	struct chat_report first;

	known.chosen = -1;
	chat_report_of(&t->chat, &known, gap_hours, t->act->arena, &first);
	return first.message < 0 ? (instant){ 0 } : t->chat.messages[first.message].at;
}

/* A dated message says when; what says nothing a person says. */
static FALLIBLE check_moment(struct talk *t, const json_t *wanted, const char *reason)
{
	const char *text = json_member_text(wanted, "reported_at", t->act->arena);
	instant at = { 0 }, first;
	struct dispatch_policy policy;

	if (text == NULL)
		return error_new(t->act->arena, ERROR_INVALID, "reported_at", "required");
	if (!instant_parse(text, &at))
		return error_new(t->act->arena, ERROR_INVALID, "reported_at", "not_an_instant");
	instant said = t->report.message < 0 ? (instant){ 0 } : t->chat.messages[t->report.message].at;
	if (said.us != 0 && said.us != at.us)
		return error_new(t->act->arena, ERROR_INVALID, "reported_at", "not_of_message");
	TRY(dispatch_policies(t->act, &policy));
	first = first_words(t, policy.chat_gap_hours);
	if (first.us != 0 && instant_before(first, at) && reason == NULL)
		return error_new(t->act->arena, ERROR_INVALID, "reason", "later_needs_reason");
	return NULL;
}

static const char *first_letters(const char *text, struct arena *a)
{
	const char *end = text;

	for (int n = 0; n < NOTE_MOST && *end != '\0'; n++)
		text_next(&end);
	return arena_copy_n(a, text, (size_t)(end - text));
}

static FALLIBLE keep_chat(struct talk *t, const struct service_case *c, const char *sha256, const char *reason)
{
	struct act *act = t->act;
	struct case_event *e = record_new(&case_event_entity, act->arena);
	const struct chat_message *m = t->report.message < 0 ? NULL : &t->chat.messages[t->report.message];
	const char *name = why_name(act->arena, "chat_file", date_text(instant_date(t->pasted_at), act->arena), NULL);
	const char *who = m == NULL || m->speaker == NULL ? "" : m->speaker;
	size_t n = strlen(t->text);
	void *file = NULL;

	TRY(files_attach(act, &service_case_entity, c, name, sha256, n, files_media_type_of(name, t->text, n), &file));
	e->service_case.v = c->record.id;
	e->customer = c->customer;
	e->kind = case_event_kind_note;
	e->source = event_source_message;
	e->occurred_at = m == NULL ? act->now : m->at;
	e->evidence.v = ((struct file *)file)->record.id;
	e->note = arena_print(act->arena, "%s%s", why_name(act->arena, "chat_note", who, NULL),
			      m == NULL ? "" : first_letters(m->text, act->arena));
	if (reason != NULL)
		e->note = arena_print(act->arena, "%s\n%s", e->note,
				      why_name(act->arena, "chat_note_later", reason, NULL));
	return save_new(act, &case_event_entity, e);
}

static FALLIBLE take_new(struct talk *t, const json_t *body, const char *sha256, struct service_case **ret)
{
	const json_t *wanted = json_object_get(body, "case");
	const char *reason = text_trim(json_member_text(body, "reason", t->act->arena), t->act->arena);
	void *record = NULL;

	reason = reason == NULL || *reason == '\0' ? NULL : reason;
	if (!json_is_object(wanted))
		return error_new(t->act->arena, ERROR_INVALID, "case", "required");
	TRY(check_moment(t, wanted, reason));
	TRY(save_create(t->act, &service_case_entity, wanted, &record));
	*ret = record;
	return keep_chat(t, record, sha256, reason);
}

/* To a case that is there: it is the customer's word on it. */
static FALLIBLE take_along(struct talk *t, const char *id, const char *sha256, struct service_case **ret)
{
	struct arena *a = t->act->arena;
	void *record = NULL;
	int64_t about = 0;

	if (!id_parse(id, &about))
		return error_new(a, ERROR_INVALID, "append_to", "not_an_id");
	TRY(about_may_add(t->act, &service_case_entity, about, &record));
	*ret = record;
	if ((*ret)->stage >= service_case_stage_closed)
		return error_new(a, ERROR_CONFLICT, "append_to", "case_is_closed");
	TRY(words_add(t->act, &(struct added_words){ .about = *ret,
						     .text = t->report.text == NULL ? t->text : t->report.text,
						     .notice = "notice_chat" }));
	return keep_chat(t, *ret, sha256, NULL);
}

FALLIBLE chat_take(struct act *act, const json_t *body, const char *sha256, struct buffer *b)
{
	struct talk *t = arena_new(act->arena, struct talk);
	const char *append_to = json_member_text(body, "append_to", act->arena);
	struct service_case *c = NULL;

	t->act = act;
	TRY(talk_read(t, body));
	TRY(talk_taken(act, sha256, &c));
	if (c != NULL && !json_is_true(json_object_get(body, "again")))
		return error_with(act->arena, ERROR_CONFLICT, "text", "chat_taken", "%s", c->number);
	TRY(append_to != NULL ? take_along(t, append_to, sha256, &c) : take_new(t, body, sha256, &c));
	json_open(b, '{');
	json_member(b, "case", id_text(c->record.id, act->arena));
	json_member(b, "number", c->number);
	json_close(b, '}');
	return NULL;
}
