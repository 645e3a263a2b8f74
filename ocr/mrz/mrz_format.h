#pragma once

#include <string>

namespace docintake {

/// What ICAO 9303 lets stand at a place of a machine readable zone.
enum class MrzClass {
  any,     ///< Letters, digits, '<'.
  number,  ///< As any, in a document's number.
  letter,  ///< Letters and '<'.
  digit,   ///< Digits, and '<' where a date is not known.
  sex,     ///< M, F or '<' (X in some prints).
};

/// The class of a place (both counted from 0) in a zone of `lines` lines of `length` characters: TD1 3 x 30,
/// TD2 2 x 36, TD3 2 x 44 (ICAO 9303 parts 4 to 6; visas differ only in optional data). `any` for other
/// sizes.
MrzClass mrz_class(int lines, int length, int line, int place);

/// Whether the class holds the character.
bool holds(MrzClass kind, char character);

/// The characters of a zone that the class holds.
std::u32string characters_of(MrzClass kind);

}  // namespace docintake
