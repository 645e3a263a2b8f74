// A picture with documents in it: where they lie, how they are laid into it, what the camera or scanner does
// to it.
#pragma once

#include <opencv2/core.hpp>
#include <set>
#include <string>
#include <vector>

#include "document.h"
#include "random.h"

namespace docintake::samples {

/// A document in a picture. `map` takes millimetres of the sheet to pixels of the picture.
struct Placed {
  Document document;  ///< its own picture is dropped once laid
  cv::Matx33d map;
  int page = 0;
};

/// What stands between the eye and the text; legibility follows from it (see `legible`).
struct Wear {
  double blur = 0;      ///< standard deviation of the sharpest detail, pixels
  double motion = 0;    ///< length of the smear, pixels
  double noise = 0;     ///< standard deviation, grey levels
  double contrast = 1;  ///< ink against paper, 1 = black on white
  int jpeg_quality = 95;
};

/// A picture being made.
struct Scene {
  cv::Mat3b frame;
  std::vector<Placed> documents;
  Wear wear;

  /// Changes the coordinates of everything in the scene (pixels to pixels); the frame is left alone.
  void transform(const cv::Matx33d& change);
};

/// A point through a homography.
cv::Point2d map_point(const cv::Matx33d& map, cv::Point2d point);

/// The corners of a box through a homography: top left, top right, bottom right, bottom left.
std::vector<cv::Point2d> map_box(const cv::Matx33d& map, cv::Rect2d box);

/// Pixels a millimetre of a map around a point, the smaller of the two directions.
double local_scale(const cv::Matx33d& map, cv::Point2d point);

/// How a sheet lies before the camera.
struct Pose {
  double fill_low = 0.45;  ///< share of the frame that the sheet takes, in its tighter direction
  double fill_high = 0.9;
  double tilt = 18;       ///< degrees out of the picture's plane, at most
  double roll = 6;        ///< degrees in the picture's plane, standard deviation
  double turn = 0;        ///< degrees added to the roll
  double off_centre = 1;  ///< 0 centred, 1 anywhere within the frame
};

/// A map from a sheet of `size` millimetres into a frame, as a pinhole camera sees it.
cv::Matx33d make_pose(Random& random, cv::Size2d size, cv::Size frame, const Pose& pose);

/// How a sheet is laid onto a surface.
struct Laying {
  double shadow = 0.35;    ///< darkness of the shadow beside it
  double shadow_blur = 6;  ///< pixels a thousand of the frame's width
  double edge = 0;         ///< a visible edge: above 0 light, below 0 dark
  double reflectance = 1;  ///< below 1: a darker sheet
};

/// Lays a picture of a sheet (`size` millimetres, rounded corners of `radius`) into the frame through `map`.
void lay(cv::Mat3b& frame, const cv::Mat3b& picture, cv::Size2d size, double radius, const cv::Matx33d& map,
         const Laying& laying, Random& random);

/// Draws an order at the resolution that `map` needs and lays it.
void lay_order(Scene& scene, const Order& order, const cv::Matx33d& map, const Laying& laying, Studio& studio,
               Random& random);

/// A finger from beyond the nearer edge of the document up to `tip` (millimetres of the sheet); adds its
/// coverage to `coverage` (frame size, 0 to 1).
void lay_finger(Scene& scene, const Placed& placed, cv::Point2d tip, double width_mm, cv::Mat1f& coverage,
                Random& random);

/// Uneven light over the frame; `strength` 0 to 1.
void light(Scene& scene, double strength, Random& random);

/// The shadow of a hand or phone across the frame, `depth` the share of light it takes.
void cast_shadow(Scene& scene, double depth, Random& random);

/// A glare spot at `centre` (frame pixels) with the given radii; adds its coverage to `coverage` (frame size,
/// 0 to 1).
void glare(Scene& scene, cv::Point2d centre, cv::Size2d radii, double strength, cv::Mat1f& coverage,
           Random& random);

/// Blur of the lens.
void blur(Scene& scene, double sigma);
/// Blur of a moving hand.
void smear(Scene& scene, double length, double angle);
/// Exposure: gain and colour cast.
void expose(Scene& scene, double gain, double gamma, Random& random);
/// Sensor noise.
void add_noise(Scene& scene, double sigma, Random& random);
/// The sharpening phones apply.
void sharpen(Scene& scene, double amount);
/// The interference of a screen's pixels with the camera's.
void moire(Scene& scene, Random& random);

/// The rule of legibility: whether a person reads the number (or the smallest field of a side without one)
/// easily. With `h` the height of its digits in pixels of the decoded page: h at least 10, blur at most 0.16
/// h, smear at most 0.38 h, noise at most a quarter of the ink's contrast in grey levels, contrast at least
/// 0.12, and with JPEG quality below 30 h at least 14.
bool legible(const Placed& placed, const Wear& wear);

/// The parts of that rule that are findings, where they are broken: low_resolution, blur.
std::set<std::string> broken_parts(const Placed& placed, const Wear& wear);

}  // namespace docintake::samples
