/* bot.h -- what group bots ask of a message: a signature, and a length in bytes (DOMAIN 5.1, WS-*, WL-*). */
#ifndef EGRESS_BOT_H
#define EGRESS_BOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define WECOM_TEXT_MOST 2048 /* bytes of UTF-8 */

/* 钉钉: HMAC-SHA256, key = secret, message = "timestamp_ms LF secret"; base64. It goes into the query, URL-encoded. */
const char *bot_sign_dingtalk(int64_t timestamp_ms, const char *secret, struct arena *a);
/* 飞书: HMAC-SHA256, key = "timestamp_s LF secret", empty message; base64. It goes into the body. */
const char *bot_sign_feishu(int64_t timestamp_s, const char *secret, struct arena *a);
/* HMAC-SHA-256 of a hook's body, in lower-case hex. */
const char *bot_sign_hook(const char *body, const char *secret, struct arena *a);
/* A text in pieces of at most so many bytes (at least 4), parted at the ends of lines where that is possible, and never
 * within a character. */
struct bot_pieces {
	const char **piece;
	size_t n;
};
struct bot_pieces bot_split(const char *text, size_t most, struct arena *a);
/* Everything but letters, digits and -._~ as %XX. */
const char *bot_url_encode(const char *text, struct arena *a);

#endif
