/* An attachment is one thing: a file, a certificate's scan or a case's; of it the pages that are chosen. */
#include "entity/all.h"
#include "rule/bid/page_ranges.h"
#include "rule/refusal.h"

FALLIBLE bid_attachment_check(struct bid_attachment *t, const struct bid_attachment *before, const struct env *env)
{
	int things = (t->file.v != 0) + (t->certificate.v != 0) + (t->case_study.v != 0), *pages;
	struct error *all = NULL;
	size_t n;

	(void)before;
	if (things != 1)
		object(&all, env, "file", things == 0 ? "required" : "one_of_them");
	if (!page_ranges_read(env->arena, t->pages, 0, &pages, &n))
		object(&all, env, "pages", "not_pages");
	return all;
}
