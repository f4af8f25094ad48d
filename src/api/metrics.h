/* metrics.h -- how many requests, how they ended and how long they took; and GET /metrics, which tells it in
 * the text format of Prometheus to those who may know. */
#ifndef API_METRICS_H
#define API_METRICS_H

#include "api/route.h"

struct metrics;

struct metrics *metrics_new(void);              /* NULL: out of memory */
void metrics_free(struct metrics **m);
int64_t metrics_clock(void);                    /* microseconds that only grow */

/* One request is answered.  route NULL: a page, or no route at all. */
void metrics_count(struct metrics *m, const struct route *route, int status, int64_t began);
void metrics_show(struct request *r, struct api *api);

#endif
