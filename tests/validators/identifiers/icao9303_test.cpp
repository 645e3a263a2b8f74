#include "validators/identifiers/icao9303.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/validators/looking.h"

namespace docintake {
namespace {

using Lines = std::vector<std::string>;

// Doc 9303: part 4 appendix B, part 5 appendix B, part 6 appendix B, part 7 appendices.
const Lines kTd3{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                 "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
const Lines kTd1{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
                 "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"};
const Lines kTd1Long{"I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2",
                     "STEVENSON<<PETER<JOHN<<<<<<<<<"};
const Lines kTd2{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"};
const Lines kMrvA{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                  "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"};
const Lines kMrvB{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"};
// The specimen of the French card of 1988, as published with its decree's description.
const Lines kFrench{"IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6"};

Mrz parsed(const Lines& lines) { return parse_mrz(*mrz_format_of(lines), lines); }

TEST(Icao9303, CheckDigitsOfTheStandardsExamples) {
  struct Row {
    const char* text;
    char digit;
  };
  constexpr Row kRows[] = {{"520727", '3'},    {"AB2134<<<", '5'},    {"L898902C3", '6'},
                           {"740812", '2'},    {"120415", '9'},       {"ZE184226B<<<<<", '1'},
                           {"D23145890", '7'}, {"D23145890734", '9'}, {"HA672242<", '6'},
                           {"", '0'},          {"<<<<<<<<<", '0'}};
  int rows = 0;
  for (const Row& row : kRows) {
    EXPECT_EQ(icao_check_digit(row.text), row.digit) << row.text;
    ++rows;
  }
  EXPECT_EQ(rows, 11);
}

TEST(Icao9303, LayoutsCoverEveryLineExactlyOnce) {
  int layouts = 0;
  for (const MrzLayout& layout : mrz_layouts()) {
    std::vector<std::vector<int>> covered(std::size_t(layout.lines),
                                          std::vector<int>(std::size_t(layout.width)));
    for (const MrzStretch& stretch : layout.stretches) {
      for (int i = 0; i < stretch.length; ++i)
        ++covered[std::size_t(stretch.line)][std::size_t(stretch.begin + i)];
    }
    for (const auto& line : covered) {
      for (const int count : line) EXPECT_EQ(count, 1) << layout.name;
    }
    EXPECT_EQ(&mrz_layout(layout.format), &layout);
    ++layouts;
  }
  EXPECT_EQ(layouts, 6);
}

TEST(Icao9303, FormatsByLengthAndFirstCharacters) {
  EXPECT_EQ(mrz_format_of(kTd3), MrzFormat::td3);
  EXPECT_EQ(mrz_format_of(kTd1), MrzFormat::td1);
  EXPECT_EQ(mrz_format_of(kTd2), MrzFormat::td2);
  EXPECT_EQ(mrz_format_of(kMrvA), MrzFormat::mrv_a);
  EXPECT_EQ(mrz_format_of(kMrvB), MrzFormat::mrv_b);
  EXPECT_EQ(mrz_format_of(kFrench), MrzFormat::td2_fra);
  EXPECT_EQ(mrz_format_of(Lines{}), std::nullopt);
  EXPECT_EQ(mrz_format_of(Lines{kTd3[0]}), std::nullopt);
  EXPECT_EQ(mrz_format_of(Lines{kTd3[0], kTd2[1]}), std::nullopt);
  EXPECT_EQ(mrz_format_of(Lines{kTd3[0].substr(1), kTd3[1]}), std::nullopt);
}

TEST(Icao9303, Td3) {
  const Mrz mrz = parsed(kTd3);
  EXPECT_EQ(mrz.document_code, "P");
  EXPECT_EQ(mrz.issuing_state, "UTO");
  EXPECT_EQ(mrz.surname, "ERIKSSON");
  EXPECT_EQ(mrz.given_names, "ANNA MARIA");
  EXPECT_FALSE(mrz.name_fills_field);
  EXPECT_EQ(mrz.number, "L898902C3");
  EXPECT_EQ(mrz.nationality, "UTO");
  EXPECT_EQ(mrz.birth_date, "740812");
  EXPECT_EQ(mrz.sex, "F");
  EXPECT_EQ(mrz.expiry_date, "120415");
  EXPECT_EQ(mrz.optional, "ZE184226B");
  for (const DigitCheck check :
       {mrz.number_check, mrz.birth_check, mrz.expiry_check, mrz.optional_check, mrz.composite_check}) {
    EXPECT_EQ(check, DigitCheck::pass);
  }
}

TEST(Icao9303, EachDigitIsReportedForItself) {
  struct Row {
    std::size_t place;
    DigitCheck Mrz::*check;
  };
  constexpr Row kRows[] = {{9, &Mrz::number_check},
                           {19, &Mrz::birth_check},
                           {27, &Mrz::expiry_check},
                           {42, &Mrz::optional_check},
                           {43, &Mrz::composite_check}};
  int rows = 0;
  for (const Row& row : kRows) {
    Lines lines = kTd3;
    char& digit = lines[1][row.place];
    digit = char('0' + (digit - '0' + 1) % 10);
    const Mrz mrz = parsed(lines);
    EXPECT_EQ(mrz.*row.check, DigitCheck::fail) << row.place;
    EXPECT_EQ(mrz.composite_check, DigitCheck::fail) << row.place;
    EXPECT_FALSE(mrz.checks_pass());
    EXPECT_EQ(mrz.number, "L898902C3");
    ++rows;
  }
  EXPECT_EQ(rows, 5);
}

TEST(Icao9303, Td1AndItsLongNumber) {
  EXPECT_TRUE(parsed(kTd1).checks_pass());
  EXPECT_EQ(parsed(kTd1).number, "D23145890");
  const Mrz mrz = parsed(kTd1Long);
  EXPECT_EQ(mrz.number, "D23145890734");
  EXPECT_EQ(mrz.number_check, DigitCheck::pass);
  EXPECT_EQ(mrz.optional, "");
  EXPECT_EQ(mrz.surname, "STEVENSON");
  EXPECT_EQ(mrz.given_names, "PETER JOHN");
  Lines wrong = kTd1Long;
  wrong[0][18] = '8';
  EXPECT_EQ(parsed(wrong).number_check, DigitCheck::fail);
}

TEST(Icao9303, Td2AndVisas) {
  EXPECT_TRUE(parsed(kTd2).checks_pass());
  EXPECT_EQ(parsed(kTd2).number, "D23145890");
  EXPECT_EQ(parsed(kMrvA).document_code, "V");
  EXPECT_EQ(parsed(kMrvA).number_check, DigitCheck::pass);
  EXPECT_EQ(parsed(kMrvA).composite_check, DigitCheck::not_applicable);
  EXPECT_EQ(parsed(kMrvB).birth_check, DigitCheck::pass);
}

TEST(Icao9303, FrenchCardOf1988) {
  const Mrz mrz = parsed(kFrench);
  EXPECT_TRUE(mrz.checks_pass());
  EXPECT_EQ(mrz.number_check, DigitCheck::pass);
  EXPECT_EQ(mrz.composite_check, DigitCheck::pass);
  EXPECT_EQ(mrz.number, "880692310285");
  EXPECT_EQ(mrz.surname, "BERTHIER");
  EXPECT_EQ(mrz.given_names, "CORINNE");
  EXPECT_EQ(mrz.birth_date, "651206");
  EXPECT_EQ(mrz.sex, "F");
}

TEST(Icao9303, ChinesePassportWithoutFillersInItsSecondLine) {
  std::string line = "E123456784CHN8001019M2501017";
  line[9] = icao_check_digit("E12345678");
  line[19] = icao_check_digit("800101");
  line[27] = icao_check_digit("250101");
  const std::string optional = "LNMGNMOCPCMPA9";
  line += optional;
  line += icao_check_digit(optional);
  line += icao_check_digit(line.substr(0, 10) + line.substr(13, 7) + line.substr(21, 22));
  const Mrz mrz = parsed({"POCHNZHANG<<SAN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", line});
  EXPECT_EQ(line.find('<'), std::string::npos);
  EXPECT_TRUE(mrz.checks_pass());
  EXPECT_EQ(mrz.optional_check, DigitCheck::pass);
  EXPECT_EQ(mrz.optional, optional);
  EXPECT_EQ(mrz.document_code, "PO");
}

TEST(Icao9303, UnusedOptionalFieldMayLeaveItsDigitOut) {
  // TD3 with an unused personal number: '<' and '0' both stand for its check digit.
  Lines filler{"P<UTOMUSTERFRAU<<ERIKA<<<<<<<<<<<<<<<<<<<<<<",
               "UT000123<1UTO6408125F2802219<<<<<<<<<<<<<<<0"};
  EXPECT_EQ(parsed(filler).optional_check, DigitCheck::not_applicable);
  EXPECT_TRUE(parsed(filler).checks_pass());
  filler[1][42] = '0';
  EXPECT_EQ(parsed(filler).optional_check, DigitCheck::pass);
  EXPECT_TRUE(parsed(filler).checks_pass());
}

TEST(Icao9303, NamesSplit) {
  struct Row {
    const char* field;
    const char* surname;
    const char* given;
    bool fills;
  };
  const Row kRows[] = {
      {"ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "ERIKSSON", "ANNA MARIA", false},
      {"VAN<DER<MUELLEN<<JOHANNES<PIETER<<<<<<<", "VAN DER MUELLEN", "JOHANNES PIETER", false},
      {"ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "ARKFREITH", "", false},
      {"NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K", true},
      {"BENNELONG<WOOLOOMOOLOO<WARRANDYTE<<DINGO", "BENNELONG WOOLOOMOOLOO WARRANDYTE", "DINGO", true},
      {"<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "", "ANNA", false},
  };
  int rows = 0;
  for (const Row& row : kRows) {
    Lines lines = kTd3;
    lines[0] = "P<UTO" + std::string(row.field).substr(0, 39);
    const Mrz mrz = parsed(lines);
    EXPECT_EQ(mrz.surname, row.surname);
    EXPECT_TRUE(std::string_view(row.given).starts_with(mrz.given_names)) << mrz.given_names;
    EXPECT_EQ(mrz.name_fills_field, row.fills) << row.field;
    ++rows;
  }
  EXPECT_EQ(rows, 6);
}

TEST(Icao9303, Sex) {
  Lines lines = kTd3;
  const std::pair<char, const char*> rows[] = {{'M', "M"}, {'F', "F"}, {'<', "X"},
                                               {'X', "X"}, {'1', ""},  {'Q', ""}};
  for (const auto& [read, value] : rows) {
    lines[1][20] = read;
    EXPECT_EQ(parsed(lines).sex, value) << read;
  }
}

TEST(Icao9303, TwoDigitYears) {
  struct Row {
    const char* text;
    const char* birth;
    const char* expiry;
  };
  constexpr Row kRows[] = {
      {"740812", "1974-08-12", "2074-08-12"},
      {"261120", "2026-11-20", "2026-11-20"},
      {"261121", "1926-11-21", "2026-11-21"},
      {"000229", "2000-02-29", "2000-02-29"},
      {"761130", "1976-11-30", "2076-11-30"},
      {"761201", "1976-12-01", "1976-12-01"},
      {"980104", "1998-01-04", "1998-01-04"},
      {"660131", "1966-01-31", "2066-01-31"},
      {"991301", "", ""},
      {"990230", "", ""},
      {"74<<<<", "", ""},
      {"<<<<<<", "", ""},
      {"", "", ""},
      {"7408", "", ""},
      {"74081A", "", ""},
  };
  const auto iso = [](std::optional<Date> date) { return date ? to_iso(*date) : std::string(); };
  int rows = 0;
  for (const Row& row : kRows) {
    EXPECT_EQ(iso(mrz_birth_date(row.text, kToday)), row.birth) << row.text;
    EXPECT_EQ(iso(mrz_expiry_date(row.text, kToday)), row.expiry) << row.text;
    ++rows;
  }
  EXPECT_EQ(rows, 15);
}

TEST(Icao9303, AlphabetsOfPlaces) {
  EXPECT_TRUE(may_stand(MrzAlphabet::letters, 0, 'A'));
  EXPECT_TRUE(may_stand(MrzAlphabet::letters, 0, '<'));
  EXPECT_FALSE(may_stand(MrzAlphabet::letters, 0, '0'));
  EXPECT_TRUE(may_stand(MrzAlphabet::digits, 0, '<'));
  EXPECT_FALSE(may_stand(MrzAlphabet::digits, 0, 'O'));
  EXPECT_FALSE(may_stand(MrzAlphabet::code, 0, '1'));
  EXPECT_TRUE(may_stand(MrzAlphabet::code, 1, '1'));
  EXPECT_FALSE(may_stand(MrzAlphabet::sex, 0, 'N'));
  EXPECT_FALSE(may_stand(MrzAlphabet::any, 0, 'a'));
}

}  // namespace
}  // namespace docintake
