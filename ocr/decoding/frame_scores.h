#pragma once

#include <span>
#include <vector>

namespace docintake {

/// The class of a network's scores that says "no character here".
inline constexpr int kBlank = 0;

/// What a network says about a line: for every frame (a few columns of the line, left to right) the natural
/// logarithm of the probability of every class.
class FrameScores {
 public:
  FrameScores() = default;
  FrameScores(int frames, int classes) { reshape(frames, classes); }

  int frames() const { return frames_; }
  int classes() const { return classes_; }
  float at(int frame, int of) const { return frame_at(frame)[std::size_t(of)]; }

  /// One frame's log-probabilities, by class.
  std::span<const float> frame_at(int frame) const {
    return {scores_.data() + std::size_t(frame) * std::size_t(classes_), std::size_t(classes_)};
  }

  /// All log-probabilities, frame by frame.
  std::span<float> all() { return {scores_.data(), std::size_t(frames_) * std::size_t(classes_)}; }

  /// Makes room for so many; what it held is lost. Memory is kept for the next line.
  void reshape(int frames, int classes) {
    frames_ = frames;
    classes_ = classes;
    if (scores_.size() < std::size_t(frames) * std::size_t(classes))
      scores_.resize(std::size_t(frames) * std::size_t(classes));
  }

  /// Keeps the first frames alone.
  void cut(int frames) { frames_ = frames < frames_ ? frames : frames_; }

 private:
  int frames_ = 0;
  int classes_ = 0;
  std::vector<float> scores_;
};

/// A class and its log-probability.
struct Candidate {
  int of = kBlank;
  float score = 0;
};

/// The classes of a frame whose log-probability is at least `floor`, best first, `most` of them at most.
std::vector<Candidate> best_candidates(std::span<const float> frame, std::size_t most, float floor);

}  // namespace docintake
