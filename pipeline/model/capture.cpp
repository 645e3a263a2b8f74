#include "pipeline/model/capture.h"

#include <utility>

namespace docintake {

Capture turned(Capture capture, int quarter_turns) {
  if (quarter_turns % 4 == 0) return capture;
  capture.quad = turned(capture.quad, quarter_turns);
  capture.luma = turned(capture.luma, quarter_turns);
  capture.redness = turned(capture.redness, quarter_turns);
  return capture;
}

}  // namespace docintake
