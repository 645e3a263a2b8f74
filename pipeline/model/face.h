#pragma once

#include "pipeline/model/geometry.h"

namespace docintake {

/// What a face in an upload is.
enum class FaceRole {
  unknown,   ///< Told apart from the others by nothing.
  portrait,  ///< Printed on a document.
  holder,    ///< A person holding a document.
};

/// A face on a page.
struct Face {
  int page = 0;
  Box box;                ///< Page pixels.
  double confidence = 0;  ///< 0 to 1.
  FaceRole role = FaceRole::unknown;
  int document = -1;  ///< Index of the document whose portrait it is; -1 for none.
};

}  // namespace docintake
