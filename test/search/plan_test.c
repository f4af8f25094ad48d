/* The index against the texts themselves: whatever a text holds, its pieces lead to it, alone and in a segment; and
 * what they lead to beside is little. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "search/plan.h"

#define TEXTS 3000
#define SORT_ONE gram_sort(true, 0)
#define SORT_TWO gram_sort(false, 5)

/* clang-format off */
static const char *const pieces[] = {
	"山东", "济南", "青岛", "重庆", "单县", "六安", "中国银行", "第一人民医院", "职业技术学院", "政务服务中心", "万铂", "科技",
	"机房", "改造", "视频监控", "扩容", "网络升级", "UPS", "电源", "交换机", "24口", "-", "（一期）", "20261123", "0123", "5%",
	"🎉", "会计", "行长", "绿化", " ", "SD卡", "质保期内", "a_b",
};

static const char *const words[] = {
	"质保", "sdwb", "jnjf", "wanbo", "shandong", "shando", "xian", "0123", "0123-0", "61123", "24",
	"jhj24", "upsdy", "cq", "zq", "dx", "h", "行", "银行jn", "z", "zhong", "zhongq", "sh", "lvh",
	"luhua", "%", "_", "🎉", "一期", "医院 济南", "yy jn", "机房 0123 sd", "dyrmyy", "zgyhdyrmyy", "anjf",
	"lanjf", "liuan", "第一人民医院视频监控扩容", "quxianchangshengyinyue", "v",
};
/* clang-format on */

struct text {
	const char *text;
	struct folded folded;
	const unsigned char *packed;
	size_t size;
};

static uint32_t chance(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static struct text text_at(uint32_t i, struct arena *a)
{
	struct buffer b = BUFFER(a);
	struct grams g = GRAMS(a);
	uint32_t seed = i * 7919 + 1, n = 1 + chance(&seed, 6);
	struct text t;

	for (uint32_t k = 0; k < n; k++)
		buffer_add(&b, pieces[chance(&seed, sizeof pieces / sizeof *pieces)]);
	t.text = buffer_text(&b);
	t.folded = fold(t.text, a);
	grams_add_text(&g, i % 2 ? SORT_ONE : SORT_TWO, t.folded);
	t.packed = grams_packed(&g, &t.size);
	return t;
}

static bool holds(const struct needle *n, const struct text *t)
{
	for (unsigned i = 0; i < n->words; i++)
		if (!word_held(&n->word[i], t->folded))
			return false;
	return true;
}

static bool fits(const struct plan *p, const struct text *t, struct arena *a)
{
	bool *has = arena_array(a, bool, p->grams + 1), *reached = arena_array(a, bool, p->states);

	for (size_t k = 0; k < t->size; k += 3)
		for (size_t i = 0; i < p->grams; i++)
			has[i] |= p->gram[i] == gram_unpack(t->packed + k);
	return plan_fits(p, has, reached);
}

static struct bits selected(const struct plan *p, const struct buffer *pages, struct arena *a)
{
	struct bits *has = arena_array(a, struct bits, p->grams + 1), *reached = arena_array(a, struct bits, p->states),
		    ret;

	for (size_t i = 0; i < p->grams; i++) {
		const struct buffer *page = &pages[page_of(p->gram[i])];
		page_read(page->data, page->used, p->gram[i], &has[i]);
	}
	plan_select(p, has, reached, &ret);
	return ret;
}

static void what_is_held_is_led_to(void **state)
{
	static struct text texts[TEXTS];
	const uint64_t sorts[] = { SORT_ONE, SORT_TWO };
	unsigned held = 0, beside = 0;
	AUTO_ARENA a = { 0 };
	struct segment s = { .arena = &a };
	struct buffer *pages;

	(void)state;
	for (uint32_t i = 0; i < TEXTS; i++) {
		texts[i] = text_at(i, &a);
		segment_add(&s, i, texts[i].packed, texts[i].size);
	}
	pages = segment_pages(&s, TEXTS);
	for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
		AUTO_ARENA mine = { 0 };
		struct needle n = needle_of(words[w], &mine);
		struct plan p = plan_of(&n, sorts, 2, &mine);
		struct bits b = selected(&p, pages, &mine);
		assert_true(p.grams <= PLAN_GRAMS);
		for (uint32_t i = 0; i < TEXTS; i++) {
			bool is_held = holds(&n, &texts[i]), is_fit = fits(&p, &texts[i], &mine);
			assert_int_equal(is_fit, bits_have(&b, i));
			if (is_held && !is_fit)
				fail_msg("%s is in %s, but nothing leads there", words[w], texts[i].text);
			held += is_held;
			beside += is_fit && !is_held;
		}
	}
	assert_true(held > 10000);
	assert_true(beside * 20 < held);
}

/* Who may read one sort alone is led to nothing of the other. */
static void sorts_are_kept_apart(void **state)
{
	const uint64_t one = SORT_ONE;

	(void)state;
	for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
		AUTO_ARENA a = { 0 };
		struct needle n = needle_of(words[w], &a);
		struct plan p = plan_of(&n, &one, 1, &a);
		for (uint32_t i = 0; i < TEXTS; i += 2) {
			struct text t = text_at(i, &a);
			assert_false(fits(&p, &t, &a));
		}
	}
}

/* However long and whatever is looked for, what is looked up stays within bounds. */
static void plans_are_bounded(void **state)
{
	static const char *const long_ones[] = {
		"aeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeaeae",
		"xianganxianganxianganxianganxianganxianganxianganxiangan sh zh ch s z c a e o",
		"jiangchangchengzhangzhuangshuangliangqiangniangxianglianghuangguang",
		"的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年",
		"12345678901234567890123456789012345678901234567890 1 2 3 4 5 6 7 8 9 0",
	};
	const uint64_t sorts[] = { SORT_ONE, SORT_TWO, gram_sort(true, 1), gram_sort(true, 2) };

	(void)state;
	for (size_t i = 0; i < sizeof long_ones / sizeof *long_ones; i++) {
		AUTO_ARENA a = { 0 };
		struct needle n = needle_of(long_ones[i], &a);
		struct plan p = plan_of(&n, sorts, 4, &a);
		assert_true(p.grams <= PLAN_GRAMS);
	}
}

/* A page that was cut or scribbled over is read to its end and no further. */
static void damaged_pages_do_no_harm(void **state)
{
	AUTO_ARENA a = { 0 };
	struct segment s = { .arena = &a };
	uint32_t seed = 1;

	(void)state;
	for (uint32_t i = 0; i < 500; i++) {
		struct text t = text_at(i, &a);
		segment_add(&s, i, t.packed, t.size);
	}
	struct buffer *pages = segment_pages(&s, 500);
	for (unsigned i = 0; i < SEGMENT_PAGES; i++)
		for (size_t k = 0; k < 20 && pages[i].used > 0; k++) {
			struct bits b = { 0 };
			size_t n = chance(&seed, (uint32_t)pages[i].used);
			char *copy = arena_copy_n(&a, pages[i].data, n);
			if (n > 0)
				copy[chance(&seed, (uint32_t)n)] = (char)chance(&seed, 256);
			page_read(copy, n, (gram)i << 15 | chance(&seed, 1 << 15), &b);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_held_is_led_to),
		cmocka_unit_test(sorts_are_kept_apart),
		cmocka_unit_test(plans_are_bounded),
		cmocka_unit_test(damaged_pages_do_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
