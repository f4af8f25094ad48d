#include "cmd/control.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/buffer.h"
#include "json/read.h"
#include "json/write.h"

#define REQUEST_MOST (64u << 20)

struct control {
	const struct app *app;
	int listener, stop[2];
	char path[108];
	pthread_t thread;
	atomic_bool stopping;
};

/* --- both ends --- */

static bool socket_address(const char *folder, struct sockaddr_un *ret)
{
	*ret = (struct sockaddr_un){ .sun_family = AF_UNIX };
	int n = snprintf(ret->sun_path, sizeof ret->sun_path, "%s/control", folder);

	return n > 0 && (size_t)n < sizeof ret->sun_path;
}

static bool write_all(int fd, const char *data, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, data, n);
		if (k <= 0)
			return false;
		data += k;
		n -= (size_t)k;
	}
	return true;
}

static bool read_all(int fd, struct buffer *b)
{
	char piece[65536];
	ssize_t k;

	while ((k = read(fd, piece, sizeof piece)) > 0 && b->used < REQUEST_MOST)
		buffer_put(b, piece, (size_t)k);
	return k == 0;
}

/* --- the server's --- */

static const struct command *command_of(const char *name)
{
	const struct command *c = command_find(name);

	return c != NULL && (c->flags & (WRITES | HANDS_OVER)) ? c : NULL;
}

static void read_arguments(struct invocation *in, const json_t *argv)
{
	size_t n = json_array_size(argv);

	in->argv = arena_array(&in->arena, char *, n + 1);
	for (size_t i = 0; i < n; i++)
		in->argv[in->argc++] = arena_copy(&in->arena, json_string_value(json_array_get(argv, i)));
}

static int run_command(struct invocation *in, const json_t *request)
{
	const char *input = json_string_value(json_object_get(request, "input"));
	const struct command *c;

	read_arguments(in, json_object_get(request, "argv"));
	in->cwd = json_string_value(json_object_get(request, "cwd"));
	c = in->argc == 0 ? NULL : command_of(in->argv[0]);
	if (c == NULL) {
		fprintf(in->err, "trine: the server does not know this command\n");
		return EXIT_USAGE;
	}
	in->in = fmemopen((char *)(uintptr_t)(input == NULL || *input == '\0' ? "\n" : input),
			  input == NULL || *input == '\0' ? 1 : strlen(input), "r");
	if (in->in == NULL)
		return EXIT_FAILED;
	return c->run(in);
}

struct talk {
	struct invocation in;
	int fd;
	char *out, *err;
	size_t out_size, err_size;
};

static void converse(void *arg)
{
	struct talk *t = arg;
	struct buffer request = BUFFER(&t->in.arena), answer = BUFFER(&t->in.arena);

	if (!read_all(t->fd, &request))
		return;
	AUTO_JSON *tree = json_read(buffer_text(&request), &t->in.arena);
	int code = tree == NULL ? EXIT_FAILED : run_command(&t->in, tree);
	fflush(t->in.out);
	fflush(t->in.err);
	json_open(&answer, '{');
	json_member_int(&answer, "exit", code);
	json_member(&answer, "out", t->out);
	json_member(&answer, "err", t->err);
	json_close(&answer, '}');
	write_all(t->fd, buffer_text(&answer), answer.used);
}

static void file_close(FILE *f)
{
	if (f != NULL)
		fclose(f);
}

static void serve_one(const struct control *c, int fd)
{
	static const char exhausted[] = "{\"exit\":1,\"out\":\"\",\"err\":\"trine: out of memory\\n\"}";
	struct talk t = {
		.in = { .data = c->app->folder,
			.database = database_url(c->app->database),
			.stop = &c->stopping,
			.app = c->app },
		.fd = fd,
	};

	t.in.out = open_memstream(&t.out, &t.out_size);
	t.in.err = open_memstream(&t.err, &t.err_size);
	if (t.in.out == NULL || t.in.err == NULL || !arena_try(&t.in.arena, converse, &t))
		write_all(fd, exhausted, sizeof exhausted - 1);
	file_close(t.in.in);
	file_close(t.in.out);
	file_close(t.in.err);
	free(t.out);
	free(t.err);
	arena_free(&t.in.arena);
}

static void *control_main(void *arg)
{
	struct control *c = arg;
	struct pollfd fds[] = { { .fd = c->listener, .events = POLLIN }, { .fd = c->stop[0], .events = POLLIN } };

	while (poll(fds, 2, -1) > 0 && fds[1].revents == 0) {
		int fd = accept4(c->listener, NULL, NULL, SOCK_CLOEXEC);
		if (fd < 0)
			continue;
		serve_one(c, fd);
		close(fd);
	}
	return NULL;
}

static FALLIBLE listen_on(struct control *c, struct arena *a)
{
	struct sockaddr_un address;

	if (!socket_address(c->app->folder, &address))
		return error_with(a, ERROR_INVALID, "data", "path_too_long", "%s", c->app->folder);
	strcpy(c->path, address.sun_path);
	unlink(c->path);
	c->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	mode_t before = umask(0177);
	bool ok = c->listener >= 0 && bind(c->listener, (struct sockaddr *)&address, sizeof address) == 0 &&
		  listen(c->listener, 8) == 0 && pipe(c->stop) == 0;
	umask(before);
	return ok ? NULL : error_with(a, ERROR_INTERNAL, "data", "cannot_write", "%s: %s", c->path, strerror(errno));
}

FALLIBLE control_start(const struct app *app, struct control **ret, struct arena *a)
{
	struct control *c = arena_new(a, struct control);

	c->app = app;
	TRY(listen_on(c, a));
	if (pthread_create(&c->thread, NULL, control_main, c) != 0)
		return error_new(a, ERROR_BUSY, NULL, "out_of_memory");
	*ret = c;
	return NULL;
}

void control_stop(struct control **c)
{
	if (*c == NULL)
		return;
	atomic_store(&(*c)->stopping, true);
	if (write((*c)->stop[1], "", 1) == 1)
		pthread_join((*c)->thread, NULL);
	close((*c)->listener);
	close((*c)->stop[0]);
	close((*c)->stop[1]);
	unlink((*c)->path);
	*c = NULL;
}

/* --- the shell's --- */

static int call_server(struct invocation *in)
{
	struct sockaddr_un address;
	int fd;

	if (!socket_address(in->data, &address))
		return -1;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) != 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

/* What stands on stdin goes along only when the command asks for it. */
static const char *input_of(struct invocation *in)
{
	struct buffer b = BUFFER(&in->arena);

	for (int i = 0; i < in->argc; i++)
		if (strcmp(in->argv[i], "-") == 0 || strcmp(in->argv[i], "--password-file=-") == 0) {
			char piece[4096];
			size_t n;
			while ((n = fread(piece, 1, sizeof piece, in->in)) > 0)
				buffer_put(&b, piece, n);
			break;
		}
	return buffer_text(&b);
}

static const char *request_text(struct invocation *in, size_t *ret_size)
{
	struct buffer b = BUFFER(&in->arena);
	char *cwd = getcwd(NULL, 0);

	json_open(&b, '{');
	json_member(&b, "cwd", cwd);
	json_member(&b, "input", input_of(in));
	json_key(&b, "argv");
	json_open(&b, '[');
	for (int i = 0; i < in->argc; i++)
		json_text(&b, in->argv[i]);
	json_close(&b, ']');
	json_close(&b, '}');
	free(cwd);
	*ret_size = b.used;
	return buffer_text(&b);
}

bool control_hand_over(struct invocation *in)
{
	struct buffer answer = BUFFER(&in->arena);
	int fd = in->app != NULL ? -1 : call_server(in);
	size_t size;

	if (fd < 0)
		return false;
	const char *request = request_text(in, &size);
	bool ok = write_all(fd, request, size) && shutdown(fd, SHUT_WR) == 0 && read_all(fd, &answer);
	close(fd);
	AUTO_JSON *tree = ok ? json_read(buffer_text(&answer), &in->arena) : NULL;
	in->handed_exit = EXIT_FAILED;
	if (tree == NULL) {
		fprintf(in->err, "trine: the server did not answer\n");
		return true;
	}
	fputs(json_string_value(json_object_get(tree, "out")), in->out);
	fputs(json_string_value(json_object_get(tree, "err")), in->err);
	in->handed_exit = (int)json_integer_value(json_object_get(tree, "exit"));
	return true;
}

int control_exit(const struct invocation *in)
{
	return in->handed_exit;
}
