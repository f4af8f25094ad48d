#include "office/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>
#include <expat.h>

#include "base/buffer.h"
#include "base/scratch_folder.h"
#include "base/text.h"
#include "office/zip.h"

struct pair {
	const char *name, *text;
};

static void put_all(struct content *c, const struct pair *p)
{
	for (; p->name != NULL; p++)
		content_text(c, p->name, p->text);
}

struct picture sample_signature(struct arena *a)
{
	static const unsigned char png[] = {
		0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
		0x52, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x02, 0x08, 0x00, 0x00, 0x00, 0x00, 0x5A,
		0xC3, 0x22, 0xBF, 0x00, 0x00, 0x00, 0x0F, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60,
		0x68, 0xF8, 0xCF, 0xC0, 0x00, 0x22, 0x00, 0x0E, 0x81, 0x02, 0xFF, 0x02, 0x48, 0xA4, 0xB0,
		0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
	};
	struct picture p;

	assert_null(picture_read(a, png, sizeof png, &p));
	return p;
}

struct content *sample_revisit(struct arena *a)
{
	static const struct pair texts[] = {
		{ "supplier_name", "山东齐鲁智联信息技术有限公司" },
		{ "record_no", "HF20260609-001" },
		{ "project_name", "智慧园区视频监控与机房改造工程" },
		{ "contract_no", "HT-2026-0012" },
		{ "customer_name", "历下区政务服务中心" },
		{ "address", "济南市历下区龙鼎大道 1 号" },
		{ "contact_name", "张卫国" },
		{ "contact_phone", "0531-86661234" },
		{ "accepted_on", "2026-05-20" },
		{ "warranty_until", "2028-05-20" },
		{ "warranty_note", "2028-05-22 前报修仍在保修期内" },
		{ "visit_kinds", "routine,technical" },
		{ "channel", "onsite" },
		{ "planned_on", "2026-06-09" },
		{ "visited_on", "2026-06-09" },
		{ "late_entry", "" },
		{ "schedule_note", "" },
		{ "project_members", "李明" },
		{ "maintenance_lead", "赵建国" },
		{ "customer_people", "孙丽" },
		{ "equipment_summary", "全部正常，除第 2 项" },
		{ "environment", "温度 24 ℃" },
		{ "new_technology", "识别率 96.3 %" },
		{ "guidance", "月度备份" },
		{ "customer_opinion", "及时 | 满意 & <b>好</b>\n# 第二行" },
		{ "satisfaction", "5" },
		{ "lessons", "硅胶密封条" },
		{ "fee", "0.00 元" },
		{ "attachments", "照片 1 张" },
		{ "handover_note", "" },
		{ "caller", "" },
		{ "called_at", "" },
		{ "confirmation", "" },
		{ "absence_note", "" },
		{ "visitor_name", "赵建国" },
		{ "visitor_signed_on", "2026-06-09" },
		{ "customer_signer", "孙丽" },
		{ "customer_signed_on", "2026-06-09" },
		{ "reviewer_name", "" },
		{ "reviewed_on", "" },
		{ 0 },
	};
	static const struct pair equipment[][8] = {
		{ { "name", "网络硬盘录像机" },
		  { "model", "DS-96128N" },
		  { "serial", "F20260318001" },
		  { "location", "A03 柜" },
		  { "state", "正常" },
		  { "value", "24/24" },
		  { "photo", "" } },
		{ { "name", "室外枪机" },
		  { "model", "" },
		  { "serial", "E99120455" },
		  { "location", "东门" },
		  { "state", "异常" },
		  { "value", "起雾" },
		  { "photo", "1" } },
	};
	static const struct pair issue[] = {
		{ "text", "密封条老化" },	  { "responsible", "我方" },
		{ "in_warranty", "是" },	  { "action", "更换" },
		{ "due", "2026-06-09" },	  { "result", "修复" },
		{ "rechecked_on", "2026-06-19" }, { 0 },
	};
	struct content *c = content_new(a);
	struct picture signature = sample_signature(a);

	put_all(c, texts);
	for (size_t i = 0; i < 2; i++) {
		struct content *row = content_row(c, "equipment");
		put_all(row, equipment[i]);
		content_text(row, "remark", NULL);
	}
	put_all(content_row(c, "issues"), issue);
	content_rows(c, "photos");
	content_picture(c, "visitor_signature", &signature);
	content_picture(c, "customer_signature", &signature);
	content_picture(c, "reviewer_signature", NULL);
	return c;
}

struct content *sample_service(struct arena *a)
{
	static const struct pair texts[] = {
		{ "supplier_name", "山东齐鲁智联信息技术有限公司" },
		{ "project_name", "智慧园区工程" },
		{ "support_no", "1" },
		{ "training_no", "2" },
		{ "parts_no", "3" },
		{ "revisit_no", "4" },
		{ "response_tolerance_minutes", "5" },
		{ "escalation_minutes", "3" },
		{ "service_phone", "" },
		{ "from_acceptance", "1" },
		{ "from_use", "" },
		{ "from_delivery", "" },
		{ "from_fixed", "" },
		{ "onsite_minutes", "" },
		{ "onsite_hours", "" },
		{ "service_hours", "按每日服务时间 09:00–12:00, 13:30–18:00 计，节假日照常" },
		{ "always", "" },
		{ "limits", "优先级 1：60 分钟内恢复。" },
		{ "trainer_years", "3" },
		{ "theory_percent", "40" },
		{ "practice_percent", "60" },
		{ "pass_score", "60" },
		{ "attendance_percent", "80" },
		{ "technical_within_months", "6" },
		{ "routine_interval", "每 20 天" },
		{ "shift_previous", "1" },
		{ "shift_next", "" },
		{ "season_window_days", "30" },
		{ "season_precheck_days", "15" },
		{ "monthly_visit", "每月第一个星期一上门" },
		{ "important_lead_days", "3" },
		{ "phone_confirm_workdays", "3" },
		{ 0 },
	};
	static const struct pair rain[] = {
		{ "name", "雨季" },
		{ "period", "6 月 1 日至 9 月 30 日" },
		{ "check", "室外设备的防水、防雷" },
		{ 0 },
	};
	struct content *c = content_new(a);

	put_all(c, texts);
	put_all(content_row(c, "seasons"), rain);
	content_months(c, "warranty", 24);
	content_minutes(c, "response", 0);
	content_minutes(c, "restore", 120);
	content_months(c, "parts_availability", 36);
	content_months(c, "design_life", 120);
	return c;
}

static struct content *sample_handover(struct arena *a)
{
	static const struct pair texts[] = {
		{ "supplier_name", "山东齐鲁智联信息技术有限公司" },
		{ "project_name", "智慧园区工程" },
		{ "contract_no", "HT-2026-0012" },
		{ "handover_no", "YJ20260520-001" },
		{ "handover_on", "2026-05-20" },
		{ "place", "B 座 302" },
		{ "giver", "山东齐鲁智联" },
		{ "receiver", "政务服务中心" },
		{ "supervisor", "" },
		{ "copies", "3" },
		{ "equipment_note", "" },
		{ "open_note", "移交未完成" },
		{ "giver_name", "李明" },
		{ "given_on", "2026-05-20" },
		{ "receiver_name", "孙丽" },
		{ "received_on", "2026-05-20" },
		{ "supervisor_name", "" },
		{ "supervised_on", "" },
		{ 0 },
	};
	static const struct pair item[] = {
		{ "kind", "完工图纸" },
		{ "name", "综合布线图" },
		{ "document_no", "QL-01/A" },
		{ "medium", "纸质" },
		{ "quantity", "3" },
		{ "pages", "12" },
		{ "original", "原件" },
		{ "storage", "档案室" },
		{ "remark", "" },
		{ 0 },
	};
	static const struct pair open[] = {
		{ "name", "维修手册" }, { "owner", "李明" }, { "due", "2026-06-20" }, { 0 }
	};
	struct content *c = content_new(a);

	put_all(c, texts);
	put_all(content_row(c, "items"), item);
	put_all(content_row(c, "open_items"), open);
	content_rows(c, "equipment");
	content_picture(c, "giver_signature", NULL);
	content_picture(c, "receiver_signature", NULL);
	content_picture(c, "supervisor_signature", NULL);
	return c;
}

static struct content *sample_inspection(struct arena *a)
{
	static const struct pair texts[] = {
		{ "supplier_name", "山东齐鲁智联信息技术有限公司" },
		{ "report_no", "XJ20260610-002" },
		{ "project_name", "智慧园区工程" },
		{ "site_name", "B 座机房" },
		{ "customer_name", "政务服务中心" },
		{ "system", "视频监控" },
		{ "planned_on", "2026-06-10" },
		{ "inspected_at", "2026-06-10 09:30" },
		{ "temperature", "24 ℃" },
		{ "humidity", "52 %RH" },
		{ "power", "220 V" },
		{ "ups", "31 %" },
		{ "earthing", "0.8 Ω" },
		{ "cleanliness", "良好" },
		{ "logs", "无" },
		{ "performance", "CPU 22 %" },
		{ "backup_check", "可恢复" },
		{ "security_check", "弱口令 0 项" },
		{ "replaced_parts", "无" },
		{ "advice", "扩容" },
		{ "conclusion", "basic" },
		{ "inspector_name", "赵建国" },
		{ "inspected_on", "2026-06-10" },
		{ "customer_signer", "孙丽" },
		{ "customer_signed_on", "" },
		{ 0 },
	};
	struct content *c = content_new(a);

	put_all(c, texts);
	for (int i = 1; i <= 60; i++) { /* more than a page */
		struct content *row = content_row(c, "checks");
		content_text(row, "device", arena_print(a, "摄像机 %d#", i));
		content_text(row, "content", "支架牢固、护罩清洁、图像清晰");
		content_text(row, "standard", "无松动");
		content_text(row, "measured", "正常");
		content_text(row, "result", "√");
		content_text(row, "photo", "");
	}
	content_rows(c, "problems");
	content_picture(c, "inspector_signature", NULL);
	content_picture(c, "customer_signature", NULL);
	return c;
}

const struct sample_form sample_forms[] = {
	{ "revisit_record", sample_revisit },	    { "handover_list", sample_handover },
	{ "inspection_report", sample_inspection }, { "after_sales_plan", sample_service },
	{ "training_plan", sample_service },	    { "revisit_plan", sample_service },
	{ "service_chapter", sample_service },	    { 0 },
};

static void take_text(void *self, const char *s, int n)
{
	buffer_put(self, s, (size_t)n);
}

static void end_element(void *self, const char *name)
{
	if (strcmp(name, "w:p") == 0)
		buffer_char(self, '\n');
}

const char *sample_docx_text(struct arena *a, const struct form_file *f, const char *part)
{
	struct buffer text = BUFFER(a);
	AUTO_ZIP *z = NULL;
	const char *xml;
	size_t i, n;

	assert_null(zip_open_bytes(a, f->data, f->n, &z));
	assert_true(zip_find(z, part, &i));
	assert_null(zip_read_all(z, i, &xml, &n));
	XML_Parser p = XML_ParserCreate(NULL);
	XML_SetUserData(p, &text);
	XML_SetCharacterDataHandler(p, take_text);
	XML_SetEndElementHandler(p, end_element);
	assert_int_equal(XML_Parse(p, xml, (int)n, 1), XML_STATUS_OK);
	XML_ParserFree(p);
	return buffer_text(&text);
}

const char *sample_command(struct arena *a, const void *data, size_t n, const char *extension, const char *command)
{
	char folder[64];
	struct buffer out = BUFFER(a);

	scratch_folder(folder, sizeof folder);
	const char *path = arena_print(a, "%s/paper.%s", folder, extension);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, n, file), n);
	fclose(file);
	FILE *run = popen(arena_print(a, "set -- %s %s; %s; rm -rf %s", path, folder, command, folder), "r");
	assert_non_null(run);
	for (int c; (c = fgetc(run)) != EOF;)
		buffer_char(&out, (char)c);
	pclose(run);
	return buffer_text(&out);
}

const char *sample_pdf_text(struct arena *a, const struct form_file *f)
{
	return sample_command(a, f->data, f->n, "pdf", "pdftotext -layout $1 -");
}

const char *sample_render(struct arena *a, const char *name, const char *language, struct content *c,
			  enum form_format format)
{
	struct form_file f;

	struct error *e = form_make(a, name, language, c, format, &f);
	if (e != NULL)
		fail_msg("%s: %s", e->reason, e->detail);
	return format == FORM_PDF ? sample_pdf_text(a, &f) : sample_docx_text(a, &f, "word/document.xml");
}
