#include "app/teller.h"

#include <string.h>

#include "app/lane.h"
#include "app/save.h"
#include "app/sealing.h"
#include "app/service/notices.h"
#include "base/buffer.h"
#include "base/text.h"
#include "egress/bot.h"
#include "egress/post.h"
#include "entity/all.h"
#include "json/read.h"
#include "json/write.h"
#include "store/record.h"

#define MANY 10 /* more than these are gathered into one */

bool teller_knows(const char *event)
{
	return strcmp(event, NOTICE_EVENT) == 0 || strcmp(event, DIGEST_EVENT) == 0;
}

struct work {
	const struct app *app;
	const struct telling *t;
	struct arena *arena;
	const struct notification_channel *channel; /* NULL: it is gone, or stopped */
	const char *address, *secret;
	const char *text, *mobile;
	const char *wrong; /* what is to stand with the channel; NULL: nothing */
};

static struct act act_of(struct sql *db, const struct work *w)
{
	return (struct act){
		.app = w->app, .db = db, .arena = w->arena, .who = &actor_installation, .via = "job", .now = w->t->now
	};
}

/* --- what is to be said --- */

static FALLIBLE payload_read(struct work *w, const char *payload, struct buffer *text)
{
	AUTO_JSON *tree = NULL;

	TRY(json_parse(payload, strlen(payload), &tree, w->arena));
	const char *said = json_member_text(tree, "text", w->arena);
	if (w->mobile == NULL)
		w->mobile = json_member_text(tree, "mobile", w->arena);
	buffer_print(text, "%s%s", text->used > 0 ? "\n\n" : "", said == NULL ? "" : said);
	return NULL;
}

static FALLIBLE waiting_read(struct sql *db, struct work *w, bool all, struct buffer *text)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(db,
		     "SELECT payload FROM outbox WHERE entity = 'notification_channel' AND record = $1 AND id <> $2"
		     " AND payload IS NOT NULL AND (event = 'digest' OR $3 = 1) ORDER BY id",
		     SQL_ARGS(value_int(w->t->channel), value_int(w->t->outbox), value_int(all)), &r, w->arena));
	while (true) {
		TRY(rows_next(r, &has, w->arena));
		if (!has)
			return NULL;
		TRY(payload_read(w, rows_text(r, 0, w->arena), text));
	}
}

/* The others go with this one: they are done, and it holds their words until it is delivered. */
static FALLIBLE take_along(struct sql *db, struct work *w, bool all, const char *text)
{
	struct buffer b = BUFFER(w->arena);

	TRY(sql_run(
		db,
		"UPDATE outbox SET due_at = NULL, done_at = $1, payload = NULL WHERE entity ="
		" 'notification_channel' AND record = $2 AND id <> $3 AND payload IS NOT NULL"
		" AND (event = 'digest' OR $4 = 1)",
		SQL_ARGS(value_int(w->t->now.us), value_int(w->t->channel), value_int(w->t->outbox), value_int(all)),
		NULL, w->arena));
	json_open(&b, '{');
	json_member(&b, "text", text);
	json_member(&b, "mobile", w->mobile);
	json_close(&b, '}');
	return sql_run(db, "UPDATE outbox SET payload = $1 WHERE id = $2",
		       SQL_ARGS(value_text(buffer_text(&b)), value_int(w->t->outbox)), NULL, w->arena);
}

static FALLIBLE gather(struct sql *db, struct work *w)
{
	struct buffer text = BUFFER(w->arena);
	struct value n;

	TRY(sql_value(db,
		      "SELECT count(*) FROM outbox WHERE entity = 'notification_channel' AND record = $1"
		      " AND payload IS NOT NULL",
		      SQL_ARGS(value_int(w->t->channel)), &n, w->arena));
	bool many = n.i > MANY, digest = strcmp(w->t->event, DIGEST_EVENT) == 0;
	TRY(payload_read(w, w->t->payload, &text));
	/* An SMS is one person's. */
	if (n.i > 1 && (many || digest) && w->channel->kind != channel_kind_sms) {
		TRY(waiting_read(db, w, many, &text));
		TRY(take_along(db, w, many, buffer_text(&text)));
	}
	w->text = buffer_text(&text);
	return NULL;
}

static FALLIBLE open_channel(struct sql *db, void *arg)
{
	struct work *w = arg;
	struct act act = act_of(db, w);
	const struct entity *e = &notification_channel_entity;
	void *record = NULL;

	TRY(store_find(db, e, "id", value_int(w->t->channel), &record, w->arena));
	w->channel = record;
	if (record == NULL || w->channel->stage != notification_channel_stage_active) {
		w->channel = NULL;
		return NULL;
	}
	TRY(sealing_use(&act, e, record, entity_field(e, "address"), &w->address));
	TRY(sealing_use(&act, e, record, entity_field(e, "secret"), &w->secret));
	return gather(db, w);
}

/* --- how each kind wants it --- */

static void body_wecom(struct buffer *b, const struct work *w, const char *text)
{
	json_open(b, '{');
	json_member(b, "msgtype", "text");
	json_key(b, "text");
	json_open(b, '{');
	json_member(b, "content", text);
	if (w->mobile != NULL) {
		json_key(b, "mentioned_mobile_list");
		json_open(b, '[');
		json_text(b, w->mobile);
		json_close(b, ']');
	}
	json_close(b, '}');
	json_close(b, '}');
}

/* A number is called only when it stands in the text too. */
static void body_dingtalk(struct buffer *b, const struct work *w, const char *text)
{
	json_open(b, '{');
	json_member(b, "msgtype", "text");
	json_key(b, "text");
	json_open(b, '{');
	json_member(b, "content", w->mobile == NULL ? text : arena_print(b->arena, "%s\n@%s", text, w->mobile));
	json_close(b, '}');
	if (w->mobile != NULL) {
		json_key(b, "at");
		json_open(b, '{');
		json_key(b, "atMobiles");
		json_open(b, '[');
		json_text(b, w->mobile);
		json_close(b, ']');
		json_close(b, '}');
	}
	json_close(b, '}');
}

static void body_feishu(struct buffer *b, const struct work *w, const char *text)
{
	int64_t at = w->t->now.us / SECOND;

	json_open(b, '{');
	if (w->secret != NULL) {
		json_member(b, "timestamp", arena_print(b->arena, "%lld", (long long)at));
		json_member(b, "sign", bot_sign_feishu(at, w->secret, b->arena));
	}
	json_member(b, "msg_type", "text");
	json_key(b, "content");
	json_open(b, '{');
	json_member(b, "text", text);
	json_close(b, '}');
	json_close(b, '}');
}

static void body_sms(struct buffer *b, const struct work *w, const char *text)
{
	json_open(b, '{');
	json_member(b, "phone", w->mobile);
	json_member(b, "text", text);
	json_member_int(b, "timestamp", w->t->now.us / SECOND);
	json_close(b, '}');
}

static const struct {
	void (*body)(struct buffer *b, const struct work *w, const char *text);
	size_t most;	       /* bytes of one text */
	const char *done;      /* the member of the answer that is 0; NULL: the status alone counts */
	const int64_t slow[2]; /* what it says when there were too many */
} kinds[] = {
	[channel_kind_wecom] = { body_wecom, WECOM_TEXT_MOST, "errcode", { 45009, 45033 } },
	[channel_kind_dingtalk] = { body_dingtalk, 4000, "errcode", { 130101, 302033 } },
	[channel_kind_feishu] = { body_feishu, 18000, "code", { 11232, 9499 } },
	[channel_kind_sms] = { body_sms, 1000, NULL, { 0, 0 } },
};

static const char *url_of(const struct work *w)
{
	int64_t ms = w->t->now.us / 1000;

	if (w->channel->kind != channel_kind_dingtalk || w->secret == NULL)
		return w->address;
	return arena_print(w->arena, "%s%stimestamp=%lld&sign=%s", w->address,
			   strchr(w->address, '?') == NULL ? "?" : "&", (long long)ms,
			   bot_url_encode(bot_sign_dingtalk(ms, w->secret, w->arena), w->arena));
}

/* --- what came of it --- */

static FALLIBLE judge(struct work *w, long status, const char *answer)
{
	const char *member = kinds[w->channel->kind].done;
	AUTO_JSON *tree = status == 200 ? json_read(answer, w->arena) : NULL;
	int64_t code = json_integer_value(json_object_get(tree, member == NULL ? "" : member));

	if (status == 429 || status >= 500)
		return error_with(w->arena, ERROR_BUSY, NULL, "post_failed", "HTTP %ld", status);
	if (status < 200 || status > 299) {
		w->wrong = arena_print(w->arena, "HTTP %ld", status);
		return error_with(w->arena, ERROR_INVALID, NULL, "post_refused", "%s", w->wrong);
	}
	if (member == NULL || (tree != NULL && code == 0))
		return NULL;
	w->wrong = arena_print(w->arena, "%s %lld", member, (long long)code);
	bool slow = code != 0 && (code == kinds[w->channel->kind].slow[0] || code == kinds[w->channel->kind].slow[1]);
	return error_with(w->arena, slow ? ERROR_BUSY : ERROR_INVALID, NULL, "post_refused", "%s", w->wrong);
}

static FALLIBLE send_piece(struct work *w, const char *text)
{
	struct buffer body = BUFFER(w->arena);
	const char *answer = NULL;
	long status = 0;

	kinds[w->channel->kind].body(&body, w, text);
	struct post p = { .url = url_of(w), .body = buffer_text(&body), .allowed = w->t->allowed, .stop = w->t->stop };
	if (w->channel->kind == channel_kind_sms && w->secret != NULL)
		p.signature = bot_sign_hook(p.body, w->secret, w->arena);
	TRY(post_send(&p, w->arena, &status, &answer));
	return judge(w, status, answer);
}

static FALLIBLE send_all(struct work *w)
{
	const char *keyword = w->channel->keyword;
	const char *text = keyword == NULL || strstr(w->text, keyword) != NULL
				   ? w->text
				   : arena_print(w->arena, "%s %s", keyword, w->text);
	struct bot_pieces pieces = bot_split(text, kinds[w->channel->kind].most, w->arena);

	for (size_t i = 0; i < pieces.n; i++)
		TRY(send_piece(w, pieces.piece[i]));
	return NULL;
}

/* Only what has changed is written: not every message is an act. */
static FALLIBLE keep_error(struct sql *db, void *arg)
{
	struct work *w = arg;
	struct act act = act_of(db, w);
	struct notification_channel *after;
	void *record = NULL;

	TRY(store_find(db, &notification_channel_entity, "id", value_int(w->t->channel), &record, w->arena));
	const struct notification_channel *before = record;
	if (before == NULL || text_same(before->last_error, w->wrong))
		return NULL;
	after = save_copy(&notification_channel_entity, before, w->arena);
	after->last_error = w->wrong;
	return save_again(&act, &notification_channel_entity, before, after, "told");
}

FALLIBLE teller_tell(const struct app *app, const struct telling *t, struct arena *a)
{
	struct work w = { .app = app, .t = t, .arena = a };

	TRY(lane_write_wait(app, a, open_channel, &w));
	if (w.channel == NULL || w.address == NULL)
		return error_new(a, ERROR_INVALID, NULL, "channel_stopped");
	struct error *e = send_all(&w);
	if (e != NULL && w.wrong == NULL)
		w.wrong = e->detail == NULL ? e->reason : arena_print(a, "%s: %s", e->reason, e->detail);
	if (!text_same(w.wrong, w.channel->last_error))
		TRY(lane_write_wait(app, a, keep_error, &w));
	return e;
}
