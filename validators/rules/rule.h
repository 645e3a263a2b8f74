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
enum class ParameterKind { number, texts };

/// A parameter that a policy must give with the rule.
struct ParameterDescription {
  std::string_view name;
  ParameterKind kind;
  std::string_view meaning;
};

/// The values of a rule's parameters under one policy. Every described parameter is there, of its kind.
class Parameters {
 public:
  using Value = std::variant<double, std::vector<std::string>>;

  void set(std::string name, Value value) { values_.insert_or_assign(std::move(name), std::move(value)); }
  double number(const std::string& name) const { return std::get<double>(values_.at(name)); }
  const std::vector<std::string>& texts(const std::string& name) const {
    return std::get<std::vector<std::string>>(values_.at(name));
  }

 private:
  std::map<std::string, Value> values_;
};

/// One rule. Each is one file of this folder, `ID.cpp`, which defines `rule_ID` under a comment that says
/// what it does, where it comes from and why; the build makes the table of them from the files. Immutable,
/// with static storage; safe to use from any thread.
struct Rule {
  std::string_view id;        ///< The file's name.
  std::string_view question;  ///< What it asks; pass means yes.
  std::string_view source;    ///< The provider documents that state it.
  std::span<const ParameterDescription> parameters;
  bool indispensable = false;  ///< Whether every policy must use it.
  /// Judges. Pure.
  Ruling (*judge)(const Application& application, const Parameters& parameters);
};

/// Every rule there is, sorted by id.
std::span<const Rule* const> rules();

}  // namespace docintake
