#include "office/xlsx_look.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#define DAYS_TO_1904 1462
#define SECONDS_A_DAY 86400

/* --- codes --- */

struct code_seen {
	bool day, time, month_or_minute, percent;
};

/* Behind what is written out and not a sign: "text", \x, _x, *x, [colour], General, E+00. */
static const char *past_words(const char *p)
{
	const char *end = NULL;

	if (*p == '"' || *p == '[')
		end = strchr(p + 1, *p == '"' ? '"' : ']');
	else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
		end = p + 1;
	else if (strncasecmp(p, "general", 7) == 0)
		end = p + 6;
	else if ((*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-'))
		end = p + 1;
	return end == NULL ? p : end + 1;
}

/* [h]:mm counts hours, not the hours of a day. */
static bool counts_on(const char *p)
{
	return *p == '[' && p[1] != '\0' && strchr("hHmMsS", p[1]) != NULL && (p[2] == ']' || p[2] == p[1]);
}

static void see(struct code_seen *seen, char c)
{
	seen->percent |= c == '%';
	seen->day |= strchr("yYdDeE", c) != NULL;
	seen->time |= strchr("hHsS", c) != NULL;
	seen->month_or_minute |= c == 'm' || c == 'M';
}

enum look look_of_code(const char *code)
{
	struct code_seen seen = { 0 };

	for (const char *p = code; *p != '\0' && *p != ';';) {
		const char *past = past_words(p);
		seen.time |= counts_on(p);
		if (past == p)
			see(&seen, *p++);
		else
			p = past;
	}
	if (seen.day)
		return seen.time ? LOOK_MOMENT : LOOK_DAY;
	if (seen.time)
		return LOOK_TIME;
	if (seen.month_or_minute)
		return LOOK_DAY;
	return seen.percent ? LOOK_PERCENT : LOOK_PLAIN;
}

/* Those that a file need not spell out; 27 to 36 and 50 to 58 are those of Chinese offices. */
static const struct {
	int first, last;
	enum look look;
} built_in[] = {
	{ 9, 10, LOOK_PERCENT }, { 14, 17, LOOK_DAY },	{ 18, 21, LOOK_TIME }, { 22, 22, LOOK_MOMENT },
	{ 27, 31, LOOK_DAY },	 { 32, 35, LOOK_TIME }, { 36, 36, LOOK_DAY },  { 45, 47, LOOK_TIME },
	{ 50, 54, LOOK_DAY },	 { 55, 56, LOOK_TIME }, { 57, 58, LOOK_DAY },
};

/* --- xl/styles.xml --- */

struct coded {
	int id;
	enum look look;
};

struct looks {
	struct arena *arena;
	struct coded *coded;
	size_t ncoded, coded_room;
	enum look *styles;
	size_t nstyles, styles_room;
	bool of_cells; /* inside cellXfs */
};

struct looks *looks_new(struct arena *a)
{
	struct looks *l = arena_new(a, struct looks);

	l->arena = a;
	return l;
}

static int number_attribute(const char *const *attributes, const char *name)
{
	const char *s = xml_attribute(attributes, name);

	return s == NULL ? 0 : atoi(s);
}

static enum look look_of_id(const struct looks *l, int id)
{
	for (size_t i = 0; i < l->ncoded; i++)
		if (l->coded[i].id == id)
			return l->coded[i].look;
	for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++)
		if (id >= built_in[i].first && id <= built_in[i].last)
			return built_in[i].look;
	return LOOK_PLAIN;
}

static void style_open(void *self, const char *name, const char *const *attributes)
{
	struct looks *l = self;
	const char *code = xml_attribute(attributes, "formatCode");

	if (strcmp(name, "cellXfs") == 0)
		l->of_cells = true;
	if (strcmp(name, "numFmt") == 0 && code != NULL && !l->of_cells) {
		l->coded = arena_room(l->arena, l->coded, l->ncoded, &l->coded_room, sizeof *l->coded);
		l->coded[l->ncoded++] = (struct coded){ number_attribute(attributes, "numFmtId"), look_of_code(code) };
	}
	if (strcmp(name, "xf") == 0 && l->of_cells) {
		l->styles = arena_room(l->arena, l->styles, l->nstyles, &l->styles_room, sizeof *l->styles);
		l->styles[l->nstyles++] = look_of_id(l, number_attribute(attributes, "numFmtId"));
	}
}

static void style_close(void *self, const char *name)
{
	struct looks *l = self;

	if (strcmp(name, "cellXfs") == 0)
		l->of_cells = false;
}

const struct xml_events looks_events = { .open = style_open, .close = style_close };

enum look look_of_style(const struct looks *l, size_t style)
{
	return style < l->nstyles ? l->styles[style] : LOOK_PLAIN;
}

/* --- numbers --- */

static const char *time_text(struct arena *a, long long seconds)
{
	const char *minutes = arena_print(a, "%02lld:%02lld", seconds / 3600, seconds / 60 % 60);

	return seconds % 60 == 0 ? minutes : arena_print(a, "%s:%02lld", minutes, seconds % 60);
}

/* NULL: there is no such day. */
static const char *moment_text(struct arena *a, long long seconds, enum look look, bool (*day)(int serial, date *ret))
{
	long long days = seconds / SECONDS_A_DAY, rest = seconds % SECONDS_A_DAY;
	date d;

	if (days > INT_MAX || !day((int)days, &d))
		return NULL;
	if (look == LOOK_DAY || rest == 0)
		return date_text(d, a);
	return arena_print(a, "%s %s", date_text(d, a), time_text(a, rest));
}

const char *look_text(struct arena *a, const char *number, enum look look, bool (*day)(int serial, date *ret),
		      bool from_1904)
{
	char *end;
	double n = strtod(number, &end);
	bool is_number = end != number && *end == '\0' && isfinite(n);
	bool is_time = is_number && look != LOOK_PLAIN && look != LOOK_PERCENT && n >= 0 && n < 3000000;

	if (!is_number)
		return number;
	if (look == LOOK_PERCENT)
		return arena_print(a, "%.13g%%", n * 100);
	if (is_time) {
		long long seconds = llround(n * SECONDS_A_DAY);
		if (look == LOOK_TIME)
			return time_text(a, seconds);
		if (from_1904)
			seconds += (long long)DAYS_TO_1904 * SECONDS_A_DAY;
		const char *text = moment_text(a, seconds, look, day);
		if (text != NULL)
			return text;
	}
	return fabs(n) < 1e15 && n == trunc(n) ? arena_print(a, "%.0f", n) : arena_print(a, "%.15g", n);
}
