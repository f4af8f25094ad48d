/* describe.h -- the declarations for others: /api/v1/meta, OpenAPI 3.1, TypeScript. */
#ifndef JSON_DESCRIBE_H
#define JSON_DESCRIBE_H

#include "base/buffer.h"
#include "json/locale.h"
#include "meta/entity.h"

/* Only what the asker may read. */
void describe_meta(struct buffer *b, const struct locale *l, enum language lang, const struct actor *who,
		   const char *company, bool demonstration);
void describe_openapi(struct buffer *b, const struct locale *l);
void describe_typescript(struct buffer *b);

#endif
