/* dispatch_board.h -- the pages of the service desk: the running clocks and who could go, the roster with its gaps. */
#ifndef APP_SERVICE_DISPATCH_BOARD_H
#define APP_SERVICE_DISPATCH_BOARD_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"

/* GET …/dispatch: open cases, the most urgent first; everybody on duty; the gaps of the days ahead. */
FALLIBLE dispatch_view(struct act *act, enum language lang, struct buffer *b);
/* GET …/service_case/ID/candidates: everybody on duty, fit or not, with the reason; whom it was offered to. */
FALLIBLE candidates_view(struct act *act, int64_t id, enum language lang, struct buffer *b);
/* GET …/duty?from=DAY: 42 days at most, day by day, the shifts and the gaps. */
FALLIBLE duty_view(struct act *act, date from, int days, struct buffer *b);
#endif
