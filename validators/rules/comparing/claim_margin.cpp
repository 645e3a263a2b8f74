#include "validators/rules/comparing/claim_margin.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

/// The least probability of anything: readers are never surer than that, and a character may be one that they
/// do not know.
constexpr double kFloor = 1e-4;

double log_of(double probability) { return std::log(std::max(probability, kFloor)); }

/// A place with its characters as they are compared.
struct Place {
  std::vector<Alternative> choices;  ///< Each character once, likeliest first.

  double probability_of(char32_t c) const {
    const auto it = std::ranges::find(choices, c, &Alternative::character);
    return it == choices.end() ? 0 : it->probability;
  }

  /// Of the likeliest thing there that is not its likeliest character: another one, or all that is not
  /// listed.
  double runner_up() const {
    double rest = 1;
    for (const Alternative& choice : choices) rest -= choice.probability;
    return std::max(rest, choices.size() > 1 ? double(choices[1].probability) : 0.0);
  }
};

/// What is typed or left out at will.
bool is_separator(char32_t c) {
  return is_middle_dot(c) || std::u32string_view(U".-‐–<").find(c) != std::u32string_view::npos;
}

std::u32string as_compared(std::u32string_view text) {
  std::u32string kept = simplified(folded(text));
  std::erase_if(kept, is_separator);
  return kept;
}

Place place_of(const CharacterChoices& read) {
  Place place;
  const auto add = [&](char32_t character, float probability) {
    const std::u32string compared = as_compared({&character, 1});
    const char32_t c = compared.size() == 1 ? compared.front() : character;
    const auto it = std::ranges::find(place.choices, c, &Alternative::character);
    if (it == place.choices.end()) {
      place.choices.push_back({c, probability});
    } else {
      it->probability += probability;
    }
  };
  add(read.character, read.probability);
  for (const Alternative& rival : read.alternatives) add(rival.character, rival.probability);
  std::ranges::stable_sort(place.choices, std::greater(), &Alternative::probability);
  return place;
}

/// ln P of the text under its likeliest alignment with the places.
double log_probability(const std::u32string& text, const std::vector<Place>& places) {
  const double skipped = std::log(kFloor);
  std::vector<double> row(text.size() + 1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = double(i) * skipped;
  for (const Place& place : places) {
    double diagonal = row[0];
    row[0] += skipped;
    for (std::size_t i = 1; i < row.size(); ++i) {
      const double matched = diagonal + log_of(place.probability_of(text[i - 1]));
      diagonal = row[i];
      row[i] = std::max({matched, row[i] + skipped, row[i - 1] + skipped});
    }
  }
  return row.back();
}

}  // namespace

std::optional<double> claim_margin(std::u32string_view claimed, std::span<const CharacterChoices> read) {
  const std::u32string claim = as_compared(claimed);
  if (claim.empty() || read.empty()) return std::nullopt;
  std::vector<Place> places;
  std::u32string likeliest;
  double best = 0;
  double least_lead = -std::log(kFloor);
  for (const CharacterChoices& choices : read) {
    if (is_separator(choices.character)) continue;
    places.push_back(place_of(choices));
    const Place& place = places.back();
    likeliest += place.choices.front().character;
    const double first = log_of(place.choices.front().probability);
    best += first;
    least_lead = std::min(least_lead, first - log_of(place.runner_up()));
  }
  if (claim == likeliest) return least_lead;
  return log_probability(claim, places) - best;
}

}  // namespace docintake
