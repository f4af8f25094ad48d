/* address.h -- whom the program may connect to (TRUST G49): a name is resolved once, each address it has is
 * checked, and the connection goes to the address that was checked, whatever the name says a moment later.
 *
 * Addresses of the public internet are allowed; those of our own networks, of this machine, and of every special
 * use only where the operator lists them. */
#ifndef EGRESS_ADDRESS_H
#define EGRESS_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

#include "base/error.h"

struct egress_network {
	unsigned char address[16];      /* IPv6; an IPv4 address as ::ffff:a.b.c.d */
	unsigned bits;                  /* of it that count */
	int port;                       /* 0: any */
};

struct egress_networks {
	const struct egress_network *list;
	unsigned count;
};

/* "10.0.0.0/8 192.168.1.5:25, [fd00::]/8:587": parted by blanks or commas.  ERROR_INVALID not_a_network. */
FALLIBLE egress_networks_parse(const char *text, struct egress_networks *ret, struct arena *a);
/* Whether the address, as text, lies in one of them, whatever the port. */
bool egress_listed(const struct egress_networks *n, const char *address);

/* The first address of the host that may be connected to, as text and ready to connect.  ERROR_MISSING
 * no_such_host; ERROR_DENIED address_not_allowed, with the address. */
struct egress_address {
	struct sockaddr_storage address;
	socklen_t size;
	const char *text;               /* "192.0.2.7", "2001:db8::1" */
};
FALLIBLE egress_resolve(const char *host, int port, const struct egress_networks *allowed, struct egress_address *ret,
			struct arena *a);

#endif
