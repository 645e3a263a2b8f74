#include "validators/documents/compare_sides.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace docintake {
namespace {

Record side_of(const char* kind, Side side, const char* field, const char* value, double confidence = 0.95) {
  Record record;
  record.kind = kind;
  record.side = side;
  record.fields[field].best.value = value;
  record.fields[field].best.confidence = confidence;
  return record;
}

TEST(CompareSides, Table) {
  struct Row {
    const char* what;
    Record a, b;
    std::size_t findings;
  };
  const char* const permit = "hkm_travel_permit";
  const std::vector<Row> rows{
      {"the same", side_of(permit, Side::front, "number", "H12345678"),
       side_of(permit, Side::back, "number", "H12345678"), 0},
      {"another person's back", side_of(permit, Side::front, "number", "H12345678"),
       side_of(permit, Side::back, "number", "H12345679"), 1},
      {"the other way round", side_of(permit, Side::back, "birth_date", "1990-03-12"),
       side_of(permit, Side::front, "birth_date", "1991-03-12"), 1},
      {"not read surely", side_of(permit, Side::front, "number", "H12345678", 0.7),
       side_of(permit, Side::back, "number", "H12345679"), 0},
      {"two fronts", side_of(permit, Side::front, "number", "H12345678"),
       side_of(permit, Side::front, "number", "H12345679"), 0},
      {"two kinds", side_of(permit, Side::front, "number", "H12345678"),
       side_of("tw_travel_permit", Side::back, "number", "H12345679"), 0},
      {"no kind", side_of("unknown", Side::front, "number", "1"),
       side_of("unknown", Side::back, "number", "2"), 0},
      {"different fields", side_of(permit, Side::front, "number", "H12345678"),
       side_of(permit, Side::back, "sex", "M"), 0},
      {"names are not compared", side_of(permit, Side::front, "surname", "AU-YEUNG"),
       side_of(permit, Side::back, "surname", "AU YEUNG"), 0},
  };
  for (const Row& row : rows) {
    const auto findings = compare_sides(row.a, row.b);
    EXPECT_EQ(findings.size(), row.findings) << row.what;
    for (const Finding& finding : findings) {
      EXPECT_EQ(finding.code, "sides_disagree");
      EXPECT_EQ(finding.outcome, CheckOutcome::fail);
      EXPECT_TRUE(row.a.find(finding.field)) << row.what;
    }
  }
  EXPECT_EQ(rows.size(), 9U);
}

}  // namespace
}  // namespace docintake
