#pragma once

#include <string>

#include "pipeline/base/limits.h"
#include "pipeline/run/worker_pool.h"

namespace docintake {

/// Takes in the file at `path`, or standard input for "-", under that label. A regular file that is too large
/// is refused from its size; from anything else (a pipe, a device) no more than the limit and one byte is
/// read. Errors: unreadable_file, empty_file, upload_too_large.
Arrival open_upload(const std::string& label, const std::string& path, const Limits& limits);

}  // namespace docintake
