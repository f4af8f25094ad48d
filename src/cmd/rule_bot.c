/* rule_bot.c -- the bench's adapters of messages to group bots. */
#include <string.h>

#include "cmd/rule_bench.h"
#include "egress/bot.h"

#define LETTERS_MOST 1000000000

struct error *rule_webhook_sign(struct bench *b)
{
	const char *secret, *field = given_has(b, "timestamp_ms") ? "timestamp_ms" : "timestamp_s";
	const json_t *at = json_object_get(b->given, field);

	TRY(given_text(b, "secret", &secret));
	if (!json_is_integer(at))
		return given_error(b, field, "not_a_number");
	if (strcmp(field, "timestamp_s") == 0) {
		answer_text(b, "sign_base64", bot_sign_feishu(json_integer_value(at), secret, b->arena));
		return NULL;
	}
	const char *sign = bot_sign_dingtalk(json_integer_value(at), secret, b->arena);
	answer_text(b, "sign_base64", sign);
	answer_text(b, "sign_urlencoded", bot_url_encode(sign, b->arena));
	return NULL;
}

struct error *rule_wecom_text_limit(struct bench *b)
{
	const char *unit;
	int count;

	TRY(given_text(b, "unit", &unit));
	TRY(given_int(b, "count", 0, LETTERS_MOST, &count));
	int64_t bytes = (int64_t)strlen(unit) * count;
	answer_int(b, "bytes", bytes);
	answer_flag(b, "fits_2048", bytes <= WECOM_TEXT_MOST);
	return NULL;
}
