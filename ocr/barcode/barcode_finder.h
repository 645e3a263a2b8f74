#pragma once

#include <span>
#include <vector>

#include "pipeline/base/deadline.h"
#include "pipeline/model/raster.h"
#include "pipeline/model/reading.h"

namespace docintake {

/// The codes of those symbologies on a grey picture, turned any way; PDF417 from 1.5 pixels a module on. Only
/// what its error correction confirms is given: at most four codes of at most 4,096 bytes. Pictures larger
/// than 4 megapixels are reduced first, so that no picture takes long; a PDF417 that is then too fine is
/// sought on the three parts of the full picture that are densest with edges. Safe to call from any thread.
std::vector<Barcode> find_barcodes(const Raster& luma, std::span<const Symbology> symbologies,
                                   Deadline deadline);

}  // namespace docintake
