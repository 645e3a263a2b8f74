// Invented companies, shops and partnerships and what their licences print of them.
#pragma once

#include <optional>
#include <string>

#include "persons.h"

namespace docintake::samples {

/// A holder of a business licence. Texts are empty where the licence does not print them.
struct Enterprise {
  std::string code;  ///< unified social credit code, both check characters right
  std::string name;
  std::string type;
  std::string head_title;  ///< 法定代表人, 经营者, 负责人, 投资人 or 执行事务合伙人
  std::string head;
  std::string capital_label;
  std::string capital;
  Date established;
  bool has_term = true;       ///< licences since 2019 print none at times
  std::optional<Date> until;  ///< none: 长期
  std::string address_label;
  std::string address;
  std::string scope;
  std::string authority;
  Date issued;
};

/// An enterprise of one of the places; everything agrees with everything.
Enterprise make_enterprise(Random& random, const Gazetteer& gazetteer);

}  // namespace docintake::samples
