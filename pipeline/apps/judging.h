#pragma once

#include <string>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/claim.h"
#include "pipeline/model/outcome.h"
#include "validators/policies/policy.h"
#include "validators/verify.h"

namespace docintake {

/// All of a text file, or of standard input for "-". Errors: unreadable_file.
Result<std::string> load_text(const std::string& path);

/// The claim in that file; the empty path is the empty claim. Errors: unreadable_file, corrupt_file.
Result<Claim> load_claim(const std::string& path);

/// What is known besides, in that file; the empty path is nothing. Errors: unreadable_file, corrupt_file.
Result<Background> load_background(const std::string& path);

/// The built-in policy of that id; or, where the name ends in ".toml", the one in that file. Errors:
/// unreadable_file, corrupt_file with the line.
Result<Policy> load_policy(const std::string& name);

/// The outcomes in a JSON-lines file, or on standard input for "-". Errors: unreadable_file, corrupt_file
/// with the number of the line.
Result<std::vector<Outcome>> load_outcomes(const std::string& path);

/// Judges the outcomes together, as the uploads of one applicant: each gets the verdict and its share of the
/// time.
void judge(std::vector<Outcome>& outcomes, const Claim& claim, const Policy& policy, Date as_of,
           const Background& background = {});

/// The day it is here. The only place where the clock is asked for a date.
Date today();

/// Tells a person, on standard error, what is wrong.
void complain(std::string_view message);

}  // namespace docintake
