/* book.h -- the book of a bid: what is loaded of it, what each section says, a volume as one paper.
 *
 * Loading asks the database and makes the blocks of every section but those that are somebody's Word file; the
 * files are read and drawn afterwards, without a transaction.  A price that is closed stands in no section
 * unless whoever asks is on the need-to-know list and the paper leaves the house by his hand: see
 * book_assemble.h. */
#ifndef APP_BID_BOOK_H
#define APP_BID_BOOK_H

#include "app/act.h"
#include "base/language.h"
#include "entity/all.h"
#include "office/content.h"
#include "office/page.h"
#include "seal/keys.h"

/* Pages of one attachment. */
struct book_attachment {
	const struct bid_attachment *record;
	const struct file *file; /* NULL: it has none yet */
};

/* What keeps a section from being handed in; of the reasons in locale, NULL: nothing. */
struct book_lack {
	const char *reason, *detail;
};

struct book_passage {
	const struct bid_section *section;
	int level; /* 1 ... 3 and deeper */
	const char *heading;
	const char *place;
	struct page_block *blocks;
	size_t count;
	const struct file *template; /* somebody's Word file, still to be filled; its blocks come with book_fill() */
	struct book_attachment *attachments;
	size_t attachment_count;
	struct blank *blanks; /* of a form, with what is written in each; NULL: nothing is */
	const char **values;
	size_t blank_count;
	bool priced;		       /* the price stands in it */
	bool itemised;		       /* and how it comes about, which is read out at no opening */
	const struct content *content; /* of a template: the names it may use */
	char said[HASH_HEX];
	struct book_lack lacks[4];
	size_t lack_count;
};

struct book {
	struct act *act;
	const struct bid *bid;
	const struct tender *tender;
	const struct bid_book *book; /* never NULL: empty where there is none yet */
	const struct house_profile *profile;
	const char *price;	       /* as it may be shown; NULL: it is closed to who asks */
	bool opened;		       /* everybody knows it */
	bool told;		       /* by the need-to-know list: the whole sheet is open to who asks */
	const struct bid_price *sheet; /* NULL: the bid has none */
	bool writable;
	enum language language;
	struct lines volumes, sections, attachments;
	struct lines scores; /* the lines of the scoring table that hold, in its order */
	struct content *facts;
	struct book_passage *parts; /* of all volumes, each in its order */
	size_t count;
};

/* price: what the need-to-know list has told, or NULL.  ERROR_MISSING where he may not read the bid. */
FALLIBLE book_load(struct act *act, int64_t bid, const char *price, struct book *ret);
bool book_is_closed(const struct book *b, int64_t volume); /* a price stands in it that is not known to all */

/* --- of book_facts.c --- */
void book_facts(struct book *b);
/* What the records know of it; "" if they do not.  unit: the number alone is wanted. */
const char *book_fact(const struct book *b, enum blank_meaning means, bool unit);
const char *book_lot(const struct book *b); /* with its name; NULL: the whole is bid for */

/* --- of book_part.c --- */
FALLIBLE book_part_make(struct book *b, struct book_passage *p);

/* --- of book_paper.c: what our records say by themselves --- */
FALLIBLE book_paper_read(struct book *b, const struct bid_section *s, struct page_document *ret);
bool book_paper_priced(enum section_paper paper);
bool book_paper_itemised(enum section_paper paper);
/* The lists a template may repeat rows of: technical, business, certificates, cases, solution, prices. */
FALLIBLE book_template_content(struct book *b, const struct content **ret);

/* --- of book_price.c --- */

/* The lines of the price sheet as rows of that name, and closed, total, total_words, net beside them; without lines,
 * and closed saying so, for who was not told. */
FALLIBLE book_price_rows(struct book *b, struct content *c, const char *name);

/* --- of book_volume.c --- */

/* The sheets of one file's content (office/sheets.h). */
struct book_sheets {
	const char *source; /* the SHA-256 of the content */
	struct value pdf;
	struct picture *pictures;
	size_t count;
};

/* The volume as one paper: cover, contents, index of the scoring, sections, attachments.  Files without sheets
 * stand as a line that says so. */
struct page_document book_volume_paper(struct book *b, const struct bid_volume *v, const struct book_sheets *sheets,
				       size_t count);
const char *book_place(struct arena *a, int64_t section); /* what the sections are called in it */

#endif
