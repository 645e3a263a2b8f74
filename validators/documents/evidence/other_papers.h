#pragma once

#include <span>

#include "validators/documents/evidence/evidence.h"
#include "validators/documents/layout/text_rows.h"

namespace docintake {

/// Whether the page has the title of the mainland's driving or vehicle licence or of its residence permit for
/// citizens from elsewhere, a misread character or two aside: they print an 18-digit number too.
bool has_mainland_licence_title(std::span<const TextRow> rows);

/// Whether the page says that it is a visa: by words that no passport prints, or by a line of a machine
/// readable zone that begins as those of visas do (ICAO Doc 9303-7).
bool says_visa(const Evidence& evidence);

/// Whether the page says that it is a paper of none of the kinds that are read here, by a title or a label
/// that none of them has. Damaged words do not count, damaged titles as above.
bool says_other_paper(const Evidence& evidence);

}  // namespace docintake
