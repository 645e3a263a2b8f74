// Fixtures of the rules on accounts.

#include "tests/rules/rule_case.h"

namespace docintake {
namespace {

constexpr CheckOutcome pass = CheckOutcome::pass;
constexpr CheckOutcome fail = CheckOutcome::fail;
constexpr CheckOutcome cannot_tell = CheckOutcome::cannot_tell;

using A = Applicant;

/// Nothing uploaded, and a request for the account.
std::function<Applicant()> asking(Request request) {
  return but(known_resident, [=](A& a) { a.background.request = request; });
}

std::function<Applicant()> verified_on(const char* day) {
  return but(known_resident, [=](A& a) {
    a.background.account.status = AccountStatus::verified;
    a.background.account.subject = Subject::personal;
    a.background.account.last_verified = date_from_iso(day);
  });
}

std::function<Applicant()> in_review_since(const char* day) {
  return but(known_resident, [=](A& a) {
    a.background.account.status = AccountStatus::in_review;
    a.background.account.submitted = date_from_iso(day);
  });
}

std::function<Applicant()> asking_for(const char* service, AccountStatus status) {
  return but(asking(Request::use_service), [=](A& a) {
    a.background.service = service;
    a.background.account.status = status;
  });
}

}  // namespace

std::vector<RuleCase> account_cases() {
  return {
      {"channel_allowed", "a resident by face", known_resident, pass},
      {"channel_allowed", "a resident by QQ",
       but(known_resident, [](A& a) { a.background.account.channel = "qq"; }), pass},
      {"channel_allowed", "a resident by recharge",
       but(known_resident, [](A& a) { a.background.account.channel = "recharge"; }), fail},
      {"channel_allowed", "no channel",
       but(known_resident, [](A& a) { a.background.account.channel.clear(); }), cannot_tell},
      {"channel_allowed", "no kind of document",
       but(known_resident, [](A& a) { a.claim.document_kind.clear(); }), cannot_tell},
      {"channel_allowed", "Hong Kong by WeChat with a mainland bank card",
       but(known_resident,
           [](A& a) {
             a.claim.document_kind = "hkm_travel_permit";
             a.background.account.channel = "wechat";
             a.background.account.mainland_bank_card = true;
           }),
       pass},
      {"channel_allowed", "Taiwan by WeChat without one",
       but(known_resident,
           [](A& a) {
             a.claim.document_kind = "tw_travel_permit";
             a.background.account.channel = "wechat";
             a.background.account.mainland_bank_card = false;
           }),
       fail},
      {"channel_allowed", "Macao by WeChat, bank card unknown",
       but(known_resident,
           [](A& a) {
             a.claim.document_kind = "hkm_travel_permit";
             a.background.account.channel = "wechat";
           }),
       cannot_tell},
      {"channel_allowed", "Hong Kong by face",
       but(known_resident, [](A& a) { a.claim.document_kind = "hkm_travel_permit"; }), fail},
      {"channel_allowed", "a foreigner",
       but(known_resident,
           [](A& a) {
             a.claim.document_kind = "passport";
             a.background.account.channel = "wechat";
           }),
       fail},
      {"channel_allowed", "a company by recharge", company, pass},
      {"channel_allowed", "a company by QQ", but(company, [](A& a) { a.background.account.channel = "qq"; }),
       fail},
      {"channel_allowed", "a company of Hong Kong",
       but(company, [](A& a) { a.background.account.registration_country = "HKG"; }), fail},
      {"channel_allowed", "a foreign company",
       but(company, [](A& a) { a.background.account.registration_country = "FRA"; }), fail},
      {"channel_allowed", "a company of nobody knows where",
       but(company, [](A& a) { a.background.account.registration_country.clear(); }), cannot_tell},
      {"accounts_per_identity", "the first", known_resident, pass},
      {"accounts_per_identity", "the third",
       but(known_resident, [](A& a) { a.background.registry.identity_accounts = 2; }), pass},
      {"accounts_per_identity", "the fourth",
       but(known_resident, [](A& a) { a.background.registry.identity_accounts = 3; }), fail},
      {"accounts_per_identity", "the fourth where five were granted",
       but(known_resident,
           [](A& a) {
             a.background.registry.identity_accounts = 3;
             a.background.registry.identity_quota = 5;
           }),
       pass},
      {"accounts_per_identity", "nobody asked",
       but(known_resident, [](A& a) { a.background.registry.identity_accounts.reset(); }), cannot_tell},
      {"accounts_per_identity", "the tenth of a company",
       but(company, [](A& a) { a.background.registry.identity_accounts = 9; }), pass},
      {"accounts_per_identity", "the eleventh of a company",
       but(company, [](A& a) { a.background.registry.identity_accounts = 10; }), fail},
      {"accounts_per_mobile", "the first", known_resident, pass},
      {"accounts_per_mobile", "the third",
       but(known_resident, [](A& a) { a.background.registry.mobile_accounts = 2; }), pass},
      {"accounts_per_mobile", "the fourth",
       but(known_resident, [](A& a) { a.background.registry.mobile_accounts = 3; }), fail},
      {"accounts_per_mobile", "no number", but(known_resident, [](A& a) { a.claim.mobile.clear(); }),
       cannot_tell},
      {"accounts_per_mobile", "nobody asked",
       but(known_resident, [](A& a) { a.background.registry.mobile_accounts.reset(); }), cannot_tell},
      {"not_partner_member", "no member", known_resident, pass},
      {"not_partner_member", "a company",
       but(company,
           [](A& a) {
             a.background.account.partner_member = true;
             a.claim.subject = Subject::enterprise;
           }),
       pass},
      {"not_partner_member", "a member",
       but(known_resident, [](A& a) { a.background.account.partner_member = true; }), fail},
      {"not_partner_member", "not known",
       but(known_resident, [](A& a) { a.background.account.partner_member.reset(); }), cannot_tell},
      {"change_interval", "never verified", known_resident, pass},
      {"change_interval", "30 days ago", verified_on("2026-10-21"), pass},
      {"change_interval", "29 days ago", verified_on("2026-10-22"), fail},
      {"change_interval", "today", verified_on("2026-11-20"), fail},
      {"change_interval", "to an enterprise at any time",
       but(verified_on("2026-11-20"), [](A& a) { a.claim.subject = Subject::enterprise; }), pass},
      {"change_interval", "from an enterprise to another",
       but(verified_on("2026-11-20"),
           [](A& a) {
             a.background.account.subject = Subject::enterprise;
             a.claim.subject = Subject::enterprise;
           }),
       fail},
      {"change_interval", "from an enterprise to a person",
       but(verified_on("2026-11-20"), [](A& a) { a.background.account.subject = Subject::enterprise; }),
       fail},
      {"change_interval", "verified nobody knows when",
       but(known_resident, [](A& a) { a.background.account.status = AccountStatus::verified; }), cannot_tell},
      {"change_interval", "nothing known",
       but(known_resident, [](A& a) { a.background.account.status.reset(); }), cannot_tell},
      {"change_interval", "not asked",
       but(verified_on("2026-11-20"), [](A& a) { a.background.request = Request::use_service; }), pass},
      {"no_removal", "not asked", known_resident, pass},
      {"no_removal", "of an account that is not verified", asking(Request::remove), pass},
      {"no_removal", "of a verified one",
       but(asking(Request::remove), [](A& a) { a.background.account.status = AccountStatus::verified; }),
       fail},
      {"no_removal", "of one nobody knows",
       but(asking(Request::remove), [](A& a) { a.background.account.status.reset(); }), cannot_tell},
      {"personal_used_by_enterprise", "a person's account", known_resident, pass},
      {"personal_used_by_enterprise", "a company", company, pass},
      {"personal_used_by_enterprise", "an enterprise's account",
       but(known_resident, [](A& a) { a.background.account.enterprise_name = "北京示例科技有限公司"; }),
       fail},
      {"personal_used_by_enterprise", "an account verified as an enterprise's",
       but(known_resident, [](A& a) { a.background.account.subject = Subject::enterprise; }), fail},
      {"personal_used_by_enterprise", "no account",
       but(known_resident, [](A& a) { a.background.account = {}; }), cannot_tell},
      {"entitlements", "not asked", known_resident, pass},
      {"entitlements", "to purchase, verified", asking_for("purchase", AccountStatus::verified), pass},
      {"entitlements", "purchase, unverified", asking_for("purchase", AccountStatus::unverified), fail},
      {"entitlements", "existing_resources, unverified",
       asking_for("existing_resources", AccountStatus::unverified), fail},
      {"entitlements", "invoice, unverified", asking_for("invoice", AccountStatus::unverified), fail},
      {"entitlements", "online_contract, unverified",
       asking_for("online_contract", AccountStatus::unverified), fail},
      {"entitlements", "public_beta, unverified", asking_for("public_beta", AccountStatus::unverified), fail},
      {"entitlements", "to purchase, in review", asking_for("purchase", AccountStatus::in_review), fail},
      {"entitlements", "to purchase, rejected", asking_for("purchase", AccountStatus::rejected), fail},
      {"entitlements", "to purchase, closed", asking_for("purchase", AccountStatus::closed), fail},
      {"entitlements", "to look around, unverified", asking_for("browse", AccountStatus::unverified), pass},
      {"entitlements", "to purchase, status not known",
       but(asking_for("purchase", AccountStatus::verified),
           [](A& a) { a.background.account.status.reset(); }),
       cannot_tell},
      {"review_due", "nothing in review", known_resident, pass},
      {"review_due", "handed in today", in_review_since("2026-11-20"), pass},
      {"review_due", "three working days ago, on a Tuesday", in_review_since("2026-11-17"), pass},
      {"review_due", "four working days ago", in_review_since("2026-11-16"), fail},
      {"review_due", "four working days ago, one of them a holiday",
       but(in_review_since("2026-11-16"),
           [](A& a) { a.background.calendar.holidays.insert(*date_from_iso("2026-11-18")); }),
       pass},
      {"review_due", "status not known",
       but(known_resident, [](A& a) { a.background.account.status.reset(); }), cannot_tell},
      {"review_due", "in review nobody knows since when",
       but(known_resident, [](A& a) { a.background.account.status = AccountStatus::in_review; }),
       cannot_tell},
      {"review_due", "remittance, five working days",
       but(company,
           [](A& a) {
             a.background.account.status = AccountStatus::in_review;
             a.background.account.channel = "remittance";
             a.background.account.submitted = *date_from_iso("2026-11-13");
           }),
       pass},
      {"review_due", "recharge, one working day",
       but(company,
           [](A& a) {
             a.background.account.status = AccountStatus::in_review;
             a.background.account.submitted = *date_from_iso("2026-11-18");
           }),
       fail},
      {"review_due", "a channel done at once",
       but(company,
           [](A& a) {
             a.background.account.status = AccountStatus::in_review;
             a.background.account.channel = "legal_person_face";
             a.background.account.submitted = *date_from_iso("2026-11-19");
           }),
       fail},
      {"provide_later", "the document is there", known_resident, pass},
      {"provide_later", "none, by face", but(known_resident, [](A& a) { a.uploads.clear(); }), pass},
      {"provide_later", "none, by WeChat",
       but(known_resident,
           [](A& a) {
             a.uploads.clear();
             a.background.account.channel = "wechat";
           }),
       fail},
      {"provide_later", "none, channel not known",
       but(known_resident,
           [](A& a) {
             a.uploads.clear();
             a.background.account.channel.clear();
           }),
       cannot_tell},
      {"provide_later", "a company by its legal person's face",
       but(company,
           [](A& a) {
             a.uploads.clear();
             a.background.account.channel = "legal_person_face";
           }),
       pass},
      {"provide_later", "a company by recharge", but(company, [](A& a) { a.uploads.clear(); }), fail},
      {"find_accounts", "not asked", known_resident, pass},
      {"find_accounts", "proved", asking(Request::find_accounts), pass},
      {"find_accounts", "another number",
       but(asking(Request::find_accounts), [](A& a) { a.claim.number = "110101199003077758"; }), fail},
      {"find_accounts", "another name",
       but(asking(Request::find_accounts), [](A& a) { a.claim.name = "李四"; }), fail},
      {"find_accounts", "no document", but(asking(Request::find_accounts), [](A& a) { a.uploads.clear(); }),
       cannot_tell},
      {"find_accounts", "a company, proved",
       but(company, [](A& a) { a.background.request = Request::find_accounts; }), pass},
      {"find_accounts", "another company",
       but(company,
           [](A& a) {
             a.background.request = Request::find_accounts;
             a.claim.company_name = "上海示例贸易有限公司";
           }),
       fail},
  };
}

}  // namespace docintake
