#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace docintake {

/// How far a batch is, for a person who watches: one line on standard error that is written over, and only
/// where that is a terminal.
class Progress {
 public:
  explicit Progress(std::size_t total);

  /// One more upload is done.
  void advance(bool processed);

  /// Leaves the line.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  void show() const;

  std::size_t total_;
  std::size_t done_ = 0;
  std::size_t failed_ = 0;
  bool visible_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_{};
};

/// A span of time as h:mm:ss.
std::string clock_text(std::chrono::seconds span);

}  // namespace docintake
