/* quick.h -- an engagement written down on the way out of the door: a project's name and one fact are enough (A21).
 * Customer, project, people and the held engagement are made as needed, each along the one road, in one transaction. */
#ifndef APP_PRESALE_QUICK_H
#define APP_PRESALE_QUICK_H

#include "app/act.h"
#include "base/buffer.h"
#include "json/read.h"

/* body: {"project" | "opportunity", "customer"?, "fact", "outcome"?, "kind"?, "channel"?, "held_at"?, "next_step"?,
 * "next_due_on"?, "people"?: [{"contact"} | {"name", "department"?}]}.  Answers {"customer", "opportunity",
 * "engagement"}, each {"id", "title"}.  Problems are named as the body names them. */
FALLIBLE quick_entry(struct act *act, const json_t *body, struct buffer *b);

/* The customer of this name or short name, among those that the actor may read; 0: none. */
FALLIBLE quick_customer_named(struct act *act, const char *name, int64_t *ret);
/* The customer that a project of this name would be entered for, among those that the actor may read; 0: a new one. */
FALLIBLE quick_customer(struct act *act, const char *project, int64_t *ret);

#endif
