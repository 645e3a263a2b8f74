// Invented holders of driving licences.
#pragma once

#include <string>

#include "dates.h"
#include "random.h"

namespace docintake::samples {

/// Which family of layouts a licence belongs to.
enum class LicenceFamily { American, Canadian, European, British, Worded };

/// A holder of a driving licence, with what the licence prints.
struct Driver {
  LicenceFamily family = LicenceFamily::American;
  std::string country;  ///< ICAO alpha-3
  std::string region;   ///< two letters of a state or province; empty elsewhere
  std::string heading;  ///< the state, province or country as its licences print it
  std::string title;    ///< DRIVER LICENSE, FÜHRERSCHEIN …
  std::string issuer;   ///< AAMVA's six digits; an authority in Europe
  std::string surname;  ///< capitals
  std::string given_names;
  std::string sex;  ///< `M` or `F`
  Date birth_date;
  Date issue_date;
  Date valid_until;
  std::string number;
  std::string street;
  std::string town;
  std::string postal_code;
  std::string categories;
};

/// A holder of a licence of any family; everything agrees with everything.
Driver make_driver(Random& random);

/// The text of an American or Canadian back's PDF417 (AAMVA DL/ID Card Design Standard, version 10).
std::string aamva_text(const Driver& driver);

}  // namespace docintake::samples
