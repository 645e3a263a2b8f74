// UTF-8 to code points and back.
#pragma once

#include <string>
#include <string_view>

namespace docintake::samples {

/// The code points of well-formed UTF-8 text.
std::u32string to_utf32(std::string_view utf8);

/// The UTF-8 form of code points.
std::string to_utf8(std::u32string_view text);

/// The characters of GB 2312: level 1 (3,755 common ones), then level 2 (3,008 rarer ones), in the order of
/// the standard.
const std::u32string& gb2312_characters();

/// How many of `gb2312_characters` are of level 1.
inline constexpr std::size_t kGb2312Level1 = 3755;

}  // namespace docintake::samples
