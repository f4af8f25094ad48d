#include "rule/bid/bid_plan.h"

#include "base/instant.h"

#define CLOSE_OF_DAY (18 * HOUR)
#define AFTERNOON 13

struct planning {
	const struct bid_plan_facts *f;
	const struct presale_policy *p;
	const struct calendar *c;
	struct arena *arena;
	date deadline, decided; /* decided: the day of go/no-go */
	int window;		/* workdays from then to the deadline */
	struct planned_task *out;
	size_t count;
};

int workdays_between(const struct calendar *c, date from, date to)
{
	int n = 0;

	for (date d = date_plus(from, 1); d.day <= to.day; d = date_plus(d, 1))
		n += calendar_is_workday(c, d);
	return n;
}

static const char *number(const struct planning *g, int64_t n)
{
	return arena_print(g->arena, "%lld", (long long)n);
}

static void add(struct planning *g, enum bid_task_kind kind, date day, bool fits, const struct why *why)
{
	if (!fits)
		why = why_then(g->arena, why, why_new(g->arena, "plan_no_room", NULL));
	g->out[g->count++] = (struct planned_task){
		.kind = kind, .due_at = instant_plus(date_start(day), CLOSE_OF_DAY), .fits = fits, .why = why
	};
}

/* --- forwards, from the issue --- */

static date after_issue(struct planning *g, enum bid_task_kind kind, int workdays)
{
	date day = calendar_add_workdays(g->c, g->f->issued_on, workdays, false);

	add(g, kind, day, day.day < g->deadline.day,
	    why_new(g->arena, "plan_after_issue", date_text(g->f->issued_on, g->arena), number(g, workdays), NULL));
	return day;
}

/* The last workday before the sale ends; it must not be sold out before we have looked. */
static void before_sale_ends(struct planning *g)
{
	date end = g->f->sale_ends_on, day = calendar_previous_workday(g->c, date_plus(end, -1));

	if (end.day == 0)
		return;
	if (day.day <= g->f->issued_on.day)
		day = end;
	add(g, bid_task_kind_buy_document, day, day.day > g->f->issued_on.day,
	    why_new(g->arena, "plan_before_sale_ends", date_text(end, g->arena), NULL));
}

static date earlier(date a, date b)
{
	return a.day == 0 || (b.day != 0 && b.day < a.day) ? b : a;
}

/* A day before they are too late, by the law or by the document, and never later than the house wants them. */
static void before_questions_end(struct planning *g)
{
	date end = earlier(g->f->objection_until, g->f->questions_until);
	date house = calendar_add_workdays(g->c, g->f->issued_on, (int)g->p->plan_questions, false);
	date day = earlier(end.day == 0 ? end : date_plus(end, -1), house);

	add(g, bid_task_kind_ask_questions, day, day.day > g->f->issued_on.day && day.day < g->deadline.day,
	    day.day == house.day ? why_new(g->arena, "plan_after_issue", date_text(g->f->issued_on, g->arena),
					   number(g, g->p->plan_questions), NULL)
				 : why_new(g->arena, "plan_before_questions_end", date_text(end, g->arena), NULL));
}

/* --- backwards, from the deadline --- */

/* Of the usual workdays as many as the time there is allows, but never fewer than the work takes. */
static int in_proportion(const struct planning *g, int usual, int least)
{
	int64_t window = g->p->plan_window;
	int scaled = g->window >= window || window == 0 ? usual : (int)((usual * g->window + window / 2) / window);

	return scaled < least ? least : scaled;
}

static void before_deadline(struct planning *g, enum bid_task_kind kind, int64_t usual, int least)
{
	int days = in_proportion(g, (int)usual, least);
	date day = calendar_add_workdays(g->c, g->deadline, -days, false);
	const struct why *why = why_new(g->arena, "plan_backwards", date_text(g->deadline, g->arena), number(g, days),
					date_text(day, g->arena), NULL);

	if (days != usual)
		why = why_then(g->arena, why,
			       why_new(g->arena, "plan_scaled", number(g, g->window), number(g, g->p->plan_window),
				       number(g, usual), NULL));
	add(g, kind, day, day.day > g->decided.day, why);
}

/* Half a workday before, never in the last hour: for a deadline in the morning the afternoon before. */
static void hand_in(struct planning *g)
{
	struct civil at = instant_civil(g->f->deadline_at);
	bool morning = at.hour < AFTERNOON || !calendar_is_workday(g->c, g->deadline);
	date day = morning ? calendar_previous_workday(g->c, date_plus(g->deadline, -1)) : g->deadline;

	add(g, bid_task_kind_deliver, day, day.day >= g->decided.day,
	    why_new(g->arena, "plan_half_day", instant_text(g->f->deadline_at, g->arena), NULL));
	g->out[g->count - 1].due_at = instant_plus(date_start(day), (morning ? 14 : 9) * HOUR);
}

size_t bid_plan(const struct bid_plan_facts *f, const struct presale_policy *p, const struct calendar *c,
		struct arena *a, struct planned_task ret[BID_PLAN_MOST])
{
	struct planning g = {
		.f = f, .p = p, .c = c, .arena = a, .deadline = instant_date(f->deadline_at), .out = ret
	};

	after_issue(&g, bid_task_kind_obtain_document, 1);
	g.decided = after_issue(&g, bid_task_kind_go_no_go, 2);
	g.window = workdays_between(c, g.decided, g.deadline);
	before_sale_ends(&g);
	before_questions_end(&g);
	before_deadline(&g, bid_task_kind_first_draft, p->plan_draft, 3);
	before_deadline(&g, bid_task_kind_internal_review, p->plan_review, 2);
	if (f->bond)
		before_deadline(&g, bid_task_kind_pay_bond, p->plan_bond, 2);
	before_deadline(&g, bid_task_kind_freeze_price, p->plan_price, 1);
	if (f->paper)
		before_deadline(&g, bid_task_kind_print_and_seal, p->plan_seal, 1);
	if (f->electronic)
		before_deadline(&g, bid_task_kind_test_upload, p->plan_upload, 1);
	hand_in(&g);
	return g.count;
}
