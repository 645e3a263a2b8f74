#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

/// Hong Kong, Macao or Taiwan, by how the number of a permit or a residence permit begins.
std::string region_of(const Record& record) {
  if (record.kind == "tw_travel_permit") return "TWN";
  const FieldValue* number = record.find("number");
  if (number == nullptr) return {};
  const auto begins = [&](std::string_view text) { return number->value.starts_with(text); };
  if (begins("H") || begins("81")) return "HKG";
  if (begins("M") || begins("82")) return "MAC";
  return begins("83") ? "TWN" : std::string();
}

/// The places that count as those where the document was issued; none where it was not read.
std::vector<std::string> issuing_places(const Record& record) {
  if (record.kind == "prc_id_card" || record.kind == "foreign_pr_card" || record.kind == "business_licence")
    return {"CHN"};
  if (record.kind == "hkm_travel_permit" || record.kind == "tw_travel_permit" ||
      record.kind == "hkmt_residence_permit") {
    return {"CHN", region_of(record)};
  }
  const FieldValue* country = record.find("issuing_country");
  return country == nullptr ? std::vector<std::string>() : std::vector{country->value};
}

Ruling of_exhibit(const Exhibit& exhibit, const std::string& registered) {
  const std::vector<std::string> places = issuing_places(exhibit.record);
  Facts facts{{"kind", exhibit.record.kind}, {"registration_country", registered}};
  if (places.empty()) {
    return {CheckOutcome::cannot_tell, facts,
            "It could not be read where the document was issued. Upload a clearer picture.",
            "无法读取证件的签发地。请上传更清晰的图片。"};
  }
  facts["issued_in"] = places.back().empty() ? places.front() : places.back();
  if (std::find(places.begin(), places.end(), registered) != places.end()) {
    return {CheckOutcome::pass, facts, "The document was issued where the account is registered.",
            "证件签发地与账号注册地一致。"};
  }
  return {CheckOutcome::fail, facts,
          "The document was not issued where the account is registered. Upload one that was, or register an "
          "account for your country or region.",
          "证件签发地与账号注册地不一致。请上传注册地签发的证件，或以您所在的国家或地区注册账号。"};
}

Ruling judge(const Application& application, const Parameters&) {
  const std::string& registered = application.background.account.registration_country;
  if (registered.empty()) return not_known("account.registration_country");
  std::vector<Ruling> rulings;
  for (const Exhibit& exhibit : application.exhibits()) rulings.push_back(of_exhibit(exhibit, registered));
  return worst(std::move(rulings), no_document_recognised());
}

}  // namespace

extern const Rule rule_issuing_place_matches_registration;
const Rule rule_issuing_place_matches_registration{
    .id = "issuing_place_matches_registration",
    .question = "Was each document issued where the account is registered?",
    .what =
        "Passes when the place that issued each document is the account's country or region of registration. "
        "Fails when it is another. Cannot tell where either is not known. A permit for residents of Hong "
        "Kong, Macao or Taiwan counts as issued in mainland China, which issues it, and in the region that "
        "its number names, whose residents it identifies.",
    .why = "",
    .reads = "account: registration_country; field issuing_country, or the kind and field number",
    .source =
        "Huawei Cloud, individual: \"The address where the uploaded certificate was issued must be the same "
        "as the account registration address.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
