#include "pipeline/faces/holder_facts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <utility>

#include "pipeline/model/holding.h"

namespace docintake {
namespace {

// Of a face box's sides: what cascades leave out of a head.
constexpr double kForehead = 0.12;  // above
constexpr double kChin = 0.22;      // below

constexpr double kFreeSkin = 0.6;      // of the lower face that is skin, from which on it may be free ...
constexpr double kCoveredSkin = 0.25;  // ... and below which it is covered
constexpr double kMouth =
    0.006;  // of it that is unlike skin at least, as lips and teeth are and a hand is not
constexpr double kBeard = 0.55;        // luma over that of the cheeks: below, it may be a beard
constexpr double kLips = 2.5;          // of Cr, above the chin's and cheeks'
constexpr double kDarkGlasses = 0.42;  // luma of the eyes' surroundings over that of the cheeks

constexpr double kHidesFace = 0.03;  // of the middle of a face box that the document lies on ...
constexpr double kHidesChin = 0.5;   // ... and of the chin below it

constexpr int kSharpSide = 96;     // pixels that sharpness is measured at
constexpr double kSharp = 0.1;     // mean edge at that size over contrast, from which on a face is sharp ...
constexpr double kBlurred = 0.05;  // ... and below which it is not

constexpr double kOddColour = 0.5;   // of the crown, from which on it is no hair
constexpr double kSameAsAround = 9;  // of chroma: the crown may be the background over a bald head

constexpr double kHandWidth =
    0.15;  // of the document's longer side that skin goes along its edge: 13 mm of a card
constexpr double kNoHand = 0.03;                   // the same, below which there is no hand
constexpr int kAlong = 60;                         // points along each side of the document
constexpr std::array kOutwards{0.03, 0.07, 0.12};  // of the longer side, where a hand is looked for

constexpr const char* kCutOff =
    "The holder's face goes beyond the edge of the picture. Take it again with the whole face in view.";

Finding finding(std::string code, CheckOutcome outcome, std::optional<double> score, std::string message) {
  return {std::move(code), outcome, -1, "", score, std::move(message)};
}

Finding no_colours(std::string code) {
  return finding(std::move(code), CheckOutcome::cannot_tell, std::nullopt,
                 "The picture has no colours, or the face none of skin: this is told by colour and was not.");
}

Box part_of(const Box& face, double x, double y, double w, double h) {
  return {face.x + x * face.w, face.y + y * face.h, w * face.w, h * face.h};
}

/// How much of a box a document covers, 0 to 1.
double part_covered(const Box& box, const Quad& document) {
  constexpr int kPoints = 24;
  int covered = 0;
  for (int i = 0; i < kPoints; ++i) {
    for (int j = 0; j < kPoints; ++j)
      covered +=
          contains(document, {box.x + box.w * (j + 0.5) / kPoints, box.y + box.h * (i + 0.5) / kPoints});
  }
  return double(covered) / (kPoints * kPoints);
}

/// How much redder the reddest row about the mouth is than the cheeks, in Cr.
double redness_of_lips(const Page& page, const Box& face, double cheeks) {
  double reddest = -128;
  for (double y = 0.68; y < 0.96; y += 0.03) {
    if (const auto row = mean_tint(page, part_of(face, 0.37, y, 0.26, 0.04)))
      reddest = std::max(reddest, row->cr - cheeks);
  }
  return reddest;
}

/// Colours that hair does not have unless it is dyed: blue, green, strong red and violet.
bool odd_colour(const Tint& t) {
  return t.luma > 30 && (t.cb > 136 || t.cr < 119 || t.cr > 160 || (t.cb > 130 && t.cr > 140));
}

/// The part of a row of tiles over a box that satisfies a condition.
template <typename Condition>
double part_where(const Page& page, const Box& box, const Condition& condition) {
  constexpr int kTiles = 8;
  int seen = 0;
  int met = 0;
  for (int i = 0; i < kTiles; ++i) {
    for (int j = 0; j < kTiles; ++j) {
      const auto tile = mean_tint(
          page, {box.x + box.w * j / kTiles, box.y + box.h * i / kTiles, box.w / kTiles, box.h / kTiles});
      if (!tile) continue;
      ++seen;
      met += condition(*tile);
    }
  }
  return seen > 0 ? double(met) / seen : 0;
}

/// Where the head and the neck are, whose skin is no hand's.
bool on_head_or_neck(const Box& face, Point p) {
  const Point c = face.center();
  const double dx = std::abs(p.x - c.x) / face.w;
  const double dy = (p.y - c.y) / face.h;
  return (dx < 0.75 && dy > -1.1 && dy < 0.85) || (dx < 0.42 && dy >= 0.85 && dy < 1.3);
}

/// Whether it is mostly skin from there up to a face, as on a neck, though a collar crosses it.
bool below_face(const Page& page, const Box& face, Point p, const SkinTone& skin) {
  constexpr int kSteps = 20;
  constexpr double kMostly = 0.7;
  const Point c = face.center();
  if (std::abs(p.x - c.x) > 0.42 * face.w || p.y > c.y + 1.7 * face.h) return false;
  const double chin = face.y + 0.9 * face.h;
  int on_skin = 0;
  for (int i = 0; i < kSteps; ++i) on_skin += skin.at(page, {p.x, p.y + (chin - p.y) * i / kSteps});
  return on_skin > kMostly * kSteps;
}

double length(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

/// How far, along one side of the quad, skin goes outwards as a hand does, page pixels.
struct Grip {
  double hand = 0;  ///< Without what may be head or neck.
  double any = 0;
};

Grip longest_grip(const Page& page, const HeldDocument& held, int side, double longer, const SkinTone& skin) {
  const Point a = held.document[side];
  const Point b = held.document[(side + 1) % 4];
  const double extent = std::max(1.0, length(a, b));
  const Point out{(b.y - a.y) / extent, -(b.x - a.x) / extent};
  Grip longest, run;
  for (int i = 0; i <= kAlong; ++i) {
    const double t = double(i) / kAlong;
    bool is_skin = true;
    bool is_hand = true;
    for (const double reach : kOutwards) {
      const Point p{a.x + (b.x - a.x) * t + out.x * reach * longer,
                    a.y + (b.y - a.y) * t + out.y * reach * longer};
      is_skin = is_skin && skin.at(page, p);
      is_hand = is_hand && !on_head_or_neck(held.holder, p) &&
                (held.cut_off || !below_face(page, held.holder, p, skin));
    }
    run.any = is_skin ? run.any + extent / kAlong : 0;
    run.hand = is_skin && is_hand ? run.hand + extent / kAlong : 0;
    longest = {std::max(longest.hand, run.hand), std::max(longest.any, run.any)};
  }
  return longest;
}

}  // namespace

Finding face_cut_off(const Page& page, const Box& face) {
  const Box head = part_of(face, 0, -kForehead, 1, 1 + kForehead + kChin);
  const double left = std::max(0.0, head.x);
  const double top = std::max(0.0, head.y);
  const double right = std::min(double(page.luma.width()), head.right());
  const double bottom = std::min(double(page.luma.height()), head.bottom());
  const double seen = std::max(0.0, right - left) * std::max(0.0, bottom - top) / std::max(1.0, head.area());
  if (seen > 0.995)
    return finding("holder_face_cut_off", CheckOutcome::pass, seen,
                   "The holder's face is all in the picture.");
  return finding("holder_face_cut_off", CheckOutcome::fail, seen, kCutOff);
}

Finding only_part_seen() { return finding("holder_face_cut_off", CheckOutcome::fail, std::nullopt, kCutOff); }

Finding face_covered(const Page& page, const HeldDocument& held, const std::optional<SkinTone>& skin,
                     EyesSeen eyes) {
  const Box& face = held.holder;
  const std::string code = "holder_face_covered";
  if (part_covered(part_of(face, 0.2, 0, 0.6, 1), held.document) > kHidesFace)
    return finding(
        code, CheckOutcome::fail, std::nullopt,
        "The document is held before the holder's face. Take the photo again with the whole face free.");
  if (!skin) return no_colours(code);
  const auto cheeks = mean_tint(page, part_of(face, 0.22, 0.42, 0.56, 0.13));
  const auto lower = mean_tint(page, part_of(face, 0.3, 0.66, 0.4, 0.4));
  const auto around_eyes = mean_tint(page, part_of(face, 0.18, 0.28, 0.64, 0.18));
  if (!cheeks || !lower || !around_eyes)
    return finding(code, CheckOutcome::cannot_tell, std::nullopt,
                   "Too little of the face is in the picture.");
  const double free_part = skin->part_of(page, part_of(face, 0.3, 0.66, 0.4, 0.4));
  if (free_part < kCoveredSkin && lower->luma > kBeard * cheeks->luma)
    return finding(
        code, CheckOutcome::fail, 1 - free_part,
        "Mouth and chin of the holder are covered. Take the photo again with the whole face free.");
  if (!eyes.left && !eyes.right && around_eyes->luma < kDarkGlasses * lower->luma)
    return finding(
        code, CheckOutcome::fail, std::nullopt,
        "The holder's eyes are behind dark glasses or in the dark. Take the photo again with them free.");
  const double lips = redness_of_lips(page, face, cheeks->cr);
  const bool mouth = 1 - free_part >= kMouth;
  const bool chin = part_covered(part_of(face, 0.2, 1, 0.6, kChin), held.document) <= kHidesChin;
  if (chin && eyes.left && eyes.right && free_part >= kFreeSkin && lips >= kLips && mouth)
    return finding(code, CheckOutcome::pass, 1 - free_part,
                   "Eyes, mouth and chin of the holder are to be seen.");
  const std::string what = !chin                        ? "the document may be held before the chin"
                           : !(eyes.left && eyes.right) ? "both eyes were not seen"
                           : free_part < kFreeSkin      ? "its lower half is not all of the skin's colour"
                           : !mouth ? "no mouth stands out from the skin, which may be that of a hand"
                                    : "the lips do not stand out";
  return finding(code, CheckOutcome::cannot_tell, 1 - free_part,
                 "Whether the holder's face is free cannot be told: " + what + ".");
}

Finding face_blurred(const Page& page, const Box& face) {
  const std::string code = "holder_face_blurred";
  const cv::Rect box = cv::Rect(int(face.x), int(face.y), int(face.w), int(face.h)) &
                       cv::Rect(0, 0, page.luma.width(), page.luma.height());
  if (std::min(box.width, box.height) < kSharpSide / 2)
    return finding(code, CheckOutcome::cannot_tell, std::nullopt,
                   "The holder's face is too small to tell whether it is sharp.");
  const cv::Mat luma(page.luma.height(), page.luma.width(), CV_8U,
                     const_cast<std::uint8_t*>(page.luma.data()));
  cv::Mat small, edges;
  cv::resize(luma(box), small, {kSharpSide, kSharpSide}, 0, 0, cv::INTER_AREA);
  cv::Laplacian(small, edges, CV_32F);
  cv::Scalar mean, contrast;
  cv::meanStdDev(small, mean, contrast);
  const double sharpness = cv::mean(cv::abs(edges))[0] / std::max(4.0, contrast[0]);
  const double score = std::min(1.0, sharpness);
  if (sharpness >= kSharp) return finding(code, CheckOutcome::pass, score, "The holder's face is sharp.");
  if (sharpness < kBlurred)
    return finding(code, CheckOutcome::fail, score,
                   "The holder's face is not sharp. Hold the camera still and take the photo again.");
  return finding(code, CheckOutcome::cannot_tell, score,
                 "Whether the holder's face is sharp enough cannot be told by its edges.");
}

Finding headwear(const Page& page, const Box& face, const std::optional<SkinTone>& skin) {
  const std::string code = "holder_headwear";
  if (page.chroma.empty() || !skin) return no_colours(code);
  const Box crown = part_of(face, 0.15, -0.32, 0.7, 0.34);
  if (crown.y < 0)
    return finding(code, CheckOutcome::cannot_tell, std::nullopt,
                   "The top of the holder's head is not in the picture.");
  const double odd = part_where(page, crown, odd_colour);
  const auto above = mean_tint(page, crown);
  const auto left = mean_tint(page, part_of(face, -0.9, -0.5, 0.3, 0.4));
  const auto right = mean_tint(page, part_of(face, 1.6, -0.5, 0.3, 0.4));
  const auto like = [&](const std::optional<Tint>& around) {
    return around && std::hypot(around->cb - above->cb, around->cr - above->cr) < kSameAsAround;
  };
  if (odd >= kOddColour && !like(left) && !like(right))
    return finding(code, CheckOutcome::fail, odd,
                   "Something of a colour that hair has not is on the holder's head. Take it off and take "
                   "the photo again.");
  return finding(code, CheckOutcome::cannot_tell, odd,
                 "Hair and headwear of a like colour cannot be told apart without a model.");
}

Finding arms_hidden(const Page& page, const HeldDocument& held, const std::optional<SkinTone>& skin) {
  const std::string code = "holder_arms_hidden";
  if (!skin) return no_colours(code);
  double longer = 1;
  for (int i = 0; i < 4; ++i) longer = std::max(longer, length(held.document[i], held.document[(i + 1) % 4]));
  Grip grip;
  for (int side = 0; side < 4; ++side) {
    const Grip here = longest_grip(page, held, side, longer, *skin);
    grip = {std::max(grip.hand, here.hand / longer), std::max(grip.any, here.any / longer)};
  }
  const double score = std::min(1.0, grip.hand);
  if (grip.hand >= kHandWidth) return finding(code, CheckOutcome::pass, score, "A hand holds the document.");
  if (grip.any < kNoHand)
    return finding(code, CheckOutcome::fail, score,
                   "No hand is to be seen at the document. Hold it so that your hands and arms are in view.");
  return finding(
      code, CheckOutcome::cannot_tell, score,
      "Whether a hand holds the document cannot be told: too little at its edge is of the skin's colour.");
}

}  // namespace docintake
