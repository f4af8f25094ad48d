/* The itemised prices of a bid in its book: drawn from the sealed sheet for who was let in by its list, closed to
 * everybody else, also after the opening, which reads out the total alone (TRUST T4). */
#include "app/bid/book.h"
#include "app/bid/prices.h"
#include "base/money.h"
#include "rule/finance/rmb_words.h"
#include "rule/why.h"

static const char *percent(decimal rate, struct arena *a)
{
	int64_t hundredths = divide_half_up(rate.millionths, 100);

	return hundredths % 100 == 0 ? arena_print(a, "%lld%%", (long long)(hundredths / 100))
				     : arena_print(a, "%s%%", money_text((money){ hundredths }, a));
}

static void line_row(struct content *c, const char *name, const struct offer_line *l, struct arena *a)
{
	struct content *row = content_row(c, name);

	content_text(row, "section", l->section);
	content_text(row, "number", l->number);
	content_text(row, "name", l->name);
	content_text(row, "brand", l->brand);
	content_text(row, "model", l->model);
	content_text(row, "unit", l->unit);
	content_text(row, "note", l->note);
	content_text(row, "quantity", decimal_text(l->quantity, a));
	content_text(row, "unit_price", money_text(l->unit_price, a));
	content_text(row, "amount", money_text(l->amount.gross, a));
	content_text(row, "tax_rate", percent(l->tax_rate, a));
}

static void put_closed(struct content *c, const char *words)
{
	content_text(c, "closed", words);
	content_text(c, "total", "");
	content_text(c, "total_words", "");
	content_text(c, "net", "");
}

FALLIBLE book_price_rows(struct book *b, struct content *c, const char *name)
{
	struct arena *a = b->act->arena;
	struct offer o;

	content_rows(c, name);
	put_closed(c, why_words("book_price_closed", b->language, a));
	if (!b->told || b->sheet == NULL)
		return NULL;
	TRY(price_content(b->act, b->sheet, &o));
	struct offer_total t = offer_price(&o, a);
	if (o.count == 0 || t.incomplete > 0 || t.too_large)
		return error_new(a, ERROR_CONFLICT, NULL, "price_sheet_incomplete");
	for (size_t i = 0; i < o.count; i++)
		line_row(c, name, &o.lines[i], a);
	put_closed(c, "");
	content_text(c, "total", money_text(t.gross, a));
	content_text(c, "total_words", rmb_words(t.gross, a));
	content_text(c, "net", o.net ? "1" : "");
	return NULL;
}
