#include "egress/post.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/text.h"

#define CONNECT_SECONDS 5L
#define WHOLE_SECONDS 15L
#define ANSWER_MOST 16384

struct target {
	bool tls;
	const char *host;
	int port;
};

/* What ends a host; a user before it, a blank or a sign that ends a line is refused with the whole address. */
static FALLIBLE target_parse(const char *url, struct target *ret, struct arena *a)
{
	struct target t = { .tls = text_starts(url, "https://") };
	const char *at = url + (t.tls ? 8 : 7);
	size_t n = strcspn(at, "/?#");
	char *host = arena_copy_n(a, at, n), *colon;

	if (!t.tls && !text_starts(url, "http://"))
		return error_new(a, ERROR_INVALID, "address", "bad_address");
	for (const char *p = url; *p != '\0'; p++)
		if (*p <= ' ' || *p >= 0x7F)
			return error_new(a, ERROR_INVALID, "address", "bad_address");
	colon = host[0] == '[' ? strchr(host, ']') : host;
	colon = colon == NULL ? NULL : strchr(colon, ':');
	t.port = colon == NULL ? (t.tls ? 443 : 80) : (int)strtol(colon + 1, NULL, 10);
	if (colon != NULL)
		*colon = '\0';
	t.host = host[0] == '[' ? arena_copy_n(a, host + 1, strcspn(host + 1, "]")) : host;
	if (*t.host == '\0' || strpbrk(t.host, "@\\") != NULL || t.port < 1 || t.port > 65535)
		return error_new(a, ERROR_INVALID, "address", "bad_address");
	*ret = t;
	return NULL;
}

struct sending {
	const struct egress_address *to;
	const atomic_bool *stop;
	char answer[ANSWER_MOST + 1];
	size_t said;
};

static int keep_on(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	const struct sending *s = arg;

	(void)a, (void)b, (void)c, (void)d;
	return s->stop != NULL && atomic_load(s->stop);
}

static curl_socket_t open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *wanted)
{
	const struct sending *s = arg;

	(void)purpose;
	if (wanted->addrlen != s->to->size || memcmp(&wanted->addr, &s->to->address, s->to->size) != 0)
		return CURL_SOCKET_BAD;
	return socket(wanted->family, wanted->socktype | SOCK_CLOEXEC, wanted->protocol);
}

/* What is too long is not kept. */
static size_t keep_answer(char *data, size_t size, size_t n, void *arg)
{
	struct sending *s = arg;
	size_t room = ANSWER_MOST - s->said, k = size * n < room ? size * n : room;

	memcpy(s->answer + s->said, data, k);
	s->said += k;
	return size * n;
}

static void ask(CURL *c, const struct post *p, struct sending *s, struct curl_slist *names, struct curl_slist *headers)
{
	curl_easy_setopt(c, CURLOPT_URL, p->url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
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
	curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(c, CURLOPT_POSTFIELDS, p->body);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, keep_answer);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, s);
}

static CURLcode perform(CURL *c, const struct post *p, struct sending *s, const char *name, struct arena *a)
{
	struct curl_slist *names = curl_slist_append(NULL, name);
	struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json; charset=utf-8");
	CURLcode code = CURLE_OUT_OF_MEMORY;

	if (p->signature != NULL && headers != NULL)
		headers = curl_slist_append(headers, arena_print(a, "X-Trine-Signature: sha256=%s", p->signature));
	if (names != NULL && headers != NULL) {
		ask(c, p, s, names, headers);
		code = curl_easy_perform(c);
	}
	curl_slist_free_all(names);
	curl_slist_free_all(headers);
	return code;
}

FALLIBLE post_send(const struct post *p, struct arena *a, long *ret_status, const char **ret_answer)
{
	struct egress_address address = { .size = 0 };
	struct sending *s = arena_new(a, struct sending);
	struct target t;

	TRY(target_parse(p->url, &t, a));
	TRY(egress_resolve(t.host, t.port, p->allowed, &address, a));
	if (!t.tls && !egress_listed(p->allowed, address.text))
		return error_new(a, ERROR_INVALID, "address", "https_only");
	s->to = &address;
	s->stop = p->stop;
	const char *name = arena_print(a, address.address.ss_family == AF_INET6 ? "%s:%d:[%s]" : "%s:%d:%s", t.host,
				       t.port, address.text);
	CURL *c = curl_easy_init();
	CURLcode code = c == NULL ? CURLE_OUT_OF_MEMORY : perform(c, p, s, name, a);
	*ret_status = 0;
	if (c != NULL) {
		curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, ret_status);
		curl_easy_cleanup(c);
	}
	s->answer[s->said] = '\0';
	*ret_answer = s->answer;
	return code == CURLE_OK ? NULL : error_with(a, ERROR_BUSY, NULL, "post_failed", "%s", curl_easy_strerror(code));
}
