/* transfer.h -- all rows of one database into another, of either engine, table by table.
 *
 * The contents of files are not among them: they travel as files (app/backup.h). */
#ifndef APP_TRANSFER_H
#define APP_TRANSFER_H

#include "sql/sql.h"

/* One of the two is SQLite; both have run the same migrations.  `from` is in a transaction that sees one
 * moment; `to` in one of its own, at whose end every reference is looked at.  What `to` held before is gone. */
FALLIBLE transfer_rows(struct sql *from, struct sql *to, struct arena *a);

#endif
