#pragma once

#include <string_view>

namespace docintake {

/// The program's standard output, kept for results alone. Libraries that print to file descriptor 1 would
/// corrupt the JSON that a caller parses, so that descriptor is led to standard error and results go out by a
/// private copy.
class StandardOutput {
 public:
  /// Takes standard output over; to be made once, before any library runs.
  StandardOutput();
  ~StandardOutput();
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

  bool is_terminal() const;

  /// Writes all of the text at once, unbuffered. False once the text could not be written (disk full,
  /// closed).
  [[nodiscard]] bool write(std::string_view text);

 private:
  int descriptor_;
};

/// Writes all of the text to the file descriptor, whatever signals or short writes come between. False on
/// failure.
[[nodiscard]] bool write_all(int descriptor, std::string_view text);

}  // namespace docintake
