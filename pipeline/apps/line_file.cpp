#include "pipeline/apps/line_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/apps/standard_output.h"

namespace docintake {

LineFile::LineFile(const std::string& path, std::uintmax_t keep)
    : descriptor_(open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) return;
  // One that was there may have been made for others to read.
  good_ = ftruncate(descriptor_, off_t(keep)) == 0 && (keep > 0 || fchmod(descriptor_, 0600) == 0);
}

LineFile::~LineFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

void LineFile::append(std::string_view text) { good_ = good_ && write_all(descriptor_, text); }

}  // namespace docintake
