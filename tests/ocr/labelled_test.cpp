// The reader on the committed labelled set, cut out along its true corners: what it must go on reading.

#include <gtest/gtest.h>

#include <map>

#include "ocr/capture_reader.h"
#include "tests/contract/labelled_capture.h"
#include "tests/contract/text_reader_contract.h"

namespace docintake {
namespace {

std::unique_ptr<TextReader> reader() {
  auto created = CaptureReader::create();
  if (!created.ok()) throw std::runtime_error(created.error().message);
  return std::move(created).value();
}

INSTANTIATE_TEST_SUITE_P(CaptureReader, TextReaderContract,
                         testing::Values(TextReaderCase{"capture_reader", reader,
                                                        [] { return labelled_capture("000284.jpeg"); }}));

TEST(Labelled, IdentityNumbersAreReadTwiceAlike) {
  const std::map<std::string, std::string> numbers{{"000284.jpeg", "511703194909155140"},
                                                   {"000188.jpg", "530102197301263917"},
                                                   {"000277.bmp", "520102199505188864"},
                                                   {"000205.jpg", "22010219920528049X"}};
  const auto text_reader = reader();
  int read = 0;
  for (const auto& [file, number] : numbers) {
    const Reading reading = text_reader->read(labelled_capture(file), {}, Deadline());
    int alike = 0;
    for (const TextLine& line : reading.lines)
      for (const RecognizedLine& digits : line.digits) alike += digits.text == number ? 1 : 0;
    EXPECT_GE(alike, 2) << file;
    ++read;
  }
  EXPECT_EQ(read, 4);
}

TEST(Labelled, ZonesAreReadExactly) {
  const std::map<std::string, std::vector<std::string>> zones{
      {"000245.jpg",
       {"P<D<<VON<DER<HEIDE<<FRIEDERIKE<CHARLOTTE<<<<", "C07M45G705D<<1601183F2811224255510<6391<<<98"}},
      {"000051.jpg",
       {"P<SWEHAEMAELAEINEN<<SIGRIDUR<<<<<<<<<<<<<<<<", "57805181<9SWE7101102F3106154<<<<<<<<<<<<<<06"}},
      {"000128.jpg",
       {"I<POLZS18338288<<<<<<<<<<<<<<<", "6104106M3110061POL<<<<<<<<<<<6",
        "SZABO<<TOMAS<<<<<<<<<<<<<<<<<<"}},
      {"000302.jpg", {"IDFRADUPONT<<THEO<<<<<<<<<<<<<<<<<<<", "64JF890986FRA7910317M2905224<<<<<<<0"}}};
  const auto text_reader = reader();
  int read = 0;
  for (const auto& [file, zone] : zones) {
    const Reading reading = text_reader->read(labelled_capture(file), {}, Deadline());
    ASSERT_TRUE(reading.mrz) << file;
    ASSERT_EQ(reading.mrz->lines.size(), zone.size()) << file;
    for (std::size_t i = 0; i < zone.size(); ++i) EXPECT_EQ(reading.mrz->lines[i].text, zone[i]) << file;
    ++read;
  }
  EXPECT_EQ(read, 4);
}

TEST(Labelled, LabelsAreRead) {
  const Reading reading = reader()->read(labelled_capture("000284.jpeg"), {}, Deadline());
  std::string all;
  for (const TextLine& line : reading.lines) all += line.general.text;
  std::erase(all, ' ');
  int found = 0;
  for (const char* label : {"姓名", "性别", "民族", "出生", "住址", "公民身份号码"})
    found += all.find(label) != std::string::npos ? 1 : 0;
  EXPECT_GE(found, 5) << all;
}

}  // namespace
}  // namespace docintake
