#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validators/documents/evidence/candidate.h"
#include "validators/documents/evidence/evidence.h"

namespace docintake {

/// What stands on a permit that mainland China issues, by labels in Chinese or English, or, where labels were
/// lost, by what values look like. Absent where nothing that makes sense could be read.
struct PermitPrint {
  std::set<std::string_view> labelled;  ///< Fields whose labels were found.
  std::optional<Candidate> name;        ///< Chinese.
  std::optional<Candidate> surname;     ///< Of a line SURNAME, GIVEN NAMES.
  std::optional<Candidate> given_names;
  std::optional<Candidate> sex;
  std::optional<Candidate> birth_date;
  std::optional<Candidate> nationality;
  std::optional<Candidate> issuing_authority;
  std::optional<Candidate> issuing_place;
  std::optional<Candidate> issue_count;
  std::optional<std::size_t> validity;  ///< The row that holds the span.

  /// Whether anything of a person stands there, or the label of such a thing: then it is a front, which may
  /// be read badly.
  bool of_person() const;

  /// What labels and values are worth for telling that it is such a permit, 0 to 0.5.
  double score() const;
};

/// Reads them.
PermitPrint permit_print(const Evidence& evidence);

// What could not be read comes as findings.

/// Puts `name`, `name_latin`, `surname`, `given_names`. Where no Chinese name is printed (`has_native_name`
/// false) the Latin one is the name.
void put_names(const PermitPrint& print, bool has_native_name, Record& record);

/// Puts `sex` and `birth_date` as printed.
void put_person(const PermitPrint& print, Record& record);

/// Puts `valid_from`, `valid_until`, and, where their labels or values were found, `issuing_authority` and
/// `issuing_place`: not every edition prints them.
void put_issue(const Evidence& evidence, const PermitPrint& print, Record& record);

/// Puts `number`; withheld as unreadable where there is none.
void put_number(const std::optional<Candidate>& number, Record& record);

/// Says whether a text of capital letters and digits is a number of the kind looked for.
using IsNumber = std::function<bool(const std::string&)>;

/// A number without check digits: handed on only where it stands on the page as a word of its own, nothing
/// else there is such a number, each character was read surely, and all of at least two independent readings
/// of its digits agree.
std::optional<Candidate> number_without_check(const Evidence& evidence, const IsNumber& is_number);

/// Every word of capital letters and digits on the page that is such a number, as the general readings have
/// it.
std::vector<Candidate> words_that_are(const Evidence& evidence, const IsNumber& is_number);

/// The back of a permit by its machine readable zone: its fields, and one finding for each check digit, which
/// these permits compute in their own way in places: passed, failed or not applicable.
Record permit_back(const Evidence& evidence);

/// The same of a permit with numbers of a shape of their own: others were misread, and are withheld.
Record permit_back(const Evidence& evidence, const IsNumber& is_number);

}  // namespace docintake
