#include "pipeline/apps/standard_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace docintake {

StandardOutput::StandardOutput() : descriptor_(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)) {
  if (descriptor_ >= 0) dup2(STDERR_FILENO, STDOUT_FILENO);
}

StandardOutput::~StandardOutput() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool StandardOutput::is_terminal() const { return isatty(descriptor_) == 1; }

bool StandardOutput::write(std::string_view text) { return write_all(descriptor_, text); }

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(std::size_t(written));
  }
  return true;
}

}  // namespace docintake
