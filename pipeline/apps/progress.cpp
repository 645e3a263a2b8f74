#include "pipeline/apps/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace docintake {
namespace {
constexpr std::chrono::milliseconds kInterval{200};
}  // namespace

Progress::Progress(std::size_t total) : total_(total), visible_(isatty(STDERR_FILENO) == 1) {}

void Progress::advance(bool processed) {
  ++done_;
  failed_ += !processed;
  if (!visible_ || (Clock::now() - shown_ < kInterval && done_ < total_)) return;
  shown_ = Clock::now();
  show();
}

void Progress::finish() {
  if (visible_ && done_ > 0) std::fputc('\n', stderr);
}

void Progress::show() const {
  const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  const double rate = seconds > 0 ? double(done_) / seconds : 0;
  const std::chrono::seconds left{rate > 0 ? long(double(total_ - done_) / rate) : 0};
  fmt::print(stderr, "\r{}/{}  {:.1f} %  {} not processed  {:.1f}/s  {} left\x1b[K", done_, total_,
             100.0 * double(done_) / double(total_), failed_, rate, clock_text(left));
  std::fflush(stderr);
}

std::string clock_text(std::chrono::seconds span) {
  const long seconds = long(span.count());
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace docintake
