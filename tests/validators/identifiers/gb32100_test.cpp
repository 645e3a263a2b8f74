#include "validators/identifiers/gb32100.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace docintake {
namespace {

TEST(Gb32100, TakesCodesApart) {
  struct Row {
    std::string code;
    bool shape, region, organisation, check;
  };
  const std::vector<Row> rows{
      {"91350100M000100Y43", true, true, true, true},    // the standard's example
      {"91350100M000100Y44", true, true, true, false},   // its last character
      {"91350100M000100Y33", true, true, false, false},  // the organisation code's
      {"91990100M000100Y43", true, false, true, false},  // no such province
      {"9135O100M000100Y43", false, false, false, false},  {"91350100M000100Z43", false, false, false, false},
      {"91350100m000100y43", false, false, false, false},  {"9135010OM000100Y4", false, false, false, false},
      {"91350100M000100Y433", false, false, false, false}, {"913A0100M000100Y43", false, false, false, false},
      {"91350100M000100YA3", false, false, false, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.code);
    const Gb32100 got = check_gb32100(row.code);
    EXPECT_EQ(got.shape, row.shape);
    EXPECT_EQ(got.region, row.region);
    EXPECT_EQ(got.organisation_check, row.organisation);
    EXPECT_EQ(got.check, row.check);
    EXPECT_EQ(got.valid(), row.shape && row.region && row.organisation && row.check);
  }
  EXPECT_EQ(rows.size(), 11u);
}

TEST(Gb32100, SeesEverySingleSubstitution) {
  const std::string code = "91350100M000100Y43";
  int rows = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    for (const char c : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
      std::string damaged = code;
      if (damaged[i] == c) continue;
      damaged[i] = c;
      EXPECT_FALSE(check_gb32100(damaged).valid()) << damaged;
      ++rows;
    }
  }
  EXPECT_EQ(rows, 18 * 30);
}

TEST(Gb32100, ReadsLettersThatAreNotInItAsWhatTheyLookLike) {
  EXPECT_EQ(gb32100_character(U'O'), U'0');
  EXPECT_EQ(gb32100_character(U'o'), U'0');
  EXPECT_EQ(gb32100_character(U'i'), U'1');
  EXPECT_EQ(gb32100_character(U'S'), U'5');
  EXPECT_EQ(gb32100_character(U'Z'), U'2');
  EXPECT_EQ(gb32100_character(U'a'), U'A');
  EXPECT_EQ(gb32100_character(U'8'), U'8');
}

TEST(RegistrationNumber, FollowsIso7064Mod1110) {
  struct Row {
    std::string number;
    bool valid;
  };
  const std::vector<Row> rows{{"110108000000016", true},  {"110108000000017", false},
                              {"11010800000001", false},  {"1101080000000160", false},
                              {"11010800000001A", false}, {"", false}};
  for (const Row& row : rows) EXPECT_EQ(is_registration_number(row.number), row.valid) << row.number;
  int valid = 0;
  for (char last = '0'; last <= '9'; ++last)
    valid += is_registration_number(std::string("32010200012345") + last);
  EXPECT_EQ(valid, 1);
  EXPECT_EQ(rows.size(), 6u);
}

}  // namespace
}  // namespace docintake
