// The committed models: what they can output, and how large they are.

#include "ocr/models/models.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>
#include <set>

#include "ocr/recognizer/network_model.h"

namespace docintake {
namespace {

NetworkModel parsed(std::string_view file) {
  auto model = parse_network_model(file);
  if (!model.ok()) throw std::runtime_error(model.error().message);
  return std::move(model).value();
}

/// The ideographs of GB 2312, both levels: rows 16 to 87 of its table.
std::set<char32_t> gb2312() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("gb2312", &status),
                                                                     ucnv_close);
  std::set<char32_t> characters;
  for (int row = 16; row <= 87; ++row) {
    for (int cell = 1; cell <= 94; ++cell) {
      const char bytes[] = {char(0xA0 + row), char(0xA0 + cell)};
      const icu::UnicodeString text(bytes, 2, converter.get(), status);
      const auto c = char32_t(text.char32At(0));
      if (U_SUCCESS(status) && c >= 0x4E00 && c <= 0x9FFF) characters.insert(c);  // not private use
      status = U_ZERO_ERROR;
    }
  }
  return characters;
}

TEST(Models, AreSmallEnoughToShip) { EXPECT_LE(machine_model().size() + general_model().size(), 25u << 20); }

TEST(Models, MachineKnowsWhatZonesNumbersAndDatesAreMadeOf) {
  EXPECT_EQ(parsed(machine_model()).alphabet, U"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<./-");
}

TEST(Models, GeneralHasNoHoleWhereNamesAreWritten) {
  const std::u32string alphabet = parsed(general_model()).alphabet;
  const std::set<char32_t> known(alphabet.begin(), alphabet.end());
  EXPECT_EQ(known.size(), alphabet.size()) << "a character twice";
  const std::set<char32_t> standard = gb2312();
  EXPECT_EQ(standard.size(), 6763u);
  for (const char32_t c : standard) EXPECT_TRUE(known.contains(c)) << std::hex << int(c);
  // Rare in names, traditional forms, letters with marks, and what stands between.
  const std::u32string wanted =
      U"昶堃喆翀玥珺煊锴焱旻霏骁翊翎祎稷竑箐羿郗鄢隗颛仫赟昝滂淼谯婉嵘䶮㛃張陳黃葉劉鄭謝龍"
      U" ·•（）()-.,'/:ÀÉÎÕÜßŁŐŘŞŽĆĐĞİøåæñçțș";
  for (const char32_t c : wanted) EXPECT_TRUE(known.contains(c)) << std::hex << int(c);
}

}  // namespace
}  // namespace docintake
