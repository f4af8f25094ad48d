/* The facts that forms and texts of a book name: the words are those of blank_meaning. */
#include "app/bid/book.h"
#include "app/paper.h"
#include "base/money.h"
#include "base/text.h"
#include "rule/bid/lot.h"
#include "rule/finance/rmb_words.h"
#include "rule/why.h"

#define OR_EMPTY(s) ((s) == NULL ? "" : (s))

static const char *day_words(const struct book *b, date d)
{
	struct civil c = date_civil(d);

	if (d.day == 0)
		return "";
	return b->language == LANGUAGE_ZH ? arena_print(b->act->arena, "%d年%d月%d日", c.year, c.month, c.day)
					  : date_text(d, b->act->arena);
}

static const char *number_of(const struct book *b, int64_t n, bool unit, const char *zh, const char *en)
{
	if (n == UNSET)
		return "";
	return arena_print(b->act->arena, "%lld%s%s", (long long)n, unit || b->language == LANGUAGE_ZH ? "" : " ",
			   unit				? ""
			   : b->language == LANGUAGE_ZH ? zh
							: en);
}

static const char *warranty_of(const struct book *b, bool unit)
{
	bool months = b->bid->warranty_unit == term_unit_month;

	return number_of(b, b->bid->warranty_term, unit, months ? "个月" : "年", months ? "months" : "years");
}

static const char *money_of(const struct book *b, money m)
{
	return m.minor == UNSET ? "" : money_text(m, b->act->arena);
}

static const char *price_words(const struct book *b)
{
	money m;

	return b->price != NULL && money_parse(b->price, &m) ? rmb_words(m, b->act->arena) : "";
}

static const char *price_of(const struct book *b, bool words)
{
	if (b->price == NULL)
		return b->bid->price.box == NULL ? "" : why_words("book_price_closed", b->language, b->act->arena);
	return words ? price_words(b) : b->price;
}

const char *book_lot(const struct book *b)
{
	const struct tender_lot *l = lot_find(b->tender, b->bid->lot);

	if (l != NULL)
		return arena_print(b->act->arena, "%s %s", l->no, l->name);
	return b->bid->lot != NULL ? b->bid->lot : b->tender->lot;
}

static const char *of_tender(const struct book *b, enum blank_meaning means, bool unit)
{
	const struct tender *t = b->tender;

	switch ((int)means) {
	case blank_meaning_project_name:
		return OR_EMPTY(t->name);
	case blank_meaning_project_no:
		return OR_EMPTY(t->number);
	case blank_meaning_lot:
		return OR_EMPTY(book_lot(b));
	case blank_meaning_purchaser:
		return OR_EMPTY(t->purchaser);
	case blank_meaning_agency:
		return OR_EMPTY(t->agency);
	case blank_meaning_bond_amount:
		return money_of(b, lot_bond(t, b->bid->lot));
	case blank_meaning_originals:
		return number_of(b, t->copies_original, true, "", "");
	case blank_meaning_duplicates:
		return number_of(b, t->copies_duplicate, true, "", "");
	case blank_meaning_electronic:
		return number_of(b, t->copies_electronic, true, "", "");
	case blank_meaning_validity_days:
		return number_of(b, b->bid->validity_days != UNSET ? b->bid->validity_days : t->validity_days, unit,
				 "日历天", "days");
	case blank_meaning_delivery:
		return number_of(b, b->bid->delivery_days, unit, "日历天", "days");
	case blank_meaning_warranty:
		return warranty_of(b, unit);
	case blank_meaning_price:
		return price_of(b, false);
	case blank_meaning_price_words:
		return price_of(b, true);
	default:
		return NULL;
	}
}

static const char *of_house(const struct book *b, enum blank_meaning means)
{
	const struct house_profile *h = b->profile;

	switch ((int)means) {
	case blank_meaning_bidder:
		return h->name != NULL ? h->name : b->act->app->company;
	case blank_meaning_uscc:
		return OR_EMPTY(h->uscc);
	case blank_meaning_legal_representative:
		return OR_EMPTY(h->legal_representative);
	case blank_meaning_legal_title:
		return OR_EMPTY(h->legal_title);
	case blank_meaning_address:
		return OR_EMPTY(h->address);
	case blank_meaning_postcode:
		return OR_EMPTY(h->postcode);
	case blank_meaning_phone:
		return OR_EMPTY(h->phone);
	case blank_meaning_fax:
		return OR_EMPTY(h->fax);
	case blank_meaning_email:
		return OR_EMPTY(h->email);
	case blank_meaning_bank:
		return OR_EMPTY(h->bank);
	case blank_meaning_account:
		return OR_EMPTY(h->account);
	case blank_meaning_registered_capital:
		return money_of(b, h->registered_capital);
	case blank_meaning_founded_on:
		return day_words(b, h->founded_on);
	default:
		return NULL;
	}
}

static const char *of_book(const struct book *b, enum blank_meaning means)
{
	const struct bid_book *k = b->book;

	switch ((int)means) {
	case blank_meaning_agent:
		return OR_EMPTY(k->agent);
	case blank_meaning_agent_title:
		return OR_EMPTY(k->agent_title);
	case blank_meaning_agent_id_no:
		return OR_EMPTY(k->agent_id_no);
	case blank_meaning_agent_phone:
		return OR_EMPTY(k->agent_phone);
	case blank_meaning_project_manager:
		return OR_EMPTY(k->project_manager);
	case blank_meaning_day:
		return day_words(b, k->signed_on);
	default:
		return "";
	}
}

const char *book_fact(const struct book *b, enum blank_meaning means, bool unit)
{
	const char *said = of_tender(b, means, unit);

	said = said != NULL ? said : of_house(b, means);
	return said != NULL ? said : of_book(b, means);
}

void book_facts(struct book *b)
{
	b->facts = content_new(b->act->arena);
	for (unsigned means = 1; means < blank_meaning_count; means++)
		content_text(b->facts, blank_meaning_choices.labels[means], book_fact(b, means, false));
}
