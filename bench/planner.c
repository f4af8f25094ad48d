/* planner.c -- planner PLANS: how long the visits of so many contracts take to plan over a year, in what memory.
 *
 * The contracts differ: each was accepted on another day of the last year, in one of five cities, one in three with
 * season visits, one in four with a day that matters.  Prints one line of JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/embedded.h"
#include "rule/contract/obligation_plan.h"

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

struct counted {
	long visits, trips, twice; /* owed; gone to; days with two trips, which must be none */
};

static void count_plan(const struct obligation_plan *plan, struct counted *n)
{
	for (size_t i = 0; i < plan->count; i++) {
		const struct planned_obligation *row = &plan->row[i];
		if (row->kind < OBLIGATION_ROUTINE_REVISIT)
			continue;
		n->visits++;
		n->trips += row->merged_into == NULL;
		for (size_t k = i + 1; row->merged_into == NULL && k < plan->count; k++)
			n->twice += plan->row[k].kind >= OBLIGATION_ROUTINE_REVISIT &&
				    plan->row[k].merged_into == NULL && plan->row[k].due.day == row->due.day;
	}
}

static bool plan_one(long i, const struct calendar *c, const struct seasons *seasons, struct counted *n)
{
	static const char *const cities[] = { "济南", "青岛", "烟台", "潍坊", "临沂" };
	AUTO_ARENA a = { 0 };
	date accepted = date_plus(date_of(2025, 11, 26), (int)(i % 365)), day = date_plus(accepted, 200);
	struct plan_terms t = { .accepted_on = accepted,
				.policy = service_policy_seed(),
				.seasons = seasons,
				.city = cities[i % 5],
				.seasonal_exposure = i % 3 == 0,
				.important_day = &day,
				.important_days = i % 4 == 0 };
	struct obligation_plan plan = { 0 };

	t.policy.warranty_term = 1;
	if (obligation_plan_make(&t, c, &a, &plan) != NULL)
		return false;
	count_plan(&plan, n);
	return true;
}

int main(int argc, char **argv)
{
	long plans = argc > 1 ? atol(argv[1]) : 100000;
	const struct embedded *days = embedded_find("db/data/calendar_day.csv"),
			      *known = embedded_find("db/data/season.csv");
	const struct calendar *c = NULL;
	struct seasons seasons = { 0 };
	struct counted n = { 0 };
	struct rusage used;
	AUTO_ARENA a = { 0 };

	if (calendar_read(&a, days->data, embedded_size(days), &c) != NULL ||
	    seasons_read(&a, known->data, embedded_size(known), &seasons) != NULL)
		return 1;
	double began = seconds();
	for (long i = 0; i < plans; i++)
		if (!plan_one(i, c, &seasons, &n))
			return 1;
	double took = seconds() - began;
	getrusage(RUSAGE_SELF, &used);
	double cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
		     (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
	printf("{\"plans\":%ld,\"visits\":%ld,\"trips\":%ld,\"twice\":%ld,\"seconds\":%.2f,\"cpu\":%.2f,\"mb\":%.1f}\n",
	       plans, n.visits, n.trips, n.twice, took, cpu, (double)used.ru_maxrss / 1024);
	return 0;
}
