#pragma once

#include <dnnl.hpp>

// Private to ocr/recognizer: what all users of oneDNN share.

namespace docintake::onednn {

inline constexpr auto kFloat = dnnl::memory::data_type::f32;

/// The one processor, as oneDNN sees it.
inline const dnnl::engine& processor() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

/// What every primitive is made with, so that threads can share it: it works in memory that it is given.
inline dnnl::primitive_attr shared_attributes() {
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  return attributes;
}

/// Numbers brought from one order (and type) into another.
inline dnnl::memory reordered(const dnnl::memory& from, const dnnl::memory::desc& order) {
  dnnl::memory source = from;
  dnnl::memory target(order, processor());
  dnnl::stream stream(processor());
  dnnl::reorder(source, target).execute(stream, source, target);
  stream.wait();
  return target;
}

}  // namespace docintake::onednn
