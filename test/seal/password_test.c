/* Passwords: right, wrong, nobody's; and a hash that cannot be read is a damage, no wrong password. */
#include "seal/password.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

static const char word[] = "Ninety-nine lanterns 9";

static bool is_right(const char *hash, const char *password)
{
	AUTO_ARENA a = { 0 };
	bool right = false;

	assert_null(password_check(hash, password, &right, &a));
	return right;
}

static void what_was_hashed_is_right_and_nothing_else(void **state)
{
	AUTO_ARENA a = { 0 };
	const char *hash = NULL, *again = NULL;

	(void)state;
	assert_null(password_hash(word, &hash, &a));
	assert_null(password_hash(word, &again, &a));
	assert_string_not_equal(hash, again);
	assert_true(is_right(hash, word));
	assert_false(is_right(hash, "Ninety-nine lanterns 8"));
	assert_false(is_right(hash, ""));
	assert_false(is_right(NULL, word));
}

/* The hashes of an installation outlive its settings. */
static void a_hash_of_other_settings_is_read(void **state)
{
	char hash[crypto_pwhash_STRBYTES];

	(void)state;
	assert_int_equal(crypto_pwhash_str(hash, word, strlen(word), 3, 8u << 20), 0);
	assert_true(is_right(hash, word));
	assert_false(is_right(hash, "another"));
}

static void a_damaged_hash_is_an_error(void **state)
{
	static const char *const hashes[] = { "", "$argon2id$v=19$m=65536,t=2,p=1$AAAA$AAAA",
					      "$argon2i$v=19$m=65536,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
					      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
	bool right = true;

	(void)state;
	for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++) {
		AUTO_ARENA a = { 0 };
		assert_string_equal(password_check(hashes[i], word, &right, &a)->reason, "database_damaged");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_hashed_is_right_and_nothing_else),
		cmocka_unit_test(a_hash_of_other_settings_is_read),
		cmocka_unit_test(a_damaged_hash_is_an_error),
	};

	return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
