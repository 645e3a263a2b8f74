#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/model/capture.h"
#include "pipeline/model/face.h"

namespace docintake {

/// A face in the raster that was searched.
struct FaceBox {
  Box box;                ///< Raster pixels.
  double confidence = 0;  ///< 0 to 1.
};

/// The faces of a page, each once: those found in captures as portraits, with their boxes carried over to the
/// page, and those found around them, less what is the same face again. `in_captures[i]` was found in
/// `captures[i]`; `in_page` is in page pixels.
std::vector<Face> merged_faces(int page, std::span<const Capture> captures,
                               std::span<const std::vector<FaceBox>> in_captures,
                               std::span<const FaceBox> in_page);

/// The surest of the faces found on a capture, as its portrait on the page.
std::optional<Face> surest_portrait(const Capture& capture, std::span<const FaceBox> faces);

/// Whether a face may be looked for there: neither too small to hold one, nor so long and thin that scaling
/// it makes a giant of it or leaves nothing.
bool searchable(const Raster& raster);

/// The boxes without those that mostly cover a surer one.
std::vector<FaceBox> without_repeats(std::vector<FaceBox> boxes);

/// The quarter turns by which the capture's content stands turned when `search` sees a face most clearly,
/// from a confidence of 0.8 on; nothing below. Half turns are looked at first, since a capture's longer side
/// is horizontal, and the other two only when they show nothing.
std::optional<int> clearest_turn(const Capture& capture,
                                 const std::function<std::vector<FaceBox>(const Capture&)>& search);

}  // namespace docintake
