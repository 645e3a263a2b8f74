#include "pipeline/model/page.h"

#include <utility>

namespace docintake {
namespace {

constexpr int kBlock = 8;

/// Where the first whole block of a side begins that is looked at from its other end.
int from_the_end(int start, int length) { return ((length - start) % kBlock + kBlock) % kBlock; }

/// The coding of a page of that width, turned counter-clockwise by a quarter: what was right is on top.
JpegCoding turned_by_quarter(const JpegCoding& coding, int width) {
  JpegCoding result;
  result.left = coding.top;
  result.top = from_the_end(coding.left, width);
  for (int v = 0; v < kBlock; ++v) {
    for (int u = 0; u < kBlock; ++u)
      result.quantization[kBlock * v + u] = coding.quantization[kBlock * u + v];
  }
  return result;
}

}  // namespace

Page turned(Page page, int quarter_turns) {
  const int turns = (quarter_turns % 4 + 4) % 4;
  if (turns == 0) return page;
  if (page.jpeg) {
    int width = page.luma.width();
    int height = page.luma.height();
    for (int i = 0; i < turns; ++i) {
      *page.jpeg = turned_by_quarter(*page.jpeg, width);
      std::swap(width, height);
    }
  }
  page.luma = turned(page.luma, turns);
  page.chroma.cb = turned(page.chroma.cb, turns);
  page.chroma.cr = turned(page.chroma.cr, turns);
  return page;
}

void mirror(Page& page) {
  mirror(page.luma);
  mirror(page.chroma.cb);
  mirror(page.chroma.cr);
  if (page.jpeg) page.jpeg->left = from_the_end(page.jpeg->left, page.luma.width());
}

}  // namespace docintake
