#include "validators/policies/policy.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

#include "pipeline/base/sha256.h"

namespace docintake {
namespace {

/// Thrown and caught in this file alone: what is wrong with the text.
struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string text_at(const toml::table& table, std::string_view key, std::string_view where) {
  const std::optional<std::string> value = table[key].value<std::string>();
  if (!value) throw Refusal(fmt::format("{} does not say {} (a text)", where, key));
  return *value;
}

Action action_at(const toml::table& table, std::string_view key, std::string_view where) {
  const std::string name = text_at(table, key, where);
  for (const Action action : {Action::accept, Action::review, Action::reject}) {
    if (to_string(action) == name) return action;
  }
  throw Refusal(fmt::format("{}.{} is none of accept, review, reject", where, key));
}

std::vector<std::string> texts_at(const toml::table& table, std::string_view key, std::string_view where) {
  const toml::array* array = table[key].as_array();
  if (array == nullptr) throw Refusal(fmt::format("{} does not say {} (a list of texts)", where, key));
  std::vector<std::string> texts;
  for (const toml::node& node : *array) {
    const std::optional<std::string> text = node.value<std::string>();
    if (!text) throw Refusal(fmt::format("{}.{} holds something that is no text", where, key));
    texts.push_back(*text);
  }
  return texts;
}

Parameters::Value parameter_at(const toml::table& table, const ParameterDescription& parameter,
                               std::string_view where) {
  if (parameter.kind == ParameterKind::texts) return texts_at(table, parameter.name, where);
  const std::optional<double> number = table[parameter.name].value<double>();
  if (!number) throw Refusal(fmt::format("{} does not say {} (a number)", where, parameter.name));
  return *number;
}

void refuse_unknown_keys(const toml::table& table, const std::vector<std::string_view>& known,
                         std::string_view where) {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
      throw Refusal(fmt::format("{} has an unknown key {}", where, key.str()));
    }
  }
}

const Rule& find_rule(std::string_view id) {
  for (const Rule* rule : rules()) {
    if (rule->id == id) return *rule;
  }
  throw Refusal(fmt::format("there is no rule {}", id));
}

RuleUse rule_use(const Rule& rule, const toml::table& table) {
  const std::string where = fmt::format("rules.{}", rule.id);
  RuleUse use{&rule, action_at(table, "fail", where), action_at(table, "cannot_tell", where), {}};
  if (use.on_cannot_tell == Action::accept) throw Refusal(where + " accepts what cannot be told");
  std::vector<std::string_view> known{"fail", "cannot_tell"};
  for (const ParameterDescription& parameter : rule.parameters) {
    use.parameters.set(std::string(parameter.name), parameter_at(table, parameter, where));
    known.push_back(parameter.name);
  }
  refuse_unknown_keys(table, known, where);
  return use;
}

void require_indispensable(const std::vector<RuleUse>& uses) {
  for (const Rule* rule : rules()) {
    const bool used =
        std::any_of(uses.begin(), uses.end(), [&](const RuleUse& use) { return use.rule == rule; });
    if (rule->indispensable && !used) throw Refusal(fmt::format("it leaves out the rule {}", rule->id));
  }
}

Policy policy_from(std::string_view text) {
  const toml::table table = toml::parse(text);
  refuse_unknown_keys(table, {"id", "title", "rules"}, "the policy");
  const toml::table* rule_tables = table["rules"].as_table();
  if (rule_tables == nullptr) throw Refusal("it has no rules");
  Policy policy{text_at(table, "id", "the policy"), text_at(table, "title", "the policy"), {}, {}};
  for (const auto& [id, node] : *rule_tables) {
    const toml::table* settings = node.as_table();
    if (settings == nullptr) throw Refusal(fmt::format("rules.{} is no table", id.str()));
    policy.rules.push_back(rule_use(find_rule(id.str()), *settings));
  }
  require_indispensable(policy.rules);
  policy.digest = "sha256:" + sha256_hex({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  return policy;
}

}  // namespace

Action RuleUse::action_on(CheckOutcome outcome) const {
  switch (outcome) {
    case CheckOutcome::pass:
      return Action::accept;
    case CheckOutcome::fail:
      return on_fail;
    case CheckOutcome::cannot_tell:
      return on_cannot_tell;
  }
  return on_cannot_tell;
}

Result<Policy> parse_policy(std::string_view toml) {
  const auto refused = [](std::string_view why) {
    return Error{ErrorCode::corrupt_file, fmt::format("This is not a policy: {}.", why)};
  };
  try {
    return policy_from(toml);
  } catch (const toml::parse_error& error) {
    return refused(fmt::format("line {}: {}", error.source().begin.line, error.description()));
  } catch (const Refusal& refusal) {
    return refused(refusal.what());
  }
}

}  // namespace docintake
