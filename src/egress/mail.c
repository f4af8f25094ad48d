#include "egress/mail.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

#define CONNECT_SECONDS 10L
#define WHOLE_SECONDS 60L

FALLIBLE mail_server_parse(const char *url, struct mail_server *ret, struct arena *a)
{
	const char *at = url, *colon;
	struct mail_server s = { .tls = text_skip(&at, "smtps://") };
	char *end = NULL;

	if (!s.tls && !text_skip(&at, "smtp://"))
		return error_with(a, ERROR_INVALID, "smtp", "bad_setting", "%s", url);
	colon = at[0] == '[' ? strchr(at, ']') : at;
	colon = colon == NULL ? NULL : strchr(colon, ':');
	s.host = colon == NULL ? at : arena_copy_n(a, at, (size_t)(colon - at));
	s.port = colon == NULL ? (s.tls ? 465 : 25) : (int)strtol(colon + 1, &end, 10);
	if (s.host[0] == '[')
		s.host = arena_copy_n(a, s.host + 1, strcspn(s.host + 1, "]"));
	if (*s.host == '\0' || strpbrk(s.host, "/?#@ ") != NULL || s.port < 1 || s.port > 65535 ||
	    (end != NULL && *end != '\0' && strcmp(end, "/") != 0))
		return error_with(a, ERROR_INVALID, "smtp", "bad_setting", "%s", url);
	*ret = s;
	return NULL;
}

bool mail_address_plain(const char *address)
{
	const char *sign = address == NULL ? NULL : strchr(address, '@');

	if (sign == NULL || sign == address || sign[1] == '\0' || strchr(sign + 1, '@') != NULL ||
	    strlen(address) > 254)
		return false;
	for (const char *p = address; *p != '\0'; p++)
		if (*p <= ' ' || *p >= 0x7F || strchr("<>()[],;:\\\"", *p) != NULL)
			return false;
	return true;
}

struct sending {
	const struct egress_address *to;
	const char *text;
	size_t left;
	const atomic_bool *stop;
};

static int keep_on(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	const struct sending *s = arg;

	(void)a, (void)b, (void)c, (void)d;
	return s->stop != NULL && atomic_load(s->stop);
}

/* Whatever the library was told, the socket goes to the address that was checked and to no other. */
static curl_socket_t open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *wanted)
{
	const struct sending *s = arg;

	(void)purpose;
	if (wanted->addrlen != s->to->size || memcmp(&wanted->addr, &s->to->address, s->to->size) != 0)
		return CURL_SOCKET_BAD;
	return socket(wanted->family, wanted->socktype | SOCK_CLOEXEC, wanted->protocol);
}

static size_t read_text(char *out, size_t size, size_t n, void *arg)
{
	struct sending *s = arg;
	size_t k = s->left < size * n ? s->left : size * n;

	memcpy(out, s->text, k);
	s->text += k;
	s->left -= k;
	return k;
}

static void ask(CURL *c, const struct mail_server *server, struct sending *s, struct curl_slist *names, const char *url)
{
	curl_easy_setopt(c, CURLOPT_URL, url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, server->tls ? "smtps" : "smtp");
	curl_easy_setopt(c, CURLOPT_RESOLVE, names);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, s);
	curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, keep_on);
	curl_easy_setopt(c, CURLOPT_XFERINFODATA, s);
	curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(c, CURLOPT_PROXY, "");
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, WHOLE_SECONDS);
	curl_easy_setopt(c, CURLOPT_USE_SSL, (long)(server->user != NULL ? CURLUSESSL_ALL : CURLUSESSL_TRY));
	curl_easy_setopt(c, CURLOPT_USERNAME, server->user);
	curl_easy_setopt(c, CURLOPT_PASSWORD, server->password);
	curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(c, CURLOPT_READFUNCTION, read_text);
	curl_easy_setopt(c, CURLOPT_READDATA, s);
}

static CURLcode perform(CURL *c, const struct mail_server *server, const struct mail *mail, struct sending *s,
			const char *url, const char *name)
{
	struct curl_slist *names = curl_slist_append(NULL, name), *to = curl_slist_append(NULL, mail->to);
	CURLcode code = CURLE_OUT_OF_MEMORY;

	if (names != NULL && to != NULL) {
		ask(c, server, s, names, url);
		curl_easy_setopt(c, CURLOPT_MAIL_FROM, mail->from);
		curl_easy_setopt(c, CURLOPT_MAIL_RCPT, to);
		code = curl_easy_perform(c);
	}
	curl_slist_free_all(names);
	curl_slist_free_all(to);
	return code;
}

FALLIBLE mail_send(const struct mail_server *server, const struct mail *mail, const atomic_bool *stop, struct arena *a)
{
	struct egress_address address = { .size = 0 };
	struct sending s = { .to = &address, .text = mail->text, .left = mail->size, .stop = stop };
	bool v6 = strchr(server->host, ':') != NULL;
	const char *scheme = server->tls ? "smtps" : "smtp", *said = "";
	long status = 0;

	if (!mail_address_plain(mail->from) || !mail_address_plain(mail->to))
		return error_new(a, ERROR_INVALID, "to", "not_an_address");
	TRY(egress_resolve(server->host, server->port, &server->allowed, &address, a));
	const char *url = arena_print(a, v6 ? "%s://[%s]:%d" : "%s://%s:%d", scheme, server->host, server->port);
	const char *name = arena_print(a, address.address.ss_family == AF_INET6 ? "%s:%d:[%s]" : "%s:%d:%s",
				       server->host, server->port, address.text);
	CURL *c = curl_easy_init();
	CURLcode code = c == NULL ? CURLE_OUT_OF_MEMORY : perform(c, server, mail, &s, url, name);
	if (c != NULL)
		curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
	if (code != CURLE_OK)
		said = curl_easy_strerror(code);
	if (c != NULL)
		curl_easy_cleanup(c);
	return code == CURLE_OK ? NULL : error_with(a, ERROR_BUSY, NULL, "mail_failed", "%s (%ld)", said, status);
}
