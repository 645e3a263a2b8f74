#pragma once

#include <string>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/claim.h"
#include "pipeline/model/outcome.h"
#include "validators/verify.h"

namespace docintake {

/// The claim in that file; the empty path is the empty claim. Errors: unreadable_file, corrupt_file.
Result<Claim> load_claim(const std::string& path);

/// The outcomes in a JSON-lines file, or on standard input for "-". Errors: unreadable_file, corrupt_file
/// with the number of the line.
Result<std::vector<Outcome>> load_outcomes(const std::string& path);

/// Judges the outcomes together, as the uploads of one applicant: each gets the verdict and its share of the
/// time.
void judge(std::vector<Outcome>& outcomes, const Claim& claim, const Policy& policy, Date as_of);

/// The day it is here. The only place where the clock is asked for a date.
Date today();

/// Tells a person, on standard error, what is wrong.
void complain(std::string_view message);

}  // namespace docintake
