#pragma once

#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "pipeline/ports/page_decoder.h"
#include "pipeline/report/page_picture.h"

namespace docintake {

/// The pictures of uploads between their decoding and their place in a report. Used by many threads. Holds
/// those of the uploads that are under way, no more.
class Album {
 public:
  /// `labels` are the uploads that will be taken out, as often as they stand there.
  explicit Album(std::span<const std::string> labels);

  void put(const std::string& label, PagePicture picture);

  /// The pictures of an upload, by page; none where none was decoded. They are let go once the upload has
  /// been taken as often as it was announced.
  std::vector<PagePicture> take(const std::string& label);

 private:
  std::mutex mutex_;
  std::map<std::string, int> expected_;
  std::map<std::string, std::map<int, PagePicture>> pictures_;
};

/// Decodes as another decoder does and puts a picture of each page into an album. Owns neither.
class PictureTakingDecoder final : public PageDecoder {
 public:
  PictureTakingDecoder(PageDecoder& decoder, Album& album) : decoder_(decoder), album_(album) {}

  Result<UploadInfo> inspect(const Upload& upload) override { return decoder_.inspect(upload); }
  Result<Page> decode(const Upload& upload, const UploadInfo& info, int index, Deadline deadline) override;

 private:
  PageDecoder& decoder_;
  Album& album_;
};

}  // namespace docintake
