#include "pipeline/apps/scoring.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace docintake {
namespace {

using Json = nlohmann::json;

constexpr double kFaceOverlap = 0.4;
constexpr double kGhostOverlap = 0.2;
constexpr double kUprightOverlap = 0.5;

// ---- Reading the truth

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

Quad quad_of(const Json& json) {
  Quad quad{};
  for (std::size_t i = 0; i < quad.size(); ++i)
    quad[i] = {json.at(i).at(0).get<double>(), json.at(i).at(1).get<double>()};
  return quad;
}

std::vector<Box> boxes_of(const Json& json) {
  std::vector<Box> boxes;
  for (const Json& b : json) boxes.push_back({b.at(0), b.at(1), b.at(2), b.at(3)});
  return boxes;
}

std::string text_at(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it == json.end() || it->is_null() ? "" : it->get<std::string>();
}

Truth truth_from(const Json& json) {
  Truth truth;
  truth.file = json.at("file").get<std::string>();
  truth.kind = json.at("kind").get<std::string>();
  truth.held_kind = text_at(json, "held_kind");
  truth.capture = text_at(json, "capture");
  for (const auto& [name, value] : json.at("fields").items()) {
    truth.fields[name] = value.is_null() ? std::nullopt : std::optional(text_of(value));
  }
  const Json accept = json.value("accept", Json::object());
  for (const auto& [name, values] : accept.items()) {
    for (const Json& value : values) truth.accept[name].push_back(text_of(value));
  }
  if (const auto quad = json.find("quad"); quad != json.end() && !quad->is_null())
    truth.quad = quad_of(*quad);
  for (const Json& document : json.value("documents", Json::array())) {
    if (document.value("page", 0) == 0 && document.contains("quad") && !document["quad"].is_null()) {
      truth.page_quads.push_back(quad_of(document["quad"]));
    }
  }
  if (truth.page_quads.empty() && truth.quad) truth.page_quads.push_back(*truth.quad);
  if (const auto size = json.find("size"); size != json.end() && !size->is_null()) {
    truth.size = {size->at(0).get<double>(), size->at(1).get<double>()};
  }
  truth.faces = boxes_of(json.value("faces", Json::array()));
  truth.ghost_faces = boxes_of(json.value("ghost_faces", Json::array()));
  truth.pages = json.value("pages", 1);
  if (const auto mrz = json.find("mrz"); mrz != json.end() && mrz->is_array())
    truth.mrz = mrz->get<std::vector<std::string>>();
  if (const auto defects = json.find("picture_defects"); defects != json.end())
    truth.picture_defects = defects->get<std::vector<std::string>>();
  if (truth.capture == "holding") truth.holding_defects = json.value("defects", std::vector<std::string>());
  truth.legible = json.value("legible", false);
  return truth;
}

// ---- Comparing values

icu::UnicodeString unicode(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), int32_t(utf8.size())});
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

icu::UnicodeString replaced(const icu::UnicodeString& text, const char16_t* pattern, const char16_t* by) {
  UErrorCode status = U_ZERO_ERROR;
  icu::RegexMatcher matcher(icu::UnicodeString(pattern), text, 0, status);
  icu::UnicodeString result = matcher.replaceAll(icu::UnicodeString(by), status);
  return U_SUCCESS(status) ? result : text;
}

/// NFKC, upper case, without spaces at the ends.
icu::UnicodeString folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString folded = U_SUCCESS(status) ? nfkc->normalize(unicode(text), status) : unicode(text);
  return folded.trim().toUpper(icu::Locale::getRoot());
}

bool is_date_field(std::string_view field) {
  return field.ends_with("_date") || field.ends_with("valid_from") || field.ends_with("valid_until");
}

bool is_number_field(std::string_view field) {
  return field == "number" || field == "uscc" || field == "permit_number";
}

std::string comparable_date(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString dense = replaced(text, u"\\s", u"");
  icu::RegexMatcher date(uR"((\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})\D{0,2})", dense, 0, status);
  if (!date.matches(status)) return utf8(text);
  const auto part = [&](int32_t group) { return std::stoi(utf8(date.group(group, status))); };
  return fmt::format("{:04}-{:02}-{:02}", part(1), part(2), part(3));
}

std::string comparable_sex(const icu::UnicodeString& text) {
  static const std::map<std::string, std::string> kWords{
      {"男", "M"},   {"女", "F"},   {"MALE", "M"}, {"FEMALE", "F"}, {"男/M", "M"},
      {"女/F", "F"}, {"M/男", "M"}, {"F/女", "F"}, {"1", "M"},      {"2", "F"}};
  const auto word = kWords.find(utf8(replaced(text, u"\\s", u"")));
  return word == kWords.end() ? utf8(text) : word->second;
}

bool has_ideographs(const icu::UnicodeString& text) {
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if ((c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
        (c >= 0x20000 && c <= 0x3FFFF)) {
      return true;
    }
  }
  return false;
}

std::string comparable_text(icu::UnicodeString text, std::string_view field) {
  text = replaced(text, u"[•・‧]", u"·");
  text = replaced(text, u"[’‘`]", u"'");
  if (has_ideographs(text)) return utf8(replaced(replaced(text, u"\\s", u""), u"[“”]", u"\""));
  if (field == "name_latin" || field == "surname" || field == "given_names")
    text = replaced(text, u"\\s*,\\s*", u" ");
  return utf8(replaced(text, u"\\s+", u" ").trim());
}

bool is_long_term(std::string_view value) {
  static const std::set<std::string> kWords{"长期",      "長期",       "LONG_TERM", "LONG-TERM",
                                            "PERMANENT", "9999-12-31", "99991231"};
  return kWords.contains(utf8(folded(value)));
}

int edit_distance(std::string_view a, std::string_view b) {
  const icu::UnicodeString left = unicode(a);
  const icu::UnicodeString right = unicode(b);
  std::vector<int> row(std::size_t(right.length()) + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = int(j);
  for (int32_t i = 0; i < left.length(); ++i) {
    int diagonal = std::exchange(row[0], i + 1);
    for (int32_t j = 0; j < right.length(); ++j) {
      const int substituted = diagonal + (left[i] != right[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j + 1] + 1, row[j] + 1, substituted});
    }
  }
  return row.back();
}

// ---- What an outcome says, in the truth's words

struct Given {
  std::string value;
  double confidence = 0;
};

struct Answer {
  std::string kind = "none";
  std::map<std::string, Given> fields;
  std::optional<Quad> quad;
  std::vector<Box> faces;  ///< On the first page.
  std::vector<std::string> mrz;
};

std::string truth_name(const std::string& field, const std::string& kind) {
  if (kind == "business_licence" && field == "number") return "uscc";
  const bool expires = kind == "passport" || kind == "driver_licence" || kind == "id_card";
  return expires && field == "valid_until" ? "expiry_date" : field;
}

Answer answer_of(const Outcome& outcome) {
  std::vector<const Document*> documents;
  for (const Document& document : outcome.documents) {
    if (document.record.kind != "unknown") documents.push_back(&document);
  }
  std::stable_sort(documents.begin(), documents.end(), [](const Document* a, const Document* b) {
    return std::pair(a->page, a->record.side == Side::back) <
           std::pair(b->page, b->record.side == Side::back);
  });
  Answer answer;
  if (!documents.empty()) {
    answer.kind = documents.front()->record.kind;
    answer.quad = documents.front()->quad;
  }
  for (const Document* document : documents) {
    for (const auto& [name, field] : document->record.fields) {
      if (field.best.lines.empty())
        answer.fields.emplace(truth_name(name, answer.kind), Given{field.best.value, field.best.confidence});
    }
  }
  for (const char* field : {"mrz_repaired", "mrz"}) {
    for (const Document* document : documents) {
      if (const FieldValue* zone = document->record.find(field); zone != nullptr && answer.mrz.empty())
        answer.mrz = zone->lines;
    }
  }
  if (outcome.scene == Scene::holding_photo && !documents.empty()) answer.kind = "holding_photo";
  for (const Face& face : outcome.faces) {
    if (face.page == 0) answer.faces.push_back(face.box);
  }
  return answer;
}

// ---- Judging one file

std::vector<std::string> number_fields(const Truth& truth) {
  const bool licence = truth.kind == "business_licence" || truth.held_kind == "business_licence";
  if (licence) return {"uscc"};
  return {"number", "permit_number"};
}

bool is_name_field(std::string_view field) {
  constexpr std::array<std::string_view, 6> kNames{"name",        "name_latin",   "surname",
                                                   "given_names", "company_name", "legal_representative"};
  return std::find(kNames.begin(), kNames.end(), field) != kNames.end();
}

/// One file's judgement, field by field.
class Judge {
 public:
  Judge(const Truth& truth, const Answer& answer, std::vector<WrongNumber>& wrong)
      : truth_(truth), answer_(answer), wrong_(wrong), numbers_(number_fields(truth)) {}

  Tally judge() {
    tally_.files = 1;
    tally_.kind_right = answer_.kind == truth_.kind;
    for (const auto& [field, value] : truth_.fields) all_right_ &= judge_field(field, value);
    if (truth_.kind == "none") {
      judge_negative();
    } else {
      judge_surplus_numbers();
      tally_.documents = 1;
      tally_.all_right = all_right_ && tally_.kind_right == 1;
    }
    if (!truth_.mrz.empty()) judge_zone();
    judge_quad();
    if (truth_.pages == 1) judge_faces();
    return std::move(tally_);
  }

 private:
  bool is_number(const std::string& field) const {
    return std::find(numbers_.begin(), numbers_.end(), field) != numbers_.end();
  }

  const std::string* given(const std::string& field) const {
    const auto it = answer_.fields.find(field);
    return it == answer_.fields.end() ? nullptr : &it->second.value;
  }

  std::optional<std::string> comparable_given(const std::string& field) const {
    const std::string* value = given(field);
    return value == nullptr ? std::nullopt : comparable(*value, field);
  }

  std::vector<std::string> right_answers(const std::string& field, const std::string& value) const {
    std::vector<std::string> right;
    if (auto first = comparable(value, field)) right.push_back(std::move(*first));
    if (const auto others = truth_.accept.find(field); others != truth_.accept.end()) {
      for (const std::string& other : others->second) {
        if (auto form = comparable(other, field)) right.push_back(std::move(*form));
      }
    }
    return right;
  }

  bool count(const std::string& field, bool exact, bool missing) {
    FieldTally& counts = tally_.fields[field];
    ++(exact ? counts.exact : missing ? counts.missing : counts.wrong);
    if (const auto it = answer_.fields.find(field); it != answer_.fields.end()) {
      const auto band = std::ranges::find_if(kConfidenceBands,
                                             [&](double least) { return it->second.confidence >= least; });
      Reliability& reliability = counts.by_confidence[std::size_t(band - kConfidenceBands.begin())];
      ++reliability.given;
      reliability.right += exact;
    }
    return exact;
  }

  void count_wrong_number(const std::string& field, const std::string& truth) {
    ++tally_.numbers_wrong;
    wrong_.push_back({truth_.file, truth_.kind, truth_.capture, field, truth, *given(field)});
  }

  bool judge_field(const std::string& field, const std::optional<std::string>& value) {
    const std::optional<std::string> got = comparable_given(field);
    const bool stated = value && comparable(*value, field);
    if (is_number(field)) return judge_number(field, stated ? *value : "", got);
    if (field == "valid_until" && !value) return judge_long_term(field, got);
    if (!stated) return count(field, !got, false);
    const std::vector<std::string> right = right_answers(field, *value);
    const bool exact = got && std::find(right.begin(), right.end(), *got) != right.end();
    if (is_name_field(field)) count_name(right, got.value_or(""), exact);
    return count(field, exact, !got);
  }

  bool judge_number(const std::string& field, const std::string& value,
                    const std::optional<std::string>& got) {
    if (value.empty()) {  // Covered or not legible: nothing may be given.
      if (got) count_wrong_number(field, "(not readable)");
      return !got;
    }
    ++tally_.numbers;
    const std::vector<std::string> right = right_answers(field, value);
    const bool exact = got && std::find(right.begin(), right.end(), *got) != right.end();
    tally_.numbers_exact += exact;
    tally_.numbers_missing += !got;
    if (got && !exact) count_wrong_number(field, value);
    return count(field, exact, !got);
  }

  bool judge_long_term(const std::string& field, const std::optional<std::string>& got) {
    const std::string* value = given(field);
    return count(field, value != nullptr && (!got || is_long_term(*value)), !got);
  }

  void count_name(const std::vector<std::string>& right, const std::string& got, bool exact) {
    ++tally_.names;
    tally_.names_exact += exact;
    tally_.name_characters += unicode(right.front()).countChar32();
    if (exact) return;
    int least = unicode(right.front()).countChar32();
    for (const std::string& form : right) least = std::min(least, edit_distance(got, form));
    tally_.name_edits += least;
  }

  void judge_zone() {
    tally_.zones = 1;
    tally_.mrz_lines = int(truth_.mrz.size());
    for (std::size_t i = 0; i < truth_.mrz.size(); ++i)
      tally_.mrz_lines_exact += i < answer_.mrz.size() && answer_.mrz[i] == truth_.mrz[i];
    tally_.zones_exact = answer_.mrz == truth_.mrz;
  }

  void judge_negative() {
    bool clean = answer_.kind == "none";
    for (const auto& [field, given] : answer_.fields) {
      if (!comparable(given.value, field)) continue;
      clean = false;
      if (is_number_field(field)) count_wrong_number(field, "(no document)");
    }
    tally_.negatives = 1;
    tally_.negatives_clean = clean;
  }

  void judge_surplus_numbers() {
    for (const auto& [field, given] : answer_.fields) {
      if (is_number(field) && !truth_.fields.contains(field) && comparable(given.value, field)) {
        count_wrong_number(field, "(none on this side)");
      }
    }
  }

  void judge_quad() {
    if (!truth_.quad) {
      tally_.quads_invented = answer_.quad.has_value();
      return;
    }
    double best = 0;
    bool upright = false;
    if (answer_.quad) {
      for (const Quad& quad : truth_.page_quads) {
        const double overlap = visible_overlap(quad, *answer_.quad);
        if (overlap < best) continue;
        best = overlap;
        upright = first_corner_is_nearest(quad, *answer_.quad);
      }
    }
    tally_.overlaps.push_back(best);
    tally_.quads_upright = upright && best >= kUprightOverlap;
  }

  /// A quad may be given as it is or by its part within the picture: the better of the two comparisons
  /// counts.
  double visible_overlap(const Quad& truth, const Quad& got) const;

  static bool first_corner_is_nearest(const Quad& truth, const Quad& got) {
    const auto distance = [&](const Point& p) { return std::hypot(p.x - truth[0].x, p.y - truth[0].y); };
    return std::min_element(got.begin(), got.end(), [&](const Point& a, const Point& b) {
             return distance(a) < distance(b);
           }) == got.begin();
  }

  void judge_faces() {
    struct Pair {
      double overlap;
      std::size_t truth;
      std::size_t got;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < truth_.faces.size(); ++i) {
      for (std::size_t j = 0; j < answer_.faces.size(); ++j) {
        const double overlap = intersection_over_union(truth_.faces[i], answer_.faces[j]);
        if (overlap >= kFaceOverlap) pairs.push_back({overlap, i, j});
      }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.overlap > b.overlap; });
    std::set<std::size_t> found;
    std::set<std::size_t> used;
    for (const Pair& pair : pairs) {
      if (found.contains(pair.truth) || used.contains(pair.got)) continue;
      found.insert(pair.truth);
      used.insert(pair.got);
    }
    tally_.faces = int(truth_.faces.size());
    tally_.faces_found = int(found.size());
    for (std::size_t j = 0; j < answer_.faces.size(); ++j) {
      const bool ghost = std::any_of(
          truth_.ghost_faces.begin(), truth_.ghost_faces.end(),
          [&](const Box& box) { return intersection_over_union(box, answer_.faces[j]) > kGhostOverlap; });
      tally_.faces_false += !used.contains(j) && !ghost;
    }
  }

  const Truth& truth_;
  const Answer& answer_;
  std::vector<WrongNumber>& wrong_;
  std::vector<std::string> numbers_;
  Tally tally_;
  bool all_right_ = true;
};

/// The corners in clockwise order, whichever way they were given.
Quad clockwise(Quad quad) {
  if (signed_area(quad) < 0) std::reverse(quad.begin() + 1, quad.end());
  return quad;
}

using Polygon = std::vector<Point>;

double area(const Polygon& polygon) {
  double sum = 0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point& a = polygon[i];
    const Point& b = polygon[(i + 1) % polygon.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum / 2;
}

/// The part of a convex polygon inside a convex clockwise one (Sutherland-Hodgman).
Polygon clipped(Polygon subject, const Polygon& clipper) {
  for (std::size_t i = 0; i < clipper.size() && !subject.empty(); ++i) {
    const Point& a = clipper[i];
    const Point& b = clipper[(i + 1) % clipper.size()];
    const auto side = [&](const Point& p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); };
    Polygon kept;
    for (std::size_t j = 0; j < subject.size(); ++j) {
      const Point& p = subject[j];
      const Point& q = subject[(j + 1) % subject.size()];
      if (side(p) >= 0) kept.push_back(p);
      if ((side(p) < 0) != (side(q) < 0)) {
        const double t = side(p) / (side(p) - side(q));
        kept.push_back({p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)});
      }
    }
    subject = std::move(kept);
  }
  return subject;
}

double overlap_of(const Polygon& a, const Polygon& b) {
  const double shared = area(clipped(a, b));
  const double all = area(a) + area(b) - shared;
  return all > 0 ? shared / all : 0;
}

double Judge::visible_overlap(const Quad& truth, const Quad& got) const {
  const Quad a = clockwise(truth);
  const Quad b = clockwise(got);
  const double whole = intersection_over_union(a, b);
  if (!truth_.size) return whole;
  const auto [w, h] = *truth_.size;
  const Polygon frame{{0, 0}, {w, 0}, {w, h}, {0, h}};
  return std::max(whole,
                  overlap_of(clipped({a.begin(), a.end()}, frame), clipped({b.begin(), b.end()}, frame)));
}

std::string last_component(std::string file) {
  std::replace(file.begin(), file.end(), '\\', '/');
  return file.substr(file.rfind('/') + 1);
}

}  // namespace

Result<Truth> truth_from_json(std::string_view json) {
  try {
    return truth_from(Json::parse(json));
  } catch (const Json::exception&) {
    return Error{ErrorCode::corrupt_file,
                 "This is not a line of truth: a key is missing or of the wrong type."};
  }
}

void FieldTally::add(const FieldTally& other) {
  exact += other.exact;
  missing += other.missing;
  wrong += other.wrong;
  for (std::size_t i = 0; i < by_confidence.size(); ++i) {
    by_confidence[i].given += other.by_confidence[i].given;
    by_confidence[i].right += other.by_confidence[i].right;
  }
}

void Tally::add(const Tally& other) {
  files += other.files;
  without_outcome += other.without_outcome;
  kind_right += other.kind_right;
  documents += other.documents;
  all_right += other.all_right;
  negatives += other.negatives;
  negatives_clean += other.negatives_clean;
  numbers += other.numbers;
  numbers_exact += other.numbers_exact;
  numbers_missing += other.numbers_missing;
  numbers_wrong += other.numbers_wrong;
  names += other.names;
  names_exact += other.names_exact;
  name_characters += other.name_characters;
  name_edits += other.name_edits;
  mrz_lines += other.mrz_lines;
  mrz_lines_exact += other.mrz_lines_exact;
  zones += other.zones;
  zones_exact += other.zones_exact;
  quads_upright += other.quads_upright;
  quads_invented += other.quads_invented;
  overlaps.insert(overlaps.end(), other.overlaps.begin(), other.overlaps.end());
  faces += other.faces;
  faces_found += other.faces_found;
  faces_false += other.faces_false;
  for (const auto& [name, counts] : other.fields) {
    fields[name].add(counts);
  }
  milliseconds.insert(milliseconds.end(), other.milliseconds.begin(), other.milliseconds.end());
}

namespace {

/// The findings about pictures that truths speak of, and whether what they say hinders reading, so that a
/// picture that is legible all the same need not be refused.
struct PictureCode {
  std::string_view code;
  bool hinders_reading;
};
constexpr std::array kPictureCodes{PictureCode{"blur", true},
                                   PictureCode{"glare", true},
                                   PictureCode{"under_exposed", true},
                                   PictureCode{"over_exposed", true},
                                   PictureCode{"low_resolution", true},
                                   PictureCode{"occluded", true},
                                   PictureCode{"photocopy", false},
                                   PictureCode{"screen_recapture", false},
                                   PictureCode{"edited", false},
                                   PictureCode{"specimen", false},
                                   PictureCode{"border_incomplete", false},
                                   PictureCode{"portrait_covered", false}};

void judge_findings(const Truth& truth, const Outcome& outcome,
                    std::map<std::string, FindingTally>& tallies) {
  if (!truth.picture_defects || truth.kind == "none" || outcome.documents.empty()) return;
  for (const auto& [code, hinders_reading] : kPictureCodes) {
    bool failed = false, told = false;
    for (const Finding& finding : outcome.findings) {
      if (finding.code != code) continue;
      failed |= finding.outcome == CheckOutcome::fail;
      told |= finding.outcome != CheckOutcome::cannot_tell;
    }
    FindingTally& tally = tallies[std::string(code)];
    const bool shown = std::ranges::find(*truth.picture_defects, code) != truth.picture_defects->end();
    if (shown && (!hinders_reading || !truth.legible)) {
      ++tally.spoilt;
      tally.found += failed;
      tally.spoilt_unsure += !failed && !told;
    } else if (!shown) {
      ++tally.clean;
      tally.false_alarms += failed;
      tally.clean_unsure += !failed && !told;
    }
  }
}

/// What an outcome says of one of the things that providers want to see on a photo of a holder.
CheckOutcome holding_answer(std::string_view code, const Outcome& outcome) {
  if (code == "no_holder")
    return outcome.scene == Scene::holding_photo ? CheckOutcome::pass : CheckOutcome::fail;
  if (code == "document_blurred") {
    const auto blurred = [](const Finding& f) { return f.code == "blur" && f.outcome == CheckOutcome::fail; };
    if (std::ranges::any_of(outcome.findings, blurred)) return CheckOutcome::fail;
    const auto known = [](const Document& document) { return document.record.kind != "unknown"; };
    return std::ranges::any_of(outcome.documents, known) ? CheckOutcome::pass : CheckOutcome::cannot_tell;
  }
  const auto said = std::ranges::find(outcome.findings, code, &Finding::code);
  return said == outcome.findings.end() ? CheckOutcome::cannot_tell : said->outcome;
}

void judge_holding(const Truth& truth, const Outcome& outcome, std::map<std::string, FindingTally>& tallies) {
  if (!truth.holding_defects) return;
  for (const std::string_view code : {"holder_headwear", "holder_face_covered", "holder_face_cut_off",
                                      "holder_arms_hidden", "no_holder", "document_blurred"}) {
    const CheckOutcome answer = holding_answer(code, outcome);
    const bool failed = answer == CheckOutcome::fail, unsure = answer == CheckOutcome::cannot_tell;
    FindingTally& tally = tallies[std::string(code)];
    if (std::ranges::find(*truth.holding_defects, code) != truth.holding_defects->end()) {
      ++tally.spoilt;
      tally.found += failed;
      tally.spoilt_unsure += unsure;
    } else {
      ++tally.clean;
      tally.false_alarms += failed;
      tally.clean_unsure += unsure;
    }
  }
}

}  // namespace

Score score(const std::vector<Truth>& truths, const std::vector<Outcome>& outcomes) {
  std::map<std::string, const Outcome*> by_file;
  for (const Outcome& outcome : outcomes) by_file[last_component(outcome.file)] = &outcome;
  Score score;
  for (const Truth& truth : truths) {
    const auto it = by_file.find(last_component(truth.file));
    const Outcome* outcome = it == by_file.end() ? nullptr : it->second;
    const Answer answer = outcome == nullptr ? Answer{"", {}, {}, {}, {}} : answer_of(*outcome);
    Tally tally = Judge(truth, answer, score.wrong_numbers).judge();
    tally.without_outcome = outcome == nullptr;
    if (outcome != nullptr) {
      tally.milliseconds.push_back(outcome->timings.total);
      judge_findings(truth, *outcome, score.findings);
      judge_holding(truth, *outcome, score.holding);
    }
    score.all.add(tally);
    score.by_kind[truth.kind].add(tally);
    score.by_capture[truth.capture].add(tally);
    if (outcome != nullptr) by_file.erase(it);
  }
  for (const auto& [file, outcome] : by_file) score.unknown_files.push_back(file);
  return score;
}

std::optional<std::string> comparable(std::string_view value, std::string_view field) {
  const icu::UnicodeString text = folded(value);
  static const std::set<std::string> kNoAnswer{"", "NULL", "NONE", "N/A", "-"};
  if (kNoAnswer.contains(utf8(text))) return std::nullopt;
  if (is_date_field(field)) return comparable_date(text);
  if (field == "sex") return comparable_sex(text);
  if (is_number_field(field)) return utf8(replaced(text, u"[\\s<]", u""));
  if (field == "issue_count") return utf8(replaced(text, u"^0+(?=\\d)", u""));
  return comparable_text(text, field);
}

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  const auto rank = std::size_t(std::ceil(share * double(values.size())));
  const auto at = values.begin() + std::ptrdiff_t(std::clamp<std::size_t>(rank, 1, values.size()) - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace docintake
