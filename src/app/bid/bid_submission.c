#include "app/bid/bid_submission.h"

#include "app/bid/bid_readiness.h"
#include "base/instant.h"
#include "base/random.h"
#include "store/record.h"

static FALLIBLE freeze_files(struct act *act, const struct bid *b, struct buffer *out)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db,
		     "SELECT \"sha256\", \"name\" FROM file WHERE \"about_entity\" = 'bid' AND \"about_record\" = $1"
		     " ORDER BY id",
		     SQL_ARGS(value_text(id_text(b->record.id, act->arena))), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		buffer_print(out, "%s  %s\n", rows_text(r, 0, act->arena), rows_text(r, 1, act->arena));
	}
}

static FALLIBLE freeze_editions(struct act *act, const struct bid *b, struct buffer *out)
{
	AUTO_ROWS *r = NULL;
	bool has;

	TRY(sql_rows(act->db,
		     "SELECT \"pdf_hash\", \"name\", \"edition\" FROM book_edition e WHERE \"bid\" = $1 AND"
		     " \"pdf_hash\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM book_edition n WHERE"
		     " n.\"volume\" = e.\"volume\" AND n.\"edition\" > e.\"edition\") ORDER BY id",
		     SQL_ARGS(value_int(b->record.id)), &r, act->arena));
	while (true) {
		TRY(rows_next(r, &has, act->arena));
		if (!has)
			return NULL;
		buffer_print(out, "%s  %s %lld\n", rows_text(r, 0, act->arena), rows_text(r, 1, act->arena),
			     (long long)rows_int(r, 2));
	}
}

static const char *or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

/* The answers as one line: their numbers, words, values and deviations. */
static FALLIBLE freeze_answers(struct act *act, const struct bid *b, struct buffer *out)
{
	struct buffer text = BUFFER(act->arena);
	struct lines all = { 0 };
	char hash[HASH_HEX];

	TRY(store_all(act->db, &clause_response_entity, "bid", value_int(b->record.id), &all, act->arena));
	for (unsigned i = 0; i < all.count; i++) {
		const struct clause_response *r = LINE_AT(all, struct clause_response, i);
		buffer_print(&text, "%s\t%s\t%s\t%s\t%s\n", r->no, or_empty(r->text), or_empty(r->value),
			     deviation_choices.labels[r->deviation], or_empty(r->evidence));
	}
	if (all.count == 0)
		return NULL;
	hash_of(buffer_text(&text), text.used, hash);
	buffer_print(out, "%s  clause_response %u\n", hash, all.count);
	return NULL;
}

FALLIBLE bid_manifest(struct act *act, const struct bid *b, const char **ret, char ret_hash[HASH_HEX])
{
	struct buffer out = BUFFER(act->arena);

	if (b->price_hash != NULL)
		buffer_print(&out, "%s  price\n", b->price_hash);
	TRY(freeze_answers(act, b, &out));
	TRY(freeze_editions(act, b, &out));
	TRY(freeze_files(act, b, &out));
	*ret = buffer_text(&out);
	hash_of(*ret, out.used, ret_hash);
	return NULL;
}

/* What is told after the deadline is a fact; before it nobody hands in what would be thrown out. */
FALLIBLE bid_submitting(struct act *act, const void *before, void *bid)
{
	const struct bid *b = bid;
	struct error *all = NULL;

	if (b->deadline_at.us == 0 || instant_before(act->now, b->deadline_at))
		TRY(bid_must_be_ready(act, b, &all));
	return all != NULL ? all : bid_freezing(act, before, bid);
}

FALLIBLE bid_freezing(struct act *act, const void *before, void *bid)
{
	struct bid *b = bid;
	char hash[HASH_HEX];

	(void)before;
	TRY(bid_manifest(act, b, &b->frozen, hash));
	b->frozen_hash = arena_copy(act->arena, hash);
	return NULL;
}

/* Nothing is prepared after the deadline, by the server's clock (A22). */
FALLIBLE answer_in_time(struct act *act, const void *before, void *response)
{
	const struct clause_response *r = response;
	void *record = NULL;

	(void)before;
	if (r->bid.v == 0)
		return NULL;
	TRY(store_get(act->db, &bid_entity, r->bid.v, &record, act->arena));
	const struct bid *b = record;
	if (b->stage != bid_stage_preparing || b->deadline_at.us == 0 || instant_before(act->now, b->deadline_at))
		return NULL;
	return error_new(act->arena, ERROR_CONFLICT, "bid", "too_late");
}
