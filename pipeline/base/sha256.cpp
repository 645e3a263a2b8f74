#include "pipeline/base/sha256.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include <array>

#include "pipeline/base/base64.h"

namespace docintake {
namespace {

using Digest = std::array<unsigned char, crypto_hash_sha256_BYTES>;

Digest digest_of(ByteView bytes) {
  Digest digest{};
  crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
  return digest;
}

}  // namespace

std::string sha256_hex(ByteView bytes) {
  const Digest digest = digest_of(bytes);
  std::string hex(2 * digest.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
}

std::string sha256_base64(ByteView bytes) { return base64(digest_of(bytes)); }

}  // namespace docintake
