#include <string>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters& parameters) {
  if (!application.exhibits().empty()) {
    return {CheckOutcome::pass, {}, "The document is there.", "证件已提供。"};
  }
  const std::string& channel = application.background.account.channel;
  if (channel.empty()) return not_known("account.channel");
  if (parameters.lists("channels", channel)) {
    return {CheckOutcome::pass,
            {{"channel", channel}},
            "You can be verified this way now and provide the document later.",
            "可以先通过此方式完成认证，之后再补充证件资料。"};
  }
  return {
      CheckOutcome::fail,
      {{"channel", channel}},
      "The document is missing. Upload it, or choose a way of verification that allows to provide it later.",
      "缺少证件资料。请上传证件，或选择可以事后补充资料的认证方式。"};
}

constexpr ParameterDescription kParameters[]{
    {"channels", ParameterKind::texts, "The channels that allow documents to be provided later"},
};

}  // namespace

extern const Rule rule_provide_later;
const Rule rule_provide_later{
    .id = "provide_later",
    .question = "Is the document there, or may it be provided later?",
    .what =
        "Passes when a document was recognised, or the channel lets the applicant provide it later. Fails "
        "when it does not. Cannot tell where the document is missing and the channel is not known.",
    .why = "",
    .reads = "documents of the uploads; account: channel",
    .source =
        "Tencent Cloud: \"If the authentication documents cannot be provided temporarily, verification can "
        "be done in the following ways\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
