#include "app/service/signing.h"

#include <string.h>

#include "base/buffer.h"
#include "base/random.h"
#include "base/text.h"
#include "meta/kinds.h"
#include "seal/keys.h"
#include "store/record.h"

#define NOT_SIGNED                                                                                                  \
	"confirmed_by confirmed_at signer signer_position signature engineer_signature content_hash signature_hash" \
	" voided_at voided_what"

const struct signed_kind signed_work_order = { &work_order_entity, true, NOT_SIGNED };
const struct signed_kind signed_revisit_record = { &revisit_record_entity, false, "" };

bool signing_binds(const struct signed_kind *k, const struct field *f)
{
	if ((f->flags & STAGE) || word_in(k->not_yet, f->name))
		return false;
	return k->portal ? (f->flags & PORTAL) != 0 : (f->flags & DERIVED) == 0;
}

static void line_write(struct buffer *b, const char *prefix, const struct field *f, const void *record)
{
	if (field_get(f, record).tag != VALUE_NONE)
		buffer_print(b, "%s%s %s\n", prefix, f->name, f->kind->text(f, field_get(f, record), b->arena));
}

static void rows_write(struct buffer *b, const struct field *f, const void *record)
{
	const struct lines *rows = (const struct lines *)((const char *)record + f->offset);

	for (unsigned i = 0; i < rows->count; i++) {
		const char *prefix = arena_print(b->arena, "%s[%u].", f->name, i);
		FOR_FIELDS(g, f->target)
			if ((g->flags & PORTAL) && !(g->flags & STAGE))
				line_write(b, prefix, g, (const char *)rows->rows + i * f->target->size);
	}
}

const char *signed_content(const struct signed_kind *k, const void *record, const char *except, struct arena *a)
{
	struct buffer b = BUFFER(a);

	buffer_print(&b, "%s %s\n", k->entity->name, record_title(k->entity, record, a));
	FOR_FIELDS(f, k->entity) {
		if (!signing_binds(k, f) || word_in(except, f->name))
			continue;
		if (f->kind == &kind_lines)
			rows_write(&b, f, record);
		else
			line_write(&b, "", f, record);
	}
	return buffer_text(&b);
}

FALLIBLE signature_look(struct act *act, const struct entity *e, int64_t record, file_id id, const char *field,
			const struct file **ret)
{
	void *found = NULL;

	TRY(store_get(act->db, &file_entity, id.v, &found, act->arena));
	const struct file *f = found;
	if (!text_starts(f->media_type, "image/"))
		return error_new(act->arena, ERROR_CONFLICT, field, "not_a_signature");
	if (!text_same(f->about_entity, e->name) || !text_same(f->about_record, id_text(record, act->arena)))
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

	TRY(signature_look(act, s->entity, s->record, s->theirs, "signature", &theirs));
	TRY(signature_look(act, s->entity, s->record, s->ours, "engineer_signature", &ours));
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
