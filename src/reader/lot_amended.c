/* An amendment says once of which lot it speaks, before the quotation of old and new or in a sentence that leads them:
 * the new wording alone no longer says it. */
#include "base/text.h"
#include "reader/headings.h"
#include "reader/lots.h"

#define LEAD_LONGEST 60 /* characters */
#define CHAPTERS 4	/* headings up to 一、 end what a lead speaks of; ★3.2 is a clause of it */

struct leading {
	uint64_t of;
	int rank; /* of the lead's number; 0: it has none */
};

/* Without what stands in quotation marks: that may mention others. */
const char *lots_spoken(struct arena *a, const struct line *line)
{
	struct buffer b = BUFFER(a);
	const char *text = layout_squeeze(a, line->shown);
	int quoted = 0;

	for (const char *at = text; *at != '\0';) {
		const char *from = at;
		text_next(&at);
		if (text_starts(from, "“"))
			quoted++;
		if (quoted == 0)
			buffer_put(&b, from, (size_t)(at - from));
		if (text_starts(from, "”") && quoted > 0)
			quoted--;
	}
	return buffer_text(&b);
}

static uint64_t named_in(const struct lots *l, const char *text)
{
	struct lot_call call;
	uint64_t bits = 0;

	for (const char *at = text; lot_call_next(text, at, &call); at = call.to)
		bits |= lots_called(l, &call);
	return bits;
}

static bool ends_lead(const struct leading *lead, const struct line *line, const char *said)
{
	const char *rest;
	int rank = headings_number(said, &rest);

	return (line->heading > 0 && line->heading <= CHAPTERS) || (lead->rank > 0 && rank > 0 && rank <= lead->rank) ||
	       pattern_in("{其他|其它|其余}{内容|条款|事项|}{均|}不变", said);
}

/* 现对包1作如下变更: */
static bool is_lead(const char *said)
{
	return text_ends(said, ":") && text_length(said) <= LEAD_LONGEST;
}

static void lead_moves(struct leading *lead, const struct lots *l, const struct line *line, const char *said)
{
	const char *rest;

	if (line->row >= 0)
		return;
	if (ends_lead(lead, line, said))
		*lead = (struct leading){ 0 };
	if (is_lead(said) && named_in(l, said) != 0)
		*lead = (struct leading){ named_in(l, said), headings_number(said, &rest) };
}

void lots_amended(struct lots *l)
{
	struct leading lead = { 0 };

	for (size_t i = 0; i < l->layout->count && l->count > 0; i++) {
		struct line *line = &l->layout->lines[i];
		const char *said = lots_spoken(l->arena, line);
		lead_moves(&lead, l, line, said);
		uint64_t own = named_in(l, said), of = own != 0 ? own : lead.of;
		if (line->lot != NULL || line->lot_doubt != NULL || of == 0)
			continue;
		line->lot = lots_words(l, of);
	}
}
