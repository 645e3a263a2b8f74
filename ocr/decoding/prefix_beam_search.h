#pragma once

#include <string>
#include <vector>

#include "ocr/decoding/frame_scores.h"
#include "ocr/decoding/text_constraint.h"

namespace docintake {

/// A text that a line may say.
struct Hypothesis {
  std::vector<int> classes;
  std::u32string text;
  double score = 0;  ///< ln P(text), summed over the ways to spread it that the search has kept.
};

/// How far the search looks.
struct BeamLimits {
  std::size_t beams = 24;       ///< Beginnings kept from frame to frame.
  std::size_t candidates = 10;  ///< Classes looked at in a frame.
  /// ln of how much less likely than the best path a text may be. What is farther from what is seen does not
  /// stand there, whatever a constraint says: that the print breaks the constraint is likelier.
  double reach = 12;
};

/// The likeliest texts of a line, best first, `most` at most (prefix beam search; Hannun et al. 2014). With a
/// constraint only texts that it accepts; none where none is in reach. `alphabet`: class i + 1 is
/// character i. Work is bounded by frames x beams x candidates.
std::vector<Hypothesis> search_texts(const FrameScores& scores, std::u32string_view alphabet,
                                     const TextConstraint* constraint, std::size_t most,
                                     const BeamLimits& limits = {});

}  // namespace docintake
