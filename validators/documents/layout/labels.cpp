#include "validators/documents/layout/labels.h"

#include <algorithm>

#include "validators/normalize/similarity.h"

namespace docintake {

std::vector<LabelPlace> find_label(std::span<const TextRow> rows, std::u32string_view label,
                                   double least_score) {
  std::vector<LabelPlace> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto hit = find_fuzzy(rows[i].text, label, least_score);
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
