#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "pipeline/ports/text_reader.h"

namespace docintake {

/// An implementation of TextReader under the contract.
struct TextReaderCase {
  std::string name;
  std::function<std::unique_ptr<TextReader>()> create;
  std::function<Capture()> legible;  ///< An upright capture with text that the reader can read.
};

/// What every TextReader must do. A test program includes this header and instantiates the suite with its
/// implementation.
class TextReaderContract : public testing::TestWithParam<TextReaderCase> {
 protected:
  static Capture blank(int width, int height) {
    Capture capture;
    capture.luma = Raster(width, height);
    std::fill_n(capture.luma.data(), std::size_t(width) * std::size_t(height), std::uint8_t{220});
    return capture;
  }

  static bool inside(const Box& box, const Reading& reading, double slack) {
    return box.x >= -slack && box.y >= -slack && box.right() <= reading.width + slack &&
           box.bottom() <= reading.height + slack;
  }

  /// How many lines of `some` stand among those of `all`.
  static std::size_t shared_lines(const Reading& some, const Reading& all) {
    return std::size_t(std::count_if(some.lines.begin(), some.lines.end(), [&](const TextLine& line) {
      return std::any_of(all.lines.begin(), all.lines.end(),
                         [&](const TextLine& other) { return line.general.text == other.general.text; });
    }));
  }
};

TEST_P(TextReaderContract, ReadsWhatIsLegible) {
  const Capture capture = GetParam().legible();
  const Reading reading = GetParam().create()->read(capture, {}, Deadline());
  EXPECT_EQ(reading.width, capture.luma.width());
  EXPECT_EQ(reading.height, capture.luma.height());
  ASSERT_FALSE(reading.lines.empty());
  for (const TextLine& line : reading.lines) {
    EXPECT_TRUE(inside(bounding_box(line.quad), reading, 4));
    EXPECT_GE(line.general.confidence, 0);
    EXPECT_LE(line.general.confidence, 1);
    for (const Character& c : line.general.characters) EXPECT_TRUE(inside(c.box, reading, 40));
  }
}

TEST_P(TextReaderContract, ReadsTheSameTwice) {
  const Capture capture = GetParam().legible();
  const auto reader = GetParam().create();
  const Reading first = reader->read(capture, {}, Deadline());
  reader->orient(capture, Deadline());
  const Reading second = reader->read(capture, {}, Deadline());
  ASSERT_EQ(first.lines.size(), second.lines.size());
  for (std::size_t i = 0; i < first.lines.size(); ++i) {
    EXPECT_EQ(first.lines[i].general.text, second.lines[i].general.text);
    EXPECT_EQ(first.lines[i].general.confidence, second.lines[i].general.confidence);
  }
}

TEST_P(TextReaderContract, SeesNothingOnABlankSheet) {
  const auto reader = GetParam().create();
  for (const auto& [width, height] : {std::pair{1600, 1000}, {40, 25}, {1, 1}}) {
    const Reading reading = reader->read(blank(width, height), {}, Deadline());
    EXPECT_TRUE(reading.lines.empty());
    EXPECT_FALSE(reading.mrz);
    const Orientation orientation = reader->orient(blank(width, height), Deadline());
    EXPECT_EQ(orientation.quarter_turns, 0);
    EXPECT_EQ(orientation.confidence, 0);
  }
}

TEST_P(TextReaderContract, StopsAtTheDeadline) {
  const Capture capture = GetParam().legible();
  const auto reader = GetParam().create();
  reader->read(capture, {}, Deadline());  // loads what is loaded once
  const auto begin = std::chrono::steady_clock::now();
  const Reading reading = reader->read(capture, {}, Deadline(std::chrono::milliseconds(0)));
  const Orientation orientation = reader->orient(capture, Deadline(std::chrono::milliseconds(0)));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
  EXPECT_TRUE(reading.lines.empty());
  EXPECT_EQ(orientation.confidence, 0);
}

TEST_P(TextReaderContract, TellsWhichWayUp) {
  const Capture upright = GetParam().legible();
  const auto reader = GetParam().create();
  const Reading as_it_is = reader->read(upright, {}, Deadline());
  for (int turns = 0; turns < 4; ++turns) {
    Capture capture = upright;
    capture.luma = turned(upright.luma, (4 - turns) % 4);
    const Orientation orientation = reader->orient(capture, Deadline());
    EXPECT_EQ(orientation.quarter_turns, turns);
    EXPECT_GT(orientation.confidence, 0);
    const Reading with_seen = reader->read(upright, orientation.lines, Deadline());
    EXPECT_GE(2 * shared_lines(as_it_is, with_seen), as_it_is.lines.size()) << turns;
  }
}

}  // namespace docintake
