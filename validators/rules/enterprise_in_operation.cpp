#include <string>

#include "validators/rules/comparing/names.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling fails(const char* reason) {
  return {CheckOutcome::fail,
          {{"reason", reason}},
          "The company register does not have the company as one in operation under this name, with "
          "everything that has "
          "to be registered. Update the account's information; without it the account becomes unverified and "
          "postpaid "
          "products end with their agreement.",
          "工商登记信息显示该企业已注销、信息不完整或名称与代码不一致。请更新账号实名信息，否则账号将变为未实"
          "名，后付费产品将在协议到期后停用。"};
}

Ruling judge(const Application& application, const Parameters&) {
  const Account& account = application.background.account;
  if (application.claim.subject == Subject::personal && account.subject != Subject::enterprise)
    return not_concerned();
  const RegistryAnswers& registry = application.background.registry;
  if (!registry.company_known) return not_known("registry.company_known");
  if (!*registry.company_known || !registry.company) return fails("not registered");
  if (!registry.company->in_operation) return fails("deregistered");
  if (!registry.company->complete) return fails("incomplete");
  const std::string& name =
      application.claim.company_name.empty() ? account.enterprise_name : application.claim.company_name;
  if (name.empty()) return not_known("claim.company_name");
  if (compare_companies(name, registry.company->name).match != NameMatch::same)
    return fails("name and code disagree");
  return {CheckOutcome::pass, {}, "The company is in operation.", "企业处于存续状态。"};
}

}  // namespace

extern const Rule rule_enterprise_in_operation;
const Rule rule_enterprise_in_operation{
    .id = "enterprise_in_operation",
    .question = "Is the enterprise still in operation?",
    .what =
        "Passes when the company register has the enterprise as in operation, complete and under its name, "
        "and for persons. Fails when it is deregistered, incomplete, not there, or has another name. Cannot "
        "tell where the register was not asked.",
    .why =
        "Judged again from time to time: an account whose enterprise fails becomes unverified, after a "
        "notification.",
    .reads =
        "claim: subject, company_name; account: subject, enterprise_name; registry: company_known, company",
    .source =
        "Tencent Cloud: \"If the real-name corporate entity is found to be deregistered, incomplete, or if "
        "the company name and Unified Social Credit Code do not match, the real-name status of the account "
        "will be changed from verified to unverified.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
