// A small deterministic source of chance: the same seed gives the same sequence on every machine and
// compiler.
#pragma once

#include <cmath>
#include <cstdint>
#include <iterator>
#include <numbers>

namespace docintake::samples {

/// xoshiro256** seeded by splitmix64 (Blackman and Vigna, prng.di.unimi.it). A value: copying it copies the
/// sequence. The standard distributions are not used because their results differ between standard libraries.
class Random {
 public:
  /// `stream` separates independent sequences of one seed, one per file or line.
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0) {
    std::uint64_t x = seed * 0x9E3779B97F4A7C15ull ^ (stream + 1) * 0xD1B54A32D192ED03ull;
    for (auto& word : state_) {
      x += 0x9E3779B97F4A7C15ull;
      std::uint64_t z = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
      z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
      word = z ^ (z >> 31);
    }
  }

  /// The next 64 random bits.
  std::uint64_t next() {
    const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = rotate(state_[3], 45);
    return result;
  }

  /// A real number in [low, high).
  double uniform(double low = 0, double high = 1) {
    return low + (high - low) * static_cast<double>(next() >> 11) * 0x1p-53;
  }

  /// A real number in [low, high), its logarithm uniform: for sizes, where small values should be as
  /// frequent.
  double log_uniform(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }

  /// A whole number in [low, high], both included.
  int between(int low, int high) {
    return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
  }

  /// True with the given probability.
  bool chance(double probability) { return uniform() < probability; }

  /// A normally distributed number (Box and Muller).
  double normal(double mean = 0, double deviation = 1) {
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return mean + deviation * radius * std::cos(2 * std::numbers::pi * uniform());
  }

  /// An element of a non-empty container, all alike probable.
  template <typename Container>
  const auto& pick(const Container& container) {
    return *(std::begin(container) + static_cast<std::ptrdiff_t>(next() % std::size(container)));
  }

 private:
  static std::uint64_t rotate(std::uint64_t x, int bits) { return (x << bits) | (x >> (64 - bits)); }

  std::uint64_t state_[4] = {};
};

}  // namespace docintake::samples
