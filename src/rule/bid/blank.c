#include "rule/bid/blank.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define LABEL_MOST 20		  /* characters */
#define WIDE_BLANK "\xE3\x80\x80" /* U+3000 */
#define HARD_BLANK "\xC2\xA0"

/* --- what is asked for: the words that tell, the most particular first --- */

static const struct {
	const char *word;
	enum blank_meaning means;
} words[] = {
	{ "大写", blank_meaning_price_words },
	{ "小写", blank_meaning_price },
	{ "身份证", blank_meaning_agent_id_no },
	{ "统一社会信用代码", blank_meaning_uscc },
	{ "信用代码", blank_meaning_uscc },
	{ "邮政编码", blank_meaning_postcode },
	{ "邮编", blank_meaning_postcode },
	{ "传真", blank_meaning_fax },
	{ "电子邮箱", blank_meaning_email },
	{ "电子邮件", blank_meaning_email },
	{ "邮箱", blank_meaning_email },
	{ "委托代理人电话", blank_meaning_agent_phone },
	{ "授权代表电话", blank_meaning_agent_phone },
	{ "联系人电话", blank_meaning_agent_phone },
	{ "电话", blank_meaning_phone },
	{ "地址", blank_meaning_address },
	{ "开户银行", blank_meaning_bank },
	{ "开户行", blank_meaning_bank },
	{ "账号", blank_meaning_account },
	{ "帐号", blank_meaning_account },
	{ "账户", blank_meaning_account },
	{ "注册资本", blank_meaning_registered_capital },
	{ "注册资金", blank_meaning_registered_capital },
	{ "成立日期", blank_meaning_founded_on },
	{ "成立时间", blank_meaning_founded_on },
	{ "保证金", blank_meaning_bond_amount },
	{ "有效期", blank_meaning_validity_days },
	{ "质保期", blank_meaning_warranty },
	{ "质量保证期", blank_meaning_warranty },
	{ "保修期", blank_meaning_warranty },
	{ "交货期", blank_meaning_delivery },
	{ "供货期", blank_meaning_delivery },
	{ "交付期", blank_meaning_delivery },
	{ "工期", blank_meaning_delivery },
	{ "服务期", blank_meaning_delivery },
	{ "正本", blank_meaning_originals },
	{ "副本", blank_meaning_duplicates },
	{ "电子版", blank_meaning_electronic },
	{ "电子文件", blank_meaning_electronic },
	{ "投标总价", blank_meaning_price },
	{ "投标报价", blank_meaning_price },
	{ "投标价", blank_meaning_price },
	{ "总报价", blank_meaning_price },
	{ "报价", blank_meaning_price },
	{ "项目经理", blank_meaning_project_manager },
	{ "项目负责人", blank_meaning_project_manager },
	{ "法定代表人职务", blank_meaning_legal_title },
	{ "委托代理人", blank_meaning_agent },
	{ "授权代表", blank_meaning_agent },
	{ "被授权人", blank_meaning_agent },
	{ "代理人职务", blank_meaning_agent_title },
	{ "现委托", blank_meaning_agent },
	{ "现授权", blank_meaning_agent },
	{ "本人", blank_meaning_legal_representative }, /* who authorises, in the forms that say so */
	{ "联系人", blank_meaning_agent },
	{ "法定代表人", blank_meaning_legal_representative },
	{ "单位负责人", blank_meaning_legal_representative },
	{ "招标编号", blank_meaning_project_no },
	{ "项目编号", blank_meaning_project_no },
	{ "采购编号", blank_meaning_project_no },
	{ "编号", blank_meaning_project_no },
	{ "包号", blank_meaning_lot },
	{ "标段", blank_meaning_lot },
	{ "包件", blank_meaning_lot },
	{ "招标项目名称", blank_meaning_project_name },
	{ "采购项目名称", blank_meaning_project_name },
	{ "项目名称", blank_meaning_project_name },
	{ "代理机构", blank_meaning_agency },
	{ "招标代理", blank_meaning_agency },
	{ "招标人", blank_meaning_purchaser },
	{ "采购人", blank_meaning_purchaser },
	{ "采购单位", blank_meaning_purchaser },
	{ "招标单位", blank_meaning_purchaser },
	{ "业主", blank_meaning_purchaser },
	{ "投标人", blank_meaning_bidder },
	{ "供应商", blank_meaning_bidder },
	{ "响应人", blank_meaning_bidder },
	{ "投标单位", blank_meaning_bidder },
	{ "单位名称", blank_meaning_bidder },
	{ "公司名称", blank_meaning_bidder },
	{ "日期", blank_meaning_day },
};

/* A name that stands alone in parentheses where its value is to be written. */
static const char *const hints[] = {
	"项目名称",   "招标项目名称", "采购项目名称", "项目编号",   "招标编号",	  "采购编号",
	"投标人名称", "投标人全称",   "供应商名称",   "招标人名称", "采购人名称", "招标人",
	"采购人",     "招标代理机构", "大写",	      "小写",	    "包号",	  "标段名称",
};

static const char *plain(struct arena *a, const char *s)
{
	struct buffer b = BUFFER(a);

	for (; *s != '\0'; s++) {
		if (text_starts(s, WIDE_BLANK))
			s += 2;
		else if (text_starts(s, HARD_BLANK))
			s++;
		else if (*s != ' ' && *s != '\t' && *s != '\\' && *s != '~' && *s != '^')
			buffer_char(&b, *s);
	}
	return buffer_text(&b);
}

/* Of several words in it the one nearest to its end tells, of those that end there the most particular. */
enum blank_meaning blank_meaning_of(const char *label)
{
	const char *best = NULL;
	enum blank_meaning means = blank_meaning_unset;

	for (size_t i = 0; i < COUNT(words); i++)
		for (const char *at = label; (at = strstr(at, words[i].word)) != NULL;) {
			at += strlen(words[i].word);
			if (best == NULL || at > best) {
				best = at;
				means = words[i].means;
			}
		}
	return means;
}

/* --- runs of nothing --- */

#define WIDE_LOW_LINE "\xEF\xBC\xBF" /* U+FF3F */

static size_t low_line(const char *s)
{
	return *s == '_' ? 1 : text_starts(s, WIDE_LOW_LINE) ? 3 : 0;
}

static size_t space(const char *s)
{
	return *s == ' ' || *s == '\t' ? 1 : text_starts(s, HARD_BLANK) ? 2 : text_starts(s, WIDE_BLANK) ? 3 : 0;
}

/* Bytes of the run at s, and how wide it is in columns. */
static size_t run_of(const char *s, size_t *ret_width)
{
	size_t n = 0, width = 0, k;

	bool lines = false;

	while ((k = low_line(s + n)) != 0 || (!lines && (k = space(s + n)) != 0)) {
		lines |= low_line(s + n) != 0;
		width += low_line(s + n) != 0 ? 10 : k == 3 ? 2 : 1;
		n += k;
	}
	*ret_width = width;
	return n;
}

static bool is_blank_run(size_t width)
{
	return width >= 4;
}

/* --- labels and hints --- */

static const char *past_open(const char *s)
{
	return text_starts(s, "（") ? s + strlen("（") : *s == '(' ? s + 1 : NULL;
}

/* What stands in the parentheses that begin here; NULL: none do. */
static const char *hint_at(struct arena *a, const char *s)
{
	const char *inside = past_open(s);

	if (inside == NULL)
		return NULL;
	const char *wide = strstr(inside, "）"), *narrow = strchr(inside, ')'), *line = strchr(inside, '\n');
	const char *end = wide == NULL || (narrow != NULL && narrow < wide) ? narrow : wide;
	if (end == NULL || (line != NULL && line < end) || (size_t)(end - inside) > LABEL_MOST * 3)
		return NULL;
	return plain(a, arena_copy_n(a, inside, (size_t)(end - inside)));
}

static bool is_hint(const char *s)
{
	for (size_t i = 0; i < COUNT(hints); i++)
		if (strcmp(hints[i], s) == 0)
			return true;
	return false;
}

static bool by_hand(const char *hint)
{
	return hint != NULL && (strstr(hint, "签字") != NULL || strstr(hint, "签名") != NULL);
}

static bool parts_labels(const char *s)
{
	static const char *const parts[] = { "，", "。", "；", "、", "）", "|", ",", ";", "\n" };

	for (size_t i = 0; i < COUNT(parts); i++)
		if (text_starts(s, parts[i]))
			return true;
	return low_line(s) != 0;
}

/* The parenthesis that ends at `at`: "（大写）____" says in front what is asked for. */
static const char *before_hint(const char *text, const char *at)
{
	if (!(at - text >= 3 && text_starts(at - 3, "）")) && !(at > text && at[-1] == ')'))
		return at;
	for (const char *s = at; s > text;) {
		s--;
		if (past_open(s) != NULL)
			return s;
	}
	return at;
}

/* The words before `at`, up to a sign that parts them from others. */
static const char *label_before(struct arena *a, const char *text, const char *at)
{
	const char *from = before_hint(text, at);
	size_t letters = 0;

	while (from > text && letters < LABEL_MOST) {
		const char *before = from - 1;
		while (before > text && ((unsigned char)*before & 0xC0) == 0x80)
			before--;
		if (parts_labels(before))
			break;
		from = before;
		letters++;
	}
	const char *label = plain(a, arena_copy_n(a, from, (size_t)(at - from)));
	size_t n = strlen(label);
	n -= text_ends(label, "：") ? strlen("：") : text_ends(label, ":") ? 1 : 0;
	return arena_copy_n(a, label, n);
}

static enum blank_meaning meaning(struct arena *a, const char *label, const char *after, const char **ret_label)
{
	const char *hint = hint_at(a, after);

	if (by_hand(hint))
		return blank_meaning_by_hand;
	if (hint != NULL && is_hint(hint)) {
		*ret_label = hint;
		return blank_meaning_of(hint);
	}
	return blank_meaning_of(label);
}

/* --- finding --- */

struct finding {
	struct arena *arena;
	const char *text;
	struct blank *blanks;
	size_t count, room;
};

static void found(struct finding *f, const char *from, const char *to, const char *label, enum blank_meaning means)
{
	f->blanks = arena_room(f->arena, f->blanks, f->count, &f->room, sizeof *f->blanks);
	f->blanks[f->count++] = (struct blank){ (size_t)(from - f->text), (size_t)(to - from), label, means };
}

/* "    年   月   日": past its end; NULL: no date without numbers begins here. */
static const char *date_end(const char *s)
{
	static const char *const parts[] = { "年", "月", "日" };
	size_t width;

	for (size_t i = 0; i < 3; i++) {
		s += run_of(s, &width);
		if (!text_starts(s, parts[i]) || (i > 0 && width == 0))
			return NULL;
		s += strlen(parts[i]);
	}
	return s;
}

static bool found_before(const struct finding *f, const char *s)
{
	return f->count > 0 && f->blanks[f->count - 1].at + f->blanks[f->count - 1].n == (size_t)(s - f->text);
}

/* A run of nothing follows the parenthesis that begins here. */
static bool blank_behind(const char *s)
{
	const char *wide = strstr(s, "）"), *narrow = strchr(s, ')');
	const char *end = wide == NULL || (narrow != NULL && narrow < wide) ? narrow + 1 : wide + 3;
	size_t width;

	end += text_starts(end, "：") ? 3 : *end == ':';
	run_of(end, &width);
	return is_blank_run(width);
}

/* Past the blank found at s; NULL: none is here. */
static const char *find_here(struct finding *f, const char *line, const char *s)
{
	size_t width, n = run_of(s, &width);
	const char *end = date_end(s), *hint, *label;

	if (end != NULL && (n > 0 || text_starts(s, "年"))) {
		found(f, s, end, "日期", blank_meaning_day);
		return end;
	}
	if (is_blank_run(width) && s > line && s[n] != '\0' && s[n] != '\n') {
		label = label_before(f->arena, line, s);
		enum blank_meaning means = meaning(f->arena, label, s + n, &label);
		found(f, s, s + n, label, means);
		return s + n;
	}
	if (width >= 20) { /* underscores at either end of a line */
		label = label_before(f->arena, line, s);
		enum blank_meaning means = meaning(f->arena, label, s + n, &label);
		found(f, s, s + n, label, means);
		return s + n;
	}
	hint = hint_at(f->arena, s);
	if (hint != NULL && is_hint(hint) && !found_before(f, s) && !blank_behind(s))
		found(f, s, s, hint, blank_meaning_of(hint));
	return n > 0 ? s + n : NULL;
}

/* A colon ends the line: what is asked for goes behind it. */
static void find_at_end(struct finding *f, const char *line, const char *end)
{
	const char *label;

	if (!text_starts(end - 1, ":") && !(end - line >= 3 && text_starts(end - 3, "：")))
		return;
	if (found_before(f, end))
		return;
	label = label_before(f->arena, line, end);
	enum blank_meaning means = blank_meaning_of(label);
	if (means != blank_meaning_unset)
		found(f, end, end, label, means);
}

static void find_in_line(struct finding *f, const char *line, const char *end)
{
	const char *next;

	for (const char *s = line; s < end; s = next != NULL ? next : s + 1)
		next = find_here(f, line, s);
	if (end > line)
		find_at_end(f, line, end);
}

/* In a row the empty cell behind a label is a blank. */
static void find_in_row(struct finding *f, const char *line, const char *end)
{
	const char *label = NULL;

	for (const char *bar = line; bar < end;) {
		const char *from = bar + 1, *stop = from;
		while (stop < end && *stop != '|')
			stop += *stop == '\\' && stop + 1 < end ? 2 : 1;
		const char *cell = plain(f->arena, arena_copy_n(f->arena, from, (size_t)(stop - from)));
		cell += strspn(cell, "=:/-0123456789");
		if (cell[0] == '\0' && label != NULL && stop < end) {
			if (blank_meaning_of(label) != blank_meaning_unset && text_length(label) <= LABEL_MOST)
				found(f, stop, stop, label, blank_meaning_of(label));
		} else if (stop < end) {
			find_in_line(f, from, stop);
		}
		label = cell;
		bar = stop;
	}
}

/* --- an empty row below the names of its columns, in a table that asks for a price: the opening schedule --- */

#define COLUMNS_MOST 24

struct heads {
	const char *labels[COLUMNS_MOST];
	size_t count;
	bool known, priced, filled;
};

/* The cells of a row: where each ends, and what stands in it. */
static size_t cells_of(struct arena *a, const char *line, const char *end, const char *stops[], const char *texts[])
{
	size_t n = 0;

	for (const char *bar = line; bar < end && n < COLUMNS_MOST; n++) {
		const char *from = bar + 1, *stop = from;
		while (stop < end && *stop != '|')
			stop += *stop == '\\' && stop + 1 < end ? 2 : 1;
		if (stop >= end)
			break;
		texts[n] = plain(a, arena_copy_n(a, from, (size_t)(stop - from)));
		stops[n] = stop;
		bar = stop;
	}
	return n;
}

/* True: the row was one of the two. */
static bool find_below_heads(struct finding *f, struct heads *h, const char *line, const char *end)
{
	const char *stops[COLUMNS_MOST], *texts[COLUMNS_MOST];
	size_t n = cells_of(f->arena, line, end, stops, texts), empty = 0;

	for (size_t i = 0; i < n; i++)
		empty += texts[i][0] == '\0';
	if (!h->known) {
		h->known = true;
		h->count = empty == 0 && n > 1 ? n : 0;
		for (size_t i = 0; i < h->count; i++) {
			h->labels[i] = texts[i];
			h->priced |= blank_meaning_of(texts[i]) == blank_meaning_price;
		}
		return h->count > 0 && h->priced;
	}
	if (!h->priced || h->filled || n != h->count || empty != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (blank_meaning_of(h->labels[i]) != blank_meaning_unset)
			found(f, stops[i], stops[i], h->labels[i], blank_meaning_of(h->labels[i]));
	h->filled = true;
	return true;
}

size_t blanks_of(struct arena *a, const char *text, struct blank **ret)
{
	struct finding f = { .arena = a, .text = text };
	struct heads heads = { 0 };

	for (const char *line = text; *line != '\0';) {
		const char *end = line + strcspn(line, "\n");
		if (text_starts(line, "@table"))
			heads = (struct heads){ 0 };
		if (*line == '|') {
			if (!find_below_heads(&f, &heads, line, end))
				find_in_row(&f, line, end);
		} else if (*line != '@')
			find_in_line(&f, line, end);
		line = *end == '\0' ? end : end + 1;
	}
	*ret = f.blanks;
	return f.count;
}

/* --- filling --- */

bool blank_has_unit(const char *text, const struct blank *b)
{
	static const char *const units[] = { "天", "日", "个", "年", "月", "份" };
	const char *after = text + b->at + b->n;

	after += strspn(after, " （(");
	for (size_t i = 0; i < COUNT(units); i++)
		if (text_starts(after, units[i]))
			return true;
	return false;
}

const char *blanks_filled(struct arena *a, const char *text, const struct blank *blanks, const char *const *values,
			  size_t count)
{
	struct buffer b = BUFFER(a);
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		if (values[i] == NULL)
			continue;
		buffer_put(&b, text + at, blanks[i].at - at);
		buffer_add(&b, values[i]);
		at = blanks[i].at + blanks[i].n;
	}
	buffer_add(&b, text + at);
	return buffer_text(&b);
}

/* --- seals --- */

static const struct {
	const char *word;
	enum seal_kind kind;
} seals[] = {
	{ "骑缝", seal_kind_cross_page_seal },	  { "法人章", seal_kind_legal_seal },
	{ "法定代表人章", seal_kind_legal_seal }, { "盖章", seal_kind_company_seal },
	{ "公章", seal_kind_company_seal },	  { "单位章", seal_kind_company_seal },
	{ "签字", seal_kind_signature },	  { "签名", seal_kind_signature },
	{ "签章", seal_kind_signature },
};

/* Who or what is sealed: the words of the line in front of the blank. */
static const char *seal_words(struct arena *a, const char *line, const char *at, const char *hint)
{
	while (at > line && (at[-1] == '_' || at[-1] == ' '))
		at--;
	while (at - line >= 3 && (text_starts(at - 3, WIDE_BLANK) || text_starts(at - 3, WIDE_LOW_LINE)))
		at -= 3;
	return arena_print(a, "%s（%s）", label_before(a, line, at), hint);
}

/* Each parenthesis that asks for one. */
size_t seals_of(struct arena *a, const char *text, struct seal_place **ret)
{
	struct seal_place *all = NULL;
	size_t count = 0, room = 0;

	for (const char *line = text; *line != '\0'; line += *line == '\n') {
		const char *end = line + strcspn(line, "\n");
		for (const char *s = line; s < end; s++) {
			const char *hint = hint_at(a, s);
			for (size_t i = 0; hint != NULL && i < COUNT(seals); i++) {
				if (strstr(hint, seals[i].word) == NULL)
					continue;
				all = arena_room(a, all, count, &room, sizeof *all);
				all[count++] = (struct seal_place){ seals[i].kind, seal_words(a, line, s, hint) };
				break;
			}
		}
		line = end;
	}
	*ret = all;
	return count;
}
