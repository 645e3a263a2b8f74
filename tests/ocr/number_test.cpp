#include <gtest/gtest.h>

#include "ocr/numbers/digit_run.h"
#include "ocr/numbers/number_reader.h"
#include "tests/ocr/drawn.h"

namespace docintake {
namespace {

/// The most promising line of the sheet.
FoundLine only_line(const Raster& raster) {
  const std::vector<FoundLine> lines = find_text_lines(raster);
  return lines.empty() ? FoundLine{} : lines.front();
}

/// A recognizer that reads nothing, so that only shapes are read.
class Blind final : public LineRecognizer {
 public:
  RecognizedLine recognize(const LinePicture&, Alphabet, int, Deadline) override { return {}; }
};

TEST(DigitRun, CutsTheLabelOff) {
  Raster raster = sheet(1200, 160);
  write(raster, "510104199003074518", 400, 100, 36);
  cv::Mat picture = view_of(raster);
  for (int i = 0; i < 6; ++i) cv::rectangle(picture, cv::Rect(120 + 40 * i, 66, 34, 36), cv::Scalar(60), 3);
  const LinePicture line(raster, quad_of({110, 60, 940, 44}), 38);
  const auto run = find_digit_run(line);
  ASSERT_TRUE(run);
  const Box box = bounding_box(line.quad_on_capture(*run));
  EXPECT_NEAR(box.x, 409, 4);
  EXPECT_NEAR(box.right(), 1040, 6);
}

TEST(DigitRun, NeedsEightDigits) {
  for (const auto& [text, found] :
       std::vector<std::pair<std::string, bool>>{{"1234567", false}, {"12345678", true}}) {
    Raster raster = sheet(900, 160);
    write(raster, text, 100, 100, 36);
    EXPECT_EQ(find_digit_run(LinePicture(raster, quad_of({100, 62, 36.0 * double(text.size()), 38}), 38))
                  .has_value(),
              found)
        << text;
  }
}

TEST(NumberReader, ReadsOcrBByItsShapes) {
  Blind blind;
  int rows = 0;
  for (const std::string number : {"510104199003074518", "14222519520709765X", "20280119"}) {
    for (const double pitch : {14.0, 30.0}) {
      Raster raster = sheet(900, 160);
      write(raster, number, 100, 100, pitch);
      wear(raster, 0.6, 3);
      const auto readings = read_number(raster, only_line(raster), {}, blind, Deadline());
      ASSERT_FALSE(readings.empty()) << number << " at " << pitch;
      EXPECT_EQ(readings.back().text, number) << pitch;
      ++rows;
    }
  }
  EXPECT_EQ(rows, 6);
}

TEST(NumberReader, SeesNoNumberInWords) {
  Blind blind;
  Raster raster = sheet(900, 160);
  write(raster, "ERIKSSON ANNA MARIA", 100, 100, 30);
  const FoundLine line = only_line(raster);
  RecognizedLine general;
  for (const char c : std::string("ERIKSSONANNAMARIA")) {
    const double x = 100 + 30.0 * double(general.characters.size());
    general.text += c;
    general.characters.push_back({char32_t(c), 0.9F, {x, 70, 24, 30}, {}});
  }
  EXPECT_TRUE(read_number(raster, line, general, blind, Deadline()).empty());
}

}  // namespace
}  // namespace docintake
