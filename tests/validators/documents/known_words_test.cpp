#include "validators/documents/layout/known_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "validators/documents/evidence/licence_words.h"

namespace docintake {
namespace {

Value value_of(std::u32string_view text, double probability) {
  Value value;
  for (const char32_t c : text) value.glyphs.push_back({c, probability, {}, 0, 10, false, {}});
  return value;
}

TEST(KnownWords, PutsRightWhatWasReadWithFewMistakes) {
  struct Row {
    const char* what;
    std::u32string text;
    double probability;
    std::u32string mended;
  };
  const std::vector<Row> rows{
      {"one misread", U"有限责任公司(自然人独货)", 0.8, U"有限责任公司(自然人独资)"},
      {"one lost", U"有责任公司", 0.8, U"有限责任公司"},
      {"the first misread", U"有限责任公司(白然人独资)", 0.8, U"有限责任公司(自然人独资)"},
      {"the last lost", U"有限责任公司(自然人独)", 0.8, U"有限责任公司(自然人独资)"},
      {"as it is", U"有限责任公司(自然人投资或控股)", 0.99, U"有限责任公司(自然人投资或控股)"},
      {"read surely", U"有限责任公司(自然人独货)", 0.99, U"有限责任公司(自然人独货)"},
      {"two mistakes of six", U"有限天地公司", 0.8, U"有限天地公司"},
      {"twice", U"个体工南户个休工商户", 0.8, U"个体工商户个体工商户"},
      {"a longer word that holds another", U"其他有限责任公司(法人独资)", 0.8, U"其他有限责任公司(法人独资)"},
      {"nothing", U"", 0.8, U""}};
  for (const Row& row : rows) {
    Value value = value_of(row.text, row.probability);
    mend_words(value, company_type_words());
    EXPECT_EQ(value.text(), row.mended) << row.what;
  }
  EXPECT_EQ(rows.size(), 10u);
}

TEST(KnownWords, TrustsWhatItPutsThereLess) {
  Value value = value_of(U"依法须经秕准的项目,经相关部门批淮后方可开展经营活动", 0.9);
  mend_words(value, scope_formulas());
  EXPECT_EQ(value.text(), U"依法须经批准的项目,经相关部门批准后方可开展经营活动");
  EXPECT_DOUBLE_EQ(value.glyphs[4].probability, kMendedProbability);
  EXPECT_DOUBLE_EQ(value.glyphs[5].probability, 0.9);
}

}  // namespace
}  // namespace docintake
