#include "rule/bid/score_section.h"

#include <string.h>

#include "base/text.h"

#define FIT_NAMED 100
#define FIT_PAPER 60
#define FIT_WORDS 40 /* at most, for what they have in common */

static const struct {
	enum score_kind kind;
	enum section_paper paper;
	const char *word; /* in the title of a form of theirs */
} about[] = {
	{ score_kind_price, section_paper_opening_schedule, "开标一览" },
	{ score_kind_price, section_paper_unset, "报价" },
	{ score_kind_certificate, section_paper_certificates, "资质" },
	{ score_kind_certificate, section_paper_certificates, "证书" },
	{ score_kind_certificate, section_paper_certificates, "资格" },
	{ score_kind_personnel, section_paper_unset, "人员" },
	{ score_kind_track_record, section_paper_track_record, "业绩" },
	{ score_kind_deviation, section_paper_technical_deviation, "偏离" },
	{ score_kind_service, section_paper_after_sales_plan, "售后" },
	{ score_kind_technical, section_paper_solution, "配置" },
};

static bool is_about(enum score_kind kind, const char *title, enum section_paper paper)
{
	for (size_t i = 0; i < sizeof about / sizeof *about; i++)
		if (about[i].kind == kind &&
		    (strstr(title, about[i].word) != NULL || (paper != section_paper_unset && about[i].paper == paper)))
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
	if (is_about(kind, title, paper))
		return FIT_PAPER + words * FIT_WORDS / 200;
	return words >= 50 ? words * FIT_WORDS / 100 : 0;
}
