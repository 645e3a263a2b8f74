#include "unicode.h"

#include <iconv.h>

namespace docintake::samples {

std::u32string to_utf32(std::string_view utf8) {
  std::u32string result;
  for (std::size_t i = 0; i < utf8.size();) {
    const unsigned char lead = static_cast<unsigned char>(utf8[i]);
    const int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0x7F >> length);
    for (int k = 1; k < length && i + k < utf8.size(); ++k) c = c << 6 | (utf8[i + k] & 0x3F);
    result += c;
    i += length;
  }
  return result;
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) {
    if (c < 0x80) {
      result += static_cast<char>(c);
    } else if (c < 0x800) {
      result += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    } else if (c < 0x10000) {
      result += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                 static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      result += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
                 static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    }
  }
  return result;
}

const std::u32string& gb2312_characters() {
  // The table of the standard is the C library's: rows 16 to 55 are level 1, 56 to 87 level 2.
  static const std::u32string kCharacters = [] {
    std::string encoded;
    for (int row = 16; row <= 87; ++row) {
      for (int cell = 1; cell <= (row == 55 ? 89 : 94); ++cell) {
        encoded += {static_cast<char>(0xA0 + row), static_cast<char>(0xA0 + cell)};
      }
    }
    std::string utf8(encoded.size() * 2, '\0');
    char* in = encoded.data();
    char* out = utf8.data();
    std::size_t in_left = encoded.size();
    std::size_t out_left = utf8.size();
    const iconv_t converter = iconv_open("UTF-8", "GB2312");
    iconv(converter, &in, &in_left, &out, &out_left);
    iconv_close(converter);
    utf8.resize(utf8.size() - out_left);
    return to_utf32(utf8);
  }();
  return kCharacters;
}

}  // namespace docintake::samples
