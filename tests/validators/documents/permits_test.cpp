#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/validators/documents/page_builder.h"
#include "tests/validators/looking.h"
#include "validators/documents/normalize.h"
#include "validators/identifiers/icao9303.h"

namespace docintake {
namespace {

/// How a permit prints its labels.
enum class Labels { left, above, two_languages };

/// The front of a travel permit or of a foreign permanent resident's card. Empty texts are not printed.
struct Front {
  std::string title = "港澳居民来往内地通行证",
              latin_title = "MAINLAND TRAVEL PERMIT FOR HONG KONG AND MACAO RESIDENTS";
  std::string name = "陈大明", latin = "CHAN, TAI-MING", birth = "1990.03.12", sex = "男", nationality = "",
              validity = "2019.06.01-2029.05.31", authority = "中华人民共和国出入境管理局", place = "广东",
              count = "02", count_label = "换证次数", number = "H12345678";
  std::vector<std::string> digits{"12345678", "12345678"};
  double probability = 0.95;

  Reading on(Labels labels, PageBuilder page = PageBuilder()) const {
    page.text(title, 16, 5.6, 4.2).text(latin_title, 16, 10, 1.9);
    double y = 14;
    const auto pair = [&](const char* chinese, const char* english, const std::string& value, double x,
                          double size) {
      if (value.empty()) return;
      if (labels == Labels::left) {
        page.text(chinese, x, y, 2).text(value, x + 10.4, y, size, probability);
      } else {
        const std::string both = std::string(chinese) + "/" + english;
        page.text(labels == Labels::above ? std::string(chinese) : both, x, y, 1.7)
            .text(value, x, y + 3.2, size, probability);
      }
    };
    pair("姓名", "Name", name.empty() ? latin : name, 32, name.empty() ? 2.6 : 3.6);
    y += 4.4;
    if (!name.empty() && !latin.empty()) page.text(latin, labels == Labels::left ? 42.4 : 32, y + 2.4, 2.4);
    y += 3.6;
    pair("出生日期", "Date of Birth", birth, 32, 2.9);
    pair("性别", "Sex", sex, 62, 2.9);
    y += 6;
    pair("有效期限", "Period of Validity", validity, 32, 2.9);
    y += 6;
    pair("国籍", "Nationality", nationality, 62, 2.6);
    pair("签发机关", "Issuing Authority", authority, 32, 2);
    y += 6;
    pair("签发地点", "Place of Issue", place, 32, 2.8);
    pair(count_label.c_str(), "Number", count, 62, 2.8);
    y += 6;
    if (!number.empty()) {
      pair("证件号码", "ID No.", number, 32, 3.4);
      page.digits(digits);
    }
    return page.reading();
  }
};

Front taiwan() {
  Front front;
  front.title = "台湾居民来往大陆通行证";
  front.latin_title = "MAINLAND TRAVEL PERMIT FOR TAIWAN RESIDENTS";
  front.count_label = "签发次数";
  front.number = "91345678";
  front.digits = {"91345678", "91345678"};
  return front;
}

Front permanent_resident() {
  Front front;
  front.title = "外国人永久居留身份证";
  front.latin_title = "FOREIGN PERMANENT RESIDENT ID CARD";
  front.name = "";
  front.latin = "SMITH, JOHN";
  front.nationality = "加拿大/CAN";
  front.authority = "中华人民共和国公安部";
  front.place = front.count = "";
  front.birth = "1981.08.03";
  front.sex = "女/F";
  front.number = "CAN110081080310";
  front.digits = {"110081080310", "110081080310"};
  return front;
}

constexpr Labels kEveryWay[]{Labels::left, Labels::above, Labels::two_languages};

TEST(TravelPermitFront, EveryFieldHoweverTheLabelsStand) {
  int rows = 0;
  for (const bool of_taiwan : {false, true}) {
    for (const Labels labels : kEveryWay) {
      SCOPED_TRACE(testing::Message() << of_taiwan << int(labels));
      const Front front = of_taiwan ? taiwan() : Front();
      const Record record = normalize(front.on(labels), kToday);
      EXPECT_EQ(record.kind, of_taiwan ? "tw_travel_permit" : "hkm_travel_permit");
      EXPECT_EQ(record.side, Side::front);
      EXPECT_EQ(value(record, "name"), "陈大明");
      EXPECT_EQ(value(record, "name_latin"), "CHAN, TAI-MING");
      EXPECT_EQ(value(record, "surname"), "CHAN");
      EXPECT_EQ(value(record, "given_names"), "TAI-MING");
      EXPECT_EQ(value(record, "birth_date"), "1990-03-12");
      EXPECT_EQ(value(record, "sex"), "M");
      EXPECT_EQ(value(record, "valid_from"), "2019-06-01");
      EXPECT_EQ(value(record, "valid_until"), "2029-05-31");
      EXPECT_EQ(value(record, "issuing_authority"), "中华人民共和国出入境管理局");
      EXPECT_EQ(value(record, "issuing_place"), "广东");
      EXPECT_EQ(value(record, "issue_count"), "02");
      EXPECT_EQ(value(record, "number"), front.number);
      EXPECT_TRUE(record.findings.empty());
      ++rows;
    }
  }
  EXPECT_EQ(rows, 6);
}

TEST(TravelPermitFront, NumbersHaveLettersInFrontAlone) {
  Front front;
  front.number = "H123456780O";
  front.digits = {"1234567800", "1234567800"};
  EXPECT_EQ(value(normalize(front.on(Labels::left), kToday), "number"), "H1234567800");
}

// Neither reader of words nor of codes can tell 0 from O in many faces; together they are sure of the zero.
TEST(TravelPermitFront, AZeroThatMayBeAnOIsOne) {
  Front front;
  front.number = "H00501685";
  front.digits = {};
  Reading reading = front.on(Labels::left);
  for (TextLine& line : reading.lines) {
    if (line.general.text != front.number) continue;
    line.general.characters[1].probability = 0.55F;
    line.general.characters[1].alternatives = {{U'O', 0.4F}};
    for (int i = 0; i < 2; ++i) {
      RecognizedLine code = line.general;
      code.text = "HO0501685";
      line.codes.push_back(std::move(code));
    }
  }
  EXPECT_EQ(value(normalize(reading, kToday), "number"), "H00501685");
}

// Eight digits that may be a date whose stops were lost are none, unless no one living was there on that day.
TEST(TravelPermitFront, ANumberOfTaiwanIsNoDate) {
  for (const auto& [digits, number] : {std::pair("08351018", "08351018"), std::pair("20351018", "(absent)"),
                                       std::pair("20351318", "20351318")}) {
    Front front = taiwan();
    front.number = digits;
    front.digits = {digits, digits};
    EXPECT_EQ(value(normalize(front.on(Labels::left), kToday), "number"), number);
  }
}

TEST(TravelPermitFront, TheEditionOf1999CountsInItsNumber) {
  Front front;
  front.number = "H1234567803";
  front.digits = {"1234567803", "1234567803"};
  front.count = "";
  const Record record = normalize(front.on(Labels::left), kToday);
  EXPECT_EQ(value(record, "number"), "H1234567803");
  EXPECT_EQ(value(record, "issue_count"), "03");
  EXPECT_EQ(count(record, "field_from_number", "issue_count"), 1);
}

TEST(TravelPermitFront, ResidentsWhoAreNoChineseCitizens) {
  Front front;
  front.name = "";
  front.latin = "DE VRIES, ANNA";
  front.nationality = "荷兰/NLD";
  front.number = "HA1234567";
  front.digits = {"1234567", "41234567"};  // The A read as a digit.
  const Record record = normalize(front.on(Labels::two_languages), kToday);
  EXPECT_EQ(record.kind, "hkm_travel_permit");
  EXPECT_EQ(value(record, "name"), "DE VRIES ANNA");
  EXPECT_EQ(value(record, "name_latin"), "DE VRIES, ANNA");
  EXPECT_EQ(value(record, "nationality"), "NLD");
  EXPECT_EQ(value(record, "number"), "HA1234567");
}

TEST(TravelPermitFront, LabelsThatRanIntoTheirValues) {
  Front front;
  front.birth = "US日DATH1990.03.12";
  front.validity = "4o8 2019.05.31-2029.05.3O";
  const Record record = normalize(front.on(Labels::left), kToday);
  EXPECT_EQ(value(record, "birth_date"), "1990-03-12");
  EXPECT_EQ(value(record, "valid_from"), "2019-05-31");
  EXPECT_EQ(value(record, "valid_until"), "2029-05-30");
}

// A front of which little was read is no back.
// Texture behind a name is read as a character that is not sure.
TEST(TravelPermitFront, ANameEndsBeforeTexture) {
  const auto surname = [](float probability) {
    Reading reading = Front().on(Labels::above);
    for (TextLine& line : reading.lines) {
      if (line.general.text != "CHAN, TAI-MING") continue;
      line.general.text += "年";
      Character texture = line.general.characters.back();
      texture.character = U'年';
      texture.probability = probability;
      texture.box.x += 2 * texture.box.w;
      line.general.characters.push_back(texture);
    }
    return value(normalize(reading, kToday), "surname");
  };
  EXPECT_EQ(surname(0.43F), "CHAN");
  EXPECT_EQ(surname(0.9F), "(absent)");
}

TEST(TravelPermitFront, LittleOfAFront) {
  PageBuilder page;
  page.text("台湾居民来往大陆通行证", 16, 5.6, 4.2).text("TSAI, YU-WEN", 32, 20, 2.6);
  EXPECT_EQ(normalize(page.reading(), kToday).side, Side::front);
  PageBuilder back;
  back.text("台湾居民来往大陆通行证", 16, 5.6, 4.2).text("请妥善保管", 6, 20, 2.2);
  EXPECT_EQ(normalize(back.reading(), kToday).side, Side::back);
}

// None of these numbers has a check digit: what is not read alike and surely is withheld.
TEST(TravelPermitFront, NumbersHandedOnAndWithheld) {
  struct Row {
    const char* what;
    std::function<void(Front&)> damage;
    const char* number;
  };
  const std::vector<Row> rows{
      {"as printed", [](Front&) {}, "H12345678"},
      {"the letter read as a digit by one",
       [](Front& f) {
         f.digits = {"12345678", "012345678"};
       },
       "H12345678"},
      {"readings disagree",
       [](Front& f) {
         f.digits = {"12345678", "12845678"};
       },
       "(absent)"},
      {"both disagree with the general one",
       [](Front& f) {
         f.digits = {"12845678", "12845678"};
       },
       "(absent)"},
      {"one reading alone", [](Front& f) { f.digits = {"12345678"}; }, "(absent)"},
      {"none", [](Front& f) { f.digits = {}; }, "(absent)"},
      {"digits in front",
       [](Front& f) {
         f.digits = {"9912345678", "9912345678"};
       },
       "(absent)"},
      {"a digit lost", [](Front& f) { f.number = "H1234567"; }, "(absent)"},
      {"a digit too many", [](Front& f) { f.number = "H123456789"; }, "(absent)"},
      {"not a letter of these", [](Front& f) { f.number = "N12345678"; }, "(absent)"},
      {"one of three errs, the general one is sure",
       [](Front& f) {
         f.digits = {"12345678", "12845678", "12345678"};
       },
       "H12345678"},
      {"one of three errs, the general one is not sure",
       [](Front& f) {
         f.digits = {"12345678", "12845678", "12345678"};
         f.probability = 0.8;
       },
       "(absent)"},
      {"weakly read", [](Front& f) { f.probability = 0.55; }, "(absent)"},
      {"nothing there", [](Front& f) { f.number = ""; }, "(absent)"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    Front front;
    row.damage(front);
    const Record record = normalize(front.on(Labels::left), kToday);
    EXPECT_EQ(record.kind, "hkm_travel_permit");
    EXPECT_EQ(value(record, "number"), row.number);
    EXPECT_EQ(count(record, "number_unreadable", "number"), std::string(row.number) == "(absent)");
  }
  EXPECT_EQ(rows.size(), 14U);
}

TEST(TravelPermitFront, ALetterThatMayBeAnotherIsNone) {
  Reading reading = Front().on(Labels::left);
  for (TextLine& line : reading.lines) {
    if (line.general.text != "H12345678") continue;
    line.general.characters[0].alternatives.push_back({U'N', 0.2F});
    EXPECT_EQ(value(normalize(reading, kToday), "number"), "H12345678");
    line.general.characters[0].alternatives.push_back({U'M', 0.2F});
    EXPECT_EQ(value(normalize(reading, kToday), "number"), "(absent)");
    return;
  }
  ADD_FAILURE() << "no number on the page";
}

// The first character was seen and not read: what is left of the name looks like one.
TEST(TravelPermitFront, HalfANameIsNone) {
  Reading reading = Front().on(Labels::above);
  for (TextLine& line : reading.lines) {
    if (line.general.text != "陈大明") continue;
    line.general.text = "大明";
    line.general.characters.erase(line.general.characters.begin());
    EXPECT_EQ(value(normalize(reading, kToday), "name"), "(absent)");
    return;
  }
  ADD_FAILURE() << "no name on the page";
}

TEST(TravelPermitFront, TwoNumbersOfItsShapeAreNone) {
  PageBuilder page;
  page.text("H87654321", 60, 51, 3).digits({"87654321", "87654321"});
  EXPECT_EQ(value(normalize(Front().on(Labels::left, page), kToday), "number"), "(absent)");
}

TEST(TravelPermitFront, EightDigitsThatAreADayAreNoNumber) {
  Front front = taiwan();
  front.number = "20190601";
  front.digits = {front.number, front.number};
  EXPECT_EQ(value(normalize(front.on(Labels::left), kToday), "number"), "(absent)");
}

TEST(TravelPermitFront, ToldWithAnyOneOfTitlesAndNumber) {
  struct Row {
    const char* what;
    std::function<void(Front&)> damage;
    const char* kind;
  };
  const std::vector<Row> rows{
      {"Chinese title alone", [](Front& f) { f.latin_title = ""; }, "hkm_travel_permit"},
      {"Latin title alone", [](Front& f) { f.title = ""; }, "hkm_travel_permit"},
      {"a character misread",
       [](Front& f) {
         f.title = "港澳居民来住内地通行证";
         f.latin_title = "";
       },
       "hkm_travel_permit"},
      {"number and labels alone", [](Front& f) { f.title = f.latin_title = ""; }, "hkm_travel_permit"},
      {"labels alone", [](Front& f) { f.title = f.latin_title = f.number = ""; }, "unknown"},
      {"another permit's title",
       [](Front& f) {
         f.title = "往来港澳通行证";
         f.latin_title = "";
         f.number = "C12345678";
       },
       "unknown"},
  };
  for (const Row& row : rows) {
    Front front;
    row.damage(front);
    EXPECT_EQ(normalize(front.on(Labels::left), kToday).kind, row.kind) << row.what;
  }
  EXPECT_EQ(rows.size(), 6U);
}

// ---- Backs

using Lines = std::vector<std::string>;

Lines zone_of(const std::string& code, const std::string& nationality, const std::string& composite) {
  return {code + "CHNH123456788<02<<<<<<<<<<<<", "9003123M2905310" + nationality + "<<<<<<<<<<<" + composite,
          "CHAN<<TAI<MING<<<<<<<<<<<<<<<<"};
}

TEST(TravelPermitBack, EveryDigitIsReportedAndNoneRefusesTheZone) {
  // The composite digit of the standard, worked out here.
  Lines right = zone_of("CR", "CHN", "0");
  right[0][14] = icao_check_digit(right[0].substr(5, 9));
  right[1][6] = icao_check_digit(right[1].substr(0, 6));
  right[1][14] = icao_check_digit(right[1].substr(8, 6));
  right[1][29] = icao_check_digit(right[0].substr(5) + right[1].substr(0, 7) + right[1].substr(8, 7) +
                                  right[1].substr(18, 11));
  const auto other = [](char digit) { return char('0' + (digit - '0' + 3) % 10); };
  struct Row {
    const char* what;
    std::function<void(Lines&)> change;
    const char* kind;
    const char* failed;  ///< The field whose digit fails.
  };
  const std::vector<Row> rows{
      {"the standard's", [](Lines&) {}, "hkm_travel_permit", ""},
      {"another composite digit", [&](Lines& l) { l[1][29] = other(l[1][29]); }, "hkm_travel_permit", "mrz"},
      {"no composite digit", [](Lines& l) { l[1][29] = '<'; }, "hkm_travel_permit", "mrz"},
      {"Taiwan",
       [&](Lines& l) {
         l[0][1] = 'T';
         l[1][29] = other(l[1][29]);
       },
       "tw_travel_permit", "mrz"},
      {"a code of its own", [](Lines& l) { l[1].replace(15, 3, "HKG"); }, "hkm_travel_permit", ""},
      {"another expiry digit", [&](Lines& l) { l[1][14] = other(l[1][14]); }, "hkm_travel_permit",
       "valid_until"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    Lines lines = right;
    row.change(lines);
    const Record record = normalize(PageBuilder().zone({lines, lines}).reading(), kToday);
    EXPECT_EQ(record.kind, row.kind);
    EXPECT_EQ(record.side, Side::back);
    // Taiwan residents' numbers have no letter.
    const bool is_its_number = record.kind == "hkm_travel_permit";
    EXPECT_EQ(value(record, "number"), is_its_number ? "H12345678" : "(absent)");
    EXPECT_EQ(count(record, "number_unreadable", "number"), is_its_number ? 0 : 1);
    EXPECT_EQ(value(record, "birth_date"), "1990-03-12");
    EXPECT_EQ(value(record, "sex"), "M");
    EXPECT_EQ(value(record, "name_latin"), "CHAN, TAI MING");
    EXPECT_EQ(record.find("personal_number"), nullptr);
    EXPECT_EQ(count(record, "mrz_digit_passed") + count(record, "mrz_digit_failed") +
                  count(record, "mrz_digit_not_applicable"),
              4);
    EXPECT_EQ(count(record, "mrz_digit_passed", "number"), 1);
    EXPECT_EQ(count(record, "mrz_digit_failed", row.failed), *row.failed ? 1 : 0);
  }
  EXPECT_EQ(rows.size(), 6U);
}

// ---- Residence permits

TEST(ResidencePermit, FrontIsAResidentCardsWithoutAnEthnicGroup) {
  int rows = 0;
  for (const char* region : {"810000", "820000", "830000"}) {
    const std::string number = completed(std::string(region) + "19900312057");
    PageBuilder page;
    page.text("姓名", 6.3, 8.9, 2.6).text("陳大明", 16, 8.9, 3.4).text("性别", 6.3, 15.6, 2.6);
    page.text("男", 16, 15.6).text("出生", 6.3, 22.3, 2.6).text("1990年3月12日", 16, 22.3);
    page.text("住址", 6.3, 29.3, 2.6).text("广东省广州市天河区长宁路12号", 16, 29.3);
    page.text("公民身份号码", 6.3, 46.7, 2.6).text(number, 29.5, 46.7, 4.43).digits({number, number});
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(record.kind, "hkmt_residence_permit");
    EXPECT_EQ(record.side, Side::front);
    EXPECT_EQ(value(record, "name"), "陳大明");
    EXPECT_EQ(value(record, "sex"), "M");
    EXPECT_EQ(value(record, "birth_date"), "1990-03-12");
    EXPECT_EQ(value(record, "address"), "广东省广州市天河区长宁路12号");
    EXPECT_EQ(value(record, "number"), number);
    EXPECT_TRUE(record.findings.empty());
    ++rows;
  }
  EXPECT_EQ(rows, 3);
}

TEST(ResidencePermit, Backs) {
  struct Row {
    const char* title;
    const char* permit;
    std::vector<std::string> digits;
    const char* read;
  };
  const std::vector<Row> rows{
      {"港澳居民居住证", "H12345678", {"12345678", "12345678"}, "H12345678"},
      {"港澳居民居住证", "M12345678", {"12345678", "12345678"}, "M12345678"},
      {"台湾居民居住证", "01234567", {"01234567", "01234567"}, "01234567"},
      {"台湾居民居住证", "01234567", {"01234567", "01234561"}, "(absent)"},
      {"", "H12345678", {"12345678", "12345678"}, "H12345678"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(testing::Message() << row.title << row.permit);
    PageBuilder page;
    page.text("中华人民共和国", 30, 9, 5).text(row.title, 27, 18, 7);
    page.text("签发机关", 22, 31.6, 2.5).text("天河区公安局", 36, 31.6);
    page.text("有效期限", 22, 37.4, 2.5).text("2021.05.06-2026.05.06", 36, 37.4);
    page.text("签发次数", 22, 49, 2.5).text("01", 36, 49);
    page.text("通行证号码", 20, 43.2, 2.5).text(row.permit, 36, 43.2).digits(row.digits);
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(record.kind, "hkmt_residence_permit");
    EXPECT_EQ(record.side, Side::back);
    EXPECT_EQ(value(record, "issuing_authority"), "天河区公安局");
    EXPECT_EQ(value(record, "valid_from"), "2021-05-06");
    EXPECT_EQ(value(record, "valid_until"), "2026-05-06");
    EXPECT_EQ(value(record, "permit_number"), row.read);
    EXPECT_EQ(value(record, "issue_count"), "01");
    EXPECT_EQ(record.find("number"), nullptr);
  }
  EXPECT_EQ(rows.size(), 5U);
}

// Texture read behind the value spoils what stands at the label; then the whole line is looked at.
TEST(ResidencePermit, TheAuthoritysLabelIsNoPartOfIt) {
  for (const char* line : {"签发机关武昌区公安局", "签友机关武昌区公安局"}) {
    PageBuilder page;
    page.text("中华人民共和国", 30, 9, 5).text("台湾居民居住证", 27, 18, 7);
    page.text(line, 22, 31.6).text("144K广", 54, 31.6).text("通行证号码", 20, 43.2, 2.5);
    EXPECT_EQ(value(normalize(page.reading(), kToday), "issuing_authority"), "武昌区公安局") << line;
  }
}

// ---- Foreign permanent residents

TEST(TravelPermits, ALabelBelowALostNameIsNoName) {
  PageBuilder page;
  page.text("台湾居民来往大陆通行证", 20, 5, 5).text("WU, LING", 38, 20, 2.6);
  page.text("出生日期", 38, 24, 2.3).text("1967.04.28", 38, 27.6);
  page.text("有效期限", 38, 32, 2.3).text("2023.09.11-2028.09.10", 38, 35.6);
  const Record record = normalize(page.reading(), kToday);
  EXPECT_EQ(record.kind, "tw_travel_permit");
  EXPECT_EQ(value(record, "name"), "(absent)");
  EXPECT_EQ(value(record, "birth_date"), "1967-04-28");
}

TEST(ForeignPrCard, FrontsOfBothEditions) {
  int rows = 0;
  for (const bool modern : {false, true}) {
    for (const Labels labels : kEveryWay) {
      SCOPED_TRACE(testing::Message() << modern << int(labels));
      Front front = permanent_resident();
      if (modern) {
        front.number = "911124198108030024";
        front.digits = {front.number, front.number};
        front.authority = "";
      }
      const Record record = normalize(front.on(labels), kToday);
      EXPECT_EQ(record.kind, "foreign_pr_card");
      EXPECT_EQ(record.side, Side::front);
      EXPECT_EQ(value(record, "number"), front.number);
      EXPECT_EQ(value(record, "name"), "SMITH JOHN");
      EXPECT_EQ(value(record, "name_latin"), "SMITH, JOHN");
      EXPECT_EQ(value(record, "sex"), "F");
      EXPECT_EQ(value(record, "birth_date"), "1981-08-03");
      EXPECT_EQ(value(record, "nationality"), "CAN");
      EXPECT_EQ(value(record, "valid_until"), "2029-05-31");
      EXPECT_TRUE(record.findings.empty());
      ++rows;
    }
  }
  EXPECT_EQ(rows, 6);
}

TEST(ForeignPrCard, NumberAndPrint) {
  struct Row {
    const char* what;
    std::function<void(Front&)> damage;
    const char* number;
    const char* finding;
    const char* field;
  };
  const std::vector<Row> rows{
      {"another birth date is printed", [](Front& f) { f.birth = "1982.08.03"; }, "911124198108030024",
       "sources_disagree", "birth_date"},
      {"the other sex is printed", [](Front& f) { f.sex = "男/M"; }, "911124198108030024", "sources_disagree",
       "sex"},
      {"no birth date is legible", [](Front& f) { f.birth = ""; }, "911124198108030024", "field_from_number",
       "birth_date"},
      {"a wrong check character",
       [](Front& f) {
         f.number = "911124198108030023";
         f.digits = {f.number, f.number};
       },
       "(absent)", "number_unreadable", "number"},
      {"read once, and the print agrees", [](Front& f) { f.digits = {}; }, "911124198108030024", "", ""},
      {"read once, and the print does not",
       [](Front& f) {
         f.digits = {};
         f.birth = "";
       },
       "(absent)", "number_unreadable", "number"},
      {"2017, read once, and the print agrees",
       [](Front& f) {
         f = permanent_resident();
         f.digits = {};
       },
       "CAN110081080310", "", ""},
      {"2017, read once, no birth date",
       [](Front& f) {
         f = permanent_resident();
         f.digits = {};
         f.birth = "";
       },
       "(absent)", "number_unreadable", "number"},
      {"read once, and no sex is legible",
       [](Front& f) {
         f.digits = {};
         f.sex = "";
       },
       "911124198108030024", "field_from_number", "sex"},
      {"the X at its end lost by the digits readings, and no birth date",
       [](Front& f) {
         f.birth = "";
         f.number = "93175219580517235X";
         f.digits = {"93175219580517235"};
       },
       "93175219580517235X", "field_from_number", "birth_date"},
      {"a speck in front read as a digit by all",
       [](Front& f) {
         f.number = "6911124198108030024";
         f.digits = {f.number, f.number};
       },
       "911124198108030024", "", ""},
      {"the nationality is lost", [](Front& f) { f.nationality = "4/"; }, "911124198108030024",
       "field_from_number", "nationality"},
      {"2017, another country is printed",
       [](Front& f) {
         f = permanent_resident();
         f.digits = {};
         f.nationality = "美国/USA";
       },
       "(absent)", "number_unreadable", "number"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    Front front = permanent_resident();
    front.number = "911124198108030024";
    front.digits = {front.number, front.number};
    row.damage(front);
    const Record record = normalize(front.on(Labels::left), kToday);
    EXPECT_EQ(record.kind, "foreign_pr_card");
    EXPECT_EQ(value(record, "number"), row.number);
    const bool found = *row.finding == 0 || count(record, row.finding, row.field) == 1;
    EXPECT_TRUE(found);
  }
  EXPECT_EQ(rows.size(), 13U);
}

TEST(ForeignPrCard, Backs) {
  Lines lines{"C<CHNCAN110081<0803100<<<<<<<<", "8108034F2905310CAN<<<<<<<<<<<0",
              "SMITH<<JOHN<<<<<<<<<<<<<<<<<<<"};
  lines[1][6] = icao_check_digit(lines[1].substr(0, 6));
  lines[1][14] = icao_check_digit(lines[1].substr(8, 6));
  lines[0][21] = icao_check_digit("CAN110081080310");
  lines[1][29] = icao_check_digit(lines[0].substr(5) + lines[1].substr(0, 7) + lines[1].substr(8, 7) +
                                  lines[1].substr(18, 11));
  const Record of_2017 = normalize(PageBuilder().zone({lines, lines}).reading(), kToday);
  EXPECT_EQ(of_2017.kind, "foreign_pr_card");
  EXPECT_EQ(of_2017.side, Side::back);
  EXPECT_EQ(value(of_2017, "number"), "CAN110081080310");
  EXPECT_EQ(value(of_2017, "nationality"), "CAN");
  EXPECT_EQ(count(of_2017, "mrz_digit_passed"), 4);

  // What tells that the number goes on was misread: its first nine characters are no number.
  lines[0][14] = '6';
  const Record cut_off = normalize(PageBuilder().zone({lines, lines}).reading(), kToday);
  EXPECT_EQ(cut_off.kind, "foreign_pr_card");
  EXPECT_EQ(value(cut_off, "number"), "(absent)");
  EXPECT_EQ(count(cut_off, "number_unreadable", "number"), 1);

  PageBuilder page;
  page.text("中华人民共和国", 30, 8, 5).text("外国人永久居留身份证", 25, 16, 5);
  page.text("签发机关", 22, 38.6, 2.3).text("国家移民管理局", 38, 38.6);
  page.text("有效期限", 22, 45.2, 2.3).text("2024.02.29-2034.02.28", 38, 45.2);
  const Record of_2023 = normalize(page.reading(), kToday);
  EXPECT_EQ(of_2023.kind, "foreign_pr_card");
  EXPECT_EQ(of_2023.side, Side::back);
  EXPECT_EQ(value(of_2023, "issuing_authority"), "国家移民管理局");
  EXPECT_EQ(value(of_2023, "valid_from"), "2024-02-29");
  EXPECT_EQ(value(of_2023, "valid_until"), "2034-02-28");
  EXPECT_TRUE(of_2023.findings.empty());
}

}  // namespace
}  // namespace docintake
