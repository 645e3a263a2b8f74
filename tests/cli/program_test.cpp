#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/cli/program.h"

namespace docintake {
namespace fs = std::filesystem;

ScratchFolder::ScratchFolder() {
  std::string name = (fs::temp_directory_path() / "docintake-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch folder");
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string ScratchFolder::file(const std::string& name, const std::string& content) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file.string();
}

std::vector<std::string> Finished::lines() const {
  std::vector<std::string> lines;
  std::istringstream in(out);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

Program::Program(const std::string& program, const std::vector<std::string>& arguments,
                 const std::string& input) {
  const std::string in = folder_.file("in", input);
  const std::string out = folder_ / "out";
  const std::string err = folder_ / "err";
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  process_ = fork();
  if (process_ != 0) return;
  dup2(open(in.c_str(), O_RDONLY), STDIN_FILENO);
  dup2(open(out.c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
  dup2(open(err.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
  execv(program.c_str(), argv.data());
  _exit(127);
}

void Program::signal(int number) const { kill(process_, number); }

Finished Program::wait() {
  int status = 0;
  waitpid(process_, &status, 0);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, content_of(folder_ / "out"), content_of(folder_ / "err")};
}

Finished docintake(const std::vector<std::string>& arguments, const std::string& input) {
  return Program(docintake_program(), arguments, input).wait();
}

std::string docintake_program() { return DOCINTAKE_BINARY_DIR "/docintake"; }

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string committed(const std::string& path) { return std::string(DOCINTAKE_SOURCE_DIR "/") + path; }

}  // namespace docintake
