#include "app/service/plan_seen.h"

#include <elf.h>
#include <link.h>
#include <string.h>

#include "base/buffer.h"
#include "base/embedded.h"

/* --- fingerprints: they tell whether something is as it was, and are no secret --- */

#define FIRST 14695981039346656037u

static uint64_t mix_bytes(uint64_t h, const void *data, size_t n)
{
	const unsigned char *p = data;

	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * 1099511628211u;
	return h;
}

static uint64_t mix(uint64_t h, int64_t i)
{
	return mix_bytes(h, &i, sizeof i);
}

/* --- the program --- */

struct build {
	uint64_t fingerprint;
	bool found;
};

static void read_notes(const char *at, size_t n, struct build *b)
{
	while (n >= sizeof(ElfW(Nhdr))) {
		ElfW(Nhdr) note;
		memcpy(&note, at, sizeof note);
		size_t name = (note.n_namesz + 3u) & ~3u, desc = (note.n_descsz + 3u) & ~3u;
		if (sizeof note + name + desc > n)
			return;
		if (note.n_type == NT_GNU_BUILD_ID) {
			b->fingerprint = mix_bytes(FIRST, at + sizeof note + name, note.n_descsz);
			b->found = true;
			return;
		}
		at += sizeof note + name + desc;
		n -= sizeof note + name + desc;
	}
}

/* The first that is told of is the program itself. */
static int read_program(struct dl_phdr_info *info, size_t size, void *arg)
{
	struct build *b = arg;

	(void)size;
	for (int i = 0; i < info->dlpi_phnum && !b->found; i++)
		if (info->dlpi_phdr[i].p_type == PT_NOTE)
			read_notes((const char *)(uintptr_t)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr),
				   info->dlpi_phdr[i].p_memsz, b);
	return 1;
}

/* --- what all rest on --- */

#define STATE_OF(table)                                                                                          \
	"SELECT count(*), CAST(COALESCE(sum(\"version\"), 0) AS BIGINT), COALESCE(max(\"changed_at\"), 0) FROM " \
	"\"" table "\""

static FALLIBLE mix_tables(struct act *act, uint64_t *h)
{
	static const char *const states[] = { STATE_OF("calendar_day"), STATE_OF("season_override"), STATE_OF("policy"),
					      STATE_OF("company_round") };

	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		AUTO_ROWS *r = NULL;
		bool has;
		TRY(sql_rows(act->db, states[i], SQL_NO_ARGS, &r, act->arena));
		TRY(rows_next(r, &has, act->arena));
		for (unsigned k = 0; has && k < 3; k++)
			*h = mix(*h, rows_int(r, k));
	}
	return NULL;
}

FALLIBLE plan_ground_read(struct act *act, struct plan_ground *ret)
{
	const struct embedded *seasons = embedded_find("db/data/season.csv");
	struct build build = { 0 };
	struct value next;

	*ret = (struct plan_ground){ .today = instant_date(act->now), .until = { INT32_MAX } };
	dl_iterate_phdr(read_program, &build);
	uint64_t h = build.fingerprint;
	if (seasons != NULL)
		h = mix_bytes(h, seasons->data, embedded_size(seasons));
	TRY(mix_tables(act, &h));
	TRY(sql_value(act->db, "SELECT min(\"effective_on\") FROM policy WHERE \"effective_on\" > $1",
		      SQL_ARGS(value_int(ret->today.day)), &next, act->arena));
	if (next.tag == VALUE_INT)
		ret->until.day = (int32_t)next.i - 1;
	ret->fingerprint = (int64_t)h;
	ret->usable = build.found;
	return NULL;
}

/* --- what each rests on --- */

#define OF_CONTRACT(table)                                                                                \
	"(SELECT count(*) FROM \"" table "\" x WHERE x.\"contract\" = c.\"id\"),"                         \
	" (SELECT CAST(COALESCE(sum(x.\"version\" + x.\"id\" % 1000003), 0) AS BIGINT) FROM \"" table     \
	"\" x WHERE x.\"contract\" = c.\"id\"), (SELECT COALESCE(max(x.\"changed_at\"), 0) FROM \"" table \
	"\" x WHERE x.\"contract\" = c.\"id\")"

static const char looking[] =
	"SELECT p.\"id\", COALESCE(z.\"fingerprint\", 0), COALESCE(z.\"from_on\", 0), COALESCE(z.\"until_on\", 0),"
	" (SELECT count(*) FROM \"plan_trip\" t WHERE t.\"visit_plan\" = p.\"id\"), p.\"version\", c.\"version\","
	" COALESCE(s.\"version\", 0), " OF_CONTRACT("obligation") ", " OF_CONTRACT("visit") ", " OF_CONTRACT(
		"commitment") ", " OF_CONTRACT("important_day") " FROM \"visit_plan\" p JOIN \"contract\" c ON "
								"c.\"id\" ="
								" p.\"contract\" LEFT JOIN \"site\" s ON s.\"id\" = "
								"c.\"site\" LEFT JOIN \"plan_seen\" z ON"
								" z.\"visit_plan\" = p.\"id\" WHERE p.\"id\" >= $1 AND "
								"p.\"id\" <= $2 AND p.\"stage\" <> 'ended'"
								" ORDER BY p.\"id\" LIMIT $3";

enum { PLAN, SEEN, SEEN_FROM, SEEN_UNTIL, TRIPS, FIRST_INPUT, AFTER_INPUTS = FIRST_INPUT + 15 };

static int64_t inputs_of(const struct plan_ground *g, const struct rows *r)
{
	uint64_t h = (uint64_t)g->fingerprint;

	for (unsigned i = FIRST_INPUT; i < AFTER_INPUTS; i++)
		h = mix(h, rows_int(r, i));
	return (int64_t)h;
}

static struct plan_look look_of(const struct plan_ground *g, const struct rows *r)
{
	struct plan_look look = { rows_int(r, PLAN), inputs_of(g, r), rows_int(r, TRIPS), false };
	int64_t today = g->today.day;

	look.seen = g->usable && rows_int(r, SEEN) == look.fingerprint && rows_int(r, SEEN_FROM) <= today &&
		    today <= rows_int(r, SEEN_UNTIL);
	return look;
}

static FALLIBLE look_between(struct act *act, const struct plan_ground *g, int64_t first, int64_t last, int most,
			     struct plan_look *ret, int *ret_n)
{
	AUTO_ROWS *r = NULL;
	bool has;

	*ret_n = 0;
	TRY(sql_rows(act->db, looking, SQL_ARGS(value_int(first), value_int(last), value_int(most)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		ret[(*ret_n)++] = look_of(g, r);
	}
}

FALLIBLE plans_look(struct act *act, const struct plan_ground *g, int64_t after, int most, struct plan_look *ret,
		    int *ret_n)
{
	return look_between(act, g, after + 1, INT64_MAX, most, ret, ret_n);
}

static FALLIBLE keep_seen(struct act *act, const struct plan_ground *g, const struct plan_look *now, date until)
{
	until.day = until.day < g->until.day ? until.day : g->until.day;
	return sql_run(
		act->db,
		"INSERT INTO plan_seen (\"visit_plan\", \"fingerprint\", \"from_on\", \"until_on\") VALUES ($1, $2, $3,"
		" $4) ON CONFLICT (\"visit_plan\") DO UPDATE SET \"fingerprint\" = excluded.\"fingerprint\","
		" \"from_on\" = excluded.\"from_on\", \"until_on\" = excluded.\"until_on\"",
		SQL_ARGS(value_int(now->plan), value_int(now->fingerprint), value_int(g->today.day),
			 value_int(until.day)),
		NULL, act->arena);
}

FALLIBLE plans_saw(struct act *act, const struct plan_ground *g, const struct plan_kept *kept, int n)
{
	struct plan_look now[PLANS_AT_ONCE];
	int found = 0, at = 0;

	if (n > 0)
		TRY(look_between(act, g, kept[0].plan, kept[n - 1].plan, PLANS_AT_ONCE, now, &found));
	for (int i = 0; i < found; i++) {
		while (at < n && kept[at].plan < now[i].plan)
			at++;
		if (at < n && kept[at].plan == now[i].plan)
			TRY(keep_seen(act, g, &now[i], kept[at].until));
	}
	return NULL;
}
