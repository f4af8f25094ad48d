#include "cmd/demo_visits.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "app/files.h"
#include "app/save.h"
#include "base/buffer.h"
#include "base/embedded.h"
#include "base/random.h"
#include "entity/all.h"
#include "meta/kinds.h"
#include "store/record.h"

/* The writer is ours already: with files in the database the content is written by the same transaction. */
FALLIBLE demo_keep(struct demo *d, struct act *act, const void *data, size_t n, char ret_sha256[HASH_HEX])
{
	(void)d;
	if (sql_engine(act->db) == SQL_SQLITE)
		return files_keep(act->app, data, n, ret_sha256, act->arena);
	hash_of(data, n, ret_sha256);
	return sql_run(act->db, "INSERT INTO blob (sha256, content) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING",
		       SQL_ARGS(value_text(ret_sha256), value_blob(data, n)), NULL, act->arena);
}

static void put32(struct buffer *b, uint32_t n)
{
	unsigned char bytes[4] = { (unsigned char)(n >> 24), (unsigned char)(n >> 16), (unsigned char)(n >> 8),
				   (unsigned char)n };

	buffer_put(b, bytes, 4);
}

/* The picture with a comment of its own before its end (IEND, 12 bytes), so that no two are the same. */
static void signature_picture(struct demo *d, const struct embedded *png, struct buffer *out)
{
	char text[64];
	int n = snprintf(text, sizeof text, "tEXtComment%c%u", 0, ++d->signatures);

	buffer_put(out, png->data, embedded_size(png) - 12);
	put32(out, (uint32_t)n - 4);
	buffer_put(out, text, (size_t)n);
	put32(out, (uint32_t)crc32(0, (const unsigned char *)text, (unsigned)n));
	buffer_put(out, png->end - 12, 12);
}

static FALLIBLE attach_signature(struct demo *d, struct act *act, const struct revisit_record *r, const char *path,
				 file_id *ret)
{
	const struct embedded *png = embedded_find(path);
	struct buffer picture = BUFFER(act->arena);
	char sha256[HASH_HEX];
	void *file = NULL;

	if (png == NULL)
		return error_with(act->arena, ERROR_MISSING, "file", "no_data", "%s", path);
	signature_picture(d, png, &picture);
	TRY(demo_keep(d, act, picture.data, picture.used, sha256));
	TRY(files_attach(act, &revisit_record_entity, r, "签名.png", sha256, picture.used, "image/png", &file));
	ret->v = ((struct record *)file)->id;
	return NULL;
}

static FALLIBLE check_rows(struct act *act, const struct visit *v, struct visit *after, bool fault)
{
	struct lines devices = { 0 };

	TRY(store_all(act->db, &equipment_entity, "contract", value_int(v->contract.v), &devices, act->arena));
	after->checks.rows = arena_alloc(act->arena, sizeof(struct visit_check) * (devices.count + 1));
	after->checks.count = devices.count;
	for (unsigned i = 0; i < devices.count; i++) {
		const struct equipment *e = LINE_AT(devices, struct equipment, i);
		struct visit_check *c = LINE_AT(after->checks, struct visit_check, i);
		memcpy(c, record_new(&visit_check_entity, act->arena), sizeof *c);
		c->equipment.v = e->record.id;
		c->item = e->name;
		c->state = fault && i == 0 ? check_state_abnormal : check_state_normal;
		c->finding = fault && i == 0 ? "镜头有积尘，画面偏暗" : NULL;
	}
	return NULL;
}

static FALLIBLE record_visit(struct act *act, const struct visit *v, bool fault)
{
	struct visit *after = save_copy(&visit_entity, v, act->arena);

	after->actual_on = instant_date(act->now);
	after->their_people = "王主任、赵工";
	after->environment = "机房 23 ℃，湿度 45 %RH，供电、UPS、接地正常";
	after->guidance = "讲解日常除尘、录像检索与 UPS 放电操作";
	after->opinion = "服务及时，满意";
	after->satisfaction = fault ? 4 : 5;
	if (fault) {
		after->findings = "室外摄像机镜头积尘";
		after->measures = "现场清洁并调整补光，下次回访复查";
		after->measures_due_on = date_plus(after->actual_on, 20);
	}
	if (choices_have(v->programmes, "technical"))
		after->lessons = "立杆设备按迎风面选抱箍，雨季前复紧一次，抖动投诉不再出现";
	if (v->channel == visit_channel_phone) {
		after->called_at = act->now;
		after->called_whom = "王主任";
	}
	TRY(check_rows(act, v, after, fault));
	return save_advance(act, &visit_entity, v, after, "record");
}

static FALLIBLE sign_record(struct demo *d, struct act *act, int64_t visit)
{
	struct revisit_record *after;
	void *was = NULL;

	TRY(store_find(act->db, &revisit_record_entity, "visit", value_int(visit), &was, act->arena));
	if (was == NULL)
		return error_new(act->arena, ERROR_MISSING, "revisit_record", "no_such_record");
	after = save_copy(&revisit_record_entity, was, act->arena);
	after->signer = "王建国";
	after->signer_position = "信息科主任";
	TRY(attach_signature(d, act, was, "demo/signature_engineer.png", &after->engineer_signature));
	TRY(attach_signature(d, act, was, "demo/signature_customer.png", &after->signature));
	return save_advance(act, &revisit_record_entity, was, after, "sign");
}

/* By phone the customer confirms by message; on site he signs. */
static FALLIBLE confirm_visit(struct demo *d, struct act *act, int64_t id)
{
	struct visit *after;
	void *was = NULL;

	TRY(store_get(act->db, &visit_entity, id, &was, act->arena));
	after = save_copy(&visit_entity, was, act->arena);
	if (after->channel == visit_channel_onsite)
		return sign_record(d, act, id);
	after->confirmed_by = "王建国（短信确认）";
	return save_advance(act, &visit_entity, was, after, "confirm");
}

static FALLIBLE carry_out(struct demo *d, struct act *act, int64_t id, bool fault)
{
	void *visit = NULL;

	TRY(store_get(act->db, &visit_entity, id, &visit, act->arena));
	act->now = instant_plus(date_start(((struct visit *)visit)->planned_on), 9 * HOUR + 30 * MINUTE);
	TRY(record_visit(act, visit, fault));
	act->now = instant_plus(act->now, 90 * MINUTE);
	return confirm_visit(d, act, id);
}

static bool is_missed(const json_t *miss, unsigned number)
{
	size_t i;
	json_t *n;

	json_array_foreach(miss, i, n) if (json_integer_value(n) == number) return true;
	return false;
}

static int by_planned(const void *a, const void *b)
{
	return ((const struct visit *)a)->planned_on.day - ((const struct visit *)b)->planned_on.day;
}

FALLIBLE demo_visits(struct demo *d, struct act *act, const json_t *line)
{
	const char *ref = json_member_text(line, "ref", act->arena),
		   *until = json_member_text(line, "until", act->arena);
	int last = d->today.day + (until == NULL ? -1 : atoi(until));
	struct lines all = { 0 };
	int64_t contract = 0;

	for (const struct demo_ref *r = d->refs; r != NULL; r = r->next)
		if (ref != NULL && strcmp(r->name, ref) == 0)
			contract = r->id;
	TRY(store_all(act->db, &visit_entity, "contract", value_int(contract), &all, act->arena));
	if (all.count > 1)
		qsort(all.rows, all.count, sizeof(struct visit), by_planned);
	for (unsigned i = 0; i < all.count; i++) {
		const struct visit *v = LINE_AT(all, struct visit, i);
		if (v->planned_on.day <= last && v->stage == visit_stage_planned &&
		    !is_missed(json_object_get(line, "miss"), i + 1))
			TRY(carry_out(d, act, v->record.id, i % 9 == 4));
	}
	return NULL;
}
