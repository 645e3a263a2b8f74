#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

enum class Origin { mainland, hong_kong_macao_taiwan, elsewhere };

Origin origin_of(const std::string& place) {
  if (place == "CHN") return Origin::mainland;
  return place == "HKG" || place == "MAC" || place == "TWN" ? Origin::hong_kong_macao_taiwan
                                                            : Origin::elsewhere;
}

/// Where the applicant is from: a person by the document, an enterprise by where the account is registered.
std::optional<Origin> origin_of(const Application& application) {
  const Claim& claim = application.claim;
  const std::string& registered = application.background.account.registration_country;
  if (claim.subject == Subject::enterprise) {
    if (registered.empty()) return std::nullopt;
    return origin_of(registered);
  }
  if (claim.document_kind.empty()) return std::nullopt;
  if (claim.document_kind == "prc_id_card") return Origin::mainland;
  const bool permit = claim.document_kind == "hkm_travel_permit" || claim.document_kind == "tw_travel_permit";
  return permit ? Origin::hong_kong_macao_taiwan : Origin::elsewhere;
}

Ruling elsewhere(Facts facts) {
  return {CheckOutcome::fail, std::move(facts),
          "You cannot be verified here. Go to the provider's international site.",
          "您无法在此完成认证。请前往国际站进行认证。"};
}

Ruling not_this_way(Facts facts) {
  return {CheckOutcome::fail, std::move(facts),
          "You cannot be verified this way. Choose one of the ways that the provider offers you.",
          "无法使用此认证方式。请选择服务商为您提供的认证方式。"};
}

Ruling of_region(const Account& account, const Facts& facts, const Parameters& parameters) {
  if (parameters.texts("regional_channels").empty()) return elsewhere(facts);
  if (!parameters.lists("regional_channels", account.channel)) return not_this_way(facts);
  if (!account.mainland_bank_card) return not_known("account.mainland_bank_card");
  if (!*account.mainland_bank_card) {
    return {
        CheckOutcome::fail, facts,
        "No mainland bank card is linked to the account that you are verified by. Link one and try again.",
        "用于认证的账号未绑定内地银行卡。请绑定后重试。"};
  }
  return {CheckOutcome::pass, facts, "You can be verified this way.", "可以使用此认证方式。"};
}

Ruling judge(const Application& application, const Parameters& parameters) {
  const Account& account = application.background.account;
  if (account.channel.empty()) return not_known("account.channel");
  const std::optional<Origin> origin = origin_of(application);
  if (!origin) return not_known("claim.document_kind or account.registration_country");
  const Facts facts{{"channel", account.channel}};
  if (*origin == Origin::elsewhere) return elsewhere(facts);
  if (*origin == Origin::hong_kong_macao_taiwan) return of_region(account, facts, parameters);
  if (!parameters.lists("channels", account.channel)) return not_this_way(facts);
  return {CheckOutcome::pass, facts, "You can be verified this way.", "可以使用此认证方式。"};
}

constexpr ParameterDescription kParameters[]{
    {"channels", ParameterKind::texts, "The channels for applicants of mainland China"},
    {"regional_channels", ParameterKind::texts,
     "Those for applicants of Hong Kong, Macao and Taiwan; empty: they go to the international site"},
};

}  // namespace

extern const Rule rule_channel_allowed;
const Rule rule_channel_allowed{
    .id = "channel_allowed",
    .question = "May the applicant be verified this way?",
    .what =
        "Passes when the channel is one that the provider offers to such applicants; for those of Hong Kong, "
        "Macao and Taiwan it must also have a mainland bank card linked. Fails when it is not, or the "
        "applicant has to go to the international site. Cannot tell where channel, document kind, "
        "registration or bank card are not known.",
    .why =
        "A person is placed by the kind of the document, an enterprise by where its account is registered.",
    .reads = "claim: subject, document_kind; account: channel, registration_country, mainland_bank_card",
    .source =
        "Tencent Cloud: \"How do Hong Kong (China), Macao (China), Taiwan (China), and international users "
        "complete real-name verification?\" and \"How to choose a real-name verification method?\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
