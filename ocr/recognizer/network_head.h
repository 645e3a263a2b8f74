#pragma once

#include <vector>

#include "ocr/recognizer/network_model.h"
#include "ocr/recognizer/onednn.h"

// Private to ocr/recognizer.

namespace docintake {

/// The last layer of a network: rows of features, none negative, to rows of log-probabilities of all classes.
/// With ten thousand classes it costs as much as all the layers before it, and all but a few classes are
/// hopeless. So all are estimated with 8-bit numbers, which takes a quarter of the time, and those within
/// reach are computed exactly. What is below kHopeless is an estimate, off by some tenths at most. Immutable
/// once made; any thread may use it, with memory of its own.
class NetworkHead {
 public:
  static constexpr int kRows = 16;           ///< Scored together: so many scores stay in the cache.
  static constexpr float kHopeless = -9.2F;  ///< ln 1e-4

  /// Throws dnnl::error where the processor does not do.
  explicit NetworkHead(Convolution layer);

  int features() const { return layer_.inputs; }
  int classes() const { return layer_.outputs; }
  std::size_t scratchpad_bytes() const;

  /// Scores kRows rows. `scratchpad` is as large as it must be.
  void score(const float* features, float* scores, void* scratchpad) const;

 private:
  void make_primitives();
  void correct(const float* features, float offset, float* scores) const;
  float exact(const float* features, int of) const;

  Convolution layer_;
  dnnl::memory weights_;
  dnnl::memory::desc source_;
  dnnl::memory::desc products_;
  std::vector<float> scales_;  ///< Of the classes' 8-bit weights.
  dnnl::primitive product_;
  dnnl::memory::desc product_scratchpad_;
};

}  // namespace docintake
