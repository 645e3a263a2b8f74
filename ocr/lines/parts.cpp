#include "ocr/lines/parts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace docintake {
namespace {

constexpr int kWord = 64;  // pixels looked at together

/// Sets of numbers, by union and find with path halving (Tarjan 1975). The smallest stands for its set.
class Sets {
 public:
  int add() {
    above_.push_back(int(above_.size()));
    return above_.back();
  }

  int first_of(int number) {
    while (above_[std::size_t(number)] != number) {
      int& above = above_[std::size_t(number)];
      above = above_[std::size_t(above)];
      number = above;
    }
    return number;
  }

  int join(int a, int b) {
    a = first_of(a);
    b = first_of(b);
    above_[std::size_t(std::max(a, b))] = std::min(a, b);
    return std::min(a, b);
  }

  std::size_t size() const { return above_.size(); }

 private:
  std::vector<int> above_;
};

static_assert(std::endian::native == std::endian::little, "pixels are read as numbers, the first one lowest");

/// A word of pixels as bits, the first one lowest.
std::uint64_t bits_of(const std::uint8_t* pixels) {
  std::uint64_t bits = 0;
  for (int i = 0; i < kWord; i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, pixels + i, sizeof eight);
    // One bit of each byte, moved side by side into the highest byte.
    bits |= ((eight & 0x0101'0101'0101'0101) * 0x0102'0408'1020'4080 >> 56) << i;
  }
  return bits;
}

/// The same of the last pixels of a row; those beyond `count` are 0.
std::uint64_t bits_of(const std::uint8_t* pixels, int count) {
  std::array<std::uint8_t, kWord> word{};
  std::copy_n(pixels, count, word.begin());
  return bits_of(word.data());
}

/// Appends the runs of a row.
void append_runs(const std::uint8_t* row, int y, int width, std::vector<Run>& runs) {
  std::uint64_t before = 0;  // the last pixel of the word before, in the lowest bit
  for (int x = 0; x < width; x += kWord) {
    const std::uint64_t bits = x + kWord <= width ? bits_of(row + x) : bits_of(row + x, width - x);
    std::uint64_t changes = bits ^ (bits << 1 | before);
    before = bits >> (kWord - 1);
    for (; changes != 0; changes &= changes - 1) {
      const int at = x + std::countr_zero(changes);
      if (bits >> (at - x) & 1) {
        runs.push_back({y, at, width, 0});
      } else {
        runs.back().right = at;
      }
    }
  }
}

}  // namespace

Parts parts_of(const cv::Mat& mask) {
  Parts found;
  std::vector<Run>& runs = found.runs;
  Sets sets;
  std::size_t above = 0;  // first run of the row above
  for (int y = 0; y < mask.rows; ++y) {
    const std::size_t here = runs.size();
    append_runs(mask.ptr<std::uint8_t>(y), y, mask.cols, runs);
    for (std::size_t i = here; i < runs.size(); ++i) {
      Run& run = runs[i];
      run.part = -1;
      while (above < here && runs[above].right < run.left) ++above;
      for (std::size_t j = above; j < here && runs[j].left <= run.right; ++j)
        run.part = run.part < 0 ? runs[j].part : sets.join(run.part, runs[j].part);
      if (run.part < 0) run.part = sets.add();
    }
    above = here;
  }

  std::vector<int> part_of_set(sets.size(), -1);
  for (Run& run : runs) {
    int& number = part_of_set[std::size_t(sets.first_of(run.part))];
    if (number < 0) {
      number = int(found.parts.size());
      found.parts.emplace_back().top = run.y;
    }
    run.part = number;
    Part& part = found.parts[std::size_t(number)];
    part.left = std::min(part.left, run.left);
    part.right = std::max(part.right, run.right);
    part.bottom = run.y + 1;
    part.area += run.right - run.left;
  }
  return found;
}

}  // namespace docintake
