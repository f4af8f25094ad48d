/* readers.h -- groups of roles for the .readers, .writers and .roles of the declarations.
 * The customer is in none of them: what it may read is said by PORTAL. */
#ifndef ENTITY_READERS_H
#define ENTITY_READERS_H

#define LEADERS (ROLE_BIT(role_manager) | ROLE_BIT(role_deputy_general_manager))

/* What a deal is worth to us; hidden from those who deliver it (S14). */
#define COMMERCIAL                                                                                                \
	(LEADERS | ROLE_BIT(role_auditor) | ROLE_BIT(role_sales) | ROLE_BIT(role_presales) | ROLE_BIT(role_bid) | \
	 ROLE_BIT(role_bid_manager) | ROLE_BIT(role_finance))

/* What an item of the catalogue costs and is listed at; purchasing keeps it. */
#define OFFER_COST (COMMERCIAL | ROLE_BIT(role_purchasing))

/* What a repair costs us (S75); those who issue parts and book hours must see it. */
#define SERVICE_COST                                                                             \
	(LEADERS | ROLE_BIT(role_auditor) | ROLE_BIT(role_finance) | ROLE_BIT(role_purchasing) | \
	 ROLE_BIT(role_service_manager) | ROLE_BIT(role_dispatcher) | ROLE_BIT(role_engineer) |  \
	 ROLE_BIT(role_storekeeper))

/* What we think of a person: only who works on the business, and who leads it (C28, A5). */
#define PROFILE (LEADERS | ROLE_BIT(role_sales) | ROLE_BIT(role_presales) | ROLE_BIT(role_bid_manager))

/* Who may be on the need-to-know list of a bid price (TRUST T4); never the administrator. */
#define BID_PRICE \
	(LEADERS | ROLE_BIT(role_sales) | ROLE_BIT(role_bid) | ROLE_BIT(role_bid_manager) | ROLE_BIT(role_finance))

/* Who deals with the competition; never who delivers or serves (S14, A4). */
#define RIVALRY \
	(LEADERS | ROLE_BIT(role_sales) | ROLE_BIT(role_presales) | ROLE_BIT(role_bid) | ROLE_BIT(role_bid_manager))

#define SERVICE_LEADERS (LEADERS | ROLE_BIT(role_service_manager))
#define PROMISE_LEADERS (SERVICE_LEADERS | ROLE_BIT(role_project_manager))
#define DISPATCHERS (SERVICE_LEADERS | ROLE_BIT(role_dispatcher))
#define CASE_WORKERS (DISPATCHERS | ROLE_BIT(role_quality_lead) | ROLE_BIT(role_engineer))
#define BID_LEADERS (LEADERS | ROLE_BIT(role_bid_manager))

/* Who carries a piece of business up to its bid, and who would have to build it (S20). */
#define PRESALE_ROLES (LEADERS | ROLE_BIT(role_sales) | ROLE_BIT(role_presales))
#define BUILDERS (LEADERS | ROLE_BIT(role_project_manager) | ROLE_BIT(role_delivery))

/* Who answers tenders, and so approves each other's answers for the next one. */
#define ANSWERERS (BID_LEADERS | ROLE_BIT(role_bid) | ROLE_BIT(role_presales))

/* Nobody has it: such a field is for the program alone. */
#define NOBODY ROLE_BIT(0)

#endif
