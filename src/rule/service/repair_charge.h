/* repair_charge.h -- who pays what of a repair (DOMAIN A16, A17; S74, S75, S85, S88, S96, S100, S101).
 *
 * Design and quality defects are free for ever; normal use is free under warranty; everything else
 * pays for parts at our cost, and for parts only: labour, travel and test are never charged. */
#ifndef RULE_SERVICE_REPAIR_CHARGE_H
#define RULE_SERVICE_REPAIR_CHARGE_H

#include "rule/finance/vat.h"
#include "rule/why.h"

enum repair_cause {
	CAUSE_NORMAL_USE,
	CAUSE_DESIGN_DEFECT,
	CAUSE_QUALITY_DEFECT, /* manufacturing, batch */
	CAUSE_ABNORMAL_USE,
	CAUSE_HUMAN_DAMAGE,
	CAUSE_POWER_FAILURE,
	CAUSE_LIGHTNING,
	CAUSE_FORCE_MAJEURE,
	CAUSE_THIRD_PARTY,
	CAUSE_CONSUMABLE,
};
const char *repair_cause_name(enum repair_cause cause); /* "normal_use" */
bool repair_cause_parse(const char *s, enum repair_cause *ret);

/* Under warranty a cause that makes the customer pay wants evidence and the customer's word; until then, and as long as
 * it is in dispute, we pay: repaired first, decided afterwards by both (C3, C11, A16). */
enum cause_standing { CAUSE_STANDS, CAUSE_UNPROVEN, CAUSE_DISPUTED };

/* Does that cause want evidence and the customer's word?  A consumable is what it is. */
bool repair_cause_contested(enum repair_cause cause);

enum charge_type { CHARGE_PART, CHARGE_LABOUR, CHARGE_TRAVEL, CHARGE_TEST };
#define CHARGE_TYPES 4
enum charge_payer { PAYER_SUPPLIER, PAYER_CUSTOMER };
const char *charge_type_name(enum charge_type type);	/* "part" */
const char *charge_payer_name(enum charge_payer payer); /* "supplier" */

/* Somebody decided otherwise than the rule, with a reason. */
enum payer_override { NOT_OVERRIDDEN, OVERRIDE_SUPPLIER, OVERRIDE_CUSTOMER };

struct repair_item {
	enum charge_type type;
	const char *name; /* of a part: its stock number */
	decimal quantity;
	money unit_cost; /* tax-exclusive; of a part the moving average on issue */
	money ceiling;	 /* the contract's ceiling price of the part; UNSET: none */
	enum payer_override override;
	const char *cover; /* why it is under a warranty of its own where the contract's is over; NULL: it is not */
};

struct charged_line {
	enum charge_type type;
	const char *name;
	money cost;	    /* to us: quantity x unit cost */
	struct vat charged; /* to the customer, 0 where we pay */
	enum charge_payer payer;
	const char *reason; /* a key of db/data/why.csv */
};

struct repair_charge {
	struct charged_line *line; /* one per item, in their order */
	size_t lines;
	money net[CHARGE_TYPES]; /* to the customer, by type, tax-exclusive */
	struct vat total;	 /* to the customer */
	money internal_cost;	 /* of all lines, whoever pays (S75) */
	money borne_by_us;	 /* internal cost less what the customer pays, net */
	const struct why *why;
};

struct repair_terms {
	bool in_warranty;
	enum repair_cause cause;
	enum cause_standing standing;
};

struct repair_charge repair_charge_for(const struct repair_terms *terms, const struct repair_item *item, size_t n,
				       decimal vat_rate, struct arena *a);
/* With a cause that stands. */
struct repair_charge repair_charge_of(bool in_warranty, enum repair_cause cause, const struct repair_item *item,
				      size_t n, decimal vat_rate, struct arena *a);

#endif
