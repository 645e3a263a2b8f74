#pragma once

#include <string>

#include "pipeline/base/bytes.h"

namespace docintake {

/// The bytes in base64 with padding (RFC 4648, section 4), without line breaks.
std::string base64(ByteView bytes);

}  // namespace docintake
