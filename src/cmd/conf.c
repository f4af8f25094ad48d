#include "cmd/conf.h"

#include <ctype.h>
#include <ini.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

const struct conf_setting conf_settings[] = {
	{ "listen", CONF_TEXT, "127.0.0.1:8080", 0, 0, "where the server listens; port 0 takes a free one" },
	{ "url", CONF_TEXT, NULL, 0, 0, "the address by which the world knows it, for links in letters" },
	{ "tls_cert", CONF_FILE, NULL, 0, 0, "certificate chain, PEM" },
	{ "tls_key", CONF_FILE, NULL, 0, 0, "its key, PEM" },
	{ "trust_proxy", CONF_TEXT, NULL, 0, 0, "the proxy whose X-Forwarded-For and -Proto are believed" },
	{ "metrics_allow", CONF_TEXT, "127.0.0.0/8 ::1", 0, 0, "networks that may read /metrics" },
	{ "smtp", CONF_TEXT, NULL, 0, 0, "smtp://HOST[:PORT] or smtps://HOST[:PORT]; without it letters wait" },
	{ "smtp_from", CONF_TEXT, NULL, 0, 0, "the sender's address" },
	{ "smtp_user", CONF_TEXT, NULL, 0, 0, "the log-in at the mail server; only over TLS" },
	{ "smtp_password_file", CONF_SECRET, NULL, 0, 0, "the file with its password" },
	{ "egress_allow", CONF_TEXT, "", 0, 0,
	  "networks of ours that may be connected to: 10.0.0.0/8:25 [fd00::1]:587" },
	{ "anchor", CONF_FILE, NULL, 0, 0, "a file elsewhere that keeps how far the audit trail was" },
	{ "body_limit_mb", CONF_NUMBER, "40", 1, 1024, "the largest body of a request" },
	{ "memory_limit_mb", CONF_NUMBER, "160", 16, 4096, "the memory of one request, its body included" },
	{ "connections", CONF_NUMBER, "4000", 10, 100000, "how many may be open at once" },
	{ .name = NULL },
};

#define SETTINGS (sizeof conf_settings / sizeof *conf_settings - 1)

struct conf {
	const char *values[SETTINGS];
};

static size_t index_of(const char *name)
{
	size_t i = 0;

	while (conf_settings[i].name != NULL && strcmp(conf_settings[i].name, name) != 0)
		i++;
	return i;
}

const char *conf_text(const struct conf *c, const char *name)
{
	return c->values[index_of(name)];
}

int64_t conf_number(const struct conf *c, const char *name)
{
	return strtoll(conf_text(c, name), NULL, 10);
}

struct filling {
	struct invocation *in;
	struct conf *conf;
	const char *unknown;
};

static const char *in_folder(struct invocation *in, const char *path)
{
	return path[0] == '/' ? path : arena_print(&in->arena, "%s/%s", in->data, path);
}

/* One "name = value"; 0 ends the reading. */
static int fill_line(void *arg, const char *section, const char *name, const char *value)
{
	struct filling *f = arg;
	size_t i = index_of(name);
	struct arena *a = &f->in->arena;

	if (*section != '\0' || i == SETTINGS) {
		if (f->unknown == NULL)
			f->unknown = arena_copy(a, *section != '\0' ? section : name);
		return 0;
	}
	f->conf->values[i] = conf_settings[i].kind == CONF_FILE || conf_settings[i].kind == CONF_SECRET
				     ? in_folder(f->in, value)
				     : arena_copy(a, value);
	return 1;
}

static FALLIBLE from_file(struct invocation *in, struct conf *c)
{
	const char *path = in_folder(in, "trine.conf");
	struct filling f = { .in = in, .conf = c };
	int line;

	if (access(path, F_OK) != 0)
		return NULL;
	line = ini_parse(path, fill_line, &f);
	if (line == 0)
		return NULL;
	if (line < 0)
		return error_with(&in->arena, ERROR_MISSING, NULL, "cannot_open", "%s", path);
	if (f.unknown != NULL)
		return error_with(&in->arena, ERROR_INVALID, NULL, "unknown_setting", "%s in %s:%d", f.unknown, path,
				  line);
	return error_with(&in->arena, ERROR_INVALID, NULL, "bad_setting", "%s:%d", path, line);
}

/* tls_cert as TRINE_TLS_CERT. */
static const char *from_environment(struct invocation *in, const char *name)
{
	char *variable = arena_print(&in->arena, "TRINE_%s", name);

	for (char *p = variable; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	const char *value = getenv(variable);
	return value == NULL || *value == '\0' ? NULL : value;
}

/* tls_cert as --tls-cert. */
static const char *from_option(struct invocation *in, const char *name)
{
	char *option = arena_copy(&in->arena, name);

	for (char *p = option; *p != '\0'; p++)
		*p = *p == '_' ? '-' : *p;
	return option_take(in, option);
}

static FALLIBLE read_secret(struct invocation *in, const char *path, const char **ret)
{
	char line[1024];
	FILE *f = fopen(path, "re");

	if (f == NULL)
		return error_with(&in->arena, ERROR_MISSING, NULL, "cannot_open", "%s", path);
	if (fgets(line, sizeof line, f) == NULL)
		line[0] = '\0';
	fclose(f);
	line[strcspn(line, "\r\n")] = '\0';
	*ret = arena_copy(&in->arena, line);
	return NULL;
}

static FALLIBLE settle(struct invocation *in, const struct conf_setting *s, const char **value)
{
	char *end;

	if (*value == NULL)
		*value = s->otherwise;
	if (*value == NULL)
		return NULL;
	if (s->kind == CONF_SECRET)
		return read_secret(in, *value, value);
	if (s->kind == CONF_NUMBER) {
		long long n = strtoll(*value, &end, 10);
		if (**value == '\0' || *end != '\0' || n < s->least || n > s->most)
			return error_with(&in->arena, ERROR_INVALID, s->name, "bad_setting", "%s", *value);
	}
	return NULL;
}

FALLIBLE conf_read(struct invocation *in, struct conf **ret)
{
	struct conf *c = arena_new(&in->arena, struct conf);

	TRY(from_file(in, c));
	for (size_t i = 0; i < SETTINGS; i++) {
		const struct conf_setting *s = &conf_settings[i];
		const char *told = from_option(in, s->name);
		if (told == NULL)
			told = from_environment(in, s->name);
		if (told != NULL)
			c->values[i] = s->kind == CONF_FILE || s->kind == CONF_SECRET ? path_from(in, told) : told;
		TRY(settle(in, s, &c->values[i]));
	}
	*ret = c;
	return NULL;
}
