// Invented persons and the numbers, names and addresses that documents print of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dates.h"
#include "random.h"

namespace docintake::samples {

/// A county or district and the code of GB/T 2260 that resident numbers of its people begin with.
struct Region {
  std::string code;      ///< six digits
  std::string province;  ///< `浙江省`, `北京市`
  std::string city;  ///< `杭州市`; empty in a municipality and where a county is directly under the province
  std::string county;  ///< `余杭区`
};

/// The places addresses are made of.
class Gazetteer {
 public:
  /// A few dozen built-in counties.
  static Gazetteer built_in();
  /// Counties of a table `code TAB name TAB first_year TAB last_year` with a header line; none when it holds
  /// none.
  static std::optional<Gazetteer> read(const std::string& path);

  const std::vector<Region>& regions() const { return regions_; }

 private:
  explicit Gazetteer(std::vector<Region> regions) : regions_(std::move(regions)) {}
  std::vector<Region> regions_;
};

/// A holder of a Chinese resident identity card.
struct Resident {
  std::string name;
  std::string sex;        ///< `M` or `F`
  std::string ethnicity;  ///< without 族
  Date birth_date;
  std::string address;
  std::string number;             ///< 18 characters, check character right
  std::string issuing_authority;  ///< of the card
  Date valid_from;
  std::optional<Date> valid_until;  ///< none: 长期
};

/// A person of any country, with what a travel document prints.
struct Traveller {
  int country = 0;  ///< index into `countries`
  std::string surname;
  std::string given_names;
  std::string chinese_name;  ///< empty unless the document prints one
  std::string sex;           ///< `M`, `F` or `X`
  Date birth_date;
  std::string birth_place;
  std::string number;
  std::string personal_number;  ///< the MRZ's optional data, often empty
  Date issue_date;
  Date expiry_date;
  std::string authority;
};

/// What a country's documents say.
struct Country {
  const char* code;         ///< ICAO alpha-3
  const char* mrz_code;     ///< as in an MRZ (`D` for Germany)
  const char* name;         ///< as printed at the head
  const char* nationality;  ///< as printed
  const char* number;       ///< pattern: A a letter, 9 a digit, others as they stand
  const char* labels;       ///< the second language of labels: `en` (none), `fr`, `de`, `es`, `zh`
  int names;                ///< which pool of names (persons.cpp)
};

/// The countries travel documents are made of.
const std::vector<Country>& countries();

/// A resident of one of the places; everything agrees with everything.
Resident make_resident(Random& random, const Gazetteer& gazetteer);

/// A traveller of the country `countries()[country]`.
Traveller make_traveller(Random& random, int country);

/// A name as on a resident card: mostly two to four characters, at times a minority name with a middle dot.
std::string resident_name(Random& random, bool minority);

/// An address of one to three printed lines.
std::string address_in(Random& random, const Region& region);

/// The public security office that issues cards there.
std::string authority_of(Random& random, const Region& region);

/// The 56 ethnic groups, without 族.
const std::vector<std::string>& ethnicities();

/// Eighteen characters: region, birth date, a sequence of the right parity, the check character.
std::string resident_number(Random& random, const std::string& region_code, Date birth,
                            const std::string& sex);

/// A text from a pattern (see `Country::number`).
std::string from_pattern(Random& random, const std::string& pattern);

/// A company's name, for lines of text.
std::string company_name(Random& random, const Gazetteer& gazetteer);

}  // namespace docintake::samples
