#include <optional>
#include <string>

#include "validators/rules/comparing/names.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

bool same(const std::string& a, const std::string& b) {
  return compare_companies(a, b).match == NameMatch::same;
}

Ruling judge(const Application& application, const Parameters&) {
  if (application.background.request != Request::synchronise_member) return not_asked_for();
  const std::optional<MemberLink>& link = application.background.member;
  if (!link || link->member_name.empty() || link->authenticated_name.empty() || !link->master_authenticated)
    return not_known("member");
  const Facts facts{{"master_name", link->master_name},
                    {"member_name", link->member_name},
                    {"authenticated_name", link->authenticated_name}};
  const bool copied = !*link->master_authenticated && (same(link->master_name, link->member_name) ||
                                                       same(link->authenticated_name, link->member_name));
  if (copied) {
    return {CheckOutcome::pass, facts, "The authentication is copied to the member account.",
            "实名认证信息将同步至成员账号。"};
  }
  return {
      CheckOutcome::fail, facts,
      "The authentication is not copied to the member account. Authenticate the member account by itself.",
      "实名认证信息不会同步至成员账号。请为成员账号单独进行实名认证。"};
}

}  // namespace

extern const Rule rule_member_synchronisation;
const Rule rule_member_synchronisation{
    .id = "member_synchronisation",
    .question = "Is the master's first authentication copied to the member account?",
    .what =
        "Passes when this is not asked, or the enterprise names of master and member are the same before the "
        "master's first authentication, or after it. Fails when they are neither, or the master was "
        "authenticated before. Cannot tell where the names or the master's state are not known.",
    .why =
        "The six cases of the provider's table follow from this principle, whether or not the member was "
        "authenticated; what the table leaves open is decided by it too. An empty name of the master is the "
        "same as none.",
    .reads = "request; member: master_name, master_authenticated, member_name, authenticated_name",
    .source =
        "Huawei Cloud, enterprise: \"If the enterprise names of the master and member accounts are the same "
        "before the real-name authentication ... the information will be synchronized.\" and table 1",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
