#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace docintake {

/// A word of a closed list that a text stands for.
struct MatchedWord {
  std::string value;     ///< Canonical (documents.md).
  double certainty = 0;  ///< 1 where it stands there exactly; less by how damaged it is.
};

/// "M", "F" or "X" for a printed sex: 男, 女, M, F, X, MALE, FEMALE, 男/M, M/F-style pairs that name one sex
/// only. Nothing where the text says neither or both. Folded text.
std::optional<MatchedWord> sex_of(std::u32string_view text);

/// The 56 ethnic groups of GB/T 3304, without 族.
std::span<const std::u32string_view> ethnic_groups();

/// The ethnic group that the text (with or without 族) stands for: exactly, or the only nearest one when
/// damaged. Nothing where two are equally near or none is near. Folded text.
std::optional<MatchedWord> ethnic_group_of(std::u32string_view text);

}  // namespace docintake
