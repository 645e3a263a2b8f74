#include "pipeline/apps/report.h"

#include <filesystem>
#include <fstream>
#include <functional>

#include "pipeline/model/json.h"
#include "pipeline/report/entry.h"
#include "pipeline/report/page.h"

namespace docintake {
namespace {

namespace fs = std::filesystem;

/// Calls `each` with the lines among the first `bytes` of a file until it has had enough.
void for_each_line(const std::string& path, std::uintmax_t bytes,
                   const std::function<bool(const std::string&)>& each) {
  std::ifstream in(path, std::ios::binary);
  std::uintmax_t read = 0;
  for (std::string line; read < bytes && std::getline(in, line);) {
    read += line.size() + 1;
    if (!each(line)) return;
  }
}

}  // namespace

/// What of an earlier report stays.
struct Report::Kept {
  std::uintmax_t bytes = 0;
  std::size_t entries = 0;

  /// The page, where it is of this version of the program, and the entries that are of the outcomes, one by
  /// one in their order.
  static Kept of(const std::string& path, const std::string& outcomes, std::uintmax_t whole) {
    const std::string page = report_page();
    std::ifstream in(path, std::ios::binary);
    std::string begin(page.size(), '\0');
    if (!in.read(begin.data(), std::streamsize(begin.size())) || begin != page) return {};
    Kept kept{page.size(), 0};
    for_each_line(outcomes, whole, [&](const std::string& outcome) {
      std::string entry;
      if (!std::getline(in, entry) || in.eof() || !is_entry_of(entry, outcome)) return false;
      kept.bytes += entry.size() + 1;
      ++kept.entries;
      return true;
    });
    return kept;
  }
};

Report::Report(const std::string& path) : file_(path, 0) { file_.append(report_page()); }

Report::Report(const std::string& path, const std::string& outcomes, std::uintmax_t whole)
    : Report(path, outcomes, whole, Kept::of(path, outcomes, whole)) {}

Report::Report(const std::string& path, const std::string& outcomes, std::uintmax_t whole, const Kept& kept)
    : file_(path, kept.bytes) {
  if (kept.bytes == 0) file_.append(report_page());
  std::size_t index = 0;
  for_each_line(outcomes, whole, [&](const std::string& outcome) {
    if (index++ >= kept.entries) file_.append(report_entry(outcome, {}));
    return file_.good();
  });
}

void Report::add(const Outcome& outcome, std::span<const PagePicture> pages) {
  file_.append(report_entry(to_json(outcome), pages));
}

bool may_hold_report(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return !error;
  if (!fs::is_regular_file(path, error)) return false;
  std::ifstream in(path, std::ios::binary);
  const std::string page = report_page();
  const std::string first = page.substr(0, page.find('\n') + 1);
  std::string begin(first.size(), '\0');
  in.read(begin.data(), std::streamsize(begin.size()));
  return in.gcount() == 0 || (in && begin == first);
}

}  // namespace docintake
