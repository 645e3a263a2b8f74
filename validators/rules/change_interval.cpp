#include <fmt/format.h>
#include <chrono>
#include <string>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

namespace chrono = std::chrono;

Ruling pass() {
  return {CheckOutcome::pass, {}, "The information may be changed now.", "现在可以变更认证信息。"};
}

Ruling judge(const Application& application, const Parameters& parameters) {
  if (application.background.request != Request::authenticate) return not_asked_for();
  const Account& account = application.background.account;
  if (!account.last_verified) {
    if (!account.status || *account.status == AccountStatus::verified)
      return not_known("account.last_verified");
    return pass();
  }
  const bool to_enterprise =
      account.subject == Subject::personal && application.claim.subject == Subject::enterprise;
  if (to_enterprise) return pass();
  const chrono::sys_days free_from =
      chrono::sys_days(*account.last_verified) + chrono::days(int(parameters.number("days")));
  if (chrono::sys_days(application.as_of) >= free_from) return pass();
  const std::string day = to_iso(Date(free_from));
  return {CheckOutcome::fail,
          {{"last_verified", to_iso(*account.last_verified)}, {"free_from", day}},
          fmt::format("The information was verified only lately. It can be changed from {} on.", day),
          fmt::format("距上次认证时间过短。{} 起可以变更认证信息。", day)};
}

constexpr ParameterDescription kParameters[]{
    {"days", ParameterKind::number, "How many days have to pass"},
};

}  // namespace

extern const Rule rule_change_interval;
const Rule rule_change_interval{
    .id = "change_interval",
    .question = "Is it time enough since the account was last verified?",
    .what =
        "Passes when the account was never verified, was last verified `days` days ago or more, or changes "
        "from an individual to an enterprise. Fails when it was verified more lately. Cannot tell where it "
        "is verified, or of unknown status, and nobody says since when.",
    .why =
        "There is no limit to how often information is changed. \"Once a month\" and \"30 days\" are one "
        "rule.",
    .reads = "request; claim: subject; account: status, subject, last_verified; the day",
    .source =
        "Tencent Cloud: \"There is no time limitation for changing from individual to enterprise real-name "
        "authentication. Other real-name change scenarios can be changed only 30 days after the last "
        "real-name authentication.\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
