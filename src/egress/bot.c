#include "egress/bot.h"

#include <sodium.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

static const char *sign(const char *key, const char *message, struct arena *a)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	crypto_auth_hmacsha256_state state;
	size_t room = sodium_base64_encoded_len(sizeof mac, sodium_base64_VARIANT_ORIGINAL);
	char *text = arena_array(a, char, room);

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)key, strlen(key));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)message, strlen(message));
	crypto_auth_hmacsha256_final(&state, mac);
	return sodium_bin2base64(text, room, mac, sizeof mac, sodium_base64_VARIANT_ORIGINAL);
}

const char *bot_sign_dingtalk(int64_t timestamp_ms, const char *secret, struct arena *a)
{
	return sign(secret, arena_print(a, "%lld\n%s", (long long)timestamp_ms, secret), a);
}

const char *bot_sign_feishu(int64_t timestamp_s, const char *secret, struct arena *a)
{
	return sign(arena_print(a, "%lld\n%s", (long long)timestamp_s, secret), "", a);
}

const char *bot_sign_hook(const char *body, const char *secret, struct arena *a)
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	crypto_auth_hmacsha256_state state;
	char *text = arena_array(a, char, 2 * sizeof mac + 1);

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)secret, strlen(secret));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)body, strlen(body));
	crypto_auth_hmacsha256_final(&state, mac);
	return sodium_bin2hex(text, 2 * sizeof mac + 1, mac, sizeof mac);
}

/* Up to the last end of a line that fits; else up to the last character. */
static size_t piece_size(const char *text, size_t most)
{
	const char *at = text;
	size_t fits = 0, line = 0;

	while (*at != '\0') {
		const char *next = at;
		text_next(&next);
		if ((size_t)(next - text) > most)
			return line > 0 ? line : fits;
		fits = (size_t)(next - text);
		if (*at == '\n')
			line = fits;
		at = next;
	}
	return fits;
}

struct bot_pieces bot_split(const char *text, size_t most, struct arena *a)
{
	struct bot_pieces p = { 0 };
	size_t room = 0;

	while (*text != '\0') {
		size_t n = piece_size(text, most), shown = n;
		while (shown > 0 && text[shown - 1] == '\n')
			shown--;
		p.piece = arena_room(a, p.piece, p.n, &room, sizeof *p.piece);
		p.piece[p.n++] = arena_copy_n(a, text, shown);
		text += n;
	}
	return p;
}

static bool is_plain(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c != '\0' && strchr("-._~", c) != NULL);
}

const char *bot_url_encode(const char *text, struct arena *a)
{
	struct buffer b = BUFFER(a);

	for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
		if (is_plain(*c))
			buffer_char(&b, (char)*c);
		else
			buffer_print(&b, "%%%02X", *c);
	}
	return buffer_text(&b);
}
