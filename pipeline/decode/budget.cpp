#include "pipeline/decode/budget.h"

#include <fmt/format.h>

namespace docintake {

Status check_budget(std::uint64_t width, std::uint64_t height, std::uint64_t working_bytes,
                    const Limits& limits) {
  // No format here has sides of more than 32 bits; checked all the same, so that no product overflows.
  constexpr std::uint64_t kLongestSide = 0xffff'ffff;
  if (width == 0 || height == 0) return corrupt("The picture has no pixels.");
  if (width > kLongestSide || height > kLongestSide || width * height > limits.page_pixels) {
    return make_error(
        ErrorCode::too_many_pixels,
        fmt::format("The picture has {} x {} pixels; {} are allowed.", width, height, limits.page_pixels));
  }
  if (width * height + working_bytes > limits.decoder_memory) {
    return make_error(ErrorCode::too_many_pixels,
                      "The picture is stored in a way that takes too much memory at its size.");
  }
  return ok_status();
}

Error corrupt(std::string_view detail) { return make_error(ErrorCode::corrupt_file, detail); }

Error too_slow() {
  return make_error(ErrorCode::deadline_exceeded, "Decoding the page took longer than is allowed.");
}

}  // namespace docintake
