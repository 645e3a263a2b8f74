#include "validators/documents/layout/labels.h"

#include <algorithm>
#include <optional>

#include "validators/normalize/similarity.h"
#include "validators/normalize/unicode.h"

namespace docintake {
namespace {

/// Whether a word may begin at that place of the row's plain text, or end before it.
bool is_word_border(const TextRow& row, std::size_t at) {
  if (at == 0 || at == row.plain.size()) return true;
  const std::size_t glyph = row.plain_glyphs[at];
  const bool mark_between = glyph > row.plain_glyphs[at - 1] + 1;
  return mark_between || row.glyphs[glyph].after_space || !is_ascii_upper(row.plain[at - 1]) ||
         !is_ascii_upper(row.plain[at]);
}

bool is_whole(const TextRow& row, std::size_t begin, std::size_t end) {
  return is_word_border(row, begin) && is_word_border(row, end);
}

/// The label's best place in the row.
std::optional<FuzzyHit> place_in(const TextRow& row, std::u32string_view label, double least_score) {
  constexpr std::size_t kPartOfAWord = 8;  // Letters of a label that is not found in others by chance.
  if (label.size() >= kPartOfAWord) return find_fuzzy(row.plain, label, least_score);
  for (std::size_t at = row.plain.find(label); at != std::u32string::npos;
       at = row.plain.find(label, at + 1)) {
    const std::size_t end = at + label.size();
    if (is_whole(row, at, end)) return FuzzyHit{at, end, 1};
  }
  const auto hit = find_fuzzy(row.plain, label, least_score);
  if (!hit || !is_whole(row, hit->begin, hit->end)) return std::nullopt;
  return hit;
}

}  // namespace

std::vector<LabelPlace> find_label(std::span<const TextRow> rows, std::u32string_view label,
                                   double least_score) {
  std::vector<LabelPlace> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TextRow& row = rows[i];
    const auto hit = place_in(row, label, least_score);
    if (!hit) continue;
    const std::size_t begin = row.plain_glyphs[hit->begin], end = row.plain_glyphs[hit->end - 1] + 1;
    places.push_back({i, begin, end, hit->score, is_whole(row, hit->begin, hit->end), row.box(begin, end)});
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
      if (const auto hit = place_in(row, word, least_score)) best = std::max(best, hit->score);
    }
  }
  return best;
}

}  // namespace docintake
