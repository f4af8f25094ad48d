#include "base/text.h"
#include "reader/amendment.h"
#include "reader/facts.h"
#include "reader/lots.h"
#include "reader/open.h"

/* A form nobody filled in names neither project nor buyer nor date. */
static bool nothing_filled_in(const struct reading *r)
{
	static const enum fact_id telling[] = { FACT_PROJECT_NAME, FACT_PROJECT_NO, FACT_PURCHASER, FACT_BUDGET,
						FACT_DEADLINE,	   FACT_OPENING,    FACT_SALE_START };

	for (size_t i = 0; i < COUNT(telling); i++) {
		if (r->facts[telling[i]].found)
			return false;
	}
	return true;
}

/* What is left of a form says what any document of its kind says. */
static void empty(struct reading *r)
{
	*r = (struct reading){
		.blank = true, .pages = r->pages, .lines = r->lines, .line_count = r->line_count, .format = r->format
	};
}

FALLIBLE reader_read(struct arena *a, const char *name, const void *data, size_t n, struct reading *ret_reading)
{
	struct document d, written;
	struct reading r = { 0 };

	TRY(document_open(a, name, data, n, &d));
	r.pages = d.pages;
	r.unreadable = d.count == 0 && d.unreadable == NULL ? "no_text" : d.unreadable;
	if (r.unreadable == NULL) {
		r.amendment = amendment_is(a, &d);
		written = d;
		if (r.amendment)
			d = amendment_effect(a, &written, &r);
		struct layout layout = layout_of(a, &d);
		if (layout.cut)
			return error_new(a, ERROR_TOO_LARGE, NULL, "document_large");
		if (r.amendment)
			amendment_quote(a, &layout, &written);
		struct search s = { .arena = a, .layout = &layout, .reading = &r };
		struct lots lots = { .arena = a, .layout = &layout, .amends = r.amendment };
		lots_find(&lots);
		lots_place(&lots);
		if (r.amendment)
			lots_amended(&lots);
		read_names(&s);
		read_parties(&s);
		read_money(&s);
		read_dates(&s);
		read_bond(&s);
		read_terms(&s);
		read_performance(&s);
		read_scores(&s);
		read_lots(&s, &lots);
		read_marks(&s);
		read_rejections(&s);
		read_kept(&s);
		r.format = format_chapter_of(a, &written);
		if (nothing_filled_in(&r) && !r.amendment)
			empty(&r);
	}
	*ret_reading = r;
	return NULL;
}
