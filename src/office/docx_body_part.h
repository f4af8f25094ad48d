/* docx_body_part.h -- private to docx_body.c, docx_table.c and docx_object.c: what is under way while a body is read,
 * and the tables of element names that say what opening and closing each does. */
#ifndef OFFICE_DOCX_BODY_PART_H
#define OFFICE_DOCX_BODY_PART_H

#include "office/docx_body.h"
#include "office/docx_field.h"

struct paragraph {
	struct buffer text;
	struct style style;
	bool pictured;
	struct paragraph *outer;
};

struct open_table {
	struct row *rows;
	size_t count, room;
	struct cell *cells; /* of the row being read */
	size_t cell_count, cell_room;
	struct buffer text; /* of the cell being read */
	int column, span, page;
	bool above;
	struct open_table *outer;
};

struct docx_body {
	struct arena *arena;
	const struct styles *styles;
	struct numbering *numbering;
	struct docx_fields *fields;
	struct document_draft draft;
	struct paragraph *paragraph;
	struct open_table *table;
	int page;
	int skipped; /* inside that many elements that are not read */
	int objects; /* inside that many */
	bool speck;  /* the drawing at hand has no room for a word */
	bool in_text, in_instruction, hidden;
	bool rendered;	     /* Word left its page breaks in the text: they say more than sections do */
	bool section_breaks; /* the section that ends with this paragraph goes to a new page */
	const char *fault;
};

struct docx_element {
	const char *name;
	void (*open)(struct docx_body *b, const char *const *attributes);
	void (*close)(struct docx_body *b);
	bool skipped; /* with all that is in it */
};
/* Each ends with one without a name. */
extern const struct docx_element docx_table_elements[], docx_object_elements[];

int docx_number(const char *const *attributes, const char *name); /* of an attribute; 0: it has none */
void docx_leave_out(struct docx_body *b, const char *said);	  /* what is not read is said where it stands */

#endif
