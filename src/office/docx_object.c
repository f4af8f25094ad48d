/* docx_object.c -- pictures and objects of a body: what is not read of them is said where it stands. */
#include <strings.h>

#include "office/docx_body_part.h"
#include "office/left_out.h"

#define SPECK 180000 /* half a centimetre, in the units of drawings */

void docx_leave_out(struct docx_body *b, const char *said)
{
	if (b->paragraph != NULL)
		buffer_add(&b->paragraph->text, said);
	else if (b->table != NULL)
		buffer_add(&b->table->text, said);
	else
		document_paragraph(&b->draft, said, b->page, 0);
}

/* What an object shows while it is closed is no picture besides it. */
static void object_in(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	b->objects++;
}

static void object_out(struct docx_body *b)
{
	b->objects--;
}

static void object_open(struct docx_body *b, const char *const *attributes)
{
	const char *program = xml_attribute(attributes, "ProgID"), *type = xml_attribute(attributes, "Type");

	if (left_out_is_packed(program))
		b->fault = "docx_packed_program";
	docx_leave_out(b, left_out_object(program, type != NULL && strcasecmp(type, "Link") == 0, b->arena));
}

static void control_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	docx_leave_out(b, left_out_text(LEFT_OUT_CONTROL));
}

/* A picture stands behind the words of its paragraph, whose sense it does not cut. */
static void picture_found(struct docx_body *b)
{
	if (b->objects == 0 && b->paragraph != NULL)
		b->paragraph->pictured = true;
}

static void drawing_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	b->speck = false;
}

/* Of a drawing: a line or a bullet has no room for a word. */
static void extent_open(struct docx_body *b, const char *const *attributes)
{
	int width = docx_number(attributes, "cx"), height = docx_number(attributes, "cy");

	b->speck = (width > 0 && width < SPECK) || (height > 0 && height < SPECK);
}

/* A picture that is in the file as well is one of the file. */
static void blip_open(struct docx_body *b, const char *const *attributes)
{
	if (xml_attribute(attributes, "embed") != NULL && !b->speck)
		picture_found(b);
	else if (xml_attribute(attributes, "embed") == NULL && xml_attribute(attributes, "link") != NULL)
		docx_leave_out(b, left_out_text(LEFT_OUT_PICTURE_AFAR));
}

static void image_data_open(struct docx_body *b, const char *const *attributes)
{
	if (xml_attribute(attributes, "id") != NULL)
		picture_found(b);
	else if (xml_attribute(attributes, "href") != NULL)
		docx_leave_out(b, left_out_text(LEFT_OUT_PICTURE_AFAR));
}

static void chart_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	docx_leave_out(b, left_out_text(LEFT_OUT_CHART));
}

static void diagram_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	docx_leave_out(b, left_out_text(LEFT_OUT_DIAGRAM));
}

static void ink_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	docx_leave_out(b, left_out_text(LEFT_OUT_INK));
}

static void chunk_open(struct docx_body *b, const char *const *attributes)
{
	(void)attributes;
	docx_leave_out(b, left_out_text(LEFT_OUT_FILE));
}

const struct docx_element docx_object_elements[] = {
	{ "object", object_in, object_out, false },
	{ "OLEObject", object_open, NULL, false },
	{ "control", control_open, NULL, false },
	{ "drawing", drawing_open, NULL, false },
	{ "extent", extent_open, NULL, false },
	{ "blip", blip_open, NULL, false },
	{ "chart", chart_open, NULL, false },
	{ "relIds", diagram_open, NULL, false },
	{ "contentPart", ink_open, NULL, false },
	{ "imagedata", image_data_open, NULL, false },
	{ "altChunk", chunk_open, NULL, false },
	{ "subDoc", chunk_open, NULL, false },
	{ NULL, NULL, NULL, false },
};
