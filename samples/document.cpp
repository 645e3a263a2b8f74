#include "document.h"

namespace docintake::samples {

cv::Size2d sheet_size(Sheet sheet) {
  switch (sheet) {
    case Sheet::Passport:
      return {125, 88};
    case Sheet::Td2:
      return {105, 74};
    case Sheet::LicenceLying:
      return {297, 210};
    case Sheet::LicenceUpright:
      return {210, 297};
    default:
      return {85.6, 53.98};
  }
}

Document draw_document(const Order& order, double scale, Studio& studio) {
  switch (order.sheet) {
    case Sheet::PrcFront:
      return draw_prc_front(order, scale, studio);
    case Sheet::PrcBack:
      return draw_prc_back(order, scale, studio);
    case Sheet::Passport:
      return draw_passport(order, scale, studio);
    case Sheet::PermitFront:
    case Sheet::PermitBack:
      return draw_permit(order, scale, studio);
    case Sheet::LicenceLying:
    case Sheet::LicenceUpright:
      return draw_business_licence(order, scale, studio);
    case Sheet::DriverFront:
    case Sheet::DriverBack:
      return draw_driver_licence(order, scale, studio);
    default:
      return draw_identity_card(order, scale, studio);
  }
}

}  // namespace docintake::samples
