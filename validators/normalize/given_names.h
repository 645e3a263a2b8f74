#pragma once

#include <string_view>

namespace docintake {

/// Whether a word, folded, is one of the given names most often given in the United States in the last
/// hundred years (Social Security Administration, most popular names by decade) that are rarely surnames.
bool is_common_given_name(std::u32string_view word);

}  // namespace docintake
