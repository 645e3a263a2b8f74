#include "validators/documents/layout/lost_characters.h"

#include <algorithm>
#include <vector>

#include "pipeline/base/median.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr double kUsualPitch = 1.08;  // of ideographs, line heights, where too few stand side by side
constexpr std::size_t kFewestPairs = 3;
constexpr double kWideForIdeographs = 1.65, kWideForOthers = 2.2;  // pitches between middles: one is lost
constexpr double kUsualDigits = 0.56, kWideForDigits = 1.75;       // line heights; digits' pitches
constexpr double kWideBesideDigit = 1.12;                          // pitches from an ideograph to a digit
constexpr double kBeyond = 1.0;  // line heights from the last middle to the end of the ink: one is lost

double middle(const Glyph& glyph) { return glyph.box.center().x; }

/// The usual distance of neighbours of one kind; 0 where too few stand side by side.
template <typename Is>
double pitch_of(const std::vector<Glyph>& glyphs, Is is) {
  std::vector<double> apart;
  for (std::size_t i = 1; i < glyphs.size(); ++i) {
    const Glyph &a = glyphs[i - 1], &b = glyphs[i];
    if (a.line == b.line && is(a.character) && is(b.character)) apart.push_back(middle(b) - middle(a));
  }
  if (apart.size() < kFewestPairs) return 0;
  return median_of(std::move(apart));
}

/// Whether the second glyph stands on the first one's line, right of it.
bool follows(const Glyph& a, const Glyph& b) {
  return middle(b) > middle(a) && std::abs(a.box.center().y - b.box.center().y) < 0.5 * a.line_height;
}

bool has_gap(const std::vector<Glyph>& glyphs) {
  const double of_ideographs = pitch_of(glyphs, is_han), of_digits = pitch_of(glyphs, is_ascii_digit);
  for (std::size_t i = 1; i < glyphs.size(); ++i) {
    const Glyph &a = glyphs[i - 1], &b = glyphs[i];
    if (!follows(a, b)) continue;
    const double apart = middle(b) - middle(a);
    const double pitch = of_ideographs > 0 ? of_ideographs : kUsualPitch * a.line_height;
    const bool ideographs = is_han(a.character) && is_han(b.character);
    const bool digits = is_ascii_digit(a.character) && is_ascii_digit(b.character);
    const bool digit_first = is_ascii_digit(b.character) && is_han(a.character);
    const double most = ideographs ? kWideForIdeographs : digit_first ? kWideBesideDigit : kWideForOthers;
    if (apart > most * pitch) return true;
    const double digit_pitch = of_digits > 0 ? of_digits : kUsualDigits * a.line_height;
    if (digits && apart > kWideForDigits * digit_pitch) return true;
  }
  return false;
}

/// Whether the ink of the line that the glyph was read in goes on behind it, where it is the line's last one.
bool ink_goes_on(const Glyph& glyph, const TextLine& line) {
  const double end = std::max(line.quad[1].x, line.quad[2].x);
  const auto& read = line.general.characters;
  const bool last = std::none_of(read.begin(), read.end(), [&](const Character& c) {
    return c.box.center().x > middle(glyph) + 0.1 * glyph.line_height;
  });
  return last && end - middle(glyph) > kBeyond * glyph.line_height;
}

}  // namespace

bool seems_to_lack_characters(const Value& value, std::span<const TextLine> lines) {
  return has_gap(value.glyphs) ||
         std::any_of(value.glyphs.begin(), value.glyphs.end(), [&](const Glyph& glyph) {
           return glyph.line < lines.size() && ink_goes_on(glyph, lines[glyph.line]);
         });
}

bool lacks_beginning(std::u32string_view authority) {
  constexpr std::u32string_view kDistricts = U"城郊矿";
  if (authority.size() < 2) return false;
  if (authority.starts_with(U"安局") || authority[0] == U'局') return true;
  return authority[0] == U'市' || authority[1] == U'市' ||
         (authority[1] == U'区' && kDistricts.find(authority[0]) == std::u32string_view::npos);
}

}  // namespace docintake
