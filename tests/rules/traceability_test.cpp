// docs/traceability.md, sentence by sentence: each names a rule, a policy's key and a fixture or test that
// are there, or says why it is out of scope. And the figures of the pages themselves.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/rules/rule_case.h"
#include "validators/policies/policy.h"
#include "validators/verify.h"

namespace docintake {
namespace {

namespace fs = std::filesystem;

struct Row {
  std::string number;
  std::string sentence;
  std::string rule;
  std::string key;
  std::string test;
};

std::string trimmed(std::string cell) {
  const auto is_frame = [](char c) { return c == ' ' || c == '`'; };
  while (!cell.empty() && is_frame(cell.back())) cell.pop_back();
  while (!cell.empty() && is_frame(cell.front())) cell.erase(0, 1);
  return cell;
}

std::vector<Row> table() {
  std::vector<Row> rows;
  std::ifstream in(fs::path(DOCINTAKE_SOURCE_DIR) / "docs/traceability.md");
  static const std::regex kRow(R"(^\| [SHET][0-9]+ \|.*)");
  for (std::string line; std::getline(in, line);) {
    if (!std::regex_match(line, kRow)) continue;
    std::istringstream cells(line.substr(1));
    Row row;
    for (std::string* cell : {&row.number, &row.sentence, &row.rule, &row.key, &row.test}) {
      std::getline(cells, *cell, '|');
      *cell = trimmed(*cell);
    }
    rows.push_back(row);
  }
  return rows;
}

const RuleUse* use_in(const std::string& policy, const std::string& rule) {
  const Result<const Policy*> found = find_policy(policy);
  if (!found.ok()) return nullptr;
  for (const RuleUse& use : (*found)->rules) {
    if (use.rule->id == rule) return &use;
  }
  return nullptr;
}

/// Whether "policy.rule.key" stands in that policy.
bool is_key(const std::string& key, const std::string& rule) {
  const std::size_t first = key.find('.');
  const std::size_t last = key.rfind('.');
  if (first == std::string::npos || key.substr(first + 1, last - first - 1) != rule) return false;
  const RuleUse* use = use_in(key.substr(0, first), rule);
  if (use == nullptr) return false;
  const std::string name = key.substr(last + 1);
  return name == "fail" || name == "cannot_tell" || use->parameters.all().contains(name);
}

/// The tests of the whole project, as "Suite.Name".
std::set<std::string> tests() {
  static const std::regex kTest(R"(TEST(?:_P|_F)?\((\w+), (\w+)\))");
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(DOCINTAKE_SOURCE_DIR) / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator it(source.begin(), source.end(), kTest), end; it != end; ++it)
      names.insert((*it)[1].str() + "." + (*it)[2].str());
  }
  return names;
}

TEST(Traceability, EverySentenceHasItsRulePolicyAndTest) {
  std::set<std::pair<std::string, std::string>> fixtures;
  for (const RuleCase& c : rule_cases()) fixtures.emplace(c.rule, c.what);
  const std::set<std::string> known = tests();
  std::map<char, int> numbers;
  int out_of_scope = 0;
  std::set<std::string> rules_named;
  for (const Row& row : table()) {
    SCOPED_TRACE(row.number + ": " + row.sentence);
    EXPECT_EQ(row.number.substr(1), std::to_string(++numbers[row.number[0]])) << "numbered in order";
    for (const std::string* cell : {&row.sentence, &row.rule, &row.key, &row.test})
      EXPECT_FALSE(cell->empty());
    if (row.rule == "out of scope") {
      EXPECT_GT(row.key.size(), 5U) << "a reason";
      ++out_of_scope;
      continue;
    }
    rules_named.insert(row.rule);
    EXPECT_NE(find_rule(row.rule), nullptr) << row.rule;
    EXPECT_TRUE(is_key(row.key, row.rule)) << row.key;
    EXPECT_TRUE(fixtures.contains({row.rule, row.test}) || known.contains(row.test)) << row.test;
  }
  EXPECT_EQ(numbers, (std::map<char, int>{{'S', 29}, {'H', 33}, {'E', 11}, {'T', 77}}));
  EXPECT_EQ(out_of_scope, 28);
  // The one rule that no page states.
  rules_named.insert("number_consistent");
  for (const Rule* rule : rules()) EXPECT_TRUE(rules_named.contains(std::string(rule->id))) << rule->id;
}

TEST(Traceability, PoliciesListTheKinds) {
  using Kinds = std::vector<std::string>;
  const std::map<std::string, std::pair<Kinds, Kinds>> table{
      {"siliconflow_personal",
       {{"prc_id_card", "hkm_travel_permit", "tw_travel_permit", "hkmt_residence_permit", "foreign_pr_card"},
        {}}},
      {"siliconflow_enterprise", {{}, {"business_licence"}}},
      {"huawei_cloud_individual",
       {{"passport", "prc_id_card", "id_card", "hkm_travel_permit", "tw_travel_permit",
         "hkmt_residence_permit", "driver_licence"},
        {}}},
      {"huawei_cloud_enterprise", {{}, {"business_licence"}}},
      {"tencent_cloud_personal", {{"prc_id_card", "hkm_travel_permit", "tw_travel_permit"}, {}}},
      {"tencent_cloud_enterprise", {{}, {"business_licence"}}},
  };
  for (const auto& [policy, kinds] : table) {
    const RuleUse* use = use_in(policy, "document_kind_accepted");
    ASSERT_NE(use, nullptr) << policy;
    EXPECT_THAT(use->parameters.texts("personal"), testing::UnorderedElementsAreArray(kinds.first)) << policy;
    EXPECT_THAT(use->parameters.texts("enterprise"), testing::UnorderedElementsAreArray(kinds.second))
        << policy;
  }
  EXPECT_EQ(table.size(), 6U);
}

TEST(Traceability, LimitsAreThePages) {
  const std::map<std::string, double> identity{{"siliconflow_personal", INFINITY},
                                               {"siliconflow_enterprise", INFINITY},
                                               {"huawei_cloud_individual", 3},
                                               {"tencent_cloud_personal", 3},
                                               {"tencent_cloud_enterprise", 10}};
  for (const auto& [policy, most] : identity) {
    EXPECT_EQ(use_in(policy, "accounts_per_identity")->parameters.number("most_accounts"), most) << policy;
  }
  for (const char* policy : {"siliconflow_personal", "siliconflow_enterprise"}) {
    EXPECT_EQ(use_in(policy, "accounts_per_mobile")->parameters.number("most_accounts"), 1) << policy;
  }
  EXPECT_EQ(use_in("huawei_cloud_individual", "upload_size")->parameters.number("most_bytes"),
            10 * 1024 * 1024);
}

TEST(Traceability, DurationsAreThePages) {
  EXPECT_EQ(use_in("huawei_cloud_individual", "review_due")->parameters.number("working_days"), 3);
  const RuleUse* personal = use_in("tencent_cloud_personal", "review_due");
  EXPECT_EQ(personal->parameters.number("working_days"), 0);
  EXPECT_TRUE(personal->parameters.numbers("channel_working_days").empty());
  const RuleUse* enterprise = use_in("tencent_cloud_enterprise", "review_due");
  EXPECT_EQ(enterprise->parameters.number("working_days"), 0);
  EXPECT_THAT(enterprise->parameters.numbers("channel_working_days"),
              testing::ElementsAre(testing::Pair("recharge", 1), testing::Pair("remittance", 5)));
}

TEST(Traceability, EnterprisePoliciesTakeNoPersons) {
  int rows = 0;
  for (const std::string& id : policy_ids()) {
    if (!id.ends_with("enterprise")) continue;
    Applicant applicant = known_resident();
    const Verdict verdict =
        verify(applicant.uploads, applicant.claim, **find_policy(id), kToday, applicant.background);
    EXPECT_EQ(verdict.decision, Decision::rejected) << id;
    ++rows;
  }
  EXPECT_EQ(rows, 3);
}

}  // namespace
}  // namespace docintake
