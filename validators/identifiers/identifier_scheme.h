#pragma once

#include <span>
#include <string_view>

#include "pipeline/model/record.h"

namespace docintake {

/// One scheme of identifiers. Each is one file of this folder, `NAME.cpp`, which defines `identifier_NAME`;
/// the build makes the table of them from the files. Immutable, with static storage: safe to read from any
/// thread.
struct IdentifierScheme {
  std::string_view id;       ///< The file's name, e.g. "gb11643".
  std::string_view title;    ///< What a reader of a report would call it.
  std::string_view source;   ///< The standard that defines it.
  std::string_view example;  ///< One invented or published identifier that is valid.
  bool has_check = true;     ///< Whether check characters see any one wrong digit.
  /// Whether the text, exactly as given, is a valid identifier on that day: shape, check characters, and
  /// dates that exist and are not to come. Lines of an identifier that has several are separated by '\n'.
  bool (*valid)(std::string_view text, Date today);
};

/// Every scheme there is, sorted by id.
std::span<const IdentifierScheme* const> identifier_schemes();

}  // namespace docintake
