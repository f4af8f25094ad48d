/* battle_paper.h -- the battle card of a piece of business on one sheet of A4, to be taken along (DOMAIN S10, S70,
 * S71).  Only for who may read what we think of our rivals; each piece as far as the reader may read it. */
#ifndef APP_PRESALE_BATTLE_PAPER_H
#define APP_PRESALE_BATTLE_PAPER_H

#include "app/paper.h"

/* ERROR_DENIED not_allowed; ERROR_MISSING no_such_record. */
paper_filler battle_paper;

#endif
