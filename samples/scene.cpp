#include "scene.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "backgrounds.h"
#include "print.h"

namespace docintake::samples {

namespace {

cv::Matx33d rotation(double pitch, double yaw, double roll) {
  const double a = pitch * CV_PI / 180;
  const double b = yaw * CV_PI / 180;
  const double c = roll * CV_PI / 180;
  const cv::Matx33d x(1, 0, 0, 0, std::cos(a), -std::sin(a), 0, std::sin(a), std::cos(a));
  const cv::Matx33d y(std::cos(b), 0, std::sin(b), 0, 1, 0, -std::sin(b), 0, std::cos(b));
  const cv::Matx33d z(std::cos(c), -std::sin(c), 0, std::sin(c), std::cos(c), 0, 0, 0, 1);
  return x * y * z;
}

cv::Rect2d bounding_box(const std::vector<cv::Point2d>& points) {
  cv::Rect2d box(points[0], points[0]);
  double right = points[0].x;
  double bottom = points[0].y;
  for (const auto& p : points) {
    box.x = std::min(box.x, p.x);
    box.y = std::min(box.y, p.y);
    right = std::max(right, p.x);
    bottom = std::max(bottom, p.y);
  }
  return {box.x, box.y, right - box.x, bottom - box.y};
}

cv::Rect outer(cv::Rect2d box, double margin, cv::Size frame) {
  const cv::Point from(cvFloor(box.x - margin), cvFloor(box.y - margin));
  const cv::Point to(cvCeil(box.x + box.width + margin), cvCeil(box.y + box.height + margin));
  return cv::Rect(from, to) & cv::Rect({}, frame);
}

// A filled rectangle with rounded corners, anti-aliased, as large as the picture.
cv::Mat1b rounded_mask(cv::Size size, double radius) {
  cv::Mat1b mask(size, 255);
  const int r = cvRound(radius);
  if (r < 1) return mask;
  cv::Mat1b corner = cv::Mat1b::zeros(r, r);
  cv::circle(corner, cv::Point(r * 16, r * 16), r * 16, 255, cv::FILLED, cv::LINE_AA, 4);
  cv::Mat1b flipped;
  corner.copyTo(mask(cv::Rect(0, 0, r, r)));
  cv::flip(corner, flipped, 1);
  flipped.copyTo(mask(cv::Rect(size.width - r, 0, r, r)));
  cv::flip(corner, flipped, 0);
  flipped.copyTo(mask(cv::Rect(0, size.height - r, r, r)));
  cv::flip(corner, flipped, -1);
  flipped.copyTo(mask(cv::Rect(size.width - r, size.height - r, r, r)));
  return mask;
}

// target = target + (source - target) * alpha / 255
void blend(cv::Mat3b target, const cv::Mat3b& source, const cv::Mat1b& alpha) {
  for (int y = 0; y < target.rows; ++y) {
    cv::Vec3b* to = target[y];
    const cv::Vec3b* from = source[y];
    const uchar* weight = alpha[y];
    for (int x = 0; x < target.cols; ++x) {
      const int a = weight[x] + (weight[x] >> 7);
      if (a == 0) continue;
      for (int c = 0; c < 3; ++c)
        to[x][c] = static_cast<uchar>(to[x][c] + ((from[x][c] - to[x][c]) * a >> 8));
    }
  }
}

// Multiplies the frame by a coarse map of gains (1 = unchanged), scaled up smoothly.
void multiply(cv::Mat3b& frame, const cv::Mat1f& coarse) {
  cv::Mat1b gains;
  coarse.convertTo(gains, CV_8U, 128);
  cv::resize(gains, gains, frame.size(), 0, 0, cv::INTER_CUBIC);
  for (int y = 0; y < frame.rows; ++y) {
    cv::Vec3b* row = frame[y];
    const uchar* gain = gains[y];
    for (int x = 0; x < frame.cols; ++x) {
      for (int c = 0; c < 3; ++c) row[x][c] = cv::saturate_cast<uchar>(row[x][c] * gain[x] >> 7);
    }
  }
}

}  // namespace

void Scene::transform(const cv::Matx33d& change) {
  for (Placed& placed : documents) placed.map = change * placed.map;
}

cv::Point2d map_point(const cv::Matx33d& map, cv::Point2d p) {
  const cv::Vec3d v = map * cv::Vec3d(p.x, p.y, 1);
  return {v[0] / v[2], v[1] / v[2]};
}

std::vector<cv::Point2d> map_box(const cv::Matx33d& map, cv::Rect2d b) {
  return {map_point(map, b.tl()), map_point(map, {b.x + b.width, b.y}), map_point(map, b.br()),
          map_point(map, {b.x, b.y + b.height})};
}

double local_scale(const cv::Matx33d& map, cv::Point2d p) {
  const cv::Point2d here = map_point(map, p);
  return std::min(cv::norm(map_point(map, p + cv::Point2d(1, 0)) - here),
                  cv::norm(map_point(map, p + cv::Point2d(0, 1)) - here));
}

cv::Matx33d make_pose(Random& random, cv::Size2d size, cv::Size frame, const Pose& pose) {
  const cv::Matx33d turn =
      rotation(random.uniform(-pose.tilt, pose.tilt), random.uniform(-pose.tilt, pose.tilt),
               pose.turn + random.normal(0, pose.roll));
  const double distance = std::max(size.width, size.height) * random.uniform(1.6, 3.2);
  const cv::Matx33d centred(1, 0, -size.width / 2, 0, 1, -size.height / 2, 0, 0, 1);
  cv::Matx33d camera(turn(0, 0), turn(0, 1), 0, turn(1, 0), turn(1, 1), 0, turn(2, 0), turn(2, 1), distance);
  camera = camera * centred;
  const cv::Rect2d box = bounding_box(map_box(camera, {{}, size}));
  const double fill = random.uniform(pose.fill_low, pose.fill_high);
  const double scale = fill * std::min(frame.width / box.width, frame.height / box.height);
  const cv::Size2d room(frame.width - box.width * scale, frame.height - box.height * scale);
  const cv::Point2d at(room.width * (0.5 + pose.off_centre * random.uniform(-0.46, 0.46)),
                       room.height * (0.5 + pose.off_centre * random.uniform(-0.46, 0.46)));
  return cv::Matx33d(scale, 0, at.x - box.x * scale, 0, scale, at.y - box.y * scale, 0, 0, 1) * camera;
}

void lay(cv::Mat3b& frame, const cv::Mat3b& picture, cv::Size2d size, double radius, const cv::Matx33d& map,
         const Laying& laying, Random& random) {
  const cv::Rect2d box = bounding_box(map_box(map, {{}, size}));
  const double soft = std::max(1.0, laying.shadow_blur * frame.cols / 1000.0);
  const cv::Rect area = outer(box, 3 * soft + 4, frame.size());
  if (area.empty()) return;
  const double scale = picture.cols / size.width;
  // Pixel centres: pixel (0, 0) of the picture covers (0, 0) to (1, 1) of its millimetre grid.
  const cv::Matx33d to_mm(1 / scale, 0, 0.5 / scale, 0, 1 / scale, 0.5 / scale, 0, 0, 1);
  const cv::Matx33d to_area(1, 0, -area.x - 0.5, 0, 1, -area.y - 0.5, 0, 0, 1);
  const cv::Matx33d warp = to_area * map * to_mm;
  cv::Mat1b mask = rounded_mask(picture.size(), radius * scale);
  cv::Mat3b edged = picture;
  if (laying.edge != 0) {
    edged = picture.clone();
    const cv::Scalar colour = laying.edge > 0 ? cv::Scalar(250, 250, 250) : cv::Scalar(90, 90, 90);
    const double wide = std::abs(laying.edge) * scale;
    cv::Mat1b inner = cv::Mat1b::zeros(picture.size());
    const int w = std::max(1, cvRound(wide));
    rounded_mask({picture.cols - 2 * w, picture.rows - 2 * w}, (radius - std::abs(laying.edge)) * scale)
        .copyTo(inner(cv::Rect(w, w, picture.cols - 2 * w, picture.rows - 2 * w)));
    edged.setTo(colour, inner == 0);
  }
  cv::Mat3b warped;
  cv::Mat1b alpha;
  cv::warpPerspective(edged, warped, warp, area.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  cv::warpPerspective(mask, alpha, warp, area.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, 0);
  cv::Mat3b ground = frame(area);
  if (laying.shadow > 0) {
    const double shrink = std::max(1.0, soft / 2);
    cv::Mat1b small;
    cv::resize(alpha, small, {}, 1 / shrink, 1 / shrink, cv::INTER_AREA);
    const double angle = random.uniform(0, 6.28);
    const cv::Matx23d shift(1, 0, soft / shrink * std::cos(angle), 0, 1, soft / shrink * std::sin(angle));
    cv::warpAffine(small, small, shift, small.size());
    cv::GaussianBlur(small, small, {}, soft / shrink * 0.7);
    cv::Mat1f gains;
    small.convertTo(gains, CV_32F, -laying.shadow / 255, 1);
    multiply(ground, gains);
  }
  if (laying.reflectance < 1) warped.convertTo(warped, -1, laying.reflectance);
  blend(ground, warped, alpha);
}

void lay_order(Scene& scene, const Order& order, const cv::Matx33d& map, const Laying& laying, Studio& studio,
               Random& random) {
  const cv::Size2d size = sheet_size(order.sheet);
  double finest = 0;
  for (const auto& corner : map_box(cv::Matx33d::eye(), {{}, size}))
    finest = std::max(finest, local_scale(map, corner));
  Document document = draw_document(order, std::clamp(finest * 1.1, 2.5, 36.0), studio);
  lay(scene.frame, document.picture, size, document.corner_radius, map, laying, random);
  document.picture.release();
  scene.documents.push_back({std::move(document), map, 0});
}

void lay_finger(Scene& scene, const Placed& placed, cv::Point2d tip, double width_mm, cv::Mat1f& coverage,
                Random& random) {
  const cv::Size2d size = placed.document.size;
  // From the nearer of the upper and lower edge, a little slanted.
  const double outside = tip.y < size.height / 2 ? -120 : size.height + 120;
  const cv::Point2d root(tip.x + random.uniform(-18, 18), outside);
  const cv::Point2d from = map_point(placed.map, root);
  const cv::Point2d to = map_point(placed.map, tip);
  const double width = width_mm * local_scale(placed.map, tip);
  const cv::Rect2d box = bounding_box({from, to});
  const cv::Rect area = outer(box, width * 1.5, scene.frame.size());
  if (area.empty()) return;
  const auto local = [&](cv::Point2d p) { return cv::Point(cvRound(p.x) - area.x, cvRound(p.y) - area.y); };
  cv::Mat1b alpha = cv::Mat1b::zeros(area.size());
  cv::line(alpha, local(from), local(to), 255, cvRound(width), cv::LINE_AA);
  cv::Mat1f distance;
  cv::distanceTransform(alpha, distance, cv::DIST_L2, 3);
  const double tone = random.uniform(0.6, 1.0);
  const cv::Vec3b bright(cv::saturate_cast<uchar>(155 * tone), cv::saturate_cast<uchar>(185 * tone),
                         cv::saturate_cast<uchar>(230 * tone));
  const cv::Vec3b dark = mix(bright, {30, 40, 70}, 0.45);
  cv::Mat3b finger(area.size());
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < area.width; ++x)
      finger(y, x) = mix(dark, bright, std::min(1.0, distance(y, x) / (width * 0.35)));
  }
  const cv::Point2d along = (to - from) / std::max(1.0, cv::norm(to - from));
  const cv::Point2d nail = to - along * width * 0.05;
  cv::ellipse(finger, local(nail), cv::Size(cvRound(width * 0.32), cvRound(width * 0.26)),
              std::atan2(along.y, along.x) * 180 / CV_PI, 0, 360,
              cv::Scalar(mix(bright, {225, 225, 255}, 0.5)), cv::FILLED, cv::LINE_AA);
  cv::GaussianBlur(finger, finger, {}, std::max(0.8, width * 0.03));
  cv::GaussianBlur(alpha, alpha, {}, std::max(0.7, width * 0.015));
  cv::Mat3b ground = scene.frame(area);
  blend(ground, finger, alpha);
  cv::Mat1f covered;
  alpha.convertTo(covered, CV_32F, 1 / 255.0);
  cv::Mat under = coverage(area);
  cv::max(under, covered, under);
}

void light(Scene& scene, double strength, Random& random) {
  cv::Mat1f map(24, 24);
  const double angle = random.uniform(0, 6.28);
  const double falloff = random.uniform(0, 0.5) * strength;
  for (int y = 0; y < map.rows; ++y) {
    for (int x = 0; x < map.cols; ++x) {
      const double u = x / 11.5 - 1;
      const double v = y / 11.5 - 1;
      map(y, x) = static_cast<float>(1 + 0.4 * strength * (u * std::cos(angle) + v * std::sin(angle)) * 0.7 -
                                     falloff * (u * u + v * v) * 0.35);
    }
  }
  map += 0.08 * strength * fractal_noise(random, map.size(), {12, 12}, 2);
  multiply(scene.frame, map);
}

void cast_shadow(Scene& scene, double depth, Random& random) {
  constexpr int kSide = 256;
  cv::Mat1f map(kSide, kSide, 1.f);
  std::vector<cv::Point> outline;
  const double angle = random.uniform(0, 6.28);
  const cv::Point2d centre(kSide * random.uniform(0.2, 0.8), kSide * random.uniform(0.2, 0.8));
  const cv::Point2d along(std::cos(angle), std::sin(angle));
  const cv::Point2d across(-along.y, along.x);
  const double wide = kSide * random.uniform(0.15, 0.45);
  for (const auto& p :
       {centre + across * wide, centre + across * wide + along * 500, centre - across * wide + along * 500,
        centre - across * wide, centre - across * (wide * 0.5) - along * (wide * 0.4)}) {
    outline.emplace_back(p);
  }
  cv::fillPoly(map, std::vector{outline}, 1 - depth, cv::LINE_8);
  cv::GaussianBlur(map, map, {}, random.uniform(2, 14));
  multiply(scene.frame, map);
  scene.wear.contrast *= 1 - depth;
}

void glare(Scene& scene, cv::Point2d centre, cv::Size2d radii, double strength, cv::Mat1f& coverage,
           Random& random) {
  const double angle = random.uniform(0, 3.14);
  const double sharpness = random.uniform(1.5, 4);
  const double reach = 2.2 * std::max(radii.width, radii.height);
  const cv::Rect area =
      outer({centre.x - reach, centre.y - reach, 2 * reach, 2 * reach}, 0, scene.frame.size());
  for (int y = area.y; y < area.y + area.height; ++y) {
    for (int x = area.x; x < area.x + area.width; ++x) {
      const double dx = x - centre.x;
      const double dy = y - centre.y;
      const double u = (dx * std::cos(angle) + dy * std::sin(angle)) / radii.width;
      const double v = (dy * std::cos(angle) - dx * std::sin(angle)) / radii.height;
      const double r = std::sqrt(u * u + v * v);
      const double alpha = std::min(1.0, strength * 1.25 / (1 + std::pow(r, 2 * sharpness)));
      if (alpha < 0.004) continue;
      coverage(y, x) = std::max(coverage(y, x), static_cast<float>(alpha));
      cv::Vec3b& pixel = scene.frame(y, x);
      for (int c = 0; c < 3; ++c) pixel[c] = cv::saturate_cast<uchar>(pixel[c] + (255 - pixel[c]) * alpha);
    }
  }
}

void blur(Scene& scene, double sigma) {
  if (sigma < 0.3) return;
  cv::GaussianBlur(scene.frame, scene.frame, {}, sigma);
  scene.wear.blur = std::hypot(scene.wear.blur, sigma);
}

void smear(Scene& scene, double length, double angle) {
  const int side = cvCeil(length) | 1;
  cv::Mat1f kernel = cv::Mat1f::zeros(side, side);
  const double half = length / 2;
  const cv::Point2d centre(side / 2, side / 2);
  constexpr int kSteps = 200;
  for (int i = 0; i <= kSteps; ++i) {
    const double t = (i * 2.0 / kSteps - 1) * half;
    const cv::Point at(cvRound(centre.x + t * std::cos(angle)), cvRound(centre.y + t * std::sin(angle)));
    if (cv::Rect(0, 0, side, side).contains(at)) kernel(at) += 1;
  }
  kernel /= cv::sum(kernel)[0];
  cv::filter2D(scene.frame, scene.frame, -1, kernel);
  scene.wear.motion = length;
}

void expose(Scene& scene, double gain, double gamma, Random& random) {
  const double cast[]{random.uniform(0.9, 1.08), random.uniform(0.97, 1.03), random.uniform(0.92, 1.1)};
  cv::Mat3b table(1, 256);
  for (int i = 0; i < 256; ++i) {
    for (int c = 0; c < 3; ++c)
      table(i)[c] = cv::saturate_cast<uchar>(255 * std::pow(i / 255.0, gamma) * gain * cast[c]);
  }
  cv::LUT(scene.frame, table, scene.frame);
  scene.wear.contrast *= std::min(1.0, gain);
}

void add_noise(Scene& scene, double sigma, Random& random) {
  // One tile of noise, repeated with a shift: a million random numbers instead of 36.
  constexpr int kTile = 512;
  cv::RNG generator(random.next());
  cv::Mat3s tile(kTile, kTile);
  generator.fill(tile, cv::RNG::NORMAL, 0, 16 * sigma * 0.8);
  cv::Mat1s grey(kTile, kTile);
  generator.fill(grey, cv::RNG::NORMAL, 0, 16 * sigma * 0.6);
  if (random.chance(0.6)) cv::GaussianBlur(tile, tile, {}, 0.7);  // demosaicing spreads it
  for (int y = 0; y < scene.frame.rows; ++y) {
    cv::Vec3b* row = scene.frame[y];
    const int shift = (y / kTile * 197) % kTile;
    const cv::Vec3s* coloured = tile[y % kTile];
    const short* plain = grey[y % kTile];
    for (int x = 0; x < scene.frame.cols; ++x) {
      const int k = (x + shift + x / kTile * 131) % kTile;
      for (int c = 0; c < 3; ++c)
        row[x][c] = cv::saturate_cast<uchar>(row[x][c] + ((coloured[k][c] + plain[k] + 8) >> 4));
    }
  }
  scene.wear.noise = std::hypot(scene.wear.noise, sigma);
}

void sharpen(Scene& scene, double amount) {
  cv::Mat3b soft;
  cv::GaussianBlur(scene.frame, soft, {}, 1.4);
  cv::addWeighted(scene.frame, 1 + amount, soft, -amount, 0, scene.frame);
}

void moire(Scene& scene, Random& random) {
  const double angle = random.uniform(-0.12, 0.12);
  const double period = random.uniform(2.3, 4.2);
  const double beat = random.uniform(40, 160);
  const double strength = random.uniform(0.05, 0.18);
  const double phase = random.uniform(0, 6);
  for (int y = 0; y < scene.frame.rows; ++y) {
    cv::Vec3b* row = scene.frame[y];
    for (int x = 0; x < scene.frame.cols; ++x) {
      const double u = x * std::cos(angle) + y * std::sin(angle);
      const double v = y * std::cos(angle) - x * std::sin(angle);
      const double bands = std::sin(6.283 * (u + 14 * std::sin(v / 310 + phase)) / beat + phase);
      for (int c = 0; c < 3; ++c) {
        const double grid = std::sin(6.283 * u / period + c * 2.094) + 0.6 * std::sin(6.283 * v / period);
        row[x][c] = cv::saturate_cast<uchar>(
            row[x][c] * (1 + strength * (0.55 * grid + 0.6 * bands * std::sin(c * 1.3 + v / beat))));
      }
    }
  }
  scene.wear.noise = std::hypot(scene.wear.noise, strength * 100);
}

namespace {

constexpr double kLeastHeight = 10;
constexpr double kMostBlur = 0.16;
constexpr double kMostSmear = 0.38;

/// Height in pixels of the number's digits, or of the smallest field of a side without one.
double text_height(const Placed& placed) {
  const Document& d = placed.document;
  cv::Point2d at(d.size.width / 2, d.size.height / 2);
  for (const Field& field : d.fields) {
    if (field.name == "number" || field.name == "uscc" || (d.side == "back" && field.name == "valid_from"))
      at = field.box.tl() + cv::Point2d(field.box.width / 2, field.box.height / 2);
  }
  return d.text_height * local_scale(placed.map, at);
}

}  // namespace

bool legible(const Placed& placed, const Wear& wear) {
  for (const Field& field : placed.document.fields) {
    if ((field.name == "number" || field.name == "uscc") && field.value.is_null()) return false;
  }
  const double height = text_height(placed);
  const double ink = 190 * wear.contrast;
  return height >= (wear.jpeg_quality < 30 ? 14 : kLeastHeight) && wear.blur <= kMostBlur * height &&
         wear.motion <= kMostSmear * height && wear.noise <= 0.25 * ink && wear.contrast >= 0.12;
}

std::set<std::string> broken_parts(const Placed& placed, const Wear& wear) {
  const double height = text_height(placed);
  std::set<std::string> parts;
  if (height < kLeastHeight) parts.insert("low_resolution");
  if (wear.blur > kMostBlur * height || wear.motion > kMostSmear * height) parts.insert("blur");
  return parts;
}

}  // namespace docintake::samples
