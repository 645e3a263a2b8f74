// Fixtures of the rules on enterprises and what they link.

#include "tests/rules/rule_case.h"

namespace docintake {
namespace {

constexpr CheckOutcome pass = CheckOutcome::pass;
constexpr CheckOutcome fail = CheckOutcome::fail;
constexpr CheckOutcome cannot_tell = CheckOutcome::cannot_tell;

using A = Applicant;

/// A master and a member, before and after the master's first authentication.
std::function<Applicant()> linked(const char* master, const char* member, bool member_authenticated,
                                  const char* authenticated) {
  return but(company, [=](A& a) {
    a.background.request = Request::synchronise_member;
    a.background.member = MemberLink{master, false, member, member_authenticated, authenticated};
  });
}

std::function<Applicant()> sub_account(std::optional<bool> created_by_root,
                                       std::optional<AccountStatus> status,
                                       std::optional<AccountStatus> root) {
  return but(known_resident, [=](A& a) {
    a.background.request = Request::link_sub_account;
    a.background.sub_account = SubAccount{created_by_root, status, root};
  });
}

}  // namespace

std::vector<RuleCase> enterprise_cases() {
  return {
      {"company_name_matches", "the same", company, pass},
      {"company_name_matches", "traditional",
       but(company,
           [](A& a) {
             a.claim.company_name = "北京示例科技有限公司";
             a.front().fields["company_name"].best.value = "北京示例科技有限公司";
           }),
       pass},
      {"company_name_matches", "brackets of another width",
       but(company,
           [](A& a) {
             a.claim.company_name = "示例(北京)有限公司";
             a.front().fields["company_name"].best.value = "示例（北京）有限公司";
           }),
       pass},
      {"company_name_matches", "another",
       but(company, [](A& a) { a.claim.company_name = "上海示例贸易有限公司"; }), fail},
      {"company_name_matches", "one character, surely read",
       but(company, [](A& a) { a.claim.company_name = "北京示范科技有限公司"; }), fail},
      {"company_name_matches", "one character, not surely read",
       but(company,
           [](A& a) {
             a.claim.company_name = "北京示范科技有限公司";
             a.front().fields["company_name"].best.confidence = 0.7;
           }),
       cannot_tell},
      {"company_name_matches", "none claimed", but(company, [](A& a) { a.claim.company_name.clear(); }),
       cannot_tell},
      {"company_name_matches", "none read",
       but(company, [](A& a) { a.front().fields.erase("company_name"); }), cannot_tell},
      {"company_name_matches", "a person", but(company, [](A& a) { a.claim.subject = Subject::personal; }),
       pass},
      {"legal_representative_matches", "the same", company, pass},
      {"legal_representative_matches", "another",
       but(company, [](A& a) { a.claim.legal_representative = "李四"; }), fail},
      {"legal_representative_matches", "a look-alike",
       but(company,
           [](A& a) {
             a.claim.legal_representative = "张宇";
             a.front().fields["legal_representative"].best.value = "张字";
           }),
       cannot_tell},
      {"legal_representative_matches", "none claimed",
       but(company, [](A& a) { a.claim.legal_representative.clear(); }), cannot_tell},
      {"legal_representative_matches", "none read",
       but(company, [](A& a) { a.front().fields.erase("legal_representative"); }), cannot_tell},
      {"company_name_and_code_agree", "as registered", company, pass},
      {"company_name_and_code_agree", "another name in the register",
       but(company, [](A& a) { a.background.registry.company->name = "上海示例贸易有限公司"; }), fail},
      {"company_name_and_code_agree", "another code in the register",
       but(company, [](A& a) { a.background.registry.company->code = "91110000600037342J"; }), fail},
      {"company_name_and_code_agree", "not in the register",
       but(company,
           [](A& a) {
             a.background.registry.company_known = false;
             a.background.registry.company.reset();
           }),
       fail},
      {"company_name_and_code_agree", "a look-alike in the register",
       but(company,
           [](A& a) {
             a.front().fields["company_name"].best.value = "北京宇航有限公司";
             a.background.registry.company->name = "北京字航有限公司";
           }),
       cannot_tell},
      {"company_name_and_code_agree", "nobody asked",
       but(company, [](A& a) { a.background.registry.company_known.reset(); }), cannot_tell},
      {"company_name_and_code_agree", "no name",
       but(company,
           [](A& a) {
             a.front().fields.erase("company_name");
             a.claim.company_name.clear();
           }),
       cannot_tell},
      {"enterprise_in_operation", "in operation", company, pass},
      {"enterprise_in_operation", "a person", known_resident, pass},
      {"enterprise_in_operation", "deregistered",
       but(company, [](A& a) { a.background.registry.company->in_operation = false; }), fail},
      {"enterprise_in_operation", "incomplete",
       but(company, [](A& a) { a.background.registry.company->complete = false; }), fail},
      {"enterprise_in_operation", "another name",
       but(company, [](A& a) { a.background.registry.company->name = "上海示例贸易有限公司"; }), fail},
      {"enterprise_in_operation", "not in the register",
       but(company,
           [](A& a) {
             a.background.registry.company_known = false;
             a.background.registry.company.reset();
           }),
       fail},
      {"enterprise_in_operation", "nobody asked",
       but(company, [](A& a) { a.background.registry.company_known.reset(); }), cannot_tell},
      {"enterprise_in_operation", "no name", but(company, [](A& a) { a.claim.company_name.clear(); }),
       cannot_tell},
      {"member_synchronisation", "not asked", company, pass},
      {"member_synchronisation", "case 1", linked("A", "A", false, "A"), pass},
      {"member_synchronisation", "case 2", linked("A", "A", false, "B"), pass},
      {"member_synchronisation", "case 3", linked("A", "A", true, "B"), pass},
      {"member_synchronisation", "case 4", linked("A", "B", false, "B"), pass},
      {"member_synchronisation", "case 5", linked("A", "B", false, "A"), fail},
      {"member_synchronisation", "case 6", linked("A", "B", true, "A"), fail},
      {"member_synchronisation", "a third name", linked("A", "B", false, "C"), fail},
      {"member_synchronisation", "authenticated members keep to the principle", linked("A", "B", true, "B"),
       pass},
      {"member_synchronisation", "both as before", linked("A", "A", true, "A"), pass},
      {"member_synchronisation", "not the first authentication",
       but(linked("A", "A", false, "A"), [](A& a) { a.background.member->master_authenticated = true; }),
       fail},
      {"member_synchronisation", "the master had no name, and is now named as the member",
       linked("", "B", false, "B"), pass},
      {"member_synchronisation", "the master had no name", linked("", "B", false, "A"), fail},
      {"member_synchronisation", "the member has no name", linked("A", "", false, "A"), cannot_tell},
      {"member_synchronisation", "nothing known",
       but(linked("A", "A", false, "A"), [](A& a) { a.background.member.reset(); }), cannot_tell},
      {"sub_account", "not asked", known_resident, pass},
      {"sub_account", "created by a verified root", sub_account(true, std::nullopt, AccountStatus::verified),
       pass},
      {"sub_account", "created by an unverified root",
       sub_account(true, std::nullopt, AccountStatus::unverified), fail},
      {"sub_account", "there before, verified", sub_account(false, AccountStatus::verified, std::nullopt),
       pass},
      {"sub_account", "there before, unverified",
       sub_account(false, AccountStatus::unverified, AccountStatus::verified), fail},
      {"sub_account", "there before, status not known",
       sub_account(false, std::nullopt, AccountStatus::verified), cannot_tell},
      {"sub_account", "created by a root nobody knows",
       sub_account(true, AccountStatus::verified, std::nullopt), cannot_tell},
      {"sub_account", "made by nobody knows whom",
       sub_account(std::nullopt, AccountStatus::verified, AccountStatus::verified), cannot_tell},
  };
}

}  // namespace docintake
