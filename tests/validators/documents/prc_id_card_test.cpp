#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/validators/documents/page_builder.h"
#include "tests/validators/looking.h"
#include "validators/documents/document_kind.h"
#include "validators/documents/normalize.h"
#include "validators/identifiers/gb11643.h"

namespace docintake {
namespace {

// 12 March 1990, a man, in an invented place of Sichuan.
const std::string kNumber = completed("51010719900312057");
const std::string kOther = completed("51010719900312073");

/// The front with its labels apart from their values, as the print has them.
struct Front {
  std::string name = "张小三", sex = "男", people = "汉", birth = "1990年3月12日";
  std::vector<std::string> address{"某省某市青云区长宁路", "12号3单元405室"};
  std::string number = kNumber;
  std::vector<std::string> digits{kNumber, kNumber};
  std::string name_label = "姓 名", sex_label = "性 别", people_label = "民 族", birth_label = "出 生",
              address_label = "住 址", number_label = "公民身份号码";

  Reading on(PageBuilder page) const {
    const auto line = [&](const std::string& text, double x, double y, double size) {
      if (!text.empty()) page.text(text, x, y, size);
    };
    line(name_label, 6.3, 8.9, 2.6);
    line(name, 16, 8.9, 3.4);
    line(sex_label, 6.3, 15.6, 2.6);
    line(sex, 16, 15.6, 3);
    line(people_label, 24.5, 15.6, 2.6);
    line(people, 33, 15.6, 3);
    line(birth_label, 6.3, 22.3, 2.6);
    line(birth, 16, 22.3, 3);
    line(address_label, 6.3, 29.3, 2.6);
    for (std::size_t i = 0; i < address.size(); ++i) line(address[i], 16, 29.3 + 4.4 * double(i), 3);
    line(number_label, 6.3, 46.7, 2.6);
    if (!number.empty()) page.text(number, 29.5, 46.7, 4.43).digits(digits);
    return page.reading();
  }
  Reading on_plain() const { return on(PageBuilder()); }
};

/// That the record says where the card of the builder lies.
void expect_outline(const Record& record, double scale, Point shift, double slope) {
  const auto at = [&](double x, double y) {
    return Point{shift.x + scale * x, shift.y + scale * (y + slope * x)};
  };
  ASSERT_TRUE(record.outline);
  EXPECT_GT(intersection_over_union(*record.outline, {at(0, 0), at(85.6, 0), at(85.6, 53.98), at(0, 53.98)}),
            0.85);  // The builder shears, cards turn.
}

void expect_all(const Record& record) {
  EXPECT_EQ(record.kind, "prc_id_card");
  EXPECT_EQ(record.side, Side::front);
  EXPECT_GE(record.confidence, 0.9);
  EXPECT_EQ(value(record, "name"), "张小三");
  EXPECT_EQ(value(record, "sex"), "M");
  EXPECT_EQ(value(record, "ethnicity"), "汉");
  EXPECT_EQ(value(record, "birth_date"), "1990-03-12");
  EXPECT_EQ(value(record, "address"), "某省某市青云区长宁路12号3单元405室");
  EXPECT_EQ(value(record, "number"), kNumber);
}

// Light over the end of a name leaves a shorter one, which looks whole.
TEST(ResidentCard, HandsOnNoNameThatEndsInLight) {
  Reading reading = Front().on_plain();
  EXPECT_EQ(value(normalize(reading, kToday), "name"), "张小三");
  for (TextLine& line : reading.lines)
    if (line.general.text == "张小三") line.behind = Light::white;
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "name"), "(absent)");
  EXPECT_EQ(count(record, "field_unreadable", "name"), 1);
  EXPECT_EQ(value(record, "number"), kNumber);
}

// In light that is not white print is more often seen than lost.
TEST(ResidentCard, DoubtsANameThatEndsInPaleLight) {
  Reading reading = Front().on_plain();
  for (TextLine& line : reading.lines)
    if (line.general.text == "张小三") line.behind = Light::pale;
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "name"), "张小三");
  EXPECT_EQ(count(record, "field_uncertain", "name"), 1);
}

// Of several lines each one's end counts, not that of the longest.
TEST(ResidentCard, HandsOnNoAddressOfWhichALineEndsInLight) {
  for (const char* lit : {"某省某市青云区长宁路", "12号3单元405室"}) {
    Reading reading = Front().on_plain();
    for (TextLine& line : reading.lines)
      if (line.general.text == lit) line.behind = Light::white;
    EXPECT_EQ(value(normalize(reading, kToday), "address"), "(absent)") << lit;
  }
}

// Lines and digits are lost without a trace; what addresses end with, and 号 behind a number, tell.
TEST(ResidentCard, DoubtsAnAddressThatDoesNotReadAsOne) {
  struct Row {
    std::vector<std::string> lines;
    bool doubted;
  };
  const std::vector<Row> rows{{{"某省某市青云区长宁路12号"}, false},
                              {{"某省某市青云区长宁路", "12号3单元405室"}, false},
                              {{"某省某市青云区长宁路", "甲5号A座"}, false},
                              {{"某省某市青云区长宁小区31"}, false},
                              {{"某省某市青云区长宁"}, true},
                              {{"某省某市青云区长宁路"}, true},
                              {{"某省某市青云区长宁路号3栋"}, true}};
  for (const Row& row : rows) {
    Front front;
    front.address = row.lines;
    const Record record = normalize(front.on_plain(), kToday);
    EXPECT_NE(value(record, "address"), "(absent)") << row.lines[0];
    EXPECT_EQ(count(record, "field_uncertain", "address"), row.doubted) << row.lines[0];
  }
  EXPECT_EQ(rows.size(), 7u);
}

// Light over the beginning of a further line moves it to the right.
TEST(ResidentCard, HandsOnNoAddressWithALineThatBeginsLate) {
  Front front;
  front.address = {"某省某市青云区长宁路"};
  PageBuilder page;
  page.text("道长宁社区3栋", 22, 33.7, 3);
  EXPECT_EQ(value(normalize(front.on(page), kToday), "address"), "(absent)");
  EXPECT_EQ(value(normalize(front.on_plain(), kToday), "address"), "某省某市青云区长宁路");
}

TEST(PrcIdCardFront, EveryFieldIsRead) {
  const Record record = normalize(Front().on_plain(), kToday);
  expect_all(record);
  EXPECT_TRUE(record.findings.empty());
  EXPECT_GE(record.find("number")->confidence, 0.95);
  EXPECT_GT(record.find("name")->box[1].x, record.find("name")->box[0].x);
}

TEST(PrcIdCardFront, WhereverTheCardLiesAndHoweverLargeItIs) {
  struct Place {
    double scale;
    Point shift;
    double slope;
  };
  const Place places[] = {{4, {0, 0}, 0},      {15, {0, 0}, 0.03},   {15, {0, 0}, -0.03},
                          {8, {300, 500}, 0},  {20, {40, 10}, 0.02}, {6, {700, 100}, -0.04},
                          {11, {5, 900}, 0.01}};
  int rows = 0;
  for (const Place& place : places) {
    SCOPED_TRACE(testing::Message() << place.scale << " " << place.shift.x << " " << place.slope);
    const Record record = normalize(Front().on(PageBuilder(place.scale, place.shift, place.slope)), kToday);
    expect_all(record);
    expect_outline(record, place.scale, place.shift, place.slope);
    ++rows;
  }
  EXPECT_EQ(rows, 7);
}

// Cards of minority regions print the labels, and at times name and address, in a second script above. What a
// reader that does not know the script makes of them stands there instead.
TEST(PrcIdCardFront, ASecondScriptAboveTheLabelsDisturbsNothing) {
  struct Row {
    const char* what;
    std::vector<const char*> labels;  ///< Of name, sex, ethnic group, birth, address, number.
    const char* name;                 ///< Above the printed one.
    double probability;
  };
  const std::vector<Row> rows{
      {"Zhuang",
       {"Singqmingz", "Singqbied", "Minzcuz", "Seng'diet", "Dieg ywq", "Gunghminz Sonfaenh Hauma"},
       "",
       0.9},
      {"Uyghur as noise",
       {"(gou", "gnin>", "gill", "GE gS", "gad yol", "(Go 93 \\S gaguidlS"},
       "(GIL g a",
       0.4},
      {"Tibetan taken for Chinese", {"刍", "罗", "扒尸", "弓乙", "辶仁", "刀刂凵仄"}, "刍尸刂", 0.2},
      {"Yi", {"ꂓꌋ", "ꐚꃀ", "ꊨꏦ", "ꒆꇴ", "ꀀꄉ", "ꇬꂱꌦꁱꌠ"}, "", 0.3},
      {"Korean", {"성명", "성별", "민족", "출생", "주소", "공민신분번호"}, "", 0.9}};
  const double x[]{6.3, 6.3, 24.5, 6.3, 6.3, 6.3}, y[]{6.3, 13.0, 13.0, 19.7, 26.7, 44.1};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    PageBuilder page;
    for (std::size_t i = 0; i < row.labels.size(); ++i)
      page.text(row.labels[i], x[i], y[i], 1.6, row.probability);
    if (*row.name) page.text(row.name, 16, 5.9, 1.8, row.probability);
    expect_all(normalize(Front().on(page), kToday));
  }
  EXPECT_EQ(rows.size(), 5U);
}

TEST(PrcIdCardFront, ByItsValuesWhereAllLabelsAreLost) {
  Front bare;
  for (std::string* label : {&bare.name_label, &bare.sex_label, &bare.people_label, &bare.birth_label,
                             &bare.address_label, &bare.number_label})
    label->clear();
  const Record record = normalize(bare.on(PageBuilder(12, {60, 40})), kToday);
  EXPECT_EQ(record.kind, "prc_id_card");
  EXPECT_EQ(record.side, Side::front);
  EXPECT_EQ(value(record, "sex"), "M");
  EXPECT_EQ(value(record, "ethnicity"), "汉");
  EXPECT_EQ(value(record, "birth_date"), "1990-03-12");
  EXPECT_EQ(value(record, "address"), "某省某市青云区长宁路12号3单元405室");
  EXPECT_EQ(value(record, "number"), kNumber);

  Front no_number = bare;
  no_number.number.clear();
  EXPECT_EQ(normalize(no_number.on_plain(), kToday).kind, "prc_id_card");
  Front no_place = no_number;
  no_place.people.clear();
  EXPECT_EQ(normalize(no_place.on_plain(), kToday).kind, "unknown");
  Front only_number = bare;
  only_number.sex = only_number.people = only_number.birth = "";
  only_number.address = {"尾号为八的卡"};
  EXPECT_EQ(normalize(only_number.on_plain(), kToday).kind, "unknown");
}

TEST(PrcIdCardFront, NumbersOfResidencePermitsAreNotOurs) {
  // The permit's portrait side is this card's but for the ethnic group, and has no title.
  Front permit;
  permit.people_label = permit.people = "";
  permit.number = completed("81000019900312057");
  permit.digits = {permit.number, permit.number};
  EXPECT_EQ(normalize(permit.on_plain(), kToday).kind, "hkmt_residence_permit");
}

TEST(PrcIdCardFront, LabelsJoinedWithTheirValues) {
  PageBuilder page;
  page.text("姓名  张小三", 6.3, 8.9)
      .text("性别  男   民族 汉", 6.3, 15.6)
      .text("出生  1990年3月12日", 6.3, 22.3)
      .text("住址  某省某市青云区长宁路", 6.3, 29.3)
      .text("12号3单元405室", 16, 33.7)
      .text("公民身份号码" + kNumber, 6.3, 46.7)
      .digits({kNumber, kNumber});
  expect_all(normalize(page.reading(), kToday));
}

TEST(PrcIdCardFront, LabelsReadCharacterByCharacter) {
  PageBuilder page;
  page.text("姓", 6.3, 8.9, 2.6).text("名", 10.5, 8.9, 2.6).text("张小三", 16, 8.9);
  page.text("性", 6.3, 15.6, 2.6).text("别", 10.5, 15.6, 2.6).text("男", 16, 15.6);
  page.text("民", 24.5, 15.6, 2.6).text("族", 28.7, 15.6, 2.6).text("汉", 33, 15.6);
  page.text("出", 6.3, 22.3, 2.6).text("生", 10.5, 22.3, 2.6);
  page.text("1990", 16, 22.3).text("年", 23.6, 22.3, 2.6).text("3", 28, 22.3).text("月", 31, 22.3, 2.6);
  page.text("12", 34.5, 22.3).text("日", 39, 22.3, 2.6);
  page.text("住", 6.3, 29.3, 2.6).text("址", 10.5, 29.3, 2.6).text("某省某市青云区长宁路", 16, 29.3);
  page.text("12号3单元405室", 16, 33.7);
  page.text("公民身份号码", 6.3, 46.7, 2.6).text(kNumber, 29.5, 46.7, 4).digits({kNumber, kNumber});
  expect_all(normalize(page.reading(), kToday));
}

TEST(PrcIdCardFront, DamagedAndLostLabels) {
  struct Damage {
    const char* what;
    Front front;
  };
  std::vector<Damage> damages;
  const auto add = [&](const char* what, auto change) {
    Damage damage{what, Front()};
    change(damage.front);
    damages.push_back(damage);
  };
  add("name misread", [](Front& f) { f.name_label = "姓 各"; });
  add("name lost", [](Front& f) { f.name_label = ""; });
  add("sex misread", [](Front& f) { f.sex_label = "性 剔"; });
  add("sex lost", [](Front& f) { f.sex_label = ""; });
  add("people misread", [](Front& f) { f.people_label = "民 旅"; });
  add("people lost", [](Front& f) { f.people_label = ""; });
  add("birth misread", [](Front& f) { f.birth_label = "岀 生"; });
  add("birth lost", [](Front& f) { f.birth_label = ""; });
  add("address misread", [](Front& f) { f.address_label = "往 址"; });
  add("address lost", [](Front& f) { f.address_label = ""; });
  add("number misread", [](Front& f) { f.number_label = "公民身份兮玛"; });
  add("number lost", [](Front& f) { f.number_label = ""; });
  add("three lost", [](Front& f) { f.name_label = f.birth_label = f.people_label = ""; });
  add("all but two lost", [](Front& f) { f.name_label = f.sex_label = f.people_label = f.birth_label = ""; });
  int rows = 0;
  for (const Damage& damage : damages) {
    SCOPED_TRACE(damage.what);
    const Record record = normalize(damage.front.on_plain(), kToday);
    EXPECT_EQ(record.kind, "prc_id_card");
    EXPECT_EQ(value(record, "name"), "张小三");
    EXPECT_EQ(value(record, "sex"), "M");
    EXPECT_EQ(value(record, "ethnicity"), "汉");
    EXPECT_EQ(value(record, "birth_date"), "1990-03-12");
    EXPECT_EQ(value(record, "address"), "某省某市青云区长宁路12号3单元405室");
    EXPECT_EQ(value(record, "number"), kNumber);
    ++rows;
  }
  EXPECT_EQ(rows, 14);
}

TEST(PrcIdCardFront, SecondScriptAboveTheLabelsIsPassedBy) {
  PageBuilder page;
  // What a reader of Chinese makes of Mongolian or Uyghur print.
  page.text("ساق", 6.3, 5.2, 2)
      .text("'ـەﺭ", 16, 5.2, 2)
      .text("~|=-", 6.3, 12.2, 2)
      .text("ـ-", 6.3, 19, 2)
      .text("=_,", 6.3, 25.8, 2);
  Front front;
  front.name = "阿卜杜拉·买合木提";
  front.people = "维吾尔";
  const Record record = normalize(front.on(page), kToday);
  EXPECT_EQ(value(record, "name"), "阿卜杜拉·买合木提");
  EXPECT_EQ(value(record, "ethnicity"), "维吾尔");
  EXPECT_EQ(value(record, "address"), "某省某市青云区长宁路12号3单元405室");
}

TEST(PrcIdCardFront, PortraitNoiseStaysOut) {
  PageBuilder page;
  page.text("一", 60, 8.9, 3)
      .text("目川", 64, 15.6, 3)
      .text("三工", 58, 29.3, 3)
      .text("口", 70, 33.7, 3)
      .text("厂|", 62, 38, 3);
  expect_all(normalize(Front().on(page), kToday));
}

struct NumberRow {
  const char* why;
  std::string general;
  std::vector<std::string> digits;
  std::string birth;
  std::string sex;
  std::string given;  ///< "" for withheld.
  const char* finding;
};

std::string with(std::string number, std::size_t place, char c) {
  number[place] = c;
  return number;
}

TEST(PrcIdCardFront, NumbersHandedOnAndWithheld) {
  const std::string wrong = with(kNumber, 15, kNumber[15] == '3' ? '8' : '3');
  const std::string month_13 = completed("51010719901312057");
  const std::string no_province = completed("99010719900312057");
  const std::string date = "1990年3月12日";
  const NumberRow rows[] = {
      {"three agree", kNumber, {kNumber, kNumber}, date, "男", kNumber, ""},
      {"two digits readings agree, the general one is damaged",
       "51O1O7?",
       {kNumber, kNumber},
       date,
       "男",
       kNumber,
       ""},
      {"one digits reading and the general one agree", kNumber, {kNumber}, "", "", kNumber, ""},
      {"one reading backed by the print", "", {kNumber}, date, "男", kNumber, ""},
      {"one reading without the print", "", {kNumber}, "", "", "", "number_unreadable"},
      {"one reading, sex disagrees", "", {kNumber}, date, "女", "", "number_unreadable"},
      {"one reading, birth date disagrees", "", {kNumber}, "1991年3月12日", "男", "", "number_unreadable"},
      {"letters for digits in the general reading",
       "5l0l07l99OO3l2O57" + kNumber.substr(17),
       {kNumber},
       "",
       "",
       kNumber,
       ""},
      {"17 digits twice",
       kNumber.substr(1),
       {kNumber.substr(1), kNumber.substr(1)},
       date,
       "男",
       "",
       "number_unreadable"},
      {"16 digits",
       kNumber.substr(2),
       {kNumber.substr(2), kNumber.substr(2)},
       date,
       "男",
       "",
       "number_unreadable"},
      {"a speck in front", "1" + kNumber, {"1" + kNumber, "1" + kNumber}, date, "男", kNumber, ""},
      {"a speck behind", kNumber + "1", {kNumber + "1", kNumber + "1"}, date, "男", kNumber, ""},
      {"two valid numbers, one reading each", "", {kNumber, kOther}, "", "", "", "number_unreadable"},
      {"two valid numbers, two against one", kNumber, {kNumber, kOther}, "", "", kNumber, ""},
      {"one valid, one wrong, print agrees", "", {kNumber, wrong}, date, "男", kNumber, ""},
      {"wrong check digit, all agree", wrong, {wrong, wrong}, date, "男", wrong, "number_check_failed"},
      {"wrong check digit, one reading", "", {wrong}, date, "男", "", "number_unreadable"},
      {"wrong check digit, readings differ",
       with(wrong, 16, '9'),
       {wrong, wrong},
       date,
       "男",
       "",
       "number_unreadable"},
      {"wrong check digit and the print has another day",
       wrong,
       {wrong, wrong},
       "1991年3月12日",
       "男",
       "",
       "number_unreadable"},
      {"month 13", month_13, {month_13, month_13}, date, "男", "", "number_unreadable"},
      {"no such province", no_province, {no_province, no_province}, date, "男", "", "number_unreadable"},
      {"two half-wrong readings mix to one valid number",
       with(kNumber, 2, '8'),
       {with(kNumber, 4, '6')},
       date,
       "男",
       kNumber,
       "number_combined"},
      {"the same without the print",
       with(kNumber, 2, '8'),
       {with(kNumber, 4, '6')},
       "",
       "",
       "",
       "number_unreadable"},
      {"15 digits of the first generation",
       "510107900312057",
       {"510107900312057", "510107900312057"},
       date,
       "男",
       "",
       "number_first_generation"},
      {"nothing", "", {}, date, "男", "", "number_unreadable"},
  };
  int count_rows = 0;
  for (const NumberRow& row : rows) {
    SCOPED_TRACE(row.why);
    Front front;
    front.number = row.general.empty() ? "……" : row.general;
    front.digits = row.digits;
    front.birth = row.birth;
    front.sex = row.sex;
    const Record record = normalize(front.on_plain(), kToday);
    EXPECT_EQ(record.kind, "prc_id_card");
    EXPECT_EQ(value(record, "number"), row.given.empty() ? "(absent)" : row.given);
    if (*row.finding) {
      EXPECT_GE(count(record, row.finding, "number"), 1);
    } else {
      EXPECT_EQ(count(record, "number_unreadable") + count(record, "number_check_failed"), 0);
    }
    ++count_rows;
  }
  EXPECT_EQ(count_rows, 25);
}

TEST(PrcIdCardFront, NumberAndPrintThatDisagreeAreBothHandedOn) {
  Front front;
  front.birth = "1991年3月12日";
  front.sex = "女";
  const Record record = normalize(front.on_plain(), kToday);
  EXPECT_EQ(value(record, "number"), kNumber);
  EXPECT_EQ(value(record, "birth_date"), "1991-03-12");
  EXPECT_EQ(value(record, "sex"), "F");
  ASSERT_EQ(record.fields.at("birth_date").others.size(), 1u);
  EXPECT_EQ(record.fields.at("birth_date").others[0].value, "1990-03-12");
  EXPECT_EQ(record.fields.at("sex").others[0].value, "M");
  EXPECT_EQ(count(record, "sources_disagree", "birth_date"), 1);
  EXPECT_EQ(count(record, "sources_disagree", "sex"), 1);
}

TEST(PrcIdCardFront, WhatThePrintLostTheValidNumberSays) {
  Front front;
  front.birth = "1990年?月";
  front.sex = "";
  const Record record = normalize(front.on_plain(), kToday);
  EXPECT_EQ(value(record, "birth_date"), "1990-03-12");
  EXPECT_EQ(record.find("birth_date")->raw, kNumber);
  EXPECT_LT(record.find("birth_date")->confidence, record.find("number")->confidence);
  EXPECT_EQ(value(record, "sex"), "M");
  EXPECT_EQ(count(record, "field_from_number", "birth_date"), 1);
  EXPECT_EQ(count(record, "field_unreadable", "birth_date"), 0);
}

TEST(PrcIdCardFront, UnreadableFieldsAreAbsentAndSaid) {
  Front front;
  front.name = "Z3#";
  front.people = "某";
  front.address = {};
  const Record record = normalize(front.on_plain(), kToday);
  for (const char* field : {"name", "ethnicity", "address"}) {
    EXPECT_EQ(record.find(field), nullptr) << field;
    EXPECT_EQ(count(record, "field_unreadable", field), 1) << field;
  }
  EXPECT_EQ(value(record, "number"), kNumber);
}

TEST(PrcIdCardFront, AnAddressIsWithheldWhereAPartOfItIsLost) {
  const std::vector<std::vector<std::string>> addresses{{"某省某市青", "12号3单元405室"},
                                                        {"", "某区翠竹社区12号3单元405室"}};
  for (const std::vector<std::string>& address : addresses) {
    Front front;
    front.address = address;
    const Record record = normalize(front.on_plain(), kToday);
    EXPECT_EQ(record.find("address"), nullptr) << address.back();
    EXPECT_EQ(count(record, "field_unreadable", "address"), 1) << address.back();
  }
  EXPECT_EQ(addresses.size(), 2u);
}

// A forged number: three readings have it, and a fourth, hardly sure, has one that meets the check.
TEST(PrcIdCardFront, AValidReadingThatIsHardlySureDoesNotOutvoteThree) {
  const std::string wrong = kNumber.substr(0, 17) + (kNumber.back() == '0' ? "1" : "0");
  Front front;
  front.number = wrong;
  front.digits = {wrong, wrong, kNumber};
  Reading reading = front.on_plain();
  for (TextLine& line : reading.lines) {
    if (line.digits.size() != 3) continue;
    for (RecognizedLine* each : {&line.general, &line.digits[0], &line.digits[1]}) {
      for (Character& c : each->characters) c.probability = 0.99F;
    }
    for (Character& c : line.digits[2].characters) c.probability = 0.5F;
  }
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "number"), wrong);
  EXPECT_EQ(count(record, "number_check_failed", "number"), 1);
}

TEST(PrcIdCardFront, HouseNumbersHaveZerosForOs) {
  Front front;
  front.address = {"某省某市青云区长宁路", "12号3单元4O5室"};
  EXPECT_EQ(value(normalize(front.on_plain(), kToday), "address"), "某省某市青云区长宁路12号3单元405室");
  front.address.back() = "O2号3单元405室";  // begins a line
  EXPECT_EQ(value(normalize(front.on_plain(), kToday), "address"), "某省某市青云区长宁路O2号3单元405室");
}

TEST(PrcIdCardFront, MiddleDotsAreReadAsAllSortsOfMarks) {
  struct Row {
    const char* read;
    const char* name;
  };
  const Row rows[] = {{"买买提·艾力", "买买提·艾力"},
                      {"买买提.艾力", "买买提·艾力"},
                      {"买买提 : 艾力", "买买提·艾力"},
                      {"买买提。艾力", "买买提·艾力"},
                      {"买买提…艾力", "买买提·艾力"},
                      {"买买提-艾力", "买买提·艾力"},
                      {"张.小三", "张小三"},
                      {".张小三", "张小三"},
                      {"张小三.", "张小三"},
                      {"买买提`艾力", "买买提·艾力"},
                      {"买买提   艾力", "买买提·艾力"},
                      {"张   小三", "(absent)"},
                      {"买买提8艾力", "(absent)"},
                      {"买买提A艾力", "(absent)"}};
  int count_rows = 0;
  for (const Row& row : rows) {
    Front front;
    front.name = row.read;
    EXPECT_EQ(value(normalize(front.on_plain(), kToday), "name"), row.name) << row.read;
    ++count_rows;
  }
  EXPECT_EQ(count_rows, 14);
}

TEST(PrcIdCardFront, WeakReadingsThatTheNumberBacksAreSure) {
  PageBuilder page;
  Front front;
  front.birth = front.sex = "";
  page.text("1990年3月12日", 16, 22.3, 3, 0.05).text("男", 16, 15.6, 3, 0.05);
  const Record backed = normalize(front.on(page), kToday);
  EXPECT_EQ(value(backed, "birth_date"), "1990-03-12");
  EXPECT_GE(backed.find("birth_date")->confidence, 0.9);
  EXPECT_EQ(backed.find("birth_date")->raw, "1990年3月12日");
  EXPECT_GE(backed.find("sex")->confidence, 0.9);
  // The same weak readings, contradicting the number, are misreadings and not contradictions.
  PageBuilder other;
  other.text("1990年3月13日", 16, 22.3, 3, 0.05);
  const Record contradicting = normalize(front.on(other), kToday);
  EXPECT_EQ(value(contradicting, "birth_date"), "1990-03-12");
  EXPECT_EQ(count(contradicting, "field_from_number", "birth_date"), 1);
  EXPECT_EQ(count(contradicting, "sources_disagree"), 0);
}

TEST(PrcIdCardFront, SpecksInsideLabelsAndRemainsOfThem) {
  Front front;
  front.name_label = "姓 - 名";
  front.sex_label = "性 | 而";
  front.birth_label = "出 _ 主";
  front.people_label = "民 ' 族";
  expect_all(normalize(front.on_plain(), kToday));
}

TEST(PrcIdCardFront, FutureBirthDatesAreNotGiven) {
  Front front;
  front.birth = "2090年3月12日";
  front.digits = {};
  front.number = "";
  EXPECT_EQ(normalize(front.on_plain(), kToday).find("birth_date"), nullptr);
}

TEST(PrcIdCardFront, WeakEvidence) {
  PageBuilder number_and_label;
  number_and_label.text("住址", 6.3, 29.3, 2.6).text(kNumber, 29.5, 46.7, 4).digits({kNumber, kNumber});
  EXPECT_EQ(normalize(number_and_label.reading(), kToday).kind, "prc_id_card");
  PageBuilder number_alone;
  number_alone.text(kNumber, 29.5, 46.7, 4).digits({kNumber, kNumber});
  EXPECT_EQ(normalize(number_alone.reading(), kToday).kind, "unknown");
}

// ---- Back

struct Back {
  std::string country = "中华人民共和国", title = "居民身份证";
  std::string authority_label = "签发机关", validity_label = "有效期限";
  std::vector<std::string> authority{"青云市公安局长宁分局"};
  std::string validity = "2016.03.01-2036.03.01";

  Reading on(PageBuilder page) const {
    const auto line = [&](const std::string& text, double x, double y, double size) {
      if (!text.empty()) page.text(text, x, y, size);
    };
    line(country, 30, 10, 5);
    line(title, 27, 20.5, 9.5);
    line(authority_label, 22, 40.5, 2.6);
    for (std::size_t i = 0; i < authority.size(); ++i) {
      line(authority[i], 36, 40.5 + 3.6 * (double(i) - 0.7 * double(authority.size() - 1)), 2.9);
    }
    line(validity_label, 22, 46.8, 2.6);
    line(validity, 36, 46.8, 2.9);
    return page.reading();
  }
};

// A first character that no line holds leaves an authority that looks whole, a character to the right of the
// dates below it.
TEST(PrcIdCardBack, HandsOnNoAuthorityThatBeginsLate) {
  Reading reading = Back().on(PageBuilder());
  EXPECT_EQ(value(normalize(reading, kToday), "issuing_authority"), "青云市公安局长宁分局");
  for (TextLine& line : reading.lines) {
    if (line.general.text != "青云市公安局长宁分局") continue;
    line.general.text = "云市公安局长宁分局";
    line.general.characters.erase(line.general.characters.begin());
  }
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "issuing_authority"), "(absent)");
  EXPECT_EQ(count(record, "field_unreadable", "issuing_authority"), 1);
}

TEST(PrcIdCardBack, HandsOnNoAuthorityThatEndsAsNoneDoes) {
  for (const auto& [authority, given] : {std::pair("青云市公安局", true), std::pair("青云市公安", false)}) {
    Back back;
    back.authority = {authority};
    const Record record = normalize(back.on(PageBuilder()), kToday);
    EXPECT_EQ(value(record, "issuing_authority"), given ? authority : "(absent)");
  }
}

TEST(PrcIdCardBack, Table) {
  struct Row {
    const char* why;
    Back back;
    const char* authority;
    const char* from;
    const char* until;
  };
  const char* authority = "青云市公安局长宁分局";
  const auto changed = [](auto change) {
    Back back;
    change(back);
    return back;
  };
  const Row rows[] = {
      {"plain", {}, authority, "2016-03-01", "2036-03-01"},
      {"long term", changed([](Back& b) { b.validity = "2016.03.01-长期"; }), authority, "2016-03-01",
       "long_term"},
      {"stops lost", changed([](Back& b) { b.validity = "20160301-20360301"; }), authority, "2016-03-01",
       "2036-03-01"},
      {"dash lost", changed([](Back& b) { b.validity = "2016.03.012036.03.01"; }), authority, "2016-03-01",
       "2036-03-01"},
      {"spaced", changed([](Back& b) { b.validity = "2016. 03. 01 - 2036. 03. 01"; }), authority,
       "2016-03-01", "2036-03-01"},
      {"labels misread",
       changed([](Back& b) { b.authority_label = "鉴发杌关", b.validity_label = "有效朗限"; }), authority,
       "2016-03-01", "2036-03-01"},
      {"authority's label lost", changed([](Back& b) { b.authority_label = ""; }), authority, "2016-03-01",
       "2036-03-01"},
      {"validity's label lost", changed([](Back& b) { b.validity_label = ""; }), authority, "2016-03-01",
       "2036-03-01"},
      {"titles lost", changed([](Back& b) { b.country = b.title = ""; }), authority, "2016-03-01",
       "2036-03-01"},
      {"two lines", changed([](Back& b) {
         b.authority = {"某某某族自治州某某县", "公安局"};
       }),
       "某某某族自治州某某县公安局", "2016-03-01", "2036-03-01"},
      {"a digit lost", changed([](Back& b) { b.validity = "2016.03.0-2036.03.01"; }), authority, "(absent)",
       "(absent)"},
      {"month 13", changed([](Back& b) { b.validity = "2016.13.01-2036.03.01"; }), authority, "(absent)",
       "(absent)"},
      {"backwards", changed([](Back& b) { b.validity = "2036.03.01-2016.03.01"; }), authority, "(absent)",
       "(absent)"},
      {"authority unreadable", changed([](Back& b) { b.authority = {"A1"}; }), "(absent)", "2016-03-01",
       "2036-03-01"},
  };
  int count_rows = 0;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const Record record = normalize(row.back.on(PageBuilder()), kToday);
    EXPECT_EQ(record.kind, "prc_id_card");
    EXPECT_EQ(record.side, Side::back);
    EXPECT_EQ(value(record, "issuing_authority"), row.authority);
    EXPECT_EQ(value(record, "valid_from"), row.from);
    EXPECT_EQ(value(record, "valid_until"), row.until);
    EXPECT_EQ(record.find("number"), nullptr);
    EXPECT_EQ(count(record, "validity_span_implausible"), 0);
    ++count_rows;
  }
  EXPECT_EQ(count_rows, 14);
}

TEST(PrcIdCardBack, DigitsReadingsSettleTheSpan) {
  struct Row {
    const char* general;
    std::vector<std::string> digits;
    const char* from;
    const char* until;
  };
  const Row rows[] = {
      {"2016:03/012036.3.01", {"2016030120360301", "2016030120360301"}, "2016-03-01", "2036-03-01"},
      {"有天几虹", {"2016030120360301"}, "2016-03-01", "2036-03-01"},
      {"2016.03.01-2036.03.01", {"2016030120360807"}, "2016-03-01", "2036-03-01"},
      {"2016.03.01-2036.08.01", {"2016030120360301"}, "2016-03-01", "2036-03-01"},
      {"2016.08.01-2036.03.01", {"20160301120360301"}, "2016-03-01", "2036-03-01"},
      {"2016.03.01-长期", {"20160301", "2016030147"}, "2016-03-01", "long_term"},
      {"2016.03", {"20160301"}, "(absent)", "(absent)"},
  };
  int count_rows = 0;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.general);
    Back back;
    back.validity = "";
    PageBuilder page;
    page.text(row.general, 36, 46.8, 2.9, 0.3).digits(row.digits);
    const Record record = normalize(back.on(page), kToday);
    EXPECT_EQ(value(record, "valid_from"), row.from);
    EXPECT_EQ(value(record, "valid_until"), row.until);
    ++count_rows;
  }
  EXPECT_EQ(count_rows, 7);
}

TEST(PrcIdCardBack, ImplausibleSpansAreSaid) {
  const std::pair<const char*, int> rows[] = {{"2016.03.01-2021.03.01", 0}, {"2016.03.01-2026.03.01", 0},
                                              {"2016.03.01-2036.03.01", 0}, {"2016.02.29-2026.02.28", 0},
                                              {"2016.03.01-2031.03.01", 1}, {"2016.03.01-2036.03.02", 1},
                                              {"2016.03.01-2017.03.01", 1}};
  for (const auto& [text, findings] : rows) {
    Back back;
    back.validity = text;
    const Record record = normalize(back.on(PageBuilder()), kToday);
    EXPECT_EQ(count(record, "validity_span_implausible"), findings) << text;
    EXPECT_NE(record.find("valid_until"), nullptr) << text;
  }
}

TEST(PrcIdCardBack, MovedAndScaled) {
  for (const double scale : {4.0, 9.0, 20.0}) {
    const Record record = normalize(Back().on(PageBuilder(scale, {333, 77}, 0.02)), kToday);
    EXPECT_EQ(value(record, "issuing_authority"), "青云市公安局长宁分局");
    EXPECT_EQ(value(record, "valid_until"), "2036-03-01");
    expect_outline(record, scale, {333, 77}, 0.02);
  }
}

}  // namespace
}  // namespace docintake
