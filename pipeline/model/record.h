#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/character_choices.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/geometry.h"

namespace docintake {

/// A calendar day (proleptic Gregorian).
using Date = std::chrono::year_month_day;

/// "YYYY-MM-DD".
std::string to_iso(Date date);

/// The day that "YYYY-MM-DD" names, if it is a real one.
std::optional<Date> date_from_iso(std::string_view text);

/// Where a value was read.
enum class Source { printed, mrz, barcode, qr };

std::string_view to_string(Source source);
std::optional<Source> source_from(std::string_view name);

/// One value as read from one source. Streams as dots: identity data never reaches a log.
struct FieldValue {
  std::string value;               ///< Canonical (documents.md): ISO dates, M/F/X, alpha-3 countries.
  std::vector<std::string> lines;  ///< Instead of `value` for the fields that are lists (`mrz`).
  std::string raw;                 ///< As it stands on the document.
  double confidence = 0;           ///< 0 to 1.
  Source source = Source::printed;
  Quad box{};  ///< Around it: capture pixels from `normalize`, page pixels in an Outcome.
  /// The characters of `value`, in order, where a claim is to be checked against what the reader saw and not
  /// against its transcript (names in Chinese, numbers). Else empty.
  std::vector<CharacterChoices> characters;

  bool operator==(const FieldValue&) const = default;
};

std::ostream& operator<<(std::ostream& out, const FieldValue& value);

/// A field of a record: the value handed on, and what other sources said where they disagree.
struct Field {
  FieldValue best;
  std::vector<FieldValue> others;  ///< Only readings that disagree with `best`; a finding names each.
};

/// Which side of a document. `single` for documents that have one.
enum class Side { front, back, single, unknown };

std::string_view to_string(Side side);
std::optional<Side> side_from(std::string_view name);

/// The typed fields of one document. A field that could not be read is absent, and a finding says so.
struct Record {
  std::string kind = "unknown";  ///< documents.md: prc_id_card, passport, id_card ..., unknown.
  Side side = Side::unknown;
  double confidence = 0;                ///< 0 to 1: that kind and side are right.
  std::map<std::string, Field> fields;  ///< By the field names of documents.md.
  std::vector<Finding> findings;        ///< `document` is left at -1; intake numbers it.
  bool other_paper = false;             ///< Whether it says itself that it is of none of these kinds.
  /// Where the document lies by what stands on it, capture pixels; absent where its layout does not tell.
  std::optional<Quad> outline;

  /// The field's value, or null where it is absent.
  const FieldValue* find(std::string_view name) const;
};

}  // namespace docintake
