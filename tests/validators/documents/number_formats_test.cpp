#include "validators/documents/evidence/number_formats.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace docintake {
namespace {

// Where a letter may be a digit, the formats of the issuer tell, if all that fit say the same.
TEST(NumberFormats, TellLettersFromDigits) {
  struct Row {
    const char *issuer, *number, *as_numbered;
  };
  const std::vector<Row> rows{{"CA", "I1234568", "I1234568"}, {"CA", "I12345O8", "I1234508"},
                              {"CA", "11234568", ""},         {"TX", "O1234568", "01234568"},
                              {"VA", "O12345678", ""},        {"VA", "B1234567O", "B12345670"},
                              {"CA", "D123456", ""},          {"ZZ", "I1234568", ""}};
  for (const Row& row : rows)
    EXPECT_EQ(as_numbered(licence_formats(row.issuer), row.number), row.as_numbered) << row.number;
  EXPECT_EQ(rows.size(), 8u);
}

TEST(NumberFormats, SettleReadingsThatLookAlike) {
  struct Row {
    const char* why;
    const char* issuer;
    std::vector<std::string> readings;
    const char* number;
  };
  const std::vector<Row> rows{
      {"zeros for each O", "VNM", {"O78364O69", "078364069"}, "078364069"},
      {"an S where digits stand", "POL", {"TZK8496S5", "TZK849655"}, "TZK849655"},
      {"the letter that one reading has", "ESP", {"6WM057989", "GWM0S7989"}, "GWM057989"},
      {"no reading has a letter there", "ESP", {"6WM057989", "6WM057989"}, ""},
      {"two letters there", "ESP", {"OWM057989", "DWM057989"}, ""},
      {"readings that differ otherwise", "ESP", {"GWM057989", "GWM057986"}, ""},
      {"another length", "ESP", {"GWM05798", "GWM05798"}, ""},
      {"no O where either may stand", "NLD", {"ITJ42LO35", "1TJ42LO35"}, "ITJ42L035"},
      {"an S or a 5 where either may stand", "NLD", {"ITJ42LS35", "ITJ42L535"}, ""},
      {"an unknown issuer", "UTO", {"078364069", "O78364069"}, ""},
      {"one reading", "TUR", {"E0ON34613"}, "E00N34613"}};
  for (const Row& row : rows)
    EXPECT_EQ(numbered_alike(identity_card_formats(row.issuer), row.readings), row.number) << row.why;
  EXPECT_EQ(rows.size(), 11u);
}

TEST(NumberFormats, LeaveOpenWhatNobodyPublishes) {
  const NumberFormats german = licence_formats("DEU");
  EXPECT_EQ(as_numbered(german, "V93OLJZ8X58"), "V930LJZ8X58");
  EXPECT_EQ(as_numbered(german, "G597XSPOY38"), "");
  EXPECT_EQ(with_digits_for_open(german, "G597XSPOY38"), "G597XSP0Y38");
  EXPECT_EQ(with_digits_for_open(german, "G597XSPOYA8"), "");
  EXPECT_EQ(numbered_alike(german, std::vector<std::string>{"V93OLJZ8X58", "V930LJZ8X58"}), "V930LJZ8X58");
  EXPECT_EQ(numbered_alike(german, std::vector<std::string>{"G597XSPOY38", "G597XSP0Y38"}), "");
}

TEST(NumberFormats, KnowADigitThatIsALetter) {
  EXPECT_TRUE(is_misread(identity_card_formats("POL"), "T2K849645"));
  EXPECT_FALSE(is_misread(identity_card_formats("POL"), "TZK849645"));
  EXPECT_FALSE(is_misread(identity_card_formats("POL"), "12345"));
  EXPECT_FALSE(is_misread(identity_card_formats("NLD"), "ITJ42L935"));
  EXPECT_FALSE(is_misread(identity_card_formats("UTO"), "T2K849645"));
}

}  // namespace
}  // namespace docintake
