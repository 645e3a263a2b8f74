#pragma once

#include <span>
#include <vector>

#include "ocr/decoding/frame_scores.h"

namespace docintake {

/// One character of a line as a network sees it: a class that is not the blank, and the frames that show it.
struct CtcCharacter {
  int of = kBlank;
  int first = 0;     ///< Frame.
  int last = 0;      ///< Frame, not before `first`.
  int peak = 0;      ///< The frame among them where the class is likeliest.
  double score = 0;  ///< Log-probability of the class there.
};

/// The line's likeliest class frame by frame, repetitions and blanks taken out (best path decoding).
/// `allowed` says which classes may come out, by class; empty: all. The blank is always allowed.
std::vector<CtcCharacter> decode_greedily(const FrameScores& scores, const std::vector<bool>& allowed = {});

/// ln P(the line says exactly these classes), summed over all ways to spread them over the frames (the
/// forward algorithm of Graves et al. 2006, section 4.1). Minus infinity where there are too few frames.
/// Takes frames x classes steps.
double log_likelihood(const FrameScores& scores, std::span<const int> classes);

/// The likeliest way to spread these classes over the frames (Viterbi over the same states): one character a
/// class, in order. Empty where there are too few frames.
std::vector<CtcCharacter> align(const FrameScores& scores, std::span<const int> classes);

}  // namespace docintake
