/* Whom the program may connect to: the public internet, and of our own networks what is listed; whatever form an
 * address is written in (TRUST G49). */
#include "egress/address.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "egress/mail.h"

static bool may(const char *host, int port, const char *allowed)
{
	AUTO_ARENA a = { 0 };
	struct egress_networks networks;
	struct egress_address address;

	assert_null(egress_networks_parse(allowed, &networks, &a));
	return egress_resolve(host, port, &networks, &address, &a) == NULL;
}

static const char *const inner[] = {
	"127.0.0.1",
	"127.1",
	"127.255.255.254",
	"2130706433",
	"0x7f000001",
	"0x7f.1",
	"0177.0.0.1",
	"017700000001",
	"0",
	"0.0.0.0",
	"0.1.2.3",
	"10.0.0.1",
	"10.255.255.255",
	"167772161",
	"0xa000001",
	"012.0.0.1",
	"100.64.0.1",
	"100.127.255.254",
	"169.254.169.254",
	"169.254.0.1",
	"2852039166",
	"0xa9fea9fe",
	"172.16.0.1",
	"172.31.255.255",
	"192.168.0.1",
	"192.168.255.255",
	"3232235521",
	"0xc0a80001",
	"0300.0250.0.1",
	"192.0.0.1",
	"192.0.0.170",
	"192.0.2.1",
	"192.88.99.1",
	"198.18.0.1",
	"198.19.255.255",
	"198.51.100.1",
	"203.0.113.1",
	"224.0.0.1",
	"239.255.255.255",
	"240.0.0.1",
	"255.255.255.255",
	"::",
	"::1",
	"::127.0.0.1",
	"::ffff:127.0.0.1",
	"::ffff:7f00:1",
	"::ffff:10.0.0.1",
	"::ffff:0:10.0.0.1",
	"::ffff:169.254.169.254",
	"0:0:0:0:0:ffff:c0a8:1",
	"64:ff9b::7f00:1",
	"64:ff9b::10.0.0.1",
	"64:ff9b:1::1",
	"100::1",
	"2001::1",
	"2001:10::1",
	"2001:20::1",
	"2001:db8::1",
	"2002:7f00:1::",
	"2002:a00:1::1",
	"2002:c0a8:1::1",
	"3fff::1",
	"5f00::1",
	"fc00::1",
	"fd00::1",
	"fd00:ec2::254",
	"fe80::1",
	"febf::1",
	"fec0::1",
	"ff02::1",
	"ff0e::1",
	"localhost",
};

static void our_own_networks_are_closed(void **state)
{
	(void)state;
	for (unsigned i = 0; i < sizeof inner / sizeof *inner; i++)
		if (may(inner[i], 25, ""))
			fail_msg("%s is let through", inner[i]);
}

/* The control: the same check lets the internet through, and a name that is none is no address. */
static void the_internet_is_open(void **state)
{
	static const char *const outer[] = {
		"1.1.1.1",	   "8.8.8.8",	     "9.255.255.255",	"11.0.0.1",
		"100.63.255.255",  "100.128.0.1",    "126.255.255.255", "128.0.0.1",
		"172.15.255.255",  "172.32.0.1",     "192.167.255.255", "192.169.0.1",
		"223.255.255.255", "::ffff:8.8.8.8", "2400:3200::1",	"2606:4700::1111"
	};

	(void)state;
	for (unsigned i = 0; i < sizeof outer / sizeof *outer; i++)
		if (!may(outer[i], 25, ""))
			fail_msg("%s is closed", outer[i]);
	assert_false(may("no-such-host.invalid", 25, ""));
}

static void what_is_listed_is_open_and_nothing_beside_it(void **state)
{
	static const struct {
		const char *allowed, *host;
		int port;
		bool open;
	} cases[] = {
		{ "10.0.0.0/8", "10.1.2.3", 25, true },
		{ "10.0.0.0/8", "11.1.2.3", 25, true },
		{ "10.0.0.0/8", "192.168.1.1", 25, false },
		{ "10.0.0.0/9", "10.127.0.1", 25, true },
		{ "10.0.0.0/9", "10.128.0.1", 25, false },
		{ "127.0.0.1:2525", "127.0.0.1", 2525, true },
		{ "127.0.0.1:2525", "127.0.0.1", 2526, false },
		{ "127.0.0.1:2525", "127.0.0.2", 2525, false },
		{ "192.168.0.0/16:587, [fd00::]/8:465", "fd00::7", 465, true },
		{ "192.168.0.0/16:587, [fd00::]/8:465", "fd00::7", 587, false },
		{ "192.168.0.0/16:587, [fd00::]/8:465", "192.168.7.7", 587, true },
		{ "::1", "::1", 25, true },
		{ "[::1]:25", "::1", 26, false },
		{ "0.0.0.0/0", "10.0.0.1", 25, true },
		{ "0.0.0.0/0", "fd00::1", 25, false },
	};

	(void)state;
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++)
		if (may(cases[i].host, cases[i].port, cases[i].allowed) != cases[i].open)
			fail_msg("%s: %s port %d", cases[i].allowed, cases[i].host, cases[i].port);
}

static void what_is_no_network_is_refused(void **state)
{
	static const char *const wrong[] = { "10",	   "10.0.0.0/33", "10.0.0.0/x", "10.0.0.1:0", "10.0.0.1:65536",
					     "10.0.0.1:",  "[::1",	  "::1/129",	"host",	      "10.0.0.0/8/8",
					     "10.0.0.0 /8" };

	(void)state;
	for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		AUTO_ARENA a = { 0 };
		struct egress_networks n;
		if (egress_networks_parse(wrong[i], &n, &a) == NULL)
			fail_msg("%s", wrong[i]);
	}
}

static void mail_addresses(void **state)
{
	static const char *const good[] = { "a@b", "zhang.san@example.cn", "x+y@mail.example.com" };
	static const char *const bad[] = {
		"",	 "a",	  "@b",	     "a@",   "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x@y>", "a@b\n",
		"<a@b>", "a,c@b", "\"a\"@b", "a@b;", "张@b",  "a\t@b", "a@[127.0.0.1]"
	};

	(void)state;
	for (unsigned i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(mail_address_plain(good[i]));
	for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++)
		if (mail_address_plain(bad[i]))
			fail_msg("%s", bad[i]);
	assert_false(mail_address_plain(NULL));
}

static void mail_servers(void **state)
{
	static const struct {
		const char *url, *host; /* host NULL: refused */
		int port;
	} cases[] = {
		{ "smtp://mail.example.cn", "mail.example.cn", 25 },
		{ "smtps://mail.example.cn", "mail.example.cn", 465 },
		{ "smtp://10.0.0.5:587", "10.0.0.5", 587 },
		{ "smtp://[fd00::1]:2525", "fd00::1", 2525 },
		{ "smtps://mail/", NULL, 0 },
		{ "http://mail", NULL, 0 },
		{ "smtp://", NULL, 0 },
		{ "smtp://a:0", NULL, 0 },
		{ "smtp://a:b", NULL, 0 },
		{ "smtp://user@mail", NULL, 0 },
	};

	(void)state;
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
		AUTO_ARENA a = { 0 };
		struct mail_server s;
		struct error *e = mail_server_parse(cases[i].url, &s, &a);
		if ((e == NULL) != (cases[i].host != NULL))
			fail_msg("%s", cases[i].url);
		if (e != NULL)
			continue;
		assert_string_equal(s.host, cases[i].host);
		assert_int_equal(s.port, cases[i].port);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(our_own_networks_are_closed),
		cmocka_unit_test(the_internet_is_open),
		cmocka_unit_test(what_is_listed_is_open_and_nothing_beside_it),
		cmocka_unit_test(what_is_no_network_is_refused),
		cmocka_unit_test(mail_addresses),
		cmocka_unit_test(mail_servers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
