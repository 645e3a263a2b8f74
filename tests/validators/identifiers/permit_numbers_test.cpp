#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/validators/looking.h"
#include "validators/identifiers/foreign_pr.h"
#include "validators/identifiers/hkm_permit.h"
#include "validators/identifiers/icao9303.h"
#include "validators/identifiers/tw_permit.h"

namespace docintake {
namespace {

TEST(HkmPermit, Table) {
  struct Row {
    const char* text;
    std::optional<HkmPermitEdition> edition;
    const char* holder;
    const char* count;
    bool macao;
  };
  using enum HkmPermitEdition;
  const std::vector<Row> rows{
      {"H12345678", of_2013, "H12345678", "", false},
      {"M00000001", of_2013, "M00000001", "", true},
      {"H1234567802", of_1999, "H12345678", "02", false},
      {"M1234567811", of_1999, "M12345678", "11", true},
      {"HA1234567", for_other_nationals, "HA1234567", "", false},
      {"MA0000001", for_other_nationals, "MA0000001", "", true},
      {"HA123456701", std::nullopt, "", "", false},
      {"HB1234567", std::nullopt, "", "", false},
      {"C12345678", std::nullopt, "", "", false},
      {"H1234567", std::nullopt, "", "", false},
      {"H123456780", std::nullopt, "", "", false},
      {"h12345678", std::nullopt, "", "", false},
      {"H1234567O", std::nullopt, "", "", false},
      {"", std::nullopt, "", "", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const auto number = parse_hkm_permit_number(row.text);
    ASSERT_EQ(number.has_value(), row.edition.has_value());
    if (!number) continue;
    EXPECT_EQ(number->edition, *row.edition);
    EXPECT_EQ(number->holder, row.holder);
    EXPECT_EQ(number->issue_count, row.count);
    EXPECT_EQ(number->macao, row.macao);
  }
  EXPECT_EQ(rows.size(), 14U);
}

TEST(TwPermit, Table) {
  struct Row {
    const char* text;
    bool valid;
  };
  const std::vector<Row> rows{{"01234567", true},     {"99999999", true},       {"0123456789(B)", true},
                              {"0123456", false},     {"012345678", false},     {"0123456789", false},
                              {"0123456789B", false}, {"0123456789[B]", false}, {"0123456789(1)", false},
                              {"O1234567", false},    {"012345678(B)", false},  {"", false}};
  for (const Row& row : rows) EXPECT_EQ(is_tw_permit_number(row.text), row.valid) << row.text;
  EXPECT_EQ(rows.size(), 12U);
}

TEST(ForeignPr, Table) {
  struct Row {
    const char* what;
    const char* text;
    bool valid;
    const char* birth;
    const char* sex;
    const char* nationality;
  };
  const std::vector<Row> rows{
      {"the specimen of 2017", "CAN110081080310", true, "1981-08-03", "", "CAN"},
      {"the specimen of 2023", "911124198108030024", true, "1981-08-03", "F", "124"},
      {"a wrong check digit", "CAN110081080311", false, "1981-08-03", "", "CAN"},
      {"a wrong check character", "911124198108030023", false, "1981-08-03", "F", "124"},
      {"no day", "CAN110081133310", false, "", "", "CAN"},
      {"a citizen's number", "11010519491231002X", false, "", "", ""},
      {"lower case", "can110081080310", false, "", "", ""},
      {"a digit too few", "CAN11008108031", false, "", "", ""},
      {"letters among the digits", "CANA10081080310", false, "", "", ""},
      {"nothing", "", false, "", "", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    const ForeignPrNumber number = check_foreign_pr_number(row.text, kToday);
    EXPECT_EQ(number.valid(), row.valid);
    EXPECT_EQ(number.birth_date ? to_iso(*number.birth_date) : "", row.birth);
    EXPECT_EQ(number.sex, row.sex);
    EXPECT_EQ(number.nationality, row.nationality);
  }
  EXPECT_EQ(rows.size(), 10U);
}

TEST(Icao9303, TheCompositeDigitOfTravelPermitsDoesNotCount) {
  const std::vector<std::string> first_lines{
      "CRCHND231458907<<<<<<<<<<<<<<<", "CTCHND231458907<<<<<<<<<<<<<<<", "CSCHND231458907<<<<<<<<<<<<<<<",
      "I<UTOD231458907<<<<<<<<<<<<<<<"};
  const bool passes[]{true, true, false, false};
  int rows = 0;
  for (const std::string& line : first_lines) {
    const std::vector<std::string> lines{line, "7408122F1204159CHN<<<<<<<<<<<5",
                                         "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"};
    const Mrz mrz = parse_mrz(MrzFormat::td1, lines);
    EXPECT_EQ(mrz.composite_check, DigitCheck::fail) << line;
    EXPECT_EQ(mrz.checks_pass(), passes[rows]) << line;
    EXPECT_EQ(is_mainland_travel_permit(mrz), passes[rows]) << line;
    ++rows;
  }
  EXPECT_EQ(rows, 4);
}

}  // namespace
}  // namespace docintake
