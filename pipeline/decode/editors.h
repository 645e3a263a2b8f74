#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/page.h"

namespace docintake {

/// Adds the editor that a metadata entry about the software names, if it names one that is known and not
/// there yet. Firmware of cameras and scanners, and programs that only convert, are none.
void note_editor(std::string_view software, std::vector<Editor>& found);

/// The same for all entries about software in an XMP packet (CreatorTool, softwareAgent); the rest of the
/// packet, where e.g. namespaces bear a program's name, does not count.
void note_editors_of_xmp(std::string_view packet, std::vector<Editor>& found);

}  // namespace docintake
