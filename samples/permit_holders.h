// Invented holders of the permits that mainland China issues to people from Hong Kong, Macao, Taiwan and
// abroad.
#pragma once

#include <string>
#include <string_view>

#include "persons.h"

namespace docintake::samples {

/// A holder of one of the four permits. Texts are empty where the permit does not print them.
struct PermitHolder {
  std::string kind;  ///< `hkm_travel_permit`, `tw_travel_permit`, `hkmt_residence_permit`, `foreign_pr_card`
  int edition = 0;   ///< year of the layout: 1999, 2013, 2024; 2015; 2018; 2017, 2023
  std::string name;  ///< Chinese
  std::string surname;  ///< capitals of the machine readable zone
  std::string given_names;
  std::string sex;  ///< `M` or `F`
  Date birth_date;
  std::string number;
  Date valid_from;
  Date valid_until;
  std::string issuing_authority;
  std::string issuing_place;
  std::string issue_count;    ///< two digits
  std::string nationality;    ///< ICAO alpha-3, of holders who are no Chinese citizens
  std::string country;        ///< the same in Chinese
  std::string home;           ///< `HKG`, `MAC` or `TWN`
  std::string address;        ///< residence permits
  std::string permit_number;  ///< residence permits: of the travel permit

  /// `SURNAME, GIVEN NAMES`.
  std::string latin_name() const { return surname + ", " + given_names; }
};

/// A holder of a permit of that kind; everything agrees with everything.
PermitHolder make_permit_holder(Random& random, std::string_view kind, const Gazetteer& gazetteer);

}  // namespace docintake::samples
