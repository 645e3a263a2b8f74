#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "validators/rules/application/application.h"
#include "validators/rules/application/ruling.h"

namespace docintake {

/// What kind of value a parameter has.
enum class ParameterKind {
  number,   ///< inf is one, where a limit is none.
  texts,    ///< A list of texts.
  numbers,  ///< A table from names to numbers.
};

std::string_view to_string(ParameterKind kind);

/// A parameter that a policy must give with the rule.
struct ParameterDescription {
  std::string_view name;
  ParameterKind kind;
  std::string_view meaning;
};

/// The values of a rule's parameters under one policy. Every described parameter is there, of its kind.
class Parameters {
 public:
  using Texts = std::vector<std::string>;
  using Numbers = std::map<std::string, double>;
  using Value = std::variant<double, Texts, Numbers>;

  void set(std::string name, Value value) { values_.insert_or_assign(std::move(name), std::move(value)); }
  double number(const std::string& name) const { return std::get<double>(values_.at(name)); }
  const Texts& texts(const std::string& name) const { return std::get<Texts>(values_.at(name)); }
  const Numbers& numbers(const std::string& name) const { return std::get<Numbers>(values_.at(name)); }

  /// Whether the list of that name holds the text.
  bool lists(const std::string& name, std::string_view text) const;

  const std::map<std::string, Value>& all() const { return values_; }

 private:
  std::map<std::string, Value> values_;
};

/// One rule. Each is one file of this folder, `ID.cpp`, which defines `rule_ID`; the build makes the table of
/// them from the files, and docs/rules.md is made from what they say of themselves. Immutable, with static
/// storage; safe to use from any thread.
struct Rule {
  std::string_view id;        ///< The file's name.
  std::string_view question;  ///< What it asks; pass means yes.
  std::string_view what;      ///< When it passes, when it fails, when it cannot tell.
  std::string_view why;       ///< What it is for, where the question does not say it.
  std::string_view reads;     ///< What it looks at.
  std::string_view source;    ///< The provider's page that states it, with its words.
  std::span<const ParameterDescription> parameters;
  bool indispensable = false;  ///< Whether every policy must use it.
  /// Judges. Pure.
  Ruling (*judge)(const Application& application, const Parameters& parameters);
};

/// Every rule there is, sorted by id.
std::span<const Rule* const> rules();

/// The rule of that id; null where there is none.
const Rule* find_rule(std::string_view id);

/// What the rules say of themselves, as the Markdown text of docs/rules.md.
std::string rules_as_markdown();

}  // namespace docintake
