// How often a claim is accepted that is wrong by one look-alike character, and how often a right one is not,
// when claims are checked against what the reader saw (validators/rules/comparing/claim_margin.h).

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "pipeline/model/json.h"
#include "validators/normalize/unicode.h"
#include "validators/rules/comparing/claim_margin.h"
#include "validators/rules/comparing/look_alikes.h"

namespace docintake {
namespace {

using Json = nlohmann::json;

/// Digits and letters of numbers that are taken for each other.
constexpr std::u32string_view kNumberPairs[]{U"06", U"08", U"17", U"38", U"56", U"8B", U"0O", U"1I",
                                             U"5S", U"2Z", U"69", U"4A", U"6G", U"3B", U"35"};

std::set<char32_t> rivals_of(char32_t c, const std::vector<CharacterChoices>& seen) {
  std::set<char32_t> rivals;
  for (const char32_t look_alike : look_alikes_of(c)) rivals.insert(look_alike);
  for (const std::u32string_view pair : kNumberPairs) {
    if (pair[0] == c) rivals.insert(pair[1]);
    if (pair[1] == c) rivals.insert(pair[0]);
  }
  // What the reader itself finds likely somewhere in the text is the hardest claim of all.
  for (const CharacterChoices& place : seen) {
    for (const Alternative& rival : place.alternatives) rivals.insert(rival.character);
    rivals.insert(place.character);
  }
  rivals.erase(c);
  return rivals;
}

/// Margins of claims about one field over all documents.
struct Claims {
  std::vector<double> right;
  std::vector<double> wrong;
  int without_reading = 0;  ///< Right claims about fields that were not read, or without probabilities.
};

void check(const FieldValue* read, const std::u32string& truth, Claims& claims) {
  if (read == nullptr || read->characters.empty()) {
    ++claims.without_reading;
    return;
  }
  claims.right.push_back(*claim_margin(truth, read->characters));
  for (std::size_t i = 0; i < truth.size(); ++i) {
    for (const char32_t rival : rivals_of(truth[i], read->characters)) {
      // Ŀ is compared as L and a dot: such a claim is not wrong.
      if (folded(std::u32string(1, rival)) != std::u32string(1, rival)) continue;
      std::u32string claim = truth;
      claim[i] = rival;
      if (simplified(claim) != simplified(truth))
        claims.wrong.push_back(*claim_margin(claim, read->characters));
    }
  }
}

template <typename Test>
std::string share(const std::vector<double>& margins, Test test) {
  const auto count = std::count_if(margins.begin(), margins.end(), test);
  return fmt::format("{:6} = {:7.3f} %", count,
                     margins.empty() ? 0.0 : 100.0 * double(count) / double(margins.size()));
}

void print(const std::string& field, const Claims& claims) {
  fmt::print("\n{}: {} right claims on readings ({} more without one), {} claims wrong by one character\n",
             field, claims.right.size(), claims.without_reading, claims.wrong.size());
  fmt::print("{:>12}  {:>18}  {:>18}  {:>18}\n", "least margin", "wrong accepted", "right not accepted",
             "right rejected");
  for (const double least : {0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0}) {
    fmt::print("{:>12}  {:>18}  {:>18}  {:>18}\n", least,
               share(claims.wrong, [&](double m) { return m >= least; }),
               share(claims.right, [&](double m) { return m < least; }),
               share(claims.right, [&](double m) { return m <= -least; }));
  }
}

int run(const std::string& truth_path, const std::string& outcomes_path, bool legible_only) {
  std::map<std::string, Outcome> outcomes;
  std::ifstream lines(outcomes_path);
  for (std::string line; std::getline(lines, line);) {
    auto outcome = outcome_from_json(line);
    if (!outcome.ok()) {
      std::cerr << "An outcome cannot be read: " << outcome.error().message << '\n';
      return 2;
    }
    outcomes[outcome->file.substr(outcome->file.rfind('/') + 1)] = std::move(*outcome);
  }
  std::map<std::string, Claims> fields;
  std::ifstream truths(truth_path);
  for (std::string line; std::getline(truths, line);) {
    const Json truth = Json::parse(line);
    if (legible_only && !truth.value("legible", true)) continue;
    const auto outcome = outcomes.find(truth.at("file").get<std::string>());
    if (outcome == outcomes.end()) continue;
    for (const char* field : {"name", "number"}) {
      const auto value = truth.at("fields").find(field);
      if (value == truth.at("fields").end() || !value->is_string()) continue;
      const std::u32string text = to_u32(value->get<std::string>());
      // Latin names are compared word by word and not on the margin.
      if (field == std::string("name") && !is_han(text.front())) continue;
      const FieldValue* read = nullptr;
      for (const Document& document : outcome->second.documents) {
        if (read == nullptr) read = document.record.find(field);
      }
      check(read, text, fields[field]);
    }
  }
  for (const auto& [field, claims] : fields) print(field, claims);
  return 0;
}

}  // namespace
}  // namespace docintake

int main(int argc, char** argv) {
  CLI::App app{
      "Checks right claims and claims wrong by one look-alike character against the outcomes of a labelled "
      "set, for a "
      "range of least margins."};
  std::string truth;
  std::string outcomes;
  bool legible_only = false;
  app.add_option("TRUTH", truth, "truth.jsonl of the set")->required()->check(CLI::ExistingFile);
  app.add_option("OUTCOMES", outcomes, "outcomes.jsonl of `docintake batch`")
      ->required()
      ->check(CLI::ExistingFile);
  app.add_flag("--legible", legible_only, "only pictures that a person can read");
  CLI11_PARSE(app, argc, argv);
  return docintake::run(truth, outcomes, legible_only);
}
