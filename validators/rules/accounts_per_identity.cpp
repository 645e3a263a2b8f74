#include <fmt/format.h>
#include <cmath>
#include <string>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters& parameters) {
  const RegistryAnswers& registry = application.background.registry;
  const double most = registry.identity_quota ? *registry.identity_quota : parameters.number("most_accounts");
  if (std::isinf(most)) {
    return {CheckOutcome::pass,
            {},
            "An identity may be used for any number of accounts.",
            "同一身份可认证的账号数量不限。"};
  }
  if (!registry.identity_accounts) return not_known("registry.identity_accounts");
  const Facts facts{{"accounts", std::to_string(*registry.identity_accounts)},
                    {"most_accounts", fmt::format("{:.0f}", most)}};
  if (*registry.identity_accounts < most) {
    return {CheckOutcome::pass, facts, "The identity may be used for one more account.",
            "该身份仍可认证账号。"};
  }
  return {
      CheckOutcome::fail, facts,
      fmt::format(
          "This identity has verified {:.0f} accounts already, which is the most. Close one of them or "
          "change the identity that it is verified with.",
          most),
      fmt::format("该身份已认证的账号数已达上限（{:.0f} 个）。请注销其中一个账号，或变更其实名主体。", most)};
}

constexpr ParameterDescription kParameters[]{
    {"most_accounts", ParameterKind::number,
     "The most accounts of one identity; inf where there is no limit"},
};

}  // namespace

extern const Rule rule_accounts_per_identity;
const Rule rule_accounts_per_identity{
    .id = "accounts_per_identity",
    .question = "May the identity be used for one more account?",
    .what =
        "Passes when fewer other accounts are verified with the claimed identity than the provider allows, "
        "or than was granted to this identity alone. Fails when there are as many. Cannot tell where no "
        "registry was asked.",
    .why =
        "The registry counts and admits in one transaction, so that two at once cannot pass together; this "
        "rule says beforehand what it would say. Closing an account or changing its identity frees its "
        "place.",
    .reads = "registry: identity_accounts, identity_quota",
    .source =
        "Huawei Cloud, individual: \"Each certificate number can be used to authenticate a maximum of three "
        "accounts.\"; Tencent Cloud: \"three Tencent Cloud accounts\", \"10 accounts\" an enterprise; "
        "SiliconFlow: \"One ID document can be used to authenticate multiple mobile numbers or email "
        "addresses\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
