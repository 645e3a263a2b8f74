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

// 华信科技 is a name, and not 信息科技 without its second character.
TEST(KnownWords, PutsNoLostCharacterIntoShortWords) {
  Value value = value_of(U"武汉华信科技有限公司", 0.9);
  mend_words(value, company_name_words());
  EXPECT_EQ(value.text(), U"武汉华信科技有限公司");
}

TEST(KnownWords, SettlesOnWordsThatTheReaderHoldsPossible) {
  struct Row {
    const char* what;
    std::u32string text;
    std::vector<Alternative> of_second;
    double probability;
    std::u32string settled;
  };
  const std::vector<Alternative> stroke{{U'丁', 0.3F}, {U'理', 0.1F}};
  const std::vector<Row> rows{{"a rival makes the word", U"管瑶咨询", stroke, 0.6, U"管理咨询"},
                              {"read surely", U"管瑶咨询", stroke, 0.97, U"管瑶咨询"},
                              {"no rival makes one", U"管瑶咨询", {{U'丁', 0.3F}}, 0.6, U"管瑶咨询"},
                              {"no character of the word was read", U"官瑶咨询", stroke, 0.6, U"官瑶咨询"},
                              {"the end of the text", U"管瑶", stroke, 0.6, U"管理"},
                              {"too short", U"管", {}, 0.6, U"管"}};
  for (const Row& row : rows) {
    Value value = value_of(row.text, row.probability);
    if (value.glyphs.size() > 1) value.glyphs[1].alternatives = row.of_second;
    settle_on_words(value, trade_words());
    EXPECT_EQ(value.text(), row.settled) << row.what;
    if (row.settled == row.text) continue;
    EXPECT_EQ(value.glyphs[1].probability, kMendedProbability) << row.what;
  }
  EXPECT_EQ(rows.size(), 6u);
}

TEST(KnownWords, SettlesOnTheMoreUsualCharacter) {
  struct Row {
    const char* what;
    char32_t read;
    double probability;
    std::vector<Alternative> rivals;
    char32_t settled;
  };
  const std::vector<Row> rows{{"a rare one", U'騤', 0.64, {{U'赕', 0.26F}, {U'联', 0.05F}}, U'联'},
                              {"a rare one, read surely", U'騤', 0.96, {{U'联', 0.04F}}, U'騤'},
                              {"a usual one", U'丰', 0.49, {{U'羊', 0.43F}}, U'丰'},
                              {"one that firms like", U'鑫', 0.7, {{U'森', 0.2F}}, U'鑫'},
                              {"one that firms like most", U'诫', 0.6, {{U'诚', 0.3F}}, U'诚'},
                              {"no rival that is usual", U'騤', 0.64, {{U'骧', 0.001F}}, U'騤'},
                              {"no ideograph", U'A', 0.4, {{U'人', 0.4F}}, U'A'}};
  for (const Row& row : rows) {
    Value value = value_of(std::u32string(1, row.read), row.probability);
    value.glyphs[0].alternatives = row.rivals;
    settle_on_usual(value);
    EXPECT_EQ(value.glyphs[0].character, row.settled) << row.what;
    if (row.settled != row.read) EXPECT_LE(value.glyphs[0].probability, kMendedProbability) << row.what;
  }
  EXPECT_EQ(rows.size(), 7u);
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
