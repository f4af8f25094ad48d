#include "app/service/chat_talk.h"

#include <string.h>

#include "app/service/chats.h"
#include "app/service/desk_policies.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "json/read.h"
#include "store/record.h"

#define SPEAKERS_MOST 12 /* that are looked up */

/* --- what was asked --- */

static enum chat_side side_named(const char *word)
{
	return text_same(word, "theirs") ? CHAT_THEIRS : text_same(word, "ours") ? CHAT_OURS : CHAT_NOBODYS;
}

static FALLIBLE read_speakers(struct talk *t, const json_t *body)
{
	const json_t *said = json_object_get(body, "speakers");
	struct chat_word *words = arena_array(t->act->arena, struct chat_word, json_object_size(said) + 1);
	const char *name;
	json_t *side;

	if (said != NULL && !json_is_object(said))
		return error_new(t->act->arena, ERROR_INVALID, "speakers", "wrong_type");
	json_object_foreach((json_t *)said, name, side)
	{
		enum chat_side which = side_named(json_string_value(side));
		if (which == CHAT_NOBODYS)
			return error_new(t->act->arena, ERROR_INVALID, "speakers", "not_a_choice");
		words[t->known.nwords++] = (struct chat_word){ arena_copy(t->act->arena, name), which };
	}
	t->known.words = words;
	return NULL;
}

static FALLIBLE read_moment(struct talk *t, const json_t *body)
{
	const char *said = json_member_text(body, "pasted_at", t->act->arena);

	t->pasted_at = t->act->now;
	if (said == NULL)
		return NULL;
	if (!instant_parse(said, &t->pasted_at))
		return error_new(t->act->arena, ERROR_INVALID, "pasted_at", "not_an_instant");
	if (instant_before(t->act->now, t->pasted_at) || t->act->now.us - t->pasted_at.us > DAY)
		return error_new(t->act->arena, ERROR_INVALID, "pasted_at", "paste_again");
	return NULL;
}

static FALLIBLE read_message(struct talk *t, const json_t *body)
{
	const json_t *said = json_object_get(body, "message");

	t->known.chosen = -1;
	if (said == NULL || json_is_null(said))
		return NULL;
	if (!json_is_integer(said) || json_integer_value(said) < 0 ||
	    json_integer_value(said) >= (json_int_t)t->chat.count)
		return error_new(t->act->arena, ERROR_INVALID, "message", "not_a_choice");
	t->known.chosen = (int)json_integer_value(said);
	return NULL;
}

const char *chat_text(const json_t *body, struct arena *a)
{
	const char *text = json_member_text(body, "text", a);

	return text == NULL || *text_trim(text, a) == '\0' ? NULL : text;
}

FALLIBLE chat_check(struct act *act, const json_t *body)
{
	const char *text = chat_text(body, act->arena);

	if (!caller_may_ask(act->who))
		return error_new(act->arena, ERROR_DENIED, NULL, "not_allowed");
	if (text == NULL)
		return error_new(act->arena, ERROR_INVALID, "text", "required");
	if (strlen(text) > CHAT_MOST)
		return error_new(act->arena, ERROR_INVALID, "text", "too_long");
	return NULL;
}

/* --- whom we know --- */

/* Whoever's name stands in what the speaker is called, or whose family name and office do. */
static FALLIBLE people_called(struct talk *t, const char *speaker)
{
	static const char *const questions[] = {
		"SELECT name, position, phone, id, customer, site FROM contact WHERE name <> '' AND " STANDS_IN(
			"name") " AND (stage IS NULL OR stage = 'kept') ORDER BY id LIMIT 8",
		"SELECT name, position, phone, id, customer, site FROM contact WHERE name <> '' AND position IS NOT "
		"NULL"
		" AND $1 LIKE '%' || substr(name, 1, 1) || '%' AND (position LIKE '%主任%' OR position LIKE '%经理%'"
		" OR position LIKE '%科长%' OR position LIKE '%处长%' OR position LIKE '%院长%' OR position LIKE "
		"'%校长%'"
		" OR position LIKE '%老师%' OR position LIKE '%主管%' OR position LIKE '%局长%' OR position LIKE "
		"'%部长%')"
		" AND (stage IS NULL OR stage = 'kept') ORDER BY id LIMIT 40",
		"SELECT name, NULL, phone, id, customer, NULL FROM \"user\" WHERE stage = 'active' AND " STANDS_IN(
			"name") " ORDER BY id LIMIT 8",
	};
	struct arena *a = t->act->arena;

	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
		AUTO_ROWS *r = NULL;
		bool has;
		TRY(sql_rows(t->act->db, questions[i], SQL_ARGS(value_text(speaker)), &r, a));
		TRY(rows_next(r, &has, a));
		while (has && t->known.npeople < TALK_PEOPLE_MOST) {
			t->people[t->known.npeople++] = (struct chat_person){ .name = rows_text(r, 0, a),
									      .position = rows_text(r, 1, a),
									      .phone = rows_text(r, 2, a),
									      .id = rows_int(r, 3),
									      .customer = rows_int(r, 4),
									      .site = rows_int(r, 5),
									      .contact = i < 2 };
			TRY(rows_next(r, &has, a));
		}
	}
	return NULL;
}

/* The same contact may come by both ways. */
static void drop_doubles(struct talk *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->known.npeople; i++) {
		bool there = false;
		for (size_t k = 0; k < kept; k++)
			there |= t->people[k].id == t->people[i].id;
		if (!there)
			t->people[kept++] = t->people[i];
	}
	t->known.npeople = kept;
}

static FALLIBLE look_up_people(struct talk *t)
{
	unsigned looked = 0;

	for (unsigned i = 0; i < t->chat.count && looked < SPEAKERS_MOST; i++) {
		const char *name = t->chat.messages[i].speaker;
		bool before = name == NULL;
		for (unsigned k = 0; k < i && !before; k++)
			before = text_same(t->chat.messages[k].speaker, name);
		if (before)
			continue;
		looked++;
		TRY(people_called(t, name));
	}
	drop_doubles(t);
	t->known.people = t->people;
	return NULL;
}

FALLIBLE talk_read(struct talk *t, const json_t *body)
{
	struct dispatch_policy policy;

	TRY(chat_check(t->act, body));
	t->text = chat_text(body, t->act->arena);
	TRY(read_moment(t, body));
	chat_read(t->text, t->pasted_at, t->act->arena, &t->chat);
	TRY(read_speakers(t, body));
	TRY(read_message(t, body));
	TRY(look_up_people(t));
	TRY(dispatch_policies(t->act, &policy));
	t->known.company = t->act->app->company;
	chat_report_of(&t->chat, &t->known, policy.chat_gap_hours, t->act->arena, &t->report);
	return NULL;
}

FALLIBLE talk_taken(struct act *act, const char *sha256, struct service_case **ret)
{
	struct value id;
	void *record = NULL;
	int64_t about = 0;

	*ret = NULL;
	TRY(sql_value(act->db,
		      "SELECT about_record FROM file WHERE sha256 = $1 AND about_entity = 'service_case'"
		      " ORDER BY id DESC LIMIT 1",
		      SQL_ARGS(value_text(sha256)), &id, act->arena));
	if (id.tag != VALUE_TEXT || !id_parse(id.s, &about))
		return NULL;
	TRY(store_find(act->db, &service_case_entity, "id", value_int(about), &record, act->arena));
	*ret = record;
	return NULL;
}
