/* price_view.h -- the price sheet of a bid at work.  Who is not on the bid's need-to-know list sees how far it is,
 * never
 * an amount; each opening is in the trail (TRUST T4). */
#ifndef APP_BID_PRICE_VIEW_H
#define APP_BID_PRICE_VIEW_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "json/read.h"

/* {"bid","tender","cap","closed","listed","sheet","requests":[…],"versions":[…]}; sheet null: there is none. */
FALLIBLE price_state(struct act *act, int64_t bid, enum language lang, struct buffer *b);
/* {"sheet","content","totals","findings":[…],"bounds","watermark"}; body: {"purpose"}. */
FALLIBLE price_open(struct act *act, int64_t bid, const json_t *body, enum language lang, struct buffer *b);
/* The same as if the body had been saved: a content, or {"from": a solution version} whose lines it begins with. */
FALLIBLE price_preview(struct act *act, int64_t bid, const json_t *body, enum language lang, struct buffer *b);
/* Saves {"seen_hash","content"}: seen_hash null for a new sheet; ERROR_STALE if it is no longer what was seen. */
FALLIBLE price_save(struct act *act, int64_t bid, const json_t *body, enum language lang, struct buffer *b);

#endif
