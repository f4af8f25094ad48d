#include "egress/address.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is no place in the public internet: the special-purpose registries of IANA, and every form in which an
 * IPv4 address may hide in an IPv6 one without being looked at as one. */
static const char *const special[] = {
	"0.0.0.0/8",	 "10.0.0.0/8",	    "100.64.0.0/10",  "127.0.0.0/8",	"169.254.0.0/16",
	"172.16.0.0/12", "192.0.0.0/24",    "192.0.2.0/24",   "192.88.99.0/24", "192.168.0.0/16",
	"198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",	"240.0.0.0/4",
	"[2001::]/23",	 "[2001:db8::]/32", "[2002::]/16",    "[3fff::]/20",
};

/* Of IPv6 only 2000::/3 is handed out to anybody. */
static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };

static bool is_mapped(const unsigned char a[16])
{
	return memcmp(a, mapped, sizeof mapped) == 0;
}

static bool parse_address(const char *text, unsigned char out[16])
{
	if (inet_pton(AF_INET6, text, out) == 1)
		return true;
	memcpy(out, mapped, sizeof mapped);
	return inet_pton(AF_INET, text, out + 12) == 1;
}

static bool covers(const struct egress_network *n, const unsigned char a[16])
{
	unsigned whole = n->bits / 8, rest = n->bits % 8;

	if (memcmp(n->address, a, whole) != 0)
		return false;
	return rest == 0 || ((n->address[whole] ^ a[whole]) >> (8 - rest)) == 0;
}

static bool parse_whole(const char *text, long most, long *ret)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (*text < '0' || *text > '9' || *end != '\0' || n > most)
		return false;
	*ret = n;
	return true;
}

/* ADDRESS[/BITS][:PORT]; an IPv6 address stands in brackets, but may do without where nothing follows. */
static bool parse_network(char *word, struct egress_network *ret)
{
	char *address = word, *slash, *colon = NULL;
	long bits = -1, port = 0;

	if (*word == '[') {
		address = word + 1;
		char *close = strchr(address, ']');
		if (close == NULL)
			return false;
		*close = '\0';
		word = close + 1;
	} else if (strchr(word, '.') == NULL)
		colon = word + strlen(word);
	slash = strchr(word, '/');
	colon = colon != NULL ? colon : strchr(slash == NULL ? word : slash, ':');
	if (colon != NULL && *colon == ':') {
		*colon = '\0';
		if (!parse_whole(colon + 1, 65535, &port) || port == 0)
			return false;
	}
	if (slash != NULL) {
		*slash = '\0';
		if (!parse_whole(slash + 1, 128, &bits))
			return false;
	}
	if ((address != word && *word != '\0') || !parse_address(address, ret->address))
		return false;
	bool v4 = strchr(address, ':') == NULL;
	if (bits > (v4 ? 32 : 128))
		return false;
	ret->bits = bits < 0 ? 128 : v4 ? (unsigned)bits + 96 : (unsigned)bits;
	ret->port = (int)port;
	return true;
}

FALLIBLE egress_networks_parse(const char *text, struct egress_networks *ret, struct arena *a)
{
	struct egress_network *list = NULL;
	size_t count = 0, room = 0;
	char *at = arena_copy(a, text == NULL ? "" : text), *word;

	while ((word = strtok_r(at, " ,\t", &at)) != NULL) {
		list = arena_room(a, list, count, &room, sizeof *list);
		const char *said = arena_copy(a, word);
		if (!parse_network(word, &list[count++]))
			return error_with(a, ERROR_INVALID, NULL, "not_a_network", "%s", said);
	}
	*ret = (struct egress_networks){ list, (unsigned)count };
	return NULL;
}

bool egress_listed(const struct egress_networks *n, const char *address)
{
	unsigned char a[16];

	if (!parse_address(address, a))
		return false;
	for (unsigned i = 0; i < n->count; i++)
		if (covers(&n->list[i], a))
			return true;
	return false;
}

static bool is_public(const unsigned char a[16])
{
	struct egress_network n;
	char word[64];

	if (!is_mapped(a) && (a[0] & 0xe0) != 0x20)
		return false;
	for (unsigned i = 0; i < sizeof special / sizeof *special; i++) {
		snprintf(word, sizeof word, "%s", special[i]);
		if (parse_network(word, &n) && covers(&n, a))
			return false;
	}
	return true;
}

static bool may_connect(const unsigned char a[16], int port, const struct egress_networks *allowed)
{
	for (unsigned i = 0; i < allowed->count; i++)
		if (covers(&allowed->list[i], a) && (allowed->list[i].port == 0 || allowed->list[i].port == port))
			return true;
	return is_public(a);
}

static void bytes_of(const struct sockaddr *s, unsigned char out[16])
{
	if (s->sa_family == AF_INET6) {
		memcpy(out, &((const struct sockaddr_in6 *)(const void *)s)->sin6_addr, 16);
		return;
	}
	memcpy(out, mapped, sizeof mapped);
	memcpy(out + 12, &((const struct sockaddr_in *)(const void *)s)->sin_addr, 4);
}

static const char *text_of(const struct sockaddr *s, struct arena *a)
{
	char text[INET6_ADDRSTRLEN] = "?";

	if (s->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)s)->sin6_addr, text, sizeof text);
	else
		inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)s)->sin_addr, text, sizeof text);
	return arena_copy(a, text);
}

static bool choose(const struct addrinfo *found, int port, const struct egress_networks *allowed,
		   struct egress_address *ret, struct arena *a)
{
	for (const struct addrinfo *i = found; i != NULL; i = i->ai_next) {
		unsigned char bytes[16];
		bytes_of(i->ai_addr, bytes);
		if (!may_connect(bytes, port, allowed))
			continue;
		memcpy(&ret->address, i->ai_addr, i->ai_addrlen);
		ret->size = i->ai_addrlen;
		ret->text = text_of(i->ai_addr, a);
		return true;
	}
	return false;
}

FALLIBLE egress_resolve(const char *host, int port, const struct egress_networks *allowed, struct egress_address *ret,
			struct arena *a)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_ADDRCONFIG };
	struct addrinfo *found = NULL;
	char service[8];

	snprintf(service, sizeof service, "%d", port);
	if (getaddrinfo(host, service, &hints, &found) != 0 || found == NULL)
		return error_with(a, ERROR_MISSING, NULL, "no_such_host", "%s", host);
	struct error *e = NULL;
	if (!choose(found, port, allowed, ret, a))
		e = error_with(a, ERROR_DENIED, NULL, "address_not_allowed", "%s is %s", host,
			       text_of(found->ai_addr, a));
	freeaddrinfo(found);
	return e;
}
