#include "validators/documents/evidence/travel_print.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>

#include "validators/documents/evidence/travel_labels.h"
#include "validators/normalize/countries.h"
#include "validators/normalize/dates.h"
#include "validators/normalize/field_words.h"
#include "validators/normalize/names.h"
#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

/// Letters and digits of a document number: six to twelve, digits mostly, letters only in front.
bool is_number_shape(std::u32string_view text) {
  constexpr std::size_t kShortest = 6, kLongest = 12, kMostLetters = 3;
  if (text.size() < kShortest || text.size() > kLongest) return false;
  const auto first_digit = std::find_if(text.begin(), text.end(), is_ascii_digit);
  return std::size_t(first_digit - text.begin()) <= kMostLetters &&
         std::all_of(text.begin(), first_digit, is_ascii_upper) &&
         std::all_of(first_digit, text.end(), is_ascii_digit);
}

/// Letters and digits mixed, of which readers of words take some for letters.
bool is_code_shape(std::u32string_view text) {
  constexpr std::size_t kShortest = 6, kLongest = 12;
  return text.size() >= kShortest && text.size() <= kLongest &&
         std::ranges::all_of(text, [](char32_t c) { return is_ascii_digit(c) || is_ascii_upper(c); }) &&
         std::ranges::any_of(text, is_ascii_digit);
}

/// Drops what stands between a label and its value, and specks behind it.
std::u32string_view bare(std::u32string_view text) {
  constexpr std::u32string_view kSpecks = U":;.,/|-_'\"·*";
  const auto first = text.find_first_not_of(kSpecks);
  if (first == std::u32string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpecks) + 1 - first);
}

/// The same day of the latest century in which it is not after the limit.
Date latest_until(Date date, Date limit) {
  const std::chrono::years century{100};
  while (Date{date.year() + century, date.month(), date.day()} <= limit) date += century;
  while (date > limit) date -= century;
  return date;
}

/// A printed two-digit year: birth dates are not to come, expiry dates not further away than a zone may have
/// them.
Date with_century(const FoundDate& found, bool expiry, Date today) {
  if (found.century_given) return found.date;
  constexpr std::chrono::years kFarthestExpiry{50};
  return latest_until(found.date,
                      expiry ? Date{today.year() + kFarthestExpiry, today.month(), today.day()} : today);
}

std::optional<Printed> as_date(const Piece& piece, bool expiry, Date today) {
  const auto dates = find_dates(piece.text);
  if (dates.empty()) return std::nullopt;
  Printed printed{to_iso(with_century(dates[0], expiry, today)), {}, piece, 1};
  if (dates[0].swapped) printed.accepted.push_back(to_iso(*dates[0].swapped));
  if (!dates[0].century_given) {
    const Date date = with_century(dates[0], expiry, today);
    for (const int away : {-100, 100}) {
      printed.accepted.push_back(
          to_iso(Date{date.year() + std::chrono::years{away}, date.month(), date.day()}));
    }
  }
  return printed;
}

std::optional<Printed> as_word(const Piece& piece, const std::optional<MatchedWord>& word) {
  if (!word) return std::nullopt;
  return Printed{word->value, {}, piece, word->certainty};
}

/// Whether the text is a label of the page, or one that was read too badly to be found as such.
bool is_label_like(std::u32string_view text) {
  constexpr double kLike = 0.75;        // MARTINA is like JANTINA by less
  constexpr std::size_t kShortest = 6;  // Shorter ones are like names by chance.
  const auto labels = travel_labels();
  return std::any_of(labels.begin(), labels.end(), [&](const FieldLabel& label) {
    return label.text.size() >= kShortest && similarity(label.text, text) >= kLike;
  });
}

}  // namespace

double TravelPrint::score() const {
  constexpr std::size_t kMostLabels = 6, kMostValues = 5;  // Some of each are always lost.
  constexpr double kEach = 0.07;
  return kEach * double(std::min(labelled.size(), kMostLabels) + std::min(fields.size(), kMostValues));
}

std::optional<Printed> as_printed(std::string_view field, const Piece& piece, Date today) {
  const std::u32string_view text = bare(piece.text);
  if (field == "birth_date" || field == "valid_until") return as_date(piece, field == "valid_until", today);
  if (field == "sex") return as_word(piece, sex_of(text));
  if (field == "number") return as_document_number(piece);
  if (field == "nationality" || field == "issuing_country") {
    constexpr double kSureOfCode = 0.75;  // Any three letters read from texture may be a code.
    // A date that stands close behind it is read with it.
    const auto letters = bare(text.substr(0, text.find_first_of(U"0123456789")));
    const auto country = country_of(letters);
    if (country && (letters.size() > 3 || piece.confidence >= kSureOfCode))
      return Printed{*country, {}, piece, 1};
  }
  if (field == "name") {
    if (const auto name = chinese_name_of(text)) return Printed{*name, {}, piece, 1};
  }
  if (field == "surname" || field == "given_names") {
    // Nothing but letters, hyphens and apostrophes: else it is something else's text, or damaged.
    const std::u32string name = with_letters_for_zeros(std::u32string(bare(piece.spaced)));
    const std::string letters = mrz_letters_of(name);
    const auto count = std::count_if(letters.begin(), letters.end(), [](char c) { return c != ' '; });
    const auto foreign = std::count_if(name.begin(), name.end(), [](char32_t c) {
      return c < U'A' && c != U' ' && c != U'-' && c != U'\'';
    });
    const bool other_value = country_of(text) || sex_of(text);  // What stands at the next label.
    // Behind a slash the label goes on in another language.
    const bool of_label = piece.text.starts_with(U'/');
    if (count >= 2 && foreign == 0 && !other_value && !of_label && !is_label_like(text))
      return Printed{letters, {}, piece, 1};
  }
  return std::nullopt;
}

std::optional<Printed> as_document_number(const Piece& piece) {
  std::u32string number(bare(piece.text));
  std::ranges::replace(number, U'$', U'S');  // as readers of words take it at the beginning
  if (!is_number_shape(number) && !is_code_shape(number)) return std::nullopt;
  return Printed{to_utf8(number), {}, piece, 1};
}

TravelPrint travel_print(std::span<const TextRow> rows, Date today) {
  TravelPrint print;
  for (const auto& [label, pieces] : labelled_pieces(rows, travel_labels())) {
    print.labelled.insert(label.field);
    print.chinese |= is_han(label.text.front());
    if (print.fields.contains(label.field)) continue;
    for (const Piece& piece : pieces) {
      if (auto printed = as_printed(label.field, piece, today)) {
        print.fields.emplace(label.field, std::move(*printed));
        break;
      }
    }
  }
  return print;
}

}  // namespace docintake
