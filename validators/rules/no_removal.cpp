#include <optional>
#include <string>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters&) {
  if (application.background.request != Request::remove) return not_asked_for();
  const std::optional<AccountStatus>& status = application.background.account.status;
  if (!status) return not_known("account.status");
  if (*status != AccountStatus::verified) {
    return {CheckOutcome::pass, {}, "The account is not verified.", "账号未实名认证。"};
  }
  return {
      CheckOutcome::fail,
      {},
      "A verified account cannot be made unverified. Change its information instead, or close the account.",
      "已实名的账号无法取消认证。您可以变更实名信息，或注销账号。"};
}

}  // namespace

extern const Rule rule_no_removal;
const Rule rule_no_removal{
    .id = "no_removal",
    .question = "Is nobody asking to take a verification away?",
    .what =
        "Passes when this is not asked for or the account is not verified. Fails when it is asked for a "
        "verified account. Cannot tell where the account's status is not known.",
    .why = "",
    .reads = "request; account: status",
    .source =
        "Tencent Cloud: \"Once a Tencent Cloud account is real-name verified, the authentication status "
        "cannot be removed. However, you can modify the real-name information\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
