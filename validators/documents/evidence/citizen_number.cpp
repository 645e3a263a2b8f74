#include "validators/documents/evidence/citizen_number.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "validators/documents/evidence/field_value.h"
#include "validators/identifiers/gb11643.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

constexpr std::size_t kLength = 18;
constexpr std::size_t kLongestRun = 22;  ///< Longer runs of digits are something else.

struct Digit {
  char character;
  double probability;
  Box box;
  std::vector<Alternative> alternatives;  ///< Digits as well.
};

/// The digit that a character is or, inside a run of digits, stands for; '\0' for anything else.
char digit_of(char32_t c) {
  if (is_ascii_digit(c)) return char(c);
  switch (c) {
    case U'X':
    case U'x':
    case U'×':
      return 'X';
    case U'O':
    case U'o':
    case U'D':
    case U'Q':
    case U'〇':
      return '0';
    case U'I':
    case U'l':
    case U'L':
    case U'|':
    case U'!':
      return '1';
    case U'Z':
    case U'z':
      return '2';
    case U'S':
    case U's':
      return '5';
    case U'G':
    case U'b':
      return '6';
    case U'B':
      return '8';
    default:
      return '\0';
  }
}

/// The rivals of a digit among its character's: those that are or stand for other digits, each once.
std::vector<Alternative> rival_digits(const Character& c) {
  std::vector<Alternative> rivals;
  for (const Alternative& rival : c.alternatives) {
    const auto digit = char32_t(digit_of(rival.character));
    const auto same = [&](const Alternative& other) { return other.character == digit; };
    if (digit == U'\0' || digit == char32_t(digit_of(c.character)) || std::ranges::any_of(rivals, same))
      continue;
    rivals.push_back({digit, rival.probability});
  }
  return rivals;
}

using Run = std::vector<Digit>;

/// The runs of digits in a line; spaces and stops that readers put between digits do not end one.
std::vector<Run> runs_of(const RecognizedLine& line) {
  constexpr double kLookAlikeShare = 0.5;
  std::vector<Run> runs(1);
  for (const Character& c : line.characters) {
    const bool speck =
        c.character == U' ' || c.character == U'.' || c.character == U',' || c.character == U'\'';
    if (speck) continue;
    if (const char digit = digit_of(c.character); digit != '\0') {
      const bool itself = is_ascii_digit(c.character) || digit == 'X';
      runs.back().push_back({digit, c.probability * (itself ? 1 : kLookAlikeShare), c.box, rival_digits(c)});
    } else if (!runs.back().empty()) {
      runs.emplace_back();
    }
  }
  std::erase_if(runs, [](const Run& run) { return run.size() < 15 || run.size() > kLongestRun; });
  return runs;
}

/// Around the digits, where the reader says where they stand.
Box box_of(std::span<const Digit> digits) {
  Box all = digits.front().box;
  for (const Digit& digit : digits) {
    const double right = std::max(all.right(), digit.box.right()),
                 bottom = std::max(all.bottom(), digit.box.bottom());
    all = {std::min(all.x, digit.box.x), std::min(all.y, digit.box.y), 0, 0};
    all.w = right - all.x;
    all.h = bottom - all.y;
  }
  return all;
}

NumberReading reading_of(std::span<const Digit> digits, std::size_t line, const Quad& fallback) {
  NumberReading result{"", 1, fallback, line, {}};
  for (const Digit& digit : digits) {
    result.text += digit.character;
    result.characters.push_back({char32_t(digit.character), float(digit.probability), digit.alternatives});
    result.confidence = std::min(result.confidence, digit.probability);
  }
  if (const Box box = box_of(digits); box.area() > 0) result.box = quad_of(box);
  return result;
}

using IsValid = std::function<bool(const std::string&)>;

/// X stands for ten, in the last place alone.
bool has_shape(const std::string& text) { return text.find('X') >= kLength - 1; }

/// A run of exactly 18 is a reading as it is; of a longer one, which has a speck read as a digit at an end,
/// only the windows that are valid count.
void add_readings(std::vector<NumberReading>& readings, const RecognizedLine& line, std::size_t index,
                  const Quad& quad, const IsValid& valid) {
  for (const Run& run : runs_of(line)) {
    for (std::size_t begin = 0; begin + kLength <= run.size(); ++begin) {
      NumberReading candidate = reading_of(std::span(run).subspan(begin, kLength), index, quad);
      if (!has_shape(candidate.text) || (run.size() > kLength && !valid(candidate.text))) continue;
      readings.push_back(std::move(candidate));
    }
  }
}

bool agrees(const std::string& number, const PrintedPerson& printed, Date today) {
  const Gb11643 check = check_gb11643(number, today);
  return check.birth_date && printed.birth_date && *check.birth_date == *printed.birth_date &&
         !printed.sex.empty() && check.sex == printed.sex;
}

struct Tally {
  NumberReading best;
  int readings = 0;
};

std::map<std::string, Tally> tally_of(const std::vector<NumberReading>& readings) {
  std::map<std::string, Tally> tallies;
  for (const NumberReading& reading : readings) {
    Tally& tally = tallies[reading.text];
    if (tally.readings++ == 0 || reading.confidence > tally.best.confidence) tally.best = reading;
  }
  return tallies;
}

// What a valid check digit and agreement take away from the doubt that the single characters leave.
constexpr double kDoubtLeftByAgreement = 0.1;
constexpr double kDoubtLeftByPrint = 0.3;

NumberVote taken(NumberVote::Result result, const NumberReading& reading, double doubt_left) {
  NumberVote vote{result, reading, false};
  vote.number.confidence = 1 - (1 - reading.confidence) * doubt_left;
  leave_doubt(vote.number.characters, doubt_left);
  return vote;
}

/// Whether a number that fails its check was read surely and by most, and the valid one hardly: then the
/// check digit is printed wrongly, and the valid reading a mistake that meets it.
bool is_outvoted(const Tally& valid, const std::map<std::string, Tally>& tallies) {
  constexpr double kSure = 0.95, kHardly = 0.6;
  constexpr int kMost = 3;
  return valid.readings == 1 && valid.best.confidence < kHardly &&
         std::ranges::any_of(tallies, [](const auto& other) {
           return other.second.readings >= kMost && other.second.best.confidence >= kSure;
         });
}

/// Among valid readings: the one that more readings than any other have, and at least two; or the only one
/// that the rest of the card backs.
std::optional<NumberVote> take_valid(const std::map<std::string, Tally>& tallies,
                                     const PrintedPerson& printed, Date today) {
  const Tally* most = nullptr;
  bool tie = false;
  std::vector<const Tally*> backed;
  for (const auto& [text, tally] : tallies) {
    if (!check_gb11643(text, today).valid()) continue;
    if (agrees(text, printed, today)) backed.push_back(&tally);
    tie = most && tally.readings == most->readings;
    if (!most || tally.readings > most->readings) most = &tally;
  }
  if (!most) return std::nullopt;
  if (most->readings >= 2 && !tie) return taken(NumberVote::Result::read, most->best, kDoubtLeftByAgreement);
  if (backed.size() == 1 && !is_outvoted(*backed[0], tallies))
    return taken(NumberVote::Result::read, backed[0]->best, kDoubtLeftByPrint);
  return std::nullopt;
}

/// Readings that differ in few places, of whose mixtures exactly one is valid and backed by the rest of the
/// card.
std::optional<NumberVote> take_mixture(const std::map<std::string, Tally>& tallies,
                                       const PrintedPerson& printed, Date today) {
  constexpr std::size_t kMostDisputed = 3, kMostMixtures = 27;
  std::vector<std::string> mixtures{""};
  std::size_t disputed = 0;
  for (std::size_t i = 0; i < kLength; ++i) {
    std::set<char> choices;
    for (const auto& [text, tally] : tallies) choices.insert(text[i]);
    disputed += choices.size() > 1;
    if (disputed > kMostDisputed || mixtures.size() * choices.size() > kMostMixtures) return std::nullopt;
    std::vector<std::string> longer;
    for (const auto& begun : mixtures) {
      for (const char c : choices) longer.push_back(begun + c);
    }
    mixtures = std::move(longer);
  }
  std::erase_if(mixtures, [&](const std::string& text) {
    return !check_gb11643(text, today).valid() || !agrees(text, printed, today);
  });
  if (mixtures.size() != 1 || tallies.contains(mixtures[0])) return std::nullopt;
  NumberReading reading = tallies.begin()->second.best;
  reading.text = mixtures[0];
  reading.characters.clear();  // no one reading saw this number
  return taken(NumberVote::Result::combined, reading, 1);
}

/// A number that is printed wrongly: three or more readings have it and at most one has anything else, it was
/// read fairly surely, and its birth date is the printed one.
std::optional<NumberVote> take_failing(const std::map<std::string, Tally>& tallies,
                                       const PrintedPerson& printed, Date today) {
  constexpr double kSure = 0.3;
  constexpr int kReadings = 3, kDissent = 1;
  const Tally* most = nullptr;
  int all = 0;
  for (const auto& [text, tally] : tallies) {
    all += tally.readings;
    if (!most || tally.readings > most->readings) most = &tally;
  }
  if (!most || most->readings < kReadings || all - most->readings > kDissent ||
      most->best.confidence < kSure) {
    return std::nullopt;
  }
  const Gb11643 check = check_gb11643(most->best.text, today);
  const bool backed = check.region && check.birth_date && check.birth_date == printed.birth_date;
  if (!backed) return std::nullopt;
  return taken(NumberVote::Result::check_failed, most->best, 1);
}

bool has_first_generation(const Reading& reading) {
  const auto is_one = [](const RecognizedLine& line) {
    const auto runs = runs_of(line);
    return std::any_of(runs.begin(), runs.end(), [](const Run& run) {
      std::string text;
      for (const Digit& digit : run) text += digit.character;
      return is_first_generation_gb11643(text);
    });
  };
  return std::any_of(reading.lines.begin(), reading.lines.end(), [&](const TextLine& line) {
    return !line.digits.empty() && std::all_of(line.digits.begin(), line.digits.end(), is_one);
  });
}

}  // namespace

std::vector<NumberReading> number_readings(const Reading& reading, Date today) {
  return number_readings(reading,
                         [=](const std::string& text) { return check_gb11643(text, today).valid(); });
}

std::vector<NumberReading> number_readings(const Reading& reading, const IsValid& valid) {
  std::vector<NumberReading> readings;
  for (std::size_t i = 0; i < reading.lines.size(); ++i) {
    const TextLine& line = reading.lines[i];
    for (const RecognizedLine& digits : line.digits) add_readings(readings, digits, i, line.quad, valid);
    add_readings(readings, line.general, i, line.quad, valid);
  }
  return readings;
}

NumberVote vote_on_number(const Reading& reading, const PrintedPerson& printed, Date today) {
  const auto tallies = tally_of(number_readings(reading, today));
  if (const auto vote = take_valid(tallies, printed, today)) return *vote;
  if (const auto vote = take_mixture(tallies, printed, today)) return *vote;
  if (const auto vote = take_failing(tallies, printed, today)) return *vote;
  NumberVote vote;
  vote.first_generation = has_first_generation(reading);
  const bool something = !tallies.empty() || vote.first_generation || number_place(reading);
  vote.result = something ? NumberVote::Result::unreadable : NumberVote::Result::none;
  return vote;
}

std::optional<NumberPlace> number_place(const Reading& reading) {
  for (std::size_t i = reading.lines.size(); i-- > 0;) {
    const TextLine& line = reading.lines[i];
    std::vector<Run> runs = runs_of(line.general);
    for (const RecognizedLine& digits : line.digits) {
      if (runs.empty()) runs = runs_of(digits);
    }
    if (runs.empty()) continue;
    const Box box = box_of(runs.front());
    return NumberPlace{box.area() > 0 ? box : bounding_box(line.quad), runs.front().size()};
  }
  return std::nullopt;
}

}  // namespace docintake
