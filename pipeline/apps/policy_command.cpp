#include <fmt/format.h>

#include "pipeline/apps/commands.h"
#include "pipeline/apps/judging.h"

namespace docintake {
namespace {

std::string written(const Parameters::Value& value) {
  struct Writer {
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(const Parameters::Texts& texts) const {
      return texts.empty() ? "none" : fmt::format("{}", fmt::join(texts, ", "));
    }
    std::string operator()(const Parameters::Numbers& numbers) const {
      std::string text;
      for (const auto& [name, number] : numbers)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, number);
      return text.empty() ? "none" : text;
    }
  };
  return std::visit(Writer{}, value);
}

std::string explained(const RuleUse& use) {
  std::string text = fmt::format("\n{}\n  {}\n  no: {}; cannot tell: {}\n", use.rule->id, use.rule->question,
                                 to_string(use.on_fail), to_string(use.on_cannot_tell));
  for (const ParameterDescription& parameter : use.rule->parameters) {
    text += fmt::format("  {}: {}\n", parameter.meaning,
                        written(use.parameters.all().at(std::string(parameter.name))));
  }
  return text + fmt::format("  {}\n", use.rule->source);
}

std::string explained(const Policy& policy) {
  std::string text = fmt::format("{}\n{}\n{}\n", policy.id, policy.title, policy.digest);
  for (const RuleUse& use : policy.rules) text += explained(use);
  return text;
}

std::string list() {
  std::string text;
  for (const std::string& id : policy_ids()) {
    const Policy& policy = **find_policy(id);
    text += fmt::format("{:<26}{}\n", id, policy.title);
  }
  return text;
}

ExitCode check(const std::vector<std::string>& files, StandardOutput& out) {
  ExitCode code = ExitCode::ok;
  for (const std::string& file : files) {
    const Result<Policy> policy = load_policy(file);
    if (!policy.ok()) {
      complain(policy.error().message);
      code = ExitCode::usage;
    } else if (!out.write(fmt::format("{}: {}, {} rules, {}\n", file, policy->id, policy->rules.size(),
                                      policy->digest))) {
      return ExitCode::environment;
    }
  }
  return code;
}

ExitCode say(const std::string& text, StandardOutput& out) {
  return out.write(text) ? ExitCode::ok : ExitCode::environment;
}

}  // namespace

ExitCode policy(const PolicyCommand& command, StandardOutput& out) {
  switch (command.question) {
    case PolicyQuestion::list:
      return say(list(), out);
    case PolicyQuestion::rules:
      return say(rules_as_markdown(), out);
    case PolicyQuestion::check:
      return check(command.policies, out);
    case PolicyQuestion::show:
    case PolicyQuestion::explain:
      break;
  }
  const Result<Policy> policy = load_policy(command.policies.at(0));
  if (!policy.ok()) return complain(policy.error().message), ExitCode::usage;
  return say(command.question == PolicyQuestion::show ? policy->text : explained(*policy), out);
}

}  // namespace docintake
