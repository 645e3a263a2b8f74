#include "validators/rules/comparing/look_alikes.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/normalize/unicode.h"

namespace docintake {

/// look_alikes.txt, put into the program by the build: a line for each character, then those that look like
/// it.
extern const char* const kLookAlikes;

namespace {

using Pair = std::pair<char32_t, char32_t>;

Pair ordered(char32_t a, char32_t b) { return a < b ? Pair{a, b} : Pair{b, a}; }

std::vector<Pair> all_pairs() {
  std::vector<Pair> pairs;
  char32_t first = 0;
  for (const char32_t c : to_u32(kLookAlikes)) {
    if (c == U'\n') {
      first = 0;
    } else if (first == 0) {
      first = c;
    } else {
      pairs.push_back(ordered(first, c));
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

const std::vector<Pair>& pairs() {
  static const std::vector<Pair> kPairs = all_pairs();
  return kPairs;
}

}  // namespace

bool look_alike(char32_t a, char32_t b) {
  return std::binary_search(pairs().begin(), pairs().end(), ordered(a, b));
}

std::vector<char32_t> look_alikes_of(char32_t c) {
  std::vector<char32_t> found;
  for (const auto& [a, b] : pairs()) {
    if (a == c || b == c) found.push_back(a == c ? b : a);
  }
  return found;
}

}  // namespace docintake
