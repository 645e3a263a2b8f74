#pragma once

#include <string>

#include "validators/documents/evidence/evidence.h"

namespace docintake {

/// Who issued a driving licence; empty where that is not said.
struct LicenceIssuer {
  std::string country;       ///< ISO 3166-1 alpha-3.
  std::string jurisdiction;  ///< Postal abbreviation of a state or province of the USA or Canada.

  /// The jurisdiction, or the country where it has none.
  const std::string& code() const { return jurisdiction.empty() ? country : jurisdiction; }
};

/// By the country, province or state that is named in the front's heading, the agency, or an address of the
/// United States.
LicenceIssuer licence_issuer(const Evidence& evidence);

/// Whether a country, province or state that issues licences is named in the heading.
bool names_licence_issuer(const Evidence& evidence);

}  // namespace docintake
