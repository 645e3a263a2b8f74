#include "validators/rules/application/application.h"

#include <algorithm>

namespace docintake {

bool Exhibit::has_finding(std::string_view code, std::string_view field) const {
  return std::any_of(upload.findings.begin(), upload.findings.end(), [&](const Finding& finding) {
    return finding.code == code && finding.document == index && finding.outcome != CheckOutcome::pass &&
           (field.empty() || finding.field == field);
  });
}

std::vector<Exhibit> Application::exhibits() const {
  std::vector<Exhibit> found;
  for (const Outcome& upload : uploads) {
    for (std::size_t i = 0; i < upload.documents.size(); ++i) {
      const Record& record = upload.documents[i].record;
      if (record.kind != "unknown") found.push_back({upload, record, int(i)});
    }
  }
  return found;
}

}  // namespace docintake
