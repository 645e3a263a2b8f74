#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "pipeline/apps/line_file.h"
#include "pipeline/model/outcome.h"
#include "pipeline/report/page_picture.h"

namespace docintake {

/// A report on the disk: a page to be looked at in a browser that grows by an entry for each upload and is
/// whole after each. For its owner alone.
class Report {
 public:
  /// Begins it anew.
  explicit Report(const std::string& path);

  /// Goes on with the report of an earlier run whose outcomes are the first `whole` bytes of that file. Those
  /// that the report has no entry of get one without pictures.
  Report(const std::string& path, const std::string& outcomes, std::uintmax_t whole);

  /// False from the first time on that something could not be written.
  bool good() const { return file_.good(); }

  void add(const Outcome& outcome, std::span<const PagePicture> pages);

 private:
  struct Kept;
  Report(const std::string& path, const std::string& outcomes, std::uintmax_t whole, const Kept& kept);

  LineFile file_;
};

/// Whether a report may be written there: nothing is there, or nothing but an earlier report.
bool may_hold_report(const std::string& path);

}  // namespace docintake
