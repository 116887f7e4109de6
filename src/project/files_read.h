// Which files a run has read, and which it writes, so that none is written over by it.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace cfnsonnet::project {

class FilesRead {
 public:
  /// By any thread. A name under which there is no file does no harm.
  void add(const std::string& name);
  /// Whether it is one of them, by whatever name.
  [[nodiscard]] bool contains(const std::filesystem::path& file);

 private:
  std::mutex mutex_;
  std::set<std::string> names_;  ///< Those that are not looked up yet.
  std::set<std::pair<dev_t, ino_t>> files_;
};

class FilesWritten {
 public:
  explicit FilesWritten(FilesRead& read) : read_(read) {}
  /// Each file has one text, and is none that was read. @return What is wrong with one more; empty where nothing is.
  [[nodiscard]] std::string take(const std::string& path);

 private:
  FilesRead& read_;
  std::set<std::filesystem::path> taken_;  // resolved
};

}  // namespace cfnsonnet::project
