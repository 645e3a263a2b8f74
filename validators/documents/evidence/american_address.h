#pragma once

#include <vector>

#include "validators/documents/evidence/evidence.h"
#include "validators/documents/evidence/licence_print.h"

namespace docintake {

/// Whether some line ends an address of the United States: a town, a state's two letters, and a postal code
/// of five or nine digits.
bool has_american_address(const Evidence& evidence);

/// The holder's name where no label says which of its words is what: the one or two lines of letters alone
/// right above an American address, at its left edge, from the top.
std::vector<LicenceValue> name_above_american_address(const Evidence& evidence);

}  // namespace docintake
