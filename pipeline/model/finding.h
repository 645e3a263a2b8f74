#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/geometry.h"

namespace docintake {

/// What a check came to. `cannot_tell` is never a pass.
enum class CheckOutcome { pass, fail, cannot_tell };

std::string_view to_string(CheckOutcome outcome);
std::optional<CheckOutcome> check_outcome_from(std::string_view name);

/// "Processed, and this is worth knowing": about a picture, a document or a field. Carries no personal data
/// in its message.
struct Finding {
  std::string code;  ///< The contract's names: blur, number_check_failed, sources_disagree ...
  CheckOutcome outcome = CheckOutcome::fail;
  int document = -1;            ///< Index into the outcome's documents; -1 when about the whole upload.
  std::string field;            ///< Field name; empty when not about one.
  std::optional<double> score;  ///< 0 to 1, where the check measures something: the more, the worse.
  std::string message;          ///< English: what it is and what to do.
  std::optional<double> threshold = {};  ///< Score from which on it fails, where one decides.
  std::optional<Box> where = {};         ///< What it is about: page pixels; nothing where it is no place.
};

}  // namespace docintake
