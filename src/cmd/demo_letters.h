/* demo_letters.h -- what reaches the service desk of the demonstration in writing: mail, and chats that are pasted. */
#ifndef CMD_DEMO_LETTERS_H
#define CMD_DEMO_LETTERS_H

#include "cmd/demo_values.h"

/* A message as it came: "from", "subject", "text", "about" (the case whose number its subject names), "header". */
FALLIBLE demo_mail(struct demo *d, struct act *act, const json_t *line);
/* A chat that somebody pasted: "with" is the body of POST …/service_case/take_chat. */
FALLIBLE demo_chat(struct demo *d, struct act *act, const json_t *line);

#endif
