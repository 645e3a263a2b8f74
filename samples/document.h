// One side of a document: what stands on it and its picture.
#pragma once

#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <string>
#include <variant>
#include <vector>

#include "drivers.h"
#include "enterprises.h"
#include "fonts.h"
#include "permit_holders.h"
#include "persons.h"
#include "portraits.h"
#include "random.h"

namespace docintake::samples {

/// The sides of documents that can be drawn.
enum class Sheet {
  PrcFront,
  PrcBack,
  Passport,
  Td1Front,
  Td1Back,
  Td2,
  PermitFront,
  PermitBack,
  LicenceLying,
  LicenceUpright,
  DriverFront,
  DriverBack
};

/// A field as printed: its truth and where its value stands (millimetres from the sheet's upper left corner).
struct Field {
  std::string name;
  nlohmann::json value;  ///< the JSON form; null where it cannot be read
  cv::Rect2d box;
  nlohmann::json accept = nlohmann::json::array();  ///< other spellings that are right too
  cv::Rect2d mrz_box = {};  ///< where the machine readable zone says it too; empty where it does not
};

/// One drawn side of a document.
struct Document {
  std::string kind;
  std::string side;
  cv::Size2d size;           ///< millimetres
  double corner_radius = 0;  ///< millimetres
  std::vector<Field> fields = {};
  std::vector<cv::Rect2d> faces = {};        ///< millimetres
  std::vector<cv::Rect2d> ghost_faces = {};  ///< small second portraits, which may or may not be found
  std::vector<std::string> mrz = {};
  double text_height =
      2.2;  ///< millimetres: the digits of the number, or the smallest field where there is no number
  cv::Mat3b picture = {};
  double scale = 0;  ///< pixels of the picture a millimetre
};

/// What is to be drawn. A value: drawing it twice, at whatever scale, gives the same document.
struct Order {
  Sheet sheet = Sheet::PrcFront;
  std::variant<Resident, Traveller, PermitHolder, Enterprise, Driver> holder;
  bool wrong_mrz_digit = false;  ///< one check digit of the machine readable zone is wrong
  Random style{0};               ///< decides fonts, colours, offsets, the portrait
};

/// What drawing needs besides the order. The references must outlive it.
struct Studio {
  Fonts& fonts;
  const Portraits& portraits;
};

/// The size of a sheet in millimetres.
cv::Size2d sheet_size(Sheet sheet);

/// Draws an order at `scale` pixels a millimetre.
Document draw_document(const Order& order, double scale, Studio& studio);

// One function a kind, called by draw_document.
Document draw_prc_front(const Order& order, double scale, Studio& studio);
Document draw_prc_back(const Order& order, double scale, Studio& studio);
Document draw_passport(const Order& order, double scale, Studio& studio);
Document draw_permit(const Order& order, double scale, Studio& studio);
Document draw_business_licence(const Order& order, double scale, Studio& studio);
Document draw_identity_card(const Order& order, double scale, Studio& studio);
Document draw_driver_licence(const Order& order, double scale, Studio& studio);

}  // namespace docintake::samples
