#include <fmt/format.h>
#include <string>

#include "validators/accounts/working_days.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters& parameters) {
  const Background& background = application.background;
  const Account& account = background.account;
  if (!account.status) return not_known("account.status");
  if (*account.status != AccountStatus::in_review) {
    return {CheckOutcome::pass, {}, "Nothing is in review.", "没有审核中的申请。"};
  }
  if (!account.submitted) return not_known("account.submitted");
  const auto& by_channel = parameters.numbers("channel_working_days");
  const auto own = by_channel.find(account.channel);
  const double days = own != by_channel.end() ? own->second : parameters.number("working_days");
  const Date due = add_working_days(*account.submitted, int(days), background.calendar);
  const Facts facts{{"submitted", to_iso(*account.submitted)}, {"due", to_iso(due)}};
  if (application.as_of <= due) {
    return {CheckOutcome::pass, facts, fmt::format("The review ends by {}.", to_iso(due)),
            fmt::format("审核将于 {} 前完成。", to_iso(due))};
  }
  return {CheckOutcome::fail, facts, "The review takes longer than it should. Ask the customer service.",
          "审核已超过规定时间。请联系客服。"};
}

constexpr ParameterDescription kParameters[]{
    {"working_days", ParameterKind::number, "How many working days a review may take"},
    {"channel_working_days", ParameterKind::numbers, "The same for channels that take longer or shorter"},
};

}  // namespace

extern const Rule rule_review_due;
const Rule rule_review_due{
    .id = "review_due",
    .question = "Is the review within its time?",
    .what =
        "Passes when nothing is in review, or the review is due today or later: so many working days after "
        "it was handed in, as the channel has them. Fails when it is overdue. Cannot tell where the status, "
        "or the day it was handed in, is not known.",
    .why =
        "Working days leave out weekends and the holidays that the operator loads; 0 is the same day, for "
        "channels that are done at once.",
    .reads = "account: status, submitted, channel; calendar; the day",
    .source =
        "Huawei Cloud, individual: \"The authentication review will be completed within three working "
        "days.\"; Tencent Cloud: \"Real-name authentication review duration?\", \"If the maximum review time "
        "is exceeded, please contact Online Customer Service\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
