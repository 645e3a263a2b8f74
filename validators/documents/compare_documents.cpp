#include "validators/documents/compare_documents.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "validators/documents/evidence/finding_codes.h"

namespace docintake {
namespace {

/// A value read less surely may be misread rather than different.
constexpr double kSure = 0.9;

/// The kinds whose number names the person; of others a person may have two, of which one has expired.
constexpr std::array<std::string_view, 5> kNumbersForLife{
    "prc_id_card", "hkmt_residence_permit", "hkm_travel_permit", "tw_travel_permit", "foreign_pr_card"};

/// As many characters of a travel permit's number are the person's; what follows counts how often it was
/// issued.
constexpr std::size_t kPersonsPart = 9;

bool known(const Record& record) { return record.kind != "unknown"; }

bool front_and_back(const Record& a, const Record& b) {
  return (a.side == Side::front && b.side == Side::back) || (a.side == Side::back && b.side == Side::front);
}

bool are_two_sides(const Record& a, const Record& b) {
  return front_and_back(a, b) && a.kind == b.kind && known(a);
}

/// Whether both hand the field on surely, and differently.
bool differ(const Record& a, const Record& b, std::string_view field,
            std::size_t characters = std::string_view::npos) {
  const FieldValue *one = a.find(field), *other = b.find(field);
  const bool sure = one && other && one->confidence >= kSure && other->confidence >= kSure;
  return sure && one->value.substr(0, characters) != other->value.substr(0, characters);
}

/// The field by which two documents, not two sides of one, are of two persons; empty where none tells.
std::string_view telling_apart(const Record& a, const Record& b) {
  if (differ(a, b, "birth_date")) return "birth_date";
  if (a.kind != b.kind || std::ranges::find(kNumbersForLife, a.kind) == kNumbersForLife.end()) return "";
  const std::size_t part = a.kind == "hkm_travel_permit" ? kPersonsPart : std::string_view::npos;
  return differ(a, b, "number", part) ? "number" : "";
}

class Comparison {
 public:
  explicit Comparison(std::span<const Record* const> records) : records_(records) {}

  void compare(std::size_t i, std::size_t j) {
    const Record &a = *records_[i], &b = *records_[j];
    if (!known(a) || !known(b)) return;
    if (are_two_sides(a, b)) {
      // Names are spelt differently in print and in a zone, where they may be cut off too.
      for (const char* field : {"number", "birth_date", "sex", "valid_until"}) {
        if (differ(a, b, field)) note("sides_disagree", field, {i, j});
      }
      return;
    }
    if (const std::string_view field = telling_apart(a, b); !field.empty()) {
      note("persons_differ", field, {i, j});
    } else if (a.kind == b.kind && a.side == b.side && (a.side == Side::front || a.side == Side::back)) {
      note("same_side_twice", "", {i, j});
    }
    if (front_and_back(a, b) && !other_side_of(a) && !other_side_of(b)) note("kinds_differ", "", {i, j});
  }

  std::vector<Finding> findings() && { return std::move(findings_); }

 private:
  bool other_side_of(const Record& record) const {
    return std::ranges::any_of(records_, [&](const Record* other) { return are_two_sides(record, *other); });
  }

  /// Once for each document, also where several comparisons come to the same.
  void note(std::string_view code, std::string_view field, std::array<std::size_t, 2> documents) {
    Finding finding = finding_about(code, field);
    for (const std::size_t document : documents) {
      finding.document = int(document);
      const bool there = std::ranges::any_of(findings_, [&](const Finding& other) {
        return other.code == code && other.field == field && other.document == finding.document;
      });
      if (!there) findings_.push_back(finding);
    }
  }

  std::span<const Record* const> records_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> compare_documents(std::span<const Record* const> records) {
  Comparison comparison(records);
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (std::size_t j = i + 1; j < records.size(); ++j) comparison.compare(i, j);
  }
  return std::move(comparison).findings();
}

}  // namespace docintake
