#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "validators/rules/rule.h"

namespace docintake {
namespace {

/// A date that was read, the same by every source that gives it.
struct ReadDate {
  bool present = false;
  bool disputed = false;
  std::string text;
};

ReadDate date_in(const Record& record, const char* name) {
  const auto it = record.fields.find(name);
  if (it == record.fields.end()) return {};
  return {true, !it->second.others.empty(), it->second.best.value};
}

/// The ruling on a document that shows its validity; nothing for one that does not.
std::optional<Ruling> of_exhibit(const Exhibit& exhibit, Date as_of) {
  const ReadDate until = date_in(exhibit.record, "valid_until");
  if (!until.present) return std::nullopt;
  const ReadDate from = date_in(exhibit.record, "valid_from");
  const Facts facts{{"kind", exhibit.record.kind},
                    {"valid_from", from.text},
                    {"valid_until", until.text},
                    {"as_of", to_iso(as_of)}};
  const std::optional<Date> last_day = date_from_iso(until.text);
  const std::optional<Date> first_day = date_from_iso(from.text);
  const bool for_ever = until.text == "long_term";
  if (until.disputed || from.disputed || (!last_day && !for_ever) || (from.present && !first_day)) {
    return Ruling{CheckOutcome::cannot_tell, facts,
                  "The document's validity could not be read with certainty. Upload a clearer picture of it.",
                  "证件有效期无法确认。请上传更清晰的图片。"};
  }
  if (last_day && *last_day < as_of) {
    return Ruling{CheckOutcome::fail, facts, "The document has expired. Upload one that is valid.",
                  "证件已过期。请上传有效期内的证件。"};
  }
  if (first_day && as_of < *first_day) {
    return Ruling{CheckOutcome::fail, facts, "The document is not valid yet. Upload one that is valid.",
                  "证件尚未生效。请上传有效期内的证件。"};
  }
  return Ruling{CheckOutcome::pass, facts, "The document is valid.", "证件在有效期内。"};
}

Ruling judge(const Application& application, const Parameters&) {
  std::vector<Ruling> rulings;
  std::set<std::string> kinds;
  std::set<std::string> dated;
  for (const Exhibit& exhibit : application.exhibits()) {
    kinds.insert(exhibit.record.kind);
    if (std::optional<Ruling> ruling = of_exhibit(exhibit, application.as_of)) {
      dated.insert(exhibit.record.kind);
      rulings.push_back(std::move(*ruling));
    }
  }
  if (dated != kinds) {
    rulings.push_back({CheckOutcome::cannot_tell,
                       {},
                       "The document's validity could not be read. Upload the side that shows it.",
                       "未能读取证件有效期。请上传印有有效期的一面。"});
  }
  return worst(std::move(rulings), no_document_recognised());
}

}  // namespace

extern const Rule rule_document_in_date;
const Rule rule_document_in_date{
    .id = "document_in_date",
    .question = "Is each document valid on the day?",
    .what =
        "Passes when each kind of document on the uploads is valid on the day: its end not passed, "
        "its beginning not to come. Fails when one has expired or is not valid yet. Cannot tell "
        "where no validity was read for a kind (a resident identity card shows it on the back), or "
        "where two readings of it disagree.",
    .why = "The last day of validity itself is still a valid one.",
    .reads = "fields valid_from, valid_until; the day",
    .source = "Huawei Cloud, individual: \"Your certificate must be valid.\"",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
