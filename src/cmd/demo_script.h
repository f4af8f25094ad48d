/* demo_script.h -- plays the demonstration's chapters, demo/story/NN_NAME.json, in the order of their names: each line
 * is one act of one person at one moment, along the same road and with the same rights as if he had done it himself.
 * What a chapter names with "ref" is known in those behind it.
 *
 *   {"at": "-700 09:30", "as": "sales", "do": "create", "entity": "customer", "ref": "hospital", "with": {…}}
 *   {"at": …, "as": …, "do": "change"|"STEP", "ref": "hospital", "with": {…}}
 *   {"at": …, "as": …, "do": "STEP", "entity": "clause_response", "where": {"bid": "$bid", "no": "4.1"}, "with": {…}}
 *   {"at": …, "as": …, "do": "find", "entity": "contract", "where": {"bid": "$bid"}, "ref": "contract"}
 *   {"at": …, "as": …, "do": "attach", "ref": "tender", "file": "demo/tender/NAME.txt", "name": "招标文件.txt"}
 *   {"at": …, "as": …, "do": "read", "ref": "tender"}, {"at": …, "as": …, "do": "book", "ref": "bid"}
 *   {"at": …, "as": …, "do": "plan_bid", "ref": "tender"}
 *   {"at": …, "as": …, "do": "draft"|"deliver_plan", "ref": "contract"}
 *   {"at": …, "as": …, "do": "comment", "ref": "case", "text": "…", "visibility": "portal"}
 *   {"at": …, "as": …, "do": "admit", "ref": "bid", "with": {"user": "$finance"}}
 *   {"at": …, "as": …, "do": "each", "entity": "clause", "where": {"tender": "$tender"}, "ref": "clause", "acts": […]}
 *   {"at": …, "as": "dispatcher", "do": "mail", "from": "…", "subject": "…", "text": "…", "about": "case"}
 *   {"at": …, "as": "dispatcher", "do": "chat", "with": {"text": "…", "message": 0, "case": {…}}}
 *   {"at": …, "as": "engineer", "do": "visits", "ref": "contract", "until": "-1", "miss": [7, 20]}
 *
 * "-700" is a day before today, in "with": "@-700" a day, "@-700T09:30" a moment, "$hospital" an id,
 * "$hospital.FIELD" a field's value; every person is known by his log-in: "$sales". */
#ifndef CMD_DEMO_SCRIPT_H
#define CMD_DEMO_SCRIPT_H

#include "cmd/command.h"

/* ERROR_*: what refused, detail = file and act's number. `today`: the day the script is told from. */
FALLIBLE demo_play(struct invocation *in, const struct app *app, const char *folder, date today);

#endif
