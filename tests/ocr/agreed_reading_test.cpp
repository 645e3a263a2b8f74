#include "ocr/recognizer/agreed_reading.h"

#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <string>
#include <vector>

namespace docintake {
namespace {

constexpr double kHeight = 20;

/// Characters 20 pixels apart, one for each of the text; '-' stands for one that was not read.
RecognizedLine read_as(const std::u32string& text, float probability) {
  RecognizedLine line{"", probability, {}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'-') continue;
    icu::UnicodeString(UChar32(text[i])).toUTF8String(line.text);
    line.characters.push_back({text[i], probability, Box{20 * double(i), 0, 20, kHeight}, {}});
  }
  return line;
}

TEST(AgreedReading, TakesWhatMostReadingsHoldForLikeliest) {
  struct Row {
    const char* what;
    std::vector<RecognizedLine> readings;
    std::string text;
  };
  const std::vector<Row> rows{
      {"one", {read_as(U"有限公司", 0.9F)}, "有限公司"},
      {"outvoted",
       {read_as(U"有限公罚", 0.7F), read_as(U"有限公司", 0.6F), read_as(U"有限公司", 0.6F)},
       "有限公司"},
      {"one lost",
       {read_as(U"有限-司", 0.9F), read_as(U"有限公司", 0.8F), read_as(U"有限公司", 0.8F)},
       "有限公司"},
      {"seen once only",
       {read_as(U"有限-司", 0.9F), read_as(U"有限公司", 0.8F), read_as(U"有限-司", 0.8F)},
       "有限司"},
      {"nothing", {RecognizedLine{}, RecognizedLine{}}, ""}};
  for (const Row& row : rows) EXPECT_EQ(agreed_reading(row.readings, kHeight).text, row.text) << row.what;
  EXPECT_EQ(rows.size(), 5U);
}

TEST(AgreedReading, IsAsSureAsTheReadingsTogether) {
  const auto agreed = agreed_reading(
      std::vector{read_as(U"公司", 0.9F), read_as(U"公-", 0.6F), read_as(U"公句", 0.6F)}, kHeight);
  ASSERT_EQ(agreed.characters.size(), 2U);
  EXPECT_NEAR(agreed.characters[0].probability, 0.7, 1e-3);
  EXPECT_NEAR(agreed.characters[1].probability, 0.3, 1e-3);
  ASSERT_EQ(agreed.characters[1].alternatives.size(), 1U);
  EXPECT_EQ(agreed.characters[1].alternatives[0].character, U'句');
}

}  // namespace
}  // namespace docintake
