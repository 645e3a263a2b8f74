#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace docintake {

/// What a line may say, known before it is read: a field's form, its check digits, a closed list. Immutable:
/// safe from any thread.
class TextConstraint {
 public:
  virtual ~TextConstraint() = default;

  /// Whether some text that is accepted may begin like this. The empty text always may. True where that is
  /// not known.
  virtual bool may_begin(std::u32string_view text) const = 0;

  /// Whether the line may say exactly this.
  virtual bool accepts(std::u32string_view text) const = 0;
};

/// A check character: the sum of the weighted values of the characters before it, modulo a number, decides
/// which character stands at its place.
struct CheckCharacter {
  std::size_t place = 0;     ///< Of the check character.
  std::vector<int> weights;  ///< By place; places from weights.size() on do not count.
  int modulus = 0;
  int (*value)(char32_t) = nullptr;  ///< What a character is worth.
  std::u32string expected;           ///< The character for each remainder.
  /// A character that may stand there unchecked: a filler, where the check character is left out or lies
  /// elsewhere. 0: none.
  char32_t unchecked = 0;
};

/// Text of a fixed length: which characters may stand at each place, and check characters over them.
class FixedForm final : public TextConstraint {
 public:
  /// `places`: the characters that may stand at each place.
  FixedForm(std::vector<std::u32string> places, std::vector<CheckCharacter> checks);

  bool may_begin(std::u32string_view text) const override;
  bool accepts(std::u32string_view text) const override;

 private:
  std::vector<std::u32string> places_;
  std::vector<CheckCharacter> checks_;
};

/// One of the texts of a list.
class ClosedList final : public TextConstraint {
 public:
  explicit ClosedList(std::vector<std::u32string> texts);

  bool may_begin(std::u32string_view text) const override;
  bool accepts(std::u32string_view text) const override;

 private:
  std::vector<std::u32string> texts_;  // sorted
};

/// A day that exists, of the years 1800 to 2199, written by a pattern such as "YYYYMMDD" or "Y年m月d日":
/// YYYY, MM and DD are padded with zeros, m and d are not; anything else stands as it is.
class DateForm final : public TextConstraint {
 public:
  explicit DateForm(std::u32string pattern);

  bool may_begin(std::u32string_view text) const override;
  bool accepts(std::u32string_view text) const override;

 private:
  std::u32string pattern_;
};

/// A citizen identification number of mainland China (GB 11643-1999): 17 digits and the check character of
/// ISO 7064 MOD 11-2, a birth date that exists, and a region of which `known_region` says that it is one (the
/// first six digits).
class CitizenNumberForm final : public TextConstraint {
 public:
  explicit CitizenNumberForm(std::function<bool(std::string_view)> known_region);

  bool may_begin(std::u32string_view text) const override;
  bool accepts(std::u32string_view text) const override;

 private:
  FixedForm form_;
  DateForm birth_;
  std::function<bool(std::string_view)> known_region_;
};

/// A unified social credit code (GB 32100-2015): 18 characters without I, O, S, V, Z; the ninth character of
/// the organisation code within checks it modulo 11 (GB 11714), the last one checks all modulo 31.
FixedForm social_credit_code_form();

/// What may stand where in a unified social credit code, its check characters unchecked.
FixedForm social_credit_code_shape();

/// Line `line` (from 0) of a machine readable zone of `lines` lines of `length` characters (ICAO 9303 parts 4
/// to 6): which characters may stand where, and the check digits over characters of this line alone. The
/// composite check digit of TD1 is over two lines: it is not among them.
FixedForm mrz_line_form(int lines, int length, int line);

}  // namespace docintake
