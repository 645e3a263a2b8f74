#include <gtest/gtest.h>

#include "ocr/numbers/code_reader.h"
#include "ocr/numbers/credit_code_reader.h"
#include "ocr/recognizer/network_recognizer.h"
#include "tests/ocr/drawn.h"

namespace docintake {
namespace {

constexpr double kPitch = 22;

/// The text drawn on a sheet, and the same as a general reading of it.
struct Drawn {
  Raster raster = sheet(900, 120);
  FoundLine line;
  RecognizedLine general;
};

Drawn drawn(std::string_view text) {
  Drawn result;
  write(result.raster, text, 60, 80, kPitch);
  result.general.text = text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') continue;
    result.general.characters.push_back(
        {char32_t(text[i]),
         0.9F,
         Box{60 + kPitch * double(i), 80 - 1.4 * kPitch, 0.9 * kPitch, 1.4 * kPitch},
         {}});
  }
  result.line.quad = quad_of({60, 80 - 1.4 * kPitch, kPitch * double(text.size()), 1.4 * kPitch});
  result.line.height = 1.4 * kPitch;
  return result;
}

TEST(CodeReader, CutsTheWordOutAndReadsItTwice) {
  auto machine = NetworkRecognizer::machine();
  ASSERT_TRUE(machine.ok()) << machine.error().message;
  int rows = 0;
  for (const auto& [text, code] :
       std::vector<std::pair<std::string, std::string>>{{"X7K2M9Q4P", "X7K2M9Q4P"},
                                                        {"NO X7K2M9Q4P", "X7K2M9Q4P"},
                                                        {"A12B34 FRANCE X7K2M9Q4P", "X7K2M9Q4P"}}) {
    const Drawn sheet = drawn(text);
    const auto readings = read_code(sheet.raster, sheet.line, sheet.general, **machine, Deadline());
    ASSERT_EQ(readings.size(), 2U) << text;
    EXPECT_EQ(readings[0].text, code);
    EXPECT_EQ(readings[1].text, code);
    ++rows;
  }
  EXPECT_EQ(rows, 3);
}

TEST(CodeReader, LeavesOtherWordsAlone) {
  auto machine = NetworkRecognizer::machine();
  ASSERT_TRUE(machine.ok()) << machine.error().message;
  int rows = 0;
  for (const char* text : {"ERIKSSON ANNA", "12345", "A1B2C3D4E5F6G", "12.08.1974", "SURNAME", ""}) {
    const Drawn sheet = drawn(text);
    EXPECT_TRUE(read_code(sheet.raster, sheet.line, sheet.general, **machine, Deadline()).empty()) << text;
    ++rows;
  }
  EXPECT_EQ(rows, 6);
}

// However the general reader took the letters: the code's stretch is found and read as a code.
TEST(CreditCodeReader, ReadsTheStretchBetweenIdeographs) {
  auto machine = NetworkRecognizer::machine();
  ASSERT_TRUE(machine.ok()) << machine.error().message;
  struct Row {
    const char* what;
    std::u32string general;
  };
  const std::vector<Row> rows{{"as printed", U"91350100M000100Y43"},
                              {"letters misread", U"9135o1ooM00o1ooY4j"},
                              {"marks for letters", U"913501;0M000100]43"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    Drawn sheet = drawn("91350100M000100Y43");
    for (std::size_t i = 0; i < row.general.size(); ++i)
      sheet.general.characters[i].character = row.general[i];
    const auto readings = read_credit_code(sheet.raster, sheet.line, sheet.general, **machine, Deadline());
    ASSERT_GE(readings.size(), 2U);
    EXPECT_EQ(readings[0].text, "91350100M000100Y43");
    EXPECT_EQ(readings[1].text, "91350100M000100Y43");
  }
  EXPECT_EQ(rows.size(), 3U);
}

TEST(CreditCodeReader, LeavesOtherStretchesAlone) {
  auto machine = NetworkRecognizer::machine();
  ASSERT_TRUE(machine.ok()) << machine.error().message;
  int rows = 0;
  for (const char* text : {"1234567890", "www.example.org.cn", "91350100M000100Y43000000", ""}) {
    const Drawn sheet = drawn(text);
    EXPECT_TRUE(read_credit_code(sheet.raster, sheet.line, sheet.general, **machine, Deadline()).empty())
        << text;
    ++rows;
  }
  EXPECT_EQ(rows, 4);
}

}  // namespace
}  // namespace docintake
