#include "validators/rules/rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace docintake {
namespace {

constexpr std::array<std::string_view, 3> kKinds{"number", "list of texts", "table of numbers"};

std::string section(const Rule& rule) {
  std::string text = fmt::format("\n## `{}`\n\n{}{}\n\n{}\n\n", rule.id, rule.question,
                                 rule.indispensable ? " Every policy must use it." : "", rule.what);
  if (!rule.why.empty()) text += fmt::format("{}\n\n", rule.why);
  text += fmt::format("Reads: {}.\n\nSource: {}\n", rule.reads, rule.source);
  if (rule.parameters.empty()) return text;
  text += "\n| parameter | | |\n|---|---|---|\n";
  for (const ParameterDescription& parameter : rule.parameters) {
    text += fmt::format("| `{}` | {} | {} |\n", parameter.name, to_string(parameter.kind), parameter.meaning);
  }
  return text;
}

}  // namespace

std::string_view to_string(ParameterKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

bool Parameters::lists(const std::string& name, std::string_view text) const {
  const Texts& list = texts(name);
  return std::find(list.begin(), list.end(), text) != list.end();
}

const Rule* find_rule(std::string_view id) {
  const auto all = rules();
  const auto it = std::lower_bound(all.begin(), all.end(), id, [](const Rule* rule, std::string_view wanted) {
    return rule->id < wanted;
  });
  return it != all.end() && (*it)->id == id ? *it : nullptr;
}

std::string rules_as_markdown() {
  std::string text = fmt::format(
      "# The rules\n\nMade from the rules themselves by `docintake policy rules`; a test compares the two. A "
      "rule "
      "states a fact: pass, fail or cannot tell.\nWhat a fact means is for a policy to say. There are {} "
      "rules.\n",
      rules().size());
  for (const Rule* rule : rules()) text += section(*rule);
  return text;
}

}  // namespace docintake
