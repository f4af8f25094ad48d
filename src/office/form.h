/* form.h -- one call from a content tree to a finished paper.
 *
 * Layouts are templates/NAME.LANGUAGE.page in the binary; the head of each says which names it wants.
 *
 *   revisit_record      《工程回访记录》             handover_list      移交清单
 *   inspection_report   巡检报告                     service_chapter    the four parts of the bid's chapter
 *   after_sales_plan    售后服务方案                 training_plan      培训方案
 *   revisit_plan        回访计划                     customer_pack      客户材料包
 *   solution_sheet      方案配置清单                 contract_draft     商务合同
 *   technical_agreement 技术协议                     refund_letter      催退函
 *   equipment_labels    设备标签                     warranty_notice    工程保修期满通知
 *   bond_letter         投标保证金催退函 */
#ifndef OFFICE_FORM_H
#define OFFICE_FORM_H

#include "office/content.h"

enum form_format { FORM_DOCX, FORM_PDF };

struct form_file {
	const char *data;
	size_t n;
	const char *media_type, *extension; /* "docx", "pdf" */
};

/* `language`: "zh-CN" or "en".  The same content gives the same bytes.  Besides the reasons of
 * page_template_read(), docx_write() and pdf_make(): form_missing, no such layout. */
FALLIBLE form_make(struct arena *a, const char *name, const char *language, const struct content *c,
		   enum form_format format, struct form_file *ret_file);

struct page_document;

/* The same as blocks, for a paper that is part of a greater one. */
FALLIBLE form_read(struct arena *a, const char *name, const char *language, const struct content *c,
		   struct page_document *ret);

#endif
