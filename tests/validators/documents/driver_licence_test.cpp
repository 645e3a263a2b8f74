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

/// Gives the line with that text another reading of its digits' words, by another recognizer.
Reading with_again(Reading reading, const std::string& number, const std::string& again) {
  for (TextLine& line : reading.lines) {
    if (line.general.text.find(number) != std::string::npos) line.again = RecognizedLine{again, 0.97, {}};
  }
  return reading;
}

TEST(DriverLicence, ReadsAmericanFronts) {
  const PageBuilder short_labels = PageBuilder()
                                       .text("California", 5, 5, 4)
                                       .text("DRIVER LICENSE", 45, 5)
                                       .text("DL D1234568", 31, 13)
                                       .text("EXP 08/31/2031", 31, 18)
                                       .text("LN CARDHOLDER", 31, 23)
                                       .text("FN IMA", 31, 27)
                                       .text("DOB 04/05/1977", 31, 39)
                                       .text("SEX F", 31, 44)
                                       .text("ISS 08/31/2021", 31, 48);
  const PageBuilder numbers = PageBuilder()
                                  .text("Texas", 5, 5, 4)
                                  .text("DRIVER LICENSE", 45, 5)
                                  .text("4d DL D1234568", 31, 13)
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
    const Record record = normalize(with_again(row.page.reading(), "D1234568", "D1234568"), kToday);
    EXPECT_EQ(record.kind, "driver_licence");
    EXPECT_EQ(record.side, Side::front);
    EXPECT_EQ(value(record, "number"), "D1234568");
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

// A British number says who its holder is; its last letters, which do not, are read twice.
TEST(DriverLicence, ReadsNumberedFields) {
  const std::string number = "MORGA753116SJ9IJ 35";
  const Reading reading = european("DRIVING LICENCE", "UK", number.c_str()).reading();
  const Record record = normalize(with_again(reading, number, "M0RGA7531I6SJ9IJ 35"), kToday);
  EXPECT_EQ(record.kind, "driver_licence");
  EXPECT_EQ(value(record, "surname"), "MORGAN");
  EXPECT_EQ(value(record, "given_names"), "SARAH JANE");
  EXPECT_EQ(value(record, "birth_date"), "1976-03-11");
  EXPECT_EQ(value(record, "issue_date"), "2019-01-19");
  EXPECT_EQ(value(record, "valid_until"), "2029-01-18");
  EXPECT_EQ(value(record, "issuing_country"), "GBR");
  EXPECT_EQ(value(record, "categories"), "AM/A/B1/B");
  EXPECT_EQ(value(record, "number"), number);
  EXPECT_EQ(value(normalize(reading, kToday), "number"), "(absent)");  // its last letters were read once
  const std::string wrong = "MORGA753117SJ9IJ 35";
  const Record other =
      normalize(with_again(european("DRIVING LICENCE", "UK", wrong.c_str()).reading(), wrong, wrong), kToday);
  EXPECT_EQ(value(other, "number"), "(absent)");
  EXPECT_EQ(count(other, "sources_disagree", "number"), 1);
}

// A stroke at the end of a number is taken for a mark, which another reader does not.
TEST(DriverLicence, DoubtsABritishNumberThatOneReaderAloneHasWhole) {
  const std::string number = "MORGA753116SJ9IJ 35", lost = "MORGA753116SJ9I| 35";
  const auto read = [&](const std::string& again) {
    return normalize(with_again(european("DRIVING LICENCE", "UK", lost.c_str()).reading(), lost, again),
                     kToday);
  };
  EXPECT_EQ(value(read(number), "number"), number);
  EXPECT_EQ(count(read(number), "field_uncertain", "number"), 1);
  EXPECT_EQ(value(read("MORGA753117SJ9IJ 35"), "number"), "(absent)");
}

// Whether a letter is the digit that it looks like the format does not say.
TEST(DriverLicence, DoubtsAGermanNumberWithAnO) {
  const auto read = [&](const char* number) {
    Reading reading = with_again(european("FÜHRERSCHEIN", "DEUTSCHLAND", number).reading(), number, number);
    for (TextLine& line : reading.lines)
      if (line.again) line.codes = {*line.again, *line.again};
    return normalize(reading, kToday);
  };
  EXPECT_EQ(value(read("W644NFSOT64"), "number"), "W644NFS0T64");
  EXPECT_EQ(count(read("W644NFSOT64"), "field_uncertain", "number"), 1);
  EXPECT_EQ(count(read("W644NFS2T64"), "field_uncertain", "number"), 0);
}

TEST(BritishDriverNumber, SaysNameAndBirthDate) {
  const auto day = [](int y, unsigned m, unsigned d) {
    return Date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
  };
  struct Row {
    std::string number, surname, given_names;
    Date birth;
    bool agrees;
  };
  const std::vector<Row> rows{{"MORGA753116SM9IJ", "MORGAN", "SARAH MARIE", day(1976, 3, 11), true},
                              {"MORGA703116SM9IJ", "MORGAN", "SEAN MARK", day(1976, 3, 11), true},
                              {"MORGA753116SM9IJ", "MORGAN", "", day(1976, 3, 11), true},
                              {"MORGA753116S99IJ", "MORGAN", "SARAH", day(1976, 3, 11), true},
                              {"MORGA753116SM9IJ", "MORGAN", "SARAH", day(1976, 3, 11), false},
                              {"MORGA753116SM9IJ", "MORGAN", "SARAH JANE", day(1976, 3, 11), false},
                              {"MORGA753116SM9IJ", "MORTON", "SARAH MARIE", day(1976, 3, 11), false},
                              {"MORGA753116SM9IJ", "MORGAN", "SARAH MARIE", day(1976, 3, 12), false},
                              {"MORGA753117SM9IJ", "MORGAN", "SARAH MARIE", day(1976, 3, 11), false},
                              {"LEE99753116SM9IJ", "LEE", "SARAH MARIE", day(1976, 3, 11), true},
                              {"MCKAY753116SM9IJ", "MACKAY", "SARAH MARIE", day(1976, 3, 11), true},
                              {"MORGA753116SM9I", "MORGAN", "SARAH MARIE", day(1976, 3, 11), false},
                              {"", "", "", day(1976, 3, 11), false}};
  for (const Row& row : rows) {
    EXPECT_EQ(is_british_driver_number(row.number, row.surname, row.given_names, row.birth), row.agrees)
        << row.number << ' ' << row.given_names;
  }
  EXPECT_EQ(rows.size(), 13u);
}

/// A card of the AAMVA's design without a title, or with one.
PageBuilder american(const char* title) {
  return PageBuilder()
      .text(title, 40, 5)
      .text("4d DLN 99 999 999", 31, 13)
      .text("3 DOB 08/04/1969", 31, 17)
      .text("4b EXP 08/05/2030", 31, 21)
      .text("4a ISS 10/05/2020", 56, 21)
      .text("1 SAMPLE", 31, 25)
      .text("2 JANICE ANN", 31, 29)
      .text("8 123 MAIN STREET", 31, 33)
      .text("HARRISBURG, PA 17101-0000", 33, 36)
      .text("15 SEX F", 31, 40)
      .text("18 EYES BRO", 50, 40)
      .text("9 CLASS C", 31, 44)
      .text("9a END NONE", 50, 44)
      .text("12 RESTR NONE", 31, 48);
}

TEST(DriverLicence, IsKnownByTheSmallLabelsOfItsDesign) {
  const Record record = normalize(american("visitPA.com").reading(), kToday);
  EXPECT_EQ(record.kind, "driver_licence");
  EXPECT_EQ(value(record, "surname"), "SAMPLE");
  EXPECT_EQ(value(record, "given_names"), "JANICE ANN");
  // By the address the card is American, and writes the month first; that says nothing of the issuer.
  EXPECT_EQ(value(record, "birth_date"), "1969-08-04");
  EXPECT_EQ(value(record, "valid_until"), "2030-08-05");
  EXPECT_EQ(value(record, "issue_date"), "2020-10-05");
  EXPECT_EQ(value(record, "jurisdiction"), "(absent)");
  EXPECT_NE(normalize(american("IDENTIFICATION CARD").reading(), kToday).kind, "driver_licence");
}

TEST(DriverLicence, TellsTheIssuerByTheHeadingAlone) {
  struct Row {
    const char *heading, *town, *country, *jurisdiction;
  };
  const std::vector<Row> rows{{"DISTRICT OF COLUMBIA", "WASHINGTON, DC 20001", "USA", "DC"},
                              {"West Virginia", "SALEM, WV 26426", "USA", "WV"},
                              {"Virginia", "DALE CITY, VA 22193", "USA", "VA"},
                              {"PUERTO RICO", "SAN JUAN, PR 00901", "USA", "PR"},
                              {"", "WASHINGTON, DC 20001", "USA", "(absent)"},
                              {"Nova Scotia", "HALIFAX NS B3H 0A1", "CAN", "NS"},
                              {"", "HALIFAX NS B3H 0A1", "(absent)", "(absent)"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.town);
    PageBuilder page;
    page.text("DRIVER LICENSE", 40, 5).text("DOB 08/24/1969", 31, 17).text("EXP 08/25/2030", 31, 21);
    if (*row.heading) page.text(row.heading, 4, 5);
    const Record record =
        normalize(page.text("ISS 10/25/2020", 31, 25).text(row.town, 31, 38).reading(), kToday);
    EXPECT_EQ(record.kind, "driver_licence");
    EXPECT_EQ(value(record, "issuing_country"), row.country);
    EXPECT_EQ(value(record, "jurisdiction"), row.jurisdiction);
  }
  EXPECT_EQ(rows.size(), 7u);
}

// What day 04/05/1977 is stands on no card whose other dates leave it open too.
TEST(DriverLicence, WithholdsDatesWhoseOrderIsOpen) {
  struct Row {
    const char *heading, *birth, *issue, *expiry, *iso;
  };
  const std::vector<Row> rows{{"Ohio", "04/05/1977", "01/02/2020", "01/02/2030", "1977-04-05"},
                              {"SVERIGE", "04/05/1977", "01/02/2020", "01/02/2030", "1977-05-04"},
                              {"", "04/05/1977", "01/02/2020", "01/02/2030", "(absent)"},
                              {"", "04/05/1977", "01/22/2020", "01/02/2030", "1977-04-05"},
                              {"", "04/05/1977", "22/01/2020", "01/02/2030", "1977-05-04"},
                              {"", "04.05.1977", "01.02.2020", "01.02.2030", "1977-05-04"},
                              {"ONTARIO", "1977/05/04", "2020/02/01", "2030/02/01", "1977-05-04"},
                              {"Ohio", "04/05/1977", "01/02/1987", "01/02/2030", "(absent)"},
                              {"Ohio", "05 APR 1977", "01/02/2020", "01/02/2030", "1977-04-05"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.heading) + row.birth + row.issue);
    PageBuilder page;
    page.text("DRIVER LICENCE", 40, 5);
    if (*row.heading) page.text(row.heading, 4, 5);
    page.text(std::string("DOB ") + row.birth, 31, 17).text(std::string("ISS ") + row.issue, 31, 21);
    page.text(std::string("EXP ") + row.expiry, 31, 25).text("LN SAMPLE", 31, 29);
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(record.kind, "driver_licence");
    EXPECT_EQ(value(record, "birth_date"), row.iso);
    EXPECT_EQ(count(record, "field_unreadable", "birth_date") > 0, std::string(row.iso) == "(absent)");
  }
  EXPECT_EQ(rows.size(), 9u);
}

TEST(DriverLicence, SeesLabelsDamagedOrWithoutASpace) {
  struct Row {
    const char *line, *field, *value;
  };
  const std::vector<Row> rows{{"EXP08/31/2031", "valid_until", "2031-08-31"},
                              {"EXE 08/31/2031", "valid_until", "2031-08-31"},
                              {"008 08/31/1977", "birth_date", "1977-08-31"},
                              {"3 vos: 08/31/1977", "birth_date", "1977-08-31"},
                              {"3 DOE: 08/31/1977", "birth_date", "1977-08-31"},
                              {"DOE 08/31/2031", "valid_until", "(absent)"},
                              {"300B 08/31/1977", "birth_date", "1977-08-31"},
                              {"4a1SS 08/31/2022", "issue_date", "2022-08-31"},
                              {"1SAMPLE", "surname", "SAMPLE"},
                              {"2MARK ALLEN", "given_names", "MARK ALLEN"},
                              {"1 NAME/NOM SAMPLE", "surname", "SAMPLE"},
                              {"9 CLASS:D", "categories", "D"},
                              {"15SEX F", "sex", "F"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.line);
    const Record record = normalize(PageBuilder()
                                        .text("Ohio", 4, 5)
                                        .text("DRIVER LICENSE", 40, 5)
                                        .text("8 123 MAIN STREET", 31, 33)
                                        .text("DAYTON, OH 45402", 33, 36)
                                        .text("12 RESTR NONE", 31, 48)
                                        .text(row.line, 31, 21)
                                        .text("01/12/2018", 60, 44)
                                        .reading(),
                                    kToday);
    EXPECT_EQ(record.kind, "driver_licence");
    EXPECT_EQ(value(record, row.field), row.value);
  }
  EXPECT_EQ(rows.size(), 13u);
}

TEST(DriverLicence, HandsOnNumbersOnWhichTwoRecognizersAgree) {
  struct Row {
    const char *line, *again, *value;
  };
  const std::vector<Row> rows{
      {"4d DL D1234568", "D1234568", "D1234568"},
      {"4d LIC NO:P142-4558-7924", "NO:P142-4558-7924", "P142-4558-7924"},
      {"4d DL# A123-456-789-123", "A123-456-789-123aiss", "A123-456-789-123"},
      {"OL Ni 123XX6789", "123XX6789", "123XX6789"},
      {"DL 4558-7924", "P142-4558-7924", "(absent)"},
      {"DL 999 999", "99 999 999", "(absent)"},
      {"DL $123-4567", "S123-4567", "S123-4567"},
      {"4d LIC NO: P142-4558-7924", "P142-4558-7924", "P142-4558-7924"},
      {"4d DLN 99 999 999", "99 999 999", "99 999 999"},
      {"DL 123456789", "DL 123456789", "123456789"},
      {"DL 123456789", "1234567890", "(absent)"},
      {"DL 123456789", "12345678", "(absent)"},
      {"DL D1234568", "O1234568", "(absent)"},
      {"DL O1234568", "O1234568", "(absent)"},
      {"DL I1234568", "I1234568", "(absent)"},
      {"License # E 103 871 928 199", "103 871 928 199", "(absent)"},
      {"License # E 103 871 928 199", "E 103 871 928 199", "E 103 871 928 199"},
      {"DL U932-614-905-646 07-31-1964", "U932-614-905-646 07-31-1964", "U932-614-905-646"},
      {"DL 97433/O7/8292", "97433/07/8292", "97433/07/8292"},
      {"DL J63410     6", "J63410 6", "(absent)"},
      {"DL 195011-17", "195011-17", "(absent)"},
      {"4d DL OK 73111-0000", "73111-0000", "(absent)"},
      {"5. L-8811418 7", "L-8811418", "(absent)"},
      {"DL 02/22/1954", "02/22/1954", "(absent)"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.line) + row.again);
    const Reading reading = PageBuilder()
                                .text("Iowa", 4, 5)
                                .text("DRIVER LICENSE", 40, 5)
                                .text("EXP 08/31/2031", 31, 21)
                                .text("ISS 08/31/2021", 31, 25)
                                .text(row.line, 31, 13)
                                .reading();
    const Record record = normalize(with_again(reading, row.line, row.again), kToday);
    EXPECT_EQ(record.kind, "driver_licence");
    EXPECT_EQ(value(record, "number"), row.value);
    EXPECT_EQ(count(record, "number_unreadable", "number") > 0, std::string(row.value) == "(absent)");
  }
  EXPECT_EQ(rows.size(), 24u);
}

// All recognizers take an I for a one; California's numbers begin with a letter, Texas' do not.
TEST(DriverLicence, WithholdsADigitWhereTheFormatHasALetter) {
  const auto number = [](const char* state) {
    const Reading reading = PageBuilder()
                                .text(state, 4, 5)
                                .text("DRIVER LICENSE", 40, 5)
                                .text("EXP 08/31/2031", 31, 21)
                                .text("ISS 08/31/2021", 31, 25)
                                .text("DL 11234568", 31, 13)
                                .reading();
    return value(normalize(with_again(reading, "DL 11234568", "11234568"), kToday), "number");
  };
  EXPECT_EQ(number("California"), "(absent)");
  EXPECT_EQ(number("Texas"), "11234568");
}

TEST(DriverLicence, ReadsNamesUnderTheirLabels) {
  const Record record = normalize(PageBuilder()
                                      .text("DRIVER LICENSE", 5, 5)
                                      .text("4b.EXP 02/21/2031", 31, 9)
                                      .text("1.FAMILY NAME", 31, 14, 2)
                                      .text("SAMPLECARD", 31, 17)
                                      .text("2.GIVEN NAMES", 31, 22, 2)
                                      .text("THOMAS", 31, 25)
                                      .text("ALEXANDER", 31, 29)
                                      .text("8.ADDRESS", 31, 34, 2)
                                      .text("12 OAK STREET", 31, 37)
                                      .reading(),
                                  kToday);
  EXPECT_EQ(value(record, "surname"), "SAMPLECARD");
  EXPECT_EQ(value(record, "given_names"), "THOMAS ALEXANDER");
}

// Field 5 holds the number in Europe alone: in America it is the document's discriminator, and a heart beside
// a card's serial was read as one.
TEST(DriverLicence, FiveIsNoLabelOfAmericanNumbers) {
  const auto american = [](const char* number, const PageBuilder& rest) {
    const Reading reading = PageBuilder(rest)
                                .text("DRIVER LICENSE", 5, 5)
                                .text("DOB 08/31/1978", 31, 20)
                                .text("Expires 08/31/2031", 31, 24)
                                .text("2 MICHAEL", 31, 28)
                                .text(number, 36, 40)
                                .reading();
    return normalize(with_again(reading, number, number), kToday);
  };
  const Record heart = american("ABC3456789", PageBuilder().text("S", 31, 40));
  const Record discriminator =
      american("20111027134449999999",
               PageBuilder().text("5.", 31, 40).text("3. DOB: 08/31/1978", 5, 30).text("15. Sex: F", 61, 30));
  for (const Record& record : {heart, discriminator}) {
    EXPECT_EQ(record.kind, "driver_licence");
    EXPECT_EQ(value(record, "given_names"), "MICHAEL");
    EXPECT_EQ(value(record, "number"), "(absent)");
  }
}

TEST(DriverLicence, DoubtsDatesThatNoOtherRecognizerReads) {
  const auto expiry = [](const char* again) {
    const Reading reading = PageBuilder()
                                .text("DRIVER LICENSE", 5, 5)
                                .text("DOB 03/28/1996", 31, 13)
                                .text("4b EXP 01/12/2024", 31, 17)
                                .text("ISS 01/12/2016", 31, 21)
                                .reading();
    return normalize(with_again(reading, "01/12/2024", again), kToday);
  };
  EXPECT_EQ(count(expiry("01I12/2024"), "field_uncertain", "valid_until"), 0);
  EXPECT_EQ(count(expiry("O1/12/2O24"), "field_uncertain", "valid_until"), 0);
  const Record doubted = expiry("01/12/2021");
  EXPECT_EQ(value(doubted, "valid_until"), "2024-01-12");
  EXPECT_EQ(count(doubted, "field_uncertain", "valid_until"), 1);
}

// No scheme tells how long a licence's number is.
TEST(DriverLicence, HandsOnNoNumberThatEndsInLight) {
  Reading reading = PageBuilder()
                        .text("DRIVER LICENSE", 5, 5)
                        .text("DL W549AVG9M5", 31, 13)
                        .text("DOB 03/28/1996", 31, 17)
                        .text("EXP 01/12/2031", 31, 21)
                        .reading();
  reading = with_again(std::move(reading), "W549AVG9M5", "W549AVG9M5");
  EXPECT_EQ(value(normalize(reading, kToday), "number"), "W549AVG9M5");
  for (TextLine& line : reading.lines) line.behind = Light::pale;
  const Record record = normalize(reading, kToday);
  EXPECT_EQ(value(record, "number"), "(absent)");
  EXPECT_EQ(count(record, "number_unreadable", "number"), 1);
}

TEST(DriverLicence, CommasPartNames) {
  const Record record = normalize(PageBuilder()
                                      .text("DRIVER LICENSE", 5, 5)
                                      .text("4b EXP 02/21/2031", 31, 9)
                                      .text("1 SAMPLE, TINA", 31, 17)
                                      .text("2 TINA, ANN", 31, 22)
                                      .reading(),
                                  kToday);
  EXPECT_EQ(value(record, "surname"), "SAMPLE");
  EXPECT_EQ(value(record, "given_names"), "TINA ANN");
}

// The first recognizer took a 0 for a Q; the two others agree.
TEST(DriverLicence, TwoRecognizersOverruleOneOnLookAlikes) {
  const auto number = [](const char* read, const char* again, const char* machine) {
    Reading reading = PageBuilder()
                          .text("DRIVER LICENSE", 40, 5)
                          .text("EXP 08/31/2031", 31, 21)
                          .text("ISS 08/31/2021", 31, 25)
                          .text(std::string("DLN ") + read, 31, 13)
                          .reading();
    for (TextLine& line : reading.lines) {
      if (line.general.text.find(read) == std::string::npos) continue;
      line.again = RecognizedLine{again, 0.97, {}};
      line.codes = {RecognizedLine{machine, 0.97, {}}};
    }
    return value(normalize(reading, kToday), "number");
  };
  EXPECT_EQ(number("DQ8954796", "D08954796", "D08954796"), "D08954796");
  EXPECT_EQ(number("D-Q895-4796", "D-0895-4796", "D08954796"), "D-0895-4796");
  EXPECT_EQ(number("DQ8954796", "D08954796", "D0895479"), "(absent)");
  EXPECT_EQ(number("D38954796", "D08954796", "D08954796"), "(absent)");
}

// The small numbers of a European card are often lost; its rows stand in an order that a directive
// prescribes.
TEST(DriverLicence, ReadsAColumnMostOfWhoseNumbersWereLost) {
  const auto column = [](bool numbered, const char* third) {
    PageBuilder page;
    page.text("PATENTE DI GUIDA", 5, 5).text("REPUBBLICA ITALIANA", 50, 5);
    page.text("MORGAN", 36, 13).text("HANNAH KAREN", 36, 17).text(third, 36, 21);
    if (numbered) page.text("4a.", 31, 25, 2.3);
    page.text("23.06.2024", 36, 25)
        .text("23.06.2028", 36, 29)
        .text("SW3301798M", 36, 33)
        .text("A1/B", 36, 48);
    return normalize(page.reading(), kToday);
  };
  const Record record = column(true, "23.08.2004 MUSTERHAUSEN");
  EXPECT_EQ(record.kind, "driver_licence");
  EXPECT_EQ(value(record, "surname"), "MORGAN");
  EXPECT_EQ(value(record, "given_names"), "HANNAH KAREN");
  EXPECT_EQ(value(record, "birth_date"), "2004-08-23");
  EXPECT_EQ(value(record, "issue_date"), "2024-06-23");
  EXPECT_EQ(value(record, "valid_until"), "2028-06-23");
  EXPECT_EQ(value(column(false, "23.08.2004 MUSTERHAUSEN"), "surname"), "(absent)");
  EXPECT_EQ(value(column(true, "MUSTERHAUSEN"), "surname"), "(absent)");
}

// A signature's strokes are read as a field number here and there, and a field number as a letter.
TEST(DriverLicence, ReadsAColumnWithASignatureBelow) {
  const Record record = normalize(PageBuilder()
                                      .text("DRIVING LICENCE", 5, 5)
                                      .text("UK", 70, 5)
                                      .text("MORGAN", 33, 12)
                                      .text("MISS MARY", 33, 16)
                                      .text("3", 28, 20)
                                      .text("31.08.1994 UNITED KINGDOM", 33, 20)
                                      .text("4a", 28, 24)
                                      .text("08.10.2020", 33, 24)
                                      .text("D", 28, 28)
                                      .text("08.10.2025", 33, 28)
                                      .text("5", 28, 32)
                                      .text("MORGA958314M99NK 42", 33, 32)
                                      .text("2", 36, 37, 3, 0.25)
                                      .text("7617 LAKE LANE", 33, 41)
                                      .reading(),
                                  kToday);
  EXPECT_EQ(value(record, "surname"), "MORGAN");
  EXPECT_EQ(value(record, "given_names"), "MARY");
  EXPECT_EQ(value(record, "valid_until"), "2025-10-08");
}

// Of the field numbers 1 is the one most often lost.
TEST(DriverLicence, TakesTheSurnameAboveFieldTwo) {
  const auto surname = [](const char* above, double x, const char* in_portrait = "") {
    return value(normalize(PageBuilder()
                               .text("KORKORT", 31, 5)
                               .text(in_portrait, 12, 13)
                               .text(above, x, 13)
                               .text("2.", 31, 17, 2.3)
                               .text("MASON JOHN", 36, 17)
                               .text("3. 11.05.1969", 31, 21)
                               .text("4a. 20.10.2020", 31, 25)
                               .text("4b. 20.10.2025", 31, 29)
                               .reading(),
                           kToday),
                 "surname");
  };
  EXPECT_EQ(surname("O'CONNELL", 36), "O'CONNELL");
  EXPECT_EQ(surname("O'CONNELL", 60), "(absent)");
  EXPECT_EQ(surname("DRIVING LICENCE", 36), "(absent)");
  EXPECT_EQ(surname("123 A", 36), "(absent)");
  EXPECT_EQ(surname("O'CONNELL", 36, "m"), "O'CONNELL");
}

// Where small labels are lost or damaged, what stands there still tells.
TEST(DriverLicence, ReadsNamesAtDamagedLabels) {
  struct Row {
    const char* why;
    const char *first, *second;
    double second_probability;
    const char *surname, *given;
  };
  const std::vector<Row> rows{
      {"the N of LN", "N LINDQVIST", "FN DANIEL", 0.95, "LINDQVIST", "DANIEL"},
      {"no label", "LINDQVIST", "FN DANIEL", 0.95, "LINDQVIST", "DANIEL"},
      {"an apostrophe behind a field number", "1O'DELL", "2 EMMA", 0.95, "O'DELL", "EMMA"},
      {"a hyphen behind a field number", "1VAN-HORN", "2 EMMA", 0.95, "VAN-HORN", "EMMA"},
      {"texture at the label", "LN LINDQVIST", "FN WS", 0.2, "LINDQVIST", "(absent)"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    PageBuilder page;
    page.text("Colorado", 5, 5).text("DRIVER LICENSE", 40, 5).text("4b EXP 01/25/2030", 31, 12);
    const double indent = row.first == std::string("LINDQVIST") ? 36 : 31;
    page.text(row.first, indent, 18).text(row.second, 31, 22, 3, row.second_probability);
    page.text("3 DOB 01/25/1988", 31, 30);
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(value(record, "surname"), row.surname);
    EXPECT_EQ(value(record, "given_names"), row.given);
  }
  EXPECT_EQ(rows.size(), 5u);
}

TEST(DriverLicence, TakesNoTitleForAName) {
  const Record record = normalize(PageBuilder()
                                      .text("2", 40, 5)
                                      .text("DRIVER'S LICENCE", 43, 5)
                                      .text("4a 2020/02/01", 31, 17)
                                      .text("4b 2030/02/01", 31, 21)
                                      .text("3 1977/05/04", 31, 25)
                                      .reading(),
                                  kToday);
  EXPECT_EQ(record.kind, "driver_licence");
  EXPECT_EQ(value(record, "given_names"), "(absent)");
}

TEST(DriverLicence, TakesNoStreetForAName) {
  const auto surname = [](const char* field_one) {
    PageBuilder page;
    page.text("DRIVER LICENSE", 20, 5, 3).text("2 ANNA", 30, 14).text(field_one, 30, 10);
    page.text("3 01/15/1990", 30, 20).text("4b 02/20/2030", 30, 26);
    return value(normalize(page.reading(), kToday), "surname");
  };
  EXPECT_EQ(surname("1 WONDERFUL DRIVE"), "(absent)");
  EXPECT_EQ(surname("1 DRIVE"), "DRIVE");
}

TEST(DriverLicence, TakesTheNameAboveAnAddress) {
  struct Row {
    const char *first, *second, *name, *surname, *given;
  };
  const std::vector<Row> rows{
      {"CONNOR", "SAMPLE", "CONNOR SAMPLE", "SAMPLE", "CONNOR"},
      {"SAMPLE", "MARY ANN", "SAMPLE MARY ANN", "SAMPLE", "MARY ANN"},
      {"SAMPLE", "XERXES", "SAMPLE XERXES", "(absent)", "(absent)"},
      {"JAMES", "THOMPSON MARY", "JAMES THOMPSON MARY", "(absent)", "(absent)"},
      {"CLASS D 12", "CONNOR SAMPLE", "CONNOR SAMPLE", "(absent)", "(absent)"},
      {"CLASS D 12", "NO 1234567", "(absent)", "(absent)", "(absent)"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.first) + " / " + row.second);
    PageBuilder page;
    page.text("Alabama", 5, 5).text("DRIVER LICENSE", 40, 5).text("EXP 01-25-2030", 31, 12);
    page.text("DOB 01-25-1988", 31, 16).text(row.first, 31, 22).text(row.second, 31, 26);
    page.text("1 WONDERFUL DRIVE", 31, 30).text("MONTGOMERY AL 36104-1234", 31, 34);
    const Record record = normalize(page.reading(), kToday);
    EXPECT_EQ(value(record, "name"), row.name);
    EXPECT_EQ(value(record, "surname"), row.surname);
    EXPECT_EQ(value(record, "given_names"), row.given);
    EXPECT_EQ(count(record, "field_uncertain", "surname"), row.surname != std::string("(absent)"));
  }
  EXPECT_EQ(rows.size(), 6u);
}

/// An Ohio licence with a line that other readers have in that way.
Record ohio(const char* line, const std::vector<std::string>& codes, const char* again) {
  PageBuilder page;
  page.text("Ohio", 5, 5).text("DRIVER LICENSE", 40, 5).text("EXP 08/31/2031", 31, 25);
  page.text("LN SAMPLE", 31, 30).text("DOB 01/25/1988", 31, 35).text("5 DD 9887606848", 5, 50);
  page.text(line, 31, 15).codes(codes).again(again);
  return normalize(page.reading(), kToday);
}

TEST(DriverLicence, ANumberWithoutItsLabelHasTheIssuersFormat) {
  struct Row {
    const char* why;
    const char* line;
    std::vector<std::string> codes;
    const char* again;
    const char* number;
  };
  const std::vector<Row> rows{{"what is left of a label", "D ZR930524", {"ZR930524"}, "ZR930524", "ZR930524"},
                              {"no label", "ZR930524", {"ZR930524"}, "ZR930524", "ZR930524"},
                              {"not the state's format", "ZRX30524", {"ZRX30524"}, "ZRX30524", "(absent)"},
                              {"readers that differ", "ZR930524", {"ZR930529"}, "ZR930527", "(absent)"}};
  for (const Row& row : rows) {
    const Record record = ohio(row.line, row.codes, row.again);
    EXPECT_EQ(value(record, "number"), row.number) << row.why;
    const bool given = row.number != std::string("(absent)");
    EXPECT_EQ(count(record, "field_uncertain", "number"), given) << row.why;
    EXPECT_EQ(count(record, "number_unreadable", "number"), !given) << row.why;
  }
  EXPECT_EQ(rows.size(), 4u);
}

TEST(DriverLicence, ReadsNumbersAtDamagedLabels) {
  struct Row {
    const char* line;
    std::vector<std::string> codes;
    const char* again;
    const char* number;
  };
  const std::vector<Row> rows{{"UCENSE NO ZR930524", {"ZR930524"}, "ZR930524", "ZR930524"},
                              {"4d N ZR930524", {"ZR930524"}, "ZR930524", "ZR930524"},
                              {"DLN » ZR930524", {"ZR930524"}, "ZR930524", "ZR930524"},
                              {"DLN SR930524", {}, "$R930524", "SR930524"},
                              {"DLN ZR 930524", {"ZR930524"}, "DLN ZR-930524", "ZR-930524"},
                              // Two recognizers, one of them twice, against one.
                              {"DLN 7R930524", {"TR930524", "TR930524"}, "TR930524", "TR930524"},
                              {"DLN 7R930524", {"TR930524", "XR930524"}, "TR930524", "(absent)"}};
  for (const Row& row : rows) {
    const Record record = ohio(row.line, row.codes, row.again);
    EXPECT_EQ(value(record, "number"), row.number) << row.line;
    EXPECT_EQ(count(record, "field_uncertain", "number"), 0) << row.line;
  }
  EXPECT_EQ(rows.size(), 7u);
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
