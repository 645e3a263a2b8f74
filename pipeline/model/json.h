#pragma once

#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/model/claim.h"
#include "pipeline/model/outcome.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The outcome as one line of JSON (schema docintake.outcome/1), keys in the contract's order. The only place
/// where field values leave the program.
std::string to_json(const Outcome& outcome);

/// The outcome that a line of JSON holds. Errors: corrupt_file with what is missing or of the wrong type.
Result<Outcome> outcome_from_json(std::string_view json);

/// The claim that a JSON object holds; unknown keys are an error, so that a typing mistake is not taken for
/// silence.
Result<Claim> claim_from_json(std::string_view json);

/// The reading as JSON, for goldens and for looking.
std::string to_json(const Reading& reading);

}  // namespace docintake
