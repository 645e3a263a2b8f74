#include <fmt/format.h>
#include <optional>
#include <string>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters& parameters) {
  const double most = parameters.number("most_accounts");
  const std::optional<int>& accounts = application.background.registry.mobile_accounts;
  if (application.claim.mobile.empty()) {
    return {
        CheckOutcome::cannot_tell, {}, "No mobile number was entered. Enter it.", "未填写手机号码。请填写。"};
  }
  if (!accounts) return not_known("registry.mobile_accounts");
  const Facts facts{{"accounts", std::to_string(*accounts)}, {"most_accounts", fmt::format("{:.0f}", most)}};
  if (*accounts < most) {
    return {CheckOutcome::pass, facts, "The mobile number may be used for this account.",
            "该手机号码可用于此账号。"};
  }
  return {CheckOutcome::fail, facts,
          "The mobile number is used for as many accounts as it may be. Use another, or change the number of "
          "one of "
          "those accounts, which sets it free.",
          "该手机号码绑定的账号数已达上限。请使用其他号码，或修改其中一个账号绑定的手机号码以释放该号码。"};
}

constexpr ParameterDescription kParameters[]{
    {"most_accounts", ParameterKind::number, "The most accounts of one mobile number"},
};

}  // namespace

extern const Rule rule_accounts_per_mobile;
const Rule rule_accounts_per_mobile{
    .id = "accounts_per_mobile",
    .question = "May the mobile number be used for one more account?",
    .what =
        "Passes when fewer other accounts use the claimed mobile number than the provider allows. Fails when "
        "there are as many. Cannot tell where no number was claimed or no registry was asked.",
    .why = "Changing the number of an account sets the old one free.",
    .reads = "claim: mobile; registry: mobile_accounts",
    .source =
        "SiliconFlow: \"One mobile number can only be used to authenticate one account.\"; Tencent Cloud: "
        "\"the original mobile number will be released and can be used to bind other accounts\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
