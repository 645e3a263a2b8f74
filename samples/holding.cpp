#include "holding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "backgrounds.h"
#include "print.h"

namespace docintake::samples {

namespace {

using Points = std::vector<cv::Point2d>;

constexpr double kFaceWidth = 155;  // millimetres of a face box as cascades give it

// What is decided before anything is drawn. Lengths of the body are in widths of the face box, those of the
// hands in millimetres of the document, which is as far away as they are.
struct Stage {
  cv::Size frame;
  cv::Point2d face;  // centre of the face box
  double unit = 0;   // its width, pixels
  cv::Matx33d map;   // the document's millimetres to pixels
  cv::Size2d sheet;  // millimetres
  double mm = 0;     // pixels a millimetre of the document
  cv::Scalar skin;   // BGR
  cv::Scalar cloth;
  bool sleeves_rolled = false;

  cv::Point2d at(double x, double y) const { return face + cv::Point2d(x, y) * unit; }
  cv::Point2d on_sheet(double x, double y) const { return map_point(map, {x, y}); }
};

cv::Rect area_of(const Points& points, double margin, cv::Size frame) {
  cv::Point2d low = points[0];
  cv::Point2d high = points[0];
  for (const cv::Point2d& p : points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  const cv::Point2d grow(margin, margin);
  return cv::Rect(cv::Point(low - grow), cv::Point(high + grow)) & cv::Rect({}, frame);
}

std::vector<cv::Point> rounded(const Points& points, cv::Point from) {
  std::vector<cv::Point> result;
  for (const cv::Point2d& p : points) result.emplace_back(cvRound(p.x) - from.x, cvRound(p.y) - from.y);
  return result;
}

void blend(cv::Mat3b target, const cv::Mat3b& source, const cv::Mat1b& alpha) {
  for (int y = 0; y < target.rows; ++y) {
    for (int x = 0; x < target.cols; ++x) {
      if (alpha(y, x) > 0) target(y, x) = mix(target(y, x), source(y, x), alpha(y, x) / 255.0);
    }
  }
}

cv::Vec3b tone(const cv::Scalar& colour, double gain) {
  return {cv::saturate_cast<uchar>(colour[0] * gain), cv::saturate_cast<uchar>(colour[1] * gain),
          cv::saturate_cast<uchar>(colour[2] * gain)};
}

// A filled outline of cloth or skin with soft edges, its brightness uneven by `unevenness`.
void patch(cv::Mat3b& frame, const Points& outline, const cv::Scalar& colour, double soft, double unevenness,
           Random& random) {
  const cv::Rect area = area_of(outline, 3 * soft + 2, frame.size());
  if (area.width < 3 || area.height < 3) return;
  cv::Mat1b alpha = cv::Mat1b::zeros(area.size());
  cv::fillPoly(alpha, std::vector{rounded(outline, area.tl())}, 255, cv::LINE_AA);
  cv::GaussianBlur(alpha, alpha, {}, std::max(0.6, soft));
  cv::Mat1f folds = fractal_noise(random, {40, 40}, {14, 22}, 3) * unevenness + 1;
  cv::resize(folds, folds, area.size(), 0, 0, cv::INTER_CUBIC);
  cv::Mat3b fill(area.size());
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < area.width; ++x) fill(y, x) = tone(colour, folds(y, x));
  }
  blend(frame(area), fill, alpha);
}

// A limb or finger: round between its joints, in the light from the upper left.
void tube(cv::Mat3b& frame, const Points& joints, const std::vector<double>& radii,
          const cv::Scalar& colour) {
  const double widest = *std::max_element(radii.begin(), radii.end());
  const cv::Rect area = area_of(joints, widest * 1.3 + 4, frame.size());
  if (area.width < 3 || area.height < 3) return;
  cv::Mat1b alpha = cv::Mat1b::zeros(area.size());
  constexpr int kSteps = 48;
  for (std::size_t i = 0; i + 1 < joints.size(); ++i) {
    for (int k = 0; k <= kSteps; ++k) {
      const double t = double(k) / kSteps;
      const cv::Point2d p = joints[i] * (1 - t) + joints[i + 1] * t;
      cv::circle(alpha, {cvRound(p.x) - area.x, cvRound(p.y) - area.y},
                 std::max(1, cvRound(radii[i] * (1 - t) + radii[i + 1] * t)), 255, cv::FILLED, cv::LINE_AA);
    }
  }
  cv::Mat1f depth;
  cv::distanceTransform(alpha, depth, cv::DIST_L2, 3);
  cv::Mat3b fill(area.size());
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < area.width; ++x)
      fill(y, x) = tone(colour, 0.72 + 0.3 * std::min(1.0, depth(y, x) / (widest * 0.7)));
  }
  cv::GaussianBlur(fill, fill, {}, std::max(0.8, widest * 0.06));
  cv::GaussianBlur(alpha, alpha, {}, std::max(0.6, widest * 0.03));
  blend(frame(area), fill, alpha);
}

Points oval(cv::Point2d centre, double rx, double ry, double from = 0, double to = 360) {
  Points points;
  for (int i = 0; i <= 36; ++i) {
    const double a = (from + (to - from) * i / 36) * CV_PI / 180;
    points.emplace_back(centre.x + rx * std::cos(a), centre.y + ry * std::sin(a));
  }
  return points;
}

// ---- What stands behind

cv::Mat3b room(Random& random, Studio& studio, cv::Size size) {
  const double shrink = std::max(1.0, std::sqrt(double(size.area()) / 1e6));
  const cv::Size small(cvRound(size.width / shrink), cvRound(size.height / shrink));
  cv::Mat3b wall;
  const int kind = random.between(0, 5);
  if (kind < 2) {
    wall = make_surface(random, studio.fonts, Surface::Plain, small);
  } else if (kind == 2) {
    wall = make_surface(random, studio.fonts, small);
  } else {
    wall = make_surface(random, studio.fonts, Surface::Plain, small);
    // Panels, frames and door posts: straight edges that are no document's.
    const int things = random.between(2, 7);
    for (int i = 0; i < things; ++i) {
      const cv::Point at(random.between(-small.width / 8, small.width),
                         random.between(-small.height / 8, small.height));
      const cv::Size extent(cvRound(small.width * random.uniform(0.04, 0.5)),
                            cvRound(small.height * random.uniform(0.05, 0.6)));
      const cv::Scalar colour(random.uniform(20, 240), random.uniform(20, 240), random.uniform(20, 240));
      cv::rectangle(wall, {at, extent}, colour, random.chance(0.4) ? small.width / 80 + 1 : cv::FILLED,
                    cv::LINE_AA);
    }
  }
  cv::GaussianBlur(wall, wall, {}, random.uniform(0.5, 3));
  cv::resize(wall, wall, size, 0, 0, cv::INTER_LINEAR);
  return wall;
}

// ---- The person

// The mean colour of the cheeks.
cv::Scalar skin_of(const Bust& bust) {
  const cv::Rect2d& face = bust.face;
  const cv::Rect cheeks(cvRound(face.x + 0.25 * face.width), cvRound(face.y + 0.55 * face.height),
                        cvRound(0.5 * face.width), cvRound(0.17 * face.height));
  return cv::mean(bust.picture(cheeks & cv::Rect({}, bust.picture.size())));
}

void lay_head(cv::Mat3b& frame, const Stage& stage, const Bust& bust) {
  const double scale = stage.unit / bust.face.width;
  const cv::Point2d centre = (bust.face.tl() + bust.face.br()) / 2;
  const double reach = 1.3 * bust.face.width;
  const cv::Rect2d crop(centre.x - reach, centre.y - reach, 2 * reach, 2 * reach);
  const int side = std::max(8, cvRound(2 * reach * scale));
  const cv::Matx23d map(side / crop.width, 0, -crop.x * side / crop.width, 0, side / crop.height,
                        -crop.y * side / crop.height);
  cv::Mat3b head;
  cv::Mat1b person;
  cv::warpAffine(bust.picture, head, map, {side, side}, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  cv::warpAffine(bust.mask, person, map, {side, side}, cv::INTER_LINEAR, cv::BORDER_CONSTANT, 0);
  const double u = stage.unit;
  const cv::Point2d middle(side / 2.0, side / 2.0);
  cv::Mat1b outline = cv::Mat1b::zeros(side, side);
  // Hair above the jaw's hinge, face and chin below: what the suit's collar hides of the neck stays out.
  cv::fillPoly(
      outline,
      std::vector{rounded(oval(middle + cv::Point2d(0, -0.2 * u), 0.88 * u, 0.98 * u, 160, 380), {})}, 255,
      cv::LINE_AA);
  cv::fillPoly(outline, std::vector{rounded(oval(middle + cv::Point2d(0, 0.02 * u), 0.52 * u, 0.73 * u), {})},
               255, cv::LINE_AA);
  cv::GaussianBlur(outline, outline, {}, std::max(0.6, 0.012 * u));
  person = cv::min(cv::Mat(outline), cv::Mat(person));
  const cv::Rect target(cvRound(stage.face.x - side / 2.0), cvRound(stage.face.y - side / 2.0), side, side);
  const cv::Rect seen = target & cv::Rect({}, frame.size());
  if (seen.empty()) return;
  const cv::Rect part(seen.tl() - target.tl(), seen.size());
  blend(frame(seen), head(part), cv::Mat1b(person, part));
}

void lay_body(cv::Mat3b& frame, const Stage& stage, Random& random) {
  const double down = (frame.rows - stage.face.y) / stage.unit + 0.4;
  patch(frame, {stage.at(-0.36, 0.2), stage.at(0.36, 0.2), stage.at(0.4, 1.3), stage.at(-0.4, 1.3)},
        stage.skin * 0.76, stage.unit * 0.02, 0.04, random);
  Points body;
  const std::array<std::pair<double, double>, 7> sides{
      {{0.4, 1.02}, {0.8, 1.16}, {1.2, 1.36}, {1.36, 1.7}, {1.28, 2.6}, {1.22, 4.0}, {1.3, down + 4}}};
  for (const auto& [x, y] : sides) body.push_back(stage.at(x, y));
  for (auto side = sides.rbegin(); side != sides.rend(); ++side)
    body.push_back(stage.at(-side->first, side->second));
  patch(frame, body, stage.cloth, stage.unit * 0.012, 0.22, random);
  if (random.chance(0.5)) {
    patch(frame, oval(stage.at(0, 1.02), stage.unit * 0.4, stage.unit * random.uniform(0.1, 0.35), 0, 180),
          stage.skin * 0.84, stage.unit * 0.015, 0.03, random);
  }
}

void lay_headwear(cv::Mat3b& frame, const Stage& stage, Random& random) {
  const double u = stage.unit;
  const cv::Scalar colour(random.uniform(10, 220), random.uniform(10, 220), random.uniform(10, 220));
  const int kind = random.between(0, 3);
  if (kind == 0) {  // a hood or scarf around the face
    Points ring = oval(stage.at(0, -0.06), 1.02 * u, 1.22 * u, 50, 490);
    const Points inner = oval(stage.at(0, 0.0), 0.55 * u, 0.72 * u, 490, 50);
    ring.insert(ring.end(), inner.begin(), inner.end());
    patch(frame, ring, colour, 0.015 * u, 0.2, random);
    return;
  }
  const double brow = random.uniform(-0.42, -0.3);
  Points dome = oval(stage.at(0, brow), 0.88 * u, random.uniform(0.72, 0.95) * u, 180, 360);
  patch(frame, dome, colour, 0.012 * u, 0.14, random);
  if (kind == 1)
    patch(frame, oval(stage.at(0, brow), 0.7 * u, 0.13 * u), colour * 0.6, 0.012 * u, 0.05, random);
  if (kind == 2)
    patch(frame, oval(stage.at(0, brow), 1.4 * u, 0.17 * u), colour * 0.8, 0.012 * u, 0.08, random);
  if (kind == 3) {
    patch(frame,
          {stage.at(-0.9, brow - 0.14), stage.at(0.9, brow - 0.14), stage.at(0.88, brow + 0.1),
           stage.at(-0.88, brow + 0.1)},
          colour * 0.8, 0.012 * u, 0.1, random);
  }
}

void lay_face_cover(cv::Mat3b& frame, const Stage& stage, Random& random) {
  const double u = stage.unit;
  switch (random.between(0, 2)) {
    case 0: {
      const cv::Scalar colour = random.pick(std::array{cv::Scalar(220, 195, 150), cv::Scalar(242, 240, 236),
                                                       cv::Scalar(45, 42, 40), cv::Scalar(190, 170, 225)});
      Points mask = oval(stage.at(0, 0.28), 0.52 * u, 0.54 * u, -25, 205);
      mask.push_back(stage.at(0, random.uniform(-0.06, 0.08)));
      patch(frame, mask, colour, 0.012 * u, 0.05, random);
      break;
    }
    case 1:
      for (const int side : {-1, 1})
        patch(frame, oval(stage.at(side * 0.22, -0.12), 0.2 * u, 0.16 * u), {26, 20, 18}, 0.01 * u, 0.1,
              random);
      tube(frame, {stage.at(-0.5, -0.16), stage.at(0.5, -0.16)}, {0.02 * u, 0.02 * u}, {30, 25, 22});
      break;
    default:
      tube(frame, {stage.at(-1.2, 2.0), stage.at(-0.7, 1.1), stage.at(-0.35, 0.5)},
           {0.3 * u, 0.26 * u, 0.27 * u}, stage.skin);
      for (int i = 0; i < 4; ++i)
        tube(frame, {stage.at(-0.4, 0.22 + 0.14 * i), stage.at(0.42, 0.12 + 0.16 * i)}, {0.085 * u, 0.07 * u},
             stage.skin * 0.98);
  }
}

// ---- Hands

struct Hand {
  int side = 1;      // -1 holds the document's left edge, 1 its right one
  cv::Point2d grip;  // on the edge
  cv::Point2d away;  // from the document, a unit vector
  cv::Point2d palm;
  bool fingers_before = false;  // the fingers lie on the document, the thumb behind it
};

cv::Point2d unit_vector(cv::Point2d v) { return v / std::max(1e-6, cv::norm(v)); }

Hand make_hand(const Stage& stage, int side, Random& random) {
  Hand hand{.side = side};
  const double x = side < 0 ? 0 : stage.sheet.width;
  const double y = stage.sheet.height * random.uniform(0.45, 0.85);
  hand.grip = stage.on_sheet(x, y);
  hand.away = unit_vector(hand.grip - stage.on_sheet(x - side * 10, y));
  const cv::Point2d down = unit_vector(stage.on_sheet(x, y + 1) - hand.grip);
  hand.palm = hand.grip +
              unit_vector(hand.away + down * random.uniform(0.1, 1.0)) * (random.uniform(16, 24) * stage.mm);
  hand.fingers_before = random.chance(0.3);
  return hand;
}

void lay_arm(cv::Mat3b& frame, const Stage& stage, const Hand& hand, bool body, Random& random) {
  cv::Point2d elbow = stage.at(hand.side * random.uniform(1.45, 2.0), random.uniform(2.5, 3.3));
  elbow.y = std::max(elbow.y, hand.palm.y + 0.6 * stage.unit);
  const double at_body = stage.unit / kFaceWidth;
  if (body) {
    const cv::Point2d shoulder = stage.at(hand.side * 1.12, 1.5);
    tube(frame, {shoulder, (shoulder + elbow) / 2 + cv::Point2d(hand.side * 0.08 * stage.unit, 0), elbow},
         {60 * at_body, 56 * at_body, 48 * at_body}, stage.cloth * 0.95);
  }
  const double wrist = std::min(0.6, 60 * stage.mm / std::max(1.0, cv::norm(elbow - hand.palm)));
  tube(frame, {hand.palm, hand.palm + (elbow - hand.palm) * wrist, elbow},
       {22 * stage.mm, 25 * stage.mm, std::min(42 * stage.mm, 46 * at_body)}, stage.skin);
  const double from = stage.sleeves_rolled ? random.uniform(0.6, 0.95) : wrist * random.uniform(0.7, 1.0);
  tube(frame, {hand.palm + (elbow - hand.palm) * from, elbow}, {32 * stage.mm, 46 * at_body}, stage.cloth);
  const cv::Point2d in = unit_vector(hand.grip - hand.palm);
  tube(frame, {hand.palm - in * 10 * stage.mm, hand.palm + in * 4 * stage.mm}, {23 * stage.mm, 26 * stage.mm},
       stage.skin);
}

void lay_fingers(cv::Mat3b& frame, const Stage& stage, const Hand& hand, bool before, Random& random) {
  const double mm = stage.mm;
  const cv::Scalar skin = stage.skin * random.uniform(0.96, 1.03);
  const cv::Point2d in = unit_vector(hand.grip - hand.palm);
  const cv::Point2d across(-in.y, in.x);
  if (before != hand.fingers_before) {
    if (before) {  // the thumb's tip stays where nothing is printed
      const cv::Point2d tip = hand.grip + hand.away * (4.5 * mm);
      tube(frame, {tip, (tip + hand.palm) / 2 + hand.away * 3 * mm, hand.palm}, {8 * mm, 9 * mm, 11 * mm},
           skin);
      patch(frame, oval(tip + hand.away * 1.5 * mm, 4 * mm, 4 * mm), skin * 0.6 + cv::Scalar(85, 85, 100),
            0.6 * mm, 0.02, random);
    } else {
      tube(frame, {hand.palm, hand.grip - hand.away * 6 * mm}, {11 * mm, 9 * mm}, skin);
    }
    return;
  }
  for (int i = 0; i < 4; ++i) {
    const cv::Point2d root = hand.palm + across * ((i - 1.5) * 12 * mm);
    const cv::Point2d end =
        before ? hand.grip + across * ((i - 1.5) * 11 * mm) + hand.away * 4.5 * mm : root + in * (24 * mm);
    tube(frame, {root, end}, {8.5 * mm, 7.5 * mm}, skin * (i % 2 ? 0.97 : 1.0));
  }
}

// ---- Where everything is

Stage make_stage(const cv::Size2d& sheet, std::string_view defect, Random& random) {
  static const std::array kFrames{cv::Size(960, 1280),  cv::Size(1200, 1600), cv::Size(1536, 2048),
                                  cv::Size(1600, 1200), cv::Size(2048, 1536), cv::Size(3024, 4032),
                                  cv::Size(4032, 3024)};
  Stage stage;
  stage.sheet = sheet;
  const bool tiny = defect == "document_too_small";
  stage.frame = tiny ? kFrames[static_cast<std::size_t>(random.between(0, 1))] : random.pick(kFrames);
  const double w = stage.frame.width;
  const double h = stage.frame.height;
  double share = 0;
  for (int i = 0; i < 1000; ++i) {
    stage.unit = random.uniform(0.16, 0.36) * std::min(w, h);
    share = tiny ? random.uniform(0.05, 0.09) : random.log_uniform(0.11, 0.5);
    const double nearer = share * w / (stage.unit * sheet.width / kFaceWidth);
    if (tiny || (nearer > 0.75 && nearer < 3)) break;
  }
  // Posed in a frame as wide as the document, then brought to its place.
  const cv::Size own(cvRound(share * w), cvRound(share * w));
  const cv::Matx33d pose = make_pose(
      random, sheet, own,
      {.fill_low = 0.99, .fill_high = 1, .tilt = random.uniform(2, 20), .roll = 7, .off_centre = 0});
  stage.mm = local_scale(pose, {sheet.width / 2, sheet.height / 2});
  const double half = sheet.height * stage.mm * 0.6;
  stage.face = {w * random.uniform(0.36, 0.64), stage.unit * random.uniform(1.1, 1.7)};
  if (defect == "no_holder") stage.face.y = -2.4 * stage.unit;
  if (defect == "holder_face_cut_off") {
    if (random.chance(0.55))
      stage.face.y = stage.unit * random.uniform(-0.2, 0.22);
    else
      stage.face.x = random.chance(0.5) ? stage.unit * random.uniform(-0.2, 0.22)
                                        : w - stage.unit * random.uniform(-0.2, 0.22);
  }
  cv::Point2d centre(stage.face.x + stage.unit * random.normal(0, 0.4),
                     stage.face.y + stage.unit * random.uniform(0.85, 1.7) + half);
  centre.y = std::min(centre.y, h * 0.98 - half);
  if (defect == "no_holder") centre = {w * random.uniform(0.35, 0.65), h * random.uniform(0.35, 0.65)};
  const bool hides_face = centre.y - half < stage.face.y + 0.75 * stage.unit;
  if ((hides_face || random.chance(0.2)) && defect != "no_holder") {
    const double away = 0.95 * stage.unit + share * w / 2;
    const double way = stage.face.x < w / 2 ? 1 : -1;
    centre = {stage.face.x + way * away, stage.face.y + stage.unit * random.uniform(0, 0.9)};
  }
  const cv::Point2d margin(share * w * 0.52, half);
  centre = {std::clamp(centre.x, margin.x, std::max(margin.x, w - margin.x)),
            std::clamp(centre.y, margin.y, std::max(margin.y, h - margin.y))};
  stage.map =
      cv::Matx33d(1, 0, centre.x - own.width / 2.0, 0, 1, centre.y - own.height / 2.0, 0, 0, 1) * pose;
  stage.cloth = {random.uniform(20, 235), random.uniform(20, 235), random.uniform(20, 235)};
  stage.sleeves_rolled = random.chance(0.5);
  return stage;
}

}  // namespace

const std::vector<HoldingDefect>& holding_defects() {
  static const std::vector<HoldingDefect> kDefects{{"", 46},
                                                   {"holder_face_cut_off", 7},
                                                   {"holder_face_covered", 12},
                                                   {"holder_headwear", 10},
                                                   {"holder_arms_hidden", 9},
                                                   {"document_too_small", 6},
                                                   {"document_blurred", 5},
                                                   {"no_holder", 5}};
  return kDefects;
}

HoldingPhoto draw_holding_photo(const Order& order, std::string_view defect, Studio& studio, Random& random) {
  Stage stage = make_stage(sheet_size(order.sheet), defect, random);
  HoldingPhoto photo;
  cv::Mat3b& frame = photo.scene.frame;
  frame = room(random, studio, stage.frame);
  const bool person = defect != "no_holder";
  const Bust bust = studio.portraits.bust(random);
  stage.skin = skin_of(bust);
  if (person) {
    lay_body(frame, stage, random);
    lay_head(frame, stage, bust);
    if (defect == "holder_headwear") lay_headwear(frame, stage, random);
    if (defect == "holder_face_covered") lay_face_cover(frame, stage, random);
  }
  std::vector<Hand> hands;
  if (defect != "holder_arms_hidden") {
    const int which = random.between(0, 2);
    if (which != 1) hands.push_back(make_hand(stage, -1, random));
    if (which != 0) hands.push_back(make_hand(stage, 1, random));
  }
  for (const Hand& hand : hands) {
    lay_arm(frame, stage, hand, person, random);
    lay_fingers(frame, stage, hand, false, random);
  }
  lay_order(photo.scene, order, stage.map, {.shadow = 0.35, .shadow_blur = 3}, studio, random);
  if (defect == "document_blurred") {
    const double sigma = stage.mm * random.uniform(1.0, 2.0);
    const cv::Rect area = area_of(map_box(stage.map, {{}, stage.sheet}), 3 * sigma, frame.size());
    cv::Mat3b part = frame(area);
    cv::GaussianBlur(part.clone(), part, {}, sigma);
    photo.scene.wear.blur = sigma;
  }
  for (const Hand& hand : hands) lay_fingers(frame, stage, hand, true, random);
  if (!person) return photo;
  const cv::Rect2d face(stage.at(-0.5, -0.5), cv::Size2d(stage.unit, stage.unit));
  photo.holder = face & cv::Rect2d({}, cv::Size2d(frame.size()));
  photo.holder_whole = photo.holder->area() > 0.99 * face.area() && defect != "holder_face_covered";
  return photo;
}

}  // namespace docintake::samples
