#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace docintake {

/// A folder that is there for one test and gone after it.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  /// Writes a file into it and gives its path.
  std::string file(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path path_;
};

/// What a run of a program came to.
struct Finished {
  int code = -1;  ///< The exit status; 128 + the signal where one ended it.
  std::string out;
  std::string err;

  std::vector<std::string> lines() const;  ///< Of `out`.
};

/// A program that runs beside the test, its output going to files.
class Program {
 public:
  /// Starts it. `input` is what it finds on standard input.
  Program(const std::string& program, const std::vector<std::string>& arguments, const std::string& input);

  void signal(int number) const;
  Finished wait();

 private:
  ScratchFolder folder_;
  int process_ = -1;
};

/// Runs the real docintake to its end.
Finished docintake(const std::vector<std::string>& arguments, const std::string& input = "");

/// Where the real docintake is.
std::string docintake_program();

/// The content of a file.
std::string content_of(const std::filesystem::path& path);

/// A committed file, by its path in the repository.
std::string committed(const std::string& path);

}  // namespace docintake
