#include "enterprises.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "check_digits.h"
#include "unicode.h"

namespace docintake::samples {

namespace {

std::string credit_code(Random& random, const std::string& region, bool shop) {
  static constexpr std::string_view kCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  std::string organisation = random.chance(0.6) ? "MA" : "";
  while (organisation.size() < 8)
    organisation += organisation.starts_with("MA")
                        ? kCharacters[std::size_t(random.between(0, int(kCharacters.size()) - 1))]
                        : char('0' + random.between(0, 9));
  std::string code = (shop ? "92" : "91") + region + organisation + organisation_check(organisation);
  return code + credit_code_check(code);
}

std::string without(std::string text, std::string_view ending) {
  if (text.ends_with(ending)) text.resize(text.size() - ending.size());
  return text;
}

std::string amount(Random& random) {
  static constexpr std::array kWhole{"壹拾万", "叁拾万", "伍拾万",     "壹佰万", "贰佰万", "伍佰万",
                                     "捌佰万", "壹仟万", "贰仟伍佰万", "叁仟万", "壹亿"};
  switch (random.between(0, 3)) {
    case 0:
      return std::string(random.chance(0.5) ? "人民币" : "") + random.pick(kWhole) + "元整";
    case 1:
      return fmt::format("{}万元人民币", random.between(1, 900) * 10);
    case 2:
      return fmt::format("{}.{:04}万元整", random.between(10, 9000), random.between(0, 9) * 1000);
    default:
      return std::string(random.pick(kWhole)) + "圆整";
  }
}

/// What the enterprise may do, as registrars word it.
std::string scope_of(Random& random) {
  static constexpr std::array kItems{"互联网信息服务",   "食品经营",       "住宿服务",
                                     "劳务派遣服务",     "建筑劳务分包",   "专业设计服务",
                                     "图文设计制作",     "办公用品销售",   "家具销售",
                                     "化妆品零售",       "服装服饰批发",   "珠宝首饰零售",
                                     "新鲜蔬菜零售",     "水产品批发",     "汽车零配件批发",
                                     "机动车修理和维护", "洗车服务",       "健身休闲活动",
                                     "体育场地设施经营", "摄影扩印服务",   "会议及展览服务",
                                     "礼仪服务",         "翻译服务",       "税务服务",
                                     "财务咨询",         "知识产权服务",   "人工智能应用软件开发",
                                     "物联网技术研发",   "电子元器件制造", "五金产品研发",
                                     "塑料制品销售",     "金属材料销售",   "化工产品销售（不含危险化学品）",
                                     "货物进出口",       "技术进出口",     "国内贸易代理",
                                     "停车场服务",       "园区管理服务",   "非居住房地产租赁",
                                     "家政服务"};
  std::vector<std::string> items;
  for (int i = random.between(1, 9); i > 0; --i) {
    std::string item = random.pick(kItems);
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
  }
  const char* mark = random.pick(std::array{"；", "；", "、", "。"});
  std::string text = random.chance(0.4) ? "一般项目：" : "";
  for (std::size_t i = 0; i < items.size(); ++i) text += (i ? mark : "") + items[i];
  if (random.chance(0.25)) return text + "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）";
  text += "。";
  if (random.chance(0.5)) text += "（依法须经批准的项目，经相关部门批准后方可开展经营活动）";
  return text;
}

struct Form {
  const char* type;
  const char* ending;
  const char* head_title;
  const char* capital_label;
  const char* address_label;
};

constexpr std::array<Form, 11> kForms{
    {{"有限责任公司（自然人投资或控股）", "有限公司", "法定代表人", "注册资本", "住所"},
     {"有限责任公司（自然人独资）", "有限公司", "法定代表人", "注册资本", "住所"},
     {"有限责任公司（法人独资）", "有限责任公司", "法定代表人", "注册资本", "住所"},
     {"其他有限责任公司", "有限公司", "法定代表人", "注册资本", "住所"},
     {"有限责任公司（中外合资）", "有限公司", "法定代表人", "注册资本", "住所"},
     {"其他股份有限公司（非上市）", "股份有限公司", "法定代表人", "注册资本", "住所"},
     {"个体工商户", "商店", "经营者", "", "经营场所"},
     {"个人独资企业", "设计室", "投资人", "出资额", "住所"},
     {"普通合伙企业", "事务所（普通合伙）", "执行事务合伙人", "出资额", "主要经营场所"},
     {"有限合伙企业", "中心（有限合伙）", "执行事务合伙人", "出资额", "主要经营场所"},
     {"有限责任公司分公司（自然人投资或控股）", "有限公司第一分公司", "负责人", "", "营业场所"}}};

}  // namespace

Enterprise make_enterprise(Random& random, const Gazetteer& gazetteer) {
  static constexpr std::array kTrades{"商贸", "科技", "建材", "餐饮",     "物流",     "文化传播",
                                      "机械", "电子", "农业", "医疗器械", "信息咨询", "装饰工程"};
  const Region& region = random.pick(gazetteer.regions());
  const std::string place = without(region.city.empty() ? region.province : region.city, "市");
  const Form& form = random.pick(kForms);
  Enterprise e;
  std::string style;
  for (int i = random.between(2, 3); i > 0; --i)
    style +=
        to_utf8(std::u32string(1, gb2312_characters()[std::size_t(random.between(0, kGb2312Level1 - 1))]));
  e.name = random.chance(0.25) ? fmt::format("{}（{}）{}{}", style, place, random.pick(kTrades), form.ending)
                               : place + style + random.pick(kTrades) + form.ending;
  e.type = form.type;
  e.head_title = form.head_title;
  e.head = resident_name(random, false);
  e.capital_label = form.capital_label;
  if (!e.capital_label.empty()) e.capital = amount(random);
  e.code = credit_code(random, region.code, e.head_title == "经营者");
  e.established = random_date(random, 2001, 2026);
  if (e.established > kToday) e.established = add_years(e.established, -2);
  e.has_term = random.chance(0.7);
  if (random.chance(0.5)) e.until = add_years(e.established, random.pick(std::array{10, 20, 30}));
  e.address_label = form.address_label;
  e.address = address_in(random, region);
  e.scope = scope_of(random);
  e.authority = (region.city.empty() ? region.province : region.city) + region.county +
                random.pick(std::array{"市场监督管理局", "市场监督管理局", "行政审批局", "工商行政管理局"});
  e.issued = std::min(kToday, add_years(e.established, random.between(0, 4)));
  return e;
}

}  // namespace docintake::samples
