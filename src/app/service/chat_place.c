/* chat_place.c -- whose a pasted conversation is, and about what: by its people, numbers, codes and names. */
#include <string.h>

#include "app/service/chat_talk.h"
#include "base/text.h"
#include "entity/all.h"
#include "store/record.h"

static void lead_to(struct talk *t, int64_t customer, const char *why, const char *by)
{
	if (customer == 0)
		return;
	customers_remember(&t->customers, customer);
	if (t->customer == 0 && !t->differ) {
		t->customer = customer;
		t->customer_why = why_new(t->act->arena, why, by, NULL);
	} else if (t->customer != customer)
		t->differ = true;
}

static void by_speakers(struct talk *t)
{
	for (unsigned i = 0; i < t->report.nspeakers; i++) {
		const struct chat_speaker *s = &t->report.speakers[i];
		if (s->side == CHAT_THEIRS && s->person != NULL)
			lead_to(t, s->person->customer, "chat_customer_speaker", s->person->name);
		if (s->maybe != NULL)
			customers_remember(&t->customers, s->maybe->customer);
	}
}

static FALLIBLE by_phones(struct talk *t)
{
	struct caller_people people;

	for (unsigned i = 0; i < t->report.nphones; i++) {
		TRY(caller_find(t->act, t->report.phones[i].text, &people));
		for (unsigned k = 0; k < people.n; k++)
			lead_to(t, people.all[k].customer, "chat_customer_phone", t->report.phones[i].text);
	}
	return NULL;
}

static void remember_device(struct talk *t, int64_t id, const char *code)
{
	for (unsigned i = 0; i < t->ndevices; i++)
		if (t->devices[i] == id)
			return;
	if (t->ndevices < TALK_DEVICES_MOST)
		t->devices[t->ndevices++] = id;
	t->device_code = code;
}

static FALLIBLE by_codes(struct talk *t)
{
	static const char question[] =
		"SELECT id, customer FROM equipment WHERE stage = 'active' AND (lower(serial_no) ="
		" lower($1) OR lower(number) = lower($1)) ORDER BY id LIMIT 4";

	for (unsigned i = 0; i < t->report.ncodes; i++) {
		AUTO_ROWS *r = NULL;
		bool has;
		TRY(sql_rows(t->act->db, question, SQL_ARGS(value_text(t->report.codes[i].text)), &r, t->act->arena));
		TRY(rows_next(r, &has, t->act->arena));
		while (has) {
			remember_device(t, rows_int(r, 0), t->report.codes[i].text);
			lead_to(t, rows_int(r, 1), "chat_customer_code", t->report.codes[i].text);
			TRY(rows_next(r, &has, t->act->arena));
		}
	}
	return NULL;
}

/* The name of a group often begins with the customer's. */
static FALLIBLE by_title(struct talk *t)
{
	AUTO_ROWS *r = NULL;
	bool has;

	if (t->chat.title == NULL)
		return NULL;
	TRY(sql_rows(t->act->db,
		     "SELECT id FROM customer WHERE name <> '' AND " STANDS_IN("name") " ORDER BY id LIMIT 4",
		     SQL_ARGS(value_text(t->chat.title)), &r, t->act->arena));
	TRY(rows_next(r, &has, t->act->arena));
	while (has) {
		lead_to(t, rows_int(r, 0), "chat_customer_title", t->chat.title);
		TRY(rows_next(r, &has, t->act->arena));
	}
	return NULL;
}

static void settle_customer(struct talk *t)
{
	if (t->said_customer != 0) {
		customers_remember(&t->customers, t->said_customer);
		t->customer = t->said_customer;
		t->customer_why = why_new(t->act->arena, "chat_said", NULL);
	} else if (t->differ) {
		t->customer = 0;
		t->customer_why = why_new(t->act->arena, "chat_customers_differ", NULL);
	} else if (t->customer == 0)
		t->customer_why = why_new(t->act->arena, "chat_customer_unknown", NULL);
}

/* Names of the records, in their order; NULL past the end. */
static const char **names_of(const struct lines *all, const struct entity *e, struct arena *a)
{
	const char **names = arena_array(a, const char *, all->count + 1);

	for (unsigned i = 0; i < all->count; i++)
		names[i] = record_title(e, (const char *)all->rows + i * e->size, a);
	return names;
}

/* By its number or its serial number; else by its name, if only one is called so. */
static FALLIBLE settle_device(struct talk *t)
{
	struct arena *a = t->act->arena;
	struct lines all = { 0 };
	unsigned mine = 0;

	TRY(store_all(t->act->db, &equipment_entity, "customer", value_int(t->customer), &all, a));
	for (unsigned i = 0; i < all.count; i++)
		for (unsigned k = 0; k < t->ndevices; k++)
			if (LINE_AT(all, struct equipment, i)->record.id == t->devices[k]) {
				t->equipment = t->devices[k];
				mine++;
			}
	if (mine > 1) {
		t->equipment = 0;
		t->equipment_why = why_new(a, "chat_devices_several", arena_print(a, "%u", mine), NULL);
	} else if (mine == 1)
		t->equipment_why = why_new(a, "chat_device_code", t->device_code, NULL);
	if (mine > 0)
		return NULL;
	int named = chat_name_in(t->report.text, names_of(&all, &equipment_entity, a), all.count);
	if (named < 0 || LINE_AT(all, struct equipment, named)->stage != equipment_stage_active)
		return NULL;
	t->equipment = LINE_AT(all, struct equipment, named)->record.id;
	t->equipment_why = why_new(a, "chat_device_named", LINE_AT(all, struct equipment, named)->name, NULL);
	return NULL;
}

static void place_at(struct talk *t, int64_t site, const char *why, const char *by)
{
	if (t->site != 0 || site == 0)
		return;
	t->site = site;
	t->site_why = why_new(t->act->arena, why, by, NULL);
}

/* Where its device stands; the place that is named; that of who reports; the only one there is. */
static FALLIBLE settle_site(struct talk *t)
{
	struct arena *a = t->act->arena;
	struct lines all = { 0 };
	void *device = NULL;

	if (t->equipment != 0) {
		TRY(store_get(t->act->db, &equipment_entity, t->equipment, &device, a));
		place_at(t, ((struct equipment *)device)->site.v, "chat_site_device", NULL);
	}
	TRY(store_all(t->act->db, &site_entity, "customer", value_int(t->customer), &all, a));
	const char **names = names_of(&all, &site_entity, a);
	const char *words = arena_print(a, "%s\n%s", t->chat.title == NULL ? "" : t->chat.title,
					t->report.text == NULL ? "" : t->report.text);
	int named = chat_name_in(words, names, all.count);
	if (named >= 0)
		place_at(t, LINE_AT(all, struct site, named)->record.id, "chat_site_named", names[named]);
	for (unsigned i = 0; i < t->report.nspeakers; i++) {
		const struct chat_person *p = t->report.speakers[i].person;
		if (p != NULL && p->customer == t->customer)
			place_at(t, p->site, "chat_site_contact", p->name);
	}
	if (all.count == 1)
		place_at(t, LINE_AT(all, struct site, 0)->record.id, "chat_site_only", NULL);
	return NULL;
}

FALLIBLE talk_place(struct talk *t)
{
	by_speakers(t);
	TRY(by_phones(t));
	TRY(by_codes(t));
	TRY(by_title(t));
	settle_customer(t);
	if (t->customer == 0)
		return NULL;
	TRY(settle_device(t));
	return settle_site(t);
}
