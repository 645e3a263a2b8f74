// Check digits as the issuers compute them. Written independently of the reader's validators, so that one can
// test the other.
#pragma once

#include <string_view>

namespace docintake::samples {

/// The eighteenth character of a resident identity number (GB 11643, ISO 7064 MOD 11-2) for its first 17
/// digits.
char resident_number_check(std::string_view first17);

/// The ninth character of an organisation code (GB 11714) for its first eight, digits and capitals.
char organisation_check(std::string_view first8);

/// The last character of a unified social credit code (GB 32100) for its first 17.
char credit_code_check(std::string_view first17);

/// The check digit of an MRZ field (ICAO Doc 9303-3, 4.9: weights 7 3 1, modulo 10). `field` is in the MRZ
/// alphabet.
char mrz_check(std::string_view field);

}  // namespace docintake::samples
