#include "ocr/decoding/ctc.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace docintake {
namespace {

constexpr float kUnlikely = -9.2F;  // ln 1e-4: a class below it does not lead a frame of a trained network
constexpr double kNever = -std::numeric_limits<double>::infinity();

int likeliest(std::span<const float> frame, const std::vector<bool>& allowed) {
  const auto best = best_candidates(frame, 1, kUnlikely);
  const int of = best.empty() ? kBlank : best.front().of;
  if (of == kBlank || allowed.empty() || allowed[std::size_t(of)]) return of;
  int other = kBlank;
  for (int i = 1; i < int(frame.size()); ++i)
    if (allowed[std::size_t(i)] && frame[std::size_t(i)] > frame[std::size_t(other)]) other = i;
  return other;
}

/// The states of a line that says `classes`: blank, first class, blank, second class ... blank.
class States {
 public:
  explicit States(std::span<const int> classes) : classes_(classes) {}

  int count() const { return 2 * int(classes_.size()) + 1; }
  int class_of(int state) const { return state % 2 == 0 ? kBlank : classes_[std::size_t(state / 2)]; }

  /// Whether the blank between two characters may be left out: unless they are the same.
  bool may_skip_to(int state) const {
    return state % 2 == 1 && state >= 2 && class_of(state) != class_of(state - 2);
  }

  /// Frames needed at least: one a character and one between equal neighbours.
  int fewest_frames() const {
    int fewest = int(classes_.size());
    for (std::size_t i = 1; i < classes_.size(); ++i) fewest += classes_[i] == classes_[i - 1] ? 1 : 0;
    return fewest;
  }

 private:
  std::span<const int> classes_;
};

}  // namespace

std::vector<CtcCharacter> decode_greedily(const FrameScores& scores, const std::vector<bool>& allowed) {
  std::vector<CtcCharacter> characters;
  int before = kBlank;
  for (int frame = 0; frame < scores.frames(); ++frame) {
    const int of = likeliest(scores.frame_at(frame), allowed);
    if (of != kBlank) {
      const double score = scores.at(frame, of);
      if (of != before) characters.push_back({of, frame, frame, frame, score});
      CtcCharacter& last = characters.back();
      last.last = frame;
      if (score > last.score) {
        last.peak = frame;
        last.score = score;
      }
    }
    before = of;
  }
  return characters;
}

double log_likelihood(const FrameScores& scores, std::span<const int> classes) {
  const States states(classes);
  const int count = states.count();
  if (scores.frames() < std::max(1, states.fewest_frames())) return kNever;
  // Probabilities, not logarithms, brought back to a sum of 1 after every frame.
  std::vector<double> reached(std::size_t(count), 0.0);
  std::vector<double> next(reached);
  double total = 0;
  for (int frame = 0; frame < scores.frames(); ++frame) {
    double sum = 0;
    for (int state = 0; state < count; ++state) {
      const auto s = std::size_t(state);
      double from = frame == 0 ? (state < 2 ? 1.0 : 0.0) : reached[s];
      if (frame > 0 && state >= 1) from += reached[s - 1];
      if (frame > 0 && states.may_skip_to(state)) from += reached[s - 2];
      next[s] = from * std::exp(double(scores.at(frame, states.class_of(state))));
      sum += next[s];
    }
    if (!(sum > 0)) return kNever;
    for (double& probability : next) probability /= sum;
    total += std::log(sum);
    std::swap(reached, next);
  }
  const double at_end = reached.back() + (count > 1 ? reached[std::size_t(count - 2)] : 0.0);
  return at_end > 0 ? total + std::log(at_end) : kNever;
}

std::vector<CtcCharacter> align(const FrameScores& scores, std::span<const int> classes) {
  const States states(classes);
  const int count = states.count();
  if (classes.empty() || scores.frames() < states.fewest_frames()) return {};
  std::vector<double> best(std::size_t(count), kNever);
  std::vector<double> next(best);
  std::vector<std::uint8_t> step(std::size_t(scores.frames()) * std::size_t(count));  // states back
  for (int frame = 0; frame < scores.frames(); ++frame) {
    for (int state = 0; state < count; ++state) {
      const auto s = std::size_t(state);
      double from = frame == 0 ? (state < 2 ? 0.0 : kNever) : best[s];
      std::uint8_t back = 0;
      const auto try_from = [&](int states_back) {
        const double score = best[s - std::size_t(states_back)];
        if (score <= from) return;
        from = score;
        back = std::uint8_t(states_back);
      };
      if (frame > 0 && state >= 1) try_from(1);
      if (frame > 0 && states.may_skip_to(state)) try_from(2);
      next[s] = from + scores.at(frame, states.class_of(state));
      step[std::size_t(frame) * std::size_t(count) + s] = back;
    }
    std::swap(best, next);
  }
  int state = best[std::size_t(count - 1)] > best[std::size_t(count - 2)] ? count - 1 : count - 2;
  if (best[std::size_t(state)] == kNever) return {};
  std::vector<CtcCharacter> characters(classes.size());
  for (int frame = scores.frames() - 1; frame >= 0; --frame) {
    if (state % 2 == 1) {
      CtcCharacter& character = characters[std::size_t(state / 2)];
      const double score = scores.at(frame, states.class_of(state));
      const bool is_new = character.of == kBlank;
      if (is_new) character.last = frame;
      if (is_new || score >= character.score) {
        character.peak = frame;
        character.score = score;
      }
      character.of = states.class_of(state);
      character.first = frame;
    }
    state -= step[std::size_t(frame) * std::size_t(count) + std::size_t(state)];
  }
  return characters;
}

}  // namespace docintake
