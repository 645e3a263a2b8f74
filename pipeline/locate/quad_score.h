#pragma once

#include "pipeline/locate/quad_search.h"

namespace docintake {

/// How sure it is that the candidate is a document's outline, 0 to 1; its own `score` is not looked at. The
/// weights come from a conditional logistic regression on documents of the sample maker: of all quads
/// proposed in a picture the true one was to win, and where there was none, nothing. One half of the pictures
/// predicted the other as well as itself.
double score_of(const QuadCandidate& candidate);

/// The most that `ink` and `ink_around` add to the log odds of the score.
inline constexpr double kMostForInk = 3.2;

}  // namespace docintake
