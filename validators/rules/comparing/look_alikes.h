#pragma once

#include <vector>

namespace docintake {

/// Whether two different Chinese characters look so much alike that a reader may take one for the other:
/// their drawings, in a sans-serif and in a serif font, correlate above 0.9 (look_alikes.py, which makes the
/// table).
bool look_alike(char32_t a, char32_t b);

/// Every character that looks like that one, in no particular order.
std::vector<char32_t> look_alikes_of(char32_t c);

}  // namespace docintake
