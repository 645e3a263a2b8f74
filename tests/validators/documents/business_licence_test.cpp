// Readings of business licences: lying and upright, damaged, with and without a QR code.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/validators/documents/page_builder.h"
#include "tests/validators/looking.h"
#include "validators/documents/evidence/credit_code.h"
#include "validators/documents/normalize.h"

namespace docintake {
namespace {

const std::string kCode = "91350100M000100Y43";
const std::string kOther = "91440101MA5CM85X0A";

/// Readings of the code beside the general one.
void read_code_again(Reading& reading, const std::string& text, double probability = 0.97) {
  for (TextLine& line : reading.lines) {
    if (line.general.text.find("91350") == std::string::npos) continue;
    RecognizedLine again{text, probability, {}};
    for (const char c : text) again.characters.push_back({char32_t(c), float(probability), Box{}, {}});
    line.codes.push_back(std::move(again));
  }
}

Barcode qr(const std::string& content) { return {Symbology::qr, content, quad_of(Box{900, 50, 100, 100})}; }

/// The reading of a page of those millimetres.
Reading on_page(const PageBuilder& page, double width) {
  Reading reading = page.reading();
  reading.width = int(4 * width);
  return reading;
}

/// Two columns, as on a licence 297 mm wide; the code as the general reading has it.
Reading lying(const std::string& code, const char* head = "法定代表人") {
  PageBuilder page(4);
  page.text("营业执照", 110, 44, 16).text("(副本)", 135, 58, 6);
  page.text("统一社会信用代码", 24, 42, 4.5).text(code, 24, 50, 4.5);
  page.text("名", 24, 82, 4.5).text("称", 43, 82, 4.5).text("福州天瑞信息技术(集团)有限公司", 52, 82, 4.2);
  page.text("类", 24, 94, 4.5).text("型", 43, 94, 4.5).text("有限责任公司(自然人投资或控股)", 52, 94, 4.2);
  page.text(head, 24, 106, 4.5).text("欧阳明", 52, 106, 4.2);
  page.text("经营范围", 24, 118, 4.5).text("软件开发;货物进出口;会议及展览服务", 52, 118, 4.2);
  page.text("企业管理咨询。", 52, 124.2, 4.2);
  page.text("注册资本", 160, 82, 4.5).text("壹仟万元整", 188, 82, 4.2);
  page.text("成立日期", 160, 94, 4.5).text("2015年03月09日", 188, 94, 4.2);
  page.text("营业期限", 160, 106, 4.5).text("2015年03月09日 至 2035年03月08日", 188, 106, 4.2);
  page.text("住", 160, 118, 4.5)
      .text("所", 179, 118, 4.5)
      .text("福建省福州市鼓楼区人民路12号", 188, 118, 4.2);
  page.text("锦绣花园3幢", 188, 124.2, 4.2);
  page.text("登记机关", 190, 168, 4.5).text("福州市市场监督管理局", 219, 168, 4.2);
  return on_page(page, 297);
}

TEST(BusinessLicence, ReadsTwoColumns) {
  Reading reading = lying(kCode);
  read_code_again(reading, kCode);
  reading.barcodes = {qr("http://www.gsxt.gov.cn/index.html?uniscid=" + kCode)};
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(record.kind, "business_licence");
  EXPECT_EQ(record.side, Side::single);
  struct Row {
    const char* field;
    std::string value;
  };
  const std::vector<Row> rows{{"number", kCode},
                              {"company_name", "福州天瑞信息技术（集团）有限公司"},
                              {"company_type", "有限责任公司（自然人投资或控股）"},
                              {"legal_representative", "欧阳明"},
                              {"legal_representative_title", "法定代表人"},
                              {"registered_capital", "壹仟万元整"},
                              {"established_date", "2015-03-09"},
                              {"valid_from", "2015-03-09"},
                              {"valid_until", "2035-03-08"},
                              {"address", "福建省福州市鼓楼区人民路12号锦绣花园3幢"},
                              {"scope", "软件开发；货物进出口；会议及展览服务企业管理咨询。"},
                              {"registration_authority", "福州市市场监督管理局"},
                              {"is_duplicate", "true"},
                              {"qr_text", "http://www.gsxt.gov.cn/index.html?uniscid=" + kCode}};
  for (const Row& row : rows) EXPECT_EQ(value(record, row.field), row.value) << row.field;
  EXPECT_EQ(rows.size(), 14u);
  EXPECT_TRUE(record.findings.empty());
}

TEST(BusinessLicence, ReadsOneColumn) {
  PageBuilder page(4);
  page.text("营业执照", 66, 48, 16);
  page.text("统一社会信用代码", 24, 75, 4.5).text(kCode, 70, 75, 4.5);
  page.text("名称", 24, 100, 4.5).text("鼓楼区老王面馆", 52, 100, 4.2);
  page.text("类型", 24, 114, 4.5).text("个体工商户", 52, 114, 4.2);
  page.text("经营场所", 24, 128, 4.5).text("福建省福州市鼓楼区人民路12号", 52, 128, 4.2);
  page.text("经营者", 24, 142, 4.5).text("王建国", 52, 142, 4.2);
  page.text("注册日期", 24, 156, 4.5).text("2019年1月2日", 52, 156, 4.2);
  page.text("经营范围", 24, 170, 4.5).text("餐饮服务", 52, 170, 4.2);
  const Record record = normalize(on_page(page, 210), kToday);
  EXPECT_EQ(record.kind, "business_licence");
  EXPECT_EQ(value(record, "number"), kCode);
  EXPECT_EQ(value(record, "company_name"), "鼓楼区老王面馆");
  EXPECT_EQ(value(record, "address"), "福建省福州市鼓楼区人民路12号");
  EXPECT_EQ(value(record, "legal_representative"), "王建国");
  EXPECT_EQ(value(record, "legal_representative_title"), "经营者");
  EXPECT_EQ(value(record, "established_date"), "2019-01-02");
  EXPECT_EQ(value(record, "scope"), "餐饮服务");
  EXPECT_EQ(value(record, "is_duplicate"), "false");
  EXPECT_EQ(value(record, "valid_until"), "(absent)");
}

TEST(BusinessLicence, KnowsEveryTitleOfWhoRepresents) {
  int rows = 0;
  for (const char* title : {"法定代表人", "经营者", "负责人", "投资人", "执行事务合伙人"}) {
    const Record record = normalize(lying(kCode, title), kToday);
    EXPECT_EQ(value(record, "legal_representative_title"), title);
    ++rows;
  }
  EXPECT_EQ(rows, 5);
}

// Two check characters see a misread code; what stands in the QR code fills it in only where it is nearly
// that.
TEST(BusinessLicence, WeighsTheCodeAgainstItsChecksAndTheQr) {
  struct Row {
    const char* what;
    std::string general;
    std::vector<std::string> again;
    std::string in_qr;
    std::string number;
    const char* finding;
  };
  const std::vector<Row> rows{
      {"read once and surely", kCode, {}, "", kCode, ""},
      {"letters that the alphabet has not", "9135O1OOMOOO1OOY43", {kCode}, "", kCode, ""},
      {"misread once", "91350100M000100Y48", {kCode}, "", kCode, ""},
      {"misread always", "91350100M000100Y48", {"91350100M000100Y48"}, "", "(absent)", "number_unreadable"},
      {"misread always, the QR knows", "91350100M000100Y48", {}, kCode, kCode, ""},
      {"the QR is another company's", kCode, {}, kOther, kCode, "sources_disagree"},
      {"misread, the QR another company's", "91350100M000100Y48", {}, kOther, "(absent)", "sources_disagree"},
      {"a character lost", "91350100M00010Y43", {}, kCode, "(absent)", "number_unreadable"},
      {"all agree on what fails its check",
       "91350100M000100Y44",
       {"91350100M000100Y44", "91350100M000100Y44"},
       "",
       "91350100M000100Y44",
       "number_check_failed"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    Reading reading = lying(row.general);
    for (const std::string& again : row.again) read_code_again(reading, again);
    if (!row.in_qr.empty()) reading.barcodes = {qr("http://example.org/?uniscid=" + row.in_qr)};
    const Record record = normalize(reading, kToday);
    EXPECT_EQ(value(record, "number"), row.number);
    for (const char* code : {"number_unreadable", "sources_disagree", "number_check_failed"}) {
      if (*row.finding) {
        EXPECT_TRUE(count(record, code, "number") > 0 || code != std::string(row.finding)) << code;
      } else {
        EXPECT_EQ(count(record, code, "number"), 0) << code;
      }
    }
  }
  EXPECT_EQ(rows.size(), 9u);
}

TEST(BusinessLicence, ReadsAFormerNumber) {
  PageBuilder page(4);
  page.text("营业执照", 110, 44, 16);
  page.text("注册号", 24, 42, 4.5).text("110108000000016", 44, 42, 4.5).digits({"110108000000016"});
  page.text("名称", 24, 82, 4.5).text("福州天瑞信息技术有限公司", 52, 82, 4.2);
  page.text("住所", 24, 94, 4.5).text("福建省福州市鼓楼区人民路12号", 52, 94, 4.2);
  page.text("注册资本", 24, 106, 4.5).text("壹仟万元整", 52, 106, 4.2);
  const Record record = normalize(on_page(page, 210), kToday);
  EXPECT_EQ(record.kind, "business_licence");
  EXPECT_EQ(value(record, "number"), "110108000000016");
}

TEST(BusinessLicence, MendsTheEndOfACompanysName) {
  Reading reading = lying(kCode);
  for (TextLine& line : reading.lines) {
    if (line.general.text.find("福州天瑞") == std::string::npos) continue;
    line.general.characters.back().character = U'可';
  }
  EXPECT_EQ(value(normalize(reading, kToday), "company_name"), "福州天瑞信息技术（集团）有限公司");
}

/// The lying licence with another text in a line, each of its characters that sure and close behind the last.
Reading with(const std::string& instead_of, const std::string& text, double probability = 0.95) {
  Reading reading = lying(kCode);
  for (TextLine& line : reading.lines) {
    if (line.general.text != instead_of) continue;
    const Box first = line.general.characters.front().box;
    PageBuilder page(1);
    page.text(text, first.x, first.center().y, first.h, probability);
    line = page.reading().lines.front();
  }
  return reading;
}

TEST(BusinessLicence, WithholdsNamesThatEndAsNoneDo) {
  struct Row {
    std::string read, name;
  };
  const std::vector<Row> rows{{"中科创(武汉)", "(absent)"},
                              {"中科创(武汉)商贸有限公司", "中科创（武汉）商贸有限公司"},
                              {"福州天瑞信息", "(absent)"},
                              {"鼓楼区天瑞服装店", "鼓楼区天瑞服装店"},
                              {"福州天瑞投资中心(有限合伙)", "福州天瑞投资中心（有限合伙）"}};
  for (const Row& row : rows) {
    const Record record = normalize(with("福州天瑞信息技术(集团)有限公司", row.read), kToday);
    EXPECT_EQ(value(record, "company_name"), row.name) << row.read;
    EXPECT_EQ(count(record, "field_unreadable", "company_name"), row.name == "(absent)") << row.read;
  }
  EXPECT_EQ(rows.size(), 5u);
}

// What ends with 公司 has lost a branch at most: doubted, where any other name would be withheld.
TEST(BusinessLicence, DoubtsACompanysNameThatEndsInLight) {
  Reading reading = lying(kCode);
  for (TextLine& line : reading.lines)
    if (line.general.text.ends_with("公司") || line.general.text == "欧阳明") line.behind = Light::white;
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "company_name"), "福州天瑞信息技术（集团）有限公司");
  EXPECT_EQ(count(record, "field_uncertain", "company_name"), 1);
  EXPECT_EQ(value(record, "legal_representative"), "(absent)");
}

// The address says where the authority is.
TEST(BusinessLicence, ReadsTheAuthorityUnderTheSeal) {
  struct Row {
    std::string read;
    std::string authority;
    bool doubted;
  };
  const std::vector<Row> rows{
      {"福建省福州市鼓楼区市场监督管理局", "福建省福州市鼓楼区市场监督管理局", false},
      {"治福建省福州市鼓楼区市场监督管理局", "福建省福州市鼓楼区市场监督管理局", false},
      {"建省福州市鼓楼区市场监督管理局", "福建省福州市鼓楼区市场监督管理局", true},
      {"福建省福洲市鼓楼区市场监督管理局", "福建省福州市鼓楼区市场监督管理局", true},
      {"7省福州市鼓楼区行政审批局", "福建省福州市鼓楼区行政审批局", true},
      {"岛个岛岛福州市鼓楼区行政审批局", "福州市鼓楼区行政审批局", true},
      {"广州市越秀区市场监督管理局", "广州市越秀区市场监督管理局", false}};
  for (const Row& row : rows) {
    const Reading reading = with("福州市市场监督管理局", row.read, row.doubted ? 0.9 : 0.95);
    const Record record = normalize(reading, kToday);
    EXPECT_EQ(value(record, "registration_authority"), row.authority) << row.read;
    EXPECT_EQ(count(record, "field_uncertain", "registration_authority"), row.doubted) << row.read;
  }
  EXPECT_EQ(rows.size(), 7u);
}

TEST(BusinessLicence, LeavesOutWhatTheFrameIsReadAs) {
  struct Row {
    std::string read;
    double probability;
    std::string address;
  };
  const std::vector<Row> rows{{"福建省福州市鼓楼区人民路12J", 0.5, "福建省福州市鼓楼区人民路12锦绣花园3幢"},
                              {"福建省福州市鼓楼区人民路丨", 0.5, "福建省福州市鼓楼区人民路锦绣花园3幢"},
                              {"福建省福州市鼓楼区人民路J", 0.95, "福建省福州市鼓楼区人民路J锦绣花园3幢"}};
  for (const Row& row : rows) {
    const Reading reading = with("福建省福州市鼓楼区人民路12号", row.read, row.probability);
    EXPECT_EQ(value(normalize(reading, kToday), "address"), row.address) << row.read;
  }
  EXPECT_EQ(rows.size(), 3u);
}

TEST(BusinessLicence, KnowsALabelBehindASpeck) {
  for (const char* label : {"。法定代表人", "-法定代表人", "·,法定代表人"})
    EXPECT_EQ(value(normalize(lying(kCode, label), kToday), "legal_representative"), "欧阳明") << label;
}

TEST(BusinessLicence, PutsUnsureWordsOfNamesAndTypesRight) {
  struct Row {
    const char* field;
    std::string printed, read, value;
  };
  const std::string name = "福州天瑞信息技术(集团)有限公司", type = "有限责任公司(自然人投资或控股)";
  const std::vector<Row> rows{
      {"company_name", name, "福州卓越教软咨询有限公司", "福州卓越教育咨询有限公司"},
      {"company_type", type, "普通合伙企业", "普通合伙企业"},
      {"company_type", type, "特殊普通合伙金业", "特殊普通合伙企业"},
      {"company_type", type, "有限", "(absent)"},
      {"scope", "软件开发;货物进出口;会议及展览服务", "软件开发：货物进出口;会议及展宽服务;",
       "软件开发；货物进出口；会议及展览服务；企业管理咨询。"},
      {"registered_capital", "壹仟万元整", "壹仟万元螫", "壹仟万元螫"},
      {"registered_capital", "壹仟万元整", "1", "(absent)"}};
  for (const Row& row : rows)
    EXPECT_EQ(value(normalize(with(row.printed, row.read, 0.7), kToday), row.field), row.value) << row.read;
  EXPECT_EQ(rows.size(), 7u);
}

TEST(BusinessLicence, ReadsAmountsInTheirOwnCharacters) {
  Reading reading = with("壹仟万元整", "壹仟万元螫", 0.7);
  for (TextLine& line : reading.lines) {
    if (line.general.text == "壹仟万元螫")
      line.general.characters.back().alternatives = {{U'鳌', 0.2F}, {U'整', 0.1F}};
  }
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "registered_capital"), "壹仟万元整");
  EXPECT_EQ(count(record, "field_uncertain", "registered_capital"), 1);
}

// 名 and 住 lost in a reflection: the other halves of the labels still tell.
TEST(BusinessLicence, KnowsLabelsByTheirEnds) {
  Reading reading = lying(kCode);
  std::erase_if(reading.lines,
                [](const TextLine& line) { return line.general.text == "名" || line.general.text == "住"; });
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "company_name"), "福州天瑞信息技术（集团）有限公司");
  EXPECT_EQ(value(record, "address"), "福建省福州市鼓楼区人民路12号锦绣花园3幢");
}

TEST(BusinessLicence, DoubtsWhatMayGoOn) {
  struct Row {
    const char* field;
    std::string printed, read;
  };
  const std::vector<Row> rows{{"address", "锦绣花园3幢", "新华市"},
                              {"scope", "企业管理咨询。", "企业管理"},
                              {"established_date", "2015年03月09日", "2015年03月04日"}};
  for (const Row& row : rows) {
    const Record record = normalize(with(row.printed, row.read), kToday);
    EXPECT_EQ(count(record, "field_uncertain", row.field), 1) << row.field;
  }
  EXPECT_EQ(rows.size(), 3u);
}

TEST(BusinessLicence, TakesTheNameOfTheQrWhereThePrintIsNearlyThat) {
  struct Row {
    const char* what;
    std::string in_qr;
    std::string name;
    int disagree;
  };
  const std::vector<Row> rows{
      {"the same", "福州天瑞信息技术（集团）有限公司", "福州天瑞信息技术（集团）有限公司", 0},
      {"one character", "福州夭瑞信息技术（集团）有限公司", "福州夭瑞信息技术（集团）有限公司", 0},
      {"another company", "长沙博远贸易商行", "福州天瑞信息技术（集团）有限公司", 1}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    Reading reading = lying(kCode);
    reading.barcodes = {qr("统一社会信用代码:" + kCode + ";名称:" + row.in_qr + ";登记机关:某局;")};
    const Record record = normalize(reading, kToday);
    EXPECT_EQ(value(record, "company_name"), row.name);
    EXPECT_EQ(count(record, "sources_disagree", "company_name"), row.disagree);
  }
  EXPECT_EQ(rows.size(), 3u);
}

TEST(BusinessLicence, PutsDigitsAmongDigits) {
  PageBuilder page(4);
  page.text("营业执照", 110, 44, 16);
  page.text("注册资本", 24, 82, 4.5).text("1O0.O00万人民币", 52, 82, 4.2);
  page.text("住所", 24, 94, 4.5).text("福建省福州市鼓楼区人民路1I2号A座", 52, 94, 4.2);
  const Record record = normalize(on_page(page, 297), kToday);
  EXPECT_EQ(value(record, "registered_capital"), "100.000万人民币");
  EXPECT_EQ(value(record, "address"), "福建省福州市鼓楼区人民路112号A座");
}

TEST(BusinessLicence, LongTermHasNoEnd) {
  PageBuilder page(4);
  page.text("营业执照", 110, 44, 16);
  page.text("营业期限", 24, 82, 4.5).text("2015年03月09日 至 长期", 52, 82, 4.2);
  page.text("注册资本", 24, 94, 4.5).text("壹仟万元整", 52, 94, 4.2);
  const Record record = normalize(on_page(page, 297), kToday);
  EXPECT_EQ(value(record, "valid_from"), "2015-03-09");
  EXPECT_EQ(value(record, "valid_until"), "long_term");
}

TEST(CreditCode, IsFoundInATextThatCarriesOne) {
  struct Row {
    std::string text;
    std::string code;
  };
  const std::vector<Row> rows{{"http://www.gsxt.gov.cn/index.html?uniscid=" + kCode, kCode},
                              {"统一社会信用代码:" + kCode + ";名称:某某", kCode},
                              {kCode + kOther, ""},
                              {kCode + " " + kOther, ""},
                              {"91350100M000100Y44", ""},
                              {"", ""}};
  for (const Row& row : rows) EXPECT_EQ(code_in_text(row.text).value_or(""), row.code) << row.text;
  EXPECT_EQ(rows.size(), 6u);
}

}  // namespace
}  // namespace docintake
