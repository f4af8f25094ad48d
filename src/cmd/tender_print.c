#include "cmd/tender_print.h"

#include <stdio.h>

#include "base/text.h"

static void put_string(struct buffer *b, const char *s)
{
	buffer_char(b, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buffer_char(b, '\\');
		if ((unsigned char)*s < ' ')
			buffer_print(b, "\\u%04x", *s);
		else
			buffer_char(b, *s);
	}
	buffer_char(b, '"');
}

static void put_key(struct buffer *b, const char *key)
{
	put_string(b, key);
	buffer_char(b, ':');
}

static void put_value(struct buffer *b, enum fact_kind kind, const struct finding *f)
{
	if (kind == FACT_TEXT || kind == FACT_MOMENT)
		put_string(b, f->text);
	else if (kind == FACT_FLAG)
		buffer_add(b, f->number != 0 ? "true" : "false");
	else
		buffer_int(b, f->number);
}

static void put_lot(struct buffer *b, const struct place *p)
{
	if (p->lot != NULL) {
		buffer_add(b, ",\"lot\":");
		put_string(b, p->lot);
	}
	if (p->lot_doubt != NULL) {
		buffer_add(b, ",\"lot_doubt\":");
		put_string(b, p->lot_doubt);
	}
}

static void put_place(struct buffer *b, const struct place *p)
{
	buffer_print(b, "{\"page\":%d,\"quote\":", p->page);
	put_string(b, p->quote == NULL ? "" : p->quote);
	put_lot(b, p);
	buffer_char(b, '}');
}

/* Members of an object, a comma before all but the first. */
static void put_comma(struct buffer *b)
{
	char last = b->used == 0 ? '{' : b->data[b->used - 1];

	if (last != '{' && last != '[')
		buffer_add(b, ",");
}

/* The facts of one object: "doc_sale" holds all that begin with it and a dot. */
static void put_group(struct buffer *b, const struct reading *r, const char *group)
{
	size_t n = strlen(group);

	for (int i = 0; i < FACT_COUNT; i++) {
		const char *path = fact_table[i].path;
		if (strncmp(path, group, n) != 0 || path[n] != '.')
			continue;
		put_comma(b);
		put_key(b, path + n + 1);
		if (r->facts[i].found)
			put_value(b, fact_table[i].kind, &r->facts[i].is);
		else
			buffer_add(b, "null");
	}
}

static void put_points(struct buffer *b, int64_t hundredths)
{
	buffer_int(b, hundredths / 100);
	if (hundredths % 100 != 0)
		buffer_print(b, hundredths % 10 == 0 ? ".%d" : ".%02d",
			     (int)(hundredths % 10 == 0 ? hundredths % 100 / 10 : hundredths % 100));
}

static void put_scores(struct buffer *b, const struct reading *r)
{
	put_comma(b);
	buffer_add(b, "\"items\":[");
	for (size_t i = 0; i < r->score_count; i++) {
		const struct read_score *s = &r->scores[i];
		put_comma(b);
		buffer_add(b, "\n  {\"group\":");
		if (s->group != NULL)
			put_string(b, s->group);
		else
			buffer_add(b, "null");
		buffer_add(b, ",\"name\":");
		put_string(b, s->name);
		buffer_add(b, ",\"points\":");
		put_points(b, s->points);
		buffer_add(b, ",\"at\":");
		put_place(b, &s->at);
		buffer_char(b, '}');
	}
	buffer_char(b, ']');
}

/* The first sentence, at most 40 characters of it: what a list shows. */
static void put_beginning(struct buffer *b, const char *text)
{
	struct buffer out = BUFFER(b->arena);
	const char *at = text;

	for (int i = 0; i < 40 && *at != '\0' && !text_starts(at, "。"); i++)
		text_next(&at);
	buffer_put(&out, text, (size_t)(at - text));
	put_string(b, buffer_text(&out));
}

static void put_marks(struct buffer *b, const struct reading *r, enum clause_mark mark)
{
	buffer_print(b, "{\"count\":%zu,\"definition_raw\":", r->mark_count[mark]);
	if (r->mark_meaning[mark] != NULL)
		put_string(b, r->mark_meaning[mark]);
	else
		buffer_add(b, "null");
	buffer_add(b, ",\"items\":[");
	for (size_t i = 0; i < r->clause_count; i++) {
		const struct marked_clause *c = &r->clauses[i];
		if (c->mark != mark)
			continue;
		put_comma(b);
		buffer_add(b, "\n  {\"text\":");
		put_beginning(b, c->written);
		buffer_add(b, ",\"full\":");
		put_string(b,
			   c->requirement == NULL ? c->text : arena_print(b->arena, "%s: %s", c->text, c->requirement));
		buffer_add(b, ",\"section\":");
		put_string(b, c->section);
		buffer_add(b, ",\"at\":");
		put_place(b, &c->at);
		buffer_char(b, '}');
	}
	buffer_add(b, "]}");
}

static void put_rejections(struct buffer *b, const struct reading *r)
{
	buffer_print(b, "{\"count\":%zu,\"items\":[", r->rejection_count);
	for (size_t i = 0; i < r->rejection_count; i++) {
		const struct rejection *j = &r->rejections[i];
		put_comma(b);
		buffer_add(b, "\n  {\"text\":");
		put_string(b, j->text);
		buffer_add(b, ",\"group\":");
		if (j->group != NULL)
			put_string(b, j->group);
		else
			buffer_add(b, "null");
		buffer_add(b, ",\"at\":");
		put_place(b, &j->at);
		buffer_char(b, '}');
	}
	buffer_add(b, "]}");
}

static void put_words(struct buffer *b, unsigned words)
{
	static const struct {
		unsigned word;
		const char *name;
	} names[] = { { WORD_STAR, "star" },	    { WORD_TRIANGLE, "triangle" }, { WORD_REJECT, "reject" },
		      { WORD_INVALID, "invalid" },  { WORD_MUST, "must" },	   { WORD_MUST_NOT, "must_not" },
		      { WORD_LEFT_OUT, "left_out" } };

	buffer_char(b, '[');
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if ((words & names[i].word) != 0) {
			put_comma(b);
			put_string(b, names[i].name);
		}
	}
	buffer_char(b, ']');
}

static void put_lines(struct buffer *b, const struct reading *r)
{
	buffer_add(b, "[");
	for (size_t i = 0; i < r->line_count; i++) {
		const struct kept_line *l = &r->lines[i];
		put_comma(b);
		buffer_add(b, "\n  {\"words\":");
		put_words(b, l->words);
		buffer_add(b, ",\"section\":");
		put_string(b, l->section);
		buffer_print(b, ",\"page\":%d,\"text\":", l->at.page);
		put_string(b, l->text);
		put_lot(b, &l->at);
		buffer_char(b, '}');
	}
	buffer_add(b, "]");
}

static void put_amends(struct buffer *b, const struct reading *r)
{
	buffer_add(b, "[");
	for (size_t i = 0; i < r->amend_count; i++) {
		const struct amend *m = &r->amends[i];
		put_comma(b);
		buffer_add(b, "\n  {\"label\":");
		put_string(b, m->label);
		buffer_add(b, ",\"was\":");
		put_string(b, m->was);
		buffer_add(b, ",\"now\":");
		put_string(b, m->now);
		buffer_add(b, ",\"at\":");
		put_place(b, &m->at);
		buffer_char(b, '}');
	}
	buffer_add(b, "]");
}

static void put_places(struct buffer *b, const struct reading *r)
{
	buffer_add(b, ",\n \"at\":{");
	for (int i = 0; i < FACT_COUNT; i++) {
		if (!r->facts[i].found)
			continue;
		put_comma(b);
		buffer_add(b, "\n  ");
		put_key(b, fact_table[i].path);
		put_place(b, &r->facts[i].is.at);
	}
	buffer_add(b, "}");
}

static void put_alternatives(struct buffer *b, const struct reading *r)
{
	buffer_add(b, ",\n \"alternatives\":{");
	for (int i = 0; i < FACT_COUNT; i++) {
		if (r->facts[i].other_count == 0)
			continue;
		put_comma(b);
		buffer_add(b, "\n  ");
		put_key(b, fact_table[i].path);
		buffer_char(b, '[');
		for (size_t k = 0; k < r->facts[i].other_count; k++) {
			put_comma(b);
			buffer_add(b, "{\"value\":");
			put_value(b, fact_table[i].kind, &r->facts[i].others[k]);
			buffer_add(b, ",\"at\":");
			put_place(b, &r->facts[i].others[k].at);
			buffer_char(b, '}');
		}
		buffer_char(b, ']');
	}
	buffer_add(b, "}");
}

/* Each lot with what is said of it alone. */
static void put_lots(struct buffer *b, const struct reading *r)
{
	buffer_add(b, "[");
	for (size_t i = 0; i < r->lot_count; i++) {
		const struct read_lot *l = &r->lots[i];
		put_comma(b);
		buffer_add(b, "\n  {\"no\":");
		put_string(b, l->no);
		buffer_add(b, ",\"name\":");
		put_string(b, l->name);
		buffer_add(b, ",\"at\":");
		put_place(b, &l->at);
		for (int f = 0; f < FACT_COUNT; f++) {
			if (!l->facts[f].found)
				continue;
			buffer_char(b, ',');
			put_key(b, fact_table[f].path);
			put_value(b, fact_table[f].kind, &l->facts[f].is);
		}
		buffer_char(b, '}');
	}
	buffer_add(b, "]");
}

static void put_fact(struct buffer *b, const struct reading *r, enum fact_id id)
{
	put_key(b, fact_table[id].path);
	if (r->facts[id].found)
		put_value(b, fact_table[id].kind, &r->facts[id].is);
	else
		buffer_add(b, "null");
}

static void put_format(struct buffer *b, const struct format_chapter *c)
{
	buffer_add(b, "{\"title\":");
	put_string(b, c->title);
	buffer_print(b, ",\"page\":%d,\"forms\":[", c->page);
	for (size_t i = 0; i < c->count; i++) {
		put_comma(b);
		buffer_add(b, "\n  {\"title\":");
		put_string(b, c->forms[i].title);
		buffer_add(b, ",\"part\":");
		put_string(b, c->forms[i].part);
		buffer_print(b, ",\"page\":%d,\"empty\":%s}", c->forms[i].page,
			     c->forms[i].marks[0] == '\0' ? "true" : "false");
	}
	buffer_add(b, "]}");
}

void print_json(struct buffer *b, const struct reading *r)
{
	static const char *const groups[] = { "project_no", "purchaser",  "agency",	   "budget",
					      "ceiling",    "doc_sale",	  "clarification", "bid_deadline",
					      "opening",    "bid_bond",	  "bid_validity",  "evaluation",
					      "copies",	    "consortium", "warranty",	   "delivery" };

	if (r->unreadable != NULL) {
		buffer_add(b, "{\"extractable\":false,\"reason\":");
		put_string(b, r->unreadable);
		buffer_char(b, '}');
		return;
	}
	buffer_add(b, "{");
	put_fact(b, r, FACT_PROJECT_NAME);
	buffer_add(b, ",\n ");
	put_fact(b, r, FACT_METHOD);
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
		buffer_add(b, ",\n ");
		put_key(b, groups[i]);
		buffer_char(b, '{');
		put_group(b, r, groups[i]);
		buffer_char(b, '}');
	}
	buffer_add(b, ",\n \"scoring\":{");
	put_group(b, r, "scoring");
	put_scores(b, r);
	buffer_add(b, "},\n \"stars\":");
	put_marks(b, r, MARK_STAR);
	buffer_add(b, ",\n \"triangles\":");
	put_marks(b, r, MARK_TRIANGLE);
	buffer_add(b, ",\n \"rejections\":");
	put_rejections(b, r);
	buffer_print(b, ",\n \"blank\":%s,\"pages\":%d", r->blank ? "true" : "false", r->pages);
	put_places(b, r);
	put_alternatives(b, r);
	if (r->lot_count > 0) {
		buffer_add(b, ",\n \"lots\":");
		put_lots(b, r);
	}
	buffer_add(b, ",\n \"lines\":");
	put_lines(b, r);
	if (r->format.title != NULL) {
		buffer_add(b, ",\n \"format\":");
		put_format(b, &r->format);
	}
	if (r->amendment) {
		buffer_add(b, ",\n \"amends\":");
		put_amends(b, r);
	}
	buffer_add(b, "}");
}

static void plain_value(struct buffer *b, enum fact_kind kind, const struct finding *f)
{
	if (kind == FACT_MONEY)
		buffer_print(b, "%lld.%02lld", (long long)(f->number / 100), (long long)(f->number % 100));
	else if (kind == FACT_TEXT || kind == FACT_MOMENT)
		buffer_add(b, f->text);
	else
		put_value(b, kind, f);
}

static void plain_lists(struct buffer *b, const struct reading *r)
{
	for (size_t i = 0; i < r->score_count; i++) {
		buffer_add(b, "score  ");
		put_points(b, r->scores[i].points);
		buffer_print(b, "  %s  (p. %d)\n", r->scores[i].name, r->scores[i].at.page);
	}
	for (size_t i = 0; i < r->clause_count; i++)
		buffer_print(b, "%s %s %s  (p. %d)\n", r->clauses[i].mark == MARK_STAR ? "★" : "▲",
			     r->clauses[i].section, r->clauses[i].text, r->clauses[i].at.page);
	for (size_t i = 0; i < r->rejection_count; i++)
		buffer_print(b, "reject  %s  (p. %d)\n", r->rejections[i].text, r->rejections[i].at.page);
	for (size_t i = 0; i < r->format.count; i++)
		buffer_print(b, "form  %s  (p. %d)\n", r->format.forms[i].title, r->format.forms[i].page);
}

void print_plain(struct buffer *b, const struct reading *r)
{
	if (r->unreadable != NULL) {
		buffer_print(b, "%s\n", refusal_sentence(r->unreadable));
		return;
	}
	if (r->blank)
		buffer_add(b, "A form that nobody filled in: it names no project, no buyer and no date.\n");
	for (int i = 0; i < FACT_COUNT; i++) {
		const struct fact *f = &r->facts[i];
		if (!f->found)
			continue;
		buffer_print(b, "%-24s ", fact_table[i].path);
		plain_value(b, fact_table[i].kind, &f->is);
		buffer_print(b, "  (p. %d)\n", f->is.at.page);
	}
	plain_lists(b, r);
}

void print_refusal(struct buffer *b, const struct error *e)
{
	buffer_add(b, "{\"refused\":");
	put_string(b, e->reason);
	buffer_char(b, '}');
}

static const struct {
	const char *reason, *sentence;
} sentences[] = {
	{ "no_text", "the file holds no text: it was probably scanned" },
	{ "no_character_map", "the file's fonts do not say which characters they show, so its text cannot be read" },
	{ "format_unknown", "this kind of file is not read" },
	{ "zip_damaged", "the archive is damaged" },
	{ "zip_entries", "the archive has more than 10000 entries" },
	{ "zip_bomb", "the archive unpacks to far more than it should" },
	{ "zip_overlap", "entries of the archive overlap" },
	{ "zip_path", "an entry of the archive leads out of its folder" },
	{ "zip_duplicate", "two entries of the archive have the same name" },
	{ "zip_link", "the archive holds a link" },
	{ "zip_encrypted", "the archive is encrypted" },
	{ "zip_empty", "the archive holds no document that is read" },
	{ "xml_doctype", "the document declares entities" },
	{ "xml_deep", "the document is nested too deeply" },
	{ "xml_damaged", "the document is damaged" },
	{ "docx_no_document", "the archive is no Word document" },
	{ "docx_macro", "the document carries macros" },
	{ "docx_external", "the document would fetch parts of it from elsewhere" },
	{ "docx_dde", "the document would start a program" },
	{ "docx_chunk", "the document holds another document" },
	{ "docx_packed_program", "the document carries a packed file" },
	{ "pdf_damaged", "the PDF is damaged" },
	{ "pdf_encrypted", "the PDF is encrypted" },
	{ "doc_damaged", "the file is no Word document of the old kind, or a damaged one" },
	{ "doc_encrypted", "the Word document is encrypted" },
	{ "doc_macro", "the Word document carries macros" },
	{ "format_rtf", "rich text (RTF) is not read: save it as .docx" },
	{ "text_binary", "the file is no text" },
	{ "child_slow", "reading took too long" },
	{ "child_memory", "reading took too much memory" },
	{ "child_large", "the document is too large" },
	{ "child_died", "the document could not be read" },
	{ "child_start", "the process that reads documents could not be started" },
	{ "document_large", "the document is far longer than any tender document" },
	{ "document_damaged", "the document could not be read" },
};

const char *refusal_sentence(const char *reason)
{
	for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
		if (strcmp(sentences[i].reason, reason) == 0)
			return sentences[i].sentence;
	}
	return reason;
}
