/* letters.h -- what is told to people by mail: written into the outbox with the act it belongs to,
 * in the recipient's view, never with prices (TRUST T4, T9). */
#ifndef APP_LETTERS_H
#define APP_LETTERS_H

#include "app/act.h"

/* A link to set a new password, valid for RESET_VALID; its host is the installation's url. */
FALLIBLE letter_reset(struct act *act, int64_t user);
/* The same for someone who is new, valid for INVITE_VALID. */
FALLIBLE letter_invite(struct act *act, int64_t user);

/* To anybody, of a kind that has a template; nothing where no address is known. */
struct letter_to {
	const char *address, *name, *kind, *link;
	int64_t user;
	const char *about; /* a number, behind the subject: an answer finds its way by it; NULL: none */
};
FALLIBLE letter_about(struct act *act, const struct letter_to *to);

FALLIBLE user_invited(struct act *act, const void *before, void *user); /* follows invite */

#endif
