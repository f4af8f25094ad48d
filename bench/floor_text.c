/* floor_text.c -- the columns of the one table, and their values as text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "floor.h"

#define KIND_text TEXT
#define KIND_memo TEXT
#define KIND_one_of(x) TEXT
#define KIND_many_of(x) WORDS
#define KIND_ref(x) ID
#define KIND_money MONEY
#define KIND_date DATE
#define KIND_flag FLAG
#define KIND_integer INTEGER

/* As they stand in the table, and in JSON. */
const struct column columns[COLUMNS] = {
	{ "id", ID },
	{ "version", INTEGER },
	{ "created_at", INSTANT },
	{ "changed_at", INSTANT },
	{ "created_by", HIDDEN },
#define ENTITY_DEF "entity/presale/opportunity.def"
#define FIELD(kind, name, ...) { #name, KIND_##kind },
#include "meta/expand.inc"
};

const char names[] = "id, version, created_at, changed_at, created_by"
#define FIELD(kind, name, ...) ", " #name
#include "meta/expand.inc"
	;

const char values[] = "?, ?, ?, ?, ?"
#define FIELD(kind, name, ...) ", ?"
#include "meta/expand.inc"
	;

void put(struct text *t, const char *s, size_t n)
{
	if (t->used + n + 1 > t->size) {
		t->size = (t->used + n + 1) * 2 > 2048 ? (t->used + n + 1) * 2 : 2048;
		t->data = realloc(t->data, t->size);
		if (t->data == NULL)
			abort();
	}
	memcpy(t->data + t->used, s, n);
	t->used += n;
	t->data[t->used] = '\0';
}

void put_text(struct text *t, const char *s)
{
	put(t, s, strlen(s));
}

void put_int(struct text *t, int64_t i)
{
	char digits[24];

	put(t, digits, (size_t)snprintf(digits, sizeof digits, "%lld", (long long)i));
}

static void put_quoted(struct text *t, const char *s)
{
	char escape[8];

	put(t, "\"", 1);
	for (const char *p = s;; p++) {
		if ((unsigned char)*p >= 0x20 && *p != '"' && *p != '\\')
			continue;
		put(t, s, (size_t)(p - s));
		if (*p == '\0')
			break;
		put(t, escape, (size_t)snprintf(escape, sizeof escape, "\\u%04x", (unsigned char)*p));
		s = p + 1;
	}
	put(t, "\"", 1);
}

static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

void put_id(struct text *t, int64_t id)
{
	char out[15] = "\"............\"";

	for (int i = 13; i >= 1; i--, id >>= 5)
		out[i] = alphabet[id & 31];
	out[14] = '"';
	put(t, out, 15);
}

int64_t id_read(const char *s)
{
	int64_t id = 0;

	for (int i = 0; i < 13; i++) {
		const char *at = s[i] == '\0' ? NULL : strchr(alphabet, s[i]);
		if (at == NULL)
			return 0;
		id = id << 5 | (at - alphabet);
	}
	return id;
}

static void put_time(struct text *t, time_t seconds, const char *format)
{
	struct tm tm;
	char out[40];

	gmtime_r(&seconds, &tm);
	put(t, out, strftime(out, sizeof out, format, &tm));
}

static void put_instant(struct text *t, int64_t us)
{
	char fraction[24];

	put_time(t, us / 1000000 + 8 * 3600, "\"%Y-%m-%dT%H:%M:%S");
	if (us % 1000000 != 0)
		put(t, fraction, (size_t)snprintf(fraction, sizeof fraction, ".%06d", (int)(us % 1000000)));
	put_text(t, "+08:00\"");
}

static void put_money(struct text *t, int64_t minor)
{
	char out[32];

	put(t, out,
	    (size_t)snprintf(out, sizeof out, "\"%s%lld.%02d\"", minor < 0 ? "-" : "", (long long)llabs(minor / 100),
			     (int)llabs(minor % 100)));
}

static void put_words(struct text *t, const char *words)
{
	put(t, "[", 1);
	for (const char *p = words; *p != '\0';) {
		size_t n = strcspn(p, ",");
		put_text(t, p == words ? "\"" : ",\"");
		put(t, p, n);
		put(t, "\"", 1);
		p += n + (p[n] == ',');
	}
	put(t, "]", 1);
}

void put_cell(struct text *t, enum kind kind, const struct cell *c)
{
	if (!c->set)
		put_text(t, kind == WORDS ? "[]" : "null");
	else if (kind == ID)
		put_id(t, c->i);
	else if (kind == TEXT)
		put_quoted(t, c->s);
	else if (kind == MONEY)
		put_money(t, c->i);
	else if (kind == DATE)
		put_time(t, c->i * 86400, "\"%Y-%m-%d\"");
	else if (kind == INSTANT)
		put_instant(t, c->i);
	else if (kind == FLAG)
		put_text(t, c->i ? "true" : "false");
	else if (kind == WORDS)
		put_words(t, c->s);
	else
		put_int(t, c->i);
}

void put_record(struct text *t, const struct cell *cells)
{
	for (unsigned i = 0; i < COLUMNS; i++) {
		if (columns[i].kind == HIDDEN)
			continue;
		put_text(t, i == 0 ? "{\"" : ",\"");
		put_text(t, columns[i].name);
		put_text(t, "\":");
		put_cell(t, columns[i].kind, &cells[i]);
	}
	put(t, "}", 1);
}

int64_t day_read(const char *s)
{
	struct tm tm = { 0 };

	if (s == NULL || sscanf(s, "%d-%d-%d", &tm.tm_year, &tm.tm_mon, &tm.tm_mday) != 3)
		return 0;
	tm.tm_year -= 1900;
	tm.tm_mon -= 1;
	return timegm(&tm) / 86400;
}
