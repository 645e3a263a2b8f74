#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace docintake {

/// A file that grows by whole lines and is for its owner alone, since what is written holds personal data.
class LineFile {
 public:
  /// Keeps the first `keep` bytes of what is there.
  LineFile(const std::string& path, std::uintmax_t keep);
  ~LineFile();
  LineFile(const LineFile&) = delete;
  LineFile& operator=(const LineFile&) = delete;

  /// False from the first time on that something could not be written.
  bool good() const { return good_; }

  /// Writes text at the end. What ends a line is in it.
  void append(std::string_view text);

 private:
  int descriptor_;
  bool good_ = false;
};

}  // namespace docintake
