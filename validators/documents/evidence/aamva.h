#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/record.h"

namespace docintake {

/// What the PDF417 on the back of a driving licence or identity card of North America carries (AAMVA DL/ID
/// Card Design Standard, all versions).
struct Aamva {
  std::string issuer;    ///< IIN, six digits.
  int version = 0;       ///< 0 for the format of 1992.
  std::string document;  ///< Type of the first subfile: "DL" a driving licence, "ID" an identity card.
  std::map<std::string, std::string> elements;  ///< By their three letters; UTF-8, trimmed, never empty.
};

/// Takes the bytes apart. Every offset and length is checked; a subfile table that lies is not followed, and
/// then the elements are read from where the table ends. Nothing where the header is not an AAMVA one.
std::optional<Aamva> parse_aamva(std::string_view bytes);

/// The element, or an empty text.
std::string_view element_of(const Aamva& aamva, std::string_view id);

/// The day of an element: MMDDYYYY as the United States write it, YYYYMMDD as Canada does; whichever is a day
/// of 1900 to 2100 where the country is not told.
std::optional<Date> aamva_date(std::string_view digits, std::string_view country);

}  // namespace docintake
