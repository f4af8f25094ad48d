/* Who buys, and who runs the procurement for them. */
#include "base/text.h"
#include "reader/facts.h"
#include "reader/pattern.h"

/* What ends a name besides punctuation: the next label, a seal, 以下简称. */
static const char stops[] =
	"{(以下|({盖|公|单位|}章|(盖|(采购人|(招标人|(#)|联系|地址|地点|电话|邮编|传真|电子邮|电子信|招标代理机构|"
	"采购代理机构|"
	"项目{编号|名称|联系|负责}|(法定|日期|委托|的委托|于#|{就|为}{招标|采购|本|该|其|下}|是|,|。|;|“|”|、$}";

/* Organisations end in such a word, or are well-known by it. */
static const char organisation[] =
	"{公司|局|厅|部|院|所|中心|学校|大学|学院|中学|小学|幼儿园|委员会|委|办公室|政府|银行|集团|厂|站|馆|队|处|会|"
	"社|"
	"机关|法院|检察院|监狱|医院|分局|支队|总队|大队|街道|办事处|基地|单位|指挥部|段|库|署|办|台|园|矿|校|行|店|室}";

static const char *party_name(struct arena *a, const char *after)
{
	struct span stop;
	size_t n;

	after = near_text(a, after, 220);
	n = strlen(after);
	if (pattern_find(stops, after, &stop))
		n = (size_t)(stop.from - after);
	const char *name = text_trim(arena_copy_n(a, after, n), a);
	size_t open = strcspn(name, "("), length = strlen(name);
	if (length > 0 && name[length - 1] != ')' && open < length && strchr(name, ')') == NULL)
		name = arena_copy_n(a, name, open);
	return name;
}

static bool party_like(const char *name)
{
	size_t n = text_length(name);

	return n >= 4 && n <= 50 && !is_placeholder(name) && pattern_in(organisation, name) &&
	       strchr(name, ':') == NULL &&
	       !pattern_in("{投标|应当|应在|供应商|不得|可以|有权|负责|提出|或其|和{采购|招标}|名称|全称|以及|组织|"
			   "指定|根据|我方|的{采购|招标|代理}}",
			   name);
}

static bool take_party(struct arena *a, const struct hit *h, struct candidate *ret)
{
	const char *after = h->after;
	const char *end;

	/* “采购人”系指X */
	if (text_starts(after, "”") && pattern_here("”{系指|是指|指|即}", after, &end))
		after = end;
	else if (!h->joined)
		return false;
	if (pattern_here("{组织|本次|具体|实施|按|依|指|在|由|与|向|对}", after, &end))
		return false;
	ret->text = party_name(a, after);
	return party_like(ret->text);
}

/* X（以下简称招标人） */
static bool take_called(struct arena *a, const struct hit *h, struct candidate *ret)
{
	size_t far = (size_t)(h->from - h->line->text);
	const char *text = far > 240 ? layout_back(h->from, 240) : h->line->text, *start = text;
	static const char *const before[] = { "受", "和", "由", ",", "。", ":", "与", " ", "依据", "兹", ")" };

	for (size_t i = 0; i < COUNT(before); i++) {
		for (const char *at = text; (at = strstr(at, before[i])) != NULL && at < h->from;
		     at += strlen(before[i])) {
			if (at + strlen(before[i]) > start)
				start = at + strlen(before[i]);
		}
	}
	start = start == h->line->text ? layout_past_number(text) : start;
	if (start >= h->from)
		return false;
	ret->text = party_name(a, arena_copy_n(a, start, (size_t)(h->from - start)));
	return party_like(ret->text);
}

/* 委托X为招标代理机构 */
static bool take_appointed(struct arena *a, const struct hit *h, struct candidate *ret)
{
	struct span role;

	if (!pattern_find("{为|作为|担任}{招标|采购|}代理", h->after, &role) || role.from - h->after > 120)
		return false;
	ret->text = party_name(a, arena_copy_n(a, h->after, (size_t)(role.from - h->after)));
	return party_like(ret->text);
}

static const struct label purchaser_labels[] = {
	{ "{采购人|招标人}{信息|}{单位|}{名称|}", 50, NULL },
	{ "{采购|招标}单位{名称|}", 40, NULL },
	{ "招标方{名称|}", 30, NULL },
	{ "采购机构{名称|}", 22, NULL },
	{ "{买方|建设单位|项目业主|业主单位|发包人|采购方|比选人|询价人|询价方|磋商人|谈判人}{名称|}", 22, NULL },
	{ "名称", 52, "{采购人|招标人|采购单位}{信息|}{(如有)|}$" },
	{ "甲方", -5, NULL },
};
static const struct label agency_labels[] = {
	{ "{采购|招标|}代理{机构|单位|公司}{信息|}{名称|}", 50, NULL },
	{ "{集中采购机构|集采机构|采购组织机构|政府集中采购机构}{名称|}", 46, NULL },
	{ "{招标|采购}代理{人|}", 36, NULL },
	{ "名称", 52, "{采购代理机构|招标代理机构|代理机构|采购组织机构}{信息|}{(如有)|}$" },
};
static const struct label purchaser_called[] = { { "(以下{简|}称{为|}{:|}{“|\"|}{招标人|采购人|采购单位|招标方|买方}",
						   34, NULL } };
/* X拟对…进行采购 */
static const struct label purchaser_plans[] = { { "{拟对|拟就|拟采购}", 24, NULL } };
static const struct label agency_called[] = {
	{ "(以下{简|}称{为|}{:|}{“|\"|}{招标代理|采购代理|代理机构|集中采购机构|招标机构}", 34, NULL },
};
static const struct label agency_appointed[] = { { "委托", 30, NULL } };

/* A name that the document uses is likelier right than one it shows once, perhaps cut off. */
static void weigh_by_use(struct search *s, struct candidates *c)
{
	for (size_t i = 0; i < c->count; i++) {
		int times = 0;
		for (size_t k = 0; k < s->layout->count && times < 10; k++)
			times += strstr(s->layout->lines[k].text, c->all[i].text) != NULL;
		c->all[i].weight += 2 * times;
	}
}

void read_parties(struct search *s)
{
	struct candidates purchasers = { 0 }, agencies = { 0 };

	find_labelled(s, agency_labels, COUNT(agency_labels), take_party, &agencies);
	find_labelled(s, agency_called, COUNT(agency_called), take_called, &agencies);
	find_labelled(s, agency_appointed, COUNT(agency_appointed), take_appointed, &agencies);
	weigh_by_use(s, &agencies);
	fact_settle(s, FACT_AGENCY, &agencies, 30);
	find_labelled(s, purchaser_labels, COUNT(purchaser_labels), take_party, &purchasers);
	find_labelled(s, purchaser_called, COUNT(purchaser_called), take_called, &purchasers);
	find_labelled(s, purchaser_plans, COUNT(purchaser_plans), take_called, &purchasers);
	weigh_by_use(s, &purchasers);
	fact_settle(s, FACT_PURCHASER, &purchasers, 30);
}
