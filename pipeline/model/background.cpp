#include "pipeline/model/background.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <type_traits>

namespace docintake {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 5> kStatuses{"unverified", "in_review", "verified", "rejected",
                                                    "closed"};
constexpr std::array<std::string_view, 6> kRequests{
    "authenticate", "remove", "use_service", "find_accounts", "synchronise_member", "link_sub_account"};
constexpr std::array<std::string_view, 2> kSubjects{"personal", "enterprise"};

template <typename Enum, std::size_t N>
std::optional<Enum> from_name(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

std::optional<Subject> subject_from(std::string_view name) { return from_name<Subject>(kSubjects, name); }

/// Thrown and caught in this file alone. Names keys, never values.
struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Each struct is described once, as its members by key; writing and reading both go over the description.

template <typename Visitor>
void members(Visitor&& at, Account& a) {
  at("id", a.id);
  at("status", a.status);
  at("subject", a.subject);
  at("registration_country", a.registration_country);
  at("enterprise_name", a.enterprise_name);
  at("partner_member", a.partner_member);
  at("channel", a.channel);
  at("mainland_bank_card", a.mainland_bank_card);
  at("last_verified", a.last_verified);
  at("submitted", a.submitted);
}

template <typename Visitor>
void members(Visitor&& at, MemberLink& m) {
  at("master_name", m.master_name);
  at("master_authenticated", m.master_authenticated);
  at("member_name", m.member_name);
  at("member_authenticated", m.member_authenticated);
  at("authenticated_name", m.authenticated_name);
}

template <typename Visitor>
void members(Visitor&& at, SubAccount& s) {
  at("created_by_root", s.created_by_root);
  at("status", s.status);
  at("root_status", s.root_status);
}

template <typename Visitor>
void members(Visitor&& at, CompanyEntry& c) {
  at("code", c.code);
  at("name", c.name);
  at("legal_representative", c.legal_representative);
  at("in_operation", c.in_operation);
  at("complete", c.complete);
}

template <typename Visitor>
void members(Visitor&& at, RegistryAnswers& r) {
  at("identity_accounts", r.identity_accounts);
  at("identity_quota", r.identity_quota);
  at("mobile_accounts", r.mobile_accounts);
  at("company_known", r.company_known);
  at("company", r.company);
}

template <typename Visitor>
void members(Visitor&& at, Calendar& c) {
  at("holidays", c.holidays);
  at("working_weekends", c.working_weekends);
}

template <typename Visitor>
void members(Visitor&& at, Background& b) {
  at("request", b.request);
  at("service", b.service);
  at("account", b.account);
  at("registry", b.registry);
  at("member", b.member);
  at("sub_account", b.sub_account);
  at("calendar", b.calendar);
}

// ---- Writing

Json write(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json write(bool value) { return value; }
Json write(int value) { return value; }
Json write(Date date) { return to_iso(date); }
Json write(AccountStatus status) { return to_string(status); }
Json write(Request request) { return to_string(request); }
Json write(Subject subject) { return kSubjects[static_cast<std::size_t>(subject)]; }

Json write(const std::set<Date>& days) {
  Json list;
  for (const Date day : days) list.push_back(to_iso(day));
  return list;
}

template <typename T>
Json write(const T& value);

template <typename T>
Json write(const std::optional<T>& value) {
  return value ? write(*value) : Json();
}

/// Null where nothing in it is known.
template <typename T>
Json write(const T& value) {
  T copy = value;
  Json json;
  members(
      [&json](const char* key, const auto& member) {
        if (Json written = write(member); !written.is_null()) json[key] = std::move(written);
      },
      copy);
  return json;
}

// ---- Reading

template <typename Enum>
Enum required(std::optional<Enum> value, const char* key) {
  if (!value) throw Refusal(fmt::format("{} has a value that is not known", key));
  return *value;
}

void read(const Json& json, const char*, std::string& value) { value = json.get<std::string>(); }
void read(const Json& json, const char* key, bool& value) {
  if (!json.is_boolean()) throw Refusal(fmt::format("{} is neither true nor false", key));
  value = json.get<bool>();
}
void read(const Json& json, const char* key, int& value) {
  if (!json.is_number_unsigned() || json.get<std::uint64_t>() > 1'000'000'000) {
    throw Refusal(fmt::format("{} is no count", key));
  }
  value = json.get<int>();
}
void read(const Json& json, const char* key, Date& value) {
  value = required(date_from_iso(json.get<std::string>()), key);
}
void read(const Json& json, const char* key, AccountStatus& value) {
  value = required(account_status_from(json.get<std::string>()), key);
}
void read(const Json& json, const char* key, Request& value) {
  value = required(request_from(json.get<std::string>()), key);
}
void read(const Json& json, const char* key, Subject& value) {
  value = required(subject_from(json.get<std::string>()), key);
}
void read(const Json& json, const char* key, std::set<Date>& days) {
  if (!json.is_array()) throw Refusal(fmt::format("{} is no list", key));
  for (const Json& day : json) days.insert(required(date_from_iso(day.get<std::string>()), key));
}

template <typename T>
void read(const Json& json, const char* key, T& value);

template <typename T>
void read(const Json& json, const char* key, std::optional<T>& value) {
  if (!json.is_null()) read(json, key, value.emplace());
}

template <typename T>
void read(const Json& json, const char* key, T& value) {
  if (!json.is_object()) throw Refusal(fmt::format("{} is no object", key));
  std::size_t known = 0;
  members(
      [&](const char* member_key, auto& member) {
        if (const auto it = json.find(member_key); it != json.end()) {
          read(*it, member_key, member);
          ++known;
        }
      },
      value);
  if (known != json.size()) throw Refusal(fmt::format("{} has a key that is not known", key));
}

}  // namespace

std::string_view to_string(AccountStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }
std::optional<AccountStatus> account_status_from(std::string_view name) {
  return from_name<AccountStatus>(kStatuses, name);
}

std::string_view to_string(Request request) { return kRequests[static_cast<std::size_t>(request)]; }
std::optional<Request> request_from(std::string_view name) { return from_name<Request>(kRequests, name); }

std::string to_json(const Background& background) {
  return write(background).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Background> background_from_json(std::string_view json) {
  const auto refused = [](std::string_view why) {
    return Error{ErrorCode::corrupt_file, fmt::format("This is not a background: {}.", why)};
  };
  try {
    Background background;
    read(Json::parse(json), "it", background);
    return background;
  } catch (const Json::parse_error& error) {
    return refused(fmt::format("no JSON at byte {}", error.byte));
  } catch (const Json::exception&) {
    return refused("a value is of the wrong type");
  } catch (const Refusal& refusal) {
    return refused(refusal.what());
  }
}

}  // namespace docintake
