#include "pipeline/intake.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <iterator>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include "pipeline/model/holding.h"
#include "validators/documents/compare_documents.h"
#include "validators/documents/normalize.h"

namespace docintake {
namespace {

/// An orientation surer than this is not doubted, even where no kind is recognised.
constexpr double kSureOrientation = 0.5;

/// How sure a face alone makes of the orientation: enough to turn by, not enough to leave the other way
/// untried.
constexpr double kFaceOrientation = 0.4;

/// A quad without a known kind is reported as a document of kind `unknown` from this confidence on ...
constexpr double kDocumentLike = 0.5;
/// ... and with at least so many lines of text on it.
constexpr std::size_t kDocumentLines = 2;

/// Sides that overlap less with where the layout places the document are not its own.
constexpr double kSameOutline = 0.905;

/// Quads that share more of their area were looked at already.
constexpr double kSameQuad = 0.85;

/// A portrait's face is at most so high, of its document's shorter side.
constexpr double kMostPortrait = 0.55;

/// A face less sure than a holder's has to be is one all the same beside a document in a hand, from here on.
constexpr double kDoubtfulHolder = 0.3;

/// A document that somebody holds up takes less of the picture.
constexpr double kHeldPart = 0.3;

/// What was read on less than this part of a quad may stand on a document within it, ...
constexpr double kSmallPart = 0.3;
/// ... but not where it reaches over so much of the width of one that lies, as a machine readable zone does,
/// ...
constexpr double kFillsWidth = 0.8;
/// ... sought so much, of its longer side, around what was read, be it no more than a number.
constexpr double kAroundPrint = 1.3;

/// A kind as sure as that is believed against a paper that says that it is none of ours: it lies on it.
constexpr double kSureOfKind = 0.75;

/// Adds the wall clock of a scope to one of the timings.
class StageClock {
 public:
  explicit StageClock(double& milliseconds) : milliseconds_(milliseconds) {}
  ~StageClock() { milliseconds_ += std::chrono::duration<double, std::milli>(Clock::now() - start_).count(); }
  StageClock(const StageClock&) = delete;
  StageClock& operator=(const StageClock&) = delete;

 private:
  using Clock = std::chrono::steady_clock;
  double& milliseconds_;
  Clock::time_point start_ = Clock::now();
};

/// Whether the page is about as long and wide as a card (ISO/IEC 7810 ID-1: 1.586) or a passport's page
/// (1.42).
bool has_shape_of_card(const Raster& page) {
  constexpr double kLeast = 1.4, kMost = 1.7;
  const int shorter = std::min(page.width(), page.height()), longer = std::max(page.width(), page.height());
  return longer > kLeast * shorter && longer < kMost * shorter;
}

/// A capture the right way up and what it says.
struct ReadCapture {
  Capture capture;
  Record record;
  Reading reading;
  std::optional<Quad> sheet;     ///< Where the capture is a frame on it.
  bool doubtful_way_up = false;  ///< Whether it may have to be read the other way up.

  bool known() const { return record.kind != "unknown"; }
  /// Whether it is a card that says itself that it is none of ours: nothing lies on it.
  bool is_other_card() const { return record.other_paper && has_shape_of_card(capture.luma); }
  bool document_like() const {
    return known() || (capture.placed_by == PlacedBy::sides && capture.confidence >= kDocumentLike &&
                       reading.lines.size() >= kDocumentLines);
  }
};

/// Whether a machine readable zone belongs to the record and none was read: a band in another colour is at
/// times taken for the end of the document.
bool lacks_zone(const Record& record) {
  return std::ranges::any_of(record.findings,
                             [](const Finding& finding) { return finding.code == "mrz_unreadable"; });
}

/// Whether a field that belongs to the record was not read.
bool lacks_fields(const Record& record) {
  return std::ranges::any_of(record.findings, [](const Finding& finding) {
    return finding.code == "number_unreadable" || finding.code == "field_unreadable";
  });
}

/// Whether the number may stand beyond what was read: it was not seen, and lines run into the capture's left
/// or right side, which is none of the document's then.
bool has_number_cut_off(const ReadCapture& read) {
  constexpr double kNear = 0.5;  // line heights
  constexpr std::ptrdiff_t kFewest = 3;
  if (!read.known() || read.record.find("number")) return false;
  return std::ranges::count_if(read.reading.lines, [&](const TextLine& line) {
           const Box box = bounding_box(line.quad);
           const double near = kNear * box.h;
           return box.w > box.h && (box.x < near || box.right() > read.reading.width - near);
         }) >= kFewest;
}

/// Where the document lies on the page: by its sides; by what stands on it where no sides were seen, or other
/// things were taken for them.
Quad outline_of(const ReadCapture& read) {
  if (read.sheet) return *read.sheet;
  if (!read.record.outline) return read.capture.quad;
  const Quad by_layout = read.capture.to_page().forward(*read.record.outline);
  const bool own_sides = read.capture.placed_by != PlacedBy::print &&
                         intersection_over_union(by_layout, read.capture.quad) > kSameOutline;
  return own_sides ? read.capture.quad : by_layout;
}

/// Around what is certain of the record, capture pixels; nothing where nothing is.
std::optional<Box> print_of(const Record& record) {
  constexpr double kSure = 0.7;
  std::optional<Box> around;
  for (const auto& [name, field] : record.fields) {
    if (field.best.confidence < kSure) continue;
    const Box box = bounding_box(field.best.box);
    if (!around) around = box;
    const double right = std::max(around->right(), box.right());
    const double bottom = std::max(around->bottom(), box.bottom());
    around->x = std::min(around->x, box.x);
    around->y = std::min(around->y, box.y);
    around->w = right - around->x;
    around->h = bottom - around->y;
  }
  return around;
}

/// The quad named from the corner that its upper side begins at where it stands as the other does.
Quad turned_like(const Quad& quad, const Quad& other) {
  const auto alike = [&](const Quad& q) {
    return (q[1].x - q[0].x) * (other[1].x - other[0].x) + (q[1].y - q[0].y) * (other[1].y - other[0].y);
  };
  Quad best = quad;
  for (int turns = 1; turns < 4; ++turns)
    if (const Quad next = turned(quad, turns); alike(next) > alike(best)) best = next;
  return best;
}

/// What is left of a box above, below or beside a part of it, whichever is largest.
Box largest_beside(const Box& part, const Box& box) {
  const std::array left{Box{box.x, box.y, box.w, part.y - box.y},
                        Box{box.x, part.bottom(), box.w, box.bottom() - part.bottom()},
                        Box{box.x, box.y, part.x - box.x, box.h},
                        Box{part.right(), box.y, box.right() - part.right(), box.h}};
  return *std::ranges::max_element(left, {},
                                   [](const Box& b) { return std::max(0.0, b.w) * std::max(0.0, b.h); });
}

/// The box with a margin of that part of its longer side, within the page.
Box grown(const Box& box, double part, const Raster& page) {
  const double margin = part * std::max(box.w, box.h);
  const double left = std::max(0.0, box.x - margin), top = std::max(0.0, box.y - margin);
  return {left, top, std::min(double(page.width()), box.right() + margin) - left,
          std::min(double(page.height()), box.bottom() + margin) - top};
}

/// The road of one upload, with what its steps share.
class Intake {
 public:
  Intake(const Upload& upload, const Tools& tools, const Limits& limits, Date today)
      : upload_(upload), tools_(tools), limits_(limits), today_(today), deadline_(limits.upload_time) {}

  /// Fills the outcome; an Error where the upload could not be processed.
  Status run(Outcome& outcome) {
    DOCINTAKE_TRY(info, inspect(outcome));
    int pages_with_document = 0;
    for (int index = 0; index < info.pages && pages_with_document < limits_.pages_read; ++index) {
      DOCINTAKE_TRY(page, decode(info, index, outcome));
      std::vector<ReadCapture> captures = read(page, outcome.timings);
      for (ReadCapture& capture : captures) take_back_on_other_paper(capture.capture.quad, capture.record);
      add_documents(captures, page, outcome);
      add_faces(captures, page, outcome);
      add_inspection(captures, page, outcome);
      pages_with_document += !captures.empty();
      if (deadline_.passed()) return make_error(ErrorCode::deadline_exceeded, "Reading took too long.");
    }
    compare_documents(outcome);
    if (outcome.scene != Scene::holding_photo && !outcome.documents.empty()) outcome.scene = Scene::document;
    return ok_status();
  }

 private:
  Result<UploadInfo> inspect(Outcome& outcome) {
    const StageClock clock(outcome.timings.decode);
    Result<UploadInfo> info = tools_.decoder.inspect(upload_);
    if (info.ok()) {
      outcome.media_type = info->media_type;
      outcome.pages = info->pages;
    }
    return info;
  }

  Result<Page> decode(const UploadInfo& info, int index, Outcome& outcome) {
    const StageClock clock(outcome.timings.decode);
    return tools_.decoder.decode(upload_, info, index, deadline_);
  }

  /// The documents on a page, upright and read. Where the sides show no known kind, what else may be one is
  /// looked at before anything is read a second time, then what a person on it may hold; where none of these
  /// is one either, or a part of a document lacks its zone, the whole page is tried. Where a card says that
  /// it is none of ours and nothing beside it is, nothing else is tried.
  std::vector<ReadCapture> read(const Page& page, Timings& timings) {
    other_papers_.clear();
    std::vector<ReadCapture> seen;
    for (Capture& capture : locate(page, timings))
      seen.push_back(read_first_way(std::move(capture), timings));
    if (std::ranges::any_of(seen, &ReadCapture::is_other_card)) {
      for (ReadCapture& read : seen) read_other_way(read, timings);
      if (std::ranges::none_of(seen, &ReadCapture::known)) return documents_among(std::move(seen));
    }
    std::vector<ReadCapture> others;
    if (std::ranges::none_of(seen, &ReadCapture::known)) {
      others = read_others(page, seen, timings);
      if (!others.empty() && others.back().known()) return only(std::move(others.back()));
    }
    for (ReadCapture& read : seen) read_other_way(read, timings);
    if (std::ranges::none_of(seen, &ReadCapture::known)) {
      for (ReadCapture& read : others) {
        read_other_way(read, timings);
        if (read.known()) return only(std::move(read));
      }
    }
    std::vector<ReadCapture> found;
    std::vector<ReadCapture> doubtful = std::move(others);
    Quad seen_in{};  // the last of known kind
    for (ReadCapture& read : seen) {
      if (read.capture.placed_by == PlacedBy::sides && has_printed_frame(read.record.kind)) {
        const StageClock clock(timings.locate);
        read.sheet = tools_.locator.sheet_around(page, read.capture.quad);
      }
      if (read.known()) {
        seen_in = read.capture.quad;
        read = closer(page, std::move(read), timings);
      }
      (read.document_like() ? found : doubtful).push_back(std::move(read));
    }
    // What is known comes first: of an open passport the page opposite may be the surer quad.
    std::stable_partition(found.begin(), found.end(), [](const ReadCapture& read) { return read.known(); });
    const bool any_known = !found.empty() && found.front().known();
    const bool in_part = found.size() == 1 && lacks_zone(found.front().record);
    if (deadline_.passed()) return found;
    if (any_known && !in_part) {
      if (found.size() == 1) add_beside(page, seen_in, found, timings);
      return or_whole(page, std::move(found), timings);
    }
    const auto betters = [&](const ReadCapture& other) {
      return other.known() && (!in_part || other.record.find("mrz") != nullptr);
    };
    std::optional<ReadCapture> held = read_held(page, found, std::move(doubtful), timings);
    if (held && betters(*held) && !has_number_cut_off(*held)) return only(*std::move(held));
    if (found.empty() && held) found.push_back(*std::move(held));
    if (deadline_.passed()) return found;
    ReadCapture whole = read_upright(tools_.locator.whole(page), timings);
    if (!any_known && !whole.known() && identify_by_code(page, whole, found, timings)) return found;
    return betters(whole) ? only(std::move(whole)) : found;
  }

  /// The other document where the sides that were seen go around two, side by side: sought in what they show
  /// beyond the one that was read.
  void add_beside(const Page& page, const Quad& seen_in, std::vector<ReadCapture>& found, Timings& timings) {
    constexpr double kMostOfTwo = 0.6;  // of what was seen, that one of two documents takes
    const ReadCapture& read = found.front();
    if (read.capture.placed_by != PlacedBy::sides || deadline_.passed()) return;
    const Box both = bounding_box(seen_in), one = bounding_box(outline_of(read));
    if (one.area() > kMostOfTwo * both.area()) return;
    const Box rest = largest_beside(one, both);
    for (Capture& capture : locate_within(page, grown(rest, 0, page.luma), timings)) {
      ReadCapture other = read_upright(std::move(capture), timings);
      if (!other.known()) continue;
      found.push_back(std::move(other));
      return;
    }
  }

  /// The whole page in place of a document found on it of which fields are lost, where the page has the shape
  /// of a card and says more of the same kind: scans cut at a card's edges have no other sides than those
  /// within its print.
  std::vector<ReadCapture> or_whole(const Page& page, std::vector<ReadCapture> found, Timings& timings) {
    const ReadCapture& read = found.front();
    if (found.size() > 1 || read.capture.placed_by != PlacedBy::sides || !lacks_fields(read.record) ||
        !has_shape_of_card(page.luma))
      return found;
    ReadCapture whole = read_upright(tools_.locator.whole(page), timings);
    const bool more = whole.record.kind == read.record.kind && whole.record.side == read.record.side &&
                      whole.record.fields.size() > read.record.fields.size();
    return more ? only(std::move(whole)) : found;
  }

  /// What else the page shows that may be a document, up to the first of known kind.
  std::vector<ReadCapture> read_others(const Page& page, std::span<const ReadCapture> seen,
                                       Timings& timings) {
    std::vector<Quad> known;
    for (const ReadCapture& read : seen) known.push_back(read.capture.quad);
    std::vector<ReadCapture> others;
    for (Capture& capture : locate_others(page, known, timings)) {
      if (deadline_.passed()) break;
      ReadCapture other = read_first_way(std::move(capture), timings);
      // Labels without a value are those of a part of another paper.
      if (other.known() && other.record.fields.empty()) continue;
      others.push_back(std::move(other));
      if (others.back().known()) break;
    }
    return others;
  }

  /// The document itself where what was read stands on a small part of the capture, as that of a window
  /// behind a card: read once more where its own sides are seen, where that is no worse; placed by them
  /// anyhow.
  ReadCapture closer(const Page& page, ReadCapture read, Timings& timings) {
    const std::optional<Box> print = print_of(read.record);
    const double area = double(read.reading.width) * read.reading.height;
    const bool filled =
        read.reading.width > read.reading.height && print && print->w > kFillsWidth * read.reading.width;
    if (!read.known() || read.sheet || !print || filled || print->area() > kSmallPart * area ||
        deadline_.passed())
      return read;
    const Box on_page = bounding_box(read.capture.to_page().forward(quad_of(*print)));
    for (Capture& capture : locate_within(page, grown(on_page, kAroundPrint, page.luma), timings)) {
      const Box box = bounding_box(capture.quad);
      const Point c = on_page.center();
      const bool around = c.x > box.x && c.x < box.right() && c.y > box.y && c.y < box.bottom();
      if (capture.placed_by != PlacedBy::sides || !around ||
          intersection_over_union(capture.quad, outline_of(read)) > kSameQuad)
        continue;
      if (!read.sheet && capture.confidence >= kDocumentLike)
        read.sheet = turned_like(capture.quad, read.capture.quad);
      ReadCapture nearer = read_first_way(std::move(capture), timings);
      if (nearer.record.kind == read.record.kind && nearer.record.side == read.record.side &&
          nearer.record.fields.size() >= read.record.fields.size())
        return nearer;
    }
    return read;
  }

  static std::vector<ReadCapture> documents_among(std::vector<ReadCapture> seen) {
    std::erase_if(seen, [](const ReadCapture& read) { return !read.document_like(); });
    return seen;
  }

  static std::vector<ReadCapture> only(ReadCapture read) {
    std::vector<ReadCapture> result;
    result.push_back(std::move(read));
    return result;
  }

  /// A document near a face, which may be that of the person who holds it; of known kind where there is one.
  /// What was `found` is not read again, and neither is what was `doubtful` on the page; that may be surer in
  /// its part of it.
  std::optional<ReadCapture> read_held(const Page& page, const std::vector<ReadCapture>& found,
                                       std::vector<ReadCapture> doubtful, Timings& timings) {
    const std::optional<Box> face = largest_face(page, timings);
    if (!face) return std::nullopt;
    for (const Box& part : where_held(*face, page.luma.width(), page.luma.height())) {
      for (Capture& capture : locate_within(page, part, timings)) {
        const auto same = [&](const ReadCapture& other) {
          return intersection_over_union(capture.quad, other.capture.quad) > kSameQuad;
        };
        if (std::ranges::any_of(found, same) || !may_be_held(capture.quad, *face)) continue;
        if (const auto before = std::ranges::find_if(doubtful, same); before != doubtful.end()) {
          before->capture.confidence = std::max(before->capture.confidence, capture.confidence);
          continue;
        }
        doubtful.push_back(read_upright(std::move(capture), timings));
        if (doubtful.back().known()) return std::move(doubtful.back());
        if (deadline_.passed()) return std::nullopt;
      }
    }
    const auto like_one = std::ranges::find_if(doubtful, [&](const ReadCapture& read) {
      return read.document_like() && may_be_held(read.capture.quad, *face);
    });
    return like_one == doubtful.end() ? std::nullopt : std::optional(std::move(*like_one));
  }

  std::optional<Box> largest_face(const Page& page, Timings& timings) {
    const StageClock clock(timings.faces);
    const std::vector<Face> faces = tools_.faces.find(page, {}, {});
    const auto largest = std::ranges::max_element(faces, {}, [](const Face& face) { return face.box.w; });
    return largest == faces.end() ? std::nullopt : std::optional(largest->box);
  }

  std::vector<Capture> locate_within(const Page& page, const Box& part, Timings& timings) {
    const StageClock clock(timings.locate);
    return tools_.locator.locate_within(page, part);
  }

  /// Where neither sides nor print tell a kind, a code on the page may, sought at the page's own resolution.
  /// It belongs to the capture that it lies in, else to the page as a whole.
  bool identify_by_code(const Page& page, const ReadCapture& whole, std::vector<ReadCapture>& found,
                        Timings& timings) {
    const StageClock clock(timings.read);
    const double reduced =
        double(whole.capture.luma.width()) / std::max(page.luma.width(), page.luma.height());
    if (reduced >= 1 || deadline_.passed()) return false;  // it has been looked for there
    const std::vector<Barcode> codes =
        tools_.reader.read_barcodes(page.luma, symbologies_on(whole.record.kind), deadline_);
    if (codes.empty()) return false;
    const Point at = center_of(codes.front().quad);
    const auto around = std::ranges::find_if(found, [&](const ReadCapture& read) {
      const Box box = bounding_box(read.capture.quad);
      return at.x > box.x && at.x < box.right() && at.y > box.y && at.y < box.bottom();
    });
    ReadCapture read = around == found.end() ? whole : *around;
    const PerspectiveMap to_page = read.capture.to_page();
    Reading reading{read.capture.luma.width(), read.capture.luma.height(), {}, {}, codes};
    for (Barcode& code : reading.barcodes)
      std::ranges::transform(code.quad, code.quad.begin(), [&](Point p) { return to_page.backward(p); });
    read.record = normalize(reading, today_);
    if (!read.known()) return false;
    found.clear();
    found.push_back(std::move(read));
    return true;
  }

  std::vector<Capture> locate_others(const Page& page, std::span<const Quad> known, Timings& timings) {
    const StageClock clock(timings.locate);
    return tools_.locator.locate_others(page, known);
  }

  std::vector<Capture> locate(const Page& page, Timings& timings) {
    const StageClock clock(timings.locate);
    return tools_.locator.locate(page);
  }

  /// Turned as the evidence says. Weak evidence is tested by reading the capture the other way up as well.
  ReadCapture read_upright(Capture capture, Timings& timings) {
    ReadCapture read = read_first_way(std::move(capture), timings);
    read_other_way(read, timings);
    return read;
  }

  /// Turned as the evidence says, and read.
  ReadCapture read_first_way(Capture capture, Timings& timings) {
    const StageClock clock(timings.read);
    Orientation orientation = orient(capture);
    ReadCapture read =
        read_as_is(turned(std::move(capture), orientation.quarter_turns), std::move(orientation.lines));
    read.doubtful_way_up = !read.known() && orientation.confidence < kSureOrientation;
    return read;
  }

  /// Reads what is doubtful the other way up, and keeps that where it shows a known kind.
  void read_other_way(ReadCapture& read, Timings& timings) {
    if (!std::exchange(read.doubtful_way_up, false) || deadline_.passed()) return;
    const StageClock clock(timings.read);
    ReadCapture other = read_as_is(turned(read.capture, 2), {});
    if (other.known()) read = std::move(other);
  }

  /// By what can be read; where nothing can, by the portrait.
  Orientation orient(const Capture& capture) {
    Orientation by_text = tools_.reader.orient(capture, deadline_);
    if (by_text.confidence > 0) return by_text;
    const std::optional<int> by_face = tools_.faces.turned_by_face(capture);
    return by_face ? Orientation{*by_face, kFaceOrientation, {}} : by_text;
  }

  ReadCapture read_as_is(Capture capture, std::vector<FoundLine> seen) {
    Reading reading = tools_.reader.read(capture, std::move(seen), deadline_);
    Record record = normalize(reading, today_);
    if (record.other_paper) other_papers_.push_back(capture.quad);
    const bool other_paper = take_back_on_other_paper(capture.quad, record);
    if (const auto symbologies = symbologies_on(record.kind); !other_paper && !symbologies.empty()) {
      reading.barcodes = tools_.reader.read_barcodes(capture.luma, symbologies, deadline_);
      if (!reading.barcodes.empty()) record = normalize(reading, today_);
    }
    return {std::move(capture), std::move(record), std::move(reading), std::nullopt, false};
  }

  /// Takes back a kind that is not sure where the quad shows another paper: another reading, of less of its
  /// words, made it one of ours. Whether the quad shows such a paper.
  bool take_back_on_other_paper(const Quad& quad, Record& record) const {
    if (record.other_paper) return true;
    if (record.confidence >= kSureOfKind || !shows_other_paper(quad)) return false;
    record = Record();
    return true;
  }

  /// Whether most of what says that it is another paper lies within the quad. A card on such a paper takes
  /// less of it.
  bool shows_other_paper(const Quad& quad) const {
    constexpr double kMost = 0.5;
    return std::ranges::any_of(other_papers_, [&](const Quad& paper) {
      const double own = bounding_box(quad).area(), its = bounding_box(paper).area();
      const double shared = intersection_over_union(bounding_box(quad), bounding_box(paper));
      return shared * (own + its) > kMost * its * (1 + shared);
    });
  }

  static void add_documents(const std::vector<ReadCapture>& captures, const Page& page, Outcome& outcome) {
    for (const ReadCapture& read : captures) {
      const int number = int(outcome.documents.size());
      Document document{read.record, page.index, outline_of(read), read.capture.extrapolated, std::nullopt};
      const PerspectiveMap to_page = read.capture.to_page();
      for (auto& [name, field] : document.record.fields) {
        field.best.box = to_page.forward(field.best.box);
        for (FieldValue& other : field.others) other.box = to_page.forward(other.box);
      }
      for (Finding finding : std::exchange(document.record.findings, {})) {
        finding.document = number;
        outcome.findings.push_back(std::move(finding));
      }
      outcome.documents.push_back(std::move(document));
    }
  }

  /// The documents beside each other; each of those concerned carries what is wrong.
  static void compare_documents(Outcome& outcome) {
    std::vector<const Record*> records;
    for (const Document& document : outcome.documents) records.push_back(&document.record);
    for (Finding& finding : docintake::compare_documents(records)) {
      outcome.findings.push_back(std::move(finding));
    }
  }

  /// Faces on the page; the surest on each document is its portrait, a larger one outside of all documents
  /// their holder. `read` are the page's documents, the last ones added to the outcome.
  void add_faces(const std::vector<ReadCapture>& read, const Page& page, Outcome& outcome) {
    const StageClock clock(outcome.timings.faces);
    const int first = int(outcome.documents.size() - read.size());
    std::vector<Capture> captures;
    std::vector<int> numbers;  // of the captures' documents
    std::vector<Quad> bare;
    for (int i = 0; i < int(read.size()); ++i) {
      const ReadCapture& each = read[std::size_t(i)];
      const Quad& outline = outcome.documents[std::size_t(first + i)].quad;
      // A capture may show more than its document: whoever holds that.
      if (carries_portrait(each.record) || intersection_over_union(outline, each.capture.quad) < kSameQuad) {
        captures.push_back(each.capture);
        numbers.push_back(first + i);
      } else {
        bare.push_back(outline);
      }
    }
    std::vector<double> surest(outcome.documents.size(), 0.0);
    std::vector<Face> faces;
    for (Face face : tools_.faces.find(page, captures, bare)) {
      face = face.document >= 0 ? on_document(face, numbers[std::size_t(face.document)], outcome.documents)
                                : on_known_document(face, first, outcome.documents);
      if (face.document >= 0) {
        if (!carries_portrait(outcome.documents[face.document].record)) continue;  // emblems look like faces
        double& best = surest[face.document];
        if (face.confidence > best) {
          best = face.confidence;
          outcome.documents[face.document].portrait = face.box;
        }
      }
      faces.push_back(face);
    }
    for (std::size_t i = 0; i < read.size(); ++i)
      add_expected_portrait(read[i], first + int(i), faces, outcome);
    add_holder(faces, page, std::span(outcome.documents).subspan(first), outcome);
    outcome.faces.insert(outcome.faces.end(), faces.begin(), faces.end());
  }

  /// Looks closer where a document of known kind has to carry a portrait and none was found.
  void add_expected_portrait(const ReadCapture& read, int number, std::vector<Face>& faces,
                             Outcome& outcome) {
    Document& document = outcome.documents[number];
    if (!read.known() || document.portrait || !carries_portrait(read.record)) return;
    if (std::optional<Face> portrait = tools_.faces.portrait_on(read.capture)) {
      const Face face = on_document(*portrait, number, outcome.documents);
      if (face.document >= 0) {
        document.portrait = face.box;
        faces.push_back(face);
      }
    }
  }

  /// A face found on a capture is a portrait only where its document lies, which may be a part of the
  /// capture.
  static Face on_document(Face face, int document, std::span<const Document> documents) {
    const Box around = bounding_box(documents[document].quad);
    const Point c = face.box.center();
    const bool inside = c.x >= around.x && c.x <= around.right() && c.y >= around.y && c.y <= around.bottom();
    face.document = inside ? document : -1;
    face.role = inside ? FaceRole::portrait : FaceRole::unknown;
    return face;
  }

  /// A face found on the page lies on a document of known kind where that is around it and so large as a
  /// portrait's document is; not where it has its portrait already, beside which a second one may be printed.
  static Face on_known_document(Face face, int first, std::span<const Document> documents) {
    for (int number = first; number < int(documents.size()); ++number) {
      const Document& document = documents[number];
      const Box around = bounding_box(document.quad);
      if (document.record.kind == "unknown" || document.portrait ||
          face.box.h > kMostPortrait * std::min(around.w, around.h))
        continue;
      if (const Face on = on_document(face, number, documents); on.document >= 0) return on;
    }
    return face;
  }

  /// Names the holder among a page's faces, and what can be said of that person.
  void add_holder(std::vector<Face>& faces, const Page& page, std::span<const Document> documents,
                  Outcome& outcome) {
    std::vector<Quad> quads;
    for (const Document& document : documents) quads.push_back(document.quad);
    if (quads.empty()) return;
    // What is known comes first; of two, one is the front, and it has the portrait.
    const auto front =
        std::ranges::find_if(documents, [](const Document& d) { return d.portrait.has_value(); });
    const Document& document = front == documents.end() ? documents.front() : *front;
    HeldDocument held{{}, document.quad, document.portrait, false};
    std::optional<std::size_t> holder = holder_among(faces, quads);
    const bool sure = holder.has_value();
    if (!sure) holder = holder_among(faces, quads, kDoubtfulHolder);
    const std::optional<Box> part = holder ? std::nullopt : part_of_holder(page, document);
    if (!holder && !part) return;
    held.cut_off = !holder;
    held.holder = holder ? faces[*holder].box : *part;
    std::vector<Finding> findings = tools_.holders.examine(page, held);
    // A face beside what may be no document, or what may be no face beside one: a hand tells.
    const auto hand = std::ranges::find(findings, "holder_arms_hidden", &Finding::code);
    const CheckOutcome hidden = hand == findings.end() ? CheckOutcome::cannot_tell : hand->outcome;
    const bool known = document.record.kind != "unknown" || document.portrait.has_value();
    if ((!known && hidden == CheckOutcome::fail) || (!sure && hidden != CheckOutcome::pass)) return;
    if (holder)
      faces[*holder].role = FaceRole::holder;
    else
      faces.push_back({page.index, *part, kDoubtfulHolder, FaceRole::holder, -1});
    outcome.scene = Scene::holding_photo;
    std::ranges::move(findings, std::back_inserter(outcome.findings));
  }

  /// What a picture shows of a holder's face at its edge; of a picture that its document fills nobody asks.
  std::optional<Box> part_of_holder(const Page& page, const Document& document) {
    const double area = double(page.luma.width()) * page.luma.height();
    if (std::abs(signed_area(document.quad)) > kHeldPart * area) return std::nullopt;
    return tools_.holders.cut_face(page, document.quad);
  }

  /// What can be said of the pictures of the page's documents, the last ones added to the outcome.
  void add_inspection(const std::vector<ReadCapture>& captures, const Page& page, Outcome& outcome) {
    const StageClock clock(outcome.timings.inspect);
    int number = int(outcome.documents.size() - captures.size());
    for (const ReadCapture& read : captures) {
      const bool has_portrait = read.known() && carries_portrait(read.record);
      const ReadDocument document{read.capture, read.reading, read.record, has_portrait,
                                  outcome.documents[std::size_t(number)].portrait};
      for (Finding& finding : tools_.inspector.inspect(page, document)) {
        finding.document = number;
        outcome.findings.push_back(std::move(finding));
      }
      ++number;
    }
  }

  const Upload& upload_;
  const Tools& tools_;
  const Limits& limits_;
  Date today_;
  Deadline deadline_;
  std::vector<Quad> other_papers_;  // on the page that is being read
};

/// What runs out of memory or breaks inside a library ends this upload, not the program.
Status run_guarded(Intake intake, Outcome& outcome) {
  try {
    return intake.run(outcome);
  } catch (const std::bad_alloc&) {
    return make_error(ErrorCode::out_of_memory, "The upload needs more memory than there is.");
  } catch (const std::exception&) {
    return make_error(ErrorCode::internal, "Reading stopped unexpectedly.");
  }
}

}  // namespace

Outcome intake(const Upload& upload, const Tools& tools, const Limits& limits, Date today) {
  Outcome outcome;
  outcome.file = upload.label();
  outcome.upload_id = upload.id();
  outcome.bytes = upload.bytes().size();
  {
    const StageClock clock(outcome.timings.total);
    const Status status = run_guarded(Intake(upload, tools, limits, today), outcome);
    if (!status.ok()) {
      outcome.error = status.error();
      outcome.scene = Scene::no_document;
      outcome.documents.clear();
      outcome.faces.clear();
      outcome.findings.clear();
    }
  }
  return outcome;
}

}  // namespace docintake
