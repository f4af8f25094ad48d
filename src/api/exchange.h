/* exchange.h -- one request on its way through the API: who asks, what for, and the answer. */
#ifndef API_EXCHANGE_H
#define API_EXCHANGE_H

#include "app/act.h"
#include "app/lane.h"
#include "app/metrics.h"
#include "app/session.h"
#include "app/throttle.h"
#include "http/message.h"
#include "json/locale.h"
#include "json/read.h"
#include "json/write.h"

#define PATH_PARTS 8

/* What the API keeps for all requests. */
struct api {
	const struct app *app;
	struct workers *workers;
	struct locale *locale;
	struct throttle *throttle;
	struct metrics *metrics;
	struct metrics_door door;
};

struct exchange {
	struct api *api;
	struct request *http;
	struct act act;		       /* db is that of the lane */
	const struct session *session; /* NULL: nobody has logged in */
	enum language language;
	const char *parts[PATH_PARTS]; /* of the path behind /api/v1/ */
	unsigned nparts;
	const struct entity *entity; /* where the first part names one */
	int64_t id;		     /* where the second part is one */
	json_t *body;		     /* NULL: none was sent, or it is no JSON */
	void *current;		     /* what a stale write shows: the record as it is now */

	/* of the dispatcher */
	const struct route *route;
	struct job job;
	struct task task;
	struct actor nobody; /* who has not logged in: no role at all */
	struct error spare;  /* for what must be said when there is no memory left to say it in */
	struct error *error;
	int64_t began; /* metrics_clock() */
	bool finished, suspended;
};

/* A JSON reply; the buffer's arena is the request's. */
void answer_json(struct exchange *x, int status, struct buffer *b);
/* What a view writes of the record of the path, 200; or says in the client's language. */
typedef struct error *view_writer(struct act *act, int64_t record, struct buffer *b);
typedef struct error *worded_view_writer(struct act *act, int64_t record, enum language lang, struct buffer *b);
FALLIBLE answer_view(struct exchange *x, view_writer *view);
FALLIBLE answer_worded_view(struct exchange *x, worded_view_writer *view);
/* The words of both languages with those of the house; for who has no connection of its own. */
FALLIBLE house_words(struct exchange *x, const struct locale **ret);
/* Where a refusal names a stage of business, it is called as the house calls it; db may be NULL. */
void refusal_in_house_words(struct exchange *x, struct sql *db);
/* For a page that tells of more than its record: whoever may not read records of that kind at all is not let in. */
FALLIBLE answer_only_to_readers(struct exchange *x, const char *entity);
void answer_nothing(struct exchange *x); /* 204 */
/* application/problem+json in the client's language. */
void answer_problem(struct exchange *x, const struct error *e);
void answer_file(struct exchange *x, const char *name, const char *media_type, struct value data);
void answer_etag(struct exchange *x, int64_t version);
/* That there is no memory left, said without any.  What a worker had stored by then is not known here. */
struct error *exhausted(struct exchange *x);
/* The version of If-Match; ERROR_VERSION_NEEDED without one, ERROR_MALFORMED for a strange one. */
FALLIBLE wanted_version(struct exchange *x, int64_t *ret);

#endif
