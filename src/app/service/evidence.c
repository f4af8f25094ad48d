#include "app/service/evidence.h"

#include "base/instant.h"
#include "office/content.h"
#include "rule/why.h"

struct performance_scope evidence_period(date today)
{
	struct civil c = date_civil(today);

	return (struct performance_scope){ .from = date_add_months(date_of(c.year, c.month, 1), -11), .to = today };
}

static const char *value_text_of(enum metric m, const struct metric_count *n, struct arena *a)
{
	const char *value = decimal_text(metric_value(m, n), a);

	return metric_unit_of(m) == METRIC_PERCENT ? arena_print(a, "%s%%", value) : value;
}

static FALLIBLE fill_metric(struct act *act, enum metric m, const struct performance_scope *s, enum language lang,
			    struct content *c)
{
	struct arena *a = act->arena;
	struct metric_count n = { 0 };

	TRY(metric_read(act, m, s, &n, NULL));
	if (n.whole == 0)
		return NULL;
	int64_t counted = m == METRIC_REPEAT ? n.whole - n.good : n.good;
	struct content *row = content_row(c, "lines");
	content_text(row, "name", why_words(arena_print(a, "evidence_%s", metric_name(m)), lang, a));
	content_text(row, "value", value_text_of(m, &n, a));
	content_number(row, "sample", n.whole);
	content_text(row, "how",
		     why_text(why_new(a, arena_print(a, "measured_%s", metric_name(m)),
				      arena_print(a, "%lld", (long long)counted),
				      arena_print(a, "%lld", (long long)n.whole), NULL),
			      lang, a));
	return NULL;
}

FALLIBLE evidence_fill(struct act *act, const struct performance_scope *s, enum language lang, struct content *c)
{
	struct left_out n;

	TRY(left_out_count(act, s, &n));
	content_text(c, "from", paper_day(s->from, act->arena));
	content_text(c, "to", paper_day(s->to, act->arena));
	content_text(c, "counted_on", paper_day(instant_date(act->now), act->arena));
	content_number(c, "contracts", n.contracts);
	content_number(c, "cases", n.cases);
	content_number(c, "visits", n.visits);
	content_number(c, "cancelled", n.cancelled);
	content_number(c, "waived", n.waived);
	content_number(c, "running", n.running);
	content_rows(c, "lines");
	for (enum metric m = 0; m < METRICS; m++)
		if (m != METRIC_COST)
			TRY(fill_metric(act, m, s, lang, c));
	return NULL;
}

FALLIBLE evidence_paper(struct act *act, int64_t record, struct paper *p)
{
	struct performance_scope s = evidence_period(instant_date(act->now));

	(void)record;
	p->layout = "service_evidence";
	p->title = why_words("evidence_title", p->language, act->arena);
	p->content = content_new(act->arena);
	return evidence_fill(act, &s, p->language, p->content);
}
