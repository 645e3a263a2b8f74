#include "validators/documents/layout/labels.h"

#include <algorithm>

#include "validators/normalize/similarity.h"

namespace docintake {
namespace {

bool is_speck(char32_t c) {
  return std::u32string_view(U"-_.,:;'\"`~|/\\*^·…“”‘’—").find(c) != std::u32string_view::npos;
}

/// A row's text without specks, and where each character of it stands in the row.
struct CleanText {
  std::u32string text;
  std::vector<std::size_t> places;
};

CleanText without_specks(std::u32string_view text) {
  CleanText clean;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_speck(text[i])) continue;
    clean.text += text[i];
    clean.places.push_back(i);
  }
  return clean;
}

}  // namespace

std::vector<LabelPlace> find_label(std::span<const TextRow> rows, std::u32string_view label,
                                   double least_score) {
  std::vector<LabelPlace> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // Labels that contain such marks themselves (N°, D'EXPIRATION) are looked for as they stand first.
    auto hit = find_fuzzy(rows[i].text, label, least_score);
    if (const CleanText clean = without_specks(rows[i].text); clean.text.size() < rows[i].text.size()) {
      const auto found = find_fuzzy(clean.text, label, least_score);
      if (found && (!hit || found->score > hit->score)) {
        hit = FuzzyHit{clean.places[found->begin], clean.places[found->end - 1] + 1, found->score};
      }
    }
    if (hit) places.push_back({i, hit->begin, hit->end, hit->score, rows[i].box(hit->begin, hit->end)});
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const LabelPlace& a, const LabelPlace& b) { return a.score > b.score; });
  return places;
}

double best_word(std::span<const TextRow> rows, std::span<const std::u32string_view> words,
                 double least_score) {
  double best = 0;
  for (const TextRow& row : rows) {
    for (const auto word : words) {
      if (const auto hit = find_fuzzy(row.text, word, least_score)) best = std::max(best, hit->score);
    }
  }
  return best;
}

}  // namespace docintake
