#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>
#include <string>
#include <string_view>

#include "pipeline/apps/commands.h"
#include "pipeline/apps/judging.h"
#include "pipeline/apps/scoring.h"

namespace docintake {
namespace {

/// From here on a quad counts as found.
constexpr double kGoodOverlap = 0.9;

using Text = std::back_insert_iterator<std::string>;

Result<std::vector<Truth>> load_truths(const std::string& path) {
  std::ifstream file(path);
  if (!file) return make_error(ErrorCode::unreadable_file, fmt::format("{} cannot be opened.", path));
  std::vector<Truth> truths;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty()) continue;
    Result<Truth> truth = truth_from_json(line);
    if (!truth.ok())
      return Error{truth.error().code, fmt::format("{}:{}: {}", path, number, truth.error().message)};
    truths.push_back(std::move(truth).value());
  }
  return truths;
}

std::string rate(int part, int whole) {
  return whole == 0 ? "-" : fmt::format("{:5.1f}% ({}/{})", 100.0 * part / whole, part, whole);
}

double mean(const std::vector<double>& values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

void write_tally(Text out, const std::string& title, const Tally& t) {
  fmt::format_to(out, "\n== {}: {} files", title, t.files);
  if (t.without_outcome > 0) fmt::format_to(out, ", {} WITHOUT OUTCOME", t.without_outcome);
  fmt::format_to(out, "\n   kind right       {}\n", rate(t.kind_right, t.files));
  if (t.documents > 0) fmt::format_to(out, "   everything right {}\n", rate(t.all_right, t.documents));
  if (t.negatives > 0) fmt::format_to(out, "   negatives clean  {}\n", rate(t.negatives_clean, t.negatives));
  if (t.numbers > 0) {
    fmt::format_to(out, "   number exact     {}   missing {}\n", rate(t.numbers_exact, t.numbers),
                   rate(t.numbers_missing, t.numbers));
  }
  if (t.numbers > 0 || t.numbers_wrong > 0) fmt::format_to(out, "   NUMBER WRONG     {}\n", t.numbers_wrong);
  if (t.names > 0) {
    fmt::format_to(out, "   name exact       {}   character error rate {:.2f}%\n",
                   rate(t.names_exact, t.names), 100.0 * t.name_edits / std::max(1, t.name_characters));
  }
  if (t.zones > 0) {
    fmt::format_to(out, "   MRZ lines exact  {}   whole zones {}\n", rate(t.mrz_lines_exact, t.mrz_lines),
                   rate(t.zones_exact, t.zones));
  }
  if (!t.overlaps.empty()) {
    const auto good =
        std::count_if(t.overlaps.begin(), t.overlaps.end(), [](double v) { return v >= kGoodOverlap; });
    fmt::format_to(out, "   quad             mean IoU {:.3f}   >= {}: {}   corner order {}\n",
                   mean(t.overlaps), kGoodOverlap, rate(int(good), int(t.overlaps.size())),
                   rate(t.quads_upright, int(t.overlaps.size())));
  }
  if (t.quads_invented > 0) fmt::format_to(out, "   quad where there is no document: {}\n", t.quads_invented);
  if (t.faces > 0 || t.faces_false > 0) {
    fmt::format_to(out, "   faces found      {}   false {}\n", rate(t.faces_found, t.faces), t.faces_false);
  }
  if (!t.milliseconds.empty()) {
    fmt::format_to(out, "   milliseconds     median {:.1f}   p95 {:.1f}\n", percentile(t.milliseconds, 0.5),
                   percentile(t.milliseconds, 0.95));
  }
}

void write_fields(Text out, const Tally& t) {
  for (const auto& [name, counts] : t.fields) {
    const int all = counts.exact + counts.missing + counts.wrong;
    fmt::format_to(out, "     {:<22} exact {:5.1f}%  missing {:3}  wrong {:3}  of {}\n", name,
                   100.0 * counts.exact / all, counts.missing, counts.wrong, all);
  }
}

/// What the confidences are worth: of the values given with so much, how many were right.
void write_reliability(Text out, const Tally& all) {
  fmt::format_to(out, "\n######## right among the values given with a confidence of at least\n   {:<24}", "");
  for (const double least : kConfidenceBands) fmt::format_to(out, "{:>24}", least);
  fmt::format_to(out, "\n");
  const auto write = [&](const std::string& name, const FieldTally& counts) {
    fmt::format_to(out, "   {:<24}", name);
    for (const Reliability& band : counts.by_confidence)
      fmt::format_to(out, "{:>24}", rate(band.right, band.given));
    fmt::format_to(out, "\n");
  };
  FieldTally sum;
  for (const auto& [name, counts] : all.fields) {
    write(name, counts);
    sum.add(counts);
  }
  write("all fields", sum);
}

/// Of each finding: how many that deserve it have it, and how many have it that do not.
void write_findings(Text out, std::string_view title, const std::map<std::string, FindingTally>& findings) {
  if (findings.empty()) return;
  fmt::format_to(out, "\n######## {}\n", title);
  for (const auto& [code, t] : findings) {
    fmt::format_to(
        out, "   {:<18} found {:<18} missed {:<4} cannot tell {:<4} false alarms {:<18} cannot tell {}\n",
        code, rate(t.found, t.spoilt), t.missed(), t.spoilt_unsure, rate(t.false_alarms, t.clean),
        t.clean_unsure);
  }
}

std::string report(const Score& score) {
  std::string text;
  const Text out(text);
  fmt::format_to(out, "######## by kind\n");
  for (const auto& [kind, tally] : score.by_kind) {
    write_tally(out, "kind = " + kind, tally);
    write_fields(out, tally);
  }
  fmt::format_to(out, "\n######## by capture\n");
  for (const auto& [capture, tally] : score.by_capture) write_tally(out, "capture = " + capture, tally);
  write_tally(out, "ALL", score.all);
  write_reliability(out, score.all);
  write_findings(out,
                 "findings about pictures (what hinders reading is no miss where the picture is legible)",
                 score.findings);
  write_findings(out, "photos of a holder (no_holder: not taken for one; document_blurred: by `blur`)",
                 score.holding);
  if (!score.unknown_files.empty()) {
    fmt::format_to(out, "\noutcomes of files that the truth does not have: {}, e.g. {}\n",
                   score.unknown_files.size(), score.unknown_files.front());
  }
  fmt::format_to(out, "\n######## numbers given that are wrong: {}\n", score.wrong_numbers.size());
  for (const WrongNumber& w : score.wrong_numbers) {
    fmt::format_to(out, "   {}  {}/{}  {}: truth {}, given {}\n", w.file, w.kind, w.capture, w.field, w.truth,
                   w.given);
  }
  return text;
}

}  // namespace

ExitCode score(const ScoreCommand& command, StandardOutput& out) {
  const Result<std::vector<Truth>> truths = load_truths(command.truth);
  if (!truths.ok()) return complain(truths.error().message), ExitCode::usage;
  const Result<std::vector<Outcome>> outcomes = load_outcomes(command.outcomes);
  if (!outcomes.ok()) return complain(outcomes.error().message), ExitCode::usage;
  return out.write(report(score(*truths, *outcomes))) ? ExitCode::ok : ExitCode::environment;
}

}  // namespace docintake
