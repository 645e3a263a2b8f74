#include "ocr/numbers/date_reader.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <optional>
#include <string>

#include "ocr/decoding/text_constraint.h"
#include "ocr/lines/line_picture.h"

namespace docintake {
namespace {

constexpr std::size_t kMostYear = 6;   // characters that four digits may be read as
constexpr std::size_t kMostAfter = 8;  // characters after 年 among which 日 stands
constexpr std::size_t kLeastYear = 2;
constexpr float kSure = 0.97F;                  // least probability of a date that is not read again
constexpr double kBefore = 0.6, kBeyond = 0.4;  // of a line's height, that the picture reaches beyond it

/// A date in either of the ways in which Chinese documents write it.
class ChineseDate final : public TextConstraint {
 public:
  bool may_begin(std::u32string_view text) const override {
    return padded_.may_begin(text) || plain_.may_begin(text);
  }
  bool accepts(std::u32string_view text) const override {
    return padded_.accepts(text) || plain_.accepts(text);
  }

 private:
  DateForm padded_{U"YYYY年MM月DD日"};
  DateForm plain_{U"YYYY年m月d日"};
};

/// Characters [begin, end) of a line.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

using Characters = std::vector<Character>;

std::optional<std::size_t> next(const Characters& line, char32_t c, std::size_t from, std::size_t most) {
  for (std::size_t i = from; i < std::min(line.size(), from + most); ++i)
    if (line[i].character == c) return i;
  return std::nullopt;
}

/// What may be the date around the 年 at that place.
std::optional<Stretch> date_around(const Characters& line, std::size_t year) {
  Stretch date{year, 0};
  while (date.begin > 0 && year - date.begin < kMostYear && !is_ideograph(line[date.begin - 1].character))
    --date.begin;
  if (year - date.begin < kLeastYear) return std::nullopt;
  if (const auto day = next(line, U'日', year + 1, kMostAfter)) return Stretch{date.begin, *day + 1};
  const auto month = next(line, U'月', year + 1, kMostAfter / 2);
  if (!month) return std::nullopt;
  date.end = *month + 1;
  while (date.end < line.size() && date.end - *month < 4 && !is_ideograph(line[date.end].character))
    ++date.end;
  if (date.end < line.size()) ++date.end;  // what 日 was read as
  return date;
}

bool is_sure(const Characters& line, const Stretch& date) {
  std::u32string text;
  for (std::size_t i = date.begin; i < date.end; ++i) {
    if (line[i].probability < kSure) return false;
    text += line[i].character;
  }
  return ChineseDate().accepts(text);
}

/// The picture of the stretch, up to what stands beside it.
LinePicture cut_out(const Raster& luma, const FoundLine& line, const Characters& characters,
                    const Stretch& date) {
  const LinePicture whole(luma, line.quad, line.height);
  const auto box_of = [&](std::size_t i) { return whole.from_capture(quad_of(characters[i].box)); };
  const double height = whole.ink_height();
  double left = box_of(date.begin).x - kBefore * height;
  double right = box_of(date.end - 1).right() + kBeyond * height;
  if (date.begin > 0) left = std::max(left, box_of(date.begin - 1).right());
  if (date.end < characters.size()) right = std::min(right, box_of(date.end).x);
  const Box box{left, (whole.pixels().height() - height) / 2, std::max(height, right - left), height};
  return {luma, whole.quad_on_capture(box), height};
}

/// The line with other characters in the stretch's place.
RecognizedLine replaced(RecognizedLine line, const Stretch& stretch, const RecognizedLine& by) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(line.text);
  icu::UnicodeString changed;
  std::size_t at = 0;  // of the characters, which spaces are not among
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const bool inside = at > stretch.begin && at < stretch.end;
    if (c == U' ') {
      if (!inside) changed.append(c);
      continue;
    }
    if (at == stretch.begin) changed.append(icu::UnicodeString::fromUTF8(by.text));
    if (at < stretch.begin || at >= stretch.end) changed.append(c);
    ++at;
  }
  line.text.clear();
  changed.toUTF8String(line.text);
  auto& characters = line.characters;
  const auto begin = characters.begin() + std::ptrdiff_t(stretch.begin);
  const auto place = characters.erase(begin, characters.begin() + std::ptrdiff_t(stretch.end));
  characters.insert(place, by.characters.begin(), by.characters.end());
  line.confidence = std::min(line.confidence, by.confidence);
  return line;
}

}  // namespace

RecognizedLine with_dates(const Raster& luma, const FoundLine& line, RecognizedLine general,
                          LineRecognizer& recognizer, Deadline deadline) {
  static const ChineseDate kDate;
  for (std::size_t i = 0; i < general.characters.size(); ++i) {
    if (general.characters[i].character != U'年') continue;
    const auto date = date_around(general.characters, i);
    if (!date || is_sure(general.characters, *date)) continue;
    const LinePicture picture = cut_out(luma, line, general.characters, *date);
    const auto read = recognizer.recognize_within(picture, Alphabet::general, 0, kDate, deadline);
    if (!read) continue;
    const std::size_t after = general.characters.size() - date->end;
    general = replaced(std::move(general), *date, read->line);
    i = general.characters.size() - after - 1;
  }
  return general;
}

}  // namespace docintake
