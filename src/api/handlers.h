/* handlers.h -- the handlers of the route table; each fills the reply or says what is wrong. */
#ifndef API_HANDLERS_H
#define API_HANDLERS_H

#include "api/exchange.h"

/* session.c */
FALLIBLE session_create(struct exchange *x);
FALLIBLE session_show(struct exchange *x);
FALLIBLE session_delete(struct exchange *x);
FALLIBLE session_password(struct exchange *x);
FALLIBLE device_key_show(struct exchange *x);
FALLIBLE session_forgot(struct exchange *x);
FALLIBLE session_reset(struct exchange *x);
/* meta.c */
FALLIBLE meta_show(struct exchange *x);
FALLIBLE openapi_show(struct exchange *x);
/* records.c */
FALLIBLE record_create(struct exchange *x);
FALLIBLE record_show(struct exchange *x);
FALLIBLE record_change(struct exchange *x);
FALLIBLE record_remove(struct exchange *x);
FALLIBLE record_step(struct exchange *x);
FALLIBLE record_history(struct exchange *x);
FALLIBLE record_turn(struct exchange *x);
FALLIBLE record_reveal(struct exchange *x);
FALLIBLE record_admit(struct exchange *x);
FALLIBLE record_admitted(struct exchange *x);
/* lists.c */
FALLIBLE record_list(struct exchange *x);
FALLIBLE related_show(struct exchange *x);
FALLIBLE search_show(struct exchange *x);
/* export.c */
FALLIBLE record_export(struct exchange *x);
/* import.c */
FALLIBLE record_import(struct exchange *x);
/* attachments.c */
FALLIBLE comment_list(struct exchange *x);
FALLIBLE comment_add(struct exchange *x);
FALLIBLE file_list(struct exchange *x);
FALLIBLE file_add(struct exchange *x);
FALLIBLE mail_receive(struct exchange *x);
FALLIBLE file_content(struct exchange *x);
/* bid_views.c */
FALLIBLE tender_desk_show(struct exchange *x);
FALLIBLE tender_plan_create(struct exchange *x);
FALLIBLE bid_readiness_show(struct exchange *x);
FALLIBLE bid_meeting_show(struct exchange *x);
/* views.c */
FALLIBLE thread_show(struct exchange *x);
FALLIBLE ledger_show(struct exchange *x);
FALLIBLE covers_show(struct exchange *x);
FALLIBLE clock_show(struct exchange *x);
FALLIBLE charge_show(struct exchange *x);
FALLIBLE work_show(struct exchange *x);
FALLIBLE work_document(struct exchange *x);
FALLIBLE inspection_document(struct exchange *x);
FALLIBLE visit_form_show(struct exchange *x);
FALLIBLE census_show(struct exchange *x);
FALLIBLE warranty_cost_show(struct exchange *x);
FALLIBLE spares_show(struct exchange *x);
FALLIBLE visits_show(struct exchange *x);
FALLIBLE round_show(struct exchange *x);
FALLIBLE performance_show(struct exchange *x);
FALLIBLE evidence_document(struct exchange *x);
FALLIBLE performance_records_show(struct exchange *x);
FALLIBLE training_show(struct exchange *x);
FALLIBLE training_document(struct exchange *x);
FALLIBLE today_show(struct exchange *x);
FALLIBLE standing_show(struct exchange *x);
FALLIBLE skills_show(struct exchange *x);
/* service_views.c */
FALLIBLE dispatch_show(struct exchange *x);
FALLIBLE candidates_show(struct exchange *x);
FALLIBLE duty_show(struct exchange *x);
FALLIBLE caller_show(struct exchange *x);
FALLIBLE chat_read_show(struct exchange *x);
FALLIBLE chat_case(struct exchange *x);
FALLIBLE report_link_show(struct exchange *x);
FALLIBLE report_show(struct exchange *x);
FALLIBLE report_create(struct exchange *x);
FALLIBLE report_follow_show(struct exchange *x);
FALLIBLE report_photo_add(struct exchange *x);
FALLIBLE sign_link_create(struct exchange *x);
FALLIBLE sign_show(struct exchange *x);
FALLIBLE sign_create(struct exchange *x);
/* presale_views.c */
FALLIBLE pipeline_show(struct exchange *x);
FALLIBLE stages_show(struct exchange *x);
FALLIBLE gate_show(struct exchange *x);
FALLIBLE plan_show(struct exchange *x);
FALLIBLE plan_create(struct exchange *x);
FALLIBLE risks_show(struct exchange *x);
FALLIBLE rivals_show(struct exchange *x);
FALLIBLE battle_show(struct exchange *x);
FALLIBLE battle_document(struct exchange *x);
FALLIBLE competitor_file_show(struct exchange *x);
FALLIBLE market_show(struct exchange *x);
FALLIBLE procedure_show(struct exchange *x);
FALLIBLE proofs_show(struct exchange *x);
/* people_views.c */
FALLIBLE people_show(struct exchange *x);
FALLIBLE talks_show(struct exchange *x);
FALLIBLE contact_lock_show(struct exchange *x);
FALLIBLE contact_locks_show(struct exchange *x);
FALLIBLE customer_group_show(struct exchange *x);
FALLIBLE customer_people_show(struct exchange *x);
FALLIBLE engagement_quick(struct exchange *x);
/* discovery.c */
FALLIBLE discovery_show(struct exchange *x);
FALLIBLE needs_show(struct exchange *x);
FALLIBLE needs_list(struct exchange *x);
FALLIBLE devices_paste(struct exchange *x);
FALLIBLE software_paste(struct exchange *x);
FALLIBLE storage_show(struct exchange *x);
/* tender.c */
FALLIBLE tender_take(struct exchange *x);
FALLIBLE tender_read(struct exchange *x);
FALLIBLE tender_document_show(struct exchange *x);
FALLIBLE file_page_show(struct exchange *x);
FALLIBLE contract_signing_show(struct exchange *x);
/* contract_views.c */
FALLIBLE draft_show(struct exchange *x);
FALLIBLE draft_create(struct exchange *x);
FALLIBLE money_show(struct exchange *x);
FALLIBLE contract_money_show(struct exchange *x);
FALLIBLE delivery_show(struct exchange *x);
FALLIBLE delivery_create(struct exchange *x);
FALLIBLE order_create(struct exchange *x);
FALLIBLE equipment_tree_show(struct exchange *x);
/* book.c */
FALLIBLE book_show(struct exchange *x);
FALLIBLE book_begin(struct exchange *x);
FALLIBLE passage_show(struct exchange *x);
FALLIBLE passage_document(struct exchange *x);
FALLIBLE volume_assemble(struct exchange *x);
/* matrix_views.c */
FALLIBLE matrix_show(struct exchange *x);
FALLIBLE matrix_write(struct exchange *x);
FALLIBLE hits_show(struct exchange *x);
FALLIBLE promises_show(struct exchange *x);
FALLIBLE suggestions_show(struct exchange *x);
/* papers.c */
FALLIBLE bid_document(struct exchange *x);
FALLIBLE book_document(struct exchange *x);
FALLIBLE deviation_document(struct exchange *x);
FALLIBLE revisit_document(struct exchange *x);
FALLIBLE sign_document(struct exchange *x);
FALLIBLE warranty_document(struct exchange *x);
FALLIBLE pack_document(struct exchange *x);
FALLIBLE contract_document(struct exchange *x);
FALLIBLE bid_bond_document(struct exchange *x);
FALLIBLE deposit_document(struct exchange *x);
FALLIBLE labels_document(struct exchange *x);
FALLIBLE solution_document(struct exchange *x);
/* price_views.c */
FALLIBLE price_show(struct exchange *x);
FALLIBLE price_reveal(struct exchange *x);
FALLIBLE price_preview_show(struct exchange *x);
FALLIBLE price_store(struct exchange *x);
FALLIBLE qualification_show(struct exchange *x);
FALLIBLE scoring_show(struct exchange *x);
FALLIBLE scoring_price_show(struct exchange *x);
FALLIBLE opening_show(struct exchange *x);
/* solution_views.c */
FALLIBLE catalog_show(struct exchange *x);
FALLIBLE solution_show(struct exchange *x);
FALLIBLE solution_sheet_show(struct exchange *x);
FALLIBLE solution_preview_show(struct exchange *x);
FALLIBLE solution_refresh_show(struct exchange *x);
FALLIBLE solution_compare_show(struct exchange *x);
FALLIBLE interview_document(struct exchange *x);
FALLIBLE strategy_document(struct exchange *x);

#endif
