#include "ocr/orientation.h"

#include <gtest/gtest.h>

#include "tests/ocr/drawn.h"

namespace docintake {
namespace {

RecognizedLine line_of(std::u32string_view text, float probability) {
  RecognizedLine line{"", probability, {}};
  for (const char32_t c : text) line.characters.push_back({c, probability, {0, 0, 10, 10}, {}});
  return line;
}

/// Reads each line one way up and then the other.
class BothWays final : public LineRecognizer {
 public:
  BothWays(RecognizedLine upright, RecognizedLine upside_down)
      : upright_(std::move(upright)), upside_down_(std::move(upside_down)) {}

  RecognizedLine recognize(const LinePicture&, Alphabet, int, Deadline) override {
    return ++asked % 2 == 1 ? upright_ : upside_down_;
  }

  int asked = 0;

 private:
  RecognizedLine upright_, upside_down_;
};

TEST(Orientation, IdeographsUpsideDownMayLookLikeOthers) {
  Raster page = sheet(1000, 500);
  for (const int y : {100, 200, 300, 400}) write(page, "SOMETHING", 60, y, 40);
  BothWays reader(line_of(U"国世详国市中", 0.93F), line_of(U"中华人民共和国", 0.99F));
  EXPECT_EQ(find_orientation(page, reader, Deadline()).quarter_turns % 2, 0);
  EXPECT_GT(reader.asked, 1);
}

TEST(Orientation, WhatSaysItselfIsNotReadTwice) {
  Raster page = sheet(1000, 500);
  for (const int y : {100, 200, 300, 400}) write(page, "SOMETHING", 60, y, 40);
  BothWays reader(line_of(U"中华人民共和国", 0.99F), {});
  const Orientation orientation = find_orientation(page, reader, Deadline());
  EXPECT_EQ(orientation.quarter_turns, 0);
  EXPECT_GT(orientation.confidence, 0.9);
  EXPECT_EQ(reader.asked, 1);
}

}  // namespace
}  // namespace docintake
