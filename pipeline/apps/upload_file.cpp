#include "pipeline/apps/upload_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace docintake {
namespace {

/// Closes what was opened here; standard input is only lent.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : owned_(path != "-"), number_(owned_ ? open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO) {}
  ~Descriptor() {
    if (owned_ && number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }

 private:
  bool owned_;
  int number_;
};

Error unreadable() {
  return make_error(ErrorCode::unreadable_file,
                    std::string("The file cannot be read: ") + std::strerror(errno) + ".");
}

/// All there is, but at most `most` bytes.
Result<Bytes> read_up_to(int descriptor, std::size_t most, std::size_t expected) {
  constexpr std::size_t kStep = 65'536;
  Bytes bytes;
  bytes.reserve(std::min(most, expected + 1));
  while (bytes.size() < most) {
    const std::size_t have = bytes.size();
    bytes.resize(std::min(most, have + std::max(kStep, bytes.capacity() - have)));
    const ssize_t got = read(descriptor, bytes.data() + have, bytes.size() - have);
    if (got < 0 && errno != EINTR) return unreadable();
    bytes.resize(have + std::size_t(std::max<ssize_t>(0, got)));
    if (got == 0) break;
  }
  return bytes;
}

}  // namespace

Arrival open_upload(const std::string& label, const std::string& path, const Limits& limits) {
  const Descriptor file(path);
  struct stat status {};
  if (file.number() < 0 || fstat(file.number(), &status) != 0) return {0, unreadable()};
  const std::size_t size = S_ISREG(status.st_mode) ? std::size_t(status.st_size) : 0;
  if (size > limits.upload_bytes) {
    return {size, make_error(ErrorCode::upload_too_large, "The file is larger than uploads may be.")};
  }
  Result<Bytes> bytes = read_up_to(file.number(), limits.upload_bytes + 1, size);
  if (!bytes.ok()) return {size, bytes.error()};
  const std::size_t count = bytes->size();
  return {count, Upload::create(label, std::move(bytes).value(), limits)};
}

}  // namespace docintake
