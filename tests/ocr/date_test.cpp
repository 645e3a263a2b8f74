#include <gtest/gtest.h>

#include <unicode/unistr.h>

#include "ocr/numbers/date_reader.h"
#include "tests/ocr/drawn.h"

namespace docintake {
namespace {

/// Sees a date wherever it is told to look for one; counts how often that is.
class DateSeer final : public LineRecognizer {
 public:
  RecognizedLine recognize(const LinePicture&, Alphabet, int, Deadline) override { return {}; }

  std::optional<ConstrainedLine> recognize_within(const LinePicture&, Alphabet, int,
                                                  const TextConstraint& constraint, Deadline) override {
    ++asked;
    const std::u32string date = U"2014年06月20日";
    EXPECT_TRUE(constraint.accepts(date));
    EXPECT_TRUE(constraint.accepts(U"2014年6月20日"));
    EXPECT_FALSE(constraint.accepts(U"2014年06月31日"));
    EXPECT_FALSE(constraint.accepts(U"2014年06月2日"));
    ConstrainedLine read{{"2014年06月20日", 0.6, {}}, false};
    for (const char32_t c : date) read.line.characters.push_back({c, 0.6F, {0, 0, 5, 5}, {}});
    return read;
  }

  int asked = 0;
};

RecognizedLine line_of(std::u32string_view text, float probability) {
  RecognizedLine line;
  line.confidence = probability;
  double x = 20;
  for (const char32_t c : text) {
    icu::UnicodeString(UChar32(c)).toUTF8String(line.text);
    if (c != U' ') line.characters.push_back({c, probability, {x, 20, 18, 20}, {}});
    x += 20;
  }
  return line;
}

TEST(DateReader, ReadsDatesAgainAsDates) {
  struct Row {
    const char* what;
    std::u32string text;
    float probability;
    std::string read;
    int asked;
  };
  const std::vector<Row> rows{
      {"a letter in it", U"成立日期2o14年06月20日", 0.9F, "成立日期2014年06月20日", 1},
      {"a digit lost", U"201年06月20日", 0.9F, "2014年06月20日", 1},
      {"no such day", U"2014年06月31日", 0.99F, "2014年06月20日", 1},
      {"two, and what is between", U"2o14年06月20日 至 2o34年06月2日", 0.9F,
       "2014年06月20日 至 2014年06月20日", 2},
      {"the day misread", U"2014年06月20曰", 0.9F, "2014年06月20日", 1},
      {"sure", U"2014年06月20日", 0.99F, "2014年06月20日", 0},
      {"a year alone", U"2014年", 0.9F, "2014年", 0},
      {"no date", U"新年好", 0.9F, "新年好", 0}};
  std::size_t seen = 0;
  for (const Row& row : rows) {
    DateSeer seer;
    const Raster page = sheet(700, 60);
    FoundLine line;
    line.quad = quad_of(Box{20, 20, 640, 20});
    line.height = 20;
    const RecognizedLine read = with_dates(page, line, line_of(row.text, row.probability), seer, Deadline());
    EXPECT_EQ(read.text, row.read) << row.what;
    EXPECT_EQ(seer.asked, row.asked) << row.what;
    ++seen;
  }
  EXPECT_EQ(seen, 8u);
}

}  // namespace
}  // namespace docintake
