// The ways a document becomes a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "encode.h"
#include "scene.h"

namespace docintake::samples {

/// A finished picture in its file format. Coordinates in `scene` are pixels of the decoded page.
struct Shot {
  Scene scene;
  std::string extension;
  Bytes bytes;
  bool rendered = false;  ///< a PDF page that is no single picture: its decoded size is the reader's choice
  bool watermarked = false;
  std::vector<std::string> defects;
  std::vector<std::string> picture_defects;  ///< findings that it deserves by how it was taken
};

/// A defect laid over the document while it is taken.
enum class Cover { None, Finger, Glare };

/// Takes the orders (one sheet, or the two sides of one document) in the named way. `cover` hides one field,
/// whose truth becomes null.
Shot take(std::string_view capture, const std::vector<Order>& orders, Cover cover, Random& random,
          Studio& studio);

/// A picture without documents, worn as phone pictures are, as a JPEG.
Shot finish_negative(cv::Mat3b frame, Random& random);

/// A holding photo, worn as phone pictures are, as a JPEG; at times stored turned.
Shot finish_holding_photo(Scene scene, Random& random);

/// The names of all captures and how often each is taken.
struct CaptureWeight {
  std::string_view name;
  double weight;
};
const std::vector<CaptureWeight>& capture_weights();

}  // namespace docintake::samples
