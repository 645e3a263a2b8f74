#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/validators/documents/page_builder.h"
#include "tests/validators/looking.h"
#include "validators/documents/normalize.h"
#include "validators/identifiers/gb11643.h"

namespace docintake {
namespace {

struct Negative {
  const char* what;
  std::vector<const char*> lines;
  std::vector<std::string> number;  ///< A line of its own with these digits readings.
};

TEST(Negatives, NothingIsClaimedOnThem) {
  const std::string number = completed("51010719900312057");
  const Negative negatives[] = {
      {"an empty page", {}, {}},
      {"a bank card",
       {"某某银行 储蓄卡", "VALID THRU 12/29", "ZHANG SAN"},
       {"6222021001116245678", "6222021001116245678"}},
      {"a bank card of 18 digits", {"某某商业银行", "借记卡"}, {number, number}},
      {"a bare valid number", {}, {number, number}},
      {"a driving licence of the mainland",
       {"中华人民共和国机动车驾驶证", "证号", "姓名 张三", "性别 男 国籍 中国", "住址 某省某市某路1号",
        "出生日期 1990-03-12", "准驾车型 C1"},
       {number, number}},
      {"a driving licence of the mainland, its title lost",
       {"证号", "姓名 Name 张三", "性别 Sex 男", "住址 Address 某省某市某路1号",
        "出生日期 Date of Birth 1990-03-12", "有效期限 Valid Period 2012-03-12"},
       {number, number}},
      {"a residence permit of a province, its title lost",
       {"姓名 张三", "性别 女 民族 汉", "出生日期 2002年8月20日", "户籍地址 某省某市某路1号",
        "居住地址 某省某市某路2号"},
       {number, number}},
      {"an invoice, its title lost",
       {"购买方信息", "名称: 某某有限公司", "统一社会信用代码/纳税人识别号: 91350100M000100Y43", "价税合计"},
       {}},
      {"a receipt",
       {"收据", "日期 2024-05-06", "金额 123.00", "单号 202405061234567"},
       {"202405061234567890", "202405061234567890"}},
      {"an order on a screen",
       {"订单号", "姓名 张三", "地址 某省某市某路1号", "订单状态 已发货"},
       {"202405061234567890"}},
      {"a page of text",
       {"在这个意义上说,姓名不过是一个符号", "性别与民族的统计见附表三", "他出生于一个小村庄"},
       {}},
      {"a form about people", {"姓名", "性别", "年龄", "职务"}, {}},
      {"a news page", {"中华人民共和国外交部", "发言人表示", "有关部门正在调查"}, {}},
      {"a page of addresses",
       {"某某市公安局青云分局 , 某省某市中山路 12 号", "居民区 9 号", "某某有限公司 签发"},
       {}},
      {"a food permit",
       {"食品经营许可证", "经营者名称 某某有限公司", "社会信用代码", "法定代表人 张三", "住所 某市某路"},
       {}},
      {"a tax registration",
       {"税务登记证", "纳税人名称 某某有限公司", "法定代表人 张三", "地址 某市某路",
        "登记注册类型 有限责任公司", "经营范围 软件开发", "发证税务机关"},
       {}},
      {"an institution's certificate",
       {"事业单位法人证书", "统一社会信用代码", "名称 某某研究所", "宗旨和业务范围 科学研究", "住所 某市某路",
        "法定代表人 张三", "登记管理机关"},
       {}},
      {"an award", {"荣誉证书", "某某有限公司", "注册商标", "特发此证", "2019年03月01日"}, {}},
      {"a Latin page",
       {"Surname and given names of the applicant are to be printed", "in block letters. Date of birth"},
       {}},
      {"a visa's words",
       {"VISA", "Surname", "Given names", "Passport number", "Nationality", "Date of birth", "Sex"},
       {}},
      {"the mainland's driving licence in two languages",
       {"Driving License of the People's Republic of China", "机动车驾驶证", "Name", "Class C1",
        "Date of Birth 1990-03-12", "Date of First Issue 2012-03-12", "Valid Period 2012-03-12"},
       {}},
      {"a page of a household register, its title cut off",
       {"姓名 张三 户主或与户主关系 户主", "曾用名 性别 男", "出生地 某省某市 民族 汉族",
        "籍贯 某省某市 出生日期 1990年3月12日", "公民身份号码", "文化程度 初中 婚姻状况 未婚"},
       {number, number}},
      {"Hong Kong's identity card",
       {"香港永久性居民身份證", "HONG KONG PERMANENT IDENTITY CARD", "LEE, CHI NAN", "出生日期 Date of Birth",
        "03-06-1985 男 M", "簽發日期 Date of Issue", "15-09-03", "Z683365(5)"},
       {}},
      {"the same, of one who is not a permanent resident",
       {"HONG KONG IDENTITY CARD", "LEE, CHI NAN", "Date of Birth", "03-06-1985", "Sex M", "Z683365(5)"},
       {}},
      {"a social security card",
       {"中华人民共和国社会保障卡", "姓名 张三", "社会保障号码", "卡号 123456789", "发卡日期 2016年3月"},
       {number, number}},
      {"a mainland residence card",
       {"某省居住证", "姓名 张三", "性别 男 民族 汉", "出生日期 1990年3月12日", "户籍地址 某省某市某路1号",
        "证件号码"},
       {number, number}},
      {"a student's card",
       {"某某大学 学生证", "姓名 张三", "性别 男", "学号 2021001234", "出生日期 1990年3月12日"},
       {}},
      {"a boarding pass", {"BOARDING PASS", "NAME ZHANG/SAN", "DATE 12AUG", "SEAT 12A"}, {}},
  };
  int rows = 0;
  for (const Negative& negative : negatives) {
    SCOPED_TRACE(negative.what);
    PageBuilder page;
    double y = 6;
    for (const char* line : negative.lines) {
      page.text(line, 8, y);
      y += 5.5;
    }
    if (!negative.number.empty()) page.text(negative.number[0], 20, y, 4).digits(negative.number);
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(record.kind, "unknown");
    EXPECT_TRUE(record.fields.empty());
    EXPECT_EQ(record.side, Side::unknown);
    ++rows;
  }
  EXPECT_EQ(rows, 28);
}

// What is left of papers that look like ours when their title is damaged or their zone is read as text.
TEST(Negatives, SaysWhichOtherPaperItIs) {
  struct Row {
    const char* what;
    std::vector<std::string> lines;
    bool other;
  };
  const std::string visa_line = "V<USAYUAN<<YUEZHI<<<<<<<<<<<<<<<<<KK";
  const std::string number = "11010519491231002X";
  const std::vector<Row> rows{
      {"a visa by its zone's first line", {"PASSPORT No.", "Surname", visa_line}, true},
      {"a visa by its label", {"PASSPORT No. AB123456", "TYPE / ENTRIES 入境次数", "Surname <<<<<<<"}, true},
      {"a driving licence, a character misread", {"中华人民共和国机动车鸳驶证", "姓名 郭德", number}, true},
      {"a residence permit, a character misread", {"中华人民共和国凰住证", "姓名 郭德", number}, true},
      {"a passport's second line that begins with V", {"V12345678<UTO7408122F1204159<<<<<<<<"}, false},
      {"an identity card's back", {"中华人民共和国", "居民身份证"}, false}};
  for (const Row& row : rows) {
    PageBuilder page;
    double y = 6;
    for (const std::string& line : row.lines) page.text(line, 8, y += 6);
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(record.other_paper, row.other) << row.what;
  }
  EXPECT_EQ(rows.size(), 6u);
}

TEST(Negatives, VisasAreNotOurs) {
  const std::vector<std::vector<std::string>> zones{
      {"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"},
      {"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"},
  };
  int rows = 0;
  for (const auto& lines : zones) {
    PageBuilder page;
    page.text("Passport No.", 8, 6).text("Surname", 8, 12).text("Nationality", 8, 18).zone({lines, lines});
    EXPECT_EQ(normalize(page.reading(), kToday).kind, "unknown") << lines[0];
    ++rows;
  }
  EXPECT_EQ(rows, 2);
}

}  // namespace
}  // namespace docintake
