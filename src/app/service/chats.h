/* chats.h -- a case out of a pasted conversation (S83, A18): first what is proposed and why, then what a
 * person made of it, with the whole conversation kept as the evidence of when the customer said so. */
#ifndef APP_SERVICE_CHATS_H
#define APP_SERVICE_CHATS_H

#include <jansson.h>

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* POST …/service_case/read_chat: body text, and what a person said of it: speakers {name: theirs|ours},
 * message (the one it begins with), customer.  Stores nothing.
 * {"pasted_at","title","channel","left_out","already","messages","speakers", "report","place","customers"};
 * what is null is open. */
FALLIBLE chat_propose(struct act *act, const json_t *body, enum language language, struct buffer *b);

/* What the pasted text is kept as: a text file; its name. */
const char *chat_text(const json_t *body, struct arena *a); /* NULL: there is none */
FALLIBLE chat_check(struct act *act, const json_t *body);   /* before its content is made durable */

/* POST …/service_case/take_chat: body text, pasted_at, speakers, message, reason, and either case (the fields
 * of a new one) or append_to (the id of an open one).  {"case","number"}.
 * ERROR_CONFLICT chat_taken: this very text already became a case, unless again is true.
 * ERROR_INVALID reported_at not_of_message; reason later_needs_reason: a later beginning than the customer's
 * first words is in our favour (A18). */
FALLIBLE chat_take(struct act *act, const json_t *body, const char *sha256, struct buffer *b);

#endif
