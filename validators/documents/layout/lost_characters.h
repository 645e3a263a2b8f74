#pragma once

#include <span>

#include "pipeline/model/reading.h"
#include "validators/documents/layout/card_sheet.h"

namespace docintake {

/// Whether characters of a Chinese value seem to have been lost, in a reflection or by the reader: neighbours
/// stand farther apart than the line's characters do, or ink of a line goes on beyond its last character.
/// `lines` are those of the reading that the value's glyphs refer to.
bool seems_to_lack_characters(const Value& value, std::span<const TextLine> lines);

}  // namespace docintake
