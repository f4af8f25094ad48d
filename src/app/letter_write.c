/* letter_write.c -- a letter as text: headers in ASCII (RFC 2047), the body as base64 of UTF-8 (RFC 2045). */
#include <string.h>

#include "app/mailer.h"
#include "base/embedded.h"
#include "base/random.h"
#include "base/text.h"
#include "json/locale.h"

static void base64_put(struct buffer *b, const char *data, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *p = (const unsigned char *)data;

	for (size_t i = 0; i < n; i += 3) {
		unsigned three =
			(unsigned)p[i] << 16 | (i + 1 < n ? (unsigned)p[i + 1] << 8 : 0) | (i + 2 < n ? p[i + 2] : 0u);
		buffer_char(b, digits[three >> 18]);
		buffer_char(b, digits[three >> 12 & 63]);
		buffer_char(b, i + 1 < n ? digits[three >> 6 & 63] : '=');
		buffer_char(b, i + 2 < n ? digits[three & 63] : '=');
	}
}

/* Whole characters only, 45 bytes at most: a word of 75 with its frame. */
static void encoded_words(struct buffer *b, const char *text)
{
	while (*text != '\0') {
		const char *end = text;
		size_t n = 0;
		while (*end != '\0' && n <= 41) {
			const char *next = end;
			text_next(&next);
			n += (size_t)(next - end);
			end = next;
		}
		buffer_add(b, "=?UTF-8?B?");
		base64_put(b, text, n);
		buffer_add(b, *end == '\0' ? "?=" : "?=\r\n ");
		text = end;
	}
}

static bool one_line(const char *text)
{
	for (const char *p = text; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F)
			return false;
	return text_valid(text, strlen(text));
}

static void date_put(struct buffer *b, instant t)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
					      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct civil c = instant_civil(t);

	buffer_print(b, "Date: %s, %d %s %04d %02d:%02d:%02d +0800\r\n", days[date_weekday(instant_date(t)) - 1], c.day,
		     months[c.month - 1], c.year, c.hour, c.minute, c.second);
}

/* {name} {company} {link}; what stands in for them is not looked at again. */
static void fill(struct buffer *b, const char *from, const char *end, const struct app *app, const struct letter *l)
{
	const struct {
		const char *gap, *word;
	} gaps[] = { { "{name}", l->name }, { "{company}", app->company }, { "{link}", l->link } };

	while (from < end) {
		unsigned i = 0;
		while (i < 3 && !text_starts(from, gaps[i].gap))
			i++;
		if (i == 3) {
			buffer_char(b, *from++);
			continue;
		}
		buffer_add(b, gaps[i].word == NULL ? "" : gaps[i].word);
		from += strlen(gaps[i].gap);
	}
}

static FALLIBLE fill_template(enum language lang, const struct app *app, const struct letter *l, struct buffer *subject,
			      struct buffer *body)
{
	struct arena *a = body->arena;
	const struct embedded *e =
		embedded_find(arena_print(a, "templates/letter/%s.%s.txt", l->kind, language_tag(lang)));
	const char *end;

	if (e == NULL)
		return error_with(a, ERROR_INVALID, NULL, "no_template", "%s", l->kind);
	end = memchr(e->data, '\n', embedded_size(e));
	if (end == NULL)
		return error_with(a, ERROR_INVALID, NULL, "no_template", "%s", e->path);
	buffer_add(subject, subject->used > 0 ? " / " : "");
	fill(subject, e->data, end, app, l);
	buffer_add(body, body->used > 0 ? "\n----------------------------------------\n\n" : "");
	for (end++; end < e->end && *end == '\n'; end++)
		;
	fill(body, end, e->end, app, l);
	return NULL;
}

/* CRLF lines, packed in lines of 76. */
static void body_put(struct buffer *out, const char *text)
{
	struct buffer crlf = BUFFER(out->arena), packed = BUFFER(out->arena);

	for (; *text != '\0'; text++) {
		if (*text == '\n')
			buffer_char(&crlf, '\r');
		buffer_char(&crlf, *text);
	}
	base64_put(&packed, buffer_text(&crlf), crlf.used);
	for (size_t at = 0; at < packed.used; at += 76) {
		buffer_put(out, packed.data + at, packed.used - at < 76 ? packed.used - at : 76);
		buffer_add(out, "\r\n");
	}
}

static const char *host_of(const char *address)
{
	return strchr(address, '@') + 1;
}

FALLIBLE mailer_write(const struct app *app, const char *from, const struct letter *l, struct buffer *out)
{
	struct buffer subject = BUFFER(out->arena), body = BUFFER(out->arena);

	if (!mail_address_plain(from) || !mail_address_plain(l->to))
		return error_new(out->arena, ERROR_INVALID, "to", "not_an_address");
	if ((l->name != NULL && !one_line(l->name)) || (app->company != NULL && !one_line(app->company)))
		return error_new(out->arena, ERROR_INVALID, "name", "control_character");
	for (int lang = LANGUAGE_ZH; lang <= LANGUAGE_EN; lang++)
		TRY(fill_template((enum language)lang, app, l, &subject, &body));
	if (l->about != NULL && one_line(l->about))
		buffer_print(&subject, " [%s]", l->about);
	buffer_add(out, "From: ");
	encoded_words(out, app->company == NULL ? "" : app->company);
	buffer_print(out, " <%s>\r\nTo: ", from);
	encoded_words(out, l->name == NULL ? "" : l->name);
	buffer_print(out, " <%s>\r\nSubject: ", l->to);
	encoded_words(out, buffer_text(&subject));
	buffer_add(out, "\r\n");
	date_put(out, l->at);
	buffer_print(out,
		     "Message-ID: <%s@%s>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
		     "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n",
		     id_text(l->id, out->arena), host_of(from));
	body_put(out, buffer_text(&body));
	return NULL;
}
