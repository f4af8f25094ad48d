#include "office/mail_read.h"

#include <ctype.h>
#include <gmime/gmime.h>
#include <iconv.h>
#include <string.h>

#include "base/text.h"
#include "child/child.h"
#include "office/charset.h"
#include "office/html_read.h"
#include "office/parcel.h"

#define MEMORY (192u << 20)
#define TEXT_MOST 9000
#define LINE_MOST 400
#define COPIED_MOST 1900

struct reading {
	struct arena arena;
	int pipe;
	const char *data;
	size_t n;
	struct buffer out, parts, text, page;
	size_t nparts;
	bool more;
};

/* What GMime needs of the system is loaded before the door is locked. */
static void prepare(int pipe, void *arg)
{
	static const char *const charsets[] = { "UTF-8",  "GB18030",	"GBK",	    "GB2312",	    "BIG5",
						"UTF-16", "ISO-8859-1", "US-ASCII", "WINDOWS-1252", "ISO-2022-JP" };

	(void)pipe;
	(void)arg;
	charset_prepare();
	for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++) {
		(void)iconv_open("UTF-8", charsets[i]);
		(void)iconv_open(charsets[i], "UTF-8");
	}
	g_mime_init();
}

/* One line of clean text, no longer than a field. */
static const char *line_of(struct reading *r, const char *s)
{
	struct buffer b = BUFFER(&r->arena);

	if (s == NULL || !text_valid(s, strlen(s)))
		return "";
	for (const char *p = s; *p != '\0' && b.used < LINE_MOST;) {
		const char *from = p;
		if (text_next(&p) < 0x20)
			buffer_char(&b, ' ');
		else
			buffer_put(&b, from, (size_t)(p - from));
	}
	return text_trim(buffer_text(&b), &r->arena);
}

static const char *header(struct reading *r, GMimeMessage *m, const char *name)
{
	return line_of(r, g_mime_object_get_header(GMIME_OBJECT(m), name));
}

/* --- what says that no person sent it (RFC 3834, and what older programs write) --- */

static const struct {
	const char *header, *person; /* the one word that a person's message may have there; NULL: none may */
} signs[] = { { "Auto-Submitted", "no" },
	      { "X-Auto-Response-Suppress", "none" },
	      { "List-Id", NULL },
	      { "List-Unsubscribe", NULL },
	      { "X-Autoreply", NULL },
	      { "X-Autorespond", NULL },
	      { "Precedence", "normal" },
	      { "X-Loop", NULL },
	      { "X-Failed-Recipients", NULL } };

static const char *automatic_of(struct reading *r, GMimeMessage *m, const char *from)
{
	const char *path = g_mime_object_get_header(GMIME_OBJECT(m), "Return-Path");

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		const char *said = header(r, m, signs[i].header);
		if (*said != '\0' && (signs[i].person == NULL ||
				      g_ascii_strncasecmp(said, signs[i].person, strlen(signs[i].person)) != 0))
			return signs[i].header;
	}
	if (path != NULL && strcmp(line_of(r, path), "<>") == 0)
		return "Return-Path";
	return text_starts(from, "mailer-daemon@") || text_starts(from, "postmaster@") ? "From" : "";
}

/* --- who --- */

static const char *address_of(struct reading *r, InternetAddress *a)
{
	if (a == NULL || !INTERNET_ADDRESS_IS_MAILBOX(a))
		return "";
	char *address =
		arena_copy(&r->arena, line_of(r, internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(a))));
	for (char *p = address; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	return address;
}

static void sender(struct reading *r, GMimeMessage *m, const char **ret_address, const char **ret_name)
{
	InternetAddressList *list = g_mime_message_get_from(m);
	InternetAddress *first = list == NULL || internet_address_list_length(list) == 0
					 ? NULL
					 : internet_address_list_get_address(list, 0);

	*ret_address = address_of(r, first);
	*ret_name = **ret_address == '\0' ? "" : line_of(r, internet_address_get_name(first));
}

static void copy_add(struct reading *r, GMimeMessage *m, GMimeAddressType type, struct buffer *b)
{
	InternetAddressList *list = g_mime_message_get_addresses(m, type);
	int n = list == NULL ? 0 : internet_address_list_length(list);

	for (int i = 0; i < n; i++) {
		const char *address = address_of(r, internet_address_list_get_address(list, i));
		bool fits = b->used + strlen(address) < COPIED_MOST && strpbrk(address, " \t") == NULL;
		if (*address != '\0' && fits)
			buffer_print(b, "%s%s", b->used > 0 ? " " : "", address);
	}
}

static const char *copied(struct reading *r, GMimeMessage *m)
{
	struct buffer b = BUFFER(&r->arena);

	copy_add(r, m, GMIME_ADDRESS_TYPE_CC, &b);
	copy_add(r, m, GMIME_ADDRESS_TYPE_TO, &b);
	return buffer_text(&b);
}

/* --- its parts --- */

static void bytes_of(struct reading *r, GMimePart *part, const char **ret, size_t *ret_n)
{
	GMimeStream *s = g_mime_stream_mem_new();
	GMimeDataWrapper *content = g_mime_part_get_content(part);

	if (content != NULL)
		g_mime_data_wrapper_write_to_stream(content, s);
	GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(s));
	*ret_n = bytes->len;
	*ret = arena_copy_n(&r->arena, (const char *)bytes->data, bytes->len);
	g_object_unref(s);
}

static void take_words(struct reading *r, GMimePart *part, struct buffer *into)
{
	char *words = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
	const char *utf8 = NULL;
	size_t n = 0;

	if (words != NULL && charset_utf8(&r->arena, words, strlen(words), &utf8, &n) == NULL)
		buffer_put(into, utf8, n);
	g_free(words);
}

static void take_file(struct reading *r, GMimePart *part)
{
	const char *name = line_of(r, g_mime_part_get_filename(part)), *data;
	size_t n;

	if (r->nparts == MAIL_PARTS) {
		r->more = true;
		return;
	}
	bytes_of(r, part, &data, &n);
	pack_text(&r->parts, *name == '\0' ? "attachment" : name);
	pack_number(&r->parts, n);
	buffer_put(&r->parts, data, n);
	r->nparts++;
}

static void take_part(struct reading *r, GMimeObject *object)
{
	GMimeContentDisposition *how = g_mime_object_get_content_disposition(object);
	bool attached = how != NULL && g_mime_content_disposition_is_attachment(how);

	if (!GMIME_IS_PART(object))
		return;
	GMimePart *part = GMIME_PART(object);
	if (attached || g_mime_part_get_filename(part) != NULL || !GMIME_IS_TEXT_PART(object))
		take_file(r, part);
	else if (g_mime_content_type_is_type(g_mime_object_get_content_type(object), "text", "html"))
		take_words(r, part, &r->page);
	else
		take_words(r, part, &r->text);
}

static void take_parts(struct reading *r, GMimeMessage *m)
{
	GMimePartIter *at = g_mime_part_iter_new(GMIME_OBJECT(m));

	if (g_mime_part_iter_is_valid(at))
		do
			take_part(r, g_mime_part_iter_get_current(at));
		while (g_mime_part_iter_next(at));
	g_mime_part_iter_free(at);
}

/* --- its words --- */

static void page_words(struct reading *r)
{
	struct document d = html_read(&r->arena, buffer_text(&r->page), r->page.used);

	for (size_t i = 0; i < d.count; i++)
		if (d.blocks[i].kind == BLOCK_PARAGRAPH)
			buffer_print(&r->text, "%s\n", d.blocks[i].text);
}

/* From here on the earlier message is repeated. */
static bool quotes(const char *line)
{
	static const char *const heads[] = { "-----Original Message",
					     "-----原始邮件",
					     "------------------ 原始邮件",
					     "________________________________",
					     "发件人：",
					     "发件人:" };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (text_starts(line, heads[i]))
			return true;
	return strstr(line, "写道：") != NULL || strstr(line, "写道:") != NULL ||
	       (text_starts(line, "On ") && text_ends(line, "wrote:"));
}

static const char *own_words(struct reading *r)
{
	struct buffer b = BUFFER(&r->arena);
	char *all = arena_copy(&r->arena, buffer_text(&r->text)), *line;

	while ((line = strsep(&all, "\n")) != NULL && b.used < TEXT_MOST) {
		line[strcspn(line, "\r")] = '\0';
		if (quotes(line))
			break;
		if (line[0] == '>')
			continue;
		for (char *p = line; *p != '\0'; p++)
			if ((unsigned char)*p < 0x20 && *p != '\t')
				*p = ' ';
		buffer_print(&b, "%s\n", line);
	}
	const char *words = text_trim(buffer_text(&b), &r->arena);
	return text_valid(words, strlen(words)) ? words : "";
}

/* --- the child --- */

static void say_message(struct reading *r, GMimeMessage *m)
{
	const char *from, *name, *id = g_mime_message_get_message_id(m);

	sender(r, m, &from, &name);
	take_parts(r, m);
	if (r->text.used == 0 && r->page.used > 0)
		page_words(r);
	pack_text(&r->out, from);
	pack_text(&r->out, name);
	pack_text(&r->out, copied(r, m));
	pack_text(&r->out, line_of(r, g_mime_message_get_subject(m)));
	pack_text(&r->out, line_of(r, id));
	pack_text(&r->out, header(r, m, "Authentication-Results"));
	pack_text(&r->out, automatic_of(r, m, from));
	pack_text(&r->out, own_words(r));
	pack_number(&r->out, r->more);
	pack_number(&r->out, r->nparts);
	buffer_put(&r->out, buffer_text(&r->parts), r->parts.used);
}

static void read_in_arena(void *arg)
{
	struct reading *r = arg;
	GMimeStream *s = g_mime_stream_mem_new_with_buffer(r->data, r->n);
	GMimeParser *p = g_mime_parser_new_with_stream(s);
	GMimeMessage *m = g_mime_parser_construct_message(p, NULL);

	r->out = r->parts = r->text = r->page = BUFFER(&r->arena);
	buffer_char(&r->out, m == NULL ? 'R' : 'M');
	if (m != NULL)
		say_message(r, m);
	child_say(r->pipe, buffer_text(&r->out), r->out.used);
}

static void work(int pipe, void *arg)
{
	struct reading *r = arg;

	r->pipe = pipe;
	r->arena.limit = MEMORY;
	if (!arena_try(&r->arena, read_in_arena, r))
		child_out_of_memory();
}

/* --- what it said --- */

static void unpack_parts(struct unpacking *u, struct mail_content *c)
{
	c->nparts = unpack_count(u, 8);
	c->parts = arena_array(u->arena, struct mail_part, c->nparts + 1);
	for (size_t i = 0; i < c->nparts && !u->bad; i++) {
		struct mail_part *p = &c->parts[i];
		p->name = unpack_text(u);
		p->n = unpack_number(u);
		p->data = u->at;
		u->bad |= p->n > (size_t)(u->end - u->at);
		u->at += u->bad ? 0 : p->n;
	}
}

FALLIBLE mail_read(struct arena *a, const char *data, size_t n, struct mail_content *ret)
{
	static const struct child_limits limits = {
		.reach = CHILD_SEALED, .memory = MEMORY, .answer = 64u << 20, .milliseconds = 5000
	};
	struct reading r = { .data = data, .n = n };
	struct child_answer answer;
	struct mail_content c = { 0 };

	if (n > MAIL_MOST)
		return error_new(a, ERROR_TOO_LARGE, NULL, "mail_large");
	TRY(child_run(a, &limits, prepare, work, &r, &answer));
	if (answer.n == 0 || answer.data[0] != 'M')
		return error_new(a, ERROR_INVALID, NULL, "mail_damaged");
	struct unpacking u = { .arena = a, .at = answer.data + 1, .end = answer.data + answer.n };
	c.from = unpack_text(&u);
	c.from_name = unpack_text(&u);
	c.copied = unpack_text(&u);
	c.subject = unpack_text(&u);
	c.id = unpack_text(&u);
	c.authentication = unpack_text(&u);
	c.automatic = unpack_text(&u);
	c.text = unpack_text(&u);
	c.parts_left_out = unpack_number(&u) != 0;
	unpack_parts(&u, &c);
	if (u.bad || u.at != u.end)
		return error_new(a, ERROR_INVALID, NULL, "mail_damaged");
	*ret = c;
	return NULL;
}
