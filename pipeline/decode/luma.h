#pragma once

#include <cstdint>

namespace docintake {

/// Luma of 8-bit RGB by ITU-R BT.601 in the fixed-point form of JFIF, rounded, so that every format gives
/// what a JPEG of the same picture carries.
constexpr std::uint8_t luma_of(unsigned r, unsigned g, unsigned b) {
  return static_cast<std::uint8_t>((19595 * r + 38470 * g + 7471 * b + 32768) >> 16);
}

/// What is seen of an 8-bit luma or colour of that opacity on white paper, rounded.
constexpr std::uint8_t over_white(unsigned value, unsigned alpha) {
  return static_cast<std::uint8_t>((value * alpha + 255 * (255 - alpha) + 127) / 255);
}

/// A row of `width` pixels to luma: grey or RGB samples of 8 or 16 bits, each pixel with its alpha behind it
/// where `bands` is 2 or 4. Of 16-bit samples the upper byte counts.
template <typename Sample>
void samples_to_luma(const Sample* samples, int bands, int width, std::uint8_t* to) {
  const auto at = [](Sample sample) { return static_cast<unsigned>(sample >> (8 * (sizeof(Sample) - 1))); };
  for (int x = 0; x < width; ++x, samples += bands) {
    const unsigned luma =
        bands >= 3 ? luma_of(at(samples[0]), at(samples[1]), at(samples[2])) : at(samples[0]);
    to[x] = bands % 2 == 1 ? static_cast<std::uint8_t>(luma) : over_white(luma, at(samples[bands - 1]));
  }
}

}  // namespace docintake
