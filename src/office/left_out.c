#include "office/left_out.h"

#include <string.h>
#include <strings.h>

#include "office/document.h"

#define SAID(zh, en) DOCUMENT_LEFT_OUT zh " / Not read: " en DOCUMENT_LEFT_OUT_END

const char *left_out_text(enum left_out what)
{
	static const char *const texts[] = {
		[LEFT_OUT_PICTURE] = SAID("图片", "picture"),
		[LEFT_OUT_PICTURE_AFAR] = SAID("外部图片", "picture kept elsewhere"),
		[LEFT_OUT_CHART] = SAID("图表", "chart"),
		[LEFT_OUT_DIAGRAM] = SAID("示意图", "diagram"),
		[LEFT_OUT_INK] = SAID("手写墨迹", "handwriting"),
		[LEFT_OUT_DRAWING] = SAID("图形或文本框", "drawing or text box"),
		[LEFT_OUT_CONTROL] = SAID("控件（ActiveX）", "control (ActiveX)"),
		[LEFT_OUT_FILE] = SAID("插入的文件", "inserted file"),
	};

	return texts[what];
}

static const struct maker {
	const char *prefix, *zh, *en;
} makers[] = {
	{ "Excel", " Excel 表格", "Excel sheet" },
	{ "Word", " Word 文档", "Word document" },
	{ "PowerPoint", " PowerPoint 演示", "PowerPoint slides" },
	{ "Visio", " Visio 图", "Visio drawing" },
	{ "Equation", "公式", "formula" },
	{ "MathType", "公式", "formula" },
	{ "Acro", " PDF 文档", "PDF document" },
	{ "Foxit", " PDF 文档", "PDF document" },
	{ "AutoCAD", " AutoCAD 图", "AutoCAD drawing" },
	{ "ET.", " WPS 表格", "WPS sheet" },
	{ "KET.", " WPS 表格", "WPS sheet" },
	{ "WPS.", " WPS 文字", "WPS document" },
	{ "KWPS.", " WPS 文字", "WPS document" },
	{ "WPP.", " WPS 演示", "WPS slides" },
	{ "KWPP.", " WPS 演示", "WPS slides" },
	{ "Forms.", "控件", "control" },
};

static bool is_drawing(const char *program)
{
	static const char *const drawings[] = { "Paint.Picture", "PBrush", "MSDraw", "Word.Picture" };

	for (size_t i = 0; i < sizeof drawings / sizeof drawings[0]; i++)
		if (strncasecmp(program, drawings[i], strlen(drawings[i])) == 0)
			return true;
	return false;
}

static const struct maker *maker_of(const char *program)
{
	static const struct maker other = { "", "对象", "object" };

	for (size_t i = 0; program != NULL && i < sizeof makers / sizeof makers[0]; i++)
		if (strncasecmp(program, makers[i].prefix, strlen(makers[i].prefix)) == 0)
			return &makers[i];
	return &other;
}

const char *left_out_object(const char *program, bool linked, struct arena *a)
{
	const struct maker *m = maker_of(program);

	if (program != NULL && is_drawing(program))
		return left_out_text(LEFT_OUT_PICTURE);
	return arena_print(a, SAID("%s的%s", "%s %s"), linked ? "链接" : "嵌入", m->zh, linked ? "linked" : "embedded",
			   m->en);
}

bool left_out_is_packed(const char *program)
{
	return program != NULL && strcasecmp(program, "Package") == 0;
}
