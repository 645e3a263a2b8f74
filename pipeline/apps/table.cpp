#include "pipeline/apps/table.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace docintake {
namespace {

/// The widest file name that still lines up; longer ones push their row.
constexpr int kWidestFile = 40;
constexpr int kMargin = 4;

/// Fields of the row itself, which are not repeated below it. The lines of an MRZ say nothing that the fields
/// do not.
constexpr std::array<std::string_view, 4> kInRow{"name", "number", "mrz", "mrz_repaired"};

struct Column {
  std::string_view title;
  int width;
};
constexpr std::array<Column, 5> kColumns{
    {{"KIND", 16}, {"SIDE", 6}, {"NAME", 20}, {"NUMBER", 18}, {"VERDICT", 8}}};

using Cells = std::array<std::string, kColumns.size()>;

std::string padded(std::string_view text, int width) {
  const std::string shown = printable(text);
  return shown + std::string(std::max(0, width - columns_of(shown)), ' ');
}

std::string row(std::string_view file, int file_width, const Cells& cells, std::string_view last) {
  std::string line = padded(file, file_width);
  for (std::size_t i = 0; i < cells.size(); ++i) line += "  " + padded(cells[i], kColumns[i].width);
  return line + fmt::format("  {:>7}\n", last);
}

std::string value_of(const FieldValue& value) {
  return value.lines.empty() ? value.value : fmt::format("{}", fmt::join(value.lines, " / "));
}

std::string value_of(const Record& record, std::string_view field) {
  const FieldValue* value = record.find(field);
  return value == nullptr ? "" : value_of(*value);
}

std::string name_of(const Record& record) {
  for (const char* field : {"name", "name_latin", "company_name"}) {
    if (std::string name = value_of(record, field); !name.empty()) return name;
  }
  return "";
}

std::string other_fields(const Record& record) {
  std::string line;
  for (const auto& [name, field] : record.fields) {
    if (std::find(kInRow.begin(), kInRow.end(), name) != kInRow.end()) continue;
    line += fmt::format("{}{}: {}", line.empty() ? "" : "  ", name, value_of(field.best));
  }
  return line;
}

std::string indented(std::string_view line) { return std::string(kMargin, ' ') + printable(line) + "\n"; }

std::string findings_about(const Outcome& outcome, int document) {
  std::string lines;
  for (const Finding& finding : outcome.findings) {
    if (finding.document != document || finding.outcome == CheckOutcome::pass) continue;
    const std::string field = finding.field.empty() ? "" : fmt::format(" ({})", finding.field);
    lines += indented(fmt::format("! {}{}: {}", finding.code, field, finding.message));
  }
  return lines;
}

std::string reasons(const Verdict& verdict) {
  std::string lines;
  for (const RuleFinding& finding : verdict.findings) {
    if (finding.action == Action::accept) continue;
    lines +=
        indented(fmt::format("> {} {}: {}", to_string(finding.action), finding.rule, finding.message_en));
  }
  return lines;
}

}  // namespace

int columns_of(std::string_view text) {
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8({text.data(), int32_t(text.size())});
  int columns = 0;
  for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    const UChar32 c = unicode.char32At(i);
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  }
  return columns;
}

std::string printable(std::string_view text) {
  const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8({text.data(), int32_t(text.size())});
  icu::UnicodeString shown;
  for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    const UChar32 c = unicode.char32At(i);
    const auto type = u_charType(c);
    const bool harmless = type != U_CONTROL_CHAR && type != U_FORMAT_CHAR && type != U_LINE_SEPARATOR &&
                          type != U_PARAGRAPH_SEPARATOR && type != U_SURROGATE;
    shown.append(harmless ? c : UChar32('?'));
  }
  std::string utf8;
  return shown.toUTF8String(utf8);
}

Table::Table(const std::vector<std::string>& files) : file_width_(4) {
  for (const std::string& file : files) file_width_ = std::max(file_width_, columns_of(printable(file)));
  file_width_ = std::min(file_width_, kWidestFile);
}

std::string Table::heading() const {
  Cells titles;
  for (std::size_t i = 0; i < titles.size(); ++i) titles[i] = kColumns[i].title;
  return row("FILE", file_width_, titles, "MS");
}

std::string Table::rows(const Outcome& outcome) const {
  const std::string verdict = outcome.verdict ? std::string(to_string(outcome.verdict->decision)) : "";
  const std::string ms = fmt::format("{:.1f}", outcome.timings.total);
  std::string lines;
  for (std::size_t i = 0; i < outcome.documents.size(); ++i) {
    const Record& record = outcome.documents[i].record;
    const bool first = i == 0;
    lines += row(first ? outcome.file : "", file_width_,
                 {record.kind, std::string(to_string(record.side)), name_of(record),
                  value_of(record, "number"), first ? verdict : ""},
                 first ? ms : "");
    if (const std::string fields = other_fields(record); !fields.empty()) lines += indented(fields);
    lines += findings_about(outcome, int(i));
  }
  if (outcome.documents.empty()) {
    lines += row(outcome.file, file_width_, {outcome.error ? "-" : "no document", "", "", "", verdict}, ms);
  }
  if (outcome.error)
    lines += indented(fmt::format("! {}: {}", to_string(outcome.error->code), outcome.error->message));
  lines += findings_about(outcome, -1);
  if (outcome.verdict) lines += reasons(*outcome.verdict);
  return lines;
}

}  // namespace docintake
