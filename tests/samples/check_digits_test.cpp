// Check digits and machine readable lines against published examples.
#include "check_digits.h"

#include <gtest/gtest.h>

#include <array>

#include "mrz.h"

namespace docintake::samples {
namespace {

TEST(ResidentNumberCheck, AgreesWithTheExamplesOfTheStandard) {
  // GB 11643-1999, annex; the second is the widely printed specimen number.
  EXPECT_EQ(resident_number_check("11010519491231002"), 'X');
  EXPECT_EQ(resident_number_check("44052418800101001"), '4');
}

TEST(CreditCodeCheck, AgreesWithTheExampleOfTheStandard) {
  // GB 32100-2015, annex; its organisation code alone is the example of GB 11714.
  EXPECT_EQ(organisation_check("M000100Y"), '4');
  EXPECT_EQ(credit_code_check("91350100M000100Y4"), '3');
}

TEST(MrzCheck, AgreesWithTheExamplesOfDoc9303) {
  struct Row {
    const char* field;
    char digit;
  };
  // Doc 9303-3 4.9 and the specimen of Doc 9303-4, appendix B.
  constexpr std::array<Row, 6> kRows{{{"520727", '3'},
                                      {"AB2134<<<", '5'},
                                      {"L898902C3", '6'},
                                      {"740812", '2'},
                                      {"120415", '9'},
                                      {"ZE184226B<<<<<", '1'}}};
  int rows = 0;
  for (const Row& row : kRows) {
    EXPECT_EQ(mrz_check(row.field), row.digit) << row.field;
    ++rows;
  }
  EXPECT_EQ(rows, 6);
}

MrzContent eriksson() {
  using namespace std::chrono;
  return {"P",
          "UTO",
          "UTO",
          "Eriksson",
          "Anna Maria",
          "L898902C3",
          "F",
          year{1974} / August / 12,
          year{2012} / April / 15,
          "ZE184226B",
          ""};
}

TEST(Mrz, Td3IsTheSpecimenOfDoc9303) {
  MrzContent content = eriksson();
  content.surname = "ERIKSSON";
  content.given_names = "ANNA MARIA";
  const auto lines = td3_lines(content);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0], "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
  EXPECT_EQ(lines[1], "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
}

TEST(Mrz, Td1IsTheSpecimenOfDoc9303) {
  MrzContent content = eriksson();
  content.document_code = "I";
  content.surname = "ERIKSSON";
  content.given_names = "ANNA MARIA";
  content.number = "D23145890";
  content.optional = "";
  const auto lines = td1_lines(content);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0], "I<UTOD231458907<<<<<<<<<<<<<<<");
  EXPECT_EQ(lines[1], "7408122F1204159UTO<<<<<<<<<<<6");
  EXPECT_EQ(lines[2], "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
}

TEST(Mrz, Td2IsTheSpecimenOfDoc9303) {
  MrzContent content = eriksson();
  content.document_code = "I";
  content.surname = "ERIKSSON";
  content.given_names = "ANNA MARIA";
  content.number = "D23145890";
  content.optional = "";
  const auto lines = td2_lines(content);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0], "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<");
  EXPECT_EQ(lines[1], "D231458907UTO7408122F1204159<<<<<<<6");
}

TEST(Mrz, LongNumbersOfTd1ContinueInTheOptionalData) {
  MrzContent content = eriksson();
  content.document_code = "ID";
  content.number = "590330101785";
  content.optional = "";
  EXPECT_EQ(td1_lines(content)[0],
            std::string("IDUTO590330101<785") + mrz_check("590330101785") + "<<<<<<<<<<<");
}

TEST(Mrz, LongNamesAreCutAndKeepSomeOfEach) {
  MrzContent content = eriksson();
  content.surname = "FEATHERSTONEHAUGH-CHOLMONDELEY-MARJORIBANKS";
  content.given_names = "ELIZABETH";
  const std::string line = td3_lines(content)[0];
  EXPECT_EQ(line.size(), 44u);
  EXPECT_NE(line.find("<<ELIZABETH"), std::string::npos);
}

TEST(MrzAlphabet, TransliteratesAsDoc9303Says) {
  EXPECT_EQ(to_mrz_alphabet("MÜLLER-GROß"), "MUELLER<GROSS");
  EXPECT_EQ(to_mrz_alphabet("O'CONNELL"), "OCONNELL");
  EXPECT_EQ(to_mrz_alphabet("ÅSTRÖM SØRENSEN"), "AASTROEM<SOERENSEN");
}

}  // namespace
}  // namespace docintake::samples
