#include "captures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "backgrounds.h"
#include "print.h"
#include "unicode.h"

namespace docintake::samples {

namespace {

const cv::Size2d kA4{210, 297};

cv::Matx33d shifted(double x, double y) { return {1, 0, x, 0, 1, y, 0, 0, 1}; }
cv::Matx33d scaled(double factor) { return {factor, 0, 0, 0, factor, 0, 0, 0, 1}; }

cv::Size phone_size(Random& random) {
  static const std::array kSizes{cv::Size(1280, 960),  cv::Size(1600, 1200), cv::Size(1920, 1080),
                                 cv::Size(2048, 1536), cv::Size(2592, 1944), cv::Size(3264, 2448)};
  const cv::Size size = random.chance(0.25) ? cv::Size(4032, 3024) : random.pick(kSizes);
  return random.chance(0.35) ? cv::Size(size.height, size.width) : size;
}

// Where the sheets of a scene lie beside each other, millimetres: one above the other, or the second to the
// right.
struct Spread {
  cv::Size2d size;
  std::vector<cv::Point2d> at;
};

Spread spread(const std::vector<Order>& orders, Random& random) {
  const cv::Size2d one = sheet_size(orders[0].sheet);
  if (orders.size() == 1) return {one, {{0, 0}}};
  const double gap = random.uniform(3, 25);
  if (random.chance(0.75)) return {{one.width, one.height * 2 + gap}, {{0, 0}, {0, one.height + gap}}};
  return {{one.width * 2 + gap, one.height}, {{0, 0}, {one.width + gap, 0}}};
}

// The page facing a passport's data page: its upper neighbour in the open booklet.
void lay_facing_page(Scene& scene, const cv::Matx33d& map, Random& random, Studio& studio) {
  const cv::Size2d size = sheet_size(Sheet::Passport);
  const double scale = std::clamp(local_scale(map, {size.width / 2, 0}) * 1.1, 2.5, 30.0);
  Canvas canvas(studio.fonts, size, scale, vary(random, rgb(0xE8E6DE), 14));
  print_waves(canvas, random, {{}, size}, vary(random, rgb(0xB9C4C0), 24), random.between(20, 50), 0.6);
  if (random.chance(0.6)) {
    Lettering style{.font = random.pick(fonts_of(FontRole::Serif)), .size = 3, .colour = rgb(0x3C3C44)};
    for (int i = 0; i < 5; ++i)
      canvas.text("This document is the property of the issuing state.", {12, 30.0 + 6 * i}, style);
  }
  lay(scene.frame, canvas.picture(), size, 3.18, map * shifted(0, -size.height), {.shadow = 0.3}, random);
}

Laying random_laying(Random& random) {
  Laying laying;
  laying.shadow = random.uniform(0, 0.5);
  laying.shadow_blur = random.uniform(2, 12);
  laying.edge = random.chance(0.35) ? random.uniform(0.1, 0.35) * (random.chance(0.6) ? 1 : -1) : 0;
  laying.reflectance = random.uniform(0.86, 1);
  return laying;
}

// Sheets on a surface before a phone's lens, without wear.
Scene phone_scene(const std::vector<Order>& orders, cv::Size size, const Pose& pose, Random& random,
                  Studio& studio) {
  Scene scene{make_surface(random, studio.fonts, size), {}, {}};
  const Spread sheets = spread(orders, random);
  const cv::Matx33d map = make_pose(random, sheets.size, size, pose);
  Laying laying = random_laying(random);
  if (random.chance(0.1)) {
    // A pale sheet on a pale desk: little but its shadow and print marks where it ends.
    scene.frame = cv::Mat3b(size, vary(random, rgb(0xE4E6E6), 14));
    laying.shadow = random.uniform(0.08, 0.3);
  }
  const bool booklet = orders[0].sheet == Sheet::Passport && random.chance(0.5);
  if (booklet) lay_facing_page(scene, map, random, studio);
  for (std::size_t i = 0; i < orders.size(); ++i) {
    lay_order(scene, orders[i], map * shifted(sheets.at[i].x, sheets.at[i].y), laying, studio, random);
  }
  return scene;
}

// What every phone picture suffers a little of.
void everyday_wear(Scene& scene, Random& random) {
  light(scene, random.uniform(0, 0.8), random);
  expose(scene, random.uniform(0.72, 1.08), random.uniform(0.85, 1.2), random);
  const double megapixels = scene.frame.total() / 1e6;
  blur(scene, random.uniform(0.3, megapixels > 8 ? 1.6 : 1.0));
  add_noise(scene, random.uniform(0.5, 4), random);
  if (random.chance(0.5)) sharpen(scene, random.uniform(0.2, 0.9));
}

// The sheet as if cut out by hand: straight, filling the picture but for a narrow margin.
Scene flat_scene(const Order& order, double pixels_per_mm, Random& random, Studio& studio) {
  const cv::Size2d size = sheet_size(order.sheet);
  const double margin = random.chance(0.4) ? 0 : random.uniform(0, 0.035) * size.width;
  const cv::Size frame(cvRound((size.width + 2 * margin) * pixels_per_mm),
                       cvRound((size.height + 2 * margin) * pixels_per_mm));
  const cv::Vec3b ground =
      random.chance(0.7) ? vary(random, rgb(0xF8F8F8), 7) : vary(random, rgb(0x505050), 60);
  Scene scene{cv::Mat3b(frame, ground), {}, {}};
  const cv::Matx33d map = scaled(pixels_per_mm) * shifted(margin, margin);
  lay_order(scene, order, map, {.shadow = 0}, studio, random);
  return scene;
}

// Sheets on a scanned white A4 page.
Scene page_scene(const std::vector<Order>& orders, double dpi, Random& random, Studio& studio) {
  const double scale = dpi / 25.4;
  Scene scene{
      cv::Mat3b(cvRound(kA4.height * scale), cvRound(kA4.width * scale), vary(random, rgb(0xF9F9F8), 6)),
      {},
      {}};
  const Spread sheets = spread(orders, random);
  const double angle = random.normal(0, 1.6) * CV_PI / 180;
  const cv::Matx33d turn(std::cos(angle), -std::sin(angle), 0, std::sin(angle), std::cos(angle), 0, 0, 0, 1);
  const cv::Point2d centre(
      random.uniform(sheets.size.width / 2 + 8, kA4.width - sheets.size.width / 2 - 8),
      random.uniform(sheets.size.height / 2 + 8, kA4.height - sheets.size.height / 2 - 8));
  const cv::Matx33d map = scaled(scale) * shifted(centre.x, centre.y) * turn *
                          shifted(-sheets.size.width / 2, -sheets.size.height / 2);
  Laying laying{.shadow = random.uniform(0, 0.25),
                .shadow_blur = random.uniform(1, 4),
                .edge = random.chance(0.5) ? -random.uniform(0.05, 0.2) : 0};
  for (std::size_t i = 0; i < orders.size(); ++i) {
    lay_order(scene, orders[i], map * shifted(sheets.at[i].x, sheets.at[i].y), laying, studio, random);
  }
  blur(scene, random.uniform(0.3, 0.8));
  add_noise(scene, random.uniform(0.3, 2), random);
  return scene;
}

void copy_machine(Scene& scene, Random& random) {
  cv::Mat1b grey;
  cv::cvtColor(scene.frame, grey, cv::COLOR_BGR2GRAY);
  const double middle = random.uniform(105, 165);
  const double slope = random.uniform(1.3, 2.6);
  cv::Mat1b table(1, 256);
  for (int i = 0; i < 256; ++i)
    table(i) = cv::saturate_cast<uchar>(255 / (1 + std::exp(-slope * (i - middle) / 42)));
  cv::LUT(grey, table, grey);
  cv::cvtColor(grey, scene.frame, cv::COLOR_GRAY2BGR);
  const int specks = random.between(10, 400);
  for (int i = 0; i < specks; ++i) {
    const cv::Point at(random.between(0, grey.cols - 1), random.between(0, grey.rows - 1));
    cv::circle(scene.frame, at, random.between(0, 1), cv::Scalar::all(random.between(0, 90)), cv::FILLED,
               cv::LINE_AA);
  }
  if (random.chance(0.3)) {
    const int x = random.between(0, grey.cols - 1);
    cv::line(scene.frame, {x, 0}, {x + random.between(-6, 6), grey.rows}, cv::Scalar::all(120), 1,
             cv::LINE_AA);
  }
  blur(scene, random.uniform(0.4, 0.9));
  add_noise(scene, random.uniform(1, 5), random);
}

// A window with the document on a screen, photographed.
Scene screen_scene(const Order& order, cv::Size size, Random& random, Studio& studio) {
  Scene scene{
      make_surface(random, studio.fonts, random.chance(0.5) ? Surface::Plain : Surface::Keyboard, size),
      {},
      {}};
  const cv::Size2d sheet = sheet_size(order.sheet);
  const double border = random.uniform(8, 40);
  const cv::Size2d screen(sheet.width + 2 * border, sheet.height + border * random.uniform(1.2, 2));
  const double bezel = random.uniform(3, 8);
  const cv::Matx33d map =
      make_pose(random, {screen.width + 2 * bezel, screen.height + 2 * bezel}, size,
                {.fill_low = 0.85, .fill_high = 1.25, .tilt = 10, .roll = 2, .off_centre = 0.2});
  Canvas frame(studio.fonts, {screen.width + 2 * bezel, screen.height + 2 * bezel}, 5,
               vary(random, rgb(0x17181A), 10));
  const cv::Vec3b paper = random.chance(0.6) ? rgb(0xF4F5F6) : rgb(0x2B2C2F);
  frame.fill({{bezel, bezel},
              {bezel + screen.width, bezel},
              {bezel + screen.width, bezel + screen.height},
              {bezel, bezel + screen.height}},
             paper);
  frame.fill(
      {{bezel, bezel}, {bezel + screen.width, bezel}, {bezel + screen.width, bezel + 6}, {bezel, bezel + 6}},
      rgb(0x8A9099));
  lay(scene.frame, frame.picture(), frame.size(), 2, map, {.shadow = 0.2}, random);
  lay_order(scene, order,
            map * shifted(bezel + (screen.width - sheet.width) / 2,
                          bezel + 6 + (screen.height - 6 - sheet.height) / 2),
            {.shadow = 0}, studio, random);
  moire(scene, random);
  light(scene, 0.4, random);
  expose(scene, random.uniform(0.8, 1.1), random.uniform(0.8, 1.1), random);
  blur(scene, random.uniform(0.4, 1.1));
  add_noise(scene, random.uniform(1, 4), random);
  return scene;
}

// Which EXIF orientation makes a viewer turn stored pixels into upright ones, and the stored form of upright
// pixels.
cv::Mat3b stored_form(const cv::Mat3b& upright, int orientation) {
  cv::Mat3b stored;
  switch (orientation) {
    case 2:
      cv::flip(upright, stored, 1);
      break;
    case 3:
      cv::rotate(upright, stored, cv::ROTATE_180);
      break;
    case 4:
      cv::flip(upright, stored, 0);
      break;
    case 5:
      cv::transpose(upright, stored);
      break;
    case 6:
      cv::rotate(upright, stored, cv::ROTATE_90_COUNTERCLOCKWISE);
      break;
    case 7:
      cv::transpose(upright, stored);
      cv::flip(stored, stored, -1);
      break;
    case 8:
      cv::rotate(upright, stored, cv::ROTATE_90_CLOCKWISE);
      break;
    default:
      stored = upright;
  }
  return stored;
}

// Turns the whole picture by quarter turns clockwise.
void quarter_turns(Scene& scene, int turns) {
  for (int i = 0; i < turns; ++i) {
    const double height = scene.frame.rows;
    cv::rotate(scene.frame, scene.frame, cv::ROTATE_90_CLOCKWISE);
    scene.transform({0, -1, height, 1, 0, 0, 0, 0, 1});
  }
}

Pose phone_pose(Random& random) {
  return {.fill_low = 0.4, .fill_high = 0.95, .tilt = random.uniform(3, 24), .roll = random.uniform(1, 8)};
}

// The share of a field's box that bright glare (or a finger) hides, in its worst character-wide part.
double worst_coverage(const cv::Mat1f& coverage, const Placed& placed, const cv::Rect2d& box) {
  const int parts = std::max(1, cvRound(box.width / std::max(0.5, box.height)));
  double worst = 0;
  for (int part = 0; part < parts; ++part) {
    double sum = 0;
    for (int i = 0; i < 25; ++i) {
      const cv::Point2d p = map_point(placed.map, {box.x + box.width * (part + (i % 5 + 0.5) / 5) / parts,
                                                   box.y + box.height * (i / 5 + 0.5) / 5});
      const cv::Point at(cvFloor(p.x), cvFloor(p.y));
      sum += cv::Rect({}, coverage.size()).contains(at) ? coverage(at) : 1.0;
    }
    worst = std::max(worst, sum / 25);
  }
  return worst;
}

// Glare hides ink by adding light: beyond this share nothing of a character is left to read.
constexpr double kUnreadable = 0.88;
constexpr double kHard = 0.6;

// Fields under glare or a finger lose their truth where they stand nowhere else on the sheet; a number hardly
// readable lowers the contrast that legibility counts.
void judge_coverage(Shot& shot, const cv::Mat1f& coverage) {
  for (Placed& placed : shot.scene.documents) {
    for (Field& field : placed.document.fields) {
      double worst = worst_coverage(coverage, placed, field.box);
      if (!field.mrz_box.empty()) worst = std::min(worst, worst_coverage(coverage, placed, field.mrz_box));
      if (worst > kUnreadable && !field.value.is_null()) {
        field.value = nullptr;
        shot.defects.push_back(field.name + "_covered");
      } else if (worst > kHard && field.name == "number") {
        shot.scene.wear.contrast = std::min(shot.scene.wear.contrast, 0.1);
      }
    }
  }
}

// A random glare over the documents; `target` aims it at a field.
void add_glare(Shot& shot, const Field* target, Random& random) {
  cv::Mat1f coverage = cv::Mat1f::zeros(shot.scene.frame.size());
  const Placed& placed = shot.scene.documents[0];
  const cv::Size2d size = placed.document.size;
  const double scale = local_scale(placed.map, {size.width / 2, size.height / 2});
  if (target != nullptr) {
    const cv::Rect2d b = target->box;
    glare(shot.scene, map_point(placed.map, {b.x + b.width * random.uniform(0.3, 0.7), b.y + b.height / 2}),
          {std::max(6.0, b.width * 0.4) * scale, std::max(4.0, b.height * 1.6) * scale}, 1.3, coverage,
          random);
  } else {
    const int spots = random.between(1, 3);
    for (int i = 0; i < spots; ++i) {
      glare(shot.scene,
            map_point(placed.map, {random.uniform(0, size.width), random.uniform(0, size.height)}),
            {random.log_uniform(4, 22) * scale, random.log_uniform(2.5, 10) * scale},
            random.uniform(0.4, 1.4), coverage, random);
    }
  }
  judge_coverage(shot, coverage);
}

void add_finger(Shot& shot, const Field& field, Random& random) {
  cv::Mat1f coverage = cv::Mat1f::zeros(shot.scene.frame.size());
  const cv::Point2d tip(field.box.x + field.box.width * random.uniform(0.3, 0.7),
                        field.box.y + field.box.height / 2);
  lay_finger(shot.scene, shot.scene.documents[0], tip, random.uniform(14, 18), coverage, random);
  judge_coverage(shot, coverage);
}

// A finger that holds the sheet by its edge. Near the edge little is printed; what it does cover loses its
// truth.
void add_holding_finger(Shot& shot, Random& random) {
  cv::Mat1f coverage = cv::Mat1f::zeros(shot.scene.frame.size());
  const Placed& placed = shot.scene.documents[0];
  const cv::Size2d size = placed.document.size;
  const bool above = random.chance(0.5);
  const cv::Point2d tip(size.width * (above                ? random.uniform(0.1, 0.9)
                                      : random.chance(0.5) ? 0.97
                                                           : 0.03),
                        above ? 0.5 : size.height - 0.5);
  lay_finger(shot.scene, placed, tip, random.uniform(13, 17), coverage, random);
  judge_coverage(shot, coverage);
}

void cover_field(Shot& shot, Cover cover, Random& random) {
  const std::vector<Field>& fields = shot.scene.documents[0].document.fields;
  if (cover == Cover::None || fields.empty()) return;
  const std::size_t which = static_cast<std::size_t>(random.between(0, static_cast<int>(fields.size()) - 1));
  const Field field = fields[which];
  cover == Cover::Finger ? add_finger(shot, field, random) : add_glare(shot, &field, random);
}

void encode_as_jpeg(Shot& shot, int quality, Random& random) {
  shot.scene.wear.jpeg_quality = quality;
  shot.extension = random.chance(0.1) ? "jpeg" : "jpg";
  shot.bytes = encode_jpeg(
      shot.scene.frame,
      {.quality = quality, .progressive = random.chance(0.06), .subsampled = random.chance(0.85)});
}

PdfPage picture_page(Scene& scene, double dpi, Random& random) {
  scene.wear.jpeg_quality = random.between(70, 92);
  const cv::Size pixels = scene.frame.size();
  const cv::Size2d points(pixels.width * 72 / dpi, pixels.height * 72 / dpi);
  return {encode_jpeg(scene.frame, {.quality = scene.wear.jpeg_quality}), pixels, points, {{}, points}};
}

void encode_as_pdf(Shot& shot, double dpi, Random& random) {
  PdfPage page = picture_page(shot.scene, dpi, random);
  shot.extension = "pdf";
  shot.rendered = random.chance(0.25);
  if (shot.rendered) {
    // A page that has to be rendered: the picture set into an A4 page with lines of text.
    page.size = {595.28, 841.89};
    const double fit = std::min({1.0, 500 / page.box.width, 640 / page.box.height});
    page.box = {48, page.size.height - 130 - page.box.height * fit, page.box.width * fit,
                page.box.height * fit};
    page.texts = {{48, page.size.height - 60, 16, "Copy of identity document"}, {48, 40, 9, "Page 1 of 1"}};
  }
  shot.bytes = encode_pdf({page});
}

void encode_as_exif(Shot& shot, Random& random) {
  static constexpr std::array kOrientations{6, 6, 6, 8, 8, 3, 3, 1, 2, 4, 5, 7};
  const int orientation = random.pick(kOrientations);
  shot.scene.wear.jpeg_quality = random.between(80, 95);
  shot.extension = "jpg";
  shot.bytes = encode_jpeg(stored_form(shot.scene.frame, orientation),
                           {.quality = shot.scene.wear.jpeg_quality, .exif_orientation = orientation});
}

// The sheet alone, what lies beside it transparent.
void encode_with_alpha(Shot& shot, Random& random) {
  const Placed& placed = shot.scene.documents[0];
  cv::Mat3b white(shot.scene.frame.size(), cv::Vec3b(255, 255, 255));
  cv::Mat3b sheet(cvRound(placed.document.size.height * 8), cvRound(placed.document.size.width * 8),
                  cv::Vec3b(0, 0, 0));
  lay(white, sheet, placed.document.size, placed.document.corner_radius, placed.map, {.shadow = 0}, random);
  cv::Mat1b alpha;
  cv::cvtColor(white, alpha, cv::COLOR_BGR2GRAY);
  alpha = 255 - alpha;
  const cv::Vec3b hidden = random.chance(0.5) ? cv::Vec3b(0, 0, 0) : cv::Vec3b(255, 255, 255);
  shot.scene.frame.setTo(hidden, alpha == 0);
  shot.extension = "png";
  shot.bytes = encode_png(shot.scene.frame, alpha);
}

}  // namespace

const std::vector<CaptureWeight>& capture_weights() {
  static const std::vector<CaptureWeight> kWeights{
      {"flat", 7},        {"scan_a4", 10},    {"phone", 22}, {"turned", 7},     {"glare", 6},
      {"motion_blur", 4}, {"dark_noisy", 5},  {"small", 4},  {"heavy_jpeg", 4}, {"photocopy", 5},
      {"screen", 4},      {"shadow", 5},      {"pdf", 5},    {"bmp", 2},        {"alpha_png", 2},
      {"both_sides", 5},  {"fills_frame", 5}, {"exif", 5},
  };
  return kWeights;
}

namespace {

// Each sheet on a page of its own.
Shot take_pdf_pages(const std::vector<Order>& orders, Random& random, Studio& studio) {
  Shot shot;
  shot.extension = "pdf";
  std::vector<PdfPage> pages;
  for (const Order& order : orders) {
    Scene scene = page_scene({order}, 200, random, studio);
    pages.push_back(picture_page(scene, 200, random));
    scene.documents[0].page = static_cast<int>(pages.size()) - 1;
    if (pages.size() == 1) {
      shot.scene = std::move(scene);
    } else {
      shot.scene.documents.push_back(std::move(scene.documents[0]));
    }
  }
  shot.bytes = encode_pdf(pages);
  return shot;
}

// Words that holders print across copies so that nobody else can use them.
void watermark(Scene& scene, Random& random, Studio& studio) {
  const std::string words =
      random.pick(std::array{"仅供实名认证使用", "仅限本次业务办理使用", "仅供审核 他用无效",
                             "复印件与原件一致", "COPY FOR VERIFICATION ONLY"});
  const Placed& placed = scene.documents[0];
  const double scale =
      local_scale(placed.map, {placed.document.size.width / 2, placed.document.size.height / 2});
  const TextPicture text = studio.fonts.draw(
      to_utf32(words), {.font = random.pick(fonts_of(FontRole::Hei)), .size = scale * random.uniform(3, 6)});
  const cv::Vec3b ink = vary(random, rgb(random.pick(std::array{0x808080u, 0xC03030u, 0x3050A0u})), 20);
  const double opacity = random.uniform(0.12, 0.35);
  const double angle = random.uniform(-35, 35);
  const int copies = random.between(1, 3);
  for (int i = 0; i < copies; ++i) {
    const cv::Point2d at = map_point(placed.map, {placed.document.size.width * random.uniform(0.2, 0.8),
                                                  placed.document.size.height * random.uniform(0.15, 0.85)});
    cv::Mat turn =
        cv::getRotationMatrix2D(cv::Point2f(text.coverage.cols / 2.f, text.coverage.rows / 2.f), angle, 1);
    turn.at<double>(0, 2) += at.x - text.coverage.cols / 2.0;
    turn.at<double>(1, 2) += at.y - text.coverage.rows / 2.0;
    cv::Mat1b coverage;
    cv::warpAffine(text.coverage, coverage, turn, scene.frame.size(), cv::INTER_LINEAR);
    for (int y = 0; y < coverage.rows; ++y) {
      for (int x = 0; x < coverage.cols; ++x) {
        if (coverage(y, x) > 0)
          scene.frame(y, x) = mix(scene.frame(y, x), ink, coverage(y, x) / 255.0 * opacity);
      }
    }
  }
}

}  // namespace

Shot take(std::string_view capture, const std::vector<Order>& orders, Cover cover, Random& random,
          Studio& studio) {
  if (capture == "pdf" && orders.size() > 1) return take_pdf_pages(orders, random, studio);
  Shot shot;
  Scene& scene = shot.scene;
  const cv::Size2d sheet = sheet_size(orders[0].sheet);
  const double card_share = sheet.width / 85.6;
  const double density = card_share > 2 ? 1.6 / card_share : 1;  // pages have larger print than cards
  if (capture == "flat") {
    scene = flat_scene(orders[0], random.log_uniform(7, 22) * density, random, studio);
    blur(scene, random.uniform(0, 0.8));
    add_noise(scene, random.uniform(0, 2), random);
  } else if (capture == "small") {
    const double width = random.log_uniform(210, 480) * card_share;
    if (random.chance(0.5)) {
      scene = flat_scene(orders[0], width / sheet.width, random, studio);
    } else {
      scene = phone_scene(orders, random.chance(0.5) ? cv::Size(800, 600) : cv::Size(640, 480),
                          phone_pose(random), random, studio);
    }
    blur(scene, random.uniform(0.3, 0.6));
    add_noise(scene, random.uniform(0.5, 3), random);
  } else if (capture == "heavy_jpeg") {
    scene = random.chance(0.5) ? flat_scene(orders[0], random.log_uniform(6, 14) * density, random, studio)
                               : phone_scene(orders, {1600, 1200}, phone_pose(random), random, studio);
    add_noise(scene, random.uniform(0.5, 2), random);
  } else if (capture == "scan_a4" || capture == "photocopy" || (capture == "pdf" && random.chance(0.7)) ||
             (capture == "both_sides" && random.chance(0.6))) {
    static constexpr std::array kDpi{150.0, 200.0, 200.0, 300.0, 300.0};
    const double dpi = random.pick(kDpi);
    scene = page_scene(orders, dpi, random, studio);
    if (capture == "photocopy" || (capture == "both_sides" && random.chance(0.4))) {
      copy_machine(scene, random);
      shot.picture_defects.emplace_back("photocopy");
    }
  } else if (capture == "screen") {
    scene = screen_scene(orders[0], phone_size(random), random, studio);
    shot.picture_defects.emplace_back("screen_recapture");
  } else if (capture == "alpha_png") {
    scene = flat_scene(orders[0], random.log_uniform(8, 16) * density, random, studio);
  } else if (capture == "fills_frame") {
    const double aspect = sheet.width / sheet.height;
    const int width = random.pick(std::array{1200, 1600, 2400, 3600});
    scene = phone_scene(orders, {width, cvRound(width / aspect * random.uniform(0.97, 1.03))},
                        {.fill_low = 0.985, .fill_high = 1.045, .tilt = 3, .roll = 0.7, .off_centre = 0.3},
                        random, studio);
    everyday_wear(scene, random);
  } else {
    Pose pose = phone_pose(random);
    if (capture == "turned") pose.turn = random.chance(0.4) ? random.uniform(-180, 180) : 0;
    static const std::array kBitmapSizes{cv::Size(800, 600), cv::Size(1024, 768), cv::Size(1600, 1200)};
    const cv::Size size = capture == "bmp"          ? random.pick(kBitmapSizes)
                          : capture == "both_sides" ? cv::Size(2592, 3264)
                                                    : phone_size(random);
    scene = phone_scene(orders, size, pose, random, studio);
    if (random.chance(0.14)) add_holding_finger(shot, random);
    if (capture == "turned" && pose.turn == 0) quarter_turns(scene, random.between(1, 3));
    if (capture == "glare") add_glare(shot, nullptr, random);
    if (capture == "shadow") cast_shadow(scene, random.uniform(0.35, 0.75), random);
    if (capture == "motion_blur") {
      const double height = scene.documents[0].document.text_height *
                            local_scale(scene.documents[0].map, {sheet.width / 2, sheet.height / 2});
      smear(scene, std::max(2.0, height * random.uniform(0.12, 0.6)), random.uniform(0, 3.14));
    }
    if (capture == "dark_noisy") expose(scene, random.uniform(0.14, 0.45), random.uniform(0.95, 1.2), random);
    everyday_wear(scene, random);
    if (capture == "dark_noisy") add_noise(scene, random.uniform(4, 14), random);
  }
  const bool copied = capture == "flat" || capture == "scan_a4" || capture == "photocopy" || capture == "pdf";
  if (copied && random.chance(0.08)) {
    watermark(scene, random, studio);
    shot.watermarked = true;
  }
  cover_field(shot, cover, random);
  if (capture == "dark_noisy") shot.picture_defects.emplace_back("under_exposed");
  if (capture == "glare" || cover == Cover::Glare) shot.picture_defects.emplace_back("glare");
  if (cover == Cover::Finger) shot.picture_defects.emplace_back("occluded");

  if (capture == "heavy_jpeg") {
    encode_as_jpeg(shot, random.between(8, 28), random);
  } else if (capture == "pdf") {
    encode_as_pdf(shot, scene.frame.cols > 2000 ? 300 : 200, random);
  } else if (capture == "exif") {
    encode_as_exif(shot, random);
  } else if (capture == "alpha_png") {
    encode_with_alpha(shot, random);
  } else if (capture == "bmp") {
    shot.extension = "bmp";
    shot.bytes = encode_bmp(scene.frame);
  } else if (capture == "photocopy" && random.chance(0.5)) {
    scene.wear.jpeg_quality = random.between(60, 92);
    cv::Mat1b grey;
    cv::cvtColor(scene.frame, grey, cv::COLOR_BGR2GRAY);
    shot.extension = "jpg";
    shot.bytes = encode_grey_jpeg(grey, scene.wear.jpeg_quality);
  } else if ((capture == "flat" || capture == "scan_a4") && random.chance(0.25)) {
    shot.extension = "png";
    shot.bytes = encode_png(scene.frame);
  } else {
    encode_as_jpeg(shot, random.between(62, 95), random);
  }
  return shot;
}

Shot finish_holding_photo(Scene scene, Random& random) {
  Shot shot;
  shot.scene = std::move(scene);
  everyday_wear(shot.scene, random);
  if (random.chance(0.2)) {
    encode_as_exif(shot, random);
  } else {
    encode_as_jpeg(shot, random.between(70, 95), random);
  }
  return shot;
}

Shot finish_negative(cv::Mat3b frame, Random& random) {
  Shot shot;
  shot.scene.frame = std::move(frame);
  if (random.chance(0.7)) everyday_wear(shot.scene, random);
  encode_as_jpeg(shot, random.between(62, 95), random);
  return shot;
}

}  // namespace docintake::samples
