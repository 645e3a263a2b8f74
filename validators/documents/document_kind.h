#pragma once

#include <span>
#include <string_view>

#include "pipeline/model/record.h"
#include "validators/documents/evidence/evidence.h"

namespace docintake {

/// How well a capture fits a kind, and which side of it that is.
struct KindMatch {
  double score = 0;  ///< 0 to 1; the kind is claimed from kLeastMatch on.
  Side side = Side::unknown;
};

/// From here on a kind is claimed; below, a capture is "unknown".
inline constexpr double kLeastMatch = 0.5;

/// One kind of document. Each is one file of this folder, `ID.cpp`, which defines `kind_ID`; the build makes
/// the table of them from the files. Pure functions and immutable text: safe to use from any thread.
struct DocumentKind {
  std::string_view id;     ///< documents.md, and the file's name.
  std::string_view title;  ///< What a reader of a report would call it.
  std::span<const Side> sides;
  std::span<const std::string_view> fields;  ///< Every field that `extract` may give.
  std::string_view number_scheme;  ///< Id of the identifier scheme that its number belongs to; empty: none.
  std::span<const Symbology> symbologies = {};  ///< Two-dimensional codes that it carries.
  bool framed = false;   ///< Whether a frame is printed on it that is easily taken for its sides.
  std::string_view doc;  ///< What it is known by, for the documentation.

  /// How well the evidence fits. Negative evidence counts: a driving licence prints an 18-digit number too.
  KindMatch (*match)(const Evidence& evidence);

  /// The fields of that side, what could not be read as findings. Kind, side and confidence are set by the
  /// caller.
  Record (*extract)(const Evidence& evidence, Side side);
};

/// Every kind there is, sorted by id.
std::span<const DocumentKind* const> document_kinds();

}  // namespace docintake
