#include "api/route.h"

#include <string.h>

#include "api/handlers.h"
#include "base/random.h"
#include "base/text.h"

const struct route routes[] = {
	{ "POST", "session", LANE_SLOW, session_create, ANYBODY | STATED_ORIGIN },
	{ "GET", "session", LANE_READ, session_show, 0 },
	{ "DELETE", "session", LANE_WRITE, session_delete, 0 },
	{ "GET", "session/device_key", LANE_READ, device_key_show, 0 },
	{ "POST", "session/password", LANE_SLOW, session_password, 0 },
	{ "POST", "session/forgot", LANE_WRITE, session_forgot, ANYBODY | STATED_ORIGIN },
	{ "POST", "session/reset", LANE_SLOW, session_reset, ANYBODY | STATED_ORIGIN },
	{ "GET", "meta", LANE_READ, meta_show, 0 },
	{ "GET", "openapi.json", LANE_NOW, openapi_show, ANYBODY },
	{ "GET", "search", LANE_READ, search_show, 0 },
	{ "GET", "today", LANE_READ, today_show, 0 },
	{ "GET", "standing", LANE_READ, standing_show, 0 },
	{ "GET", "skill/matrix", LANE_READ, skills_show, 0 },
	{ "GET", "file/ID/content", LANE_READ, file_content, 0 },
	{ "GET", "opportunity/ID/thread", LANE_READ, thread_show, 0 },
	{ "GET", "catalog", LANE_READ, catalog_show, 0 },
	{ "GET", "opportunity/ID/solution", LANE_READ, solution_show, 0 },
	{ "GET", "solution_version/ID/sheet", LANE_READ, solution_sheet_show, 0 },
	{ "POST", "solution_version/ID/preview", LANE_READ, solution_preview_show, 0 },
	{ "GET", "solution_version/ID/refresh", LANE_READ, solution_refresh_show, 0 },
	{ "GET", "solution_version/ID/compare", LANE_READ, solution_compare_show, 0 },
	{ "GET", "opportunity/ID/people", LANE_WRITE, people_show, 0 },
	{ "GET", "opportunity/ID/talks", LANE_READ, talks_show, 0 },
	{ "GET", "customer/ID/contact_lock", LANE_READ, contact_lock_show, 0 },
	{ "GET", "contact_lock", LANE_READ, contact_locks_show, 0 },
	{ "GET", "customer/ID/group", LANE_READ, customer_group_show, 0 },
	{ "GET", "customer/ID/people", LANE_READ, customer_people_show, 0 },
	{ "POST", "engagement/quick", LANE_WRITE, engagement_quick, 0 },
	{ "GET", "solution_version/ID/document", LANE_SLOW, solution_document, 0 },
	{ "GET", "opportunity/ID/discovery", LANE_READ, discovery_show, 0 },
	{ "GET", "opportunity/ID/interview_document", LANE_SLOW, interview_document, 0 },
	{ "POST", "opportunity/ID/device_table", LANE_SLOW, devices_paste, 0 },
	{ "POST", "opportunity/ID/software_table", LANE_SLOW, software_paste, 0 },
	{ "GET", "opportunity/ID/needs", LANE_READ, needs_show, 0 },
	{ "POST", "opportunity/ID/needs", LANE_WRITE, needs_list, 0 },
	{ "GET", "opportunity/ID/strategy_document", LANE_SLOW, strategy_document, 0 },
	{ "GET", "storage", LANE_READ, storage_show, 0 },
	{ "GET", "opportunity/ID/rivals", LANE_READ, rivals_show, 0 },
	{ "GET", "opportunity/ID/battle", LANE_READ, battle_show, 0 },
	{ "GET", "opportunity/ID/battle_document", LANE_SLOW, battle_document, 0 },
	{ "GET", "competitor/ID/record", LANE_READ, competitor_file_show, 0 },
	{ "GET", "market", LANE_READ, market_show, 0 },
	{ "GET", "customer_pack/ID/document", LANE_SLOW, pack_document, 0 },
	{ "GET", "pipeline", LANE_READ, pipeline_show, 0 },
	{ "GET", "stages", LANE_READ, stages_show, 0 },
	{ "GET", "opportunity/ID/gate", LANE_READ, gate_show, 0 },
	{ "GET", "opportunity/ID/plan", LANE_READ, plan_show, 0 },
	{ "POST", "opportunity/ID/plan", LANE_WRITE, plan_create, 0 },
	{ "GET", "opportunity/ID/risks", LANE_READ, risks_show, 0 },
	{ "GET", "opportunity/ID/proofs", LANE_READ, proofs_show, 0 },
	{ "GET", "opportunity/ID/procedure", LANE_READ, procedure_show, 0 },
	{ "POST", "tender/take", LANE_SLOW, tender_take, ANY_BODY },
	{ "POST", "tender/ID/read", LANE_SLOW, tender_read, 0 },
	{ "GET", "tender/ID/desk", LANE_READ, tender_desk_show, 0 },
	{ "POST", "tender/ID/plan", LANE_WRITE, tender_plan_create, 0 },
	{ "GET", "bid/ID/readiness", LANE_READ, bid_readiness_show, 0 },
	{ "GET", "bid_meeting/ID/page", LANE_READ, bid_meeting_show, 0 },
	{ "GET", "tender/ID/document", LANE_SLOW, tender_document_show, 0 },
	{ "GET", "file/ID/page", LANE_SLOW, file_page_show, 0 },
	{ "GET", "bid/ID/price", LANE_READ, price_show, 0 },
	{ "POST", "bid/ID/price", LANE_WRITE, price_store, UNKEPT },
	{ "POST", "bid/ID/price_reveal", LANE_WRITE, price_reveal, UNKEPT },
	{ "POST", "bid/ID/price_preview", LANE_WRITE, price_preview_show, UNKEPT },
	{ "GET", "bid/ID/scoring", LANE_READ, scoring_show, 0 },
	{ "POST", "bid/ID/scoring_price", LANE_WRITE, scoring_price_show, UNKEPT },
	{ "GET", "bid/ID/opening", LANE_READ, opening_show, 0 },
	{ "GET", "tender/ID/qualification", LANE_READ, qualification_show, 0 },
	{ "GET", "bid/ID/document", LANE_SLOW, bid_document, 0 },
	{ "GET", "bid/ID/book", LANE_READ, book_show, 0 },
	{ "GET", "bid/ID/book_document", LANE_SLOW, book_document, 0 },
	{ "POST", "bid/ID/book", LANE_SLOW, book_begin, 0 },
	{ "GET", "bid_section/ID/preview", LANE_READ, passage_show, 0 },
	{ "GET", "bid_section/ID/document", LANE_SLOW, passage_document, 0 },
	{ "POST", "bid_volume/ID/assemble", LANE_SLOW, volume_assemble, 0 },
	{ "GET", "bid/ID/matrix", LANE_READ, matrix_show, 0 },
	{ "POST", "bid/ID/matrix", LANE_WRITE, matrix_write, 0 },
	{ "GET", "bid/ID/deviation_document", LANE_SLOW, deviation_document, 0 },
	{ "GET", "bid/ID/promise_check", LANE_READ, promises_show, 0 },
	{ "GET", "bid/ID/hits", LANE_READ, hits_show, 0 },
	{ "GET", "bid/ID/suggestions", LANE_READ, suggestions_show, 0 },
	{ "GET", "contract/ID/signing", LANE_READ, contract_signing_show, 0 },
	{ "GET", "contract/ID/ledger", LANE_READ, ledger_show, 0 },
	{ "GET", "contract/ID/draft", LANE_READ, draft_show, 0 },
	{ "POST", "contract/ID/draft", LANE_WRITE, draft_create, 0 },
	{ "GET", "contract/ID/money", LANE_READ, contract_money_show, 0 },
	{ "GET", "contract/ID/delivery", LANE_READ, delivery_show, 0 },
	{ "POST", "contract/ID/delivery", LANE_WRITE, delivery_create, 0 },
	{ "POST", "contract/ID/order", LANE_WRITE, order_create, 0 },
	{ "GET", "contract/ID/document", LANE_SLOW, contract_document, 0 },
	{ "GET", "deposit/ID/document", LANE_SLOW, deposit_document, 0 },
	{ "GET", "bid_bond/ID/document", LANE_SLOW, bid_bond_document, 0 },
	{ "GET", "site/ID/labels", LANE_SLOW, labels_document, 0 },
	{ "GET", "money", LANE_READ, money_show, 0 },
	{ "GET", "site/ID/equipment", LANE_READ, equipment_tree_show, 0 },
	{ "GET", "equipment/ID/covers", LANE_READ, covers_show, 0 },
	{ "GET", "service_case/ID/clock", LANE_READ, clock_show, 0 },
	{ "GET", "service_case/ID/charge", LANE_READ, charge_show, 0 },
	{ "GET", "work_order/ID/work", LANE_READ, work_show, 0 },
	{ "GET", "work_order/ID/document", LANE_SLOW, work_document, 0 },
	{ "GET", "visit/ID/form", LANE_READ, visit_form_show, 0 },
	{ "GET", "visit/ID/document", LANE_SLOW, inspection_document, 0 },
	{ "GET", "contract/ID/warranty_cost", LANE_READ, warranty_cost_show, 0 },
	{ "GET", "census", LANE_READ, census_show, 0 },
	{ "GET", "dispatch", LANE_READ, dispatch_show, 0 },
	{ "GET", "service_case/ID/candidates", LANE_READ, candidates_show, 0 },
	{ "GET", "duty", LANE_READ, duty_show, 0 },
	{ "GET", "caller", LANE_READ, caller_show, 0 },
	{ "POST", "service_case/read_chat", LANE_READ, chat_read_show, 0 },
	{ "POST", "service_case/take_chat", LANE_SLOW, chat_case, 0 },
	{ "POST", "equipment/ID/report_link", LANE_WRITE, report_link_show, 0 },
	{ "POST", "site/ID/report_link", LANE_WRITE, report_link_show, 0 },
	{ "GET", "report/TOKEN", LANE_READ, report_show, ANYBODY },
	{ "POST", "report/TOKEN", LANE_WRITE, report_create, ANYBODY | STATED_ORIGIN },
	{ "GET", "report/case/TOKEN", LANE_READ, report_follow_show, ANYBODY },
	{ "POST", "report/case/TOKEN/photo", LANE_SLOW, report_photo_add, ANYBODY | STATED_ORIGIN | ANY_BODY },
	{ "POST", "work_order/ID/sign_link", LANE_WRITE, sign_link_create, UNKEPT },
	{ "POST", "revisit_record/ID/sign_link", LANE_WRITE, sign_link_create, UNKEPT },
	{ "GET", "sign/TOKEN", LANE_READ, sign_show, ANYBODY },
	{ "POST", "sign/TOKEN", LANE_SLOW, sign_create, ANYBODY | STATED_ORIGIN },
	{ "GET", "sign/TOKEN/document", LANE_SLOW, sign_document, ANYBODY },
	{ "GET", "spares", LANE_READ, spares_show, 0 },
	{ "GET", "visits", LANE_READ, visits_show, 0 },
	{ "GET", "performance", LANE_READ, performance_show, 0 },
	{ "GET", "performance/document", LANE_SLOW, evidence_document, 0 },
	{ "GET", "performance/records", LANE_READ, performance_records_show, 0 },
	{ "GET", "company_round/ID/route", LANE_READ, round_show, 0 },
	{ "GET", "training_plan/ID/training", LANE_READ, training_show, 0 },
	{ "GET", "training_plan/ID/document", LANE_SLOW, training_document, 0 },
	{ "GET", "revisit_record/ID/document", LANE_SLOW, revisit_document, 0 },
	{ "GET", "warranty_notice/ID/document", LANE_SLOW, warranty_document, 0 },

	{ "GET", "ENTITY", LANE_READ, record_list, 0 },
	{ "POST", "mail_message/receive", LANE_SLOW, mail_receive, ANY_BODY },
	{ "POST", "ENTITY", LANE_WRITE, record_create, 0 },
	{ "GET", "ENTITY/export", LANE_SLOW, record_export, 0 },
	{ "POST", "ENTITY/import", LANE_SLOW, record_import, ANY_BODY },
	{ "GET", "ENTITY/ID", LANE_READ, record_show, 0 },
	{ "PATCH", "ENTITY/ID", LANE_WRITE, record_change, 0 },
	{ "DELETE", "ENTITY/ID", LANE_WRITE, record_remove, 0 },
	{ "GET", "ENTITY/ID/history", LANE_READ, record_history, 0 },
	{ "GET", "ENTITY/ID/related", LANE_READ, related_show, 0 },
	{ "GET", "ENTITY/ID/turn", LANE_READ, record_turn, 0 },
	{ "GET", "ENTITY/ID/comment", LANE_READ, comment_list, 0 },
	{ "POST", "ENTITY/ID/comment", LANE_WRITE, comment_add, 0 },
	{ "GET", "ENTITY/ID/file", LANE_READ, file_list, 0 },
	{ "POST", "ENTITY/ID/file", LANE_SLOW, file_add, ANY_BODY },
	{ "POST", "ENTITY/ID/reveal", LANE_WRITE, record_reveal, UNKEPT },
	{ "GET", "ENTITY/ID/admit", LANE_READ, record_admitted, 0 },
	{ "POST", "ENTITY/ID/admit", LANE_WRITE, record_admit, 0 },
	{ "POST", "ENTITY/ID/STEP", LANE_WRITE, record_step, 0 },
	{ .method = NULL },
};

/* The next part of a pattern, and the pattern moved behind it. */
static const char *pattern_part(const char **pattern, struct arena *a)
{
	size_t n = strcspn(*pattern, "/");
	const char *part = arena_copy_n(a, *pattern, n);

	*pattern += n + ((*pattern)[n] == '/');
	return part;
}

static bool part_fits(struct exchange *x, const char *want, const char *part)
{
	if (strcmp(want, "ENTITY") == 0) {
		x->entity = entity_find(part);
		return x->entity != NULL && !x->entity->internal && !x->entity->row;
	}
	if (strcmp(want, "ID") == 0)
		return id_parse(part, &x->id);
	return strcmp(want, "STEP") == 0 || strcmp(want, "TOKEN") == 0 || strcmp(want, part) == 0;
}

static unsigned count_parts(const char *pattern)
{
	unsigned n = 1;

	for (; *pattern != '\0'; pattern++)
		n += *pattern == '/';
	return n;
}

static bool fits(struct exchange *x, const char *pattern)
{
	if (count_parts(pattern) != x->nparts)
		return false;
	for (unsigned i = 0; i < x->nparts; i++)
		if (!part_fits(x, pattern_part(&pattern, x->act.arena), x->parts[i]))
			return false;
	if (x->entity == NULL && x->nparts > 0)
		x->entity = entity_find(x->parts[0]);
	return true;
}

FALLIBLE route_find(struct exchange *x, const struct route **ret, const char **ret_allowed)
{
	struct buffer allowed = BUFFER(x->act.arena);
	const char *method = strcmp(x->http->method, "HEAD") == 0 ? "GET" : x->http->method;

	for (const struct route *r = routes; r->method != NULL; r++) {
		x->entity = NULL;
		if (!fits(x, r->pattern))
			continue;
		if (strcmp(r->method, method) == 0) {
			*ret = r;
			return NULL;
		}
		buffer_print(&allowed, "%s%s", allowed.used > 0 ? ", " : "", r->method);
	}
	if (allowed.used == 0)
		return error_new(x->act.arena, ERROR_MISSING, NULL, "no_such_path");
	*ret_allowed = buffer_text(&allowed);
	return NULL;
}
