#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/outcome.h"

namespace docintake {

/// What one file of a labelled set shows: one line of its truth.jsonl (samples/README.md).
///
/// Names are those of the outcome's fields but for a business licence's number, which is `uscc`, and the end
/// of a passport, identity card or driving licence, which is `expiry_date`; a null `valid_until` means for
/// ever.
struct Truth {
  std::string file;
  std::string kind;       ///< A kind of outcomes, `none` or `holding_photo`.
  std::string held_kind;  ///< What a holding photo holds.
  std::string capture;    ///< How it was taken: flat, phone ...
  std::map<std::string, std::optional<std::string>> fields;  ///< Nothing: not readable, nothing may be given.
  std::map<std::string, std::vector<std::string>> accept;    ///< Other spellings that are right too.
  std::optional<Quad> quad;                                  ///< Of the first document, page pixels.
  std::vector<Quad> page_quads;                              ///< Of every document on the first page.
  std::optional<std::pair<double, double>> size;             ///< Of the page, pixels.
  std::vector<Box> faces;
  std::vector<Box> ghost_faces;  ///< May be found or not: the small second portraits.
  int pages = 1;
  std::vector<std::string> mrz;  ///< Lines of the machine readable zone; empty where there is none.
  /// Codes of findings that the picture was made to deserve; nothing where the truth does not say.
  std::optional<std::vector<std::string>> picture_defects;
  /// The same of what providers want to see on a photo of a holder: `holder_...`, `no_holder`,
  /// `document_blurred`; nothing where the picture is no such photo.
  std::optional<std::vector<std::string>> holding_defects;
  bool legible = false;  ///< Whether a person reads the number easily, by the makers' rule.
};

/// The truth that a line holds. Errors: corrupt_file.
Result<Truth> truth_from_json(std::string_view json);

/// The confidences that values are counted by: at least so much, and less than the one before.
inline constexpr std::array<double, 4> kConfidenceBands{0.99, 0.9, 0.7, 0.0};

/// Values given with a confidence in one band.
struct Reliability {
  int given = 0;
  int right = 0;
};

/// How often a field was right.
struct FieldTally {
  int exact = 0;
  int missing = 0;
  int wrong = 0;
  std::array<Reliability, kConfidenceBands.size()> by_confidence;

  void add(const FieldTally& other);
};

/// Counts over a group of files.
struct Tally {
  int files = 0;
  int without_outcome = 0;
  int kind_right = 0;
  int documents = 0;
  int all_right = 0;  ///< Documents whose kind and every field are right.
  int negatives = 0;
  int negatives_clean = 0;  ///< Files without a document where nothing was found.
  int numbers = 0;
  int numbers_exact = 0;
  int numbers_missing = 0;
  int numbers_wrong = 0;  ///< Given and not what stands there: the worst that can happen.
  int names = 0;
  int names_exact = 0;
  int name_characters = 0;
  int name_edits = 0;  ///< Edit distance of the names that are not exact.
  int mrz_lines = 0;
  int mrz_lines_exact = 0;  ///< As given, repaired where a repair was made.
  int zones = 0;
  int zones_exact = 0;  ///< Every line exact.
  int quads_upright = 0;
  int quads_invented = 0;        ///< Where there is no document.
  std::vector<double> overlaps;  ///< Intersection over union of each quad.
  int faces = 0;
  int faces_found = 0;
  int faces_false = 0;
  std::map<std::string, FieldTally> fields;
  std::vector<double> milliseconds;  ///< timings_ms.total of each outcome.

  void add(const Tally& other);
};

/// A number that was given and does not stand there.
struct WrongNumber {
  std::string file;
  std::string kind;
  std::string capture;
  std::string field;
  std::string truth;
  std::string given;
};

/// How often one finding about pictures was right, over the documents of which the truth says.
struct FindingTally {
  int spoilt = 0;  ///< Pictures that deserve it: of what hinders reading only those that are not legible.
  int found = 0;
  int spoilt_unsure = 0;  ///< Of the others, those of which it cannot tell.
  int clean = 0;          ///< Pictures without it. Legible ones with it are in neither count.
  int false_alarms = 0;
  int clean_unsure = 0;

  int missed() const { return spoilt - found - spoilt_unsure; }
};

struct Score {
  Tally all;
  std::map<std::string, FindingTally> findings;
  std::map<std::string, FindingTally> holding;  ///< Of photos with a holder, or made without one.
  std::map<std::string, Tally> by_kind;
  std::map<std::string, Tally> by_capture;
  std::vector<WrongNumber> wrong_numbers;
  std::vector<std::string> unknown_files;  ///< Outcomes of files that the truth does not have.
};

/// Compares outcomes with the truth. Files are matched by their last path component; a later outcome of the
/// same file replaces an earlier one.
Score score(const std::vector<Truth>& truths, const std::vector<Outcome>& outcomes);

/// The form in which two values of a field are compared; nothing for no answer.
std::optional<std::string> comparable(std::string_view value, std::string_view field);

/// The value below which that share (0 to 1) of the values lies, by the nearest rank; 0 for none.
double percentile(std::vector<double> values, double share);

}  // namespace docintake
