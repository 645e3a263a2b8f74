#include "ocr/recognizer/agreed_reading.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "ocr/recognizer/line_recognizer.h"

namespace docintake {
namespace {

constexpr double kSamePlace = 0.3;  // heights between the middles of what readings say of one character
constexpr double kNeighbour = 0.8;  // heights within which the same character is the same one, displaced
constexpr std::size_t kRivals = 3;  // kept beside a character
constexpr float kLeastRival = 0.001F;

/// What the readings say of one place of the line, beside the surest reading's own character.
struct Place {
  Character own;
  bool after_space = false;
  std::vector<const Character*> others;
};

double middle(const Character& c) { return c.box.center().x; }

std::vector<Place> places_of(const RecognizedLine& line) {
  std::vector<Place> places;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(line.text);
  bool space = false;
  std::size_t at = 0;
  for (std::int32_t i = 0; i < text.length() && at < line.characters.size(); i = text.moveIndex32(i, 1)) {
    if (text.char32At(i) == U' ') {
      space = true;
      continue;
    }
    places.push_back({line.characters[at++], space, {}});
    space = false;
  }
  return places;
}

/// Gives each character of another reading to the place it stands at; those that stand at none are returned.
std::vector<const Character*> given(std::vector<Place>& places, const RecognizedLine& reading, double most) {
  std::vector<const Character*> left;
  std::vector<char> taken(places.size(), 0);
  for (const Character& c : reading.characters) {
    std::size_t best = places.size();
    double nearest = most;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const double apart = std::abs(middle(places[i].own) - middle(c));
      if (taken[i] || apart > nearest) continue;
      nearest = apart;
      best = i;
    }
    if (best == places.size()) {
      left.push_back(&c);
    } else {
      taken[best] = 1;
      places[best].others.push_back(&c);
    }
  }
  return left;
}

/// The characters that at least two readings have where the surest has none.
void put_lost(std::vector<Place>& places, std::vector<std::vector<const Character*>> left, double most) {
  for (std::size_t a = 0; a < left.size(); ++a) {
    for (const Character* c : left[a]) {
      if (!c) continue;
      Place place{*c, false, {}};
      for (std::size_t b = a + 1; b < left.size(); ++b) {
        for (const Character*& other : left[b]) {
          if (!other || std::abs(middle(*other) - middle(*c)) > most) continue;
          place.others.push_back(std::exchange(other, nullptr));
          break;
        }
      }
      const bool beside_itself = std::any_of(places.begin(), places.end(), [&](const Place& p) {
        return p.own.character == c->character &&
               std::abs(middle(p.own) - middle(*c)) < kNeighbour / kSamePlace * most;
      });
      if (place.others.empty() || beside_itself) continue;
      const auto at = std::find_if(places.begin(), places.end(),
                                   [&](const Place& p) { return middle(p.own) > middle(*c); });
      places.insert(at, std::move(place));
    }
  }
}

Character agreed(const Place& place, std::size_t readings) {
  std::map<char32_t, float> votes;
  const auto count = [&](const Character& c) {
    votes[c.character] += c.probability;
    for (const Alternative& rival : c.alternatives) votes[rival.character] += rival.probability;
  };
  count(place.own);
  for (const Character* other : place.others) count(*other);
  std::vector<Alternative> ranked;
  for (const auto& [character, sum] : votes) ranked.push_back({character, sum / float(readings)});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Alternative& a, const Alternative& b) { return a.probability > b.probability; });
  Character result{ranked.front().character, std::min(1.F, ranked.front().probability), place.own.box, {}};
  for (std::size_t i = 1; i < ranked.size() && i <= kRivals; ++i)
    if (ranked[i].probability >= kLeastRival) result.alternatives.push_back(ranked[i]);
  return result;
}

}  // namespace

RecognizedLine agreed_reading(std::span<const RecognizedLine> readings, double height) {
  const auto surest = std::max_element(readings.begin(), readings.end(), [](const auto& a, const auto& b) {
    return mean_probability(a) < mean_probability(b);
  });
  std::vector<Place> places = places_of(*surest);
  std::vector<std::vector<const Character*>> left;
  for (auto reading = readings.begin(); reading != readings.end(); ++reading)
    if (reading != surest) left.push_back(given(places, *reading, kSamePlace * height));
  put_lost(places, std::move(left), kSamePlace * height);
  RecognizedLine result{"", 1, {}};
  for (const Place& place : places) {
    const Character character = agreed(place, readings.size());
    if (place.after_space && !result.text.empty()) result.text += ' ';
    icu::UnicodeString(UChar32(character.character)).toUTF8String(result.text);
    result.confidence = std::min(result.confidence, double(character.probability));
    result.characters.push_back(character);
  }
  if (result.characters.empty()) result.confidence = 0;
  return result;
}

}  // namespace docintake
