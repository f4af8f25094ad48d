#include "app/service/revisit_paper.h"

#include <string.h>

#include "base/buffer.h"
#include "base/money.h"
#include "base/random.h"
#include "base/text.h"
#include "entity/all.h"
#include "meta/rights.h"
#include "office/content.h"
#include "rule/why.h"
#include "store/record.h"

struct building {
	struct act *act;
	const struct revisit_record *record;
	const struct visit *visit;
	enum language language;
	struct content *content;
};

static const char *said(const char *s)
{
	return s == NULL ? "" : s;
}

/* A word of why.csv in the paper's language. */
static const char *word(struct building *b, const char *key)
{
	const char *w = why_words(key, b->language, b->act->arena);

	return w == NULL ? key : w;
}

/* The kinds of the record in the words of the template. */
static const char *visit_kinds(const struct revisit_record *r, struct arena *a)
{
	static const struct {
		const char *kind, *word;
	} map[] = { { "technical", "technical" },
		    { "routine", "routine" },
		    { "rain_season", "season_rain" },
		    { "heating_season", "season_heating" },
		    { "monthly_onsite", "monthly_onsite" },
		    { "warranty_end", "expiry" },
		    { "complaint", "complaint" } };
	struct buffer b = BUFFER(a);

	for (unsigned i = 0; i < sizeof map / sizeof *map; i++)
		if (choices_have(r->kinds, map[i].kind))
			buffer_print(&b, "%s%s", b.used > 0 ? "," : "", map[i].word);
	return buffer_text(&b);
}

static void fill_texts(struct building *b)
{
	const struct revisit_record *r = b->record;
	struct arena *a = b->act->arena;
	const struct {
		const char *name, *text;
	} texts[] = {
		{ "supplier_name", b->act->app->company },
		{ "record_no", r->number },
		{ "project_name", r->project_name },
		{ "contract_no", r->contract_number },
		{ "customer_name", r->employer },
		{ "address", r->address },
		{ "contact_name", r->contact_name },
		{ "contact_phone", r->contact_phone },
		{ "accepted_on", paper_day(r->accepted_on, a) },
		{ "warranty_until", paper_day(r->warranty_end_on, a) },
		{ "warranty_note", NULL },
		{ "visit_kinds", visit_kinds(r, a) },
		{ "channel", visit_channel_choices.labels[r->channel] },
		{ "planned_on", paper_day(r->planned_on, a) },
		{ "visited_on", paper_day(r->actual_on, a) },
		{ "late_entry", r->late_entry ? "1" : NULL },
		{ "schedule_note", b->visit->reschedule_reason },
		{ "project_members", r->project_members },
		{ "maintenance_lead", r->maintenance_lead },
		{ "customer_people", r->their_people },
		{ "equipment_summary", NULL },
		{ "environment", r->environment },
		{ "new_technology", r->new_technology },
		{ "guidance", r->guidance },
		{ "customer_opinion", r->opinion },
		{ "satisfaction",
		  r->satisfaction == UNSET ? NULL : arena_print(a, "%lld", (long long)r->satisfaction) },
		{ "lessons", r->lessons },
		{ "fee", r->cost.minor == UNSET ? "0.00" : money_text(r->cost, a) },
		{ "attachments", r->attachments },
		{ "handover_note", NULL },
		{ "caller", r->channel == visit_channel_phone ? r->engineer_name : NULL },
		{ "called_at", paper_minute(b->visit->called_at, a) },
		{ "confirmation", b->visit->confirmed_by },
		{ "absence_note", b->visit->absent_reason },
		{ "visitor_name", r->engineer_name },
		{ "visitor_signed_on", paper_day(r->signed_at.us == 0 ? (date){ 0 } : instant_date(r->signed_at), a) },
		{ "customer_signer", r->signer },
		{ "customer_signed_on", paper_day(r->signed_at.us == 0 ? (date){ 0 } : instant_date(r->signed_at), a) },
		{ "reviewer_name", NULL },
		{ "reviewed_on", paper_day(r->reviewed_on, a) },
	};

	for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++)
		content_text(b->content, texts[i].name, said(texts[i].text));
}

/* One field of a line that visits.c wrote: parts are parted by tabs. */
static const char *part(const char **line, struct arena *a)
{
	size_t n = strcspn(*line, "\t\n");
	const char *text = arena_copy_n(a, *line, n);

	*line += n + ((*line)[n] == '\t');
	return text;
}

static const struct visit_check *check_named(const struct visit *v, const char *item)
{
	for (unsigned i = 0; i < v->checks.count; i++)
		if (text_same(LINE_AT(v->checks, struct visit_check, i)->item, item))
			return LINE_AT(v->checks, struct visit_check, i);
	return NULL;
}

static FALLIBLE device_of(struct building *b, const char *item, const struct equipment **ret)
{
	const struct visit_check *check = check_named(b->visit, item);
	void *record = NULL;

	*ret = NULL;
	if (check == NULL || check->equipment.v == 0)
		return NULL;
	TRY(store_get(b->act->db, &equipment_entity, check->equipment.v, &record, b->act->arena));
	*ret = record;
	return NULL;
}

static FALLIBLE equipment_row(struct building *b, const char **line)
{
	struct arena *a = b->act->arena;
	struct content *row = content_row(b->content, "equipment");
	const char *item = part(line, a), *state = part(line, a), *value = part(line, a), *finding = part(line, a);
	const struct equipment *device = NULL;

	TRY(device_of(b, item, &device));
	content_text(row, "name", item);
	content_text(row, "model", device == NULL ? "" : said(device->model));
	content_text(row, "serial", device == NULL ? "" : said(device->serial_no));
	content_text(row, "location", device == NULL ? "" : said(device->location));
	content_text(row, "state", word(b, arena_print(a, "state_%s", state)));
	content_text(row, "value", value);
	content_text(row, "photo", "");
	content_text(row, "remark", finding);
	*line += **line == '\n';
	return NULL;
}

static FALLIBLE fill_equipment(struct building *b)
{
	const char *line = said(b->record->equipment_state);

	content_rows(b->content, "equipment");
	while (*line != '\0')
		TRY(equipment_row(b, &line));
	return NULL;
}

static void fill_issues(struct building *b)
{
	const struct revisit_record *r = b->record;
	struct arena *a = b->act->arena;
	struct content *row;

	content_rows(b->content, "issues");
	content_rows(b->content, "photos");
	if (r->problems == NULL)
		return;
	row = content_row(b->content, "issues");
	content_text(row, "text", r->problems);
	content_text(
		row, "responsible",
		r->responsible == responsible_party_unset
			? ""
			: word(b, arena_print(a, "responsible_%s", responsible_party_choices.labels[r->responsible])));
	content_text(row, "in_warranty", word(b, r->under_warranty ? "yes" : "no"));
	content_text(row, "action", said(r->measures));
	content_text(row, "due", paper_day(r->measures_due_on, a));
	content_text(row, "result", said(r->result));
	content_text(row, "rechecked_on", paper_day(r->review_on, a));
}

static FALLIBLE fill_reviewer(struct building *b)
{
	void *user = NULL;

	if (b->record->reviewer.v == 0)
		return NULL;
	TRY(store_get(b->act->db, &user_entity, b->record->reviewer.v, &user, b->act->arena));
	content_text(b->content, "reviewer_name", ((struct user *)user)->name);
	return NULL;
}

static FALLIBLE fill(struct building *b)
{
	fill_texts(b);
	TRY(fill_equipment(b));
	fill_issues(b);
	TRY(paper_picture(b->act, b->content, "visitor_signature", b->record->engineer_signature));
	TRY(paper_picture(b->act, b->content, "customer_signature", b->record->signature));
	content_picture(b->content, "reviewer_signature", NULL);
	return fill_reviewer(b);
}

FALLIBLE revisit_paper(struct act *act, int64_t id, struct paper *paper)
{
	unsigned scope = rights_scope(&revisit_record_entity, act->who, READ);
	struct building b = { .act = act, .language = paper->language, .content = content_new(act->arena) };
	void *record = NULL, *visit = NULL;

	TRY(store_load(act->db, &revisit_record_entity, id, act->who, scope, &record, act->arena));
	if (record == NULL)
		return error_new(act->arena, ERROR_MISSING, NULL, "no_such_record");
	b.record = record;
	TRY(store_get(act->db, &visit_entity, b.record->visit.v, &visit, act->arena));
	b.visit = visit;
	paper->layout = "revisit_record";
	paper->title = b.record->number;
	paper->content = b.content;
	return fill(&b);
}
