/* Templates in editions: what a day, a bid and a contract see of them, and the papers made from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/bid/service_paper.h"
#include "app/filled.h"
#include "app/policies.h"
#include "app/save.h"
#include "base/instant.h"
#include "office/content.h"
#include "store/record.h"

static date today(const struct filled *f)
{
	return instant_date(f->act.now);
}

static int64_t restore_on(struct filled *f, date day, int64_t *ret_edition)
{
	struct service_policy p;

	must(policies_of_template(&f->act, POLICY_SEED, day, &p, ret_edition));
	return p.restore_minutes;
}

static struct error *add(struct filled *f, const char *value, int64_t edition, date from)
{
	struct policy *p = record_new(&policy_entity, f->act.arena);

	p->template = POLICY_SEED;
	p->key = "sla.restore_minutes";
	p->value = value;
	p->edition = edition;
	p->effective_on = from;
	return save_new(&f->act, &policy_entity, p);
}

static void a_day_sees_the_newest_edition_that_has_begun(void **state)
{
	struct service_policy seed = service_policy_seed(), p;
	struct filled f;
	int64_t edition = 0;

	(void)state;
	filled_open(&f, SQL_SQLITE);
	must(policies_seed(&f.act));
	must(policies_of_template(&f.act, POLICY_SEED, today(&f), &p, &edition));
	assert_memory_equal(&p, &seed, sizeof p);
	assert_int_equal(edition, 1);
	assert_string_equal(policies_of_template(&f.act, POLICY_SEED, date_of(2019, 5, 6), &p, &edition)->reason,
			    "no_such_template");
	assert_string_equal(add(&f, "240", 1, today(&f))->reason, "edition_exists");
	must(add(&f, "240", UNSET, date_plus(today(&f), 1)));
	assert_int_equal(restore_on(&f, today(&f), &edition), 120);
	assert_int_equal(edition, 1);
	assert_int_equal(restore_on(&f, date_plus(today(&f), 1), &edition), 240);
	assert_int_equal(edition, 2);
	filled_close(&f);
}

static struct bid *bid_of(struct filled *f)
{
	struct tender *t = filled_add(f, &tender_entity);
	struct bid *b = record_new(&bid_entity, f->act.arena);

	must(sql_run(f->act.db, "UPDATE tender SET deadline_at = $1 WHERE id = $2",
		     SQL_ARGS(value_int(instant_plus(f->act.now, DAY).us), value_int(t->record.id)), NULL,
		     f->act.arena));
	b->name = "bid";
	b->tender.v = t->record.id;
	must(save_new(&f->act, &bid_entity, b));
	return b;
}

/* What is sealed has the numbers of its moment, also against a change on the same day. */
static void a_sealed_bid_keeps_its_numbers(void **state)
{
	struct service_policy p;
	struct filled f;
	int64_t edition;

	(void)state;
	filled_open(&f, SQL_SQLITE);
	must(policies_seed(&f.act));
	struct bid *b = bid_of(&f);
	assert_string_equal(b->policy_template, POLICY_SEED);
	b->stage = bid_stage_sealed;
	b->sealed_at = f.act.now;
	b->warranty_term = 30;
	b->warranty_unit = term_unit_month;
	f.act.now = instant_plus(f.act.now, SECOND);
	must(policies_use_in_bid(&f.act, b));
	must(add(&f, "240", UNSET, today(&f)));
	must(policies_of_bid(&f.act, b, &p, &edition));
	assert_int_equal(p.restore_minutes, 120);
	assert_int_equal(edition, 1);
	assert_int_equal(p.warranty_term, 30);
	assert_int_equal(p.warranty_unit, PERIOD_MONTH);
	b->stage = bid_stage_preparing;
	must(policies_of_bid(&f.act, b, &p, &edition));
	assert_int_equal(p.restore_minutes, 240);
	assert_int_equal(edition, 2);
	filled_close(&f);
}

/* A history that is older than the installation rests on the first edition all the same. */
static void a_bid_sealed_before_we_began_has_the_first_edition(void **state)
{
	struct service_policy p;
	struct filled f;
	int64_t edition;

	(void)state;
	filled_open(&f, SQL_SQLITE);
	must(policies_seed(&f.act));
	struct bid *b = bid_of(&f);
	b->stage = bid_stage_sealed;
	b->sealed_at = instant_plus(f.act.now, -700 * DAY);
	must(add(&f, "240", UNSET, instant_date(b->sealed_at)));
	must(policies_of_bid(&f.act, b, &p, &edition));
	assert_int_equal(p.restore_minutes, 120);
	assert_int_equal(edition, 1);
	filled_close(&f);
}

static void values_in_use_stay(void **state)
{
	struct filled f;
	void *row = NULL;

	(void)state;
	filled_open(&f, SQL_SQLITE);
	must(policies_seed(&f.act));
	must(policies_use_in_bid(&f.act, bid_of(&f)));
	must(store_find(f.act.db, &policy_entity, "key", value_text("sla.restore_minutes"), &row, f.act.arena));
	struct policy *before = row, *after = save_copy(&policy_entity, row, f.act.arena);
	assert_true(before->in_use);
	after->value = "240";
	assert_string_equal(save_again(&f.act, &policy_entity, before, after, "change")->reason, "edition_in_use");
	assert_string_equal(policy_removing(&f.act, before, before)->reason, "edition_in_use");
	filled_close(&f);
}

static const char *said(const struct paper *p, const char *name)
{
	const struct content_value *v = content_find(p->content, name);

	assert_non_null(v);
	return v->text;
}

static void the_paper_says_the_same_numbers(void **state)
{
	struct paper p;
	struct filled f;

	(void)state;
	filled_open(&f, SQL_SQLITE);
	must(policies_seed(&f.act));
	struct bid *b = bid_of(&f), *changed = save_copy(&bid_entity, b, f.act.arena);
	must(paper_of(NULL, NULL, LANGUAGE_ZH, f.act.arena, &p));
	assert_string_equal(service_paper(&f.act, b->record.id, &p)->reason, "required");
	changed->warranty_term = 2;
	changed->warranty_unit = term_unit_year;
	must(save_again(&f.act, &bid_entity, b, changed, "change"));
	must(service_paper(&f.act, b->record.id, &p));
	assert_string_equal(said(&p, "restore_hours"), "2");
	assert_string_equal(said(&p, "response_hours"), "0");
	assert_string_equal(said(&p, "warranty_years"), "2");
	assert_string_equal(said(&p, "attendance_percent"), "80");
	must(add(&f, "90", UNSET, today(&f)));
	must(service_paper(&f.act, b->record.id, &p));
	assert_string_equal(said(&p, "restore_hours"), "");
	assert_string_equal(said(&p, "restore_minutes"), "90");
	filled_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_sees_the_newest_edition_that_has_begun),
		cmocka_unit_test(a_sealed_bid_keeps_its_numbers),
		cmocka_unit_test(a_bid_sealed_before_we_began_has_the_first_edition),
		cmocka_unit_test(values_in_use_stay),
		cmocka_unit_test(the_paper_says_the_same_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
