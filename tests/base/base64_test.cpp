#include "pipeline/base/base64.h"

#include <gtest/gtest.h>

#include <string_view>

#include "pipeline/base/sha256.h"

namespace docintake {
namespace {

ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// RFC 4648, section 10.
TEST(Base64, IsThatOfTheRfc) {
  EXPECT_EQ(base64(bytes_of("")), "");
  EXPECT_EQ(base64(bytes_of("f")), "Zg==");
  EXPECT_EQ(base64(bytes_of("fo")), "Zm8=");
  EXPECT_EQ(base64(bytes_of("foobar")), "Zm9vYmFy");
  EXPECT_EQ(base64(Bytes{0xFB, 0xFF}), "+/8=");
}

// FIPS 180-2, appendix B.1.
TEST(Base64, OfADigest) {
  EXPECT_EQ(sha256_base64(bytes_of("abc")), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

}  // namespace
}  // namespace docintake
