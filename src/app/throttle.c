#include "app/throttle.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/instant.h"

struct entry {
	uint64_t key;
	int64_t since_us; /* beginning of the window; 0: free */
	unsigned count;
};

struct throttle {
	pthread_mutex_t lock;
	unsigned size;
	struct entry entries[];
};

struct throttle *throttle_new(unsigned keys)
{
	struct throttle *t = calloc(1, sizeof *t + keys * sizeof(struct entry));

	if (t == NULL)
		return NULL;
	t->size = keys;
	pthread_mutex_init(&t->lock, NULL);
	return t;
}

void throttle_free(struct throttle **t)
{
	if (*t != NULL)
		pthread_mutex_destroy(&(*t)->lock);
	free(*t);
	*t = NULL;
}

static uint64_t key_of(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h == 0 ? 1 : h;
}

/* Eight places a key may stand at; the oldest gives way. */
static struct entry *place(struct throttle *t, uint64_t key)
{
	struct entry *oldest = NULL;

	for (unsigned i = 0; i < 8; i++) {
		struct entry *e = &t->entries[(key + i) % t->size];
		if (e->key == key)
			return e;
		if (oldest == NULL || e->since_us < oldest->since_us)
			oldest = e;
	}
	*oldest = (struct entry){ .key = key };
	return oldest;
}

int throttle_try(struct throttle *t, const char *key, unsigned most, int64_t within_us, instant now)
{
	int wait = 0;

	pthread_mutex_lock(&t->lock);
	struct entry *e = place(t, key_of(key));
	if (e->since_us == 0 || e->since_us + within_us <= now.us || e->since_us > now.us) {
		e->since_us = now.us;
		e->count = 0;
	}
	if (e->count >= most)
		wait = (int)((e->since_us + within_us - now.us) / SECOND) + 1;
	else
		e->count++;
	pthread_mutex_unlock(&t->lock);
	return wait;
}

void throttle_forget(struct throttle *t, const char *key)
{
	pthread_mutex_lock(&t->lock);
	place(t, key_of(key))->since_us = 0;
	pthread_mutex_unlock(&t->lock);
}

void throttle_give_back(struct throttle *t, const char *key)
{
	pthread_mutex_lock(&t->lock);
	struct entry *e = place(t, key_of(key));
	e->count -= e->count > 0;
	pthread_mutex_unlock(&t->lock);
}
