/* Intelligence and what may not be kept (S67, A4). */
#include "rule/asked.h"
#include "rule/presale/forbidden_intel.h"

static struct intel_item *told_by_user(struct arena *a)
{
	struct intel_item *i = record_new(&intel_item_entity, a);

	i->competitor.v = 5;
	i->source = intel_source_user;
	i->category = intel_category_product;
	i->learnt_on = day("2026-01-15");
	i->text = "用户说对方的存储要到六月才支持国密";
	return i;
}

static void a_source_has_its_worth(void **state)
{
	static const struct {
		enum intel_source source;
		int64_t said, reliability;
	} rows[] = {
		{ intel_source_user, UNSET, 3 }, /* S67 */
		{ intel_source_user, 5, 5 },	       { intel_source_public, UNSET, 4 },
		{ intel_source_partner, UNSET, 3 },    { intel_source_partner, 1, 1 },
		{ intel_source_former_bid, UNSET, 5 },
	};
	ASK("2026-01-15", role_sales);

	for (size_t k = 0; k < COUNT(rows); k++) {
		struct intel_item *i = told_by_user(&a);
		i->source = rows[k].source;
		i->reliability = rows[k].said;
		assert_null(intel_item_check(i, NULL, &env));
		assert_int_equal(i->reliability, rows[k].reliability);
	}
}

static void it_is_called_by_its_first_words(void **state)
{
	ASK("2026-01-15", role_sales);
	struct intel_item *i = told_by_user(&a);

	assert_null(intel_item_check(i, NULL, &env));
	assert_string_equal(i->subject, "用户说对方的存储要到六月才支持国密");
	i = told_by_user(&a);
	i->text = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一\n第二行";
	assert_null(intel_item_check(i, NULL, &env));
	assert_string_equal(i->subject, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…");
}

static void it_is_of_somebody_and_of_a_past_day(void **state)
{
	ASK("2026-01-15", role_sales);
	struct intel_item *i = told_by_user(&a);

	i->competitor.v = 0;
	i->learnt_on = day("2026-01-16");
	assert_answer("competitor competitor_or_industry, learnt_on in_the_future",
		      answer_text(intel_item_check(i, NULL, &env), &a));
	i->industry = "医疗";
	i->learnt_on = day("2026-01-15");
	assert_null(intel_item_check(i, NULL, &env));
}

static void what_may_not_be_known_is_refused(void **state)
{
	static const struct {
		enum intel_category category;
		const char *answer;
	} rows[] = {
		{ intel_category_product, "" },
		{ intel_category_opened_price, "" },
		{ intel_category_service, "" },
		{ intel_category_organisation, "" },
		{ intel_category_market_move, "" },
		{ intel_category_unopened_price, "category intel_unopened_price" },
		{ intel_category_bid_file, "category intel_bid_file" },
		{ intel_category_trade_secret, "category intel_trade_secret" },
		{ intel_category_floor_price, "category intel_floor_price" },
	};
	ASK("2026-01-15", role_sales);

	for (size_t k = 0; k < COUNT(rows); k++) {
		struct intel_item *i = told_by_user(&a);
		i->category = rows[k].category;
		assert_answer(rows[k].answer, answer_text(intel_item_check(i, NULL, &env), &a));
	}
}

static void words_say_what_may_not_be_known(void **state)
{
	static const struct {
		const char *text, *reason, *word;
	} rows[] = {
		{ "本项目标底是 480 万", "words_floor_price", "标底" },
		{ "本项目不设标底,最高限价 500 万", NULL, NULL },
		{ "他们开标前的报价是 462 万", "words_unopened_price", "开标前" },
		{ "投标截止后尚未开标。对方总价约 460 万", NULL, NULL }, /* two sentences */
		{ "截标前对方改了总价", "words_unopened_price", "截标前" },
		{ "开标前我们预计对方报价在 460 万左右", NULL, NULL },
		{ "开标前交流会客户不谈技术", NULL, NULL },
		{ "对方的报价底线是 455 万", "words_unopened_price", "报价底线" },
		{ "朋友拿到了对方的投标文件", "words_bid_file", "投标文件" },
		{ "对方标书的扫描件在群里", "words_bid_file", "标书" },
		{ "对方投标文件写得一般,客户公开说的", NULL, NULL },
		{ "我方标书复印件留在办公室", NULL, NULL },
		{ "对方的成本明细", "words_trade_secret", "成本明细" },
		{ "其平台为开源软件,源代码可下载", NULL, NULL },
		{ "We obtained a copy of their bid book", "words_bid_file", "bid book" },
		{ "Their price before the opening is 4.6 m", "words_unopened_price", "before the opening" },
		{ "对方主推一体化机柜,交期 45 天", NULL, NULL },
		{ "", NULL, NULL },
		{ NULL, NULL, NULL },
	};
	AUTO_ARENA a = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *word = NULL, *reason = forbidden_words(rows[i].text, &word, &a);
		if (rows[i].reason == NULL) {
			assert_null(reason);
			continue;
		}
		assert_non_null(reason);
		assert_string_equal(reason, rows[i].reason);
		assert_string_equal(word, rows[i].word);
	}
}

static void everything_written_is_looked_at(void **state)
{
	ASK("2026-01-15", role_sales);
	struct intel_item *i = told_by_user(&a);
	NEW(rival_forecast, f);
	NEW(competitor, c);
	NEW(competitor_product, p);

	i->subject = "某位评标专家的看法";
	i->text = "标底已经打听到";
	assert_answer("subject no_evaluators, text words_floor_price",
		      answer_text(intel_item_check(i, NULL, &env), &a));
	f->basis = "朋友弄到了对方标书";
	assert_answer("basis words_bid_file", answer_text(rival_forecast_check(f, NULL, &env), &a));
	c->notes = "有对方的客户名单";
	assert_answer("notes words_trade_secret", answer_text(competitor_check(c, NULL, &env), &a));
	p->features = "内部图纸显示双电源";
	assert_answer("features words_trade_secret", answer_text(competitor_product_check(p, NULL, &env), &a));
}

static void a_product_has_its_prices_in_order(void **state)
{
	ASK("2026-01-15", role_presales);
	NEW(competitor_product, p);

	p->as_of = day("2026-01-16");
	p->price_from.minor = 200;
	p->price_to.minor = 100;
	assert_answer("price_to below_price_from, as_of in_the_future",
		      answer_text(competitor_product_check(p, NULL, &env), &a));
	p->as_of = day("2026-01-15");
	p->price_to.minor = UNSET;
	assert_null(competitor_product_check(p, NULL, &env));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_source_has_its_worth),
		cmocka_unit_test(it_is_called_by_its_first_words),
		cmocka_unit_test(it_is_of_somebody_and_of_a_past_day),
		cmocka_unit_test(what_may_not_be_known_is_refused),
		cmocka_unit_test(words_say_what_may_not_be_known),
		cmocka_unit_test(everything_written_is_looked_at),
		cmocka_unit_test(a_product_has_its_prices_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
