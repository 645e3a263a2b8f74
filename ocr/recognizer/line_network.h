#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ocr/decoding/frame_scores.h"
#include "ocr/recognizer/network_model.h"
#include "pipeline/base/result.h"
#include "pipeline/model/raster.h"

namespace docintake {

/// A network made ready for the processor: its weights in the order that the convolutions want, and the
/// convolutions compiled for each width of line that came up (widths are rounded up, so that these are few).
/// One a process, shared by all threads; everything in it may be used from any thread.
class LineNetwork {
 public:
  /// Errors: `internal` where the processor or the model does not do.
  static Result<std::shared_ptr<const LineNetwork>> create(NetworkModel model);

  ~LineNetwork();
  LineNetwork(const LineNetwork&) = delete;
  LineNetwork& operator=(const LineNetwork&) = delete;

  /// Class i + 1 is character i.
  const std::u32string& alphabet() const { return alphabet_; }
  int classes() const { return int(alphabet_.size()) + 1; }
  int height() const { return height_; }  ///< Of the lines it reads, pixels.
  int stride() const { return stride_; }  ///< Columns of the line for one frame of scores.
  int widest() const;                     ///< Line that it reads, pixels.
  float epsilon() const { return epsilon_; }

 private:
  friend class LineScorer;
  class Chain;

  explicit LineNetwork(NetworkModel model);

  std::u32string alphabet_;
  int height_;
  int stride_;
  float epsilon_;
  std::unique_ptr<Chain> chain_;
};

/// Scores lines with a network. Holds the memory that this takes; one a thread. Runs on the calling thread
/// alone, whatever OpenMP is told from outside.
class LineScorer {
 public:
  explicit LineScorer(std::shared_ptr<const LineNetwork> network);
  ~LineScorer();
  LineScorer(LineScorer&&) noexcept;

  const LineNetwork& network() const { return *network_; }

  /// The scores of a line as high as the network wants, wider than nothing and not wider than it reads (else
  /// there are no frames). Grey levels are normalised over the whole picture. Frame i is for the columns from
  /// i x stride on. Valid until the next call.
  const FrameScores& score(const Raster& line);

 private:
  struct Scratch;

  std::shared_ptr<const LineNetwork> network_;
  std::unique_ptr<Scratch> scratch_;
  FrameScores scores_;
};

}  // namespace docintake
