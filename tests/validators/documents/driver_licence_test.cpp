// Readings of driving licences: the AAMVA's barcode, hostile ones, and fronts by abbreviations, field numbers
// and words.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/validators/documents/page_builder.h"
#include "tests/validators/looking.h"
#include "validators/documents/evidence/aamva.h"
#include "validators/documents/evidence/british_driver_number.h"
#include "validators/documents/normalize.h"

namespace docintake {
namespace {

std::string four(std::size_t number) {
  std::string digits = std::to_string(number);
  return std::string(4 - digits.size(), '0') + digits;
}

/// A barcode of that version with one subfile.
std::string aamva(const std::string& elements, const std::string& type = "DL",
                  const std::string& version = "09") {
  const std::string body = type + elements + "\r";
  const std::string head = "@\n\x1e\rANSI 636014" + version + (version < "02" ? "" : "00") + "01";
  return head + type + four(head.size() + 10) + four(body.size()) + body;
}

const std::string kElements =
    "DCAC\nDCBNONE\nDBA08312031\nDCSO'DELL\nDACEMMA\nDADNONE\nDBD08312021\nDBB08311977\nDBC2\nDAG12 OAK "
    "STREET\nDAIRIVERTON\nDAJCA\nDAQI1234568\nDCGUSA\n";

Reading back(const std::string& content) {
  Reading reading = PageBuilder().text("CLASS C", 5, 5).reading();
  reading.barcodes.push_back({Symbology::pdf417, content, quad_of(Box{10, 300, 800, 200})});
  return reading;
}

TEST(Aamva, IsTakenApart) {
  const auto read = parse_aamva(aamva(kElements));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->issuer, "636014");
  EXPECT_EQ(read->version, 9);
  EXPECT_EQ(read->document, "DL");
  EXPECT_EQ(element_of(*read, "DAQ"), "I1234568");
  EXPECT_EQ(element_of(*read, "DCS"), "O'DELL");
  EXPECT_EQ(element_of(*read, "ZZZ"), "");
  EXPECT_EQ(parse_aamva(aamva(kElements, "DL", "01"))->version, 1);
  EXPECT_EQ(element_of(*parse_aamva(aamva("DCSM\xDCLLER\n")), "DCS"), "MÜLLER");
}

// Whatever the bytes are, reading them ends and stays inside them.
TEST(Aamva, SurvivesHostileBytes) {
  const std::string good = aamva(kElements);
  int rows = 0, refused = 0;
  for (std::size_t length = 0; length <= good.size(); ++length, ++rows)
    refused += !parse_aamva(good.substr(0, length));
  EXPECT_GT(refused, 20);
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char c : {'\0', '9', '\xFF', '\n'}) {
      std::string damaged = good;
      damaged[i] = c;
      parse_aamva(damaged);
      ++rows;
    }
  }
  for (const std::string& lying :
       {std::string("@\n\x1e\rANSI 6360140900") + "99DL99999999", std::string("@ANSI 636014090001DL00000000"),
        "@\n\x1e\rANSI 636014090001DL00310010DL" + std::string(5000, 'A'), std::string(100, '@')}) {
    const auto read = parse_aamva(lying);
    if (read) {
      EXPECT_LE(read->elements.size(), 120u);
    }
    ++rows;
  }
  EXPECT_EQ(rows, int(good.size()) + 1 + 4 * int(good.size()) + 4);
}

TEST(Aamva, DatesFollowTheCountry) {
  struct Row {
    std::string digits, country, iso;
  };
  const std::vector<Row> rows{{"08311977", "USA", "1977-08-31"},
                              {"19770831", "CAN", "1977-08-31"},
                              {"08311977", "", "1977-08-31"},
                              {"19770831", "", "1977-08-31"},
                              {"19770831", "USA", ""},
                              {"02301977", "USA", ""},
                              {"0831197", "USA", ""},
                              {"08A11977", "USA", ""}};
  for (const Row& row : rows) {
    const auto date = aamva_date(row.digits, row.country);
    EXPECT_EQ(date ? to_iso(*date) : "", row.iso) << row.digits << row.country;
  }
  EXPECT_EQ(rows.size(), 8u);
}

TEST(DriverLicence, ReadsABack) {
  const Record record = normalize(back(aamva(kElements)), kToday);
  EXPECT_EQ(record.kind, "driver_licence");
  EXPECT_EQ(record.side, Side::back);
  struct Row {
    const char* field;
    std::string value;
  };
  const std::vector<Row> rows{{"surname", "O'DELL"},
                              {"given_names", "EMMA"},
                              {"birth_date", "1977-08-31"},
                              {"issue_date", "2021-08-31"},
                              {"valid_until", "2031-08-31"},
                              {"sex", "F"},
                              {"number", "I1234568"},
                              {"issuing_country", "USA"},
                              {"jurisdiction", "CA"},
                              {"address", "12 OAK STREET, RIVERTON, CA"},
                              {"categories", "C"}};
  for (const Row& row : rows) EXPECT_EQ(value(record, row.field), row.value) << row.field;
  EXPECT_EQ(rows.size(), 11u);
  EXPECT_EQ(record.find("number")->source, Source::barcode);
}

TEST(DriverLicence, BacksOfIdentityCardsAreNotOurs) {
  EXPECT_EQ(normalize(back(aamva(kElements, "ID")), kToday).kind, "unknown");
  EXPECT_EQ(normalize(back("hello"), kToday).kind, "unknown");
  EXPECT_EQ(normalize(back(aamva("DCSNOBODY\n")), kToday).kind, "unknown");
}

/// Gives the last line another reading as a code.
Reading with_codes(Reading reading, const std::string& number) {
  for (TextLine& line : reading.lines) {
    if (line.general.text.find(number) == std::string::npos) continue;
    RecognizedLine again{number, 0.97, {}};
    line.codes.push_back(again);
  }
  return reading;
}

TEST(DriverLicence, ReadsAmericanFronts) {
  const PageBuilder short_labels = PageBuilder()
                                       .text("California", 5, 5, 4)
                                       .text("DRIVER LICENSE", 45, 5)
                                       .text("DL I1234568", 31, 13)
                                       .text("EXP 08/31/2031", 31, 18)
                                       .text("LN CARDHOLDER", 31, 23)
                                       .text("FN IMA", 31, 27)
                                       .text("DOB 04/05/1977", 31, 39)
                                       .text("SEX F", 31, 44)
                                       .text("ISS 08/31/2021", 31, 48);
  const PageBuilder numbers = PageBuilder()
                                  .text("Texas", 5, 5, 4)
                                  .text("DRIVER LICENSE", 45, 5)
                                  .text("4d DL I1234568", 31, 13)
                                  .text("4b Exp 08/31/2031", 31, 18)
                                  .text("1 CARDHOLDER", 31, 23)
                                  .text("2 IMA", 31, 27)
                                  .text("3 DOB 04/05/1977", 31, 39)
                                  .text("15 SEX F", 31, 44)
                                  .text("4a Iss 08/31/2021", 31, 48);
  struct Row {
    PageBuilder page;
    const char* jurisdiction;
  };
  const std::vector<Row> rows{{short_labels, "CA"}, {numbers, "TX"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.jurisdiction);
    const Record record = normalize(with_codes(row.page.reading(), "I1234568"), kToday);
    EXPECT_EQ(record.kind, "driver_licence");
    EXPECT_EQ(record.side, Side::front);
    EXPECT_EQ(value(record, "number"), "I1234568");
    EXPECT_EQ(value(record, "surname"), "CARDHOLDER");
    EXPECT_EQ(value(record, "given_names"), "IMA");
    EXPECT_EQ(value(record, "birth_date"), "1977-04-05");
    EXPECT_EQ(value(record, "issue_date"), "2021-08-31");
    EXPECT_EQ(value(record, "valid_until"), "2031-08-31");
    EXPECT_EQ(value(record, "sex"), "F");
    EXPECT_EQ(value(record, "issuing_country"), "USA");
    EXPECT_EQ(value(record, "jurisdiction"), row.jurisdiction);
    EXPECT_EQ(value(normalize(row.page.reading(), kToday), "number"), "(absent)");  // one reading alone
  }
  EXPECT_EQ(rows.size(), 2u);
}

PageBuilder european(const char* title, const char* state, const char* number) {
  return PageBuilder()
      .text(title, 5, 5, 4)
      .text(state, 62, 5)
      .text("1.", 31, 13, 2.3)
      .text("MORGAN", 36, 13)
      .text("2.", 31, 17, 2.3)
      .text("MISS SARAH JANE", 36, 17)
      .text("3.", 31, 21, 2.3)
      .text("11.03.1976 UNITED KINGDOM", 36, 21)
      .text("4a.", 31, 25, 2.3)
      .text("19.01.2019", 36, 25)
      .text("4c.", 56, 25, 2.3)
      .text("DVLA", 61, 25)
      .text("4b.", 31, 29, 2.3)
      .text("18.01.2029", 36, 29)
      .text("5.", 31, 33, 2.3)
      .text(number, 36, 33)
      .text("9.", 31, 48, 2.3)
      .text("AM/A/B1/B", 36, 48);
}

// A British number says who its holder is: no other reading is needed where it agrees with the card.
TEST(DriverLicence, ReadsNumberedFields) {
  const Record record = normalize(european("DRIVING LICENCE", "UK", "MORGA753116SM9IJ 35").reading(), kToday);
  EXPECT_EQ(record.kind, "driver_licence");
  EXPECT_EQ(value(record, "surname"), "MORGAN");
  EXPECT_EQ(value(record, "given_names"), "SARAH JANE");
  EXPECT_EQ(value(record, "birth_date"), "1976-03-11");
  EXPECT_EQ(value(record, "issue_date"), "2019-01-19");
  EXPECT_EQ(value(record, "valid_until"), "2029-01-18");
  EXPECT_EQ(value(record, "issuing_country"), "GBR");
  EXPECT_EQ(value(record, "categories"), "AM/A/B1/B");
  EXPECT_EQ(value(record, "number"), "MORGA753116SM9IJ 35");
  const Record other = normalize(european("DRIVING LICENCE", "UK", "MORGA753117SM9IJ 35").reading(), kToday);
  EXPECT_EQ(value(other, "number"), "(absent)");
}

TEST(BritishDriverNumber, SaysNameAndBirthDate) {
  const auto day = [](int y, unsigned m, unsigned d) {
    return Date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
  };
  struct Row {
    std::string number, surname;
    Date birth;
    bool agrees;
  };
  const std::vector<Row> rows{{"MORGA753116SM9IJ", "MORGAN", day(1976, 3, 11), true},
                              {"MORGA703116SM9IJ", "MORGAN", day(1976, 3, 11), true},
                              {"MORGA753116SM9IJ", "MORTON", day(1976, 3, 11), false},
                              {"MORGA753116SM9IJ", "MORGAN", day(1976, 3, 12), false},
                              {"MORGA753117SM9IJ", "MORGAN", day(1976, 3, 11), false},
                              {"LEE99753116SM9IJ", "LEE", day(1976, 3, 11), true},
                              {"MCKAY753116SM9IJ", "MACKAY", day(1976, 3, 11), true},
                              {"MORGA753116SM9I", "MORGAN", day(1976, 3, 11), false},
                              {"", "", day(1976, 3, 11), false}};
  for (const Row& row : rows)
    EXPECT_EQ(is_british_driver_number(row.number, row.surname, row.birth), row.agrees) << row.number;
  EXPECT_EQ(rows.size(), 9u);
}

TEST(DriverLicence, TheMainlandsIsNone) {
  const Reading reading = PageBuilder()
                              .text("中华人民共和国机动车驾驶证", 10, 5, 4)
                              .text("Driving License of the People's Republic of China", 10, 10)
                              .text("Date of Birth 1990-03-12", 10, 20)
                              .text("Issue Date 2012-03-12", 10, 25)
                              .text("Class C1", 10, 30)
                              .reading();
  EXPECT_EQ(normalize(reading, kToday).kind, "unknown");
}

}  // namespace
}  // namespace docintake
