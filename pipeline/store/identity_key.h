#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/model/claim.h"

namespace docintake {

/// Turns identities and mobile numbers into what a registry keeps: keyed hashes (BLAKE2b, 32 bytes,
/// libsodium's crypto_generichash). The key is the operator's and never in the database, so that a stolen
/// table names nobody: without it not even the few possible numbers can be tried. Immutable; safe to use from
/// any thread.
class IdentityKeys {
 public:
  /// From the operator's key: 64 hexadecimal digits, spaces around them aside. Errors: corrupt_file.
  static Result<IdentityKeys> create(std::string_view key_hex);

  /// Of who is claimed: an enterprise by its code, a person by kind and number of the document. Numbers are
  /// the same however wide, in whatever case and with whatever spaces and hyphens they are written.
  /// Empty where no number is claimed.
  std::string identity(const Claim& claim) const;

  /// Empty where there is none.
  std::string mobile(std::string_view number) const;

 private:
  explicit IdentityKeys(const std::array<std::uint8_t, 32>& key) : key_(key) {}
  std::string hash(std::string_view domain, std::string_view text) const;

  std::array<std::uint8_t, 32> key_;
};

}  // namespace docintake
