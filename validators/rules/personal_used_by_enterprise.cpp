#include <string>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters&) {
  if (application.claim.subject == Subject::enterprise) return not_concerned();
  const Account& account = application.background.account;
  if (account.id.empty()) return not_known("account");
  if (account.enterprise_name.empty() && account.subject != Subject::enterprise) {
    return {CheckOutcome::pass, {}, "The account is a person's.", "账号为个人使用。"};
  }
  return {CheckOutcome::fail,
          {{"enterprise_name", account.enterprise_name}},
          "An enterprise uses this account. Verify it as the enterprise's, so that a change of personnel "
          "causes no "
          "dispute.",
          "该账号由企业使用。建议进行企业认证，以免人员变动引起纠纷。"};
}

}  // namespace

extern const Rule rule_personal_used_by_enterprise;
const Rule rule_personal_used_by_enterprise{
    .id = "personal_used_by_enterprise",
    .question = "Is a person verified for a person's account?",
    .what =
        "Passes when no enterprise uses the account that a person is verified for, and for enterprises. "
        "Fails when one does; a policy may take that as a warning. Cannot tell where nothing is known of the "
        "account.",
    .why = "",
    .reads = "claim: subject; account: id, enterprise_name, subject",
    .source =
        "SiliconFlow: \"Enterprise users are advised to avoid using personal authentication to prevent "
        "unnecessary disputes caused by personnel changes.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
