#include "validators/documents/evidence/unlabelled_print.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "validators/normalize/dates.h"

namespace docintake {
namespace {

constexpr double kSure = 0.5;      // least probability of a value's characters
constexpr double kAligned = 1.0;   // value heights between the left edges of what stands in one column
constexpr double kSmall = 0.88;    // height of a label to that of its value, at most
constexpr double kCloseBelow = 2;  // value heights from a label down to its value
constexpr double kNextValue = 5;   // and from one value to the next one of its column

/// Whether something small stands right above the piece at its left edge.
bool is_under_label(const Piece& piece, const std::vector<Piece>& pieces) {
  return std::ranges::any_of(pieces, [&](const Piece& label) {
    const double down = piece.box.y - label.box.bottom(), h = piece.box.h;
    return label.box.h < kSmall * h && std::abs(label.box.x - piece.box.x) < kAligned * h &&
           down > -0.2 * h && down < kCloseBelow * h;
  });
}

/// What a card's values are, by their form alone.
struct Values {
  std::vector<Printed> names, dates, sexes, countries, numbers;
};

Values values_among(const std::vector<Piece>& pieces, Date today) {
  Values values;
  for (const Piece& piece : pieces) {
    if (piece.confidence < kSure || !is_under_label(piece, pieces)) continue;
    const auto put = [&](std::vector<Printed>& among, std::string_view field) {
      auto printed = as_printed(field, piece, today);
      if (printed) among.push_back(*std::move(printed));
      return printed.has_value();
    };
    // A number before a nationality, which D145890 begins with.
    if (put(values.dates, "birth_date") || put(values.numbers, "number") || put(values.sexes, "sex") ||
        put(values.countries, "nationality"))
      continue;
    put(values.names, "surname");
  }
  return values;
}

/// The two names right below each other above all dates; nothing where more may be meant.
std::optional<std::pair<Printed, Printed>> names_among(const Values& values) {
  double first_date = values.dates.empty() ? 0 : values.dates.front().piece.box.y;
  for (const Printed& date : values.dates) first_date = std::min(first_date, date.piece.box.y);
  std::vector<const Printed*> above;
  for (const Printed& name : values.names)
    if (name.piece.box.bottom() < first_date) above.push_back(&name);
  if (above.size() != 2) return std::nullopt;
  std::ranges::sort(above, {}, [](const Printed* name) { return name->piece.box.y; });
  const Box &first = above[0]->piece.box, &second = above[1]->piece.box;
  const double h = std::max(first.h, second.h);
  if (std::abs(first.x - second.x) > kAligned * h || second.y - first.y > kNextValue * h) return std::nullopt;
  return std::pair(*above[0], *above[1]);
}

}  // namespace

std::map<std::string_view, Printed> unlabelled_values(const Evidence& evidence) {
  std::vector<Piece> pieces;
  for (const TextRow& row : evidence.rows)
    for (const auto& [begin, end] : lines_in(row)) pieces.push_back(piece_of(row, begin, end));
  Values values = values_among(pieces, evidence.today);
  std::map<std::string_view, Printed> found;
  if (auto names = names_among(values)) {
    found.emplace("surname", std::move(names->first));
    found.emplace("given_names", std::move(names->second));
  }
  if (values.dates.size() == 2) {
    std::ranges::sort(values.dates, {}, &Printed::value);
    if (values.dates[0].value < values.dates[1].value && values.dates[0].value < to_iso(evidence.today)) {
      found.emplace("birth_date", std::move(values.dates[0]));
      found.emplace("valid_until", std::move(values.dates[1]));
    }
  }
  if (values.sexes.size() == 1) found.emplace("sex", std::move(values.sexes[0]));
  if (values.countries.size() == 1) found.emplace("nationality", std::move(values.countries[0]));
  if (values.numbers.size() == 1) found.emplace("number", std::move(values.numbers[0]));
  return found;
}

}  // namespace docintake
