// docintake: arguments, then one command, then how it went.

#include <cstdio>
#include <exception>
#include <new>
#include <variant>

#include "pipeline/apps/command_line.h"
#include "pipeline/apps/commands.h"
#include "pipeline/apps/standard_output.h"
#include "pipeline/apps/tools.h"

namespace docintake {
namespace {

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

ExitCode answer(const Reply& reply, StandardOutput& out) {
  if (reply.code != ExitCode::ok) return std::fputs(reply.text.c_str(), stderr), reply.code;
  return out.write(reply.text) ? ExitCode::ok : ExitCode::environment;
}

ExitCode execute(const Command& command, StandardOutput& out) {
  return std::visit(Overloaded{[&](const ReadCommand& c) { return read(c, out); },
                               [&](const BatchCommand& c) { return batch(c); },
                               [&](const VerifyCommand& c) { return verify(c, out); },
                               [&](const ScoreCommand& c) { return score(c, out); },
                               [&](const PolicyCommand& c) { return policy(c, out); },
                               [&](const AccountCommand& c) { return account(c, out); }},
                    command);
}

ExitCode run_program(int argc, const char* const* argv) {
  tame_libraries();
  StandardOutput out;
  const auto parsed = parse_command_line(argc, argv);
  if (const Reply* reply = std::get_if<Reply>(&parsed)) return answer(*reply, out);
  return execute(std::get<Command>(parsed), out);
}

}  // namespace
}  // namespace docintake

int main(int argc, char** argv) {
  using docintake::ExitCode;
  // What is thrown up to here is a defect. Its text may quote what was read, so it is not shown.
  try {
    return int(docintake::run_program(argc, argv));
  } catch (const std::bad_alloc&) {
    std::fputs("docintake: out of memory\n", stderr);
    return int(ExitCode::environment);
  } catch (const std::exception&) {
    std::fputs("docintake: stopped by a defect in docintake; please report what was run\n", stderr);
    return int(ExitCode::defect);
  }
}
