#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/record.h"

namespace docintake {

/// The layouts of a machine readable zone (ICAO Doc 9303 parts 4 to 7).
enum class MrzFormat {
  td3,      ///< Passports, 2 x 44.
  td2,      ///< Cards, 2 x 36.
  td2_fra,  ///< The French identity card of 1988 to 2021: 2 x 36, laid out in its own way, code IDFRA.
  td1,      ///< Cards, 3 x 30.
  mrv_a,    ///< Visas, 2 x 44.
  mrv_b,    ///< Visas, 2 x 36.
};

/// What a stretch of the zone holds.
enum class MrzPart {
  document_code,
  issuing_state,
  name,  ///< Surname and given names; only the surname on td2_fra.
  number,
  number_check,
  nationality,
  birth_date,
  birth_check,
  sex,
  expiry_date,
  expiry_check,
  optional,
  optional_check,
  optional_2,   ///< The second optional field of TD1.
  given_names,  ///< td2_fra only.
  composite_check,
};

/// Which characters may stand in a stretch.
enum class MrzAlphabet {
  letters,  ///< A-Z and '<'.
  digits,   ///< 0-9, and '<' where a date is unknown or a check digit left out.
  any,      ///< 0-9, A-Z and '<'.
  code,     ///< A letter, then a letter, a digit (old US cards: C1) or '<'.
  sex,      ///< M, F, X and '<'.
};

/// A stretch of one line: which, where, how long, what may stand there.
struct MrzStretch {
  MrzPart part;
  int line;
  int begin;
  int length;
  MrzAlphabet alphabet;
};

/// A layout: how many lines, how long, and every stretch in order. Together the stretches cover each line
/// exactly.
struct MrzLayout {
  MrzFormat format;
  std::string_view name;
  int lines;
  int width;
  std::span<const MrzStretch> stretches;
  /// What the composite check digit covers, in order; empty where there is none.
  std::span<const MrzStretch> composite;
};

/// Whether the character may stand at that place (counted from 0) of a stretch of that alphabet.
bool may_stand(MrzAlphabet alphabet, int place, char c);

/// Every layout.
std::span<const MrzLayout> mrz_layouts();
const MrzLayout& mrz_layout(MrzFormat format);

/// The layout's stretch for that part, or null where the layout has none.
const MrzStretch* find_stretch(const MrzLayout& layout, MrzPart part);

/// What one check digit came to.
enum class DigitCheck { pass, fail, not_applicable };

/// A zone taken apart. Strings are as they stand there without fillers; nothing is repaired.
struct Mrz {
  MrzFormat format = MrzFormat::td3;
  std::string document_code;
  std::string issuing_state;
  std::string surname;
  std::string given_names;
  bool name_fills_field = false;  ///< The name reaches the field's end: it may have been cut off.
  std::string number;             ///< Long TD1 and TD2 numbers are put together.
  std::string nationality;
  std::string birth_date;   ///< YYMMDD as it stands, fillers included.
  std::string expiry_date;  ///< Likewise; empty on td2_fra.
  std::string sex;          ///< M, F or X ('<' is X); empty where something else stands there.
  std::string optional;     ///< Fillers inside are kept.
  std::string optional_2;
  DigitCheck number_check = DigitCheck::not_applicable;
  DigitCheck birth_check = DigitCheck::not_applicable;
  DigitCheck expiry_check = DigitCheck::not_applicable;
  DigitCheck optional_check = DigitCheck::not_applicable;
  DigitCheck composite_check = DigitCheck::not_applicable;

  /// Whether no check digit fails. The composite digit of mainland China's travel permits does not count: it
  /// is not the standard's on all of them.
  bool checks_pass() const;
};

/// Whether the zone is of a travel permit of mainland China: document codes CR (Hong Kong and Macao) and CT
/// (Taiwan).
bool is_mainland_travel_permit(const Mrz& mrz);

/// The check digit of the characters: weights 7 3 1, '0'-'9' as they are, A = 10 to Z = 35, '<' = 0; the sum
/// modulo
/// 10. A character outside the alphabet counts as 0.
char icao_check_digit(std::string_view text);

/// The format of lines that have exactly its number and length and begin as it must (visas with V; IDFRA).
std::optional<MrzFormat> mrz_format_of(std::span<const std::string> lines);

/// Takes lines of exactly that format apart.
Mrz parse_mrz(MrzFormat format, std::span<const std::string> lines);

/// The day that a two-digit year's birth date names: the latest one that is not to come. Nothing where the
/// text is no day.
std::optional<Date> mrz_birth_date(std::string_view yymmdd, Date today);

/// The day that an expiry date names: at most 50 years ahead of today.
std::optional<Date> mrz_expiry_date(std::string_view yymmdd, Date today);

}  // namespace docintake
