#include "app/presale/storage_question.h"

#include "base/money.h"
#include "json/write.h"
#include "rule/presale/storage.h"

static FALLIBLE read_decimal(const char *field, const char *text, const char *otherwise, struct arena *a, decimal *ret)
{
	if (text == NULL || *text == '\0')
		text = otherwise;
	return text != NULL && decimal_parse(text, ret) ? NULL : error_new(a, ERROR_INVALID, field, "not_a_number");
}

static FALLIBLE read_count(const char *field, const char *text, const char *otherwise, struct arena *a, int64_t *ret)
{
	decimal d;

	TRY(read_decimal(field, text, otherwise, a, &d));
	if (d.millionths % DECIMAL_ONE != 0)
		return error_new(a, ERROR_INVALID, field, "not_a_number");
	*ret = d.millionths / DECIMAL_ONE;
	return NULL;
}

static FALLIBLE read_question(const struct storage_question *q, struct arena *a, struct storage_asked *ret)
{
	TRY(read_count("streams", q->streams, NULL, a, &ret->streams));
	TRY(read_decimal("bitrate", q->bitrate, NULL, a, &ret->bitrate));
	TRY(read_count("days", q->days, NULL, a, &ret->days));
	TRY(read_decimal("hours_a_day", q->hours_a_day, "24", a, &ret->hours_a_day));
	TRY(read_decimal("codec", q->codec, "1", a, &ret->codec));
	TRY(read_count("data_disks", q->data_disks, "1", a, &ret->data_disks));
	return read_count("parity_disks", q->parity_disks, "0", a, &ret->parity_disks);
}

FALLIBLE storage_view(const struct storage_question *q, enum language lang, struct buffer *b)
{
	struct storage_asked asked = { 0 };
	struct storage_size size;

	TRY(read_question(q, b->arena, &asked));
	TRY(storage_size_of(&asked, b->arena, &size));
	json_open(b, '{');
	json_member(b, "tb", size.tb);
	json_member(b, "tib", size.tib);
	json_member(b, "gross_tb", size.gross_tb);
	json_member(b, "gross_tib", size.gross_tib);
	json_member(b, "why", why_text(size.why, lang, b->arena));
	json_close(b, '}');
	return NULL;
}
