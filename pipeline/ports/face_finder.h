#pragma once

#include <optional>
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

  /// Faces on the page: in each capture (upright, so that a small turned portrait is found) and in the
  /// picture around them, each once, in page pixels. Faces in a capture have the role portrait and its index
  /// in `captures`. On the documents of `bare`, which carry no portrait, none is looked for; they lie on the
  /// page all the same.
  virtual std::vector<Face> find(const Page& page, std::span<const Capture> captures,
                                 std::span<const Quad> bare) = 0;

  /// The portrait on an upright capture that is known to carry one, in page pixels, with the capture's page:
  /// as find() would give it, or a face that one sign alone speaks for. Nothing where there is none even so.
  virtual std::optional<Face> portrait_on(const Capture& capture) = 0;

  /// How far, in clockwise quarter turns, the capture's content stands turned, by the way up that a face is
  /// seen on it: for a capture of which nothing could be read. Nothing when no way up shows a face clearly.
  virtual std::optional<int> turned_by_face(const Capture& capture) = 0;
};

}  // namespace docintake
