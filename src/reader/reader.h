/* reader.h -- what a tender document says: facts, clauses, scores, conditions of rejection, each with place and lot.
 *
 * reader_read() takes a file as it came and knows no database.  The file is parsed in a confined child (child.h);
 * what comes back is searched here.  A value that is not in the text is not found: a blank, "/", "-" or "see the
 * notice" is no value.  Whether a finding is right is for a person to say, hence page and quote. */
#ifndef READER_READER_H
#define READER_READER_H

#include <stdint.h>

#include "base/error.h"
#include "reader/format_chapter.h"

enum fact_id {
	FACT_PROJECT_NAME,
	FACT_PROJECT_NO,
	FACT_METHOD, /* 公开招标, 竞争性磋商, ... */
	FACT_PURCHASER,
	FACT_AGENCY,
	FACT_BUDGET,
	FACT_CEILING,
	FACT_SALE_START,
	FACT_SALE_END,
	FACT_SALE_PRICE,
	FACT_QUESTIONS_UNTIL,
	FACT_QUESTIONS_RULE, /* the sentence, where the limit is relative to another date */
	FACT_DEADLINE,
	FACT_OPENING,
	FACT_OPENING_PLACE,
	FACT_BOND_REQUIRED,
	FACT_BOND,
	FACT_VALIDITY_DAYS,
	FACT_EVALUATION,
	FACT_SCORING_TOTAL,
	FACT_COPIES_ORIGINAL,
	FACT_COPIES_DUPLICATE,
	FACT_COPIES_ELECTRONIC,
	FACT_CONSORTIUM,
	FACT_WARRANTY_MONTHS,
	FACT_DELIVERY_DAYS,
	FACT_DELIVERY_START,
	FACT_DELIVERY_END,
	FACT_COUNT
};

enum fact_kind {
	FACT_TEXT,
	FACT_MOMENT, /* text: local ISO, to the minute or the day alone */
	FACT_MONEY,  /* number: fen */
	FACT_NUMBER,
	FACT_FLAG, /* number: 0 or 1 */
};

struct fact_about {
	const char *path; /* "purchaser.name" */
	enum fact_kind kind;
};

extern const struct fact_about fact_table[FACT_COUNT];

struct place {
	int page;	       /* from 1 */
	const char *quote;     /* as written, at most 300 bytes */
	const char *lot;       /* the lots it is of ("包1、包3"); NULL: all of them, or there are none */
	const char *lot_doubt; /* where the document leaves it open: those it may be of */
};

struct finding {
	const char *text; /* of texts and moments */
	int64_t number;	  /* of the other kinds */
	struct place at;
};

struct fact {
	bool found;
	struct finding is;
	struct finding *others; /* plausible too, the likeliest first */
	size_t other_count;
};

struct read_score {
	const char *group; /* NULL: none */
	const char *name;
	int64_t points; /* hundredths of a point */
	struct place at;
};

enum clause_mark { MARK_STAR, MARK_TRIANGLE };

struct marked_clause {
	enum clause_mark mark;
	const char *section;	 /* "3.2", "7-2" of a table's row 7; "" where it has no number */
	const char *of;		 /* what its row of a table is about, "服务器"; NULL: nothing says so */
	const char *text;	 /* without mark and number */
	const char *written;	 /* as it stands behind the mark, with its number if that follows the mark */
	const char *requirement; /* where the text is only the name in a table: what stands beside it; or NULL */
	struct place at;
};

struct rejection {
	const char *text;
	const char *group; /* the sentence or heading that opens its list; NULL: it stands alone */
	struct place at;
};

/* Words a person must not overlook. */
enum line_word {
	WORD_STAR = 1,
	WORD_TRIANGLE = 2,
	WORD_REJECT = 4,    /* 否决 废标 拒绝, or a condition of a list of rejections */
	WORD_INVALID = 8,   /* 无效 */
	WORD_MUST = 16,	    /* 必须 应当 */
	WORD_MUST_NOT = 32, /* 不得 禁止 */
	WORD_LEFT_OUT = 64, /* an object, a picture elsewhere: not read, and nobody else will */
};

struct kept_line {
	unsigned words;
	const char *section;
	const char *heading; /* the chapter and the nearest heading; "" */
	const char *text;    /* as written */
	struct place at;
};

/* What may be bid for on its own: 包1, 标段二, 采购包3, as the document calls it. */
struct read_lot {
	const char *no;
	const char *name; /* ""; not said */
	struct place at;
	struct fact facts[FACT_COUNT]; /* what is said of it alone: money, bond, warranty, delivery */
};

/* What an amendment says of old and new in so many words. */
struct amend {
	const char *label; /* of what; "" */
	const char *was;   /* "" where it is not said */
	const char *now;
	struct place at;
};

struct reading {
	const char *unreadable; /* why there is no text in it ("no_text", "no_character_map"); NULL: there is */
	bool blank;		/* a form that nobody filled in: lists are left out */
	int pages;
	struct fact facts[FACT_COUNT];
	struct read_lot *lots; /* none, or at least two; of an amendment those that it touches */
	size_t lot_count;
	struct read_score *scores;
	size_t score_count;
	struct marked_clause *clauses;
	size_t clause_count;
	size_t mark_count[2];	     /* by enum clause_mark */
	const char *mark_meaning[2]; /* the sentence that defines the mark, or NULL */
	struct rejection *rejections;
	size_t rejection_count;
	struct kept_line *lines;
	size_t line_count;
	bool amendment; /* it changes another document: facts and clauses are what it says now */
	struct amend *amends;
	size_t amend_count;
	struct format_chapter format; /* the forms a bidder has to use */
};

/* `name` is the file's name; its ending says the format (docx, pdf, txt, md, html, htm, doc).
 * Errors: ERROR_MEDIA "format_unknown"; ERROR_INVALID and ERROR_TOO_LARGE with the reasons of zip.h, xml.h,
 * docx_read.h, doc_read.h, child.h; "pdf_damaged", "pdf_encrypted", "format_rtf", "text_binary", "document_large". */
FALLIBLE reader_read(struct arena *a, const char *name, const void *data, size_t n, struct reading *ret_reading);

/* The documents in an archive, in its order: those whose ending is known. */
struct packed_file {
	const char *name;
	const char *data;
	size_t n;
};
FALLIBLE reader_unpack(struct arena *a, const void *data, size_t n, struct packed_file **ret_files, size_t *ret_count);

#endif
