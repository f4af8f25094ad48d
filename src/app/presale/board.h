/* board.h -- the open business as one reader sees it: read once, written by the pipeline's pages (S29). */
#ifndef APP_PRESALE_BOARD_H
#define APP_PRESALE_BOARD_H

#include "app/act.h"
#include "app/presale/house.h"
#include "app/presale/house_stages.h"
#include "base/buffer.h"
#include "json/locale.h"
#include "rule/presale/stage_gate.h"

struct board {
	struct act *act;
	const struct locale *locale;
	enum language language;
	struct buffer *out;
	date today;
	bool commercial; /* the reader may see amounts */
	struct presale_policy policy;
	struct house_stages house;
	const struct opportunity **cards;
	struct gate_facts *facts;
	unsigned count;
	bool more;
	struct lines customers, users, steps; /* steps: engagements that say what comes next */
};

FALLIBLE board_read(struct board *b);

/* "missing" and "advised": what refuses the move into the stage, and what is only advised for it. */
void board_gate(const struct board *b, const struct opportunity *o, const struct gate_facts *f,
		enum opportunity_stage to);
void board_user(const struct board *b, const char *key, user_id id); /* {"id", "title"}, or null */
void board_money(const struct board *b, const char *key, money m);   /* null for who may not see amounts */
/* "months" and "owners": what the open business adds up to. */
void board_forecast(const struct board *b);
/* "cold_bids": how bids without invitation or tender document have gone with us (A21). */
FALLIBLE board_cold_bids(struct act *act, struct buffer *b);

#endif
