#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/validators/documents/page_builder.h"
#include "tests/validators/looking.h"
#include "validators/documents/normalize.h"
#include "validators/identifiers/icao9303.h"

namespace docintake {
namespace {

using Lines = std::vector<std::string>;

// ICAO Doc 9303's own examples.
const Lines kTd3{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                 "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
const Lines kTd1{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
                 "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"};
const Lines kTd2{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"};

Record read(const std::vector<Lines>& readings, double probability = 0.97) {
  return normalize(PageBuilder().zone(readings, probability).reading(), kToday);
}

Lines with(Lines lines, std::size_t line, std::size_t place, char c) {
  lines[line][place] = c;
  return lines;
}

/// A TD3 zone with that number, all check digits right.
Lines passport_with(std::string number) {
  number.resize(9, '<');
  std::string line = number + icao_check_digit(number) + "UTO7408122F1204159" + "<<<<<<<<<<<<<<0";
  line += icao_check_digit(line.substr(0, 10) + line.substr(13, 7) + line.substr(21, 22));
  return {kTd3[0], line};
}

TEST(Passport, EveryFieldOfTheZone) {
  const Record record = read({kTd3, kTd3});
  EXPECT_EQ(record.kind, "passport");
  EXPECT_EQ(record.side, Side::single);
  EXPECT_EQ(value(record, "surname"), "ERIKSSON");
  EXPECT_EQ(value(record, "given_names"), "ANNA MARIA");
  EXPECT_EQ(value(record, "name_latin"), "ERIKSSON, ANNA MARIA");
  EXPECT_EQ(value(record, "name"), "ERIKSSON ANNA MARIA");
  EXPECT_EQ(value(record, "number"), "L898902C3");
  EXPECT_EQ(value(record, "nationality"), "UTO");
  EXPECT_EQ(value(record, "issuing_country"), "UTO");
  EXPECT_EQ(value(record, "birth_date"), "1974-08-12");
  EXPECT_EQ(value(record, "sex"), "F");
  EXPECT_EQ(value(record, "valid_until"), "2012-04-15");
  EXPECT_EQ(value(record, "personal_number"), "ZE184226B");
  EXPECT_EQ(record.find("number")->source, Source::mrz);
  EXPECT_EQ(record.find("mrz")->lines, kTd3);
  EXPECT_EQ(record.find("mrz_repaired"), nullptr);
  EXPECT_TRUE(record.findings.empty());
}

TEST(Passport, ABandCutOffIsPartOfThePage) {
  struct Row {
    const char* what;
    int height;
    double zone_bottom;
    bool outlined;
  };
  const std::vector<Row> rows{{"a page without its band", 788, 740, true},
                              {"a whole page", 880, 830, false},
                              {"a zone that is not at the foot", 788, 500, false}};
  for (const Row& row : rows) {
    Reading reading = PageBuilder().zone({kTd3}).reading();
    reading.width = 1250;
    reading.height = row.height;
    reading.mrz->quad = quad_of({60, row.zone_bottom - 100, 1130, 100});
    const Record record = normalize(reading, kToday);
    EXPECT_EQ(record.kind, "passport") << row.what;
    EXPECT_EQ(record.outline.has_value(), row.outlined) << row.what;
    if (record.outline) {
      EXPECT_NEAR(record.outline->at(0).y, 788 - 880, 0.5) << row.what;
    }
  }
  EXPECT_EQ(rows.size(), 3U);
}

TEST(IdCard, Td1AndTd2) {
  const Record td1 = read({kTd1, kTd1});
  EXPECT_EQ(td1.kind, "id_card");
  EXPECT_EQ(td1.side, Side::back);
  EXPECT_EQ(value(td1, "number"), "D23145890");
  EXPECT_EQ(value(td1, "surname"), "ERIKSSON");
  const Record td2 = read({kTd2, kTd2});
  EXPECT_EQ(td2.kind, "id_card");
  EXPECT_EQ(td2.side, Side::front);
  EXPECT_EQ(value(td2, "number"), "D23145890");
  EXPECT_EQ(value(td2, "valid_until"), "2012-04-15");
}

TEST(IdCard, LongNumberOfTd1) {
  const Lines lines{"I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2",
                    "STEVENSON<<PETER<JOHN<<<<<<<<<"};
  const Record record = read({lines, lines});
  EXPECT_EQ(value(record, "number"), "D23145890734");
  EXPECT_EQ(record.find("personal_number"), nullptr);
}

TEST(IdCard, GermanCodeBecomesDeu) {
  const Lines lines{"IDD<<T01000322<6<<<<<<<<<<<<<<", "6408125<2010315D<<<<<<<<<<<<<4",
                    "MUSTERFRAU<<ERIKA<<<<<<<<<<<<<"};
  const Record record = read({lines, lines});
  EXPECT_EQ(value(record, "issuing_country"), "DEU");
  EXPECT_EQ(record.find("issuing_country")->raw, "D");
  EXPECT_EQ(value(record, "sex"), "X");
}

struct DamageRow {
  const char* why;
  std::vector<Lines> readings;
  const char* number;  ///< "" for withheld.
  bool repaired;
  const char* finding;
};

TEST(Passport, RepairsOnlyWhatCheckDigitsSettle) {
  const DamageRow rows[] = {
      {"O for 0 in the birth date's digit place",
       {with(kTd3, 1, 21, 'I'), with(kTd3, 1, 21, 'I')},
       "L898902C3",
       true,
       "mrz_repaired"},
      {"Z for 2 in the number, which two ways could mend",
       {with(kTd3, 1, 6, 'Z'), with(kTd3, 1, 6, 'Z')},
       "",
       false,
       "number_unreadable"},
      {"B for 8 in the number, which two ways could mend",
       {with(kTd3, 1, 1, 'B'), with(kTd3, 1, 1, 'B')},
       "",
       false,
       "number_unreadable"},
      {"O for 0 in the number",
       {with(kTd3, 1, 5, 'O'), with(kTd3, 1, 5, 'O')},
       "L898902C3",
       true,
       "mrz_repaired"},
      {"the readings differ, one is right", {with(kTd3, 1, 2, '4'), kTd3}, "L898902C3", true, "mrz_repaired"},
      {"a letter in the name read as a digit",
       {with(kTd3, 0, 9, '5'), with(kTd3, 0, 9, '5')},
       "L898902C3",
       true,
       "mrz_repaired"},
      {"a digit misread as another, one reading", {with(kTd3, 1, 3, '6')}, "", false, "number_unreadable"},
      {"a wrong digit that all readings agree on",
       {with(kTd3, 1, 3, '4'), with(kTd3, 1, 3, '4')},
       "L894902C3",
       false,
       "number_check_failed"},
      {"a wrong composite digit that all readings agree on",
       {with(kTd3, 1, 43, '7'), with(kTd3, 1, 43, '7')},
       "L898902C3",
       false,
       "mrz_check_failed"},
      {"readings that disagree and no mixture fits",
       {with(kTd3, 1, 3, '4'), with(kTd3, 1, 3, '7')},
       "",
       false,
       "number_unreadable"},
  };
  int rows_run = 0;
  for (const DamageRow& row : rows) {
    SCOPED_TRACE(row.why);
    const Record record = read(row.readings, 0.9);
    EXPECT_EQ(record.kind, "passport");
    EXPECT_EQ(value(record, "number"), *row.number ? row.number : "(absent)");
    EXPECT_EQ(count(record, "mrz_repaired"), int(row.repaired));
    EXPECT_GE(count(record, row.finding), 1);
    if (row.repaired) {
      ASSERT_NE(record.find("mrz_repaired"), nullptr);
      EXPECT_EQ(record.find("mrz_repaired")->lines, kTd3);
      EXPECT_EQ(record.find("mrz")->lines, row.readings[0]);
    }
    ++rows_run;
  }
  EXPECT_EQ(rows_run, 10);
}

// G and 6, K and '<', S and 8, L and 1 have values equal modulo 10: no check digit tells them apart.
TEST(Passport, CharactersThatCheckDigitsDoNotSeeMustBeBacked) {
  struct Row {
    const char* truth;
    char misread;
    std::size_t place;
  };
  const Row rows[] = {{"G12345678", '6', 0}, {"612345678", 'G', 0}, {"K12345678", '<', 0},
                      {"12345678K", '<', 8}, {"S12345678", '8', 0}, {"8A2345678", 'S', 0},
                      {"L02345678", '1', 0}, {"1A2345679", 'L', 0}};
  int rows_run = 0;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.truth);
    const Lines right = passport_with(row.truth), wrong = with(right, 1, row.place, row.misread);
    ASSERT_TRUE(parse_mrz(MrzFormat::td3, wrong).checks_pass());
    const bool filler_for_k = row.misread == '<' && row.place == 8;
    // One reading: no number, however sure it is. (A filler in a number's tail is what the format itself
    // backs.)
    EXPECT_EQ(value(read({right}, 0.99), "number"), "(absent)");
    if (!filler_for_k) {
      EXPECT_EQ(value(read({wrong}, 0.99), "number"), "(absent)");
    }
    // Two readings that differ there: no number.
    EXPECT_EQ(value(read({right, wrong}, 0.99), "number"), "(absent)");
    // Printed on the page too: the number.
    const Record printed = normalize(PageBuilder().text(row.truth, 40, 10).zone({right}).reading(), kToday);
    EXPECT_EQ(value(printed, "number"), row.truth);
    ++rows_run;
  }
  EXPECT_EQ(rows_run, 8);
  const Lines sure = passport_with("G12345678");
  EXPECT_EQ(value(read({sure, sure}, 0.95), "number"), "G12345678");
  EXPECT_EQ(value(read({sure, sure}, 0.6), "number"), "(absent)");
}

TEST(Passport, MiscountedFillers) {
  Lines short_name = kTd3, long_name = kTd3, short_data = kTd3, lost = kTd3;
  short_name[0].resize(38);
  long_name[0] += "<<<";
  short_data[1].erase(38, 1);
  lost[1].erase(30, 1);
  const Record padded = read({short_name, short_name});
  EXPECT_EQ(value(padded, "number"), "L898902C3");
  EXPECT_EQ(count(padded, "mrz_repaired"), 0);
  EXPECT_EQ(value(read({long_name, long_name}), "given_names"), "ANNA MARIA");
  EXPECT_EQ(value(read({short_data, short_data}), "number"), "L898902C3");
  EXPECT_EQ(value(read({lost, lost}), "number"), "(absent)");
  EXPECT_EQ(value(read({lost, kTd3, kTd3}), "number"), "L898902C3");
}

TEST(Passport, AQInANameIsAnOWhereThatIsARival) {
  Lines as_q = kTd3;
  as_q[0] = "P<UTOERIKSSQN<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
  EXPECT_EQ(value(read({as_q, as_q, kTd3}), "surname"), "ERIKSSON");
  EXPECT_EQ(value(read({as_q, as_q, as_q}), "surname"), "ERIKSSQN");
}

// Check digits that one reading alone satisfies say nothing of the name that it has.
TEST(Passport, AReadingWithTheChecksRightHasNoSayInTheName) {
  Lines bad_name = kTd3, bad_digit = kTd3;
  bad_name[0] = "P<UTOERIKSSRN<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
  bad_digit[1][13] = '1';
  const Record record = read({bad_digit, bad_digit, bad_name});
  EXPECT_EQ(value(record, "surname"), "ERIKSSON");
  EXPECT_EQ(value(record, "birth_date"), "1974-08-12");
}

TEST(Passport, FillersReadAsLettersBehindTheName) {
  Lines lines = kTd3;
  lines[0] = "P<UTOERIKSSON<<ANNA<MARIA<<<<K<<<<<KK<<<<<<<";
  const Record record = read({lines, lines});
  EXPECT_EQ(value(record, "given_names"), "ANNA MARIA");
  EXPECT_EQ(count(record, "mrz_repaired"), 1);
}

/// The data page of a passport, labels above values.
PageBuilder printed_page(const std::string& number, const std::string& birth, const std::string& sex) {
  PageBuilder page;
  page.text("PASSPORT", 4, 7, 3).text("Passport No.", 60, 10, 1.8).text(number, 60, 12.6);
  page.text("Surname", 30, 16, 1.8).text("ERIKSSON", 30, 18.6);
  page.text("Given names", 30, 22, 1.8).text("ANNA MARIA", 30, 24.6);
  page.text("Nationality", 30, 28, 1.8)
      .text("UTOPIAN", 30, 30.6)
      .text("Date of birth", 60, 28, 1.8)
      .text(birth, 60, 30.6);
  page.text("Sex", 30, 34, 1.8)
      .text(sex, 30, 36.6)
      .text("Place of birth", 60, 34, 1.8)
      .text("ZENITH", 60, 36.6);
  page.text("Date of issue", 30, 40, 1.8).text("16 APR 2007", 30, 42.6);
  page.text("Date of expiry", 30, 46, 1.8).text("15 APR 2012", 30, 48.6);
  return page;
}

TEST(Passport, PrintThatAgreesRaisesConfidence) {
  const Record alone = read({kTd3}, 0.8);
  const Record both =
      normalize(printed_page("L898902C3", "12 AUG 1974", "F").zone({kTd3}, 0.8).reading(), kToday);
  for (const char* field :
       {"number", "birth_date", "sex", "surname", "given_names", "nationality", "valid_until"}) {
    ASSERT_NE(both.find(field), nullptr) << field;
    if (const FieldValue* before = alone.find(field)) {
      EXPECT_GT(both.find(field)->confidence, before->confidence) << field;
    }
    EXPECT_TRUE(both.fields.at(field).others.empty()) << field;
  }
  EXPECT_EQ(count(both, "sources_disagree"), 0);
}

TEST(Passport, PrintThatDisagreesIsKeptAndSaid) {
  const Record record =
      normalize(printed_page("L898902C3", "13 AUG 1974", "M").zone({kTd3, kTd3}).reading(), kToday);
  EXPECT_EQ(value(record, "birth_date"), "1974-08-12");
  ASSERT_EQ(record.fields.at("birth_date").others.size(), 1u);
  EXPECT_EQ(record.fields.at("birth_date").others[0].value, "1974-08-13");
  EXPECT_EQ(record.fields.at("birth_date").others[0].source, Source::printed);
  EXPECT_EQ(count(record, "sources_disagree", "birth_date"), 1);
  EXPECT_EQ(count(record, "sources_disagree", "sex"), 1);
}

TEST(Passport, PrintedYearSettlesTheCentury) {
  Lines lines = kTd3;
  std::string& data = lines[1];
  data.replace(13, 6, "110101");
  data[19] = icao_check_digit("110101");
  data[43] = icao_check_digit(data.substr(0, 10) + data.substr(13, 7) + data.substr(21, 22));
  EXPECT_EQ(value(read({lines, lines}), "birth_date"), "2011-01-01");
  const Record printed =
      normalize(printed_page("L898902C3", "01.01.1911", "F").zone({lines, lines}).reading(), kToday);
  EXPECT_EQ(value(printed, "birth_date"), "1911-01-01");
}

TEST(Passport, WithoutItsZoneIsStillOne) {
  const Record record = normalize(printed_page("L8989023", "12 AUG 1974", "F").reading(), kToday);
  EXPECT_EQ(record.kind, "passport");
  EXPECT_EQ(count(record, "mrz_unreadable"), 1);
  EXPECT_EQ(value(record, "number"), "(absent)");  // One reading, and no check digit speaks for it.
  EXPECT_EQ(value(record, "surname"), "ERIKSSON");
  EXPECT_EQ(value(record, "given_names"), "ANNA MARIA");
  EXPECT_EQ(value(record, "birth_date"), "1974-08-12");
  EXPECT_EQ(value(record, "valid_until"), "2012-04-15");
  EXPECT_EQ(value(record, "sex"), "F");
  EXPECT_EQ(value(record, "nationality"), "UTO");
}

TEST(Passport, PrintedNumbersThatAreNotSureAreWithheld) {
  struct Row {
    const char* why;
    const char* number;
    double probability;
    bool labelled;
    std::vector<std::string> digits;
    bool given;
  };
  const Row rows[] = {
      {"sure and labelled, but one reading", "E12345678", 0.95, true, {}, false},
      {"as long as a personal number", "E123456789", 0.95, true, {"123456789", "123456789"}, false},
      {"digits readings agree", "E12345678", 0.95, true, {"12345678", "112345678"}, true},
      {"a digits reading disagrees", "E12345678", 0.95, true, {"12345678", "12345673"}, false},
      {"no letter to be sure of, digits agree", "123456789", 0.65, true, {"123456789", "123456789"}, true},
      {"digits not sure", "123456789", 0.55, true, {"123456789", "123456789"}, false},
      {"a digits reading has more digits", "12345678", 0.95, true, {"912345678", "12345678"}, false},
      {"a digits reading has fewer digits", "123456789", 0.95, true, {"12345678", "123456789"}, false},
      {"a letter that is not sure", "E12345678", 0.65, true, {"12345678", "12345678"}, false},
      {"no label", "E12345678", 0.95, false, {"12345678", "12345678"}, false},
      {"letters inside", "E1234S678", 0.95, true, {"12345678", "12345678"}, false},
      {"too short", "E123", 0.95, true, {}, false},
      {"too long", "E1234567890123", 0.95, true, {}, false},
  };
  int rows_run = 0;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    PageBuilder page;
    page.text("PASSPORT", 4, 7, 3).text("Surname", 30, 16, 1.8).text("ERIKSSON", 30, 18.6);
    page.text("Date of birth", 60, 28, 1.8)
        .text("12 AUG 1974", 60, 30.6)
        .text("Sex", 30, 34, 1.8)
        .text("F", 30, 36.6);
    if (row.labelled) page.text("Passport No.", 60, 10, 1.8);
    page.text(row.number, 60, 12.6, 3, row.probability).digits(row.digits);
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(record.kind, "passport");
    EXPECT_EQ(value(record, "number"), row.given ? row.number : "(absent)");
    EXPECT_EQ(count(record, "number_unreadable"), row.given ? 0 : 1);
    ++rows_run;
  }
  EXPECT_EQ(rows_run, 13);
}

TEST(Passport, ChineseOneCarriesBothNames) {
  std::string line = "E12345679";
  line += icao_check_digit(line);
  line += "CHN8001014M2501013";
  line[19] = icao_check_digit("800101");
  line[27] = icao_check_digit("250101");
  const std::string optional = "LNMGNMOCPCMPA9";
  line += optional;
  line += icao_check_digit(optional);
  line += icao_check_digit(line.substr(0, 10) + line.substr(13, 7) + line.substr(21, 22));
  const Lines zone{"POCHNZHANG<<XIAOSAN<<<<<<<<<<<<<<<<<<<<<<<<<", line};
  PageBuilder page;
  page.text("护照 PASSPORT", 4, 7, 3).text("护照号/Passport No.", 60, 10, 1.8).text("E12345679", 60, 12.6);
  page.text("姓名/Name", 30, 16, 1.8).text("张小三", 30, 18.6).text("ZHANG,XIAOSAN", 30, 22);
  page.text("性别/Sex", 30, 26, 1.8)
      .text("男/M", 30, 28.6)
      .text("国籍/Nationality", 50, 26, 1.8)
      .text("中国/CHINESE", 50, 28.6);
  page.text("出生日期/Date of birth", 30, 32, 1.8).text("01 1月/JAN 1980", 30, 34.6);
  const Record record = normalize(page.zone({zone, zone}).reading(), kToday);
  EXPECT_EQ(record.kind, "passport");
  EXPECT_EQ(value(record, "name"), "张小三");
  EXPECT_EQ(value(record, "surname"), "ZHANG");
  EXPECT_EQ(value(record, "given_names"), "XIAOSAN");
  EXPECT_EQ(value(record, "number"), "E12345679");
  EXPECT_EQ(value(record, "birth_date"), "1980-01-01");
  EXPECT_EQ(value(record, "sex"), "M");
  EXPECT_EQ(value(record, "nationality"), "CHN");
  EXPECT_EQ(count(record, "sources_disagree"), 0);
  // Without the print there is no native name to give, and the Latin one does not stand in for it.
  const Record bare = read({zone, zone});
  EXPECT_EQ(bare.find("name"), nullptr);
  EXPECT_EQ(count(bare, "field_unreadable", "name"), 1);
}

TEST(Passport, AllOsReadForZerosAreMendedTogether) {
  Lines right = passport_with("XA0000514"), wrong = right;
  for (std::size_t i = 2; i < 6; ++i) wrong[1][i] = 'O';
  const Record record = read({wrong, wrong}, 0.9);
  EXPECT_EQ(count(record, "mrz_repaired"), 1);
  ASSERT_NE(record.find("mrz_repaired"), nullptr);
  EXPECT_EQ(record.find("mrz_repaired")->lines, right);
}

TEST(Passport, OsThatNoCheckDigitSeesAreZerosAmongDigits) {
  // O counts 24 and the weights of the first two places are 7 and 3: the digits are the same for both.
  const auto zone_with = [](const std::string& personal) {
    std::string line = kTd3[1];
    line.replace(28, 14, personal + std::string(14 - personal.size(), '<'));
    line[42] = icao_check_digit(line.substr(28, 14));
    line[43] = icao_check_digit(line.substr(0, 10) + line.substr(13, 7) + line.substr(21, 22));
    return Lines{kTd3[0], line};
  };
  const Lines misread = zone_with("OO123");
  ASSERT_EQ(misread[1].substr(42), zone_with("00123")[1].substr(42));
  EXPECT_EQ(value(read({misread, misread}), "personal_number"), "00123");
  const Lines letters = zone_with("OOX123");
  EXPECT_EQ(value(read({letters, letters}), "personal_number"), "OOX123");
}

TEST(Passport, DoubtfulValuesAreSaidToBe) {
  for (const auto& [probability, findings] : {std::pair(0.7, 1), std::pair(0.95, 0)}) {
    const Record record = read({kTd3, kTd3}, probability);
    ASSERT_NE(record.find("surname"), nullptr);
    EXPECT_EQ(count(record, "field_uncertain", "surname"), findings);
  }
}

TEST(Passport, NativeNameThatReadsAsTheZoneSpellsItIsTaken) {
  const Lines zone{"P<CHNZHANG<<XIAOSAN<<<<<<<<<<<<<<<<<<<<<<<<<", kTd3[1]};
  for (const auto& [name, given] : {std::pair("张小三", true), std::pair("张小二", false)}) {
    PageBuilder page;
    page.text("护照 PASSPORT", 4, 7)
        .text("姓名/Name", 30, 16, 1.8)
        .text(name, 30, 18.6, 3, 0.05)
        .zone({zone, zone});
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(value(record, "name"), given ? name : "(absent)");
  }
}

TEST(Passport, NativeNameIsKnownByItsSoundWhereverItStands) {
  const Lines zone{"P<CHNZHANG<<XIAOSAN<<<<<<<<<<<<<<<<<<<<<<<<<", kTd3[1]};
  for (const auto& [name, given] : {std::pair("ZHANG 张小三", true), std::pair("ZHANG 李四", false)}) {
    PageBuilder page;
    page.text("护照 PASSPORT", 4, 7).text("姓/Surname", 30, 16, 1.8).text(name, 30, 18.6).zone({zone, zone});
    page.text("澆", 80, 18.6);  // texture in the same row
    EXPECT_EQ(value(normalize(page.reading(), kToday), "name"), given ? "张小三" : "(absent)");
  }
}

TEST(Passport, ZoneReadAsPlainLines) {
  PageBuilder page(6);
  page.text("PASSPORT", 4, 7).text("| " + kTd3[0], 3, 40, 3).text(passport_with("AB0940309")[1], 3, 46, 3);
  const Record record = normalize(page.reading(), kToday);
  EXPECT_EQ(record.kind, "passport");
  EXPECT_EQ(value(record, "surname"), "ERIKSSON");
  EXPECT_EQ(value(record, "number"), "AB0940309");
  // One reading alone does not back what check digits cannot see, and the zone itself is no print beside it.
  PageBuilder blind(6);
  blind.text("PASSPORT", 4, 7).text(kTd3[0], 3, 40, 3).text(passport_with("G12345678")[1], 3, 46, 3);
  EXPECT_EQ(value(normalize(blind.reading(), kToday), "number"), "(absent)");
}

TEST(Passport, TextureReadAsAZoneIsNone) {
  const Lines texture{"PXXXXXAXXXXXXXXXXYNIIXXDS8OZAXXAXXAXXXAXXXXX",
                      "0XXXXXXXXXAXX1S9ZZZ0R0J6Z09O99AXR9YSOS9969OZ"};
  EXPECT_EQ(read({texture, texture}, 0.4).kind, "unknown");
  // The digits of number, expiry and optional field pass by chance.
  const Lines lucky{"PPPPPPPPPPPPPPPPYYOZOOEJZVZZIRRXBWZDEOSBZSVV",
                    "5555555555XXX5555555MV318553IB5Z3NII8VW8BB06"};
  EXPECT_EQ(read({lucky, lucky}, 0.4).kind, "unknown");
}

TEST(Passport, PrintedTwoDigitYears) {
  struct Row {
    const char* birth;
    const char* expiry;
    const char* birth_date;
    const char* valid_until;
  };
  const Row rows[] = {{"12 AUG/AOUT 74", "15 APR/AVR 32", "1974-08-12", "2032-04-15"},
                      {"12 AUG/AOUT 26", "15 APR/AVR 12", "2026-08-12", "2012-04-15"},
                      {"12 DEC/DEC 26", "15 APR/AVR 76", "1926-12-12", "2076-04-15"},
                      {"12 DEC/DEC 30", "15 APR/AVR 99", "1930-12-12", "1999-04-15"}};
  int rows_run = 0;
  for (const Row& row : rows) {
    PageBuilder page;
    page.text("PASSPORT", 4, 7, 3).text("Surname", 30, 16, 1.8).text("ERIKSSON", 30, 18.6);
    page.text("Date of birth", 60, 28, 1.8).text(row.birth, 60, 30.6);
    page.text("Date of expiry", 30, 46, 1.8).text(row.expiry, 30, 48.6);
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(value(record, "birth_date"), row.birth_date) << row.birth;
    EXPECT_EQ(value(record, "valid_until"), row.valid_until) << row.expiry;
    ++rows_run;
  }
  EXPECT_EQ(rows_run, 4);
}

TEST(Passport, PrintedNumberMustFitTheZone) {
  const Lines zone = passport_with("G12345678");
  const auto number_printed = [&](const char* print) {
    PageBuilder page;
    page.text("Passport No.", 60, 10, 1.8).text(print, 60, 12.6).digits({print, print}).zone({zone});
    return value(normalize(page.reading(), kToday), "number");
  };
  EXPECT_EQ(number_printed("G12345678"), "G12345678");
  EXPECT_EQ(number_printed("612345678"),
            "612345678");  // What the check digit cannot tell from it, surely printed.
  EXPECT_EQ(number_printed("G12345679"), "(absent)");
  EXPECT_EQ(number_printed("G12345"), "(absent)");
}

// Letters and digits mixed: readings as a code vouch for it, the line's own reading backs them.
TEST(Passport, PrintedCodesMustBeReadAlike) {
  struct Row {
    const char* why;
    const char* line;
    std::vector<std::string> codes;
    double probability;
    const char* number;
  };
  const Row rows[] = {
      {"all alike", "C9X4K2LM7", {"C9X4K2LM7", "C9X4K2LM7"}, 0.95, "C9X4K2LM7"},
      {"the line's reading takes digits for letters",
       "C9X4KZLMO",
       {"C9X4K2LM0", "C9X4K2LM0"},
       0.95,
       "C9X4K2LM0"},
      {"the codes take a digit for a letter", "C9X4K2LM0", {"C9X4K2LMO", "C9X4K2LMO"}, 0.95, "(absent)"},
      {"I and L look alike", "C9X4K2LM7", {"C9X4K2IM7", "C9X4K2IM7"}, 0.95, "(absent)"},
      {"1 and I look alike", "C9X4K2IM7", {"C9X4K21M7", "C9X4K21M7"}, 0.95, "(absent)"},
      {"O may be 0 whatever the readings say", "C9X4KOLM7", {"C9X4KOLM7", "C9X4KOLM7"}, 0.95, "(absent)"},
      {"the codes disagree", "C9X4K2LM7", {"C9X4K2LM7", "C9X4K2LM1"}, 0.95, "(absent)"},
      {"a character less", "C9X4K2LM7", {"C9X4K2M7", "C9X4K2M7"}, 0.95, "(absent)"},
      {"one code alone", "C9X4K2LM7", {"C9X4K2LM7"}, 0.95, "(absent)"},
      {"all alike, less sure", "C9X4K2LM7", {"C9X4K2LM7", "C9X4K2LM7"}, 0.65, "C9X4K2LM7"},
      {"not sure", "C9X4K2LM7", {"C9X4K2LM7", "C9X4K2LM7"}, 0.55, "(absent)"},
      {"not sure enough of what the line has otherwise",
       "C9X4KZLM7",
       {"C9X4K2LM7", "C9X4K2LM7"},
       0.85,
       "(absent)"},
      {"as long as a personal number", "C9X4K2LM70", {"C9X4K2LM70", "C9X4K2LM70"}, 0.95, "(absent)"},
  };
  int rows_run = 0;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    PageBuilder page;
    page.text("PASSPORT", 4, 7, 3).text("Surname", 30, 16, 1.8).text("ERIKSSON", 30, 18.6);
    page.text("Date of birth", 60, 28, 1.8).text("12 AUG 1974", 60, 30.6);
    page.text("Sex", 30, 34, 1.8).text("F", 30, 36.6);
    page.text("Passport No.", 60, 10, 1.8).text(row.line, 60, 12.6).codes(row.codes, row.probability);
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(value(record, "number"), row.number);
    EXPECT_EQ(count(record, "number_unreadable"), value(record, "number") == "(absent)" ? 1 : 0);
    ++rows_run;
  }
  EXPECT_EQ(rows_run, 13);
}

// Three recognizers that have the same are sure together, where one of two readings as a code is not.
TEST(Passport, ACodeThatThreeRecognizersReadAlikeIsSure) {
  const auto number = [](const std::string& again, const std::vector<std::string>& codes) {
    PageBuilder page;
    page.text("PASSPORT", 4, 7, 3).text("Surname", 30, 16, 1.8).text("ERIKSSON", 30, 18.6);
    page.text("Date of birth", 60, 28, 1.8).text("12 AUG 1974", 60, 30.6);
    page.text("Sex", 30, 34, 1.8).text("F", 30, 36.6).text("Passport No.", 60, 10, 1.8);
    page.text("C9X4K2LM7", 60, 12.6).codes(codes, 0.5).again(again);
    return value(normalize(page.reading(), kToday), "number");
  };
  EXPECT_EQ(number("C9X4K2LM7", {"C9X4K2LM1", "C9X4K2LM7"}), "C9X4K2LM7");
  EXPECT_EQ(number("C9X4K2LM1", {"C9X4K2LM1", "C9X4K2LM7"}), "(absent)");
  EXPECT_EQ(number("C9X4K2LM7", {"C9X4K2LM1", "C9X4K2LM1"}), "(absent)");
}

// Two recognizers that are sure outvote the line's own reading where it is off by one character.
TEST(Passport, ACodeThatTwoRecognizersReadAlikeOutvotesTheThird) {
  const auto number = [](const std::string& line, const std::string& again, double probability) {
    PageBuilder page;
    page.text("PASSPORT", 4, 7, 3).text("Surname", 30, 16, 1.8).text("ERIKSSON", 30, 18.6);
    page.text("Date of birth", 60, 28, 1.8).text("12 AUG 1974", 60, 30.6);
    page.text("Sex", 30, 34, 1.8).text("F", 30, 36.6).text("Passport No.", 60, 10, 1.8);
    page.text(line, 60, 12.6).codes({"S89G95615", "S89G95615"}, probability).again(again);
    return value(normalize(page.reading(), kToday), "number");
  };
  EXPECT_EQ(number("S89G695615", "S89G95615", 0.97), "S89G95615");
  EXPECT_EQ(number("S89G6956150", "S89G95615", 0.97), "(absent)");
  EXPECT_EQ(number("S89G695615", "S89G95615", 0.7), "(absent)");
  EXPECT_EQ(number("S89G695615", "S89G95616", 0.97), "(absent)");
  EXPECT_EQ(number("$89G95615", "S89G95615", 0.97), "S89G95615");
  EXPECT_EQ(number("S896956I5", "S89G95615", 0.7), "S89G95615");  // all of it looks alike
}

TEST(Passport, NamesHaveLettersForZeros) {
  for (const auto& [read, name] : {std::pair("0SKARSS0N", "OSKARSSON"), std::pair("ANNA 0", "(absent)")}) {
    PageBuilder page = printed_page("L8989023", "12 AUG 1974", "F");
    Reading reading = page.reading();
    for (TextLine& line : reading.lines) {
      if (line.general.text == "ERIKSSON") line = PageBuilder().text(read, 30, 18.6).reading().lines.front();
    }
    EXPECT_EQ(value(normalize(reading, kToday), "surname"), name) << read;
  }
}

TEST(Passport, HandsOnNoNameThatReachesTheEdge) {
  Reading reading = printed_page("L8989023", "12 AUG 1974", "F").reading();
  const auto name =
      std::ranges::find(reading.lines, "ERIKSSON", [](const TextLine& line) { return line.general.text; });
  ASSERT_NE(name, reading.lines.end());
  EXPECT_EQ(value(normalize(reading, kToday), "surname"), "ERIKSSON");
  reading.width = int(bounding_box(name->quad).right()) + 2;
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "surname"), "(absent)");
  EXPECT_EQ(count(record, "field_unreadable", "surname"), 1);
  Reading cut = printed_page("L8989023", "12 AUG 1974", "F").reading();
  const double left = bounding_box(name->quad).x;
  for (TextLine& line : cut.lines) {
    for (Point& p : line.quad) p.x -= left;
    for (Character& c : line.general.characters) c.box.x -= left;
  }
  EXPECT_EQ(value(normalize(cut, kToday), "surname"), "(absent)");
}

TEST(Passport, HandsOnNoPrintedNumberThatEndsInLight) {
  PageBuilder page;
  page.text("PASSPORT", 4, 7, 3).text("Surname", 30, 16, 1.8).text("ERIKSSON", 30, 18.6);
  page.text("Date of birth", 60, 28, 1.8).text("12 AUG 1974", 60, 30.6).text("Sex", 30, 34, 1.8);
  page.text("F", 30, 36.6).text("Passport No.", 60, 10, 1.8);
  page.text("123456789", 60, 12.6).digits({"123456789", "123456789"});
  Reading reading = page.reading();
  EXPECT_EQ(value(normalize(reading, kToday), "number"), "123456789");
  for (TextLine& line : reading.lines) line.behind = Light::pale;
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "number"), "(absent)");
  EXPECT_EQ(count(record, "number_unreadable", "number"), 1);
}

TEST(Passport, ANameThatFillsTheZoneMayGoOn) {
  Lines full = kTd3;
  full[0] = "P<UTOFEATHERSTONEHAUGH<CHOLMONDEL<<MASON<JOH";
  EXPECT_EQ(count(read({full, full}), "name_may_be_cut_off", "given_names"), 1);
  EXPECT_EQ(count(read({kTd3, kTd3}), "name_may_be_cut_off"), 0);
}

TEST(Passport, DoubtsANameThatBeginsInLight) {
  Reading reading = printed_page("L8989023", "12 AUG 1974", "F").reading();
  for (TextLine& line : reading.lines)
    line.before = line.general.text == "ERIKSSON" ? Light::white : Light::none;
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "surname"), "ERIKSSON");
  EXPECT_EQ(count(record, "field_uncertain", "surname"), 1);
  EXPECT_EQ(count(record, "field_uncertain", "given_names"), 0);
}

TEST(IdCard, FrontWithoutZoneOnlyWithClearEvidence) {
  PageBuilder card;
  card.text("REPUBLIC OF UTOPIA", 4, 5, 3).text("IDENTITY CARD", 55, 5, 2.4);
  card.text("Surname", 32, 9, 1.6)
      .text("ERIKSSON", 32, 11.5)
      .text("Given names", 32, 15, 1.6)
      .text("ANNA", 32, 17.5);
  card.text("Sex", 32, 21, 1.6).text("F", 32, 23.5).text("Nationality", 43, 21, 1.6).text("UTO", 43, 23.5);
  card.text("Date of birth", 60, 21, 1.6)
      .text("12 AUG 1974", 60, 23.5)
      .text("Date of expiry", 60, 27, 1.6)
      .text("15 APR 2032", 60, 29.5);
  card.text("Personal No.", 32, 33, 1.6).text("2314589076", 32, 35.5);
  card.text("Card No.", 32, 27, 1.6).text("D23145890", 32, 29.5).digits({"23145890", "23145890"});
  const Record record = normalize(card.reading(), kToday);
  EXPECT_EQ(record.kind, "id_card");
  EXPECT_EQ(record.side, Side::front);
  EXPECT_EQ(value(record, "surname"), "ERIKSSON");
  EXPECT_EQ(value(record, "birth_date"), "1974-08-12");
  EXPECT_EQ(value(record, "valid_until"), "2032-04-15");
  EXPECT_EQ(value(record, "number"), "D23145890");
  EXPECT_EQ(count(record, "mrz_unreadable"), 0);
  PageBuilder title;
  title.text("IDENTITY CARD", 4, 5, 3).text("Surname", 32, 9, 1.6);
  EXPECT_EQ(normalize(title.reading(), kToday).kind, "unknown");
}

/// A card's front without a title: seven labels above their values, as most countries' cards have them.
struct FrontRow {
  const char* surname;
  const char* given_names;
  const char* sex;
  const char* nationality;
  const char* birth_date;
  const char* valid_until;
  const char* number;
};

PageBuilder front(const FrontRow& labels) {
  PageBuilder card;
  card.text(labels.surname, 32, 8, 1.6).text("ERIKSSON", 32, 11);
  card.text(labels.given_names, 32, 15, 1.6).text("ANNA", 32, 18);
  card.text(labels.sex, 32, 22, 1.6).text("F", 32, 25);
  card.text(labels.nationality, 48, 22, 1.6).text("UTO", 48, 25);
  card.text(labels.birth_date, 32, 29, 1.6).text("12.08.1974", 32, 32);
  card.text(labels.valid_until, 58, 29, 1.6).text("15.04.2032", 58, 32);
  card.text(labels.number, 32, 36, 1.6).text("D23145890", 32, 39).digits({"23145890", "23145890"});
  return card;
}

TEST(IdCard, FrontsWithoutATitleByTheirLabels) {
  const FrontRow rows[] = {
      {"Surname", "Given names", "Sex", "Nationality", "Date of birth", "Date of expiry", "Document No."},
      {"Nom", "Prénoms", "Sexe", "Nationalité", "Date de naissance", "Date d'expiration", "N° du document"},
      {"Familienname", "Vornamen", "Geschlecht", "Staatsangehörigkeit", "Geburtsdatum", "Gültig bis",
       "Ausweisnummer"},
      {"Apellidos", "Nombre", "Sexo", "Nacionalidad", "Fecha de nacimiento", "Fecha de caducidad",
       "Núm. de documento"},
      {"Cognome", "Nome", "Sesso", "Cittadinanza", "Data di nascita", "Data di scadenza", "N. documento"},
      {"Apelidos", "Nomes", "Sexo", "Nacionalidade", "Data de nascimento", "Data de validade",
       "N.º do documento"},
      {"Naam", "Voornamen", "Geslacht", "Nationaliteit", "Geboortedatum", "Geldig tot", "Documentnummer"},
      {"Nazwisko", "Imiona", "Płeć", "Obywatelstwo", "Data urodzenia", "Termin ważności", "Numer dokumentu"},
      {"Příjmení", "Jméno", "Pohlaví", "Státní občanství", "Datum narození", "Platnost do", "Číslo dokladu"},
      {"Sukunimi", "Etunimet", "Sukupuoli", "Kansalaisuus", "Syntymäaika", "Voimassa", "Kortin numero"},
      {"Surname/Nom", "Given names/Prénoms", "Sex/Sexe", "Nationality/Nationalité",
       "Date of birth/Date de naissance", "Date of expiry/Date d'expiration", "Card No./N° de la carte"},
      {"Sumame", "Given nanes", "5ex", "Nationalitv", "Date af birth", "Date of expirv", "Document N0."},
  };
  int rows_run = 0;
  for (const FrontRow& labels : rows) {
    SCOPED_TRACE(labels.surname);
    const Record record = normalize(front(labels).reading(), kToday);
    EXPECT_EQ(record.kind, "id_card");
    EXPECT_EQ(record.side, Side::front);
    EXPECT_EQ(value(record, "surname"), "ERIKSSON");
    EXPECT_EQ(value(record, "given_names"), "ANNA");
    EXPECT_EQ(value(record, "nationality"), "UTO");
    EXPECT_EQ(value(record, "birth_date"), "1974-08-12");
    EXPECT_EQ(value(record, "valid_until"), "2032-04-15");
    EXPECT_EQ(value(record, "number"), "D23145890");
    ++rows_run;
  }
  EXPECT_EQ(rows_run, 12);
}

/// Labels that no one can read, values as on every card.
const FrontRow kIllegible{"amme", "mmrn ns", "mx", "umlenty", "ofe nrh", "mne ofev", "eumNu"};

TEST(IdCard, FrontsWhoseLabelsCannotBeRead) {
  Reading reading = front(kIllegible).reading();
  for (TextLine& line : reading.lines)
    if (line.general.text == "UTO") line = PageBuilder().text("SUOMI", 48, 25).reading().lines[0];
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(record.kind, "id_card");
  EXPECT_EQ(record.side, Side::front);
  struct Row {
    const char *field, *value;
  };
  const Row rows[] = {{"surname", "ERIKSSON"},      {"given_names", "ANNA"},       {"sex", "F"},
                      {"birth_date", "1974-08-12"}, {"valid_until", "2032-04-15"}, {"nationality", "FIN"},
                      {"number", "D23145890"}};
  for (const Row& row : rows) {
    EXPECT_EQ(value(record, row.field), row.value) << row.field;
    EXPECT_EQ(count(record, "field_uncertain", row.field), 1) << row.field;
  }
  EXPECT_EQ(std::size(rows), 7u);
}

TEST(IdCard, ValuesWithoutLabelsAreTakenOnlyWhereTheyAreClear) {
  const auto surname = [](const FrontRow& labels, const char* more, double x, double y) {
    PageBuilder card = front(labels);
    card.text("IDENTITY CARD", 4, 4, 3).text("mmen", x, y - 3, 1.6).text(more, x, y);
    return value(normalize(card.reading(), kToday), "surname");
  };
  EXPECT_EQ(surname(kIllegible, "BERLIN", 32, 46), "ERIKSSON");
  EXPECT_EQ(surname(kIllegible, "BERLIN", 60, 18), "(absent)");  // a third name above the dates
  FrontRow given = kIllegible;
  given.given_names = "Given names";
  EXPECT_EQ(surname(given, "BERLIN", 32, 46), "ERIKSSON");
}

// As JANTINA, sex on Malay cards.
TEST(IdCard, ANameMayBeLikeALabel) {
  PageBuilder card =
      front({"Cognome", "Nome", "Sesso", "Cittadinanza", "Data di nascita", "Data di scadenza", "N."});
  Reading reading = card.reading();
  for (TextLine& line : reading.lines)
    if (line.general.text == "ANNA") line = PageBuilder().text("MARTINA", 32, 18).reading().lines[0];
  EXPECT_EQ(value(normalize(reading, kToday), "given_names"), "MARTINA");
}

/// A Spanish card's front with a number that other readers have in those ways, with its label or without.
Record spanish_front(const char* number, const std::vector<std::string>& codes, const char* again,
                     bool labelled = true) {
  PageBuilder card;
  card.text("REINO DE ESPAÑA", 4, 4).text("Apellidos", 32, 8, 1.6).text("ERIKSSON", 32, 11);
  card.text("Nombre", 32, 15, 1.6).text("ANNA", 32, 18).text("Sexo", 32, 22, 1.6).text("F", 32, 25);
  card.text("Fecha de nacimiento", 60, 22, 1.6).text("12 08 1974", 60, 25);
  if (labelled) card.text("Núm. soporte", 32, 30, 1.6);
  card.text(number, 32, 33).codes(codes, 0.7).again(again);
  return normalize(card.reading(), kToday);
}

TEST(IdCard, TheIssuersFormatSettlesWhatLooksAlike) {
  struct Row {
    const char* why;
    const char* number;
    std::vector<std::string> codes;
    const char* again;
    const char* value;
  };
  const std::vector<Row> rows{
      {"O for 0", "GWM057989", {"GWMO57989", "GWMO57989"}, "GWMO57989", "GWM057989"},
      {"a code that lost a character", "1WM057989", {"IWM057989", "WM057989"}, "IWM057989", "IWM057989"},
      {"two readings", "GWMO57989", {"GWM057989", "WM057989"}, "GWM05798", "(absent)"},
      {"a digit where all have one", "6WM057989", {"6WM057989", "6WM057989"}, "6WM057989", "(absent)"}};
  for (const Row& row : rows)
    EXPECT_EQ(value(spanish_front(row.number, row.codes, row.again), "number"), row.value) << row.why;
  EXPECT_EQ(rows.size(), 4u);
}

TEST(IdCard, ANumberWithoutItsLabelIsDoubted) {
  const std::vector<std::string> same{"GWM157989", "GWM157989"};
  const Record record = spanish_front("GWM157989", same, "GWM157989", false);
  EXPECT_EQ(value(record, "number"), "GWM157989");
  EXPECT_EQ(count(record, "field_uncertain", "number"), 1);
  EXPECT_EQ(value(spanish_front("GWM157989", {"GWM157989", "GWM157988"}, "GWM157986", false), "number"),
            "(absent)");
  EXPECT_EQ(value(spanish_front("GWM1579", {"GWM1579", "GWM1579"}, "GWM1579", false), "number"), "(absent)");
}

TEST(IdCard, FrontsOfOtherPapersAreNotOurs) {
  const FrontRow labels{"Surname",       "Given names",    "Sex",         "Nationality",
                        "Date of birth", "Date of expiry", "Document No."};
  const char* words[] = {"DRIVING LICENCE",
                         "PERMIS DE CONDUIRE",
                         "FÜHRERSCHEIN",
                         "PATENTE DI GUIDA",
                         "RESIDENCE PERMIT",
                         "TITRE DE SÉJOUR",
                         "AUFENTHALTSTITEL",
                         "HEALTH INSURANCE",
                         "STUDENT CARD",
                         "PUBLIC LIBRARY",
                         "MEMBERSHIP CARD",
                         "EMPLOYEE CARD",
                         "VISA",
                         "APPLICATION FORM",
                         "BOARDING PASS",
                         "中华人民共和国 姓名",
                         "国籍 中国"};
  int rows = 0;
  for (const char* word : words) {
    const Record record = normalize(front(labels).text(word, 4, 3, 3).reading(), kToday);
    EXPECT_NE(record.kind, "id_card") << word;
    ++rows;
  }
  EXPECT_EQ(rows, 17);
}

TEST(IdCard, ClubsPrintNeitherSexNorNationality) {
  FrontRow labels{"Surname",       "Given names", "Telephone", "Telephone",
                  "Date of birth", "Valid until", "Card No."};
  EXPECT_EQ(normalize(front(labels).reading(), kToday).kind, "unknown");
  EXPECT_EQ(normalize(front(labels).text("IDENTITY CARD", 4, 3, 3).reading(), kToday).kind, "id_card");
  labels.sex = "Sex";
  EXPECT_EQ(normalize(front(labels).reading(), kToday).kind, "id_card");
}

TEST(IdCard, SomeLabelsLost) {
  const auto card = [](const char* nationality) {
    PageBuilder page(15, {200, 0});  // Not in a card's proportions.
    page.text("Nom", 32, 8, 1.6).text("ERIKSSON", 32, 11).text("Prénoms", 32, 15, 1.6).text("ANNA", 32, 18);
    page.text("No du document", 32, 36, 1.6).text("565185468", 32, 39);
    return page.text(nationality, 48, 25).text("23.11.2006", 60, 25).text("06.04.2034", 60, 39);
  };
  EXPECT_EQ(normalize(card("BELGE").reading(), kToday).kind, "id_card");
  EXPECT_EQ(normalize(card("BRUGGE").reading(), kToday).kind, "unknown");
}

TEST(IdCard, LabelsWithoutValuesAreAForm) {
  PageBuilder form;
  double y = 6;
  for (const char* label :
       {"Surname", "Given names", "Sex", "Nationality", "Date of birth", "Place of birth", "Signature"}) {
    form.text(label, 8, y, 2);
    y += 6;
  }
  EXPECT_EQ(normalize(form.reading(), kToday).kind, "unknown");
  form.text("20 Nov 2026", 60, y);
  EXPECT_EQ(normalize(form.reading(), kToday).kind, "unknown");
}

TEST(Passport, TitleAndAPieceOfTheZone) {
  PageBuilder page;
  page.text("PASSPORT", 4, 7, 3).text("Place of birth", 30, 16, 1.8).text("ZENITH", 30, 19);
  EXPECT_EQ(normalize(page.reading(), kToday).kind, "unknown");
  page.text("L898902C36UTO7408122F12041", 2, 49);
  EXPECT_EQ(normalize(page.reading(), kToday).kind, "passport");
}

// Glare over the title and the middle of the zone: its beginning tells.
TEST(Passport, ToldByTheBeginningOfItsZone) {
  for (const auto& [line, passport] : {std::pair("P<UTOERIKSSON", true), std::pair("P<QQXERIKSSON", false)}) {
    PageBuilder page = front(
        {"Surname", "Given names", "Sex", "Nationality", "Date of birth", "Date of expiry", "Document No."});
    page.text(line, 4, 48);
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(record.kind == "passport", passport) << line;
  }
}

TEST(IdCard, GivenNamesWithoutASurnameAreDoubted) {
  for (const char* label : {"Surname", "Sxxnxxe"}) {
    const Record record = normalize(
        front({label, "Given names", "Sex", "Nationality", "Date of birth", "Date of expiry", "Document No."})
            .reading(),
        kToday);
    EXPECT_EQ(value(record, "given_names"), "ANNA") << label;
    EXPECT_EQ(count(record, "field_uncertain", "given_names"), label != std::string("Surname")) << label;
  }
}

TEST(Passport, SpecksInFrontOfTheZoneAreDropped) {
  Lines lines = kTd3;
  lines[0] = "7" + lines[0];
  EXPECT_EQ(value(read({lines, lines}), "surname"), "ERIKSSON");
  Lines card = kTd1;
  card[0] = "7" + card[0].substr(0, 29);
  EXPECT_EQ(value(read({card, card}), "number"), "D23145890");
}

TEST(PrintedFields, BehindASlashTheLabelGoesOn) {
  const auto given = [](const char* label) {
    PageBuilder page;
    page.text("PASSPORT", 4, 5).text("Surname", 30, 12, 1.8).text("ERIKSSON", 30, 14.6);
    page.text(label, 30, 18, 1.8).text("Date of birth 12 AUG 1974", 30, 30, 1.8).text("Sex F", 30, 34, 1.8);
    return value(normalize(page.reading(), kToday), "given_names");
  };
  EXPECT_EQ(given("Vornamen/GREEN"), "(absent)");
  EXPECT_EQ(given("Vornamen GREEN"), "GREEN");
}

TEST(PrintedFields, ALabelBeginsWithItsOtherLanguage) {
  const auto sex = [](const char* label) {
    PageBuilder page;
    page.text("PASSPORT", 4, 5).text("Surname", 30, 12, 1.8).text("ERIKSSON", 30, 14.6);
    page.text(label, 30, 18, 1.8).text("F", 30, 20.6).text("Date of birth 12 AUG 1974", 30, 30, 1.8);
    return value(normalize(page.reading(), kToday), "sex");
  };
  EXPECT_EQ(sex("Somewords/Sex"), "F");
  EXPECT_EQ(sex("Somewords Sex"), "(absent)");
}

TEST(PrintedFields, ALabelBetweenKeepsValuesApart) {
  PageBuilder page;
  page.text("PASSPORT", 4, 3, 3).text("Sex", 60, 10, 1.8).text("F", 60, 12.6);
  page.text("Surname", 30, 10, 1.8).text("Given names", 30, 13, 1.8).text("ANNA", 30, 15.6);
  page.text("Date of birth", 30, 22, 1.8).text("12 AUG 1974", 30, 24.6);
  const Record record = normalize(page.reading(), kToday);
  EXPECT_EQ(value(record, "surname"), "(absent)");
  EXPECT_EQ(value(record, "given_names"), "ANNA");
}

TEST(Zones, HostileReadingsAreJustUnreadable) {
  const std::vector<Lines> zones{{},
                                 {""},
                                 {"", ""},
                                 {"", "", ""},
                                 {std::string(44, '<'), std::string(44, '<')},
                                 {std::string(30, '0'), std::string(30, '0'), std::string(30, '0')},
                                 {std::string(5000, 'A'), std::string(5000, 'A')},
                                 {std::string(44, 'P'), std::string(40, '<')},
                                 {"P<UTO", "L898"}};
  int rows = 0;
  for (const Lines& lines : zones) {
    const Record record = read({lines, lines});
    EXPECT_EQ(record.find("number"), nullptr);
    ++rows;
  }
  EXPECT_EQ(rows, 9);
}

}  // namespace
}  // namespace docintake
