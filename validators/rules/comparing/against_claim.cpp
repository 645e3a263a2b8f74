#include "validators/rules/comparing/against_claim.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>
#include <vector>

namespace docintake {

Reliance reliance_on(double confidence, const Parameters& parameters) {
  return {confidence < parameters.number("least_confidence"),
          confidence < parameters.number("sure_confidence")};
}

Reliance reliance_on_margin(double margin, const Parameters& parameters) {
  const bool small = std::abs(margin) < parameters.number("least_margin");
  return {small, small};
}

Facts comparison_facts(std::string_view what, const std::string& claimed, const std::string& read,
                       double confidence) {
  return {{fmt::format("claimed_{}", what), claimed},
          {fmt::format("read_{}", what), read},
          {"confidence", fmt::format("{:.2f}", confidence)}};
}

Ruling judge_against_claim(const Application& application, const std::string& claimed, Ruling of_no_claim,
                           Ruling of_none,
                           const std::function<std::optional<Ruling>(const Exhibit&)>& of_exhibit) {
  if (claimed.empty()) return of_no_claim;
  std::vector<Ruling> rulings;
  for (const Exhibit& exhibit : application.exhibits()) {
    if (auto ruling = of_exhibit(exhibit)) rulings.push_back(std::move(*ruling));
  }
  return worst(std::move(rulings), std::move(of_none));
}

}  // namespace docintake
