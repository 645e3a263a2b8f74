#include "pipeline/base/base64.h"

#include <sodium/utils.h>

namespace docintake {

std::string base64(ByteView bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();  // The terminating zero.
  return text;
}

}  // namespace docintake
