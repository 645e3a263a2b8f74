#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/base/limits.h"
#include "pipeline/base/result.h"

namespace docintake {

/// Whether a picture of that size may be decoded. `working_bytes` is the most that decoding it takes beside
/// its luma. Errors: corrupt_file for a size of zero, too_many_pixels over `limits.page_pixels` or where luma
/// and working memory together exceed `limits.decoder_memory`.
Status check_budget(std::uint64_t width, std::uint64_t height, std::uint64_t working_bytes,
                    const Limits& limits);

/// The error of an upload whose content contradicts its format.
Error corrupt(std::string_view detail);

/// The error of a deadline that passed while a page was decoded.
Error too_slow();

}  // namespace docintake
