/* One row, one phrasing: what a document says, and what is to be found in it.  NULL: nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "reader/reader.h"

struct phrase {
	const char *says;
	enum fact_id fact;
	const char *found;
};

static const char *value_of(struct arena *a, const struct reading *r, enum fact_id id)
{
	const struct fact *f = &r->facts[id];
	enum fact_kind kind = fact_table[id].kind;

	if (!f->found)
		return NULL;
	if (kind == FACT_TEXT || kind == FACT_MOMENT)
		return f->is.text;
	return arena_print(a, "%lld", (long long)f->is.number);
}

static int check(const struct phrase *phrases, size_t n)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		AUTO_ARENA a = { 0 };
		struct reading r;
		/* a document names its project; without any name it would be a blank form */
		const char *text = arena_print(&a, "项目名称：青岚水厂监控系统采购\n%s\n", phrases[i].says);
		assert_null(reader_read(&a, "x.txt", text, strlen(text), &r));
		const char *found = value_of(&a, &r, phrases[i].fact);
		bool same = found == NULL || phrases[i].found == NULL ? found == phrases[i].found
								      : strcmp(found, phrases[i].found) == 0;
		if (!same)
			print_error("%s\n  %s: wanted %s, found %s\n", phrases[i].says,
				    fact_table[phrases[i].fact].path, phrases[i].found, found);
		wrong += !same;
	}
	return wrong;
}

#define CHECK(table) assert_int_equal(check(table, sizeof table / sizeof table[0]), 0)

static void names_and_numbers(void **state)
{
	static const struct phrase phrases[] = {
		{ "项目编号：QL-2026-0117", FACT_PROJECT_NO, "QL-2026-0117" },
		{ "招标编号：0612-2641QL070/03", FACT_PROJECT_NO, "0612-2641QL070/03" },
		{ "采 购 编 号 ： QLCG[2026]033号", FACT_PROJECT_NO, "QLCG[2026]033号" },
		{ "采购文件编号：青采公招（2026）第018号", FACT_PROJECT_NO, "青采公招(2026)第018号" },
		{ "批准文号：青发改审[2026]6号", FACT_PROJECT_NO, NULL },
		{ "项目编号：见招标公告", FACT_PROJECT_NO, NULL },
		{ "项目编号：____________", FACT_PROJECT_NO, NULL },
		{ "采购人：青岚市水务局", FACT_PURCHASER, "青岚市水务局" },
		{ "招 标 人：青岚市供水有限公司（盖章）", FACT_PURCHASER, "青岚市供水有限公司" },
		{ "采购人（章）：青岚市第一人民医院", FACT_PURCHASER, "青岚市第一人民医院" },
		{ "招标人为青岚市城市建设投资集团有限公司，资金已落实。", FACT_PURCHASER,
		  "青岚市城市建设投资集团有限公司" },
		{ "青岚市水务局（以下简称采购人）现就本项目进行招标。", FACT_PURCHASER, "青岚市水务局" },
		{ "1.采购人信息\n名  称：青岚市教育局\n地  址：东海路1号\n2.采购代理机构信息\n名  "
		  "称：海岳项目管理有限公司",
		  FACT_PURCHASER, "青岚市教育局" },
		{ "1.采购人信息\n名  称：青岚市教育局\n地  址：东海路1号\n2.采购代理机构信息\n名  "
		  "称：海岳项目管理有限公司",
		  FACT_AGENCY, "海岳项目管理有限公司" },
		{ "采购人：青岚市民政局\t采购代理机构：海岳工程咨询有限公司", FACT_AGENCY, "海岳工程咨询有限公司" },
		{ "受青岚市民政局委托，海岳工程咨询有限公司（以下简称采购代理机构）组织招标。", FACT_AGENCY,
		  "海岳工程咨询有限公司" },
		{ "采 购 单 位：青岚市公安局", FACT_PURCHASER, "青岚市公安局" },
		{ "招标人名称：青岚市轨道交通集团有限公司", FACT_PURCHASER, "青岚市轨道交通集团有限公司" },
		{ "采购人名称\t青岚大学", FACT_PURCHASER, "青岚大学" },
		{ "买方：青岚发电有限责任公司", FACT_PURCHASER, "青岚发电有限责任公司" },
		{ "项目业主为青岚市交通运输局，建设资金来自财政", FACT_PURCHASER, "青岚市交通运输局" },
		{ "采购代理机构名称：海岳招标股份有限公司 联系人：张工", FACT_AGENCY, "海岳招标股份有限公司" },
		{ "集中采购机构：青岚市公共资源交易中心", FACT_AGENCY, "青岚市公共资源交易中心" },
		{ "（采购代理编号：HYDL-2026-055）", FACT_PROJECT_NO, "HYDL-2026-055" },
		{ "（招标编号:HY2026-055）", FACT_PROJECT_NO, "HY2026-055" },
		{ "编号：HY2026-055\n招标文件", FACT_PROJECT_NO, "HY2026-055" },
		{ "采购项目编号：QL2026-055（A）", FACT_PROJECT_NO, "QL2026-055(A)" },
		{ "采购人：（采购人名称）", FACT_PURCHASER, NULL },
		{ "采购人应当在规定时间内确认。", FACT_PURCHASER, NULL },
		{ "2.采购代理机构信息（如有）\n名 称：海岳项目管理有限公司", FACT_AGENCY, "海岳项目管理有限公司" },
		{ "青岚县人民医院拟对检验设备进行询价采购，现邀请贵单位参加。", FACT_PURCHASER, "青岚县人民医院" },
		{ "公 开 招 标 文 件", FACT_METHOD, "公开招标" },
		{ "单一来源采购文件", FACT_METHOD, "单一来源" },
		{ "不适用于公开招标文件未规定的情形", FACT_METHOD, NULL },
		{ "一、询价人：青岚水务有限公司", FACT_PURCHASER, "青岚水务有限公司" },
		{ "招标方式：公开招标", FACT_METHOD, "公开招标" },
		{ "采购方式：□公开招标 ☑竞争性磋商", FACT_METHOD, "竞争性磋商" },
	};

	(void)state;
	CHECK(phrases);
}

static void money(void **state)
{
	static const struct phrase phrases[] = {
		{ "预算金额：985,000.00元", FACT_BUDGET, "98500000" },
		{ "预算金额：98.5万元", FACT_BUDGET, "98500000" },
		{ "采购预算：人民币玖拾捌万伍仟元整", FACT_BUDGET, "98500000" },
		{ "预算金额（万元）：98.5", FACT_BUDGET, "98500000" },
		{ "预算金额（元）：98500 00.00", FACT_BUDGET, "985000000" },
		{ "采购预算金额在100万元以上的项目，专家应为7人以上单数。", FACT_BUDGET, NULL },
		{ "包号\t名称\t预算金额（万元）\n1\t摄像机\t87.5", FACT_BUDGET, "87500000" },
		{ "包号\t名称\t预算金额（万元）\n1\t摄像机\t87.5\n2\t机房\t12", FACT_BUDGET, NULL },
		{ "最高限价：¥171867.30 元", FACT_CEILING, "17186730" },
		{ "最高投标限价（元）：980000", FACT_CEILING, "98000000" },
		{ "招标控制价为1153.17万元", FACT_CEILING, "1153170000" },
		{ "最高限价：2,435,216.00元/年（含税）", FACT_CEILING, "243521600" },
		{ "最高限价：单价1400元/组", FACT_CEILING, NULL },
		{ "最高限价：无", FACT_CEILING, NULL },
		{ "采购预算：50万元\n最高限价：同采购预算", FACT_CEILING, "50000000" },
		{ "预算金额（最高限价）：50万元", FACT_CEILING, "50000000" },
		{ "本项目最高限价为人民币包 1-980000.00 元元", FACT_CEILING, "98000000" },
		{ "招标文件售价：500元/份，售后不退", FACT_SALE_PRICE, "50000" },
		{ "招标文件每套售价人民币300元", FACT_SALE_PRICE, "30000" },
		{ "三、获取招标文件\n售价：免费获取", FACT_SALE_PRICE, "0" },
		{ "项目总预算：壹佰贰拾万元整", FACT_BUDGET, "120000000" },
		{ "预算总金额（人民币）：1200000元", FACT_BUDGET, "120000000" },
		{ "采购预算（万元）\t120", FACT_BUDGET, "120000000" },
		{ "本项目预算为120万元，最高限价为118万元", FACT_BUDGET, "120000000" },
		{ "本项目预算为120万元，最高限价为118万元", FACT_CEILING, "118000000" },
		{ "本次采购预算价为人民币120万元", FACT_BUDGET, "120000000" },
		{ "拦标价：1180000.00元", FACT_CEILING, "118000000" },
		{ "最高投标限价\t□无 ☑有，最高投标限价：人民币捌佰陆拾万元整", FACT_CEILING, "860000000" },
		{ "采购控制价：118万元", FACT_CEILING, "118000000" },
		{ "招标文件工本费：人民币500元/份", FACT_SALE_PRICE, "50000" },
		{ "标书费：300元", FACT_SALE_PRICE, "30000" },
		{ "投标保证金：人民币伍万元", FACT_BOND, "5000000" },
		{ "投标保证金的金额：不超过项目估算价的2%，即1.6万元", FACT_BOND, "1600000" },
		{ "招标文件免费", FACT_SALE_PRICE, "0" },
		{ "磋商文件每份￥500.00元，售后不退", FACT_SALE_PRICE, "50000" },
		{ "谈判时间：2026年9月2日9:00", FACT_OPENING, "2026-09-02T09:00" },
		{ "不接受供应商以联合体形式参与", FACT_CONSORTIUM, "0" },
		{ "交货时间：合同生效后6周内", FACT_DELIVERY_DAYS, "42" },
		{ "工期要求：计划2026年10月1日开工，2026年12月30日竣工", FACT_DELIVERY_START, "2026-10-01" },
		{ "工期要求：计划2026年10月1日开工，2026年12月30日竣工", FACT_DELIVERY_END, "2026-12-30" },
		{ "投标保证金：第一标段2万元，第二标段1.5万元。", FACT_BOND, NULL },
		{ "投标保证金：第一标段2万元，第二标段1.5万元。", FACT_BOND_REQUIRED, "1" },
		{ "磋商保证金\t根据通知，本项目免予缴纳磋商保证金。", FACT_BOND_REQUIRED, "0" },
		{ "七、报价保证金：不需缴纳。", FACT_BOND_REQUIRED, "0" },
		{ "投标保证金\tA包：人民币贰万元整；B包：人民币壹万元整", FACT_BOND, NULL },
		{ "保证金：本次询价不收取保证金", FACT_BOND_REQUIRED, "0" },
		{ "投标文件：纸质版正本1份、副本3份，另附U盘2个。", FACT_COPIES_ELECTRONIC, "2" },
		{ "投标保证金金额（元）：50000", FACT_BOND, "5000000" },
		{ "投标保证金\t金额：50,000.00元 形式：电汇", FACT_BOND, "5000000" },
		{ "投标保证金\t本项目免收投标保证金", FACT_BOND_REQUIRED, "0" },
		{ "投标保证金的缴纳：不要求缴纳", FACT_BOND_REQUIRED, "0" },
		{ "投标保证金\t不适用", FACT_BOND_REQUIRED, "0" },
		{ "投标保证金：/", FACT_BOND, "0" },
		{ "投标保证金：人民币壹万伍仟元整（¥15000）", FACT_BOND, "1500000" },
		{ "投标保证金的金额：2万元", FACT_BOND, "2000000" },
		{ "本项目不收取投标保证金", FACT_BOND_REQUIRED, "0" },
		{ "本项目不收取投标保证金", FACT_BOND, "0" },
		{ "磋商保证金：无", FACT_BOND_REQUIRED, "0" },
		{ "投标保证金金额为0元", FACT_BOND_REQUIRED, "0" },
		{ "投标保证金数额：/（不适用）", FACT_BOND_REQUIRED, "0" },
		{ "供应商无需递交投标保证金。", FACT_BOND_REQUIRED, "0" },
		{ "投标保证金：☑要求，金额：8000元 □不要求", FACT_BOND, "800000" },
		{ "投标保证金：□要求 ☑不要求", FACT_BOND_REQUIRED, "0" },
		{ "履约保证金：合同金额的5%，即50000元", FACT_BOND, NULL },
		{ "投标保证金的金额：投标报价的2%", FACT_BOND, NULL },
	};

	(void)state;
	CHECK(phrases);
}

static void dates(void **state)
{
	static const struct phrase phrases[] = {
		{ "投标截止时间：2026年6月12日09点30分（北京时间）", FACT_DEADLINE, "2026-06-12T09:30" },
		{ "投标截止时间：2026年06月12日9:30时", FACT_DEADLINE, "2026-06-12T09:30" },
		{ "投标截止时间：2026 年 6 月 12 日 9：00", FACT_DEADLINE, "2026-06-12T09:00" },
		{ "投标截止时间：2026年6月12日（星期五）上午9:30", FACT_DEADLINE, "2026-06-12T09:30" },
		{ "投标截止时间：2026年6月12日（周五）下午2时30分", FACT_DEADLINE, "2026-06-12T14:30" },
		{ "开标时间：2026年6月14日 星期日 9:00（北京时间）", FACT_OPENING, "2026-06-14T09:00" },
		{ "截标时间：2026年6月12日9时30分", FACT_DEADLINE, "2026-06-12T09:30" },
		{ "招标文件发售时间：即日起至2026年5月28日17时", FACT_SALE_END, "2026-05-28T17:00" },
		{ "投标截止时间：2026-06-12 09:30:00", FACT_DEADLINE, "2026-06-12T09:30" },
		{ "递交投标文件截止时间为2026年6月12日下午2时30分", FACT_DEADLINE, "2026-06-12T14:30" },
		{ "提交响应文件截止时间、开启时间和地点：2026年6月12日上午10点00分", FACT_DEADLINE,
		  "2026-06-12T10:00" },
		{ "四、提交投标文件截止时间、开标时间和地点\n2026年06月12日 09点30分（北京时间）", FACT_DEADLINE,
		  "2026-06-12T09:30" },
		{ "四、提交投标文件截止时间、开标时间和地点\n2026年06月12日 09点30分（北京时间）", FACT_OPENING,
		  "2026-06-12T09:30" },
		{ "投标人应于2026年6月12日9时30分前将投标文件递交到青岚市东海路1号", FACT_DEADLINE,
		  "2026-06-12T09:30" },
		{ "首次响应文件提交截止时间：2026年6月12日 9:30:00", FACT_DEADLINE, "2026-06-12T09:30" },
		{ "投标截止时间及开标时间\t2026年6月12日上午9:30（北京时间）", FACT_DEADLINE, "2026-06-12T09:30" },
		{ "投标截止时间及开标时间\t2026年6月12日上午9:30（北京时间）", FACT_OPENING, "2026-06-12T09:30" },
		{ "投标文件递交截止时间（开标时间）：2026年6月12日9时30分", FACT_OPENING, "2026-06-12T09:30" },
		{ "递交响应文件的截止时间（磋商开始时间）\t2026/6/12 9:30", FACT_DEADLINE, "2026-06-12T09:30" },
		{ "报价截止时间：二〇二六年六月十二日九时三十分", FACT_DEADLINE, "2026-06-12T09:30" },
		{ "开标时间：2026.06.12 14:00", FACT_OPENING, "2026-06-12T14:00" },
		{ "投标人要求澄清招标文件的截止时间\t2026年6月1日17时00分", FACT_QUESTIONS_UNTIL, "2026-06-01T17:00" },
		{ "投标保证金到账截止时间：2026年6月11日17:00", FACT_DEADLINE, NULL },
		{ "投标截止时间：见招标公告", FACT_DEADLINE, NULL },
		{ "投标截止时间：    年  月  日  时", FACT_DEADLINE, NULL },
		{ "投标截止时间：2026年6月12日9:30\n开标时间：同投标截止时间", FACT_OPENING, "2026-06-12T09:30" },
		{ "本次招标将于2026年6月12日9时30分在青岚市公共资源交易中心开标，请准时参加。", FACT_OPENING,
		  "2026-06-12T09:30" },
		{ "本次招标将于2026年6月12日9时30分在青岚市公共资源交易中心开标，请准时参加。", FACT_OPENING_PLACE,
		  "青岚市公共资源交易中心" },
		{ "开标地点：青岚市东海路1号三楼第二开标室", FACT_OPENING_PLACE, "青岚市东海路1号三楼第二开标室" },
		{ "五、开启\n时间：2026年6月12日9时30分\n地点：线上开标大厅", FACT_OPENING_PLACE, "线上开标大厅" },
		{ "招标文件获取时间：2026年5月22日至5月28日，8:30-10:30", FACT_SALE_START, "2026-05-22" },
		{ "招标文件获取时间：2026年5月22日至5月28日，8:30-10:30", FACT_SALE_END, "2026-05-28" },
		{ "请于2026年5月22日9:00时至2026年5月28日16:00时登录平台获取招标文件", FACT_SALE_START,
		  "2026-05-22T09:00" },
		{ "请于2026年5月22日9:00时至2026年5月28日16:00时登录平台获取招标文件", FACT_SALE_END,
		  "2026-05-28T16:00" },
		{ "三、获取采购文件\n时间：2026年5月22日到2026年5月28日，每天上午09:00至11:30", FACT_SALE_END,
		  "2026-05-28" },
		{ "二、获取招标文件\n时间：自公告发布之日起至2026年5月28日17:30止", FACT_SALE_END, "2026-05-28T17:30" },
		{ "投标人提出问题的截止时间\t投标截止时间15日前，以书面形式提交", FACT_QUESTIONS_RULE,
		  "投标截止时间15日前,以书面形式提交" },
		{ "供应商如有疑问，应在提交响应文件截止时间前5日书面提出", FACT_QUESTIONS_RULE,
		  "提交响应文件截止时间前5日书面提出" },
		{ "提交响应文件截止时间：2026年2月25日上午九时整", FACT_DEADLINE, "2026-02-25T09:00" },
		{ "询价时间：2026-03-05 09:30；地点：行政楼五楼会议室", FACT_OPENING, "2026-03-05T09:30" },
		{ "询价时间：2026-03-05 09:30；地点：行政楼五楼会议室", FACT_OPENING_PLACE, "行政楼五楼会议室" },
		{ "询价时间：2026年3月5日至2026年3月9日", FACT_OPENING, NULL },
		{ "4、协商时间：2026年5月20日14：30；协商地点：同上。", FACT_OPENING, "2026-05-20T14:30" },
		{ "4、协商时间：2026年5月20日14：30；协商地点：同上。", FACT_OPENING_PLACE, NULL },
		{ "谈判地点：青岚县政务中心五楼开标二厅", FACT_OPENING_PLACE, "青岚县政务中心五楼开标二厅" },
		{ "对招标文件提出澄清问题的截止时间：2026年6月1日17:00时", FACT_QUESTIONS_UNTIL, "2026-06-01T17:00" },
		{ "投标人如有疑问，应于2026年6月1日17:00前以书面形式提出", FACT_QUESTIONS_UNTIL, "2026-06-01T17:00" },
		{ "投标人如有疑问，应在投标截止时间10日前以书面形式提出澄清", FACT_QUESTIONS_UNTIL, NULL },
	};

	(void)state;
	CHECK(phrases);
}

static void terms(void **state)
{
	static const struct phrase phrases[] = {
		{ "投标有效期：自开标之日起90日历天", FACT_VALIDITY_DAYS, "90" },
		{ "投标文件有效期\t六十天", FACT_VALIDITY_DAYS, "60" },
		{ "投标有效期：开标后（90）天", FACT_VALIDITY_DAYS, "90" },
		{ "投标有效期：    天", FACT_VALIDITY_DAYS, NULL },
		{ "投标截止时间：2026年3月5日9时30分\n投标有效期：自投标截止之日起三个月", FACT_VALIDITY_DAYS, "92" },
		{ "报价有效期三个月", FACT_VALIDITY_DAYS, "92" }, /* the longest it may be */
		{ "投标有效期：6个月", FACT_VALIDITY_DAYS, "184" },
		{ "联合体不得参加谈判", FACT_CONSORTIUM, "0" },
		{ "14.评定成交标准：满足要求且最后报价最低的供应商（最低评标价法）", FACT_EVALUATION, "最低评标价法" },
		{ "第三章 采购需求\n质保：硬件免费质保叁年，软件免费升级五年", FACT_WARRANTY_MONTHS, "36" },
		{ "投标文件份数：正本壹份，副本肆份，电子版1份", FACT_COPIES_ORIGINAL, "1" },
		{ "投标文件份数：正本壹份，副本肆份，电子版1份", FACT_COPIES_DUPLICATE, "4" },
		{ "投标文件份数：正本壹份，副本肆份，电子版1份", FACT_COPIES_ELECTRONIC, "1" },
		{ "响应文件数量：一正二副", FACT_COPIES_DUPLICATE, "2" },
		{ "应递交一份正本、六份副本，同时提供一份U盘", FACT_COPIES_DUPLICATE, "6" },
		{ "应递交一份正本、六份副本，同时提供一份U盘", FACT_COPIES_ELECTRONIC, "1" },
		{ "投标文件正本壹份、副本贰份、电子文档壹份（U盘）", FACT_COPIES_DUPLICATE, "2" },
		{ "正本：1份；副本：2份；电子版：1份", FACT_COPIES_ELECTRONIC, "1" },
		{ "投标文件正本份数：1份 副本份数：5份", FACT_COPIES_DUPLICATE, "5" },
		{ "正副本份数\t正本一份，副本二份", FACT_COPIES_ORIGINAL, "1" },
		{ "正本和副本不一致时，以正本为准", FACT_COPIES_ORIGINAL, NULL },
		{ "本项目不接受联合体投标", FACT_CONSORTIUM, "0" },
		{ "本次招标（不接受）联合体投标", FACT_CONSORTIUM, "0" },
		{ "是否接受联合体投标\t□是 ☑否", FACT_CONSORTIUM, "0" },
		{ "是否允许联合体投标：否", FACT_CONSORTIUM, "0" },
		{ "本项目接受联合体投标", FACT_CONSORTIUM, "1" },
		{ "如接受联合体投标的，应提交联合体协议", FACT_CONSORTIUM, NULL },
		{ "本次评标采用综合评估法", FACT_EVALUATION, "综合评分法" },
		{ "评标办法：经评审的最低投标价法", FACT_EVALUATION, "经评审的最低投标价法" },
		{ "评标方法：□最低评标价法 ☑综合评分法", FACT_EVALUATION, "综合评分法" },
		{ "评标方法： 最低价法 综合评分法", FACT_EVALUATION, NULL },
		{ "联合体投标\t不接受", FACT_CONSORTIUM, "0" },
		{ "联合体：不允许", FACT_CONSORTIUM, "0" },
		{ "本项目（是/否）接受联合体投标：否", FACT_CONSORTIUM, "0" },
		{ "本项目拒绝联合体投标", FACT_CONSORTIUM, "0" },
		{ "本次采购允许联合体参加", FACT_CONSORTIUM, "1" },
		{ "不接受 □接受联合体投标", FACT_CONSORTIUM, "0" },
		{ "第三章 评标办法（综合评估法）\n1.总则\n第四章 合同", FACT_EVALUATION, "综合评分法" },
		{ "评审办法：最低评标价法", FACT_EVALUATION, "最低评标价法" },
		{ "本项目采用合理低价法评标", FACT_EVALUATION, "合理低价法" },
		{ "免费质保服务期不少于三年", FACT_WARRANTY_MONTHS, "36" },
		{ "质量保证期：自验收合格之日起24个月", FACT_WARRANTY_MONTHS, "24" },
		{ "整机质保3年", FACT_WARRANTY_MONTHS, "36" },
		{ "质保服务：自终验合格之日起三年免费上门维护", FACT_WARRANTY_MONTHS, "36" },
		{ "质保期：5年（自验收合格之日起）", FACT_WARRANTY_MONTHS, "60" },
		{ "免费质保期\t验收通过之日起36个月", FACT_WARRANTY_MONTHS, "36" },
		{ "质保期满后无息退还质量保证金", FACT_WARRANTY_MONTHS, NULL },
		{ "工期要求：90日历天", FACT_DELIVERY_DAYS, "90" },
		{ "交货期：合同签订后30日内", FACT_DELIVERY_DAYS, "30" },
		{ "服务期限：一年", FACT_DELIVERY_DAYS, "365" },
		{ "服务期限：三年", FACT_DELIVERY_DAYS, NULL },
		{ "交付时间：合同签订后45个日历天内完成供货安装", FACT_DELIVERY_DAYS, "45" },
		{ "供货期：30天", FACT_DELIVERY_DAYS, "30" },
		{ "服务周期：1年", FACT_DELIVERY_DAYS, "365" },
		{ "实施周期：90日历天", FACT_DELIVERY_DAYS, "90" },
		{ "合同履行期限：自合同签订之日起12个月", FACT_DELIVERY_DAYS, "365" },
		{ "施工工期：120日历天", FACT_DELIVERY_DAYS, "120" },
		{ "计划工期：计划开工日期2026年7月1日，计划竣工日期2026年9月30日", FACT_DELIVERY_START, "2026-07-01" },
		{ "服务期：2026年7月1日至2027年6月30日", FACT_DELIVERY_START, "2026-07-01" },
		{ "服务期：2026年7月1日至2027年6月30日", FACT_DELIVERY_END, "2027-06-30" },
		{ "合同履行期限：2026年12月31日前完成全部工作", FACT_DELIVERY_END, "2026-12-31" },
	};

	(void)state;
	CHECK(phrases);
}

/* Clauses that run into each other are told apart. */
static void glued_clauses(void **state)
{
	static const char glued[] =
		"一、采购项目基本信息1、采购项目名称：青岚水厂监控系统采购2、采购计划编号：青财采计[2026]"
		"00117号3、项目编号：QL2026-077-154、"
		"采购项目预算：866,410."
		"82元5、合同履行期限：30日历天6、评标方法：综合评分法二、投标截止时间及地点1、投标截止时间：2026年07月2"
		"4日 14:30"
		"2、投标地点：青岚市东海路1号3、开标时间：2026年07月24日 14:304、开标地点：青岚市东海路1号";
	static const struct phrase phrases[] = {
		{ glued, FACT_PROJECT_NO, "QL2026-077-15" },	  { glued, FACT_BUDGET, "86641082" },
		{ glued, FACT_DEADLINE, "2026-07-24T14:30" },	  { glued, FACT_OPENING, "2026-07-24T14:30" },
		{ glued, FACT_OPENING_PLACE, "青岚市东海路1号" },
	};

	(void)state;
	CHECK(phrases);
}

/* Where nothing is labelled: the sentence that begins with the name. */
static void a_project_that_was_approved(void **state)
{
	static const struct {
		const char *says, *name;
	} documents[] = {
		{ "招标公告\n青岚港务集团门机变频器采购（二次）已由集团批准实施，现公开招标。\n招标编号：QLGW-2026-042",
		  "青岚港务集团门机变频器采购(二次)" },
		{ "招标公告\n招标编号：QLGW-2026-042\n投标人已经通过质量管理体系认证。", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		AUTO_ARENA a = { 0 };
		struct reading r;
		assert_null(reader_read(&a, "x.txt", documents[i].says, strlen(documents[i].says), &r));
		assert_int_equal(r.facts[FACT_PROJECT_NAME].found, documents[i].name != NULL);
		if (documents[i].name != NULL)
			assert_string_equal(r.facts[FACT_PROJECT_NAME].is.text, documents[i].name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_project_that_was_approved),
		cmocka_unit_test(names_and_numbers),
		cmocka_unit_test(money),
		cmocka_unit_test(dates),
		cmocka_unit_test(terms),
		cmocka_unit_test(glued_clauses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
