#pragma once

#include <span>
#include <string_view>

#include "pipeline/model/reading.h"
#include "pipeline/model/record.h"

namespace docintake {

/// The typed record of what was read: the kind of document whose labels, geometry and patterns fit best, its
/// fields, and findings for whatever could not be read or contradicts itself. Kind "unknown" where nothing
/// fits. Boxes are in capture pixels. `today` settles centuries and rules out birth dates to come. Pure.
Record normalize(const Reading& reading, Date today);

/// Which two-dimensional codes are worth looking for on a document of that kind; for "unknown" all that any
/// kind carries, since a code may be what tells it. Immutable text.
std::span<const Symbology> symbologies_on(std::string_view kind);

/// Whether documents of that kind have a frame printed on them that is easily taken for their sides.
bool has_printed_frame(std::string_view kind);

/// Whether such a side carries the holder's portrait. True of a side that is not known.
bool carries_portrait(const Record& record);

}  // namespace docintake
