#include "app/paper.h"

#include "base/money.h"
#include "base/text.h"
#include "office/form.h"

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
