/* about.h -- what hangs on a record: comments and files, read through the record itself. */
#ifndef APP_ABOUT_H
#define APP_ABOUT_H

#include "app/act.h"
#include "base/buffer.h"

struct file_content {
	const char *name, *media_type;
	struct value data;
};

/* {"items":[…]} of `kind` (comment or file), oldest first, each with "by": {"id","name"}; a customer sees those
 * meant for it, and of our people the name alone. */
FALLIBLE about_list(struct act *act, const struct entity *e, int64_t id, const struct entity *kind, struct buffer *b);
/* The record, if the actor may add to it: he may read it, and may do more with such records than read. */
FALLIBLE about_may_add(struct act *act, const struct entity *e, int64_t id, void **ret);
FALLIBLE about_comment(struct act *act, const struct entity *e, int64_t id, const char *text, const char *visibility,
		       void **ret);
/* On whatever road a comment comes: the record it is about is there for its writer. A use case. */
FALLIBLE comment_adding(struct act *act, const void *before, void *comment);
FALLIBLE about_content(struct act *act, int64_t file, struct file_content *ret);
/* A JPEG of one page of it, drawn in a confined child; the errors of page_shot(). */
FALLIBLE about_page_picture(const struct file_content *file, int page, struct value *ret, struct arena *a);

#endif
