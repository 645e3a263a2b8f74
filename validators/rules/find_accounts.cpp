#include <string>
#include <utility>
#include <vector>

#include "validators/rules/comparing/against_claim.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling judge(const Application& application, const Parameters& parameters) {
  if (application.background.request != Request::find_accounts) return not_asked_for();
  std::vector<Ruling> rulings;
  const bool personal = application.claim.subject == Subject::personal;
  for (const char* id : {"document_kind_matches_claim", personal ? "name_matches" : "company_name_matches",
                         "number_matches"}) {
    rulings.push_back(find_rule(id)->judge(application, parameters));
  }
  return worst(std::move(rulings), {});
}

}  // namespace

extern const Rule rule_find_accounts;
const Rule rule_find_accounts{
    .id = "find_accounts",
    .question = "Is the identity proved whose accounts are asked for?",
    .what =
        "Passes when accounts are not asked for, or the claimed kind, name (of an enterprise, the company "
        "name) and "
        "number are those on the uploaded documents. Fails when one is not. Cannot tell where the rules on "
        "kinds, "
        "names and numbers cannot.",
    .why = "Whoever asks learns which accounts there are, so the identity itself has to be proved.",
    .reads =
        "request; what document_kind_matches_claim, name_matches, company_name_matches and number_matches "
        "read",
    .source =
        "Tencent Cloud: \"If you want to find accounts under your name, you can go to the Find Account page "
        "to retrieve accounts using real-name information.\"",
    .parameters = kComparisonParameters,
    .judge = judge,
};

}  // namespace docintake
