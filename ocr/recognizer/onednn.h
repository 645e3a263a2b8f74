#pragma once

#include <dnnl.hpp>
#include <mutex>

// Private to ocr/recognizer: what all users of oneDNN share.

namespace docintake::onednn {

inline constexpr auto kFloat = dnnl::memory::data_type::f32;

/// The one processor, as oneDNN sees it.
inline const dnnl::engine& processor() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

/// What the inner layers of a network multiply: bfloat16 where the processor does that itself, and then in
/// two thirds of the time; single precision elsewhere, where bfloat16 would be imitated and take twice as
/// long. ONEDNN_MAX_CPU_ISA=AVX512_CORE_VNNI makes any processor use single precision.
inline dnnl::memory::data_type inner_type() {
  const dnnl::cpu_isa isa = dnnl::get_effective_cpu_isa();
  const bool native = isa == dnnl::cpu_isa::avx512_core_bf16 || isa == dnnl::cpu_isa::avx512_core_amx;
  return native ? dnnl::memory::data_type::bf16 : kFloat;
}

/// Held while primitives are made. Where two threads make some at once, oneDNN 2.6.3 makes one now and then
/// that computes something else, and keeps it: 5 of 120 batches of two workers read differently to their end.
inline std::mutex& making_primitives() {
  static std::mutex mutex;
  return mutex;
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
