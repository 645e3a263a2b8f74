#include <optional>
#include <string>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters&) {
  if (application.background.request != Request::link_sub_account) return not_asked_for();
  const std::optional<SubAccount>& sub = application.background.sub_account;
  if (!sub || !sub->created_by_root) return not_known("sub_account.created_by_root");
  const std::optional<AccountStatus>& counts = *sub->created_by_root ? sub->root_status : sub->status;
  if (!counts) return not_known(*sub->created_by_root ? "sub_account.root_status" : "sub_account.status");
  if (*counts == AccountStatus::verified) {
    return {CheckOutcome::pass,
            {{"by", *sub->created_by_root ? "inherited" : "own"}},
            "The sub-account counts as verified.",
            "子账号视为已实名。"};
  }
  if (*sub->created_by_root) {
    return {CheckOutcome::fail,
            {},
            "The root account is not verified, so the sub-account inherits nothing. Verify the root account "
            "first.",
            "主账号未实名，子账号无法继承。请先完成主账号的实名认证。"};
  }
  return {CheckOutcome::fail,
          {},
          "An account that exists already has to be verified before it can be linked. Verify the sub-account "
          "first.",
          "已有账号须先通过实名认证才能关联主账号。请先完成子账号的实名认证。"};
}

}  // namespace

extern const Rule rule_sub_account;
const Rule rule_sub_account{
    .id = "sub_account",
    .question = "Does the sub-account count as verified?",
    .what =
        "Passes when this is not asked, when the root account created the sub-account and is verified itself "
        "(its verification is inherited), or when the sub-account was there before and is verified. Fails "
        "when that account is not verified. Cannot tell where it is not known.",
    .why = "",
    .reads = "request; sub_account: created_by_root, status, root_status",
    .source =
        "Tencent Cloud: \"the sub-account must pass real-name verification to be associated with the root "
        "account\", \"the sub-account inherits the real-name verification information of the root account\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
