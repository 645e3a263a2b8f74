#pragma once

#include <string>

#include "pipeline/base/bytes.h"

namespace docintake {

/// SHA-256 (FIPS 180-4) of the bytes as 64 lower-case hexadecimal digits.
std::string sha256_hex(ByteView bytes);

/// SHA-256 of the bytes in base64, as a Content-Security-Policy names it.
std::string sha256_base64(ByteView bytes);

}  // namespace docintake
