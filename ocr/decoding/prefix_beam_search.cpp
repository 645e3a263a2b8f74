#include "ocr/decoding/prefix_beam_search.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <optional>

namespace docintake {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr float kLowest = std::numeric_limits<float>::lowest();

double log_add(double a, double b) {
  const double more = std::max(a, b);
  return more == kNever ? kNever : more + std::log1p(std::exp(std::min(a, b) - more));
}

/// A beginning of the text: the one before it and one class more.
struct Beginning {
  int before = -1;
  int of = kBlank;
  std::u32string text;
};

/// How likely the frames so far say a beginning: with a blank at the end, and with its last class there.
struct Mass {
  double blank = kNever;
  double character = kNever;

  double sum() const { return log_add(blank, character); }
};

class Search {
 public:
  Search(std::u32string_view alphabet, const TextConstraint* constraint)
      : alphabet_(alphabet), constraint_(constraint), beginnings_{{}}, beams_{{0, {0.0, kNever}}} {}

  void step(std::span<const float> frame, const BeamLimits& limits) {
    const float best = best_candidates(frame, 1, kLowest).front().score;
    best_path_ += best;
    const double least = best_path_ - limits.reach;
    const std::vector<Candidate> candidates =
        best_candidates(frame, limits.candidates, best - float(limits.reach));
    std::map<int, Mass> next;
    for (const auto& [beginning, mass] : beams_) {
      Mass& stays = next[beginning];
      stays.blank = log_add(stays.blank, mass.sum() + frame[kBlank]);
      const int last = beginnings_[std::size_t(beginning)].of;
      if (last != kBlank)
        stays.character = log_add(stays.character, mass.character + frame[std::size_t(last)]);
      for (const Candidate& candidate : candidates) {
        if (candidate.of == kBlank) continue;
        // The same character again needs a blank between.
        const double grown = (candidate.of == last ? mass.blank : mass.sum()) + candidate.score;
        if (grown < least) continue;
        const std::optional<int> longer = longer_by(beginning, candidate.of);
        if (!longer) continue;
        Mass& grows = next[*longer];
        grows.character = log_add(grows.character, grown);
      }
    }
    beams_.clear();
    std::copy_if(next.begin(), next.end(), std::back_inserter(beams_),
                 [&](const auto& beam) { return beam.second.sum() >= least; });
    keep(limits.beams);
  }

  std::vector<Hypothesis> texts(std::size_t most) const {
    std::vector<Hypothesis> found;
    for (const auto& [beginning, mass] : beams_) {
      const std::u32string& text = beginnings_[std::size_t(beginning)].text;
      if (constraint_ != nullptr && !constraint_->accepts(text)) continue;
      found.push_back({classes_of(beginning), text, mass.sum()});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Hypothesis& a, const Hypothesis& b) { return a.score > b.score; });
    if (found.size() > most) found.resize(most);
    return found;
  }

 private:
  /// The beginning that is that class longer, or nothing where no text may begin like that.
  std::optional<int> longer_by(int beginning, int of) {
    const auto [at, is_new] = longer_.try_emplace({beginning, of}, std::nullopt);
    if (!is_new) return at->second;
    std::u32string text = beginnings_[std::size_t(beginning)].text + alphabet_[std::size_t(of - 1)];
    if (constraint_ != nullptr && !constraint_->may_begin(text)) return std::nullopt;
    beginnings_.push_back({beginning, of, std::move(text)});
    at->second = int(beginnings_.size()) - 1;
    return at->second;
  }

  void keep(std::size_t beams) {
    if (beams_.size() <= beams) return;
    const auto end = beams_.begin() + std::ptrdiff_t(beams);
    std::nth_element(beams_.begin(), end, beams_.end(), [](const auto& a, const auto& b) {
      const double x = a.second.sum();
      const double y = b.second.sum();
      return x != y ? x > y : a.first < b.first;
    });
    beams_.erase(end, beams_.end());
  }

  std::vector<int> classes_of(int beginning) const {
    std::vector<int> classes;
    for (int at = beginning; at > 0; at = beginnings_[std::size_t(at)].before)
      classes.push_back(beginnings_[std::size_t(at)].of);
    std::reverse(classes.begin(), classes.end());
    return classes;
  }

  std::u32string_view alphabet_;
  const TextConstraint* constraint_;
  std::vector<Beginning> beginnings_;  // the first one is empty
  std::map<std::pair<int, int>, std::optional<int>> longer_;
  std::vector<std::pair<int, Mass>> beams_;
  double best_path_ = 0;  // the likeliest class of every frame so far
};

}  // namespace

std::vector<Hypothesis> search_texts(const FrameScores& scores, std::u32string_view alphabet,
                                     const TextConstraint* constraint, std::size_t most,
                                     const BeamLimits& limits) {
  Search search(alphabet, constraint);
  for (int frame = 0; frame < scores.frames(); ++frame) search.step(scores.frame_at(frame), limits);
  return search.texts(most);
}

}  // namespace docintake
