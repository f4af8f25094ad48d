/* chat_speaker.c -- who speaks for the customer and who for us, by the people we know. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "rule/service/chat_report.h"
#include "rule/service/chat_side.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *const offices[] = { "主任", "老师", "经理", "科长", "处长", "院长", "校长", "局长",
				       "部长", "主管", "总监", "班长", "师傅", "书记", "工",   "总" };

/* The name itself, or with a house before it and an office behind it: 一中张三老师, 张三(一中), Zhang San | IT. */
static bool stands_alone(const char *text, const char *at, size_t n)
{
	const char *behind = at + n;

	if ((unsigned char)*at < 0x80)
		return (at == text || !isalpha((unsigned char)at[-1])) && !isalpha((unsigned char)*behind);
	if ((unsigned char)*behind < 0x80)
		return true;
	for (size_t i = 0; i < COUNT(offices); i++)
		if (text_starts(behind, offices[i]))
			return true;
	static const char *const marks[] = { "（", "【", "·", "—", "｜", "、", "，", "\u3000" };
	for (size_t i = 0; i < COUNT(marks); i++)
		if (text_starts(behind, marks[i]))
			return true;
	return false;
}

static bool holds_name(const char *text, const char *name)
{
	size_t n = strlen(name);

	if (text_length(name) < ((unsigned char)*name < 0x80 ? 4 : 2))
		return strcmp(text, name) == 0;
	for (const char *at = text; (at = strcasestr(at, name)) != NULL; at++)
		if (stands_alone(text, at, n))
			return true;
	return false;
}

/* 张主任: the family name, and the office as it is known of him. */
static bool holds_office(const char *text, const struct chat_person *p)
{
	const char *end = p->name;

	if (*p->name == '\0' || (unsigned char)*p->name < 0x80)
		return false;
	text_next(&end);
	for (size_t i = 0; i < COUNT(offices); i++) {
		char called[32] = { 0 };
		size_t n = (size_t)(end - p->name);
		if (n + strlen(offices[i]) >= sizeof called)
			continue;
		memcpy(called, p->name, n);
		memcpy(called + n, offices[i], strlen(offices[i]));
		bool office = p->position != NULL && strstr(p->position, offices[i]) != NULL;
		if (strstr(text, called) != NULL && (office || strcmp(offices[i], "工") == 0))
			return true;
	}
	return false;
}

struct finding {
	const struct chat_person *person;
	bool ours, theirs, several;
};

static struct finding find(const struct chat_known *k, const char *speaker,
			   bool (*same)(const char *speaker, const struct chat_person *p))
{
	struct finding f = { 0 };

	for (size_t i = 0; i < k->npeople; i++) {
		const struct chat_person *p = &k->people[i];
		if (!same(speaker, p))
			continue;
		f.ours |= p->customer == 0;
		f.theirs |= p->customer != 0;
		/* the same person as a contact and as a log-in is one */
		f.several |=
			f.person != NULL && (f.person->customer != p->customer || strcmp(f.person->name, p->name) != 0);
		f.person = f.person == NULL || p->contact ? p : f.person;
	}
	return f;
}

static bool same_name(const char *speaker, const struct chat_person *p)
{
	return holds_name(speaker, p->name);
}

static void set(struct chat_speaker *s, enum chat_side side, const struct why *why)
{
	s->side = side;
	s->why = why;
}

static bool by_word(struct chat_speaker *s, const struct chat_known *k, struct arena *a)
{
	for (size_t i = 0; i < k->nwords; i++)
		if (s->name != NULL && strcmp(k->words[i].speaker, s->name) == 0) {
			set(s, k->words[i].side, why_new(a, "chat_side_said", NULL));
			return true;
		}
	return false;
}

/* By his name; of two with one name he is neither, but he is whose both are. */
static void by_name(struct chat_speaker *s, const struct chat_known *k, struct arena *a)
{
	struct finding f = find(k, s->name, same_name);

	if (f.person == NULL) {
		if (k->company != NULL && strstr(s->name, k->company) != NULL)
			set(s, CHAT_OURS, why_new(a, "chat_side_company", NULL));
		f = find(k, s->name, holds_office);
		if (s->side == CHAT_NOBODYS && f.person != NULL && !f.several)
			s->maybe = f.person;
		return;
	}
	if (f.ours && f.theirs) {
		s->why = why_new(a, "chat_side_both", f.person->name, NULL);
		return;
	}
	s->person = f.several ? NULL : f.person;
	set(s, f.ours ? CHAT_OURS : CHAT_THEIRS,
	    why_new(a,
		    f.several ? "chat_side_several"
		    : f.ours  ? "chat_side_ours"
			      : "chat_side_theirs",
		    f.person->name, NULL));
}

static void count(const struct chat *chat, struct arena *a, struct chat_report *ret)
{
	ret->speakers = arena_array(a, struct chat_speaker, chat->count + 1);
	for (unsigned i = 0; i < chat->count; i++) {
		const char *name = chat->messages[i].speaker;
		unsigned at = 0;
		while (at < ret->nspeakers && !text_same(ret->speakers[at].name, name))
			at++;
		ret->nspeakers += at == ret->nspeakers;
		ret->speakers[at].name = name;
		ret->speakers[at].messages++;
	}
}

/* With one of ours known and one voice left, that voice is the customer's; so is the only voice there is. */
static void the_other(struct chat_report *r, struct arena *a)
{
	struct chat_speaker *open = NULL;
	unsigned unknown = 0, theirs = 0;

	for (unsigned i = 0; i < r->nspeakers; i++) {
		struct chat_speaker *s = &r->speakers[i];
		theirs += s->side == CHAT_THEIRS;
		if (s->side == CHAT_NOBODYS) {
			unknown++;
			open = s;
		}
	}
	if (unknown == 1 && theirs == 0 && open->why == NULL)
		set(open, CHAT_THEIRS, why_new(a, r->nspeakers == 1 ? "chat_side_only" : "chat_side_other", NULL));
}

void chat_sides(const struct chat *chat, const struct chat_known *known, struct arena *a, struct chat_report *ret)
{
	count(chat, a, ret);
	for (unsigned i = 0; i < ret->nspeakers; i++) {
		struct chat_speaker *s = &ret->speakers[i];
		if (s->name == NULL)
			continue;
		bool said = by_word(s, known, a);
		enum chat_side side = s->side;
		const struct why *why = s->why;
		by_name(s, known, a);
		if (said)
			set(s, side, why);
		if (said && s->person != NULL && (s->person->customer == 0) != (side == CHAT_OURS))
			s->person = NULL;
	}
	the_other(ret, a);
}

int chat_name_in(const char *text, const char *const *names, size_t n)
{
	int best = -1;

	for (size_t i = 0; i < n; i++) {
		if (names[i] == NULL || text_length(names[i]) < 2 || text == NULL || strstr(text, names[i]) == NULL)
			continue;
		if (best < 0 || strstr(names[i], names[best]) != NULL)
			best = (int)i;
		else if (strstr(names[best], names[i]) == NULL)
			return -1;
	}
	for (size_t i = 0; best >= 0 && i < n; i++)
		if ((int)i != best && text_same(names[i], names[best]))
			return -1;
	return best;
}
