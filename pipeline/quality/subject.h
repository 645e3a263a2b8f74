#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/ports/picture_inspector.h"
#include "pipeline/quality/chroma_cells.h"

namespace docintake::quality {

/// A line of text or a field that was read, on the capture.
struct Part {
  std::string field;  ///< Empty for a line.
  Box box;            ///< Capture pixels.
  double confidence = 0;
};

/// What all checks look at: a document that was read, with what several of them need worked out once. Refers
/// to values that outlive it.
class Subject {
 public:
  Subject(const Page& page, const ReadDocument& document);

  const Page& page;
  const ReadDocument& document;

  /// Lines that are surely text, and the fields that were read from print.
  std::vector<Part> lines;
  std::vector<Part> fields;
  /// Where something was read: the lines, and the machine readable zone.
  std::vector<Box> read;
  /// Fields of which a finding says that they could not be read, or not surely.
  std::vector<std::string> unread;

  /// Height of the ink of a line in capture pixels, the median; 0 where there are no lines.
  double text_height = 0;
  /// Height of the rows of what looks like text, read or not, in capture pixels; 0 where there are few.
  double row_height = 0;
  /// Page pixels a capture pixel, at most: a capture may be smaller than what it shows, never finer.
  double page_scale = 1;

  /// The capture, each pixel the mean of kCell x kCell.
  static constexpr int kCell = 4;
  Raster cells;
  /// Its colours; empty where the page has none or the document is too small for them.
  ChromaCells colours;
  /// How bright the paper is: the level that a tenth of the document exceeds, 0 to 255.
  double paper = 0;
  /// The portrait on the capture, its neck and hair included; nothing where none was found.
  std::optional<Box> portrait;

  const Raster& luma() const { return document.capture.luma; }
  bool is_unread(std::string_view field) const;
  /// Whether the kind is known and no finding says that a field of it could not be read.
  bool all_read() const { return document.record.kind != "unknown" && unread.empty(); }
  /// Whether the lines that were read tell what the document's text is like: what is read of a document that
  /// nobody recognises may be its title alone.
  bool lines_tell() const;
  /// Height of the text in capture pixels: of the lines where they tell, else of what looks like rows of
  /// text; 0 where neither is there.
  double usual_height() const;
  Box on_page(const Box& on_capture) const;
  /// Where the document lies.
  Box place() const;
};

/// A finding of a check that measured something.
Finding measured(std::string_view code, double score, double threshold, std::string_view message);

/// A finding of a check that could not, and why.
Finding not_measured(std::string_view code, std::string_view why);

/// The level below which that share (0 to 1) of the raster's pixels in the box lie; 0 for none. The box is
/// cut to the raster.
int level(const Raster& raster, const Box& box, double share);

/// The box cut to a raster of that size, whole pixels.
struct Window {
  int left = 0;
  int top = 0;
  int right = 0;  ///< Exclusive, as is `bottom`.
  int bottom = 0;

  int width() const { return right - left; }
  int height() const { return bottom - top; }
  bool empty() const { return width() <= 0 || height() <= 0; }
};
Window window_of(const Box& box, int width, int height);

/// How much of `box` lies in `other`, 0 to 1.
double share_within(const Box& box, const Box& other);

}  // namespace docintake::quality
