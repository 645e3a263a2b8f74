#pragma once

#include <optional>
#include <vector>

#include "pipeline/model/face.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/page.h"

namespace docintake {

/// A person with a document on a page, page pixels.
struct HeldDocument {
  Box holder;  ///< The person's face.
  Quad document{};
  std::optional<Box> portrait;  ///< On the document; nothing where none was found.
  bool cut_off = false;         ///< Whether `holder` is what the picture shows of a face that goes beyond it.
};

/// Measures what a holding photo has to show. One instance is used by one thread at a time.
class HolderExaminer {
 public:
  virtual ~HolderExaminer() = default;

  /// What the picture shows, at its edge, of the face of the person who holds a document there, where no
  /// whole face is; page pixels. Nothing where there is none.
  virtual std::optional<Box> cut_face(const Page& page, const Quad& document) = 0;

  /// One finding a fact, about the whole upload, whatever comes of it: holder_face_cut_off,
  /// holder_face_covered, holder_face_blurred, holder_headwear, holder_arms_hidden, holder_differs. What
  /// cannot be told says why.
  virtual std::vector<Finding> examine(const Page& page, const HeldDocument& held) = 0;
};

}  // namespace docintake
