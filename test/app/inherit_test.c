/* Whose a record is follows from what it belongs to, for every entity that says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/filled.h"
#include "app/inherit.h"
#include "app/save.h"
#include "app/take.h"
#include "entity/all.h"
#include "store/record.h"

/* These hang on any record and are shown in the portal or not: app/about sets their customer. */
static bool hangs_on_any(const struct entity *e)
{
	return e == &comment_entity || e == &file_entity;
}

static const struct field *derived_party(const struct entity *e)
{
	const struct field *f = entity_flagged(e, PARTY);

	return f == NULL || !(f->flags & DERIVED) || hangs_on_any(e) ? NULL : f;
}

static void every_derived_customer_comes_from_somewhere(void **state)
{
	unsigned count = 0;

	(void)state;
	FOR_ENTITIES(e) {
		if (derived_party(e) == NULL)
			continue;
		count++;
		if (inherit_via(e, "customer") == NULL)
			fail_msg("%s has a derived customer and inherits none", e->name);
	}
	assert_in_range(count, 10, 100);
}

static void what_is_inherited_fits(void **state)
{
	unsigned count = 0;

	(void)state;
	FOR_ENTITIES(e)
		FOR_FIELDS(f, e) {
			const struct field *via = inherit_via(e, f->name);
			if (via == NULL)
				continue;
			const struct field *from = entity_field(via->target, f->name);
			assert_non_null(from);
			assert_ptr_equal(from->kind, f->kind);
			assert_ptr_equal(from->target, f->target);
			count++;
		}
	assert_in_range(count, 25, 400);
	assert_null(inherit_via(&customer_entity, "name"));
}

/* A record of the entity that belongs to one of a new customer, as it is before it is stored. */
static void *heir_of_new_customer(struct filled *f, const struct entity *e, int64_t *ret_customer)
{
	const struct field *via = inherit_via(e, "customer");
	struct record *parent = filled_add(f, via->target);
	void *record = record_new(e, f->act.arena);

	*ret_customer = ((struct record *)filled_add(f, &customer_entity))->id;
	must(sql_run(
		f->act.db,
		arena_print(f->act.arena, "UPDATE \"%s\" SET \"customer\" = $1 WHERE \"id\" = $2", via->target->name),
		SQL_ARGS(value_int(*ret_customer), value_int(parent->id)), NULL, f->act.arena));
	field_set(via, record, value_int(parent->id));
	return record;
}

static void a_new_record_is_the_customers(void **state)
{
	struct filled f;

	(void)state;
	filled_open(&f, SQL_SQLITE);
	FOR_ENTITIES(e) {
		int64_t customer = 0, other = 0;
		if (derived_party(e) == NULL)
			continue;
		void *record = heir_of_new_customer(&f, e, &customer);
		field_set(derived_party(e), record, value_int(1)); /* whatever is said */
		must(inherit_fields(&f.act, e, NULL, record));
		assert_int_equal(field_get(derived_party(e), record).i, customer);
		/* Only a new reference is followed. */
		void *before = save_copy(e, record, f.act.arena);
		field_set(derived_party(e), record, value_int(1));
		must(inherit_fields(&f.act, e, before, record));
		assert_int_equal(field_get(derived_party(e), record).i, 1);
		void *elsewhere = heir_of_new_customer(&f, e, &other);
		must(inherit_fields(&f.act, e, before, elsewhere));
		assert_int_equal(field_get(derived_party(e), elsewhere).i, other);
		assert_int_not_equal(customer, other);
	}
	filled_close(&f);
}

static void clauses_follow_their_tender(void **state)
{
	struct filled f;
	struct clause *clause;
	void *before = NULL, *now = NULL;

	(void)state;
	filled_open(&f, SQL_SQLITE);
	clause = filled_add(&f, &clause_entity);
	must(record_take(&f.act, &tender_entity, clause->tender.v, &before));
	struct tender *after = save_copy(&tender_entity, before, f.act.arena);
	after->customer.v = ((struct record *)filled_add(&f, &customer_entity))->id;
	must(inherit_pass_on(&f.act, &tender_entity, before, after));
	must(store_get(f.act.db, &clause_entity, clause->record.id, &now, f.act.arena));
	assert_int_equal(((struct clause *)now)->customer.v, after->customer.v);
	assert_int_equal(((struct clause *)now)->record.version, 2);
	/* What does not change is not written. */
	must(inherit_pass_on(&f.act, &tender_entity, after, after));
	must(store_get(f.act.db, &clause_entity, clause->record.id, &now, f.act.arena));
	assert_int_equal(((struct clause *)now)->record.version, 2);
	filled_close(&f);
}

/* A bid written by the bid centre is the sales team's to see, and goes with the opportunity to another. */
static void a_tender_and_its_bid_are_the_opportunitys_team(void **state)
{
	struct filled f;
	struct bid *bid;
	void *before = NULL, *now = NULL;

	(void)state;
	filled_open(&f, SQL_SQLITE);
	bid = filled_add(&f, &bid_entity);
	before = filled_add(&f, &opportunity_entity);
	struct opportunity *after = save_copy(&opportunity_entity, before, f.act.arena);
	must(sql_run(f.act.db, "UPDATE tender SET opportunity = $1, deadline_at = NULL WHERE id = $2",
		     SQL_ARGS(value_int(after->record.id), value_int(bid->tender.v)), NULL, f.act.arena));
	after->team.v = ((struct record *)filled_add(&f, &team_entity))->id;
	must(save_again(&f.act, &opportunity_entity, before, after, "change"));
	must(store_get(f.act.db, &tender_entity, bid->tender.v, &now, f.act.arena));
	assert_int_equal(((struct tender *)now)->team.v, after->team.v);
	must(store_get(f.act.db, &bid_entity, bid->record.id, &now, f.act.arena));
	assert_int_equal(((struct bid *)now)->team.v, after->team.v);

	struct tender *fresh = record_new(&tender_entity, f.act.arena);
	fresh->opportunity.v = after->record.id;
	fresh->team.v = 1; /* whatever is said */
	must(inherit_fields(&f.act, &tender_entity, NULL, fresh));
	assert_int_equal(fresh->team.v, after->team.v);
	filled_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_derived_customer_comes_from_somewhere),
		cmocka_unit_test(what_is_inherited_fits),
		cmocka_unit_test(a_new_record_is_the_customers),
		cmocka_unit_test(clauses_follow_their_tender),
		cmocka_unit_test(a_tender_and_its_bid_are_the_opportunitys_team),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
