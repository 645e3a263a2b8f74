#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pipeline/model/finding.h"

namespace docintake {

/// One code that reading a document's fields can give, and what it means.
struct FindingCode {
  std::string_view code;
  CheckOutcome outcome;      ///< What such a finding came to.
  std::string_view message;  ///< English, without personal data: what it is and what to do.
};

/// Every code that `normalize` gives, sorted by code.
std::span<const FindingCode> finding_codes();

/// A finding of that code about a field (or about the whole document: empty). The code must be in the table.
Finding finding_about(std::string_view code, std::string_view field = {});

}  // namespace docintake
