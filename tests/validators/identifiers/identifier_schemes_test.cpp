#include "validators/identifiers/identifier_scheme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/validators/looking.h"

namespace docintake {
namespace {

TEST(IdentifierSchemes, TableIsSortedDocumentedAndUnique) {
  std::set<std::string_view> ids;
  std::string_view before;
  for (const IdentifierScheme* scheme : identifier_schemes()) {
    EXPECT_LT(before, scheme->id);
    before = scheme->id;
    EXPECT_TRUE(ids.insert(scheme->id).second) << scheme->id;
    EXPECT_FALSE(scheme->title.empty()) << scheme->id;
    EXPECT_FALSE(scheme->source.empty()) << scheme->id;
  }
  EXPECT_THAT(ids, testing::IsSupersetOf({"foreign_pr", "gb11643", "hkm_permit", "icao9303", "tw_permit"}));
}

TEST(IdentifierSchemes, EveryExampleIsValid) {
  int rows = 0;
  for (const IdentifierScheme* scheme : identifier_schemes()) {
    EXPECT_TRUE(scheme->valid(scheme->example, kToday)) << scheme->id;
    ++rows;
  }
  EXPECT_GE(rows, 2);
}

// A digit counted up by one is seen by every scheme that has check digits, wherever check digits reach; what
// they do not reach is names, states and sex, which hold no digits.
TEST(IdentifierSchemes, EverySingleWrongDigitOfTheExampleIsSeen) {
  int rows = 0;
  for (const IdentifierScheme* scheme : identifier_schemes()) {
    for (std::size_t i = 0; scheme->has_check && i < scheme->example.size(); ++i) {
      std::string damaged(scheme->example);
      if (damaged[i] < '0' || damaged[i] > '9') continue;
      damaged[i] = char('0' + (damaged[i] - '0' + 1) % 10);
      EXPECT_FALSE(scheme->valid(damaged, kToday)) << scheme->id << " place " << i;
      ++rows;
    }
  }
  EXPECT_GE(rows, 17 + 25 + 18);
}

TEST(IdentifierSchemes, NothingIsValidForAnyScheme) {
  for (const IdentifierScheme* scheme : identifier_schemes()) {
    for (const char* text : {"", " ", "\n", "\n\n", "0", "<<<<<<", "公民身份号码"}) {
      EXPECT_FALSE(scheme->valid(text, kToday)) << scheme->id << " '" << text << "'";
    }
  }
}

}  // namespace
}  // namespace docintake
