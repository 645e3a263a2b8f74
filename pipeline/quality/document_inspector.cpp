#include "pipeline/quality/document_inspector.h"

#include <array>
#include <iterator>
#include <utility>

#include "pipeline/quality/checks.h"

namespace docintake {

std::vector<Finding> DocumentInspector::inspect(const Page& page, const ReadDocument& document) {
  using namespace quality;
  constexpr std::array kChecks{check_resolution, check_blur,      check_exposure, check_glare,
                               check_border,     check_occlusion, check_portrait, check_photocopy,
                               check_screen,     check_editing,   check_specimen};
  const Subject subject(page, document);
  std::vector<Finding> findings;
  for (const auto check : kChecks) {
    std::vector<Finding> found = check(subject);
    std::move(found.begin(), found.end(), std::back_inserter(findings));
  }
  return findings;
}

}  // namespace docintake
