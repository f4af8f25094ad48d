#include "api/guard.h"

#include <string.h>

void guard_headers(struct request *r, bool api)
{
	static const struct header always[] = {
		{ "Content-Security-Policy",
		  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src "
		  "'self';"
		  " connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none';"
		  " frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script';"
		  " trusted-types vue trine" },
		{ "X-Content-Type-Options", "nosniff" },
		{ "Referrer-Policy", "no-referrer" },
		{ "Cross-Origin-Opener-Policy", "same-origin" },
		{ "Cross-Origin-Resource-Policy", "same-origin" },
		{ "Permissions-Policy", "geolocation=(self), camera=(self), microphone=()" },
	};

	for (unsigned i = 0; i < sizeof always / sizeof *always; i++)
		reply_header(r, always[i].name, always[i].value);
	if (r->secure)
		reply_header(r, "Strict-Transport-Security", "max-age=31536000");
	if (api)
		reply_header(r, "Cache-Control", "no-store");
}

static const char *own_origin(const struct exchange *x)
{
	const char *host = request_header(x->http, "Host");

	return arena_print(x->act.arena, "%s://%s", x->http->secure ? "https" : "http", host == NULL ? "" : host);
}

FALLIBLE guard_origin(struct exchange *x, bool may_lack)
{
	const char *origin = request_header(x->http, "Origin"), *site = request_header(x->http, "Sec-Fetch-Site");
	const char *url = x->api->app->url;
	bool own = origin != NULL && (strcmp(origin, own_origin(x)) == 0 || (url != NULL && strcmp(origin, url) == 0));

	if (site != NULL && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0)
		own = false;
	else if (origin == NULL && may_lack)
		own = true;
	return own ? NULL : error_new(x->act.arena, ERROR_DENIED, "Origin", "cross_site");
}
