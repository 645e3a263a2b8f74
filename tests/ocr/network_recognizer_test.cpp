#include "ocr/recognizer/network_recognizer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

#include "ocr/recognizer/line_image.h"
#include "tests/ocr/drawn.h"
#include "tests/ocr/random_model.h"

namespace docintake {
namespace {

constexpr std::u32string_view kMachine = U"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<./-";

std::shared_ptr<const LineNetwork> network(std::u32string_view alphabet) {
  auto made = LineNetwork::create(random_model({8, 16, 24, 32}, std::u32string(alphabet)));
  EXPECT_TRUE(made.ok());
  return std::move(made).value();
}

/// A recognizer that reads nonsense, as characters of its alphabets.
NetworkRecognizer nonsense(std::u32string_view alphabet = kMachine) {
  return NetworkRecognizer(network(alphabet));
}

struct Drawn {
  Raster capture = sheet(900, 160);
  LinePicture line;

  Drawn()
      : line((write(capture, "510104199003074518", 100, 100, 36), capture), quad_of({104, 62, 640, 38}), 38) {
  }
};

TEST(LineImage, BringsInkToTheShareOfTheAttempt) {
  int checked = 0;
  for (const double ink : {9.0, 24.0, 61.0}) {
    Raster capture = sheet(1000, 200);
    cv::rectangle(view_of(capture), cv::Rect(100, 80, 700, int(ink)), cv::Scalar(20), cv::FILLED);
    const LinePicture line(capture, quad_of({100, 80, 700, ink}), ink);
    for (const auto& [attempt, share] : {std::pair{0, 0.75}, {1, 0.66}, {2, 0.84}}) {
      const LineImage image = line_image(line, 32, 2000, attempt);
      EXPECT_EQ(image.pixels.height(), 32);
      int dark = 0;
      for (int y = 0; y < 32; ++y) dark += image.pixels.row(y)[image.pixels.width() / 2] < 122 ? 1 : 0;
      EXPECT_NEAR(dark, share * 32, 1.5) << ink << " " << attempt;
      const Box all = line.on_capture(image.on_picture(0, image.pixels.width()));
      EXPECT_NEAR(all.center().y, 80 + ink / 2, 0.05 * ink + 0.5);
      EXPECT_NEAR(all.center().x, 450, 3);
      ++checked;
    }
  }
  EXPECT_EQ(checked, 9);
}

TEST(LineImage, SqueezesWhatIsTooWide) {
  const Raster capture = sheet(3000, 60);
  const LinePicture line(capture, quad_of({10, 20, 2980, 10}), 10);
  EXPECT_EQ(line_image(line, 32, 500, 0).pixels.width(), 500);
}

TEST(NetworkRecognizer, HoldsToTheAlphabetAndTheLine) {
  const Drawn drawn;
  const Box bounds{104 - 12, 62 - 12, 640 + 24, 38 + 24};
  int characters_seen = 0;
  for (const auto& [alphabet, allowed] :
       {std::pair<Alphabet, std::u32string>{Alphabet::digits, U"0123456789X"},
        {Alphabet::mrz, std::u32string(kMachine.substr(0, 37))},
        {Alphabet::latin, U"abcABC123"},
        {Alphabet::general, U"abc汉字ABC123"}}) {
    const bool machine = alphabet == Alphabet::digits || alphabet == Alphabet::mrz;
    NetworkRecognizer recognizer = nonsense(machine ? kMachine : U"abc 汉字ABC123");
    for (int attempt = 0; attempt < 3; ++attempt) {
      const RecognizedLine read = recognizer.recognize(drawn.line, alphabet, attempt, Deadline());
      double before = 0;
      for (const Character& c : read.characters) {
        EXPECT_NE(allowed.find(c.character), std::u32string::npos) << int(c.character);
        EXPECT_GT(c.probability, 0);
        EXPECT_LE(c.probability, 1);
        EXPECT_GE(c.probability, read.confidence);
        EXPECT_GE(c.box.x, bounds.x - 1);
        EXPECT_LE(c.box.right(), bounds.right() + 1);
        EXPECT_GE(c.box.center().x, before);
        before = c.box.center().x;
        for (const Alternative& rival : c.alternatives) {
          EXPECT_NE(rival.character, c.character);
          EXPECT_NE(allowed.find(rival.character), std::u32string::npos);
        }
        ++characters_seen;
      }
    }
  }
  EXPECT_GT(characters_seen, 12);
}

TEST(NetworkRecognizer, ReadsNothingAfterTheDeadline) {
  const Drawn drawn;
  NetworkRecognizer recognizer = nonsense();
  const Deadline passed(std::chrono::milliseconds(-1));
  EXPECT_TRUE(recognizer.recognize(drawn.line, Alphabet::digits, 0, passed).text.empty());
  EXPECT_FALSE(recognizer.recognize_within(drawn.line, Alphabet::digits, 0, ClosedList({U"1"}), passed));
  EXPECT_TRUE(std::isinf(recognizer.log_probability(drawn.line, 0, U"1", passed)));
}

TEST(NetworkRecognizer, SaysWhetherTheConstraintChangedTheReading) {
  const Drawn drawn;
  NetworkRecognizer recognizer = nonsense();
  const RecognizedLine read = recognizer.recognize(drawn.line, Alphabet::mrz, 0, Deadline());
  ASSERT_FALSE(read.characters.empty());
  std::u32string text;
  for (const Character& c : read.characters) text += c.character;
  const auto same = recognizer.recognize_within(drawn.line, Alphabet::mrz, 0, ClosedList({text}), Deadline());
  ASSERT_TRUE(same);
  EXPECT_TRUE(same->as_read);
  EXPECT_EQ(same->line.text, read.text);
  const std::u32string other = text + U'7';
  const auto changed =
      recognizer.recognize_within(drawn.line, Alphabet::mrz, 0, ClosedList({other}), Deadline());
  EXPECT_FALSE(changed && changed->as_read);
}

TEST(NetworkRecognizer, ComparesTexts) {
  const Drawn drawn;
  NetworkRecognizer recognizer = nonsense();
  const RecognizedLine read = recognizer.recognize(drawn.line, Alphabet::mrz, 0, Deadline());
  std::u32string text;
  for (const Character& c : read.characters) text += c.character;
  const double own = recognizer.log_probability(drawn.line, 0, text, Deadline());
  EXPECT_TRUE(std::isfinite(own));
  EXPECT_LE(own, 0);
  std::u32string rival = text;
  rival[0] = rival[0] == U'0' ? U'1' : U'0';
  EXPECT_GT(own, recognizer.log_probability(drawn.line, 0, rival, Deadline()));
  EXPECT_TRUE(std::isinf(recognizer.log_probability(drawn.line, 0, U"汉", Deadline())));
}

}  // namespace
}  // namespace docintake
