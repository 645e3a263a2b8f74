#include "pipeline/apps/judging.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

#include "pipeline/model/json.h"

namespace docintake {
// A claim or a line of evidence is small; nobody hostile chose the path.
Result<std::string> load_text(const std::string& path) {
  std::ostringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return make_error(ErrorCode::unreadable_file, fmt::format("{} cannot be opened.", path));
  if (file.peek() != std::ifstream::traits_type::eof()) text << file.rdbuf();
  if (file.bad() || text.fail()) {
    return make_error(ErrorCode::unreadable_file, fmt::format("{} cannot be read.", path));
  }
  return text.str();
}

Result<Claim> load_claim(const std::string& path) {
  if (path.empty()) return Claim{};
  DOCINTAKE_TRY(text, load_text(path));
  Result<Claim> claim = claim_from_json(text);
  if (!claim.ok()) return Error{claim.error().code, fmt::format("{}: {}", path, claim.error().message)};
  return claim;
}

Result<Background> load_background(const std::string& path) {
  if (path.empty()) return Background{};
  DOCINTAKE_TRY(text, load_text(path));
  Result<Background> background = background_from_json(text);
  if (!background.ok())
    return Error{background.error().code, fmt::format("{}: {}", path, background.error().message)};
  return background;
}

Result<Policy> load_policy(const std::string& name) {
  if (!name.ends_with(".toml")) {
    DOCINTAKE_TRY(policy, find_policy(name));
    return *policy;
  }
  DOCINTAKE_TRY(text, load_text(name));
  Result<Policy> policy = parse_policy(text);
  if (!policy.ok()) return Error{policy.error().code, fmt::format("{}: {}", name, policy.error().message)};
  return policy;
}

Result<std::vector<Outcome>> load_outcomes(const std::string& path) {
  DOCINTAKE_TRY(text, load_text(path));
  std::vector<Outcome> outcomes;
  std::istringstream lines(text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    Result<Outcome> outcome = outcome_from_json(line);
    if (!outcome.ok()) {
      return Error{outcome.error().code, fmt::format("{}:{}: {}", path, number, outcome.error().message)};
    }
    outcomes.push_back(std::move(outcome).value());
  }
  return outcomes;
}

void judge(std::vector<Outcome>& outcomes, const Claim& claim, const Policy& policy, Date as_of,
           const Background& background) {
  if (outcomes.empty()) return;
  const auto start = std::chrono::steady_clock::now();
  const Verdict verdict = verify(outcomes, claim, policy, as_of, background);
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
  const double share = spent.count() / double(outcomes.size());
  for (Outcome& outcome : outcomes) {
    outcome.verdict = verdict;
    outcome.timings.verify += share;
    outcome.timings.total += share;
  }
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {std::chrono::year(local.tm_year + 1900), std::chrono::month(unsigned(local.tm_mon + 1)),
          std::chrono::day(unsigned(local.tm_mday))};
}

void complain(std::string_view message) { fmt::print(stderr, "docintake: {}\n", message); }

}  // namespace docintake
