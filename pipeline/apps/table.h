#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/outcome.h"

namespace docintake {

/// How many columns of a terminal the UTF-8 text takes: two for what Unicode calls wide (UAX #11), none for
/// marks.
int columns_of(std::string_view text);

/// The text for a terminal: control characters, line breaks and marks that turn the writing direction become
/// '?', so that a file name or a document cannot command the terminal.
std::string printable(std::string_view text);

/// Shows outcomes to a person: a heading, then for each document a row of file, kind, side, name, number,
/// verdict and milliseconds, and below it the other fields and the findings. Reveals values; for terminals,
/// not for logs.
class Table {
 public:
  /// `files` are the labels that will come; the widest settles the first column.
  explicit Table(const std::vector<std::string>& files);

  std::string heading() const;
  std::string rows(const Outcome& outcome) const;

 private:
  int file_width_;
};

}  // namespace docintake
