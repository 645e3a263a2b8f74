#pragma once

#include <span>

#include "validators/documents/layout/text_rows.h"

namespace docintake {

/// Whether the page says that it is a paper of none of the kinds that are read here, by a title or a label
/// that none of them has. Damaged words do not count.
bool says_other_paper(std::span<const TextRow> rows);

}  // namespace docintake
