#include "validators/identifiers/foreign_pr.h"

#include <algorithm>

#include "validators/identifiers/gb11643.h"
#include "validators/identifiers/icao9303.h"
#include "validators/identifiers/identifier_scheme.h"

namespace docintake {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

constexpr std::size_t kLettersOf2017 = 3, kLengthOf2017 = 15, kLengthOf2023 = 18;

ForeignPrNumber check_2017(std::string_view text, Date today) {
  constexpr std::size_t kBirth = 7, kBirthLength = 6;
  ForeignPrNumber number;
  const std::string_view letters = text.substr(0, kLettersOf2017);
  number.shape = std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
                 all_digits(text.substr(kLettersOf2017));
  if (!number.shape) return number;
  number.nationality = letters;
  number.birth_date = mrz_birth_date(text.substr(kBirth, kBirthLength), today);
  number.check_digit = icao_check_digit(text.substr(0, kLengthOf2017 - 1)) == text.back();
  return number;
}

ForeignPrNumber check_2023(std::string_view text, Date today) {
  // The birth date, the sequence and the check character stand where a citizen's number has them.
  const Gb11643 as_citizen = check_gb11643(text, today);
  ForeignPrNumber number;
  number.shape = as_citizen.shape && text.front() == '9';
  if (!number.shape) return number;
  constexpr std::size_t kNationality = 3, kNationalityLength = 3;
  number.of_2023 = true;
  number.nationality = text.substr(kNationality, kNationalityLength);
  number.birth_date = as_citizen.birth_date;
  number.sex = as_citizen.sex;
  number.check_digit = as_citizen.check_digit;
  return number;
}

bool valid(std::string_view text, Date today) { return check_foreign_pr_number(text, today).valid(); }

}  // namespace

ForeignPrNumber check_foreign_pr_number(std::string_view text, Date today) {
  if (text.size() == kLengthOf2017) return check_2017(text, today);
  if (text.size() == kLengthOf2023) return check_2023(text, today);
  return {};
}

extern const IdentifierScheme identifier_foreign_pr;
const IdentifierScheme identifier_foreign_pr{
    .id = "foreign_pr",
    .title = "Foreign permanent resident of mainland China",
    .source =
        "National Immigration Administration: the cards of 2017 and 2023; checks by ICAO Doc 9303-3 "
        "and ISO 7064 MOD 11-2",
    .example = "911124198108030024",
    .valid = valid,
};

}  // namespace docintake
