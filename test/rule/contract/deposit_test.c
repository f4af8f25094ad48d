/* Money out: its cap, when it is back, what somebody should look at; instalments and invoices. */
#include "rule/asked.h"
#include "rule/contract/deposit.h"
#include "rule/contract/payment.h"

static void caps_by_kind(void **state)
{
	static const struct {
		enum deposit_kind kind;
		int64_t contract, cap;
	} rows[] = {
		{ deposit_kind_performance_bond, 98500000, 9850000 },
		{ deposit_kind_retention_money, 98500000, 2955000 },
		{ deposit_kind_other, 98500000, UNSET },
		{ deposit_kind_performance_bond, UNSET, UNSET },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(deposit_cap(rows[i].kind, (money){ rows[i].contract }).minor, rows[i].cap);
}

static struct deposit *deposit_of(struct arena *a, enum deposit_form form)
{
	struct deposit *d = record_new(&deposit_entity, a);

	d->kind = deposit_kind_performance_bond;
	d->form = form;
	d->stage = deposit_stage_out;
	d->amount.minor = 9850000;
	d->refund_event = payment_event_completion_acceptance;
	d->paid_on = day("2026-03-01");
	d->refund_due_on = day("2026-06-01");
	return d;
}

static void what_to_look_at(void **state)
{
	static const struct {
		const char *today, *due_back, *until, *asked;
		unsigned found;
	} rows[] = {
		{ "2026-06-01", "2026-06-01", "2026-12-31", NULL, 0 },
		{ "2026-06-02", "2026-06-01", "2026-12-31", NULL, DEPOSIT_OVERDUE },
		{ "2026-07-02", "2026-06-01", "2026-12-31", NULL, DEPOSIT_OVERDUE | DEPOSIT_UNCHASED },
		{ "2026-07-02", "2026-06-01", "2026-12-31", "2026-06-20", DEPOSIT_OVERDUE },
		{ "2026-05-01", "2026-06-01", "2026-05-31", NULL, DEPOSIT_ENDS_EARLY },
		{ "2026-05-01", NULL, NULL, NULL, 0 },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct deposit *d = deposit_of(&a, deposit_form_guarantee_letter);
		struct deposit_chase *c = record_new(&deposit_chase_entity, &a);
		d->refund_due_on = day(rows[i].due_back);
		d->guarantee_until = day(rows[i].until);
		c->on = day(rows[i].asked);
		d->chases = (struct lines){ c, rows[i].asked != NULL };
		assert_int_equal(deposit_findings(d, day(rows[i].today)), rows[i].found);
	}
}

static void over_the_cap_and_unpaid(void **state)
{
	ASK("2026-06-01", role_finance);
	struct deposit *d = deposit_of(&a, deposit_form_transfer);

	d->stage = deposit_stage_planned;
	d->cap.minor = 9849999;
	d->due_on = day("2026-05-31");
	assert_answer("", answer_text(deposit_check(d, NULL, &env), &a));
	assert_int_equal(deposit_findings(d, day("2026-06-01")), DEPOSIT_OVER_CAP | DEPOSIT_UNPAID);
	assert_string_equal(deposit_finding_name(0), "over_cap");
	d->refund_event = payment_event_fixed_date;
	assert_answer("refund_fixed_on required", answer_text(deposit_check(d, NULL, &env), &a));
}

static void given_and_taken_back(void **state)
{
	ASK("2026-06-01", role_finance);
	struct deposit *d = deposit_of(&a, deposit_form_guarantee_letter);

	d->stage = deposit_stage_planned;
	d->paid_on = (date){ 0 };
	assert_answer("guarantee_no required_for_step, guarantee_until required_for_step",
		      step_answer(&deposit_entity, d, "pay", &env));
	d->guarantee_no = "LG-1";
	d->guarantee_until = day("2027-06-01");
	assert_answer("", step_answer(&deposit_entity, d, "pay", &env));
	d->returned_amount.minor = 9850001;
	assert_answer("returned_amount too_large", step_answer(&deposit_entity, d, "return", &env));
	d->returned_amount.minor = 9000000;
	assert_answer("short_reason required_for_step", step_answer(&deposit_entity, d, "return", &env));
	d->short_reason = "扣除电费";
	assert_answer("", step_answer(&deposit_entity, d, "return", &env));
	assert_int_equal(deposit_days_late(d, day("2027-01-01")), 0);
}

static void instalments(void **state)
{
	static const struct {
		int64_t amount, received;
		const char *event;
		enum payment_state state;
		const char *due;
	} rows[] = {
		{ 3000, UNSET, NULL, payment_state_waiting, "" },
		{ 3000, UNSET, "2026-03-02", payment_state_due, "2026-04-01" },
		{ 3000, UNSET, "2026-06-01", payment_state_due, "2026-07-01" },
		{ 3000, UNSET, "2026-06-02", payment_state_waiting, "2026-07-02" },
		{ 3000, 100, "2026-03-02", payment_state_partly, "2026-04-01" },
		{ 3000, 3000, "2026-03-02", payment_state_paid, "2026-04-01" },
	};
	ASK("2026-06-01", role_finance);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(payment_term, t);
		t->amount.minor = rows[i].amount;
		t->received.minor = rows[i].received;
		t->event = payment_event_signing;
		t->event_on = day(rows[i].event);
		t->days = 30;
		assert_answer("", answer_text(payment_term_check(t, NULL, &env), &a));
		assert_int_equal(t->state, rows[i].state);
		assert_string_equal(shown(t->due_on, &a), rows[i].due);
	}
	assert_int_equal(payment_share((money){ 98500000 }, (decimal){ 30000000 }).minor, 29550000);
	assert_int_equal(payment_share((money){ 100 }, (decimal){ 33333333 }).minor, 33);
	assert_int_equal(payment_share((money){ UNSET }, (decimal){ 30000000 }).minor, UNSET);
	assert_int_equal(change_order_room((money){ 98500000 }).minor, 9850000);
}

static void an_instalment_is_a_share_or_an_amount(void **state)
{
	ASK("2026-06-01", role_finance);
	NEW(payment_term, t);

	t->event = payment_event_fixed_date;
	assert_answer("percent share_or_amount_needed, fixed_on required",
		      answer_text(payment_term_check(t, NULL, &env), &a));
	t->percent.millionths = 30000000;
	t->fixed_on = day("2026-07-01");
	assert_answer("", answer_text(payment_term_check(t, NULL, &env), &a));
	assert_string_equal(shown(t->due_on, &a), "2026-07-01");
}

static void an_invoice_is_split_once_and_stands(void **state)
{
	ASK("2026-06-01", role_finance);
	NEW(invoice, v);

	v->gross.minor = 217017;
	v->rate.millionths = 130000;
	assert_answer("", answer_text(invoice_check(v, NULL, &env), &a));
	assert_int_equal(v->net.minor, 192050);
	assert_int_equal(v->tax.minor, 24967);
	v->number = "24372000000012345678";
	v->issued_on = day("2026-06-01");
	assert_answer("", step_answer(&invoice_entity, v, "issue", &env));
	v->received_by = "赵敏";
	v->delivered_on = day("2026-05-31");
	assert_answer("delivered_on before_it_was_issued", step_answer(&invoice_entity, v, "deliver", &env));
	NEW(invoice, other);
	other->gross.minor = 1;
	other->stage = v->stage = invoice_stage_issued;
	other->number = v->number;
	assert_answer("gross issued_is_fixed_invoice, rate issued_is_fixed_invoice, issued_on issued_is_fixed_invoice",
		      answer_text(invoice_check(other, v, &env), &a));
	NEW(payment_receipt, r);
	r->received_on = day("2026-06-02");
	assert_answer("received_on in_the_future", answer_text(payment_receipt_check(r, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(caps_by_kind),
		cmocka_unit_test(what_to_look_at),
		cmocka_unit_test(over_the_cap_and_unpaid),
		cmocka_unit_test(given_and_taken_back),
		cmocka_unit_test(instalments),
		cmocka_unit_test(an_instalment_is_a_share_or_an_amount),
		cmocka_unit_test(an_invoice_is_split_once_and_stands),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
