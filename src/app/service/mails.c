#include "app/service/mails.h"

#include <string.h>

#include "app/files.h"
#include "app/lane.h"
#include "app/letters.h"
#include "app/save.h"
#include "app/service/added_words.h"
#include "app/service/desk_policies.h"
#include "app/service/reports.h"
#include "app/whys.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/rights.h"
#include "office/mail_read.h"
#include "rule/service/mail_intake.h"
#include "seal/digest.h"
#include "store/record.h"

#define TITLE_MOST 190 /* bytes of a case's title */

struct taking {
	const struct app *app;
	const struct actor *who;
	const char *via;
	struct arena *arena;
	struct mail_content mail;
	char (*sha256)[HASH_HEX]; /* of its parts */
	char key[HASH_HEX];
	struct buffer *answer;
};

/* --- who it is from --- */

static FALLIBLE customers_of(struct act *act, const char *address, struct mail_facts *f)
{
	AUTO_ROWS *r = NULL;
	bool has = false;

	TRY(sql_rows(
		act->db,
		"SELECT DISTINCT \"customer\" FROM (SELECT \"customer\" FROM \"contact\" WHERE lower(\"email\") = $1"
		" UNION SELECT \"customer\" FROM \"user\" WHERE lower(\"email\") = $1 AND \"customer\" IS NOT NULL"
		" AND \"stage\" = 'active') c",
		SQL_ARGS(value_text(address)), &r, act->arena));
	TRY(rows_next(r, &has, act->arena));
	while (has) {
		f->customers++;
		f->customer = rows_int(r, 0);
		TRY(rows_next(r, &has, act->arena));
	}
	if (f->customers > 1)
		f->customer = 0;
	return NULL;
}

static FALLIBLE case_named(struct act *act, const struct mail_content *m, struct service_case **ret)
{
	const char *number = mail_case_number(m->subject, act->arena);
	void *record = NULL;

	if (number != NULL)
		TRY(store_find(act->db, &service_case_entity, "number", value_text(number), &record, act->arena));
	*ret = record;
	return NULL;
}

/* To whom a message that is in the case went, besides us. */
static FALLIBLE was_copied(struct act *act, const struct service_case *about, const char *address, bool *ret)
{
	struct lines all = { 0 };

	*ret = false;
	TRY(store_all(act->db, &mail_message_entity, "service_case", value_int(about->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count && *address != '\0'; i++) {
		const struct mail_message *m = LINE_AT(all, struct mail_message, i);
		if (m->stage == mail_message_stage_filed && m->copied != NULL && word_in(m->copied, address))
			*ret = true;
	}
	return NULL;
}

static FALLIBLE facts_of(struct act *act, const struct mail_content *m, const struct service_case *about,
			 struct mail_facts *f)
{
	struct value n;

	*f = (struct mail_facts){ .sender = m->from, .automatic = m->automatic, .authentication = m->authentication };
	TRY(customers_of(act, m->from, f));
	TRY(sql_value(act->db, "SELECT count(*) FROM \"mail_message\" WHERE \"sender\" = $1 AND \"received_at\" > $2",
		      SQL_ARGS(value_text(m->from), value_int(act->now.us - HOUR)), &n, act->arena));
	f->this_hour = n.i;
	if (about == NULL)
		return NULL;
	f->case_customer = about->customer.v;
	TRY(sql_value(act->db,
		      "SELECT count(*) FROM \"mail_message\" WHERE \"sender\" = $1 AND \"service_case\" = $2"
		      " AND \"verdict\" = 'opens'",
		      SQL_ARGS(value_text(m->from), value_int(about->record.id)), &n, act->arena));
	f->case_sender = n.i > 0;
	return was_copied(act, about, m->from, &f->case_copied);
}

/* --- what hangs on it --- */

static FALLIBLE keep_contents(struct taking *t)
{
	t->sha256 = arena_alloc(t->arena, (t->mail.nparts + 1) * sizeof *t->sha256);
	for (size_t i = 0; i < t->mail.nparts; i++)
		TRY(files_keep(t->app, t->mail.parts[i].data, t->mail.parts[i].n, t->sha256[i], t->arena));
	return NULL;
}

static FALLIBLE hang_on(struct act *act, const struct taking *t, const struct mail_message *m)
{
	void *file = NULL;

	for (size_t i = 0; i < t->mail.nparts; i++) {
		const struct mail_part *p = &t->mail.parts[i];
		TRY(files_attach(act, &mail_message_entity, m, p->name, t->sha256[i], p->n,
				 files_media_type_of(p->name, p->data, p->n), &file));
	}
	return NULL;
}

/* The same contents on the case: who may read the case is not always who may read the mail. */
static FALLIBLE hand_files(struct act *act, const struct mail_message *m, const struct service_case *c)
{
	struct lines all = { 0 };
	void *copy = NULL;

	TRY(store_all(act->db, &file_entity, "about_record", value_text(id_text(m->record.id, act->arena)), &all,
		      act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct file *f = LINE_AT(all, struct file, i);
		TRY(files_attach(act, &service_case_entity, c, f->name, f->sha256, (size_t)f->size, f->media_type,
				 &copy));
	}
	return NULL;
}

/* --- what it becomes --- */

static const char *case_title(const struct mail_message *m, struct arena *a)
{
	const char *subject = mail_subject(m->title), *end = subject, *next = subject;

	while (*next != '\0' && next - subject < TITLE_MOST) {
		end = next;
		text_next(&next);
	}
	return *next == '\0' ? subject : arena_copy_n(a, subject, (size_t)(end - subject));
}

FALLIBLE mail_opening(struct act *act, const void *before, void *mail)
{
	struct service_case *c = record_new(&service_case_entity, act->arena);
	struct mail_message *m = mail;

	(void)before;
	if (m->customer.v == 0)
		return NULL; /* the step says what is missing */
	c->title = case_title(m, act->arena);
	c->text = m->text;
	c->kind = mail_case_kind(m->title);
	c->channel = case_channel_email;
	c->customer = m->customer;
	c->caller = m->sender_name != NULL && strlen(m->sender_name) < 80 ? m->sender_name : NULL;
	/* When it reached us, whoever looks at it how much later (A18). */
	c->reported_at = m->received_at;
	c->impact = c->urgency = c->kind == case_kind_fault ? 2 : UNSET;
	TRY(save_new(act, &service_case_entity, c));
	m->service_case.v = c->record.id;
	return NULL;
}

static FALLIBLE send_receipt(struct act *act, const struct mail_message *m, const struct service_case *c)
{
	const char *name = m->sender_name == NULL ? m->sender : m->sender_name;

	return letter_about(act, &(struct letter_to){ .address = m->sender,
						      .name = name,
						      .kind = "case_receipt",
						      .link = report_follow_url(act, c->record.id),
						      .about = c->number });
}

static FALLIBLE add_words(struct act *act, const struct mail_message *m, const struct service_case *c)
{
	const char *text = arena_print(act->arena, "%s <%s>\n%s", m->sender_name == NULL ? "" : m->sender_name,
				       m->sender, m->text == NULL ? m->title : m->text);

	return words_add(act, &(struct added_words){ .about = c, .text = text, .notice = "notice_mail" });
}

FALLIBLE mail_opened(struct act *act, const void *before, void *mail)
{
	const struct mail_message *m = mail;
	void *record = NULL;

	(void)before;
	TRY(store_get(act->db, &service_case_entity, m->service_case.v, &record, act->arena));
	TRY(hand_files(act, m, record));
	return send_receipt(act, m, record);
}

FALLIBLE mail_appended(struct act *act, const void *before, void *mail)
{
	const struct mail_message *m = mail;
	void *record = NULL;

	(void)before;
	TRY(store_get(act->db, &service_case_entity, m->service_case.v, &record, act->arena));
	TRY(hand_files(act, m, record));
	return add_words(act, m, record);
}

/* --- the way in --- */

static const char *text_or_none(const char *s)
{
	return *s == '\0' ? NULL : s;
}

static FALLIBLE store_mail(struct act *act, struct taking *t, const struct mail_ruling *ruling, struct mail_message *m)
{
	m->title = *t->mail.subject == '\0' ? why_name(act->arena, "mail_no_subject", NULL, NULL) : t->mail.subject;
	m->sender = text_or_none(t->mail.from);
	m->sender_name = text_or_none(t->mail.from_name);
	m->copied = text_or_none(t->mail.copied);
	m->key = arena_copy(act->arena, t->key);
	m->received_at = act->now;
	m->verdict = ruling->verdict;
	m->why = why_keep(why_new(act->arena, ruling->why, t->mail.automatic, NULL), act->arena);
	m->authentication = text_or_none(t->mail.authentication);
	m->text = text_or_none(t->mail.text);
	m->attachments = (int64_t)t->mail.nparts;
	TRY(save_new(act, &mail_message_entity, m));
	return hang_on(act, t, m);
}

static FALLIBLE carry_out(struct act *act, const struct mail_facts *f, const struct service_case *about,
			  struct mail_message *m)
{
	static const char *const steps[] = { [mail_verdict_opens] = "open",
					     [mail_verdict_appends] = "append",
					     [mail_verdict_waits] = NULL,
					     [mail_verdict_ignored] = "ignore" };
	struct mail_message *after = save_copy(&mail_message_entity, m, act->arena);

	if (steps[m->verdict] == NULL)
		return NULL;
	if (m->verdict == mail_verdict_opens)
		after->customer.v = f->customer;
	if (m->verdict == mail_verdict_appends)
		after->service_case.v = about->record.id;
	TRY(save_advance(act, &mail_message_entity, m, after, steps[m->verdict]));
	*m = *after;
	return NULL;
}

static FALLIBLE answer_write(struct act *act, const struct mail_message *m, struct buffer *b)
{
	void *record = NULL;

	if (m->service_case.v != 0)
		TRY(store_get(act->db, &service_case_entity, m->service_case.v, &record, act->arena));
	json_open(b, '{');
	json_member(b, "mail", id_text(m->record.id, act->arena));
	json_member(b, "verdict", mail_verdict_choices.labels[m->verdict]);
	json_member(b, "case", record == NULL ? NULL : id_text(m->service_case.v, act->arena));
	json_member(b, "number", record == NULL ? NULL : ((struct service_case *)record)->number);
	json_close(b, '}');
	return NULL;
}

static FALLIBLE take(struct act *act, struct taking *t)
{
	struct mail_message *m = record_new(&mail_message_entity, t->arena);
	struct dispatch_policy policy;
	struct service_case *about = NULL;
	struct mail_facts facts;
	void *earlier = NULL;

	TRY(store_find(act->db, &mail_message_entity, "key", value_text(t->key), &earlier, t->arena));
	if (earlier != NULL)
		return answer_write(act, earlier, t->answer);
	TRY(dispatch_policies(act, &policy));
	TRY(case_named(act, &t->mail, &about));
	TRY(facts_of(act, &t->mail, about, &facts));
	struct mail_ruling ruling = mail_rule(&facts, policy.mails_an_hour);
	TRY(store_mail(act, t, &ruling, m));
	TRY(carry_out(act, &facts, about, m));
	return answer_write(act, m, t->answer);
}

static FALLIBLE take_in(struct sql *db, void *arg)
{
	struct taking *t = arg;
	struct act act = {
		.app = t->app, .db = db, .arena = t->arena, .who = t->who, .via = t->via, .now = instant_now()
	};

	return take(&act, t);
}

static FALLIBLE read_in(struct taking *t, const char *data, size_t n)
{
	const char *id;

	TRY(mail_read(t->arena, data, n, &t->mail));
	id = *t->mail.id != '\0' ? arena_print(t->arena, "%s %s", t->mail.from, t->mail.id) : NULL;
	hash_of(id == NULL ? data : id, id == NULL ? n : strlen(id), t->key);
	return NULL;
}

FALLIBLE mail_take_in(const struct app *app, const struct actor *who, const char *via, const char *data, size_t n,
		      struct buffer *b)
{
	struct taking t = { .app = app, .who = who, .via = via, .arena = b->arena, .answer = b };

	TRY(read_in(&t, data, n));
	TRY(keep_contents(&t));
	return lane_write_wait(app, t.arena, take_in, &t);
}

FALLIBLE mail_take_here(struct act *act, const char *data, size_t n, struct buffer *b)
{
	struct taking t = { .app = act->app, .who = act->who, .via = act->via, .arena = b->arena, .answer = b };

	TRY(read_in(&t, data, n));
	if (t.mail.nparts > 0)
		return error_new(b->arena, ERROR_CONFLICT, NULL, "not_allowed");
	return take(act, &t);
}
