#include "pipeline/model/verdict.h"

#include <array>

namespace docintake {

std::string_view to_string(Decision decision) {
  static constexpr std::array<std::string_view, 3> kNames{"approved", "review", "rejected"};
  return kNames[static_cast<std::size_t>(decision)];
}

std::string_view to_string(Action action) {
  static constexpr std::array<std::string_view, 3> kNames{"accept", "review", "reject"};
  return kNames[static_cast<std::size_t>(action)];
}

}  // namespace docintake
