#pragma once

#include <optional>
#include <vector>

#include "pipeline/model/capture.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/page.h"
#include "pipeline/model/reading.h"
#include "pipeline/model/record.h"

namespace docintake {

/// A document that was read, to be inspected. Refers to values that outlive it.
struct ReadDocument {
  const Capture& capture;          ///< Upright.
  const Reading& reading;          ///< Of the capture.
  const Record& record;            ///< Boxes in capture pixels.
  bool has_portrait_side = false;  ///< Whether this side of this kind carries a portrait.
  std::optional<Box> portrait;     ///< The face found on it, page pixels.
};

/// Says what is wrong with the picture of a document, and what was looked at and is all right. One instance
/// is used by one thread at a time.
class PictureInspector {
 public:
  virtual ~PictureInspector() = default;

  /// One finding for each thing looked for, or one for each field where it shows in fields: pass, fail, or
  /// cannot_tell with the reason. `document` is left at -1; places are page pixels.
  virtual std::vector<Finding> inspect(const Page& page, const ReadDocument& document) = 0;
};

}  // namespace docintake
