#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ocr/mrz/mrz_finder.h"
#include "ocr/mrz/mrz_format.h"
#include "ocr/mrz/mrz_reader.h"
#include "ocr/recognizer/network_recognizer.h"
#include "tests/ocr/drawn.h"

namespace docintake {
namespace {

using testing::ElementsAreArray;

// The specimens of ICAO 9303 parts 4 to 6.
const std::vector<std::string> kTd3{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                    "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
const std::vector<std::string> kTd2{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                                    "D231458907UTO7408122F1204159<<<<<<<6"};
const std::vector<std::string> kTd1{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
                                    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"};

/// A page with the zone at its foot, `pitch` pixels from character to character.
Raster page_with(const std::vector<std::string>& zone, double pitch, double slope = 0) {
  const int width = int(pitch * (double(zone.front().size()) + 4));
  Raster page = sheet(width, width * 7 / 10);
  for (std::size_t i = 0; i < zone.size(); ++i) {
    const double base = page.height() - pitch * 2.5 * double(zone.size() - i) - slope * width;
    write(page, zone[i], 2 * pitch, base, pitch, 40, slope);
  }
  return page;
}

NetworkRecognizer& recognizer() {
  static const std::unique_ptr<NetworkRecognizer> shared = std::move(NetworkRecognizer::machine()).value();
  return *shared;
}

std::optional<MrzZone> zone_on(const Raster& page) {
  return read_mrz(page, find_mrz_regions(find_text_lines(page)), recognizer(), Deadline());
}

std::vector<std::string> texts(const std::vector<RecognizedLine>& lines) {
  std::vector<std::string> out;
  for (const RecognizedLine& line : lines) out.push_back(line.text);
  return out;
}

TEST(Mrz, ReadsEveryFormatAtEverySize) {
  int rows = 0;
  for (const auto* zone : {&kTd3, &kTd2, &kTd1}) {
    for (const double pitch : {11.0, 20.0, 33.0}) {
      for (const double slope : {0.0, 0.02}) {
        Raster page = page_with(*zone, pitch, slope);
        wear(page, pitch / 30, 3);
        const auto read = zone_on(page);
        ASSERT_TRUE(read) << zone->front() << " at " << pitch << ", " << slope;
        EXPECT_THAT(texts(read->lines), ElementsAreArray(*zone)) << pitch << ", " << slope;
        ++rows;
      }
    }
  }
  EXPECT_EQ(rows, 18);
}

TEST(Mrz, SaysWhereEachCharacterStandsAndReadsAgain) {
  const auto read = zone_on(page_with(kTd3, 24));
  ASSERT_TRUE(read);
  ASSERT_FALSE(read->again.empty());
  EXPECT_EQ(read->again.front().size(), 2u);
  const auto& characters = read->lines.front().characters;
  ASSERT_EQ(characters.size(), 44u);
  for (int i = 0; i < 44; ++i) EXPECT_NEAR(characters[std::size_t(i)].box.center().x, 24 * (i + 2.5), 8) << i;
  for (const Character& c : characters) {
    EXPECT_GT(c.probability, 0.5);
    EXPECT_LE(c.alternatives.size(), 3u);
  }
}

TEST(Mrz, FindsARowOfThreeThatWasNotFound) {
  const Raster page = page_with(kTd1, 24);
  const std::vector<FoundLine> found = find_text_lines(page);
  int rows_left_out = 0;
  for (const std::size_t lost : {0, 2}) {
    std::vector<FoundLine> rest = found;
    std::erase_if(rest, [&](const FoundLine& line) {
      const double base = page.height() - 24 * 2.5 * double(3 - lost);
      return std::abs(line.quad[3].y - base) < 12;
    });
    ASSERT_LT(rest.size(), found.size()) << lost;
    const auto read = read_mrz(page, find_mrz_regions(rest), recognizer(), Deadline());
    ASSERT_TRUE(read) << lost;
    EXPECT_THAT(texts(read->lines), ElementsAreArray(kTd1)) << lost;
    ++rows_left_out;
  }
  EXPECT_EQ(rows_left_out, 2);
}

TEST(Mrz, IsReadWhereRowsRunOnIntoWhatLiesBesideTheDocument) {
  constexpr double kPitch = 24, kLeft = 8 * kPitch;
  int pages = 0;
  for (const std::size_t clean : {0, 1, 2}) {
    Raster page = sheet(int(kPitch * 40), int(kPitch * 26));
    for (std::size_t i = 0; i < kTd1.size(); ++i) {
      const double base = page.height() - kPitch * 2.5 * double(kTd1.size() - i);
      write(page, kTd1[i], kLeft, base, kPitch);
      if (i != clean) write(page, "JF2L", kLeft - 6 * kPitch, base, kPitch);
    }
    const auto read = zone_on(page);
    ASSERT_TRUE(read) << clean;
    EXPECT_THAT(texts(read->lines), ElementsAreArray(kTd1)) << clean;
    ++pages;
  }
  EXPECT_EQ(pages, 3);
}

TEST(Mrz, IsNotSeenInRunningText) {
  Raster page = sheet(1000, 700);
  for (int i = 0; i < 9; ++i) write(page, "THIS IS A LETTER TO A FRIEND OF MINE ABOUT", 40, 60 + 60 * i, 20);
  const auto read = zone_on(page);
  if (read) {
    EXPECT_LT(read->lines.front().confidence, 0.9) << read->lines.front().text;
  }
  EXPECT_FALSE(zone_on(sheet(1000, 700)));
}

TEST(Mrz, ObeysTheDeadline) {
  const Raster page = page_with(kTd3, 24);
  const auto regions = find_mrz_regions(find_text_lines(page));
  ASSERT_FALSE(regions.empty());
  EXPECT_FALSE(read_mrz(page, regions, recognizer(), Deadline(std::chrono::milliseconds(0))));
}

TEST(MrzFormat, KnowsWhatStandsWhere) {
  struct RowOfTable {
    int lines, length, line, place;
    MrzClass expected;
  };
  const std::vector<RowOfTable> rows{
      {2, 44, 0, 0, MrzClass::letter},  {2, 44, 1, 0, MrzClass::number},  {2, 44, 1, 9, MrzClass::digit},
      {2, 44, 1, 12, MrzClass::letter}, {2, 44, 1, 20, MrzClass::sex},    {2, 44, 1, 30, MrzClass::any},
      {2, 44, 1, 43, MrzClass::digit},  {2, 36, 1, 20, MrzClass::sex},    {3, 30, 0, 5, MrzClass::number},
      {3, 30, 1, 7, MrzClass::sex},     {3, 30, 2, 29, MrzClass::letter}, {3, 30, 3, 0, MrzClass::any},
      {2, 40, 0, 0, MrzClass::any},     {2, 44, 1, 44, MrzClass::any},    {2, 44, 1, -1, MrzClass::any}};
  for (const RowOfTable& row : rows)
    EXPECT_EQ(mrz_class(row.lines, row.length, row.line, row.place), row.expected)
        << row.lines << " x " << row.length << " line " << row.line << " place " << row.place;
  EXPECT_EQ(rows.size(), 15u);
  EXPECT_FALSE(holds(MrzClass::digit, 'O'));
  EXPECT_TRUE(holds(MrzClass::digit, '<'));
  EXPECT_FALSE(holds(MrzClass::letter, '0'));
  EXPECT_TRUE(holds(MrzClass::number, 'O'));
  EXPECT_FALSE(holds(MrzClass::sex, 'N'));
}

}  // namespace
}  // namespace docintake
