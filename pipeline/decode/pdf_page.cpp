#include "pipeline/decode/pdf_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/decode/budget.h"
#include "pipeline/decode/jpeg.h"

namespace docintake {
namespace {

// A page that draws pictures needs a few hundred bytes for it. What is longer is not such a page, or a bomb.
constexpr std::size_t kLongestContent = 1024 * 1024;
constexpr int kDeepestForm = 4;

// Forms that draw forms that draw forms would keep us for ever.
constexpr int kMostForms = 100;

// The part of the page that a picture must take up for its resolution to count.
constexpr double kGoodPart = 0.05;

// By how much of the page's sides a picture that covers it may miss or exceed them.
constexpr double kEdgeTolerance = 0.01;

// By how much a picture may be stretched on the page and still be taken as stored.
constexpr double kStretchTolerance = 0.03;

// Keeps what is written to it, and breaks off by an exception, which qpdf catches, when that gets too long.
class BoundedBuffer : public Pipeline {
 public:
  explicit BoundedBuffer(std::size_t most) : Pipeline("bounded buffer", nullptr), most_(most) {}

  void write(unsigned char const* data, std::size_t length) override {
    if (length > most_ - content_.size()) throw std::length_error("too long");
    content_.append(reinterpret_cast<const char*>(data), length);
  }
  void finish() override {}

  const std::string& content() const { return content_; }

 private:
  std::size_t most_;
  std::string content_;
};

// The stream's data up to its picture coding, or nothing where it is broken or longer than `most`.
std::optional<std::string> stream_data(QPDFObjectHandle stream, std::size_t most,
                                       qpdf_stream_decode_level_e level) {
  BoundedBuffer buffer(most);
  bool filtered = false;
  if (!stream.pipeStreamData(&buffer, &filtered, 0, level, true, true)) return std::nullopt;
  return buffer.content();
}

struct Rect {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;

  double width() const { return right - left; }
  double height() const { return top - bottom; }
};

// A PDF's transformation [a b c d e f] (ISO 32000-1, 8.3.3): (x, y) goes to (ax + cy + e, bx + dy + f).
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  // What this one does, then `next`.
  Matrix then(const Matrix& next) const {
    return {a * next.a + b * next.c, a * next.b + b * next.d,          c * next.a + d * next.c,
            c * next.b + d * next.d, e * next.a + f * next.c + next.e, e * next.b + f * next.d + next.f};
  }

  double x_scale() const { return std::hypot(a, b); }
  double y_scale() const { return std::hypot(c, d); }

  // The upright rectangle around what a rectangle becomes.
  Rect around(const Rect& r) const {
    const std::array<double, 4> xs{a * r.left + c * r.bottom, a * r.right + c * r.bottom,
                                   a * r.left + c * r.top, a * r.right + c * r.top};
    const std::array<double, 4> ys{b * r.left + d * r.bottom, b * r.right + d * r.bottom,
                                   b * r.left + d * r.top, b * r.right + d * r.top};
    const auto [left, right] = std::minmax_element(xs.begin(), xs.end());
    const auto [bottom, top] = std::minmax_element(ys.begin(), ys.end());
    return {*left + e, *bottom + f, *right + e, *top + f};
  }

  // Counter-clockwise quarter turns, where it does nothing else but scale and move.
  std::optional<int> quarter_turns() const {
    const double small = 0.01 * std::max(x_scale(), y_scale());
    if (std::abs(b) <= small && std::abs(c) <= small && a * d > 0) return a > 0 ? 0 : 2;
    if (std::abs(a) <= small && std::abs(d) <= small && b * c < 0) return b > 0 ? 1 : 3;
    return std::nullopt;
  }
};

constexpr Rect kUnitSquare{0, 0, 1, 1};

Rect rect_of(const QPDFObjectHandle& array) {
  const QPDFObjectHandle::Rectangle r = QPDFObjectHandle(array).getArrayAsRectangle();
  return {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx), std::max(r.lly, r.ury)};
}

Rect intersection(const Rect& a, const Rect& b) {
  return {std::max(a.left, b.left), std::max(a.bottom, b.bottom), std::min(a.right, b.right),
          std::min(a.top, b.top)};
}

// A picture drawn on the page. The matrix takes the unit square to where it lies, in points.
struct DrawnPicture {
  QPDFObjectHandle image;
  Matrix place;

  double dpi() const {
    QPDFObjectHandle dict = QPDFObjectHandle(image).getDict();
    const auto side = [&](const char* key) { return dict.getKey(key).getIntValueAsInt(); };
    return std::max(side("/Width") / place.x_scale(), side("/Height") / place.y_scale()) * 72;
  }
};

// Follows a page's content stream as far as is needed to tell which pictures are drawn where, and whether the
// last thing painted is a picture that covers the page. All else counts as paint.
class ContentWalk {
 public:
  explicit ContentWalk(const Rect& page) : page_(page) {}

  // Follows a content stream, given as text.
  void follow(QPDF& pdf, const std::string& content, QPDFObjectHandle resources) {
    Callbacks callbacks(*this, pdf, resources);
    const std::size_t depth = states_.size();
    states_.push_back(states_.back());
    QPDFObjectHandle::parseContentStream(QPDFObjectHandle::newStream(&pdf, content), &callbacks);
    states_.resize(depth);
  }

  void paint() { cover_.reset(); }

  const std::vector<DrawnPicture>& pictures() const { return pictures_; }

  // The picture that covers the page and on which nothing is painted.
  const std::optional<DrawnPicture>& cover() const { return cover_; }

 private:
  struct State {
    Matrix matrix;
    bool clipped = false;         // To something smaller than the page.
    bool see_through = false;     // Painted with transparency.
    bool invisible_text = false;  // As that which text recognition puts on a scan.
  };

  class Callbacks : public QPDFObjectHandle::ParserCallbacks {
   public:
    Callbacks(ContentWalk& walk, QPDF& pdf, QPDFObjectHandle resources)
        : walk_(walk), pdf_(pdf), resources_(resources), bottom_(walk.states_.size()) {}

    void handleObject(QPDFObjectHandle object) override {
      if (!object.isOperator()) {
        if (operands_.size() < kMostOperands) operands_.push_back(object);
        return;
      }
      obey(object.getOperatorValue());
      operands_.clear();
    }
    void handleEOF() override {}

   private:
    static constexpr std::size_t kMostOperands = 64;

    void obey(const std::string& name) {
      static constexpr std::array<std::string_view, 12> kPaint{"f", "F",  "f*", "S",  "s",  "B",
                                                               "b", "B*", "b*", "sh", "EI", "BI"};
      static constexpr std::array<std::string_view, 4> kText{"Tj", "TJ", "'", "\""};
      const auto is_one_of = [&](const auto& names) {
        return std::find(names.begin(), names.end(), name) != names.end();
      };
      State& state = walk_.states_.back();
      if (name == "q") {
        walk_.states_.push_back(state);
      } else if (name == "Q") {
        if (walk_.states_.size() > bottom_ + 1) walk_.states_.pop_back();
      } else if (name == "cm") {
        if (const auto matrix = matrix_operand()) state.matrix = matrix->then(state.matrix);
      } else if (name == "Tr") {
        state.invisible_text =
            !operands_.empty() && operands_[0].isInteger() && operands_[0].getIntValue() == 3;
      } else if (name == "gs") {
        set_graphics_state(state);
      } else if (name == "BDC") {
        if (!operands_.empty() && operands_[0].isName() && operands_[0].getName() == "/OC")
          state.clipped = true;
      } else if (name == "re") {
        add_rectangle(state);
      } else if (name == "m" || name == "l" || name == "c" || name == "v" || name == "y") {
        path_covers_ = false;
      } else if (name == "W" || name == "W*") {
        clip_pending_ = true;
      } else if (name == "Do") {
        if (operands_.size() == 1 && operands_[0].isName()) draw(operands_[0].getName());
      } else if (is_one_of(kText)) {
        if (!state.invisible_text) walk_.paint();
      } else if (is_one_of(kPaint)) {
        walk_.paint();
      }
      if (name == "n" || is_one_of(kPaint)) end_path(state);
    }

    std::optional<Matrix> matrix_operand() { return matrix_of(operands_); }

    static std::optional<Matrix> matrix_of(std::vector<QPDFObjectHandle> numbers) {
      std::array<double, 6> v{};
      if (numbers.size() != v.size()) return std::nullopt;
      for (std::size_t i = 0; i < v.size(); ++i) {
        if (!numbers[i].getValueAsNumber(v[i])) return std::nullopt;
      }
      return Matrix{v[0], v[1], v[2], v[3], v[4], v[5]};
    }

    void set_graphics_state(State& state) {
      if (operands_.size() != 1 || !operands_[0].isName()) return;
      QPDFObjectHandle dict = resources_.getKey("/ExtGState");
      if (dict.isDictionary()) dict = dict.getKey(operands_[0].getName());
      if (!dict.isDictionary()) return;
      double alpha = 1;
      if (dict.getKey("/ca").getValueAsNumber(alpha) && alpha < 1) state.see_through = true;
      QPDFObjectHandle mask = dict.getKey("/SMask");
      if (mask.isDictionary()) state.see_through = true;
      QPDFObjectHandle blend = dict.getKey("/BM");
      if (blend.isArray() ||
          (blend.isName() && blend.getName() != "/Normal" && blend.getName() != "/Compatible")) {
        state.see_through = true;
      }
    }

    void add_rectangle(const State& state) {
      std::array<double, 4> v{};
      const bool first = path_is_empty_;
      path_is_empty_ = false;
      path_covers_ = false;
      if (!first || operands_.size() != v.size() || !state.matrix.quarter_turns()) return;
      for (std::size_t i = 0; i < v.size(); ++i) {
        if (!operands_[i].getValueAsNumber(v[i])) return;
      }
      path_covers_ = walk_.covers(state.matrix.around({v[0], v[1], v[0] + v[2], v[1] + v[3]}));
    }

    void end_path(State& state) {
      if (clip_pending_ && !path_covers_) state.clipped = true;
      clip_pending_ = false;
      path_is_empty_ = true;
      path_covers_ = false;
    }

    void draw(const std::string& name) {
      QPDFObjectHandle objects = resources_.getKey("/XObject");
      QPDFObjectHandle object = objects.isDictionary() ? objects.getKey(name) : QPDFObjectHandle::newNull();
      if (!object.isStream()) return;
      QPDFObjectHandle kind = object.getDict().getKey("/Subtype");
      if (kind.isName() && kind.getName() == "/Image") {
        walk_.draw_picture({object, walk_.states_.back().matrix});
      } else {
        draw_form(object);
      }
    }

    void draw_form(QPDFObjectHandle form) {
      QPDFObjectHandle dict = form.getDict();
      QPDFObjectHandle box = dict.getKey("/BBox");
      if (walk_.form_depth_ >= kDeepestForm || ++walk_.forms_ > kMostForms || !box.isRectangle()) {
        return walk_.paint();
      }
      const auto content = stream_data(form, kLongestContent, qpdf_dl_generalized);
      if (!content) return walk_.paint();
      State& state = walk_.states_.back();
      const State outside = state;
      QPDFObjectHandle matrix = dict.getKey("/Matrix");
      if (matrix.isArray()) {
        if (const auto own = matrix_of(matrix.getArrayAsVector())) state.matrix = own->then(state.matrix);
      }
      if (!state.matrix.quarter_turns() || !walk_.covers(state.matrix.around(rect_of(box))))
        state.clipped = true;
      QPDFObjectHandle own_resources = dict.getKey("/Resources");
      ++walk_.form_depth_;
      walk_.follow(pdf_, *content, own_resources.isDictionary() ? own_resources : resources_);
      --walk_.form_depth_;
      walk_.states_.back() = outside;
    }

    ContentWalk& walk_;
    QPDF& pdf_;
    QPDFObjectHandle resources_;
    std::size_t bottom_;
    std::vector<QPDFObjectHandle> operands_;
    bool path_is_empty_ = true;
    bool path_covers_ = false;  // Whether the path is one rectangle around the page.
    bool clip_pending_ = false;
  };

  bool covers(const Rect& rect) const {
    const double x = kEdgeTolerance * page_.width();
    const double y = kEdgeTolerance * page_.height();
    return rect.left <= page_.left + x && rect.right >= page_.right - x && rect.bottom <= page_.bottom + y &&
           rect.top >= page_.top - y;
  }

  bool exceeds(const Rect& rect) const {
    const double x = kEdgeTolerance * page_.width();
    const double y = kEdgeTolerance * page_.height();
    return rect.left < page_.left - x || rect.right > page_.right + x || rect.bottom < page_.bottom - y ||
           rect.top > page_.top + y;
  }

  void draw_picture(const DrawnPicture& picture) {
    const Rect rect = picture.place.around(kUnitSquare);
    const State& state = states_.back();
    const Rect seen = intersection(rect, page_);
    if (seen.width() > 0 && seen.height() > 0 &&
        seen.width() * seen.height() >= kGoodPart * page_.width() * page_.height()) {
      pictures_.push_back(picture);
    }
    paint();
    if (covers(rect) && !exceeds(rect) && picture.place.quarter_turns() && !state.clipped &&
        !state.see_through) {
      cover_ = picture;
    }
  }

  Rect page_;
  std::vector<State> states_{State{}};
  int form_depth_ = 0;
  int forms_ = 0;
  std::vector<DrawnPicture> pictures_;
  std::optional<DrawnPicture> cover_;
};

// The filters of a stream, in the order in which they are undone.
std::vector<std::string> filters_of(QPDFObjectHandle stream) {
  QPDFObjectHandle filter = stream.getDict().getKey("/Filter");
  std::vector<std::string> names;
  if (filter.isName()) names.push_back(filter.getName());
  if (filter.isArray()) {
    for (QPDFObjectHandle& item : filter.getArrayAsVector())
      names.push_back(item.isName() ? item.getName() : "");
  }
  return names;
}

// Whether a colour space is grey or RGB, calibrated or not, so that a JPEG's own coding says all.
bool is_plain_color(QPDFObjectHandle space) {
  if (space.isName()) return space.getName() == "/DeviceGray" || space.getName() == "/DeviceRGB";
  if (!space.isArray() || space.getArrayNItems() < 2 || !space.getArrayItem(0).isName()) return false;
  const std::string family = space.getArrayItem(0).getName();
  if (family == "/CalGray" || family == "/CalRGB") return true;
  QPDFObjectHandle profile = space.getArrayItem(1);
  if (family != "/ICCBased" || !profile.isStream()) return false;
  QPDFObjectHandle components = profile.getDict().getKey("/N");
  return components.isInteger() && (components.getIntValue() == 1 || components.getIntValue() == 3);
}

// Whether a picture shows exactly what the JPEG in it would show in a file of its own.
bool is_plain_jpeg(QPDFObjectHandle image) {
  if (filters_of(image) != std::vector<std::string>{"/DCTDecode"}) return false;
  QPDFObjectHandle dict = image.getDict();
  for (const char* key : {"/Decode", "/DecodeParms", "/Mask", "/SMask", "/ImageMask", "/OC"}) {
    if (dict.hasKey(key)) return false;
  }
  return is_plain_color(dict.getKey("/ColorSpace"));
}

std::optional<PageJpeg> jpeg_of(const DrawnPicture& picture, int page_turns, const Limits& limits) {
  if (!is_plain_jpeg(picture.image)) return std::nullopt;
  QPDFObjectHandle dict = QPDFObjectHandle(picture.image).getDict();
  const double x_density = dict.getKey("/Width").getIntValueAsInt() / picture.place.x_scale();
  const double y_density = dict.getKey("/Height").getIntValueAsInt() / picture.place.y_scale();
  if (std::abs(x_density / y_density - 1) > kStretchTolerance) return std::nullopt;
  const auto data = stream_data(picture.image, limits.upload_bytes, qpdf_dl_none);
  if (!data) return std::nullopt;
  return PageJpeg{Bytes(data->begin(), data->end()), *picture.place.quarter_turns() - page_turns};
}

// The size that a JPEG 2000 stream says it has (SIZ, ISO 15444-1, A.5.1) against the limits: OpenJPEG holds
// every sample of it in four bytes.
Status check_jpeg2000(std::string_view data, const Limits& limits) {
  constexpr std::string_view kSizeMarker("\xff\x4f\xff\x51", 4);
  const std::size_t at = data.find(kSizeMarker);
  if (at == std::string_view::npos || data.size() - at < 42) return ok_status();
  const auto number = [&](std::size_t offset, std::size_t length) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < length; ++i)
      value = value << 8 | static_cast<std::uint8_t>(data[at + offset + i]);
    return value;
  };
  const std::uint64_t width = number(8, 4);
  const std::uint64_t height = number(12, 4);
  const std::uint64_t components = number(40, 2);
  if (width * height > limits.page_pixels) return check_budget(width, height, 0, limits);
  return check_budget(width, height, width * height * components * 4, limits);
}

// A picture's size, by its dictionary and by what is coded in it, against the limits.
Status check_picture(QPDFObjectHandle image, const Limits& limits) {
  QPDFObjectHandle dict = image.getDict();
  QPDFObjectHandle width = dict.getKey("/Width");
  QPDFObjectHandle height = dict.getKey("/Height");
  if (width.isInteger() && height.isInteger() && width.getIntValue() > 0 && height.getIntValue() > 0) {
    const Status status = check_budget(width.getUIntValue(), height.getUIntValue(), 0, limits);
    if (!status.ok()) return status;
  }
  const std::vector<std::string> filters = filters_of(image);
  if (filters.empty()) return ok_status();
  if (filters.back() != "/DCTDecode" && filters.back() != "/JPXDecode") return ok_status();
  const auto data = stream_data(image, limits.upload_bytes, qpdf_dl_generalized);
  if (!data) return ok_status();
  if (filters.back() == "/JPXDecode") return check_jpeg2000(*data, limits);
  return inspect_jpeg({reinterpret_cast<const std::uint8_t*>(data->data()), data->size()}, limits);
}

Status check_pictures(QPDFPageObjectHelper& page, const Limits& limits) {
  Status worst = ok_status();
  page.forEachImage(true, [&](QPDFObjectHandle& image, QPDFObjectHandle&, const std::string&) {
    if (!worst.ok()) return;
    Status status = check_picture(image, limits);
    // A picture that is broken otherwise may not even be drawn.
    if (!status.ok() && status.error().code == ErrorCode::too_many_pixels) worst = std::move(status);
  });
  return worst;
}

// All content streams of a page, or nothing where they are too long to be those of a page of pictures.
std::optional<std::string> page_content(QPDFObjectHandle page) {
  QPDFObjectHandle contents = page.getKey("/Contents");
  std::vector<QPDFObjectHandle> streams;
  if (contents.isStream()) streams.push_back(contents);
  if (contents.isArray()) streams = contents.getArrayAsVector();
  std::string all;
  for (QPDFObjectHandle& stream : streams) {
    if (!stream.isStream()) continue;
    const auto data = stream_data(stream, kLongestContent - all.size(), qpdf_dl_generalized);
    if (!data || all.size() + data->size() >= kLongestContent) return std::nullopt;
    all += *data + "\n";
  }
  return all;
}

// Whether annotations paint on the page.
bool has_painted_annotations(QPDFObjectHandle page) {
  QPDFObjectHandle annotations = page.getKey("/Annots");
  if (!annotations.isArray()) return false;
  for (QPDFObjectHandle& annotation : annotations.getArrayAsVector()) {
    if (annotation.isDictionary() && annotation.hasKey("/AP")) return true;
  }
  return false;
}

int turns_of(QPDFPageObjectHelper& page) {
  QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
  return rotate.isInteger() ? rotate.getIntValueAsInt() / 90 % 4 : 0;
}

Result<PageContent> examine(QPDF& pdf, int index, const Limits& limits) {
  const std::vector<QPDFObjectHandle>& pages = pdf.getAllPages();
  if (static_cast<std::size_t>(index) >= pages.size()) return PageContent{};
  QPDFObjectHandle object = pages[static_cast<std::size_t>(index)];
  QPDFPageObjectHelper page(object);
  const Status pictures = check_pictures(page, limits);
  if (!pictures.ok()) return pictures.error();

  const auto content = page_content(object);
  if (!content) return PageContent{};
  ContentWalk walk(intersection(rect_of(page.getMediaBox()), rect_of(page.getCropBox())));
  walk.follow(pdf, *content, page.getAttribute("/Resources", false));
  if (has_painted_annotations(object)) walk.paint();

  PageContent result;
  for (const DrawnPicture& picture : walk.pictures())
    result.picture_dpi = std::max(result.picture_dpi, picture.dpi());
  result.is_picture = walk.cover().has_value();
  if (walk.cover()) result.jpeg = jpeg_of(*walk.cover(), turns_of(page), limits);
  return result;
}

}  // namespace

Result<PageContent> examine_page(ByteView pdf, int index, const Limits& limits) {
  try {
    QPDF document;
    document.setLogger(QPDFLogger::create());
    document.getLogger()->setError(document.getLogger()->discard());
    document.setSuppressWarnings(true);
    document.processMemoryFile("upload", reinterpret_cast<const char*>(pdf.data()), pdf.size());
    return examine(document, index, limits);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return PageContent{};
  }
}

}  // namespace docintake
