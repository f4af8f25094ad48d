/* What is looked for, and in which texts it stands: by characters, readings, numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "search/needle.h"

#define COMPANY "山东万铂科技股份有限公司"

/* What of the text holds the word; NULL: nothing. */
static const char *found_in(const char *text, const char *word, struct arena *a)
{
	struct folded in = fold(text, a);
	struct word w = word_of(word, a);
	struct place p;

	assert_true(word_find(&w, in, &p) == word_held(&w, in));
	if (!word_find(&w, in, &p))
		return NULL;
	return arena_copy_n(a, text + in.unit[p.from].from, in.unit[p.to - 1].to - in.unit[p.from].from);
}

static void words_are_found(void **state)
{
	static const struct {
		const char *text, *word, *found;
	} rows[] = {
		/* characters */
		{ "质保期内免费更换", "质保", "质保" },
		{ "质保期内免费更换", "质保期外", NULL },
		{ COMPANY, "万铂", "万铂" },
		{ COMPANY, "万 铂", "万铂" },
		{ "山东 万铂　科技", "东万铂科", "东 万铂　科" },
		{ COMPANY, "铂万", NULL },
		{ COMPANY, "铂", "铂" },
		{ "", "铂", NULL },
		{ COMPANY, "", NULL },
		/* first letters, of every common reading */
		{ COMPANY, "sdwb", "山东万铂" },
		{ COMPANY, "SDWB", "山东万铂" },
		{ COMPANY, "wbkj", "万铂科技" },
		{ COMPANY, "bjwb", NULL },
		{ "中国银行济南分行", "zgyh", "中国银行" },
		{ "中国银行济南分行", "fh", "分行" },
		{ "中国银行济南分行", "fx", "分行" },
		{ "单县", "sx", "单县" },
		{ "单县", "dx", "单县" },
		{ "重庆", "cq", "重庆" },
		{ "重庆", "zq", "重庆" },
		{ "长春", "cc", "长春" },
		{ "六安市", "la", "六安" },
		{ "六安市", "lua", "六安" },
		{ "六安市", "lub", NULL },
		{ "会计核算", "kj", "会计" },
		{ "厦门", "xm", "厦门" },
		{ "济", "j", "济" },
		/* whole syllables, the last one as far as it is typed */
		{ COMPANY, "shandongwanbo", "山东万铂" },
		{ COMPANY, "shan dong wan bo", "山东万铂" },
		{ COMPANY, "shandongw", "山东万" },
		{ COMPANY, "sha", "山" },
		{ COMPANY, "handong", NULL },
		{ COMPANY, "wanbo", "万铂" },
		{ COMPANY, "shdong", NULL },
		{ "西安", "xian", "西安" },
		{ "先进", "xian", "先" },
		{ "绿化", "lvhua", "绿化" },
		{ "绿化", "luhua", "绿化" },
		{ "女士", "nvshi", "女士" },
		/* all of it together */
		{ COMPANY, "sdongwb", "山东万铂" },
		{ COMPANY, "山东wb", "山东万铂" },
		{ COMPANY, "shand万铂", "山东万铂" },
		{ COMPANY, "shando万铂", NULL },
		{ "UPS电源", "upsdy", "UPS电源" },
		{ "UPS电源", "psd", "PS电" },
		{ "UPS电源", "ups电源", "UPS电源" },
		{ "交换机24口", "jhj24", "交换机24" },
		{ "交换机24口", "jhj24k", "交换机24口" },
		{ "交换机24口", "jhj42", NULL },
		/* the literal comes before the read one */
		{ "首都 SD卡", "sd", "SD" },
		/* numbers */
		{ "BX20261123-0123", "0123", "0123" },
		{ "BX20260123-0017", "0123-0", "0123-0" },
		{ "BX20261012-3012", "0123-0", NULL },
		{ "BX20261012-3012", "01230", "012-30" },
		{ "13800138000", "8000", "8000" },
		{ "138-0013-8000", "13800138000", "138-0013-8000" },
		{ "13800138000", "138-0013-8000", "13800138000" },
		{ "(0531) 8888-1234", "053188881234", "0531) 8888-1234" },
		{ "0531-88881234", "0531-8888 1234", "0531-88881234" },
		{ "0531-88881234", "881", "881" },
		/* width, case, signs */
		{ "ＵＰＳ电源（一期）", "ups电源一期", "ＵＰＳ电源（一期" },
		{ "UPS电源(一期)", "ＵＰＳ", "UPS" },
		{ "UPS电源(一期)", "（一期）", "(一期)" },
		{ "项目（一期）", "项目一期", "项目（一期" },
		{ "项目一期", "项目（一期", NULL },
		{ "Éclair", "éCLAIR", "Éclair" },
		{ "Дом", "дом", "Дом" },
		/* signs of SQL stand for themselves */
		{ "折扣 5%", "%", "%" },
		{ "折扣 5%", "5%", "5%" },
		{ "折扣五成", "%", NULL },
		{ "a_b", "_", "_" },
		{ "ab", "a_b", NULL },
		{ "a\\b", "\\", "\\" },
		{ "O'Neil", "o'n", "O'N" },
		/* what is no letter of any alphabet */
		{ "验收🎉通过", "🎉", "🎉" },
		{ "验收🎉通过", "收🎉通", "收🎉通" },
		{ "验收🎉通过", "收通", NULL },
		{ "👨‍👩‍👧", "👩", "👩" },
		{ "𠮷野家", "𠮷野", "𠮷野" },
		{ "䶮", "䶮", "䶮" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		AUTO_ARENA a = { 0 };
		const char *found = found_in(rows[i].text, rows[i].word, &a);
		if (found == NULL || rows[i].found == NULL ? found != rows[i].found : strcmp(found, rows[i].found) != 0)
			fail_msg("%s in %s: %s, not %s", rows[i].word, rows[i].text, found == NULL ? "-" : found,
				 rows[i].found == NULL ? "-" : rows[i].found);
	}
}

static void a_search_is_parted_into_words(void **state)
{
	static const struct {
		const char *text;
		unsigned words;
		uint32_t first; /* units of the first word */
	} rows[] = {
		{ "", 0, 0 },
		{ " 　\t", 0, 0 },
		{ "质保", 1, 2 },
		{ " 质保  机房　济南 ", 3, 2 },
		{ "A & B", 2, 1 },
		{ "&", 1, 1 },
		{ "138 0013 8000", 1, 11 },
		{ "0531-8888", 1, 8 },
		{ "0123-0", 1, 6 },
		{ "12 34", 2, 2 },
		{ "a b c d e f g h i j k l m n o p", NEEDLE_WORDS, 1 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		AUTO_ARENA a = { 0 };
		struct needle n = needle_of(rows[i].text, &a);
		assert_int_equal(n.words, rows[i].words);
		if (n.words > 0)
			assert_int_equal(n.word[0].count, rows[i].first);
	}
}

/* A text and a word of any length take their time by length, not by more. */
static void long_ones_end(void **state)
{
	AUTO_ARENA a = { 0 };
	char *text = arena_alloc(&a, 300001), *word = arena_alloc(&a, 3001);

	(void)state;
	for (int i = 0; i < 100000; i++)
		memcpy(text + i * 3, i % 2 ? "啊" : "安", 3);
	memset(word, 'a', 3000);
	assert_non_null(found_in(text, word, &a));
	word[NEEDLE_UNITS - 1] = 'x';
	assert_null(found_in(text, word, &a));
	memset(word, '-', 3000);
	assert_null(found_in(text, word, &a));
}

/* Bytes that are no UTF-8 are characters too. */
static void damaged_text_does_no_harm(void **state)
{
	AUTO_ARENA a = { 0 };

	(void)state;
	assert_null(found_in("\xE5\xB1", "山", &a));
	assert_non_null(found_in("\xFF山", "山", &a));
	assert_null(found_in("山", "\xE5\xB1", &a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_found),
		cmocka_unit_test(a_search_is_parted_into_words),
		cmocka_unit_test(long_ones_end),
		cmocka_unit_test(damaged_text_does_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
