/* A user is ours, or a customer's: never both. */
#include "rule/asked.h"

static void users_are_ours_or_theirs(void **state)
{
	static const struct {
		const char *login, *roles, *email;
		int64_t customer;
		const char *answer;
	} rows[] = {
		{ "zhang.wei", "sales", NULL, 0, "" },
		{ "zhang.wei", "sales,presales", "zhang@example.com", 0, "" },
		{ "user-2_b", "customer", NULL, 5, "" },
		{ "Zhang", "sales", NULL, 0, "login login_characters" },
		{ "张伟", "sales", NULL, 0, "login login_characters" },
		{ "zhang wei", "sales", NULL, 0, "login login_characters" },
		{ "zhang", "sales", "zhang@", 0, "email not_an_email" },
		{ "zhang", "sales", "@example.com", 0, "email not_an_email" },
		{ "zhang", "sales", "a@b@example.com", 0, "email not_an_email" },
		{ "zhang", "sales", "a b@example.com", 0, "email not_an_email" },
		{ "zhang", "sales", "zhang@example", 0, "email not_an_email" },
		{ "zhang", "customer", NULL, 0, "customer customer_needed" },
		{ "zhang", "sales,customer", NULL, 5, "roles customer_role_alone" },
		{ "zhang", "sales", NULL, 5, "customer customer_role_needed" },
		{ "Z", "sales,customer", "x", 0,
		  "login login_characters, email not_an_email, roles customer_role_alone, customer customer_needed" },
	};
	ASK("2026-03-02", role_administrator);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(user, u);
		u->login = rows[i].login;
		u->roles = rows[i].roles;
		u->email = rows[i].email;
		u->customer.v = rows[i].customer;
		assert_answer(rows[i].answer, answer_text(user_check(u, NULL, &env), &a));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(users_are_ours_or_theirs) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
