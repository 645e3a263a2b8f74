#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/background.h"
#include "pipeline/model/claim.h"
#include "pipeline/model/outcome.h"

namespace docintake {

/// One document that was recognised on one of the uploads. Refers into the application.
struct Exhibit {
  const Outcome& upload;
  const Record& record;
  int index;  ///< In the upload's documents; what its findings call it.

  /// Whether a finding of that code that is no pass is about this document and field (any field where empty).
  bool has_finding(std::string_view code, std::string_view field = "") const;

  const Document& document() const { return upload.documents[std::size_t(index)]; }
};

/// What the rules judge: what one applicant claimed, what was read from that applicant's uploads, and what is
/// known besides. Refers to values that outlive it.
struct Application {
  std::span<const Outcome> uploads;
  const Claim& claim;
  Date as_of;
  const Background& background;

  /// Every document of a known kind, in the order of the uploads.
  std::vector<Exhibit> exhibits() const;
};

}  // namespace docintake
