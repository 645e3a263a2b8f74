#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/finding.h"

namespace docintake {

/// What a rule states about an application: a fact, not yet what a provider makes of it.
struct Ruling {
  CheckOutcome outcome = CheckOutcome::cannot_tell;
  std::map<std::string, std::string> evidence;  ///< The facts it rests on. Personal data.
  std::string message_en;  ///< What it came to and what the applicant can do; no personal data.
  std::string message_zh;
};

/// Evidence of a ruling, by name.
using Facts = std::map<std::string, std::string>;

/// The worst of several rulings on parts of one question: a fail before a cannot_tell before a pass, the
/// first of equals; `of_none` where there are none.
Ruling worst(std::vector<Ruling> rulings, Ruling of_none);

/// What rules say that find nothing to judge: cannot_tell, and what to upload.
Ruling nothing_uploaded();
Ruling no_document_recognised();
Ruling no_number_read();

/// What rules about a request say where it was not made: pass.
Ruling not_asked_for();

/// What rules about enterprises say of persons, and the other way round: pass.
Ruling not_concerned();

/// What rules about the account say where the platform did not: cannot_tell, naming what is missing.
Ruling not_known(std::string_view what);

}  // namespace docintake
