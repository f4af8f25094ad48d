/* paper.h -- a document that is handed out.  It is filled on a lane for reading, through the actor's rights, and drawn
 * without a database, since a child draws it and the thread may wait. */
#ifndef APP_PAPER_H
#define APP_PAPER_H

#include "app/act.h"
#include "base/language.h"
#include "entity/all.h"

struct content;

struct paper {
	/* What is asked for. */
	const char *variant; /* where a filler knows several layouts; NULL: its first */
	bool pdf;	     /* else DOCX */
	enum language language;
	/* Of the filler. */
	const char *layout; /* templates/LAYOUT.LANGUAGE.page */
	const char *title;  /* what its file is called, without the ending */
	struct content *content;
	const char *own; /* the SHA-256 of somebody's own Word file it is filled into; NULL: our layout */
	/* Of paper_draw(), or paper_fill_own(). */
	const char *name, *media_type;
	struct value data;
};

typedef struct error *paper_filler(struct act *act, int64_t record, struct paper *p);

/* format: "docx", "pdf" or NULL, which stands for "docx".  ERROR_MALFORMED not_a_format. */
FALLIBLE paper_of(const char *format, const char *variant, enum language lang, struct arena *a, struct paper *ret);
FALLIBLE paper_draw(struct paper *p, struct arena *a);
/* Into p->own: as DOCX the file as it is, with its names filled and its rows repeated; as PDF what it says, on our
 * pages. */
FALLIBLE paper_fill_own(const struct app *app, struct paper *p, struct arena *a);

/* The picture of a file; none yet where there is no file. */
FALLIBLE paper_picture(struct act *act, struct content *c, const char *name, file_id id);

/* What the record is called; "" for none. */
FALLIBLE paper_title(struct act *act, const struct entity *e, int64_t id, const char **ret);

/* Texts of a paper; the empty text for what is unset. */
const char *paper_day(date d, struct arena *a);
const char *paper_minute(instant t, struct arena *a); /* 2026-06-09 14:30 */
const char *paper_money(money m, struct arena *a);
const char *paper_decimal(decimal d, struct arena *a);
/* The word of a choice: SET_CHOICE of db/data/why.csv, else the choice itself. */
const char *paper_word(const struct choices *set, unsigned choice, enum language language, struct arena *a);

#endif
