// Machine readable zones as ICAO Doc 9303 parts 4 to 6 lay them out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dates.h"

namespace docintake::samples {

/// What a machine readable zone encodes. Codes and names are already in the MRZ alphabet or plain Latin text.
struct MrzContent {
  std::string document_code;  ///< `P`, `PO`, `I`, `ID`, ...
  std::string issuer;         ///< three letters, or `D`
  std::string nationality;    ///< three letters, or `D`
  std::string surname;        ///< Latin text, diacritics allowed
  std::string given_names;    ///< Latin text, may be empty
  std::string number;  ///< up to 9 characters (TD3, TD2); TD1 continues longer ones in the optional data
  std::string sex;     ///< `M`, `F` or `X` (printed as `<`)
  Date birth_date;
  Date expiry_date;
  std::string optional;   ///< personal number or issuer's data
  std::string optional2;  ///< TD1: second line
};

/// Latin text in the MRZ alphabet (Doc 9303-3 section 6: Ä AE, Ø OE, Å AA, ß SS, Ñ N or NXX is taken as N,
/// accents dropped); apostrophes vanish, hyphens and spaces become `<`.
std::string to_mrz_alphabet(std::string_view utf8);

/// Two lines of 44 characters.
std::vector<std::string> td3_lines(const MrzContent& content);
/// Two lines of 36 characters.
std::vector<std::string> td2_lines(const MrzContent& content);
/// Three lines of 30 characters.
std::vector<std::string> td1_lines(const MrzContent& content);

}  // namespace docintake::samples
