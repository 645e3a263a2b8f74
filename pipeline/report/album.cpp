#include "pipeline/report/album.h"

#include <utility>

namespace docintake {

Album::Album(std::span<const std::string> labels) {
  for (const std::string& label : labels) ++expected_[label];
}

void Album::put(const std::string& label, PagePicture picture) {
  const std::lock_guard lock(mutex_);
  pictures_[label].insert_or_assign(picture.page, std::move(picture));
}

std::vector<PagePicture> Album::take(const std::string& label) {
  const std::lock_guard lock(mutex_);
  std::map<int, PagePicture>& pages = pictures_[label];
  const bool last = --expected_[label] <= 0;
  std::vector<PagePicture> taken;
  for (auto& [index, picture] : pages) taken.push_back(last ? std::move(picture) : picture);
  if (last) {
    pictures_.erase(label);
    expected_.erase(label);
  }
  return taken;
}

Result<Page> PictureTakingDecoder::decode(const Upload& upload, const UploadInfo& info, int index,
                                          Deadline deadline) {
  Result<Page> page = decoder_.decode(upload, info, index, deadline);
  if (page.ok()) album_.put(upload.label(), picture_of(*page));
  return page;
}

}  // namespace docintake
