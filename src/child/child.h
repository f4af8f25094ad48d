/* child.h -- work on what others wrote, done in a process that can do nothing else.
 *
 * The child is forked with limits on memory, processor time, output and wall-clock time, and behind a
 * list of permitted system calls; it answers over a pipe.  Whatever it does -- loop, crash, try to open
 * a file -- the caller gets an error with one of these reasons and lives on:
 *
 *   child_slow      the time was over                 child_large    the answer is longer than allowed
 *   child_memory    the memory was used up            child_died     it crashed or tried what it may not
 *   child_start     it could not be started (no process, no pipe)
 *
 * May be called from any thread.  Nothing of the child's memory comes back but the answer. */
#ifndef CHILD_CHILD_H
#define CHILD_CHILD_H

#include "base/error.h"

enum child_reach {
	CHILD_SEALED, /* computes, and writes to its pipe; anything else kills it */
	CHILD_READS,  /* may also read installed files (programs, fonts); never write, never connect */
};

struct child_limits {
	enum child_reach reach;
	size_t memory;	  /* bytes on top of what the caller has mapped; 0: no limit */
	size_t answer;	  /* bytes of the answer */
	int milliseconds; /* by the clock */
	int seconds;	  /* of the processor, which a busy machine gives late; 0: the clock's, rounded up */
};

struct child_answer {
	const char *data; /* in the caller's arena; a NUL stands behind it, not counted */
	size_t n;
};

/* Runs in the child.  What it gives to child_say() is the answer; returning ends the child well. */
typedef void child_work(int pipe, void *arg);

/* `prepare` (may be NULL) runs in the child before the door is locked: it may open files. */
FALLIBLE child_run(struct arena *a, const struct child_limits *limits, child_work *prepare, child_work *work, void *arg,
		   struct child_answer *ret_answer);
void child_say(int pipe, const void *data, size_t n);
_Noreturn void child_out_of_memory(void); /* for the child: gives the reason child_memory */

/* Runs an installed program (absolute path) with `input` on its standard input; the answer is what it
 * writes to its standard output.  Its error output is dropped; a non-zero exit is child_died. */
FALLIBLE child_exec(struct arena *a, const struct child_limits *limits, const char *const argv[], const void *input,
		    size_t n, struct child_answer *ret_answer);

/* At the start of the program, before it has threads: what a child would need a lock for. */
void child_zone(void);

#endif
