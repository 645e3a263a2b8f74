#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/model/face.h"

namespace docintake {

/// Whether a point lies in a quad whose corners run clockwise.
bool contains(const Quad& quad, Point p);

/// Confidence of a face that is a holder's whatever else is seen: a mask or a hat leaves little of one.
inline constexpr double kSureHolder = 0.5;

/// Which of a page's faces is the person who holds one of the page's documents: the largest face outside of
/// them that is too large for a portrait on one. Faces and quads in page pixels. Nothing where there is none.
/// `least_confidence` leaves out what is less surely a face.
std::optional<std::size_t> holder_among(std::span<const Face> faces, std::span<const Quad> documents,
                                        double least_confidence = kSureHolder);

/// Where on a page of that size the holder of a document may have it, large parts first, then smaller ones
/// within them: below the face, beside it. Page pixels, within the page.
std::vector<Box> where_held(const Box& face, double width, double height);

/// Whether a quad there may be a document in the hands of a person with that face: neither much smaller nor
/// much larger than a document at arm's length.
bool may_be_held(const Quad& quad, const Box& face);

}  // namespace docintake
