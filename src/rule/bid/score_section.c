#include "rule/bid/score_section.h"

#include <string.h>

#include "base/text.h"

#define FIT_NAMED 100
#define FIT_PAPER 60
#define FIT_WORDS 40 /* at most, for what they have in common */

static bool is_about(enum score_kind kind, enum section_paper paper)
{
	static const struct {
		enum score_kind kind;
		enum section_paper paper;
	} about[] = {
		{ score_kind_price, section_paper_opening_schedule },
		{ score_kind_certificate, section_paper_certificates },
		{ score_kind_track_record, section_paper_track_record },
		{ score_kind_deviation, section_paper_technical_deviation },
		{ score_kind_service, section_paper_after_sales_plan },
		{ score_kind_technical, section_paper_solution },
	};

	for (size_t i = 0; i < sizeof about / sizeof *about; i++)
		if (about[i].kind == kind && about[i].paper == paper)
			return true;
	return false;
}

/* Of the pairs of neighbouring characters of one text how many stand in the other, in percent. */
static unsigned pairs_in_common(const char *name, const char *title)
{
	unsigned pairs = 0, common = 0;
	char pair[9];

	for (const char *at = name, *second = name, *end; *at != '\0'; at = second) {
		text_next(&second);
		end = second;
		if (*second == '\0')
			break;
		text_next(&end);
		memcpy(pair, at, (size_t)(end - at));
		pair[end - at] = '\0';
		pairs++;
		common += strstr(title, pair) != NULL;
	}
	return pairs == 0 ? 0 : 100 * common / pairs;
}

unsigned score_section_fit(enum score_kind kind, const char *name, const char *title, enum section_paper paper)
{
	unsigned words = pairs_in_common(name, title);

	if (strstr(title, name) != NULL || strstr(name, title) != NULL)
		return FIT_NAMED;
	if (is_about(kind, paper))
		return FIT_PAPER + words * FIT_WORDS / 200;
	return words >= 50 ? words * FIT_WORDS / 100 : 0;
}
