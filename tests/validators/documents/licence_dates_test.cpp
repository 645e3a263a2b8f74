#include "validators/documents/evidence/licence_dates.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace docintake {
namespace {

ReadDate day(const std::string& iso, double confidence = 0.9) { return {*date_from_iso(iso), confidence}; }

TEST(LicenceDates, AreWeighedAgainstEachOther) {
  struct Row {
    const char* what;
    std::string established, from, until;
    bool sure_established, sure_from, sure_until;  // more than 0.8 afterwards
  };
  const std::vector<Row> rows{
      {"all agree", "2015-03-09", "2015-03-09", "2035-03-08", true, true, true},
      {"ends on the same day", "2015-03-09", "2015-03-09", "2025-03-09", true, true, true},
      {"a digit of the first misread, the end says so", "2015-03-04", "2015-03-09", "2035-03-08", false, true,
       true},
      {"a digit of the second misread, the end says so", "2015-03-09", "2015-03-04", "2035-03-08", true,
       false, true},
      {"a digit misread, no end", "2015-03-09", "2015-03-04", "", false, false, true},
      {"the term begins before the company", "2015-03-09", "2004-11-20", "", false, false, true},
      {"the term was renewed", "2004-11-20", "2015-03-09", "2035-03-08", true, true, true},
      {"the end nearly the beginning", "2015-03-09", "2015-03-09", "2016-03-09", true, true, false},
      {"one alone", "2015-03-09", "", "", true, true, true}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    LicenceDates dates{day(row.established), std::nullopt, std::nullopt};
    if (!row.from.empty()) dates.from = day(row.from);
    if (!row.until.empty()) dates.until = day(row.until);
    weigh(dates);
    const auto sure = [](const std::optional<ReadDate>& date) { return !date || date->confidence > 0.8; };
    EXPECT_EQ(sure(dates.established), row.sure_established);
    EXPECT_EQ(sure(dates.from), row.sure_from);
    EXPECT_EQ(sure(dates.until), row.sure_until);
  }
  EXPECT_EQ(rows.size(), 9u);
}

TEST(LicenceDates, ThatAgreeAreHandedOnHoweverUnsureEachIs) {
  LicenceDates dates{day("1998-10-12", 0.04), day("1998-10-12", 0.1), day("2018-10-11", 0.2)};
  weigh(dates);
  EXPECT_DOUBLE_EQ(dates.established->confidence, 0.5);
  EXPECT_GT(dates.from->confidence, 0.5);
  EXPECT_GT(dates.until->confidence, 0.5);
  LicenceDates apart{day("1998-10-12", 0.04), day("2003-05-20", 0.1), std::nullopt};
  weigh(apart);
  EXPECT_DOUBLE_EQ(apart.established->confidence, 0.04);
  EXPECT_DOUBLE_EQ(apart.from->confidence, 0.1);
}

}  // namespace
}  // namespace docintake
