#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/model/claim.h"
#include "pipeline/model/record.h"

namespace docintake {

/// How far an account has come.
enum class AccountStatus { unverified, in_review, verified, rejected, closed };

std::string_view to_string(AccountStatus status);
std::optional<AccountStatus> account_status_from(std::string_view name);

/// What the platform knows of the account that is to be verified. Empty and absent is what nobody said.
struct Account {
  std::string id;
  std::optional<AccountStatus> status;
  std::optional<Subject> subject;      ///< What it is verified as; absent where it never was.
  std::string registration_country;    ///< Where it is registered: alpha-3; HKG, MAC and TWN by themselves.
  std::string enterprise_name;         ///< Of the enterprise that uses it; empty for a person's.
  std::optional<bool> partner_member;  ///< Whether it joined a partner program.
  std::string channel;                 ///< How it is verified: a channel of the policy, e.g. "face".
  std::optional<bool> mainland_bank_card;  ///< Whether one is linked to the channel's account.
  std::optional<Date> last_verified;
  std::optional<Date> submitted;  ///< When what is in review was handed in.

  bool operator==(const Account&) const = default;
};

/// What is asked for the account.
enum class Request {
  authenticate,        ///< To be verified, or verified anew.
  remove,              ///< To be made unverified.
  use_service,         ///< To do something that may want a verified account.
  find_accounts,       ///< The accounts of the claimed identity.
  synchronise_member,  ///< To copy a master's authentication to a member.
  link_sub_account,    ///< To put a sub-account under a root account.
};

std::string_view to_string(Request request);
std::optional<Request> request_from(std::string_view name);

/// An enterprise's master account and one of its members, when the master is authenticated.
struct MemberLink {
  std::string master_name;  ///< Enterprise name of the master before.
  std::optional<bool> master_authenticated;
  std::string member_name;  ///< Enterprise name of the member before.
  std::optional<bool> member_authenticated;
  std::string authenticated_name;  ///< What the master is authenticated as now.

  bool operator==(const MemberLink&) const = default;
};

/// A sub-account that is to stand under a root account.
struct SubAccount {
  std::optional<bool> created_by_root;  ///< False: it was there before.
  std::optional<AccountStatus> status;
  std::optional<AccountStatus> root_status;

  bool operator==(const SubAccount&) const = default;
};

/// What the company register says of the claimed company.
struct CompanyEntry {
  std::string code;  ///< Unified social credit code.
  std::string name;
  std::string legal_representative;
  bool in_operation = false;
  bool complete = false;  ///< Whether nothing that must be registered is missing.

  bool operator==(const CompanyEntry&) const = default;
};

/// What a registry answered when it was asked. Absent is what nobody asked.
struct RegistryAnswers {
  std::optional<int> identity_accounts;  ///< Other verified accounts of the claimed identity.
  std::optional<int> identity_quota;     ///< A limit granted to this identity alone.
  std::optional<int> mobile_accounts;    ///< Other accounts verified with the claimed mobile number.
  std::optional<bool> company_known;     ///< Whether the company register has the claimed company.
  std::optional<CompanyEntry> company;   ///< Its entry.

  bool operator==(const RegistryAnswers&) const = default;
};

/// Days that are not what their weekday says.
struct Calendar {
  std::set<Date> holidays;
  std::set<Date> working_weekends;  ///< Weekend days that are worked to make up for a holiday.

  bool operator==(const Calendar&) const = default;
};

/// What is known besides claim and uploads. A value, so that a verdict that was reached with it can be
/// reached again.
struct Background {
  Request request = Request::authenticate;
  std::string service;  ///< What use_service asks for, e.g. "purchase".
  Account account;
  RegistryAnswers registry;
  std::optional<MemberLink> member;
  std::optional<SubAccount> sub_account;
  Calendar calendar;

  bool operator==(const Background&) const = default;
};

/// The background as a JSON object; what is absent is left out.
std::string to_json(const Background& background);

/// The background that a JSON object holds; unknown keys are an error, so that a typing mistake is not taken
/// for silence. Errors: corrupt_file with what is wrong; quotes nothing of the text.
Result<Background> background_from_json(std::string_view json);

}  // namespace docintake
