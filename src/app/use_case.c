#include "app/use_case.h"

#include <string.h>

#include "app/about.h"
#include "app/bid/awards.h"
#include "app/bid/bid_counts.h"
#include "app/bid/bid_readiness.h"
#include "app/bid/bid_submission.h"
#include "app/bid/bids.h"
#include "app/bid/book_hooks.h"
#include "app/bid/clauses.h"
#include "app/bid/custody.h"
#include "app/bid/facts.h"
#include "app/bid/library.h"
#include "app/bid/prices.h"
#include "app/bid/responses.h"
#include "app/bid/scores.h"
#include "app/bid/tender_changes.h"
#include "app/bid/tender_desk.h"
#include "app/bid/tender_lines.h"
#include "app/bid/tender_lots.h"
#include "app/contract/acceptance.h"
#include "app/contract/arrivals.h"
#include "app/contract/contract_sign.h"
#include "app/contract/drafts.h"
#include "app/contract/events.h"
#include "app/contract/money.h"
#include "app/contract/negotiations.h"
#include "app/contract/originals.h"
#include "app/contract/proof.h"
#include "app/contract/warranty_days.h"
#include "app/inherit.h"
#include "app/letters.h"
#include "app/policies.h"
#include "app/presale/affiliations.h"
#include "app/presale/answers.h"
#include "app/presale/catalog.h"
#include "app/presale/contact_lock.h"
#include "app/presale/customer_group.h"
#include "app/presale/demos.h"
#include "app/presale/engagements.h"
#include "app/presale/gates.h"
#include "app/presale/goals.h"
#include "app/presale/handovers.h"
#include "app/presale/house_stages.h"
#include "app/presale/milestones.h"
#include "app/presale/packs.h"
#include "app/presale/people.h"
#include "app/presale/plans.h"
#include "app/presale/procedure.h"
#include "app/presale/proofs.h"
#include "app/presale/requirements.h"
#include "app/presale/risks.h"
#include "app/presale/rivalry.h"
#include "app/presale/sales_leads.h"
#include "app/presale/solutions.h"
#include "app/service/cases.h"
#include "app/service/ceilings.h"
#include "app/service/coverages.h"
#include "app/service/charges.h"
#include "app/service/dispatch.h"
#include "app/service/duty.h"
#include "app/service/planner.h"
#include "app/service/renewals.h"
#include "app/service/mails.h"
#include "app/service/findings.h"
#include "app/service/reports.h"
#include "app/service/rounds.h"
#include "app/service/site_targets.h"
#include "app/service/spares.h"
#include "app/service/trainings.h"
#include "app/service/visits.h"
#include "app/service/work_orders.h"

const struct use_case use_cases[] = {
	{ "comment", "create", comment_adding, NULL },
	{ "policy", "create", policy_adding, promises_changed },
	{ "policy", "change", policy_changing, promises_changed },
	{ "policy", "remove", policy_removing, promises_changed },

	{ "tender_fact", "confirm", NULL, fact_decided },
	{ "tender_fact", "reject", NULL, fact_decided },
	{ "tender_change", "accept", NULL, tender_change_decided },
	{ "tender_change", "decline", NULL, tender_change_decided },
	{ "tender_line", "tick", NULL, tender_line_moved },
	{ "tender_line", "untick", NULL, tender_line_moved },
	{ "tender_line", "remove", NULL, tender_line_moved },
	{ "tender", "pursue", NULL, tender_pursued },
	{ "clause", "create", clause_lot_said, clause_changed },
	{ "clause", "change", clause_changing, clause_changed },
	{ "clause", "remove", clause_changing, clause_changed },
	{ "clause", "change", clause_lot_said, NULL },
	{ "score_item", "create", score_lot_said, NULL },
	{ "score_item", "change", score_lot_said, NULL },
	{ "tender", "change", NULL, lots_changed },
	{ "clause_response", "create", response_writing, response_written },
	{ "clause_response", "change", response_changing, response_written },
	{ "clause_response", "answer", response_answering, response_written },
	{ "clause_response", "review", response_writing, response_written },
	{ "clause_response", "send_back", response_writing, response_written },
	{ "clause_response", "reopen", response_writing, response_written },
	{ "clause_response", "remove", response_writing, response_written },
	{ "tender", "change", NULL, marks_meant },
	{ "tender", "read", NULL, marks_meant },
	{ "clause_response", "create", NULL, library_used },
	{ "clause_response", "change", NULL, library_used },
	{ "clause_response", "answer", NULL, library_used },
	{ "library_entry", "approve", library_approving, NULL },
	{ "bid_book", "create", book_writing, NULL },
	{ "bid_book", "change", book_writing, NULL },
	{ "bid_book", "remove", book_removing, NULL },
	{ "bid_volume", "create", volume_writing, NULL },
	{ "bid_volume", "change", volume_writing, NULL },
	{ "bid_volume", "remove", volume_removing, NULL },
	{ "bid_section", "create", passage_writing, NULL },
	{ "bid_section", "change", passage_writing, NULL },
	{ "bid_section", "remove", passage_removing, NULL },
	{ "hit", "create", hit_placed, NULL },
	{ "hit", "change", hit_placed, NULL },
	{ "bid_attachment", "create", attachment_writing, NULL },
	{ "bid_attachment", "change", attachment_writing, NULL },
	{ "bid_attachment", "remove", attachment_removing, NULL },
	{ "bid", "create", bid_adding, NULL },
	{ "bid", "change", NULL, bid_changed },
	{ "bid", "change", bid_lot_said, bid_lot_changed },
	{ "bid", "seal", bid_sealing, bid_sealed },
	{ "bid", "win", NULL, bid_won },
	{ "bid", "lose", NULL, bid_lost },
	{ "bid", "reject", NULL, bid_lost },
	{ "bid", "fail", NULL, bid_failed },
	{ "bid", "change", bid_price_kept, NULL },
	{ "bid", "unseal", bid_unsealing, NULL },
	{ "bid", "open", bid_opening, bid_opened },
	{ "bid_price", "create", price_writing, price_written },
	{ "bid_price", "change", price_writing, price_written },
	{ "bid_price", "submit", price_submitting, NULL },
	{ "bid_price", "approve", price_approving, NULL },
	{ "bid_price", "return", price_returning, NULL },
	{ "score_item", "create", score_placed, NULL },
	{ "score_review", "create", review_writing, review_written },
	{ "score_review", "change", review_writing, review_written },
	{ "score_review", "remove", NULL, review_written },
	{ "award_notice", "create", award_dated, NULL },
	{ "award_notice", "change", award_dated, NULL },
	{ "bid_review", "create", review_of_bid, NULL },
	{ "bid", "win", NULL, review_decided },
	{ "bid", "lose", NULL, review_decided },
	{ "bid", "reject", NULL, review_decided },
	{ "bid", "fail", NULL, review_decided },
	{ "reveal_request", "create", reveal_asking, NULL },
	{ "reveal_request", "grant", reveal_deciding, NULL },
	{ "reveal_request", "refuse", reveal_deciding, NULL },

	{ "tender_question", "create", question_dated, NULL },
	{ "tender_question", "change", question_dated, NULL },
	{ "tender_question", "send", question_dated, NULL },
	{ "tender_amendment", "create", amendment_measured, NULL },
	{ "tender_amendment", "change", amendment_measured, NULL },
	{ "tender_amendment", "adopt", amendment_adopting, amendment_adopted },
	{ "tender", "change", NULL, tender_redated },
	{ "tender", "pursue", tender_deciding, NULL },
	{ "bid_task", "create", task_placing, NULL },
	{ "bid_task", "change", task_placing, NULL },
	{ "bid_decision", "create", decision_judging, NULL },
	{ "bid_decision", "change", decision_judging, NULL },
	{ "bid_decision", "approve", decision_scored, decision_made },
	{ "bid_decision", "condition", decision_judging, decision_made },
	{ "bid_decision", "decline", NULL, decision_made },
	{ "bid_bond", "create", bond_measured, NULL },
	{ "bid_bond", "change", bond_measured, NULL },
	{ "bid_bond", "arrive", bond_measured, NULL },
	{ "bid", "win", NULL, bid_bonds_due },
	{ "bid", "lose", NULL, bid_bonds_due },
	{ "bid", "reject", NULL, bid_bonds_due },
	{ "bid", "fail", NULL, bid_bonds_due },
	{ "bid", "withdraw", NULL, bid_bonds_due },
	{ "contract", "sign", NULL, contract_bonds_due },
	{ "bid_meeting", "create", meeting_timed, NULL },
	{ "bid_meeting", "change", meeting_timed, NULL },
	{ "bid_meeting", "hold", meeting_holding, NULL },
	{ "readiness_tick", "create", tick_first, NULL },
	{ "finding_override", "create", override_asking, NULL },
	{ "clause_response", "create", answer_in_time, NULL },
	{ "clause_response", "change", answer_in_time, NULL },
	{ "clause_response", "answer", answer_in_time, NULL },
	{ "bid", "submit", bid_submitting, NULL },
	{ "bid", "record", bid_freezing, NULL },

	{ "sales_lead", "take", lead_taking, NULL },
	{ "sales_lead", "assign", lead_assigning, NULL },
	{ "sales_lead", "change", lead_following_up, NULL },
	{ "sales_lead", "open", lead_opening, NULL },
	{ "opportunity", "create", opportunity_adding, NULL },
	{ "opportunity", "change", opportunity_changing, NULL },
	{ "opportunity", "visit", opportunity_visiting, opportunity_moved },
	{ "opportunity", "exchange", opportunity_exchanging, opportunity_moved },
	{ "opportunity", "bid", opportunity_bidding, opportunity_moved },
	{ "opportunity", "negotiate", opportunity_negotiating, opportunity_moved },
	{ "opportunity", "contract", opportunity_contracting, opportunity_moved },
	{ "opportunity", "pursue", opportunity_leaving, opportunity_moved },
	{ "opportunity", "award", opportunity_leaving, opportunity_moved },
	{ "opportunity", "sign", opportunity_leaving, opportunity_moved },
	{ "opportunity", "back", opportunity_leaving, opportunity_moved },
	{ "opportunity", "lose", opportunity_leaving, opportunity_moved },
	{ "opportunity", "advance", opportunity_advancing, opportunity_moved },
	{ "stage_gate", "create", stage_gate_adding, NULL },
	{ "stage_plan", "create", stage_plan_adding, NULL },
	{ "risk", "create", risk_weighing, NULL },
	{ "risk", "change", risk_weighing, NULL },
	{ "risk", "reopen", risk_weighing, NULL },
	{ "policy", "create", NULL, risk_levels_changed },
	{ "policy", "change", NULL, risk_levels_changed },
	{ "internal_handover", "create", internal_handover_adding, NULL },
	{ "internal_handover", "change", internal_handover_changing, NULL },
	{ "procedure_step", "create", procedure_ticking, NULL },
	{ "contract", "start", contract_starting, NULL },

	{ "contract", "sign", contract_signing, contract_signed },
	{ "user", "invite", NULL, user_invited },
	{ "engagement", "create", engagement_numbered, NULL },
	{ "engagement", "create", engagement_permitted, NULL },
	{ "engagement", "change", engagement_permitted, engagement_minuted },
	{ "engagement", "hold", engagement_permitted, engagement_held },
	{ "engagement", "hold", NULL, engagement_minuted },
	{ "tender", "create", NULL, tender_received },
	{ "customer_pack", "create", pack_judged, NULL },
	{ "customer_pack", "change", pack_judged, NULL },
	{ "customer_pack", "issue", pack_judged, NULL },
	{ "tender", "change", NULL, tender_received },
	{ "tender", "read", NULL, tender_received },

	{ "bundle", "create", bundle_pricing, NULL },
	{ "bundle", "change", bundle_pricing, NULL },
	{ "solution_version", "create", version_making, NULL },
	{ "solution_version", "change", version_changing, NULL },
	{ "solution_version", "submit", version_deciding, NULL },
	{ "solution_version", "approve", version_deciding, version_approved },
	{ "architecture_decision", "create", decision_making, NULL },
	{ "architecture_decision", "change", decision_changing, NULL },
	{ "architecture_decision", "accept", NULL, decision_accepted },
	{ "framework_version", "create", framework_making, NULL },
	{ "framework_version", "change", framework_changing, NULL },
	{ "solution_template", "create", template_making, NULL },
	{ "discovery_question", "create", question_writing, NULL },
	{ "discovery_question", "change", question_writing, question_changed },
	{ "discovery_answer", "create", answer_writing, NULL },
	{ "discovery_answer", "renamed", answer_writing, NULL },
	{ "requirement", "create", requirement_writing, NULL },
	{ "proof_match", "create", proof_match_adding, NULL },
	{ "requirement", "change", requirement_writing, NULL },
	{ "requirement", "remove", requirement_removing, NULL },
	{ "requirement", "merge", requirement_merging, NULL },
	{ "customer", "create", customer_grouping, NULL },
	{ "customer", "change", customer_grouping, affiliations_of_customer },
	{ "customer", "hand_over", NULL, affiliations_of_customer },
	{ "contact", "erase", NULL, contact_erased },
	{ "contact", "change", NULL, affiliations_of_contact },
	{ "contact", "hand_over", NULL, affiliations_of_contact },
	{ "user", "change", NULL, affiliations_of_user },
	{ "affiliation", "create", affiliation_writing, affiliation_moved },
	{ "affiliation", "change", affiliation_writing, affiliation_moved },
	{ "affiliation", "inherit", affiliation_sharing, NULL },
	{ "affiliation", "hand_over", affiliation_sharing, NULL },
	{ "affiliation", "remove", NULL, affiliation_moved },
	{ "stakeholder", "create", stakeholder_adding, NULL },
	{ "stakeholder", "create", stakeholder_placing, NULL },
	{ "stakeholder", "inherit", stakeholder_placing, NULL },
	{ "stakeholder", "remove", stakeholder_removing, NULL },
	{ "stakeholder_relation", "create", relation_adding, NULL },
	{ "stakeholder_interest", "remove", interest_removing, NULL },
	{ "support_reading", "create", NULL, support_read },
	{ "support_reading", "change", NULL, support_read },
	{ "support_reading", "remove", NULL, support_read },
	{ "capability", "create", NULL, goals_footed_anew },
	{ "capability", "change", NULL, goals_footed_anew },
	{ "capability", "remove", NULL, goals_footed_anew },
	{ "introduction", "create", introduction_named, NULL },
	{ "introduction", "change", introduction_named, NULL },
	{ "advantage_point", "create", advantage_named, NULL },
	{ "advantage_point", "change", advantage_named, NULL },
	{ "guidance_goal", "create", goal_footed, NULL },
	{ "guidance_goal", "change", goal_footed, NULL },
	{ "demo_booking", "create", demo_placing, NULL },
	{ "demo_booking", "change", demo_placing, NULL },

	{ "acceptance", "sign", NULL, acceptance_signed },
	{ "obligation", "prove", proof_named, NULL },
	{ "handover_item", "confirm", NULL, handover_confirmed },
	{ "contract", "close", contract_closing, NULL },

	{ "negotiation_round", "create", negotiation_placing, NULL },
	{ "contract_term", "create", term_writing, term_written },
	{ "contract_term", "change", term_writing, term_written },
	{ "contract_term", "agreed", term_writing, term_written },
	{ "contract_term", "remove", term_writing, term_written },
	{ "contract", "change", NULL, contract_rewritten },
	{ "contract", "change", NULL, warranty_days_changed },
	{ "contract", "sign", NULL, contract_signed_event },
	{ "contract", "start", NULL, contract_started_event },
	{ "contract", "accept", NULL, contract_accepted_event },
	{ "payment_term", "create", payment_term_planning, NULL },
	{ "payment_term", "change", payment_term_planning, NULL },
	{ "invoice", "create", invoice_adding, invoice_moved },
	{ "invoice", "change", invoice_adding, invoice_moved },
	{ "invoice", "issue", invoice_adding, invoice_moved },
	{ "invoice", "void", NULL, invoice_moved },
	{ "invoice", "remove", NULL, invoice_moved },
	{ "payment_receipt", "create", receipt_adding, receipt_moved },
	{ "payment_receipt", "change", receipt_adding, receipt_moved },
	{ "payment_receipt", "remove", NULL, receipt_moved },
	{ "deposit", "create", deposit_planning, NULL },
	{ "deposit", "change", deposit_planning, NULL },
	{ "borrowed_original", "lend", original_lending, NULL },
	{ "change_order", "agree", change_agreeing, NULL },
	{ "purchase_order", "order", NULL, order_placed },
	{ "delivery_arrival", "create", arrival_scanning, NULL },
	{ "delivery_arrival", "change", arrival_scanning, NULL },
	{ "delivery_arrival", "open", arrival_scanning, arrival_opened },
	{ "site_record", "sign", NULL, site_record_event },
	{ "acceptance", "sign", NULL, acceptance_event },
	{ "equipment", "create", equipment_placing, equipment_swapped },

	{ "service_case", "create", case_arrives, case_arrived },
	{ "service_case", "create", NULL, case_finds_engineer },
	{ "service_case", "change", case_changing, case_changed },
	{ "service_case", "dispatch", NULL, case_stepped },
	{ "service_case", "dispatch", NULL, case_offered },
	{ "service_case", "acknowledge", NULL, case_stepped },
	{ "service_case", "acknowledge", NULL, case_taken },
	{ "service_case", "cancel", NULL, case_left },
	{ "service_case", "arrive", NULL, case_stepped },
	{ "service_case", "wait", NULL, case_stepped },
	{ "service_case", "resume", NULL, case_stepped },
	{ "service_case", "restore", NULL, case_stepped },
	{ "service_case", "confirm", NULL, case_stepped },
	{ "service_case", "close", NULL, case_stepped },
	{ "service_case", "reopen", NULL, case_stepped },
	{ "case_event", "create", NULL, case_event_added },
	{ "site_target", "create", site_target_placing, NULL },
	{ "site_target", "change", site_target_placing, NULL },
	{ "site_target", "agree", site_target_placing, NULL },
	{ "check_in", "create", check_in_coming, NULL },
	{ "mail_message", "open", mail_opening, mail_opened },
	{ "mail_message", "append", NULL, mail_appended },
	{ "dispatch_offer", "create", offer_making, offer_made },
	{ "dispatch_offer", "accept", offer_accepting, offer_accepted },
	{ "dispatch_offer", "decline", NULL, offer_declined },
	{ "report_token", "create", report_token_making, NULL },

	{ "work_order", "create", work_order_stocked, NULL },
	{ "work_order", "create", work_order_capped, NULL },
	{ "work_order", "create", work_order_priced, NULL },
	{ "work_order", "change", work_order_stocked, NULL },
	{ "work_order", "change", work_order_capped, NULL },
	{ "work_order", "change", work_order_priced, NULL },
	{ "work_order", "fit", work_order_capped, NULL },
	{ "work_order", "fit", work_order_priced, NULL },
	{ "work_order", "start", work_order_capped, NULL },
	{ "work_order", "start", work_order_priced, NULL },
	{ "work_order", "accept", cause_accepting, NULL },
	{ "work_order", "dispute", cause_disputing, NULL },
	{ "work_order", "settle", cause_settling, NULL },
	{ "work_order", "finish", work_order_counted, NULL },
	{ "work_order", "finish", work_order_capped, NULL },
	{ "work_order", "finish", work_order_priced, NULL },
	{ "work_order", "sign", work_order_signing, NULL },
	{ "charge_override", "create", NULL, override_made },
	{ "work_order", "sign", NULL, repair_covered },
	{ "work_order", "confirm", NULL, repair_covered },
	{ "maker_return", "create", maker_return_dating, NULL },
	{ "coverage", "create", coverage_placing, coverage_changed },
	{ "coverage", "change", coverage_placing, coverage_changed },
	{ "coverage", "remove", NULL, coverage_changed },

	{ "visit", "reschedule", visit_moving, visit_moved },
	{ "visit_plan", "publish", NULL, plan_published },
	{ "important_day", "create", NULL, important_day_changed },
	{ "important_day", "change", NULL, important_day_changed },
	{ "important_day", "remove", NULL, important_day_changed },
	{ "season_override", "create", season_naming, season_changed },
	{ "season_override", "change", season_naming, season_changed },
	{ "season_override", "remove", NULL, season_changed },
	{ "new_technology", "create", technology_dated, NULL },
	{ "new_technology", "conclude", NULL, technology_concluded },
	{ "warranty_notice", "create", notice_titled, NULL },
	{ "company_round", "lay_out", round_laying_out, NULL },
	{ "company_round", "close", round_closing, NULL },
	{ "visit", "record", NULL, visit_recorded },
	{ "visit", "record", NULL, visit_found },
	{ "visit", "sign", NULL, visit_confirmed },
	{ "visit", "confirm", NULL, visit_confirmed },
	{ "revisit_record", "sign", record_signing, record_signed },
	{ "revisit_record", "void", NULL, record_voided },

	{ "service_finding", "change", NULL, finding_moved },
	{ "service_finding", "act", NULL, finding_moved },
	{ "service_finding", "waive", NULL, finding_moved },
	{ "lesson", "create", lesson_placing, NULL },
	{ "lesson", "adopt", NULL, lesson_adopted },
	{ "service_lead", "create", lead_placing, NULL },
	{ "service_lead", "take", NULL, lead_taken },

	{ "stock_move", "create", fitting_checked, NULL },
	{ "stock_move", "create", stock_moving, stock_moved },
	{ "stock_move", "create", NULL, part_fitted },
	{ "part_request", "create", part_requesting, part_requested },
	{ "part_request", "change", part_requesting, part_requested },
	{ "part_request", "cancel", NULL, part_requested },
	{ "part_request", "issue", NULL, part_issued },

	{ "training_plan", "agree", training_counted, NULL },
	{ "training_plan", "complete", training_counted, training_completed },
	{ "training_plan", "reopen", NULL, training_reopened },
	{ "training_session", "hold", NULL, session_held },
	{ "trainee", "assess", trainee_assessing, NULL },

	{ "competitor_product", "create", product_dated, NULL },
	{ "competitor_product", "change", product_dated, NULL },
	{ "intel_item", "create", intel_dated, NULL },
	{ "intel_item", "change", intel_dated, NULL },
	{ "industry_note", "create", note_dated, NULL },
	{ "industry_note", "change", note_dated, NULL },
	{ "rival_forecast", "create", forecast_adding, NULL },
	{ "highlight", "create", highlight_sized, NULL },
	{ "highlight", "change", highlight_sized, NULL },
	{ "capability", "change", NULL, capability_changed },
	{ "opening_bid", "create", opening_named, opening_recorded },
	{ "opening_bid", "change", opening_named, opening_recorded },
	{ "opening_bid", "remove", NULL, opening_recorded },
	{ .entity = NULL },
};

FALLIBLE use_case_prepare(struct act *act, const struct entity *e, const char *action, const void *before, void *record)
{
	TRY(inherit_fields(act, e, before, record));
	for (const struct use_case *u = use_cases; u->entity != NULL; u++)
		if (u->prepare != NULL && strcmp(u->entity, e->name) == 0 && strcmp(u->action, action) == 0)
			TRY(u->prepare(act, before, record));
	return NULL;
}

FALLIBLE use_case_follow(struct act *act, const struct entity *e, const char *action, const void *before, void *record)
{
	TRY(inherit_pass_on(act, e, before, record));
	for (const struct use_case *u = use_cases; u->entity != NULL; u++)
		if (u->follow != NULL && strcmp(u->entity, e->name) == 0 && strcmp(u->action, action) == 0)
			TRY(u->follow(act, before, record));
	return NULL;
}
