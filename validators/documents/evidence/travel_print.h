#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/record.h"
#include "validators/documents/layout/printed_fields.h"
#include "validators/documents/layout/text_rows.h"

namespace docintake {

/// A printed value that makes sense for its field.
struct Printed {
  std::string value;
  std::vector<std::string> accepted;  ///< Other values that the same print may mean (day and month swapped).
  Piece piece;
  double certainty = 0;

  double confidence() const { return piece.confidence * certainty; }
};

/// What stands at the labels of travel documents on a page.
struct TravelPrint {
  std::set<std::string_view> labelled;                 ///< Fields whose labels were found.
  bool chinese = false;                                ///< Whether one of them is Chinese.
  std::map<std::string, Printed, std::less<>> fields;  ///< Those with a value that makes sense at its label.

  /// What labels and values are worth for telling that the page is an identity document's, 0 to 0.77: from
  /// 0.5 on they suffice without a title, since forms and other cards print some of the labels.
  double score() const;
};

/// Finds the labels, and for each field the nearest piece at its best label that makes sense for it. `today`
/// settles the century of two-digit years.
TravelPrint travel_print(std::span<const TextRow> rows, Date today);

/// The piece as a value of that field, if it can be one.
std::optional<Printed> as_printed(std::string_view field, const Piece& piece, Date today);

/// The piece as a document's number, if it has the shape of one: six to twelve capitals and digits.
std::optional<Printed> as_document_number(const Piece& piece);

}  // namespace docintake
