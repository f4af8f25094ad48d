/* money.h -- the money of a contract: instalments with their invoices and receipts, and ours that is out: bonds and
 * retention, who chases them (S39, DOMAIN 2.7, 2.15). */
#ifndef APP_CONTRACT_MONEY_H
#define APP_CONTRACT_MONEY_H

#include "app/act.h"
#include "base/buffer.h"
#include "base/language.h"
#include "entity/all.h"

FALLIBLE payment_term_planning(struct act *act, const void *before, void *term); /* prepares create, change */
FALLIBLE invoice_adding(struct act *act, const void *before, void *invoice);	 /* prepares create, change, issue */
FALLIBLE invoice_moved(struct act *act, const void *before, void *invoice);	 /* follows every write of it */
FALLIBLE receipt_adding(struct act *act, const void *before, void *receipt);	 /* prepares create, change */
FALLIBLE receipt_moved(struct act *act, const void *before, void *receipt);	 /* follows every write of it */
FALLIBLE deposit_planning(struct act *act, const void *before, void *deposit);	 /* prepares create, change */
/* Sets when it is due back, as the contract stands. */
FALLIBLE deposit_dated(struct act *act, struct deposit *d);
/* A signed contract withholds what its payment plan pays at the end of the warranty; from the acceptance it is out. */
FALLIBLE retention_laid_out(struct act *act, const struct contract *c);
FALLIBLE retention_withheld(struct act *act, const struct contract *c);
FALLIBLE change_agreeing(struct act *act, const void *before, void *change); /* prepares agree: 政府采购法 49 */

/* Instalments whose day has come since they were last written: routine work. */
FALLIBLE payments_fall_due(struct act *act);

/* What is out and what is due, over all contracts he may read: sums, who chases, how late. */
FALLIBLE money_view(struct act *act, struct buffer *b);
/* The same of one contract, with its whole payment plan. */
FALLIBLE contract_money_view(struct act *act, int64_t contract, struct buffer *b);

#endif
