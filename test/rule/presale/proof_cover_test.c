/* What of our past work shows that we have done what is asked; all of it is invented (FIELD 16, S16, S64). */
#include "rule/asked.h"
#include "rule/presale/proof_cover.h"

static const struct proof_bars bars = { .covered = 40, .partly = 15 };

enum { SCHOOL, HOSPITAL, CLOUD, STORES, ISO, SAFE, NIGHT, CLAIM };

static const struct proof proofs[] = {
	[SCHOOL] = { "职业院校智慧安防示范项目 校园周界 4.2 公里，视频 460 路，统一身份出入 18 处 "
		     "周界入侵分析，误报每日少于 2 次；与教务系统同步身份",
		     "教育", pack_problem_unset, false },
	[HOSPITAL] = { "医院室外视频监控及机房改造 室外摄像机 120 个点位，机房不间断电源与空调改造，录像保存 90 天 "
		       "夜间车牌识别率 97 %",
		       "医疗", pack_problem_unset, false },
	[CLOUD] = { "政务云机房扩容 模块化机房 48 机柜，动环与资产管理 不停业务割接 31 小时", "政务",
		    pack_problem_not_disclosed, false },
	[STORES] = { "连锁药店视频联网 86 家门店视频上云，总部巡店 备份链路，门店断网不断录", "零售",
		     pack_problem_unset, false },
	[ISO] = { "质量管理体系认证 计算机信息系统集成与运维服务", NULL, pack_problem_unset, true },
	[SAFE] = { "信息安全管理体系认证", NULL, pack_problem_expired, true },
	[NIGHT] = { "夜间车牌识别率 97 % 星光级摄像机 保卫处夜间看清车牌", NULL, pack_problem_unset, false },
	[CLAIM] = { "人脸布控秒级比对", NULL, pack_problem_unproven, false },
};

static void texts_say_what_is_covered(void **state)
{
	static const struct {
		const char *asked;
		enum proof_cover cover;
		int best; /* -1: none */
	} rows[] = {
		{ "校门口夜间看清车牌", PROOF_COVERED, NIGHT },
		{ "录像保存 90 天", PROOF_COVERED, HOSPITAL },
		{ "周界入侵误报要少", PROOF_COVERED, SCHOOL },
		{ "门店断网时录像不能丢", PROOF_PARTLY, STORES },
		/* Told by a case that may not be shown. */
		{ "机房扩容割接不停业务", PROOF_PARTLY, CLOUD },
		/* Its only proof has run out; there is another a little like it. */
		{ "信息安全管理体系认证", PROOF_PARTLY, ISO },
		{ "质量管理体系认证", PROOF_COVERED, ISO },
		{ "一键调取走廊画面并推送家长", PROOF_GAP, -1 },
		{ "无人机自动巡逻", PROOF_GAP, -1 },
		/* A claim without evidence is none. */
		{ "人脸布控秒级比对", PROOF_GAP, CLAIM },
	};
	ASK("2026-06-01", role_presales);
	const struct proof_index *x = proof_index_new(proofs, COUNT(proofs), &a);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct proof_answer p = proof_cover_of(x, rows[i].asked, NULL, NULL, 0, &bars, &a);
		assert_int_equal(p.cover, rows[i].cover);
		assert_int_equal(p.count == 0 ? -1 : (int)p.found[0].proof, rows[i].best);
		assert_true(*why_text(p.why, LANGUAGE_ZH, &a) != '\0' && *why_text(p.why, LANGUAGE_EN, &a) != '\0');
	}
}

static void a_person_stands_over_the_texts(void **state)
{
	static const struct {
		const char *asked;
		size_t proof;
		enum match_verdict said;
		enum proof_cover cover;
		const char *key; /* the first why of the proof it is about */
	} rows[] = {
		{ "一键调取走廊画面", SCHOOL, match_verdict_covers, PROOF_COVERED, "past_said_covers" },
		{ "一键调取走廊画面", SCHOOL, match_verdict_partly, PROOF_PARTLY, "past_said_partly" },
		{ "录像保存 90 天", HOSPITAL, match_verdict_unrelated, PROOF_GAP, "past_said_unrelated" },
		/* What may not be shown covers at most a part, what has run out nothing, whoever said so. */
		{ "机房扩容割接不停业务", CLOUD, match_verdict_covers, PROOF_PARTLY, "past_said_covers" },
		{ "信息安全管理体系认证", SAFE, match_verdict_covers, PROOF_PARTLY, "past_said_covers" },
	};
	ASK("2026-06-01", role_presales);
	const struct proof_index *x = proof_index_new(proofs, COUNT(proofs), &a);

	(void)env;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct proof_said said = { rows[i].proof, rows[i].said };
		struct proof_answer p = proof_cover_of(x, rows[i].asked, NULL, &said, 1, &bars, &a);
		bool found = false;
		assert_int_equal(p.cover, rows[i].cover);
		for (size_t k = 0; k < p.count; k++) {
			if (p.found[k].proof != rows[i].proof)
				continue;
			found = true;
			assert_string_equal(p.found[k].why->key, rows[i].key);
		}
		assert_true(found);
	}
}

static bool tells(const struct why *w, const char *key)
{
	for (; w != NULL; w = w->next)
		if (strcmp(w->key, key) == 0)
			return true;
	return false;
}

static void each_proof_says_why(void **state)
{
	ASK("2026-06-01", role_presales);
	const struct proof_index *x = proof_index_new(proofs, COUNT(proofs), &a);
	struct proof_answer p = proof_cover_of(x, "机房扩容割接不停业务", "政务", NULL, 0, &bars, &a);

	(void)env;
	assert_int_equal(p.found[0].proof, CLOUD);
	assert_string_equal(p.found[0].why->key, "past_like");
	assert_true(tells(p.found[0].why, "suggestion_words"));
	assert_true(tells(p.found[0].why, "past_same_industry"));
	assert_true(tells(p.found[0].why, "past_not_disclosed"));
	p = proof_cover_of(x, "无人机自动巡逻", NULL, NULL, 0, &bars, &a);
	assert_string_equal(p.why->key, "past_none");
}

/* Of two that show as much, the one of the customer's trade is shown first. */
static void the_trade_of_the_customer_comes_first(void **state)
{
	static const struct proof two[] = {
		{ "录像保存 90 天", "医疗", pack_problem_unset, false },
		{ "录像保存 90 天", "教育", pack_problem_unset, false },
	};
	ASK("2026-06-01", role_presales);
	const struct proof_index *x = proof_index_new(two, COUNT(two), &a);

	(void)env;
	assert_int_equal(proof_cover_of(x, "录像保存 90 天", NULL, NULL, 0, &bars, &a).found[0].proof, 0);
	assert_int_equal(proof_cover_of(x, "录像保存 90 天", "教育", NULL, 0, &bars, &a).found[0].proof, 1);
}

static void without_proofs_all_is_a_gap(void **state)
{
	ASK("2026-06-01", role_presales);
	struct proof_answer p =
		proof_cover_of(proof_index_new(NULL, 0, &a), "录像保存 90 天", NULL, NULL, 0, &bars, &a);

	(void)env;
	assert_int_equal(p.cover, PROOF_GAP);
	assert_int_equal(p.count, 0);
}

static void a_match_is_of_one_requirement_and_one_proof(void **state)
{
	static const struct {
		int64_t requirement, clause, kase, contract, certificate;
		const char *answer;
	} rows[] = {
		{ 1, 0, 2, 0, 0, "" },
		{ 0, 1, 0, 2, 0, "" },
		{ 0, 0, 2, 0, 0, "requirement one_requirement_or_clause" },
		{ 1, 1, 0, 0, 2, "requirement one_requirement_or_clause" },
		{ 1, 0, 0, 0, 0, "case_study one_proof" },
		{ 1, 0, 2, 3, 0, "case_study one_proof" },
	};
	ASK("2026-06-01", role_presales);

	for (size_t i = 0; i < COUNT(rows); i++) {
		NEW(proof_match, m);
		m->requirement.v = rows[i].requirement;
		m->clause.v = rows[i].clause;
		m->case_study.v = rows[i].kase;
		m->contract.v = rows[i].contract;
		m->certificate.v = rows[i].certificate;
		m->verdict = match_verdict_covers;
		assert_answer(rows[i].answer, answer_text(proof_match_check(m, NULL, &env), &a));
		assert_int_equal(m->decided_by.v, THIS_USER);
		assert_int_equal(m->decided_at.us, env.now.us);
	}
}

/* A note that is added later changes neither who decided nor when. */
static void who_decided_stays(void **state)
{
	ASK("2026-06-01", role_presales);
	NEW(proof_match, before);
	NEW(proof_match, m);

	m->requirement.v = m->case_study.v = 1;
	m->verdict = before->verdict = match_verdict_partly;
	m->decided_by.v = OTHER_USER;
	assert_null(proof_match_check(m, before, &env));
	assert_int_equal(m->decided_by.v, OTHER_USER);
	m->verdict = match_verdict_covers;
	assert_null(proof_match_check(m, before, &env));
	assert_int_equal(m->decided_by.v, THIS_USER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_say_what_is_covered),
		cmocka_unit_test(a_person_stands_over_the_texts),
		cmocka_unit_test(each_proof_says_why),
		cmocka_unit_test(the_trade_of_the_customer_comes_first),
		cmocka_unit_test(without_proofs_all_is_a_gap),
		cmocka_unit_test(a_match_is_of_one_requirement_and_one_proof),
		cmocka_unit_test(who_decided_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
