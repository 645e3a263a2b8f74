#include "ocr/capture_reader.h"

#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <fstream>

#include "ocr/recognizer/tesseract_recognizer.h"
#include "tests/ocr/drawn.h"

namespace docintake {
namespace {

/// Reads every line as the same word and counts how often it is asked.
class Parrot final : public LineRecognizer {
 public:
  explicit Parrot(int& asked) : asked_(asked) {}

  RecognizedLine recognize(const LinePicture&, Alphabet, int, Deadline) override {
    ++asked_;
    return {"A", 0.9, {{U'A', 0.9F, {0, 0, 10, 10}, {}}}};
  }

 private:
  int& asked_;
};

Capture capture_of(Raster raster) {
  Capture capture;
  capture.luma = std::move(raster);
  return capture;
}

TEST(CaptureReader, IsBoundedOnAPageOfText) {
  Raster page = sheet(1600, 1600);
  for (int i = 0; i < 60; ++i)
    for (int j = 0; j < 6; ++j) write(page, "LOREMIPSUM", 40 + 260 * j, 30 + 26 * i, 16);
  int asked = 0;
  const auto parrot = std::make_shared<Parrot>(asked);
  CaptureReader reader(Recognizers{parrot, parrot, parrot});
  const Reading reading = reader.read(capture_of(std::move(page)), {}, Deadline());
  EXPECT_LE(reading.lines.size(), 40u);
  EXPECT_GT(reading.lines.size(), 3u);
  EXPECT_LE(asked, 120);
}

TEST(CaptureReader, GivesLinesInTheOrderOfReading) {
  Raster page = sheet(1000, 500);
  write(page, "SECOND", 600, 100, 30);
  write(page, "FIRST", 60, 104, 30);
  write(page, "THIRD", 300, 300, 30);
  int asked = 0;
  const auto parrot = std::make_shared<Parrot>(asked);
  const Reading reading =
      CaptureReader(Recognizers{parrot, parrot, parrot}).read(capture_of(std::move(page)), {}, Deadline());
  ASSERT_EQ(reading.lines.size(), 3u);
  EXPECT_LT(reading.lines[0].quad[0].x, 100);
  EXPECT_GT(reading.lines[1].quad[0].x, 550);
  EXPECT_GT(reading.lines[2].quad[0].y, 200);
}

/// Reads every line as the same text.
class Reciter final : public LineRecognizer {
 public:
  explicit Reciter(std::u32string text) : text_(std::move(text)) {}

  RecognizedLine recognize(const LinePicture&, Alphabet, int, Deadline) override {
    RecognizedLine line;
    icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text_.data()), int(text_.size()))
        .toUTF8String(line.text);
    line.confidence = 0.9;
    for (const char32_t c : text_)
      if (c != U' ') line.characters.push_back({c, 0.9F, {0, 0, 10, 10}, {}});
    return line;
  }

 private:
  std::u32string text_;
};

TEST(CaptureReader, TakesLettersAmongDigitsForTheDigitsTheyLookLike) {
  const std::vector<std::pair<std::u32string, std::string>> cases{{U"Ø6.Ø8.2Ø29", "06.08.2029"},
                                                                  {U"NO 1ØØ BJØRK", "NO 100 BJØRK"},
                                                                  {U"BJØRK", "BJØRK"},
                                                                  {U"Ø", "Ø"},
                                                                  {U"1qq3年8月2q日", "1993年8月29日"},
                                                                  {U"9栋159O", "9栋1590"},
                                                                  {U"NO 1O", "NO 1O"},
                                                                  {U"qq", "qq"},
                                                                  {U"TSENG, YI-Yl", "TSENG, YI-YI"},
                                                                  {U"WlLLlAM", "WILLIAM"},
                                                                  {U"Müller ABl", "Müller ABI"},
                                                                  {U"Al", "Al"},
                                                                  {U"McCalL", "McCalL"}};
  std::size_t rows = 0;
  for (const auto& [seen, text] : cases) {
    Raster page = sheet(1000, 500);
    write(page, "SOMETHING", 60, 104, 30);
    const auto reciter = std::make_shared<Reciter>(seen);
    const Reading reading = CaptureReader(Recognizers{reciter, reciter, reciter})
                                .read(capture_of(std::move(page)), {}, Deadline());
    ASSERT_EQ(reading.lines.size(), 1u) << text;
    EXPECT_EQ(reading.lines[0].general.text, text);
    ++rows;
  }
  EXPECT_EQ(rows, 13u);
}

/// Reads three lines as Latin and then sees none but other characters, which it takes for bad Latin where it
/// is asked for that.
class Bilingual final : public LineRecognizer {
 public:
  explicit Bilingual(std::u32string others) : latin_(U"SMITH"), bad_(U"WRRR"), others_(std::move(others)) {}

  RecognizedLine recognize(const LinePicture& picture, Alphabet alphabet, int attempt,
                           Deadline deadline) override {
    constexpr int kLatinLines = 3;
    if (++asked_ <= kLatinLines) return latin_.recognize(picture, alphabet, attempt, deadline);
    if (alphabet != Alphabet::latin) return others_.recognize(picture, alphabet, attempt, deadline);
    RecognizedLine line = bad_.recognize(picture, alphabet, attempt, deadline);
    for (Character& c : line.characters) c.probability = 0.5F;
    return line;
  }

 private:
  Reciter latin_, bad_, others_;
  int asked_ = 0;
};

TEST(CaptureReader, ACardMayGoOnInChinese) {
  const auto other_lines = [](const std::u32string& others) {
    Raster page = sheet(1000, 600);
    for (const int y : {60, 160, 260, 360, 460}) write(page, "SOMETHING", 60, y, 30);
    const auto reader = std::make_shared<Bilingual>(others);
    const auto numbers = std::make_shared<Reciter>(U"");
    const Reading reading =
        CaptureReader(Recognizers{reader, reader, numbers}).read(capture_of(std::move(page)), {}, Deadline());
    std::vector<std::string> texts;
    for (const TextLine& line : reading.lines) {
      if (line.general.text != "SMITH") texts.push_back(line.general.text);
    }
    return texts;
  };
  EXPECT_EQ(other_lines(U"中华人民共和国"), std::vector<std::string>(2, "中华人民共和国"));
  EXPECT_EQ(other_lines(U"食"), std::vector<std::string>(2, "WRRR"));  // as patterns are read
}

// The second recognizer reads labels before numbers better, the first all else that it is sure of.
TEST(CaptureReader, WhoReadsALatinLineIsToldByWhatStandsThere) {
  struct Row {
    std::u32string first, second;
    std::string text, again;
  };
  const std::vector<Row> rows{{U"SMITH", U"SMYTH", "SMITH", ""},
                              {U"DQB 01/02/1990", U"DOB 01/02/1990", "DOB 01/02/1990", "DQB 01/02/1990"},
                              {U"01/02/1990", U"DOB 01/02/1990", "01/02/1990", ""}};
  for (const Row& row : rows) {
    Raster page = sheet(1000, 500);
    for (const int y : {60, 160, 260, 360}) write(page, "SOMETHING", 60, y, 30);
    const auto first = std::make_shared<Reciter>(row.first), second = std::make_shared<Reciter>(row.second);
    const Reading reading =
        CaptureReader(Recognizers{first, second, first}).read(capture_of(std::move(page)), {}, Deadline());
    ASSERT_EQ(reading.lines.size(), 4u);
    for (const TextLine& line : reading.lines) {
      EXPECT_EQ(line.general.text, row.text);
      EXPECT_EQ(line.again ? line.again->text : "", row.again) << row.text;
    }
  }
  EXPECT_EQ(rows.size(), 3u);
}

TEST(CaptureReader, ReadsNoMoreOfAPageOfText) {
  const auto lines_read = [](const std::u32string& text) {
    Raster page = sheet(1000, 900);
    for (int i = 0; i < 12; ++i) write(page, "SOMETHING", 60, 60 + 60 * i, 30);
    const auto reciter = std::make_shared<Reciter>(text);
    return CaptureReader(Recognizers{reciter, reciter, reciter})
        .read(capture_of(std::move(page)), {}, Deadline())
        .lines.size();
  };
  EXPECT_EQ(lines_read(U"It was a bright cold day in the month of April."), 6u);
  EXPECT_EQ(lines_read(U"IT WAS A BRIGHT COLD DAY IN THE MONTH OF APRIL."), 12u);
  EXPECT_EQ(lines_read(U"Date of birth"), 12u);
}

TEST(TesseractRecognizer, SaysWhatToInstallForDataThatCannotBeLoaded) {
  const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "tessdata";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto expect_refusal = [&](const char* package) {
    const auto recognizer = TesseractRecognizer::create(folder);
    ASSERT_FALSE(recognizer.ok()) << package;
    EXPECT_EQ(recognizer.error().code, ErrorCode::internal);
    EXPECT_NE(recognizer.error().message.find(package), std::string::npos) << recognizer.error().message;
    EXPECT_EQ(recognizer.error().message.find("defect"), std::string::npos) << recognizer.error().message;
  };
  expect_refusal("tesseract-ocr-chi-sim");  // There is none.
  std::ofstream(folder / "chi_sim.traineddata") << "This is no network.";
  expect_refusal("tesseract-ocr-chi-sim");
  std::filesystem::remove(folder / "chi_sim.traineddata");
  std::filesystem::create_symlink(std::filesystem::path(kTesseractData) / "chi_sim.traineddata",
                                  folder / "chi_sim.traineddata");
  expect_refusal("tesseract-ocr-eng");
  std::filesystem::remove_all(folder);
}

/// Threads of this process.
std::ptrdiff_t threads() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/task"),
                       std::filesystem::directory_iterator());
}

TEST(TesseractRecognizer, ReadsDigitsOnOneThread) {
  auto recognizer = TesseractRecognizer::create();
  ASSERT_TRUE(recognizer.ok()) << recognizer.error().message;
  Raster raster = sheet(900, 160);
  write(raster, "510104199003074518", 100, 100, 36);
  wear(raster, 1, 3);
  const LinePicture picture(raster, quad_of({107, 62, 636, 38}), 38);
  const auto before = threads();
  for (int attempt = 0; attempt < 2; ++attempt) {
    const RecognizedLine line = (*recognizer)->recognize(picture, Alphabet::digits, attempt, Deadline());
    EXPECT_EQ(line.text, "510104199003074518") << attempt;
    ASSERT_EQ(line.characters.size(), 18u);
    EXPECT_GT(line.characters.back().box.x, line.characters.front().box.x + 500);
  }
  EXPECT_EQ(threads(), before);
  EXPECT_TRUE((*recognizer)
                  ->recognize(picture, Alphabet::digits, 0, Deadline(std::chrono::milliseconds(0)))
                  .characters.empty());
}

}  // namespace
}  // namespace docintake
