#include "base/workers.h"

#include <pthread.h>
#include <stdlib.h>

struct workers {
	pthread_mutex_t lock;
	pthread_cond_t filled;
	struct task *first, *last;
	unsigned queued, most, nthreads;
	bool closing;
	pthread_t threads[];
};

static struct task *take(struct workers *w)
{
	struct task *task;

	pthread_mutex_lock(&w->lock);
	while (w->first == NULL && !w->closing)
		pthread_cond_wait(&w->filled, &w->lock);
	task = w->first;
	if (task != NULL) {
		w->first = task->next;
		w->last = w->first == NULL ? NULL : w->last;
		w->queued--;
	}
	pthread_mutex_unlock(&w->lock);
	return task;
}

static void *run(void *arg)
{
	struct task *task;

	while ((task = take(arg)) != NULL)
		task->work(task);
	return NULL;
}

struct workers *workers_new(unsigned threads, unsigned queued)
{
	struct workers *w = calloc(1, sizeof *w + threads * sizeof(pthread_t));

	if (w == NULL)
		return NULL;
	w->most = queued;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->filled, NULL);
	while (w->nthreads < threads && pthread_create(&w->threads[w->nthreads], NULL, run, w) == 0)
		w->nthreads++;
	if (w->nthreads == 0)
		workers_free(&w);
	return w;
}

bool workers_add(struct workers *w, struct task *task)
{
	bool room;

	task->next = NULL;
	pthread_mutex_lock(&w->lock);
	room = w->queued < w->most && !w->closing;
	if (room) {
		if (w->last != NULL)
			w->last->next = task;
		else
			w->first = task;
		w->last = task;
		w->queued++;
		pthread_cond_signal(&w->filled);
	}
	pthread_mutex_unlock(&w->lock);
	return room;
}

void workers_free(struct workers **w)
{
	struct workers *old = *w;

	if (old == NULL)
		return;
	pthread_mutex_lock(&old->lock);
	old->closing = true;
	pthread_cond_broadcast(&old->filled);
	pthread_mutex_unlock(&old->lock);
	for (unsigned i = 0; i < old->nthreads; i++)
		pthread_join(old->threads[i], NULL);
	pthread_mutex_destroy(&old->lock);
	pthread_cond_destroy(&old->filled);
	free(old);
	*w = NULL;
}
