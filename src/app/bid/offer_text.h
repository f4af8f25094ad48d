/* offer_text.h -- a price sheet as JSON: as a client sends it, as it lies in its box, as it is shown to those on
 * its list.
 *
 * {"basis": "gross" | "net", "opening_total", "opening_words", "body_total",
 *  "lines": [{"section", "number", "name", "brand", "model", "unit", "note", "quantity", "unit_price", "unit_cost",
 *             "tax_rate"}]}
 *
 * Amounts are decimal strings or as people type them (12.5万元); a rate is "0.13" or "13%".  What is not given is
 * null. */
#ifndef APP_BID_OFFER_TEXT_H
#define APP_BID_OFFER_TEXT_H

#include "base/buffer.h"
#include "json/read.h"
#include "rule/bid/offer.h"

/* Names every problem by its place: "lines[2].unit_price". */
FALLIBLE offer_read(const json_t *body, struct offer *ret, struct arena *a);
/* In one canonical form.  amounts: also what each line comes to, {"net","tax","gross","cost"}. */
void offer_write(struct buffer *b, const struct offer *o, bool amounts);

#endif
