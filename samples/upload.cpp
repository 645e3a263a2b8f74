#include "upload.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "captures.h"
#include "holding.h"
#include "negatives.h"

namespace docintake::samples {

namespace {

struct KindWeight {
  std::string_view name;
  double weight;
};
constexpr std::array<KindWeight, 11> kKinds{{{"prc_id_card", 52},
                                             {"passport", 24},
                                             {"id_card", 14},
                                             {"none", 10},
                                             {"hkm_travel_permit", 6},
                                             {"tw_travel_permit", 6},
                                             {"hkmt_residence_permit", 6},
                                             {"foreign_pr_card", 6},
                                             {"business_licence", 8},
                                             {"driver_licence", 6},
                                             {"holding_photo", 6}}};

// What is held: its front.
constexpr std::array<KindWeight, 7> kHeld{{{"prc_id_card", 46},
                                           {"passport", 24},
                                           {"id_card", 6},
                                           {"hkm_travel_permit", 6},
                                           {"tw_travel_permit", 6},
                                           {"hkmt_residence_permit", 6},
                                           {"foreign_pr_card", 6}}};

// A name from a weighted table, restricted to the wanted ones.
template <typename Table>
std::string choose(Random& random, const Table& table, const std::vector<std::string>& wanted) {
  const auto weight = [&](const auto& row) {
    if (wanted.empty()) return row.weight;
    return std::find(wanted.begin(), wanted.end(), row.name) != wanted.end() ? row.weight : 0.0;
  };
  double total = 0;
  for (const auto& row : table) total += weight(row);
  double at = random.uniform(0, total);
  std::string last;
  for (const auto& row : table) {
    if (weight(row) <= 0) continue;
    last = row.name;
    if ((at -= weight(row)) < 0) break;
  }
  return last;
}

// What is to be drawn, and what is wrong with it.
struct Commission {
  std::vector<Order> orders;
  std::vector<std::string> defects;
};

void spoil_resident(Commission& work, Resident& r, bool front, Random& random) {
  if (!front) {
    if (!r.valid_until) return;
    const int age = random.between(1, 9);
    r.valid_from = add_years(r.valid_from, -age - years_between(kToday, *r.valid_until));
    r.valid_until = add_years(*r.valid_until, -age - years_between(kToday, *r.valid_until));
    work.defects.push_back("expired");
    return;
  }
  switch (random.between(0, 2)) {
    case 0: {
      const char right = r.number.back();
      const std::string wrong = "0123456789X";
      do r.number.back() = random.pick(wrong);
      while (r.number.back() == right);
      work.defects.push_back("number_check_wrong");
      break;
    }
    case 1:
      r.birth_date = add_years(r.birth_date, random.chance(0.5) ? 1 : -1);
      work.defects.push_back("birth_date_disagrees");
      break;
    default:
      r.sex = r.sex == "M" ? "F" : "M";
      work.defects.push_back("sex_disagrees");
  }
}

void spoil_traveller(Commission& work, Traveller& t, bool has_mrz, Random& random) {
  if (has_mrz && random.chance(0.5)) {
    for (Order& order : work.orders) order.wrong_mrz_digit = true;
    work.defects.push_back("mrz_check_wrong");
    return;
  }
  const int years = years_between(kToday, t.expiry_date) + random.between(1, 8);
  t.issue_date = add_years(t.issue_date, -years);
  t.expiry_date = add_years(t.expiry_date, -years);
  work.defects.push_back("expired");
}

/// Whether the sheet of a permit bears a machine readable zone.
bool has_zone(const PermitHolder& holder, Sheet sheet) {
  return sheet == Sheet::PermitBack && holder.kind != "hkmt_residence_permit" && holder.edition != 2023;
}

void spoil_holder(Commission& work, PermitHolder& holder, Random& random) {
  const Sheet last = work.orders.back().sheet;
  if (holder.kind == "hkmt_residence_permit" && work.orders.front().sheet == Sheet::PermitFront) {
    holder.birth_date = add_years(holder.birth_date, random.chance(0.5) ? 1 : -1);
    work.defects.push_back("birth_date_disagrees");
  } else if (has_zone(holder, last) && random.chance(0.5)) {
    work.orders.back().wrong_mrz_digit = true;
    work.defects.push_back("mrz_check_wrong");
  } else {
    const int years = years_between(kToday, holder.valid_until) + random.between(1, 8);
    holder.valid_from = add_years(holder.valid_from, -years);
    holder.valid_until = add_years(holder.valid_until, -years);
    work.defects.push_back("expired");
  }
}

Commission commission_of_permit(const std::string& kind, bool both_sides, bool spoiled,
                                const Gazetteer& gazetteer, Random& random) {
  Commission work;
  PermitHolder holder = make_permit_holder(random, kind, gazetteer);
  const bool front = both_sides || random.chance(0.6);
  work.orders.push_back(
      {front ? Sheet::PermitFront : Sheet::PermitBack, holder, false, Random(random.next())});
  if (both_sides) work.orders.push_back({Sheet::PermitBack, holder, false, Random(random.next())});
  if (spoiled) spoil_holder(work, holder, random);
  for (Order& order : work.orders) order.holder = holder;
  return work;
}

Commission commission_of_licence(bool both_sides, bool spoiled, Random& random) {
  Commission work;
  Driver driver = make_driver(random);
  const bool coded = driver.family == LicenceFamily::American || driver.family == LicenceFamily::Canadian;
  const bool front = both_sides || !coded || random.chance(0.6);
  work.orders.push_back(
      {front ? Sheet::DriverFront : Sheet::DriverBack, driver, false, Random(random.next())});
  if (both_sides && coded) work.orders.push_back({Sheet::DriverBack, driver, false, Random(random.next())});
  if (spoiled) {
    const int years = years_between(kToday, driver.valid_until) + random.between(1, 8);
    driver.issue_date = add_years(driver.issue_date, -years);
    driver.valid_until = add_years(driver.valid_until, -years);
    work.defects.push_back("expired");
  }
  for (Order& order : work.orders) order.holder = driver;
  return work;
}

Commission commission(const std::string& kind, bool both_sides, const Gazetteer& gazetteer, Random& random) {
  Commission work;
  const bool spoiled = random.chance(0.12);
  if (kind == "prc_id_card") {
    Resident r = make_resident(random, gazetteer);
    const bool front = both_sides || random.chance(0.62);
    if (spoiled) spoil_resident(work, r, front, random);
    work.orders.push_back({front ? Sheet::PrcFront : Sheet::PrcBack, r, false, Random(random.next())});
    if (both_sides) work.orders.push_back({Sheet::PrcBack, r, false, Random(random.next())});
    return work;
  }
  if (kind == "business_licence") {
    const Sheet sheet = random.chance(0.6) ? Sheet::LicenceLying : Sheet::LicenceUpright;
    work.orders.push_back({sheet, make_enterprise(random, gazetteer), false, Random(random.next())});
    return work;
  }
  if (kind == "driver_licence") return commission_of_licence(both_sides, spoiled, random);
  if (kind != "passport" && kind != "id_card")
    return commission_of_permit(kind, both_sides, spoiled, gazetteer, random);
  const int land = random.between(0, static_cast<int>(countries().size()) - 1);
  Traveller t = make_traveller(random, land);
  if (kind == "passport") {
    work.orders.push_back({Sheet::Passport, t, false, Random(random.next())});
  } else if (both_sides) {
    work.orders.push_back({Sheet::Td1Front, t, false, Random(random.next())});
    work.orders.push_back({Sheet::Td1Back, t, false, Random(random.next())});
  } else {
    const Sheet sheet = random.pick(std::array{Sheet::Td1Front, Sheet::Td1Back, Sheet::Td2});
    // Belgian cards have numbers of twelve digits, which go on in the optional data of a TD1 zone.
    if (sheet != Sheet::Td2 && random.chance(0.06)) t.number = from_pattern(random, "999999999999");
    work.orders.push_back({sheet, t, false, Random(random.next())});
  }
  if (spoiled) spoil_traveller(work, t, work.orders.back().sheet != Sheet::Td1Front, random);
  for (Order& order : work.orders) order.holder = t;
  return work;
}

double rounded(double value) { return std::round(value * 10) / 10; }

nlohmann::ordered_json points_json(const std::vector<cv::Point2d>& points) {
  nlohmann::ordered_json result = nlohmann::ordered_json::array();
  for (const auto& p : points) result.push_back({rounded(p.x), rounded(p.y)});
  return result;
}

// A face box in the picture: the sheet's box carried over by its centre and size, so that turning does not
// swell it.
nlohmann::ordered_json face_json(const Placed& placed, const cv::Rect2d& face) {
  const std::vector<cv::Point2d> corners = map_box(placed.map, face);
  const cv::Point2d centre = map_point(placed.map, (face.tl() + face.br()) / 2);
  const double width = (cv::norm(corners[1] - corners[0]) + cv::norm(corners[2] - corners[3])) / 2;
  const double height = (cv::norm(corners[3] - corners[0]) + cv::norm(corners[2] - corners[1])) / 2;
  const double side = std::sqrt(width * height);
  return {rounded(centre.x - side / 2), rounded(centre.y - side / 2), rounded(side), rounded(side)};
}

nlohmann::ordered_json document_json(const Placed& placed, const Wear& wear, bool located) {
  const Document& d = placed.document;
  nlohmann::ordered_json fields = nlohmann::ordered_json::object();
  nlohmann::ordered_json boxes = nlohmann::ordered_json::object();
  for (const Field& field : d.fields) {
    fields[field.name] = field.value;
    boxes[field.name] = {std::round(field.box.x / d.size.width * 1e4) / 1e4,
                         std::round(field.box.y / d.size.height * 1e4) / 1e4,
                         std::round(field.box.width / d.size.width * 1e4) / 1e4,
                         std::round(field.box.height / d.size.height * 1e4) / 1e4};
  }
  nlohmann::ordered_json result{{"kind", d.kind},  {"side", d.side},   {"page", placed.page},
                                {"quad", nullptr}, {"fields", fields}, {"boxes", boxes}};
  if (located) result["quad"] = points_json(map_box(placed.map, {{}, d.size}));
  if (!d.mrz.empty()) result["mrz"] = d.mrz;
  result["legible"] = legible(placed, wear);
  return result;
}

nlohmann::ordered_json truth_of(const std::string& name, const std::string& kind, std::string_view capture,
                                const Shot& shot, const std::vector<std::string>& defects) {
  nlohmann::ordered_json documents = nlohmann::ordered_json::array();
  nlohmann::ordered_json fields = nlohmann::ordered_json::object();
  nlohmann::ordered_json accept = nlohmann::ordered_json::object();
  nlohmann::ordered_json faces = nlohmann::ordered_json::array();
  nlohmann::ordered_json ghosts = nlohmann::ordered_json::array();
  bool readable = true;
  for (const Placed& placed : shot.scene.documents) {
    documents.push_back(document_json(placed, shot.scene.wear, !shot.rendered));
    readable = readable && documents.back()["legible"].get<bool>();
    for (const Field& field : placed.document.fields) {
      // A field hidden on one side may stand on the other.
      if (!fields.contains(field.name) || fields[field.name].is_null()) fields[field.name] = field.value;
      if (!field.accept.empty()) accept[field.name] = field.accept;
    }
    if (shot.rendered || placed.page > 0) continue;
    for (const cv::Rect2d& face : placed.document.faces) faces.push_back(face_json(placed, face));
    for (const cv::Rect2d& face : placed.document.ghost_faces) ghosts.push_back(face_json(placed, face));
  }
  std::set<std::string> picture_defects(shot.picture_defects.begin(), shot.picture_defects.end());
  for (const Placed& placed : shot.scene.documents)
    picture_defects.merge(broken_parts(placed, shot.scene.wear));
  const bool any = !shot.scene.documents.empty();
  nlohmann::ordered_json truth{{"file", name},
                               {"kind", kind},
                               {"side", shot.scene.documents.size() > 1 ? nlohmann::ordered_json("both")
                                        : any ? nlohmann::ordered_json(shot.scene.documents[0].document.side)
                                              : nlohmann::ordered_json()},
                               {"capture", capture},
                               {"fields", fields},
                               {"quad", any ? documents[0]["quad"] : nlohmann::ordered_json()},
                               {"size", {shot.scene.frame.cols, shot.scene.frame.rows}},
                               {"faces", faces},
                               {"ghost_faces", ghosts},
                               {"defects", defects},
                               {"picture_defects", picture_defects},
                               {"pages", 1},
                               {"legible", readable},
                               {"documents", documents}};
  if (!accept.empty()) truth["accept"] = accept;
  if (any) truth["pages"] = shot.scene.documents.back().page + 1;
  if (shot.watermarked) truth["variant"] = "watermark";
  if (shot.rendered) {
    truth["size"] = nullptr;
    truth["variant"] = "rendered";
  }
  for (const Placed& placed : shot.scene.documents) {
    if (!placed.document.mrz.empty()) truth["mrz"] = placed.document.mrz;
  }
  return truth;
}

Upload negative_upload(int index, Random& random, Studio& studio) {
  Negative negative = make_negative(random, studio);
  Shot shot = finish_negative(std::move(negative.frame), random);
  const std::string name = fmt::format("{:06}.{}", index, shot.extension);
  Upload upload{name, std::move(shot.bytes),
                truth_of(name, "none", negative.content == "portrait" ? "portrait" : "other", shot, {})};
  for (const cv::Rect2d& face : negative.faces) {
    upload.truth["faces"].push_back(
        {rounded(face.x), rounded(face.y), rounded(face.width), rounded(face.height)});
  }
  upload.truth["variant"] = negative.content;
  return upload;
}

Upload holding_upload(int index, const Gazetteer& gazetteer, Random& random, Studio& studio) {
  const std::string held = choose(random, kHeld, {});
  Commission work = commission(held, held != "passport", gazetteer, random);
  const std::string defect = choose(random, holding_defects(), {});
  HoldingPhoto photo = draw_holding_photo(work.orders.front(), defect, studio, random);
  Shot shot = finish_holding_photo(std::move(photo.scene), random);
  if (!defect.empty()) work.defects.push_back(defect);
  const std::string name = fmt::format("{:06}.{}", index, shot.extension);
  Upload upload{name, std::move(shot.bytes),
                truth_of(name, photo.holder ? "holding_photo" : held, "holding", shot, work.defects)};
  upload.truth["held_kind"] = held;
  nlohmann::ordered_json roles(upload.truth["faces"].size(), "portrait");
  if (photo.holder) {
    const cv::Rect2d& face = *photo.holder;
    const nlohmann::ordered_json box{rounded(face.x), rounded(face.y), rounded(face.width),
                                     rounded(face.height)};
    upload.truth["holder"] = box;
    // A face that is covered or cut off may or may not be found.
    upload.truth[photo.holder_whole ? "faces" : "ghost_faces"].push_back(box);
    if (photo.holder_whole) roles.push_back("holder");
  }
  upload.truth["face_roles"] = roles;
  return upload;
}

}  // namespace

const std::vector<std::string_view>& kind_names() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> names;
    for (const KindWeight& kind : kKinds) names.push_back(kind.name);
    return names;
  }();
  return kNames;
}

const std::vector<std::string_view>& capture_names() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> names;
    for (const CaptureWeight& capture : capture_weights()) names.push_back(capture.name);
    return names;
  }();
  return kNames;
}

Upload make_upload(const UploadPlan& plan, int index, Studio& studio) {
  Random random(plan.seed, static_cast<std::uint64_t>(index));
  const std::string kind = choose(random, kKinds, plan.kinds);
  if (kind == "none") return negative_upload(index, random, studio);
  if (kind == "holding_photo") return holding_upload(index, plan.gazetteer, random, studio);
  std::string capture = choose(random, capture_weights(), plan.captures);
  if (capture == "both_sides" && kind == "passport") capture = "scan_a4";  // a passport has one data page
  // A licence fills a scanned sheet to its edges.
  if (kind == "business_licence" &&
      (capture == "both_sides" || capture == "scan_a4" || capture == "photocopy" || capture == "pdf"))
    capture = "flat";
  const bool both = capture == "both_sides" || (capture == "pdf" && kind != "passport" && random.chance(0.3));
  Commission work = commission(kind, both, plan.gazetteer, random);
  const Cover cover = random.chance(0.96) ? Cover::None : random.chance(0.5) ? Cover::Finger : Cover::Glare;
  Shot shot = take(capture, work.orders, cover, random, studio);
  work.defects.insert(work.defects.end(), shot.defects.begin(), shot.defects.end());
  const std::string name = fmt::format("{:06}.{}", index, shot.extension);
  Upload upload{name, std::move(shot.bytes), truth_of(name, kind, capture, shot, work.defects)};
  return upload;
}

}  // namespace docintake::samples
