#include "app/service/signing.h"

#include <string.h>

#include "base/buffer.h"
#include "base/random.h"
#include "base/text.h"
#include "meta/kinds.h"
#include "seal/keys.h"
#include "store/record.h"

static void content_write(struct buffer *b, const char *prefix, const struct entity *e, const void *record,
			  const char *except);

static void rows_write(struct buffer *b, const struct field *f, const void *record)
{
	const struct lines *rows = (const struct lines *)((const char *)record + f->offset);

	for (unsigned i = 0; i < rows->count; i++) {
		const char *prefix = arena_print(b->arena, "%s[%u].", f->name, i);
		content_write(b, prefix, f->target, (const char *)rows->rows + i * f->target->size, "");
	}
}

static void content_write(struct buffer *b, const char *prefix, const struct entity *e, const void *record,
			  const char *except)
{
	FOR_FIELDS(f, e) {
		if (!(f->flags & PORTAL) || (f->flags & STAGE) || word_in(except, f->name))
			continue;
		if (f->kind == &kind_lines)
			rows_write(b, f, record);
		else if (field_get(f, record).tag != VALUE_NONE)
			buffer_print(b, "%s%s %s\n", prefix, f->name, f->kind->text(f, field_get(f, record), b->arena));
	}
}

const char *signed_content(const struct entity *e, const void *record, const char *except, struct arena *a)
{
	struct buffer b = BUFFER(a);

	buffer_print(&b, "%s %s\n", e->name, record_title(e, record, a));
	content_write(&b, "", e, record, except);
	return buffer_text(&b);
}

static FALLIBLE signature_file(struct act *act, const struct signatures *s, file_id id, const char *field,
			       const struct file **ret)
{
	void *record = NULL;

	TRY(store_get(act->db, &file_entity, id.v, &record, act->arena));
	const struct file *f = record;
	if (!text_starts(f->media_type, "image/"))
		return error_new(act->arena, ERROR_CONFLICT, field, "not_a_signature");
	if (!text_same(f->about_entity, s->entity->name) || !text_same(f->about_record, id_text(s->record, act->arena)))
		return error_new(act->arena, ERROR_CONFLICT, field, "signature_of_another");
	*ret = f;
	return NULL;
}

/* The same strokes twice are a copy, not a signature. */
static FALLIBLE refuse_reuse(struct act *act, const struct file *f, const char *field)
{
	static const char *const used[] = {
		"SELECT count(*) FROM revisit_record r JOIN file f ON f.id = r.signature OR f.id = r.engineer_signature"
		" WHERE f.sha256 = $1 AND r.stage <> 'draft' AND f.id <> $2",
		"SELECT count(*) FROM work_order w JOIN file f ON f.id = w.signature OR f.id = w.engineer_signature"
		" WHERE f.sha256 = $1 AND f.id <> $2",
	};

	for (size_t i = 0; i < sizeof used / sizeof *used; i++) {
		struct value n;
		TRY(sql_value(act->db, used[i], SQL_ARGS(value_text(f->sha256), value_int(f->record.id)), &n,
			      act->arena));
		if (n.i > 0)
			return error_new(act->arena, ERROR_CONFLICT, field, "signature_reused");
	}
	return NULL;
}

FALLIBLE signatures_bind(struct act *act, const struct signatures *s, const char **ret_content_hash,
			 const char **ret_signature_hash)
{
	const struct file *theirs = NULL, *ours = NULL;
	char content[HASH_HEX], hash[HASH_HEX];
	const char *bound;

	TRY(signature_file(act, s, s->theirs, "signature", &theirs));
	TRY(signature_file(act, s, s->ours, "engineer_signature", &ours));
	if (strcmp(theirs->sha256, ours->sha256) == 0)
		return error_new(act->arena, ERROR_CONFLICT, "signature", "signs_for_another");
	TRY(refuse_reuse(act, theirs, "signature"));
	TRY(refuse_reuse(act, ours, "engineer_signature"));
	hash_of(s->content, strlen(s->content), content);
	bound = arena_print(act->arena, "%s\n%s\n%s\n%s\n", content, theirs->sha256, ours->sha256,
			    s->signer == NULL ? "" : s->signer);
	hash_of(bound, strlen(bound), hash);
	*ret_content_hash = arena_copy(act->arena, content);
	*ret_signature_hash = arena_copy(act->arena, hash);
	return NULL;
}
