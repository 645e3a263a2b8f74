#pragma once

#include <span>
#include <string_view>

#include "pipeline/model/reading.h"
#include "validators/documents/layout/card_sheet.h"

namespace docintake {

/// Whether characters of a Chinese value seem to have been lost, in a reflection or by the reader: neighbours
/// stand farther apart than the line's characters do, or ink of a line goes on beyond its last character.
/// `lines` are those of the reading that the value's glyphs refer to.
bool seems_to_lack_characters(const Value& value, std::span<const TextLine> lines);

/// Whether an authority's name (ideographs) lost its beginning: it begins inside of 公安局, or no city of the
/// mainland is called by one character before 市 or by none, and no district by one before 区 but 城区, 郊区
/// and 矿区.
bool lacks_beginning(std::u32string_view authority);

}  // namespace docintake
