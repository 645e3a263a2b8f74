#include "portraits.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>

#include "encode.h"

namespace docintake::samples {

namespace {

cv::Scalar skin(Random& random) {
  const double tone = random.uniform(0.55, 1.0);
  return {150 * tone, 185 * tone, 225 * tone + 15};
}

// A plain frontal face with the light and dark zones that cascades look for: brows and eyes darker than
// cheeks and forehead, a light nose ridge, a dark mouth.
cv::Mat3b draw_face(Random& random, cv::Rect2d& face) {
  constexpr int kShift = 4;
  constexpr double kOne = 1 << kShift;
  cv::Mat3b picture(500, 400, cv::Vec3b(225, 222, 218));
  const auto at = [](double x, double y) { return cv::Point(cvRound(x * kOne), cvRound(y * kOne)); };
  const auto oval = [&](double x, double y, double rx, double ry, cv::Scalar colour, double angle = 0) {
    cv::ellipse(picture, at(x, y), cv::Size(cvRound(rx * kOne), cvRound(ry * kOne)), angle, 0, 360, colour,
                cv::FILLED, cv::LINE_AA, kShift);
  };
  const cv::Scalar tone = skin(random);
  const cv::Scalar hair = cv::Scalar(25, 28, 35) * random.uniform(0.6, 2.0);
  const cv::Scalar cloth(random.uniform(30, 200), random.uniform(30, 160), random.uniform(30, 160));
  const double wide = random.uniform(76, 88);
  const double high = random.uniform(102, 116);
  oval(200, 195, wide + 16, high + 14, hair);
  oval(200, 510, 175, 130, cloth);
  oval(200, 345, 42, 70, tone * 0.82);
  oval(200, 225, wide, high, tone);
  oval(200, 128, wide * 0.9, 38, hair);
  for (const int side : {-1, 1}) {
    const double x = 200 + side * 36;
    oval(x, 203, 25, 15, tone * 0.72);
    oval(x, 187, 24, 5, hair, side * 4.0);
    oval(x, 206, 16, 7.5, cv::Scalar(235, 235, 235));
    oval(x, 206, 7.5, 7.5, cv::Scalar(30, 40, 55));
    oval(200 + side * 12, 258, 8, 5, tone * 0.66);
    oval(200 + side * (wide + 4), 220, 9, 24, tone * 0.85);
  }
  oval(200, 232, 9, 30, tone * 1.08);
  oval(200, 286, 30, 8, cv::Scalar(80, 80, 165) * random.uniform(0.7, 1.1));
  oval(200, 300, 22, 5, tone * 0.8);
  cv::GaussianBlur(picture, picture, {}, 2.2);
  face = {200 - 78, 160, 156, 156};
  return picture;
}

// The person cut out by GrabCut from a small copy, seeded by the face and the body expected below it.
cv::Mat1b find_person(const cv::Mat3b& picture, const cv::Rect2d& face) {
  const double scale = 256.0 / std::max(picture.cols, picture.rows);
  cv::Mat3b small;
  cv::resize(picture, small, {}, scale, scale, cv::INTER_AREA);
  cv::Mat1b labels(small.size(), cv::GC_PR_BGD);
  const cv::Point2d centre((face.x + face.width / 2) * scale, (face.y + face.height / 2) * scale);
  const double unit = face.width * scale;
  cv::ellipse(labels, centre, cv::Size2d(unit * 1.1, unit * 1.25), 0, 0, 360, cv::GC_PR_FGD, cv::FILLED);
  cv::rectangle(
      labels,
      cv::Rect(cv::Point2d(centre.x - unit * 1.6, centre.y + unit * 1.1), cv::Point(small.cols, small.rows)),
      cv::GC_PR_FGD, cv::FILLED);
  cv::ellipse(labels, centre, cv::Size2d(unit * 0.5, unit * 0.65), 0, 0, 360, cv::GC_FGD, cv::FILLED);
  cv::rectangle(labels, cv::Rect2d(centre.x - unit * 0.8, centre.y + unit * 1.5, unit * 1.6, unit),
                cv::GC_FGD, cv::FILLED);
  cv::Mat background;
  cv::Mat foreground;
  cv::theRNG().state = 12345;  // GrabCut seeds its mixture models from it
  cv::grabCut(small, labels, {}, background, foreground, 4, cv::GC_INIT_WITH_MASK);
  cv::Mat1b person = (labels == cv::GC_FGD) | (labels == cv::GC_PR_FGD);
  cv::morphologyEx(person, person, cv::MORPH_OPEN, cv::Mat::ones(3, 3, CV_8U));
  cv::GaussianBlur(person, person, {}, 1.0);
  cv::resize(person, person, picture.size(), 0, 0, cv::INTER_CUBIC);
  return person;
}

void vary_tone(cv::Mat3b& picture, Random& random) {
  const double gain = random.uniform(0.85, 1.15);
  const double gamma = random.uniform(0.8, 1.25);
  cv::Matx13d balance(random.uniform(0.93, 1.07), random.uniform(0.96, 1.04), random.uniform(0.94, 1.08));
  cv::Mat table(1, 256, CV_8UC3);
  for (int i = 0; i < 256; ++i) {
    for (int c = 0; c < 3; ++c) {
      table.at<cv::Vec3b>(i)[c] =
          cv::saturate_cast<uchar>(255 * std::pow(i / 255.0, gamma) * gain * balance(c));
    }
  }
  cv::LUT(picture, table, picture);
}

}  // namespace

std::optional<Portraits> Portraits::load(const std::vector<std::string>& sources) {
  Portraits result;
  for (const std::string& source : sources) {
    const std::size_t colon = source.rfind(".png:");
    const std::string path = colon == std::string::npos ? source : source.substr(0, colon + 4);
    const auto picture = read_png(path);
    if (!picture) {
      std::fprintf(stderr, "docintake-samples: cannot read the portrait %s\n", path.c_str());
      return std::nullopt;
    }
    cv::Rect2d face(0.342 * picture->cols, 0.135 * picture->rows, 0.205 * picture->cols,
                    0.205 * picture->rows);
    if (colon != std::string::npos && std::sscanf(source.c_str() + colon + 5, "%lf,%lf,%lf,%lf", &face.x,
                                                  &face.y, &face.width, &face.height) != 4) {
      std::fprintf(stderr, "docintake-samples: not a face box: %s\n", source.c_str());
      return std::nullopt;
    }
    result.sources_.push_back({*picture, find_person(*picture, face), face});
  }
  return result;
}

Portrait Portraits::make(Random& random, double aspect) const {
  Source drawn;
  if (sources_.empty()) {
    drawn.picture = draw_face(random, drawn.face);
  }
  const Source& source = sources_.empty() ? drawn : random.pick(sources_);
  // The face takes 42 to 52 % of the width, its centre a little above the middle.
  const double width = source.face.width / random.uniform(0.42, 0.52);
  const double height = width / aspect * random.uniform(0.95, 1.05);
  const cv::Point2d centre(source.face.x + source.face.width * random.uniform(0.46, 0.54),
                           source.face.y + source.face.height / 2);
  const cv::Rect2d crop(centre.x - width / 2, centre.y - height * random.uniform(0.42, 0.48), width, height);
  const cv::Size out(420, cvRound(420 / aspect));
  const cv::Matx23d map(out.width / crop.width, 0, -crop.x * out.width / crop.width, 0,
                        out.height / crop.height, -crop.y * out.height / crop.height);
  Portrait result;
  cv::warpAffine(source.picture, result.picture, map, out, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  if (!source.person.empty()) {
    cv::warpAffine(source.person, result.mask, map, out, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  }
  result.face = {(source.face.x - crop.x) / crop.width, (source.face.y - crop.y) / crop.height,
                 source.face.width / crop.width, source.face.height / crop.height};
  vary_tone(result.picture, random);
  if (random.chance(0.5)) {
    cv::flip(result.picture, result.picture, 1);
    if (!result.mask.empty()) cv::flip(result.mask, result.mask, 1);
    result.face.x = 1 - result.face.x - result.face.width;
  }
  return result;
}

Bust Portraits::bust(Random& random) const {
  Bust result;
  if (sources_.empty()) {
    result.picture = draw_face(random, result.face);
    cv::Mat3b ground(result.picture.size(), result.picture(0, 0));
    cv::Mat difference;
    cv::absdiff(result.picture, ground, difference);
    cv::cvtColor(difference, difference, cv::COLOR_BGR2GRAY);
    result.mask = difference > 6;
  } else {
    const Source& source = random.pick(sources_);
    result = {source.picture.clone(), source.person.clone(), source.face};
  }
  vary_tone(result.picture, random);
  if (random.chance(0.5)) {
    cv::flip(result.picture, result.picture, 1);
    cv::flip(result.mask, result.mask, 1);
    result.face.x = result.picture.cols - result.face.x - result.face.width;
  }
  return result;
}

}  // namespace docintake::samples
