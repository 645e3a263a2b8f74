#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace docintake {

/// The middle value; of an even number of them the upper one of the two in the middle, of none T{}.
template <typename T>
T median_of(std::vector<T> values) {
  if (values.empty()) return T{};
  const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace docintake
