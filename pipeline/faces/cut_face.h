#pragma once

#include <optional>

#include "pipeline/model/geometry.h"
#include "pipeline/model/page.h"

namespace docintake {

/// What a page shows of the face of a person who holds a document up, of which so much lies beyond the
/// picture's upper, left or right edge that no finder sees it: skin that comes in from there, as large as a
/// face is beside a document of that size, uneven as a face is, not the arm that holds the document, and
/// hands of its tone at the document. Page pixels; nothing where there is none, or the page has no colours.
std::optional<Box> find_cut_face(const Page& page, const Quad& document);

}  // namespace docintake
