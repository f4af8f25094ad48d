/* log.h -- lines for the operator, on stderr: one JSON object a line.  Only app, api and cmd log. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

/* What happened, as one word or key ("request", "job_failed"), and a sentence; never a secret. */
void log_line(const char *event, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
