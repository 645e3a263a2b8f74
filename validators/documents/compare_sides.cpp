#include "validators/documents/compare_sides.h"

#include "validators/documents/evidence/finding_codes.h"

namespace docintake {
namespace {

/// A value read less surely may be misread rather than different.
constexpr double kSure = 0.9;

bool are_two_sides(const Record& a, const Record& b) {
  const bool sides =
      (a.side == Side::front && b.side == Side::back) || (a.side == Side::back && b.side == Side::front);
  return sides && a.kind == b.kind && a.kind != "unknown";
}

}  // namespace

std::vector<Finding> compare_sides(const Record& a, const Record& b) {
  std::vector<Finding> findings;
  if (!are_two_sides(a, b)) return findings;
  // Names are spelt differently in print and in a zone, where they may be cut off too.
  for (const char* field : {"number", "birth_date", "sex", "valid_until"}) {
    const FieldValue *one = a.find(field), *other = b.find(field);
    const bool sure = one && other && one->confidence >= kSure && other->confidence >= kSure;
    if (sure && one->value != other->value) findings.push_back(finding_about("sides_disagree", field));
  }
  return findings;
}

}  // namespace docintake
