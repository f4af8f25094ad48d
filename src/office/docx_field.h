/* docx_field.h -- the fields of a Word document: what stands in their instructions an editor carries out (ECMA-376
 * 17.16).  An instruction may be cut into several runs, stand in an attribute, or be made by a field inside it. */
#ifndef OFFICE_DOCX_FIELD_H
#define OFFICE_DOCX_FIELD_H

#include "base/arena.h"

enum field_reach {
	FIELD_STAYS,	/* shows something of the document itself */
	FIELD_STARTS,	/* starts a program (DDE), or hides what it does behind a field of its own */
	FIELD_INCLUDES, /* takes in a text from elsewhere */
	FIELD_LINKS,	/* shows what is linked from another file */
	FIELD_PICTURES, /* shows a picture from elsewhere */
	FIELD_EMBEDS,	/* shows an object that is in the file */
	FIELD_CONTROLS, /* shows a control that an editor would run */
};

struct docx_fields;

struct docx_fields *docx_fields_new(struct arena *a);
/* w:fldChar: "begin", "separate" or "end".  What the field reaches for, when its instruction is over; otherwise
 * FIELD_STAYS. */
enum field_reach docx_field_char(struct docx_fields *f, const char *type);
/* The second word of the instruction that ended last: "Excel.Sheet.8" of an object.  "": it has none. */
const char *docx_field_subject(const struct docx_fields *f, struct arena *a);
bool docx_field_instructs(const struct docx_fields *f);		      /* what comes is an instruction */
void docx_field_text(struct docx_fields *f, const char *s, size_t n); /* a piece of w:instrText */
enum field_reach docx_field_simple(const char *text);		      /* w:fldSimple */
/* An instruction that stands in no field, or whose field has no end: what it reaches for. */
enum field_reach docx_fields_end(struct docx_fields *f);

#endif
