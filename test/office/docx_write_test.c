#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "office/zip.h"
#include "office/sample.h"

static const char *const languages[] = { "zh-CN", "en" };

static void assert_contains(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("no \"%s\" in: %s", part, text);
}

/* sample_docx_text() fails on a part that is not well-formed. */
static void every_form_is_a_sound_package(void **state)
{
	AUTO_ARENA a = { 0 };
	struct form_file f;

	(void)state;
	for (const struct sample_form *s = sample_forms; s->name != NULL; s++) {
		for (size_t l = 0; l < 2; l++) {
			AUTO_ZIP *z = NULL;
			assert_null(form_make(&a, s->name, languages[l], s->content(&a), FORM_DOCX, &f));
			assert_null(zip_open_bytes(&a, f.data, f.n, &z));
			for (size_t i = 0; i < zip_count(z); i++) {
				const char *name = zip_name(z, i);
				if (!text_ends(name, ".xml") && !text_ends(name, ".rels"))
					continue;
				assert_null(strstr(sample_docx_text(&a, &f, name), "{{"));
			}
			assert_string_equal(f.extension, "docx");
		}
	}
}

static void the_revisit_record_says_all(void **state)
{
	static const char *const parts[] = {
		"工程回访记录\n",
		"编号：HF20260609-001\n",
		"智慧园区视频监控与机房改造工程",
		"HT-2026-0012",
		"历下区政务服务中心",
		"龙鼎大道 1 号",
		"张卫国",
		"0531-86661234",
		"2026-05-20",
		"2028-05-20",
		"☑ 技术性  ☑ 制度性  ☐ 月度上门",
		"☑ 上门",
		"☐ 电话",
		"李明",
		"赵建国",
		"孙丽",
		"全部正常，除第 2 项",
		"网络硬盘录像机\nDS-96128N\n",
		"起雾",
		"密封条老化",
		"我方",
		"2026-06-19",
		"温度 24 ℃",
		"识别率 96.3 %",
		"月度备份",
		"及时 | 满意 & <b>好</b>\n# 第二行\n",
		"☑ 满意 5  ☐ 较满意 4",
		"硅胶密封条",
		"0.00 元",
		"照片 1 张",
		"回访人（签字）：",
		"用户（签字、盖章）：",
		"审核人（签字）：",
	};
	AUTO_ARENA a = { 0 };
	const char *text = sample_render(&a, "revisit_record", "zh-CN", sample_revisit(&a), FORM_DOCX);

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		assert_contains(text, parts[i]);
	assert_null(strstr(text, "补录"));
	assert_null(strstr(text, "电话回访"));
}

/* A10: a visit by phone, confirmed or not; an absent customer; a record entered later.  A14: what is missing. */
static void the_revisit_record_says_what_was_different(void **state)
{
	AUTO_ARENA a = { 0 };
	struct content *c = sample_revisit(&a);

	(void)state;
	content_text(c, "channel", "phone");
	content_text(c, "late_entry", "yes");
	content_text(c, "caller", "赵建国");
	content_text(c, "called_at", "2026-06-09 10:00");
	content_text(c, "confirmation", "已回访未确认");
	content_text(c, "absence_note", "出差，2026-06-12 补签");
	content_text(c, "handover_note", "维修手册 1 项");
	const char *text = sample_render(&a, "revisit_record", "zh-CN", c, FORM_DOCX);
	assert_contains(text, "☑ 电话");
	assert_contains(text, "2026-06-09 〔补录〕\n");
	assert_contains(text, "致电人：赵建国    通话时间：2026-06-09 10:00\n"
			      "用户确认：已回访未确认\n");
	assert_contains(text, "出差，2026-06-12 补签");
	assert_contains(text, "移交遗留项\n维修手册 1 项\n");
}

static void the_service_chapter_follows_the_policy(void **state)
{
	static const char *const headings[] = {
		"服务期限",   "服务内容",   "服务措施",	      "承担责任",     "服务费用",
		"培训原则",   "培训目标",   "培训人员的组成", "培训保障",     "备品备件",
		"技术性回访", "制度性回访", "季节性回访",     "定期上门回访", "回访方法",
	};
	AUTO_ARENA a = { 0 };
	struct content *c = sample_service(&a);
	const char *text = sample_render(&a, "service_chapter", "zh-CN", c, FORM_DOCX), *at = text;

	(void)state;
	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
		at = strstr(at, arena_print(&a, "　%s\n", headings[i]));
		if (at == NULL)
			fail_msg("%s is missing or out of order", headings[i]);
	}
	assert_contains(text, "质保期为 2 年，");
	assert_contains(text, "维修通知后 0 小时内响应，"
			      "2 个小时内排除故障（按每日服务时间 09:00–12:00, 13:30–18:00 计，节假日照常）");
	assert_contains(text, "每 20 天定期回访一次");
	assert_contains(text, "提前至前一个工作日");
	assert_null(strstr(text, "顺延至下一个工作日"));
	assert_contains(text, "每月第一个星期一上门，对设备运行情况");
	assert_contains(text, "排除故障（按每日服务时间 09:00–12:00, 13:30–18:00 计，节假日照常）");
	assert_null(strstr(text, "昼夜连续")); /* what the clock does not do is not promised */
	assert_contains(text, "验收使用之日起，3 年内");
	content_minutes(c, "restore", 240);
	assert_contains(sample_render(&a, "service_chapter", "zh-CN", c, FORM_DOCX), "4 个小时内排除故障");
	content_minutes(c, "restore", 90);
	content_months(c, "warranty", 30);
	text = sample_render(&a, "service_chapter", "zh-CN", c, FORM_DOCX);
	assert_contains(text, "90 分钟内排除故障");
	assert_contains(text, "质保期为 30 个月，");
	assert_contains(sample_render(&a, "service_chapter", "en", c, FORM_DOCX), "clear the fault within 90 minutes");
}

static void bytes_depend_on_content_alone(void **state)
{
	AUTO_ARENA a = { 0 }, b = { 0 };
	struct form_file f, g, h;
	struct content *c = sample_revisit(&b);

	(void)state;
	assert_null(form_make(&a, "revisit_record", "zh-CN", sample_revisit(&a), FORM_DOCX, &f));
	assert_null(form_make(&b, "revisit_record", "zh-CN", c, FORM_DOCX, &g));
	assert_int_equal(f.n, g.n);
	assert_memory_equal(f.data, g.data, f.n);
	content_text(c, "fee", "0.01 元");
	assert_null(form_make(&b, "revisit_record", "zh-CN", c, FORM_DOCX, &h));
	assert_true(h.n != g.n || memcmp(h.data, g.data, g.n) != 0);
}

static void pictures_travel_unchanged(void **state)
{
	AUTO_ARENA a = { 0 };
	struct picture signature = sample_signature(&a);
	struct form_file f;
	AUTO_ZIP *z = NULL;
	const char *data;
	size_t i, n;

	(void)state;
	assert_null(form_make(&a, "revisit_record", "en", sample_revisit(&a), FORM_DOCX, &f));
	assert_null(zip_open_bytes(&a, f.data, f.n, &z));
	assert_true(zip_find(z, "word/media/image2.png", &i));
	assert_false(zip_find(z, "word/media/image3.png", &i)); /* the reviewer has not signed */
	assert_true(zip_find(z, "word/media/image1.png", &i));
	assert_null(zip_read_all(z, i, &data, &n));
	assert_int_equal(n, signature.n);
	assert_memory_equal(data, signature.bytes, n);
}

static void unknown_forms_and_fields_are_named(void **state)
{
	AUTO_ARENA a = { 0 };
	struct form_file f;
	struct error *e = form_make(&a, "receipt", "zh-CN", content_new(&a), FORM_DOCX, &f);

	(void)state;
	assert_non_null(e);
	assert_string_equal(e->reason, "form_missing");
	e = form_make(&a, "revisit_record", "zh-CN", content_new(&a), FORM_DOCX, &f);
	assert_non_null(e);
	assert_string_equal(e->reason, "unknown_field");
}

static void opens_in_libreoffice(void **state)
{
	AUTO_ARENA a = { 0 };
	struct form_file f;

	(void)state;
	if (access("/usr/bin/soffice", X_OK) != 0)
		skip();
	assert_null(form_make(&a, "revisit_record", "zh-CN", sample_revisit(&a), FORM_DOCX, &f));
	const char *text = sample_command(&a, f.data, f.n, "docx",
					  "soffice -env:UserInstallation=file://$2/profile --headless --convert-to pdf "
					  "--outdir $2 $1 >/dev/null 2>&1;"
					  " pdftotext -layout $2/paper.pdf -");
	assert_contains(text, "工程回访记录");
	assert_contains(text, "智慧园区视频监控与机房改造工程");
	assert_contains(text, "第1页");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_form_is_a_sound_package),
		cmocka_unit_test(the_revisit_record_says_all),
		cmocka_unit_test(the_revisit_record_says_what_was_different),
		cmocka_unit_test(the_service_chapter_follows_the_policy),
		cmocka_unit_test(bytes_depend_on_content_alone),
		cmocka_unit_test(pictures_travel_unchanged),
		cmocka_unit_test(unknown_forms_and_fields_are_named),
		cmocka_unit_test(opens_in_libreoffice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
