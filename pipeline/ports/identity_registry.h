#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/background.h"

namespace docintake {

/// An account that wants a place under its identity and its mobile number. Both are keyed hashes
/// (pipeline/store/identity_key.h): who reads the registry learns no number.
struct Place {
  std::string account;
  std::string identity;
  std::string mobile;  ///< Empty where none is bound.
};

/// The most accounts that may have a place; nothing: any number.
struct PlaceLimits {
  std::optional<int> identity;  ///< Unless the registry holds a quota of the identity's own.
  std::optional<int> mobile;
};

enum class Admission { admitted, identity_full, mobile_full };

/// An account as it is kept, and how far its life has come (validators/accounts/life.h, as text).
struct KeptAccount {
  Account account;
  std::string life;

  bool operator==(const KeptAccount&) const = default;
};

/// Something that the owner of an account has to be told.
struct Notification {
  std::string account;
  Date day;
  std::string message_en;
  std::string message_zh;

  bool operator==(const Notification&) const = default;
};

/// Where the owner of an account is told something. The default keeps them in a table.
class Notifications {
 public:
  virtual ~Notifications() = default;

  /// Errors: unreadable_file where it cannot be kept or sent.
  virtual Status notify(const Notification& notification) = 0;
};

/// Which accounts there are, whose they are, and the company register. Every call is one transaction: limits
/// hold whoever else calls at the same time, from this process or another, and what was answered is still so
/// after a crash. An implementation may be used by one thread at a time; several may be open on one store.
/// Errors of every call: unreadable_file, where the store cannot be reached.
class IdentityRegistry : public Notifications {
 public:
  /// Gives the account its place, if there is one, and frees the one it had: to admit an account again is to
  /// change its identity or mobile number, or nothing.
  virtual Result<Admission> admit(const Place& place, const PlaceLimits& limits) = 0;

  /// Frees the account's place; nothing where it has none.
  virtual Status release(const std::string& account) = 0;

  /// How many accounts but that one have a place under the identity, or under the mobile number.
  virtual Result<int> accounts_of_identity(const std::string& identity, const std::string& but) = 0;
  virtual Result<int> accounts_of_mobile(const std::string& mobile, const std::string& but) = 0;

  /// The accounts under the identity, sorted.
  virtual Result<std::vector<std::string>> find_accounts(const std::string& identity) = 0;

  /// A limit of the identity's own, e.g. an enterprise's. Setting it to nothing takes it away.
  virtual Status set_quota(const std::string& identity, std::optional<int> most) = 0;
  virtual Result<std::optional<int>> quota(const std::string& identity) = 0;

  /// The account of that id, or nothing; and keeping it.
  virtual Result<std::optional<KeptAccount>> account(const std::string& id) = 0;
  virtual Status keep(const KeptAccount& account) = 0;

  /// The register's entry of the code, or nothing; and loading entries, each in place of an older one.
  virtual Result<std::optional<CompanyEntry>> company(const std::string& code) = 0;
  virtual Status load_companies(const std::vector<CompanyEntry>& entries) = 0;

  /// What the account's owner was told, oldest first.
  virtual Result<std::vector<Notification>> notifications(const std::string& account) = 0;
};

}  // namespace docintake
