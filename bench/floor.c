/* floor.c -- floor DATABASE THREADS USER TEAM: the server.  USER and TEAM are ids as numbers. */
#include <arpa/inet.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "floor.h"

#define PATH "/api/v1/opportunity"

static enum MHD_Result send_reply(struct exchange *x)
{
	struct MHD_Response *response =
		MHD_create_response_from_buffer(x->reply.used, x->reply.data, MHD_RESPMEM_PERSISTENT);

	MHD_add_response_header(response, "Content-Type", "application/json; charset=utf-8");
	enum MHD_Result result = MHD_queue_response(x->mhd, x->status, response);
	MHD_destroy_response(response);
	return result;
}

static enum MHD_Result on_request(void *arg, struct MHD_Connection *mhd, const char *url, const char *method,
				  const char *version, const char *data, size_t *size, void **state)
{
	struct floor *f = arg;
	struct exchange *x = *state;

	(void)version;
	if (x == NULL) {
		*state = x = calloc(1, sizeof *x);
		if (x == NULL)
			return MHD_NO;
		x->mhd = mhd;
		return MHD_YES;
	}
	if (*size > 0) {
		put(&x->body, data, *size);
		*size = 0;
		return MHD_YES;
	}
	if (x->answered)
		return send_reply(x);
	if (strcmp(method, "POST") == 0) {
		create_later(f, x);
		return MHD_YES;
	}
	x->status = url[strlen(PATH)] == '/' ? read_one(f, url + strlen(PATH) + 1, &x->reply)
					     : read_page(f, mhd, &x->reply);
	return send_reply(x);
}

static void on_end(void *arg, struct MHD_Connection *mhd, void **state, enum MHD_RequestTerminationCode why)
{
	struct exchange *x = *state;

	(void)arg, (void)mhd, (void)why;
	if (x == NULL)
		return;
	free(x->body.data);
	free(x->reply.data);
	free(x);
	*state = NULL;
}

int main(int argc, char **argv)
{
	struct floor f = { .lock = PTHREAD_MUTEX_INITIALIZER, .filled = PTHREAD_COND_INITIALIZER };
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	pthread_t writer;
	sigset_t ends;
	int got;

	if (argc != 5 || sodium_init() < 0)
		return 2;
	f.path = argv[1];
	f.user = strtoll(argv[3], NULL, 10);
	f.team = strtoll(argv[4], NULL, 10);
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	struct MHD_Daemon *daemon =
		MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, on_request,
				 &f, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_THREAD_POOL_SIZE,
				 (unsigned)atoi(argv[2]), MHD_OPTION_CONNECTION_TIMEOUT, 30u,
				 MHD_OPTION_CONNECTION_LIMIT, 4000u, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
				 (size_t)(32 * 1024), MHD_OPTION_NOTIFY_COMPLETED, on_end, NULL, MHD_OPTION_END);
	if (daemon == NULL || pthread_create(&writer, NULL, writer_main, &f) != 0)
		return 1;
	printf("listening on http://127.0.0.1:%u\n", MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
	fflush(stdout);
	sigwait(&ends, &got);
	_Exit(0);
}
