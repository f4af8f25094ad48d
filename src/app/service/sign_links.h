/* sign_links.h -- the customer signs a paper on its own telephone, by a link that stands once and for a short time
 * (TRUST T11).  What is signed is what the page shows; a change meanwhile refuses it. */
#ifndef APP_SERVICE_SIGN_LINKS_H
#define APP_SERVICE_SIGN_LINKS_H

#include <jansson.h>

#include "app/act.h"
#include "app/paper.h"
#include "base/buffer.h"
#include "json/locale.h"

/* POST …/work_order/ID/sign_link, …/revisit_record/ID/sign_link: body engineer_signature (a picture on the
 * record; what the link before it carried stands while the words are the same).
 * {"url","qr","expires_at","content_hash"}; a link that was open before is replaced.  ERROR_CONFLICT
 * sign_link_not_now, ERROR_INVALID engineer_signature required. */
FALLIBLE sign_link_make(struct act *act, const struct entity *e, int64_t record, const json_t *body, struct buffer *b);

/* GET …/sign/TOKEN:
 * {"company","paper","number","title","engineer","expires_at","content_hash","satisfaction","opinion",
 * "fields":[{"label","value"} or {"label","rows":[[…]]}]} in the language. ERROR_MISSING sign_link_gone,
 * ERROR_CONFLICT with the reasons of sign_link_refusal(). */
FALLIBLE sign_page(struct act *act, const char *token, const struct locale *words, enum language language,
		   struct buffer *b);

/* What the customer sends: its name, its grade, its word, and its strokes. */
struct sign_word {
	const char *token, *signer, *position, *opinion;
	int64_t satisfaction; /* UNSET: none */
	const char *picture;  /* bytes */
	size_t size;
	const char *sha256; /* once they are durable */
};
/* The body of POST …/sign/TOKEN; all that is wrong with it at once. */
FALLIBLE sign_word_read(struct act *act, const json_t *body, struct sign_word *ret);
/* Whether it could be signed now; before the picture is made durable. */
FALLIBLE sign_look(struct act *act, const char *token);
/* {"number","signed_at","content_hash","signature_hash"} */
FALLIBLE sign_take(struct act *act, const struct sign_word *w, struct buffer *b);

/* The paper behind a link while its time runs, signed or not: which filler draws it, and of which record. */
FALLIBLE sign_paper(struct act *act, const char *token, paper_filler **ret, int64_t *ret_record);

#endif
