#pragma once

#include <map>
#include <string_view>

#include "validators/documents/evidence/evidence.h"

namespace docintake {

/// The values of an identity card whose small labels are there but cannot be read, told by their form and by
/// the order that such cards have: the surname, the given names right below it, then dates, of which birth is
/// the earlier one. Only those under something small, as values stand under their labels; no field of which
/// there may be two. To be trusted less than what stands at a label.
std::map<std::string_view, Printed> unlabelled_values(const Evidence& evidence);

}  // namespace docintake
