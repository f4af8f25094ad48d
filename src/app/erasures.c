#include "app/erasures.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/disk.h"
#include "app/presale/house.h"
#include "app/save.h"
#include "base/random.h"
#include "entity/all.h"
#include "json/write.h"
#include "meta/flow.h"
#include "meta/rights.h"
#include "store/record.h"

#define LINE_MOST 80

static void shut(FILE **f)
{
	if (*f != NULL)
		fclose(*f);
}

#define AUTO_FILE __attribute__((cleanup(shut))) FILE

FALLIBLE erasure_note(struct act *act, int64_t contact)
{
	const char *folder = arena_print(act->arena, "%s/keys", act->app->folder);
	const char *path = arena_print(act->arena, "%s/erased", folder);
	AUTO_FILE *f = NULL;

	if (act->app->folder == NULL)
		return NULL;
	TRY(disk_folder(folder, act->arena));
	f = fopen(path, "ae");
	if (f == NULL)
		return disk_failed(path, act->arena);
	fprintf(f, "%s %s\n", id_text(contact, act->arena), date_text(instant_date(act->now), act->arena));
	if (fflush(f) != 0 || fsync(fileno(f)) != 0)
		return disk_failed(path, act->arena);
	return disk_sync(folder, act->arena);
}

static FALLIBLE repeat_one(struct act *act, int64_t id, const char *day, int64_t *erased)
{
	void *before = NULL;

	TRY(store_find(act->db, &contact_entity, "id", value_int(id), &before, act->arena));
	if (before == NULL || ((struct contact *)before)->stage == contact_stage_erased)
		return NULL;
	struct contact *after = save_copy(&contact_entity, before, act->arena);
	after->erase_reason =
		arena_print(act->arena, "恢复备份后重新删除（原删除日 %s） / erased again after a restore", day);
	TRY(save_advance(act, &contact_entity, before, after, "erase"));
	(*erased)++;
	return NULL;
}

FALLIBLE erasures_repeat(struct act *act, const char *list, int64_t *ret_erased)
{
	AUTO_FILE *f = fopen(list, "re");
	char line[LINE_MOST], id[LINE_MOST], day[LINE_MOST];
	int64_t contact, erased = 0;
	date d;

	if (f == NULL)
		return error_with(act->arena, ERROR_MISSING, NULL, "cannot_open", "%s", list);
	for (int n = 1; fgets(line, sizeof line, f) != NULL; n++) {
		if (sscanf(line, "%79s %79s", id, day) != 2 || !id_parse(id, &contact) || !date_parse_iso(day, &d))
			return error_with(act->arena, ERROR_INVALID, NULL, "erasures_damaged", "%d", n);
		TRY(repeat_one(act, contact, day, &erased));
	}
	*ret_erased = erased;
	return NULL;
}

/* --- who is due --- */

static bool may_erase(const struct act *act)
{
	const struct step *s = entity_step(&contact_entity, "erase", contact_stage_kept);

	return s != NULL && rights_step(s, act->who) && rights_scope(&contact_entity, act->who, ACT) != 0;
}

static FALLIBLE due_write(struct act *act, const struct rows *r, int years, struct buffer *b)
{
	date met = { (int32_t)rows_int(r, 1) }, due = date_add_months(met, 12 * years);
	void *record = NULL;

	TRY(store_get(act->db, &contact_entity, rows_int(r, 0), &record, act->arena));
	if (!rights_read_record(&contact_entity, record, act->who))
		return NULL;
	json_open(b, '{');
	json_member(b, "entity", "contact");
	json_member(b, "id", id_text(rows_int(r, 0), b->arena));
	json_member(b, "reason", "erasure_due");
	json_member(b, "title", ((struct contact *)record)->name);
	json_member(b, "due", date_text(due, b->arena));
	json_member(b, "state", "late");
	json_close(b, '}');
	return NULL;
}

FALLIBLE erasures_remind(struct act *act, struct buffer *b)
{
	struct presale_policy p;
	AUTO_ROWS *r = NULL;
	bool has;

	if (!may_erase(act))
		return NULL;
	TRY(presale_policies(act, &p));
	date last = date_add_months(instant_date(act->now), -12 * (int)p.retention_years);
	TRY(sql_rows(act->db,
		     "SELECT c.id, c.last_met_on FROM contact c WHERE (c.stage IS NULL OR c.stage = 'kept')"
		     " AND c.last_met_on <= $1 AND NOT EXISTS (SELECT 1 FROM contract k WHERE (k.customer = c.customer"
		     " OR k.customer IN (SELECT a.customer FROM affiliation a WHERE a.contact = c.id))"
		     " AND k.stage IN ('signed', 'accepted')) ORDER BY c.last_met_on, c.id LIMIT 10",
		     SQL_ARGS(value_int(last.day)), &r, act->arena));
	for (;;) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		TRY(due_write(act, r, (int)p.retention_years, b));
	}
}
