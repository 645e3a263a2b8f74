#include <optional>
#include <string>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters&) {
  if (application.claim.subject == Subject::enterprise) return not_concerned();
  const std::optional<bool>& member = application.background.account.partner_member;
  if (!member) return not_known("account.partner_member");
  if (!*member)
    return {CheckOutcome::pass, {}, "The account is in no partner program.", "账号未加入伙伴计划。"};
  return {
      CheckOutcome::fail,
      {},
      "The account has joined a partner program and cannot be verified as an individual's. Verify it as an "
      "enterprise's or use another account.",
      "账号已加入伙伴计划，无法进行个人实名认证。请进行企业实名认证或使用其他账号。"};
}

}  // namespace

extern const Rule rule_not_partner_member;
const Rule rule_not_partner_member{
    .id = "not_partner_member",
    .question = "Is the account outside of every partner program?",
    .what =
        "Passes when the account has joined no partner program, and for enterprises. Fails when it has. "
        "Cannot tell where this is not known.",
    .why = "",
    .reads = "claim: subject; account: partner_member",
    .source =
        "Huawei Cloud, individual: \"You cannot perform individual authentication if you have joined a "
        "partner program.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
