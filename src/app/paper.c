#include "app/paper.h"

#include "app/files.h"
#include "base/money.h"
#include "base/text.h"
#include "office/content.h"
#include "office/docx_fill.h"
#include "office/form.h"
#include "office/marks.h"
#include "office/page_template.h"
#include "office/pdf.h"
#include "office/picture.h"
#include "reader/open.h"
#include "rule/why.h"
#include "store/record.h"

FALLIBLE paper_of(const char *format, const char *variant, enum language lang, struct arena *a, struct paper *ret)
{
	bool pdf = text_same(format, "pdf");

	if (format != NULL && !pdf && !text_same(format, "docx"))
		return error_new(a, ERROR_MALFORMED, "format", "not_a_format");
	*ret = (struct paper){ .variant = variant, .pdf = pdf, .language = lang };
	return NULL;
}

FALLIBLE paper_draw(struct paper *p, struct arena *a)
{
	struct form_file file;

	TRY(form_make(a, p->layout, p->language == LANGUAGE_ZH ? "zh-CN" : "en", p->content,
		      p->pdf ? FORM_PDF : FORM_DOCX, &file));
	p->name = arena_print(a, "%s.%s", p->title, file.extension);
	p->media_type = file.media_type;
	p->data = value_blob(file.data, file.n);
	return NULL;
}

#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

static FALLIBLE own_as_pdf(struct arena *a, const char *data, size_t n, struct value *ret)
{
	struct page_document page;
	struct document d;
	const char *pdf;
	size_t pdf_n;

	TRY(document_open(a, "template.docx", data, n, &d));
	TRY(page_marks_read(a, document_marks(a, &d), &page));
	TRY(pdf_make(a, &page, &pdf, &pdf_n));
	*ret = value_blob(pdf, pdf_n);
	return NULL;
}

FALLIBLE paper_fill_own(const struct app *app, struct paper *p, struct arena *a)
{
	struct value file;
	const char *data;
	size_t n;

	TRY(files_read(app, p->own, &file, a));
	TRY(docx_fill(a, file.s, file.n, p->content, &data, &n));
	p->name = arena_print(a, "%s.%s", p->title, p->pdf ? "pdf" : "docx");
	p->media_type = p->pdf ? "application/pdf" : DOCX;
	p->data = value_blob(data, n);
	return p->pdf ? own_as_pdf(a, data, n, &p->data) : NULL;
}

const char *paper_day(date d, struct arena *a)
{
	return d.day == 0 ? "" : date_text(d, a);
}

const char *paper_minute(instant t, struct arena *a)
{
	struct civil c = instant_civil(t);

	return t.us == 0 ? "" : arena_print(a, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}

const char *paper_money(money m, struct arena *a)
{
	return m.minor == UNSET ? "" : money_text(m, a);
}

const char *paper_decimal(decimal d, struct arena *a)
{
	return d.millionths == UNSET ? "" : decimal_text(d, a);
}

const char *paper_word(const struct choices *set, unsigned choice, enum language language, struct arena *a)
{
	const char *key = arena_print(a, "%s_%s", set->name, set->labels[choice]);
	const char *said = choice == 0 ? NULL : why_words(key, language, a);

	return said == NULL ? set->labels[choice] : said;
}

FALLIBLE paper_title(struct act *act, const struct entity *e, int64_t id, const char **ret)
{
	void *record = NULL;

	*ret = "";
	if (id == 0)
		return NULL;
	TRY(store_get(act->db, e, id, &record, act->arena));
	*ret = record_title(e, record, act->arena);
	return NULL;
}

FALLIBLE paper_picture(struct act *act, struct content *c, const char *name, file_id id)
{
	struct picture picture = { 0 };
	struct value data;
	void *file = NULL;

	if (id.v == 0) {
		content_picture(c, name, NULL);
		return NULL;
	}
	TRY(store_get(act->db, &file_entity, id.v, &file, act->arena));
	TRY(files_read(act->app, ((struct file *)file)->sha256, &data, act->arena));
	TRY(picture_read(act->arena, data.s, data.n, &picture));
	content_picture(c, name, &picture);
	return NULL;
}
