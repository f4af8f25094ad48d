/* visit_board.h -- the visits of the coming days: who goes where in which order, what a trip proves, who must be with
 * it; months without a visit on site; new technology nobody has looked at (S115, S126, S128). */
#ifndef APP_SERVICE_VISIT_BOARD_H
#define APP_SERVICE_VISIT_BOARD_H

#include "app/act.h"
#include "base/language.h"
#include "base/buffer.h"

#define VISIT_DAYS_MOST 92

FALLIBLE visit_board_view(struct act *act, date from, int days, enum language lang, struct buffer *b);

#endif
