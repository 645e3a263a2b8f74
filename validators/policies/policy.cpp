#include "validators/policies/policy.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "pipeline/base/sha256.h"

namespace docintake {
namespace {

/// Thrown and caught in this file alone: what is wrong with the text, and in which line.
struct Refusal : std::runtime_error {
  Refusal(const toml::node& at, const std::string& why)
      : std::runtime_error(fmt::format("line {}: {}", at.source().begin.line, why)) {}
};

const toml::node& node_at(const toml::table& table, std::string_view key, std::string_view where,
                          std::string_view wanted) {
  const toml::node* node = table.get(key);
  if (node == nullptr) throw Refusal(table, fmt::format("{} does not say {} ({})", where, key, wanted));
  return *node;
}

Refusal wrong_type(const toml::node& node, std::string_view key, std::string_view where,
                   std::string_view wanted) {
  return {node, fmt::format("{}.{} is not {}", where, key, wanted)};
}

std::string text_at(const toml::table& table, std::string_view key, std::string_view where) {
  const toml::node& node = node_at(table, key, where, "a text");
  if (!node.is_string()) throw wrong_type(node, key, where, "a text");
  return *node.value<std::string>();
}

Action action_at(const toml::table& table, std::string_view key, std::string_view where) {
  const std::string name = text_at(table, key, where);
  for (const Action action : {Action::accept, Action::review, Action::reject}) {
    if (to_string(action) == name) return action;
  }
  throw Refusal(*table.get(key), fmt::format("{}.{} is none of accept, review, reject", where, key));
}

double number_in(const toml::node& node, std::string_view key, std::string_view where) {
  const std::optional<double> number = node.is_number() ? node.value<double>() : std::nullopt;
  if (!number || std::isnan(*number) || *number < 0) throw wrong_type(node, key, where, "a number from 0 on");
  return *number;
}

Parameters::Texts texts_in(const toml::node& node, std::string_view key, std::string_view where) {
  const toml::array* array = node.as_array();
  if (array == nullptr) throw wrong_type(node, key, where, "a list of texts");
  Parameters::Texts texts;
  for (const toml::node& item : *array) {
    if (!item.is_string())
      throw Refusal(item, fmt::format("{}.{} holds something that is no text", where, key));
    texts.push_back(*item.value<std::string>());
  }
  return texts;
}

Parameters::Numbers numbers_in(const toml::node& node, std::string_view key, std::string_view where) {
  const toml::table* table = node.as_table();
  if (table == nullptr) throw wrong_type(node, key, where, "a table of numbers");
  Parameters::Numbers numbers;
  for (const auto& [name, item] : *table) {
    numbers[std::string(name.str())] = number_in(item, name.str(), fmt::format("{}.{}", where, key));
  }
  return numbers;
}

Parameters::Value parameter_at(const toml::table& table, const ParameterDescription& parameter,
                               std::string_view where) {
  const toml::node& node = node_at(table, parameter.name, where, to_string(parameter.kind));
  switch (parameter.kind) {
    case ParameterKind::number:
      return number_in(node, parameter.name, where);
    case ParameterKind::texts:
      return texts_in(node, parameter.name, where);
    case ParameterKind::numbers:
      break;
  }
  return numbers_in(node, parameter.name, where);
}

void refuse_unknown_keys(const toml::table& table, const std::vector<std::string_view>& known,
                         std::string_view where) {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
      throw Refusal(node, fmt::format("{} has an unknown key {}", where, key.str()));
    }
  }
}

RuleUse rule_use(const Rule& rule, const toml::table& table) {
  const std::string where = fmt::format("rules.{}", rule.id);
  RuleUse use{&rule, action_at(table, "fail", where), action_at(table, "cannot_tell", where), {}};
  if (use.on_cannot_tell == Action::accept) {
    throw Refusal(*table.get("cannot_tell"), where + " accepts what cannot be told");
  }
  std::vector<std::string_view> known{"fail", "cannot_tell"};
  for (const ParameterDescription& parameter : rule.parameters) {
    use.parameters.set(std::string(parameter.name), parameter_at(table, parameter, where));
    known.push_back(parameter.name);
  }
  refuse_unknown_keys(table, known, where);
  return use;
}

void require_indispensable(const std::vector<RuleUse>& uses, const toml::table& rule_tables) {
  for (const Rule* rule : rules()) {
    const bool used =
        std::any_of(uses.begin(), uses.end(), [&](const RuleUse& use) { return use.rule == rule; });
    if (rule->indispensable && !used)
      throw Refusal(rule_tables, fmt::format("it leaves out the rule {}", rule->id));
  }
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text.front() >= 'a' && text.front() <= 'z' &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

Policy policy_from(std::string_view text) {
  const toml::table table = toml::parse(text);
  refuse_unknown_keys(table, {"id", "title", "rules"}, "the policy");
  const toml::node& rule_node = node_at(table, "rules", "the policy", "a table");
  const toml::table* rule_tables = rule_node.as_table();
  if (rule_tables == nullptr) throw Refusal(rule_node, "rules is no table");
  Policy policy{
      text_at(table, "id", "the policy"), text_at(table, "title", "the policy"), {}, std::string(text), {}};
  if (!is_id(policy.id))
    throw Refusal(*table.get("id"), "id is not of small letters, digits and underscores");
  for (const auto& [id, node] : *rule_tables) {
    const toml::table* settings = node.as_table();
    if (settings == nullptr) throw Refusal(node, fmt::format("rules.{} is no table", id.str()));
    const Rule* rule = find_rule(id.str());
    if (rule == nullptr) throw Refusal(node, fmt::format("there is no rule {}", id.str()));
    policy.rules.push_back(rule_use(*rule, *settings));
  }
  require_indispensable(policy.rules, *rule_tables);
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
