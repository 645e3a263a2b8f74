#include "validators/documents/evidence/credit_code.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "validators/identifiers/gb32100.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr std::size_t kLength = 18;
constexpr std::size_t kLongestRun = 23;
constexpr double kLookAlikeShare = 0.5;  // of a character's probability where another one was read
constexpr double kSureAlone = 0.4;       // of a valid reading that no other one backs
constexpr double kSureFailing = 0.9;     // of a reading that fails its check
constexpr int kFailingReadings = 3;
constexpr double kDoubtLeftByCheck = 0.3, kDoubtLeftByAgreement = 0.1;

struct Sign {
  char character;
  double probability;
  Box box;
};

using Run = std::vector<Sign>;

bool is_code_character(char32_t c) {
  return c < 0x80 &&
         std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY").find(char(c)) != std::string_view::npos;
}

/// The runs of characters that a code is made of; specks that readers put between them do not end one.
std::vector<Run> runs_of(const RecognizedLine& line) {
  std::vector<Run> runs(1);
  for (const Character& c : line.characters) {
    if (std::u32string_view(U" .,'`·-").find(c.character) != std::u32string_view::npos) continue;
    const std::u32string plain = folded(std::u32string_view(&c.character, 1));
    const char32_t read = plain.size() == 1 ? plain[0] : U'\0';
    if (const char32_t meant = gb32100_character(read); is_code_character(meant)) {
      runs.back().push_back({char(meant), c.probability * (meant == read ? 1 : kLookAlikeShare), c.box});
    } else if (!runs.back().empty()) {
      runs.emplace_back();
    }
  }
  std::erase_if(runs, [](const Run& run) { return run.size() < kLength || run.size() > kLongestRun; });
  return runs;
}

CodeReading reading_of(std::span<const Sign> signs, const Quad& fallback) {
  CodeReading result{"", 1, fallback};
  for (const Sign& sign : signs) {
    result.text += sign.character;
    result.confidence = std::min(result.confidence, sign.probability);
  }
  const Box &first = signs.front().box, &last = signs.back().box;
  if (first.area() > 0) {
    const double top = std::min(first.y, last.y);
    result.box =
        quad_of(Box{first.x, top, last.right() - first.x, std::max(first.bottom(), last.bottom()) - top});
  }
  return result;
}

void add_readings(std::vector<CodeReading>& readings, const RecognizedLine& line, const Quad& quad) {
  for (const Run& run : runs_of(line)) {
    for (std::size_t begin = 0; begin + kLength <= run.size(); ++begin) {
      CodeReading candidate = reading_of(std::span(run).subspan(begin, kLength), quad);
      const Gb32100 check = check_gb32100(candidate.text);
      if (check.shape && (run.size() == kLength || check.valid())) readings.push_back(std::move(candidate));
    }
  }
}

struct Tally {
  CodeReading best;
  int readings = 0;
};

std::map<std::string, Tally> tally_of(const std::vector<CodeReading>& readings) {
  std::map<std::string, Tally> tallies;
  for (const CodeReading& reading : readings) {
    Tally& tally = tallies[reading.text];
    if (tally.readings++ == 0 || reading.confidence > tally.best.confidence) tally.best = reading;
  }
  return tallies;
}

CodeVote taken(CodeVote::Result result, const Tally& tally) {
  CodeVote vote{result, tally.best};
  const double left = tally.readings > 1 ? kDoubtLeftByAgreement : kDoubtLeftByCheck;
  if (result == CodeVote::Result::read) vote.code.confidence = 1 - (1 - tally.best.confidence) * left;
  return vote;
}

}  // namespace

std::vector<CodeReading> code_readings(const Reading& reading) {
  std::vector<CodeReading> readings;
  for (const TextLine& line : reading.lines) {
    add_readings(readings, line.general, line.quad);
    for (const RecognizedLine& again : line.codes) add_readings(readings, again, line.quad);
  }
  return readings;
}

CodeVote vote_on_code(const std::vector<CodeReading>& readings) {
  if (readings.empty()) return {};
  const auto tallies = tally_of(readings);
  std::vector<const Tally*> valid;
  for (const auto& [text, tally] : tallies) {
    if (check_gb32100(text).valid()) valid.push_back(&tally);
  }
  if (valid.size() == 1 && (valid[0]->readings > 1 || valid[0]->best.confidence >= kSureAlone))
    return taken(CodeVote::Result::read, *valid[0]);
  const Tally& first = tallies.begin()->second;
  if (valid.empty() && tallies.size() == 1 && first.readings >= kFailingReadings &&
      first.best.confidence >= kSureFailing)
    return taken(CodeVote::Result::check_failed, first);
  return {CodeVote::Result::unreadable, {}};
}

std::optional<std::string> code_in_text(std::string_view text) {
  const auto alphanumeric = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  std::set<std::string> found;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && alphanumeric(text[end])) ++end;
    if (const auto word = text.substr(begin, end - begin); check_gb32100(word).valid()) found.emplace(word);
    begin = end + 1;
  }
  return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
}

}  // namespace docintake
