/* meta.c -- what there is and what the asker may do: the web client and scripts are drawn from it. */
#include "api/handlers.h"
#include "app/presale/house_stages.h"
#include "json/describe.h"

FALLIBLE meta_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);
	const struct locale *locale = NULL;

	TRY(house_locale(&x->act, x->api->locale, &locale));
	describe_meta(&b, locale, x->language, x->act.who, x->api->app->company, x->api->app->demonstration);
	answer_json(x, 200, &b);
	return NULL;
}

FALLIBLE openapi_show(struct exchange *x)
{
	struct buffer b = BUFFER(x->act.arena);

	describe_openapi(&b, x->api->locale);
	answer_json(x, 200, &b);
	return NULL;
}
