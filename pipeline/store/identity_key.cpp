#include "pipeline/store/identity_key.h"

#include <sodium.h>

namespace docintake {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// Capital letters and digits of the ASCII and full-width forms; everything else is how a number is written.
std::string bare(std::string_view text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned char>(text[i]);
    // U+FF01 to U+FF5E, in UTF-8 EF BC 81 to EF BD 9E, are ASCII 0x21 to 0x7E.
    if (c == 0xEF && i + 2 < text.size()) {
      const auto second = static_cast<unsigned char>(text[i + 1]);
      const auto third = static_cast<unsigned char>(text[i + 2]);
      if (second != 0xBC && second != 0xBD) continue;
      c = static_cast<unsigned char>((second - 0xBC) * 0x40 + third - 0x80 + 0x20);
      i += 2;
    }
    if (c >= 'a' && c <= 'z') c = static_cast<unsigned char>(c - 'a' + 'A');
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) kept += char(c);
  }
  return kept;
}

}  // namespace

Result<IdentityKeys> IdentityKeys::create(std::string_view key_hex) {
  const std::string_view digits = trimmed(key_hex);
  std::array<std::uint8_t, 32> key{};
  std::size_t length = 0;
  const char* end = nullptr;
  const bool hex =
      sodium_init() >= 0 && digits.size() == 64 &&
      sodium_hex2bin(key.data(), key.size(), digits.data(), digits.size(), nullptr, &length, &end) == 0 &&
      length == key.size();
  if (!hex) {
    return Error{
        ErrorCode::corrupt_file,
        "This is not a key: it has to be 64 hexadecimal digits, as openssl rand -hex 32 makes them."};
  }
  return IdentityKeys(key);
}

std::string IdentityKeys::hash(std::string_view domain, std::string_view text) const {
  std::string input(domain);
  input += '\0';
  input += text;
  std::array<std::uint8_t, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(input.data()),
                     input.size(), key_.data(), key_.size());
  std::array<char, 65> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return {hex.data(), 64};
}

std::string IdentityKeys::identity(const Claim& claim) const {
  const std::string number = bare(claim.number);
  if (number.empty()) return {};
  return hash(claim.subject == Subject::enterprise ? "enterprise" : "person:" + claim.document_kind, number);
}

std::string IdentityKeys::mobile(std::string_view number) const {
  const std::string digits = bare(number);
  return digits.empty() ? std::string() : hash("mobile", digits);
}

}  // namespace docintake
