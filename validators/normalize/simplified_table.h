#pragma once

#include <span>

namespace docintake {

/// A traditional or regional Chinese character and the simplified one that it is compared as.
struct SimplifiedPair {
  char32_t character;
  char32_t simplified;
};

/// OpenCC's, sorted by character; made by the build (cmake/simplified_table.cpp).
std::span<const SimplifiedPair> simplified_table();

}  // namespace docintake
