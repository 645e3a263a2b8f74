#pragma once

#include <algorithm>
#include <chrono>

namespace docintake {

/// The moment after which work on an upload stops. Stages ask between steps; a copy costs nothing.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  /// A deadline that never passes.
  Deadline() : at_(Clock::time_point::max()) {}
  explicit Deadline(std::chrono::milliseconds from_now) : at_(Clock::now() + from_now) {}

  bool passed() const { return Clock::now() >= at_; }

  /// Time left; zero once passed.
  std::chrono::milliseconds left() const {
    if (at_ == Clock::time_point::max()) return std::chrono::hours{24};
    return std::max(std::chrono::milliseconds{0},
                    std::chrono::duration_cast<std::chrono::milliseconds>(at_ - Clock::now()));
  }

 private:
  Clock::time_point at_;
};

}  // namespace docintake
