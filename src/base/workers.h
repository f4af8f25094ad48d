/* workers.h -- a few threads for work that may wait: password hashes, PostgreSQL, documents. */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include <stdbool.h>

struct workers;

struct task {
	void (*work)(struct task *task);
	struct task *next;
};

struct workers *workers_new(unsigned threads, unsigned queued); /* NULL: out of memory */
bool workers_add(struct workers *w, struct task *task);		/* false: the queue is full */
void workers_free(struct workers **w);				/* does what is queued first */

#endif
