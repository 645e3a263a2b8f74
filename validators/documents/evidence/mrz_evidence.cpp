#include "validators/documents/evidence/mrz_evidence.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "validators/normalize/countries.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

using CellLine = std::vector<MrzCell>;

struct LookAlike {
  char read;
  char meant;
};

// What a reader makes of a digit where only a digit can stand, and the other way round. The first that fits
// is taken.
constexpr std::array kLookAlikes{
    LookAlike{'O', '0'}, LookAlike{'0', 'O'}, LookAlike{'Q', '0'}, LookAlike{'D', '0'}, LookAlike{'U', '0'},
    LookAlike{'I', '1'}, LookAlike{'1', 'I'}, LookAlike{'L', '1'}, LookAlike{'T', '7'}, LookAlike{'B', '8'},
    LookAlike{'8', 'B'}, LookAlike{'S', '5'}, LookAlike{'5', 'S'}, LookAlike{'Z', '2'}, LookAlike{'2', 'Z'},
    LookAlike{'G', '6'}, LookAlike{'6', 'G'}, LookAlike{'K', '<'}, LookAlike{'<', 'K'}, LookAlike{'A', '4'},
    LookAlike{'4', 'A'}, LookAlike{'7', 'T'}, LookAlike{'P', 'F'}, LookAlike{'E', 'F'}, LookAlike{'N', 'M'},
    LookAlike{'H', 'M'}, LookAlike{'W', 'M'}, LookAlike{'C', '<'}, LookAlike{'E', '<'},
};

/// What a forced or table-made character is worth, as a share of what was read there.
constexpr double kLookAlikeShare = 0.5;
/// From here on a rival of the readers' own counts as a possible repair.
constexpr double kRivalCounts = 0.02;

char as_mrz_character(char32_t c) {
  if (is_ascii_digit(c) || is_ascii_upper(c)) return char(c);
  if (c >= U'a' && c <= U'z') return char(c - U'a' + U'A');
  return '<';
}

CellLine cells_of(const RecognizedLine& line) {
  CellLine cells;
  for (const Character& c : line.characters) {
    MrzCell cell{as_mrz_character(c.character), c.probability, 1, {}};
    for (const Alternative& rival : c.alternatives) {
      cell.rivals.emplace_back(as_mrz_character(rival.character), rival.probability);
    }
    cells.push_back(std::move(cell));
  }
  if (!cells.empty()) return cells;
  for (const char32_t c : to_u32(line.text)) cells.push_back({as_mrz_character(c), line.confidence, 1, {}});
  return cells;
}

std::string text_of(const CellLine& cells) {
  std::string text;
  for (const MrzCell& cell : cells) text += cell.character;
  return text;
}

std::vector<std::string> text_of(const std::vector<CellLine>& lines) {
  std::vector<std::string> text;
  for (const CellLine& line : lines) text.push_back(text_of(line));
  return text;
}

// ---- Bringing a reading to a layout's lengths

/// Runs of fillers are what readers miscount; more than that is not mended.
constexpr int kMostMiscounted = 3;

bool is_name_line(const MrzLayout& layout, int line) {
  const MrzStretch* name = find_stretch(layout, MrzPart::name);
  return name->line == line && name->begin + name->length == layout.width;
}

/// The lines at the layout's width: the line itself, a name line with its trailing fillers counted anew, or
/// another line with every run of fillers in turn lengthened or shortened.
std::vector<CellLine> at_width(const CellLine& line, std::size_t width, bool name_line) {
  if (line.size() == width) return {line};
  CellLine padded = line;
  constexpr double kInsertedProbability = 0.5;
  const MrzCell filler{'<', kInsertedProbability, 0, {}};
  if (name_line) {
    while (padded.size() > width && padded.back().character == '<') padded.pop_back();
    if (padded.size() > width) return {};
    padded.resize(width, filler);
    return {padded};
  }
  const int missing = int(width) - int(line.size());
  if (std::abs(missing) > kMostMiscounted) return {};
  std::vector<CellLine> variants;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool run_begins = line[i].character == '<' && (i == 0 || line[i - 1].character != '<');
    if (!run_begins) continue;
    CellLine variant = line;
    const auto at = variant.begin() + std::ptrdiff_t(i);
    if (missing > 0) {
      variant.insert(at, std::size_t(missing), filler);
    } else {
      std::size_t length = 0;
      while (i + length < line.size() && line[i + length].character == '<') ++length;
      if (length <= std::size_t(-missing)) continue;
      variant.erase(at, at - missing);
    }
    variants.push_back(std::move(variant));
  }
  return variants;
}

void force_alphabets(std::vector<CellLine>& lines, const MrzLayout& layout);

/// All ways to bring the lines to the layout; one when the lengths are right already.
std::vector<std::vector<CellLine>> variants_of(const std::vector<CellLine>& lines, const MrzLayout& layout) {
  std::vector<std::vector<CellLine>> variants{{}};
  for (int i = 0; i < layout.lines; ++i) {
    const auto choices = at_width(lines[std::size_t(i)], std::size_t(layout.width), is_name_line(layout, i));
    std::vector<std::vector<CellLine>> longer;
    for (const auto& begun : variants) {
      for (const CellLine& choice : choices) {
        longer.push_back(begun);
        longer.back().push_back(choice);
      }
    }
    variants = std::move(longer);
  }
  return variants;
}

const MrzLayout* nearest_layout(const std::vector<CellLine>& lines) {
  const MrzLayout* nearest = nullptr;
  int least = 0;
  for (const MrzLayout& layout : mrz_layouts()) {
    if (int(lines.size()) != layout.lines) continue;
    int off = 0;
    for (const CellLine& line : lines) off += std::abs(int(line.size()) - layout.width);
    if (!nearest || off < least) {
      nearest = &layout;
      least = off;
    }
  }
  return nearest;
}

/// Every zone begins with a letter; specks in front of it are often read as something else.
void drop_specks_in_front(CellLine& first_line) {
  constexpr std::ptrdiff_t kMost = 2;
  const auto letter = std::find_if(first_line.begin(), first_line.end(),
                                   [](const MrzCell& cell) { return cell.character >= 'A'; });
  if (letter - first_line.begin() <= kMost) first_line.erase(first_line.begin(), letter);
}

std::vector<CellLine> cells_of(const std::vector<RecognizedLine>& lines) {
  std::vector<CellLine> cells;
  for (const RecognizedLine& line : lines) cells.push_back(cells_of(line));
  if (!cells.empty()) drop_specks_in_front(cells.front());
  return cells;
}

std::optional<std::vector<CellLine>> aligned(const std::vector<CellLine>& lines, const MrzLayout& layout) {
  if (int(lines.size()) != layout.lines) return std::nullopt;
  const auto variants = variants_of(lines, layout);
  if (variants.empty()) return std::nullopt;
  if (variants.size() == 1 && text_of(variants[0]) == text_of(lines)) return variants[0];
  // A miscounted run is mended only where exactly one way satisfies every check digit.
  std::optional<std::vector<CellLine>> only;
  bool data_lines_as_read = true;
  for (int i = 0; i < layout.lines; ++i) {
    data_lines_as_read &= is_name_line(layout, i) || int(lines[std::size_t(i)].size()) == layout.width;
  }
  if (data_lines_as_read) return variants[0];
  for (auto variant : variants) {
    force_alphabets(variant, layout);
    if (!parse_mrz(layout.format, text_of(variant)).checks_pass()) continue;
    if (only && text_of(*only) != text_of(variant)) return std::nullopt;
    only = std::move(variant);
  }
  return only;
}

// ---- Voting

MrzCell voted(const std::vector<std::vector<CellLine>>& readings, std::size_t line, std::size_t place) {
  std::map<char, double> weight;
  std::map<char, int> votes;
  for (const auto& reading : readings) {
    const MrzCell& cell = reading[line][place];
    weight[cell.character] += cell.probability;
    votes[cell.character] += cell.votes;
    for (const auto& [rival, probability] : cell.rivals) {
      if (rival != cell.character) weight[rival] += probability;
    }
  }
  MrzCell result;
  std::vector<std::pair<char, double>> ranked;
  for (const auto& [character, sum] : weight) ranked.emplace_back(character, sum / double(readings.size()));
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  result.character = ranked[0].first;
  result.probability = std::min(1.0, ranked[0].second);
  result.votes = votes[result.character];
  result.rivals.assign(ranked.begin() + 1, ranked.end());
  return result;
}

std::vector<CellLine> voted(const std::vector<std::vector<CellLine>>& readings) {
  std::vector<CellLine> lines(readings[0].size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t place = 0; place < readings[0][i].size(); ++place)
      lines[i].push_back(voted(readings, i, place));
  }
  return lines;
}

// ---- What the format demands

/// Makes the cell hold a character, the one that it held becoming its first rival.
void change(MrzCell& cell, char character, double probability) {
  cell.rivals.insert(cell.rivals.begin(), {cell.character, cell.probability});
  cell.character = character;
  cell.probability = probability;
  cell.votes = 0;
}

/// Makes the cell hold a character that a reading has there, with what all readings give it.
void prefer(MrzCell& cell, char character) {
  if (cell.character == character) return;
  const auto rival = std::ranges::find(cell.rivals, character, &std::pair<char, double>::first);
  const double probability = rival == cell.rivals.end() ? 0 : rival->second;
  if (rival != cell.rivals.end()) cell.rivals.erase(rival);
  const int others = cell.votes;
  change(cell, character, probability);
  cell.votes = others > 0 ? 1 : 0;
}

double probability_of(const MrzCell& cell, char c) {
  const auto it = std::find_if(cell.rivals.begin(), cell.rivals.end(),
                               [=](const auto& rival) { return rival.first == c; });
  return it == cell.rivals.end() ? 0 : it->second;
}

/// A Q in a name is an O where that is a rival: names have some forty times as many of these.
void weigh_letters_of_name(std::vector<CellLine>& lines, const MrzLayout& layout) {
  constexpr double kShareOfQ = 0.05, kAtMost = 0.85;
  const MrzStretch& stretch = *find_stretch(layout, MrzPart::name);
  for (int i = 0; i < stretch.length; ++i) {
    MrzCell& cell = lines[std::size_t(stretch.line)][std::size_t(stretch.begin + i)];
    if (cell.character != 'Q') continue;
    const double as_o = probability_of(cell, 'O'), as_q = kShareOfQ * cell.probability;
    if (as_o <= as_q) continue;
    prefer(cell, 'O');
    cell.probability = std::min(kAtMost, as_o / (as_o + as_q));
  }
}

bool is_covered_by_check_digits(MrzPart part) {
  constexpr std::array kCovered{MrzPart::number,         MrzPart::number_check,   MrzPart::birth_date,
                                MrzPart::birth_check,    MrzPart::expiry_date,    MrzPart::expiry_check,
                                MrzPart::optional,       MrzPart::optional_check, MrzPart::optional_2,
                                MrzPart::composite_check};
  return std::find(kCovered.begin(), kCovered.end(), part) != kCovered.end();
}

/// The voted places as the first single reading has them that satisfies every check digit, if one does: a
/// vote between two readings may take from each what the other had right. What no check digit covers stays as
/// voted.
std::optional<std::vector<CellLine>> as_one_reading_has_it(const std::vector<std::vector<CellLine>>& readings,
                                                           const std::vector<CellLine>& voted,
                                                           const MrzLayout& layout) {
  for (const auto& reading : readings) {
    if (!parse_mrz(layout.format, text_of(reading)).checks_pass()) continue;
    std::vector<CellLine> cells = voted;
    for (const MrzStretch& stretch : layout.stretches) {
      if (!is_covered_by_check_digits(stretch.part)) continue;
      const auto line = std::size_t(stretch.line);
      for (auto place = std::size_t(stretch.begin); place < std::size_t(stretch.begin + stretch.length);
           ++place)
        prefer(cells[line][place], reading[line][place].character);
    }
    return cells;
  }
  return std::nullopt;
}

void force_alphabet(MrzCell& cell, MrzAlphabet alphabet, int place) {
  if (may_stand(alphabet, place, cell.character)) return;
  for (const auto& [rival, probability] : cell.rivals) {
    if (probability >= kRivalCounts && may_stand(alphabet, place, rival)) {
      change(cell, rival, std::max(probability, cell.probability * kLookAlikeShare));
      return;
    }
  }
  for (const LookAlike& row : kLookAlikes) {
    if (row.read == cell.character && may_stand(alphabet, place, row.meant)) {
      change(cell, row.meant, cell.probability * kLookAlikeShare);
      return;
    }
  }
  cell.probability = 0;
}

void force_alphabets(std::vector<CellLine>& lines, const MrzLayout& layout) {
  for (const MrzStretch& stretch : layout.stretches) {
    for (int i = 0; i < stretch.length; ++i) {
      force_alphabet(lines[std::size_t(stretch.line)][std::size_t(stretch.begin + i)], stretch.alphabet, i);
    }
  }
}

/// Doc 9303-3, 4.6: one '<<' ends the surname, fillers end the name; what is read as a letter behind that is
/// a filler.
void clear_name_tail(std::vector<CellLine>& lines, const MrzLayout& layout) {
  const MrzStretch& stretch = *find_stretch(layout, MrzPart::name);
  CellLine& line = lines[std::size_t(stretch.line)];
  const std::string name = text_of(line).substr(std::size_t(stretch.begin), std::size_t(stretch.length));
  std::size_t end = name.find("<<<");
  if (const auto gap = name.find("<<"); gap != std::string::npos)
    end = std::min(end, name.find("<<", gap + 2));
  if (end == std::string::npos) return;
  // A whole word there is a print that does not follow the standard, not a misread filler.
  constexpr int kLongestMisreadRun = 2;
  int run = 0;
  for (const char c : name.substr(end)) {
    run = c == '<' ? 0 : run + 1;
    if (run > kLongestMisreadRun) return;
  }
  for (std::size_t i = end; i < name.size(); ++i) {
    MrzCell& cell = line[std::size_t(stretch.begin) + i];
    if (cell.character != '<') change(cell, '<', cell.probability * kLookAlikeShare);
  }
}

// ---- Repairs

/// One character changed for another.
struct Change {
  std::size_t line, place;
  char character;
  double probability;
};

/// A way to mend a zone.
using Repair = std::vector<Change>;

/// A print in which a reader takes one character for another has it so everywhere: all of them in the stretch
/// at once.
void add_uniform_repairs(const CellLine& line, const MrzStretch& stretch, std::vector<Repair>& repairs) {
  for (const LookAlike& row : kLookAlikes) {
    Repair repair;
    for (int i = 0; i < stretch.length; ++i) {
      const std::size_t place = std::size_t(stretch.begin + i);
      if (line[place].character != row.read || !may_stand(stretch.alphabet, i, row.meant)) continue;
      repair.push_back(
          {std::size_t(stretch.line), place, row.meant, line[place].probability * kLookAlikeShare});
    }
    if (repair.size() >= 2) repairs.push_back(std::move(repair));
  }
}

/// What may be wrong with a zone, by kind.
struct Repairs {
  std::vector<Repair> uniform;  ///< One character taken for another throughout a stretch.
  std::vector<Repair> read;     ///< One character that a reader offered.
  std::vector<Repair> table;    ///< One character of the table of look-alikes.
};

/// Every change of one character in the stretch that a reader offers, or else the table.
void add_single_repairs(const CellLine& line, const MrzStretch& stretch, Repairs& repairs) {
  for (int i = 0; i < stretch.length; ++i) {
    const std::size_t place = std::size_t(stretch.begin + i);
    const MrzCell& cell = line[place];
    std::string offered(1, cell.character);
    const auto offer = [&](char character, double probability, std::vector<Repair>& to) {
      if (offered.find(character) != std::string::npos || !may_stand(stretch.alphabet, i, character)) return;
      offered += character;
      to.push_back({{std::size_t(stretch.line), place, character, probability}});
    };
    for (const auto& [rival, probability] : cell.rivals) {
      if (probability >= kRivalCounts) offer(rival, probability, repairs.read);
    }
    for (const LookAlike& row : kLookAlikes) {
      if (row.read == cell.character) offer(row.meant, cell.probability * kLookAlikeShare, repairs.table);
    }
  }
}

Repairs repairs_of(const std::vector<CellLine>& lines, const MrzLayout& layout) {
  Repairs repairs;
  for (const MrzStretch& stretch : layout.stretches) {
    if (!is_covered_by_check_digits(stretch.part)) continue;
    add_single_repairs(lines[std::size_t(stretch.line)], stretch, repairs);
    add_uniform_repairs(lines[std::size_t(stretch.line)], stretch, repairs.uniform);
  }
  return repairs;
}

bool satisfies(std::vector<std::string> lines, MrzFormat format, const Repair& repair) {
  for (const Change& step : repair) lines[step.line][step.place] = step.character;
  const Mrz mrz = parse_mrz(format, lines);
  return mrz.checks_pass() && mrz.number_check == DigitCheck::pass;
}

/// Those of the repairs that satisfy all check digits.
std::vector<Repair> satisfying(const std::vector<std::string>& text, MrzFormat format,
                               std::span<const Repair> repairs) {
  std::vector<Repair> found;
  std::copy_if(repairs.begin(), repairs.end(), std::back_inserter(found),
               [&](const Repair& repair) { return satisfies(text, format, repair); });
  return found;
}

/// All pairs of changes in different places.
std::vector<Repair> pairs_of(std::span<const Repair> singles) {
  constexpr std::size_t kMost = 40;  // Beyond, the zone is too damaged for a pair to mean anything.
  std::vector<Repair> pairs;
  for (std::size_t a = 0; a < singles.size() && singles.size() <= kMost; ++a) {
    for (std::size_t b = a + 1; b < singles.size(); ++b) {
      const Change &first = singles[a][0], &second = singles[b][0];
      if (first.line != second.line || first.place != second.place) pairs.push_back({first, second});
    }
  }
  return pairs;
}

/// The one repair of the likeliest kind that satisfies all check digits. Kinds in the order in which readers
/// err: throughout a stretch; in one character, the right one being their second choice; or a look-alike that
/// they did not offer; in two characters. Nothing where several repairs of that kind do.
std::optional<Repair> only_repair(const std::vector<CellLine>& lines, const MrzLayout& layout) {
  const std::vector<std::string> text = text_of(lines);
  const Repairs repairs = repairs_of(lines, layout);
  auto found = satisfying(text, layout.format, repairs.uniform);
  if (found.empty()) found = satisfying(text, layout.format, repairs.read);
  if (found.empty()) found = satisfying(text, layout.format, repairs.table);
  if (found.empty()) found = satisfying(text, layout.format, pairs_of(repairs.read));
  if (found.size() != 1) return std::nullopt;
  return found[0];
}

/// Letters O among nothing but digits in an optional field are zeros where all check digits pass with those
/// as well: O counts 24, so that a few of them are read for zeros with no digit the wiser.
void take_zeros_for_zeros(std::vector<CellLine>& lines, const MrzLayout& layout) {
  for (const MrzStretch& stretch : layout.stretches) {
    if (stretch.part != MrzPart::optional && stretch.part != MrzPart::optional_2) continue;
    const auto begin = lines[std::size_t(stretch.line)].begin() + stretch.begin;
    const std::span<MrzCell> cells(begin, std::size_t(stretch.length));
    const auto of_number = [](char c) { return is_ascii_digit(char32_t(c)) || c == 'O' || c == '<'; };
    if (!std::ranges::all_of(cells, of_number, &MrzCell::character)) continue;
    Repair repair;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].character != 'O') continue;
      repair.push_back({std::size_t(stretch.line), std::size_t(stretch.begin) + i, '0',
                        cells[i].probability * kLookAlikeShare});
    }
    if (repair.empty() || !satisfies(text_of(lines), layout.format, repair)) continue;
    for (const Change& step : repair) change(lines[step.line][step.place], step.character, step.probability);
  }
}

/// Whether a zone stands there at all: texture and plain text can be read as characters of the alphabet too,
/// but then no check digit agrees, and hardly a character is sure; or repairs made digits agree, and neither
/// the state nor the day of birth is one.
bool is_plausible(const MrzEvidence& evidence) {
  constexpr double kSure = 0.6;
  constexpr Date kLatest{std::chrono::year{2099}, std::chrono::December, std::chrono::day{31}};
  double sum = 0;
  std::size_t cells = 0;
  for (const CellLine& line : evidence.cells) {
    for (const MrzCell& cell : line) sum += cell.probability;
    cells += line.size();
  }
  const Mrz& mrz = evidence.mrz;
  if (!country_of(to_u32(mrz.issuing_state)) && !mrz_birth_date(mrz.birth_date, kLatest)) return false;
  const std::array checks{mrz.number_check, mrz.birth_check, mrz.expiry_check, mrz.composite_check};
  const auto passed = std::count(checks.begin(), checks.end(), DigitCheck::pass);
  return passed >= 2 || (passed == 1 && sum >= kSure * double(cells));
}

// ---- What check digits do not see

// Characters that look alike and have values equal modulo 10, so that no weight tells them apart.
constexpr std::array<std::string_view, 7> kBlindGroups{"6GQ", "<K", "1L", "8S", "OE", "MW", "FP"};
// Likewise, but alike only in a bad print: these count where a reader itself offers the other one.
constexpr std::array<std::string_view, 6> kFaintBlindGroups{"0UA", "5FP", "D3N", "4YE", "2C", "9T"};

std::string rivals_in(std::span<const std::string_view> groups, char c) {
  std::string rivals;
  for (const auto group : groups) {
    if (group.find(c) != std::string_view::npos) rivals += group;
  }
  std::erase(rivals, c);
  return rivals;
}

bool has_blind_rival(char c) { return !rivals_in(kBlindGroups, c).empty(); }

/// Whether a reading offers a character that check digits do not tell from this one.
bool is_rival_read(const MrzCell& cell) {
  constexpr double kCounts = 0.1, kFaintCounts = 0.5;  // Of a faint rival, as a share of the character's own.
  const auto read = [&](std::span<const std::string_view> groups, double least) {
    const std::string rivals = rivals_in(groups, cell.character);
    return std::any_of(rivals.begin(), rivals.end(),
                       [&](char rival) { return probability_of(cell, rival) >= least; });
  };
  return read(kBlindGroups, kCounts) || read(kFaintBlindGroups, kFaintCounts * cell.probability);
}

/// Whether all of at least two readings have the character and are sure of it against its blind rivals.
bool is_backed(const MrzCell& cell, int readings) {
  constexpr double kSure = 0.8;
  if (is_rival_read(cell)) return false;
  return readings >= 2 && cell.votes == readings && cell.probability >= kSure;
}

/// The cells of the number without its trailing fillers; a long number's goes on in the optional field.
std::vector<const MrzCell*> number_cells(const MrzEvidence& evidence) {
  const MrzLayout& layout = mrz_layout(evidence.format);
  std::vector<const MrzCell*> cells;
  for (const MrzPart part : {MrzPart::number, MrzPart::optional}) {
    const MrzStretch* stretch = find_stretch(layout, part);
    if (!stretch) continue;
    const CellLine& line = evidence.cells[std::size_t(stretch->line)];
    for (int i = 0; i < stretch->length && cells.size() < evidence.mrz.number.size(); ++i) {
      cells.push_back(&line[std::size_t(stretch->begin + i)]);
    }
  }
  return cells;
}

/// Whether fillers behind the number are read as nothing else: one may hide the number's last letter.
bool is_tail_clear(const MrzEvidence& evidence) {
  const MrzStretch& stretch = *find_stretch(mrz_layout(evidence.format), MrzPart::number);
  const CellLine& line = evidence.cells[std::size_t(stretch.line)];
  for (int i = int(evidence.mrz.number.size()); i < stretch.length; ++i) {
    if (is_rival_read(line[std::size_t(stretch.begin + i)])) return false;
  }
  return true;
}

/// Whether one character taken for its look-alike would explain a check digit that fails: then it was
/// misread.
bool may_be_misread(const MrzEvidence& evidence) {
  const Repairs repairs = repairs_of(evidence.cells, mrz_layout(evidence.format));
  const auto explains = [&](std::span<const Repair> some) {
    return !satisfying(evidence.lines, evidence.format, some).empty();
  };
  return explains(repairs.uniform) || explains(repairs.read) || explains(repairs.table);
}

/// How sure readings that agree must be of each character of a number whose check digit is wrong, and of one
/// whose own digit passes but the composite does not.
constexpr double kSureWithoutCheck = 0.85;
constexpr double kSureWithOneCheck = 0.6;

/// Whether independent readings agree on the number and its check digit, and are so sure of each character.
bool readings_agree(const MrzEvidence& evidence, double sure) {
  if (evidence.readings < 2) return false;
  std::vector<const MrzCell*> cells = number_cells(evidence);
  if (const MrzStretch* check = find_stretch(mrz_layout(evidence.format), MrzPart::number_check)) {
    cells.push_back(&evidence.cells[std::size_t(check->line)][std::size_t(check->begin)]);
  }
  return std::all_of(cells.begin(), cells.end(), [&](const MrzCell* cell) {
    return cell->votes == evidence.readings && cell->probability >= sure;
  });
}

/// Whether the number rests on what was read: at most one of its characters repaired and none a mere guess.
/// Check digits single out one repaired character; of several, one in a hundred combinations passes by
/// chance.
bool rests_on_reading(const std::vector<const MrzCell*>& cells) {
  constexpr double kGuess = 0.25;
  const auto repaired =
      std::count_if(cells.begin(), cells.end(), [](const MrzCell* cell) { return cell->votes == 0; });
  return repaired <= 1 && std::none_of(cells.begin(), cells.end(),
                                       [](const MrzCell* cell) { return cell->probability < kGuess; });
}

}  // namespace

std::optional<MrzZone> zone_in_lines(const Reading& reading) {
  constexpr std::size_t kShortest = 27, kLongest = 47;
  constexpr double kAlikeWidth = 0.85;
  struct Candidate {
    RecognizedLine line;
    Box box;
    bool has_fillers;
  };
  std::vector<Candidate> candidates;
  for (const TextLine& line : reading.lines) {
    Candidate candidate{line.general, bounding_box(line.quad), false};
    std::erase_if(candidate.line.characters, [](const Character& c) {
      return !is_ascii_digit(c.character) && !is_ascii_upper(c.character) && c.character != U'<';
    });
    const auto& kept = candidate.line.characters;
    if (kept.size() < kShortest || kept.size() > kLongest || kept.size() + 3 < line.general.characters.size())
      continue;
    candidate.has_fillers =
        std::any_of(kept.begin(), kept.end(), [](const Character& c) { return c.character == U'<'; });
    candidates.push_back(std::move(candidate));
  }
  if (candidates.size() < 2 || candidates.size() > 3) return std::nullopt;
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.box.y < b.box.y; });
  double narrowest = candidates[0].box.w, widest = narrowest;
  bool has_fillers = false;
  MrzZone zone;
  for (Candidate& candidate : candidates) {
    narrowest = std::min(narrowest, candidate.box.w);
    widest = std::max(widest, candidate.box.w);
    has_fillers |= candidate.has_fillers;
    zone.lines.push_back(std::move(candidate.line));
  }
  if (!has_fillers || narrowest < kAlikeWidth * widest) return std::nullopt;
  const Box top = candidates.front().box, bottom = candidates.back().box;
  zone.quad = quad_of({std::min(top.x, bottom.x), top.y, widest, bottom.bottom() - top.y});
  return zone;
}

bool has_passport_shape(const MrzZone& zone) {
  if (zone.lines.size() != 2) return false;
  return std::all_of(zone.lines.begin(), zone.lines.end(), [](const RecognizedLine& line) {
    constexpr std::size_t kShortest = 40, kLongest = 48;
    return line.text.size() >= kShortest && line.text.size() <= kLongest;
  });
}

bool has_zone_piece(const Reading& reading) {
  // d: digit, A: letter, s: sex. The check digit, nationality, birth date with its digit, sex, expiry date.
  constexpr std::string_view kData = "dAAAddddddds", kFillers = "<<<<<";
  const auto is = [](char32_t c, char wanted) {
    switch (wanted) {
      case 'd':
        return is_ascii_digit(c);
      case 'A':
        return is_ascii_upper(c) || c == U'<';
      case 's':
        return c == U'M' || c == U'F' || c == U'X' || c == U'<';
      default:
        return c == char32_t(wanted);
    }
  };
  return std::any_of(reading.lines.begin(), reading.lines.end(), [&](const TextLine& line) {
    const std::u32string text = to_u32(line.general.text);
    const auto holds = [&](std::string_view piece) {
      return std::search(text.begin(), text.end(), piece.begin(), piece.end(), is) != text.end();
    };
    return holds(kData) || holds(kFillers);
  });
}

bool begins_passport_zone(const Reading& reading) {
  constexpr std::string_view kBegin = "P<";
  constexpr std::size_t kState = 3;
  return std::any_of(reading.lines.begin(), reading.lines.end(), [&](const TextLine& line) {
    const std::string& text = line.general.text;
    return text.starts_with(kBegin) && text.size() > kBegin.size() + kState &&
           is_country_code(std::string_view(text).substr(kBegin.size(), kState));
  });
}

std::span<const MrzCell> MrzEvidence::stretch(MrzPart part) const {
  const MrzStretch* found = find_stretch(mrz_layout(format), part);
  if (!found) return {};
  std::span<const MrzCell> places = std::span(cells[std::size_t(found->line)])
                                        .subspan(std::size_t(found->begin), std::size_t(found->length));
  while (!places.empty() && places.back().character == '<') places = places.first(places.size() - 1);
  return places;
}

double MrzEvidence::confidence(MrzPart part) const {
  if (!find_stretch(mrz_layout(format), part)) return 0;
  double least = 1;
  for (const MrzCell& cell : stretch(part)) least = std::min(least, cell.probability);
  return least;
}

std::vector<CharacterChoices> MrzEvidence::choices(MrzPart part) const {
  std::vector<CharacterChoices> choices;
  for (const MrzCell& cell : stretch(part)) {
    CharacterChoices place{char32_t(cell.character), float(cell.probability), {}};
    for (const auto& [rival, probability] : cell.rivals)
      place.alternatives.push_back({char32_t(rival), float(probability)});
    choices.push_back(std::move(place));
  }
  return choices;
}

std::optional<MrzEvidence> weigh_mrz(const MrzZone& zone) {
  std::vector<std::vector<CellLine>> all{cells_of(zone.lines)};
  for (const auto& again : zone.again) all.push_back(cells_of(again));

  MrzEvidence evidence;
  std::vector<std::vector<CellLine>> usable;
  const MrzLayout* layout = nullptr;
  for (const auto& reading : all) {
    const MrzLayout* nearest = layout ? layout : nearest_layout(reading);
    if (!nearest) continue;
    auto fitted = aligned(reading, *nearest);
    if (!fitted) continue;
    if (!layout) {
      // Visas and the French card have the lengths of others; their first characters tell.
      const auto format = mrz_format_of(text_of(*fitted));
      if (!format) continue;
      layout = &mrz_layout(*format);
      evidence.read = text_of(reading);
    }
    usable.push_back(std::move(*fitted));
  }
  if (!layout) return std::nullopt;

  evidence.format = layout->format;
  evidence.readings = int(usable.size());
  evidence.cells = voted(usable);
  weigh_letters_of_name(evidence.cells, *layout);
  const std::vector<std::string> as_voted = text_of(evidence.cells);
  if (!parse_mrz(layout->format, as_voted).checks_pass())
    evidence.cells = as_one_reading_has_it(usable, evidence.cells, *layout).value_or(evidence.cells);
  force_alphabets(evidence.cells, *layout);
  clear_name_tail(evidence.cells, *layout);
  evidence.lines = text_of(evidence.cells);
  evidence.mrz = parse_mrz(layout->format, evidence.lines);
  if (!evidence.mrz.checks_pass()) {
    if (const auto repair = only_repair(evidence.cells, *layout)) {
      for (const Change& step : *repair) {
        change(evidence.cells[step.line][step.place], step.character, step.probability);
      }
      evidence.lines = text_of(evidence.cells);
      evidence.mrz = parse_mrz(layout->format, evidence.lines);
    }
  }
  if (evidence.mrz.checks_pass()) {
    take_zeros_for_zeros(evidence.cells, *layout);
    evidence.lines = text_of(evidence.cells);
    evidence.mrz = parse_mrz(layout->format, evidence.lines);
  }
  evidence.repaired = evidence.lines != as_voted;
  evidence.quad = zone.quad;
  if (!is_plausible(evidence)) return std::nullopt;
  return evidence;
}

bool is_printed(std::string_view number, std::span<const TextRow> rows) {
  constexpr std::size_t kTelling = 5;  // Shorter ones stand in other text by chance.
  if (number.size() < kTelling) return false;
  const std::u32string wanted(number.begin(), number.end());
  const auto continues = [](const TextRow& row, std::size_t i) {
    const char32_t c = row.text[i];
    return is_ascii_digit(c) || is_ascii_upper(c) || c == U'<';
  };
  const auto stands_in = [&](const TextRow& row) {
    for (std::size_t at = row.text.find(wanted); at != std::u32string::npos;
         at = row.text.find(wanted, at + 1)) {
      const std::size_t end = at + wanted.size();
      const bool begins = at == 0 || row.glyphs[at].after_space || !continues(row, at - 1);
      const bool ends = end == row.text.size() || row.glyphs[end].after_space || !continues(row, end);
      if (begins && ends) return true;
    }
    return false;
  };
  return std::any_of(rows.begin(), rows.end(), stands_in);
}

NumberTrust trust_of_number(const MrzEvidence& evidence, std::span<const TextRow> rows) {
  const Mrz& mrz = evidence.mrz;
  if (mrz.number.empty()) return NumberTrust::unsure;
  const bool printed = is_printed(mrz.number, rows);
  if (mrz.number_check != DigitCheck::pass) {
    const bool agreed = readings_agree(evidence, kSureWithoutCheck) && !may_be_misread(evidence);
    return printed || agreed ? NumberTrust::check_failed : NumberTrust::unsure;
  }
  if (printed) return NumberTrust::sure;
  // A composite digit that fails may be another field's fault; then the number's own digit alone speaks for
  // it.
  if (mrz.composite_check == DigitCheck::fail && !is_mainland_travel_permit(mrz) &&
      !readings_agree(evidence, kSureWithOneCheck))
    return NumberTrust::unsure;
  const auto cells = number_cells(evidence);
  const bool backed =
      rests_on_reading(cells) && is_tail_clear(evidence) &&
      std::all_of(cells.begin(), cells.end(), [&](const MrzCell* cell) {
        return has_blind_rival(cell->character) ? is_backed(*cell, evidence.readings) : !is_rival_read(*cell);
      });
  return backed ? NumberTrust::sure : NumberTrust::unsure;
}

}  // namespace docintake
