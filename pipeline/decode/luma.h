#pragma once

#include <cstdint>

namespace docintake {

/// Luma of 8-bit RGB by ITU-R BT.601 in the fixed-point form of JFIF, rounded, so that every format gives
/// what a JPEG of the same picture carries.
constexpr std::uint8_t luma_of(unsigned r, unsigned g, unsigned b) {
  return static_cast<std::uint8_t>((19595 * r + 38470 * g + 7471 * b + 32768) >> 16);
}

/// What is seen of an 8-bit luma of that opacity on white paper, rounded.
constexpr std::uint8_t over_white(unsigned luma, unsigned alpha) {
  return static_cast<std::uint8_t>((luma * alpha + 255 * (255 - alpha) + 127) / 255);
}

}  // namespace docintake
