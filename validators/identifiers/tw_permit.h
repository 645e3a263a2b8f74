#pragma once

#include <string_view>

namespace docintake {

/// Whether the text is the number of a mainland travel permit for Taiwan residents: eight digits (the card of
/// 2015), or ten digits and a letter in brackets (older booklets). Neither has a check digit.
bool is_tw_permit_number(std::string_view text);

}  // namespace docintake
