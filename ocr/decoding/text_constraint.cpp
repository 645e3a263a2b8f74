#include "ocr/decoding/text_constraint.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ocr/mrz/mrz_format.h"

namespace docintake {
namespace {

constexpr std::u32string_view kDigits = U"0123456789";

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// 0 to 9 and A = 10 to Z = 35; anything else, '<' among it, 0 (ICAO 9303 part 3; GB 11714).
int worth(char32_t c) {
  if (is_digit(c)) return int(c - U'0');
  return c >= U'A' && c <= U'Z' ? int(c - U'A') + 10 : 0;
}

bool holds(const CheckCharacter& check, std::u32string_view text) {
  if (check.unchecked != 0 && text[check.place] == check.unchecked) return true;
  int sum = 0;
  for (std::size_t i = 0; i < check.weights.size(); ++i) sum += check.weights[i] * check.value(text[i]);
  return text[check.place] == check.expected[std::size_t(sum % check.modulus)];
}

bool begins_with(std::u32string_view text, std::u32string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_of(int year, int month) {
  constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[std::size_t(month - 1)];
}

std::u32string digits_of(int number, std::size_t least) {
  std::u32string text;
  for (; number > 0 || text.size() < least; number /= 10)
    text.insert(text.begin(), U'0' + char32_t(number % 10));
  return text;
}

/// Tells whether `text`, or with `whole` exactly `text`, is a beginning of a date in the pattern. What a part
/// of the date may be depends only on the parts before it, so each is tried as soon as it is met.
class DateMatcher {
 public:
  DateMatcher(std::u32string_view pattern, bool whole) : pattern_(pattern), whole_(whole) {}

  bool matches(std::u32string_view text) const { return matches(0, text, {}); }

 private:
  /// The parts that are known so far: 0 for those that are not.
  struct Day {
    int year = 0;
    int month = 0;
    int day = 0;

    bool may_exist() const {
      constexpr int kLeapYear = 2000;
      return month == 0 || day <= days_of(year == 0 ? kLeapYear : year, month);
    }
  };

  bool matches(std::size_t at, std::u32string_view text, Day day) const {
    if (text.empty() && !whole_) return true;
    if (at == pattern_.size()) return text.empty();
    switch (pattern_[at]) {
      case U'Y':
        return any_of(1800, 2199, 4, at + 4, text, day, &Day::year);
      case U'M':
        return any_of(1, 12, 2, at + 2, text, day, &Day::month);
      case U'm':
        return any_of(1, 12, 1, at + 1, text, day, &Day::month);
      case U'D':
        return any_of(1, 31, 2, at + 2, text, day, &Day::day);
      case U'd':
        return any_of(1, 31, 1, at + 1, text, day, &Day::day);
      default:
        return text.starts_with(pattern_[at]) && matches(at + 1, text.substr(1), day);
    }
  }

  /// Tries the numbers that agree with the text as far as it goes.
  bool any_of(int first, int last, std::size_t width, std::size_t at, std::u32string_view text, Day day,
              int Day::*part) const {
    for (day.*part = first; day.*part <= last; ++(day.*part)) {
      if (!day.may_exist()) continue;
      const std::u32string written = digits_of(day.*part, width);
      if (text.size() < written.size()) {
        if (!whole_ && begins_with(written, text)) return true;
      } else if (begins_with(text, written) && matches(at, text.substr(written.size()), day)) {
        return true;
      }
    }
    return false;
  }

  std::u32string_view pattern_;
  bool whole_;
};

}  // namespace

FixedForm::FixedForm(std::vector<std::u32string> places, std::vector<CheckCharacter> checks)
    : places_(std::move(places)), checks_(std::move(checks)) {}

bool FixedForm::may_begin(std::u32string_view text) const {
  if (text.size() > places_.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (places_[i].find(text[i]) == std::u32string::npos) return false;
  return std::all_of(checks_.begin(), checks_.end(), [&](const CheckCharacter& check) {
    return std::max(check.place + 1, check.weights.size()) > text.size() || holds(check, text);
  });
}

bool FixedForm::accepts(std::u32string_view text) const {
  return text.size() == places_.size() && may_begin(text);
}

ClosedList::ClosedList(std::vector<std::u32string> texts) : texts_(std::move(texts)) {
  std::sort(texts_.begin(), texts_.end());
}

bool ClosedList::may_begin(std::u32string_view text) const {
  const auto at = std::lower_bound(texts_.begin(), texts_.end(), text);
  return at != texts_.end() && begins_with(*at, text);
}

bool ClosedList::accepts(std::u32string_view text) const {
  return std::binary_search(texts_.begin(), texts_.end(), text);
}

DateForm::DateForm(std::u32string pattern) : pattern_(std::move(pattern)) {}

bool DateForm::may_begin(std::u32string_view text) const {
  return DateMatcher(pattern_, false).matches(text);
}

bool DateForm::accepts(std::u32string_view text) const { return DateMatcher(pattern_, true).matches(text); }

CitizenNumberForm::CitizenNumberForm(std::function<bool(std::string_view)> known_region)
    : form_(
          [] {
            std::vector<std::u32string> places(17, std::u32string(kDigits));
            places.push_back(std::u32string(kDigits) + U"X");
            return places;
          }(),
          {{.place = 17,
            .weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2},
            .modulus = 11,
            .value = worth,
            .expected = U"10X98765432"}}),
      birth_(U"YYYYMMDD"),
      known_region_(std::move(known_region)) {}

bool CitizenNumberForm::may_begin(std::u32string_view text) const {
  if (!form_.may_begin(text)) return false;
  const std::u32string_view region = text.substr(0, 6);
  if (region.size() == 6 && !known_region_(std::string(region.begin(), region.end()))) return false;
  return text.size() <= 6 || birth_.may_begin(text.substr(6, 8));
}

bool CitizenNumberForm::accepts(std::u32string_view text) const {
  return form_.accepts(text) && may_begin(text);
}

namespace {

constexpr std::u32string_view kCodeCharacters = U"0123456789ABCDEFGHJKLMNPQRTUWXY";

std::vector<std::u32string> code_places() {
  std::vector<std::u32string> places(18, std::u32string(kCodeCharacters));
  for (std::size_t i = 2; i < 8; ++i) places[i] = kDigits;  // GB/T 2260
  places[16] = std::u32string(kDigits) + U"X";
  return places;
}

}  // namespace

FixedForm social_credit_code_shape() { return {code_places(), {}}; }

FixedForm social_credit_code_form() {
  const auto value = [](char32_t c) { return int(kCodeCharacters.find(c)); };
  std::u32string complements;  // what brings each remainder to 31
  for (std::size_t i = 0; i < 31; ++i) complements += kCodeCharacters[(31 - i) % 31];
  return {code_places(),
          {{.place = 16,
            .weights = {0, 0, 0, 0, 0, 0, 0, 0, 3, 7, 9, 10, 5, 8, 4, 2},
            .modulus = 11,
            .value = worth,
            .expected = U"0X987654321"},
           {.place = 17,
            .weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28},
            .modulus = 31,
            .value = value,
            .expected = complements}}};
}

namespace {

/// Places from `begin` to before `end`.
struct Stretch {
  std::size_t begin;
  std::size_t end;
};

/// Weights 7 3 1 over the stretches as they follow each other (ICAO 9303 part 3, 4.9).
CheckCharacter mrz_check(std::size_t place, const std::vector<Stretch>& stretches, bool may_be_left_out) {
  constexpr std::array kWeights{7, 3, 1};
  CheckCharacter check{.place = place,
                       .weights = {},
                       .modulus = 10,
                       .value = worth,
                       .expected = std::u32string(kDigits),
                       .unchecked = may_be_left_out ? U'<' : U'\0'};
  std::size_t count = 0;
  for (const Stretch& stretch : stretches) {
    check.weights.resize(stretch.end, 0);
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) check.weights[i] = kWeights[count++ % 3];
  }
  return check;
}

/// Numbers longer than their field go on in the optional data, and their check digit with them: '<' stands in
/// its place then (TD1 and TD2).
std::vector<CheckCharacter> mrz_checks(int lines, int length, int line) {
  if (lines == 3 && length == 30 && line == 0) return {mrz_check(14, {{5, 14}}, true)};
  if (lines == 3 && length == 30 && line == 1)
    return {mrz_check(6, {{0, 6}}, false), mrz_check(14, {{8, 14}}, false)};
  if (lines != 2 || line != 1 || (length != 36 && length != 44)) return {};
  const bool passport = length == 44;
  std::vector<CheckCharacter> checks{mrz_check(9, {{0, 9}}, !passport), mrz_check(19, {{13, 19}}, false),
                                     mrz_check(27, {{21, 27}}, false)};
  if (passport) checks.push_back(mrz_check(42, {{28, 42}}, true));
  const std::size_t last = std::size_t(length) - 1;
  checks.push_back(mrz_check(last, {{0, 10}, {13, 20}, {21, last}}, false));
  return checks;
}

}  // namespace

FixedForm mrz_line_form(int lines, int length, int line) {
  std::vector<std::u32string> places;
  for (int place = 0; place < length; ++place)
    places.push_back(characters_of(mrz_class(lines, length, line, place)));
  return {places, mrz_checks(lines, length, line)};
}

}  // namespace docintake
