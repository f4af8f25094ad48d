/* Past answers for a new tender that asks for the same in words of its own.  All of it is invented; what is measured is
 * how often the answer that a person would take is among the first three. */
#include "rule/asked.h"
#include "rule/bid/suggestion.h"

#include <stdio.h>

#define T clause_category_technical
#define S clause_category_service
#define B clause_category_business
#define Q clause_category_qualification
#define C clause_category_contract

/* What five bids of the past answered: key, clause, answer, value. */
static const struct {
	const char *key;
	enum clause_category category;
	const char *question, *text, *value;
} past[] = {
	{ "camera_pixel", T, "★室外枪型摄像机有效像素不低于 400 万，支持 H.265 编码",
	  "所投枪机 400 万像素，支持 H.265/H.264", "400万" },
	{ "camera_night", T, "摄像机须具备星光级低照度能力，彩色照度不大于 0.002Lux", "最低照度 0.001Lux，星光级",
	  "0.001Lux" },
	{ "camera_protect", T, "室外前端设备防护等级不低于 IP66，工作温度 -30℃~60℃", "防护等级 IP67，工作温度 -40℃~65℃",
	  NULL },
	{ "dome", T, "球型摄像机支持不少于 23 倍光学变倍及自动跟踪", "32 倍光学变倍，支持自动跟踪", "32倍" },
	{ "fence", T, "周界采用张力围栏，报警响应时间不超过 2 秒，误报率低于 1%", "张力围栏报警响应 1 秒", "1秒" },
	{ "storage_days", T, "★所有通道录像保存时间不少于 90 天", "按全部通道 90 天配置磁盘阵列，附容量计算", "90天" },
	{ "raid", T, "存储设备支持 RAID5/RAID6，具备热备盘自动重建功能", "支持 RAID5/6 与全局热备自动重建", NULL },
	{ "switch_core", T, "核心交换机交换容量不小于 2.5Tbps，支持双电源冗余", "交换容量 5Tbps，双电源、双主控",
	  NULL },
	{ "switch_poe", T, "接入交换机 24 口 PoE 供电，整机 PoE 功率不低于 370W", "24 口 PoE+，整机 410W", "410W" },
	{ "wifi", T, "无线接入点支持 802.11ax 标准，单台并发用户不少于 128 个", "支持 802.11ax，并发 256 个", "256个" },
	{ "cabling", T, "水平布线采用六类非屏蔽双绞线，外护套低烟无卤阻燃", "采用六类低烟无卤双绞线，附检测报告",
	  NULL },
	{ "server_memory", T, "服务器内存≥64GB，可扩展至 512GB", "标配 128GB，最大 1TB", "128GB" },
	{ "server_cpu", T, "▲服务器处理器不少于 2 颗，每颗核心数不少于 16 核", "2 颗 24 核处理器", "2颗" },
	{ "platform_open", T, "综合管理平台应提供开放接口，支持 GB/T28181 协议与第三方系统对接",
	  "平台提供 SDK 与 HTTP 接口，符合 GB/T28181", NULL },
	{ "platform_user", T, "平台支持不少于 200 个用户同时在线访问", "支持 500 用户并发", "500个" },
	{ "old_cameras", T, "利旧接入采购人原有 86 路模拟摄像机", "经编码器接入原有摄像机，不更换前端", NULL },
	{ "face_gate", T, "出入口通道闸机支持人脸识别，识别时间不超过 0.5 秒", "识别 0.3 秒", "0.3秒" },
	{ "ups", T, "机房配置不间断电源，满载后备时间不少于 60 分钟", "后备 90 分钟", "90分钟" },
	{ "lightning", T, "前端设备须设置防雷浪涌保护并可靠接地，接地电阻不大于 4 欧姆", "每台前端配三合一防雷器",
	  NULL },
	{ "security_level", T, "系统须满足网络安全等级保护二级要求", "按等保二级配置审计与访问控制", NULL },
	{ "double_backup", T, "核心业务数据每日自动备份，支持双机热备切换", "双机热备，每日增量备份", NULL },
	{ "screen", T, "指挥中心大屏采用 55 英寸液晶拼接单元，拼缝不大于 1.8mm", "拼缝 0.88mm", "0.88mm" },
	{ "record_classroom", T, "录播教室支持四机位自动导播与在线直播", "四机位自动导播", NULL },
	{ "broadcast", T, "公共广播系统支持分区播放与消防强切", "分区 32 路，支持消防联动强切", NULL },
	{ "warranty", S, "★整个系统免费质保期不少于 3 年，自验收合格之日起计算", "免费质保 3 年，自验收合格之日起",
	  "3年" },
	{ "response", S, "提供 7×24 小时服务热线，接到报修后立即响应", "7×24 小时热线，0 小时响应", NULL },
	{ "onsite", S, "一般故障 2 小时内到达现场，4 小时内排除", "2 小时到场，2 小时内排除故障", "2小时" },
	{ "spare_stock", S, "在采购人所在地设备件库，常用备件齐全", "济南设备件库，常用备件现货", NULL },
	{ "parts_years", S, "质保期满后 10 年内保证零配件供应，只收成本费", "设计寿命期内供应零配件，只收成本费",
	  NULL },
	{ "training", S, "为采购人免费培训不少于 20 名操作与维护人员，培训后考核",
	  "集中培训两期共 30 人，理论与实操考核", "30名" },
	{ "trainer", S, "培训讲师应具有 3 年以上同类项目经验", "讲师从业均 5 年以上", "5年" },
	{ "visits", S, "质保期内每季度至少巡检一次并提交巡检报告", "每 20 天回访、每月上门，出具回访记录", NULL },
	{ "season", S, "每年雨季和供暖季前对系统进行专项检查", "雨季、采暖季各专项检查一次", NULL },
	{ "handover", S, "竣工后移交全套竣工图纸、说明书及维护手册", "移交图纸、说明书、维护手册与工具清单", NULL },
	{ "software_upgrade", S, "质保期内软件免费升级", "质保期内免费升级，升级前报批", NULL },
	{ "delivery", B, "合同签订后 45 个日历天内完成供货、安装与调试", "45 个日历天完工", "45天" },
	{ "validity", B, "★投标有效期为投标截止之日起 90 天", "投标有效期 90 天", "90天" },
	{ "bond", B, "投标保证金 2 万元，从基本账户转出", "保证金由基本账户转出，附回单", NULL },
	{ "price_all", B, "报价包含设备、运输、安装、税费等全部费用", "报价为含税全包价", NULL },
	{ "licence", Q, "具有独立法人资格，提供有效的营业执照", "附营业执照副本", NULL },
	{ "iso", Q, "通过 ISO9001 质量管理体系认证", "附质量管理体系认证证书", NULL },
	{ "installer", Q, "具备电子与智能化工程专业承包二级及以上资质", "具备一级资质，附证书", NULL },
	{ "credit", Q, "未被列入失信被执行人及政府采购严重违法失信名单", "附信用中国查询截图", NULL },
	{ "tax_social", Q, "提供近 6 个月任意一个月的纳税与社保缴纳证明", "附完税凭证与社保清单", NULL },
	{ "track", Q, "近三年完成过 2 个以上同类安防项目业绩", "附 4 份合同与验收报告", "4个" },
	{ "leader", Q, "项目经理具有一级建造师证书（机电专业）", "项目经理为机电一级建造师", NULL },
	{ "maker", Q, "核心产品提供制造商针对本项目的授权书", "附原厂授权", NULL },
	{ "payment", C, "合同签订支付 30%，验收合格后付至 95%，余 5% 作为质保金", "接受该付款方式", NULL },
	{ "penalty", C, "逾期交付的，每日按合同额的千分之一支付违约金", "接受", NULL },
	{ "secrecy", C, "中标人对采购人的业务数据负有保密义务", "签订保密协议", NULL },
};

/* A new tender, by another hand; the answer that fits. */
static const struct {
	const char *clause;
	enum clause_category category;
	const char *key;
} asked[] = {
	{ "前端枪机分辨率应达到 2560×1440（400 万像素）及以上，编码方式支持 H.265", T, "camera_pixel" },
	{ "夜间无补光条件下仍可输出彩色图像，具有超低照度性能", T, "camera_night" },
	{ "安装于户外的设备应防水防尘，达到 IP66 级，并适应严寒酷暑", T, "camera_protect" },
	{ "高速球机应能变焦不少于 25 倍，并可对移动目标进行自动跟踪", T, "dome" },
	{ "围墙周边翻越入侵应在 3 秒内发出警报", T, "fence" },
	{ "视频图像应至少保留三个月（90 天），到期自动覆盖", T, "storage_days" },
	{ "磁盘阵列任一硬盘损坏时数据不得丢失，并自动重建", T, "raid" },
	{ "汇聚及核心层网络设备应有冗余电源，背板带宽满足全网视频转发", T, "switch_core" },
	{ "楼层交换机应可通过网线为摄像机供电，总供电功率 370W 以上", T, "switch_poe" },
	{ "AP 应采用 Wi-Fi 6（802.11ax）技术，可同时接入 100 个以上终端", T, "wifi" },
	{ "网线选用 Cat6 六类线缆，护套材料应为低烟无卤型", T, "cabling" },
	{ "服务器运行内存配置 64GB 以上并可扩充", T, "server_memory" },
	{ "每台服务器配置两颗 CPU，单颗 16 核以上", T, "server_cpu" },
	{ "管理软件须能与公安视频平台按国标 28181 对接，并向采购人开放二次开发接口", T, "platform_open" },
	{ "系统并发访问量：200 名用户同时登录操作不卡顿", T, "platform_user" },
	{ "学校已建的老旧模拟监控须能继续接入使用", T, "old_cameras" },
	{ "人行通道应刷脸通行，比对速度小于 1 秒", T, "face_gate" },
	{ "停电后机房设备应能继续运行 1 小时以上", T, "ups" },
	{ "室外点位应做好防雷接地，接地电阻 ≤4Ω", T, "lightning" },
	{ "应按等保二级标准建设并通过测评", T, "security_level" },
	{ "数据库应定期备份，主机故障时备机自动接管", T, "double_backup" },
	{ "监控室显示屏采用 LCD 拼接屏，物理拼缝小于 2mm", T, "screen" },
	{ "保修要求：投标人须承诺验收后不少于三年的免费维修", S, "warranty" },
	{ "投标人应设 24 小时客服电话，节假日照常受理", S, "response" },
	{ "设备出现故障时，维修人员应在两小时内赶到并尽快恢复运行", S, "onsite" },
	{ "投标人应在本地常备易损件，随时可更换", S, "spare_stock" },
	{ "过保后仍应长期提供配件，价格按成本计", S, "parts_years" },
	{ "组织用户方人员授课与实际操作指导，不少于 15 人次，并进行测验", S, "training" },
	{ "授课教师须有丰富的类似工程经历", S, "trainer" },
	{ "保修期间应定期派员到校检查设备并形成书面记录", S, "visits" },
	{ "汛期来临之前应对室外设备进行全面检查", S, "season" },
	{ "项目结束时应提交完整的图纸、使用手册等资料", S, "handover" },
	{ "平台软件在保修期内的版本更新不另收费", S, "software_upgrade" },
	{ "供货周期：签约后一个半月（45 天）内安装调试完毕", B, "delivery" },
	{ "报价有效期限自开标之日起不少于 90 个日历日", B, "validity" },
	{ "供应商应具有合法的企业法人营业执照", Q, "licence" },
	{ "供应商应建立质量管理体系并取得证书", Q, "iso" },
	{ "承包资质：电子与智能化专业二级以上", Q, "installer" },
	{ "在“信用中国”网站无不良记录", Q, "credit" },
	{ "近半年依法缴税及为员工缴纳社会保险的证明", Q, "tax_social" },
	{ "2023 年以来承担过类似的校园安防工程", Q, "track" },
	{ "拟派项目负责人应持有机电类一级建造师注册证书", Q, "leader" },
	{ "主要设备须附生产厂家出具的授权文件", Q, "maker" },
	{ "付款进度：预付三成，验收后付清尾款，留百分之五质保金", C, "payment" },
	{ "延误工期的，按日扣除合同价款的千分之一", C, "penalty" },
	{ "供应商不得泄露校方数据和师生信息", C, "secrecy" },
};

static const struct past_answer *answers(struct arena *a)
{
	struct past_answer *all = arena_array(a, struct past_answer, COUNT(past));

	for (size_t i = 0; i < COUNT(past); i++)
		all[i] = (struct past_answer){ .question = past[i].question,
					       .text = past[i].text,
					       .value = past[i].value,
					       .category = past[i].category };
	return all;
}

static void four_of_five_are_among_the_first_three(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct suggestion_index *x = suggestion_index_new(answers(&a), COUNT(past), &a);
	size_t first = 0, among = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(asked); i++) {
		struct suggestion got[3];
		size_t n = suggestion_rank(x, asked[i].clause, asked[i].category, got, 3, &a);
		bool found = false;
		for (size_t k = 0; k < n; k++)
			if (strcmp(past[got[k].answer].key, asked[i].key) == 0) {
				first += k == 0;
				found = true;
			}
		among += found;
		if (!found)
			printf("not found: %s\n", asked[i].clause);
	}
	printf("of %zu clauses the first is right for %zu, one of three for %zu\n", COUNT(asked), first, among);
	assert_true(among * 100 >= COUNT(asked) * 80);
}

static void a_text_of_nothing_known_gets_nothing(void **state)
{
	AUTO_ARENA a = { 0 };
	const struct suggestion_index *x = suggestion_index_new(answers(&a), COUNT(past), &a);
	struct suggestion got[3];

	(void)state;
	assert_int_equal(suggestion_rank(x, "", T, got, 3, &a), 0);
	assert_int_equal(suggestion_rank(x, "xyzzy", T, got, 3, &a), 0);
	assert_int_equal(suggestion_rank(suggestion_index_new(NULL, 0, &a), "质保", S, got, 3, &a), 0);
}

static void of_two_alike_the_better_one_comes_first(void **state)
{
	static const struct past_answer two[] = {
		{ .question = "内存≥16GB", .text = "甲", .value = "16GB", .category = T },
		{ .question = "内存≥16GB", .text = "乙", .value = "64GB", .category = T },
		{ .question = "内存≥16GB", .text = "丙", .value = "64GB", .category = T, .approved = true },
		{ .question = "电源冗余", .text = "丁", .value = NULL, .category = T },
	};
	AUTO_ARENA a = { 0 };
	struct suggestion got[3];

	(void)state;
	assert_int_equal(suggestion_rank(suggestion_index_new(two, 4, &a), "内存≥32GB", T, got, 3, &a), 3);
	assert_int_equal(got[0].answer, 2);
	assert_int_equal(got[0].fit, VALUE_BETTER);
	assert_int_equal(got[1].answer, 1);
	assert_int_equal(got[2].answer, 0);
	assert_int_equal(got[2].fit, VALUE_WORSE);
	assert_string_equal(why_text(got[2].why, LANGUAGE_EN, &a),
			    "100 % like the clause it answered. Both are about: 内存. Words in common: gb、内存. "
			    "The same category of clause. Its value 16GB is below what is asked for now: change it "
			    "before you take it.");
}

static void common_words_are_whole_words(void **state)
{
	static const struct past_answer one[] = {
		{ .question = "夜间看得清车牌的摄像机", .text = "支持 HTTP API", .approved = true },
		{ .question = "免费质保 3 年", .text = "质保" },
	};
	AUTO_ARENA a = { 0 };
	struct suggestion got[1];

	(void)state;
	assert_int_equal(suggestion_rank(suggestion_index_new(one, 2, &a), "夜间看清车牌，摄像机有 API", T, got, 1, &a),
			 1);
	assert_string_equal(why_text(got[0].why->next->next, LANGUAGE_ZH, &a),
			    "共同的字词：夜间看、摄像机、清车牌、api。应答库已批准，在复核期内。");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_of_five_are_among_the_first_three),
		cmocka_unit_test(a_text_of_nothing_known_gets_nothing),
		cmocka_unit_test(of_two_alike_the_better_one_comes_first),
		cmocka_unit_test(common_words_are_whole_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
