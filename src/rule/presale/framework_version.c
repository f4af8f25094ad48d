/* Drafted, discussed once somebody of theirs said something, agreed once somebody agreed on a day (S18); the
 * author of the first sketch is for good (S21). */
#include "entity/all.h"
#include "rule/refusal.h"

static enum framework_status status_of(const struct framework_version *f)
{
	if (f->agreed_by.v != 0 && f->agreed_on.day != 0)
		return framework_status_agreed;
	return f->feedback.count > 0 ? framework_status_discussed : framework_status_drafted;
}

FALLIBLE framework_version_check(struct framework_version *f, const struct framework_version *before,
				 const struct env *env)
{
	struct error *all = NULL;

	if ((f->agreed_by.v == 0) != (f->agreed_on.day == 0))
		object(&all, env, f->agreed_by.v == 0 ? "agreed_by" : "agreed_on", "agreement_needs_both");
	refuse_future(&all, env, "agreed_on", f->agreed_on);
	if (before != NULL && f->n == 1 && f->author.v != before->author.v)
		refuse(&all, env, "author", "first_author_stays");
	if (before != NULL && f->n == 1 && f->drawn_on.day != before->drawn_on.day)
		refuse(&all, env, "drawn_on", "first_author_stays");
	if (before != NULL && before->status == framework_status_agreed)
		error_append(&all, unchanged(&framework_version_entity, before, f, "note author drawn_on",
					     "agreed_is_fixed", env));
	f->status = status_of(f);
	return all;
}
