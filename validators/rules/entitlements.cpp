#include <string>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters& parameters) {
  const Background& background = application.background;
  if (background.request != Request::use_service) return not_asked_for();
  const Facts facts{{"service", background.service}};
  if (!parameters.lists("for_verified", background.service)) {
    return {CheckOutcome::pass, facts, "This is open to every account.", "此项对所有账号开放。"};
  }
  if (!background.account.status) return not_known("account.status");
  if (*background.account.status == AccountStatus::verified) {
    return {CheckOutcome::pass, facts, "The account may do this.", "账号可以使用此项。"};
  }
  return {CheckOutcome::fail, facts,
          "Only verified accounts may do this. Complete real-name authentication first.",
          "仅实名账号可以使用此项。请先完成实名认证。"};
}

constexpr ParameterDescription kParameters[]{
    {"for_verified", ParameterKind::texts, "What only verified accounts may do"},
};

}  // namespace

extern const Rule rule_entitlements;
const Rule rule_entitlements{
    .id = "entitlements",
    .question = "May the account do what is asked?",
    .what =
        "Passes when the service asked for wants no verified account, or the account is verified. Fails when "
        "it wants one and the account is none. Cannot tell where the account's status is not known.",
    .why = "",
    .reads = "request and service; account: status",
    .source =
        "Tencent Cloud: \"You cannot purchase Tencent Cloud's products and services.\" and what follows; "
        "SiliconFlow: \"After completing real-name authentication, you will be able to recharge your account "
        "and unlock exclusive benefits\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
