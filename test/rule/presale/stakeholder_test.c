/* What may be written of people, and what follows from it (S45, S60, S61, A2). */
#include "rule/asked.h"

static void the_weight_follows(void **state)
{
	ASK("2026-03-02", role_sales);
	NEW(stakeholder, s);

	s->decision_power = 5;
	s->influence = 4;
	assert_answer("", answer_text(stakeholder_check(s, NULL, &env), &a));
	assert_int_equal(s->weight, 14);
	assert_true(s->is_key);
	s->decision_power = 1;
	s->influence = 3;
	assert_answer("", answer_text(stakeholder_check(s, NULL, &env), &a));
	assert_int_equal(s->weight, 5);
	assert_false(s->is_key);
}

static void nobody_is_called_an_evaluator(void **state)
{
	ASK("2026-03-02", role_sales);
	NEW(stakeholder, s);
	NEW(stakeholder_relation, r);
	NEW(support_reading, p);
	NEW(stakeholder_interest, i);
	NEW(resonance_point, c);
	NEW(introduction, n);
	NEW(preference, f);
	NEW(feature_feedback, b);

	s->view = "可能当评委";
	r->note = "评标专家库里的老同事";
	p->evidence = "likely evaluator";
	i->text = "评委关心的扩展性";
	c->text = "同为评审专家";
	n->topic = "给评委介绍";
	f->value = "评委喜欢的架构";
	b->remark = "评标委员说好";
	assert_answer("view no_evaluators", answer_text(stakeholder_check(s, NULL, &env), &a));
	assert_answer("note no_evaluators", answer_text(stakeholder_relation_check(r, NULL, &env), &a));
	assert_answer("evidence no_evaluators", answer_text(support_reading_check(p, NULL, &env), &a));
	assert_answer("text no_evaluators", answer_text(stakeholder_interest_check(i, NULL, &env), &a));
	assert_answer("text no_evaluators", answer_text(resonance_point_check(c, NULL, &env), &a));
	assert_answer("topic no_evaluators", answer_text(introduction_check(n, NULL, &env), &a));
	assert_answer("value no_evaluators", answer_text(preference_check(f, NULL, &env), &a));
	assert_answer("remark no_evaluators", answer_text(feature_feedback_check(b, NULL, &env), &a));
}

static void what_was_noted_has_been(void **state)
{
	ASK("2026-03-02", role_sales);
	NEW(support_reading, p);
	NEW(stakeholder_interest, i);
	NEW(resonance_point, c);
	NEW(introduction, n);
	NEW(preference, f);
	NEW(feature_feedback, b);

	p->read_on = i->noted_on = c->found_on = n->introduced_on = f->stated_on = b->noted_on = day("2026-03-03");
	assert_answer("read_on in_the_future", answer_text(support_reading_check(p, NULL, &env), &a));
	assert_answer("noted_on in_the_future", answer_text(stakeholder_interest_check(i, NULL, &env), &a));
	assert_answer("found_on in_the_future", answer_text(resonance_point_check(c, NULL, &env), &a));
	assert_answer("introduced_on in_the_future", answer_text(introduction_check(n, NULL, &env), &a));
	assert_answer("stated_on in_the_future", answer_text(preference_check(f, NULL, &env), &a));
	assert_answer("noted_on in_the_future", answer_text(feature_feedback_check(b, NULL, &env), &a));
}

static void a_line_has_two_ends(void **state)
{
	ASK("2026-03-02", role_sales);
	NEW(stakeholder_relation, r);

	r->from_person.v = r->to_person.v = 5;
	assert_answer("to_person same_person", answer_text(stakeholder_relation_check(r, NULL, &env), &a));
	r->to_person.v = 6;
	assert_answer("", answer_text(stakeholder_relation_check(r, NULL, &env), &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_weight_follows),
		cmocka_unit_test(nobody_is_called_an_evaluator),
		cmocka_unit_test(what_was_noted_has_been),
		cmocka_unit_test(a_line_has_two_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
