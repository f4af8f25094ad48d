/* rule_handover.c -- the bench's adapters of what is handed over with the system: papers and training. */
#include "base/money.h"
#include "cmd/rule_bench.h"
#include "rule/bid/price_score.h"
#include "rule/service/training_result.h"

/* --- training --- */

static FALLIBLE given_weights(struct bench *b, struct training_policy *p)
{
	struct bench inner = *b;
	const json_t *weights;

	TRY(given_array(b, "weights", &weights));
	if (json_array_size(weights) != 2)
		return given_error(b, "weights", "out_of_range");
	inner.given =
		json_pack("{s:O,s:O}", "theory", json_array_get(weights, 0), "practice", json_array_get(weights, 1));
	struct error *e = given_decimal(&inner, "theory", &p->theory_weight);
	if (e == NULL)
		e = given_decimal(&inner, "practice", &p->practice_weight);
	json_decref((json_t *)(uintptr_t)inner.given);
	return e;
}

struct error *rule_training_result(struct bench *b)
{
	struct training_marks m;
	struct training_policy p;

	TRY(given_decimal(b, "theory", &m.theory));
	TRY(given_decimal(b, "practice", &m.practice));
	TRY(given_decimal(b, "attendance", &m.attendance));
	TRY(given_weights(b, &p));
	TRY(given_decimal(b, "pass_mark", &p.pass_mark));
	TRY(given_decimal(b, "min_attendance", &p.attendance_least));
	struct training_result r = training_result(&m, &p);
	answer_text(b, "score", score_text(r.score, b->arena));
	answer_flag(b, "passed", r.passed);
	answer_flag(b, "retrain", !r.passed);
	return NULL;
}

/* --- hand-over --- */

static bool is_in(const json_t *list, const json_t *what)
{
	const json_t *one;
	size_t i;

	json_array_foreach(list, i, one) if (json_equal(one, what)) return true;
	return false;
}

/* Complete is what is in, all of it (S80, S81); percent of the kinds asked for. */
struct error *rule_handover(struct bench *b)
{
	const json_t *required, *delivered, *kind;
	json_t *missing = answer_list(b, "missing");
	size_t i, n;

	TRY(given_array(b, "required", &required));
	TRY(given_array(b, "delivered", &delivered));
	n = json_array_size(required);
	json_array_foreach(required, i, kind) if (!is_in(delivered, kind))
		json_array_append(missing, (json_t *)(uintptr_t)kind);
	int64_t in = (int64_t)(n - json_array_size(missing));
	int64_t tenths = n == 0 ? 1000 : divide_half_up((wide)in * 1000, (wide)n);
	answer_flag(b, "complete", json_array_size(missing) == 0);
	answer_text(b, "percent",
		    arena_print(b->arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10)));
	return NULL;
}
