#pragma once

#include <span>
#include <vector>

#include "pipeline/model/capture.h"
#include "pipeline/model/face.h"
#include "pipeline/model/page.h"

namespace docintake {

/// Finds faces. One instance is used by one thread at a time.
class FaceFinder {
 public:
  virtual ~FaceFinder() = default;

  /// Faces on the page: in each capture (upright, so that a small turned portrait is found) and in the picture
  /// around them, each once, in page pixels. Faces in a capture have the role portrait and its index in
  /// `captures`.
  virtual std::vector<Face> find(const Page& page, std::span<const Capture> captures) = 0;
};

}  // namespace docintake
