/* framing.c -- requests that two servers could read differently are refused (STACK 3.3, TRUST G24). */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "http/connection.h"

struct framing {
	unsigned lengths, encodings, hosts;
	bool bad;
};

static bool is_token(const char *s)
{
	if (*s == '\0')
		return false;
	for (; *s != '\0'; s++)
		if (!isalnum((unsigned char)*s) && strchr("!#$%&'*+-.^_`|~", *s) == NULL)
			return false;
	return true;
}

static bool has_control(const char *s)
{
	for (; *s != '\0'; s++)
		if (((unsigned char)*s < 0x20 && *s != '\t') || *s == 0x7F)
			return true;
	return false;
}

static bool all_digits(const char *s)
{
	return *s != '\0' && strspn(s, "0123456789") == strlen(s);
}

static enum MHD_Result look(void *arg, enum MHD_ValueKind kind, const char *name, size_t name_size, const char *value,
			    size_t value_size)
{
	struct framing *f = arg;

	(void)kind;
	if (value == NULL || strlen(name) != name_size || strlen(value) != value_size || !is_token(name) ||
	    has_control(value)) {
		f->bad = true;
		return MHD_YES;
	}
	if (strcasecmp(name, "Content-Length") == 0) {
		f->lengths++;
		f->bad |= !all_digits(value) || strlen(value) > 15;
	} else if (strcasecmp(name, "Transfer-Encoding") == 0) {
		f->encodings++;
		f->bad |= strcasecmp(value, "chunked") != 0;
	} else if (strcasecmp(name, "Host") == 0)
		f->hosts++;
	return MHD_YES;
}

int framing_problem(struct MHD_Connection *mhd, const char *method, const char *version)
{
	struct framing f = { 0 };

	MHD_get_connection_values_n(mhd, MHD_HEADER_KIND, look, &f);
	if (!is_token(method) || strlen(method) > 16)
		return 400;
	if (strcmp(version, "HTTP/1.1") != 0 && strcmp(version, "HTTP/1.0") != 0)
		return 505;
	if (f.bad || f.lengths > 1 || f.encodings > 1 || (f.lengths > 0 && f.encodings > 0))
		return 400;
	return strcmp(version, "HTTP/1.1") == 0 && f.hosts != 1 ? 400 : 0;
}
